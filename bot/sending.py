"""Shows Screens in Telegram: edit or send, answer the press, a queue per chat, pace, and what to do when it says no.

A stored reply is marked when it was shown. An edit repeats harmlessly; a send whose end nobody saw is repeated: it may
come twice, never zero times.
"""

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.artist import Artist
from bot.logs import where
from bot.pace import Pace
from bot.person import hashed_addresses
from bot.session import LeanSession, Lost, NotSent, Refusal, Upload
from bot.texts import Html, plain
from storage import turns
from storage.db import Database, Trouble
from storage.turns import Outgoing, Shown

log = logging.getLogger(__name__)
SLOTS = 48  # calls under way at once; one is held during the call only
ANSWERS = 4  # answers to presses of one chat under way at once: an impatient person does not take all the slots
FULL = 2000  # unsent screens at which the intake pauses
REMEMBERED = 10_000  # chats whose live keyboard is known without asking the database
RETRY = (0.5, 1, 2, 5, 10, 30)  # seconds between tries while Telegram cannot be reached
SAYINGS = 4  # tries to say words over a button; without words one is enough
LANDING = 5  # seconds that calls under way get to end, and then what they brought to be marked
# What Telegram says when a message cannot be edited any more: the screen is sent anew.
_CANNOT_EDIT = ("message to edit not found", "can't be edited", "no text in the message", "message_id_invalid")
_GONE = ("bot was blocked", "user is deactivated", "chat not found", "can't initiate conversation")
_STALE_FILE = ("wrong file identifier", "wrong remote file", "file_reference")
Call = Callable[..., Awaitable[Any]]  # `Sender._once` or `Sender._sure`


@dataclass(frozen=True, slots=True)
class Sent:
    """The end of one unasked message: sent, unreachable, or failed with Telegram's words."""

    state: str
    message: str | None = None
    error: str | None = None


