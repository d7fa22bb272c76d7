"""What may become of a request for a programme, and what a typed document says.

Pure: the day is passed in. Five states, as the regional systems have them; a document is a part of an enrolled one.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rules import dates
from rules.reading import fold

WAITING, ENROLLED, CANCELLED, REFUSED, COMPLETED = STATES = (
    *("waiting", "enrolled", "cancelled", "refused", "completed"),
)
OPEN = (WAITING, ENROLLED)
SENT, RETURNED, CONFIRMED = DOCUMENTS = ("sent", "returned", "confirmed")
# Why a coordinator refuses; «other» is told in words.
REASONS = ("no-places", "closed", "not-yours", "this-year", "other")

CANCEL, ENROL, REFUSE, REOPEN, SEND, CONFIRM, RETURN = ACTS = (
    *("cancel", "enrol", "refuse", "reopen", "send", "confirm", "return"),
)
# From which states, with which document (None: with none yet), each is possible, and what the request is then.
_WAITS = {(WAITING, None), (WAITING, RETURNED)}
_LEARNS = {(ENROLLED, None), (ENROLLED, RETURNED)}
_FROM: dict[str, set[tuple[str, str | None]]] = {
    CANCEL: _WAITS | _LEARNS,
    ENROL: _WAITS,
    REFUSE: _WAITS | _LEARNS,
    REOPEN: _LEARNS | {(REFUSED, None), (REFUSED, RETURNED)},
    SEND: _LEARNS | {(ENROLLED, SENT)},
    CONFIRM: {(ENROLLED, SENT)},
    RETURN: {(ENROLLED, SENT), (COMPLETED, CONFIRMED)},
}
TO = {
    CANCEL: CANCELLED, ENROL: ENROLLED, REFUSE: REFUSED, REOPEN: WAITING, SEND: ENROLLED, CONFIRM: COMPLETED,
    RETURN: ENROLLED,
}  # fmt: skip

WORDS = 300  # signs of a reason in words
NUMBER = 40  # signs of a document's number
TYPED = 200  # signs of a message about a document
MOST_HOURS = 3000
LEAST_HOURS = {"pk": 16, "pp": 250}  # under these neither удостоверение nor диплом is given
YEAR = 366  # days: an order of enrolment is dated no further from today


def may(act: str, state: str, document: str | None) -> bool:
    """Whether it is possible now. The person cancels and sends, a coordinator does the rest."""
    return (state, document) in _FROM[act]


def why_closed(*, archived: bool, demo: bool, apply_until: str, ends_on: str, today: date) -> str:
    """Why nobody is enrolled for the programme: demo, archived, over; "" where one may ask. Days are ISO or empty."""
    if demo:
        return "demo"
    if archived:
        return "archived"
    last = apply_until or ends_on
    return "over" if last and last < today.isoformat() else ""


def registry_on(number: str, since: str, until: str, day: date) -> str:
    """The number under which the programme was in the registry on that day; "" when it was not."""
    on = day.isoformat()
    return number if (not since or since <= on) and (not until or on <= until) else ""


def wrong_day(day: date, today: date) -> str:
    """What is wrong with the day of an order of enrolment: "early", "late", or nothing."""
    if day > today + timedelta(days=YEAR):
        return "late"
    return "early" if day < today - timedelta(days=YEAR) else ""


class BadDocument(ValueError):
    """A part that cannot be. `why`: number, long, day, future, early, hours; `typed`: what was said; `kept`: what else
    is known by now, with the parts of the same message that were right."""

    def __init__(self, why: str, typed: str, kept: "Paper | None" = None) -> None:
        super().__init__(why)
        self.why = why
        self.typed = typed
        self.kept = kept


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of a document so far."""

    number: str = ""
    day: date | None = None
    hours: int | None = None

    @property
    def missing(self) -> str:
        """What is asked next: number, day, hours; "" when all is there."""
        if not self.number:
            return "number"
        return "day" if self.day is None else "hours" if self.hours is None else ""


def doubts(paper: Paper, *, kind: str | None, hours: int | None) -> list[str]:
    """What is worth a second look: hours-other than the programme's, hours-few for a document of this kind."""
    if paper.hours is None:
        return []
    other = hours is not None and paper.hours != hours
    few = paper.hours < LEAST_HOURS.get(kind or "pk", 0)
    return [*(["hours-other"] if other else []), *(["hours-few"] if few else [])]


