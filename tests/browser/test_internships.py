"""Internship sessions in the page: one host, two teachers, one seat, a leave, an offer, a check-in.

README's second picture is made here: `WALK_PICTURE=1 make browser` writes docs/sessions.png anew.
"""

import os
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import expect

from tests.browser.conftest import PageAt
from tests.browser.dsl import ChatPage, PersonChat
from tests.browser.practice import Practice
from tests.browser.test_walk import four_taps
from tests.databases import look

PICTURE = Path(__file__).parent.parent.parent / "docs" / "sessions.png"
TITLE = "Самооценка и взаимная проверка"


async def test_one_seat_a_leave_an_offer_and_a_check_in(practice: Practice, page_at: PageAt) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest)
    anna, maria, elena, igor = (page.person(name) for name in ("Анна", "Мария", "Елена", "Игорь"))
    await becomes_host(elena, igor)
    await plans_one_seat(elena, practice.sandbox.world.now())
    await signs_up(anna, "Соколова Анна")
    await maria_waits_and_gets_it(anna, maria)
    states = "SELECT x.state FROM seats x JOIN sessions s ON s.id = x.session WHERE s.title = $1 ORDER BY x.id"
    assert await look(practice.database, states, TITLE) == [("left",), ("seated",)]
    await comes_to_the_door(page, maria, elena)
    marks = "SELECT a.mark, a.how FROM attendance a JOIN people p ON p.id = a.person WHERE p.full_name = $1"
    assert await look(practice.database, marks, "Кузнецова Мария") == [("present", "code")]


async def becomes_host(elena: PersonChat, igor: PersonChat) -> None:
    """The administrator makes a link on the site's card, the methodist opens it, agrees and accepts."""
    await four_taps(igor)
    await igor.writes("/menu")
    await igor.presses("Площадка", "1", "Пригласить ведущего", "Сделать ссылку на неделю")
    await igor.sees("Ссылка готова")
    link = re.search(r"https://t\.me/\S+", await igor.bubbles.filter(has_text="start=invite_").last.inner_text())
    assert link is not None
    await elena.opens_link(link[0])
    await elena.presses("Начать", "Даю согласие", "Принять")
    await elena.sees("Готово. Ваша роль")


async def plans_one_seat(elena: PersonChat, now: float) -> None:
    """In five hours: near enough for an offer that does not wait for the morning."""
    start = datetime.fromtimestamp(now + 5 * 3600, ZoneInfo("Europe/Moscow"))
    await elena.writes("/menu")
    await elena.presses("Площадка", "Запланировать занятие")
    await elena.sees("Как в прошлый раз")
    await elena.writes(f"{start:%d.%m.%Y %H:%M}")
    await expect(elena.bubbles.last).to_contain_text(f"{start:%H:%M}–")
    await elena.presses("Места")
    await elena.sees("Сколько мест")
    await elena.writes("1 и 0")
    await expect(elena.bubbles.last).to_contain_text("Очно 1")
    await elena.presses("Запланировать")
    await elena.sees("Очно 0 из 1")


async def signs_up(person: PersonChat, name: str) -> None:
    await four_taps(person)
    await person.writes("/sessions")
    await opens_from_list(person)
    await person.presses("Очно")
    await person.sees("Место за вами")
    await person.writes(name)
    await person.sees(f"Записал: {name}")


async def opens_from_list(person: PersonChat) -> None:
    """By its number in the list, where the session stands."""
    await person.sees(TITLE)
    listed = await person.bubbles.filter(has_text=TITLE).last.inner_text()
    number = re.search(rf"(\d+)\s+{TITLE}", listed)
    assert number is not None, listed
    await person.presses(number[1])
    await person.sees("Стажировка «")


async def maria_waits_and_gets_it(anna: PersonChat, maria: PersonChat) -> None:
    await four_taps(maria)
    await maria.writes("/sessions")
    await opens_from_list(maria)
    await maria.presses("Очередь: очно")
    await maria.sees("номер в очереди: 1")
    await anna.presses("Освободить место", "Да, освободить")
    await maria.sees("Освободилось место")
    await maria.presses("Беру")
    await maria.sees("Место за вами")
    await maria.writes("Кузнецова Мария")
    await maria.sees("Записал: Кузнецова Мария")


async def comes_to_the_door(page: ChatPage, maria: PersonChat, elena: PersonChat) -> None:
    """The session that is about to begin: the host shows the code, the teacher types it, the host sees it."""
    await maria.writes("/sessions")
    await maria.presses("1", "Очно")
    await maria.sees("Место за вами, очно")
    await elena.writes("/menu")
    await elena.presses("Площадка", "Пробный поток", "1", "Код")
    await elena.sees_picture()
    shown = re.search(r"Код:\s*(\d{3})\s*(\d{3})", await elena.bubbles.filter(has_text="Код:").last.inner_text())
    assert shown is not None
    await maria.writes("".join(shown.groups()))
    await maria.sees("вы отмечены")
    if os.environ.get("WALK_PICTURE") or not PICTURE.exists():
        await page.screenshot(PICTURE)
    await elena.presses("Список")
    await expect(elena.bubbles.last).to_contain_text("Кузнецова Мария")
    await elena.sees("Пришли 1 из 1")
