"""«Хочу на эту программу»: a request from being asked for to a confirmed document.

The third and the fourth link of the chain of ids. Each decision locks its row first: of two coordinators who decide at
once, the second is told what the first has done. Who may decide the caller has asked already.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rules import requests as rules
from rules.requests import Paper
from rules.roles import Scope
from storage import audit, outbox, professional_dates, programmes
from storage.db import Conflict, Row, Tx
from storage.diagnosis import deficits
from storage.programmes import Card

Columns = Mapping[str, str | int | None]

DECIDED = "request-decided"  # the notice to whoever asked; its `which` is the version


class NoRequest(LookupError):
    """There is none of this number, or it is not theirs."""


class NoPlace(ValueError):
    """It is not known where the person works: nobody would see the request."""


class Closed(Exception):
    """Nobody is enrolled for this programme: `why` is demo, archived or over."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotNow(Exception):
    """The request is in another state, or its document in another or a newer one: `found` is how it stands."""

    def __init__(self, found: "Request") -> None:
        super().__init__(found.state)
        self.found = found


class AskedAgain(Exception):
    """The person has another open request for this programme: it is that one which is to be decided."""


class WrongDay(ValueError):
    """No order of enrolment is dated so: `why` is early or late."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Document:
    """`state`: sent, returned, confirmed. `reason`: the words it came back with. `at`: when it was answered."""

    number: str
    day: date
    hours: int
    state: str
    reason: str
    sent_at: int
    by: int | None
    at: int | None


@dataclass(frozen=True, slots=True)
class Request:
    """`state`: one of rules.requests.STATES; `reason`: one of its REASONS or "", `words`: the coordinator's own.

    `registry_number`: on the day of enrolment, "" when the programme was not in the registry then, None before.
    """

    id: int
    person: int
    programme: int
    choice: int | None
    attempt: int | None
    area: str | None
    level: float | None
    region: str
    municipality: int | None
    organisation: int | None
    state: str
    reason: str
    words: str
    asked_at: int
    decided_by: int | None
    decided_at: int | None
    enrolled_on: date | None
    registry_number: str | None
    document: Document | None
    version: int

    @property
    def open(self) -> bool:
        return self.state in rules.OPEN

    @property
    def scope(self) -> Scope:
        """Whose coordinators decide it; those above may too."""
        above = (("region", self.region),)
        return Scope("municipality", str(self.municipality), above) if self.municipality else Scope(*above[0])

    def may(self, act: str) -> bool:
        return rules.may(act, self.state, self.document.state if self.document else None)


COLUMNS = (
    "r.id, r.person, r.programme, r.choice, r.attempt, r.area, r.level, r.region, r.municipality, r.organisation,"
    " r.state, r.reason, r.words, r.asked_at, r.decided_by, r.decided_at, r.enrolled_on, r.registry_number, r.document,"
    " r.document_number, r.document_on, r.document_hours, r.document_reason, r.document_sent_at, r.document_by,"
    " r.document_at, r.version"
)
_AS_THEY_ARE = (
    *("id", "person", "programme", "choice", "attempt", "area", "level", "region", "municipality", "organisation"),
    *("state", "reason", "words", "asked_at", "decided_by", "decided_at", "registry_number", "version"),
)


async def request(tx: Tx, number: int, *, person: int | None = None) -> Request:
    """`person`: only if it is theirs. Raises NoRequest."""
    row = await tx.one(f"SELECT {COLUMNS} FROM requests r WHERE r.id = $1", number)
    if row is None or person not in (None, row["person"]):
        raise NoRequest(number)
    return read(row)


async def latest(tx: Tx, person: int, programme: int) -> Request | None:
    """The person's last request for this programme."""
    row = await tx.one(
        f"SELECT {COLUMNS} FROM requests r WHERE r.person = $1 AND r.programme = $2 ORDER BY r.id DESC LIMIT 1",
        person, programme,
    )  # fmt: skip
    return read(row) if row else None


async def mine(tx: Tx, person: int) -> list[Request]:
    """All requests of the person: the open ones first, the newest of each first."""
    rows = await tx.all(
        f"SELECT {COLUMNS} FROM requests r WHERE r.person = $1"
        " ORDER BY CASE WHEN r.state IN ('waiting', 'enrolled') THEN 0 ELSE 1 END, r.id DESC",
        person,
    )
    return [read(row) for row in rows]


async def desk(tx: Tx, region: str, municipality: int | None) -> Scope:
    """Whose service decides a request of this place: the municipality's, else the region's, else administrators'."""
    held = "SELECT 1 FROM roles WHERE role = $1 AND scope_kind = $2 AND scope = $3 AND revoked_at IS NULL"
    if municipality and await tx.value(held, "coordinator", "municipality", str(municipality)):
        return Scope("municipality", str(municipality), (("region", region),))
    if await tx.value(held, "regional", "region", region):
        return Scope("region", region)
    return Scope("all")


# The person's own side.


