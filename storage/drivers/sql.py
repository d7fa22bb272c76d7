"""What is a parameter, a literal, a comment or a lock clause in a text of SQL.

One text serves both engines: PostgreSQL takes it as it is, SQLite gets what `for_sqlite` makes of it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_IDENTIFIER = r'(?:"(?:[^"]|"")*"|[^\W\d][\w$]*)'

_TOKEN = re.compile(
    rf"""
      (?P<comment> --[^\n]* | /\* )
    | (?P<literal> '(?:[^']|'')*' | "(?:[^"]|"")*" )
    | (?P<lock> FOR \s+ (?: NO\s+KEY\s+UPDATE | UPDATE | KEY\s+SHARE | SHARE ) (?![\w$])
        (?: \s+ OF \s+ {_IDENTIFIER} (?: \s*,\s* {_IDENTIFIER} )* )?
        (?: \s+ (?: NOWAIT | SKIP\s+LOCKED ) (?![\w$]) )? )
    | (?P<foreign> [EBXNU] &? ' )
    | (?P<word> [^\W\d][\w$]* )
    | (?P<parameter> \$ [1-9]\d{{0,4}} (?![\w$]) )
    | (?P<number> \d [\w.]* )
    | (?P<end> ; )
    | (?P<refused> [$?'"] )
    | (?P<other> . )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)

_COMMENT_MARK = re.compile(r"/\*|\*/")


class NotPortable(ValueError):
    """A text of SQL that the two engines would not read the same way: a defect of ours."""


class Prepared(NamedTuple):
    text: str
    order: tuple[int, ...]  # for each `?` in turn, the index of its argument
    expected: int  # how many arguments the text takes


def _comment_end(sql: str, start: int) -> int:
    """Behind the `/* … */` that opens at `start`. PostgreSQL nests them, SQLite does not."""
    depth, at = 1, start + 2
    while depth:
        mark = _COMMENT_MARK.search(sql, at)
        if mark is None:
            raise NotPortable(f"a comment is not closed: {sql[start : start + 60]!r}")
        depth += 1 if mark.group() == "/*" else -1
        at = mark.end()
    return at


def _tokens(sql: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(sql):
        token = _TOKEN.match(sql, at)
        assert token is not None and token.lastgroup is not None  # noqa: S101, PT018 -- `.` matches whatever is left
        kind, text, at = token.lastgroup, token.group(), token.end()
        if kind == "comment":
            if text == "/*":
                at = _comment_end(sql, token.start())
            kind, text = "other", " "
        elif kind in {"refused", "foreign"}:
            raise NotPortable(f"{text} is not read alike by both engines: {sql[token.start() : token.start() + 60]!r}")
        yield kind, text


@lru_cache(maxsize=2048)
def for_sqlite(sql: str) -> Prepared:
    """`$n` as plain `?` with the order of the arguments, without comments and lock clauses.

    SQLite would bind `$n` by order of appearance: `SET a = $2 WHERE b = $1` silently swaps the two. A lock clause has
    no meaning there, because BEGIN IMMEDIATE has locked the whole file.
    """
    out: list[str] = []
    order: list[int] = []
    for kind, text in _tokens(sql):
        if kind == "parameter":
            order.append(int(text[1:]) - 1)
            out.append("?")
        elif kind != "lock":
            out.append(text)
    return Prepared("".join(out).strip(), tuple(order), max(order, default=-1) + 1)


def statements(script: str) -> list[str]:
    """A script split at `;` outside of literals and comments; comments and empty statements are left out."""
    out: list[str] = []
    current: list[str] = []
    for kind, text in _tokens(script):
        if kind == "end":
            out.append("".join(current).strip())
            current = []
        else:
            current.append(text)
    out.append("".join(current).strip())
    return [statement for statement in out if statement]
