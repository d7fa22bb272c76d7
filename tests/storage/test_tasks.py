"""The programme of a pair: what is added twice is one, what is taken out is gone, the other one hears of it once."""

import asyncio
from datetime import date
from typing import Any

import pytest

import content
from rules.mentoring import laid
from storage import people, task_notices, tasks
from storage.db import Database, Tx
from storage.tasks import AlreadyTaken, BadTask, NotActive, NoTask, TooMany
from tests.databases import SecondLook
from tests.storage.test_meeting_rows import Counted

NOW = 1_795_305_600  # 22 November 2026, 00:00 UTC
DAY = 86_400
IRINA, MARIA, OLGA = 1, 2, 3
DECEMBER = date(2026, 12, 12)
SAID = "SELECT person, which, state FROM outbox WHERE kind = $1 ORDER BY which, person"


async def pair(tx: Tx, *, mentor: int = IRINA, mentee: int = MARIA, state: str = "active") -> int:
    """A pair of the only school, made of rows."""
    three = [(IRINA, "Europe/Moscow"), (MARIA, "Asia/Krasnoyarsk"), (OLGA, None)]
    await tx.many(
        "INSERT INTO people (id, known, name, locale, zone, created_at, seen_at) VALUES ($1, 1, 'N', 'ru', $2, 0, 0)"
        " ON CONFLICT (id) DO NOTHING",
        three,
    )
    school = await tx.value("SELECT id FROM organisations")
    if school is None:
        district = await tx.value(
            "INSERT INTO municipalities (region, name, folded) VALUES ('23', 'Т', 'т') RETURNING id"
        )
        school = await tx.value(
            "INSERT INTO organisations (municipality, name, folded) VALUES ($1, 'Ш', 'ш') RETURNING id", district
        )
    made: int = await tx.value(
        "INSERT INTO pairs (mentor, mentee, organisation, kind, form, state, proposed_at, starts_on, ends_on)"
        " VALUES ($1, $2, $3, 'traditional', 'teacher', $4, 0, '2026-10-01', '2027-05-31') RETURNING id",
        mentor, mentee, school, state,
    )  # fmt: skip
    return made


async def add(
    tx: Tx, at: int, title: str = "Посетить урок коллеги", *, aim: int | None = None, due_on: date | None = DECEMBER,
    by: int = IRINA, request: str = "m1", now: int = NOW,
) -> int:  # fmt: skip
    return await tasks.add_task(
        tx, at, aim=aim, title=title, form="mutual", product="заметки", due_on=due_on, by=by, request=request, now=now
    )


async def test_a_step_is_added_once_and_said_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        one = await add(tx, at)
        assert await add(tx, at, "Другие слова") == one
        other = await add(tx, at, "Показать план урока", request="m2", due_on=None)
        assert [it.id for it in await tasks.tasks(tx, at)] == [one, other]
    assert await second_look("SELECT title, due_on FROM tasks ORDER BY id") == [
        ("Посетить урок коллеги", "2026-12-12"),
        ("Показать план урока", None),
    ]
    # To the mentee alone, a quarter of an hour later, for both.
    span = NOW // 900
    assert await second_look(SAID, "task-added") == [(MARIA, str(span), "waiting")]
    assert await second_look("SELECT due_at FROM outbox WHERE kind = 'task-added'") == [((span + 1) * 900,)]


