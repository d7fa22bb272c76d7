"""A school's staff list: which columns a file may have, what its rows say, when two rows are one person.

Pure; which school a row means is decided in staff_places.py.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rules.names import BadFullName, clean_full_name
from rules.places import NAME_LIMIT, BadName, clean_name
from rules.reading import fold
from rules.rows import Problem, filled
from rules.service import BadYear, service_year
from rules.subjects import OTHER, Stage, Subject, stages_in, subjects_in

HEADERS: Mapping[str, tuple[str, ...]] = {
    "full_name": (
        "фио", "ф.и.о.", "ф.и.о", "ф. и. о.", "фамилия имя отчество", "фамилия, имя, отчество", "фио педагога",
        "фио сотрудника", "фио учителя", "педагог", "сотрудник", "учитель", "full name", "name",
    ),
    "surname": ("фамилия", "surname", "last name"),
    "given": ("имя", "first name"),
    "patronymic": ("отчество", "отчество (при наличии)", "patronymic"),
    "region": ("регион", "субъект", "субъект рф", "region"),
    "municipality": (
        "муниципалитет", "муниципальное образование", "муниципальный район", "район", "округ", "городской округ", "мо",
        "город/район", "territory", "municipality",
    ),
    "organisation": (
        "организация", "образовательная организация", "наименование организации", "наименование оо", "оо", "школа",
        "учреждение", "образовательное учреждение", "место работы", "organisation", "school",
    ),
    "post": ("должность", "занимаемая должность", "post", "position"),
    "subject": ("предмет", "предметы", "преподаваемый предмет", "преподаваемые предметы", "дисциплина", "subject"),
    "stage": ("ступень", "уровень", "уровень образования", "уровень общего образования", "классы", "stage"),
    "service_year": (
        "год начала работы", "год начала педагогической работы", "начало работы", "дата начала работы", "работает с",
        "стаж", "педагогический стаж", "педстаж", "стаж педагогической работы", "service since", "service",
    ),
}  # fmt: skip
_COLUMN = {fold(name): column for column, names in HEADERS.items() for name in names}
NAMED = frozenset({"full_name", "surname"})  # without one of them it is no list of people
POST_LIMIT = 120
# All that can be wrong with a row; the last six are about its school (staff_places.py).
PROBLEMS = (
    *("name-missing", "name-one", "name-long", "name-strange", "year", "municipality-bad", "organisation-bad"),
    *("municipality-missing", "municipality-many", "municipality-outside", "region-missing", "organisation-missing"),
    "organisation-outside",
)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(\d{4})")
_YEARS, _AS_CLASSES = re.compile(r"(\d+)\s*[-–—]\s*(\d+)(?!\s*кл)"), r"\1–\2 классы"


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says; places as they were typed, empty where nothing was. `folded`: the name as it is compared."""

    full_name: str = ""
    folded: str = ""
    region: str = ""
    municipality: str = ""
    organisation: str = ""
    post: str = ""
    subject: str | None = None
    stage: str | None = None
    service_year: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """`odd_subject`: a subject that nobody here knows, taken for «Другое»; `odd_stage`: a stage, left open."""

    row: Row
    problems: tuple[Problem, ...]
    odd_subject: bool = False
    odd_stage: bool = False


def column_of(header: str) -> str | None:
    """Our name of a column; None for one we do not know."""
    return _COLUMN.get(fold(header).strip(" *:"))


