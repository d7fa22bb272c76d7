"""A broadcast from the author's first tap to the report, and what its readers see and press."""

import io
from typing import Any

from python_calamine import CalamineWorkbook

from bot.doors import Go
from handlers.broadcast_after import Withdraw
from handlers.broadcast_live import Stop, StopSure, Table
from handlers.broadcast_new import DropSure, ToMyself
from handlers.broadcast_time import LAST, Launch
from sandbox.model import Message
from tests.talks.broadcasting import SENDER, WORDS, agree, compose, coordinator, got, reader, send
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.internship import opens, person_of
from tests.talks.mentoring import read_all


def key(message: Message, begins: str) -> str:
    return next(it.data for it in message.buttons if it.text.startswith(begins) and it.data)


def bold(talker: Talker, words: str) -> dict[str, Any]:
    """An update as Telegram sends it: the first line is bold, with a link and a mention that gives an account away."""
    first = words.index("\n")
    spans = [
        {"type": "bold", "offset": 0, "length": first},
        {"type": "text_link", "offset": 0, "length": 7, "url": "https://iro23.ru"},
        {"type": "text_mention", "offset": 8, "length": 2, "user": {"id": 5, "is_bot": False, "first_name": "X"}},
    ]
    body = {"message_id": 900, "date": int(talker.talk.clock()), "chat": talker.actor.chat_json(), "text": words}
    return {"message": body | {"from": talker.actor.user_json(), "entities": spans}}


async def test_from_the_first_tap_to_the_readers(talk: Talk) -> None:
    olga = await coordinator(talk)
    anna, boris = await reader(talk, "Анна"), await reader(talk, "Борис")
    vera = await reader(talk, "Вера", agreed=False)
    await read_all(talk)
    await olga.writes("/broadcast")
    assert "Здесь будут ваши рассылки" in olga.text
    await olga.presses("Новая")
    assert "Получат 2 из 4 · 2 ещё не согласились на сообщения" in olga.text
    await olga.presses("Дальше")
    assert "Напишите сообщение так, как его прочтут" in olga.text
    olga.actor.sends_raw(bold(olga, WORDS))
    await talk.run()
    # As its readers will see it, with buttons that only say so; below it the card.
    look = got(olga)[-1]
    assert look.text == f"{WORDS}\n\n{SENDER}"
    assert [it["type"] for it in look.entities] == ["bold", "text_link", "italic"]
    assert "Черновик: Семинар 27 января" in olga.text
    await olga.presses("Ответы")
    await olga.presses("«Буду очно")
    await olga.presses("Прислать себе")
    await olga.presses("Не смогу", got(olga)[-1])
    assert olga.toast == "Это проба: у читателей кнопка сработает."
    await olga.presses("Отправить")
    assert "Отправить «Семинар 27 января» 2 людям?" in olga.text
    await olga.presses("Отправить 2 людям")
    assert "«Семинар 27 января»" in olga.text
    await talk.tick()
    await talk.tick()
    assert (len(got(anna)), len(got(boris)), len(got(vera))) == (1, 1, 0)
    assert [it.text for it in got(anna)[0].buttons] == ["Буду очно", "Дистанционно", "Не смогу", "Не присылать такие"]


async def test_an_answer_another_in_its_place_and_once_more_to_the_silent(talk: Talk) -> None:
    olga = await coordinator(talk)
    anna, boris = await reader(talk, "Анна"), await reader(talk, "Борис")
    await read_all(talk)
    await compose(olga)
    await send(talk, olga)
    # The person's own screen keeps its buttons, the message its own.
    await anna.presses("Буду очно", got(anna)[0])
    assert got(anna)[0].text.endswith("Вы ответили: буду очно")
    await anna.writes("/menu")
    await anna.presses("Не смогу", got(anna)[0])
    assert got(anna)[0].text.endswith("Вы ответили: не смогу")
    assert [it.text for it in got(anna)[0].buttons][2] == "✓ Не смогу"
    assert await talk.look("SELECT answer FROM broadcast_answers") == [("no",)]
    await opens(olga, "broadcast", 1)
    assert "Дошло 2 из 2" in olga.text
    assert "Очно 0 · дистанционно 0 · не смогут 1" in olga.text
    assert "Не ответили 1" in olga.text
    # Once more to the silent: Boris alone.
    await olga.presses("Ещё раз тем, кто не ответил")
    assert "Не ответил 1 человек." in olga.text
    await olga.presses("Сделать черновик")
    assert "Тем, кто не ответил на прошлую рассылку" in olga.text
    assert "Получит 1 из 1" in olga.text
    await send(talk, olga)
    assert (len(got(anna)), len(got(boris))) == (1, 2)


