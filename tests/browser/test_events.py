"""From an invitation to a report in the page: a role by a link, a school by a link, an event, a message, answers, XLSX.

README's picture is made here: `WALK_PICTURE=1 make browser` writes docs/events.png anew.
"""

import os
import re
from pathlib import Path

from tests.browser.conftest import PageAt
from tests.browser.dsl import PersonChat
from tests.browser.practice import Practice
from tests.browser.test_walk import four_taps
from tests.databases import look

PICTURE = Path(__file__).parent.parent.parent / "docs" / "events.png"
TITLE = "Критерии, понятные ученику"
WHERE = "Тимашевск, ул. Ленина, 120, каб. 21 https://example.org/room/21"
PROGRAMME = "14:00 Критерии до урока – Иванова А. П., СОШ № 11\n14:40 Практика в парах\n15:40 С чем уходим"


async def test_from_an_invitation_to_a_report(practice: Practice, page_at: PageAt) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest)
    anna, maria, elena, igor = (page.person(name) for name in ("Анна", "Мария", "Елена", "Игорь"))
    await becomes_coordinator(elena, igor)
    await joins_the_school(elena, anna, maria)
    practice.watch.passes(minutes=25 * 60)
    for person, answer in ((anna, "Да, присылайте"), (maria, "Да, присылайте"), (elena, "Не сейчас")):
        await person.writes("/menu")
        await person.sees("Присылать вам приглашения?")
        await person.presses(answer)
    await opens_sign_up(elena)
    await invites(elena)
    await anna.sees("Приглашаем: научно-методический семинар")
    await anna.presses("Буду очно")
    await anna.sees("Место за вами")
    await anna.writes("Соколова Анна")
    await maria.presses("Не смогу")
    await maria.sees("Вы ответили")
    await elena.presses("Обновить")
    await elena.sees("Очно 1 · дистанционно 0 · не смогут 1")
    if os.environ.get("WALK_PICTURE") or not PICTURE.exists():
        await page.screenshot(PICTURE)
    await elena.presses("Отчёт в XLSX")
    await elena.sees(".xlsx")
    seats = "SELECT p.full_name, x.mode, x.state FROM seats x JOIN people p ON p.id = x.person"
    assert await look(practice.database, seats) == [("Соколова Анна", "room", "seated")]
    answers = "SELECT answer FROM broadcast_answers ORDER BY answer"
    assert await look(practice.database, answers) == [("no",), ("room",)]


async def becomes_coordinator(elena: PersonChat, igor: PersonChat) -> None:
    await four_taps(igor)
    await igor.writes("/people")
    await igor.presses("Пригласить: координатор")
    await igor.sees("В каком регионе?")
    await igor.writes("Краснодарский край")
    await igor.sees("Какой муниципалитет?")
    await igor.writes("Тимашевский район")
    await igor.sees("Она сработает один раз")
    await igor.presses("Сделать ссылку на неделю")
    await elena.opens_link(await made_link(igor))
    await elena.presses("Начать", "Даю согласие", "Принять")
    await elena.sees("Готово. Ваша роль: координатор, Тимашевский район.")


async def joins_the_school(elena: PersonChat, *teachers: PersonChat) -> None:
    await elena.writes("/people")
    await elena.presses("Ссылка для учителей школы")
    await elena.sees("Какая школа?")
    await elena.writes("СОШ № 11")
    await elena.sees("По ней смогут прийти 100 человек")
    await elena.presses("Сделать ссылку")
    link = await made_link(elena)
    for teacher in teachers:
        await teacher.opens_link(link)
        await teacher.presses("Начать", "Даю согласие")
        await teacher.sees("Ваша школа: СОШ № 11, Тимашевский район.")
        await teacher.presses("Дальше", "Биология", "5–9 классы")


async def made_link(person: PersonChat) -> str:
    await person.sees("start=invite_")
    found = re.search(r"https://t\.me/\S+", await person.bubbles.filter(has_text="start=invite_").last.inner_text())
    assert found is not None
    return found[0]


async def opens_sign_up(elena: PersonChat) -> None:
    """What, when, where, how many, with what programme."""
    await elena.writes("/menu")
    await elena.presses("Координатору", "События", "Новое событие", "Научно-методический семинар")
    await elena.sees("Как назовём?")
    await elena.writes(TITLE)
    await elena.sees("Пока не сказано: день")
    await elena.presses("Назначить день")
    for asked, told in (("Какой день?", "4 декабря 14:00–16:00"), ("Где?", WHERE), ("Сколько мест", "34 16")):
        await elena.sees(asked)
        await elena.writes(told)
    await elena.sees("Сколько академических часов")
    await elena.presses("2 ч", "Открыть запись")
    await elena.sees("Запись открыта до пт 4 декабря, 12:00.")
    await elena.presses("Программа")
    await elena.writes(PROGRAMME)
    await elena.sees("1. 14:00 Критерии до урока. Иванова А. П., СОШ № 11")
    await elena.presses("‹ Назад")


async def invites(elena: PersonChat) -> None:
    await elena.presses("Пригласить")
    await elena.sees("Получат 2")
    await elena.presses("Дальше", "Отправить", "Отправить 2 людям")
    await elena.sees("Дошло 2 из 2")
