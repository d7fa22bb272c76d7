"""The desk that requests for programmes come to: its lists, who answers for which, when they hear of it.

Pure: times are UTC seconds and are passed in.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules import dates, requests
from rules.requests import past_day
from rules.roles import Right, Scope, reaches

WAITING, SENT, ENROLLED, COMPLETED, REFUSED, CANCELLED = VIEWS = (
    *("waiting", "sent", "enrolled", "completed", "refused", "cancelled"),
)
QUEUES = (WAITING, SENT)  # what waits for an answer of the desk
PROGRAMMES = "programmes"  # those that are waited for
WEEK = 7 * 86_400  # seconds after which a request has waited long
AT_ONCE = 50  # people who are enrolled by one press: a transaction of fifty decisions holds up nobody
MORNING = time(9)

_DONE = {
    requests.ENROL: ((requests.ENROLLED, None), (requests.ENROLLED, requests.RETURNED)),
    requests.REFUSE: ((requests.REFUSED, None), (requests.REFUSED, requests.RETURNED)),
    requests.REOPEN: ((requests.WAITING, None), (requests.WAITING, requests.RETURNED)),
    requests.CONFIRM: ((requests.COMPLETED, requests.CONFIRMED),),
    requests.RETURN: ((requests.ENROLLED, requests.RETURNED),),
}
_LETTERS = {"all": "a", "region": "r", "municipality": "m", "organisation": "o"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_VIEWS = {"": "", "p": PROGRAMMES, **dict(zip("wsedrx", VIEWS, strict=True))}
_WAY = 28  # signs, so that every button keeps to its 64 bytes


@dataclass(frozen=True, slots=True)
class Way:
    """Where at the desk somebody is: the place («municipality:5», "" is their own), a list, of one programme or of all
    (0), the page from 0."""

    at: str = ""
    view: str = ""
    programme: int = 0
    page: int = 0

    def __str__(self) -> str:
        """«m5.w.17.2», short enough for a button; "" if it cannot be."""
        kind, _, place = self.at.partition(":")
        view = next(letter for letter, view in _VIEWS.items() if view == self.view)
        said = f"{_LETTERS.get(kind, '')}{place}.{view}.{self.programme or ''}.{self.page or ''}".rstrip(".")
        return said if len(said) <= _WAY else ""


def way(said: str) -> Way:
    """Of a button, or a place alone as other rooms name it; what cannot be read is the beginning."""
    if ":" in said:
        return Way(said)
    place, view, programme, page = (*said.split(".", 3), "", "", "")[:4]
    at = f"{_KINDS[place[0]]}:{place[1:]}" if place[:1] in _KINDS else place
    return Way(at, _VIEWS.get(view, ""), _number(programme), min(_number(page), 9999))


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else 0


def near_day(typed: str, today: date) -> date:
    """The day of an order: without a year the nearest one, ahead or behind. Raises dates.UnknownDay."""
    behind = past_day(typed, today)
    try:
        ahead = dates.read_day(typed, today)
    except dates.UnknownDay:
        return behind
    return min(behind, ahead, key=lambda day: abs((day - today).days))


def is_done(act: str, state: str, document: str | None) -> bool:
    """Whether a request stands as this act leaves it, whoever did it."""
    return (state, document) in _DONE[act]


def first_of(places: int | None, taken: int, waiting: int) -> int:
    """How many of those who wait there is a place for; all of them where the number of places is not known."""
    return waiting if places is None else min(waiting, max(0, places - taken))


# Who hears of what waits


@dataclass(frozen=True, slots=True)
class Pile:
    """What waits at one place, for one answer. `own`: the person who asks, where they answer requests themselves."""

    region: str
    municipality: int | None
    own: int | None
    waiting: int
    sent: int
    newest: int
    oldest: int

    @property
    def scope(self) -> Scope:
        above = ("region", self.region)
        return Scope("municipality", str(self.municipality), (above,)) if self.municipality else Scope(*above)


def readers(pile: Pile, coordinators: Mapping[str, Sequence[int]], admins: Iterable[int]) -> tuple[int, ...]:
    """The nearest who may answer: coordinators of the municipality, of the region, administrators; nobody answers a
    request of their own. `coordinators` by «municipality:5» and «region:23»."""
    of_town = coordinators.get(f"municipality:{pile.municipality}", ())
    of_region = coordinators.get(f"region:{pile.region}", ())
    for held in (of_town, of_region, tuple(admins)):
        if found := tuple(person for person in held if person != pile.own):
            return found
    return ()


def standing(held: Iterable[Right]) -> list[tuple[str, str]]:
    """The places whose requests somebody with these roles answers, as (kind, id)."""
    own = [(it.scope_kind, it.scope) for it in held if reaches([it], ("coordinator",))]
    return list(dict.fromkeys(own))


def tells(newest: int, oldest: int, told: int | None, now: int) -> bool:
    """Whether there is a reason to speak: something new since it was last told, or a week went by and it still waits.
    `told`: when the last notice was due."""
    if told is None or newest > told:
        return True
    return now - oldest >= WEEK and now - told >= WEEK


def morning(now: int, zone: str) -> int:
    """The next 9:00 there."""
    local = datetime.fromtimestamp(now, ZoneInfo(zone))
    day = local.date() + timedelta(days=local.time() >= MORNING)
    return int(datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(UTC).timestamp())


def mark(versions: Collection[tuple[int, int]]) -> int:
    """Of the requests (number, version) that a preview showed: whether they are the same when it is pressed."""
    return sum(number * 31 + version for number, version in versions) % 99_991
