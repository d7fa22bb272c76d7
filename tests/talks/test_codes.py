"""The code on the host's screen: it turns by itself in one message, until it is stopped or its time is over."""

from bot.pictures import draw
from handlers.codes import SHOWN, Fresh, Show, Stop
from rules.attendance import code as code_of
from sandbox.model import Message
from storage import enrolment, planning
from tests.talks.conftest import Talk, Talker
from tests.talks.lessons import BEGINS, HOUR, Lesson, host_of, lesson, person_of
from tests.talks.test_start import begin

WAITING = "SELECT count(*) FROM outbox WHERE kind = 'attendance-code' AND state = 'waiting'"


async def shown(talk: Talk) -> Lesson:
    """The code is on the wall twenty minutes before the start."""
    made = await lesson(talk)
    talk.clock.at = BEGINS - 20 * 60
    await made.opens("code")
    return made


async def digits(talk: Talk, made: Lesson) -> str:
    [(secret,)] = await talk.look(f"SELECT secret FROM sessions WHERE id = {made.session}")
    code = code_of(secret, int(talk.clock.at))
    return f"{code[:3]} {code[3:]}"


def pictures(talker: Talker) -> list[Message]:
    return [message for message in talker.messages if message.photo]


async def turn(talk: Talk) -> None:
    talk.clock.advance(seconds=60)
    await talk.tick()


async def test_the_code_turns_in_one_message_and_lets_people_in(talk: Talk) -> None:
    made = await shown(talk)
    host, first = made.host, await digits(talk, made)
    assert host.text.startswith(f"Код: {first}\n«Критерии вместе с учениками»")
    assert "Пришли 0 из 3." in host.text
    [picture] = pictures(host)
    assert picture.photo is not None
    drawn, count = picture.photo.data, len(host.messages)
    await turn(talk)
    second = await digits(talk, made)
    assert second != first
    [picture] = pictures(host)
    assert (picture.text or "").startswith(f"Код: {second}")
    assert picture.photo is not None
    assert picture.photo.data != drawn
    assert len(host.messages) == count, "nothing new in the chat, nobody's phone rings"
    link = f"https://t.me/marshrut_bot?start=in_{made.session}_{second.replace(' ', '')}"
    assert picture.photo.data == expected(talk, link, second)
    anna = await begin(talk, "Анна")
    person, me = await person_of(talk, anna), await person_of(talk, host)
    async with talk.db.write() as tx:
        await enrolment.enrol(tx, made.session, person, "room", by=me, now=int(talk.clock.at))
    await anna.opens(link)
    assert await talk.look("SELECT person, mark, how FROM attendance") == [(person, "present", "qr")]
    await turn(talk)
    assert "Пришли 1 из 4." in host.text


def expected(talk: Talk, link: str, digits: str) -> bytes:
    t = talk.texts.speaker("ru")
    said = {"title": "Критерии вместе с учениками", "moment": "пн 23 ноября, 14:00", "hint": str(t("code-hint"))}
    return draw("code", {"lang": "ru", **said, "qr": link, "code": digits.split()})


async def test_stopped_it_turns_no_more_and_the_list_is_next(talk: Talk) -> None:
    made = await shown(talk)
    await turn(talk)
    await made.host.presses("Остановить", pictures(made.host)[0])
    assert made.host.toast == "Код больше не показываю."
    assert "Пришли 0 из 3" in made.host.text
    old = pictures(made.host)[0].text
    await turn(talk)
    await turn(talk)
    assert pictures(made.host)[0].text == old
    assert await talk.look(WAITING) == [(0,)]
    # An old button shows it again, and it turns again.
    await made.host.presses_data(Fresh(session=made.session, since=int(BEGINS - 20 * 60)).pack())
    await turn(talk)
    assert (pictures(made.host)[-1].text or "").startswith(f"Код: {await digits(talk, made)}")


