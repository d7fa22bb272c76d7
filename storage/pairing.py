"""What becomes of a pair: proposed, agreed to by both, paused, extended, finished, handed over to another mentor.

Locks go in one order: pairs, the lower number first, so the one it continues before the pair; then the mentor's row.
"""

from datetime import date

from rules import pairs as rules
from rules.pairs import Side
from storage import arranging, audit, mentors, outbox, pairs, tasks
from storage.db import Conflict, Tx
from storage.mentors import TAKEN
from storage.pairs import Pair

NOTE = 1000  # signs to say what a pair came to


class Gone(LookupError):
    """There is no such pair, or it is not theirs to change."""


class Oneself(ValueError):
    """Nobody is a mentor of themself."""


class NoSchool(ValueError):
    """It is not known where the mentee works."""


class NotReady(Exception):
    """The mentor takes nobody now."""


class Full(Exception):
    """The mentor has as many mentees as they take."""


class AlreadyPaired(Exception):
    """The two are in a pair; `pair` is its number, 0 where it came about at this very moment."""

    def __init__(self, pair: int) -> None:
        super().__init__(pair)
        self.pair = pair


class TooFar(ValueError):
    """A programme is not extended to such a day."""


async def propose(
    tx: Tx, *, mentor: int, mentee: int, by: int, today: date, text_hash: str | None = None,
    kind: str = "traditional", form: str = "teacher", now: int,
) -> int:  # fmt: skip
    """A proposed pair. Who proposes as mentor or mentee has agreed with it: then `text_hash` is what they have read.

    Of somebody else (a curator) the caller has asked the right. Raises Oneself, NoSchool, NotReady, Full,
    AlreadyPaired.
    """
    if mentor == mentee:
        raise Oneself(str(mentor))
    organisation = await _school(tx, mentee)
    await _require_room(tx, mentor, ready=by == mentee)
    made = await _insert(
        tx, mentor, mentee, organisation=organisation, by=by, kind=kind, form=form, ends_on=rules.first_end(today),
        today=today, continues=None, now=now,
    )  # fmt: skip
    await _proposed(tx, made, by, text_hash, now)
    return made


async def hand_over(
    tx: Tx, number: int, to: int, *, by: int, today: date, text_hash: str | None = None, now: int
) -> int:  # fmt: skip
    """Another mentor is proposed to go on with the mentee; the pair ends when the new one begins, and its open aims
    and tasks move there. `by`: the mentor who leaves, or the curator; one who goes on themself has agreed with it:
    then `text_hash` is what they have read. Raises as `propose`, and Gone."""
    old = await _open(tx, number)
    if old.mentee is None:
        raise Gone(number)
    if to in (old.mentee, old.mentor):
        raise Oneself(str(to))
    await _require_room(tx, to, ready=by == old.mentor)
    made = await _insert(
        tx, to, old.mentee, organisation=old.organisation, by=by, kind=old.kind, form=old.form, ends_on=old.ends_on,
        today=today, continues=old.id, now=now,
    )  # fmt: skip
    await _proposed(tx, made, by, text_hash, now)
    return made


async def agree(tx: Tx, number: int, person: int, *, text_hash: str, today: date, now: int) -> Pair:
    """One of the two agrees to the text; with the second the pair begins. What is no proposal any more comes back as
    it is. Raises Gone, Full."""
    # The one before ends by this. Who hands it over has its lock, and then wants the mentor's row.
    before = "(SELECT continues FROM pairs WHERE id = $1)"
    await tx.one(f"SELECT id FROM pairs WHERE id = {before} FOR NO KEY UPDATE", number)
    asked = await _locked(tx, number)
    side = asked.side(person)
    if side is None:
        raise Gone(number)
    if asked.state != rules.PROPOSED or asked.agreed_at(side) is not None:
        return asked
    if side == "mentor":
        await _require_room(tx, person, ready=False)
    await _consent(tx, number, person, side, text_hash=text_hash, now=now)
    await _record(tx, "pair.agreed", asked, by=person, now=now)
    agreed = await _locked(tx, number)
    if agreed.mentor_agreed_at is None or agreed.mentee_agreed_at is None:
        return agreed
    return await _begin(tx, agreed, person, today, now)


