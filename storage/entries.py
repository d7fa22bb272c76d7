"""What becomes of the journal: a meeting is written down, changed, confirmed or corrected by the mentee.

Whoever writes of an entry holds the rows of its pairs, by ascending number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rules import entries as rules
from rules.meetings import FORMS
from storage import arranging, audit, journal, outbox
from storage.arranging import NotNow
from storage.db import Tx
from storage.journal import Entry

SETTLES = 10 * 60  # seconds a mentor goes on changing: the mentee hears of it once


class Gone(LookupError):
    """There is no such entry or pair, it is somebody else's, or the pair is over."""


class BadEntry(ValueError):
    """`field`: day, minutes, form, theme, text, task, pairs or meeting."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class AlreadyWritten(Exception):
    """The planned meeting is in the journal; `entry` is its number."""

    def __init__(self, entry: int) -> None:
        super().__init__(entry)
        self.entry = entry


class Locked(Exception):
    """Seven days have gone."""


class Changed(Exception):
    """The mentor has changed the entry since this one was shown."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an entry says; `held_at` is UTC seconds, `task` a step of the programme that `theme` was taken from."""

    held_at: int
    zone: str
    minutes: int
    form: str
    task: int | None
    theme: str
    done: str = ""
    difficulty: str = ""
    agreement: str = ""
    due_on: date | None = None

    @classmethod
    def of(cls, entry: Entry) -> "Draft":
        return cls(
            entry.held_at, entry.zone, entry.minutes, entry.form, entry.task, entry.theme, entry.done,
            entry.difficulty, entry.agreement, entry.due_on,
        )  # fmt: skip


async def write(
    tx: Tx, mentor: int, pairs: Sequence[int], draft: Draft, *, meeting: int | None = None, request: str, now: int
) -> int:
    """One entry of one or several pairs of the mentor; the same request twice is one. The mentees are told.

    Raises Gone, BadEntry, AlreadyWritten.
    """
    await _hold(tx, pairs)
    written: int | None = await tx.value("SELECT id FROM entries WHERE mentor = $1 AND request = $2", mentor, request)
    if written is not None:
        return written
    await _require(tx, mentor, pairs, draft, now)
    if meeting is not None:
        await _took_place(tx, meeting, pairs, now)
    number: int = await tx.value(
        "INSERT INTO entries (mentor, meeting, held_at, zone, minutes, form, task, theme, done, difficulty, agreement,"
        " due_on, written_at, changed_at, request)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14) RETURNING id",
        mentor, meeting, *_values(draft), now, request,
    )  # fmt: skip
    await tx.many("INSERT INTO entry_pairs (entry, pair) VALUES ($1, $2)", [(number, pair) for pair in sorted(pairs)])
    await _met(tx, pairs)
    made = await _known(tx, number)
    await _ask(tx, made, now=now, after=0)
    await _record(tx, "entry.written", made, by=mentor, now=now)
    return number


async def edit(tx: Tx, number: int, draft: Draft, *, by: int, now: int) -> None:
    """All its mentees are asked again; what they have remarked stays until they answer. The same again changes nothing.

    Raises Gone, Locked, BadEntry.
    """
    old = await _held(tx, number)
    _require_own(old, by, now)
    if draft == Draft.of(old):
        return
    pairs = [one.pair for one in old.pairs]
    if draft.held_at != old.held_at:
        _require_day(draft, now)
    await _require_words(tx, pairs, draft)
    await tx.run(
        "UPDATE entries SET held_at = $1, zone = $2, minutes = $3, form = $4, task = $5, theme = $6, done = $7,"
        " difficulty = $8, agreement = $9, due_on = $10, changed_at = $11, version = version + 1 WHERE id = $12",
        *_values(draft), now, number,
    )  # fmt: skip
    await tx.run("UPDATE entry_pairs SET state = 'waiting', answered_at = NULL WHERE entry = $1", number)
    await _met(tx, pairs)
    changed = await _known(tx, number)
    await _ask(tx, changed, now=now, after=SETTLES)
    await _record(tx, "entry.changed", changed, by=by, now=now)


