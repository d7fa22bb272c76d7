"""Pairs: who may be proposed to whom, how one begins, and how it goes on and ends. On both engines."""

from datetime import date, timedelta

import pytest

from rules.pairs import ANSWER
from storage import consents, mentors, pairing, pairs, tasks
from storage.db import Database, Tx
from storage.mentors import Opened
from storage.pairing import AlreadyPaired, Full, Gone, NoSchool, NotReady, Oneself, TooFar
from storage.pairs import Pair
from tests.databases import NOW
from tests.storage.seating import notices

DAY = 86_400
TODAY = date(2025, 11, 24)
MENTOR, MENTEE, CURATOR, OTHER, FAR, HOMELESS = 1, 2, 3, 4, 5, 6
KINDS = ("pair-proposed", "pair-agreed", "pair-began", "pair-refused", "pair-paused", "pair-resumed", "pair-extended",
         "pair-ended")  # fmt: skip


async def school(tx: Tx) -> str:
    """A mentor who is ready, a mentee, a curator, a colleague, somebody of another school, somebody without one; what
    they read before they agree."""
    await tx.run("INSERT INTO municipalities (id, region, name, folded) VALUES (1, '23', 'Район', 'район')")
    await tx.many(
        "INSERT INTO organisations (id, municipality, name, folded) VALUES ($1, 1, $2, $2)",
        [(1, "Школа 1"), (2, "Школа 2")],
    )
    await tx.many(
        "INSERT INTO people (id, known, name, full_name, locale, municipality, organisation, service_year, created_at,"
        " seen_at) VALUES ($1, 1, $2, $3, 'ru', 1, CAST($4 AS BIGINT), CAST($5 AS BIGINT), 0, 0)",
        [
            (MENTOR, "Ирина", "Белова Ирина", 1, 2004), (MENTEE, "Мария", "", 1, 2025),
            (CURATOR, "Ольга", None, 1, 2000), (OTHER, "Пётр", None, 1, 2010), (FAR, "Вера", None, 2, None),
            (HOMELESS, "Яна", None, None, 2025),
        ],
    )  # fmt: skip
    await tx.run(
        "INSERT INTO roles (person, role, scope_kind, scope, granted_at)"
        " VALUES ($1, 'curator', 'organisation', '1', 0)",
        CURATOR,
    )
    await mentors.be_ready(tx, MENTOR, capacity=2, about="Помогу с планом урока", now=NOW)
    return await consents.keep_text(tx, purpose="mentoring", version="2026-11-22", locale="ru", text="О паре")


async def propose(tx: Tx, text: str, *, mentor: int = MENTOR, mentee: int = MENTEE, by: int = MENTEE) -> int:
    given = text if by in (mentor, mentee) else None
    return await pairing.propose(tx, mentor=mentor, mentee=mentee, by=by, today=TODAY, text_hash=given, now=NOW)


async def agree(tx: Tx, pair: int, person: int, text: str, *, today: date = TODAY) -> Pair:
    return await pairing.agree(tx, pair, person, text_hash=text, today=today, now=NOW + 60)


async def begun(tx: Tx, text: str, *, mentor: int = MENTOR, mentee: int = MENTEE) -> int:
    pair = await propose(tx, text, mentor=mentor, mentee=mentee)
    await agree(tx, pair, mentor, text)
    return pair


async def told(tx: Tx, person: int) -> list[str]:
    return [kind for kind, _, state in await notices(tx, person, *KINDS) if state == "waiting"]


async def read(tx: Tx, pair: int) -> Pair:
    found = await pairs.pair(tx, pair)
    assert found is not None
    return found


