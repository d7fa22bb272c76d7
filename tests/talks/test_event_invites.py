"""An invitation to an event: from its card to the answer under the message, and what a change makes of both."""

from datetime import date
from typing import Any

from bot.event_calls import Come
from handlers.broadcast_time import PickHour
from rules.event_items import Item
from rules.polls import Answer, Question
from sandbox.model import Message
from storage import enrolment, events, marks, people, places, planning, poll_forms, polls
from storage.planning import Draft
from tests.talks.broadcasting import coordinator, got, reader, send
from tests.talks.conftest import NOT_ALLOWED, START, Talk, Talker
from tests.talks.internship import BEGINS, DAY, HOUR, MOSCOW, opens, person_of, states
from tests.talks.mentoring import DISTRICT, read_all

WORDS = "Приглашаем: "
DAY_OF_EVENT = date(2026, 12, 3).toordinal()


async def event(talk: Talk, by: Talker, *, by_word: bool = False, request: str = "1", **wanted: Any) -> int:
    """Of the district, on 3 December at 14:00 in Moscow, with one place in the room and one remote."""
    author = await person_of(talk, by)
    usual = {
        "stream": None, "module": None, "title": "", "starts_at": BEGINS, "ends_at": BEGINS + 2 * HOUR, "zone": MOSCOW,
        "place": "ул. Ленина, 5", "link": "https://example.org/1", "room": 1, "remote": 1, "hours": 0,
        "opens_at": START - DAY, "closes_at": None,
    }  # fmt: skip
    async with talk.db.write() as tx:
        at = await places.name_municipality(tx, "23", DISTRICT)
        made = await events.make(
            tx, scope_kind="municipality", scope=str(at.id), kind="seminar", title="Оценивание без страха",
            whom="учителям математики", by=author, now=START, request=request,
        )  # fmt: skip
        await planning.plan_event(tx, made, Draft(**(usual | wanted)), by_word=by_word, by=author, now=START)
    return made


async def invite(talk: Talk, author: Talker, number: int) -> None:
    await opens(author, "event_invite", number)
    await author.presses("Дальше")
    await send(talk, author)


def invitation(talker: Talker) -> Message:
    """The message, or the question that stands in its place."""
    begins = (WORDS, "Оценивание без страха\nчт", "Оценивание без страха\nпт")
    return [it for it in talker.messages if it.from_bot and it.text.startswith(begins)][-1]


def under(talker: Talker) -> list[str]:
    return [it.text for it in invitation(talker).buttons]


async def test_from_the_event_to_a_seat_in_one_tap(talk: Talk) -> None:
    olga = await coordinator(talk)
    anna, _ = await reader(talk, "Анна", zone="Asia/Krasnoyarsk"), await reader(talk, "Борис")
    await read_all(talk)
    number = await event(talk, olga)
    await opens(olga, "event_invite", number)
    assert "Получат 2 из 3" in olga.text
    await olga.presses("Дальше")
    assert "Приглашаем: научно-методический семинар «Оценивание без страха»" in olga.text
    assert "Для кого: учителям математики" in olga.text
    assert "Ответ: «Буду» или «Не смогу», с записью на событие той же кнопкой" in olga.text
    assert "Ответы" not in olga.buttons
    await opens(olga, "event_invite", number)
    assert await talk.look("SELECT count(*) FROM broadcasts") == [(1,)], "the draft that was begun"
    await olga.presses("Дальше")
    await send(talk, olga)
    shown = invitation(anna)
    assert "чт 3 декабря, 14:00–16:00 (Москва; у вас 18:00–20:00)\nул. Ленина, 5, можно дистанционно" in shown.text
    assert under(anna) == ["Буду очно", "Дистанционно", "Не смогу", "Подробнее", "Не присылать такие"]
    await anna.presses("Буду очно", shown)
    assert "Место за вами, очно." in invitation(anna).text
    assert under(anna)[0] == "✓ Буду очно"
    assert "Нужен список участников." in anna.text, "how the organiser shall read them is asked below"
    await anna.presses("✓ Буду очно", invitation(anna))
    await anna.writes("Иванова Анна")
    assert await talk.look("SELECT full_name FROM people WHERE full_name <> ''") == [("Иванова Анна",)]


