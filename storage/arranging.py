"""How a meeting comes about and changes: proposed, chosen, moved, declined, cancelled, held. The other one hears of it.

Whoever changes one has the lock of its pair, so a meeting and the pair's pause or end are decided one after the other.
"""

from collections.abc import Sequence

from rules import meetings as rules
from rules.holidays import Holiday
from rules.reminders import DAY
from storage import audit, meeting_reminders, meeting_rows, meetings
from storage.db import Tx
from storage.meetings import Meeting

MOVES = ("planned", "proposed", "declined", "lapsed")  # the states in which another time may be proposed


class BadMeeting(ValueError):
    """One field says what cannot be; `field` is its name: options, minutes, form, task, place, every or reason."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NotActive(Exception):
    """The pair has not begun, is paused or has ended: nothing is proposed."""


class NotNow(Exception):
    """The meeting is not in a state in which this can be done, or another one is to do it."""


async def propose(
    tx: Tx, pair: int, *, by: int, options: Sequence[int], minutes: int, form: str, task: int | None = None,
    place: str = "", zone: str, every: int = 0, request: str, now: int,
) -> int:  # fmt: skip
    """`options`: up to three starts, UTC seconds; `every`: weeks between the meetings of a series, 0 for one.

    The same `request` again is the same meeting. Raises NotActive, BadMeeting.
    """
    await _active(tx, pair)
    there: int | None = await tx.value("SELECT id FROM meetings WHERE pair = $1 AND request = $2", pair, request)
    if there is not None:
        return there
    times = _times(options, now)
    await _check(tx, pair, minutes=minutes, form=form, task=task, place=place, every=every)
    made: int = await tx.value(
        "INSERT INTO meetings (pair, proposed_by, form, task, place, starts_at, minutes, zone, every, lapses_at,"
        " changed_at, created_at, request)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12) RETURNING id",
        pair, by, form, task, place, times[0], minutes, zone, every, times[-1], now, request,
    )  # fmt: skip
    await _offer(tx, made, times)
    proposed = await _known(tx, made)
    await _note(tx, proposed, "meeting.proposed", by=by, now=now)
    await meeting_reminders.ask(tx, proposed, now=now)
    return made


async def _active(tx: Tx, pair: int) -> None:
    """The pair's lock: it is not paused or ended meanwhile."""
    if await tx.value("SELECT state FROM pairs WHERE id = $1 FOR NO KEY UPDATE", pair) != "active":
        raise NotActive(pair)


def _times(options: Sequence[int], now: int) -> list[int]:
    times = sorted(set(options))
    if not 1 <= len(times) <= rules.OPTIONS or not now < times[0] <= times[-1] <= now + rules.FARTHEST * DAY:
        raise BadMeeting("options")
    return times


