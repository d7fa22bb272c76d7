"""What a person has at a time already: sessions they sit in or host, meetings they agreed to. It is said, never
forbidden."""

from collections.abc import Sequence

from bot import picker
from bot.events import of
from bot.person import Person
from bot.texts import Html, T
from bot.when import of_two, span
from rules.names import short
from storage import meetings, sessions
from storage.db import Tx
from storage.meetings import Meeting

SHOWN = 3
DAYS = 2  # of a row, named


def when_they_meet(meeting: Meeting, person: Person, t: T, at: int | None = None) -> Html:
    """By the clocks of both; `at` is another start than the one it has, UTC seconds."""
    starts_at = meeting.starts_at if at is None else at
    return of_two(
        t, starts_at, starts_at + meeting.minutes * 60, own=person.zone,
        other=meeting.zone_of_other(person.id) or person.zone, name=short(meeting.name_of_other(person.id)),
    )  # fmt: skip


async def busy(
    tx: Tx, person: Person, t: T, *, starts_at: int, ends_at: int, session: int = 0, meeting: int = 0, series: int = 0
) -> list[Html]:  # fmt: skip
    """A line for each, but for this `session`, this `meeting` and those of this `series` (its first meeting)."""
    times = {"starts_at": starts_at, "ends_at": ends_at}
    sits = await sessions.clashes(tx, person.id, **times, besides=session)
    meets = await meetings.clashes(tx, person.id, **times)
    found = [
        t(
            "clash-session", title=it.title, when=span(t, it.starts_at, it.ends_at, it.zone, person.zone),
            of=of(it),
        )
        for it in sits
    ]  # fmt: skip
    found += [
        t("clash-meeting", name=short(it.name_of_other(person.id)), when=when_they_meet(it, person, t))
        for it in meets
        if it.id != meeting and it.first != series
    ]
    return found[:SHOWN]


async def busy_row(
    tx: Tx, person: Person, t: T, starts: Sequence[int], *, minutes: int, series: int = 0
) -> Html | None:  # fmt: skip
    """How many of these times, by their order, clash, and the first days; but for the meetings of this `series`."""
    if not starts:
        return None
    length = minutes * 60
    times = {"starts_at": starts[0], "ends_at": starts[-1] + length}
    taken = [(it.starts_at, it.ends_at) for it in await sessions.clashes(tx, person.id, **times, besides=0)]
    taken += [
        (it.starts_at, it.ends_at) for it in await meetings.clashes(tx, person.id, **times) if it.first != series
    ]  # fmt: skip
    clashing = [at for at in starts if any(begins < at + length and at < ends for begins, ends in taken)]
    if not clashing:
        return None
    days = (picker.said_day(t, picker.local(at, person.zone).date()) for at in clashing[:DAYS])
    return t("clash-row", count=len(clashing), days=", ".join(days))