async def test_a_full_room_a_queue_and_a_seat_given_up(talk: Talk) -> None:
    olga = await coordinator(talk)
    anna, boris = await reader(talk, "Анна"), await reader(talk, "Борис")
    await read_all(talk)
    await invite(talk, olga, await event(talk, olga))
    await anna.presses("Буду очно", invitation(anna))
    await boris.presses("Буду очно", invitation(boris))
    assert "Очных мест нет. Записать вас в очередь?" in invitation(boris).text
    assert under(boris) == ["В очередь", "Дистанционно", "Не смогу", "‹ Назад"]
    await boris.presses("‹ Назад", invitation(boris))
    assert under(boris)[0] == "Буду очно"
    await boris.presses("Буду очно", invitation(boris))
    await boris.presses("В очередь", invitation(boris))
    assert "Вы в очереди, очно. Ваш номер: 1" in invitation(boris).text
    # The card comes below, the invitation stays.
    await boris.presses("Подробнее", invitation(boris))
    assert len(got(boris, WORDS)) == 1
    assert "Оценивание без страха" in boris.text
    # She gives the seat up after a question, and it goes to the next.
    await anna.presses("Не смогу", invitation(anna))
    assert under(anna) == ["Да, освободить", "Оставить за мной"]
    await anna.presses("Да, освободить", invitation(anna))
    assert under(anna)[2] == "✓ Не смогу"
    await boris.presses("Буду очно", invitation(boris))
    assert "Место за вами, очно." in invitation(boris).text
    assert await states(talk, 1) == [("Анна", "room", "left"), ("Борис", "room", "seated")]
    await opens(olga, "broadcast", 1)
    assert "Очно 1 · дистанционно 0 · не смогут 1" in olga.text
    assert "Места: очно занято 1 из 1 · дистанционно 0 из 1" in olga.text


