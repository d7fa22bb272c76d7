"""What belongs to a district is seen and changed by those above it only: each room and button as everybody else.

Rooms and presses are taken from the doors themselves: a new one is behind the walls from its first day.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from aiogram.filters.callback_data import CallbackData

import content
from bot.doors import Go
from rules.head_counts import HeadCount
from rules.roles import Held, Scope
from rules.rows import Problem
from rules.staff import Row
from rules.staff_places import Place
from storage import (
    agreements,
    broadcast_readers,
    broadcasts,
    head_counts,
    instrument_loads,
    invites,
    people,
    places,
    publishing,
    roles,
    school_links,
    sites,
    staff_loads,
)
from storage.agreements import Draft
from storage.bank import Made
from storage.db import Tx
from storage.sites import ModuleDraft
from storage.staff_loads import Change, Line
from tests.storage.test_requests import programme
from tests.talks.broadcasting import reader
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import MOSCOW, person_of
from tests.talks.mentoring import DISTRICT, colleague, curator, read_all
from tests.talks.test_start import begin
from tests.talks.walls import OF_PLACES, Fence, Lending, Outsider, administrator, all_press, hold, holder, outsider

TYPED = "ТАЙНА"  # finds whatever is called so, and is no secret itself
SCHOOL = f"{TYPED}-школа"
OF_THE_SCHOOL = {"школа", "отчёт", "филиал", "сотрудник", "должность", "читатель", "куратор"}
OF_THE_DISTRICT = {
    *("форма", "партнёр", "предмет", "номер", "держатель", "черновик", "идёт", "сказано", "файл", "строка", "методика"),
    *("причина", "документ"),
}
HERE = "((scope_kind = 'municipality' AND scope = '1') OR (scope_kind = 'organisation' AND scope = '1'))"
ABOVE_IT = "scope_kind = 'municipality' AND scope = '1'"
INSIDE = (("organisation", "1"), ("municipality", "1"), ("region", "23"))
ABOVE = Scope("municipality", "1", (("region", "23"),))
# All there is of district 1 and its school; what the school's curator may not change either.
ROWS = {
    "municipalities": "id = 1",
    "organisations": "municipality = 1",
    "head_counts": HERE,
    "agreements": "municipality = 1",
    "staff": "organisation = 1",
    "roles": HERE,
    "invites": HERE,
    "broadcasts": HERE,
    "instruments": HERE,
    "requests": "municipality = 1",
}
ROWS_ABOVE = {
    "head_counts": ABOVE_IT,
    "agreements": "organisation IS NULL",
    "roles": ABOVE_IT,
    "invites": ABOVE_IT,
    "broadcasts": ABOVE_IT,
    "instruments": ABOVE_IT,
    "broadcast_answers": "broadcast <= 3",
    "broadcast_tallies": "broadcast <= 3",
    "outbox": "kind IN ('broadcast', 'broadcast-fix') AND subject IN ('1', '2', '3')",
    "staff_loads": "id = 1",
    "instrument_loads": "id = 1",
    "staff_lines": "load = 1",
    "staff_places": "load = 1",
}


def secret(what: str) -> str:
    return f"{TYPED}-{what}"


@dataclass(frozen=True, slots=True)
class District:
    """Its coordinator, and what names things of it in buttons."""

    vera: Talker
    numbers: dict[str, list[Any]]
    key: str


async def furnish(talk: Talk) -> District:
    """Municipality 1, school 1 in it, a secret in every field of words. Broadcast 1 is a draft, 2 goes, 3 was said."""
    vera = await begin(talk, "Вера")
    me = await person_of(talk, vera)
    async with talk.db.write() as tx:
        town = await places.name_municipality(tx, "23", DISTRICT)
        assert town.id == 1
        school = Scope("organisation", "1", (("municipality", "1"), ("region", "23")))
        assert (await places.name_organisation(tx, 1, SCHOOL)).id == 1
        await roles.grant(tx, me, "coordinator", ABOVE, by=None, now=int(talk.clock()))
        await people.be_listed_as(tx, me, f"{secret('держатель')} Вера")
    anna = await person_of(talk, await reader(talk, "Анна", school=SCHOOL))
    olga = await person_of(talk, await curator(talk, "Ольга", school=SCHOOL))
    await read_all(talk)
    async with talk.db.write() as tx:
        await people.be_listed_as(tx, anna, f"{secret('читатель')} Анна")
        await people.be_listed_as(tx, olga, f"{secret('куратор')} Ольга")
        tokens = await _words(tx, me, ABOVE, school, int(talk.clock()))
        await _requests(tx, anna)
        for words in ("черновик", "идёт", "сказано"):
            number = await broadcasts.draft(tx, author=me, scope_kind="municipality", scope="1", now=1)
            await broadcasts.write(tx, number, text=secret(words))
            await broadcasts.offer(tx, number, "coming")
        await broadcasts.launch(tx, 3, by=me, now=int(talk.clock()))
    await talk.tick()
    await talk.tick()
    async with talk.db.write() as tx:
        await broadcast_readers.answer(tx, 3, anna, "room", now=int(talk.clock()))
        await broadcasts.launch(tx, 2, by=me, now=int(talk.clock()))
        await broadcasts.pause(tx, 2, by=me, now=int(talk.clock()))
    await talk.tick()
    numbers = _numbers(anna, me, tokens)
    return District(vera, numbers, numbers["key"][1])


async def _requests(tx: Tx, anna: int) -> None:
    """Request 1 waits, 2 was refused, the document of 3 is to be checked."""
    said = (
        ("waiting", "", None, ""),
        ("refused", secret("причина"), None, ""),
        ("enrolled", "", "sent", secret("документ")),
    )
    for number, (state, words, document, paper) in enumerate(said, 1):
        await tx.run(
            "INSERT INTO requests (person, programme, region, municipality, organisation, state, reason, words,"
            " asked_at, enrolled_on, document, document_number, document_on, document_hours, document_sent_at)"
            " VALUES ($1, $2, '23', 1, 1, $3, 'other', $4, 1, '2026-11-01', $5, $6, '2026-11-02', 36, 1)",
            anna, await programme(tx), state, words, document, paper,
        )  # fmt: skip
        assert await tx.value("SELECT max(id) FROM requests") == number


def _numbers(anna: int, me: int, tokens: tuple[str, str]) -> dict[str, list[Any]]:
    """What stands in the fields of presses."""
    return {
        "broadcast": [2, 1, 3],
        "agreement": [1, 2],
        "count": [1, 2],
        "person": [anna, me],
        "about": [me],
        "granted": [1, 2],
        "at": ["municipality:1", "organisation:1"],
        "place": ["1"],
        "New.kind": ["municipality", "organisation"],
        "PutPlace.kind": ["organisation"],
        "Make.role": ["curator", "coordinator"],
        "Make.kind": ["organisation", "municipality"],
        "Pick.role": ["curator", "teacher"],
        "Pick.kind": ["municipality", "organisation"],
        "uses": [100],
        "days": [30],
        "instrument": [1],
        "Decide.request": [1, 2, 3],
        "Decide.version": [1],
        "Decide.act": ["enrol", "closed", "confirm", "number"],
        "way": ["m1.w.1"],
        "EnrolAll.day": [date(2026, 11, 22).toordinal()],
        "seen": [1],
        "File.format": ["xlsx"],
        "key": [invites.fingerprint(it)[: invites.KEY] for it in tokens],
        "token": list(tokens),
    }


async def _words(tx: Tx, me: int, above: Scope, school: Scope, now: int) -> tuple[str, str]:
    """All that is written of the district and of the school; the tokens of two links."""
    for scope, source, partner in ((above, "форма", "партнёр"), (school, "отчёт", "филиал")):
        told = HeadCount(43, date(2026, 9, 1), secret(source))
        assert await head_counts.write(tx, scope, "teachers", told, by=me, now=now)
        subject, number = ("предмет", "номер") if scope == above else (partner, partner)
        since, until = date(2026, 9, 1), date(2027, 9, 1)
        draft = Draft(secret(partner), secret(subject), secret(number), since, until)
        await agreements.agree(tx, scope, draft, by=me, zone=MOSCOW, now=now)
    await tx.run(
        "INSERT INTO staff (organisation, full_name, folded, post, made_at, changed_at)"
        " VALUES (1, $1, 'тайна', $2, 1, 1)",
        secret("сотрудник"), secret("должность"),
    )  # fmt: skip
    load = await staff_loads.begin(tx, me, secret("файл"), now=now)
    await staff_loads.lay_places(tx, load, 1, [Place("23", DISTRICT, SCHOOL, 1, 1)])
    row = Row(full_name=secret("строка"), folded="строка")
    wrong = Line(3, 1, row, (Problem("name-one", secret("строка")),))
    await staff_loads.lay_lines(tx, load, 1, [Line(2, 1, row), wrong])
    await staff_loads.ask(tx, load, Change(1, 0, 0), lines=2, wrong=1, doubles=0)
    body = content.body("first_year").replace("Первый год в профессии", secret("методика"))
    made = Made(
        kind="questionnaire", code="our_year", version="1.0", title={"ru": secret("методика"), "en": "x"}, body=body
    )
    assert await publishing.make_draft(tx, made, ("municipality", "1"), by=me, now=1) == 1
    load = await instrument_loads.begin(tx, me, ("municipality", "1"), secret("файл"), now=now)
    await instrument_loads.refuse(tx, load, json.dumps(["import-file-gone", {}]))
    held = [Held("coordinator", "municipality", "1")]
    role = await invites.create(tx, me, held, role="curator", scope=school, days=30, request="1", now=now)
    link = await school_links.create(tx, me, held, school=school, uses=100, days=30, request="2", now=now)
    assert role
    assert link
    return role, link


async def abroad(talk: Talk) -> list[Outsider]:
    """People near the district, and what they may know of it."""
    async with talk.db.write() as tx:
        site = await _site(tx)
        town = await places.name_municipality(tx, "23", "Каневской район")
    return [
        await outsider(talk, "anonymous", await begin(talk, "Аноним", agree=False)),
        await outsider(talk, "teacher", await colleague(talk, "Пётр", school=SCHOOL), {"школа"}),
        await outsider(talk, "curator", await curator(talk, "Нина", school="СОШ № 12")),
        await holder(talk, "coordinator", Scope("municipality", str(town.id), (("region", "23"),))),
        await holder(talk, "regional", Scope("region", "24")),
        replace(await holder(talk, "host", Scope("site", str(site), INSIDE)), knows=frozenset({"школа"})),
    ]


async def _site(tx: Tx) -> int:
    """Of school 1, as somebody else had opened it."""
    return await sites.open_site(
        tx, organisation=1, title="Оценивание", area="assessment", template=None, address="", way="", zone=MOSCOW,
        modules=[ModuleDraft("Критерии", 6, "")], by=1, now=1,
    )  # fmt: skip


def fence(at: District, rows: dict[str, str]) -> Fence:
    secrets = {it: secret(it) for it in OF_THE_SCHOOL | OF_THE_DISTRICT}
    ids = ("", "1", "2", "3", "municipality:1", "organisation:1", "teacher:organisation:1", "m1.w.1", at.key)
    return Fence(OF_PLACES, secrets, ids, at.numbers, rows, TYPED)


async def test_nobody_outside_sees_a_word_or_changes_anything(talk: Talk) -> None:
    at = await furnish(talk)
    near = await abroad(talk)
    former = await outsider(talk, "former coordinator", at.vera, {"держатель"})
    async with talk.db.write() as tx:
        assert await roles.revoke(tx, former.person, "coordinator", ABOVE, by=None, now=int(talk.clock()))
    # The sample of a catalogue is for every region.
    await hold(talk, replace(fence(at, ROWS_ABOVE | ROWS), files=(".xlsx",)), [*near, former])


async def test_a_curator_knows_the_school_and_nothing_above_it(talk: Talk) -> None:
    at = await furnish(talk)
    one = await outsider(talk, "curator", await curator(talk, "Пётр", school=SCHOOL), OF_THE_SCHOOL)
    await hold(talk, fence(at, ROWS_ABOVE), [one])


async def test_a_dialogue_goes_no_further_without_the_right(talk: Talk) -> None:
    at = await furnish(talk)
    inside = [await outsider(talk, "coordinator", at.vera), await administrator(talk)]
    outside = [it for it in await abroad(talk) if it.kind != "anonymous"]
    said = ("№ 7 от 01.09.2026", "31.08.2027", "43 на 01.09.2026, форма")
    lending = Lending(talk, replace(fence(at, ROWS_ABOVE | ROWS), said=said), inside, outside)
    await lending.all(beyond={"Recognising:full_name"})


OPENED = (
    "tree",
    "bank",
    "bank_card",
    "bank_preview",
    "head_counts",
    "agreements",
    "agreement",
    "staff",
    "staff_check",
    "broadcasts",
    "broadcast_draft",
    "request_case",
)


async def test_its_coordinator_sees_all_of_it(talk: Talk) -> None:
    """So that the walls are tried with real secrets: each is shown to somebody."""
    at = await furnish(talk)
    vera = await outsider(talk, "coordinator", at.vera)
    tried: list[CallbackData] = [
        Go(room=room, id=about) for room in OPENED for about in ("", "1", "2", "3", "organisation:1")
    ]
    tried += [Go(room="people_found")]
    shown = "".join([it async for _, _, it in all_press(talk, [vera], tried, TYPED)])
    assert {what for what in OF_THE_SCHOOL | OF_THE_DISTRICT if secret(what) not in shown} == set()
