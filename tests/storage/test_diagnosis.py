"""Attempts, answers and results on both engines; what counts is looked at by a second connection."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from content import questionnaire
from rules.questionnaire import Questionnaire
from rules.walk import SELF, Attempt
from storage import attempts, diagnosis
from storage.db import Database, Tx
from storage.diagnosis import NoAttempt, NotCurrent, NothingToScore
from tests.databases import NOW, SecondLook

DAY = 86_400


@pytest.fixture
def items() -> Questionnaire:
    return questionnaire()


@pytest.fixture
async def anna(db: Database) -> int:
    return await newcomer(db)


@pytest.fixture
async def tx(db: Database, anna: int) -> AsyncIterator[Tx]:
    """Opened after `anna` is there: SQLite has one writer, a second one waits for the first for ever."""
    async with db.write() as opened:
        yield opened


async def newcomer(db: Database) -> int:
    async with db.write() as tx:
        return int(
            await tx.value(
                "INSERT INTO people (locale, created_at, seen_at) VALUES ('ru', $1, $2) RETURNING id", NOW, NOW
            )
        )


async def how_far(tx: Tx, person: int) -> tuple[int, int, bool] | None:
    found = await attempts.open_attempt(tx, person)
    return (found.number, found.of, found.all_visited) if found else None


async def answer_all(tx: Tx, walked: Attempt, choice: int, *, but: dict[str, int] | None = None) -> Attempt:
    while walked.current is not None:
        given = (but or {}).get(walked.current, choice)
        walked = await diagnosis.answer(tx, walked.person, walked.id, walked.current, given, now=NOW)
    return walked


async def complete(
    tx: Tx, person: int, items: Questionnaire, choice: int, *, at: int = NOW, but: dict[str, int] | None = None
) -> Attempt:
    walked = await answer_all(tx, await diagnosis.begin(tx, person, items, now=at), choice, but=but)
    return await diagnosis.finish(tx, person, walked.id, items, now=at)


async def test_beginning_twice_is_one_attempt(
    db: Database, anna: int, items: Questionnaire, second_look: SecondLook
) -> None:
    async with db.write() as tx:
        first = await diagnosis.begin(tx, anna, items, now=NOW)
        again = await diagnosis.begin(tx, anna, items, extra=["mentoring"], now=NOW + DAY)
    assert first == again
    assert (first.number, len(first.items), first.current) == (1, 22, items.items[0].id)
    assert await second_look("SELECT count(*) FROM attempts") == [(1,)]


async def test_a_mentor_is_asked_two_more(tx: Tx, anna: int, items: Questionnaire) -> None:
    begun = await diagnosis.begin(tx, anna, items, extra=["mentoring"], now=NOW)
    assert len(begun.items) == 24
    assert begun.areas[-1] == "mentoring"


async def test_an_answer_is_kept_and_leads_on_after_a_week(
    db: Database, anna: int, items: Questionnaire, second_look: SecondLook
) -> None:
    async with db.write() as tx:
        begun = await diagnosis.begin(tx, anna, items, now=NOW)
        await diagnosis.answer(tx, anna, begun.id, begun.items[0], 3, now=NOW)
    assert await second_look("SELECT item, choice FROM answers") == [(begun.items[0], 3)]
    async with db.read() as reader:
        assert await how_far(reader, anna) == (2, 22, False)
    async with db.write() as tx:
        resumed = await diagnosis.begin(tx, anna, items, now=NOW + 7 * DAY)
    assert (resumed.id, resumed.current, resumed.answers) == (begun.id, begun.items[1], {begun.items[0]: 3})


async def test_an_answer_to_another_item_changes_nothing(tx: Tx, anna: int, items: Questionnaire) -> None:
    begun = await diagnosis.begin(tx, anna, items, now=NOW)
    first, second, third = begun.items[:3]
    await diagnosis.answer(tx, anna, begun.id, first, 3, now=NOW)
    for item in (first, third, "subject.never_was"):
        with pytest.raises(NotCurrent):
            await diagnosis.answer(tx, anna, begun.id, item, 1, now=NOW)
    held = await diagnosis.current(tx, anna, SELF)
    assert held is not None
    assert (held.current, held.answers) == (second, {first: 3})


async def test_nobody_answers_for_somebody_else(db: Database, anna: int, items: Questionnaire) -> None:
    boris = await newcomer(db)
    async with db.write() as tx:
        begun = await diagnosis.begin(tx, anna, items, now=NOW)
        with pytest.raises(NoAttempt):
            await diagnosis.answer(tx, boris, begun.id, begun.items[0], 1, now=NOW)
        with pytest.raises(NoAttempt):
            await diagnosis.finish(tx, boris, begun.id, items, now=NOW)
        await diagnosis.start_anew(tx, boris, begun.id, items, now=NOW)
        assert await diagnosis.attempt(tx, anna, begun.id) == begun


async def test_back_shows_the_answer_and_the_new_one_counts(tx: Tx, anna: int, items: Questionnaire) -> None:
    begun = await diagnosis.begin(tx, anna, items, now=NOW)
    first, second, third = begun.items[:3]
    await diagnosis.answer(tx, anna, begun.id, first, 1, now=NOW)
    await diagnosis.answer(tx, anna, begun.id, second, 2, now=NOW)
    there = await diagnosis.back(tx, anna, begun.id, third, now=NOW)
    assert (there.current, there.answers[second]) == (second, 2)
    with pytest.raises(NotCurrent):  # the second tap of an impatient finger
        await diagnosis.back(tx, anna, begun.id, third, now=NOW)
    on = await diagnosis.answer(tx, anna, begun.id, second, 4, now=NOW)
    assert (on.current, on.answers) == (third, {first: 1, second: 4})
    there = await diagnosis.back(tx, anna, begun.id, third, now=NOW)
    there = await diagnosis.back(tx, anna, begun.id, second, now=NOW)
    assert await diagnosis.back(tx, anna, begun.id, first, now=NOW) == there, "nothing stands before the first"


async def test_skipping_keeps_an_answer_given_before(tx: Tx, anna: int, items: Questionnaire) -> None:
    begun = await diagnosis.begin(tx, anna, items, now=NOW)
    first, second = begun.items[:2]
    await diagnosis.answer(tx, anna, begun.id, first, 3, now=NOW)
    await diagnosis.back(tx, anna, begun.id, second, now=NOW)
    on = await diagnosis.skip(tx, anna, begun.id, first, now=NOW)
    assert on.answers == {first: 3}
    on = await diagnosis.skip(tx, anna, begun.id, second, now=NOW)
    assert on.skipped == (second,)


async def test_areas_in_any_order_and_the_skipped_at_the_end(tx: Tx, anna: int, items: Questionnaire) -> None:
    begun = await diagnosis.begin(tx, anna, items, now=NOW)
    there = await diagnosis.enter_area(tx, anna, begun.id, "inclusion", now=NOW)
    assert there.current == next(item for item in begun.items if item.startswith("inclusion."))
    there = await diagnosis.skip(tx, anna, begun.id, there.current, now=NOW)
    assert there.number == 20
    end = await answer_all(tx, there, 3)
    assert (end.current, end.answered, len(end.skipped)) == (None, 21, 1)
    there = await diagnosis.take_up_skipped(tx, anna, begun.id, now=NOW)
    assert there.current == end.skipped[0]
    end = await answer_all(tx, there, 3)
    assert (end.answered, end.skipped) == (22, ())
    assert await diagnosis.take_up_skipped(tx, anna, begun.id, now=NOW) == end
    assert (await diagnosis.back(tx, anna, begun.id, None, now=NOW)).number == 22
    with pytest.raises(NotCurrent):
        await diagnosis.enter_area(tx, anna, begun.id, "management", now=NOW)


async def test_an_area_is_added_once(tx: Tx, anna: int, items: Questionnaire) -> None:
    walked = await answer_all(tx, await diagnosis.begin(tx, anna, items, now=NOW), 3)
    walked = await diagnosis.add_area(tx, anna, walked.id, "management", items, now=NOW)
    assert (walked.number, len(walked.items)) == (23, 24)
    walked = await diagnosis.add_area(tx, anna, walked.id, "mentoring", items, now=NOW)
    assert (walked.number, len(walked.items)) == (23, 26), "mentoring stands before management"
    assert await diagnosis.add_area(tx, anna, walked.id, "management", items, now=NOW) == walked
    assert await how_far(tx, anna) == (23, 26, False)


async def test_finishing_twice_keeps_one_result(
    db: Database, anna: int, items: Questionnaire, second_look: SecondLook
) -> None:
    async with db.write() as tx:
        done = await complete(tx, anna, items, 3, but={"assessment.criteria": 1})
        with pytest.raises(NotCurrent):
            await diagnosis.finish(tx, anna, done.id, items, now=NOW + DAY)
        with pytest.raises(NotCurrent):
            await diagnosis.answer(tx, anna, done.id, items.items[0].id, 1, now=NOW)
        assert await attempts.open_attempt(tx, anna) is None
        assert await diagnosis.last_completed(tx, anna, SELF) == done
        assert await diagnosis.deficits(tx, anna) == [
            diagnosis.Deficit(done.id, "assessment", 2.0, (items.item("assessment.criteria").theme,))
        ]
    rows = await second_look("SELECT level, answered, deficit FROM results WHERE area = $1", "assessment")
    assert rows == [(2.0, 2, 1)]
    assert await second_look("SELECT count(*) FROM results") == [(11,)]


async def test_nothing_is_finished_without_a_level(tx: Tx, anna: int, items: Questionnaire) -> None:
    begun = await diagnosis.begin(tx, anna, items, now=NOW)
    await diagnosis.answer(tx, anna, begun.id, begun.items[0], 3, now=NOW)
    with pytest.raises(NothingToScore):
        await diagnosis.finish(tx, anna, begun.id, items, now=NOW)
    await diagnosis.answer(tx, anna, begun.id, begun.items[1], 4, now=NOW)
    done = await diagnosis.finish(tx, anna, begun.id, items, now=NOW)
    assert [area.level for area in done.levels()][:2] == [3.5, None]


async def test_deficits_the_lowest_first_with_weak_themes(tx: Tx, anna: int, items: Questionnaire) -> None:
    low = {item.id: 2 for item in items.items if item.area in ("ict", "health")}
    health = [item.id for item in items.items if item.area == "health"]
    done = await complete(tx, anna, items, 4, but={**low, health[1]: 1})
    found = await diagnosis.deficits(tx, anna, done.id)
    assert [(area.area, area.level) for area in found] == [("health", 1.5), ("ict", 2.0)]
    assert found[0].themes == (items.item(health[1]).theme, items.item(health[0]).theme)
    assert await diagnosis.deficits(tx, anna + 1, done.id) == [], "not for somebody else"


async def test_equal_weak_themes_stand_as_in_the_questionnaire(tx: Tx, anna: int, items: Questionnaire) -> None:
    done = await complete(tx, anna, items, 1)
    for deficit in await diagnosis.deficits(tx, anna, done.id):
        asked = tuple(items.item(item).theme for item in done.items if item.startswith(f"{deficit.area}."))
        assert deficit.themes == asked


async def test_all_visited_and_not_finished_is_said(tx: Tx, anna: int, items: Questionnaire) -> None:
    await answer_all(tx, await diagnosis.begin(tx, anna, items, now=NOW), 3)
    assert await how_far(tx, anna) == (22, 22, True)


async def test_nobody_has_deficits_before_the_first_result(tx: Tx, anna: int, items: Questionnaire) -> None:
    await diagnosis.begin(tx, anna, items, now=NOW)
    assert await diagnosis.deficits(tx, anna) == []
    assert await diagnosis.last_completed(tx, anna, SELF) is None


async def test_change_is_compared_within_one_form_and_major_version(tx: Tx, anna: int, items: Questionnaire) -> None:
    await complete(tx, anna, items, 1, at=NOW)
    await complete(tx, anna, items, 2, at=NOW + DAY)
    done = await complete(tx, anna, replace(items, version="1.9"), 3, at=NOW + 2 * DAY)
    before = await diagnosis.earlier(tx, done)
    assert before["ict"] == diagnosis.Earlier(2.0, NOW + DAY)
    assert len(before) == 11
    other = await complete(tx, anna, replace(items, version="2.0"), 3, at=NOW + 3 * DAY)
    assert await diagnosis.earlier(tx, other) == {}


async def test_starting_anew_deletes_the_draft_once(
    db: Database, anna: int, items: Questionnaire, second_look: SecondLook
) -> None:
    async with db.write() as tx:
        old = await diagnosis.begin(tx, anna, items, now=NOW)
        await diagnosis.answer(tx, anna, old.id, old.items[0], 3, now=NOW)
        new = await diagnosis.start_anew(tx, anna, old.id, items, now=NOW)
        new = await diagnosis.answer(tx, anna, new.id, new.items[0], 2, now=NOW)
        assert await diagnosis.start_anew(tx, anna, old.id, items, now=NOW) == new, (
            "the second press of «Начать заново»"
        )
    assert await second_look("SELECT attempt, choice FROM answers") == [(new.id, 2)]


async def test_a_minor_version_keeps_the_answers(tx: Tx, anna: int, items: Questionnaire) -> None:
    begun = await diagnosis.begin(tx, anna, items, extra=["mentoring"], now=NOW)
    await diagnosis.answer(tx, anna, begun.id, begun.items[0], 3, now=NOW)
    old = await diagnosis.answer(tx, anna, begun.id, begun.items[1], 4, now=NOW)
    gone = {begun.items[1], begun.items[2]}
    newer = replace(items, version="1.99", items=tuple(item for item in items.items if item.id not in gone))
    followed = await diagnosis.follow(tx, old, newer, now=NOW)
    assert (followed.id, followed.version, followed.answers) == (old.id, "1.99", {begun.items[0]: 3})
    assert (followed.current, len(followed.items)) == (begun.items[3], 22)
    assert await diagnosis.current(tx, anna, SELF) == followed
    assert await diagnosis.follow(tx, followed, newer, now=NOW) is followed


async def test_a_major_version_asks_from_the_beginning(tx: Tx, anna: int, items: Questionnaire) -> None:
    begun = await diagnosis.begin(tx, anna, items, extra=["mentoring"], now=NOW)
    old = await diagnosis.answer(tx, anna, begun.id, begun.items[0], 3, now=NOW)
    followed = await diagnosis.follow(tx, old, replace(items, version="2.0"), now=NOW)
    assert followed.id != old.id
    assert (followed.number, len(followed.items), followed.answers) == (1, 24, {})


async def test_all_that_is_kept_goes_with_the_person(
    db: Database, anna: int, items: Questionnaire, second_look: SecondLook
) -> None:
    async with db.write() as tx:
        await complete(tx, anna, items, 2)
        open_one = await diagnosis.begin(tx, anna, items, now=NOW)
        await diagnosis.skip(tx, anna, open_one.id, open_one.items[0], now=NOW)
        await tx.run("DELETE FROM people WHERE id = $1", anna)
    for table in ("attempts", "answers", "results"):
        assert await second_look(f"SELECT count(*) FROM {table}") == [(0,)]


async def test_one_attempt_of_each_questionnaire_is_open(
    db: Database, anna: int, items: Questionnaire, second_look: SecondLook
) -> None:
    other = questionnaire("first_year")
    async with db.write() as tx:
        mine = await diagnosis.begin(tx, anna, items, now=NOW)
        begun = await diagnosis.begin(tx, anna, other, now=NOW + 1)
        assert (await diagnosis.begin(tx, anna, other, form="full", now=NOW + 2)).id == begun.id
        assert (begun.form, len(begun.items)) == ("full", 20)
        latest = await attempts.open_attempt(tx, anna)
        assert latest is not None
        assert (latest.questionnaire, latest.attempt) == ("first_year", begun.id)
        await diagnosis.answer(tx, anna, mine.id, mine.items[0], 3, now=NOW + 3)
        assert await how_far(tx, anna) == (2, 22, False), "what was touched last"
        tried = await attempts.tried(tx, anna)
        assert {code: it.done for code, it in tried.items()} == {"self_assessment": None, "first_year": None}
    assert await second_look("SELECT count(*) FROM attempts WHERE state = 'open'") == [(2,)]


async def test_deficits_are_of_the_self_assessment_whatever_came_later(tx: Tx, anna: int, items: Questionnaire) -> None:
    other = questionnaire("first_year")
    first = await complete(tx, anna, other, 1)
    assert {it.attempt for it in await diagnosis.deficits(tx, anna)} == {first.id}, "there is nothing else"
    mine = await complete(tx, anna, items, 2, at=NOW + 1)
    later = await complete(tx, anna, other, 1, at=NOW + 2)
    assert {it.attempt for it in await diagnosis.deficits(tx, anna)} == {mine.id}
    assert {it.attempt for it in await diagnosis.deficits(tx, anna, later.id)} == {later.id}
    assert (await attempts.tried(tx, anna))["first_year"].done == later.id
    assert await diagnosis.earlier(tx, later) != {}, "compared with the first time, not with another questionnaire"


async def test_a_short_draft_is_widened_and_keeps_its_answers(tx: Tx, anna: int, items: Questionnaire) -> None:
    begun = await diagnosis.begin(tx, anna, items, extra=["mentoring"], now=NOW)
    await diagnosis.answer(tx, anna, begun.id, begun.items[0], 3, now=NOW)
    wide = await diagnosis.widen(tx, anna, begun.id, items, now=NOW)
    assert (wide.form, len(wide.items), wide.answers) == ("full", 68, {begun.items[0]: 3})
    assert wide.current == next(it for it in wide.items if it != begun.items[0])
    assert await diagnosis.widen(tx, anna, begun.id, items, now=NOW) == wide, "twice is once"
    assert await diagnosis.attempt(tx, anna, begun.id) == wide
    back = await diagnosis.narrow(tx, anna, begun.id, items, now=NOW)
    assert (back.form, back.items, back.answers) == ("short", begun.items, {begun.items[0]: 3})
    wide = await diagnosis.widen(tx, anna, begun.id, items, now=NOW)
    assert wide.current is not None
    more = next(it.id for it in items.items if not it.core)
    at = await diagnosis.enter_area(tx, anna, begun.id, "subject", now=NOW)
    while at.current != more:
        assert at.current is not None
        at = await diagnosis.skip(tx, anna, begun.id, at.current, now=NOW)
    await diagnosis.answer(tx, anna, begun.id, more, 2, now=NOW)
    kept = await diagnosis.narrow(tx, anna, begun.id, items, now=NOW)
    assert (kept.form, kept.answers[more]) == ("full", 2), "an answer is not thrown away"


async def test_a_result_keeps_its_themes_whatever_the_file_says_later(
    tx: Tx, anna: int, items: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = await complete(tx, anna, items, 4, but={"assessment.criteria": 1, "assessment.feedback": 2})
    said = items.item("assessment.criteria").theme
    newer = replace(
        items,
        items=tuple(replace(it, theme={"ru": "иначе теперь", "en": "otherwise now"}) for it in items.items),
    )
    monkeypatch.setattr("content.questionnaire", lambda code="self_assessment": newer)
    assert (await diagnosis.themes(tx, done))["assessment"][0] == said
    await tx.run("UPDATE results SET themes = NULL")
    assert (await diagnosis.themes(tx, done))["assessment"][0]["ru"] == "иначе теперь", "kept before words were"


async def test_a_questionnaire_that_lost_its_full_form_is_begun_anew(tx: Tx, anna: int, items: Questionnaire) -> None:
    old = await diagnosis.begin(tx, anna, items, form="full", now=NOW)
    core = replace(items, version="1.99", items=tuple(it for it in items.items if it.core))
    followed = await diagnosis.follow(tx, old, core, now=NOW)
    assert (followed.form, len(followed.items), followed.id != old.id) == ("short", 22, True)


async def test_what_is_open_now_is_found_by_an_old_attempt(db: Database, anna: int, items: Questionnaire) -> None:
    boris = await newcomer(db)
    async with db.write() as tx:
        old = await diagnosis.begin(tx, anna, items, now=NOW)
        new = await diagnosis.start_anew(tx, anna, old.id, items, now=NOW)
        assert await diagnosis.now_open(tx, anna, old.id) == new
        assert await diagnosis.now_open(tx, boris, old.id) is None
        assert await diagnosis.code_of(tx, boris, old.id) is None