async def test_who_asks_has_agreed_and_the_pair_begins_with_the_other(db: Database) -> None:
    async with db.write() as tx:
        text = await school(tx)
        await mentors.wish(tx, MENTEE, now=NOW)
        pair = await propose(tx, text)
        asked = await read(tx, pair)
        assert (asked.state, asked.mentee_agreed_at, asked.mentor_agreed_at) == ("proposed", NOW, None)
        assert (asked.mentor_name, asked.mentee_name) == ("Белова Ирина", "Мария")
        assert await told(tx, MENTOR) == ["pair-proposed"]
        later = TODAY + timedelta(days=10)
        begun = await agree(tx, pair, MENTOR, text, today=later)
        assert (begun.state, begun.began_at) == ("active", NOW + 60)
        assert (begun.starts_on, begun.ends_on) == (later, date(2026, 5, 31))
        assert await told(tx, MENTEE) == ["pair-agreed"]
        assert await told(tx, CURATOR) == ["pair-began"]
        assert not await mentors.wished(tx, MENTEE)
        assert await agree(tx, pair, MENTOR, text) == begun
        agreed = await tx.all("SELECT person, given_at FROM pair_consents ORDER BY person")
        assert [tuple(row) for row in agreed] == [(MENTOR, NOW + 60), (MENTEE, NOW)]
        assert [it.id for it in await pairs.of_person(tx, MENTEE)] == [pair]
        assert [it.id for it in await pairs.of_organisation(tx, 1)] == [pair]
        assert await pairs.of_organisation(tx, 1, states=("proposed", "paused")) == []


async def test_a_curator_proposes_and_both_have_to_agree(db: Database) -> None:
    async with db.write() as tx:
        text = await school(tx)
        pair = await propose(tx, text, mentor=OTHER, by=CURATOR)
        assert await told(tx, OTHER) == await told(tx, MENTEE) == ["pair-proposed"]
        assert (await agree(tx, pair, MENTEE, text)).state == "proposed"
        assert (await agree(tx, pair, OTHER, text)).state == "active"
        assert await told(tx, CURATOR) == ["pair-began"]


async def test_what_cannot_be_proposed(db: Database) -> None:
    async with db.write() as tx:
        text = await school(tx)
        with pytest.raises(Oneself):
            await propose(tx, text, mentor=MENTEE)
        with pytest.raises(NoSchool):
            await propose(tx, text, mentee=HOMELESS, by=HOMELESS)
        with pytest.raises(NotReady):
            await propose(tx, text, mentor=OTHER)
        pair = await propose(tx, text)
        with pytest.raises(AlreadyPaired) as twice:
            await propose(tx, text)
        assert twice.value.pair == pair
        await mentors.be_ready(tx, MENTEE, capacity=1, now=NOW)
        with pytest.raises(AlreadyPaired):
            await propose(tx, text, mentor=MENTEE, mentee=MENTOR, by=MENTOR)
        await mentors.rest(tx, MENTOR, now=NOW)
        with pytest.raises(NotReady):
            await propose(tx, text, mentee=FAR, by=FAR)


async def test_no_more_mentees_than_the_mentor_takes(db: Database) -> None:
    async with db.write() as tx:
        text = await school(tx)
        await mentors.be_ready(tx, MENTOR, capacity=1, now=NOW)
        first, second = await propose(tx, text), await propose(tx, text, mentee=FAR, by=FAR)
        await agree(tx, first, MENTOR, text)
        with pytest.raises(Full):
            await agree(tx, second, MENTOR, text)
        assert (await read(tx, second)).state == "proposed"
        with pytest.raises(Full):
            await propose(tx, text, mentee=OTHER, by=CURATOR)
        assert await mentors.ready(tx, municipality=1, besides=OTHER) == []
        await mentors.be_ready(tx, MENTOR, capacity=2, now=NOW)
        assert [it.room for it in await mentors.ready(tx, municipality=1, besides=OTHER)] == [1]
        assert (await agree(tx, second, MENTOR, text)).state == "active"


async def test_a_refusal_needs_no_reason_and_is_told(db: Database) -> None:
    async with db.write() as tx:
        text = await school(tx)
        pair = await propose(tx, text)
        assert (await pairing.refuse(tx, pair, MENTOR, now=NOW)).state == "refused"
        assert await told(tx, MENTEE) == ["pair-refused"]
        assert await told(tx, MENTOR) == []
        assert (await agree(tx, pair, MENTOR, text)).state == "refused"
        again = await propose(tx, text)
        with pytest.raises(Gone):
            await pairing.withdraw(tx, again, MENTOR, now=NOW)
        assert (await pairing.withdraw(tx, again, MENTEE, now=NOW)).state == "withdrawn"
        assert await told(tx, MENTOR) == []
        with pytest.raises(Gone):
            await pairing.refuse(tx, again, OTHER, now=NOW)


