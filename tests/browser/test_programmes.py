"""From a result to a confirmed document in the page: a catalogue is loaded, a programme suggested, asked for, studied.

The chain of ids is read back from the database by another connection.
README's picture is made here: `WALK_PICTURE=1 make browser` writes docs/programmes.png anew.
"""

import os
from pathlib import Path

from tests.browser.conftest import PageAt
from tests.browser.dsl import PersonChat
from tests.browser.practice import Practice
from tests.browser.test_events import becomes_coordinator, joins_the_school
from tests.browser.test_walk import ANSWERS, answers, four_taps
from tests.databases import look

PICTURE = Path(__file__).parent.parent.parent / "docs" / "programmes.png"
HEAD = "Название;Вид;Часы;Форма;Организация;Регион;Номер в реестре"
INSTITUTE = "ИРО Краснодарского края;Краснодарский край"
ASSESSING = "Формирующее оценивание на уроке"
GOOD = (
    f"{ASSESSING};ПК;36;заочная;{INSTITUTE};23-001",
    f"Критериальное оценивание достижений;ПК;72;очная;{INSTITUTE};",
    f"Оценка результатов обучения биологии;ПК;;очная;{INSTITUTE};",
)
SHORT = f"Оценивание за один день;ПК;8;очная;{INSTITUTE};"
CHAIN = (
    "SELECT p.title, r.state, r.enrolled_on, r.registry_number, r.document, r.document_number, r.document_on,"
    " r.document_hours, d.deficit, r.area = d.area AND c.area = d.area AND c.programme = r.programme,"
    " r.level = d.level, a.person = r.person AND c.person = r.person AND c.attempt = a.id, h.role"
    " FROM requests r JOIN programmes p ON p.id = r.programme JOIN choices c ON c.id = r.choice"
    " JOIN attempts a ON a.id = r.attempt JOIN results d ON d.attempt = a.id AND d.area = r.area"
    " JOIN people t ON t.id = r.person JOIN roles h ON h.person = r.document_by AND h.person = r.decided_by"
    " WHERE h.scope = CAST(t.municipality AS TEXT)"
)
IN_FORCE = "SELECT count(*) FROM programmes WHERE archived_at IS NULL AND demo = 0"


async def test_from_a_result_to_a_confirmed_document(practice: Practice, page_at: PageAt) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest)
    anna, elena, igor = (page.person(name) for name in ("Анна", "Елена", "Игорь"))
    await becomes_coordinator(elena, igor)
    await loads(igor, *GOOD)
    await joins_the_school(elena, anna)
    await finds_out(anna)
    await narrows_down(anna)
    await asks(anna)
    for hours in (1, 23):  # the desk is looked at each hour, its people hear of it at nine
        practice.watch.passes(minutes=hours * 60)
        await page.stands_still()
    await enrols(elena)
    await tells_the_document(anna)
    await confirms(elena)
    await anna.sees(f"Удостоверение подтверждено: программа «{ASSESSING}» засчитана.")
    await anna.presses("Мои сроки")
    await anna.sees("Следующее: до 24 ноября 2029")
    await anna.presses("Напоминать")
    await anna.sees("ближайшее 24 мая 2029 в 10 утра")
    assert await look(practice.database, CHAIN) == [
        (
            *(ASSESSING, "completed", "2026-11-24", "23-001", "confirmed", "180000123456", "2026-11-24", 36),
            *(1, 1, 1, 1, "coordinator"),
        )
    ]


async def test_a_catalogue_is_loaded_whole_and_taken_back(practice: Practice, page_at: PageAt) -> None:
    page = await page_at(practice.sandbox, rest=practice.rest)
    igor = page.person("Игорь")
    await four_taps(igor)
    await sends(igor, *GOOD, SHORT)
    await igor.sees("часы: 8, а у повышения квалификации не меньше 16")
    await igor.presses("Ошибки и замечания")
    await igor.sees(".xlsx")
    assert await look(practice.database, IN_FORCE) == [(0,)]
    await loads(igor, *GOOD)
    assert await look(practice.database, IN_FORCE) == [(3,)]
    await igor.presses("Отменить загрузку")
    await igor.sees("Вернуть каталог, каким он был до «каталог.csv»?")
    await igor.presses("Вернуть прежний")
    await igor.sees("Каталог снова такой, каким был до «каталог.csv».")
    assert await look(practice.database, IN_FORCE) == [(0,)]


async def sends(igor: PersonChat, *rows: str) -> None:
    await igor.writes("/import")
    await igor.sees("Пришлите таблицу программ")
    await igor.sends_file("каталог.csv", "\n".join((HEAD, *rows)).encode(), "text/csv")


async def loads(igor: PersonChat, *rows: str) -> None:
    await sends(igor, *rows)
    await igor.sees("Новых: 3")
    await igor.presses("Применить")
    await igor.sees("Теперь в подборе 3 программы.")


async def finds_out(anna: PersonChat) -> None:
    await anna.sees("1 из 22")
    await answers(anna, ANSWERS)
    await anna.presses("Завершить")
    await anna.sees("Оценочная: начало пути, 1,5 из 4")
    await anna.presses("Подобрать программы")
    await anna.sees("Почему: обратная связь и критерии до работы, это ваши трудные места")


async def narrows_down(anna: PersonChat) -> None:
    await anna.presses("Фильтры", "Часы")
    await anna.writes("до 40")
    await anna.sees("Ещё 1 программа без указания часов.")
    await anna.presses("Показать · 1")
    await anna.sees("Фильтры: до 40 ч")
    await anna.presses("1")
    await anna.sees("Почему здесь: обратная связь и критерии до работы, это ваши трудные места")


async def asks(anna: PersonChat) -> None:
    await anna.presses("Хочу на эту программу")
    await anna.sees("Заявку увидит координатор: Тимашевский район.")
    await anna.presses("Указать фамилию и имя")
    await anna.writes("Соколова Анна Петровна")
    await anna.presses("Отправить заявку")
    await anna.sees("Ответит координатор: Тимашевский район.")


async def enrols(elena: PersonChat) -> None:
    await elena.sees("Ждёт ответа 1 заявка.")
    await elena.presses("Открыть заявки", "Ждут ответа 1", "1")
    await elena.sees("Соколова Анна Петровна")
    if os.environ.get("WALK_PICTURE") or not PICTURE.exists():
        await elena.page.screenshot(PICTURE)
    await elena.presses("Записать сегодня")
    await elena.sees("Соколова Анна Петровна: запись с 24 ноября 2026.")


async def tells_the_document(anna: PersonChat) -> None:
    await anna.sees(f"Вы записаны на программу «{ASSESSING}» с 24 ноября 2026.")
    await anna.presses("Открыть заявку", "Ввести удостоверение")
    await anna.writes("№ 180000123456 от 24.11.2026, 36 ч")
    await anna.sees("Проверьте удостоверение")
    await anna.presses("Отправить на проверку")
    await anna.sees("Удостоверение на проверке с 24 ноября 2026")


async def confirms(elena: PersonChat) -> None:
    await elena.presses("‹ Назад", "Заявки на программы: 1", "Проверить 1", "1")
    await elena.sees("В этот день программа была в федеральном реестре, № 23-001.")
    await elena.presses("Подтвердить")
    await elena.sees("документ подтверждён, программа пройдена")