async def test_corrected_and_withdrawn_where_it_stands(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    await read_all(talk)
    await compose(olga)
    await send(talk, olga)
    await anna.presses("Дистанционно", got(anna)[0])
    await opens(olga, "broadcast", 1)
    await olga.presses("Исправить")
    await olga.writes("Семинар 27 января перенесли на 28-е")
    assert got(olga)[-1].text.startswith("Семинар 27 января перенесли")
    assert "Заменить у 1" in olga.text
    await olga.presses("Заменить")
    await talk.tick()
    await talk.tick()
    assert [it.text for it in got(anna)] == [
        f"Семинар 27 января перенесли на 28-е\n\n{SENDER}\n\nВы ответили: буду дистанционно"
    ]
    old = got(anna)[0]
    answer = key(old, "Буду очно")
    await opens(olga, "broadcast", 1)
    assert "Исправлено 1" in olga.text
    await olga.presses("Отозвать")
    assert "вместо текста будет «Сообщение отозвано»" in olga.text
    await olga.presses("Отозвать")
    await talk.tick()
    await talk.tick()
    assert (old.text, old.buttons) == ("Сообщение отозвано.", [])
    await anna.presses_data(answer, old)
    assert anna.toast == "Это сообщение отозвали, отвечать больше не нужно."
    assert await talk.look("SELECT answer FROM broadcast_answers") == [("remote",)]
    await opens(olga, "broadcast", 1)
    assert "Отозвана 22 ноября" in olga.text
    assert "Исправить" not in olga.buttons


async def test_whom_each_tap_narrows_and_the_count_follows(talk: Talk) -> None:
    olga = await coordinator(talk)
    for number in range(3):
        await reader(talk, f"Анна{number}")
    await reader(talk, "Борис", school="СОШ № 2")
    await read_all(talk)
    await olga.writes("/broadcast")
    await olga.presses("Новая")
    await olga.presses("Предмет")
    put = olga.data("Физика")
    await olga.presses("Физика")
    assert "✓ Физика, астрономия" in olga.buttons
    assert "Получат 0 из 0" in olga.text
    await olga.presses_data(put)
    assert "✓ Физика, астрономия" in olga.buttons
    await olga.presses("✓ Физика")
    await olga.presses("Кому")
    assert "Получат 4 из 5" in olga.text
    await olga.presses("Где")
    await olga.presses("СОШ № 11")
    await olga.presses("Кому")
    assert "Где: СОШ № 11, Тимашевский район" in olga.text
    assert "Получат 3 из 4" in olga.text
    await olga.presses("Что подтянуть")
    await olga.presses("Оценочная")
    assert "Меньше 5 человек" in olga.text
    await olga.presses("Кому")
    await olga.presses("Всем")
    await olga.presses("Ступень")
    await olga.presses("5–9 классы")
    assert "Получат 4 из 5" in olga.text
    await olga.presses("Кому")
    await olga.presses("Дальше")
    await olga.writes(WORDS)
    await olga.presses("Кому")
    assert "Ступень: 5–9 классы" in olga.text


async def test_at_ten_of_each_readers_own_day(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    boris = await reader(talk, "Борис", zone="Asia/Krasnoyarsk")
    await read_all(talk)
    await compose(olga, answers="Без ответа")
    await olga.presses("Выбрать время")
    past = olga.data("22")
    await olga.presses("24")
    await olga.presses("10:00")
    assert "вт 24 ноября в 10:00 у каждого по его времени" in olga.text
    await olga.presses("Отправить 2 людям")
    assert "Уйдёт вт 24 ноября в 10:00 у каждого по его времени" in olga.text
    await talk.tick()
    await opens(olga, "broadcasts")
    assert "Семинар 27 января · ждёт часа" in olga.buttons
    talk.clock.advance(hours=39.9)  # 6:54 in Moscow, 10:54 in Krasnoyarsk
    await talk.tick()
    assert (len(got(anna)), len(got(boris))) == (0, 1)
    talk.clock.advance(hours=3.2)
    await talk.tick()
    assert (len(got(anna)), len(got(boris))) == (1, 1)
    # Hours that are over are no choice.
    await compose(olga, "Второй семинар", answers="Без ответа")
    await olga.presses_data(past.replace(":1:", ":2:"))
    await olga.presses("08:00")
    assert "уже прошло" in (olga.toast or "")
    await olga.presses_data(Launch(broadcast=2, people=2, day=LAST, minutes=600).pack())  # 9999: it would never end
    assert "уже прошло" in (olga.toast or "")
    await olga.presses("›")
    await olga.presses("›")
    await olga.presses("12")
    await olga.presses("10:00")
    assert "вт 12 января 2027 в 10:00" in olga.text


async def test_pause_stop_and_the_progress_that_edits_itself(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    await read_all(talk)
    await compose(olga)
    await olga.presses("Отправить")
    await olga.presses("Отправить")
    watched = olga.screen
    await olga.presses("Пауза")
    assert olga.toast == "Пауза. Никому больше не отправляю."
    await talk.tick()
    assert got(anna) == []
    await olga.presses("Обновить")
    assert "Пауза. Ждут 1" in watched.text
    await olga.presses("Остановить")
    assert "0 уже получили, 1 не получат" in olga.text
    await olga.presses("‹ Назад")
    await olga.presses("Продолжить")
    for _ in range(3):
        talk.clock.advance(seconds=6)
        await talk.tick()
    assert len(got(anna)) == 1
    # Nobody pressed anything: the same message has become the report.
    assert "Дошло 1 из 1" in watched.text
    assert watched is olga.screen
    await compose(olga, "Семинар 27 января, ещё один")
    await olga.presses("Отправить")
    await olga.presses("Отправить")
    await olga.presses("Пауза")
    await olga.presses("Остановить")
    sure = olga.data("Остановить")
    await olga.presses("Остановить")
    await talk.tick()
    await talk.tick()
    assert len(got(anna)) == 1
    await olga.presses_data(sure)
    assert await talk.look("SELECT state FROM broadcasts ORDER BY id") == [("done",), ("cancelled",)]


async def test_the_report_as_a_file_names_ones_own_people(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    vera = await reader(talk, "Вера")
    await read_all(talk)
    await compose(olga)
    await send(talk, olga)
    await anna.presses("Буду очно", got(anna)[0])
    async with talk.db.write() as tx:  # she works elsewhere now
        await tx.run("UPDATE people SET municipality = NULL WHERE id = $1", await person_of(talk, vera))
    await opens(olga, "broadcast", 1)
    await olga.presses("Отчёт в XLSX")
    await talk.tick()
    file = olga.screen.document
    assert file is not None
    assert file.name == "Рассылка 22 ноября 2026.xlsx"
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
    assert book.sheet_names == ["Итог", "Люди", "Как считаем"]
    people = book.get_sheet_by_name("Люди").to_python()
    assert [row[1:4] for row in people[1:]] == [["Анна", "дошло", "буду очно"]]
    figures = {row[0]: row[1] for row in book.get_sheet_by_name("Итог").to_python() if len(row) > 1}
    assert (figures["Всего получателей"], figures["Дошло"], figures["Не ответили"]) == (2, 2, 1)


async def test_no_more_of_these(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    await reader(talk, "Борис")
    await read_all(talk)
    await compose(olga)
    await send(talk, olga)
    await anna.presses("Не присылать такие", got(anna)[0])
    assert "Больше не пришлю" in (anna.toast or "")
    assert len(got(anna)) == 1
    await compose(olga, "Семинар 27 января отменён")
    await send(talk, olga)
    assert len(got(anna)) == 1
    # She finds where to allow it again.
    await anna.writes("/privacy")
    await anna.presses("Сообщения методиста")
    await anna.presses("Да, присылайте")
    assert anna.toast == "Хорошо, буду присылать. Отключить можно в «Моих данных»."
    await compose(olga, "Семинар 27 января всё-таки будет")
    await send(talk, olga)
    assert len(got(anna)) == 2


async def test_another_districts_coordinator_sees_and_presses_nothing(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    other = await coordinator(talk, "Пётр", district="Каневской район")
    await agree(talk, other)
    await read_all(talk)
    await compose(olga)
    await olga.presses("Отправить")
    launch = olga.data("Отправить")
    forged = [Go(room=room, id="1") for room in ("broadcast", "broadcast_draft", "audience", "broadcast_send")]
    for who in (other, anna):
        await who.presses_in_vain(*forged, launch, ToMyself(broadcast=1), DropSure(broadcast=1), told=NOT_ALLOWED[:30])
    await olga.presses_data(launch)
    await talk.tick()
    for who in (other, anna):
        await who.presses_in_vain(
            Go(room="broadcast", id="1"), Go(room="broadcast_fix", id="1"), Stop(broadcast=1), StopSure(broadcast=1),
            Withdraw(broadcast=1), Table(broadcast=1), told=NOT_ALLOWED[:30],
        )  # fmt: skip
    await other.writes("/broadcast")
    assert "Здесь будут ваши рассылки" in other.text
    await anna.writes("/broadcast")
    assert "недоступно" in anna.text
    # An answer under what was said to somebody else.
    await other.presses_data(key(got(anna)[0], "Буду очно"))
    assert other.toast == "Это сообщение было не вам, ответ не записан."
    assert await talk.look("SELECT count(*) FROM broadcast_answers") == [(0,)]
    assert await talk.look("SELECT state FROM broadcasts") == [("done",)]


async def test_a_role_lost_in_the_middle_of_a_draft(talk: Talk) -> None:
    olga, _ = await coordinator(talk), await reader(talk, "Анна")
    await read_all(talk)
    await compose(olga)
    await olga.presses("Отправить")
    launch = olga.data("Отправить")
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = $1 WHERE role = 'coordinator'", int(talk.clock()))
    await olga.presses_in_vain(launch, told=NOT_ALLOWED[:30])
    await olga.writes("/broadcast")
    assert "недоступно" in olga.text
    assert await talk.look("SELECT state FROM broadcasts") == [("draft",)]
    await opens(olga, "erase")
    await olga.presses("Удалить")
    await olga.presses("Удалить безвозвратно")
    assert await talk.look("SELECT count(*) FROM broadcasts") == [(0,)]


async def test_only_what_was_asked_about_is_sent(talk: Talk) -> None:
    """Another number of people than the question said, a second press, a draft that was dropped."""
    olga, _ = await coordinator(talk), await reader(talk, "Анна")
    late = await reader(talk, "Борис", agreed=False)
    await read_all(talk)
    await compose(olga)
    await olga.presses("Отправить")
    launch = olga.data("Отправить")
    assert launch == Launch(broadcast=1, people=1, day=0, minutes=0).pack()
    await agree(talk, late)
    await olga.presses_data(launch)
    assert olga.toast == "Пока вы думали, людей стало другое число. Посмотрите ещё раз."
    assert "2 людям?" in olga.text
    await olga.presses("Отправить 2 людям")
    await olga.presses_data(launch)
    await talk.tick()
    assert await talk.look("SELECT count(*) FROM outbox WHERE kind = 'broadcast'") == [(2,)]
    await olga.writes("/broadcast")
    await olga.presses("Новая")
    await olga.presses("‹ Назад")
    await olga.presses("Новая")  # the same empty draft
    assert await talk.look("SELECT count(*) FROM broadcasts WHERE state = 'draft'") == [(1,)]
    await olga.presses("Дальше")
    await olga.writes("Лишнее")
    await olga.presses("Удалить")
    drop = olga.data("Удалить")
    await olga.presses("Удалить")
    await olga.presses_in_vain(drop, told="Черновик удалён.")
    await olga.presses_in_vain("Bw:2", told=NOT_ALLOWED[:30])
