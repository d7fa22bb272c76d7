"""Sessions of an internship or an event as everybody reads them, and who wishes to hear of new ones.

Free seats are counted from the seats themselves, each time; planning.py changes sessions, enrolment.py fills them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from storage.db import Row, Tx


class Known(NamedTuple):
    """What people are told when it changes. UTC seconds."""

    starts_at: int
    ends_at: int
    place: str
    link: str


@dataclass(frozen=True, slots=True)
class Session:
    """Times are UTC seconds, `hours` academic ones. `module_number` of `modules_of`. `*_taken`: seated and offered.

    `state` is planned or cancelled, then with a `reason`; `version` grows with each change of time or place;
    `closed_marks`: the host has finished the list. An event's has a `kind`, a `lead` who answers for it, and no site,
    stream or module; names of places are empty where its own is wider. `by_word`: the organiser says yes to each one.
    """

    id: int
    site: int | None
    site_title: str
    organisation_name: str
    municipality: int | None
    municipality_name: str
    region: str
    area: str
    stream: int | None
    stream_title: str
    module: int | None
    module_number: int
    modules_of: int
    event: int | None
    kind: str
    lead: int | None
    by_word: bool
    title: str
    starts_at: int
    ends_at: int
    zone: str
    place: str
    way: str
    link: str
    hours: int
    room: int
    remote: int
    room_taken: int
    remote_taken: int
    room_queue: int
    remote_queue: int
    opens_at: int
    closes_at: int
    state: str
    reason: str
    version: int
    closed_marks: bool

    @property
    def known(self) -> "Known":
        return Known(self.starts_at, self.ends_at, self.place, self.link)

    def free(self, mode: str) -> int:
        """Seats of the mode that nobody has and that are offered to nobody."""
        left = self.room - self.room_taken if mode == "room" else self.remote - self.remote_taken
        return max(0, left)

    def is_open(self, now: int) -> bool:
        """Whether people may sign up."""
        return self.state == "planned" and self.opens_at <= now < self.closes_at

    def waits_for_word(self, queued_at: int) -> bool:
        """Whether somebody who asked then waits for the organiser's word, and not for a seat to get free."""
        return self.by_word or (self.event is not None and queued_at >= self.closes_at)

    def hears_late(self, now: int) -> bool:
        """Whether the organiser of an event may still be asked for a seat, though sign-up has closed."""
        return self.event is not None and self.state == "planned" and self.closes_at <= now < self.starts_at


def _counted(mode: str, *states: str) -> str:
    wanted = ", ".join(f"'{state}'" for state in states)
    return f"(SELECT count(*) FROM seats x WHERE x.session = s.id AND x.mode = '{mode}' AND x.state IN ({wanted}))"


_SESSIONS = f"""
    SELECT s.id, t.site, COALESCE(i.title, '') AS site_title, COALESCE(o.name, '') AS organisation_name,
           s.municipality, COALESCE(m.name, '') AS municipality_name, s.region, s.area, s.stream,
           COALESCE(t.title, '') AS stream_title, s.module, COALESCE(d.number, 0) AS module_number,
           (SELECT count(*) FROM modules x WHERE x.site = i.id AND x.dropped_at IS NULL) AS modules_of,
           s.event, COALESCE(e.kind, '') AS kind, e.lead, s.by_word, s.title, s.starts_at, s.ends_at, s.zone,
           s.place, COALESCE(i.way, '') AS way, s.link, s.hours, s.room, s.remote,
           {_counted("room", "seated", "offered")} AS room_taken,
           {_counted("remote", "seated", "offered")} AS remote_taken,
           {_counted("room", "queued")} AS room_queue, {_counted("remote", "queued")} AS remote_queue,
           s.opens_at, s.closes_at, s.state, s.reason, s.version, s.marks_closed_at
    FROM sessions s LEFT JOIN streams t ON t.id = s.stream LEFT JOIN modules d ON d.id = s.module
    LEFT JOIN sites i ON i.id = t.site LEFT JOIN events e ON e.id = s.event
    LEFT JOIN organisations o ON o.id = CASE WHEN e.scope_kind = 'organisation' THEN CAST(e.scope AS BIGINT)
                                             ELSE i.organisation END
    LEFT JOIN municipalities m ON m.id = s.municipality
"""