class Sender:
    def __init__(
        self, *, db: Database, session: LeanSession, token: str, pace: Pace, artist: Artist, messenger: str,
        clock: Callable[[], int],
    ) -> None:  # fmt: skip
        self._db = db
        self._session = session
        self._token = token
        self._pace = pace
        self._artist = artist
        self._messenger = messenger
        self._hashed = hashed_addresses(messenger, token)
        self._clock = clock
        self._chats: dict[str, deque[Outgoing]] = {}
        # The message that carries a chat's buttons. The row may be older than what was shown a moment ago.
        self._keyboards: OrderedDict[str, str | None] = OrderedDict()
        self._workers: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(SLOTS)
        self._marks: list[Shown] = []
        self._marker: asyncio.Task[None] | None = None
        self._held: set[int] = set()  # replies queued, or shown and not marked yet
        self._unsent = 0
        self._room = asyncio.Event()
        self._room.set()
        self._closing = False
        self._under_way = 0
        self._landed = asyncio.Event()
        self._landed.set()

    @property
    def unsent(self) -> int:
        return self._unsent

    def show(self, outgoing: Iterable[Outgoing]) -> None:
        """Queue stored replies; they go in order within a chat, side by side between chats. One held already is not
        queued again: a batch that died hands over anew what was committed of it."""
        for reply in outgoing:
            if reply.id in self._held:
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
        self._closing = True
        try:
            await asyncio.wait_for(self._landed.wait(), LANDING)
        except TimeoutError:
            log.warning("%d calls did not end, what they sent may come twice", self._under_way)
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        if self._marker:
            marker = self._marker
            await asyncio.wait({marker}, timeout=LANDING)
            marker.cancel()
            await asyncio.gather(marker, return_exceptions=True)

    async def post(self, address: str, screen: dict[str, Any]) -> Sent:
        """One try at an unasked message, paced; the person's own screen keeps its keyboard. Raises NotSent, Lost, and
        Refusal when Telegram asks for a pause."""
        try:
            message, drawn = await self._send(address, screen, self._once)
        except Refusal as refusal:
            if refusal.retry_after is not None:
                raise
            if _says(refusal, _GONE):
                self._mark(Shown(0, address, unreachable=True))
                return Sent("unreachable", error=refusal.description)
            return Sent("failed", error=refusal.description)
        if drawn:
            self._mark(Shown(0, address, picture=drawn))
        return Sent("sent", message=message)

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
                    await self._call("answerCallbackQuery", body)
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
            await self._take_keyboard(address, number)

    async def _draw(self, address: str, reply: Outgoing) -> tuple[Shown, set[str]]:
        """What is to be marked, and the messages whose keyboards are old now."""
        screen: dict[str, Any] = reply.body["screen"]
        pressed: dict[str, Any] = reply.body.get("pressed") or {}
        before = self._keyboards.pop(address, reply.body.get("keyboard"))
        try:
            if _edits(reply) and await self._edit(address, pressed["message"], screen):
                message, drawn, old = str(pressed["message"]), None, set[str]()
            else:
                message, drawn = await self._send(address, screen, self._sure)
                old = {number for number in (before, _number(pressed)) if number is not None and number != message}
        except Refusal as refusal:
            if _says(refusal, _GONE):
                return Shown(reply.id, address, unreachable=True), set()
            log.error("a screen was refused: %s", refusal)  # noqa: TRY400 - Telegram's words say it all
            await self._say_plainly(address, screen)
            return Shown(reply.id, address), set()
        live = self._keyboards[address] = message if screen.get("keyboard") else None
        if len(self._keyboards) > REMEMBERED:
            self._keyboards.popitem(last=False)
        keyboard = None if live == reply.body.get("keyboard") else live or ""
        return Shown(reply.id, address, keyboard=keyboard, picture=drawn), old

    async def _say_plainly(self, address: str, screen: dict[str, Any]) -> None:
        """Telegram refused the screen, which is a defect of ours: its words alone are better than silence."""
        try:
            await self._sure(
                "sendMessage", {"chat_id": int(address), "text": plain(Html(screen["text"]))}, address=address
            )
        except Refusal as refusal:
            log.error("its words were refused too: %s", refusal)  # noqa: TRY400 - Telegram's words say it all

    async def _edit(self, address: str, message: int, screen: dict[str, Any]) -> bool:
        """False when the message cannot be edited and the screen must be sent."""
        body = {"chat_id": int(address), "message_id": message, **_words("text", screen), **_keyboard(screen)}
        try:
            await self._sure("editMessageText", body, address=None)
        except Refusal as refusal:
            if "is not modified" in refusal.description:
                return True
            if _says(refusal, _CANNOT_EDIT):
                return False
            raise
        return True

    async def _send(self, address: str, screen: dict[str, Any], call: Call) -> tuple[str, tuple[str, str] | None]:
        """The id of the new message, and the picture's id at Telegram if it was uploaded now."""
        body: dict[str, Any] = {"chat_id": int(address), **_keyboard(screen)}
        if "picture" in screen:
            return await self._send_picture(address, screen, body, call)
        if "document" in screen:
            upload = await self._artist.document(screen["document"])
            await self._hint(address, "upload_document")
            body |= _words("caption", screen) | {"document": "attach://file"}
            answer = await call("sendDocument", body, address=address, files={"file": upload})
        else:
            answer = await call("sendMessage", body | _words("text", screen), address=address)
        return str(answer["message_id"]), None

    async def _send_picture(
        self, address: str, screen: dict[str, Any], body: dict[str, Any], call: Call
    ) -> tuple[str, tuple[str, str] | None]:
        key, file_id = await self._artist.known(screen["picture"])
        if file_id is not None:
            try:
                asked = body | _words("caption", screen) | {"photo": file_id}
                answer = await call("sendPhoto", asked, address=address)
                return str(answer["message_id"]), None
            except Refusal as refusal:
                if not _says(refusal, _STALE_FILE):
                    raise
        await self._hint(address, "upload_photo")
        try:
            upload = await self._artist.picture(screen["picture"])
        except Exception as error:
            # The words matter more than the picture.
            log.error("%s was not drawn: %s", screen["picture"]["template"], where(error))  # noqa: TRY400 - no names
            answer = await call("sendMessage", body | _words("text", screen), address=address)
            return str(answer["message_id"]), None
        asked = body | _words("caption", screen) | {"photo": "attach://file"}
        answer = await call("sendPhoto", asked, address=address, files={"file": upload})
        return str(answer["message_id"]), (key, answer["photo"][-1]["file_id"])

    async def _take_keyboard(self, address: str, message: str) -> None:
        body = {"chat_id": int(address), "message_id": int(message)}
        try:
            await self._sure("editMessageReplyMarkup", body, address=None)
        except Refusal as refusal:
            log.debug("an old keyboard stays: %s", refusal)

    async def _hint(self, address: str, action: str) -> None:
        try:
            await self._call("sendChatAction", {"chat_id": int(address), "action": action})
        except (Refusal, NotSent, Lost):
            return

    async def _sure(
        self, method: str, body: dict[str, Any], *, address: str | None, files: dict[str, Upload] | None = None
    ) -> Any:
        """Call until Telegram answered. Raises Refusal only."""
        tries = 0
        while True:
            try:
                return await self._once(method, body, address=address, files=files)
            except Refusal as refusal:
                if refusal.retry_after is None:
                    raise
            except (NotSent, Lost) as error:
                log.warning("%s: %s", method, error)
                await self._pace.sleep(RETRY[min(tries, len(RETRY) - 1)])
                tries += 1

    async def _once(
        self, method: str, body: dict[str, Any], *, address: str | None, files: dict[str, Upload] | None = None
    ) -> Any:
        """One call when its time has come; an `address` means a new message, which is paced. 429 stops everybody."""
        await (self._pace.turn(address) if address is not None else self._pace.heed())
        try:
            return await self._call(method, body, files)
        except Refusal as refusal:
            if refusal.retry_after is not None:
                self._pace.stop(refusal.retry_after)
            raise

    async def _call(self, method: str, body: dict[str, Any], files: dict[str, Upload] | None = None) -> Any:
        """One call in one slot. After `close` none begins: its worker waits here to be cancelled."""
        async with self._slots:
            if self._closing:
                await asyncio.Event().wait()
            self._under_way += 1
            self._landed.clear()
            try:
                return await self._session.call(self._token, method, body, files=files)
            finally:
                self._under_way -= 1
                if not self._under_way:
                    self._landed.set()

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
                except Trouble as trouble:
                    log.error("not marked yet: %s", trouble)  # noqa: TRY400 - the named code says it all
                    await self._pace.sleep(1)
        finally:
            self._marker = None


