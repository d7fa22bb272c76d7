"""`python -m bench catalogue [DATABASE_URL]`: a catalogue of 100,000 programmes, brought in as a file is; lists,
searches and filters as in a turn, cards too; FTS5 and tantivy beside, over the same words; how the index is built.
"""

import asyncio
import gc
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

import content
from bench.contest import ROOT
from bench.shelf import programmes, written_titles
from jobs.catalogue_files import bring_rows
from rules import matching, stems
from rules.filters import Filters, Sort
from storage.db import Database
from storage.finding import Finder, Reader, Wanted
from storage.migrate import migrate
from storage.open import open_database
from storage.programmes import cards

MANY, SEED = 100_000, 2026
EACH = 300  # searches of a kind
NOW = 1_795_305_600  # 22 November 2026
SAME = {"system_activity": "methodical", "environment": "methodical"}
TAP = 0.002  # seconds between two looks at whether the loop still turns

Ask = Callable[[Sequence[str]], object]


class Times:
    """How long something was each time, and its CPU of this thread, which other work on the machine does not change."""

    def __init__(self) -> None:
        self._walls: list[float] = []
        self._cpus: list[float] = []

    @contextmanager
    def one(self) -> Iterator[None]:
        cpu, wall = time.thread_time(), time.perf_counter()
        yield
        self._walls.append((time.perf_counter() - wall) * 1000)
        self._cpus.append((time.thread_time() - cpu) * 1000)

    def row(self, name: str, found: int | None = None) -> None:
        walls, cpus = sorted(self._walls), sorted(self._cpus)
        said = "" if found is None else f"{found:>8}"
        print(
            f"{name:<32}{_at(walls, 0.5):>8.2f}{_at(walls, 0.99):>8.2f}{walls[-1]:>9.2f}"
            f"{_at(cpus, 0.5):>9.2f}{_at(cpus, 0.99):>9.2f}{said}"
        )


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[int(len(ordered) * share)]


async def measure(url: str | None) -> None:
    codes()
    with tempfile.TemporaryDirectory(dir=ROOT / "var", prefix="bench-") as folder:
        db = await open_database(url or f"sqlite:///{Path(folder) / 'catalogue.db'}")
        try:
            await migrate(db, now=NOW)
            began = time.perf_counter()
            await bring_rows(db, "bench", programmes(MANY, seed=SEED), now=NOW)
            print(f"\n{MANY} programmes made up and brought in: {time.perf_counter() - began:.0f} s ({db.engine})")
            finder = await _build(db)
            await _lists(db, finder)
            if db.engine == "sqlite":
                _peers(await _texts(db), Path(folder))
        finally:
            await db.close()


def codes() -> None:
    """The share of written titles whose first code rules.matching finds, and its time."""
    titles = written_titles()
    matching.competences("")  # the phrases are read once
    began = time.thread_time()
    found = [next((match.code for match in matching.competences(title)), "") for _, title in titles]
    each = (time.thread_time() - began) / len(titles)
    right = sum(SAME.get(code, code) == SAME.get(got, got) for (code, _), got in zip(titles, found, strict=True))
    share = f"{right} of {len(titles)} written titles, {right / len(titles):.1%}"
    print(f"first codes right: {share}; {each * 1e6:.0f} µs of CPU a title")


async def _build(db: Database) -> Finder:
    """Outside of turns, while somebody else taps."""
    finder = Finder()
    pauses: list[float] = []
    gc.collect()
    gc.freeze()  # as main.serve does
    before, tapping = _resident(), asyncio.ensure_future(_tap(pauses))
    await asyncio.sleep(0.1)
    cpu, wall = time.process_time(), time.perf_counter()
    await finder.refresh(db)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    tapping.cancel()
    gc.collect()
    print(
        f"the index: {wall:.1f} s, {cpu:.1f} s of CPU, {_resident() - before:.0f} MB, pauses of the loop: p99"
        f" {_at(sorted(pauses), 0.99):.0f} ms, longest {max(pauses):.0f}"
    )
    return finder


async def _tap(pauses: list[float]) -> None:
    while True:
        since = time.perf_counter()
        await asyncio.sleep(TAP)
        pauses.append((time.perf_counter() - since - TAP) * 1000)


