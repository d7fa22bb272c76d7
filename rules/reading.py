"""How the data of the field is read: one table at a time, every mistake named by file, item and reason.

Pure: the bytes or the text come in from outside, nothing is opened here.
"""

import math
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Concatenate, ParamSpec, Self, TypeVar, cast

from rules.reasons import REASONS

LOCALES = ("ru", "en")
FILE = "file"
"""The item of a mistake that is of the whole file."""

Text = Mapping[str, str]
"""One thing said in every language, by locale."""

Cell = Text | int | float
"""A figure is the same in all languages, only written otherwise; what has a letter is said in each."""

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


_P = ParamSpec("_P")
_R = TypeVar("_R")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")  # control signs, marks of direction and the like: an eye cannot find them
_MOST = 1000  # tables in a list
_CELLS = 200  # cells of a row, rows of a table
# «a.a.a.…» forty kilobytes long keeps tomllib busy for 17 seconds, and four times as long when it is twice as long.
_DEEP = re.compile(r"""(?<![A-Za-z0-9_-])(?:(?>[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){16}""")
_LARGEST = 1e12  # of a figure in a table or a chart
_SHOWN = 60  # signs of what was found wrong that are said again
_AT = re.compile(r"(.*) \(at line (\d+), column (\d+)\)", re.DOTALL)


class BrokenContent(Exception):
    """A file of the field's data that must not be used: which file, which item in it, and why.

    `reason` is English; `key` and `said` say it in the reader's language (`broken-<key>`), where there is a key.
    `said["field"]` is the field it is about, if it is about one: “anchors 3.ru”.
    """

    def __init__(
        self, file: str, item: str, reason: str, key: str = "", args: Mapping[str, str | int] | None = None
    ) -> None:
        super().__init__(f"{file}, {item}: {reason}")
        self.file = file
        self.item = item
        self.reason = reason
        self.key = key
        self.said = dict(args or {})
        self.others: Sequence[BrokenContent] = ()

    @property
    def all(self) -> "list[BrokenContent]":
        """It and what was found beside it."""
        return [self, *self.others]


def wrong(file: str, item: str, key: str, **args: str | int) -> BrokenContent:
    """Of rules.reasons; what was found in the file is said again, but not at any length."""
    said = {name: _clip(value) if isinstance(value, str) else value for name, value in args.items()}
    return BrokenContent(file, item, REASONS[key].format(**said), key, said)


def _clip(text: str) -> str:
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def decode(data: bytes, file: str) -> str:
    """The text of a file. Raises BrokenContent."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise wrong(file, FILE, "utf-16")
    if b"\0" in data:
        raise wrong(file, FILE, "binary")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise wrong(file, FILE, "utf-8", byte=error.start + 1) from error


def load(text: str, file: str) -> dict[str, Any]:
    """The tables of a TOML file. Raises BrokenContent."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise wrong(file, FILE, "empty-file")
    if _DEEP.search(text):
        raise wrong(file, FILE, "toml-strange")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), file) from error
    except (ValueError, RecursionError) as error:  # a figure of 5000 digits, a thousand lists one in another
        raise wrong(file, FILE, "toml-strange") from error


def _not_toml(said: str, file: str) -> BrokenContent:
    found = _AT.fullmatch(said)
    if found is None:
        return wrong(file, FILE, "toml-end", why=said.removesuffix(" (at end of document)"))
    why, place = found[1], {"line": int(found[2]), "column": int(found[3])}
    if "overwrite" in why or "twice" in why:
        return wrong(file, FILE, "toml-twice", **place)
    return wrong(file, FILE, "toml", why=why, **place)


def _unseen(text: str) -> str:
    """The first sign that an eye cannot find, if there is one; a space that does not break a line is not such."""
    if text.isprintable():
        return ""
    return next((sign for sign in text if unicodedata.category(sign) in _UNSEEN and sign != "\n"), "")


def all_of(reads: Iterable[Callable[[], _R]]) -> list[_R]:
    """What each reads. Raises the first BrokenContent, which brings the others along."""
    read, found = [], []
    for each in reads:
        try:
            read.append(each())
        except BrokenContent as broken:
            found += broken.all
    if found:
        raise _first(found)
    return read


def _first(found: Sequence[BrokenContent]) -> BrokenContent:
    found[0].others = found[1:]
    return found[0]


def fold(text: str) -> str:
    """Lower case, ё as е, one space between words: what people type and what files say meet here."""
    return " ".join(text.casefold().replace("ё", "е").split())


