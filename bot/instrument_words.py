"""A mistake in an instrument that was sent, in words: where in the file it is, and what is wrong there."""

from bot.broken import where
from bot.texts import Html, T, escape, plain
from storage.instrument_loads import Mistake


def mistake_words(it: Mistake, t: T) -> Html:
    """«Лист «Вопросы», строка 14: в поле «Ответ В» …»; of a TOML file «methodical.week: …»."""
    return t("mistake-line", where=place_words(it, t), why=why(it, t))


def place_words(it: Mistake, t: T) -> str:
    """The sheet and the row, the item where there is no row."""
    if it.sheet and it.row:
        return plain(t("mistake-row", sheet=it.sheet, row=str(it.row)))
    if it.sheet:
        return plain(t("mistake-sheet", sheet=it.sheet, what=where(it.item, t)))
    return where(it.item, t)


def why(it: Mistake, t: T) -> Html:
    """English where there is no sentence for it."""
    if not it.key:
        return escape(it.reason)
    column = {"field": it.column} if it.column else {}
    return t(it.key, **{**it.said, **column})
