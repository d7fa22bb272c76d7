"""Every room, in both languages, for people who have come this far or that far, through the real machine.

The strict Telegram reads the HTML and counts the signs; here it is asked whether a person finds a way on.
"""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

import content
import handlers
from bot.doors import Go
from bot.texts import plain
from main import furnish
from rules.consents import PURPOSES
from rules.event_items import Item
from rules.requests import Paper
from sandbox.model import Button
from storage import consents, diagnosis, enrolment, events, people, places, planning, programmes, requests, sites
from storage.db import Tx
from storage.planning import Draft
from storage.sites import ModuleDraft
from tests.databases import MakeUrl
from tests.house import words
from tests.house.paired import pair
from tests.storage.test_requests import programme
from tests.talks.conftest import ADMIN, Talk, Talker

KINDS = ("new", "nameless", "known", "diagnosed", "administrator", "mentor", "mentee")
# A phone shows about 35 signs of a button that has a row to itself; the longest name of a region has 40.
BUTTON = 42
# Screens that lead nowhere back, by words that stand on them: home itself, and where one comes in.
NO_WAY_BACK = ("menu-text", "start-who", "notices-question")
USUAL = ("", "1", "1:assessment", "all", "start")
# A number of nothing, words, another room's: each room reads its id once, whoever comes.
ODD = (*USUAL, "0", "99999999999999999999", "нет такого & <b>", "profile", "hello", "begin")
PRESSES = handlers.door().presses
LEFT_OPEN = re.compile(r"[{}]|\bNone\b|&(?:amp|lt|gt|quot);|</?b>")


async def _teacher(tx: Tx, person: int, address: int, now: int) -> None:
    """Somebody who agreed and filled in everything; the names are as people write them."""
    await people.introduce(tx, person, messenger="telegram", address=str(address), name="Анна & Ко")
    asked = content.consent(PURPOSES[0])
    await consents.give(
        tx, person, purpose=asked.purpose, version=asked.version, locale="ru", text=asked.text("ru", "ЦНППМ"), now=now
    )
    await people.live_in_region(tx, person, "23", "Europe/Moscow")
    district = await places.name_municipality(tx, "23", "Тимашевский район")
    await people.live_in_municipality(tx, person, district.id)
    school = await places.name_organisation(tx, district.id, "Гимназия «А & Б» № 11")
    await people.work_at(tx, person, school.id)
    await people.serve_since(tx, person, 2013)