async def refuse(tx: Tx, number: int, person: int, *, now: int) -> Pair:
    """Without a reason; whoever proposed and agreed is told. Raises Gone."""
    asked = await _locked(tx, number)
    if asked.side(person) is None:
        raise Gone(number)
    if asked.state != rules.PROPOSED:
        return asked
    await _close(tx, asked, "refused", by=person, now=now)
    told = {asked.proposed_by, asked.other(person) if _agreed(asked, asked.other(person)) else None}
    await _tell(tx, asked, "pair-refused", told - {person}, now=now)
    return await _locked(tx, number)


async def withdraw(tx: Tx, number: int, person: int, *, now: int) -> Pair:
    """Whoever proposed thinks better of it. Raises Gone."""
    asked = await _locked(tx, number)
    if asked.proposed_by != person:
        raise Gone(number)
    if asked.state == rules.PROPOSED:
        await _close(tx, asked, "withdrawn", by=person, now=now)
    return await _locked(tx, number)


async def lapse(tx: Tx, *, now: int, limit: int) -> int:
    """Proposals nobody answered for two weeks end, and whoever proposed is told; how many."""
    rows = await tx.all(
        "SELECT id FROM pairs WHERE state = 'proposed' AND proposed_at <= $1 ORDER BY proposed_at, id LIMIT $2",
        now - rules.ANSWER, limit,
    )  # fmt: skip
    ended = 0
    for number in sorted(row["id"] for row in rows):
        # Somebody may agree at this very second: whoever has the lock first decides.
        asked = await _locked(tx, number)
        if asked.state == rules.PROPOSED:
            await _close(tx, asked, "lapsed", by=None, now=now)
            await _tell(tx, asked, "pair-refused", {asked.proposed_by}, now=now)
            ended += 1
    return ended


async def next_lapse(tx: Tx) -> int | None:
    """When the oldest proposal runs out."""
    oldest = await tx.value("SELECT min(proposed_at) FROM pairs WHERE state = 'proposed'")
    return None if oldest is None else int(oldest) + rules.ANSWER


async def pause(tx: Tx, number: int, *, by: int, now: int) -> Pair:
    """What was planned is off, and nobody is asked about silence. Raises Gone for a pair that is over."""
    pair = await _open(tx, number)
    if pair.state == "paused":
        return pair
    await tx.run("UPDATE pairs SET state = 'paused', paused_at = $1 WHERE id = $2", now, number)
    await arranging.forget_pair(tx, number, now=now)
    await _record(tx, "pair.paused", pair, by=by, now=now)
    await _tell(tx, pair, "pair-paused", _both(pair) - {by}, which=str(now), now=now)
    return await _locked(tx, number)


async def resume(tx: Tx, number: int, *, by: int, now: int) -> Pair:
    """Raises Gone for a pair that is over."""
    pair = await _open(tx, number)
    if pair.state == "active":
        return pair
    await tx.run("UPDATE pairs SET state = 'active', paused_at = NULL, resumed_at = $1 WHERE id = $2", now, number)
    await _record(tx, "pair.resumed", pair, by=by, now=now)
    await _tell(tx, pair, "pair-resumed", _both(pair) - {by}, which=str(now), now=now)
    return await _locked(tx, number)


async def extend(tx: Tx, number: int, until: date, *, by: int, today: date, now: int) -> Pair:
    """The programme lasts longer; the same day again changes nothing. Raises Gone, TooFar."""
    pair = await _open(tx, number)
    if pair.ends_on == until:
        return pair
    if not rules.may_extend(pair.ends_on, until, today):
        raise TooFar(until.isoformat())
    await tx.run("UPDATE pairs SET ends_on = $1 WHERE id = $2", until.isoformat(), number)
    await _record(tx, "pair.extended", pair, by=by, now=now)
    await _tell(tx, pair, "pair-extended", _both(pair) - {by}, which=until.isoformat(), now=now)
    return await _locked(tx, number)


