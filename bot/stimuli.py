"""A table or a chart of a test's task as a picture, its words and figures as the reader's language writes them.

The ticks of a chart's axis are chosen here, the templates only draw.
"""

from collections.abc import Mapping
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

from bot.screen import Picture
from bot.texts import T
from rules.literacy import Chart, Grid, Stimulus
from rules.reading import Cell

TICKS = 5  # at most so many steps of an axis


def picture(stimulus: Stimulus, t: T) -> Picture | None:
    """None where there is only a text to read."""
    if stimulus.table:
        return Picture("table", _table(stimulus.table, t) | {"lang": t.locale, "title": t.pick(stimulus.title)})
    if stimulus.chart:
        return Picture("chart", _chart(stimulus.chart, t) | {"lang": t.locale, "title": t.pick(stimulus.title)})
    return None


def _table(grid: Grid, t: T) -> dict[str, Any]:
    figures = [not any(isinstance(row[place], Mapping) for row in grid.rows) for place in range(len(grid.columns))]
    tails = [
        max(len(_tail(row[place], t)) for row in grid.rows) if figures[place] else 0
        for place in range(len(grid.columns))
    ]
    return {
        "columns": [
            {"name": t.pick(column), "figures": of_figures}
            for column, of_figures in zip(grid.columns, figures, strict=True)
        ],
        "rows": [
            [
                {"said": _said(cell, t), "pad": _pad(_tail(cell, t), tail) if of_figures else ""}
                for cell, tail, of_figures in zip(row, tails, figures, strict=True)
            ]
            for row in grid.rows
        ],
    }


def _chart(chart: Chart, t: T) -> dict[str, Any]:
    values = [value for _, line in chart.series for value in line]
    return {
        "kind": chart.kind,
        "x": t.pick(chart.x),
        "y": t.pick(chart.y),
        "labels": [
            {"said": _said(label, t), "at": at} for label, at in zip(chart.labels, _places(chart.labels), strict=True)
        ],
        "series": [
            {"name": t.pick(name), "values": [{"value": value, "said": _said(value, t)} for value in line]}
            for name, line in chart.series
        ],
        "ticks": [{"value": tick, "said": _said(tick, t)} for tick in _ticks(values)],
    }


def _places(labels: tuple[Cell, ...]) -> list[float]:
    """Where each stands along a line's axis, 0 to 1: moments by their figures, names evenly."""
    moments = [label for label in labels if isinstance(label, int | float)]
    if len(moments) < len(labels) or any(b <= a for a, b in pairwise(moments)):
        moments = list(range(len(labels)))
    first, length = moments[0], moments[-1] - moments[0]
    return [(moment - first) / length for moment in moments]


def _ticks(values: list[float]) -> list[float]:
    """Round figures from zero (an axis that begins elsewhere makes differences look larger) past the last value."""
    low, high = min(0, *values), max(0, *values)
    rough = (high - low or 1) / TICKS
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    ticks = [round(step * number, 6) for number in range(floor(low / step), ceil(high / step) + 1)]
    return [int(tick) if tick == int(tick) else tick for tick in ticks]


def _said(cell: Cell, t: T) -> str:
    """«12 500» and «2,5» in Russian, “12,500” and “2.5” in English; four figures stand together in Russian."""
    if isinstance(cell, Mapping):
        return t.pick(cell)
    whole, _, part = f"{abs(cell):.10g}".partition(".")
    if t.locale != "ru":
        whole = f"{int(whole):,}"
    elif len(whole) > len("9999"):
        whole = f"{int(whole):,}".replace(",", "\u00a0")
    return f"{'−' if cell < 0 else ''}{whole}{(',' if t.locale == 'ru' else '.') + part if part else ''}"


def _tail(cell: Cell, t: T) -> str:
    said = _said(cell, t)
    mark = "," if t.locale == "ru" else "."
    return said[said.rindex(mark) :] if mark in said else ""


def _pad(tail: str, longest: int) -> str:
    """Hidden after a figure: as wide as what its decimals lack."""
    return (tail + ",00000000000")[len(tail) :][: longest - len(tail)] if not tail else "0" * (longest - len(tail))
