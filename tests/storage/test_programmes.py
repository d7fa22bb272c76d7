"""What is suggested to whom, in which order, and that a choice keeps what it was made for."""

import pytest

from jobs import catalogue_files
from rules.finding import Reader, Wanted
from rules.programmes import Programme
from storage import programmes
from storage.catalogue import Found, Ready
from storage.db import Database, Tx
from storage.finding import Finder
from storage.programmes import NoProgramme
from tests.databases import SecondLook

NOW = 1_795_305_600
ANNA, BORIS = 1, 2


async def person(tx: Tx, who: int, region: str = "23") -> None:
    await tx.run(
        "INSERT INTO people (id, known, locale, region, created_at, seen_at) VALUES ($1, 1, 'ru', $2, $3, $3)",
        who,
        region,
        NOW,
    )


async def attempt(tx: Tx, who: int, **levels: float) -> int:
    made: int = await tx.value(
        "INSERT INTO attempts (person, questionnaire, version, major, form, state, items, started_at, touched_at,"
        " completed_at) VALUES ($1, 'self_assessment', '1.0', 1, 'short', 'completed', '[]', $2, $2, $2) RETURNING id",
        who,
        NOW,
    )
    for place, (area, level) in enumerate(levels.items()):
        await tx.run(
            "INSERT INTO results (attempt, area, place, level, answered, deficit) VALUES ($1, $2, $3, $4, 2, $5)",
            made,
            area,
            place,
            level,
            int(level < 2.5),
        )
    return made


def ready(title: str, *codes: str, region: str | None = None, subjects: tuple[str, ...] = (), **said: object) -> Ready:
    stages = said.pop("stages", ())
    programme = Programme(title, **said)  # type: ignore[arg-type]  # a test says only what it is about
    found = tuple(Found(code, (title,)) for code in codes)
    return Ready(programme, found, subjects, stages, region)  # type: ignore[arg-type]  # as above


async def bring(db: Database, *rows: Ready, at: int = NOW) -> None:
    await catalogue_files.bring_rows(db, "test", rows, now=at)


async def titles(db: Database, reader: Reader, *codes: str, page: int = 0) -> list[str]:
    async with db.read() as tx:
        found = await Finder().find(tx, Wanted(codes=codes, reader=reader), page, now=NOW)
        return [card.title for card in await programmes.cards(tx, found.ids)]


async def number_of(tx: Tx, title: str) -> int:
    found: int = await tx.value("SELECT id FROM programmes WHERE title = $1", title)
    return found


async def test_the_order_is_first_code_then_registry_then_region_then_hours(db: Database) -> None:
    async with db.write() as tx:
        await person(tx, ANNA)
    await bring(
        db,
        ready("second code", "ict", "assessment", registry_number="1"),
        ready("unknown hours", "assessment"),
        ready("long", "assessment", hours=72),
        ready("short", "assessment", hours=18),
        ready("own region", "assessment", hours=108, region="23"),
        ready("registry", "assessment", hours=250, registry_number="2"),
        ready("other", "health"),
    )
    found = await titles(db, Reader(region="23"), "assessment")
    assert found == ["registry", "own region", "short", "long", "unknown hours"]
    assert await titles(db, Reader(region="23"), "assessment", page=1) == ["second code"]
    assert await titles(db, Reader(region="23"), "assessment", page=99) == ["second code"]
    both = await titles(db, Reader(region="23"), "assessment", "ict")
    assert both[0] == "second code", "it closes both: 1 + 2"


async def test_what_contradicts_my_subject_or_stage_is_left_out_and_the_unknown_stays(db: Database) -> None:
    async with db.write() as tx:
        await person(tx, ANNA)
    await bring(
        db,
        ready("physics", "ict", subjects=("physics",)),
        ready("physics and maths", "ict", subjects=("mathematics", "physics")),
        ready("any", "ict"),
        ready("primary", "ict", stages=("primary",)),
        ready("senior", "ict", stages=("basic", "senior")),
    )
    reader = Reader("mathematics", ("senior",))
    assert set(await titles(db, reader, "ict")) == {"physics and maths", "any", "senior"}
    assert set(await titles(db, Reader("physics", ("basic", "senior")), "ict")) == {
        *("physics", "physics and maths", "any", "senior")
    }


