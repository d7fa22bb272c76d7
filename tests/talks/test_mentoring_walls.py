"""Nobody outside a pair and its curator sees a word of it or changes anything: each room and button as everybody else.

Rooms and presses are taken from the doors themselves: a new feature is behind the walls from its first day.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData

import handlers
from bot.doors import Go
from rules.roles import Scope
from storage import arranging, entries, pairing, pairs, places, pulses, roles, tasks, whispers
from storage.entries import Draft
from tests.talks.conftest import ADMIN, Talk, Talker
from tests.talks.internship import MOSCOW, person_of
from tests.talks.mentoring import DISTRICT, Two, colleague, curator, pair_up, read_all, two
from tests.talks.test_start import begin
from tests.talks.walls import OF_PLACES, each_press, seen

HOUR, DAY = 3600, 86_400
# The other features: their rooms and buttons have nothing of a pair. Whatever is not among them is tried.
OTHERS = OF_PLACES | {
    f"handlers.{name}"
    for name in (
        *("attendance", "boards", "cards", "check_in", "codes", "consent", "diagnosis", "fallback", "health", "hosted"),
        *("internships", "menu", "moving", "my_sessions", "opening", "places", "planning", "privacy", "profile"),
        *("programmes", "results", "seats", "session_cards", "session_notices", "session_people", "sessions", "site"),
        *("sketches", "start", "streams", "typed_marks"),
    )
}
# Whatever the number names in a room's id: a pair, an entry, a step, a meeting; the pair under test has number 1.
IDS = ("", "1", "m1", "1.1", "1:1")
# All there is of pair 1. Nobody but its people and its curator may change a row of it.
OF_THE_PAIR = {
    "pairs": "id = 1",
    "pair_consents": "pair = 1",
    "aims": "pair = 1",
    "tasks": "pair = 1",
    "task_comments": "task IN (SELECT id FROM tasks WHERE pair = 1)",
    "meetings": "pair = 1",
    "meeting_options": "meeting IN (SELECT id FROM meetings WHERE pair = 1)",
    "entries": "id IN (SELECT entry FROM entry_pairs WHERE pair = 1)",
    "entry_pairs": "pair = 1",
    "pulses": "pair = 1",
    "whispers": "pair = 1",
    "documents": "subject = 'pair:1'",
}
SECRET = "ТАЙНА"
TOLD = (
    *("цель", "шаг", "продукт", "слово", "место", "причина", "тема", "дело", "трудность", "уговор", "поправка", "итог"),
    *("шёпот", "ответ"),
)
WRITTEN = "ПОДЛОЖЕНО"


def secret(what: str) -> str:
    return f"{SECRET}-{what}"


async def furnish(talk: Talk) -> tuple[Two, Talker]:
    """Pair 1 with a secret in every field of words, and its curator. Everything in it has number 1, or 2 the second."""
    at, olga = await two(talk), await curator(talk)
    assert at.pair == 1
    mentor, mentee, above = [await person_of(talk, who) for who in (at.mentor, at.mentee, olga)]
    now = int(talk.clock())
    async with talk.db.write() as tx:
        aim = await tasks.add_aim(tx, 1, title=secret("цель"), by=mentor, now=now)
        step = await tasks.add_task(
            tx, 1, aim=aim, title=secret("шаг"), form="visit", product=secret("продукт"), due_on=date(2026, 12, 1),
            by=mentor, request="1", now=now,
        )  # fmt: skip
        await tasks.comment(tx, step, mentee, secret("слово"), request="1", now=now)
        for days in (1, 2):
            await arranging.propose(
                tx, 1, by=mentor, options=[now + days * DAY], minutes=45, form="talk", place=secret("место"),
                zone=MOSCOW, request=str(days), now=now,
            )  # fmt: skip
        await arranging.decline(tx, 2, by=mentee, reason=secret("причина"), now=now)
        draft = Draft(
            now - HOUR, MOSCOW, 45, "talk", None, secret("тема"), secret("дело"), secret("трудность"), secret("уговор")
        )
        entry = await entries.write(tx, mentor, [1], draft, request="1", now=now)
        await entries.correct(tx, entry, 1, version=1, remark=secret("поправка"), by=mentee, now=now)
        await pulses.pulse(tx, entry, 1, mentee, useful=1, clear=1, now=now)
        pair = await pairs.pair(tx, 1)
        assert pair is not None
        one = await pulses.whisper(tx, pair, mentee, secret("шёпот"), request="1", now=now)
        await whispers.answer(tx, one, secret("ответ"), by=above, now=now)
        await tx.run("UPDATE pairs SET note = $1 WHERE id = 1", secret("итог"))
    await read_all(talk)
    return at, olga


async def outsider(talk: Talk, kind: str, at: Two) -> Talker:
    """Somebody who is near the pair in one way or another, and is none of its people."""
    if kind == "anonymous":
        return await begin(talk, "Аноним", agree=False)
    if kind == "administrator":
        return await _administrator(talk)
    if kind == "other curator":
        return await curator(talk, "Нина", school="СОШ № 12")
    if kind == "coordinator":
        return await _coordinator(talk)
    other = await colleague(talk, "Пётр", "Петров Пётр Петрович", since=2026)
    if kind == "other mentee":
        await pair_up(talk, at.mentor, other)
    elif kind in ("other mentor", "former mentor"):
        of = at.mentee if kind == "former mentor" else await colleague(talk, "Яна", since=2026)
        pair = await pair_up(talk, other, of)
        if kind == "former mentor":
            async with talk.db.write() as tx:
                await pairing.finish(tx, pair, result="early", note="", by=None, now=int(talk.clock()))
    await read_all(talk)
    return other


async def _administrator(talk: Talk) -> Talker:
    vera = talk.person("Вера", id=ADMIN)
    await vera.writes("/start")
    for button in ("Начать", "Даю согласие", "Математика", "5–9 классы"):
        await vera.presses(button)
    return vera


async def _coordinator(talk: Talk) -> Talker:
    vera = await begin(talk, "Вера")
    async with talk.db.write() as tx:
        district = await places.name_municipality(tx, "23", DISTRICT)
        where = Scope("municipality", str(district.id), (("region", "23"),))
        await roles.grant(tx, await person_of(talk, vera), "coordinator", where, by=None, now=int(talk.clock()))
    return vera


def rooms() -> Iterator[CallbackData]:
    for name, room in handlers.ROOMS.items():
        if room.__module__ not in OTHERS:
            yield from (Go(room=name, id=about) for about in IDS)


def presses(people: dict[str, int]) -> Iterator[CallbackData]:
    """Every press of mentoring, about pair 1 and what is in it; `people`: whose numbers stand in which fields."""
    for press in handlers.door().presses.values():
        if press.__module__ not in OTHERS and press is not Go:
            yield from each_press(press, {field: [number] for field, number in people.items()})


async def whole(talk: Talk) -> dict[str, list[tuple[Any, ...]]]:
    return {table: await talk.look(f"SELECT * FROM {table} WHERE {which}") for table, which in OF_THE_PAIR.items()}


async def answers_a_question(talk: Talk, talker: Talker) -> bool:
    """Words are written wherever a dialogue asks for them."""
    asked = await talk.look("SELECT 1 FROM dialogues WHERE state IS NOT NULL")
    if asked:
        await talker.writes(WRITTEN)
    return bool(asked)


KINDS = (
    *("stranger", "anonymous", "other mentor", "other mentee", "former mentor", "other curator", "coordinator"),
    "administrator",
)


@pytest.mark.parametrize("kind", KINDS)
async def test_nobody_else_sees_a_word_or_changes_anything(talk: Talk, kind: str) -> None:
    at, _ = await furnish(talk)
    who = await outsider(talk, kind, at)
    people = {"mentor": await person_of(talk, at.mentor), "mentee": await person_of(talk, at.mentee)}
    people["person"] = people["mentee"]
    before = await whole(talk)
    # PostgreSQL takes three times as long, and the walls are the same: one in ten there.
    tried = [*rooms(), *presses(people)][:: 1 if talk.db.engine == "sqlite" else 10]
    assert len(tried) > 30
    leaks = []
    for press in tried:
        await who.presses_data(press.pack())
        if SECRET in seen(who) or (await answers_a_question(talk, who) and SECRET in seen(who)):
            leaks.append((press.pack(), seen(who)))
    assert leaks == []
    assert await whole(talk) == before
    await talk.tick()
    assert not [message for message in who.messages if message.document or SECRET in message.text]


async def test_its_people_see_what_is_theirs(talk: Talk) -> None:
    """So that the walls are tried with real secrets: each of them is shown to somebody who may read it."""
    at, olga = await furnish(talk)
    shown: dict[str, set[str]] = {}
    for name, who in (("mentor", at.mentor), ("mentee", at.mentee), ("curator", olga)):
        shown[name] = set()
        for press in rooms():
            await who.presses_data(press.pack())
            shown[name] |= {what for what in TOLD if secret(what) in seen(who)}
    past = {"шёпот", "ответ"}
    assert not shown["mentor"] & past, "a mentor never reads what was said past them"
    assert set(TOLD) - past - {"итог", "причина"} <= shown["mentor"]
    assert past <= shown["curator"]
    assert set(TOLD) - {"итог", "причина"} <= shown["mentor"] | shown["mentee"] | shown["curator"]


async def test_the_doors_of_mentoring_are_all_tried() -> None:
    """A module that is neither an old feature nor tried here would be a hole."""
    names = {type(press).__module__ for press in presses({})}
    assert {"handlers.papers", "handlers.whispers", "handlers.pair_board"} <= names
    assert not names & OTHERS
    assert len([press for press in rooms() if isinstance(press, Go)]) >= 30 * len(IDS)