async def test_after_three_quarters_of_an_hour_it_asks(talk: Talk) -> None:
    made = await shown(talk)
    for _ in range(SHOWN // 60 - 1):
        await turn(talk)
    assert (pictures(made.host)[0].text or "").startswith(f"Код: {await digits(talk, made)}")
    await turn(talk)
    [picture] = pictures(made.host)
    assert picture.text == "Показ кода окончен.\n«Критерии вместе с учениками»"
    assert await talk.look(WAITING) == [(0,)]
    await made.host.presses("Показать ещё", picture)
    assert len(pictures(made.host)) == 2, "the new showing stands below, not in a message far above"
    await turn(talk)
    assert made.host.text.startswith(f"Код: {await digits(talk, made)}")


async def test_with_the_session_the_code_ends(talk: Talk) -> None:
    made = await lesson(talk)
    talk.clock.at = BEGINS + 2 * HOUR - 90
    await made.opens("code")
    await turn(talk)
    assert made.host.text.startswith("Код: ")
    await turn(talk)
    assert made.host.text.startswith("Показ кода окончен.")
    assert made.host.rows == [["Список", "Меню"]]
    await made.opens("code")
    assert "Время вышло" in made.host.text


async def test_asked_for_twice_there_is_one_chain(talk: Talk) -> None:
    made = await shown(talk)
    await made.opens("code")
    talk.clock.advance(seconds=20)
    await made.opens("code")
    await made.host.presses("Обновить код")
    assert await talk.look(WAITING) == [(1,)]
    before = [message.text for message in pictures(made.host)]
    await turn(talk)
    after = [message.text for message in pictures(made.host)]
    assert after[:-1] == before[:-1]
    assert after[-1] != before[-1]
    assert await talk.look(WAITING) == [(1,)]


async def test_after_a_silence_the_code_is_fresh_and_there_is_one_chain(talk: Talk) -> None:
    made = await shown(talk)
    await talk.stop()
    talk.clock.advance(minutes=10)
    await talk.start()
    await talk.tick()
    assert made.host.text.startswith(f"Код: {await digits(talk, made)}")
    assert await talk.look(WAITING) == [(1,)]


async def test_two_hosts_show_it_each_on_their_own_screen(talk: Talk) -> None:
    made = await shown(talk)
    vera = await begin(talk, "Вера")
    await host_of(talk, made, vera)
    await made.opens("code", who=vera)
    await made.host.presses("Остановить", pictures(made.host)[0])
    await turn(talk)
    assert vera.text.startswith(f"Код: {await digits(talk, made)}")


async def test_a_host_no_more_sees_no_code(talk: Talk) -> None:
    made = await shown(talk)
    me = await person_of(talk, made.host)
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = $1 WHERE person = $2", BEGINS, me)
    old = pictures(made.host)[0].text
    await turn(talk)
    assert pictures(made.host)[0].text == old
    assert await talk.look(WAITING) == [(0,)]
    anna = await begin(talk, "Анна")
    since = int(talk.clock.at)
    for press in (Show(session=made.session), Fresh(session=made.session, since=since), Stop(session=made.session)):
        for who in (made.host, anna):
            await who.presses_data(press.pack())
            assert (who.toast or "").startswith("Это действие вам сейчас недоступно")


async def test_neither_too_early_nor_for_a_cancelled_session(talk: Talk) -> None:
    made = await lesson(talk)
    await made.opens("code")
    assert "Код можно показать с пн 23 ноября, 13:30" in made.host.text
    talk.clock.at = BEGINS - 60
    await made.opens("code")
    me = await person_of(talk, made.host)
    async with talk.db.write() as tx:
        await planning.cancel(tx, made.session, reason="", by=me, now=BEGINS - 60)
    await turn(talk)
    assert (pictures(made.host)[0].text or "").startswith("Показ кода окончен.")
    await made.opens("code")
    assert "Всё отменено" in made.host.text
