"""The figures of a place in words: the summary, and a page of items or tasks for a methodist."""

from collections.abc import Sequence

from bot.figure_views import View, few
from bot.screen import bar
from bot.texts import Html, T, lines
from rules.figure_sums import AreaFigures
from rules.figure_tests import GapFigures, ScoreFigures, TaskFigures, VariantFigures
from rules.literacy import OPTIONS, Variant
from rules.literacy_score import located
from rules.polls import FEW
from rules.reliability import ENOUGH, ItemFigures, verdict
from rules.scoring import TOP, area_of

WIDTH = 8  # of a bar


def summary(view: View, t: T) -> list[Html]:
    if view.scores is not None:
        return _scores(view, view.scores, t)
    themes = _themes(view, t)
    hard = [
        t("figures-theme", theme=themes[it.item], weak=str(it.weak), of=str(it.answered))
        for it in view.themes
        if it.item in themes
    ]
    return [*(_area_line(view, it, t) for it in view.areas), *([Html(""), t("figures-hard"), *hard] if hard else [])]


def _area_line(view: View, found: AreaFigures, t: T) -> Html:
    name = _area_name(view, found.area, t, short=True)
    if found.level is None:
        return t("figures-area-few", area=name, few=str(FEW))
    filled = bar(round((found.level - 1) * 100), (TOP - 1) * 100, WIDTH)
    share = _percent(found.deficits, found.people)
    return t("figures-area", bar=filled, area=name, level=t.number(found.level), share=share)


def _scores(view: View, found: ScoreFigures, t: T) -> list[Html]:
    parts = {it.code: t.pick(it.name) for it in view.asked.parts} if isinstance(view.asked, Variant) else {}
    return [
        t(
            "figures-tested",
            reached=str(found.reached),
            of=str(found.people),
            share=_percent(found.reached, found.people),
        ),
        t("figures-tested-mean", share=_percent(found.right, found.tasks)),
        Html(""),
        *(
            t("figures-tested-part", bar=bar(right, of, WIDTH), share=_percent(right, of), part=parts.get(code, code))
            for code, right, of in found.parts
        ),
        *_gaps(view.gaps, t),
    ]


def _gaps(found: GapFigures | None, t: T) -> list[Html]:
    if found is None:
        return []
    over, under = (str(it) if it else t("xfigures-few", few=FEW) for it in (found.over, found.under))
    return [
        Html(""),
        t("figures-gaps", count=str(found.people)),
        t("figures-gap-over", count=over),
        t("figures-gap-under", count=under),
    ]


# Items


def pages(view: View) -> int:
    if view.scores is None:
        return len(view.areas)
    return len(view.scores.variants) * len(view.scores.parts)


def page(view: View, number: int, variants: Sequence[Variant], t: T) -> list[Html]:
    """An area with its items; of a test a part of one variant with its tasks. `variants`: the words of both."""
    if view.scores is not None:
        return _part(view.scores, number, variants, t)
    return _area(view, view.areas[number], t) if view.areas else [few(t)]


def _area(view: View, found: AreaFigures, t: T) -> list[Html]:
    name = t("figures-area-name", area=_area_name(view, found.area, t))
    if found.level is None:
        return [name, t("figures-area-hidden", few=str(FEW))]
    share = _percent(found.deficits, found.people)
    head = t("figures-area-people", count=found.people, level=t.number(found.level, 2), share=share)
    if found.reliability is None:
        return [name, head, t("figures-alpha-few", enough=str(ENOUGH), cases=str(found.cases))]
    themes = _themes(view, t)
    pairs = zip(found.items, found.reliability.items, strict=True)
    told = [_item(place, themes[item], counted, t) for place, (item, counted) in enumerate(pairs, 1)]
    alpha = found.reliability.alpha
    if alpha is None:
        return [name, head, t("figures-alpha-none"), *told]
    holds = t(f"figures-alpha-{verdict(alpha)}")
    said = t("figures-alpha", alpha=_figure(t, alpha), cases=str(found.cases), verdict=holds)
    return [name, head, said, *told]


