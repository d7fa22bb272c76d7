"""What the two of a meeting hear of it unasked: rows of the outbox, by its version.

Written when it is proposed, planned or changed; whoever draws a row reads the fact again and says nothing that is old.
"""

from collections.abc import Iterable, Iterator, Sequence

from rules.meetings import BEFORE_SLEEP, unanswered_at
from rules.reminders import UNFINISHED, day_before, hour_before
from storage import outbox
from storage.db import Tx
from storage.meetings import Meeting, ahead
from storage.outbox import Reminder

# What is not said any more once the meeting is another one, or is none.
_OLD = (
    *("meeting-proposed", "meeting-moved", "meeting-waiting", "meeting-unanswered"),
    *("meeting-planned", "meeting-declined", "meeting-reminder", "meeting-over"),
)


async def ask(tx: Tx, proposed: Meeting, *, now: int) -> None:
    """The other one is asked; if no answer comes, they are once more and the proposer learns it."""
    kind = "meeting-moved" if proposed.was_at is not None else "meeting-proposed"
    by = proposed.proposed_by
    if by is None or (other := proposed.other(by)) is None:
        return
    await tell(tx, proposed, other, kind, expires_at=proposed.options[-1], now=now)
    for person, zone, said in (
        (other, proposed.zone_of_other(by), "meeting-waiting"),
        (by, proposed.zone_of_other(other), "meeting-unanswered"),
    ):
        due_at = unanswered_at(proposed.options[0], now, zone or proposed.zone)
        if due_at > now:
            await outbox.put(
                tx, person=person, kind=said, subject=str(proposed.id), which=str(proposed.version),
                lane=outbox.REMINDERS, due_at=due_at, expires_at=proposed.options[-1], quiet=True, now=now,
            )  # fmt: skip


async def tell(
    tx: Tx, meeting: Meeting, person: int, kind: str, *, now: int, expires_at: int | None = None
) -> None:  # fmt: skip
    """At night only what cannot wait for the morning."""
    await outbox.put(
        tx, person=person, kind=kind, subject=str(meeting.id), which=str(meeting.version), expires_at=expires_at,
        quiet=meeting.starts_at - now > BEFORE_SLEEP, now=now,
    )  # fmt: skip


async def remind(tx: Tx, planned: Iterable[Meeting], *, now: int) -> None:
    """Both before each, by their own clocks; the mentor after it, to write it down. What would be late is not said."""
    await outbox.put_reminders(tx, [one for meeting in planned for one in _reminders(meeting, now)])


def _reminders(planned: Meeting, now: int) -> Iterator[Reminder]:
    subject = str(planned.id)
    for person, zone in ((planned.mentor, planned.mentor_zone), (planned.mentee, planned.mentee_zone)):
        if person is None:
            continue
        eve, hour = _eve(planned, person, zone or planned.zone), hour_before(planned.starts_at)
        if eve.due_at > now:
            yield eve
        if hour > now:
            yield Reminder(
                person=person, kind="meeting-reminder", subject=subject, which=f"{planned.version}.hour",
                due_at=hour, expires_at=planned.starts_at, quiet=False,
            )  # fmt: skip
    if planned.mentor is not None:
        yield Reminder(
            person=planned.mentor, kind="meeting-over", subject=subject, which=str(planned.version),
            due_at=max(now, planned.ends_at + UNFINISHED), quiet=True,
        )  # fmt: skip


async def live_elsewhere(tx: Tx, person: int, *, now: int) -> None:
    """The person's evening comes at another time now: «за день» does too, where it was still to be said."""
    zone: str | None = await tx.value("SELECT zone FROM people WHERE id = $1", person)
    if zone is not None:
        await outbox.put_off(tx, [_eve(it, person, zone) for it in await ahead(tx, person, now=now)])


def _eve(planned: Meeting, person: int, zone: str) -> Reminder:
    return Reminder(
        person=person, kind="meeting-reminder", subject=str(planned.id), which=f"{planned.version}.day",
        due_at=day_before(planned.starts_at, zone), expires_at=hour_before(planned.starts_at), quiet=True,
    )  # fmt: skip


async def hush(tx: Tx, old: Sequence[Meeting], *, now: int) -> bool:
    """Nothing more is said of the meetings as they were. Whether a proposal of one was still unheard."""
    return "meeting-proposed" in await outbox.void_all(tx, _OLD, [str(it.id) for it in old], now=now)
