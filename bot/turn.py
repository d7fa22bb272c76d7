"""One update = one turn: its id remembered, a savepoint, the dispatcher, the screens stored, dead letters.

A batch is one transaction on SQLite; on PostgreSQL every turn is one, and turns of different people run side by side.
"""

import asyncio
import json
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import CallableObject
from aiogram.types import TelegramObject, Update

from bot.dialogue import CURRENT, CurrentTurn
from bot.doors import Go, Room
from bot.guards import NotAllowed
from bot.logs import where
from bot.person import Person, Role, hashed_addresses, roles_of
from bot.raw import Envelope, without_names
from bot.screen import Button, Open, Screen, Toast
from bot.settings import Settings
from bot.texts import T, Texts, lines
from storage import commands, people, turns
from storage.db import Database, Trouble, Tx
from storage.turns import Outgoing

log = logging.getLogger(__name__)
MESSENGER = "telegram"
TRIES = 3
PAUSE = 0.2  # seconds before an update that killed its transaction is tried again, times the number of the try
# Trouble that an update can cause by itself. Any other is the database's: the update stays at Telegram, whatever its
# tries; a dead letter is small, it would fit on a disk that had no room for the effect, and the effect would be lost.
ITS_OWN_FAULT = {"aborted", "memory"}
HOPS = 8


@dataclass(frozen=True, slots=True)
class House:
    """What a turn needs to know of the house it stands in."""

    bot: Bot
    settings: Settings
    texts: Texts
    rooms: Mapping[str, Room]
    clock: Callable[[], int]
    bot_name: str
    owner: int  # this process, so that another can show what it left


