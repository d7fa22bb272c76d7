"""Internships and what is one's own: each room and button as everybody else, and no room that nobody has put behind.

Rooms and presses are taken from the doors themselves: a new one is tried from its first day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import content
import handlers
from jobs.imports import run_import
from rules.dpo import Told
from rules.literacy_score import Attempt as Sitting
from rules.requests import Paper
from rules.roles import Scope
from storage import (
    diagnosis,
    enrolment,
    literacy,
    marks,
    places,
    planning,
    professional_dates,
    programmes,
    requests,
    roles,
    sites,
)
from storage.db import Tx
from storage.planning import Draft
from storage.sites import ModuleDraft
from tests.storage.test_requests import programme
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import HOUR, MOSCOW, person_of
from tests.talks.mentoring import DISTRICT, SCHOOL, colleague, curator, pair_up, read_all
from tests.talks.test_start import begin
from tests.talks.walls import (
    OF_EVENTS,
    OF_ONE,
    OF_PAIRS,
    OF_PLACES,
    OF_SITES,
    Fence,
    Lending,
    Outsider,
    administrator,
    hold,
    holder,
    outsider,
)

TYPED = "ТАЙНА"
LINK = "https://example.org/taina"
RESULT = "1,5 из 4"  # nobody else has a self-assessment that is done
SOLVED = "7 из 30, 23 %"  # nor a test with so many right answers
LAST_DAY = "5 мая 2019"  # nobody else told a day
SAMPLE = Path(__file__).parent.parent.parent / "content" / "sample" / "programmes.tsv"
DAY = 24 * HOUR
INSIDERS = "(1, 2, 3)"  # Anna, Boris, Vera


def secret(what: str) -> str:
    return f"{TYPED}-{what}"


@dataclass(frozen=True, slots=True)
class Site:
    """Site 1 with its host and an intern; session 1 is under way, 2 is ahead."""

    irina: Talker
    anna: Talker
    values: Mapping[str, Sequence[Any]]
    outsiders: Sequence[Outsider]


async def furnish(talk: Talk) -> Site:
    """Anna has a seat and a mark, Boris waits in the queue, Vera was taken off with a reason; all have secret names."""
    await run_import(talk.db, SAMPLE, now=int(talk.clock.at), demo=True)
    anna = await colleague(talk, "Анна", secret("записана"))
    boris = await colleague(talk, "Борис", secret("ждёт"))
    vera = await colleague(talk, "Вера", secret("снята"))
    irina = await colleague(talk, "Ирина")
    host, *three = [await person_of(talk, it) for it in (irina, anna, boris, vera)]
    async with talk.db.write() as tx:
        attempts = await _assess(tx, three[0], int(talk.clock()))
        await _open(tx, host, now=int(talk.clock()))
        seats = [it for session in (1, 2) for it in await _enrol(tx, session, host, three, now=int(talk.clock()))]
    outside = await _outsiders(talk, irina, anna)
    await read_all(talk)
    for it in outside:
        await it.talker.writes("/menu")
    async with talk.db.write() as tx:
        assert await marks.mark(tx, 1, {three[0]: "late"}, how="list", by=host, now=int(talk.clock()))
    return Site(irina, anna, _values(three[0], attempts, seats, int(talk.clock())), outside)


async def _assess(tx: Tx, person: int, now: int) -> list[int]:
    """Two attempts of Anna's: one that is open, and one before it that is done; a programme chosen for it."""
    attempt = await diagnosis.begin(tx, person, content.questionnaire(), now=now)
    for place, item in enumerate(attempt.items):
        await diagnosis.answer(tx, person, attempt.id, item, 1 + place % 3 % 2, now=now)
    await diagnosis.finish(tx, person, attempt.id, content.questionnaire(), now=now)
    await programmes.choose(tx, person, 1, now=now)
    await _learn(tx, person, now)
    again = await diagnosis.begin(tx, person, content.questionnaire(), now=now)
    assert await _solve(tx, person, now - 60 * DAY) == attempt.id
    await professional_dates.tell(tx, person, "dpo", Told(date(2019, 5, 5)), now=now)
    await professional_dates.remind(tx, person, on=True, now=now)
    return [again.id, attempt.id, (await _sit(tx, person, now)).id]


async def _learn(tx: Tx, person: int, now: int) -> None:
    """Request 1, with a document that is sent; 2 waits."""
    today = datetime.fromtimestamp(now, UTC).date()
    for _ in range(2):
        asked = await requests.ask(tx, person, await programme(tx), today=today, now=now)
    paper = Paper(secret("документ"), today, 36)
    await requests.enrol(tx, asked.id - 1, by=person, on_day=today, today=today, now=now)
    await requests.send_document(tx, asked.id - 1, person, paper, now=now)