async def test_moved_it_says_when_it_is_now(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    await read_all(talk)
    number = await event(talk, olga)
    await invite(talk, olga, number)
    await anna.presses("Дистанционно", invitation(anna))
    before = len(got(anna, ""))
    async with talk.db.write() as tx:
        moved = BEGINS + DAY
        await planning.move(tx, 1, starts_at=moved, ends_at=moved + HOUR, by=1, now=int(talk.clock()))
    await talk.tick()
    await talk.tick()
    assert "пт 4 декабря, 14:00–15:00" in invitation(anna).text
    assert "Место за вами, дистанционно." in invitation(anna).text
    assert len(got(anna, "")) == before + 1, "of the new time she hears once"
    # Given up in the card, the next press shows the truth.
    async with talk.db.write() as tx:
        await enrolment.give_up(tx, 1, await person_of(talk, anna), now=int(talk.clock()))
    await anna.presses_data(Come(broadcast=1, answer="see").pack(), invitation(anna))
    shown = invitation(anna)
    assert "Сейчас места за вами нет." in shown.text
    await opens(olga, "broadcast", 1)
    await olga.presses("Отозвать")
    await olga.presses("Отозвать")
    await anna.presses("Буду очно", shown)
    assert (shown.text, anna.toast) == ("Сообщение отозвано.", "Это сообщение отозвали, отвечать больше не нужно.")
    assert await talk.look("SELECT count(*) FROM seats WHERE state = 'seated'") == [(0,)]


async def test_cancelled_it_goes_to_nobody_else(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    await read_all(talk)
    number = await event(talk, olga)
    await invite(talk, olga, number)
    await anna.presses("Дистанционно", invitation(anna))
    boris = await reader(talk, "Борис")
    await opens(olga, "event_invite", number)
    assert "Приглашение уже ушло" in olga.text
    await olga.presses("Позвать тех, кто не ответил")
    assert "Кроме тех, кто уже ответил или записан" in olga.text
    assert "Получит 1 из 2" in olga.text
    await olga.presses("Дальше")
    await olga.presses("Отправить")
    await olga.presses("Отправить 1")
    async with talk.db.write() as tx:
        await planning.cancel(tx, 1, reason="карантин", by=1, now=int(talk.clock()))
    await talk.tick()
    await talk.tick()
    assert got(boris, WORDS) == []
    assert "Событие отменили." in invitation(anna).text
    assert under(anna) == ["Подробнее", "Не присылать такие"]
    await anna.presses_data(Come(broadcast=1, answer="room").pack(), invitation(anna))
    assert anna.toast == "Событие отменили."
    await opens(olga, "broadcast", 2)
    assert "Событие отменили, поэтому остальным приглашение не уйдёт" in olga.text
    await opens(olga, "event_invite", number)
    assert olga.toast == "Событие отменено, приглашать некуда."


async def test_the_organiser_answers_and_late_ones_may_ask(talk: Talk) -> None:
    olga, anna, boris = await coordinator(talk), await reader(talk, "Анна"), await reader(talk, "Борис")
    await read_all(talk)
    await invite(talk, olga, await event(talk, olga, by_word=True))
    await anna.presses("Дистанционно", invitation(anna))
    assert "Заявка у организатора, дистанционно." in invitation(anna).text
    assert await states(talk, 1) == [("Анна", "remote", "queued")]
    await anna.presses("Не смогу", invitation(anna))
    assert "Вы ответили: не смогу" in invitation(anna).text
    talk.clock.at = float(BEGINS - HOUR)
    await opens(olga, "event_invite", 1)
    assert olga.toast == "Запись на событие закрыта. Чтобы приглашать, продлите её."
    await anna.presses("Буду очно", invitation(anna))
    assert "Запись закрыта. Попросить место у организатора?" in invitation(anna).text
    await anna.presses("Попросить", invitation(anna))
    assert "Заявка у организатора, очно." in invitation(anna).text
    talk.clock.at = float(BEGINS + 3 * HOUR)
    await anna.presses("Не смогу", invitation(anna))
    await boris.presses("Не смогу", invitation(boris))
    assert anna.toast == boris.toast == "Событие уже прошло, менять нечего."
    assert await talk.look("SELECT count(*) FROM broadcast_answers WHERE answer = 'no'") == [(0,)]


async def test_something_else_at_that_time_is_said_first(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    await read_all(talk)
    first, second = await event(talk, olga), await event(talk, olga, request="2")
    await invite(talk, olga, first)
    await anna.presses("Буду очно", invitation(anna))
    await opens(olga, "event_invite", second)
    await olga.presses("Дальше")
    await olga.presses_data(PickHour(broadcast=2, day=DAY_OF_EVENT, minutes=15 * 60).pack())
    assert olga.toast == "К этому времени запись на событие закроется. Выберите время раньше или продлите запись."
    assert "В какой день отправить?" in olga.text
    await olga.presses("‹ Назад")
    await olga.presses("Изменить текст")
    assert "под картинкой или файлом до 450." in olga.text
    await olga.sends_file("a.jpg", b"x", as_photo=True, caption=f"{WORDS}второй")
    await send(talk, olga)
    poster = invitation(anna)
    await anna.presses("Буду очно", poster)
    assert "На это время у вас уже есть:" in (poster.caption or "")
    await anna.presses("Всё равно буду", poster)
    assert "Место за вами, очно." in (poster.caption or "")
    assert poster.photo is not None
    assert await talk.look("SELECT count(*) FROM seats WHERE state = 'seated'") == [(2,)]


async def test_the_same_people_are_called_to_the_copy(talk: Talk) -> None:
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    await reader(talk, "Борис")
    await read_all(talk)
    first = await event(talk, olga)
    who, author = await person_of(talk, anna), await person_of(talk, olga)
    async with talk.db.write() as tx:
        await people.ask_full_name(tx, who)
        await enrolment.sign_up(tx, 1, who, "room", by=who, now=START, want_queue=False)
        await marks.mark(tx, 1, {who: "present"}, how="list", by=author, now=BEGINS)
        again = await events.copy(tx, first, by=author, now=BEGINS, request="c")
    talk.clock.at = float(BEGINS + DAY)
    await opens(olga, "event_invite_same", again)
    assert olga.toast == "Сначала назначьте день: без него приглашать некуда."
    async with talk.db.write() as tx:
        starts = BEGINS + 9 * DAY
        draft = Draft(
            None, None, "", starts_at=starts, ends_at=starts + HOUR, zone=MOSCOW, place="", link="https://a.ru", room=0,
            remote=9, hours=0, opens_at=BEGINS, closes_at=None,
        )  # fmt: skip
        await planning.plan_event(tx, again, draft, by=author, now=BEGINS + DAY)
    await opens(olga, "event_invite_same", again)
    assert "Были на событии «Оценивание без страха»" in olga.text
    assert "Получит 1 из 1" in olga.text
    # By hand: another event's people, or those who did not come.
    await olga.presses("Событие")
    await olga.presses("✓ Оценивание без страха")
    await olga.presses("Кто не пришёл")
    assert "Получат 0 из 0" in olga.text
    await olga.presses("Кто записан")
    await olga.presses("Кому")
    assert "Записаны на событие «Оценивание без страха»" in olga.text
    await olga.presses("Дальше")
    await send(talk, olga)
    assert under(anna) == ["Дистанционно", "Не смогу", "Подробнее", "Не присылать такие"]
    assert "\nДистанционно\n" in invitation(anna).text


async def test_behind_walls(talk: Talk) -> None:
    """Neither another district's coordinator nor a reader begins one; nobody answers what was not said to them."""
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    other = await coordinator(talk, "Пётр", district="Каневской район")
    await read_all(talk)
    number = await event(talk, olga)
    for who in (other, anna):
        for room in ("event_invite", "event_invite_rest", "event_invite_same"):
            await opens(who, room, number)
            assert (who.toast or "").startswith(NOT_ALLOWED[:30]), room
    await invite(talk, olga, number)
    for answer in ("room", "remote", "no", "see"):
        await other.presses_data(Come(broadcast=1, answer=answer, sure=True).pack())
        assert other.toast == "Это сообщение было не вам, ответ не записан."
    assert await talk.look("SELECT count(*) FROM seats") == [(0,)]


async def test_a_poll_opens_below_the_message(talk: Talk) -> None:
    olga = await coordinator(talk)
    anna, boris = await reader(talk, "Анна"), await reader(talk, "Борис")
    await read_all(talk)
    author, early = await person_of(talk, olga), await person_of(talk, boris)
    async with talk.db.write() as tx:
        asks = [Question(1, "one", "Какая тема нужнее?", ("Оценивание", "Проекты"))]
        place = str((await places.name_municipality(tx, "23", DISTRICT)).id)
        poll = await polls.make(
            tx, scope_kind="municipality", scope=place, title="Чему учиться", asks=asks, by=author, request="1",
            now=START,
        )  # fmt: skip
        await polls.open_poll(tx, poll, by=author, now=START)
        await poll_forms.answer(tx, poll, early, 1, Answer((0,)), now=START)
        await poll_forms.finish(tx, poll, early, now=START)
    await opens(olga, "poll_invite", poll)
    assert "Получат 2 из 3" in olga.text
    await olga.presses("Дальше")
    assert "Ответ: опрос откроется под сообщением" in olga.text
    await send(talk, olga)
    assert got(boris, "Ответьте, пожалуйста, на опрос") == [], "who has answered is not asked to"
    [asked] = got(anna, "Ответьте, пожалуйста, на опрос «Чему учиться»")
    await anna.presses("Ответить", asked)
    assert asked is not anna.screen
    await anna.presses("Начать")
    await anna.presses("Проекты")
    await opens(olga, "broadcast", 1)
    assert "Ответили 1" in olga.text
    assert "Не ответили" not in olga.text
    await anna.presses("Ответить", asked)
    assert "Спасибо, вы ответили." in asked.text
    async with talk.db.write() as tx:
        await polls.close(tx, poll, by=author, now=int(talk.clock()))
    await talk.tick()
    await talk.tick()
    assert "Опрос закрыт." in asked.text
    assert [it.text for it in asked.buttons] == ["Не присылать такие"]
    await opens(olga, "poll_invite", poll)
    assert olga.toast == "Отправить можно только открытый опрос."


async def test_words_as_long_as_they_may_be_fit_every_screen(talk: Talk) -> None:
    """Telegram counts an emoji as two signs."""
    olga, anna = await coordinator(talk), await reader(talk, "Анна")
    await read_all(talk)
    number, by = await event(talk, olga), await person_of(talk, olga)
    async with talk.db.write() as tx:
        programme = [Item("14:20–14:40", "😀" * 200, "Я" * 150)] * 40
        await events.put_items(tx, number, programme, by=by, now=START)
        told = {"title": "😀" * 200, "whom": "😀" * 200, "about": "😀" * 1000}
        await events.describe(tx, number, **told, by=by, now=START)
    for room in ("event", "event_items", "event_series"):
        await opens(olga, room, number)
        assert "😀" in olga.text, room
    await opens(anna, "session", 1)
    assert "Программа" in anna.text
    await invite(talk, olga, number)
    assert "ул. Ленина, 5" in next(it.text for it in reversed(anna.messages) if it.text.startswith(WORDS))
    assert not await talk.dead_letters()