async def add(tx: Tx, number: int, pair: int, *, by: int, now: int) -> None:
    """The mentee of this pair was there too: they are asked, the others' answers stay. Raises Gone, Locked."""
    await _hold(tx, [*await _pairs(tx, number), pair])
    old = await _known(tx, number)
    _require_own(old, by, now)
    if old.of(pair) is not None:
        return
    await _require_open(tx, by, pair)
    await tx.run("INSERT INTO entry_pairs (entry, pair) VALUES ($1, $2)", number, pair)
    await _met(tx, [pair])
    added = _only(await _known(tx, number), pair)
    await _ask(tx, added, now=now, after=SETTLES, kind="entry-added")
    await _record(tx, "entry.changed", added, by=by, now=now)


async def remove(tx: Tx, number: int, pair: int, *, by: int, now: int) -> None:
    """The mentee of this pair was not there: their answer and their pulse go, nobody asks them any more.

    Raises Gone, Locked; BadEntry("pairs") for the only one, and for the one whom the meeting was planned with.
    """
    old = await _held(tx, number)
    _require_own(old, by, now)
    if old.of(pair) is None:
        return
    if len(old.pairs) == 1 or pair == await _planned_with(tx, old):
        raise BadEntry("pairs")
    for table in ("pulses", "entry_pairs"):
        await tx.run(f"DELETE FROM {table} WHERE entry = $1 AND pair = $2", number, pair)
    # The step was of that pair's programme; its name stays as the theme.
    await tx.run(
        "UPDATE entries SET task = NULL WHERE id = $1 AND task IN (SELECT id FROM tasks WHERE pair = $2)", number, pair
    )
    await _met(tx, [pair])
    gone = _only(old, pair)
    for one in gone.pairs:
        if one.mentee is not None:
            await _hush(tx, number, one.mentee, now=now)
    await _record(tx, "entry.changed", gone, by=by, now=now)


async def _planned_with(tx: Tx, entry: Entry) -> int | None:
    """The pair of the planned meeting that the entry is about."""
    found: int | None = await tx.value("SELECT pair FROM meetings WHERE id = $1", entry.meeting)
    return found


def _only(entry: Entry, pair: int) -> Entry:
    return replace(entry, pairs=tuple(one for one in entry.pairs if one.pair == pair))


async def confirm(tx: Tx, number: int, pair: int, *, version: int, by: int, now: int) -> None:
    """«Всё так»; said again, nothing changes. Raises Gone, and Changed for another version than the newest."""
    entry = await _answered(tx, number, pair, version=version, by=by)
    if entry.state != "confirmed":
        await _answer(tx, number, pair, "confirmed", "", by=by, now=now)


async def correct(tx: Tx, number: int, pair: int, *, version: int, remark: str, by: int, now: int) -> None:
    """The mentee's own words beside the mentor's, who is told. What was confirmed may be corrected while the mentor can
    still change it. Raises Gone, Changed, Locked, BadEntry."""
    old = await _answered(tx, number, pair, version=version, by=by)
    if not 0 < len(remark) <= rules.REMARK:
        raise BadEntry("remark")
    entry = await _known(tx, number)
    if old.state == "confirmed" and entry.locked(now):
        raise Locked(number)
    if (old.state, old.remark) == ("corrected", remark):
        return
    await _answer(tx, number, pair, "corrected", remark, by=by, now=now)
    if entry.mentor is not None:
        await outbox.put(
            tx, person=entry.mentor, kind="entry-corrected", subject=str(number), which=f"{pair}.{now}", quiet=True,
            now=now,
        )  # fmt: skip


async def _answered(tx: Tx, number: int, pair: int, *, version: int, by: int) -> journal.EntryPair:
    entry = await _held(tx, number)
    own = entry.of(pair)
    if own is None or own.mentee != by:
        raise Gone(number)
    if entry.version != version:
        raise Changed(number)
    return own


async def _answer(tx: Tx, number: int, pair: int, state: str, remark: str, *, by: int, now: int) -> None:
    await tx.run(
        "UPDATE entry_pairs SET state = $1, remark = $2, answered_at = $3 WHERE entry = $4 AND pair = $5",
        state, remark, now, number, pair,
    )  # fmt: skip
    await _hush(tx, number, by, now=now)
    await audit.record(
        tx, now=now, actor=by, action=f"entry.{state}", about=by, details={"entry": number, "pair": pair}
    )


async def _hold(tx: Tx, pairs: Sequence[int]) -> None:
    """Nobody else writes of these pairs, or ends them, until the transaction ends."""
    for pair in sorted(pairs):
        await tx.one("SELECT id FROM pairs WHERE id = $1 FOR NO KEY UPDATE", pair)


async def _held(tx: Tx, number: int) -> Entry:
    await _hold(tx, await _pairs(tx, number))
    return await _known(tx, number)


