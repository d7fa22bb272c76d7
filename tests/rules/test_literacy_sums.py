"""Every right figure of the functional literacy test, computed anew from the tables, charts and texts as they ship."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product

import pytest

import content
from rules.literacy import Stimulus, Task, Variant

READ = {variant.letter: variant for variant in content.literacy()}
BOTH = pytest.mark.parametrize("variant", READ.values(), ids=READ)
GLUE = re.compile(r"(?<=\d) (?=\d{3}\b)")


def numbers(text: str) -> list[Fraction]:
    """Of a Russian text: «9,25» and «52 400»."""
    return [Fraction(found.replace(",", ".")) for found in re.findall(r"\d+(?:,\d+)?", GLUE.sub("", text))]


def found(variant: Variant, task_id: str) -> tuple[Task, Stimulus]:
    for part in variant.parts:
        for task in part.tasks:
            if task.id == task_id:
                return task, part.stimulus(task)
    raise KeyError(task_id)


def rows(stimulus: Stimulus) -> dict[str, list[Fraction]]:
    assert stimulus.table
    return {row[0]["ru"]: [Fraction(str(cell)) for cell in row[1:]] for row in stimulus.table.rows}  # type: ignore[index] # the first cell is a name


def values(stimulus: Stimulus, line: int = 0) -> list[Fraction]:
    assert stimulus.chart
    return [Fraction(value) for value in stimulus.chart.series[line][1]]


def the_one(task: Task, fits: Callable[[str], bool]) -> None:
    """The key, and nothing but the key, fits."""
    assert [place for place, option in enumerate(task.options) if fits(option["ru"])] == [task.key]


def says(task: Task, right: Fraction) -> None:
    the_one(task, lambda option: numbers(option) == [right])


@BOTH
def test_discount(variant: Variant) -> None:
    task, stimulus = found(variant, "maths.1")
    (off,) = numbers(task.question["ru"])
    asked = {"a": "Большое ведро", "b": "Канистра"}[variant.letter]
    says(task, rows(stimulus)[asked][1] * (100 - off) / 100)


def litres(variant: Variant) -> Fraction:
    said = numbers(found(variant, "maths.2")[1].text["ru"])
    length, width, height, *rest = said
    unpainted, covered = rest[0], rest[-1]
    return (2 * (length + width) * height - unpainted) * 2 / covered


@BOTH
def test_paint(variant: Variant) -> None:
    task, stimulus = found(variant, "maths.2")
    assert "в два слоя" in stimulus.text["ru"]
    says(task, litres(variant))
    assert litres(variant) in numbers(found(variant, "maths.3")[0].question["ru"])


SETS = {"a": [(0, 0, 2), (1, 0, 2), (0, 2, 1), (0, 4, 0)], "b": [(0, 0, 2), (1, 0, 2), (0, 5, 0), (1, 2, 1)]}
"""How many of each pack the options of maths.3 name, in the order of the table's rows."""


@BOTH
def test_cheapest_set(variant: Variant) -> None:
    task, stimulus = found(variant, "maths.3")
    packs = list(rows(stimulus).values())

    def price(counts: Sequence[int]) -> Fraction:
        return sum((count * pack[1] for count, pack in zip(counts, packs, strict=True)), Fraction())

    def enough(counts: Sequence[int]) -> bool:
        return sum(count * pack[0] for count, pack in zip(counts, packs, strict=True)) >= litres(variant)

    offered = SETS[variant.letter]
    assert min((counts for counts in offered if enough(counts)), key=price) == offered[task.key]
    # It is the cheapest of all there are, not only of the four.
    assert price(offered[task.key]) == min(price(counts) for counts in product(range(11), repeat=3) if enough(counts))
    # One is cheaper and not enough: otherwise nobody would have to compare with the need.
    assert any(not enough(counts) and price(counts) < price(offered[task.key]) for counts in offered)
    for counts in offered:
        assert price(counts) in numbers(task.explanation["ru"])


@BOTH
def test_per_cent_more(variant: Variant) -> None:
    task, stimulus = found(variant, "maths.4")
    months = values(stimulus)
    later = {"a": 2, "b": 1}[variant.letter]
    says(task, (months[later] - months[0]) / months[0] * 100)


@BOTH
def test_missing_value(variant: Variant) -> None:
    task, stimulus = found(variant, "maths.5")
    (mean,) = numbers(task.question["ru"])
    months = values(stimulus)
    says(task, mean * 5 - sum(months))
    assert (sum(months) + mean) / 5 in numbers(task.explanation["ru"])
    # The two mistakes that the wrong options are made of.
    assert {mean, 2 * mean - sum(months) / 4, mean + 5 * (mean - sum(months) / 4)} == {
        *(number for place, option in enumerate(task.options) if place != task.key for number in numbers(option["ru"]))
    }


