"""A row of a catalogue: what its values mean, what cannot be true, and when two rows are one programme.

Problems are keys of words with their arguments; who speaks to people says them.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from urllib.parse import urlsplit

from rules.reading import fold

Kind = Literal["pk", "pp", "internship"]
Form = Literal["full_time", "part_time", "extramural"]
Dot = Literal["none", "partly", "full"]

# Приказ Минобрнауки 24.03.2025 № 266, п. 18.
LEAST_HOURS: Mapping[str, int] = {"pk": 16, "pp": 250}
MOST_HOURS = 3000
LIMITS: Mapping[str, int] = {"title": 500, "url": 500, "registry_number": 40, "annotation": 5000}
LIMIT = 1000
# Telegram refuses a button whose link is no link.
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d{1,5})?")
_EMPTY = frozenset({"", "-", "–", "—", "нет данных", "не указано", "н/д", "n/a", "none", "null"})

HEADERS: Mapping[str, tuple[str, ...]] = {
    "title": (
        "title", "название", "наименование", "название программы", "наименование программы", "программа", "тема",
        "наименование дпп", "название дпп", "название курса", "тема курса", "наименование курсов", "programme",
        "наименование дополнительной профессиональной программы", "наименование программы (тема)",
    ),
    "kind": ("kind", "вид", "вид программы", "тип", "тип программы", "вид дпп", "вид образования"),
    "hours": (
        "hours", "часы", "часов", "кол-во часов", "количество часов", "объем", "объем часов", "объем, ч", "объем, час",
        "объем (час)", "объем (часов)", "объем программы", "объем в часах", "трудоемкость", "час", "ч",
    ),
    "form": ("form", "форма", "форма обучения", "форма реализации", "форма проведения"),
    "dot": ("dot", "дот", "применение дот", "эо и дот", "дистанционно", "использование дот"),
    "provider": (
        "provider", "организация", "образовательная организация", "организатор", "провайдер", "исполнитель",
        "организация-исполнитель", "организация дпо", "учреждение", "институт", "разработчик",
    ),
    "provider_is_state": ("provider_is_state", "государственная", "государственная организация", "форма собственности"),
    "region": ("region", "регион", "субъект", "субъект рф", "субъект российской федерации"),
    "audience": (
        "audience", "категория слушателей", "категория", "слушатели", "целевая аудитория", "аудитория", "для кого",
        "категория обучающихся", "целевая категория",
    ),
    "year": ("year", "год", "год реализации", "год плана"),
    "registry_number": (
        "registry_number", "номер в реестре", "реестровый номер", "№ в реестре", "регистрационный номер",
        "номер в федеральном реестре", "номер реестра", "registry number",
    ),
    "in_registry_from": ("in_registry_from", "в реестре с", "дата включения в реестр", "дата включения"),
    "in_registry_to": ("in_registry_to", "в реестре до", "срок действия в реестре", "действует до"),
    "checked_on": ("checked_on", "проверено", "дата проверки", "проверено на дату"),
    "url": ("url", "ссылка", "сайт", "адрес", "адрес страницы", "ссылка на программу", "link", "страница"),
    "price": ("price", "стоимость", "цена", "стоимость обучения", "стоимость, руб", "стоимость (руб.)", "плата"),
    "document": ("document", "документ", "выдаваемый документ", "документ об обучении", "итоговый документ"),
    "annotation": ("annotation", "аннотация", "описание", "содержание", "краткое описание", "цель", "цель программы"),
}  # fmt: skip
_COLUMN = {fold(name): column for column, names in HEADERS.items() for name in names}
# A missing one of these is worth a word to whoever brings the file; the others are simply not said.
EXPECTED = ("kind", "hours", "form", "provider", "region", "registry_number")


@dataclass(frozen=True, slots=True)
class Problem:
    """`key` names the sentence, `column` our name of the column (empty: the whole row), `value` what stood there."""

    key: str
    column: str = ""
    value: str = ""
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Programme:
    """What a row says. None and empty: not said. Dates are ISO texts, the price whole roubles, 0 is free of charge."""

    title: str
    kind: Kind | None = None
    hours: int | None = None
    form: Form | None = None
    dot: Dot | None = None
    provider: str = ""
    provider_is_state: bool | None = None
    region: str = ""
    audience: str = ""
    year: int | None = None
    registry_number: str = ""
    in_registry_from: str = ""
    in_registry_to: str = ""
    checked_on: str = ""
    url: str = ""
    price: int | None = None
    document: str = ""
    annotation: str = ""

    @property
    def identity(self) -> str:
        """What makes two rows one programme: the registry number; without one provider, title, hours and kind."""
        if self.registry_number:
            return "registry:" + fold(self.registry_number)
        said = [normal(self.provider), normal(self.title), self.hours, self.kind]
        return "own:" + hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Checked:
    """`programme` is None when the row has an error: a value that is there and wrong, or no title."""

    title: str
    programme: Programme | None
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


class _Wrong(Exception):
    def __init__(self, key: str, limit: int = 0) -> None:
        self.key = key
        self.limit = limit


def normal(text: str) -> str:
    """A name without case, quotes, points and double spaces: «ГБУ ДПО "ИРО ЧР"» is «гбу дпо иро чр»."""
    return " ".join(re.findall(r"\w+", fold(text)))


def column_of(header: str) -> str | None:
    """Our name of a column, by what people call it."""
    name = fold(header).strip(" :*.")
    return _COLUMN.get(name) or _COLUMN.get(name.partition("(")[0].strip())


def check(values: Mapping[str, str]) -> Checked:
    """One row by our names of the columns."""
    said = {column: " ".join(value.split()) for column, value in values.items()}
    said = {column: value for column, value in said.items() if fold(value) not in _EMPTY}
    errors: list[Problem] = []
    warnings: list[Problem] = []
    read: dict[str, object] = {}
    for column, value in said.items():
        try:
            read[column] = _value(column, value)
        except _Wrong as wrong:
            errors.append(Problem(wrong.key, column, value[:60], wrong.limit))
    if "title" not in said:
        errors.insert(0, Problem("no-title", "title"))
    _understand_form(said, read, warnings)
    errors += _too_short(read)
    warnings += [Problem("missing", column) for column in EXPECTED if column not in said]
    programme = None if errors else Programme(**read)  # type: ignore[arg-type]  # each reader gives its field's type
    return Checked(said.get("title", ""), programme, tuple(errors), tuple(warnings))


def _value(column: str, value: str) -> object:
    limit = LIMITS.get(column, LIMIT)
    if len(value) > limit:
        raise _Wrong("too-long", limit)
    return _READERS.get(column, str)(value)


def _too_short(read: Mapping[str, object]) -> list[Problem]:
    kind, hours = read.get("kind"), read.get("hours")
    least = LEAST_HOURS.get(str(kind), 0)
    if isinstance(hours, int) and hours < least:
        return [Problem(f"too-few-hours-{kind}", "hours", str(hours), least)]
    return []


def _understand_form(said: Mapping[str, str], read: dict[str, object], warnings: list[Problem]) -> None:
    """Forms are three; «дистанционная» is a technology, «стажировка» a way to carry a programme out."""
    form = read.pop("form", None)
    if form is None:
        return
    if form in ("remote", "internship"):
        warnings.append(Problem(f"form-{form}", "form", said["form"]))
    words = fold(said["form"])
    if form == "remote":
        form, technology = "extramural", "full"
    else:
        technology = "partly" if re.search(r"дистанц|\bдот\b|\bэо\b|онлайн", words) else ""
    if form != "internship":
        read["form"] = form
    if technology:
        read.setdefault("dot", technology)


def _kind(value: str) -> str:
    words = normal(value)
    if "стажиров" in words or words == "internship":
        return "internship"
    if "переподготов" in words or words in ("пп", "pp", "дпп пп"):
        return "pp"
    if "повышени" in words or words in ("пк", "pk", "кпк", "дпп пк", "курсы пк"):
        return "pk"
    raise _Wrong("unknown-kind")


def _hours(value: str) -> int:
    match = re.fullmatch(r"(\d{1,5})(?:[.,]0+)?\s*(?:ч|час|часа|часов|ак\.?\s*ч|hours|h)?\.?", value.lower())
    if match is None or not 0 < int(match[1]) <= MOST_HOURS:
        raise _Wrong("not-hours")
    return int(match[1])


def _form(value: str) -> str:
    words = fold(value).replace("–", "-").replace("—", "-")
    if words.startswith("стажиров") or words == "internship":
        return "internship"
    for form, begin in (
        ("part_time", r"очно\s*-\s*заочн|смешан|part.time"),
        ("extramural", r"заочн|extramural"),
        ("full_time", r"очн|full.time"),
        ("remote", r"дистанц|онлайн|с применением (эо|дот)|дот\b|remote|distance"),
    ):
        if re.match(begin, words):
            return form
    raise _Wrong("unknown-form")


def _dot(value: str) -> str:
    words = fold(value)
    if words in ("нет", "no", "none", "0", "не применяются", "без дот"):
        return "none"
    if re.match(r"полност|full|исключительно|100", words):
        return "full"
    if words in ("да", "yes", "1", "+") or re.match(r"част|part|с применен|применя", words):
        return "partly"
    raise _Wrong("unknown-dot")


def _state(value: str) -> bool:
    words = fold(value)
    if words in ("нет", "no", "0") or re.match(r"негос|част|ано\b|ооо\b|чоу\b|ип\b", words):
        return False
    if words in ("да", "yes", "1", "+") or re.match(r"гос|муницип|бюджет|казен", words):
        return True
    raise _Wrong("not-yes-no")


def _year(value: str) -> int:
    if not re.fullmatch(r"(19[89]\d|20\d\d)(\s*г(од|\.)?)?", fold(value)):
        raise _Wrong("not-a-year")
    return int(value[:4])


def _number(value: str) -> str:
    said = re.sub(r"^№\s*", "", value)
    if not re.fullmatch(r"[\w./\\-]*\d[\w./\\-]*", said):
        raise _Wrong("not-a-number")
    return said


def _day(value: str) -> str:
    said = re.sub(r"\s*г(ода|\.)?$", "", value)
    for pattern in ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y"):
        try:
            day: date = datetime.strptime(said, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        if 1990 <= day.year <= 2100:
            return day.isoformat()
    raise _Wrong("not-a-day")


def _url(value: str) -> str:
    address = value if "://" in value else f"https://{value}"
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise _Wrong("not-a-link") from error
    if parts.scheme not in ("http", "https") or " " in value or not _HOST.fullmatch(parts.netloc):
        raise _Wrong("not-a-link")
    return address


def _price(value: str) -> int:
    words = fold(value)
    if re.match(r"бесплат|бюджет|безвозмезд|free", words):
        return 0
    match = re.fullmatch(r"(\d{1,3}(?: \d{3})+|\d{1,7})(?:[.,]\d{1,2})?\s*(?:р|руб|рублей|рубля|₽)?\.?", words)
    if match is None:
        raise _Wrong("not-a-price")
    return int(match[1].replace(" ", ""))


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
}