_HOURS = re.compile(
    r"(?:об[ъь]?[её]м\w*:? )?(?<![\w./-])(\d{1,5}) ?(?:ак(?:ад\w*)?\.? ?)?(?:ч(?:ас\w*)?|h(?:ours?)?)(?![\w-])\.?"
    r"|(?:час\w*|hours?)[:.]? (\d{1,5})(?![\w./-])"
)
_LAST = re.compile(r"\d{1,4}")  # «180000123456 12.05.2026 36»
_DAY = re.compile(
    r"(?:(?:от|дата|выдан[оа]?|of|on|from|dated):? )?"
    r"((?<!\d)\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)(?: ?г\.?(?!\w))?"
    r"|(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)|(?<!\d)\d{1,2}(?:-?го)? [а-яa-z]{3,}\.?,? \d{4}(?: ?г(?:\.|ода?)?(?!\w))?)"
)
_FIGURES = re.compile(r"\d{1,2}[./]|\d{4}-")
_SAID = re.compile(r"^(?:от|дата|выдан[оа]?|of|on|from|dated):? ")
# «удостоверение», «о повышении квалификации», «рег. номер»: what stands before a number.
_BEFORE = re.compile(
    r"^(?:(?:удостоверени\w*|диплом\w*|certificate|diploma|о повышении квалификации|о профессиональной переподготовке"
    r"|(?:регистрационн\w*|рег\.?) ?(?:номер|№)?|номер|number|no\.|№)[ :.,]*)+"
)
_EDGES = " ,;.:/"
_PARTS = re.compile(r"[,;]| (?=рег)")
_NUMBER = re.compile(r"[0-9a-zа-я][0-9a-zа-я№ ./\\-]*")


def read(known: Paper, typed: str, today: date, *, enrolled: date | None = None) -> Paper:
    """What is known, with what was typed: all at once («№ 180000123456 от 12.05.2026, 36 ч»), or the part that is
    missing. Raises BadDocument."""
    words = fold(unicodedata.normalize("NFC", typed[: TYPED + 1]).replace("№", "№ ").replace("No ", "№ "))
    if len(typed) > TYPED:
        raise BadDocument("long", words)
    said = _whole(known, words, today) or _one(known, words, today)
    day, hours = said.day or known.day, said.hours if said.hours is not None else known.hours
    kept = Paper(said.number or known.number, known.day, known.hours)
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        raise BadDocument("hours", str(hours), replace(kept, day=day))
    kept = replace(kept, hours=hours)
    if day is not None and day > today:
        raise BadDocument("future", day.isoformat(), kept)
    if day is not None and enrolled is not None and day < enrolled:
        raise BadDocument("early", day.isoformat(), kept)
    return replace(kept, day=day)


def past_day(typed: str, today: date) -> date:
    """A day that has been: without a year it is the last one behind. Raises dates.UnknownDay."""
    words = fold(typed)
    if words in ("сегодня", "today"):
        return today
    if words in ("вчера", "yesterday"):
        return today - timedelta(days=1)
    if not dates.is_dated(words):
        raise dates.UnknownDay(typed)
    # A day without a year is the next one ahead: of the day after this one a year ago.
    back = today.replace(year=today.year - 1, day=min(today.day, 28 if today.month == 2 else 31))
    return dates.read_day(words, back + timedelta(days=1))


def _whole(known: Paper, words: str, today: date) -> Paper | None:
    """Two or three of the parts in one message; None when only one can be seen."""
    rest, day, hours, after, wrong = words, None, None, "", None
    if found := list(_HOURS.finditer(rest)):
        hours, rest = _counted(found[-1]), _without(rest, found[-1])
    for dated in reversed(list(_DAY.finditer(rest))):
        try:
            day = past_day(dated[1], today)
        except dates.UnknownDay:
            wrong = dated if _FIGURES.match(dated[1]) else wrong
            continue
        after, rest = rest[dated.end() :].strip(_EDGES), _without(rest, dated)
        break
    if hours is None and _LAST.fullmatch(after):
        hours, rest = int(after), rest.rstrip(_EDGES).removesuffix(after)
    if day is None and wrong is not None:  # «№ 18 от 31.02.2026»: no part of the number
        number = _number(_without(rest, wrong))
        raise BadDocument("day", wrong[1], Paper(number or known.number, known.day, hours or known.hours))
    number = _number(rest)
    parts = (bool(number), day is not None, hours is not None)
    return Paper(number, day, hours) if sum(parts) > 1 else None


def _counted(hours: re.Match[str]) -> int:
    return int(hours[1] or hours[2])


def _without(words: str, part: re.Match[str]) -> str:
    return f"{words[: part.start()].rstrip()} {words[part.end() :].lstrip()}"


def _number(words: str) -> str:
    """«180000123456» of «удостоверение № 180000123456, рег. № 77»; "" where nothing is a number."""
    for part in _PARTS.split(words):
        said = _BEFORE.sub("", part.strip(_EDGES)).strip(_EDGES)
        if len(said) <= NUMBER and _NUMBER.fullmatch(said) and any(sign.isdigit() for sign in said):
            return said.upper()
    return ""


def _one(known: Paper, words: str, today: date) -> Paper:
    """The part that is missing; a whole day or hours with their unit are known by their form, whatever is missing."""
    missing, bare = known.missing, _SAID.sub("", words)
    hours = _HOURS.fullmatch(words)
    if hours or (missing == "hours" and not _DAY.fullmatch(words)):
        if hours is None and not re.fullmatch(r"\d{1,5}", words):
            raise BadDocument("hours", words)
        return Paper(hours=_counted(hours) if hours else int(words))
    if missing == "day" or _DAY.fullmatch(words) or (not missing and dates.is_dated(bare)):
        try:
            return Paper(day=past_day(bare, today))
        except dates.UnknownDay:
            raise BadDocument("day", words) from None
    number = _number(words)
    if not number:
        raise BadDocument("long" if len(words) > NUMBER and any(map(str.isdigit, words)) else "number", words)
    return replace(known, number=number)
