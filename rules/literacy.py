"""What the functional literacy test is: six parts of five tasks with one right option, in two parallel variants.

A variant that a methodist could not sign and a pair that is not parallel are refused by file, task and reason.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rules.reading import LOCALES, BrokenContent, Cell, Table, Text, fold

__all__ = [
    "VARIANTS", "BrokenContent", "Chart", "Grid", "Part", "Stimulus", "Task", "Variant", "parse", "refuse_unlike",
]  # fmt: skip

PARTS = ("reading", "maths", "science", "finance", "global", "creative")
VARIANTS = ("a", "b")
TASKS = 5  # of a part
OPTIONS = 4
MOST_STIMULI = 2  # of a part
# Each place of the right option in a variant of 30, and in a part of five.
KEYS = range(6, 10)
KEYS_OF_PART = 2
STIMULUS_LIMIT = 1200  # with the words of its table or chart
QUESTION_LIMIT = 250
OPTION_LIMIT = 120
EXPLANATION_LIMIT = 400
MEASURES = range(2, 7)  # words
# A text to be read, in Russian words; what is said beside a table or a chart may be a sentence.
PROSE = range(60, 141)
# How much longer than the longest wrong option the right one may be, before its length gives it away.
TELL, TELL_SIGNS = 1.25, 4

_ALL_OF_THEM = {
    "ru": re.compile(
        r"перечисленн|все (?:варианты|ответы|эти|это|вышеназван)|ни один из|ничего из|нет верного|затрудняюсь"
    ),
    "en": re.compile(r"of the above|all of (?:these|them)|none of (?:these|them)|no right answer|hard to say"),
}
# Options are shuffled for each attempt: a letter or a number of one means nothing.
_BY_PLACE = {
    "ru": re.compile(r"\b(?:вариант|ответ|пункт)\w* (?:[абвгabcd1-4]\b|перв|втор|трет|четв)"),
    "en": re.compile(
        r"\b(?:option|answer|choice)s? (?:[abcd1-4]\b|one|two|three|four)|the (?:first|second|third|fourth) option"
    ),
}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be drawn; each row has a cell for each column."""

    columns: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be drawn, the figures written at its bars or points; `series`: a name and a value for each label."""

    kind: Literal["bar", "line"]
    x: Text
    y: Text
    labels: tuple[Cell, ...]
    series: tuple[tuple[Text, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Stimulus:
    """What is read before the tasks: a text, with a table or a chart or with neither."""

    id: str
    title: Text
    text: Text
    table: Grid | None
    chart: Chart | None

    def length(self, locale: str) -> int:
        """Signs with the words and figures of the table or the chart, as if they were written out."""
        said: list[Cell] = [self.title, self.text]
        if self.table:
            said += [*self.table.columns, *(cell for row in self.table.rows for cell in row)]
        if self.chart:
            said += [self.chart.x, self.chart.y, *self.chart.labels]
            for name, values in self.chart.series:
                said += [name, *values]
        return sum(len(_words(cell, locale)) for cell in said)


@dataclass(frozen=True, slots=True)
class Task:
    """`key`: the place of the right option, from 0; `difficulty`: 1 to 3. The explanation is for after the end."""

    id: str
    stimulus: str
    measures: Text
    difficulty: int
    question: Text
    options: tuple[Text, ...]
    key: int
    explanation: Text


@dataclass(frozen=True, slots=True)
class Part:
    """Tasks stand in the order of asking, those on one stimulus together."""

    code: str
    name: Text
    stimuli: tuple[Stimulus, ...]
    tasks: tuple[Task, ...]

    def stimulus(self, task: Task) -> Stimulus:
        return next(stimulus for stimulus in self.stimuli if stimulus.id == task.stimulus)


@dataclass(frozen=True, slots=True)
class Variant:
    """The version is major.minor; both variants of a test have the same major."""

    code: str
    letter: str
    version: str
    title: Text
    parts: tuple[Part, ...]

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(task for part in self.parts for task in part.tasks)


def parse(text: str, file: str) -> Variant:
    """One variant that may be given to people. Raises BrokenContent."""
    top = Table.parse(text, file)
    variant = Variant(
        code=top.string("code", r"[a-z_]{2,32}"),
        letter=top.string("variant", f"[{''.join(VARIANTS)}]"),
        version=top.string("version", r"[1-9]\d{0,2}\.\d{1,3}"),
        title=top.text("title", 80),
        parts=tuple(_part(table) for table in top.tables("parts", "code")),
    )
    top.done()
    codes = tuple(part.code for part in variant.parts)
    if codes != PARTS:
        raise top.broken(f"the parts must be {', '.join(PARTS)}, in this order; they are {', '.join(codes)}")
    _refuse_uneven_keys(variant, top)
    _refuse_twins(variant, file)
    return variant


def refuse_unlike(first: Variant, second: Variant, file: str) -> None:
    """Raises BrokenContent, naming `file` of the second, where it is not parallel to the first."""
    heads = [(variant.code, variant.major, variant.title) for variant in (first, second)]
    if heads[0] != heads[1] or first.letter == second.letter:
        raise BrokenContent(file, "file", "is not the other variant of the same test and first figure of the version")
    for one, other in zip(first.parts, second.parts, strict=True):
        if one.name != other.name:
            raise BrokenContent(file, other.code, "is called otherwise in the other variant")
        if {stimulus.id for stimulus in one.stimuli} & {stimulus.id for stimulus in other.stimuli}:
            raise BrokenContent(file, other.code, "has a stimulus of the other variant")
    for task, twin in zip(first.tasks, second.tasks, strict=True):
        if task.measures != twin.measures:
            raise BrokenContent(file, twin.id, f"measures something else than in variant {first.letter}")
        if task.difficulty != twin.difficulty:
            raise BrokenContent(file, twin.id, f"is not as difficult as in variant {first.letter}: {task.difficulty}")


def _part(table: Table) -> Part:
    part = Part(
        code=table.string("code"),
        name=table.text("name", 40),
        stimuli=tuple(_stimulus(child) for child in table.tables("stimuli", "id")),
        tasks=tuple(_task(child) for child in table.tables("tasks", "id")),
    )
    table.done()
    if part.code not in PARTS:
        raise table.broken(f"unknown part “{part.code}”")
    if len(part.stimuli) > MOST_STIMULI:
        raise table.broken(f"has {len(part.stimuli)} stimuli, at most {MOST_STIMULI} are read for five tasks")
    for stimulus in part.stimuli:
        if not stimulus.id.startswith(f"{part.code}."):
            raise BrokenContent(table.file, stimulus.id, f"the id must begin with its part “{part.code}.”")
    expected = [f"{part.code}.{number}" for number in range(1, TASKS + 1)]
    if [task.id for task in part.tasks] != expected:
        raise table.broken(f"the tasks must be {', '.join(expected)}, in this order")
    asked = list(dict.fromkeys(task.stimulus for task in part.tasks))
    if asked != [stimulus.id for stimulus in part.stimuli]:
        raise table.broken("the stimuli must be those of its tasks, in their order")
    if [task.stimulus for task in part.tasks] != sorted((task.stimulus for task in part.tasks), key=asked.index):
        raise table.broken("the tasks on one stimulus must stand together")
    _refuse_repeated_keys(part, table)
    return part


# A stimulus


def _stimulus(table: Table) -> Stimulus:
    stimulus = Stimulus(
        id=table.string("id", r"[a-z]+\.[a-z_]+", limit=32),
        title=table.text("title", 60),
        text=table.text("text", STIMULUS_LIMIT, lines=True),
        table=_grid(table.inner("table")) if table.has("table") else None,
        chart=_chart(table.inner("chart")) if table.has("chart") else None,
    )
    table.done()
    if stimulus.table and stimulus.chart:
        raise table.broken("has a table and a chart: one of them is enough for a phone")
    for locale in LOCALES:
        if (length := stimulus.length(locale)) > STIMULUS_LIMIT:
            raise table.broken(f"is longer than {STIMULUS_LIMIT} signs in “{locale}” with all its words: {length}")
    words = len(stimulus.text["ru"].split())
    if not (stimulus.table or stimulus.chart) and words not in PROSE:
        raise table.broken(f"“text.ru” must have {PROSE[0]} to {PROSE[-1]} words to be worth reading, has {words}")
    return stimulus


def _grid(table: Table) -> Grid:
    columns = [column for column in table.cells("columns") if isinstance(column, Mapping)]
    rows = table.rows("rows", len(columns))
    table.done()
    return Grid(tuple(columns), rows)


def _chart(table: Table) -> Chart:
    kind = table.string("kind", "bar|line")
    labels = table.cells("labels")
    series = []
    for line in table.tables("series", ""):
        values = [value for value in line.cells("values") if not isinstance(value, Mapping)]
        if len(values) != len(labels):
            raise table.broken(f"each of “series” must have {len(labels)} figures, one a label")
        series.append((line.text("name", 40), tuple(values)))
        line.done()
    chart = Chart("line" if kind == "line" else "bar", table.text("x", 40), table.text("y", 40), labels, tuple(series))
    table.done()
    return chart


def _words(cell: Cell, locale: str) -> str:
    return cell[locale] if isinstance(cell, Mapping) else str(cell)


# A task


def _task(table: Table) -> Task:
    task = Task(
        id=table.string("id", r"[a-z]+\.[1-9]"),
        stimulus=table.string("stimulus"),
        measures=table.text("measures", 60),
        difficulty=table.number("difficulty", 1, 3),
        question=table.text("question", QUESTION_LIMIT),
        options=table.texts("options", OPTIONS, OPTION_LIMIT),
        key=table.number("key", 1, OPTIONS) - 1,
        explanation=table.text("explanation", EXPLANATION_LIMIT),
    )
    table.done()
    for locale in LOCALES:
        if len(task.measures[locale].split()) not in MEASURES:
            raise table.broken(f"“measures.{locale}” must have {MEASURES[0]} to {MEASURES[-1]} words")
        if not task.question[locale].endswith("?"):
            raise table.broken(f"“question.{locale}” must end with a question mark")
        if not task.explanation[locale].endswith("."):
            raise table.broken(f"“explanation.{locale}” must end with a full stop")
        if found := _BY_PLACE[locale].search(fold(task.explanation[locale])):
            raise table.broken(f"“explanation.{locale}” says “{found[0]}”: the options are shown shuffled")
        _refuse_give_aways(task, table, locale)
    return task


def _refuse_give_aways(task: Task, table: Table, locale: str) -> None:
    options = [option[locale] for option in task.options]
    if len({fold(option) for option in options}) < OPTIONS:
        raise table.broken(f"two options are the same in “{locale}”")
    for number, option in enumerate(options, 1):
        if option.endswith((".", ";", ",")):
            raise table.broken(f"“options {number}.{locale}” must not end with a full stop or a comma")
        if found := _ALL_OF_THEM[locale].search(fold(option)):
            raise table.broken(f"“options {number}.{locale}” says “{found[0]}”: an option stands for itself")
    others = max(len(option) for place, option in enumerate(options) if place != task.key)
    if len(options[task.key]) > max(others * TELL, others + TELL_SIGNS):
        raise table.broken(f"the right option is much longer than the others in “{locale}” and gives itself away")


def _refuse_repeated_keys(part: Part, table: Table) -> None:
    keys = [task.key for task in part.tasks]
    for key in set(keys):
        if keys.count(key) > KEYS_OF_PART:
            raise table.broken(f"the right option stands in place {key + 1} in {keys.count(key)} tasks of {TASKS}")


def _refuse_uneven_keys(variant: Variant, top: Table) -> None:
    keys = [task.key for task in variant.tasks]
    for key in range(OPTIONS):
        if keys.count(key) not in KEYS:
            raise top.broken(f"the right option stands in place {key + 1} in {keys.count(key)} tasks of {len(keys)}")


def _refuse_twins(variant: Variant, file: str) -> None:
    for locale in LOCALES:
        seen: dict[tuple[str, str], str] = {}
        for task in variant.tasks:
            # «Что сделать первым делом?» may be asked of two stimuli, not twice of one.
            first = seen.setdefault((task.stimulus, fold(task.question[locale])), task.id)
            if first != task.id:
                raise BrokenContent(file, task.id, f"asks the same in “{locale}” as {first}")