async def _lists(db: Database, finder: Finder) -> None:
    """Each as a turn does it: in its transaction, the page's cards too."""
    kinds = _kinds(Random(SEED))
    print(
        f"{'ms, the page and its cards':<32}{'p50':>8}{'p99':>8}{'longest':>9}{'CPU p50':>9}{'CPU p99':>9}{'found':>8}"
    )
    for name, wishes in kinds.items():
        times, totals = Times(), []
        for wanted in wishes:
            async with db.write() as tx:
                with times.one():
                    found = await finder.find(tx, wanted, 0, now=NOW)
                    await cards(tx, found.ids)
                totals.append(found.total)
        times.row(name, sorted(totals)[len(totals) // 2])
    times = Times()
    for wanted, by in zip(kinds["filters, three of them"], ("hours", "region", "subject") * EACH, strict=False):
        async with db.write() as tx:
            with times.one():
                await finder.counts(tx, wanted, by, now=NOW)
    times.row("counts of a filter's screen")


def _kinds(rng: Random) -> dict[str, list[Wanted]]:
    areas = [area.code for area in content.areas()]
    searches = [" ".join(words) for words in _queries(rng)]
    reader = Reader("mathematics", ("basic", "senior"), "23")
    narrow = Filters().put("hours", "16-72").put("dates", "soon").put("free", "1").let_in("free")
    return {
        "suggested, all deficits": [
            Wanted(codes=tuple(rng.sample(areas, rng.randint(1, 6))), reader=reader) for _ in range(EACH)
        ],
        "search, all words (AND)": [Wanted(words=words) for words in searches],
        "search, some words (OR)": [Wanted(words=f"{words} торсионный") for words in searches],
        "search with a slip": [Wanted(words=_slip(rng, words)) for words in searches],
        "search, half a word": [Wanted(words=words[: max(5, len(words) - 4)]) for words in searches],
        "filters, three of them": [
            Wanted(words=words if rng.random() < 0.5 else "", reader=reader, filters=narrow) for words in searches
        ],
        "by price": [Wanted(words=words, sort=Sort.CHEAPER) for words in searches],
    }


def _queries(rng: Random) -> list[list[str]]:
    """Two to four words of a title, as somebody remembers it."""
    found: list[list[str]] = []
    titles = [title for _, title in written_titles()]
    while len(found) < EACH:
        words = [word for word in stems.words(rng.choice(titles)) if len(word) > 3]
        if len(words) > 1:
            found.append(rng.sample(words, min(len(words), rng.randint(2, 4))))
    return found


def _slip(rng: Random, words: str) -> str:
    place = rng.randrange(1, len(words))
    return words[:place] + rng.choice("аоеинт") + words[place + 1 :]


async def _texts(db: Database) -> list[tuple[int, str]]:
    async with db.read() as tx:
        rows = await tx.all("SELECT id, words FROM programmes WHERE archived_at IS NULL")
    return [(row["id"], row["words"].replace("|", " ")) for row in rows]


def _peers(texts: Sequence[tuple[int, str]], folder: Path) -> None:
    """The first five and their number, in the order of BM25, over the same stems."""
    queries = [[stems.stem(word) for word in words] for words in _queries(Random(SEED))]
    for name, ask in (*_fts(texts, folder).items(), *_tantivy(texts).items()):
        times = Times()
        for words in queries:
            with times.one():
                ask(words)
        times.row(name)


def _fts(texts: Sequence[tuple[int, str]], folder: Path) -> dict[str, Ask]:
    handle = sqlite3.connect(folder / "fts.db")
    began = time.perf_counter()
    handle.execute("CREATE VIRTUAL TABLE texts USING fts5(words, content='')")
    handle.executemany("INSERT INTO texts (rowid, words) VALUES (?, ?)", texts)
    handle.commit()
    print(f"FTS5 is built in {time.perf_counter() - began:.1f} s")

    def ask(words: Sequence[str], joined: str) -> object:
        match = joined.join(f'"{word}"' for word in words)
        return handle.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 5", (match,)).fetchall()

    return {"FTS5, AND": lambda words: ask(words, " AND "), "FTS5, OR": lambda words: ask(words, " OR ")}


def _tantivy(texts: Sequence[tuple[int, str]]) -> dict[str, Ask]:
    try:
        import tantivy
    except ModuleNotFoundError:
        return {}
    schema = tantivy.SchemaBuilder().add_text_field("words", tokenizer_name="whitespace").build()
    index = tantivy.Index(schema)
    began = time.perf_counter()
    writer = index.writer()
    for _, words in texts:
        writer.add_document(tantivy.Document(words=words))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    print(f"tantivy is built in {time.perf_counter() - began:.1f} s")
    searcher = index.searcher()

    def ask(words: Sequence[str], joined: str) -> object:
        return searcher.search(index.parse_query(joined.join(words), ["words"]), 5).hits

    return {"tantivy, AND": lambda words: ask(words, " AND "), "tantivy, OR": lambda words: ask(words, " OR ")}


def _resident() -> float:
    """MB that are resident now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4 / 1024