async def session(tx: Tx, number: int) -> Session | None:
    row = await tx.one(f"{_SESSIONS} WHERE s.id = $1", number)
    return None if row is None else _session(row)


async def lock(tx: Tx, number: int) -> Session | None:
    """Nobody else takes or frees a seat, or changes the session, until the transaction ends: seats may be counted.

    Whoever also needs the stream locks that first; people come after, by ascending id.
    """
    await tx.one("SELECT id FROM sessions WHERE id = $1 FOR NO KEY UPDATE", number)
    return await session(tx, number)


async def these(tx: Tx, numbers: Sequence[int]) -> dict[int, Session]:
    """Several by their ids."""
    if not numbers:
        return {}
    holes = ", ".join(f"${n}" for n in range(1, len(numbers) + 1))
    rows = await tx.all(f"{_SESSIONS} WHERE s.id IN ({holes})", *numbers)
    return {row["id"]: _session(row) for row in rows}


async def of_stream(tx: Tx, stream: int) -> list[Session]:
    """All of a stream, cancelled ones too, by their start."""
    return [
        _session(row) for row in await tx.all(f"{_SESSIONS} WHERE s.stream = $1 ORDER BY s.starts_at, s.id", stream)
    ]


async def of_site(tx: Tx, site: int, *, since: int, limit: int, offset: int) -> list[Session]:
    """Those of a site that end after `since`, cancelled ones too, by their start."""
    rows = await tx.all(
        f"{_SESSIONS} WHERE t.site = $1 AND s.ends_at > $2 ORDER BY s.starts_at, s.id LIMIT $3 OFFSET $4",
        site,
        since,
        limit,
        offset,
    )
    return [_session(row) for row in rows]


async def last(tx: Tx, site: int, module: int | None = None) -> Session | None:
    """The latest one of the site, or of one module: what the next is copied from."""
    row = await tx.one(
        f"{_SESSIONS} WHERE t.site = $1 AND s.state = 'planned' AND (CAST($2 AS BIGINT) IS NULL OR s.module = $2)"
        " ORDER BY s.starts_at DESC, s.id DESC LIMIT 1",
        site,
        module,
    )
    return None if row is None else _session(row)


async def upcoming(
    tx: Tx, *, now: int, areas: Sequence[str] = (), municipality: int | None = None, region: str | None = None,
    since: int | None = None, until: int | None = None, limit: int, offset: int,
) -> tuple[list[Session], int]:  # fmt: skip
    """Planned ones of internships that have not begun, by their start, and how many there are in all. A closed site
    has none.

    `areas`: any of these, none means all; `since` and `until` bound the start, the latter is outside.
    """
    args: list[str | int] = [max(now, (since or 0) - 1)]
    where = "state = 'planned' AND stream IS NOT NULL AND starts_at > $1"
    for clause, value in (("starts_at <", until), ("municipality =", municipality), ("region =", region)):
        if value is not None:
            args.append(value)
            where += f" AND {clause} ${len(args)}"
    if areas:
        where += f" AND area IN ({', '.join(f'${len(args) + n}' for n in range(1, len(areas) + 1))})"
        args += areas
    total: int = await tx.value(f"SELECT count(*) FROM sessions WHERE {where}", *args)
    page = (
        f"SELECT id FROM sessions WHERE {where} ORDER BY starts_at, id LIMIT ${len(args) + 1} OFFSET ${len(args) + 2}"
    )
    # The page first, its seats then: counting those of every session took most of the time.
    rows = await tx.all(f"{_SESSIONS} WHERE s.id IN ({page}) ORDER BY s.starts_at, s.id", *args, limit, offset)
    return [_session(row) for row in rows], total