async def test_a_proposal_lapses_after_two_weeks(db: Database) -> None:
    async with db.write() as tx:
        text = await school(tx)
        pair = await propose(tx, text)
        due = await pairing.next_lapse(tx)
        assert due == NOW + ANSWER
        assert await pairing.lapse(tx, now=due - 1, limit=5) == 0
        assert await pairing.lapse(tx, now=due, limit=5) == 1
        assert (await read(tx, pair)).state == "lapsed"
        assert await told(tx, MENTEE) == ["pair-refused"]
        assert await pairing.next_lapse(tx) is None


async def test_pause_resume_extend_and_finish(db: Database) -> None:
    async with db.write() as tx:
        text = await school(tx)
        pair = await begun(tx, text)
        assert (await pairing.pause(tx, pair, by=MENTOR, now=NOW + DAY)).paused_at == NOW + DAY
        assert (await pairing.pause(tx, pair, by=MENTOR, now=NOW + 2 * DAY)).paused_at == NOW + DAY
        resumed = await pairing.resume(tx, pair, by=MENTEE, now=NOW + 3 * DAY)
        assert (resumed.state, resumed.paused_at, resumed.resumed_at) == ("active", None, NOW + 3 * DAY)
        until = date(2026, 8, 31)
        for _ in range(2):
            extended = await pairing.extend(tx, pair, until, by=MENTOR, today=TODAY, now=NOW)
            assert extended.ends_on == until
        with pytest.raises(TooFar):
            await pairing.extend(tx, pair, date(2026, 11, 25), by=MENTOR, today=TODAY, now=NOW)
        with pytest.raises(TooFar):
            await pairing.extend(tx, pair, date(2026, 6, 30), by=MENTOR, today=TODAY, now=NOW)
        done = await pairing.finish(tx, pair, result="early", note="Переезд", by=MENTOR, now=NOW + 4 * DAY)
        assert (done.state, done.result, done.note, done.ended_at) == ("finished", "early", "Переезд", NOW + 4 * DAY)
        assert await pairing.finish(tx, pair, result="reached", note="", by=MENTEE, now=NOW + 5 * DAY) == done
        assert await told(tx, MENTEE) == ["pair-agreed", "pair-paused", "pair-extended", "pair-ended"]
        assert await told(tx, CURATOR) == ["pair-began", "pair-ended"]
        with pytest.raises(Gone):
            await pairing.pause(tx, pair, by=MENTOR, now=NOW)


async def test_handed_over_the_old_pair_stays_and_ends_when_the_new_begins(db: Database) -> None:
    async with db.write() as tx:
        text = await school(tx)
        old = await begun(tx, text)
        with pytest.raises(NotReady):
            await pairing.hand_over(tx, old, FAR, by=MENTOR, today=TODAY, now=NOW)
        with pytest.raises(Oneself):
            await pairing.hand_over(tx, old, MENTEE, by=CURATOR, today=TODAY, now=NOW)
        new = await pairing.hand_over(tx, old, OTHER, by=CURATOR, today=TODAY, now=NOW)
        second = await pairing.hand_over(tx, old, FAR, by=CURATOR, today=TODAY, now=NOW)
        await pairing.extend(tx, old, date(2026, 8, 31), by=MENTOR, today=TODAY, now=NOW)
        assert (await agree(tx, new, MENTEE, text)).state == "proposed"
        assert (await read(tx, old)).state == "active"
        begun_anew = await agree(tx, new, OTHER, text)
        assert (begun_anew.state, begun_anew.continues, begun_anew.ends_on) == ("active", old, date(2026, 8, 31))
        left = await read(tx, old)
        assert (left.state, left.result) == ("finished", "handed_over")
        assert await told(tx, MENTOR) == ["pair-proposed", "pair-ended"]
        assert (await agree(tx, second, FAR, text)).state == "withdrawn"


