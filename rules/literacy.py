"""What the functional literacy test is: six parts of five tasks with one right option, in two parallel variants.

A variant that a methodist could not sign and a pair that is not parallel are refused by file, task and reason.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rules.reading import FILE, BrokenContent, Cell, Table, Text, fold, load, wrong

__all__ = [
    "VARIANTS", "BrokenContent", "Chart", "Grid", "Part", "Stimulus", "Task", "Variant", "parse", "read",
    "refuse_unlike", "unlike",
]  # fmt: skip

PARTS = ("reading", "maths", "science", "finance", "global", "creative")
VARIANTS = ("a", "b")
TASKS = 5  # of a part
OPTIONS = 4
MOST_STIMULI = 2  # of a part
MOST_LISTED = 30  # tables of a list that are read at all, to say what is wrong in each
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
    """One variant that may be given to people. Raises BrokenContent, the first of them."""
    variant, found = read(load(text, file), file)
    if variant is None:
        raise found[0]
    return variant


def read(raw: Mapping[str, Any], file: str) -> tuple[Variant | None, list[BrokenContent]]:
    """The variant, or everything that is wrong in it."""
    top = Table(raw, file, FILE)
    top.tried(Table.languages)
    code = top.tried(Table.string, "code", r"[a-z_]{2,32}")
    letter = top.tried(Table.string, "variant", f"[{''.join(VARIANTS)}]")
    version = top.tried(Table.string, "version", r"[1-9]\d{0,2}\.\d{1,3}")
    title = top.tried(Table.text, "title", 80)
    tables = top.tried(Table.listed, "parts", "code", MOST_LISTED) or []
    top.tried(Table.refuse_twice, tables, "code")
    parts = tuple(_part(table) for table in tables)
    top.tried(Table.done)
    variant = Variant(code, letter, version, title, parts)
    if tables:
        _note_order(variant, top)
        _note_uneven_keys(variant, top)
        _note_twins(variant, top)
    return (None, top.found) if top.found else (variant, [])


def refuse_unlike(first: Variant, second: Variant, file: str) -> None:
    """Raises BrokenContent, naming `file` of the second, where it is not parallel to the first."""
    found = unlike(first, second, file)
    if found:
        raise found[0]


def unlike(first: Variant, second: Variant, file: str) -> list[BrokenContent]:
    """Where the second, which is read from `file`, is not parallel to the first."""
    heads = [(variant.code, variant.major, variant.title) for variant in (first, second)]
    found = []
    if heads[0] != heads[1] or first.letter == second.letter:
        found.append(wrong(file, FILE, "unlike-test"))
    for one, other in zip(first.parts, second.parts, strict=True):
        if one.name != other.name:
            found.append(wrong(file, other.code, "unlike-name"))
        if {stimulus.id for stimulus in one.stimuli} & {stimulus.id for stimulus in other.stimuli}:
            found.append(wrong(file, other.code, "unlike-stimulus"))
    for task, twin in zip(first.tasks, second.tasks, strict=True):
        if task.measures != twin.measures:
            found.append(wrong(file, twin.id, "unlike-measures", variant=first.letter))
        if task.difficulty != twin.difficulty:
            found.append(wrong(file, twin.id, "unlike-difficulty", variant=first.letter, wanted=task.difficulty))
    return found


def _part(table: Table) -> Part:
    """With holes, where `table.found` says what is wrong; stimuli and tasks are called by what stands in the file."""
    stimuli = table.tried(Table.tables, "stimuli", "id", MOST_LISTED) or []
    tasks = table.tried(Table.listed, "tasks", "id", MOST_LISTED) or []
    part = Part(
        code=table.tried(_code),
        name=table.tried(Table.text, "name", 40),
        stimuli=tuple(_stimulus(child) for child in stimuli),
        tasks=tuple(_task(child) for child in tasks),
    )
    table.tried(Table.done)
    if len(stimuli) > MOST_STIMULI:
        table.note("stimuli-many", has=len(stimuli), limit=MOST_STIMULI)
    if part.code:
        for child in stimuli:
            if not child.item.startswith(f"{part.code}."):
                child.note("id-part", part=part.code)
    if part.code and tasks:
        expected = [f"{part.code}.{number}" for number in range(1, TASKS + 1)]
        if [child.item for child in tasks] != expected:
            table.note("tasks-order", wanted=", ".join(expected))
    if stimuli and tasks and all(task.stimulus for task in part.tasks):
        _note_stimuli(table, [child.item for child in stimuli], [task.stimulus for task in part.tasks])
    _note_repeated_keys(part, table)
    return part


def _code(table: Table) -> str:
    code = table.string("code")
    if code not in PARTS:
        raise table.wrong("part", part=code)
    return code


def _note_stimuli(table: Table, there: Sequence[str], asked: Sequence[str]) -> None:
    order = list(dict.fromkeys(asked))
    if order != there:
        table.note("stimuli-order")
    elif list(asked) != sorted(asked, key=order.index):
        table.note("tasks-apart")


# A stimulus


def _stimulus(table: Table) -> Stimulus:
    before = len(table.found)
    stimulus = Stimulus(
        id=table.tried(Table.string, "id", r"[a-z]+\.[a-z_]+", limit=32),
        title=table.tried(Table.text, "title", 60),
        text=table.tried(Table.text, "text", STIMULUS_LIMIT, lines=True),
        table=table.tried(_grid) if table.has("table") else None,
        chart=table.tried(_chart) if table.has("chart") else None,
    )
    table.tried(Table.done)
    if table.has("table") and table.has("chart"):
        table.note("table-and-chart")
    if len(table.found) == before:
        _note_lengths(stimulus, table)
    return stimulus


def _note_lengths(stimulus: Stimulus, table: Table) -> None:
    for locale in table.locales:
        if (length := stimulus.length(locale)) > STIMULUS_LIMIT:
            table.note("stimulus-long", locale=locale, limit=STIMULUS_LIMIT, has=length)
    words = len(stimulus.text["ru"].split())
    if not (stimulus.table or stimulus.chart) and words not in PROSE:
        table.note("prose", field="text.ru", least=PROSE[0], most=PROSE[-1], has=words)


def _grid(above: Table) -> Grid:
    table = above.inner("table")
    columns = [column for column in table.cells("columns") if isinstance(column, Mapping)]
    rows = table.rows("rows", len(columns))
    table.done()
    return Grid(tuple(columns), rows)


def _chart(above: Table) -> Chart:
    table = above.inner("chart")
    kind = table.string("kind", "bar|line")
    labels = table.cells("labels")
    series = []
    for line in table.tables("series", "", MOST_LISTED):
        values = [value for value in line.cells("values") if not isinstance(value, Mapping)]
        if len(values) != len(labels):
            raise table.wrong("series", count=len(labels))
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
        id=table.tried(Table.string, "id", r"[a-z]+\.[1-9]"),
        stimulus=table.tried(Table.string, "stimulus"),
        measures=table.tried(_measures),
        difficulty=table.tried(Table.number, "difficulty", 1, 3),
        question=table.tried(_question),
        options=table.tried(_options),
        key=table.tried(_key),
        explanation=table.tried(_explanation),
    )
    table.tried(Table.done)
    # «Нет ключа» is said already, and 0 is a key: None is the hole.
    if task.options and task.key is not None:
        _note_tell(task, table)
    return task


def _measures(table: Table) -> Text:
    measures = table.text("measures", 60)
    for locale in table.locales:
        if len(measures[locale].split()) not in MEASURES:
            table.note("measures", field=f"measures.{locale}", least=MEASURES[0], most=MEASURES[-1])
    return measures


def _question(table: Table) -> Text:
    question = table.text("question", QUESTION_LIMIT)
    for locale in table.locales:
        if not question[locale].endswith("?"):
            table.note("question", field=f"question.{locale}")
    return question


def _key(table: Table) -> int:
    return table.number("key", 1, OPTIONS) - 1


def _explanation(table: Table) -> Text:
    explanation = table.text("explanation", EXPLANATION_LIMIT)
    for locale in table.locales:
        if not explanation[locale].endswith("."):
            table.note("full-stop", field=f"explanation.{locale}")
        if found := _BY_PLACE[locale].search(fold(explanation[locale])):
            table.note("by-place", field=f"explanation.{locale}", said=found[0])
    return explanation


def _options(table: Table) -> tuple[Text, ...]:
    options = table.texts("options", OPTIONS, OPTION_LIMIT)
    for locale in table.locales:
        if len({fold(option[locale]) for option in options}) < OPTIONS:
            table.note("options-same", locale=locale)
        for number, option in enumerate(options, 1):
            if option[locale].endswith((".", ";", ",")):
                table.note("stop", field=f"options {number}.{locale}")
            if found := _ALL_OF_THEM[locale].search(fold(option[locale])):
                table.note("all-of-them", field=f"options {number}.{locale}", said=found[0])
    return options


def _note_tell(task: Task, table: Table) -> None:
    for locale in table.locales:
        lengths = [len(option[locale]) for option in task.options]
        others = max(length for place, length in enumerate(lengths) if place != task.key)
        if lengths[task.key] > max(others * TELL, others + TELL_SIGNS):
            table.note("tell", locale=locale)


# Of a whole variant


def _note_repeated_keys(part: Part, table: Table) -> None:
    keys = [task.key for task in part.tasks]
    for key in range(OPTIONS):
        if keys.count(key) > KEYS_OF_PART:
            table.note("keys-part", place=key + 1, has=keys.count(key), count=len(keys))


def _note_order(variant: Variant, top: Table) -> None:
    codes = tuple(part.code for part in variant.parts)
    if all(codes) and codes != PARTS:
        top.note("parts", wanted=", ".join(PARTS), has=", ".join(codes))


def _note_uneven_keys(variant: Variant, top: Table) -> None:
    """Of a variant that has all its tasks: otherwise the sums are wrong for a reason that is said already."""
    keys = [task.key for task in variant.tasks]
    if len(keys) != TASKS * len(PARTS) or any(key is None for key in keys):
        return
    for key in range(OPTIONS):
        if keys.count(key) not in KEYS:
            top.note("keys", place=key + 1, has=keys.count(key), count=len(keys), least=KEYS[0], most=KEYS[-1])


def _note_twins(variant: Variant, top: Table) -> None:
    for locale in top.locales:
        seen: dict[tuple[str, str], str] = {}
        for task in variant.tasks:
            if task.question and task.id:
                # «Что сделать первым делом?» may be asked of two stimuli, not twice of one.
                first = seen.setdefault((task.stimulus, fold(task.question[locale])), task.id)
                if first != task.id:
                    Table({}, top.file, task.id, top).note("question-same", locale=locale, other=first)