async def describe(tx: Tx, number: int, *, kind: str, form: str, by: int, now: int) -> Pair:
    """Of which kind and form the mentoring is, as papers name it. Raises Gone."""
    pair = await _open(tx, number)
    if (pair.kind, pair.form) != (kind, form) and kind in rules.KINDS and form in rules.FORMS:
        await tx.run("UPDATE pairs SET kind = $1, form = $2 WHERE id = $3", kind, form, number)
        await _record(tx, "pair.described", pair, by=by, now=now)
    return await _locked(tx, number)


async def allow_contact(tx: Tx, number: int, person: int, *, allowed: bool, now: int) -> Pair:
    """Whether the other one may write to this person directly. Raises Gone."""
    pair = await _open(tx, number)
    side = pair.side(person)
    if side is None:
        raise Gone(number)
    column = f"{side}_contact"
    if await tx.run(f"UPDATE pairs SET {column} = $1 WHERE id = $2 AND {column} <> $1", int(allowed), number):
        await _record(tx, "pair.contact", pair, by=person, now=now)
    return await _locked(tx, number)


async def finish(tx: Tx, number: int, *, result: str, note: str, by: int | None, now: int) -> Pair:
    """`result`: reached or early; one that is over comes back as it is. Raises Gone."""
    pair = await _locked(tx, number)
    if not pair.open:
        return pair
    await end(tx, pair, result=result, note=note, by=by, now=now)
    told = {*_both(pair), *await pairs.curators(tx, pair)}
    await _tell(tx, pair, "pair-ended", told - {by}, now=now)
    return await _locked(tx, number)


async def end(tx: Tx, pair: Pair, *, result: str, note: str, by: int | None, now: int) -> None:
    """Nobody is told; of an open pair under its lock."""
    await tx.run(
        "UPDATE pairs SET state = 'finished', result = $1, note = $2, ended_at = $3 WHERE id = $4",
        result, note, now, pair.id,
    )  # fmt: skip
    await arranging.forget_pair(tx, pair.id, now=now)
    await _record(tx, "pair.finished", pair, by=by, now=now)


async def _school(tx: Tx, mentee: int) -> int:
    organisation: int | None = await tx.value("SELECT organisation FROM people WHERE id = $1 AND known = 1", mentee)
    if organisation is None:
        raise NoSchool(str(mentee))
    return organisation


async def _require_room(tx: Tx, mentor: int, *, ready: bool) -> None:
    """Their row is locked: two who come at once are counted one after the other."""
    await tx.run(
        "INSERT INTO mentors (person, ready, capacity, changed_at) SELECT id, 0, $1, 0 FROM people"
        " WHERE id = $2 AND known = 1 ON CONFLICT (person) DO NOTHING",
        rules.CAPACITY, mentor,
    )  # fmt: skip
    row = await tx.one("SELECT ready, capacity FROM mentors WHERE person = $1 FOR NO KEY UPDATE", mentor)
    if row is None or (ready and not row["ready"]):
        raise NotReady(mentor)
    if await tx.value(f"SELECT count(*) {TAKEN.format('$1')}", mentor) >= row["capacity"]:
        raise Full(mentor)


async def _insert(
    tx: Tx, mentor: int, mentee: int, *, organisation: int, by: int, kind: str, form: str, ends_on: date, today: date,
    continues: int | None, now: int,
) -> int:  # fmt: skip
    if (together := await mentors.together(tx, mentor, mentee)) is not None:
        raise AlreadyPaired(together)
    try:
        async with tx.savepoint():
            made: int = await tx.value(
                "INSERT INTO pairs (mentor, mentee, organisation, kind, form, proposed_by, proposed_at, starts_on,"
                " ends_on, continues) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CAST($10 AS BIGINT)) RETURNING id",
                mentor, mentee, organisation, kind, form, by, now, today.isoformat(), ends_on.isoformat(),
                continues,
            )  # fmt: skip
    except Conflict as at_once:
        raise AlreadyPaired(0) from at_once
    return made


async def _proposed(tx: Tx, number: int, by: int, text_hash: str | None, now: int) -> None:
    """The proposer has agreed; the others are asked."""
    asked = await _locked(tx, number)
    await _record(tx, "pair.proposed", asked, by=by, now=now)
    side = asked.side(by)
    if side is not None:
        if text_hash is None:
            raise ValueError("who proposes themself has read the text")
        await _consent(tx, number, by, side, text_hash=text_hash, now=now)
    await _tell(tx, asked, "pair-proposed", _both(asked) - {by}, now=now)


