"""Requests: one open one a person and programme, each decision once, the chain kept, on both engines."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rules.requests import ACTS, STATES, Paper
from rules.roles import Scope
from storage import people, privacy, requests, roles
from storage.db import Database, Tx
from storage.programmes import NoProgramme
from storage.requests import AskedAgain, Closed, NoPlace, NoRequest, NotNow, Request, WrongDay
from tests.databases import NOW, SecondLook
from tests.storage.broadcasting import places, somebody

TODAY = date(2025, 11, 24)
MAY = date(2025, 5, 12)
PAPER = Paper("180000123456", date(2025, 12, 20), 36)
LATER = date(2025, 12, 25)


async def programme(tx: Tx, code: str = "assessment", **columns: Any) -> int:
    its = {
        "title": "Оценивание", "hours": 36, "registry_number": "77-1", "import": 1, "fingerprint": "",
        "created_at": NOW, "changed_at": NOW,
    } | columns  # fmt: skip
    number = 1 + int(await tx.value("SELECT count(*) FROM programmes"))
    its |= {"identity": f"p{number}"}
    holes = ", ".join(f"${n}" for n in range(1, len(its) + 1))
    made: int = await tx.value(
        f"INSERT INTO programmes ({', '.join(its)}) VALUES ({holes}) RETURNING id", *its.values()
    )  # fmt: skip
    await tx.run(
        "INSERT INTO programme_competences (programme, code, place, reason) VALUES ($1, $2, 1, '[]')", made, code
    )
    return made


async def diagnosed(tx: Tx, person: int, area: str = "assessment", level: float = 1.8) -> int:
    attempt: int = await tx.value(
        "INSERT INTO attempts (person, questionnaire, version, major, form, state, items, started_at, touched_at,"
        " completed_at) VALUES ($1, 'self_assessment', '1.0', 1, 'short', 'completed', '[]', $2, $2, $2) RETURNING id",
        person, NOW,
    )  # fmt: skip
    await tx.run(
        "INSERT INTO results (attempt, area, place, level, answered, deficit) VALUES ($1, $2, 0, $3, 2, 1)",
        attempt, area, level,
    )  # fmt: skip
    return attempt


async def ask(tx: Tx, person: int, number: int, **more: Any) -> Request:
    return await requests.ask(tx, person, number, today=TODAY, now=NOW, **more)


async def enrol(tx: Tx, number: int, by: int, on_day: date = TODAY) -> Request:
    return await requests.enrol(tx, number, by=by, on_day=on_day, today=TODAY, now=NOW + 1)


async def test_the_chain_is_read_back(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, olga = await somebody(tx, organisation=1), await somebody(tx)
        attempt, number = await diagnosed(tx, anna), await programme(tx)
        made = await ask(tx, anna, number)
        assert await ask(tx, anna, number) == made
        assert (made.state, made.scope) == ("waiting", Scope("municipality", "1", (("region", "23"),)))
        with pytest.raises(NotNow):
            await requests.send_document(tx, made.id, anna, PAPER, now=NOW)
        await enrol(tx, made.id, olga)
        sent = await requests.send_document(tx, made.id, anna, PAPER, now=NOW + 2)
        assert await requests.send_document(tx, made.id, anna, PAPER, now=NOW + 3) == sent
        done = await requests.confirm_document(tx, made.id, by=olga, version=sent.version, now=NOW + 4)
        assert done == await requests.confirm_document(tx, made.id, by=olga, version=1, now=NOW + 5)
        assert await requests.mine(tx, anna) == [done]
    assert await second_look(
        "SELECT a.id, d.area, d.deficit, c.area, c.level, r.area, r.level, r.state, r.enrolled_on, r.registry_number,"
        " r.document, r.document_number, r.document_on, r.document_hours, r.document_by, r.municipality, r.organisation"
        " FROM requests r JOIN choices c ON c.id = r.choice JOIN attempts a ON a.id = r.attempt AND a.id = c.attempt"
        " JOIN results d ON d.attempt = a.id JOIN people p ON p.id = r.person AND p.id = a.person"
    ) == [
        (
            *(attempt, "assessment", 1, "assessment", 1.8, "assessment", 1.8, "completed", "2025-11-24", "77-1"),
            *("confirmed", "180000123456", "2025-12-20", 36, olga, 1, 1),
        )
    ]
    assert await second_look("SELECT action FROM audit WHERE action LIKE 'request.%' ORDER BY id") == [
        ("request.made",), ("request.enrolled",), ("request.document-sent",), ("request.document-confirmed",),
    ]  # fmt: skip
    # What was said first is void by now: one notice, of how it stands.
    assert await second_look(
        "SELECT person, subject, which, state, quiet FROM outbox WHERE kind = 'request-decided' ORDER BY id"
    ) == [(anna, str(made.id), "2", "void", 1), (anna, str(made.id), "4", "waiting", 1)]


async def test_who_may_ask_for_what(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        anna = await somebody(tx)
        homeless, nameless = await somebody(tx, region=None, municipality=None), await somebody(tx, known=0)
        closing: dict[str, dict[str, Any]] = {
            "archived": {"archived_at": 1}, "demo": {"demo": 1}, "over": {"apply_until": "2025-11-23"},
        }  # fmt: skip
        for why, columns in closing.items():
            with pytest.raises(Closed) as closed:
                await ask(tx, anna, await programme(tx, **columns))
            assert closed.value.why == why
        with pytest.raises(NoProgramme):
            await ask(tx, anna, 99)
        number = await programme(tx, apply_until="2025-11-24")
        for who in (homeless, nameless):
            with pytest.raises(NoPlace):
                await ask(tx, who, number)
        assert await tx.value("SELECT count(*) FROM choices") == 0
        made = await ask(tx, anna, number)
        assert (made.attempt, made.area, made.level) == (None, None, None)


async def test_a_deficit_found_after_the_choice_is_what_it_is_for(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, boris = await somebody(tx), await somebody(tx)
        number = await programme(tx, "ict")
        first = await ask(tx, anna, number)
        await requests.cancel(tx, first.id, anna, now=NOW)
        assert await requests.cancel(tx, first.id, anna, now=NOW) == await requests.request(tx, first.id)
        attempt = await diagnosed(tx, anna, "ict", 2.1)
        again = await ask(tx, anna, number)
        assert (again.id != first.id, again.choice, again.attempt, again.area) == (True, first.choice, attempt, "ict")
        # Somebody else's attempt is nothing to Boris.
        assert (await ask(tx, boris, number, attempt=attempt, area="ict")).attempt is None
        with pytest.raises(NoRequest):
            await requests.cancel(tx, again.id, boris, now=NOW)
        with pytest.raises(NoRequest):
            await requests.request(tx, again.id, person=boris)
        assert await requests.latest(tx, anna, number) == again
        assert await requests.mine(tx, anna) == [again, await requests.request(tx, first.id)]


Act = Callable[[Tx, Request], Awaitable[Request]]


def acts(anna: int, olga: int) -> dict[str, Act]:
    return {
        "cancel": lambda tx, it: requests.cancel(tx, it.id, anna, now=NOW),
        "enrol": lambda tx, it: enrol(tx, it.id, olga),
        "refuse": lambda tx, it: requests.refuse(tx, it.id, by=olga, reason="other", words="поздно", now=NOW),
        "reopen": lambda tx, it: requests.reopen(tx, it.id, by=olga, now=NOW),
        "send": lambda tx, it: requests.send_document(tx, it.id, anna, PAPER, now=NOW),
        "confirm": lambda tx, it: requests.confirm_document(tx, it.id, by=olga, version=it.version, now=NOW),
        "return": lambda tx, it: requests.return_document(
            tx, it.id, by=olga, reason="номер", version=it.version, now=NOW
        ),
    }


WAYS: dict[str, tuple[str, ...]] = {
    "waiting": (), "enrolled": ("enrol",), "cancelled": ("cancel",), "refused": ("refuse",),
    "sent": ("enrol", "send"), "returned": ("enrol", "send", "return"), "completed": ("enrol", "send", "confirm"),
}  # fmt: skip


async def test_every_press_from_every_state(db: Database) -> None:
    """What rules forbid changes nothing at all, and says how it stands; what was done before is no second notice."""
    async with db.write() as tx:
        await places(tx)
        anna, olga = await somebody(tx), await somebody(tx)
        does = acts(anna, olga)
        for way in WAYS.values():
            for act in ACTS:
                it = await ask(tx, anna, await programme(tx))
                for before in way:
                    it = await does[before](tx, it)
                notices = await tx.value("SELECT count(*) FROM outbox")
                try:
                    after = await does[act](tx, it)
                except NotNow as refused:
                    stood = refused.found
                    assert not it.may(act)
                    assert stood == it == await requests.request(tx, it.id)
                    after = it
                else:
                    assert after == it or it.may(act), (way, act)
                assert after.state in STATES
                told = after != it and act not in ("cancel", "send")
                assert await tx.value("SELECT count(*) FROM outbox") == notices + told, (way, act)


async def test_the_day_of_the_order_says_whether_it_was_in_the_registry(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, olga = await somebody(tx), await somebody(tx)
        number = await programme(tx, in_registry_from="2025-06-01")
        made = await ask(tx, anna, number)
        for day in (date(2020, 1, 1), date(2030, 1, 1)):
            with pytest.raises(WrongDay):
                await enrol(tx, made.id, olga, day)
        assert (await enrol(tx, made.id, olga, MAY)).registry_number == ""
        with pytest.raises(NotNow):
            await enrol(tx, made.id, olga, TODAY)
        again = await requests.reopen(tx, made.id, by=olga, now=NOW)
        assert (again.state, again.enrolled_on, again.registry_number) == ("waiting", None, None)
        assert (await enrol(tx, made.id, olga)).registry_number == "77-1"


async def test_an_older_refusal_is_not_opened_beside_a_newer_request(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, olga = await somebody(tx), await somebody(tx)
        number = await programme(tx)
        made = await ask(tx, anna, number)
        await requests.refuse(tx, made.id, by=olga, reason="no-places", now=NOW)
        with pytest.raises(ValueError, match="because"):
            await requests.refuse(tx, made.id, by=olga, reason="because", now=NOW)
        newer = await ask(tx, anna, number)
        with pytest.raises(AskedAgain):
            await requests.reopen(tx, made.id, by=olga, now=NOW)
        await requests.cancel(tx, newer.id, anna, now=NOW)
        assert (await requests.reopen(tx, made.id, by=olga, now=NOW)).state == "waiting"


async def test_two_coordinators_at_once_decide_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, olga, vera = await somebody(tx), await somebody(tx), await somebody(tx)
        made = await ask(tx, anna, await programme(tx))

    async def decide(by: int, act: str) -> str:
        async with db.write() as tx:
            try:
                if act == "enrol":
                    return (await enrol(tx, made.id, by)).state
                return (await requests.refuse(tx, made.id, by=by, reason="closed", now=NOW)).state
            except NotNow as found:
                return f"was {found.found.state}"

    said = await asyncio.gather(*(decide(by, act) for by, act in ((olga, "enrol"), (vera, "enrol"))))
    assert said == ["enrolled", "enrolled"]
    assert await second_look("SELECT count(*) FROM audit WHERE action = 'request.enrolled'") == [(1,)]
    async with db.write() as tx:
        await requests.send_document(tx, made.id, anna, PAPER, now=NOW)

    async def check(by: int, act: str) -> str:
        async with db.write() as tx:
            try:
                if act == "confirm":
                    return (await requests.confirm_document(tx, made.id, by=by, version=3, now=NOW)).state
                return (await requests.return_document(tx, made.id, by=by, reason="?", version=3, now=NOW)).state
            except NotNow as found:
                return f"was {found.found.state}"

    said = sorted(await asyncio.gather(check(olga, "confirm"), check(vera, "return")))
    assert said in (["completed", "was completed"], ["enrolled", "was enrolled"])
    assert await second_look("SELECT version FROM requests") == [(4,)]
    assert await second_look("SELECT count(*) FROM outbox WHERE state = 'waiting'") == [(1,)]


async def test_nobody_confirms_a_document_they_have_not_seen(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, olga = await somebody(tx), await somebody(tx)
        made = await ask(tx, anna, await programme(tx))
        await enrol(tx, made.id, olga)
        seen = await requests.send_document(tx, made.id, anna, PAPER, now=NOW)
        mended = await requests.send_document(tx, made.id, anna, replace(PAPER, number="2"), now=NOW)
        for act in (
            requests.confirm_document(tx, made.id, by=olga, version=seen.version, now=NOW),
            requests.return_document(tx, made.id, by=olga, reason="", version=seen.version, now=NOW),
        ):
            with pytest.raises(NotNow) as found:
                await act
            assert found.value.found == mended
        done = await requests.confirm_document(tx, made.id, by=olga, version=mended.version, now=NOW)
        back = await requests.return_document(tx, made.id, by=olga, reason="Не та", version=done.version, now=NOW)
        assert back.document is not None
        assert (back.state, back.document.state, back.document.reason) == ("enrolled", "returned", "Не та")


async def test_an_open_request_goes_with_the_person(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, olga = await somebody(tx), await somebody(tx)
        open_one, ended = await ask(tx, anna, await programme(tx)), await ask(tx, anna, await programme(tx))
        await requests.refuse(tx, ended.id, by=olga, reason="closed", now=NOW)
        await people.live_in_municipality(tx, anna, 2)
        await people.work_at(tx, anna, 3)
        moved = await requests.request(tx, open_one.id)
        assert (moved.municipality, moved.organisation) == (2, 3)
        assert (await requests.request(tx, ended.id)).municipality == 1
        await people.live_in_region(tx, anna, "77", "Europe/Moscow")
        assert (await requests.request(tx, open_one.id)).scope == Scope("region", "77")


async def test_whose_service_answers(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        olga = await somebody(tx)
        assert await requests.desk(tx, "23", 1) == Scope("all")
        await roles.grant(tx, olga, "regional", Scope("region", "23"), by=None, now=NOW)
        assert await requests.desk(tx, "23", 1) == Scope("region", "23")
        await roles.grant(tx, olga, "coordinator", Scope("municipality", "1", (("region", "23"),)), by=None, now=NOW)
        assert (await requests.desk(tx, "23", 1)).id == "1"
        assert (await requests.desk(tx, "23", 2), await requests.desk(tx, "23", None)) == (Scope("region", "23"),) * 2


async def test_what_becomes_of_them_when_somebody_leaves(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, boris, olga = await somebody(tx), await somebody(tx), await somebody(tx)
        for who in (anna, boris):
            made = await ask(tx, who, await programme(tx))
            await enrol(tx, made.id, olga)
            sent = await requests.send_document(tx, made.id, who, PAPER, now=NOW)
            await requests.confirm_document(tx, made.id, by=olga, version=sent.version, now=NOW)
        assert [it["title"] for it in (await privacy.everything(tx, anna))["requests"]] == ["Оценивание"]
        assert (await privacy.summary(tx, anna)).requests == 1
        await privacy.become_nameless(tx, anna, messenger="telegram", hashed="x", now=NOW)
        await privacy.erase(tx, olga, messenger="telegram", address="1", now=NOW)
    assert await second_look("SELECT person, decided_by, document_by, document FROM requests") == [
        (boris, None, None, "confirmed")
    ]
    async with db.write() as tx:
        await privacy.erase(tx, boris, messenger="telegram", address="1", now=NOW)
    assert await second_look("SELECT count(*) FROM requests") == [(0,)]


async def test_nobody_undoes_unseen_what_a_colleague_decides(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        anna, olga, vera = [await somebody(tx, organisation=1) for _ in range(3)]
        made = await ask(tx, anna, await programme(tx))
    enrolled = asyncio.Event()

    async def first() -> None:
        async with db.write() as tx:
            await enrol(tx, made.id, olga)
            enrolled.set()

    async def second() -> None:
        await enrolled.wait()
        async with db.write() as tx:
            with pytest.raises(NotNow):
                await requests.refuse(tx, made.id, by=vera, reason="closed", version=made.version, now=NOW + 2)

    await asyncio.gather(first(), second())
    async with db.write() as tx:
        seen = await requests.request(tx, made.id)
        assert (seen.state, seen.decided_by) == ("enrolled", olga)
        with pytest.raises(NotNow):
            await requests.reopen(tx, made.id, by=vera, version=made.version, now=NOW + 3)
        with pytest.raises(NotNow):
            await requests.enrol(
                tx, made.id, by=vera, on_day=MAY, today=TODAY, version=made.version, now=NOW + 3
            )  # fmt: skip
        await requests.refuse(tx, made.id, by=vera, reason="closed", version=seen.version, now=NOW + 3)