async def _diagnosed(tx: Tx, person: int, now: int) -> None:
    """One attempt completed with strong and weak areas, a programme chosen for it, and another attempt begun."""
    attempt = await diagnosis.begin(tx, person, content.questionnaire(), now=now)
    for place, item in enumerate(attempt.items):
        await diagnosis.answer(tx, person, attempt.id, item, place // 2 % 4 + 1, now=now)
    await diagnosis.finish(tx, person, attempt.id, content.questionnaire(), now=now)
    weak = (await diagnosis.deficits(tx, person))[0]
    first = "SELECT programme FROM programme_competences WHERE code = $1 ORDER BY place, programme"
    await programmes.choose(
        tx, person, await tx.value(first, weak.area), attempt=attempt.id, area=weak.area, now=now
    )  # fmt: skip
    await diagnosis.begin(tx, person, content.questionnaire(), now=now)


async def _learning(tx: Tx, person: int, now: int) -> None:
    """A request with a document that came back, one refused in words, one that waits; written as people write."""
    today = datetime.fromtimestamp(now, UTC).date()
    given = {"title": "Оценивание & <критерии>", "provider": "ИРО <Кубани> & Ко", "starts_on": "2026-12-05"}
    one, two, _ = [
        await requests.ask(tx, person, await programme(tx, **given), today=today, now=now) for _ in range(3)
    ]  # fmt: skip
    await requests.enrol(tx, one.id, by=person, on_day=today, today=today, now=now)
    sent = await requests.send_document(tx, one.id, person, Paper("ПК & <1>", today, 12), now=now)
    await requests.return_document(tx, one.id, by=person, reason="Не <тот> & не так", version=sent.version, now=now)
    await requests.refuse(tx, two.id, by=person, reason="other", words="Позже <весной> & летом", now=now)


async def _seated(tx: Tx, person: int, now: int) -> None:
    """A session tomorrow, with a remote seat and a place in the queue for the room. Its host wrote as people write."""
    host = await tx.value(
        "INSERT INTO people (known, name, locale, created_at, seen_at) VALUES (1, 'Ира', 'ru', $1, $1) RETURNING id",
        now,
    )
    district = await places.name_municipality(tx, "23", "Тимашевский район")
    school = await places.name_organisation(tx, district.id, "Гимназия «А & Б» № 11")
    site = await sites.open_site(
        tx, organisation=school.id, title="Оценивание & <критерии>", area="assessment", template=None, address="",
        way="Вход <со двора> & направо", zone="Asia/Omsk", modules=[ModuleDraft("Критерии & <уровни>", 6, "")], by=host,
        now=now,
    )  # fmt: skip
    stream = await sites.open_stream(tx, site, "Осень & <зима>", capacity=None, by=host, now=now)
    draft = Draft(
        stream=stream, module=(await sites.modules(tx, site))[0].id, title="", starts_at=now + 86_400,
        ends_at=now + 93_600, zone="Asia/Omsk", place="ул. <Ленина> & 5", link="https://example.org/?a=1&b=2", room=1,
        remote=5, hours=3, opens_at=now, closes_at=None,
    )  # fmt: skip
    session = await planning.plan(tx, draft, by=host, now=now, request="1")
    await enrolment.sign_up(tx, session, host, "room", by=host, now=now, want_queue=False)
    await enrolment.sign_up(tx, session, person, "remote", by=person, now=now, want_queue=False)
    await enrolment.sign_up(tx, session, person, "room", by=person, now=now, want_queue=True)


async def _gathering(tx: Tx, person: int, now: int) -> None:
    """An event of the region with a day in two days; its words and its programme are as people write them."""
    event = await events.make(
        tx, scope_kind="region", scope="23", kind="workshop", title="Оценивание & <критерии>", whom="<всем> & каждому",
        due="2026-11", lead_name="Белова <И.> & Ко", by=person, now=now, request="1",
    )  # fmt: skip
    await events.describe(tx, event, about="О чём:\n<о критериях> & не только", by=person, now=now)
    await events.put_items(tx, event, [Item("14:00", "Начало <и> конец", "Белова & Ко")], by=person, now=now)
    draft = Draft(
        stream=None, module=None, title="", starts_at=now + 2 * 86_400, ends_at=now + 2 * 86_400 + 7200,
        zone="Europe/Moscow", place="ул. <Ленина> & 5", link="https://example.org/?a=1&b=2", room=1, remote=5, hours=0,
        opens_at=now, closes_at=None,
    )  # fmt: skip
    session = await planning.plan_event(tx, event, draft, by=person, now=now)
    await enrolment.sign_up(tx, session, person, "room", by=person, now=now, want_queue=False)


async def _come(talk: Talk, kind: str, locale: str) -> Talker:
    await furnish(talk.db, now=int(talk.clock()))
    anna = talk.person("Анна & Ко", language_code=locale, id=ADMIN if kind == "administrator" else ADMIN + 1)
    await anna.writes("/start")
    person = (await talk.look("SELECT id FROM people"))[0][0]
    now = int(talk.clock())
    async with talk.db.write() as tx:
        if kind != "new":
            await people.teach(tx, person, content.subjects()[0].code)
            await people.work_at_stage(tx, person, "basic")
        if kind not in {"new", "nameless"}:
            await _teacher(tx, person, anna.actor.id, now)
        if kind in {"diagnosed", "administrator"}:
            await _diagnosed(tx, person, now)
            await _learning(tx, person, now)
            await _seated(tx, person, now)
            await _gathering(tx, person, now)
        if kind in {"mentor", "mentee"}:
            await pair(tx, person, kind, now)
    return anna


@pytest.fixture
async def talk(make_url: MakeUrl, tmp_path: Path) -> AsyncIterator[Talk]:
    made = Talk(make_url("sqlite"), admin_ids=str(ADMIN))
    await made.start()
    yield made
    await made.stop()
    assert await made.dead_letters() == [], "a room broke"


@pytest.mark.parametrize(
    ("kind", "locale"), [*product(KINDS, ["ru"]), *product(("new", "diagnosed", "administrator", "mentor"), ["en"])]
)
async def test_every_room_is_a_whole_screen(talk: Talk, kind: str, locale: str) -> None:
    anna = await _come(talk, kind, locale)
    keys = {key for key in words.read(locale) if "-" in key}
    faults: list[tuple[str, str, str]] = []
    for room in handlers.ROOMS:
        for ask in ODD if locale == "ru" and kind == "administrator" else USUAL:
            await anna.presses_data(Go(room=room, id=ask).pack())
            faults += [(room, ask, fault) for fault in [*_faults(anna, keys), *_refused(talk)]]
    assert not faults, "\n".join(f"{room}|{ask}: {fault}" for room, ask, fault in faults)


def _refused(talk: Talk) -> list[str]:
    """What the strict Telegram said no to since the last look. An edit that changes nothing is no fault."""
    said = [line.description for line in talk.world.log if line.status != 200]
    talk.world.log.clear()
    return [words for words in said if "not modified" not in words]


def _faults(anna: Talker, keys: set[str]) -> list[str]:
    shown = anna.screen
    found = [f"left open: {hit[0]}" for hit in LEFT_OPEN.finditer(shown.text)]
    found += [f"a key: {key}" for key in re.findall(r"[a-z0-9_]+(?:-[a-z0-9_]+)+", shown.text) if key in keys]
    found += [f"a long button: {key.text}" for key in shown.buttons if len(key.text) > BUTTON]
    found += [f"a button that leads nowhere: {key.data}" for key in shown.buttons if not _leads(key)]
    t = anna.talk.texts.speaker(anna.actor.language_code or "ru")
    ways = {str(t(key)) for key in ("back", "menu")}
    home = any(plain(t(key)) in shown.text for key in NO_WAY_BACK)
    if not home and not ways.intersection(key.text for key in shown.buttons):
        found.append(f"no way back: {shown.text[:40]}")
    return found


def _room(button: Button) -> str | None:
    if button.data is None or not button.data.startswith("go|"):
        return None
    return Go.unpack(button.data).room


def _leads(button: Button) -> bool:
    if button.data is None:
        return button.url is not None
    if (room := _room(button)) is not None:
        return room in handlers.ROOMS
    press = PRESSES.get(re.split("[:|]", button.data)[0])
    return press is not None and press.unpack(button.data).pack() == button.data
