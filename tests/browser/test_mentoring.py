"""A meeting in the page: proposed by the mentor, chosen by the young colleague, held, written down, confirmed."""

from datetime import date

from storage import consents, mentors, pairing, people, places
from storage.open import open_database
from tests.browser.conftest import PageAt
from tests.browser.dsl import PersonChat
from tests.browser.practice import Practice
from tests.browser.test_walk import four_taps
from tests.databases import look

ANNA, MARIA = "1001", "1002"
TODAY = date(2026, 11, 23)
TOLD = "Разобрали план урока. Трудно: удержать время. Дальше: таймер на этапах до 5 декабря"


async def test_from_a_proposal_to_a_confirmed_entry(practice: Practice, page_at: PageAt) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest)
    anna, maria = page.person("Анна"), page.person("Мария")
    await four_taps(anna)
    await four_taps(maria)
    await become_a_pair(practice)
    await agree_on_a_time(anna, maria)
    practice.watch.passes(minutes=130)
    await page.stands_still()
    await write_it_down(maria)
    await anna.sees("есть запись о вашей встрече")
    await anna.presses("Всё так")
    await anna.sees("Спасибо, подтверждено")
    held = "SELECT m.state, e.minutes, e.form, e.due_on FROM meetings m JOIN entries e ON e.meeting = m.id"
    assert await look(practice.database, held) == [("held", 45, "talk", "2026-12-05")]
    assert await look(practice.database, "SELECT state FROM entry_pairs") == [("confirmed",)]


async def become_a_pair(practice: Practice) -> None:
    """Both agreed: how that looks on screens is another test's."""
    now = int(practice.watch())
    db = await open_database(practice.database)
    async with db.write() as tx:
        district = await places.name_municipality(tx, "23", "Тимашевский район")
        school = await places.name_organisation(tx, district.id, "СОШ № 11")
        one, other = [await people.find_person(tx, "telegram", address) or 0 for address in (MARIA, ANNA)]
        for person in (one, other):
            await people.live_in_region(tx, person, "23", "Europe/Moscow")
            await people.live_in_municipality(tx, person, district.id)
            await people.work_at(tx, person, school.id)
        await mentors.be_ready(tx, one, capacity=2, now=now)
        text = await consents.keep_text(tx, purpose="mentoring", version="2026-11-22", locale="ru", text="О паре")
        pair = await pairing.propose(tx, mentor=one, mentee=other, by=one, today=TODAY, text_hash=text, now=now)
        await pairing.agree(tx, pair, other, text_hash=text, today=TODAY, now=now)
    await db.close()


async def agree_on_a_time(anna: PersonChat, maria: PersonChat) -> None:
    """It is Monday, 10:00."""
    await maria.writes("/menu")
    await maria.presses("Наставничество", "Предложить встречу", "Встреча")
    await maria.sees("Когда?")
    await maria.writes("сегодня 11:00, завтра 14:30")
    await maria.sees("вт 24 ноября, 14:30–15:15")
    await maria.presses("Предложить")
    await maria.sees("Ответа пока нет")
    await anna.sees("Мария предлагает встретиться")
    await anna.presses("пн 23 ноября, 11:00")
    await anna.sees("Договорились")
    await maria.sees("Анна соглашается на встречу")


async def write_it_down(maria: PersonChat) -> None:
    """Four taps and one message."""
    await maria.sees("Как прошло?")
    await maria.presses("Состоялась", "Встреча", "Как планировали, 45 мин", "План урока")
    await maria.writes(TOLD)
    await maria.sees("Записано")