async def _check(
    tx: Tx, pair: int, *, minutes: int, form: str, task: int | None, place: str, every: int
) -> None:  # fmt: skip
    wrong = {
        "minutes": not rules.LEAST_MINUTES <= minutes <= rules.MOST_MINUTES,
        "form": form not in rules.FORMS,
        "place": len(place) > rules.PLACE,
        "every": every not in rules.EVERY,
        "task": task is not None and await tx.value("SELECT pair FROM tasks WHERE id = $1", task) != pair,
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadMeeting(field)


async def _offer(tx: Tx, meeting: int, times: Sequence[int]) -> None:
    await tx.run("DELETE FROM meeting_options WHERE meeting = $1", meeting)
    await tx.many(
        "INSERT INTO meeting_options (meeting, number, starts_at) VALUES ($1, $2, $3)",
        [(meeting, number, at) for number, at in enumerate(times, 1)],
    )


async def choose(
    tx: Tx, meeting: int, number: int, *, by: int, now: int, holidays: Sequence[Holiday] = ()
) -> Meeting:  # fmt: skip
    """The time with this number, from 1; the row is planned or moves with it, if that was proposed.

    Raises NotNow; BadMeeting("options") when that time has passed.
    """
    old = await _decided_by_the_other(tx, meeting, by)
    if not 1 <= number <= len(old.options) or old.options[number - 1] <= now:
        raise BadMeeting("options")
    at = old.options[number - 1]
    row = await meetings.row(tx, old) if old.row_moves else []
    await meeting_reminders.hush(tx, [old, *row], now=now)
    await tx.run(
        "UPDATE meetings SET state = 'planned', starts_at = $1, was_at = NULL, row_moves = 0, changed_at = $2"
        " WHERE id = $3",
        at, now, meeting,
    )  # fmt: skip
    planned = await _known(tx, meeting)
    follow = await (
        meeting_rows.shift(tx, row, old, at, holidays, now=now)
        if row
        else meeting_rows.repeat(tx, planned, holidays, now=now)
    )
    await _note(tx, planned, "meeting.planned", by=by, now=now, count=1 + len(follow))
    await meeting_reminders.remind(tx, [planned, *follow], now=now)
    if old.proposed_by is not None:
        await meeting_reminders.tell(tx, planned, old.proposed_by, "meeting-planned", now=now)
    return planned


async def _decided_by_the_other(tx: Tx, meeting: int, by: int) -> Meeting:
    """Locked: a proposal that `by` has to answer."""
    found = await meetings.lock(tx, meeting)
    if found is None or found.state != "proposed" or found.proposed_by == by or by not in (found.mentor, found.mentee):
        raise NotNow(meeting)
    return found


async def decline(tx: Tx, meeting: int, *, by: int, reason: str = "", now: int) -> Meeting:
    """The proposal comes to nothing, unless another time is found for it. Raises NotNow, BadMeeting."""
    old = await _decided_by_the_other(tx, meeting, by)
    await _end(tx, [old], "declined", by=by, reason=reason, now=now)
    declined = await _known(tx, meeting)
    if old.proposed_by is not None:
        await meeting_reminders.tell(tx, declined, old.proposed_by, "meeting-declined", now=now)
    return declined


async def move(
    tx: Tx, meeting: int, options: Sequence[int], *, by: int, row: bool = False, now: int
) -> Meeting:  # fmt: skip
    """Another time: it is proposed again and the other one of the two answers. A proposal that was answered with other
    times, declined or forgotten, and a planned meeting that did not take place, move too.

    `row`: those that follow in the series of one that was planned move by the same answer; till then they stay where
    they are. Raises NotNow, NotActive, BadMeeting("options").
    """
    old = await meetings.lock(tx, meeting)
    if old is None or old.state not in MOVES:
        raise NotNow(meeting)
    await _active(tx, old.pair)
    times = _times(options, now)
    was_at = old.starts_at if old.state == "planned" else old.was_at if old.state == "proposed" else None
    await meeting_reminders.hush(tx, [old], now=now)
    await tx.run(
        "UPDATE meetings SET state = 'proposed', proposed_by = $1, starts_at = $2, lapses_at = $3, was_at = $4,"
        " row_moves = $5, reason = '', version = version + 1, changed_at = $6 WHERE id = $7",
        by, times[0], times[-1], was_at, int(row and was_at is not None), now, meeting,
    )  # fmt: skip
    await _offer(tx, meeting, times)
    moved = await _known(tx, meeting)
    await _note(tx, moved, "meeting.moved", by=by, now=now)
    await meeting_reminders.ask(tx, moved, now=now)
    return moved


async def cancel(
    tx: Tx, meeting: int, *, by: int, reason: str = "", series: bool = False, now: int
) -> list[Meeting]:  # fmt: skip
    """This one, or it and all that follow in its `series`; which were cancelled. The other one hears of it once, not
    at all of a proposal they had not seen. Cancelled again it stays as it is. Raises NotNow, BadMeeting."""
    old = await meetings.lock(tx, meeting)
    if old is not None and old.state == "cancelled":
        return []
    if old is None or not old.ahead(now):
        raise NotNow(meeting)
    concerned = await meetings.following(tx, old) if series else [old]
    unheard = await _end(tx, concerned, "cancelled", by=by, reason=reason, now=now)
    other = old.other(by)
    if other is not None and not (unheard and old.state == "proposed" and old.version == 1):
        await meeting_reminders.tell(tx, old, other, "meeting-cancelled", now=now)
    return concerned


async def happened(tx: Tx, meeting: int, *, now: int) -> None:
    """It is in the journal. Raises NotNow."""
    old = await meetings.lock(tx, meeting)
    if old is None or old.state not in ("planned", "missed", "held") or old.starts_at > now:
        raise NotNow(meeting)
    if old.state != "held":
        await _end(tx, [old], "held", by=old.mentor, reason="", now=now)


async def missed(tx: Tx, meeting: int, *, by: int, reason: str, now: int) -> None:
    """It was planned and did not take place. Raises NotNow, BadMeeting."""
    old = await meetings.lock(tx, meeting)
    if old is None or old.state not in ("planned", "missed") or old.starts_at > now:
        raise NotNow(meeting)
    await _end(tx, [old], "missed", by=by, reason=reason, now=now)


async def _end(tx: Tx, old: Sequence[Meeting], state: str, *, by: int | None, reason: str, now: int) -> bool:
    """Of one pair, at least one. Whether a proposal of one was still unheard."""
    if len(reason) > rules.REASON:
        raise BadMeeting("reason")
    unheard = await meeting_reminders.hush(tx, old, now=now)
    await tx.many(
        "UPDATE meetings SET state = $1, reason = $2, changed_at = $3 WHERE id = $4",
        [(state, reason, now, it.id) for it in old],
    )
    await _note(tx, old[0], f"meeting.{state}", by=by, now=now, count=len(old))
    return unheard


async def forget_pair(tx: Tx, pair: int, *, now: int) -> int:
    """The pair is paused or has ended: nothing that was ahead takes place, and nobody is told of each. How many."""
    await tx.one("SELECT id FROM pairs WHERE id = $1 FOR NO KEY UPDATE", pair)
    off = await meetings.undecided(tx, pair, now=now)
    if off:
        await _end(tx, off, "cancelled", by=None, reason="", now=now)
    return len(off)


async def lapse(tx: Tx, *, now: int, limit: int) -> int:
    """End up to `limit` proposals whose last time has come unanswered; how many. Nobody is told: the proposer knows."""
    due = await tx.all(
        "SELECT id, pair FROM meetings WHERE state = 'proposed' AND lapses_at <= $1 ORDER BY lapses_at, id LIMIT $2",
        now, limit,
    )  # fmt: skip
    ended = 0
    # By pair: two that lock the same rows in two orders stop each other on PostgreSQL.
    for number in [row["id"] for row in sorted(due, key=lambda row: (row["pair"], row["id"]))]:
        old = await meetings.lock(tx, number)
        if old is not None and old.state == "proposed" and old.options[-1] <= now:
            await _end(tx, [old], "lapsed", by=None, reason="", now=now)
            ended += 1
    return ended


async def next_lapse(tx: Tx) -> int | None:
    """When the next proposal lapses."""
    at: int | None = await tx.value("SELECT min(lapses_at) FROM meetings WHERE state = 'proposed'")
    return at


async def _known(tx: Tx, number: int) -> Meeting:
    found = await meetings.meeting(tx, number)
    if found is None:
        raise NotNow(number)
    return found


async def _note(tx: Tx, meeting: Meeting, action: str, *, by: int | None, now: int, count: int = 1) -> None:
    """One line for one deed; `count`: how many meetings it was about, this one the first."""
    about = meeting.mentee if by is None else meeting.other(by)
    details = {"meeting": meeting.id, "pair": meeting.pair, "starts_at": meeting.starts_at, "count": count}
    await audit.record(tx, now=now, actor=by, action=action, about=about, details=details)
