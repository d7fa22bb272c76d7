"""Events of a district with their people, made through storage; for talks from the side of whoever comes."""

from typing import Any

from rules.event_items import Item
from storage import enrolment, events, marks, people, places, planning
from storage.planning import Draft
from tests.talks.conftest import START, Talk, Talker
from tests.talks.internship import BEGINS, DAY, HOUR, MOSCOW, person_of
from tests.talks.mentoring import DISTRICT, colleague

TITLE = "Оценивание без страха"
PROGRAMME = [Item("14:00", "Критерии до урока", "Иванова А. П., СОШ № 11"), Item("", "Практика в парах", "")]


async def happening(
    talk: Talk, olga: Talker, *, by_word: bool = False, district: str = DISTRICT, title: str = TITLE, **wanted: Any
) -> int:
    """A master class of the district for which Olga answers, two hours at BEGINS; the session's id. `wanted`: fields of
    the draft that are otherwise."""
    starts_at = wanted.get("starts_at", BEGINS)
    usual = {
        "stream": None, "module": None, "title": "", "starts_at": starts_at, "ends_at": starts_at + 2 * HOUR,
        "zone": MOSCOW, "place": "Дом учителя, каб. 3", "link": "https://meet.example.org/7", "room": 2, "remote": 1,
        "hours": 2, "opens_at": START - DAY, "closes_at": None,
    }  # fmt: skip
    person = await person_of(talk, olga)
    async with talk.db.write() as tx:
        place = await places.name_municipality(tx, "23", district)
        made = await events.make(
            tx, scope_kind="municipality", scope=str(place.id), kind="master_class", title=title,
            whom="учителям математики", lead=person, by=person, now=int(talk.clock()), request=title,
        )  # fmt: skip
        await events.put_items(tx, made, PROGRAMME, by=person, now=int(talk.clock()))
        draft = Draft(**(usual | wanted))
        return await planning.plan_event(tx, made, draft, by_word=by_word, by=person, now=int(talk.clock()))


async def seated(talk: Talk, session: int, *names: str, mode: str = "room") -> list[Talker]:
    """Colleagues of the district with a seat."""
    found = [await colleague(talk, name) for name in names]
    numbers = [await person_of(talk, one) for one in found]
    async with talk.db.write() as tx:
        for number in numbers:
            await people.ask_full_name(tx, number)
            await enrolment.enrol(tx, session, number, mode, by=number, now=int(talk.clock()))
    return found


async def marked(talk: Talk, session: int, olga: Talker, *came: Talker, mark: str = "present") -> None:
    by = await person_of(talk, olga)
    numbers = [await person_of(talk, one) for one in came]
    async with talk.db.write() as tx:
        await marks.mark(tx, session, dict.fromkeys(numbers, mark), how="list", by=by, now=int(talk.clock()))
