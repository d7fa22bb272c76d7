"""Numbers of papers: one a kind, subject and period; in a row a school, a kind and a year; two at once differ."""

import asyncio
from datetime import date

import pytest

from storage import documents
from storage.db import Database, Tx
from storage.documents import Document
from tests.databases import NOW
from tests.storage.seating import person

FIRST, LAST = date(2026, 11, 1), date(2026, 12, 31)


async def schools(tx: Tx) -> tuple[int, int]:
    district = await tx.value(
        "INSERT INTO municipalities (region, name, folded) VALUES ('23', 'Район', 'район') RETURNING id"
    )
    sql = "INSERT INTO organisations (municipality, name, folded) VALUES ($1, $2, $2) RETURNING id"
    return await tx.value(sql, district, "СОШ № 11"), await tx.value(sql, district, "СОШ № 12")


async def give(
    tx: Tx, at: int, by: int, *, kind: str = "journal", subject: str = "pair:1", first: date = FIRST,
    last: date | None = LAST, year: int = 2026,
) -> Document:  # fmt: skip
    return await documents.number(
        tx, organisation=at, kind=kind, subject=subject, period_from=first, period_to=last, year=year, by=by, now=NOW
    )  # fmt: skip


async def test_they_go_in_a_row(db: Database) -> None:
    async with db.write() as tx:
        by = await person(tx, "Ирина")
        here, there = await schools(tx)
        signs = [
            (await give(tx, here, by)).sign,
            (await give(tx, here, by, subject="pair:2")).sign,
            (await give(tx, here, by, subject="pair:2", last=None)).sign,
            (await give(tx, here, by, subject="pair:2", kind="report")).sign,
            (await give(tx, there, by, subject="pair:3")).sign,
            (await give(tx, here, by, subject="pair:2", first=date(2027, 1, 1), year=2027)).sign,
            (await give(tx, here, by, subject="mentor:1", kind="hours")).sign,
            (await give(tx, here, by, kind="programme", last=None)).sign,
        ]
    assert signs == [
        "№ 1-Ж/2026", "№ 2-Ж/2026", "№ 3-Ж/2026", "№ 1-О/2026", "№ 1-Ж/2026", "№ 1-Ж/2027", "№ 1-С/2026", "№ 1-П/2026",
    ]  # fmt: skip


async def test_a_paper_keeps_its_number_in_the_next_year_too(db: Database) -> None:
    async with db.write() as tx:
        by = await person(tx, "Ирина")
        here, _ = await schools(tx)
        first = await give(tx, here, by, last=None)
        again = await give(tx, here, await person(tx, "Мария"), last=None, year=2027)
        assert again == first
        assert await tx.value("SELECT count(*) FROM documents") == 1
        assert await tx.value("SELECT count(*) FROM audit WHERE action = 'document.numbered'") == 1
        assert first.organisation_name == "СОШ № 11"
        assert (first.period_from, first.period_to, first.about) == (FIRST, None, 1)


async def test_two_at_once_have_two_numbers(db: Database) -> None:
    async with db.write() as tx:
        by = await person(tx, "Ирина")
        here, _ = await schools(tx)

    async def one(subject: str) -> str:
        async with db.write() as tx:
            return (await give(tx, here, by, subject=subject)).sign

    signs = await asyncio.gather(*(one(f"pair:{number % 4}") for number in range(8)))
    assert sorted(set(signs)) == ["№ 1-Ж/2026", "№ 2-Ж/2026", "№ 3-Ж/2026", "№ 4-Ж/2026"]
    assert signs[:4] == signs[4:]


async def test_a_paper_that_is_not_there(db: Database) -> None:
    async with db.write() as tx:
        with pytest.raises(LookupError):
            await documents.document(tx, 77)
