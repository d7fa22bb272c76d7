"""The table of a year's plan: which columns it may have, what its rows say, which of them say the same.

Pure. A plan names months above its lines or in a column where only the first line of a month is filled in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from rules.event_plan import WHYS, BadDue, month_of, read_due
from rules.events import LEAD, TITLE, WHOM, EventKind
from rules.reading import fold
from rules.rows import Problem, filled

MOST = 500  # lines of a plan
STEM = 5  # letters by which two words are alike: «советы», «совет»
NEAR = 3  # kinds that are named to somebody who has named none
HEADING = 3  # words: «Октябрь 2026 г.»
VALUE = 60  # signs of a wrong value that are said back
HEADERS: Mapping[str, tuple[str, ...]] = {
    "month": ("месяц", "month"),
    "due": (
        "срок", "сроки", "срок проведения", "сроки проведения", "дата", "дата проведения", "дата и время", "даты",
        "день", "когда", "период", "время проведения", "date", "due", "when",
    ),
    "kind": (
        "вид", "вид события", "вид мероприятия", "тип", "тип события", "тип мероприятия", "форма", "форма проведения",
        "форма мероприятия", "формат", "kind", "type",
    ),
    "title": (
        "название", "название события", "название мероприятия", "тема", "тема события", "тема мероприятия", "событие",
        "мероприятие", "мероприятия", "наименование", "наименование мероприятия", "наименование события", "содержание",
        "название/тема", "название, тема", "title", "event",
    ),
    "whom": (
        "для кого", "категория", "категория участников", "категория слушателей", "участники", "аудитория",
        "целевая аудитория", "for whom", "participants",
    ),
    "lead": (
        "ответственный", "ответственные", "ответственный за проведение", "ответственные за проведение", "кто отвечает",
        "организатор", "исполнитель", "исполнители", "responsible",
    ),
}  # fmt: skip
_COLUMN = {fold(name): column for column, names in HEADERS.items() for name in names}
NAMED = frozenset({"title"})  # without it it is no plan
PROBLEMS = (
    *("title-missing", "title-long", "kind-missing", "kind-unknown", "whom-long", "lead-long"),
    *(f"due-{why}" for why in WHYS),
)
_DASH = re.compile(r"\s*[-–—]\s*")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What a line of a plan says; empty where it says nothing or what cannot be."""

    title: str = ""
    kind: str = ""
    due: str = ""
    whom: str = ""
    lead: str = ""

    @property
    def same(self) -> tuple[str, str, str]:
        """Equal for two lines that mean one event."""
        return identity(self.kind, self.title, self.due)


def identity(kind: str, title: str, due: str) -> tuple[str, str, str]:
    """By kind, month and name, whatever quotation marks it stands in."""
    return kind, " ".join(fold(re.sub(r"[«»\"“”„]", " ", title)).split()).strip(" ."), month_of(due)


def column_of(header: str) -> str | None:
    """Our name of a column; None for one we do not know."""
    return _COLUMN.get(fold(header).strip(" *:"))


class Kinds:
    """Finds the kind that a plan's words mean: as it is called, with a slip of the pen, or inside of other words."""

    def __init__(self, kinds: Sequence[EventKind]) -> None:
        self._names = {_plain(name): it.code for it in kinds for name in (*it.name.values(), *it.also)}

    def meant(self, typed: str) -> str | None:
        words = _plain(typed)
        if code := self._names.get(words):
            return code
        if close := get_close_matches(words, self._names, n=1, cutoff=0.85):
            return self._names[close[0]]
        inside = [name for name in self._names if f" {name} " in f" {words} "]
        # «Семинар» inside of «семинар-практикум» says nothing of its own.
        whole = [name for name in inside if not any(name != it and f" {name} " in f" {it} " for it in inside)]
        codes = {self._names[name] for name in whole}
        return codes.pop() if len(codes) == 1 else None

    def beginning(self, title: str) -> str | None:
        """The kind a title begins with: «Мастер-класс «Критерии до урока»»."""
        words = f"{_plain(title)} "
        found = [name for name in self._names if words.startswith(f"{name} ")]
        return self._names[max(found, key=len)] if found else None

    def near(self, typed: str) -> tuple[str, ...]:
        """Codes of the kinds that look most like what was typed, at most NEAR; none where nothing does."""
        words = _plain(typed)
        close = get_close_matches(words, self._names, n=3 * NEAR, cutoff=0.6)
        stems = tuple(f" {word[:STEM]}" for word in words.split() if len(word) >= STEM)
        alike = [name for name in self._names if any(stem in f" {name}" for stem in stems)]
        return tuple(dict.fromkeys(self._names[name] for name in (*close, *alike)))[:NEAR]


def _plain(words: str) -> str:
    """Folded, hyphens as spaces, no quotation marks and stops."""
    return " ".join(re.sub(r"[«»\"“”„.,;:()]", " ", _DASH.sub(" ", fold(words))).split())


@dataclass(frozen=True, slots=True)
class CheckedRow:
    row: PlanRow
    problems: tuple[Problem, ...]


class PlanReader:
    """Reads the lines of one table in their order; what stands above a line may say its month."""

    def __init__(self, kinds: Sequence[EventKind], year: int) -> None:
        self._kinds = Kinds(kinds)
        self._year = year
        self._above = ""

    def heading(self, cells: Sequence[str]) -> bool:
        """Whether the row is only a month's name or the year, which is said for the lines under it."""
        said = [cell.strip() for cell in cells if cell.strip()]
        if len(said) != 1:
            return False
        try:
            due = read_due(said[0], self._year)
        except BadDue:
            return False
        # «День учителя в октябре», «5 октября» may be a line that is not finished: it is not passed over.
        if "/" not in due and (due != month_of(due) or len(said[0].split()) > HEADING):
            return False
        self._above = said[0]
        return True

    def check(self, cells: Mapping[str, str]) -> CheckedRow:
        said = filled(cells)
        problems: list[Problem] = []
        title = _text(said, "title", TITLE, problems)
        if not title and not problems:
            problems.append(Problem("title-missing"))
        row = PlanRow(
            title=title,
            kind=self._kind(said.get("kind", ""), title, problems),
            due=self._due(said, problems),
            whom=_text(said, "whom", WHOM, problems),
            lead=_text(said, "lead", LEAD, problems),
        )
        return CheckedRow(row, tuple(problems))

    def _kind(self, typed: str, title: str, problems: list[Problem]) -> str:
        code = self._kinds.meant(typed) if typed else self._kinds.beginning(title)
        if code is None:
            problems.append(Problem("kind-unknown", typed[:VALUE]) if typed else Problem("kind-missing"))
        return code or ""

    def _due(self, said: Mapping[str, str], problems: list[Problem]) -> str:
        self._above = said.get("month", "") or self._above
        due = said.get("due", "")
        why = "missing"
        # «18» and «2 неделя» are said of the month above.
        for typed in (due, f"{due} {self._above}".strip()):
            try:
                return read_due(typed, self._year)
            except BadDue as bad:
                why = str(bad)
            if why not in ("missing", "unread"):
                break
        problems.append(Problem(f"due-{why}", (due or self._above)[:VALUE]))
        return ""


def _text(said: Mapping[str, str], column: str, most: int, problems: list[Problem]) -> str:
    words = said.get(column, "")
    if len(words) > most:
        problems.append(Problem(f"{column}-long", words[:VALUE]))
        return ""
    return words
