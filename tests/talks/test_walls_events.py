"""Events, polls and plans of a district: each room and button as those they are none of, and as a teacher there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import Any

from aiogram.filters.callback_data import CallbackData

from bot.doors import Go
from handlers.event_summary import Said
from handlers.poll_results import Words
from rules.audience import Audience
from rules.event_items import Item
from rules.polls import MANY, ONE, WORDS, Answer, Question
from rules.roles import Scope
from storage import (
    broadcasts,
    enrolment,
    events,
    feedback,
    marks,
    people,
    places,
    planning,
    poll_forms,
    polls,
    roles,
    sites,
)
from storage.db import Tx
from storage.planning import Draft
from storage.sites import ModuleDraft
from tests.talks.broadcasting import reader
from tests.talks.conftest import Talk
from tests.talks.internship import DAY, HOUR, MOSCOW
from tests.talks.mentoring import SCHOOL, colleague, curator, pair_up, read_all
from tests.talks.test_start import begin
from tests.talks.walls import OF_EVENTS, Fence, Lending, Outsider, administrator, all_press, hold, holder, outsider

TYPED = "ТАЙНА"
LINK = "https://example.org/taina"
# What is said to the people of a district; what only its organisers know.
SAID = {"событие", "круг", "о нём", "пункт", "спикер", "место", "опрос", "вопрос", "вариант"}
KEPT = {
    "план",
    "ответственный",
    "записан",
    "ждёт",
    "отзыв",
    "слова",
    "черновик",
    "лишний",
    "строка",
    "файл",
    "приглашение",
}
HERE = "scope_kind = 'municipality' AND scope = '1'"
ROWS = {
    "events": HERE,
    "event_items": f"event IN (SELECT id FROM events WHERE {HERE})",
    "sessions: id, version, starts_at, ends_at, place, link, room, remote, hours, state, by_word": "event IS NOT NULL",
    "seats": "person IN {six}",
    "attendance": "person IN {six}",
    "feedback": "person IN {six}",
    "polls": HERE,
    "poll_questions": "poll IN (1, 2)",
    "poll_forms": "person IN {six}",
    "poll_answers": "person IN {six}",
    "broadcasts": HERE,
    "broadcast_answers": "person IN {six}",
    "event_loads": HERE,
    "event_lines": "load = 1",
}
ABOVE = Scope("municipality", "1", (("region", "23"),))
IDS = ("", "1", "2", "3", "municipality:1", "municipality:1.2026", "3:organisation:1")


def secret(what: str) -> str:
    return f"{TYPED}-{what}"


@dataclass(frozen=True, slots=True)
class District:
    """`vera` is its coordinator, `irina` answers for event 1; `six` are on the lists and have answered."""

    vera: Outsider
    irina: Outsider
    six: Sequence[Outsider]
    fence: Fence


async def furnish(talk: Talk) -> District:
    """Event 1 was held this morning, 2 has no day, 3 is in five days and asks for the organiser's word; poll 1 is open,
    2 a draft, 3 closed; broadcast 1 called to event 3, 2 would and waits."""
    vera = await outsider(talk, "coordinator", await begin(talk, "Вера"))
    irina = await outsider(talk, "lead", await colleague(talk, "Ирина"))
    schools = [*[SCHOOL] * 5, "СОШ № 7"]
    six = [await outsider(talk, "one of six", await reader(talk, "Анна", school=it)) for it in schools]
    now = int(talk.clock())
    async with talk.db.write() as tx:
        await roles.grant(tx, vera.person, "coordinator", ABOVE, by=None, now=now)
        for who in six:
            await people.be_listed_as(tx, who.person, secret("ждёт" if who is six[-1] else "записан"))
        await _events(tx, vera.person, irina.person, now)
        for who in six[:5]:
            await enrolment.enrol(tx, 1, who.person, "room", by=vera.person, now=now)
        await enrolment.sign_up(tx, 2, six[-1].person, "room", by=six[-1].person, now=now, want_queue=True)
        await _polls(tx, vera.person, now)
        await _load(tx, vera.person, now)
    await read_all(talk)
    now = int(talk.clock())
    async with talk.db.write() as tx:
        await marks.mark(tx, 1, {who.person: "present" for who in six[:5]}, how="list", by=vera.person, now=now)
        await marks.finish(tx, 1, by=vera.person, now=now)
        for who in six[:5]:
            await feedback.rate(tx, 1, who.person, 4, now=now)
            await feedback.say(tx, 1, who.person, "takes", secret("отзыв"), now=now)
        for who, poll in product(six, (1, 3)):
            said = Answer((), secret("чужие" if who is six[-1] else "слова"))
            await poll_forms.answer(tx, poll, who.person, 1, Answer((0,)), now=now)
            await poll_forms.answer(tx, poll, who.person, 3, said, now=now)
            await poll_forms.finish(tx, poll, who.person, now=now)
        await polls.close(tx, 3, by=vera.person, now=now)
        await _calls(tx, vera.person, now)
    numbers = f"({', '.join(str(who.person) for who in six)})"
    return District(vera, irina, six, _fence(irina.person, six[0].person, numbers, now))


def _fence(lead: int, person: int, six: str, now: int) -> Fence:
    later = now + 2 * DAY
    values: dict[str, Sequence[Any]] = {
        "event": [1, 2, 3], "session": [1, 2], "poll": [3, 2], "broadcast": [1, 2], "person": [lead, person],
        "at": ["municipality:1", "organisation:1"], "year": [2026], "question": [3, 1], "Options.question": [1],
        "load": [1], "day": [later // DAY], "room": [7], "remote": [7], "part": ["day", "place", "takes", "lacks"],
    }  # fmt: skip
    values |= {f"{press}.poll": [1] for press in ("Begin", "Choose", "Tick", "Onward", "Back", "Clear", "Pause")}
    values["Onward.question"] = [2, 1]
    rows = {what: where.format(six=six) for what, where in ROWS.items()}
    secrets = {it: secret(it) for it in SAID | KEPT} | {"ссылка": LINK}
    said = ("14:20 Критерии до урока", "да\nнет", "март 2027")
    return Fence(OF_EVENTS, secrets, IDS, values, rows, TYPED, (".ics",), said)


async def _events(tx: Tx, vera: int, lead: int, now: int) -> None:
    for title, who in (("событие", lead), ("план", None), ("событие", None)):
        made = await events.make(
            tx, scope_kind="municipality", scope="1", kind="seminar", title=secret(title), due="2026-12",
            whom=secret("круг" if title == "событие" else title), lead=who,
            lead_name="" if who else secret("ответственный"), by=vera, now=now, request=f"{title}{who}",
        )  # fmt: skip
        about = secret("о нём" if title == "событие" else title)
        await events.describe(tx, made, about=about, by=vera, now=now)
        words = ("пункт", "спикер") if title == "событие" else (title, title)
        await events.put_items(tx, made, [Item("14:20", *map(secret, words))], by=vera, now=now)
    for event, starts_at in ((1, now + 8 * HOUR), (3, now + 5 * DAY)):
        draft = Draft(
            stream=None, module=None, title="", starts_at=starts_at, ends_at=starts_at + 2 * HOUR, zone=MOSCOW,
            place=secret("место"), link=LINK, room=30, remote=9, hours=2, opens_at=now, closes_at=None,
        )  # fmt: skip
        await planning.plan_event(tx, event, draft, by_word=event == 3, by=vera, now=now)


async def _polls(tx: Tx, vera: int, now: int) -> None:
    for title, question in (("опрос", "вопрос"), ("черновик", "лишний"), ("опрос", "вопрос")):
        options = tuple(secret("вариант" if title == "опрос" else "лишний") + str(n) for n in range(2))
        asks = [
            Question(1, ONE, secret(question), options),
            Question(2, MANY, secret(question) + "2", options),
            Question(3, WORDS, secret(question) + "3", ()),
        ]
        made = await polls.make(
            tx, scope_kind="municipality", scope="1", title=secret(title), about=secret(title), asks=asks, by=vera,
            request=f"{now}{title}{await tx.value('SELECT count(*) FROM polls')}", now=now,
        )  # fmt: skip
        if title == "опрос":
            await polls.open_poll(tx, made, by=vera, now=now)


async def _load(tx: Tx, vera: int, now: int) -> None:
    await tx.run(
        "INSERT INTO event_loads (person, scope_kind, scope, year, name, state, lines, wrong, made_at)"
        " VALUES ($1, 'municipality', '1', 2026, $2, 'asked', 2, 1, $3)",
        vera, secret("файл"), now,
    )  # fmt: skip
    await tx.run(
        "INSERT INTO event_lines (load, line, kind, title, due, problems) VALUES (1, 2, 'seminar', $1, '2026-12', $2)",
        secret("строка"), json.dumps([["due-unread", secret("строка")]], ensure_ascii=False),
    )  # fmt: skip


async def _calls(tx: Tx, vera: int, now: int) -> None:
    """The first one goes out; the second waits for its author."""
    for words in ("событие", "приглашение"):
        made = await broadcasts.call(
            tx, author=vera, scope_kind="municipality", scope="1", text=secret(words), audience=Audience(), event=3,
            now=now,
        )  # fmt: skip
        if words == "событие":
            await broadcasts.launch(tx, made, by=vera, now=now)


async def abroad(talk: Talk, at: District) -> list[Outsider]:
    async with talk.db.write() as tx:
        town = await places.name_municipality(tx, "23", "Каневской район")
        school = await places.name_organisation(tx, town.id, "СОШ № 5")
        site = await sites.open_site(
            tx, organisation=school.id, title="Оценивание", area="assessment", template=None, address="", way="",
            modules=[ModuleDraft("Критерии", 6, "")], zone=MOSCOW, by=None, now=int(talk.clock()),
        )  # fmt: skip
    far = partial(colleague, talk, district="Каневской район", school="СОШ № 5")
    mentor, mentee = await far("Нина"), await far("Яна", since=2026)
    await pair_up(talk, mentor, at.six[0].talker)
    await pair_up(talk, at.irina.talker, mentee)
    former = await holder(talk, "former coordinator", ABOVE)
    async with talk.db.write() as tx:
        assert await roles.revoke(tx, former.person, "coordinator", ABOVE, by=None, now=int(talk.clock()))
    made = [
        await outsider(talk, "anonymous", await begin(talk, "Аноним", agree=False)),
        await outsider(talk, "stranger", await begin(talk, "Пётр")),
        await outsider(talk, "mentor", mentor, {"записан"}),
        await outsider(talk, "mentee", mentee),
        await outsider(talk, "curator", await curator(talk, "Ольга", district="Каневской район", school="СОШ № 5")),
        await holder(talk, "coordinator", Scope("municipality", str(town.id), (("region", "23"),))),
        await holder(talk, "regional", Scope("region", "24")),
        await holder(talk, "tutor", Scope("line", "24.methodical")),
        await holder(talk, "host", Scope("site", str(site), (("municipality", str(town.id)), ("region", "23")))),
        former,
    ]
    await _aside(talk, made)
    return made


async def _aside(talk: Talk, made: Sequence[Outsider]) -> None:
    """What was said to them so far is no longer on the screen."""
    await talk.tick()
    for who in made:
        await who.talker.writes("/menu")


async def test_nobody_outside_sees_a_word_or_changes_anything(talk: Talk) -> None:
    at = await furnish(talk)
    await hold(talk, at.fence, await abroad(talk, at))


async def test_its_people_see_what_is_said_to_them_and_no_more(talk: Talk) -> None:
    """A teacher, the curator of a school and a host there: they may come and answer, not look behind it."""
    at = await furnish(talk)
    made = [
        await outsider(talk, "teacher", await reader(talk, "Пётр"), SAID),
        await outsider(talk, "curator", await curator(talk, "Ольга"), SAID | {"слова"}),
    ]
    await _aside(talk, made)
    await hold(talk, replace(at.fence, files=(".ics", ".xlsx")), made)


async def test_a_dialogue_goes_no_further_without_the_right(talk: Talk) -> None:
    at = await furnish(talk)
    near = [it for it in await abroad(talk, at) if it.kind.startswith(("curator", "coordinator", "former"))]
    await Lending(talk, at.fence, [at.vera, at.irina, at.six[0]], near).all()


async def test_its_organisers_see_all_of_it(talk: Talk) -> None:
    """So that the walls are tried with real secrets: each is shown to somebody."""
    at = await furnish(talk)
    tried: list[CallbackData] = [*at.fence.rooms(), Go(room="broadcast_draft", id="2"), Go(room="session", id="2")]
    tried += [Said(event=1), Words(poll=3, at="municipality:1", question=3)]
    said = [it async for _, _, it in all_press(talk, [at.vera, await administrator(talk)], tried, TYPED)]
    shown = "\n".join(said)
    assert {what for what, words in at.fence.secrets.items() if words not in shown} == set()
