"""The rewriting of `$n`: what SQLite runs must mean what PostgreSQL means by the same text."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.db import Database
from storage.drivers.sql import NotPortable, for_sqlite, statements
from tests.databases import MakeDb


@dataclass(frozen=True)
class Piece:
    """One column of a SELECT, and what PostgreSQL gives for it: `$n` is the n-th argument wherever it stands."""

    text: str
    argument: int | None
    value: str


PARAMETER = st.integers(1, 12).map(lambda n: Piece(f"CAST(${n} AS TEXT)", n - 1, ""))
LITERAL = st.text("ab$1?;'\"-/* ё", max_size=12).map(
    lambda text: Piece("'" + text.replace("'", "''") + "'", None, text)
)
NAMED = st.text("ab$1?;-/* ё", min_size=1, max_size=8).map(lambda name: Piece(f"""'v' AS "{name}" """, None, "v"))
GAP = st.sampled_from([" ", "\n", " -- $9 it's ? ;\n", " /* $8 'x ; */ ", " /* a /* $7 */ ' */ ", "  "])


def assembled(pieces: list[Piece], gaps: list[str]) -> str:
    columns = [gap + piece.text for piece, gap in zip(pieces, gaps, strict=True)]
    return "SELECT" + ",".join(columns) + " FROM (SELECT 1 AS one) AS t WHERE 1 = 1" + gaps[0]


def expected(pieces: list[Piece], args: list[str]) -> tuple[str, ...]:
    return tuple(piece.value if piece.argument is None else args[piece.argument] for piece in pieces)


def used_up(pieces: list[Piece]) -> tuple[list[Piece], list[str]]:
    """PostgreSQL wants every number up to the highest: call them 1 … n, the order of appearance stays mixed."""
    numbers = sorted({piece.argument for piece in pieces if piece.argument is not None})
    renamed = {number: position for position, number in enumerate(numbers)}
    out = [
        piece
        if piece.argument is None
        else Piece(f"CAST(${renamed[piece.argument] + 1} AS TEXT)", renamed[piece.argument], "")
        for piece in pieces
    ]
    return out, [f"argument {position}" for position in range(len(numbers))]


@st.composite
def selects(draw: st.DrawFn) -> tuple[list[Piece], list[str]]:
    pieces = draw(st.lists(st.one_of(PARAMETER, LITERAL, NAMED), min_size=1, max_size=8))
    return pieces, draw(st.lists(GAP, min_size=len(pieces), max_size=len(pieces)))


@given(selects())
def test_sqlite_gives_what_postgres_means(select: tuple[list[Piece], list[str]]) -> None:
    pieces, args = used_up(select[0])
    prepared = for_sqlite(assembled(pieces, select[1]))
    assert prepared.expected == len(args)
    with closing(sqlite3.connect(":memory:")) as handle:
        row = handle.execute(prepared.text, [args[i] for i in prepared.order]).fetchone()
    assert row == expected(pieces, args)


async def test_the_expectation_is_what_postgres_gives(make_db: MakeDb) -> None:
    """The oracle above is a model; here a real PostgreSQL is asked whether the model is right."""
    db: Database = await make_db("postgres", migrated=False)
    pieces = [
        Piece("CAST($3 AS TEXT)", 2, ""),
        Piece("'it''s $1 ? ;'", None, "it's $1 ? ;"),
        Piece("CAST($1 AS TEXT)", 0, ""),
        Piece("""'v' AS "$2 -- ?" """, None, "v"),
        Piece("CAST($3 AS TEXT)", 2, ""),
        Piece("CAST($2 AS TEXT)", 1, ""),
    ]
    gaps = [" -- $9 it's ? ;\n", " /* a /* $7 */ ' */ ", " ", "\n", " /* $8 'x ; */ ", " "]
    async with db.read() as tx:
        row = await tx.one(assembled(pieces, gaps), "a", "b", "c")
        assert row is not None
        assert tuple(row) == expected(pieces, ["a", "b", "c"])


def test_ten_is_not_one_and_a_zero() -> None:
    prepared = for_sqlite("SELECT " + ", ".join(f"${n}" for n in range(11, 0, -1)))
    assert prepared.order == tuple(range(10, -1, -1))
    assert prepared.text.count("?") == 11


def test_a_dollar_inside_a_name_is_no_parameter() -> None:
    assert for_sqlite("SELECT price$1 FROM t").order == ()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT $0",
        "SELECT $1a",
        "SELECT $name",
        "SELECT $$text$$",
        "SELECT a ? b",
        "SELECT E'a\\'b'",
        "SELECT U&'x'",
        "SELECT 'not closed",
        'SELECT "not closed',
        "SELECT 1 /* not closed",
    ],
)
def test_what_the_engines_read_differently_is_refused(sql: str) -> None:
    with pytest.raises(NotPortable):
        for_sqlite(sql)


@pytest.mark.parametrize(
    ("sql", "left"),
    [
        ("SELECT 1 FROM t FOR UPDATE", "SELECT 1 FROM t"),
        ("SELECT 1 FROM t FOR NO KEY UPDATE NOWAIT", "SELECT 1 FROM t"),
        ('SELECT 1 FROM t for key  share of t, "u v" skip locked', "SELECT 1 FROM t"),
        ("SELECT (SELECT 1 FROM t FOR SHARE) + 1", "SELECT (SELECT 1 FROM t ) + 1"),
        ("SELECT 'FOR UPDATE'", "SELECT 'FOR UPDATE'"),
        ("SELECT forx, for_update FROM t", "SELECT forx, for_update FROM t"),
        ("SELECT 1 FROM t FOR UPDATES", "SELECT 1 FROM t FOR UPDATES"),
    ],
)
def test_lock_clauses(sql: str, left: str) -> None:
    assert for_sqlite(sql).text == left


def test_statements_are_split_outside_of_literals_and_comments() -> None:
    script = """
    -- a comment; with a semicolon
    CREATE TABLE a (x TEXT DEFAULT ';');; INSERT INTO a VALUES ('it''s; fine') /* ; */;
    SELECT "a;b" FROM c
    """
    assert statements(script) == [
        "CREATE TABLE a (x TEXT DEFAULT ';')",
        "INSERT INTO a VALUES ('it''s; fine')",
        'SELECT "a;b" FROM c',
    ]
    assert statements(" -- nothing\n ; ;") == []
