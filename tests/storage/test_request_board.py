"""The desk on both engines: lists in their order, the next of a queue, a group under locks, who is to hear of it."""

import asyncio
from datetime import date
from typing import Any

import pytest

from rules.request_desk import VIEWS, Pile, mark
from rules.requests import Paper
from rules.roles import Scope
from storage import request_board, requests, roles
from storage.db import Database, Tx
from storage.request_board import Changed
from tests.databases import NOW, SecondLook
from tests.storage.broadcasting import places, somebody
from tests.storage.test_requests import TODAY, ask, enrol, programme

TOWN = Scope("municipality", "1", (("region", "23"),))
SCOPES = (Scope("all"), Scope("region", "23"), TOWN, Scope("organisation", "1"))
DAY = 86_400


async def asked(tx: Tx, number: int, *, days: int = 0, name: str = "Анна", **columns: Any) -> int:
    """`days` ago, by somebody of school 1."""
    person = await somebody(tx, **{"organisation": 1, "name": name, **columns})
    made = await ask(tx, person, number)
    await tx.run("UPDATE requests SET asked_at = $1 WHERE id = $2", NOW - days * DAY, made.id)
    return made.id


async def sent(tx: Tx, number: int, by: int) -> int:
    await enrol(tx, number, by)
    person = (await requests.request(tx, number)).person
    made = await requests.send_document(tx, number, person, Paper("1", date(2025, 11, 24), 36), now=NOW)
    return made.version


