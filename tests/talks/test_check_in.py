"""«Я здесь»: the code scanned, typed under the question, typed out of the blue; and what is not right about it."""

from handlers.check_in import AskIn
from handlers.session_cards import Leave
from storage import attendance, marks, planning
from tests.talks.conftest import Talk
from tests.talks.internship import BEGINS, HOUR, MINUTE, opens, person_of, session, site, sits, states, teacher
from tests.talks.lessons import BEGINS as BEGUN
from tests.talks.lessons import lesson
from tests.talks.test_start import begin

LINK = "https://t.me/marshrut_bot?start=in_{session}_{code}"


async def code_of(talk: Talk, number: int) -> str:
    async with talk.db.read() as tx:
        return await attendance.code(tx, number, now=int(talk.clock()))


async def wrong_code(talk: Talk, number: int) -> str:
    return "000000" if await code_of(talk, number) != "000000" else "000001"


async def marked(talk: Talk) -> list[tuple[str, str]]:
    return [(mark, how) for mark, how in await talk.look("SELECT mark, how FROM attendance ORDER BY person")]


async def test_by_the_link_of_the_qr(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna = await teacher(talk)
    await sits(talk, number, anna)
    talk.clock.at = BEGINS - 10 * MINUTE
    link = LINK.format(session=number, code=await code_of(talk, number))
    await anna.opens(link)
    assert anna.text == "Готово, вы отмечены: «Критерии до работы». Хорошего занятия!"
    await anna.opens(link)
    assert anna.text == "Вы уже отмечены: «Критерии до работы»."
    await anna.presses("Подробнее")
    assert "Вы отмечены." in anna.text
    assert "Освободить место" not in anna.buttons
    assert await marked(talk) == [("present", "qr")]


async def test_typed_under_the_question(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna = await teacher(talk)
    await sits(talk, number, anna)
    talk.clock.at = BEGINS + 20 * MINUTE
    await opens(anna, "session", number)
    await anna.presses("Отметиться")
    assert "Напишите шесть цифр" in anna.text
    await anna.writes("я тут")
    assert anna.text.startswith("Код из шести цифр")
    await anna.writes(await wrong_code(talk, number))
    assert anna.text.startswith("Такой код не подходит")
    old = await code_of(talk, number)
    talk.clock.advance(minutes=4)
    await anna.writes(old)
    assert anna.text.startswith("Такой код не подходит")
    code = await code_of(talk, number)
    await anna.writes(f"{code[:3]} {code[3:]}")
    assert anna.text.startswith("Готово, вы отмечены, с опозданием: «Критерии до работы».")
    assert await marked(talk) == [("late", "code")]


async def test_six_digits_out_of_the_blue(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna = await teacher(talk)
    await sits(talk, number, anna)
    await anna.writes("123456")
    assert anna.text.startswith("Сейчас ничего из вашего не идёт.")
    talk.clock.at = BEGINS
    await anna.writes(await wrong_code(talk, number))
    assert anna.text.startswith("Такой код не подходит")
    await anna.writes(await code_of(talk, number))
    assert anna.text.startswith("Готово, вы отмечены: ")
    await anna.writes("1234567")
    assert "Не понял это сообщение." in anna.text, "seven digits are no code"


async def test_too_many_tries_then_the_host_or_ten_minutes(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna = await teacher(talk)
    await sits(talk, number, anna)
    talk.clock.at = BEGINS
    for _ in range(5):
        await anna.writes(await wrong_code(talk, number))
        assert anna.text.startswith("Такой код не подходит")
    await anna.writes(await code_of(talk, number))
    assert anna.text.startswith("Слишком много попыток.")
    await anna.opens(LINK.format(session=number, code=await code_of(talk, number)))
    assert anna.text.startswith("Слишком много попыток.")
    talk.clock.advance(minutes=11)
    await anna.writes(await code_of(talk, number))
    assert anna.text.startswith("Готово, вы отмечены: ")


async def test_early_over_not_listed_cancelled(talk: Talk) -> None:
    at = await site(talk)
    number, off = await session(talk, at), await session(talk, at, title="Второе")
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    for one in (number, off):
        await sits(talk, one, anna)
    await sits(talk, number, boris)
    nameless = await begin(talk, "Глеб", agree=False)
    talk.clock.at = BEGINS - HOUR
    await nameless.opens(LINK.format(session=number, code=await code_of(talk, number)))
    assert nameless.text.startswith("Вас нет в списке занятия «Критерии до работы».")
    await anna.opens(LINK.format(session=number, code=await code_of(talk, number)))
    assert anna.text.startswith("Ещё рано. Сегодня в 14:00 начнётся занятие")
    await opens(anna, "check_in", number)
    assert anna.text.startswith("Ещё рано.")
    talk.clock.at = BEGINS
    await boris.opens(LINK.format(session=number, code=await code_of(talk, number)))
    assert boris.text.startswith("Вас нет в списке занятия «Критерии до работы».")
    await opens(anna, "check_in")
    assert anna.text.startswith("Сейчас идёт несколько ваших встреч.")
    await anna.presses("Второе")
    assert "«Второе»" in anna.text
    async with talk.db.write() as tx:
        await planning.cancel(tx, off, reason="", by=at.host, now=int(talk.clock()))
    await opens(anna, "check_in", off)
    assert "отменили" in anna.text or "Вас нет в списке" in anna.text
    await opens(anna, "check_in")
    assert "«Критерии до работы»" in anna.text, "the only one is not asked about"
    talk.clock.at = BEGINS + 2 * HOUR
    await anna.opens(LINK.format(session=number, code=await code_of(talk, number)))
    assert anna.text.startswith("Отметка закрыта.")
    assert await marked(talk) == []


async def test_the_hosts_word_stands(talk: Talk) -> None:
    at = await site(talk)
    number = await session(talk, at)
    anna = await teacher(talk)
    await sits(talk, number, anna)
    me = await person_of(talk, anna)
    talk.clock.at = BEGINS
    async with talk.db.write() as tx:
        await marks.mark(tx, number, {me: "absent"}, how="list", by=at.host, now=int(talk.clock()))
    await anna.opens(LINK.format(session=number, code=await code_of(talk, number)))
    assert anna.text.startswith("Ведущий отметил, что вас нет")
    assert await marked(talk) == [("absent", "list")]


async def test_forged_links_and_strangers(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna = await teacher(talk)
    talk.clock.at = BEGINS
    for payload in (f"in_{number}_", "in__", "in_", "in_x_y", f"in_{10**15}_123456", f"in_{number}_{'9' * 40}"):
        await anna.opens(f"https://t.me/marshrut_bot?start={payload}")
        assert anna.buttons, payload
    stranger = talk.person("Глеб")
    await stranger.opens(LINK.format(session=number, code=await code_of(talk, number)))
    assert stranger.text.startswith("Здравствуйте, Глеб!")
    assert await marked(talk) == []


async def test_who_asks_in_and_gives_a_name_is_not_told_of_a_seat(talk: Talk) -> None:
    made = await lesson(talk)
    anna = await teacher(talk, asked=False)
    talk.clock.at = BEGUN + 5 * MINUTE
    await anna.opens(LINK.format(session=made.session, code=await code_of(talk, made.session)))
    await anna.presses("Я на месте, запишите меня")
    assert anna.text.startswith("Ведущий видит, что вы пришли.\n\nКак вас записать в список?")
    await anna.writes("Иванова Анна")
    assert "Вы в очереди, очно." in anna.text
    assert not any("Место за вами" in message.text for message in anna.messages)


async def test_who_came_without_a_seat_asks_in_and_is_taken_by_the_host(talk: Talk) -> None:
    made = await lesson(talk)
    anna = await teacher(talk)
    talk.clock.at = BEGUN + 5 * MINUTE
    await anna.opens(LINK.format(session=made.session, code=await wrong_code(talk, made.session)))
    assert "Я на месте, запишите меня" not in anna.buttons
    await anna.opens(LINK.format(session=made.session, code=await code_of(talk, made.session)))
    assert anna.text.startswith("Вас нет в списке")
    await anna.presses("Я на месте, запишите меня")
    assert anna.text.startswith("Ведущий видит вас в своём списке.")
    await talk.tick()
    assert made.host.text == ("«Критерии вместе с учениками»: на входе человек без записи просит место:\nАнна")
    await made.opens("marks")
    assert "На входе просит место 1 человек: откройте «Кто записан»." in made.host.text
    await made.host.presses("Кто записан")
    assert "1. Анна: просит место на входе, очно\n2. Мария: очно" in made.host.text
    await made.host.presses("1")
    await made.host.presses("Дать место")
    await talk.tick()
    assert anna.text.startswith("Ведущий записал вас на занятие, очно.")
    assert anna.rows[0] == ["Отметиться"]
    await anna.opens(LINK.format(session=made.session, code=await code_of(talk, made.session)))
    assert anna.text.startswith("Готово, вы отмечены")


async def test_marked_nobody_leaves_by_an_old_button(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    anna = await teacher(talk)
    seat = await sits(talk, number, anna)
    talk.clock.at = BEGINS
    await anna.opens(LINK.format(session=number, code=await code_of(talk, number)))
    await anna.presses_data(Leave(seat=seat, sure=True).pack())
    assert anna.toast == "Вы уже отмечены, место остаётся за вами."
    assert await states(talk, number) == [("Анна", "room", "seated")]


async def test_hosts_hear_of_those_at_the_door_once_in_a_while(talk: Talk) -> None:
    made = await lesson(talk)
    talk.clock.at = BEGUN + MINUTE
    for name in ("Анна", "Борис", "Вера"):
        one = await teacher(talk, name)
        for _ in range(2):
            await one.presses_data(AskIn(session=made.session, code=0).pack())
        await talk.tick()
    assert made.host.text.endswith("просит место:\nАнна"), "the first at once"
    talk.clock.advance(minutes=5)
    await talk.tick()
    assert made.host.text.endswith("на входе 3 человека без записи просят место:\nАнна, Борис, Вера")
    await made.host.presses("Кто просит место")
    for _ in range(3):
        await made.host.presses("1")
        await made.host.presses("Дать место")
    said = len(made.host.messages)
    talk.clock.advance(minutes=10)
    await talk.tick()
    assert len(made.host.messages) == said, "nobody waits any more"