class Table:
    """One TOML table that is read field by field; `done` refuses what nobody asked for (a typing mistake in a name).

    Every method raises at the first mistake, which brings those beside it along. Who wants all of a file reads with
    `tried` and looks at `found`: it is one list for a table and all the tables in it.
    """

    def __init__(self, raw: Mapping[str, Any], file: str, item: str, above: "Table | None" = None) -> None:
        self._raw = raw
        self._seen: set[str] = set()
        self.file = file
        self.item = item
        self.locales: tuple[str, ...] = above.locales if above else LOCALES
        self.found: list[BrokenContent] = above.found if above else []

    @classmethod
    def parse(cls, text: str, file: str) -> Self:
        return cls(load(text, file), file, FILE)

    def broken(self, reason: str) -> BrokenContent:
        return BrokenContent(self.file, self.item, reason)

    def wrong(self, key: str, **args: str | int) -> BrokenContent:
        return wrong(self.file, self.item, key, **args)

    def note(self, key: str, **args: str | int) -> None:
        """A mistake beside which reading goes on."""
        self.found.append(self.wrong(key, **args))

    def tried(self, read: Callable[Concatenate["Table", _P], _R], *args: _P.args, **named: _P.kwargs) -> _R:
        """What `read` makes of this table. A mistake is put to `found` and gives a hole (None, whatever the type says):
        what has holes in it must not leave the parser."""
        try:
            return read(self, *args, **named)
        except BrokenContent as broken:
            self.found += broken.all
            return cast("_R", None)

    def languages(self) -> None:
        """`languages = ["ru"]`: the file is not translated, its texts stand for the other languages too."""
        if self.has("languages"):
            said = self.strings("languages")
            if said not in (LOCALES, LOCALES[:1]):
                raise self.wrong("languages")
            self.locales = said

    def has(self, field: str) -> bool:
        return field in self._raw

    def string(self, field: str, pattern: str = "", limit: int = 200) -> str:
        return self._checked(self._take(field, str, "text"), field, pattern, limit)

    def flag(self, field: str, default: bool | None = None) -> bool:
        if default is not None and field not in self._raw:
            return default
        return bool(self._take(field, bool, "flag"))

    def number(self, field: str, least: int, most: int) -> int:
        value = self._take(field, int, "whole")
        if isinstance(value, bool) or not least <= value <= most:
            raise self.wrong("range", field=field, least=least, most=most)
        return int(value)

    def strings(self, field: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        if default is not None and field not in self._raw:
            return default
        values = self._take(field, list, "strings")
        if not all(isinstance(value, str) and value == value.strip() != "" for value in values):
            raise self.wrong("strings-empty", field=field)
        if len(set(values)) != len(values):
            raise self.wrong("strings-twice", field=field)
        return tuple(values)

    def text(self, field: str, limit: int, lines: bool = False) -> Text:
        return self._translated(self._take(field, dict, "translations"), field, limit, lines)

    def texts(self, field: str, count: int, limit: int, most: int = 0) -> tuple[Text, ...]:
        """So many of them, or from `count` to `most`."""
        values = self._take(field, list, "texts", wanted=f"{count} to {most}" if most else f"{count}")
        if most and not count <= len(values) <= most:
            raise self.wrong("count-between", field=field, least=count, most=most, has=len(values))
        if not most and len(values) != count:
            raise self.wrong("count", field=field, count=count, has=len(values))
        return tuple(all_of(partial(self._one_of, value, f"{field} {n}", limit) for n, value in enumerate(values, 1)))

    def tables(self, field: str, name: str, most: int = _MOST) -> list["Table"]:
        """The tables of a list, no two of the same `name`."""
        read = self.listed(field, name, most)
        self.refuse_twice(read, name)
        return read

    def listed(self, field: str, name: str, most: int = _MOST) -> list["Table"]:
        """The tables of a list; each is called by its own field `name` in messages, by its number if it has none.

        `most`: a list in a list has its own, so that one megabyte of tables is not a gigabyte of mistakes.
        """
        values = self._take(field, list, "tables")
        if not values or not all(isinstance(value, dict) for value in values):
            raise self.wrong("tables-none", field=field)
        if len(values) > most:
            raise self.wrong("tables-many", field=field, limit=most, has=len(values))
        above = "" if self.item == FILE else f"{self.item}, "
        return [
            Table(raw, self.file, _clip(str(raw[name])) if name in raw else f"{above}{field} {n}", self)
            for n, raw in enumerate(values, 1)
        ]

    def refuse_twice(self, tables: Sequence["Table"], name: str) -> None:
        names = [table.item for table in tables]
        found = [table.wrong("twice", name=name) for n, table in enumerate(tables) if names.index(table.item) < n]
        if found:
            raise _first(found)

    def inner(self, field: str) -> "Table":
        """The one table of a field, called «the item, field» in messages."""
        return Table(self._take(field, dict, "fields"), self.file, f"{self.item}, {field}", self)

    def cells(self, field: str, limit: int = 40) -> tuple[Cell, ...]:
        """A list of figures and short translated texts, two and more."""
        values = self._some(field, "list")
        return tuple(all_of(partial(self._cell, value, f"{field} {n}", limit) for n, value in enumerate(values, 1)))

    def rows(self, field: str, width: int, limit: int = 40) -> tuple[tuple[Cell, ...], ...]:
        """Lists of `width` cells each, two and more."""
        values = self._some(field, "rows")
        for number, row in enumerate(values, 1):
            if not isinstance(row, list) or len(row) != width:
                raise self.wrong("width", field=f"{field} {number}", count=width)
        return tuple(
            tuple(all_of(partial(self._cell, value, f"{field} {n}", limit) for value in row))
            for n, row in enumerate(values, 1)
        )

    def done(self) -> None:
        unknown = sorted(set(self._raw) - self._seen)
        if unknown:
            raise _first([self.wrong("unknown-field", field=field) for field in unknown])

    def _cell(self, value: object, field: str, limit: int) -> Cell:
        if isinstance(value, int | float) and not isinstance(value, bool):
            if not math.isfinite(value) or abs(value) >= _LARGEST:
                raise self.wrong("figure", field=field)
            return value
        if not isinstance(value, dict):
            raise self.wrong("cell", field=field)
        return self._translated(value, field, limit, lines=False)

    def _some(self, field: str, key: str) -> list[Any]:
        """Two and more, and not more than anybody could look at."""
        values: list[Any] = self._take(field, list, key)
        if len(values) < 2:
            raise self.wrong("two", field=field)
        if len(values) > _CELLS:
            raise self.wrong("count-between", field=field, least=2, most=_CELLS, has=len(values))
        return values

    def _take(self, field: str, kind: type, key: str, **args: str | int) -> Any:
        self._seen.add(field)
        if field not in self._raw:
            raise self.wrong("missing", field=field)
        value = self._raw[field]
        if not isinstance(value, kind):
            raise self.wrong(key, field=field, **args)
        return value

    def _one_of(self, value: object, field: str, limit: int) -> Text:
        if not isinstance(value, dict):
            raise self.wrong("translations", field=field)
        return self._translated(value, field, limit, lines=False)

    def _checked(self, value: str, field: str, pattern: str, limit: int, lines: bool = False) -> str:
        if not value.strip():
            raise self.wrong("empty", field=field)
        if value != value.strip():
            raise self.wrong("edge", field=field)
        if not lines and ("\n" in value or "  " in value):
            raise self.wrong("line", field=field)
        if unseen := _unseen(value):
            raise self.wrong("sign", field=field, sign=f"U+{ord(unseen):04X}")
        if len(value) > limit:
            raise self.wrong("long", field=field, limit=limit, has=len(value))
        if pattern and not re.fullmatch(pattern, value):
            raise self.wrong("looks", field=field, said=value)
        return value

    def _translated(self, raw: Mapping[str, Any], field: str, limit: int, lines: bool) -> Text:
        unknown = sorted(set(raw) - set(self.locales))
        missing = [locale for locale in self.locales if not isinstance(raw.get(locale), str)]
        found = [self.wrong("untranslated", field=field, locale=locale) for locale in missing]
        found += [self.wrong("language", field=field, locale=locale) for locale in unknown]
        if found:
            raise _first(found)
        said = all_of(
            partial(
                self._said, raw[locale].strip() if lines else raw[locale], f"{field}.{locale}", locale, limit, lines
            )
            for locale in self.locales
        )
        return {**dict.fromkeys(LOCALES, said[0]), **dict(zip(self.locales, said, strict=True))}

    def _said(self, text: str, field: str, locale: str, limit: int, lines: bool) -> str:
        text = self._checked(text.strip() if lines else text, field, "", limit, lines)
        # A text pasted under the wrong language is the commonest mistake of a translation and no eye sees it.
        if locale == "ru" and not _CYRILLIC.search(text):
            raise self.wrong("no-russian", field=field)
        if locale == "en" and _CYRILLIC.search(text):
            raise self.wrong("russian", field=field)
        return text
