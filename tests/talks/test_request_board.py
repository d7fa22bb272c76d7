"""The desk of requests in talks: the queue, decisions with what the teacher hears, a group by one order, the morning's
word, the table; what is nobody's to see or to decide.
"""

import io
from datetime import date
from typing import Any

from python_calamine import CalamineWorkbook

from handlers.request_board import Table
from handlers.request_cards import Decide
from handlers.request_groups import EnrolAll
from rules.requests import Paper
from storage import jobs, requests
from storage.request_board import FILE
from tests.storage.test_requests import diagnosed
from tests.talks.conftest import ADMIN, NOT_ALLOWED, Talk, Talker
from tests.talks.internship import MOSCOW, opens, person_of
from tests.talks.mentoring import colleague, curator
from tests.talks.test_pair_board import above
from tests.talks.test_requests import TITLE, morning, offered

TODAY = date(2026, 11, 22)
AT = "m1.w"  # the queue of the district


async def asks(talk: Talk, who: Talker, programme: int) -> int:
    person = await person_of(talk, who)
    async with talk.db.write() as tx:
        return (await requests.ask(tx, person, programme, today=TODAY, now=int(talk.clock()))).id


async def sends(talk: Talk, who: Talker, request: int, number: str = "180000123456", hours: int = 24) -> None:
    person = await person_of(talk, who)
    async with talk.db.write() as tx:
        await requests.send_document(
            tx, request, person, Paper(number, date(2026, 12, 1), hours), now=int(talk.clock())
        )


async def states(talk: Talk) -> list[str]:
    return [row[0] for row in await talk.look("SELECT state FROM requests ORDER BY id")]


def table(talker: Talker) -> list[list[Any]]:
    file = [it.document for it in talker.messages if it.document][-1]
    return CalamineWorkbook.from_filelike(io.BytesIO(file.data)).get_sheet_by_index(0).to_python()


async def waiting(talk: Talk, programme: int) -> tuple[tuple[Talker, int], tuple[Talker, int]]:
    """Two people who asked a day apart, over a week ago."""
    anna = await colleague(talk, "Анна", "Иванова Анна Сергеевна")
    async with talk.db.write() as tx:
        await diagnosed(tx, await person_of(talk, anna))
    first = await asks(talk, anna, programme)
    talk.clock.advance(days=1)
    boris = await colleague(talk, "Борис", "Петров Борис")
    second = await asks(talk, boris, programme)
    talk.clock.advance(days=7)
    return (anna, first), (boris, second)


async def test_the_queue_is_answered_without_going_back(talk: Talk) -> None:
    talk.clock.advance(hours=9)
    vera = await above(talk)
    await opens(vera, "request_board")
    assert "Заявок пока нет." in vera.text
    await waiting(talk, await offered(talk))
    await opens(vera, "tree")
    await vera.presses("Заявки на программы: 2")
    assert "Ждут ответа: 2, из них дольше недели 2" in vera.text
    await vera.presses("Ждут ответа 2")
    assert "1  Иванова Анна Сергеевна\nМатематика · 5–9 классы · СОШ № 11, Тимашевский район" in vera.text
    assert f"«{TITLE}» · ждёт 8 дней" in vera.text
    await vera.presses("1")
    assert "Заявка от 22 ноября 2026, ждёт 8 дней" in vera.text
    assert f"«{TITLE}», 36 ч\nМест 25, через вас записано 0." in vera.text
    assert "диагностике" not in vera.text, "nothing of results without a consent"
    twice = vera.data("Записать сегодня")
    await vera.presses("Записать сегодня")
    assert vera.toast == "Иванова Анна Сергеевна: запись с 30 ноября 2026. Учителю напишу."
    assert "Петров Борис" in vera.text, "the next of the queue"
    await vera.presses_data(twice)
    assert "Петров Борис" in vera.text
    await vera.presses("‹ Прошлая")
    assert "Зачисление 30 ноября 2026\nВ этот день программа была в федеральном реестре, № 77-1." in vera.text
    await vera.presses("Вернуть в ожидание")
    assert await states(talk) == ["waiting", "waiting"]