async def clashes(tx: Tx, person: int, *, starts_at: int, ends_at: int, besides: int) -> list[Session]:
    """Sessions that go on at that time and at which the person has a seat or an offer, or is the host; by their start,
    but for one."""
    rows = await tx.all(
        """
        SELECT s.id FROM sessions s WHERE s.state = 'planned' AND s.starts_at < $2 AND s.ends_at > $3 AND s.id <> $4
        AND s.id IN (
            SELECT x.session FROM seats x WHERE x.person = $1 AND x.state IN ('seated', 'offered')
            UNION SELECT o.id FROM roles r JOIN sites z ON r.scope = CAST(z.id AS TEXT)
                  JOIN streams t ON t.site = z.id JOIN sessions o ON o.stream = t.id
                  WHERE r.person = $1 AND r.role = 'host' AND r.scope_kind = 'site' AND r.revoked_at IS NULL
            UNION SELECT o.id FROM events e JOIN sessions o ON o.event = e.id WHERE e.lead = $1
        )
        """,
        person, ends_at, starts_at, besides,
    )  # fmt: skip
    found = await these(tx, [row["id"] for row in rows])
    return sorted(found.values(), key=lambda there: (there.starts_at, there.id))


async def before(tx: Tx, number: int, version: int) -> Known | None:
    """What people knew of this version; None for the newest one and for what is none."""
    row = await tx.one(
        "SELECT starts_at, ends_at, place, link FROM session_versions WHERE session = $1 AND version = $2",
        number, version,
    )  # fmt: skip
    return None if row is None else Known(*row)


async def hosts(tx: Tx, number: int) -> list[int]:
    """The people who hold the role of a host at the session's site; who answers for the event, else who made it."""
    rows = await tx.all(
        """
        SELECT r.person FROM sessions s JOIN streams t ON t.id = s.stream
        JOIN roles r ON r.role = 'host' AND r.scope_kind = 'site' AND r.scope = CAST(t.site AS TEXT)
        WHERE s.id = $1 AND r.revoked_at IS NULL
        UNION
        SELECT COALESCE(e.lead, e.made_by) AS person FROM sessions s JOIN events e ON e.id = s.event
        WHERE s.id = $1 AND COALESCE(e.lead, e.made_by) IS NOT NULL
        ORDER BY person
        """,
        number,
    )
    return [row["person"] for row in rows]


async def wish(tx: Tx, person: int, area: str, *, now: int) -> bool:
    """Tell them when a session of the area is planned; False when they wished so already."""
    made = await tx.run(
        "INSERT INTO session_wishes (person, area, created_at) VALUES ($1, $2, $3)"
        " ON CONFLICT (person, area) DO NOTHING",
        person,
        area,
        now,
    )
    return bool(made)


async def unwish(tx: Tx, person: int, area: str) -> bool:
    """Do not tell them any more; False when they had not wished so."""
    return bool(await tx.run("DELETE FROM session_wishes WHERE person = $1 AND area = $2", person, area))


async def wishes(tx: Tx, person: int) -> frozenset[str]:
    """The areas whose new sessions the person hears of."""
    rows = await tx.all("SELECT area FROM session_wishes WHERE person = $1", person)
    return frozenset(row["area"] for row in rows)


def _session(row: Row) -> Session:
    return Session(
        row["id"], row["site"], row["site_title"], row["organisation_name"], row["municipality"],
        row["municipality_name"], row["region"], row["area"], row["stream"], row["stream_title"], row["module"],
        row["module_number"], row["modules_of"], row["event"], row["kind"], row["lead"], bool(row["by_word"]),
        row["title"], row["starts_at"], row["ends_at"], row["zone"], row["place"], row["way"], row["link"],
        row["hours"], row["room"], row["remote"], row["room_taken"], row["remote_taken"], row["room_queue"],
        row["remote_queue"], row["opens_at"], row["closes_at"], row["state"], row["reason"], row["version"],
        row["marks_closed_at"] is not None,
    )  # fmt: skip
