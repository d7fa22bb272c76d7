"""A freed seat goes to the next: offers made, shortened, run out. One function, whatever freed the seat.

Under the session's lock, which whoever calls here already has or gets here.
"""

from rules import seats as rules
from storage import audit, outbox, sessions
from storage.db import Row, Tx
from storage.sessions import Session


async def promote(tx: Tx, session: int, *, now: int) -> int:
    """Offer each free seat to the next in its queue, unless the organiser says yes to each one; how many offers were
    made.

    Offers that would outlive a start that was moved are shortened.
    """
    # Free seats are counted and given away under the session's lock: two promotions would offer one seat twice.
    there = await sessions.lock(tx, session)
    if there is None or there.state != "planned":
        return 0
    waiting = await tx.all(
        "SELECT x.id, x.person, x.mode, x.state, x.queued_at, x.offer_until, COALESCE(p.zone, s.zone) AS zone"
        " FROM seats x JOIN people p ON p.id = x.person JOIN sessions s ON s.id = x.session"
        " WHERE x.session = $1 AND x.state IN ('queued', 'offered') ORDER BY x.queued_at, x.id",
        session,
    )  # fmt: skip
    last = max(rules.latest(there.starts_at), now)
    for row in waiting:
        if row["state"] == "offered" and row["offer_until"] > last:
            await _offer(tx, there, row, until=last, now=now)
    if there.by_word or not rules.may_offer(now, there.starts_at):
        return 0
    made = 0
    for mode in rules.MODES:
        queue = [
            row
            for row in waiting
            # Who asked after the end of sign-up waits for the organiser's word.
            if row["state"] == "queued" and row["mode"] == mode and row["queued_at"] < there.closes_at
        ]
        for row in queue[: there.free(mode)]:
            await _offer(tx, there, row, until=rules.offer_until(now, there.starts_at, row["zone"]), now=now)
            made += 1
    return made


async def lapse(tx: Tx, *, now: int, limit: int) -> int:
    """End up to `limit` offers that ran out, tell their people, offer the seats to the next; how many ended."""
    due = await tx.all(
        "SELECT session FROM seats WHERE state = 'offered' AND offer_until <= $1 ORDER BY offer_until, id LIMIT $2",
        now, limit,
    )  # fmt: skip
    ended = 0
    for session in sorted({row["session"] for row in due}):
        # Somebody may accept at this very second: whoever has the lock first decides.
        await sessions.lock(tx, session)
        rows = await tx.all(
            "SELECT id, person FROM seats WHERE session = $1 AND state = 'offered' AND offer_until <= $2 ORDER BY id",
            session, now,
        )  # fmt: skip
        for row in rows:
            await end(tx, row["id"], "lapsed", by=None, now=now)
            # Nothing can be lost by sleeping: the seat is gone already.
            await outbox.put(
                tx, person=row["person"], kind="seat-lapsed", subject=str(row["id"]), quiet=True, now=now
            )  # fmt: skip
        ended += len(rows)
        await promote(tx, session, now=now)
    return ended


async def next_lapse(tx: Tx) -> int | None:
    """When the next offer runs out."""
    due: int | None = await tx.value("SELECT min(offer_until) FROM seats WHERE state = 'offered'")
    return due


async def _offer(tx: Tx, there: Session, row: Row, *, until: int, now: int) -> None:
    """Offer the seat, or the offered one until another time."""
    number = str(row["id"])
    await outbox.void(tx, kind="seat-offer", subject=number, now=now)
    await tx.run(
        "UPDATE seats SET state = 'offered', offer_until = $1, changed_at = $2 WHERE id = $3", until, now, row["id"]
    )
    await outbox.put(
        tx, person=row["person"], kind="seat-offer", subject=number, which=str(until), expires_at=until,
        quiet=rules.waits_for_morning(now, there.starts_at, until, row["zone"]), now=now,
    )  # fmt: skip
    details = {"seat": row["id"], "session": there.id, "until": until}
    await audit.record(tx, now=now, actor=None, action="seat.offered", about=row["person"], details=details)


async def end(tx: Tx, number: int, state: str, *, by: int | None, now: int) -> None:
    """The live seat is over; its offer, if it was one, is not said any more. Whoever calls promotes."""
    await outbox.void(tx, kind="seat-offer", subject=str(number), now=now)
    row = await tx.one(
        "UPDATE seats SET state = $1, changed_at = $2 WHERE id = $3 RETURNING session, person, mode", state, now, number
    )
    if row is not None:
        details = {"seat": number, "session": row["session"], "mode": row["mode"]}
        await audit.record(tx, now=now, actor=by, action=f"seat.{state}", about=row["person"], details=details)