async def test_another_day_and_a_refusal_in_words(talk: Talk) -> None:
    talk.clock.advance(hours=9)
    vera = await above(talk)
    (anna, first), (boris, second) = await waiting(talk, await offered(talk))
    await opens(vera, "request_case", f"{first}.{AT}")
    twice = vera.data("Записать сегодня")
    await vera.presses("Другим днём")
    await vera.writes("31.02.2027")
    assert "Не понял дату «31.02.2027»" in vera.text
    await vera.writes("1 декабря 2031")
    assert "больше чем через год" in vera.text
    await vera.writes("1 декабря")
    assert vera.text.startswith("Иванова Анна Сергеевна: запись с 1 декабря 2026.")
    await opens(vera, "request_case", f"{second}.{AT}")
    await vera.presses("Отказать")
    await vera.writes("Ждём <b>весной</b>")
    assert await states(talk) == ["enrolled", "refused"]
    assert "Ждём <b>весной</b>" in await morning(talk, boris)
    assert "с 1 декабря 2026" in "\n".join(it.text for it in anna.messages)
    await vera.presses_data(twice)
    assert vera.toast == "Иванова Анна Сергеевна: запись с 1 декабря 2026. Учителю напишу.", "an old one: as it is"


async def test_a_document_is_sent_back_and_only_the_one_that_was_seen_is_confirmed(talk: Talk) -> None:
    talk.clock.advance(hours=9)
    vera = await above(talk)
    (anna, first), _ = await waiting(talk, await offered(talk))
    await opens(vera, "request_case", f"{first}.{AT}")
    await vera.presses("Записать сегодня")
    await sends(talk, anna, first)
    await opens(vera, "request_board")
    await vera.presses("Проверить 1")
    await vera.presses("1")
    assert "Удостоверение № 180000123456 от 1 декабря 2026, 24 ч" in vera.text
    assert "Часы не те, что у программы: там 36." in vera.text
    old = vera.data("Подтвердить")
    await vera.presses("Вернуть с пояснением")
    await vera.presses("Часы не сходятся")
    assert "Часы не сходятся с документом" in await morning(talk, anna)
    await sends(talk, anna, first, hours=36)
    await vera.presses_data(old)
    assert vera.toast == "Здесь уже всё иначе. Вот как теперь.", "it is another document than the one that was seen"
    await vera.presses("Подтвердить")
    assert await talk.look(
        "SELECT state, document, enrolled_on, document_hours FROM requests WHERE id = $1", first
    ) == [("completed", "confirmed", "2026-11-30", 36)]
    await opens(vera, "request_board")
    await vera.writes("иванова")
    assert vera.text.startswith("Программа пройдена, зачисление 30 ноября 2026")
    assert await talk.look("SELECT count(*) FROM audit WHERE action LIKE 'request.%' AND actor IS NOT NULL") == [(7,)]


async def test_all_who_wait_are_enrolled_by_one_order(talk: Talk) -> None:
    talk.clock.advance(hours=9)
    vera, programme = await above(talk), await offered(talk, places=2)
    for n in range(3):
        await asks(talk, await colleague(talk, f"Анна{n}", f"Иванова Анна {n}"), programme)
        talk.clock.advance(seconds=1)
    await opens(vera, "request_board")
    await vera.presses("По программам")
    assert "Ждут 3 человека.\nМест 2, через вас записано 0." in vera.text
    await vera.presses("1")
    await vera.presses("Записать всех, кто ждёт")
    assert "Мест хватит на 2." in vera.text
    assert "3  Иванова Анна 2, СОШ № 11" in vera.text
    assert ["Записать первых 2"] in vera.rows
    await vera.writes("30 ноября")
    assert "Приказ о зачислении 30 ноября 2026" in vera.text
    press = vera.data("Записать первых 2")
    await vera.presses("Записать первых 2")
    assert vera.toast == "Записаны 2 человека, зачисление 30 ноября 2026."
    assert await states(talk) == ["enrolled", "enrolled", "waiting"]
    await vera.presses_data(press)
    assert vera.toast == "Список изменился, пока вы смотрели. Вот кто ждёт теперь."
    assert await states(talk) == ["enrolled", "enrolled", "waiting"]
    assert "Мест больше нет." in vera.text


