"""Draws pictures and makes calendar files outside the loop, fetches what jobs made; a picture is uploaded once."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from typing import Any

from bot import calendar
from bot.calendar import Appointment
from bot.pictures import look_of
from bot.session import Upload
from storage import jobs, meetings, seats, sessions, turns
from storage.db import Database, Tx

Draw = Callable[[str, dict[str, Any]], bytes]


class Artist:
    """`draw(template, data)` gives PNG bytes; it is called in a thread."""

    def __init__(self, db: Database, draw: Draw) -> None:
        self._db = db
        self._draw = draw

    async def known(self, picture: dict[str, Any]) -> tuple[str, str | None]:
        """(key, Telegram's file id or None)."""
        words = json.dumps(picture, ensure_ascii=False, sort_keys=True)
        key = hashlib.sha256(f"{look_of(picture['template'])} {words}".encode()).hexdigest()
        async with self._db.read() as tx:
            return key, await turns.picture(tx, key)

    async def picture(self, picture: dict[str, Any]) -> Upload:
        return Upload("picture.png", await asyncio.to_thread(self._draw, picture["template"], picture["data"]))

    async def document(self, document: dict[str, Any]) -> Upload:
        """Raises LookupError when the file is gone: the person was deleted, or it was too old."""
        if "calendar" in document:
            return Upload(document["name"], await self._calendar(**document["calendar"]))
        async with self._db.read() as tx:
            found = await jobs.file(tx, document["file"])
        if found is None:
            raise LookupError("the file is gone")
        return Upload(document["name"], found.body)

    async def _calendar(self, *, of: str, number: int, person: int, title: str, off: str, at: int) -> bytes:
        async with self._db.read() as tx:
            found = await (_meeting(tx, number, person, title) if of == "meeting" else _session(tx, number, person))
        if found is None:
            raise LookupError(f"the {of} is gone")
        return await asyncio.to_thread(calendar.calendar_file, found, off=off, now=at)


async def _session(tx: Tx, number: int, person: int) -> Appointment | None:
    """The link is for those with a remote seat."""
    found = await sessions.session(tx, number)
    mine = await seats.live(tx, number, person)
    remote = any(seat.mode == "remote" and seat.state == "seated" for seat in mine)
    return calendar.of_session(found, person, remote=remote) if found else None


async def _meeting(tx: Tx, number: int, person: int, title: str) -> Appointment | None:
    found = await meetings.meeting(tx, number)
    return calendar.of_meeting(found, person, title=title) if found else None
