"""What support a person had since a day, out of the facts of mentoring, internships and programmes."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from rules.support import Facts
from storage import programmes, seats
from storage.db import Tx


async def facts(tx: Tx, person: int, *, since: date, zone: str, now: int) -> Facts:
    """From the beginning of `since` until now; days are those of `zone`."""
    clock = ZoneInfo(zone)
    first = int(datetime.combine(since, datetime.min.time(), clock).timestamp())

    def day(at: int | None) -> date | None:
        return None if at is None else datetime.fromtimestamp(at, clock).date()

    met_on = [
        row["held_at"]
        for row in await tx.all(
            "SELECT e.held_at FROM entry_pairs x JOIN entries e ON e.id = x.entry JOIN pairs p ON p.id = x.pair"
            " WHERE p.mentee = $1 AND x.state = 'confirmed' AND e.held_at >= $2",
            person, first,
        )
    ]  # fmt: skip
    sessions = await seats.mine(tx, person, now=now)
    attended = [it.starts_at for it, _, _ in sessions.attended if it.starts_at >= first and it.event is None]
    chosen = [one.chosen_at for one in await programmes.chosen(tx, person) if one.chosen_at >= first]
    studied = [
        date.fromisoformat(row["document_on"])
        for row in await tx.all(
            "SELECT document_on FROM requests WHERE person = $1 AND state = 'completed' AND document_on >= $2",
            person, since.isoformat(),
        )
    ]  # fmt: skip
    steps, done = await _steps(tx, person, since)
    live = "SELECT 1 FROM pairs WHERE mentee = $1 AND state IN ('active', 'paused') LIMIT 1"
    return Facts(
        pair=await tx.value(live, person) is not None, meetings=len(met_on), met_on=day(max(met_on, default=None)),
        steps=steps, steps_done=len(done), done_on=max(done, default=None), attended=len(attended),
        attended_on=day(max(attended, default=None)),
        ahead=sum(it.event is None for it, _, _ in sessions.coming), chosen=len(chosen),
        chosen_on=day(max(chosen, default=None)), studied=len(studied), studied_on=max(studied, default=None),
    )  # fmt: skip


async def _steps(tx: Tx, person: int, since: date) -> tuple[int, list[date]]:
    """How many steps stand in the programmes that go on now; the days on which steps of any were done since then."""
    still = await tx.value(
        "SELECT count(*) FROM tasks t JOIN pairs p ON p.id = t.pair WHERE p.mentee = $1"
        " AND p.state IN ('active', 'paused') AND t.dropped_at IS NULL",
        person,
    )
    done = await tx.all(
        "SELECT t.done_on FROM tasks t JOIN pairs p ON p.id = t.pair WHERE p.mentee = $1"
        " AND t.dropped_at IS NULL AND t.done_on >= $2",
        person, since.isoformat(),
    )  # fmt: skip
    return still, [date.fromisoformat(row["done_on"]) for row in done]
