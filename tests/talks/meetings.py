"""Two who meet, for talks about meetings: proposing, agreeing, what became of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.talks.conftest import Talk, Talker
from tests.talks.internship import MOSCOW, opens
from tests.talks.mentoring import Two, two

CHANGED = "Со встречей уже что-то изменилось"


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> int:
    return int(datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(MOSCOW)).timestamp())


def heard(talker: Talker, words: str) -> list[str]:
    return [message.text for message in talker.messages if message.from_bot and words in message.text]


async def proposes(talk: Talk, of: Two, *typed: str) -> None:
    """It is Sunday, 22 November, 15:00 in Moscow; «чт» is the 26th."""
    await opens(of.mentor, "meeting_new", of.pair)
    await of.mentor.presses("Встреча")
    for words in typed or ("чт 15:00",):
        await of.mentor.writes(words)
    await of.mentor.presses("Предложить")
    await talk.tick()


async def agreed(talk: Talk) -> Two:
    """A pair with a meeting on Thursday, 26 November, 15:00 to 15:45."""
    of = await two(talk)
    await proposes(talk, of)
    await of.mentee.presses("Подходит")
    await talk.tick()
    return of


async def states(talk: Talk) -> list[tuple[str, int]]:
    rows = await talk.look("SELECT state, starts_at FROM meetings ORDER BY starts_at, id")
    return [(row[0], row[1]) for row in rows]


async def row(talk: Talk) -> Two:
    """A pair that meets every second Thursday at 15:00, from 26 November on; the mentee has chosen."""
    of = await two(talk)
    await opens(of.mentor, "meeting_new", of.pair)
    await of.mentor.presses("Встреча")
    await of.mentor.writes("чт 15:00")
    await of.mentor.presses("Повторять")
    await of.mentor.presses("Раз в две недели")
    assert "Раз в две недели\nДо конца программы, пн 31 мая; каникулы пропустим." in of.mentor.text
    await of.mentor.presses("Предложить")
    await talk.tick()
    await of.mentee.presses("Подходит")
    return of
