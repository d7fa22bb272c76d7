"""Requests for programmes as those see them who answer: of a place, by list and by programme, and who is to hear of it.

Area and level leave this module only of people who agreed that their results are seen by name.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from rules.reading import fold
from rules.request_desk import AT_ONCE, COMPLETED, ENROLLED, SENT, VIEWS, WAITING, WEEK, Pile, mark, readers
from rules.roles import Scope, number_of
from storage import outbox, requests
from storage.db import Row, Tx
from storage.mentors import NAME
from storage.requests import COLUMNS, Request

DESK = "request-desk"  # the notice of what waits; its `which` is the day
FILE = "request-board-file"  # the job that makes the table
SEARCHED = 2000  # of the newest requests names are looked for in
_WITHIN = {
    "all": "$1 = ''", "region": "r.region = $1", "municipality": "r.municipality = $1",
    "organisation": "r.organisation = $1",
}  # fmt: skip
# What is in a list, and by which column it is ordered.
_IS = {
    "waiting": "r.state = 'waiting'",
    "sent": "r.document = 'sent'",
    "enrolled": "r.state = 'enrolled' AND COALESCE(r.document, '') <> 'sent'",
    "completed": "r.state = 'completed'",
    "refused": "r.state = 'refused'",
    "cancelled": "r.state = 'cancelled'",
}
_BY = {"waiting": "r.asked_at", "sent": "r.document_sent_at"}
_SHARED = (
    "CASE WHEN EXISTS (SELECT 1 FROM consents c WHERE c.person = r.person AND c.purpose = 'results'"
    " AND c.withdrawn_at IS NULL) THEN 1 ELSE 0 END"
)
_CASE = f"""
    SELECT {COLUMNS}, {NAME.format("p")} AS name, p.subject, p.stage, o.name AS organisation_name,
           m.name AS municipality_name, g.title, g.hours, g.kind, g.places, {_SHARED} AS shared
    FROM requests r JOIN people p ON p.id = r.person JOIN programmes g ON g.id = r.programme
    LEFT JOIN organisations o ON o.id = r.organisation LEFT JOIN municipalities m ON m.id = r.municipality
