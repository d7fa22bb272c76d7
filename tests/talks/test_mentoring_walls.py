"""Nobody outside a pair and its curator sees a word of it or changes anything: each room and button as everybody else.

Rooms and presses are taken from the doors themselves: a new feature is behind the walls from its first day.
"""

from datetime import date

from rules.roles import Scope
from storage import arranging, entries, pairing, pairs, places, pulses, tasks, whispers
from storage.entries import Draft
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import MOSCOW, person_of
from tests.talks.mentoring import DISTRICT, Two, colleague, curator, pair_up, read_all, two
from tests.talks.test_start import begin
from tests.talks.walls import OF_PAIRS, Fence, Lending, Outsider, administrator, all_press, hold, holder, outsider

HOUR, DAY = 3600, 86_400
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


async def outsiders(talk: Talk, at: Two) -> list[Outsider]:
    """People near the pair in one way or another, who are none of its people; an administrator too."""
    mentee = await _new(talk, "other mentee")
    await pair_up(talk, at.mentor, mentee.talker)
    mentor = await _new(talk, "other mentor")
    await pair_up(talk, mentor.talker, (await _new(talk, "")).talker)
    former = await _new(talk, "former mentor")
    pair = await pair_up(talk, former.talker, at.mentee)
    async with talk.db.write() as tx:
        await pairing.finish(tx, pair, result="early", note="", by=None, now=int(talk.clock()))
        town = await places.name_municipality(tx, "23", DISTRICT)
    return [
        *(mentee, mentor, former, await _new(talk, "colleague")),
        await outsider(talk, "other curator", await curator(talk, "Нина", school="СОШ № 12")),
        await holder(talk, "coordinator", Scope("municipality", str(town.id), (("region", "23"),))),
        await outsider(talk, "anonymous", await begin(talk, "Аноним", agree=False)),
        await administrator(talk),
    ]


async def _new(talk: Talk, kind: str) -> Outsider:
    return await outsider(talk, kind, await colleague(talk, "Пётр", "Петров Пётр Петрович", since=2026))


async def fence(talk: Talk, at: Two) -> Fence:
    mentor, mentee = await person_of(talk, at.mentor), await person_of(talk, at.mentee)
    values = {"mentor": [mentor], "mentee": [mentee], "person": [mentee]}
    return Fence(OF_PAIRS, {"всё": secret("")}, IDS, values, OF_THE_PAIR, WRITTEN)


async def test_nobody_else_sees_a_word_or_changes_anything(talk: Talk) -> None:
    at, _ = await furnish(talk)
    near = await outsiders(talk, at)
    await read_all(talk)
    for who in near:
        await who.talker.writes("/menu")
    await hold(talk, await fence(talk, at), near)


async def test_a_dialogue_goes_no_further_without_the_right(talk: Talk) -> None:
    at, olga = await furnish(talk)
    people = {"mentee": at.mentee, "mentor": at.mentor, "curator": olga}
    inside = [await outsider(talk, name, who) for name, who in people.items()]
    near = [it for it in await outsiders(talk, at) if it.kind in {"other mentee", "former mentor", "other curator"}]
    # everybody has a full name, the whisper is answered, the first meeting is agreed on before it can be declined
    beyond = {"Naming:full_name", "Answering:words", "TellingWhy:reason"}
    await Lending(talk, await fence(talk, at), inside, near).all(beyond)


async def test_its_people_see_what_is_theirs(talk: Talk) -> None:
    """So that the walls are tried with real secrets: each of them is shown to somebody who may read it."""
    at, olga = await furnish(talk)
    people = {"mentor": at.mentor, "mentee": at.mentee, "curator": olga}
    inside = [await outsider(talk, name, who) for name, who in people.items()]
    shown: dict[str, set[str]] = {name: set() for name in people}
    async for who, _, said in all_press(talk, inside, (await fence(talk, at)).rooms(), WRITTEN):
        shown[who.kind] |= {what for what in TOLD if secret(what) in said}
    past = {"шёпот", "ответ"}
    assert not shown["mentor"] & past, "a mentor never reads what was said past them"
    assert set(TOLD) - past - {"итог", "причина"} <= shown["mentor"]
    assert past <= shown["curator"]
    assert set(TOLD) - {"итог", "причина"} <= shown["mentor"] | shown["mentee"] | shown["curator"]
