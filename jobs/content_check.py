"""`check-content`: every mistake in the files of the field by file, item and reason; no token and no database.

Without files all of content/, otherwise each file as an instrument by what stands in it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import content
from bot.broken import line, where
from bot.texts import T, plain
from content import Looked
from rules import instrument
from rules.doubts import doubts
from rules.literacy import Variant, unlike
from rules.reading import FILE, BrokenContent, decode, load, wrong

WELL, MISTAKES, UNREADABLE = 0, 1, 2
LARGEST = 1024  # KB: an instrument of a hundred items is a tenth of it
# With one of these nothing of the file was read.
_SHUT = {
    *("no-file", "folder", "closed", "too-big", "empty-file", "utf-16", "utf-8", "binary", "book"),
    *("toml", "toml-twice", "toml-end", "toml-strange"),
}

Echo = Callable[[str], None]


def check(paths: Sequence[Path], *, t: T, echo: Echo) -> int:
    """0 nothing is wrong, 1 something is, 2 a file could not be read at all."""
    looked = [_look_at(path) for path in paths] if paths else content.look_through()
    _compare(looked)
    found = [mistake for one in looked for mistake in one.mistakes]
    for mistake in found:
        echo(line(mistake, t))
    asked = 0
    for one in looked:
        for doubt in doubts(one.instrument) if one.instrument else ():
            asked += 1
            said = plain(t(f"doubt-{doubt.key}", **doubt.said))
            echo(f"{one.file}, {where(doubt.item, t)}: {plain(t('check-doubt', said=said))}")
    echo(plain(t("check-sum", files=len(looked), mistakes=len(found), doubts=asked)))
    if any(mistake.key in _SHUT for mistake in found):
        return UNREADABLE
    return MISTAKES if found else WELL


def _look_at(path: Path) -> Looked:
    name = str(path)
    try:
        read, found = instrument.read(load(decode(_bytes(path), name), name), name, content.areas())
    except BrokenContent as broken:
        return Looked(name, None, broken.all)
    return Looked(name, read, found)


def _bytes(path: Path) -> bytes:
    name = str(path)
    try:
        if path.is_dir():
            raise wrong(name, FILE, "folder")
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise wrong(name, FILE, "closed")
        with path.open("rb") as file:
            data = file.read(LARGEST * 1024 + 1)
    except FileNotFoundError:
        raise wrong(name, FILE, "no-file") from None
    except (OSError, ValueError):  # no right to read it; a name that cannot be one
        raise wrong(name, FILE, "closed") from None
    if len(data) > LARGEST * 1024:
        raise wrong(name, FILE, "too-big", limit=LARGEST)
    return data


def _compare(looked: Sequence[Looked]) -> None:
    """Variants of one test, where both are here, must be parallel."""
    tests = [(one, one.instrument) for one in looked if isinstance(one.instrument, Variant)]
    for place, (other, second) in enumerate(tests):
        for _, first in tests[:place]:
            if first.code == second.code:
                other.mistakes.extend(unlike(first, second, other.file))