"""


class Changed(Exception):
    """Others wait now than those who were shown."""


@dataclass(frozen=True, slots=True)
class Counts:
    """`of`: each list; `late`: of those waiting, for over a week."""

    of: dict[str, int]
    late: int

    @property
    def any(self) -> bool:
        return any(self.of.values())


@dataclass(frozen=True, slots=True)
class Case:
    """A request with whose it is and what for. The request's area and level are empty without a consent."""

    request: Request
    name: str
    subject: str | None
    stage: str | None
    organisation_name: str | None
    municipality_name: str | None
    title: str
    hours: int | None
    kind: str | None
    places: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A programme that is waited for. `taken`: enrolled through this desk, those who have completed it too."""

    programme: int
    title: str
    hours: int | None
    places: int | None
    waiting: int
    taken: int


@dataclass(frozen=True, slots=True)
class Group:
    """The first who wait for a programme, in the order they asked; `waiting` counts all of them."""

    wanted: Wanted
    cases: tuple[Case, ...]


async def counts(tx: Tx, scope: Scope, *, now: int) -> Counts:
    within, place = _WITHIN[scope.kind], _place(scope)
    # The states stand in the indexes: a region of 50 000 requests is counted in some milliseconds.
    rows = await tx.all(f"SELECT r.state, count(*) AS number FROM requests r WHERE {within} GROUP BY r.state", place)
    found = dict.fromkeys(VIEWS, 0) | {row["state"]: row["number"] for row in rows}
    found[SENT] = await total(tx, scope, SENT)
    found[ENROLLED] -= found[SENT]
    late: int = await tx.value(
        f"SELECT count(*) FROM requests r WHERE {within} AND {_IS[WAITING]} AND r.asked_at <= $2", place, now - WEEK
    )
    return Counts(found, late)


async def unanswered(tx: Tx, scope: Scope) -> tuple[int, int]:
    """How many requests wait, and how many documents."""
    return await total(tx, scope, WAITING), await total(tx, scope, SENT)


async def total(tx: Tx, scope: Scope, view: str, *, programme: int = 0) -> int:
    """How many are in a list. `programme` 0: of all."""
    if view == ENROLLED and not programme:
        state = f"SELECT count(*) FROM requests r WHERE {_WITHIN[scope.kind]} AND r.state = 'enrolled'"
        return int(await tx.value(state, _place(scope))) - await total(tx, scope, SENT)
    where, given = _where(scope, view, programme)
    return int(await tx.value(f"SELECT count(*) FROM requests r WHERE {where}", *given))


async def listing(
    tx: Tx, scope: Scope, view: str, *, programme: int = 0, limit: int, offset: int = 0
) -> list[Case]:  # fmt: skip
    """A page of a list. In a queue what waits longest stands first, elsewhere the newest request."""
    where, given = _where(scope, view, programme)
    order = f"{_BY[view]}, r.id" if view in _BY else "r.asked_at DESC, r.id DESC"
    n = len(given)
    page = f"SELECT r.id FROM requests r WHERE {where} ORDER BY {order} LIMIT ${n + 1} OFFSET ${n + 2}"
    rows = await tx.all(f"{_CASE} WHERE r.id IN ({page}) ORDER BY {order}", *given, limit, offset)
    return [_case(row) for row in rows]


async def following(tx: Tx, scope: Scope, view: str, after: Request, *, programme: int = 0) -> int | None:
    """The next in a queue behind this request, in it or not; after the last one the first."""
    where, given = _where(scope, view, programme)
    by, n = _BY[view], len(given)
    at = after.asked_at if view == WAITING or after.document is None else after.document.sent_at
    given += [at, after.id]
    behind = f"CASE WHEN {by} > ${n + 1} OR ({by} = ${n + 1} AND r.id > ${n + 2}) THEN 0 ELSE 1 END"
    number: int | None = await tx.value(
        f"SELECT r.id FROM requests r WHERE {where} AND r.id <> ${n + 2} ORDER BY {behind}, {by}, r.id LIMIT 1", *given
    )
    return number


async def case(tx: Tx, number: int) -> Case:
    """Raises requests.NoRequest."""
    row = await tx.one(f"{_CASE} WHERE r.id = $1", number)
    if row is None:
        raise requests.NoRequest(number)
    return _case(row)


async def named(tx: Tx, scope: Scope, typed: str, *, limit: int) -> list[Case]:
    """Requests of people whose name has these words, the newest first."""
    words = fold(typed).split()
    rows = await tx.all(
        f"SELECT r.id, {NAME.format('p')} AS name FROM requests r JOIN people p ON p.id = r.person"
        f" WHERE {_WITHIN[scope.kind]} ORDER BY r.id DESC LIMIT $2",
        _place(scope), SEARCHED,
    )  # fmt: skip
    found = [row["id"] for row in rows if words and all(word in fold(row["name"]) for word in words)][:limit]
    return [await case(tx, number) for number in found]


# By programme


async def programmes(tx: Tx, scope: Scope) -> int:
    """How many programmes are waited for."""
    where, given = _where(scope, WAITING, 0)
    return int(await tx.value(f"SELECT count(DISTINCT r.programme) FROM requests r WHERE {where}", *given))


async def wanted(tx: Tx, scope: Scope, *, limit: int, offset: int = 0) -> list[Wanted]:
    """Programmes that are waited for, the longest first."""
    where, given = _where(scope, WAITING, 0)
    rows = await tx.all(
        f"""
        SELECT w.programme, w.waiting, g.title, g.hours, g.places
        FROM (SELECT r.programme, count(*) AS waiting, min(r.asked_at) AS oldest FROM requests r WHERE {where}
              GROUP BY r.programme ORDER BY 3, 1 LIMIT $2 OFFSET $3) AS w
        JOIN programmes g ON g.id = w.programme ORDER BY w.oldest, w.programme
        """,
        *given, limit, offset,
    )  # fmt: skip
    return [
        Wanted(
            row["programme"], row["title"], row["hours"], row["places"], row["waiting"],
            await taken(tx, scope, row["programme"]),
        )
        for row in rows
    ]  # fmt: skip


async def taken(tx: Tx, scope: Scope, programme: int) -> int:
    """Enrolled through this desk, those who have completed the programme too."""
    number: int = await tx.value(
        f"SELECT count(*) FROM requests r WHERE {_WITHIN[scope.kind]} AND r.programme = $2 AND r.state IN ($3, $4)",
        _place(scope), programme, ENROLLED, COMPLETED,
    )  # fmt: skip
    return number


async def group(tx: Tx, scope: Scope, programme: int, *, but: int) -> Group | None:
    """Those who wait for a programme, without the person `but`; None when nobody does."""
    where, given = _where(scope, WAITING, programme)
    given.append(but)
    where = f"{where} AND r.person <> ${len(given)}"
    waiting = await tx.value(f"SELECT count(*) FROM requests r WHERE {where}", *given)
    rows = await tx.all(f"{_CASE} WHERE {where} ORDER BY r.asked_at, r.id LIMIT {AT_ONCE}", *given)
    if not rows:
        return None
    first = _case(rows[0])
    held = Wanted(programme, first.title, first.hours, first.places, waiting, await taken(tx, scope, programme))
    return Group(held, tuple(_case(row) for row in rows))


async def enrol_all(
    tx: Tx, scope: Scope, programme: int, *, by: int, seen: int, count: int, on_day: date, today: date, now: int
) -> int:
    """The first `count` of those who wait, all by one order; `seen` is the mark of those who were shown. How many.

    Raises Changed when others wait now, requests.WrongDay.
    """
    # Whoever decides of one of them at the same moment waits for us, or we for them; then it is seen who still waits.
    where, given = _where(scope, WAITING, programme)
    given.append(by)
    rows = await tx.all(
        f"SELECT r.id, r.version FROM requests r WHERE {where} AND r.person <> ${len(given)}"
        f" ORDER BY r.asked_at, r.id LIMIT {AT_ONCE} FOR NO KEY UPDATE",
        *given,
    )
    first = [(row["id"], row["version"]) for row in rows][:count]
    if len(first) < count or mark(first) != seen:
        raise Changed
    for number, _ in first:
        await requests.enrol(tx, number, by=by, on_day=on_day, today=today, now=now)
    return len(first)


# Who is to hear of it


async def piles(tx: Tx) -> list[Pile]:
    """What waits for an answer, by place; of people who answer requests themselves, each by themselves."""
    rows = await tx.all(
        f"""
        SELECT w.region, w.municipality, w.own, count(CASE WHEN w.state = 'waiting' THEN 1 END) AS waiting,
               count(CASE WHEN w.state <> 'waiting' THEN 1 END) AS sent, max(w.since) AS newest, min(w.since) AS oldest
        FROM (SELECT q.region, q.municipality, q.state, q.since,
                     CASE WHEN EXISTS (SELECT 1 FROM roles h WHERE h.person = q.person AND h.revoked_at IS NULL
                          AND h.role IN ('coordinator', 'regional', 'administrator')) THEN q.person END AS own
              FROM (SELECT r.region, r.municipality, r.person, 'waiting' AS state, r.asked_at AS since
                    FROM requests r WHERE {_IS[WAITING]}
                    UNION ALL SELECT r.region, r.municipality, r.person, 'sent', r.document_sent_at
                    FROM requests r WHERE {_IS[SENT]}) AS q) AS w
        GROUP BY w.region, w.municipality, w.own ORDER BY w.region, w.municipality, w.own
        """
    )
    return [Pile(*row) for row in rows]


async def answerers(tx: Tx) -> dict[str, tuple[int, ...]]:
    """Who answers requests of each place, by «municipality:5» and «region:23»."""
    rows = await tx.all(
        "SELECT DISTINCT h.scope_kind, h.scope, h.person FROM roles h JOIN people p ON p.id = h.person"
        " WHERE p.known = 1 AND h.revoked_at IS NULL AND (h.role = 'coordinator' AND h.scope_kind = 'municipality'"
        " OR h.role = 'regional' AND h.scope_kind = 'region') ORDER BY h.scope_kind, h.scope, h.person"
    )
    found: dict[str, tuple[int, ...]] = {}
    for row in rows:
        key = f"{row['scope_kind']}:{row['scope']}"
        found[key] = (*found.get(key, ()), row["person"])
    return found


async def administrators(tx: Tx, admins: Collection[str]) -> list[int]:
    """Those of the table and of ADMIN_IDS, whose addresses `admins` are."""
    holes = ", ".join(f"${n}" for n in range(1, len(admins) + 1)) or "NULL"
    rows = await tx.all(
        "SELECT p.id FROM people p WHERE p.known = 1 AND p.id IN ("
        "SELECT person FROM roles WHERE role = 'administrator' AND revoked_at IS NULL"
        f" UNION SELECT person FROM accounts WHERE address IN ({holes})) ORDER BY p.id",
        *sorted(admins),
    )
    return [row["id"] for row in rows]


async def late(tx: Tx, region: str, municipality: int | None, *, now: int, limit: int) -> list[Case]:
    """Those of one place that have waited for over a week, the oldest first."""
    rows = await tx.all(
        f"{_CASE} WHERE {_IS['waiting']} AND r.region = $1 AND COALESCE(r.municipality, 0) = $2 AND r.asked_at <= $3"
        " ORDER BY r.asked_at, r.id LIMIT $4",
        region, municipality or 0, now - WEEK, limit,
    )  # fmt: skip
    return [_case(row) for row in rows]


async def piles_of(tx: Tx, person: int, admins: Collection[str]) -> list[Pile]:
    """What waits for this very person."""
    held, top = await answerers(tx), await administrators(tx, admins)
    return [pile for pile in await piles(tx) if person in readers(pile, held, top)]


async def told(tx: Tx, person: int) -> int | None:
    """When the last notice of what waits was due."""
    at: int | None = await tx.value(
        "SELECT max(due_at) FROM outbox WHERE kind = $1 AND subject = $2 AND person = $3 AND state <> 'void'",
        DESK, str(person), person,
    )  # fmt: skip
    return at


async def tell(tx: Tx, person: int, *, due_at: int, day: date, now: int) -> None:
    """Once a day: what waits is read when it is said, and nothing is said when nothing waits."""
    await outbox.put(
        tx, person=person, kind=DESK, subject=str(person), which=day.isoformat(), due_at=due_at,
        lane=outbox.REMINDERS, quiet=True, now=now,
    )  # fmt: skip


async def zone(tx: Tx, person: int) -> str | None:
    """Their clock; None if they have not said where they live."""
    found: str | None = await tx.value("SELECT zone FROM people WHERE id = $1", person)
    return found


def _where(scope: Scope, view: str, programme: int) -> tuple[str, list[str | int]]:
    given: list[str | int] = [_place(scope)]
    where = f"{_WITHIN[scope.kind]} AND {_IS[view]}"
    if programme:
        given.append(programme)
        where += " AND r.programme = $2"
    return where, given


def _place(scope: Scope) -> str | int:
    return number_of(scope.kind, scope.id)


def _case(row: Row) -> Case:
    found = requests.read(row)
    if not row["shared"]:
        found = replace(found, attempt=None, area=None, level=None)
    return Case(
        found, row["name"], row["subject"], row["stage"], row["organisation_name"], row["municipality_name"],
        row["title"], row["hours"], row["kind"], row["places"],
    )  # fmt: skip
