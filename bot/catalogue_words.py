"""What is said of a catalogue's file: a column, a problem of a row, what would change and what has."""

from collections.abc import Sequence

from bot.screen import cut
from bot.texts import Html, T, escape, plain
from rules.loads import share_gone
from rules.programmes import Problem
from storage.imports import Change, Kept, Load

TITLE = 90
COLUMNS = 4  # named beside a title
TALLIES = 3
ROWS = 4  # with the same mistake that are named


def column(name: str, t: T) -> str:
    """The words of a column of the catalogue, by our name of it."""
    return plain(t(f"import-column-{name}"))


def what(problem: Problem, t: T) -> str:
    """What is wrong, without the column's name."""
    return plain(t(f"import-problem-{problem.key}", value=problem.value, limit=str(problem.limit)))


def said(problem: Problem, t: T) -> str:
    """«часы: не указано»."""
    if not problem.column:
        return what(problem, t)
    return plain(t("catalogue-problem", column=column(problem.column, t), what=what(problem, t)))


def wrong_rows(kept: Sequence[Kept], t: T) -> list[Html]:
    """What is wrong, each thing once, with the first rows it stands in."""
    rows: dict[str, list[str]] = {}
    for it in kept:
        rows.setdefault(said(it.problem, t), []).append(str(it.line))
    return [_rows(found, mistake, t) for mistake, found in rows.items()]


def _rows(found: Sequence[str], mistake: str, t: T) -> Html:
    if len(found) == 1:
        return t("catalogue-wrong-line", line=found[0], what=mistake)
    named = ", ".join(found[:ROWS])
    return t("catalogue-wrong-lines-more" if len(found) > ROWS else "catalogue-wrong-lines", lines=named, what=mistake)


def change_words(change: Change, t: T) -> Html:
    title = cut(change.title, TITLE)
    if change.change != "changed" or not change.columns:
        return t("catalogue-example", title=title)
    named = ", ".join(column(name, t) for name in change.columns[:COLUMNS])
    return t("catalogue-example-columns", title=title, columns=f"{named}…" if len(change.columns) > COLUMNS else named)


def warnings(load: Load, kept: Sequence[Kept], t: T) -> list[Html]:
    """How many, and the most frequent ones, each as it first stands in the file; `kept`: some of them."""
    if not load.warnings:
        return []
    first = {(it.problem.key, it.problem.column): it.problem for it in reversed(kept)}
    found = [it for it in load.tallies if not it.error][:TALLIES]
    return [
        Html(""),
        t("catalogue-warnings", count=load.warnings),
        *(
            t("catalogue-tally", what=said(first[it.key, it.field], t), count=it.count)
            for it in found
            if (it.key, it.field) in first
        ),
    ]


def much(load: Load, t: T) -> list[Html]:
    """That a large share of what there is would go."""
    share = share_gone(load.gone, load.other + load.same)
    return [Html(""), t("catalogue-much", share=str(share))] if share else []


def unknown(load: Load, t: T) -> list[Html]:
    named = ", ".join(load.unknown[:10])
    return [t("catalogue-unknown", columns=escape(cut(named, 300)))] if named else []