class Turns:
    def __init__(
        self, db: Database, dispatcher: Dispatcher, house: House, *,
        wake: Callable[[], None] = lambda: None, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:  # fmt: skip
        self._db = db
        self._wake = wake
        self._dispatcher = dispatcher
        self._house = house
        self._sleep = sleep
        self._rooms = {name: CallableObject(room) for name, room in house.rooms.items()}
        self.hashed = hashed_addresses(MESSENGER, house.bot.token)
        dispatcher.update.outer_middleware(self._enter_rooms)

    async def batch(self, raws: Sequence[dict[str, Any]]) -> list[Outgoing]:
        """Take raw updates, commit, return what to show. Raises `Trouble` when the database is at fault: nothing
        of what is not committed may be acknowledged then."""
        try:
            return await self._together(raws)
        except Exception as error:
            if len(raws) > 1:
                log.error("a batch of %d died, its updates are taken one at a time: %s", len(raws), where(error))  # noqa: TRY400 - no names
            shown = []
            for raw in raws:
                shown += await self._alone(raw)
            return shown

    async def _together(self, raws: Sequence[dict[str, Any]]) -> list[Outgoing]:
        shown: list[Outgoing] = []
        async with self._db.write() as tx:
            for raw in raws:
                shown += await self._take(tx, raw)
        if tx.wakes:
            self._wake()
        return shown

    async def _alone(self, raw: dict[str, Any]) -> list[Outgoing]:
        for attempt in range(1, TRIES + 1):
            try:
                return await self._together([raw])
            except Exception as error:
                log.warning("update %s, try %d: %s", raw.get("update_id"), attempt, where(error))
                fault = error
            await self._sleep(PAUSE * attempt)
        if isinstance(fault, Trouble) and fault.code not in ITS_OWN_FAULT:
            raise fault
        # Its own small transaction. If even this fails the database is at fault, and the update stays at Telegram.
        async with self._db.write() as tx:
            envelope = Envelope.read(raw)
            if not await self._remember(tx, envelope):
                return await self._stored(tx, envelope)
            return await self._bury(tx, envelope, fault)

    async def _take(self, tx: Tx, raw: dict[str, Any]) -> list[Outgoing]:
        envelope = Envelope.read(raw)
        if not await self._remember(tx, envelope):
            return await self._stored(tx, envelope)
        try:
            async with tx.savepoint():
                return await self._answer(tx, envelope)
        except Exception as error:
            # FULL, IOERR, NOMEM roll all back silently: the next SAVEPOINT would commit half a batch.
            if isinstance(error, Trouble) or not tx.in_transaction:
                raise
            log.error("update %s broke: %s", envelope.update, where(error))  # noqa: TRY400 - no names
            return await self._bury(tx, envelope, error)

    async def _remember(self, tx: Tx, envelope: Envelope) -> bool:
        return await turns.remember(
            tx, messenger=MESSENGER, bot=self._house.bot.id, update=envelope.update, now=self._house.clock()
        )

    async def _stored(self, tx: Tx, envelope: Envelope) -> list[Outgoing]:
        """The update was committed by an earlier try of this process: its end was not seen, or what stood behind it in
        the batch failed. What is queued already the sender knows by its id."""
        return await turns.stored(
            tx, messenger=MESSENGER, bot=self._house.bot.id, update=envelope.update, owner=self._house.owner
        )

    async def _answer(self, tx: Tx, envelope: Envelope) -> list[Outgoing]:
        if not envelope.private:
            return await self._elsewhere(tx, envelope)
        met = await people.meet(
            tx, messenger=MESSENGER, address=envelope.address, hashed=self.hashed(envelope.address),
            locale=_locale(envelope.language, self._house.settings.default_locale), now=self._house.clock(),
        )  # fmt: skip
        if envelope.blocked is not None:
            await people.reached(tx, met.person, not envelope.blocked, now=self._house.clock())
            return []
        person = await self._person(tx, met, envelope)
        update = Update.model_validate(envelope.raw, context={"bot": self._house.bot})
        token = CURRENT.set(CurrentTurn(tx, person.id))
        try:
            shown = await self._dispatch(tx, update, person)
        finally:
            CURRENT.reset(token)
        return await self._keep(tx, envelope, shown, keyboard=met.screen_message)

    async def _person(self, tx: Tx, met: people.Met, envelope: Envelope) -> Person:
        settings = self._house.settings
        admins = settings.admin_addresses
        held: tuple[Role, ...] = ()
        if met.known:
            held = await roles_of(tx, met.person, address=envelope.address, admins=admins, acting=met.acting)
        return Person(
            id=met.person, known=met.known, locale=met.locale, zone=met.zone or settings.default_zone,
            messenger=MESSENGER, address=envelope.address, first_name=envelope.first_name, roles=held,
            subject=met.subject, stage=met.stage,
        )  # fmt: skip

    async def _dispatch(self, tx: Tx, update: Update, person: Person) -> list[Screen | Toast]:
        t = self._house.texts.speaker(person.locale)
        words = update.message.text if update.message else None
        if words and words.startswith("/") and not words.startswith("/cancel"):
            await turns.leave_dialogue(tx, person.id)
        try:
            async with tx.savepoint():
                said = await self._dispatcher.feed_update(
                    self._house.bot, update, tx=tx, person=person, t=t, now=self._house.clock(),
                    settings=self._house.settings, bot_name=self._house.bot_name, texts=self._house.texts,
                    hashed=self.hashed,
                )  # fmt: skip
        except NotAllowed as refused:
            # The list of commands may still show what was theirs: ADMIN_IDS have changed, and nobody said so.
            await commands.want(tx, person.id)
            told = t(f"not-allowed-{refused.why}")
            home = [[Button(t("menu"), Go(room="menu"))]]
            return [Toast(told, alert=True) if update.callback_query else Screen(told, home)]
        if said is None or said is UNHANDLED:
            return []
        return said if isinstance(said, list) else [said]

    async def _enter_rooms(
        self, handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # fmt: skip
        """`Open` becomes the screen of its room, drawn with the same person, words and transaction."""
        said = await handler(event, data)
        return [await self._enter(it, data) for it in said] if isinstance(said, list) else await self._enter(said, data)

    async def _enter(self, said: Any, data: dict[str, Any]) -> Any:
        toast: str | None = None
        for _ in range(HOPS):
            if not isinstance(said, Open):
                return said.with_toast(toast) if toast and isinstance(said, Screen) and said.toast is None else said
            toast = said.toast or toast
            said = await self._rooms[said.room].call(said.id, **data)
        raise RuntimeError(f"rooms lead in a circle: {said}")

    async def _keep(
        self, tx: Tx, envelope: Envelope, shown: Sequence[Screen | Toast], *, keyboard: str | None
    ) -> list[Outgoing]:
        bodies: list[dict[str, Any]] = []
        for place, said in enumerate(shown or ([Toast("")] if envelope.callback else [])):
            body: dict[str, Any] = {"keyboard": keyboard}
            if isinstance(said, Toast):
                body["screen"] = None
                body["toast"], body["alert"] = str(said.text), said.alert
            else:
                body["screen"] = (said if envelope.callback else _told(said)).to_json()
            if place == 0 and envelope.callback:
                body["pressed"] = envelope.pressed
                body["callback"] = envelope.callback
            bodies.append(body)
        return await turns.store(
            tx, bodies, messenger=MESSENGER, address=envelope.address, bot=self._house.bot.id, update=envelope.update,
            owner=self._house.owner, now=self._house.clock(),
        )  # fmt: skip

    async def _elsewhere(self, tx: Tx, envelope: Envelope) -> list[Outgoing]:
        """Groups and channels: one sentence when the bot is added, silence otherwise."""
        if not envelope.joined:
            return []
        t = await self._speaker(tx, envelope)
        return await self._keep(tx, envelope, [Screen(t("only-private"))], keyboard=None)

    async def _bury(self, tx: Tx, envelope: Envelope, error: Exception) -> list[Outgoing]:
        code = secrets.token_hex(3).upper()
        raw = json.dumps(without_names(envelope.raw), ensure_ascii=False)[:20_000]
        await turns.bury(tx, code=code, raw=raw, error=where(error), now=self._house.clock())
        if not envelope.private or not envelope.address:
            return []
        t = await self._speaker(tx, envelope)
        return await self._keep(
            tx, envelope, [Screen(t("broken", code=code), [[Button(t("menu"), Go(room="menu"))]])], keyboard=None
        )

    async def _speaker(self, tx: Tx, envelope: Envelope) -> T:
        """For what is said where no turn was: the sender's own language, or their Telegram's before we have met."""
        own = await people.locale_at(
            tx, messenger=MESSENGER, address=envelope.sender, hashed=self.hashed(envelope.sender)
        )
        return self._house.texts.speaker(own or _locale(envelope.language, self._house.settings.default_locale))


def _told(screen: Screen) -> Screen:
    """Words over a button need a button: to somebody who typed they are the screen's first line."""
    if not screen.toast:
        return screen
    return replace(screen, text=lines([screen.toast, "", screen.text]), toast=None)


def _locale(language: str, default: str) -> str:
    """The languages we speak; everybody else reads the default, which a Tatar or a Kazakh phone's owner knows."""
    return "en" if language.startswith("en") else default
