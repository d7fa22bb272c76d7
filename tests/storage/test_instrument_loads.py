"""Files on their way into the bank: the last one counts, mistakes are kept for a week, and go with their sender."""

from storage import instrument_loads
from storage.db import Database
from storage.instrument_loads import Mistake
from tests.databases import SecondLook
from tests.storage.hosting import ANNA, HOST, NOW, world

TOWN = ("municipality", "1")
WRONG = Mistake(item="methodical.week", reason="…", key="broken-vague", said={"said": "часто"}, sheet="Вопросы", row=4)
LOOK = Mistake(item="file", reason="…", said={}, warning=True)


async def test_the_last_file_counts_and_mistakes_are_kept_for_a_week(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await world(tx)
        first = await instrument_loads.begin(tx, HOST, TOWN, "а.xlsx", now=NOW)
        other = await instrument_loads.begin(tx, ANNA, TOWN, "б.xlsx", now=NOW)
        second = await instrument_loads.begin(tx, HOST, TOWN, "в.xlsx", now=NOW + 1)
        assert await instrument_loads.read_now(tx, first) is None
        await instrument_loads.refuse(tx, first, "[]")  # another file came after it: nothing is said of it any more
        assert await instrument_loads.read_now(tx, second)
        await instrument_loads.keep(tx, second, [WRONG, LOOK], None)
        await instrument_loads.refuse(tx, other, '["import-file-gone", {}]')
        assert await instrument_loads.mistakes(tx, second, limit=9) == [WRONG, LOOK]
        assert await instrument_loads.mistakes(tx, second, limit=1) == [WRONG]
        assert await instrument_loads.of_draft(tx, 1) is None
    assert await second_look("SELECT name, state, wrong, warned FROM instrument_loads ORDER BY id") == [
        ("а.xlsx", "dropped", 0, 0), ("б.xlsx", "refused", 0, 0), ("в.xlsx", "wrong", 1, 1),
    ]  # fmt: skip
    async with db.write() as tx:
        await instrument_loads.forget_old(tx, now=NOW + instrument_loads.KEPT + 1)
        assert await instrument_loads.load(tx, second) is not None
        await tx.run("DELETE FROM people WHERE id = $1", HOST)
    assert await second_look("SELECT count(*) FROM instrument_loads") == [(0,)]
