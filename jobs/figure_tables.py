"""The figures of a place as tables, cell by cell: the summary, areas or parts, items or tasks, places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.figure_views import Told, View
from bot.texts import T, plain
from rules.figure_sums import AreaFigures, PlaceFigures
from rules.figure_tests import ScoreFigures
from rules.literacy import OPTIONS, Variant
from rules.literacy_score import located
from rules.polls import FEW
from rules.questionnaire import Questionnaire
from rules.reliability import ENOUGH

Style = Literal["text", "share", "figure"]
Cell = tuple[str | int | float | None, Style]


@dataclass(frozen=True, slots=True)
class Table:
    """`columns`: key of the head's words (or words themselves) and width in signs; `frozen`: columns that stay."""

    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A place: where it is, how many, its figures by part (nothing if it is not shown by itself); `rest`: all those."""

    region: str
    municipality: str
    school: str
    people: int
    told: Mapping[str, Told]
    rest: bool = False

    def area(self, code: str) -> AreaFigures | None:
        areas = (it.area(code) for it in self.told.values() if isinstance(it, PlaceFigures))
        return next((it for it in areas if it), None)


@dataclass(frozen=True, slots=True)
class Tables:
    """`variants`: the words of both variants of a test."""

    t: T
    view: View
    variants: Sequence[Variant]

    def hard(self) -> Table:
        """The themes that most find hard; of a test what it came to."""
        if (scores := self.view.scores) is not None:
            rows: list[list[Cell]] = [
                [
                    (self.say("xfigures-row-reached"), "text"),
                    (scores.reached, "text"),
                    (scores.reached / scores.people, "share"),
                ],
                [
                    (self.say("xfigures-row-right"), "text"),
                    (scores.right, "text"),
                    (scores.right / scores.tasks, "share"),
                ],
            ]
            if (gaps := self.view.gaps) is not None:
                rows.append([(self.say("xfigures-row-gaps"), "text"), (gaps.people, "text"), (None, "text")])
                for key, count in (("over", gaps.over), ("under", gaps.under)):
                    told = count or self.say("xfigures-few", few=FEW)
                    rows.append([(self.say(f"xfigures-row-{key}"), "text"), (told, "text"), (None, "text")])
            return Table((("what", 60), ("count", 16), ("share", 16)), rows)
        themes = self.words()
        return Table(
            (("theme", 60), ("weak", 16), ("answered", 16)),
            [
                [(themes.get(it.item, (it.item, ""))[0], "text"), (it.weak, "text"), (it.answered, "text")]
                for it in self.view.themes
            ],
        )

    def areas(self) -> Table:
        if (scores := self.view.scores) is not None:
            names = self._parts()
            return Table(
                (("part", 40), ("right", 16), ("of", 16), ("share", 12)),
                [
                    [(names[code], "text"), (right, "text"), (of, "text"), (right / of, "share")]
                    for code, right, of in scores.parts
                ],
            )
        columns = (
            ("area", 34),
            ("people", 16),
            ("level", 12),
            ("deficits", 12),
            ("share", 12),
            ("cases", 16),
            ("alpha", 16),
        )
        return Table(columns, [self._area(it) for it in self.view.areas])

    def _area(self, it: AreaFigures) -> list[Cell]:
        name: Cell = (self.area(it.area), "text")
        if it.level is None:
            return [name, (self.say("xfigures-few", few=FEW), "text")]
        told = it.reliability
        alpha = self.say("xfigures-enough", enough=ENOUGH) if told is None else told.alpha
        return [
            name, (it.people, "text"), (it.level, "figure"), (it.deficits, "text"), (it.deficits / it.people, "share"),
            (it.cases, "text"), (alpha, "figure"),
        ]  # fmt: skip

    def items(self) -> Table:
        if self.view.scores is not None:
            return self._tasks(self.view.scores)
        columns = (
            *(("area", 24), ("item", 24), ("theme", 28), ("question", 50), ("answered", 10), ("mean", 10)),
            *(("deviation", 10), ("first", 8), ("second", 8), ("third", 8), ("fourth", 8), ("rest", 12)),
            *(("without", 12), ("mark", 44)),
        )
        words, rows = self.words(), []
        for area in self.view.areas:
            pairs = zip(area.items, area.reliability.items, strict=True) if area.reliability else ()
            for item, it in pairs:
                marks = [self.say(f"figures-item-{key}") for key in ("flat", "against") if getattr(it, key)]
                shares: list[Cell] = [(times / it.n if it.n else None, "share") for times in it.given[1:]]
                said: list[Cell] = [(one, "text") for one in (self.area(area.area), item, *words[item])]
                rows.append(
                    [
                        *said, (it.n, "text"), (it.mean, "figure"), (it.deviation, "figure"), *shares,
                        (it.rest, "figure"), (it.without, "figure"), ("; ".join(marks), "text"),
                    ]
                )  # fmt: skip
        return Table(columns, rows, frozen=3)

    def _tasks(self, scores: ScoreFigures) -> Table:
        columns = (
            *(("variant", 10), ("part", 30), ("item", 20), ("measures", 40), ("answered", 10), ("right", 10)),
            *(("rest", 12), ("first", 8), ("second", 8), ("third", 8), ("fourth", 8), ("none", 10), ("mark", 44)),
        )
        letters, names, rows = self.t("figures-letters").split(), self._parts(), []
        for told in scores.variants:
            place, words = next((n, it) for n, it in enumerate(self.variants) if it.letter == told.letter)
            for it in told.tasks:
                part, task = located(words, it.task)
                marks = [self.say(f"figures-task-{key}") for key in ("flat", "against") if getattr(it, key)]
                if it.unchosen:
                    unchosen = ", ".join(letters[option] for option in it.unchosen)
                    marks.append(self.say("figures-task-unchosen", letters=unchosen))
                head = (letters[place], names[part.code], it.task, self.t.pick(task.measures))
                said: list[Cell] = [(one, "text") for one in head]
                shares: list[Cell] = [(it.chosen[option] / told.cases, "share") for option in range(OPTIONS)]
                rows.append(
                    [
                        *said, (told.cases, "text"), (it.share, "share"), (it.rest, "figure"), *shares,
                        (it.none / told.cases, "share"), ("; ".join(marks), "text"),
                    ]
                )  # fmt: skip
        return Table(columns, rows, frozen=3)

    def places(self, lines: Sequence[Line]) -> Table:
        areas = [it.area for it in self.view.areas]
        more = [self.area(it) for it in areas] if self.view.scores is None else ["reached", "right"]
        rows = []
        for line in lines:
            school = self.say("xfigures-rest") if line.rest else line.school
            people = line.people if line.told or line.rest else self.say("xfigures-merged")
            head: list[Cell] = [(one, "text") for one in (line.region, line.municipality, school, people)]
            rows.append([*head, *self._line(line, areas)])
        columns = (("region", 24), ("municipality", 28), ("school", 36), ("people", 16), *((it, 14) for it in more))
        return Table(columns, rows, frozen=4)

    def _line(self, line: Line, areas: Sequence[str]) -> list[Cell]:
        scores = line.told.get("")
        if isinstance(scores, ScoreFigures):
            return [(scores.reached / scores.people, "share"), (scores.right / scores.tasks, "share")]
        if not line.told:
            return []
        found = [line.area(it) for it in areas]
        few = self.say("xfigures-few", few=FEW)
        return [(None if it is None else few if it.level is None else it.level, "figure") for it in found]

    def words(self) -> dict[str, tuple[str, str]]:
        """Theme and question by item."""
        if not isinstance(self.view.asked, Questionnaire):
            return {}
        return {it.id: (self.t.pick(it.theme), self.t.pick(it.question)) for it in self.view.asked.items}

    def area(self, code: str) -> str:
        areas = self.view.asked.areas if isinstance(self.view.asked, Questionnaire) else ()
        return next((self.t.pick(it.short) for it in areas if it.code == code), code)

    def _parts(self) -> dict[str, str]:
        parts = self.view.asked.parts if isinstance(self.view.asked, Variant) else ()
        return {it.code: self.t.pick(it.name) for it in parts}

    def say(self, key: str, **args: str | int) -> str:
        return plain(self.t(key, **args))
