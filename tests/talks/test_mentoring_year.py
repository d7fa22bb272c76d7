"""A year of a pair, a week at a time: meetings each second week, moves, an illness, a pause, holidays, a summer.

The mentor lives in Moscow, the mentee in Kamchatka. What both have seen and what the database says must agree at the
end.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import content
from rules.holidays import is_holiday
from rules.silence import MENTOR as SILENT
from rules.silence import silent_days
from storage import arranging, journal, outbox, pairing
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import DAY, HOUR, MOSCOW, opens, person_of, until
from tests.talks.mentoring import Two, colleague, curator, pair_up, read_all

KAMCHATKA = "Asia/Kamchatka"
ENDS = date(2027, 11, 20)
ILL = (date(2027, 1, 19), date(2027, 2, 24))  # nobody meets, nobody writes
PAUSED = (date(2027, 3, 1), date(2027, 3, 22))


@dataclass(slots=True)
class Year:
    """What the mentor did, as the mentor remembers it."""

    minutes: list[int] = field(default_factory=list)
    confirmed: int = 0
    corrected: int = 0
    missed: int = 0
    moved: int = 0


async def begun(talk: Talk) -> tuple[Two, Talker]:
    olga = await curator(talk)
    irina = await colleague(talk, "Ирина", "Белова Ирина Павловна")
    maria = await colleague(talk, "Мария", "Кузнецова Мария Игоревна", zone=KAMCHATKA)
    pair = await pair_up(talk, irina, maria)
    await read_all(talk)
    async with talk.db.write() as tx:
        by = await person_of(talk, irina)
        await pairing.extend(tx, pair, ENDS, by=by, today=today(talk), now=int(talk.clock()))
    return Two(pair, irina, maria), olga


def today(talk: Talk) -> date:
    return datetime.fromtimestamp(talk.clock.at, UTC).date()


async def every_second_week(talk: Talk, pair: Two) -> None:
    """A row of meetings at 14:00 in Moscow, eight hours before the evening of Kamchatka ends."""
    mentor, mentee = await person_of(talk, pair.mentor), await person_of(talk, pair.mentee)
    now = int(talk.clock())
    async with talk.db.write() as tx:
        first = await arranging.propose(
            tx, pair.pair, by=mentor, options=[now // DAY * DAY + 2 * DAY + 8 * HOUR], minutes=45, form="talk",
            zone=MOSCOW, every=2, request=str(now), now=now,
        )  # fmt: skip
        await arranging.choose(tx, first, 1, by=mentee, now=now, holidays=content.holidays())


async def lives_until(day: date, talk: Talk, pair: Two, year: Year) -> None:
    """A week: what is due is said at its moment, and who is asked how it went answers at once."""
    while today(talk) < day:
        evening = (int(talk.clock()) // DAY + 7) * DAY + 15 * HOUR
        while (due := await _next_due(talk)) is not None and due < evening:
            await until(talk, due)
            await answer(talk, pair, year)
        await until(talk, evening)


async def _next_due(talk: Talk) -> int | None:
    async with talk.db.read() as tx:
        return await outbox.next_due(tx)


async def answer(talk: Talk, pair: Two, year: Year) -> None:
    async with talk.db.read() as tx:
        rows = await tx.all(
            "SELECT m.id FROM meetings m JOIN outbox o ON o.kind = 'meeting-over' AND o.state = 'sent'"
            " AND o.subject = CAST(m.id AS TEXT) AND o.which = CAST(m.version AS TEXT)"
            " WHERE m.state = 'planned' AND m.starts_at < $1 ORDER BY m.id",
            int(talk.clock()),
        )
    for (meeting,) in rows:
        if ILL[0] <= today(talk) < ILL[1]:
            year.missed += 1
            await pair.mentor.presses_data(f"Gn:{meeting}")
        else:
            await _tell(talk, pair, year, meeting)


async def _tell(talk: Talk, pair: Two, year: Year, meeting: int) -> None:
    """Every fifth was moved to the next week; of the others every fourth is corrected and then mended."""
    number = len(year.minutes) + year.moved
    if number % 5 == 4:
        year.moved += 1
        await _move(talk, pair, meeting)
        return
    minutes = (45, 30, 60)[number % 3]
    await opens(pair.mentor, "entry_new", f"m{meeting}")
    await pair.mentor.presses("Встреча")
    await pair.mentor.presses(str(minutes) if minutes != 45 else "Как планировали")
    await pair.mentor.presses("Дисциплина")
    await pair.mentor.writes("Договорились о правилах.\nДальше: попробовать до пятницы")
    year.minutes.append(minutes)
    await _answer(talk, pair, year, number)


async def _move(talk: Talk, pair: Two, meeting: int) -> None:
    """A week later at the same clock; the other one agrees."""
    mentor, mentee = await person_of(talk, pair.mentor), await person_of(talk, pair.mentee)
    [(starts_at,)] = await talk.look("SELECT starts_at FROM meetings WHERE id = $1", meeting)
    async with talk.db.write() as tx:
        await arranging.move(tx, meeting, [starts_at + 7 * DAY], by=mentor, now=int(talk.clock()))
        await arranging.choose(tx, meeting, 1, by=mentee, now=int(talk.clock()))


async def _answer(talk: Talk, pair: Two, year: Year, number: int) -> None:
    """It is morning in Kamchatka when the notice comes."""
    [(entry,)] = await talk.look("SELECT max(id) FROM entries")
    await opens(pair.mentee, "entry", entry)
    if number % 4 == 3:
        await pair.mentee.presses("Поправить")
        await pair.mentee.writes("Было на пять минут дольше")
        year.corrected += 1
        await opens(pair.mentor, "entry", entry)
        await pair.mentor.presses("Изменить")
        await pair.mentor.presses("Минуты")
        await pair.mentor.writes(str(year.minutes[-1] + 5))
        year.minutes[-1] += 5
        await opens(pair.mentee, "entry", entry)
    if number % 7 != 6:
        await pair.mentee.presses("Всё так")
        await pair.mentee.presses("Скорее да")
        await pair.mentee.presses("Да")
        year.confirmed += 1


async def test_a_year(talk: Talk) -> None:
    pair, olga = await begun(talk)
    year, mentor = Year(), await person_of(talk, pair.mentor)
    await every_second_week(talk, pair)
    await lives_until(PAUSED[0], talk, pair, year)
    async with talk.db.write() as tx:
        await pairing.pause(tx, pair.pair, by=mentor, now=int(talk.clock()))
    await lives_until(PAUSED[1], talk, pair, year)
    async with talk.db.write() as tx:
        await pairing.resume(tx, pair.pair, by=mentor, now=int(talk.clock()))
    await every_second_week(talk, pair)
    await lives_until(ENDS, talk, pair, year)
    await _meetings_agree(talk, year)
    await _journal_agrees(talk, pair, year)
    await _silences_agree(talk, olga)
    assert await talk.look("SELECT kind, which FROM outbox WHERE state IN ('failed', 'unknown')") == []


async def _meetings_agree(talk: Talk, year: Year) -> None:
    rows = await talk.look("SELECT starts_at, state, version FROM meetings")
    states = Counter(state for _, state, _ in rows)
    assert states["held"] == len(year.minutes)
    assert states["missed"] == year.missed == 3
    assert states["cancelled"] > 0, "the pause took the rest of the first row away"
    assert states["held"] > 10
    assert states["planned"] == 0, "each meeting was asked about"
    as_planned = [datetime.fromtimestamp(at, UTC).date() for at, _, version in rows if version == 1]
    assert [day for day in as_planned if is_holiday(day, content.holidays())] == []
    assert year.moved > 1


async def _journal_agrees(talk: Talk, pair: Two, year: Year) -> None:
    async with talk.db.read() as tx:
        totals = await journal.totals_of_pair(tx, pair.pair)
        mine = await journal.totals_of_mentor(tx, await person_of(talk, pair.mentor))
    assert totals == mine
    assert (totals.entries, totals.minutes, totals.confirmed) == (
        len(year.minutes), sum(year.minutes), year.confirmed,
    )  # fmt: skip
    assert year.corrected > 1
    assert await talk.look("SELECT count(*) FROM pulses WHERE useful = 3 AND clear = 4") == [(year.confirmed,)]
    said = await talk.look(
        "SELECT kind, subject, person, which, count(*) FROM outbox GROUP BY 1, 2, 3, 4 HAVING count(*) > 1"
    )
    assert said == []
    await opens(pair.mentor, "journal", pair.pair)
    assert f"{totals.minutes // 60} ч" in pair.mentor.text


async def _silences_agree(talk: Talk, olga: Talker) -> None:
    """After the illness the curator hears as well; who meets each second week is left alone, and so is the summer."""
    rows = await talk.look("SELECT since, told_at, curator_told_at FROM silences ORDER BY since")
    for since, told_at, _ in rows:
        assert silent_days(since, told_at, MOSCOW, content.holidays()) >= SILENT
        held = await talk.look("SELECT count(*) FROM entries WHERE held_at > $1 AND held_at < $2", since, told_at)
        assert held == [(0,)]
    [above] = [datetime.fromtimestamp(at, UTC).date() for *_, at in rows if at is not None]
    assert ILL[0] < above < ILL[1] + timedelta(days=7)
    assert sum(message.text.startswith("Пара давно без встреч") for message in olga.messages) == 1
    assert len(rows) <= 5