async def test_lists_counts_and_the_next_of_a_queue(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        vera, number = await somebody(tx), await programme(tx, title="Оценивание", places=25)
        late, newer, oldest = [await asked(tx, number, days=days) for days in (8, 1, 30)]
        other = await asked(tx, await programme(tx), days=3)
        for_check, done, no = [await asked(tx, number) for _ in range(3)]
        await sent(tx, for_check, vera)
        version = await sent(tx, done, vera)
        await requests.confirm_document(tx, done, by=vera, version=version, now=NOW)
        await requests.refuse(tx, no, by=vera, reason="other", words="весной", now=NOW)
        for scope in SCOPES:
            counts = await request_board.counts(tx, scope, now=NOW)
            assert (counts.of, counts.late) == (dict(zip(VIEWS, (4, 1, 0, 1, 1, 0), strict=True)), 2)
            assert await request_board.unanswered(tx, scope) == (4, 1)
            found = await request_board.listing(tx, scope, "waiting", limit=3)
            assert [it.request.id for it in found] == [oldest, late, other]
        assert not (await request_board.counts(tx, Scope("municipality", "2"), now=NOW)).any
        queue = [oldest, late, newer]
        after = [await requests.request(tx, it) for it in queue]
        following = [await request_board.following(tx, TOWN, "waiting", it, programme=number) for it in after]
        assert following == [late, newer, oldest]
        decided = await enrol(tx, late, vera)
        assert await request_board.following(tx, TOWN, "waiting", decided, programme=number) == newer
        for view in VIEWS:
            shown = await request_board.listing(tx, TOWN, view, limit=9)
            assert len(shown) == await request_board.total(tx, TOWN, view)
        programmes = await request_board.wanted(tx, TOWN, limit=5)
        assert [(it.programme, it.waiting, it.taken, it.places) for it in programmes] == [
            (number, 2, 3, 25), (number + 1, 1, 0, None)
        ]  # fmt: skip
        assert await request_board.programmes(tx, TOWN) == 2


async def test_results_are_not_told_without_a_consent(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        made = await asked(tx, await programme(tx))
        await tx.run("UPDATE requests SET area = 'assessment', level = 1.8 WHERE id = $1", made)
        said = (await request_board.case(tx, made)).request
        assert (said.area, said.level, said.attempt) == (None, None, None)
        await tx.run(
            "INSERT INTO consent_texts (hash, purpose, version, locale, text) VALUES ('r', 'results', '1', 'ru', 'да')"
        )
        await tx.run(
            "INSERT INTO consents (person, purpose, text_hash, given_at) VALUES ($1, 'results', 'r', 1)", said.person
        )
        assert (await request_board.case(tx, made)).request.area == "assessment"
        await tx.run("UPDATE consents SET withdrawn_at = 2 WHERE purpose = 'results'")
        assert (await request_board.case(tx, made)).request.area is None


async def test_a_name_is_found_by_its_beginning(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        number = await programme(tx)
        made = await asked(tx, number, name="Семёнова Анна")
        await asked(tx, number, name="Петрова Анна")
        for typed in ("семен", "АННА семёнова"):
            assert [it.request.id for it in await request_board.named(tx, TOWN, typed, limit=9)] == [made]
        assert len(await request_board.named(tx, TOWN, "анна", limit=9)) == 2
        assert await request_board.named(tx, TOWN, "%", limit=9) == []


async def test_two_orders_at_once_enrol_everybody_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await places(tx)
        number, one, other = await programme(tx), await somebody(tx), await somebody(tx)
        made = [await asked(tx, number, days=days) for days in (3, 2, 1)]
        own = (await ask(tx, one, number)).id
        found = await request_board.group(tx, TOWN, number, but=one)
        assert found is not None
        assert [it.request.id for it in found.cases] == made, "nobody enrols themselves"
    seen = mark([(it.request.id, it.request.version) for it in found.cases[:2]])

    async def order(by: int) -> int:
        async with db.write() as tx:
            return await request_board.enrol_all(
                tx, TOWN, number, by=by, seen=seen, count=2, on_day=TODAY, today=TODAY, now=NOW
            )

    ends = await asyncio.gather(order(one), order(other), return_exceptions=True)
    assert sorted(type(it).__name__ for it in ends) == ["Changed", "int"]
    assert await second_look("SELECT id, state FROM requests ORDER BY id") == [
        *((made[0], "enrolled"), (made[1], "enrolled"), (made[2], "waiting"), (own, "waiting")),
    ]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'request.enrolled'") == [(2,)]
    with pytest.raises(Changed):
        await order(one)


async def test_what_waits_is_heard_of_by_the_nearest(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        vera, fyodor, admin, number = *[await somebody(tx) for _ in range(3)], await programme(tx)
        await roles.grant(tx, vera, "coordinator", TOWN, by=None, now=NOW)
        await roles.grant(tx, fyodor, "regional", Scope("region", "23"), by=None, now=NOW)
        await asked(tx, number, days=8)
        await sent(tx, await asked(tx, number, days=1), vera)
        own = (await ask(tx, vera, number)).person
        assert set(await request_board.piles(tx)) == {
            Pile("23", 1, vera, 1, 0, NOW, NOW), Pile("23", 1, None, 1, 1, NOW, NOW - 8 * DAY)
        }  # fmt: skip
        admins = [str(admin)]
        heard = {who: await request_board.piles_of(tx, who, admins) for who in (vera, fyodor, admin)}
        assert [(it.own, it.waiting, it.sent) for it in heard[vera]] == [(None, 1, 1)]
        assert [(it.own, it.waiting) for it in heard[fyodor]] == [(own, 1)]
        assert heard[admin] == []
        await tx.run("UPDATE roles SET revoked_at = 1")
        assert sum(it.waiting for it in await request_board.piles_of(tx, admin, admins)) == 2
        late = await request_board.late(tx, "23", 1, now=NOW, limit=5)
        assert len(late) == 1
        assert await request_board.told(tx, vera) is None
        await request_board.tell(tx, vera, due_at=NOW + 9, day=TODAY, now=NOW)
        await request_board.tell(tx, vera, due_at=NOW + 9, day=TODAY, now=NOW)
        assert await request_board.told(tx, vera) == NOW + 9
        assert await tx.value("SELECT count(*) FROM outbox WHERE kind = 'request-desk'") == 1
