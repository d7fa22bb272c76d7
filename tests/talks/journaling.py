"""Meetings that both have agreed to and entries of the journal, for talks about it."""

from storage import arranging
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import DAY, MINUTE, MOSCOW, opens, person_of, until
from tests.talks.mentoring import Two

STORY = "Разобрали план урока.\nТрудно: постановка цели\nДальше: открытый урок до 5 декабря"


async def meet(talk: Talk, pair: Two, *, after: int = DAY, minutes: int = 45, form: str = "visit") -> int:
    """A meeting that both have agreed to; its number."""
    starts_at = int(talk.clock()) + after
    mentor, mentee = await person_of(talk, pair.mentor), await person_of(talk, pair.mentee)
    async with talk.db.write() as tx:
        made = await arranging.propose(
            tx, pair.pair, by=mentor, options=[starts_at], minutes=minutes, form=form, zone=MOSCOW,
            request=str(starts_at), now=int(talk.clock()),
        )  # fmt: skip
        await arranging.choose(tx, made, 1, by=mentee, now=int(talk.clock()))
    return made


async def over(talk: Talk, after: int = DAY, minutes: int = 45) -> None:
    """A quarter of an hour after the end of such a meeting."""
    await until(talk, int(talk.clock()) + after + (minutes + 15) * MINUTE)


async def taps(talker: Talker, *buttons: str) -> int:
    """One after another; how many."""
    for button in buttons:
        await talker.presses(button)
    return len(buttons)


async def written(talk: Talk, pair: Two) -> int:
    """A past meeting written down; the number of the entry. Then the mentee has heard of it."""
    await opens(pair.mentor, "entry_new", pair.pair)
    await taps(pair.mentor, "Вчера", "Онлайн", "30", "План урока")
    await pair.mentor.writes(STORY)
    await talk.tick()
    [(number,)] = await talk.look("SELECT max(id) FROM entries")
    return int(number)


async def rows_of(talk: Talk) -> list[tuple[object, ...]]:
    return await talk.look(
        "SELECT e.minutes, e.form, e.theme, e.done, e.difficulty, e.agreement, e.due_on, x.state FROM entries e"
        " JOIN entry_pairs x ON x.entry = e.id ORDER BY e.id, x.pair"
    )
