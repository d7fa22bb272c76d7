"""A mistake in a file, said in the reader's language: what it is in and why it is one."""

from bot.texts import Html, T, escape, plain
from rules.reading import FILE, BrokenContent


def why(broken: BrokenContent, t: T, **instead: str | int) -> Html:
    """`instead`: other words for what `said` names, as the column of a sheet for the field. English without a key."""
    if not broken.key:
        return escape(broken.reason)
    return t(f"broken-{broken.key}", **{**broken.said, **instead})


def what(broken: BrokenContent, t: T) -> str:
    return where(broken.item, t)


def where(item: str, t: T) -> str:
    """An item in words: «файл», «maths.paint, таблица», the id of a question."""
    if item == FILE:
        return plain(t("broken-what-file"))
    of, _, part = item.rpartition(", ")
    match part:
        case "table":
            return plain(t("broken-what-table", of=of))
        case "chart":
            return plain(t("broken-what-chart", of=of))
        case _:
            return item


def line(broken: BrokenContent, t: T) -> str:
    """«file, item: reason», plain."""
    return f"{broken.file}, {what(broken, t)}: {plain(why(broken, t))}"