async def test_at_nine_once_a_day_and_only_while_somebody_waits(talk: Talk) -> None:
    """The nearest who answers hears of it: above a municipality with a coordinator nobody does."""
    talk.clock.advance(hours=15)  # 18:00 in Moscow
    vera, programme = await above(talk), await offered(talk)
    region = talk.person("Фёдор", id=ADMIN)
    await region.writes("/start")
    for button in ("Начать", "Даю согласие", "Математика", "5–9 классы"):
        await region.presses(button)
    anna = await colleague(talk, "Анна", "Иванова Анна")
    await talk.tick()
    request = await asks(talk, anna, programme)

    async def hears(who: Talker, **after: float) -> str:
        talk.clock.advance(**after)
        before = len(who.messages)
        await talk.tick()
        await talk.tick()
        return "\n".join(it.text for it in who.messages[before:] if it.from_bot)

    quiet = len(region.messages)
    assert await hears(vera, hours=2) == "", "not in the evening"
    assert "Ждёт ответа 1 заявка." in await hears(vera, hours=16)
    assert await hears(vera, hours=3) == ""
    assert await hears(vera, days=2) == "", "said once"
    assert await hears(vera, days=6) == ""
    told = await hears(vera, days=1)
    assert "Дольше недели:\n• Иванова Анна: «Критериальное оценивание», ждёт " in told
    await vera.presses("Открыть заявки")
    assert "Ждут ответа: 1" in vera.text
    assert len(region.messages) == quiet
    await opens(vera, "request_case", f"{request}.{AT}")
    await vera.presses("Записать сегодня")
    await sends(talk, anna, request)
    await opens(vera, "request_case", f"{request}.m1.s")
    await talk.tick()
    await vera.presses("Подтвердить")
    assert await hears(vera, days=1) == "", "a colleague has answered: it is not said"


async def test_the_table_and_whose_desk_it_is(talk: Talk) -> None:
    talk.clock.advance(hours=9)
    vera, programme = await above(talk), await offered(talk)
    anna = await colleague(talk, "Анна", "Иванова Анна")
    olga = await curator(talk)
    request = await asks(talk, anna, programme)
    async with talk.db.write() as tx:
        await diagnosed(tx, await person_of(talk, anna))
    await opens(vera, "request_board")
    await vera.presses("Таблица XLSX")
    assert (vera.toast or "").startswith("Готовлю таблицу")
    await talk.tick()
    assert "Имена в ней только для работы" in vera.text
    row = next(row for row in table(vera) if row[0] == 1.0)
    assert row[1:8] == [
        *("Иванова Анна", "СОШ № 11, Тимашевский район", TITLE, 36.0, "ждёт ответа", "22.11.2026", ""),
    ]
    for stranger in (anna, olga):
        for room, about in (("request_board", "municipality:1"), ("request_case", str(request)), ("request_group", AT)):
            await opens(stranger, room, about)
            assert stranger.text.startswith(NOT_ALLOWED) or (stranger.toast or "").startswith(NOT_ALLOWED)
        presses = (
            Table(at="municipality:1"), Decide(request=request, version=1, act="enrol", way=AT),
            EnrolAll(way=f"{AT}.{programme}", count=1, seen=1, day=TODAY.toordinal()),
        )  # fmt: skip
        await stranger.presses_in_vain(*presses, told=NOT_ALLOWED)
    assert await states(talk) == ["waiting"]
    own = await person_of(talk, vera)
    # The right is asked for again when the table is made.
    files = [it.document for it in vera.messages if it.document]
    await opens(vera, "request_board")
    async with talk.db.write() as tx:
        await jobs.start(
            tx, kind=FILE, person=own, now=int(talk.clock()),
            args={"at": "municipality:1", "locale": "ru", "zone": MOSCOW, "now": int(talk.clock())},
        )  # fmt: skip
        await tx.run("UPDATE roles SET revoked_at = 1 WHERE person = $1", own)
    await talk.tick()
    assert [it.document for it in vera.messages if it.document] == files


async def test_nobody_decides_their_own(talk: Talk) -> None:
    talk.clock.advance(hours=9)
    vera, programme = await above(talk), await offered(talk)
    own = await person_of(talk, vera)
    async with talk.db.write() as tx:
        await tx.run("UPDATE people SET region = '23', municipality = 1 WHERE id = $1", own)
    mine = await asks(talk, vera, programme)
    await opens(vera, "request_case", mine)
    assert "Это ваша собственная заявка" in vera.text
    assert "Записать сегодня" not in vera.buttons
    await vera.presses_in_vain(Decide(request=mine, version=1, act="enrol"), told="Это ваша собственная заявка")