async def ask(
    tx: Tx, person: int, programme: int, *, attempt: int | None = None, area: str | None = None, today: date, now: int
) -> Request:
    """The open request for the programme, made now if there is none; the programme is in the person's list then.

    `attempt`, `area`: the deficit it was suggested for; else the lowest it closes. Raises NoProgramme, Closed, NoPlace.
    """
    card = await programmes.card(tx, programme)
    why = rules.why_closed(
        archived=card.archived, demo=card.demo, apply_until=card.apply_until, ends_on=card.ends_on, today=today
    )
    if why:
        raise Closed(why)
    told = await tx.one("SELECT region, municipality, organisation FROM people WHERE id = $1 AND known = 1", person)
    if told is None or not told["region"]:
        raise NoPlace(person)
    choice = await programmes.choose(tx, person, programme, attempt=attempt, area=area, now=now)
    cause = (choice.attempt, choice.area, choice.level) if choice.area else await _cause(tx, person, card)
    made = await tx.value(
        "INSERT INTO requests (person, programme, choice, attempt, area, level, region, municipality, organisation,"
        " asked_at) SELECT c.person, c.programme, c.id, CAST($3 AS BIGINT), CAST($4 AS TEXT),"
        " CAST($5 AS DOUBLE PRECISION), CAST($6 AS TEXT), CAST($7 AS BIGINT), CAST($8 AS BIGINT), CAST($9 AS BIGINT)"
        " FROM choices c WHERE c.person = $1 AND c.programme = $2 AND c.removed_at IS NULL"
        " ON CONFLICT (person, programme) WHERE state IN ('waiting', 'enrolled') DO NOTHING RETURNING id",
        person, programme, *cause, told["region"], told["municipality"], told["organisation"], now,
    )  # fmt: skip
    found = await latest(tx, person, programme)
    if found is None:
        raise programmes.NoProgramme(programme)
    if made is not None:
        await _record(tx, "request.made", found, by=person, now=now)
    return found


async def _cause(tx: Tx, person: int, card: Card) -> tuple[int | None, str | None, float | None]:
    """The lowest of the person's deficits that the programme closes."""
    closed = next((it for it in await deficits(tx, person) if it.area in card.codes), None)
    return (closed.attempt, closed.area, closed.level) if closed else (None, None, None)


async def cancel(tx: Tx, number: int, person: int, *, now: int) -> Request:
    """Twice changes nothing. Raises NoRequest, NotNow."""
    found = await _locked(tx, number)
    if found.person != person:
        raise NoRequest(number)
    if found.state == rules.CANCELLED:
        return found
    return await _decide(tx, found, rules.CANCEL, {}, by=person, now=now)


async def send_document(tx: Tx, number: int, person: int, paper: Paper, *, now: int) -> Request:
    """To be checked by a coordinator; the same one twice changes nothing. Raises NoRequest, NotNow, ValueError for one
    that is not whole."""
    found = await _locked(tx, number)
    if found.person != person:
        raise NoRequest(number)
    if paper.missing or paper.day is None or paper.hours is None:
        raise ValueError(paper.missing)
    said, kept = (paper.number, paper.day, paper.hours), found.document
    if kept and kept.state != rules.RETURNED and (kept.number, kept.day, kept.hours) == said:
        return found
    if not found.may(rules.SEND):
        raise NotNow(found)
    await tx.run(
        "UPDATE requests SET document = 'sent', document_number = $1, document_on = $2, document_hours = $3,"
        " document_reason = '', document_sent_at = $4, document_by = NULL, document_at = NULL, version = version + 1"
        " WHERE id = $5",
        paper.number, paper.day.isoformat(), paper.hours, now, number,
    )  # fmt: skip
    await _record(tx, "request.document-sent", found, by=person, now=now)
    return await request(tx, number)


async def follow(tx: Tx, person: int) -> None:
    """The person works elsewhere now: what is open is decided there."""
    await tx.run(
        "UPDATE requests SET region = COALESCE((SELECT p.region FROM people p WHERE p.id = requests.person), region),"
        " municipality = (SELECT p.municipality FROM people p WHERE p.id = requests.person),"
        " organisation = (SELECT p.organisation FROM people p WHERE p.id = requests.person)"
        " WHERE person = $1 AND state IN ('waiting', 'enrolled')",
        person,
    )


# The coordinator's.


async def enrol(
    tx: Tx, number: int, *, by: int, on_day: date, today: date, version: int | None = None, now: int
) -> Request:  # fmt: skip
    """By an order of that day; whether the programme is in the registry on it is kept. The same day twice changes
    nothing. `version`: as for a document. Raises NoRequest, NotNow, WrongDay."""
    found = await _locked(tx, number)
    if (found.state, found.enrolled_on) == (rules.ENROLLED, on_day):
        return found
    if why := rules.wrong_day(on_day, today):
        raise WrongDay(why)
    if not found.may(rules.ENROL) or version not in (None, found.version):
        raise NotNow(found)
    card = await programmes.card(tx, found.programme)
    held = rules.registry_on(card.registry_number, card.in_registry_from, card.in_registry_to, on_day)
    order: Columns = {"enrolled_on": on_day.isoformat(), "registry_number": held}
    return await _decide(tx, found, rules.ENROL, order, by=by, now=now)