async def test_the_mentee_is_reminded_on_the_eve_by_their_own_clock(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        await add(tx, at)
        await add(tx, at, "Ещё один на тот же день", request="m2")
        await add(tx, at, "Завтра, об этом напоминать поздно", request="m3", due_on=date(2026, 11, 22))
    # 11 December, 17:00 in Krasnoyarsk is 10:00 UTC; until the day begins.
    [(person, which, due_at, expires_at)] = await second_look(
        "SELECT person, which, due_at, expires_at FROM outbox WHERE kind = 'task-due'"
    )
    assert (person, which) == (MARIA, "2026-12-12")
    assert due_at == NOW + 19 * DAY + 10 * 3600
    assert expires_at == NOW + 19 * DAY + 17 * 3600


async def test_by_their_days_then_those_without_one(db: Database) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        late = await add(tx, at, "позже", request="1", due_on=date(2027, 1, 5))
        never = await add(tx, at, "когда-нибудь", request="2", due_on=None)
        soon = await add(tx, at, "скоро", request="3", due_on=date(2026, 11, 30))
        assert [it.id for it in await tasks.tasks(tx, at)] == [soon, late, never]
        await tasks.done(tx, soon, date(2026, 11, 29), by=MARIA, now=NOW)
        assert [it.id for it in await tasks.tasks(tx, at, open_only=True)] == [late, never]
        assert [it.done_on for it in await tasks.tasks(tx, at)] == [date(2026, 11, 29), None, None]


async def test_done_twice_keeps_the_first_day_and_can_be_taken_back(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        one = await add(tx, at)
        assert await tasks.done(tx, one, date(2026, 12, 1), by=MARIA, now=NOW)
        assert not await tasks.done(tx, one, date(2026, 12, 5), by=IRINA, now=NOW + DAY)
    assert await second_look("SELECT done_on, done_by FROM tasks") == [("2026-12-01", MARIA)]
    async with db.write() as tx:
        assert await tasks.undone(tx, one, by=IRINA, now=NOW)
        assert not await tasks.undone(tx, one, by=IRINA, now=NOW)
    assert await second_look("SELECT done_on, done_by FROM tasks") == [(None, None)]


async def test_the_mentor_hears_of_the_mentees_marks_once_an_hour(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        quiet, told, own, back = [await add(tx, at, request=str(number)) for number in range(4)]
        for number, by in ((quiet, MARIA), (told, MARIA), (own, IRINA), (back, MARIA)):
            await tasks.done(tx, number, DECEMBER, by=by, now=NOW + 600)
        await tasks.comment(tx, told, MARIA, "Взяла три приёма", request="m1", now=NOW + 700)
        await tasks.undone(tx, back, by=MARIA, now=NOW + 800)
        span = NOW // task_notices.HOUR
        assert await task_notices.done_in(tx, at, span) == {quiet}
        assert await task_notices.done_in(tx, at, span + 1) == set()
        await tasks.done(tx, back, DECEMBER, by=MARIA, now=NOW + 3600)
        assert await task_notices.done_in(tx, at, span + 1) == {back}
    assert await second_look("SELECT person, which, due_at FROM outbox WHERE kind = 'task-done' ORDER BY which") == [
        (IRINA, str(span), NOW + 3600),
        (IRINA, str(span + 1), NOW + 7200),
    ]


async def test_two_who_mark_at_once_mark_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        one = await add(tx, await pair(tx))

    async def mark(by: int) -> bool:
        async with db.write() as tx:
            return await tasks.done(tx, one, date(2026, 12, 1), by=by, now=NOW)

    assert sorted(await asyncio.gather(mark(IRINA), mark(MARIA))) == [False, True]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'task.done'") == [(1,)]


async def test_a_dropped_step_is_gone_for_everything(db: Database) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        one = await add(tx, at)
        assert await tasks.drop_task(tx, one, by=IRINA, now=NOW)
        assert not await tasks.drop_task(tx, one, by=IRINA, now=NOW)
        assert await tasks.task(tx, one) is None
        assert await tasks.tasks(tx, at) == []
        for wish in (
            tasks.done(tx, one, DECEMBER, by=IRINA, now=NOW),
            tasks.undone(tx, one, by=IRINA, now=NOW),
            tasks.comment(tx, one, IRINA, "слова", request="1", now=NOW),
        ):
            with pytest.raises(NoTask):
                await wish


async def test_an_aim_takes_its_open_steps_with_it(db: Database) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        aim = await tasks.add_aim(tx, at, title="Порядок на уроке", area="psych_ped", by=IRINA, now=NOW)
        assert await tasks.add_aim(tx, at, title="порядок на  уроке", by=IRINA, now=NOW) == aim
        kept = await add(tx, at, "сделано", aim=aim, request="1")
        await tasks.done(tx, kept, DECEMBER, by=MARIA, now=NOW)
        await add(tx, at, "открыто", aim=aim, request="2")
        free = await add(tx, at, "без цели", request="3")
        assert await tasks.drop_aim(tx, aim, by=IRINA, now=NOW) == 1
        assert await tasks.drop_aim(tx, aim, by=IRINA, now=NOW) == 0
        assert [it.id for it in await tasks.tasks(tx, at)] == [kept, free]
        # A step is not added to an aim that is no more; the same title is a new aim then.
        with pytest.raises(BadTask, match="aim"):
            await add(tx, at, "поздно", aim=aim, request="4")
        again = await tasks.add_aim(tx, at, title="Порядок на уроке", by=IRINA, now=NOW)
        assert [(it.id, it.dropped) for it in await tasks.aims(tx, at)] == [(aim, True), (again, False)]


async def test_an_aim_of_another_pair_is_no_aim(db: Database) -> None:
    async with db.write() as tx:
        mine, theirs = await pair(tx), await pair(tx, mentee=OLGA)
        aim = await tasks.add_aim(tx, theirs, title="Чужая", by=IRINA, now=NOW)
        with pytest.raises(BadTask, match="aim"):
            await add(tx, mine, aim=aim)
        with pytest.raises(NoTask):
            await tasks.drop_aim(tx, aim + 1, by=IRINA, now=NOW)


async def test_a_comment_is_said_to_the_other_one(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        one = await add(tx, await pair(tx))
        first = await tasks.comment(tx, one, MARIA, "Можно к вам?", request="m5", now=NOW)
        assert await tasks.comment(tx, one, MARIA, "Можно к вам?", request="m5", now=NOW) == first
        second = await tasks.comment(tx, one, IRINA, "Приходите", request="m6", now=NOW + 5)
        assert [(it.person, it.text, it.at) for it in await tasks.comments(tx, one)] == [
            (MARIA, "Можно к вам?", NOW),
            (IRINA, "Приходите", NOW + 5),
        ]
        there = await tasks.task(tx, one)
        assert there is not None
        assert there.comments == 2
        for words in ("", "  ", "я" * (tasks.COMMENT + 1)):
            with pytest.raises(BadTask, match="comment"):
                await tasks.comment(tx, one, IRINA, words, request="m7", now=NOW)
    assert await second_look(SAID, "task-comment") == [
        (IRINA, str(first), "waiting"),
        (MARIA, str(second), "waiting"),
    ]


@pytest.mark.parametrize("state", ["proposed", "finished", "refused"])
async def test_the_programme_of_a_pair_that_is_not_on_is_only_read(db: Database, state: str) -> None:
    async with db.write() as tx:
        at = await pair(tx, state=state)
        plan = laid(content.mentoring()[0], date(2026, 11, 23), date(2027, 5, 31), "ru")
        for wish in (
            add(tx, at),
            tasks.add_aim(tx, at, title="Цель", by=IRINA, now=NOW),
            tasks.plan_from(tx, at, plan, by=IRINA, now=NOW),
            add(tx, at + 99),
        ):
            with pytest.raises(NotActive):
                await wish
        assert await tasks.tasks(tx, at) == []


async def test_a_template_is_taken_once(db: Database, second_look: SecondLook) -> None:
    plan = laid(content.mentoring()[0], date(2026, 11, 23), date(2027, 5, 31), "ru")
    async with db.write() as tx:
        at = await pair(tx)

    async def take() -> int:
        async with db.write() as tx:
            try:
                return await tasks.plan_from(tx, at, plan, by=IRINA, now=NOW)
            except AlreadyTaken:
                return 0

    assert sorted(await asyncio.gather(take(), take())) == [0, plan.count]
    assert await second_look("SELECT count(*) FROM tasks") == [(plan.count,)]
    assert await second_look("SELECT count(*) FROM aims") == [(len(plan.aims),)]
    assert len(await second_look(SAID, "task-added")) == 1
    async with db.write() as tx:
        # Once its steps are done or gone it may be taken again, even in the same second's neighbour.
        for one in await tasks.tasks(tx, at):
            await tasks.done(tx, one.id, DECEMBER, by=MARIA, now=NOW)
        assert await tasks.plan_from(tx, at, plan, by=IRINA, now=NOW + 1) == plan.count


async def test_a_programme_has_an_end(db: Database) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        for number in range(tasks.MOST_TASKS):
            await add(tx, at, f"шаг {number}", request=str(number), due_on=None)
        with pytest.raises(TooMany):
            await add(tx, at, "лишний", request="more")
        for number in range(tasks.MOST_AIMS):
            await tasks.add_aim(tx, at, title=f"цель {number}", by=IRINA, now=NOW)
        with pytest.raises(TooMany):
            await tasks.add_aim(tx, at, title="лишняя", by=IRINA, now=NOW)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "я" * (tasks.TITLE + 1)}),
        ("form", {"form": "dance"}),
        ("product", {"product": "я" * (tasks.PRODUCT + 1)}),
    ],
)
async def test_a_step_that_cannot_be_changes_nothing(db: Database, field: str, wrong: dict[str, str]) -> None:
    async with db.write() as tx:
        one = await add(tx, await pair(tx))
        fields = {"title": "Новые слова", "form": "own", "product": "лист"} | wrong
        with pytest.raises(BadTask, match=field):
            await tasks.change_task(tx, one, **fields, due_on=None, by=IRINA, now=NOW)
        there = await tasks.task(tx, one)
        assert there is not None
        assert (there.title, there.due_on) == ("Посетить урок коллеги", DECEMBER)


