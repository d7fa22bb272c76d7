"""The words that files are made of, in the language a job was started with."""

from pathlib import Path

from bot.texts import T, Texts

_TEXTS = Texts(Path(__file__).parent.parent / "locales")


def speaker(locale: str) -> T:
    return _TEXTS.speaker(locale)