async def refuse(
    tx: Tx, number: int, *, by: int, reason: str, words: str = "", version: int | None = None, now: int
) -> Request:  # fmt: skip
    """`reason`: one of rules.requests.REASONS; `version`: as for a document, so that nobody undoes unseen what a
    colleague decides at this moment. Twice changes nothing. Raises NoRequest, NotNow, ValueError."""
    if reason not in rules.REASONS:
        raise ValueError(reason)
    found = await _locked(tx, number)
    if (found.state, found.reason, found.words) == (rules.REFUSED, reason, words):
        return found
    if version not in (None, found.version):
        raise NotNow(found)
    return await _decide(tx, found, rules.REFUSE, {"reason": reason, "words": words}, by=by, now=now)


async def reopen(tx: Tx, number: int, *, by: int, version: int | None = None, now: int) -> Request:
    """An enrolled or refused one waits again. Twice changes nothing. Raises NoRequest, NotNow, AskedAgain."""
    found = await _locked(tx, number)
    if found.state == rules.WAITING:
        return found
    if version not in (None, found.version):
        raise NotNow(found)
    try:
        async with tx.savepoint():
            return await _decide(
                tx, found, rules.REOPEN, {"enrolled_on": None, "registry_number": None}, by=by, now=now
            )
    except Conflict:
        raise AskedAgain(number) from None


async def confirm_document(tx: Tx, number: int, *, by: int, version: int, now: int) -> Request:
    """The programme is completed. `version`: of the request as it was shown: another document may have come since.
    Twice changes nothing. Raises NoRequest, NotNow."""
    found = await _locked(tx, number)
    if found.state == rules.COMPLETED:
        return found
    if found.version != version:
        raise NotNow(found)
    return await _decide(tx, found, rules.CONFIRM, {}, by=by, now=now)


async def return_document(tx: Tx, number: int, *, by: int, reason: str, version: int, now: int) -> Request:
    """Back to whoever sent it, with an explanation in words; a confirmed one too: then the programme is not completed.
    Raises NoRequest, NotNow."""
    found = await _locked(tx, number)
    if found.document and (found.document.state, found.document.reason) == (rules.RETURNED, reason):
        return found
    if found.version != version:
        raise NotNow(found)
    return await _decide(tx, found, rules.RETURN, {"document_reason": reason}, by=by, now=now)


async def _decide(tx: Tx, found: Request, act: str, columns: Columns, *, by: int, now: int) -> Request:
    """Under the row's lock: the new state with these columns, who and when; the person is told unless it is their own.
    Raises NotNow before anything is written."""
    if not found.may(act):
        raise NotNow(found)
    if act in _CHECKED:
        columns = {"document": _CHECKED[act], "document_by": by, "document_at": now, **columns}
    else:
        columns = {"reason": "", "words": "", "decided_by": by, "decided_at": now, **columns}
    written = {"state": rules.TO[act], **columns, "version": found.version + 1}
    sets = ", ".join(f"{name} = ${n}" for n, name in enumerate(written, 2))
    await tx.run(f"UPDATE requests SET {sets} WHERE id = $1", found.id, *written.values())
    await outbox.void(tx, kind=DECIDED, subject=str(found.id), now=now)
    if by != found.person:
        which = str(found.version + 1)
        await outbox.put(tx, person=found.person, kind=DECIDED, subject=str(found.id), which=which, quiet=True, now=now)
    if act in _CHECKED:
        await professional_dates.follow(tx, found.person, now=now)
    await _record(tx, f"request.{_LOGGED[act]}", found, by=by, now=now)
    return await request(tx, found.id)


# What becomes of the document.
_CHECKED = {rules.CONFIRM: rules.CONFIRMED, rules.RETURN: rules.RETURNED}
_LOGGED = {
    rules.CANCEL: "cancelled", rules.ENROL: "enrolled", rules.REFUSE: "refused", rules.REOPEN: "reopened",
    rules.CONFIRM: "document-confirmed", rules.RETURN: "document-returned",
}  # fmt: skip


async def _locked(tx: Tx, number: int) -> Request:
    row = await tx.one(f"SELECT {COLUMNS} FROM requests r WHERE r.id = $1 FOR NO KEY UPDATE", number)
    if row is None:
        raise NoRequest(number)
    return read(row)


async def _record(tx: Tx, action: str, found: Request, *, by: int | None, now: int) -> None:
    details = {"request": found.id, "programme": found.programme}
    await audit.record(tx, now=now, actor=by, action=action, about=found.person, details=details)


def read(row: Row) -> Request:
    """Of COLUMNS."""
    document = None
    if row["document"]:
        document = Document(
            row["document_number"], date.fromisoformat(row["document_on"]), row["document_hours"], row["document"],
            row["document_reason"], row["document_sent_at"], row["document_by"], row["document_at"],
        )  # fmt: skip
    day = row["enrolled_on"]
    return Request(
        **{name: row[name] for name in _AS_THEY_ARE},
        enrolled_on=date.fromisoformat(day) if day else None,
        document=document,
    )