async def _pairs(tx: Tx, number: int) -> list[int]:
    return [one.pair for one in (await _known(tx, number)).pairs]


async def _known(tx: Tx, number: int) -> Entry:
    entry = await journal.entry(tx, number)
    if entry is None:
        raise Gone(number)
    return entry


async def _require(tx: Tx, mentor: int, pairs: Sequence[int], draft: Draft, now: int) -> None:
    if not pairs or len(set(pairs)) != len(pairs):
        raise BadEntry("pairs")
    for pair in pairs:
        await _require_open(tx, mentor, pair)
    _require_day(draft, now)
    await _require_words(tx, pairs, draft)


async def _require_open(tx: Tx, mentor: int, pair: int) -> None:
    row = await tx.one("SELECT mentor, state FROM pairs WHERE id = $1", pair)
    if row is None or row["mentor"] != mentor or row["state"] not in ("active", "paused"):
        raise Gone(pair)


def _require_own(entry: Entry, by: int, now: int) -> None:
    """The mentor may change it still."""
    if entry.mentor != by:
        raise Gone(entry.id)
    if entry.locked(now):
        raise Locked(entry.id)


def _require_day(draft: Draft, now: int) -> None:
    today, day = (datetime.fromtimestamp(at, ZoneInfo(draft.zone)).date() for at in (now, draft.held_at))
    if draft.held_at > now or (today - day).days > rules.OLDEST:
        raise BadEntry("day")


async def _require_words(tx: Tx, pairs: Sequence[int], draft: Draft) -> None:
    if not rules.SHORTEST <= draft.minutes <= rules.LONGEST:
        raise BadEntry("minutes")
    if draft.form not in FORMS:
        raise BadEntry("form")
    if not 0 < len(draft.theme) <= rules.THEME:
        raise BadEntry("theme")
    if len(draft.done) + len(draft.difficulty) + len(draft.agreement) > rules.TEXT:
        raise BadEntry("text")
    if draft.task is not None:
        of = await tx.value("SELECT pair FROM tasks WHERE id = $1", draft.task)
        if of not in pairs:
            raise BadEntry("task")


async def _took_place(tx: Tx, meeting: int, pairs: Sequence[int], now: int) -> None:
    if await tx.value("SELECT pair FROM meetings WHERE id = $1", meeting) not in pairs:
        raise BadEntry("meeting")
    written = await journal.of_meeting(tx, meeting)
    if written is not None:
        raise AlreadyWritten(written)
    try:
        await arranging.happened(tx, meeting, now=now)
    except NotNow:
        raise BadEntry("meeting") from None


def _values(draft: Draft) -> tuple[int | str | None, ...]:
    return (
        draft.held_at, draft.zone, draft.minutes, draft.form, draft.task, draft.theme, draft.done, draft.difficulty,
        draft.agreement, draft.due_on.isoformat() if draft.due_on else None,
    )  # fmt: skip


async def _met(tx: Tx, pairs: Sequence[int]) -> None:
    """The last meeting of each pair, as the journal has it now."""
    for pair in pairs:
        await tx.run(
            "UPDATE pairs SET held_at = (SELECT max(e.held_at) FROM entries e JOIN entry_pairs x ON x.entry = e.id"
            " WHERE x.pair = $1) WHERE id = $1",
            pair,
        )


async def _ask(tx: Tx, entry: Entry, *, now: int, after: int, kind: str = "entry-written") -> None:
    """Each mentee is told of this version, and reminded once."""
    for one in entry.pairs:
        if one.mentee is None:
            continue
        await _hush(tx, entry.id, one.mentee, now=now)
        for said, due_at in ((kind, now + after), ("entry-waiting", now + rules.UNANSWERED)):
            await outbox.put(
                tx, person=one.mentee, kind=said, subject=str(entry.id), which=str(entry.version), due_at=due_at,
                quiet=True, now=now,
            )  # fmt: skip


async def _hush(tx: Tx, number: int, person: int, *, now: int) -> None:
    for kind in ("entry-written", "entry-added", "entry-waiting"):
        await outbox.void(tx, kind=kind, subject=str(number), person=person, now=now)


async def _record(tx: Tx, action: str, entry: Entry, *, by: int, now: int) -> None:
    about = {one.mentee: {"entry": entry.id, "pair": one.pair} for one in entry.pairs if one.mentee is not None}
    await audit.record_each(tx, now=now, actor=by, action=action, about=about)