def _item(place: int, theme: str, found: ItemFigures, t: T) -> Html:
    shares = [
        t("figures-anchor", letter=letter, share=_percent(found.given[value], found.n))
        for value, letter in enumerate(_letters(t), 1)
    ]
    held = [
        t("figures-item-rest", rest=_figure(t, found.rest)) if found.rest is not None else None,
        t("figures-item-without", alpha=_figure(t, found.without)) if found.without is not None else None,
    ]
    mean, deviation = _figure(t, found.mean), _figure(t, found.deviation)
    return lines(
        [
            "",
            t("figures-item", number=str(place), theme=theme),
            t("figures-item-mean", count=str(found.n), mean=mean, deviation=deviation),
            Html(" · ".join(shares)),
            Html(" · ".join(it for it in held if it)) if any(held) else None,
            t("figures-item-flat") if found.flat else None,
            t("figures-item-against") if found.against else None,
        ]
    )


# Tasks


def _part(found: ScoreFigures, number: int, variants: Sequence[Variant], t: T) -> list[Html]:
    if not found.variants:
        first, second = (str(cases) for _, cases in found.cases)
        return [t("figures-variant-few", enough=str(ENOUGH), first=first, second=second)]
    told = found.variants[number // len(found.parts)]
    code = found.parts[number % len(found.parts)][0]
    words = next(it for it in variants if it.letter == told.letter)
    part = next(it for it in words.parts if it.code == code)
    tasks = [it for it in told.tasks if area_of(it.task) == code]
    letter = _letters(t)[variants.index(words)]
    return [
        t("figures-variant", letter=letter, part=t.pick(part.name)),
        _alpha(told, t),
        *(_task(place, it, t.pick(located(words, it.task)[1].measures), t) for place, it in enumerate(tasks, 1)),
    ]


def _alpha(told: VariantFigures, t: T) -> Html:
    if told.alpha is None:
        return t("figures-alpha-none")
    holds = t(f"figures-alpha-{verdict(told.alpha)}")
    return t("figures-variant-alpha", alpha=_figure(t, told.alpha), cases=str(told.cases), verdict=holds)


def _task(place: int, found: TaskFigures, measures: str, t: T) -> Html:
    letters, everybody = _letters(t), sum(found.chosen) + found.none
    options = [
        t(
            "figures-task-key" if option == found.key else "figures-task-option",
            letter=letters[option],
            share=_percent(found.chosen[option], everybody),
        )
        for option in range(OPTIONS)
    ]
    unchosen = ", ".join(letters[it] for it in found.unchosen)
    share = _percent(found.chosen[found.key], everybody)
    return lines(
        [
            "",
            t("figures-task", number=str(place), measures=measures),
            t("figures-task-right", share=share, rest=_figure(t, found.rest)),
            t("figures-task-options", options=Html(" · ".join(options)), none=_percent(found.none, everybody)),
            t("figures-task-flat") if found.flat else None,
            t("figures-task-against") if found.against else None,
            t("figures-task-unchosen", letters=unchosen) if unchosen else None,
        ]
    )


def _themes(view: View, t: T) -> dict[str, str]:
    return {} if isinstance(view.asked, Variant) else {it.id: t.pick(it.theme) for it in view.asked.items}


def _area_name(view: View, code: str, t: T, *, short: bool = False) -> str:
    areas = () if isinstance(view.asked, Variant) else view.asked.areas
    return next((t.pick(it.short if short else it.name) for it in areas if it.code == code), code)


def _letters(t: T) -> list[str]:
    return t("figures-letters").split()


def _percent(part: int, of: int) -> str:
    return str(round(100 * part / of)) if of else "0"


def _figure(t: T, value: float | None) -> str:
    return "–" if value is None else t.number(value, 2).replace("-", "−")