async def _consent(tx: Tx, number: int, person: int, side: Side, *, text_hash: str, now: int) -> None:
    await tx.run(
        "INSERT INTO pair_consents (pair, person, text_hash, given_at) VALUES ($1, $2, $3, $4)",
        number, person, text_hash, now,
    )  # fmt: skip
    await tx.run(f"UPDATE pairs SET {side}_agreed_at = $1 WHERE id = $2", now, number)


async def _begin(tx: Tx, agreed: Pair, person: int, today: date, now: int) -> Pair:
    """The programme starts today; one that goes on after another mentor keeps its end, as it is by now."""
    before = await pairs.pair(tx, agreed.continues) if agreed.continues is not None else None
    ends_on = before.ends_on if before is not None and before.ends_on > today else rules.first_end(today)
    await tx.run(
        "UPDATE pairs SET state = 'active', began_at = $1, starts_on = $2, ends_on = $3 WHERE id = $4",
        now, today.isoformat(), ends_on.isoformat(), agreed.id,
    )  # fmt: skip
    await tx.run("DELETE FROM mentor_wishes WHERE person = $1", agreed.mentee)
    await _record(tx, "pair.began", agreed, by=person, now=now)
    await _tell(tx, agreed, "pair-agreed", _both(agreed) - {person}, now=now)
    above = {*await pairs.curators(tx, agreed), agreed.proposed_by}
    await _tell(tx, agreed, "pair-began", above - _both(agreed), now=now)
    if agreed.continues is not None:
        await _leave_to(tx, agreed, person, now)
    return await _locked(tx, agreed.id)


async def _leave_to(tx: Tx, new: Pair, person: int, now: int) -> None:
    """The pair before ends by this, if it has not yet; what is open goes on in the new one."""
    old = await _locked(tx, new.continues or 0)
    await tasks.inherit(tx, old.id, new.id, now=now)
    if old.open:
        await end(tx, old, result="handed_over", note="", by=person, now=now)
        await _tell(tx, old, "pair-ended", {old.mentor}, now=now)
    # Under the old pair's lock: another mentor who was asked to go on with the mentee is asked no more.
    others = "SELECT id FROM pairs WHERE continues = $1 AND state = 'proposed' ORDER BY id"
    for row in await tx.all(others, old.id):
        asked = await _locked(tx, row["id"])
        if asked.state == rules.PROPOSED:
            await _close(tx, asked, "withdrawn", by=person, now=now)


async def _close(tx: Tx, asked: Pair, state: str, *, by: int | None, now: int) -> None:
    """A proposal ends; nobody is asked any more."""
    await tx.run("UPDATE pairs SET state = $1, ended_at = $2 WHERE id = $3", state, now, asked.id)
    await outbox.void(tx, kind="pair-proposed", subject=str(asked.id), now=now)
    await _record(tx, f"pair.{state}", asked, by=by, now=now)


async def _locked(tx: Tx, number: int) -> Pair:
    found = await pairs.pair(tx, number, lock=True)
    if found is None:
        raise Gone(number)
    return found


async def _open(tx: Tx, number: int) -> Pair:
    found = await _locked(tx, number)
    if not found.open:
        raise Gone(number)
    return found


def _both(pair: Pair) -> set[int | None]:
    return {pair.mentor, pair.mentee}


def _agreed(pair: Pair, person: int | None) -> bool:
    side = None if person is None else pair.side(person)
    return side is not None and pair.agreed_at(side) is not None


async def _tell(tx: Tx, pair: Pair, kind: str, people: set[int | None], *, which: str = "", now: int) -> None:
    for person in sorted(person for person in people if person is not None):
        await outbox.put(tx, person=person, kind=kind, subject=str(pair.id), which=which, quiet=True, now=now)


async def _record(tx: Tx, action: str, pair: Pair, *, by: int | None, now: int) -> None:
    details = {"pair": pair.id}
    about = {person: details for person in (pair.mentor, pair.mentee) if person is not None}
    await audit.record_each(tx, now=now, actor=by, action=action, about=about)
