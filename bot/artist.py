"""Draws pictures outside the loop and fetches documents; a picture is drawn and uploaded once, then known by its id."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from typing import Any

from bot.pictures import look_of
from bot.session import Upload
from storage import jobs, turns
from storage.db import Database

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
        async with self._db.read() as tx:
            found = await jobs.file(tx, document["file"])
        if found is None:
            raise LookupError("the file is gone")
        return Upload(document["name"], found.body)