@BOTH
def test_crossing_of_a_line(variant: Variant) -> None:
    task, stimulus = found(variant, "science.1")
    assert stimulus.chart
    (limit,) = numbers(task.question["ru"])
    minutes = [Fraction(str(label)) for label in stimulus.chart.labels]
    asked = {"a": 0, "b": 1}[variant.letter]
    between = crossed(values(stimulus, asked), limit, minutes)
    the_one(task, lambda option: numbers(option) == between)
    # Who reads the other line finds another answer.
    assert crossed(values(stimulus, 1 - asked), limit, minutes) != between


def crossed(line: Sequence[Fraction], limit: Fraction, minutes: Sequence[Fraction]) -> list[Fraction]:
    """The minutes between which the line passes the limit; empty if it does not."""
    steps = [n for n in range(1, len(line)) if (line[n - 1] - limit) * (line[n] - limit) <= 0]
    return [minutes[steps[0] - 1], minutes[steps[0]]] if steps else []


def totals(stimulus: Stimulus) -> dict[str, Fraction]:
    return {way: first + monthly * months for way, (first, monthly, months) in rows(stimulus).items()}


@BOTH
def test_full_cost(variant: Variant) -> None:
    task, stimulus = found(variant, "finance.1")
    says(task, totals(stimulus)[{"a": "Кредит на год", "b": "Рассрочка"}[variant.letter]])


@BOTH
def test_least_overpaid(variant: Variant) -> None:
    task, stimulus = found(variant, "finance.2")
    all_ways = totals(stimulus)
    the_one(task, lambda option: all_ways[option] == min(all_ways.values()))
    (price,) = numbers(stimulus.title["ru"])
    for total in all_ways.values():
        assert total - price in numbers(task.explanation["ru"])


@BOTH
def test_cheapest_within_the_budget(variant: Variant) -> None:
    task, stimulus = found(variant, "finance.3")
    at_once, a_month = numbers(task.question["ru"])
    able = {way for way, (first, monthly, _) in rows(stimulus).items() if first <= at_once and monthly <= a_month}
    cheapest = min(able, key=lambda way: totals(stimulus)[way])
    assert len(able) == 2
    the_one(task, lambda option: option == cheapest)
    for way in able:
        assert totals(stimulus)[way] in numbers(task.explanation["ru"])


@BOTH
def test_deposit_and_prices(variant: Variant) -> None:
    task, stimulus = found(variant, "finance.5")
    sum_, yearly = numbers(stimulus.text["ru"])[:2]
    share = {"a": Fraction(6, 12), "b": Fraction(9, 12)}[variant.letter]
    cost, dearer = numbers(task.question["ru"])
    left = sum_ * (1 + yearly / 100 * share) - cost * (1 + dearer / 100)
    the_one(task, lambda option: numbers(option) == [abs(left)] and option.startswith("Хватит" if left >= 0 else "Не"))
    # Forgotten: the rise, that the rate is for a year, the interest.
    mistakes = [
        sum_ * (1 + yearly / 100 * share) - cost,
        sum_ * (1 + yearly / 100) - cost * (1 + dearer / 100),
        sum_ - cost * (1 + dearer / 100),
    ]
    wrong = [option["ru"] for place, option in enumerate(task.options) if place != task.key]
    signed = [numbers(option)[0] * (1 if option.startswith("Хватит") else -1) for option in wrong]
    assert sorted(signed) == sorted(mistakes)


@BOTH
def test_shares_of_a_hundred(variant: Variant) -> None:
    task, stimulus = found(variant, "global.4")
    assert sum(values(stimulus)) == 100
    assert values(stimulus)[0] == max(values(stimulus)) == 45
    assert "половин" in task.options[task.key]["ru"]


@BOTH
def test_rule_of_choice(variant: Variant) -> None:
    task, stimulus = found(variant, "creative.4")
    ideas = rows(stimulus)
    feasible = {idea: marks for idea, marks in ideas.items() if marks[1] >= 3}
    chosen = max(feasible, key=lambda idea: (feasible[idea][0], feasible[idea][2]))
    the_one(task, lambda option: option == chosen)
    # Neither the newest of all nor the one with the largest total.
    assert chosen not in (max(ideas, key=lambda idea: ideas[idea][0]), max(ideas, key=lambda idea: sum(ideas[idea])))
