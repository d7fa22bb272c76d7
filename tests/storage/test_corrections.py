"""Competences put right by a person: in force at once, stronger than the next file, taken back to the rules' own."""

import pytest

from jobs.catalogue_files import bring_rows, carry_on
from rules.programmes import Programme
from storage import corrections, holdings, imports, programmes
from storage.catalogue import Found, Ready
from storage.corrections import DOUBTFUL, WITHOUT, Standing
from storage.db import Database, Tx
from storage.programmes import NoProgramme
from tests.databases import SecondLook

NOW, ANNA = 1_795_305_600, 1
TITLE = "Вернисаж у моря"
CODES = "SELECT code FROM programme_competences WHERE programme = $1 ORDER BY place"


def ready(title: str, *codes: str, doubtful: int = 0, **said: object) -> Ready:
    programme = Programme(title, **said)  # type: ignore[arg-type]  # a test says only what it is about
    return Ready(programme, tuple(Found(code, (title,)) for code in codes), doubtful=doubtful)


async def anna(db: Database) -> None:
    async with db.write() as tx:
        await tx.run(
            "INSERT INTO people (id, known, locale, created_at, seen_at) VALUES ($1, 1, 'ru', $2, $2)", ANNA, NOW
        )


async def number_of(tx: Tx, title: str) -> int:
    found: int = await tx.value("SELECT id FROM programmes WHERE title = $1", title)
    return found


async def test_a_correction_outlives_the_next_file_and_is_taken_back(db: Database, second_look: SecondLook) -> None:
    await anna(db)
    await bring_rows(db, "first", [ready(TITLE), ready("ИКТ", "ict", registry_number="7")], now=NOW)
    async with db.write() as tx:
        number = await number_of(tx, TITLE)
        assert await corrections.put(tx, number, 1, "assessment", person=ANNA, now=NOW) == 1
        assert await corrections.put(tx, number, 2, "ict", person=ANNA, now=NOW) == 2
        assert await corrections.put(tx, number, 2, "ict", person=ANNA, now=NOW) == 2
        with pytest.raises(Standing):
            await corrections.put(tx, number, 2, "assessment", person=ANNA, now=NOW)
        with pytest.raises(NoProgramme):
            await corrections.put(tx, 999, 1, "ict", person=ANNA, now=NOW)
    assert await second_look(CODES, number) == [("assessment",), ("ict",)]
    assert len(await second_look("SELECT id FROM audit WHERE action = 'programme.corrected'")) == 2

    await bring_rows(db, "second", [ready(TITLE, "health", price=500)], now=NOW + 1)
    assert await second_look(CODES, number) == [("assessment",), ("ict",)], "the person knows better than the file"
    async with db.write() as tx:
        assert (await programmes.card(tx, number)).corrected
        found = await corrections.correction(tx, number)
        assert found is not None
        assert (found.codes, found.at) == (("assessment", "ict"), NOW)
        assert await corrections.put_back(tx, number, person=ANNA, now=NOW)
        assert not await corrections.put_back(tx, number, person=ANNA, now=NOW)
    assert await second_look(CODES, number) == []
    assert await second_look("SELECT corrected, doubtful FROM programmes WHERE id = $1", number) == [(0, 2)]


async def test_the_queues_and_the_counts(db: Database) -> None:
    await anna(db)
    sure = ready("C", "ict", registry_number="1")
    await bring_rows(db, "all", [ready(TITLE, doubtful=2), ready("B", "ict", doubtful=1, hours=36), sure], now=NOW)
    async with db.write() as tx:
        first, second = await number_of(tx, TITLE), await number_of(tx, "B")
        assert await corrections.waiting(tx) == {DOUBTFUL: 1, WITHOUT: 1}
        assert await corrections.next_in(tx, WITHOUT, 0) == first
        assert await corrections.next_in(tx, WITHOUT, first) is None
        assert await corrections.next_in(tx, DOUBTFUL, 0) == second
        with pytest.raises(Standing):
            await corrections.approve(tx, first, person=ANNA, now=NOW)
        await corrections.approve(tx, second, person=ANNA, now=NOW)
        assert await corrections.waiting(tx) == {DOUBTFUL: 0, WITHOUT: 1}
        held = await holdings.counted(tx)
        assert (held.programmes, held.registry, held.hourless, held.demo) == (3, 1, 2, 0)
        assert (held.doubtful, held.without, held.corrected) == (0, 1, 1)


async def test_undoing_an_import_leaves_corrections(db: Database, second_look: SecondLook) -> None:
    await anna(db)
    await bring_rows(db, "first", [ready(TITLE, "ict"), ready("B", "ict")], now=NOW)
    load = await bring_rows(db, "second", [ready(TITLE, "health", price=500), ready("B", "ict")], now=NOW + 1)
    async with db.write() as tx:
        number = await number_of(tx, TITLE)
        await corrections.put(tx, number, 1, "assessment", person=ANNA, now=NOW + 2)
        await imports.begin_undo(tx, load.id, None, now=NOW + 3)
    await carry_on(db, load.id, now=NOW + 3)
    assert await second_look(CODES, number) == [("assessment",)]
    assert await second_look("SELECT price, corrected FROM programmes WHERE id = $1", number) == [(None, 1)]
    async with db.write() as tx:
        await corrections.put_back(tx, number, person=ANNA, now=NOW + 4)
    await bring_rows(db, "third", [ready(TITLE, "health", price=500), ready("B", "ict")], now=NOW + 5)
    assert await second_look(CODES, number) == [("health",)], "taken back, a file is believed again"
