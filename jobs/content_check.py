"""`check-content`: every mistake in the files of the field by file, item and reason; no token and no database.

Without files all of content/, otherwise each file, TOML or a workbook, as an instrument by what stands in it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import content
from bot.broken import what, where
from bot.broken import why as why_broken
from bot.instrument_words import why
from bot.texts import T, plain
from content import Looked
from jobs.instrument_files import LARGEST, Opened, opened
from rules import instrument
from rules.doubts import Doubt, doubts
from rules.literacy import Variant, unlike
from rules.reading import FILE, BrokenContent, wrong

WELL, MISTAKES, UNREADABLE = 0, 1, 2
# With one of these nothing of the file was read.
_SHUT = {
    *("no-file", "folder", "closed", "too-big", "empty-file", "utf-16", "utf-8", "binary", "book", "old-book"),
    *("toml", "toml-twice", "toml-end", "toml-strange", "rows-many"),
}

Echo = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file with all that is wrong in it; `opened`: where that stands, if it is a workbook."""

    file: Looked
    opened: Opened | None = None

    @property
    def shut(self) -> bool:
        return any(mistake.key in _SHUT for mistake in self.file.mistakes)


def check(paths: Sequence[Path], *, t: T, echo: Echo) -> int:
    """0 nothing is wrong, 1 something is, 2 a file could not be read at all."""
    seen = [_look_at(path) for path in paths] if paths else [_Seen(it) for it in content.look_through()]
    _compare([it.file for it in seen])
    found = [(it, mistake) for it in seen for mistake in it.file.mistakes]
    for it, mistake in found:
        echo(_line(it, mistake, t))
    doubted = [(it, said) for it in seen for said in _doubts(it, t)]
    for it, said in doubted:
        echo(f"{it.file.file}, {said}")
    echo(plain(t("check-sum", files=len(seen), mistakes=len(found), doubts=len(doubted))))
    if any(it.shut for it in seen):
        return UNREADABLE
    return MISTAKES if found else WELL


def _line(it: _Seen, broken: BrokenContent, t: T) -> str:
    """«file, item: reason»; of a workbook the sheet and the row too, and the column instead of the field."""
    place = it.opened.place(broken, t) if it.opened else ""
    if not it.opened or not place:
        return f"{broken.file}, {what(broken, t)}: {plain(why_broken(broken, t))}"
    return f"{broken.file}, {what(broken, t)} ({place}): {plain(why(it.opened.mistake(broken), t))}"


def _doubts(it: _Seen, t: T) -> Iterator[str]:
    for broken in it.opened.warnings if it.opened else ():
        yield f"{what(broken, t)}: {_look(plain(why_broken(broken, t)), t)}"
    for doubt in doubts(it.file.instrument) if it.file.instrument else ():
        yield f"{where(doubt.item, t)}: {_look(_doubt(doubt, t), t)}"


def _doubt(doubt: Doubt, t: T) -> str:
    return plain(t(f"doubt-{doubt.key}", **doubt.said))


def _look(said: str, t: T) -> str:
    return plain(t("check-doubt", said=said))


def _look_at(path: Path) -> _Seen:
    name = str(path)
    try:
        it = opened(_bytes(path), name)
    except BrokenContent as broken:
        return _Seen(Looked(name, None, broken.all))
    if it.mistakes:
        return _Seen(Looked(name, None, list(it.mistakes)), it)
    read, found = instrument.read(it.raw, name, content.areas())
    return _Seen(Looked(name, None if it.besides else read, [*it.besides, *found]), it)


def _bytes(path: Path) -> bytes:
    name = str(path)
    try:
        if path.is_dir():
            raise wrong(name, FILE, "folder")
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise wrong(name, FILE, "closed")
        with path.open("rb") as file:
            return file.read(LARGEST * 1024 + 1)
    except FileNotFoundError:
        raise wrong(name, FILE, "no-file") from None
    except (OSError, ValueError):  # no right to read it; a name that cannot be one
        raise wrong(name, FILE, "closed") from None


def _compare(looked: Sequence[Looked]) -> None:
    """Variants of one test, where both are here, must be parallel."""
    tests = [(one, one.instrument) for one in looked if isinstance(one.instrument, Variant)]
    for place, (other, second) in enumerate(tests):
        for _, first in tests[:place]:
            if first.code == second.code:
                other.mistakes.extend(unlike(first, second, other.file))