async def test_a_choice_keeps_attempt_area_and_level_and_stands_once(db: Database, second_look: SecondLook) -> None:
    await bring(db, ready("P", "ict", "assessment"))
    async with db.write() as tx:
        await person(tx, ANNA)
        made = await attempt(tx, ANNA, assessment=1.5, ict=2.0, health=3.5)
        programme = await number_of(tx, "P")
        for _ in range(2):
            choice = await programmes.choose(tx, ANNA, programme, attempt=made, area="ict", now=NOW)
    assert (choice.attempt, choice.area, choice.level) == (made, "ict", 2.0)
    assert await second_look("SELECT person, programme, attempt, area, level FROM choices") == [
        (ANNA, programme, made, "ict", 2.0)
    ]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'programme.chosen'") == [(1,)]


async def test_without_a_named_area_it_is_chosen_for_the_lowest_deficit_it_closes(db: Database) -> None:
    await bring(db, ready("P", "ict", "assessment"), ready("Q", "health"))
    async with db.write() as tx:
        await person(tx, ANNA)
        await attempt(tx, ANNA, methodical=1.0, assessment=1.5, ict=2.0, health=3.5)
        choice = await programmes.choose(tx, ANNA, await number_of(tx, "P"), now=NOW)
        for_none = await programmes.choose(tx, ANNA, await number_of(tx, "Q"), now=NOW)
    assert choice.area == "assessment"
    assert (for_none.attempt, for_none.area, for_none.level) == (None, None, None)


async def test_somebody_elses_attempt_is_never_kept(db: Database) -> None:
    await bring(db, ready("P", "ict"))
    async with db.write() as tx:
        await person(tx, ANNA)
        await person(tx, BORIS)
        made = await attempt(tx, BORIS, ict=1.5)
        choice = await programmes.choose(tx, ANNA, await number_of(tx, "P"), attempt=made, area="ict", now=NOW)
    assert choice.attempt is None


async def test_removed_and_put_back(db: Database, second_look: SecondLook) -> None:
    await bring(db, ready("P", "ict"))
    async with db.write() as tx:
        await person(tx, ANNA)
        programme = await number_of(tx, "P")
        await programmes.choose(tx, ANNA, programme, now=NOW)
        assert await programmes.remove(tx, ANNA, programme, now=NOW + 1)
        assert not await programmes.remove(tx, ANNA, programme, now=NOW + 2)
        assert await programmes.chosen(tx, ANNA) == []
        await programmes.choose(tx, ANNA, programme, now=NOW + 3)
        assert await programmes.count_chosen(tx, ANNA) == 1
    assert await second_look("SELECT chosen_at, removed_at FROM choices ORDER BY id") == [
        (NOW, NOW + 1),
        (NOW + 3, None),
    ]


async def test_an_archived_programme_is_not_suggested_and_its_choice_keeps_the_card(db: Database) -> None:
    await bring(db, ready("old", "ict", provider="ИРО"))
    async with db.write() as tx:
        await person(tx, ANNA)
        await programmes.choose(tx, ANNA, await number_of(tx, "old"), now=NOW)
    await bring(db, ready("new", "ict", provider="ИРО"), at=NOW + 1)
    assert await titles(db, Reader(region="23"), "ict") == ["new"]
    async with db.read() as tx:
        (choice,) = await programmes.chosen(tx, ANNA)
    assert (choice.card.title, choice.card.archived) == ("old", True)


async def test_a_person_who_goes_takes_their_choices_along(db: Database, second_look: SecondLook) -> None:
    await bring(db, ready("P", "ict"))
    async with db.write() as tx:
        await person(tx, ANNA)
        await attempt(tx, ANNA, ict=1.5)
        await programmes.choose(tx, ANNA, await number_of(tx, "P"), now=NOW)
        await tx.run("DELETE FROM people WHERE id = $1", ANNA)
    assert await second_look("SELECT count(*) FROM choices") == [(0,)]
    assert await second_look("SELECT count(*) FROM programmes") == [(1,)]


async def test_no_such_programme(db: Database) -> None:
    async with db.write() as tx:
        await person(tx, ANNA)
        with pytest.raises(NoProgramme):
            await programmes.choose(tx, ANNA, 2**53, now=NOW)
        with pytest.raises(NoProgramme):
            await programmes.card(tx, 1)