async def test_open_steps_go_on_though_the_pair_was_finished_before_the_new_mentor_agreed(db: Database) -> None:
    async with db.write() as tx:
        text = await school(tx)
        old = await begun(tx, text)
        step = await tasks.add_task(
            tx, old, aim=None, title="Посетить урок", form="mutual", product="", due_on=None, by=MENTOR, request="1",
            now=NOW,
        )  # fmt: skip
        new = await pairing.hand_over(tx, old, OTHER, by=CURATOR, today=TODAY, now=NOW)
        await agree(tx, new, MENTEE, text)
        await pairing.finish(tx, old, result="early", note="", by=MENTOR, now=NOW)
        assert (await agree(tx, new, OTHER, text)).state == "active"
        assert [(it.title, it.id != step) for it in await tasks.tasks(tx, new)] == [("Посетить урок", True)]
        assert (await read(tx, old)).result == "early"


async def test_kind_and_contact(db: Database) -> None:
    async with db.write() as tx:
        pair = await begun(tx, await school(tx))
        named = await pairing.describe(tx, pair, kind="remote", form="head", by=MENTOR, now=NOW)
        assert (named.kind, named.form) == ("remote", "head")
        assert (await pairing.describe(tx, pair, kind="x", form="head", by=MENTOR, now=NOW)).kind == "remote"
        allowed = await pairing.allow_contact(tx, pair, MENTEE, allowed=True, now=NOW)
        assert (allowed.mentee_contact, allowed.mentor_contact) == (True, False)
        with pytest.raises(Gone):
            await pairing.allow_contact(tx, pair, OTHER, allowed=True, now=NOW)


async def test_who_is_found(db: Database) -> None:
    async with db.write() as tx:
        text = await school(tx)
        await mentors.wish(tx, FAR, now=NOW)
        assert [it.person for it in await mentors.wishing(tx, municipality=1, besides=MENTOR)] == [FAR]
        assert [it.person for it in await mentors.ready(tx, municipality=1, besides=MENTEE)] == [MENTOR]
        found = await mentors.candidates(tx, organisation=1, besides=MENTEE)
        assert {it.person for it in found} == {MENTOR, CURATOR, OTHER}
        assert [it.person for it in await mentors.seekers(tx, 1, today=TODAY)] == [MENTEE]
        await begun(tx, text)
        assert await mentors.seekers(tx, 1, today=TODAY) == []
        assert await mentors.ready(tx, municipality=1, besides=MENTEE) == []
        own = await mentors.mentor(tx, MENTOR)
        assert own is not None
        assert (own.mentees, own.room, own.about) == (1, 1, "Помогу с планом урока")
        await mentors.be_ready(tx, MENTOR, capacity=3, now=NOW)
        kept = await mentors.mentor(tx, MENTOR)
        assert kept is not None
        assert (kept.capacity, kept.about) == (3, "Помогу с планом урока")


async def test_areas_are_known_of_those_who_opened_their_results(db: Database) -> None:
    async with db.write() as tx:
        await school(tx)
        for person, level in ((MENTOR, 3.6), (MENTEE, 1.5), (OTHER, 3.9)):
            attempt = await tx.value(
                "INSERT INTO attempts (person, questionnaire, version, major, form, state, items, started_at,"
                " touched_at, completed_at)"
                " VALUES ($1, 'q', '1.0', 1, 'short', 'completed', '[]', 0, 0, 5) RETURNING id",
                person,
            )
            await tx.run(
                "INSERT INTO results (attempt, area, place, level, answered, deficit)"
                " VALUES ($1, 'assessment', 0, $2, 2, $3)",
                attempt, level, int(level < 2.5),
            )  # fmt: skip
        assert await mentors.opened(tx, [MENTOR, MENTEE, OTHER]) == {}
        for person in (MENTOR, MENTEE):
            await consents.give(tx, person, purpose="results", version="1", locale="ru", text="Показать", now=NOW)
        assert await mentors.opened(tx, [MENTOR, MENTEE, OTHER]) == {
            MENTOR: Opened([], ["assessment"]), MENTEE: Opened(["assessment"], []),
        }  # fmt: skip
        await consents.withdraw(tx, MENTOR, purpose="results", now=NOW)
        assert list(await mentors.opened(tx, [MENTOR, MENTEE])) == [MENTEE]
        assert await mentors.opened(tx, []) == {}