class Reader:
    """Reads rows on one day. What people's words for a place, a subject and a stage mean is looked up once."""

    def __init__(self, subjects: Sequence[Subject], stages: Sequence[Stage], today: date) -> None:
        self._subjects = tuple(subjects)
        self._stages = tuple(stages)
        self._today = today
        self._subject_names = {
            fold(name): it.code for it in subjects for name in (*it.name.values(), *it.short.values())
        }
        self._stage_names = {fold(name): it.code for it in stages for name in (*it.name.values(), *it.short.values())}
        self._cleaned: dict[str, str | None] = {}
        self._named: dict[str, str | None] = {}
        self._covered: dict[str, str | None] = {}

    def check(self, cells: Mapping[str, str]) -> Checked:
        """A missing value is no mistake but for the name; one that is there and wrong is."""
        said = filled(cells)
        problems: list[Problem] = []
        name = _name(said, problems)
        subject, post = said.get("subject", ""), said.get("post", "")
        known = self._subject(subject or post)
        row = Row(
            full_name=name,
            folded=fold(name),
            region=said.get("region", ""),
            municipality=self._place(said.get("municipality", ""), "municipality", problems),
            organisation=self._place(said.get("organisation", ""), "organisation", problems),
            post=post[:POST_LIMIT].strip(),
            subject=known or (OTHER if subject else None),
            stage=self._stage(said.get("stage", ""), post),
            service_year=_year(said.get("service_year", ""), self._today, problems),
        )
        return Checked(
            row, tuple(problems), odd_subject=bool(subject) and known is None,
            odd_stage=bool(said.get("stage")) and row.stage is None,
        )  # fmt: skip

    def _place(self, typed: str, kind: str, problems: list[Problem]) -> str:
        if typed not in self._cleaned:
            try:
                self._cleaned[typed] = clean_name(typed) if typed else ""
            except BadName:
                self._cleaned[typed] = None
        name = self._cleaned[typed]
        if name is None:
            problems.append(Problem(f"{kind}-bad", typed[:NAME_LIMIT]))
        return name or ""

    def _subject(self, words: str) -> str | None:
        """The first that is named."""
        if words not in self._named:
            found = next(iter(subjects_in(f"предмет {words}", self._subjects)), None) if words else None
            self._named[words] = self._subject_names.get(fold(words)) or found
        return self._named[words]

    def _stage(self, own: str, post: str) -> str | None:
        """The one stage that its column names, or the post does."""
        # «5-9» in this column are classes, «ООО» is a stage and no company.
        as_classes = f"фгос {_YEARS.sub(_AS_CLASSES, own)}" if own else ""
        return self._stage_names.get(fold(own)) or self._covering(as_classes) or self._covering(post)

    def _covering(self, words: str) -> str | None:
        if words not in self._covered:
            named = stages_in(words, self._stages) if words else frozenset()
            self._covered[words] = next((it.code for it in self._stages if named and named == set(it.covers)), None)
        return self._covered[words]


def _name(said: Mapping[str, str], problems: list[Problem]) -> str:
    parts = (said.get(column, "") for column in ("surname", "given", "patronymic"))
    typed = said.get("full_name", "") or " ".join(part for part in parts if part)
    if not typed:
        problems.append(Problem("name-missing"))
        return ""
    try:
        return clean_full_name(typed)
    except BadFullName as bad:
        problems.append(Problem(f"name-{bad}", typed[:60]))
        return ""


def _year(typed: str, today: date, problems: list[Problem]) -> int | None:
    if not typed:
        return None
    day = _DAY.fullmatch(typed)
    try:
        return service_year(day[1] if day else typed, today)
    except BadYear:
        problems.append(Problem("year", typed[:40]))
        return None


def merged(rows: Iterable[Row]) -> Row:
    """Several rows of one person in one school: what the first leaves open the next ones say, posts stand together."""
    first, *more = rows
    for row in more:
        posts = [first.post, *([row.post] if row.post and fold(row.post) not in fold(first.post) else [])]
        first = replace(
            first,
            post=", ".join(post for post in posts if post)[:POST_LIMIT],
            subject=first.subject or row.subject,
            stage=first.stage or row.stage,
            service_year=first.service_year or row.service_year,
        )
    return first


def may_be(typed: str, listed: str) -> bool:
    """Whether a name as its owner types it may be that of the list, both folded: a patronymic may be left out."""
    return listed == typed or (len(typed.split()) == 2 and listed.startswith(f"{typed} "))
