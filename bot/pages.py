"""Lists longer than a screen: which page of them is shown, and the row that turns the pages."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData

from bot.screen import Button
from bot.texts import T

SIZE = 10


def page_of(asked: int | None, count: int, size: int = SIZE) -> tuple[int, int]:
    """The page to show, from 0, and how many there are; one that is no more is the last."""
    pages = max(1, -(-count // size))
    return min(max(asked or 0, 0), pages - 1), pages


def turning(t: T, page: int, pages: int, to: Callable[[int], CallbackData]) -> list[list[Button]]:
    """«‹ 2 из 5 ›», round from the last page to the first; nothing where there is one page."""
    if pages == 1:
        return []
    here = t("page", number=page + 1, of=pages)
    return [[Button("‹", to((page - 1) % pages)), Button(here, to(page)), Button("›", to((page + 1) % pages))]]
