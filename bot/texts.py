"""Words. `t("key", name=...)` speaks the person's language from `locales/<language>/*.ftl`.

What comes back is HTML for a screen's text; arguments are escaped. A button or a toast shows the same thing plain.
"""

import html
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone

LOCALES = ("ru", "en")
_TAG = re.compile(r"<[^>]+>")


class Html(str):
    """A text that is HTML already: it is not escaped again."""

    __slots__ = ()


def escape(text: str) -> Html:
    return text if isinstance(text, Html) else Html(html.escape(text, quote=False))


def plain(text: str) -> str:
    """What a person reads: tags and entities of `Html` are taken away, any other text is itself."""
    return html.unescape(_TAG.sub("", text)) if isinstance(text, Html) else text


def lines(parts: Iterable[str | None]) -> Html:
    """Join the parts that are there, one a line; plain ones are escaped."""
    return Html("\n".join(escape(part) for part in parts if part is not None))


class Speaker:
    """`t`: one language. Missing words are a defect and raise `KeyError` naming the key."""

    def __init__(self, locale: str, bundle: FluentBundle) -> None:
        self.locale = locale
        self._bundle = bundle
        self._still: dict[str, Html] = {}  # words without arguments, formatted once

    def __call__(self, key: str, /, **args: str | int | float) -> Html:
        if not args and (kept := self._still.get(key)) is not None:
            return kept
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        said, errors = self._bundle.format_pattern(
            message.value, {name: escape(value) if isinstance(value, str) else value for name, value in args.items()}
        )
        if errors or isinstance(said, FluentNone):
            raise KeyError(f"{key}: {errors}")
        words = Html(said)
        if not args:
            self._still[key] = words
        return words

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def pick(self, names: Mapping[str, str]) -> str:
        """The name of a thing of `content/`, which carries its own translations."""
        return names.get(self.locale) or names["ru"]

    def day(self, at: int, zone: str) -> str:
        """«22 ноября» or «22 ноября 2025», as people write; `at` is UTC seconds."""
        return self._date(at, zone, "d MMMM y")

    def moment(self, at: int, zone: str) -> str:
        """«чт 3 декабря, 14:00»; `at` is UTC seconds, shown in `zone`."""
        return self._date(at, zone, "EEE d MMMM, HH:mm")

    def number(self, value: float, digits: int = 1) -> str:
        """«2,8» in Russian, «2.8» in English."""
        said = f"{value:.{digits}f}"
        return said.replace(".", ",") if self.locale == "ru" else said

    def _date(self, at: int, zone: str, pattern: str) -> str:
        return str(format_datetime(datetime.fromtimestamp(at, ZoneInfo(zone)), pattern, locale=self.locale))


class Texts:
    """All languages."""

    def __init__(self, folder: Path, default: str = "ru") -> None:
        self.default = default
        self._folder = folder

    def speaker(self, locale: str) -> Speaker:
        return _speaker(self._folder, locale if locale in LOCALES else self.default)


@cache
def _speaker(folder: Path, locale: str) -> Speaker:
    """Read and parsed once a process: a language takes a tenth of a second."""
    bundle = FluentBundle([locale], use_isolating=False)
    for path in sorted((folder / locale).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return Speaker(locale, bundle)


T = Speaker
