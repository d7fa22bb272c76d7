"""What the tests of jobs share."""

import pytest

from storage.db import Database
from tests.jobs.office import Office


@pytest.fixture
async def office(db: Database) -> Office:
    made = Office(db)
    await made.people(None)
    return made
