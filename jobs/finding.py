"""Keeps the index of programmes fresh where a catalogue is too large to be read in a turn."""

import logging

from storage.db import Database, Trouble
from storage.finding import Finder

log = logging.getLogger(__name__)


class Refreshing:
    """A step of the clock; processes that only serve webhooks have no clock and call it as they wait for the lead."""

    def __init__(self, db: Database, finder: Finder) -> None:
        self._db = db
        self._finder = finder

    async def __call__(self) -> int | None:
        try:
            await self._finder.refresh(self._db)
        except Trouble as trouble:
            log.warning("the catalogue is not read anew yet: %s", trouble.code)
        return None