async def test_another_day_brings_another_reminder(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        one = await add(tx, await pair(tx))
        await tasks.change_task(
            tx, one, title="Посетить два урока", form="mutual", product="", due_on=date(2026, 12, 20), by=IRINA, now=NOW
        )
    assert await second_look(SAID, "task-due") == [(MARIA, "2026-12-12", "waiting"), (MARIA, "2026-12-20", "waiting")]


async def test_a_pair_that_was_handed_over_goes_on_with_what_was_open(db: Database, second_look: SecondLook) -> None:
    plan = laid(content.mentoring()[0], date(2026, 11, 23), date(2027, 5, 31), "ru")
    async with db.write() as tx:
        old = await pair(tx)
        await tasks.plan_from(tx, old, plan, by=IRINA, now=NOW)
        there = await tasks.tasks(tx, old)
        await tasks.done(tx, there[0].id, DECEMBER, by=MARIA, now=NOW)
        await tasks.comment(tx, there[1].id, IRINA, "Между нами", request="m1", now=NOW)
        new = await pair(tx, mentor=OLGA)
        await tx.run("UPDATE pairs SET state = 'finished' WHERE id = $1", old)
        assert await tasks.inherit(tx, old, new, now=NOW + DAY) == plan.count - 1
        mine = await tasks.tasks(tx, new)
        assert [it.title for it in mine] == [it.title for it in there[1:]]
        assert {it.comments for it in mine} == {0}
        titles = {aim.id: aim.title for aim in await tasks.aims(tx, new)}
        before = {aim.id: aim.title for aim in await tasks.aims(tx, old)}
        assert [titles[it.aim or 0] for it in mine] == [before[it.aim or 0] for it in there[1:]]
        # The history of the old one is whole.
        assert len(await tasks.tasks(tx, old)) == plan.count
        with pytest.raises(AlreadyTaken):
            await tasks.plan_from(tx, new, plan, by=OLGA, now=NOW + DAY)
    assert await second_look("SELECT count(*) FROM outbox WHERE kind = 'task-due' AND subject = $1", str(new)) != [(0,)]


async def test_late_steps_move_together_but_only_open_ones_of_the_pair(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        mine, theirs = await pair(tx), await pair(tx, mentee=OLGA)
        late, made, foreign = (
            await add(tx, mine, "поздний", request="1"),
            await add(tx, mine, "сделанный", request="2"),
            await add(tx, theirs, "чужой", request="3"),
        )
        await tasks.done(tx, made, DECEMBER, by=MARIA, now=NOW)
        to = date(2027, 1, 20)
        moved = [(number, to) for number in (late, made, foreign)]
        assert await tasks.put_off(tx, mine, moved, by=IRINA, now=NOW) == 1
    assert await second_look("SELECT title FROM tasks WHERE due_on = '2027-01-20'") == [("поздний",)]
    assert (MARIA, "2027-01-20", "waiting") in await second_look(SAID, "task-due")


async def test_the_eve_follows_the_mentee_to_another_zone(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        at = await pair(tx)
        await add(tx, at)
        done = await add(tx, at, "сделан", request="2", due_on=date(2026, 12, 20))
        await tasks.done(tx, done, DECEMBER, by=MARIA, now=NOW)
        await people.live_by(tx, MARIA, "Europe/Kaliningrad")
        await task_notices.live_elsewhere(tx, MARIA)
        await task_notices.live_elsewhere(tx, IRINA)
    rows = await second_look("SELECT which, due_at, state FROM outbox WHERE kind = 'task-due' ORDER BY which")
    # 17:00 in Kaliningrad is 15:00 UTC; the step that is done is not reminded of by whatever clock.
    assert rows[0] == ("2026-12-12", NOW + 19 * DAY + 15 * 3600, "waiting")
    assert len(rows) == 2


async def test_a_long_programme_takes_no_more_statements_than_a_short_one(db: Database) -> None:
    """Each step was a statement or two: a year taken, put off or handed over took a hundred."""
    year, *_, one = content.mentoring()
    taken = set()
    async with db.write() as tx:
        for template, mentee in ((year, MARIA), (one, OLGA)):
            old, new = await pair(tx, mentee=mentee), await pair(tx, mentor=MARIA + OLGA - mentee, mentee=mentee)
            counted: Any = Counted(tx)
            plan = laid(template, date(2026, 11, 23), date(2027, 5, 31), "ru")
            assert await tasks.plan_from(counted, old, plan, by=IRINA, now=NOW) == plan.count
            late = [(it.id, DECEMBER) for it in await tasks.tasks(tx, old)]
            assert await tasks.put_off(counted, old, late, by=IRINA, now=NOW) == plan.count
            assert await tasks.inherit(counted, old, new, now=NOW) == plan.count
            taken.add(counted.statements)
            await tx.run("UPDATE pairs SET state = 'finished'")
    assert len(taken) == 1
