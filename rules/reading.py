"""How the data of the field is read: one table at a time, every mistake named by file, item and reason.

Pure: the text comes in from `content`, nothing is opened here.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, Self

LOCALES = ("ru", "en")

Text = Mapping[str, str]
"""One thing said in every language, by locale."""

Cell = Text | int | float
"""A figure is the same in all languages, only written otherwise; what has a letter is said in each."""

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


class BrokenContent(Exception):
    """A file of the field's data that must not be used: which file, which item in it, and why."""

    def __init__(self, file: str, item: str, reason: str) -> None:
        super().__init__(f"{file}, {item}: {reason}")
        self.file = file
        self.item = item
        self.reason = reason


def fold(text: str) -> str:
    """Lower case, ё as е, one space between words: what people type and what files say meet here."""
    return " ".join(text.casefold().replace("ё", "е").split())


class Table:
    """One TOML table that is read field by field; `done` refuses what nobody asked for (a typing mistake in a name)."""

    def __init__(self, raw: Mapping[str, Any], file: str, item: str) -> None:
        self._raw = raw
        self._seen: set[str] = set()
        self.file = file
        self.item = item

    @classmethod
    def parse(cls, text: str, file: str) -> Self:
        try:
            return cls(tomllib.loads(text), file, "file")
        except tomllib.TOMLDecodeError as error:
            raise BrokenContent(file, "file", f"is not TOML: {error}") from error

    def broken(self, reason: str) -> BrokenContent:
        return BrokenContent(self.file, self.item, reason)

    def has(self, field: str) -> bool:
        return field in self._raw

    def string(self, field: str, pattern: str = "", limit: int = 200) -> str:
        return self._checked(self._take(field, str, "a text"), field, pattern, limit)

    def flag(self, field: str, default: bool | None = None) -> bool:
        if default is not None and field not in self._raw:
            return default
        return bool(self._take(field, bool, "true or false"))

    def number(self, field: str, least: int, most: int) -> int:
        value = self._take(field, int, "a whole number")
        if isinstance(value, bool) or not least <= value <= most:
            raise self.broken(f"“{field}” must be a whole number from {least} to {most}")
        return int(value)

    def strings(self, field: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        if default is not None and field not in self._raw:
            return default
        values = self._take(field, list, "a list of texts")
        if not all(isinstance(value, str) and value == value.strip() != "" for value in values):
            raise self.broken(f"“{field}” must be a list of texts, none of them empty")
        if len(set(values)) != len(values):
            raise self.broken(f"“{field}” says the same twice")
        return tuple(values)

    def text(self, field: str, limit: int, lines: bool = False) -> Text:
        return self._translated(self._take(field, dict, "a table of translations"), field, limit, lines)

    def texts(self, field: str, count: int, limit: int, most: int = 0) -> tuple[Text, ...]:
        """So many of them, or from `count` to `most`."""
        wanted = f"{count} to {most}" if most else f"{count}"
        values = self._take(field, list, f"a list of {wanted} translated texts")
        if not count <= len(values) <= (most or count):
            raise self.broken(f"“{field}” must have {'' if most else 'exactly '}{wanted}, has {len(values)}")
        read = []
        for number, value in enumerate(values, 1):
            if not isinstance(value, dict):
                raise self.broken(f"“{field} {number}” must be a table of translations")
            read.append(self._translated(value, f"{field} {number}", limit, lines=False))
        return tuple(read)

    def tables(self, field: str, name: str) -> list["Table"]:
        """The tables of a list; each is called by its own field `name` in messages, by its number if it has none."""
        values = self._take(field, list, "a list of tables")
        if not values or not all(isinstance(value, dict) for value in values):
            raise self.broken(f"“{field}” must be a list of tables, at least one")
        read = [Table(raw, self.file, str(raw.get(name, f"{field} {n}"))) for n, raw in enumerate(values, 1)]
        names = [table.item for table in read]
        for table in read:
            if names.count(table.item) > 1:
                raise table.broken(f"the {name} stands twice in the file")
        return read

    def inner(self, field: str) -> "Table":
        """The one table of a field, called «the item, field» in messages."""
        return Table(self._take(field, dict, "a table of fields"), self.file, f"{self.item}, {field}")

    def cells(self, field: str, limit: int = 40) -> tuple[Cell, ...]:
        """A list of figures and short translated texts, two and more."""
        values = self._take(field, list, "a list")
        if len(values) < 2:
            raise self.broken(f"“{field}” must have two and more")
        return tuple(self._cell(value, f"{field} {number}", limit) for number, value in enumerate(values, 1))

    def rows(self, field: str, width: int, limit: int = 40) -> tuple[tuple[Cell, ...], ...]:
        """Lists of `width` cells each, two and more."""
        values = self._take(field, list, "a list of rows")
        if len(values) < 2:
            raise self.broken(f"“{field}” must have two and more")
        for number, row in enumerate(values, 1):
            if not isinstance(row, list) or len(row) != width:
                raise self.broken(f"“{field} {number}” must have {width} cells, one a column")
        return tuple(
            tuple(self._cell(value, f"{field} {n}", limit) for value in row) for n, row in enumerate(values, 1)
        )

    def done(self) -> None:
        unknown = sorted(set(self._raw) - self._seen)
        if unknown:
            raise self.broken(f"unknown field “{unknown[0]}”")

    def _cell(self, value: object, field: str, limit: int) -> Cell:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        if not isinstance(value, dict):
            raise self.broken(f"“{field}” must be a figure or a table of translations")
        return self._translated(value, field, limit, lines=False)

    def _take(self, field: str, kind: type, wanted: str) -> Any:
        self._seen.add(field)
        if field not in self._raw:
            raise self.broken(f"“{field}” is missing")
        value = self._raw[field]
        if not isinstance(value, kind):
            raise self.broken(f"“{field}” must be {wanted}")
        return value

    def _checked(self, value: str, field: str, pattern: str, limit: int, lines: bool = False) -> str:
        if not value.strip():
            raise self.broken(f"“{field}” is empty")
        if value != value.strip():
            raise self.broken(f"“{field}” begins or ends with a space")
        if not lines and ("\n" in value or "  " in value):
            raise self.broken(f"“{field}” must be one line without double spaces")
        if len(value) > limit:
            raise self.broken(f"“{field}” is longer than {limit} signs: {len(value)}")
        if pattern and not re.fullmatch(pattern, value):
            raise self.broken(f"“{field}” does not look as it must: “{value}”")
        return value

    def _translated(self, raw: Mapping[str, Any], field: str, limit: int, lines: bool) -> Text:
        for locale in LOCALES:
            if not isinstance(raw.get(locale), str):
                raise self.broken(f"“{field}” has no translation “{locale}”")
        unknown = sorted(set(raw) - set(LOCALES))
        if unknown:
            raise self.broken(f"“{field}” has an unknown language “{unknown[0]}”")
        read = {
            locale: self._checked(raw[locale].strip() if lines else raw[locale], f"{field}.{locale}", "", limit, lines)
            for locale in LOCALES
        }
        # A text pasted under the wrong language is the commonest mistake of a translation and no eye sees it.
        if not _CYRILLIC.search(read["ru"]):
            raise self.broken(f"“{field}.ru” has no Russian letter")
        if _CYRILLIC.search(read["en"]):
            raise self.broken(f"“{field}.en” has a Russian letter")
        return read
