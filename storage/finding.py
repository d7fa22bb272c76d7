"""Finds programmes: the words and filters of a person against an index in memory that knows when it has grown old.

One Finder a process. The database stays the truth: the index is built from it and says nothing but ids.
"""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice

import content
from rules import bitsets, stems
from rules.finding import Reader, Wanted, count, select
from rules.index import Builder, Entry, Index
from rules.reading import fold
from rules.typed import Word, as_written, understand
from storage.db import Database, Row, Tx

__all__ = ["PAGE", "Finder", "Found", "Reader", "Wanted", "touched"]
PAGE = 5
# Nobody turns a thousand pages.
MOST_PAGES = 1000
# Programmes that are read anew in the turn that needs them: some 50 ms.
SMALL = 2000
# Programmes read at a time otherwise: some 10 ms of the loop.
PIECE = 200
# Programmes in which the word is looked for that stands for a typed one: its forms there.
FORMS = 8
NUMBER = 40  # signs of a number of the registry

_COLUMNS = (
    "id, kind, hours, form, dot, registry_number, region_code, subjects, stages, starts_on, price, financing, words,"
    # Only what came in before words were kept has none: then its texts are read, here alone.
    " CASE WHEN words = '' THEN title ELSE '' END AS title,"
    " CASE WHEN words = '' THEN audience || ' ' || provider || ' ' || region || ' ' || annotation ELSE '' END AS rest"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of programmes: `number` counts from 0 and is bounded to what there is, `pages` is at least 1.

    how: "all" the words are in each, "some" only, "nothing" has any of them (whatever the filters say). `corrected`:
    typed words the catalogue does not know and the ones taken instead. `unknown`: by filter, how many it leaves out
    only because they do not say. `ready` is False while a large catalogue is read for the first time.
    """

    ids: tuple[int, ...] = ()
    number: int = 0
    pages: int = 1
    total: int = 0
    unknown: dict[str, int] = field(default_factory=dict)
    how: str = "all"
    corrected: tuple[tuple[str, str], ...] = ()
    ready: bool = True


async def touched(tx: Tx, programme: int) -> None:
    """Its competences were put right: every process reads this one again in its next search."""
    before = await tx.value("SELECT token FROM catalogue_state WHERE id = 1 FOR NO KEY UPDATE")
    token = secrets.token_hex(8)
    await tx.run(
        "INSERT INTO catalogue_touches (follows, token, programme) VALUES ($1, $2, $3)", before, token, programme
    )
    await tx.run("UPDATE catalogue_state SET token = $1 WHERE id = 1", token)


class Finder:
    def __init__(self) -> None:
        self._index: Index | None = None
        self._token = ""

    async def find(self, tx: Tx, wanted: Wanted, page: int, *, now: int) -> Found:
        """The page of the wanted list, on the catalogue as it is now; a large one that just changed, as it was."""
        index = await self._fresh(tx)
        if index is None:
            return Found(ready=False)
        if numbered := await _by_number(tx, wanted.words):
            return Found((numbered,), total=1)
        words = understand(wanted.words, index, content.speech())
        if wanted.words.strip() and not words:
            return Found(how="nothing")
        selected = select(index, wanted, words, _today(now))
        total = selected.bits.bit_count()
        pages = max(1, min(MOST_PAGES, -(-total // PAGE)))
        number = min(max(page, 0), pages - 1)
        shown = bitsets.ordered(selected.bits, selected.keys, number * PAGE, PAGE)
        return Found(
            tuple(index.ids[one] for one in shown),
            *(number, pages, total, selected.unknown, selected.how),
            corrected=await _corrected(tx, index, words),
        )

    async def counts(self, tx: Tx, wanted: Wanted, name: str, *, now: int) -> dict[str, int]:
        """How many the wanted list would hold with each value of one filter; "": how many do not say it. Empty while
        there is no index."""
        index = await self._fresh(tx)
        if index is None:
            return {}
        words = understand(wanted.words, index, content.speech())
        return count(index, wanted, words, name, _today(now))

    async def refresh(self, db: Database) -> bool:
        """Outside of turns, in small pieces: reads a catalogue that changed. True when another one answers now."""
        async with db.read() as tx:
            token = await _token(tx)
            if self._index is not None and (token == self._token or await self._touched(tx, token)):
                return False
        builder = Builder()
        last: int | None = 0
        while last is not None:
            async with db.read() as tx:
                last = await _read(tx, builder, last)
            await asyncio.sleep(0)
        for _ in builder.finish():
            await asyncio.sleep(0)
        return await self._switch(db, builder.index, token)

    async def _switch(self, db: Database, index: Index, token: str) -> bool:
        """Not to one that was read while an import came in: the next round reads it again."""
        before = self._index, self._token
        async with db.read() as tx:
            self._index, self._token = index, token
            now = await _token(tx)
            if now == token or await self._touched(tx, now):
                return True
        self._index, self._token = before
        return False

    async def _fresh(self, tx: Tx) -> Index | None:
        token = await _token(tx)
        if self._index is not None and (token == self._token or await self._touched(tx, token)):
            return self._index
        many = await tx.all("SELECT id FROM programmes WHERE archived_at IS NULL LIMIT $1", SMALL + 1)
        if len(many) <= SMALL:
            builder = Builder()
            last: int | None = 0
            while last is not None:
                last = await _read(tx, builder, last)
            for _ in builder.finish():
                pass
            self._index, self._token = builder.index, token
        return self._index

    async def _touched(self, tx: Tx, token: str) -> bool:
        """Follows the corrections from the index's token to this one; False when there is no such way."""
        while self._token != token and self._index is not None:
            step = await tx.one("SELECT token, programme FROM catalogue_touches WHERE follows = $1", self._token)
            if step is None:
                return False
            codes = await tx.all(
                "SELECT code FROM programme_competences WHERE programme = $1 ORDER BY place", step["programme"]
            )
            self._index.recode(step["programme"], [row["code"] for row in codes])
            self._token = step["token"]
        return True


async def _token(tx: Tx) -> str:
    token: str = await tx.value("SELECT token FROM catalogue_state WHERE id = 1")
    return token


async def _read(tx: Tx, builder: Builder, after: int) -> int | None:
    """The next programmes into the builder; the last one's id, None when there are no more."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM programmes WHERE id > $1 AND archived_at IS NULL ORDER BY id LIMIT $2", after, PIECE
    )
    if not rows:
        return None
    last: int = rows[-1]["id"]
    codes: dict[int, list[str]] = {}
    for row in await tx.all(
        "SELECT programme, code FROM programme_competences WHERE programme > $1 AND programme <= $2"
        " ORDER BY programme, place",
        after,
        last,
    ):
        codes.setdefault(row["programme"], []).append(row["code"])
    for row in rows:
        builder.add(_entry(row, codes.get(row["id"], ())))
    return last


def _entry(row: Row, codes: Sequence[str]) -> Entry:
    financing = row["financing"]
    return Entry(
        id=row["id"],
        words=row["words"] or stems.document(row["title"], row["rest"]),
        codes=tuple(codes),
        kind=row["kind"],
        hours=row["hours"],
        form=row["form"],
        dot=row["dot"],
        registry=bool(row["registry_number"]),
        region=row["region_code"],
        subjects=_list(row["subjects"]),
        stages=_list(row["stages"]),
        starts_on=row["starts_on"],
        price=row["price"],
        paid=None if financing is None else financing == "paid",
    )


def _list(held: str) -> tuple[str, ...]:
    return tuple(held.strip(",").split(",")) if held else ()


async def _by_number(tx: Tx, words: str) -> int | None:
    """A number of the registry that was typed whole."""
    number = fold(words).removeprefix("№").strip()
    if len(number) > NUMBER or not any(sign.isdigit() for sign in number):
        return None
    found: int | None = await tx.value(
        "SELECT id FROM programmes WHERE identity IN ($1, $2) AND archived_at IS NULL",
        *(f"registry:{number}", f"demo:registry:{number}"),
    )
    return found


async def _corrected(tx: Tx, index: Index, words: Sequence[Word]) -> tuple[tuple[str, str], ...]:
    """Each typed word that was not understood as it is, and the one taken, as it stands in a programme."""
    told = []
    for word in words:
        if word.meant:
            told.append((word.typed, word.meant))
        elif word.taken:
            title = index.with_any((word.taken,), title=True)
            some = islice(bitsets.numbers(title or index.with_any((word.taken,))), FORMS)
            ids = [index.ids[number] for number in some]
            texts = "title" if title else "audience || ' ' || provider || ' ' || region || ' ' || annotation"
            holes = ", ".join(f"${n}" for n in range(1, len(ids) + 1))
            rows = await tx.all(f"SELECT {texts} AS said FROM programmes WHERE id IN ({holes})", *ids)
            told.append((word.typed, as_written(word, (row["said"] for row in rows))))
    return tuple(told)


def _today(now: int) -> date:
    return datetime.fromtimestamp(now, UTC).date()
