"""Shows Screens: edit or send, answer the press, a queue per chat, marks, and what to do when Telegram says no.

A stored reply is marked when it was shown. An edit repeats harmlessly; a send whose end nobody saw is repeated: it may
come twice, never zero times.
"""

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from bot.artist import Artist
from bot.calls import RETRY, Calls
from bot.logs import where
from bot.messages import TEXT, Messages, Posted, kind_of, says
from bot.pace import Pace
from bot.person import hashed_addresses
from bot.session import LeanSession, Lost, NotSent, Refusal
from rules.outcomes import GONE
from storage import turns
from storage.db import Database, Trouble
from storage.outbox import End
from storage.turns import Outgoing, Shown

log = logging.getLogger(__name__)
ANSWERS = 4  # answers to presses of one chat under way at once: an impatient person does not take all the slots
FULL = 2000  # unsent screens at which the intake pauses
REMEMBERED = 10_000  # chats whose live keyboard is known without asking the database; replies known to be marked
SAYINGS = 4  # tries to say words over a button; without words one is enough
TOKEN_GONE = (401, 404)  # the token was revoked: no message is to blame
LANDING = 5  # seconds that calls under way get to end, and then what they brought to be marked


class Sender:
    def __init__(
        self, *, db: Database, session: LeanSession, token: str, pace: Pace, artist: Artist, messenger: str,
        clock: Callable[[], int],
    ) -> None:  # fmt: skip
        self._db = db
        self._pace = pace
        self._calls = Calls(session, token, pace)
        self._messages = Messages(self._calls, artist)
        self._messenger = messenger
        self._hashed = hashed_addresses(messenger, token)
        self._clock = clock
        self._chats: dict[str, deque[Outgoing]] = {}
        # The message that carries a chat's buttons. The row may be older than what was shown a moment ago.
        self._keyboards: OrderedDict[str, str | None] = OrderedDict()
        self._workers: set[asyncio.Task[None]] = set()
        self._marks: list[Shown] = []
        self._marker: asyncio.Task[None] | None = None
        self._held: set[int] = set()  # replies queued, or shown and not marked yet
        self._marked: OrderedDict[int, None] = OrderedDict()  # an update that came twice may have read them just before
        self._unsent = 0
        self._room = asyncio.Event()
        self._room.set()

    @property
    def unsent(self) -> int:
        return self._unsent

    def show(self, outgoing: Iterable[Outgoing]) -> None:
        """Queue stored replies; they go in order within a chat, side by side between chats. One held already is not
        queued again, nor one marked a moment ago: a batch that died hands over anew what was committed of it."""
        for reply in outgoing:
            if reply.id in self._held or reply.id in self._marked:
                continue
            self._held.add(reply.id)
            queue = self._chats.get(reply.address)
            if queue is None:
                queue = self._chats[reply.address] = deque()
                worker = asyncio.create_task(self._serve(reply.address, queue))
                self._workers.add(worker)
                worker.add_done_callback(self._workers.discard)
            queue.append(reply)
            self._unsent += 1
        if self._unsent >= FULL:
            self._room.clear()

    async def room(self) -> None:
        """Wait while too many screens are unsent over all chats."""
        await self._room.wait()

    async def settle(self) -> None:
        """Until everything was shown and marked."""
        while self._workers or self._marker:
            await asyncio.wait([*self._workers, *([self._marker] if self._marker else [])])

    async def close(self) -> None:
        """Begin no call, let those under way end, mark what they showed; the rest is stored and goes at the next start.

        A call cut short would be a message sent, not marked and sent again.
        """
        await self._calls.close(LANDING)
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        if self._marker:
            marker = self._marker
            await asyncio.wait({marker}, timeout=LANDING)
            marker.cancel()
            await asyncio.gather(marker, return_exceptions=True)

    async def turn(self, address: str, lane: int) -> None:
        """Wait for the right to post one message. Raises Paused."""
        await self._pace.turn(address, lane)

    async def post(self, address: str, screen: dict[str, Any]) -> End:
        """One try at an unasked message whose turn has come; the person's own screen keeps its keyboard.

        Raises NotSent, Lost, and Refusal when Telegram asks for a pause or does not know the bot any more.
        """
        try:
            if "edits" in screen:
                edited = await self._edit_again(address, Posted(*screen["edits"]), screen)
                if edited is None:
                    return End("failed", error="cannot be edited")
                posted = edited
            else:
                posted = await self._edit_slot(address, screen) or await self._messages.send(
                    address, screen, self._calls.once
                )
        except Refusal as refusal:
            if refusal.retry_after is not None or refusal.code in TOKEN_GONE:
                raise
            if says(refusal, GONE):
                self._mark(Shown(0, address, unreachable=True))
                return End("unreachable", error=refusal.description)
            return End("failed", error=refusal.description)
        if posted.picture or "slot" in screen:
            self._mark(Shown(0, address, picture=posted.picture, slot=_slot(screen, posted)))
        return End("sent", message=posted.message)

    async def _edit_slot(self, address: str, screen: dict[str, Any]) -> Posted | None:
        """The message that is this slot becomes the screen; None when there is none or it cannot."""
        if "slot" not in screen:
            return None
        async with self._db.read() as tx:
            held = await turns.slot(
                tx, screen["slot"], messenger=self._messenger, address=address, hashed=self._hashed(address)
            )
        return await self._edit_again(address, Posted(*held), screen) if held else None

    async def _edit_again(self, address: str, old: Posted, screen: dict[str, Any]) -> Posted | None:
        """One try; None when the message cannot become this screen."""
        try:
            return await self._messages.edit(address, old, screen, self._calls.once)
        except Lost as lost:
            raise NotSent(str(lost)) from lost  # repeated, an edit does no harm

    async def _serve(self, address: str, queue: deque[Outgoing]) -> None:
        try:
            while queue:
                waiting = list(queue)
                queue.clear()
                await self._show_all(address, waiting)
        finally:
            # No await between the empty queue and this: a reply queued later finds no chat and starts a new worker.
            del self._chats[address]

    async def _show_all(self, address: str, waiting: list[Outgoing]) -> None:
        answers = asyncio.Semaphore(ANSWERS)
        async with asyncio.TaskGroup() as group:
            said = {
                reply.id: group.create_task(self._answer(answers, reply))
                for reply in waiting
                if reply.body.get("callback")
            }
            for place, reply in enumerate(waiting):
                if reply.body["screen"] is None:
                    if reply.body.get("toast"):
                        await said[reply.id]  # these words are the whole reply
                    self._mark(Shown(reply.id, address))
                elif _replaced(reply, waiting[place + 1 :]):
                    self._mark(Shown(reply.id, address))
                else:
                    await self._draw_and_mark(address, reply)
                self._unsent -= 1
                if self._unsent < FULL // 2:
                    self._room.set()

    async def _answer(self, answers: asyncio.Semaphore, reply: Outgoing) -> None:
        """Stop the spinner on the button, or say words over it, and then try more than once. A press older than 150 s
        cannot be answered any more, and need not be."""
        screen = reply.body["screen"] or reply.body
        body: dict[str, Any] = {"callback_query_id": reply.body["callback"]}
        if screen.get("toast"):
            body["text"] = screen["toast"]
            body["show_alert"] = bool(screen.get("alert"))
        for pause in RETRY[: SAYINGS if "text" in body else 1]:
            try:
                async with answers:
                    await self._calls.quick("answerCallbackQuery", body)
            except (Refusal, NotSent, Lost) as error:
                log.debug("a press stays unanswered: %s", error)
                if isinstance(error, Refusal) and error.retry_after is None:
                    return
                if "text" in body:
                    await self._pace.sleep(getattr(error, "retry_after", None) or pause)
            else:
                return

    async def _draw_and_mark(self, address: str, reply: Outgoing) -> None:
        try:
            shown, old = await self._draw(address, reply)
        except Exception as error:
            # One screen must not hold up those behind it. It stays stored; the next start tries again.
            log.error("a screen could not be made: %s", where(error))  # noqa: TRY400 - no names
            return
        self._mark(shown)  # before anything else is called: what is shown and not marked would come twice
        for number in old:
            await self._messages.take_keyboard(address, number)

    async def _draw(self, address: str, reply: Outgoing) -> tuple[Shown, set[str]]:
        """What is to be marked, and the messages whose keyboards are old now."""
        screen: dict[str, Any] = reply.body["screen"]
        pressed: dict[str, Any] = reply.body.get("pressed") or {}
        aside = "aside" in screen
        before = None if aside else self._keyboards.pop(address, reply.body.get("keyboard"))
        sure = partial(self._calls.sure, to=address)
        try:
            posted = await self._edit(address, reply) or await self._messages.send(address, screen, sure)
        except Refusal as refusal:
            if says(refusal, GONE):
                return Shown(reply.id, address, unreachable=True), set()
            log.error("a screen was refused: %s", refusal)  # noqa: TRY400 - Telegram's words say it all
            await self._messages.say_plainly(address, screen)
            return Shown(reply.id, address), set()
        if aside:
            return Shown(reply.id, address, picture=posted.picture, slot=_slot(screen, posted)), set()
        message, number = posted.message, _number(pressed)
        old = {other for other in (before, number) if other is not None} if message != number else set[str]()
        live = self._keyboards[address] = message if screen.get("keyboard") else None
        if len(self._keyboards) > REMEMBERED:
            self._keyboards.popitem(last=False)
        keyboard = None if live == reply.body.get("keyboard") else live or ""
        shown = Shown(
            reply.id, address, keyboard=keyboard, picture=posted.picture, slot=_slot(screen, posted),
            over=message if message == number else None,
        )  # fmt: skip
        return shown, old

    async def _edit(self, address: str, reply: Outgoing) -> Posted | None:
        """None when the screen does not go over the pressed message, or that cannot be edited."""
        if not _edits(reply):
            return None
        pressed = Posted(str(reply.body["pressed"]["message"]), kind_of(reply.body["screen"]))
        return await self._messages.edit(address, pressed, reply.body["screen"], self._calls.sure)

    def _mark(self, shown: Shown) -> None:
        self._marks.append(shown)
        if self._marker is None:
            self._marker = asyncio.create_task(self._keep_marks())

    async def _keep_marks(self) -> None:
        """All that is known by now in one transaction; whatever comes meanwhile goes with the next."""
        try:
            while self._marks:
                try:
                    async with self._db.write() as tx:
                        marks = self._marks.copy()
                        await turns.mark(tx, marks, messenger=self._messenger, hashed=self._hashed, now=self._clock())
                    # Only now: a COMMIT that failed leaves them to the next try.
                    del self._marks[: len(marks)]
                    self._held.difference_update(mark.id for mark in marks)
                    self._marked.update((mark.id, None) for mark in marks)
                    while len(self._marked) > REMEMBERED:
                        self._marked.popitem(last=False)
                except Trouble as trouble:
                    log.error("not marked yet: %s", trouble)  # noqa: TRY400 - the named code says it all
                    await self._pace.sleep(1)
        finally:
            self._marker = None


def _edits(reply: Outgoing) -> bool:
    """A text over a text is edited; after typed words or beside a picture a new message comes. What stands aside
    stays the message it is."""
    pressed, screen = reply.body.get("pressed"), reply.body["screen"]
    if pressed is None or screen is None:
        return False
    kind: str = pressed["kind"]
    return kind != "gone" if "aside" in screen else kind == TEXT == kind_of(screen)


def _slot(screen: dict[str, Any], posted: Posted) -> tuple[str, str, str] | None:
    return (screen["slot"], posted.message, posted.kind) if "slot" in screen else None


def _number(pressed: dict[str, Any]) -> str | None:
    return str(pressed["message"]) if pressed else None


def _replaced(reply: Outgoing, later: list[Outgoing]) -> bool:
    """A newer edit of the same message stands behind: this one need not be shown. Never true of a send."""
    if not _edits(reply):
        return False
    message = reply.body["pressed"]["message"]
    following = next((after for after in later if after.body["screen"] is not None), None)
    return following is not None and _edits(following) and following.body["pressed"]["message"] == message