def _edits(reply: Outgoing) -> bool:
    """A text over a text is edited; after typed words or beside a picture a new message comes."""
    pressed, screen = reply.body.get("pressed"), reply.body["screen"]
    plain_text = screen is not None and "picture" not in screen and "document" not in screen
    return plain_text and pressed is not None and pressed["kind"] == "text"


def _number(pressed: dict[str, Any]) -> str | None:
    return str(pressed["message"]) if pressed else None


def _replaced(reply: Outgoing, later: list[Outgoing]) -> bool:
    """A newer edit of the same message stands behind: this one need not be shown. Never true of a send."""
    if not _edits(reply):
        return False
    message = reply.body["pressed"]["message"]
    following = next((after for after in later if after.body["screen"] is not None), None)
    return following is not None and _edits(following) and following.body["pressed"]["message"] == message


def _says(refusal: Refusal, words: tuple[str, ...]) -> bool:
    said = refusal.description.lower()
    return any(word in said for word in words)


def _words(name: str, screen: dict[str, Any]) -> dict[str, Any]:
    words: dict[str, Any] = {name: screen["text"], "parse_mode": "HTML"}
    if name == "text":
        words["link_preview_options"] = {"is_disabled": True}
    return words


def _keyboard(screen: dict[str, Any]) -> dict[str, Any]:
    return {"reply_markup": {"inline_keyboard": screen["keyboard"]}} if screen.get("keyboard") else {}