async def _solve(tx: Tx, person: int, now: int) -> int:
    """Seven tasks right, the others skipped."""
    done, [variant, _] = await _sit(tx, person, now), content.literacy()
    for task in variant.tasks[:7]:
        await literacy.answer(tx, person, done.id, task.id, task.key, now=now)
    return (await literacy.finish(tx, person, done.id, variant, now=now)).id


async def _sit(tx: Tx, person: int, now: int) -> Sitting:
    return await literacy.begin(tx, person, content.literacy()[0], chance=Random(1), now=now)


async def _open(tx: Tx, host: int, *, now: int) -> None:
    town = await places.name_municipality(tx, "23", DISTRICT)
    for school in (SCHOOL, "СОШ № 12"):
        at = await places.name_organisation(tx, town.id, school)
        await sites.open_site(
            tx, organisation=at.id, title="Оценивание", area="assessment", template=None, address="", way="",
            modules=[ModuleDraft("Критерии", 6, secret("продукт") if school == SCHOOL else "")], zone=MOSCOW, by=host,
            now=now,
        )  # fmt: skip
    stream = await sites.open_stream(tx, 1, secret("поток"), capacity=None, by=host, now=now)
    await roles.grant(tx, host, "host", _site(1), by=None, now=now)
    noon = now - (now - DAY // 2) % DAY + DAY  # when `read_all` is through
    for starts in (noon - HOUR // 2, noon + 5 * DAY):
        draft = Draft(
            stream=stream, module=1, title="", starts_at=starts, ends_at=starts + 2 * HOUR, zone=MOSCOW,
            place="ул. Ленина, 5", link=LINK, room=2, remote=9, hours=3, opens_at=now, closes_at=None,
        )  # fmt: skip
        await planning.plan(tx, draft, by=host, now=now, request=str(starts))


def _site(number: int) -> Scope:
    return Scope("site", str(number), (("organisation", "1"), ("municipality", "1"), ("region", "23")))


async def _enrol(tx: Tx, session: int, host: int, three: Sequence[int], *, now: int) -> list[int]:
    """The seats of Anna, of Boris, who waits, and the one that was Vera's."""
    anna, boris, vera = three
    hers = await enrolment.sign_up(tx, session, vera, "room", by=vera, now=now, want_queue=False)
    await enrolment.remove(tx, hers.id, by=host, reason=secret("причина"), now=now)
    mine = await enrolment.sign_up(tx, session, anna, "room", by=anna, now=now, want_queue=False)
    await planning.resize(tx, session, room=1, remote=9, by=host, now=now)
    his = await enrolment.sign_up(tx, session, boris, "room", by=boris, now=now, want_queue=True)
    return [mine.id, his.id, hers.id]


def _values(anna: int, attempts: list[int], seats: list[int], now: int) -> dict[str, list[Any]]:
    """What stands in the fields of presses; the first ones go together."""
    later = now + 2 * DAY
    return {
        "attempt": attempts,
        "person": [anna],
        "session": [1, 2],
        "seat": seats,
        "since": [now],
        "day": [later // DAY],
        "starts_at": [later],
        "ends_at": [later + HOUR],
        "Size.room": [7],
        "Size.remote": [7],
        "people": [7],
        "Area.area": ["methods"],
        "Own.area": ["assessment"],
        "theme": ["assessment_that_teaches"],
        "item": ["reading.1", content.questionnaire().items[0].id, ""],
        "Enter.part": ["reading"],
        "place": [1],
        "Into.place": ["1"],
        "Into.kind": ["organisation", "municipality"],
    }


async def _outsiders(talk: Talk, irina: Talker, anna: Talker) -> list[Outsider]:
    """People near the site, in one way or another, none of whom is its host."""
    mentor, mentee, seated = [await colleague(talk, name, since=2020) for name in ("Нина", "Яна", "Семён")]
    await pair_up(talk, mentor, anna)
    await pair_up(talk, irina, mentee)
    made = [
        await outsider(talk, "anonymous", await begin(talk, "Аноним", agree=False)),
        await outsider(talk, "stranger", await begin(talk, "Пётр")),
        await outsider(talk, "mentor", mentor),
        await outsider(talk, "mentee", mentee),
        await outsider(talk, "curator", await curator(talk, "Ольга", school="СОШ № 12")),
        await outsider(talk, "seated", seated, {"ссылка"}),
    ]
    async with talk.db.write() as tx:
        for session in (1, 2):
            await enrolment.sign_up(
                tx, session, made[-1].person, "remote", by=1, now=int(talk.clock()), want_queue=False
            )
        town = await places.name_municipality(tx, "23", "Каневской район")
    made += [await holder(talk, "coordinator", Scope("municipality", str(town.id), (("region", "23"),)))]
    made += [await holder(talk, kind, scope) for kind, scope in ABROAD.items()]
    async with talk.db.write() as tx:
        assert await roles.revoke(tx, made[-1].person, "host", _site(1), by=None, now=int(talk.clock()))
    return made


AT_SCHOOL = Scope("organisation", "1", (("municipality", "1"), ("region", "23")))
# Roles that do not reach the site: of other places, and one that was taken away.
ABROAD = {
    "regional": Scope("region", "24"),
    "tutor": Scope("line", "23.methodical"),
    "host": Scope("site", "2", (("organisation", "2"), ("municipality", "1"), ("region", "23"))),
    "former host": _site(1),
}
ROWS = {
    "sites": "id = 1",
    "modules": "site = 1",
    "streams": "site = 1",
    "sessions: id, version, starts_at, ends_at, place, link, room, remote, hours, state, marks_closed_at": "id > 0",
    "seats": f"person IN {INSIDERS}",
    "attendance": f"person IN {INSIDERS}",
    "roles": "scope_kind = 'site' AND scope = '1' AND revoked_at IS NULL",
}
OWN = {
    "people: id, known, name, full_name, locale, zone, municipality, organisation, subject": f"id IN {INSIDERS}",
    "accounts": f"person IN {INSIDERS}",
    "consents": f"person IN {INSIDERS}",
    "roles": f"person IN {INSIDERS}",
    "dialogues": f"person IN {INSIDERS}",
    "attempts": f"person IN {INSIDERS}",
    "professional_dates": f"person IN {INSIDERS}",
    "date_reminders": f"person IN {INSIDERS}",
    "answers": f"attempt IN (SELECT id FROM attempts WHERE person IN {INSIDERS})",
    "results": f"attempt IN (SELECT id FROM attempts WHERE person IN {INSIDERS})",
    "test_attempts": f"person IN {INSIDERS}",
    "test_answers": f"attempt IN (SELECT id FROM test_attempts WHERE person IN {INSIDERS})",
    "test_results": f"attempt IN (SELECT id FROM test_attempts WHERE person IN {INSIDERS})",
    "choices": f"person IN {INSIDERS}",
    "programme_lists": f"person IN {INSIDERS}",
    "programme_refusals": f"person IN {INSIDERS}",
    "requests": f"person IN {INSIDERS}",
    "jobs": f"person IN {INSIDERS}",
}
SITES = ("", "1", "2", "1:0")
SECRETS = {it: secret(it) for it in ("записана", "ждёт", "снята", "поток", "продукт", "причина")}
SECRETS["ссылка"] = LINK


async def test_nobody_else_sees_or_changes_a_site_and_its_people(talk: Talk) -> None:
    at = await furnish(talk)
    await hold(talk, Fence(OF_SITES, SECRETS, SITES, at.values, ROWS, TYPED, (".ics",)), at.outsiders)


async def test_a_dialogue_goes_no_further_without_the_right(talk: Talk) -> None:
    at = await furnish(talk)
    inside = [await administrator(talk), await outsider(talk, "intern", at.anna)]
    outside = [it for it in at.outsiders if it.kind in {"curator", "seated"} or it.kind.startswith("former")]
    fence = Fence(OF_SITES, SECRETS, SITES, at.values, ROWS, TYPED, (".ics",))
    await Lending(talk, fence, inside, outside).all()


async def test_what_is_ones_own_is_nobody_elses(talk: Talk) -> None:
    """Not the host's, nor the curator's of the same school, nor an administrator's."""
    at = await furnish(talk)
    near = [
        await outsider(talk, "host", at.irina),
        await holder(talk, "own curator", AT_SCHOOL),
        await administrator(talk),
    ]
    ids = ("", *map(str, at.values["attempt"]), f"{at.values['attempt'][1]}:assessment", "1:all:0")
    secrets = {"результат": RESULT, "тест": SOLVED, "срок": LAST_DAY, "документ": secret("документ")}
    fence = Fence(OF_ONE, secrets, ids, at.values, OWN, TYPED, (".json", ".pdf"))
    await hold(talk, fence, [*(it for it in at.outsiders if it.kind in {"anonymous", "mentor"}), *near])


def test_every_feature_is_behind_a_wall() -> None:
    """A new one is put among those it belongs to, or it would be tried by nobody."""
    doors = {press.__module__ for press in handlers.door().presses.values()} - {"bot.doors"}
    doors |= {room.__module__ for room in handlers.ROOMS.values()}
    behind = [OF_PLACES, OF_PAIRS, OF_SITES, OF_EVENTS, OF_ONE]
    assert sorted(doors.difference(*behind)) == []
    assert sum(map(len, behind)) == len(set().union(*behind))
