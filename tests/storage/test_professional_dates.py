"""Days of training: the later of a word and a confirmed document, reminders that go with it; what support counts."""

from dataclasses import replace
from datetime import date

from rules.dpo import Told
from rules.support import Facts
from storage import privacy, professional_dates, requests, support
from storage.db import Database, Tx
from tests.databases import NOW, SecondLook
from tests.storage.broadcasting import places, somebody
from tests.storage.test_requests import LATER, PAPER, ask, enrol, programme

WAITING = "SELECT which FROM outbox WHERE kind = 'date-near' AND state = 'waiting' ORDER BY due_at"
DAY = 86_400


async def known(tx: Tx, person: int) -> tuple[date, bool]:
    found = await professional_dates.dates(tx, person)
    return found.days["dpo"], found.by_document


async def facts(tx: Tx, person: int, year: int) -> Facts:
    return await support.facts(tx, person, since=date(year, 9, 1), zone="Europe/Moscow", now=NOW + 40 * DAY)


async def test_a_confirmed_document_moves_the_reminders(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, olga = await somebody(tx, organisation=1), await somebody(tx)
        await professional_dates.remind(tx, anna, on=True, now=NOW)
        made = await ask(tx, anna, await programme(tx))
        await enrol(tx, made.id, olga)
        sent = await requests.send_document(tx, made.id, anna, PAPER, now=NOW + 2)
        assert (await professional_dates.dates(tx, anna)).days == {}
        done = await requests.confirm_document(tx, made.id, by=olga, version=sent.version, now=NOW + 3)
        assert await known(tx, anna) == (date(2025, 12, 20), True)
    days = [(f"2028-12-20.{turn}",) for turn in (1, 2, 3)]
    assert await second_look(WAITING) == days
    async with db.write() as tx:
        await professional_dates.tell(tx, anna, "dpo", Told(date(2024, 5, 1), "month"), now=NOW)
        assert await known(tx, anna) == (date(2025, 12, 20), True)
        await professional_dates.tell(tx, anna, "dpo", Told(date(2025, 12, 21)), now=NOW)
        assert await known(tx, anna) == (date(2025, 12, 21), False)
        assert await professional_dates.take_back(tx, anna, "dpo", now=NOW)
        back = await requests.return_document(
            tx, made.id, by=olga, reason="Не тот номер", version=done.version, now=NOW + 4
        )
        assert (await professional_dates.dates(tx, anna)).days == {}
    assert await second_look(WAITING) == []
    async with db.write() as tx:
        paper = replace(PAPER, day=LATER)
        sent = await requests.send_document(tx, back.id, anna, paper, now=NOW + 5)
        await requests.confirm_document(tx, made.id, by=olga, version=sent.version, now=NOW + 6)
        await tx.run("UPDATE programmes SET kind = 'internship'")
        assert (await professional_dates.dates(tx, anna)).days == {}


async def test_a_programme_done_is_support(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, olga = await somebody(tx, organisation=1), await somebody(tx)
        made = await ask(tx, anna, await programme(tx))
        await enrol(tx, made.id, olga)
        sent = await requests.send_document(tx, made.id, anna, PAPER, now=NOW + 2)
        begun = await facts(tx, anna, 2025)
        assert (begun.chosen, begun.studied) == (1, 0)
        await requests.confirm_document(tx, made.id, by=olga, version=sent.version, now=NOW + 3)
        found = await facts(tx, anna, 2025)
        assert (found.studied, found.studied_on) == (1, PAPER.day)
        assert (await facts(tx, anna, 2026)).studied == 0


async def test_days_go_with_the_consent(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await places(tx)
        anna = await somebody(tx)
        await professional_dates.tell(tx, anna, "dpo", Told(date(2024, 5, 1)), now=NOW)
        await professional_dates.remind(tx, anna, on=True, now=NOW)
        assert await privacy.become_nameless(tx, anna, messenger="telegram", hashed="h", now=NOW)
    assert await second_look("SELECT person FROM professional_dates UNION SELECT person FROM date_reminders") == []
