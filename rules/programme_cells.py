"""What stands in one cell of a catalogue, read as institutes write it: «36 ч.», «бюджет», «12–16 января 2026».

A value that is there and wrong raises Wrong; None is one that says nothing («по запросу»).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import urlsplit

from rules.reading import fold

MOST_HOURS = 3000
MOST_PLACES = 100_000
# Telegram refuses a button whose link is no link.
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d{1,5})?")
_DASH = re.compile(r"\s*[–—−‑]\s*|\s+-\s+")
_MONTHS: tuple[str | tuple[str, ...], ...] = (
    "янв", "фев", "мар", "апр", ("май", "мая"), "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
)  # fmt: skip
# «12.01.2026», «12.01», «2026-01-12», «12 января», «12 января 2026»; «12» of «12–16 января» is read apart.
_DAYS = re.compile(
    r"(?P<iso>(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2}))"
    r"|(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d{2})(?!\d))?"
    r"|(?P<number>\d{1,2})(?:-?го)? (?P<name>янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
    r"(?: (?P<named>\d{4}))?"
)
_FIRST_OF = re.compile(r"(?<![\d.])(\d{1,2})(?= ?(?:-|по|до) ?\d{1,2} [а-я])")
_YES = frozenset({"да", "yes", "1", "+", "true"})
_NO = frozenset({"нет", "no", "0", "false"})


class Wrong(Exception):
    """`key` names the sentence that says what is wrong."""

    def __init__(self, key: str, limit: int = 0) -> None:
        super().__init__(key)
        self.key = key
        self.limit = limit


def normal(text: str) -> str:
    """A name without case, quotes, points and double spaces: «ГБУ ДПО "ИРО ЧР"» is «гбу дпо иро чр»."""
    return " ".join(re.findall(r"\w+", fold(text)))


def read(column: str, value: str, limit: int) -> object:
    """`limit`: the most signs. Raises Wrong."""
    if len(value) > limit:
        raise Wrong("too-long", limit)
    return _READERS.get(column, str)(value)


def period(value: str, year: int | None) -> tuple[str, str] | None:
    """The first and the last day that a text about dates names; a day without a year takes this one.

    None: there is no day in it that could be read. Two parts of a programme are one period.
    """
    words = _DASH.sub("-", fold(value))
    found = list(_DAYS.finditer(words))
    years = [int(it["y"] or it["year"] or it["named"]) for it in found if it["y"] or it["year"] or it["named"]]
    said = [it + 2000 if it < 100 else it for it in years]
    days = []
    for it in found:
        own = it["y"] or it["year"] or it["named"]
        of = int(own) % 100 + 2000 if own else said[-1] if said else year
        month = int(it["m"] or it["month"] or 0) or _month(it["name"])
        first = _FIRST_OF.search(words[: it.end()], max(it.start() - 6, 0)) if it["name"] else None
        numbers = [int(it["d"] or it["day"] or it["number"]), *([int(first[1])] if first else [])]
        days += [_made(of, month, number) for number in numbers]
    good = [day for day in days if day is not None]
    if not good or len(good) != len(days) or max(good) < min(good):
        return None
    return min(good).isoformat(), max(good).isoformat()


def _month(name: str) -> int:
    return next(number for number, begins in enumerate(_MONTHS, 1) if name.startswith(begins))


def _made(year: int | None, month: int, day: int) -> date | None:
    try:
        made = date(year or 0, month, day)
    except ValueError:
        return None
    return made if 1990 <= made.year <= 2100 else None


def _kind(value: str) -> str:
    words = normal(value)
    if "стажиров" in words or words == "internship":
        return "internship"
    if "переподготов" in words or words in ("пп", "pp", "дпп пп", "дпп пп "):
        return "pp"
    if "повышени" in words or words in ("пк", "pk", "кпк", "дпп пк", "курсы пк"):
        return "pk"
    raise Wrong("unknown-kind")


def _hours(value: str) -> int:
    words = re.sub(r"\s*\(.*\)$", "", value.lower())
    match = re.fullmatch(r"(\d{1,5})(?:[.,]0+)?\s*(?:(ак(ад)?\w*\.?\s*)?(?:час\w*|ч)|hours|h)?\.?", words)
    if match is None or not 0 < int(match[1]) <= MOST_HOURS:
        raise Wrong("not-hours")
    return int(match[1])


def _form(value: str) -> str:
    words = fold(value).replace("–", "-").replace("—", "-")
    if words.startswith("стажиров") or words == "internship":
        return "internship"
    for form, begin in (
        ("part_time", r"очно\s*-\s*заочн|смешан|part.time"),
        ("extramural", r"заочн|extramural"),
        ("full_time", r"очн|full.time"),
        (
            "remote",
            r"дистанц|онлайн|электронн|с (применением|использованием) (эо|дот|дистанц)|дот\b|эо\b|remote|distance",
        ),
    ):
        if re.match(begin, words):
            return form
    raise Wrong("unknown-form")


def _dot(value: str) -> str:
    words = fold(value)
    if words in _NO or re.match(r"none|не (применя|использу)|без дот|очн\w+$|очно$", words):
        return "none"
    if re.match(r"полност|full|исключительно|100|дистанц|онлайн|заочно с дот", words):
        return "full"
    if words in _YES or re.match(
        r"част|part|с применен|с использ|применя|использ|смешан|гибрид|очно.*(дистанц|дот|онлайн)", words
    ):
        return "partly"
    raise Wrong("unknown-dot")


def _yes_no(value: str) -> bool:
    words = fold(value)
    if words in _NO or words.startswith(("не ", "индивидуальная")):
        return False
    if words in _YES or words.startswith(("типов", "иуп", "по иуп", "индивидуальн", "возможн", "предусмотр")):
        return True
    raise Wrong("not-yes-no")


def _state(value: str) -> bool:
    words = fold(value)
    if words in _NO or re.match(r"негос|част|ано\b|ооо\b|чоу\b|ип\b", words):
        return False
    if words in _YES or re.match(r"гос|муницип|бюджет|казен", words):
        return True
    raise Wrong("not-yes-no")


def _year(value: str) -> int:
    if not re.fullmatch(r"(19[89]\d|20\d\d)(\s*[-/–—]\s*(20)?\d\d)?(\s*(уч\w*\.?\s*)?г(од|\.)?)?", fold(value)):
        raise Wrong("not-a-year")
    return int(value[:4])


def _number(value: str) -> str | None:
    said = re.sub(r"^№\s*", "", value)
    if fold(said) in _NO or re.match(r"не (включ|вход)|отсутств|без номера", fold(said)):
        return ""
    if not re.fullmatch(r"[\w./\\-]*\d[\w./\\-]*", said):
        raise Wrong("not-a-number")
    return said


def _day(value: str) -> str:
    found = re.sub(r"\s*г(ода|\.)?$", "", value)
    match = re.fullmatch(r"(?:(?:до|с|по) )?(.+)", fold(found))
    it = _DAYS.fullmatch(match[1]) if match else None
    year = (it["y"] or it["year"] or it["named"]) if it else None
    if it is None or year is None:
        raise Wrong("not-a-day")
    month = int(it["m"] or it["month"] or 0) or _month(it["name"])
    made = _made(int(year) if len(year) == 4 else 2000 + int(year), month, int(it["d"] or it["day"] or it["number"]))
    if made is None:
        raise Wrong("not-a-day")
    return made.isoformat()


def _url(value: str) -> str:
    address = value if "://" in value else f"https://{value}"
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise Wrong("not-a-link") from error
    if parts.scheme not in ("http", "https") or " " in value or not _HOST.fullmatch(parts.netloc):
        raise Wrong("not-a-link")
    return address


def _price(value: str) -> int | None:
    words = fold(value)
    if re.match(r"бесплат|бюджет|безвозмезд|free|за счет .*бюджет|госзадан|государственное задание", words):
        return 0
    if re.match(r"договор|по (договор|запрос|смете|калькул|соглас)|уточн|внебюджет|платн", words):
        return None
    match = re.fullmatch(r"(\d{1,3}(?: \d{3})+|\d{1,7})(?:[.,]\d{1,2})?\s*(?:р|руб|рублей|рубля|₽)?\.?", words)
    if match is None:
        raise Wrong("not-a-price")
    return int(match[1].replace(" ", ""))


def _financing(value: str) -> str | None:
    """None: it may be both."""
    words = fold(value)
    paid = re.search(r"внебюдж|плат(?!еж)|договор|хозрасч|физическ|юридическ|коммерч|paid|личн", words)
    free = re.search(
        r"(?<!вне)бюдж|субсид|гос\.? ?задани|государственн\w+ (муниципальн\w+ )?задани|грант|бесплат|budget", words
    )
    if not paid and not free:
        raise Wrong("unknown-financing")
    return None if paid and free and "бесплат" not in words else "budget" if free else "paid"


def _places(value: str) -> int | None:
    words = _DASH.sub("-", fold(value))
    if re.match(r"без огранич|не огранич|неогранич|по (мере|заявк)", words):
        return None
    match = re.fullmatch(
        r"(?:до |не более |max )?(?:\d{1,6} ?- ?)?(\d{1,6})(?:[.,]0+)? ?(?:чел\w*|мест\w*|слуш\w*)?\.?", words
    )
    if match is None or not 0 < int(match[1]) <= MOST_PLACES:
        raise Wrong("not-places")
    return int(match[1])


_READERS: Mapping[str, Callable[[str], object]] = {
    "kind": _kind,
    "hours": _hours,
    "form": _form,
    "dot": _dot,
    "provider_is_state": _state,
    "year": _year,
    "registry_number": _number,
    "in_registry_from": _day,
    "in_registry_to": _day,
    "checked_on": _day,
    "url": _url,
    "price": _price,
    "financing": _financing,
    "places": _places,
    "starts_on": _day,
    "ends_on": _day,
    "apply_until": _day,
    "typical": _yes_no,
    "individual": _yes_no,
}
