"""The host's list: everybody was here, then the exceptions, then «Готово»; several hosts, old lists, forged buttons."""

import pytest

from bot.doors import Go
from handlers.attendance import Close, Everybody, Put
from storage import attendance, enrolment, planning, roles, seats, sites
from tests.talks.conftest import ADMIN, Talk, Talker
from tests.talks.lessons import BEGINS, HOUR, Lesson, host_of, intern, lesson, person_of
from tests.talks.test_start import begin

MARKS = "SELECT person, mark, how FROM attendance ORDER BY person"


async def under_way(talk: Talk, count: int = 3) -> Lesson:
    """Ten minutes after the start, the list in the host's hand."""
    made = await lesson(talk, count)
    talk.clock.at = BEGINS + 600
    await made.opens("marks")
    return made


def alert(talker: Talker) -> str:
    assert talker.toast is not None
    return talker.toast


async def test_everybody_then_the_exceptions_then_done(talk: Talk) -> None:
    made = await under_way(talk)
    host = made.host
    assert host.text.startswith("Критерии вместе с учениками\nпн 23 ноября, 14:00–16:00")
    assert "Пришли 0 из 3, без отметки 3 человека." in host.text
    assert host.rows[0] == ["1", "2", "3"]
    await host.presses("Все были")
    assert alert(host) == "Отметил 3 человек. Теперь исключения: нажмите номер."
    assert "Пришли 3 из 3, отмечены все." in host.text
    assert "1 ✓ Мария · список, 14:10, Ирина" in host.text
    await host.presses("2 ✓")
    assert host.text.startswith("2. Пётр\nочно\n\nОтметка: Присутствие · список, 14:10, Ирина")
    await host.presses("Опоздание")
    assert alert(host) == "Пётр: Опоздание"
    assert "2 ± Пётр" in host.text
    await host.presses("3 ✓")
    await host.presses("Отсутствие")
    assert host.rows[0] == ["1 ✓", "2 ±", "3 ✗"]
    await host.presses("Готово")
    assert "Список закрыт: пришли 2 из 3." in host.text
    one, two, three = made.interns
    assert await talk.look(MARKS) == [(one, "present", "list"), (two, "late", "list"), (three, "absent", "list")]
    # A closed list is looked at, not changed, until it is opened.
    await host.presses("3 ✗")
    assert host.rows == [["‹ Назад", "Меню"]]
    await host.presses("‹ Назад")
    await host.presses("Открыть снова")
    await host.presses("3 ✗")
    await host.presses("Уваж. причина")
    assert (three, "excused", "list") in await talk.look(MARKS)


async def test_done_names_who_has_no_mark_and_counts_them_absent(talk: Talk) -> None:
    made = await under_way(talk)
    host = made.host
    await host.presses("1")
    await host.presses("Присутствие")
    await host.presses("Готово")
    assert "Без отметки 2 человека" in host.text
    assert "2. Пётр\n3. Ольга" in host.text
    await host.presses("‹ Назад")
    assert "без отметки 2 человека" in host.text
    await host.presses("Готово")
    await host.presses("Закрыть список")
    assert alert(host) == "Список закрыт, часы посчитаны."
    assert "2 ✗ Пётр · «Готово», 14:10, Ирина" in host.text
    assert [(mark, how) for _, mark, how in await talk.look(MARKS)] == [
        ("present", "list"), ("absent", "rest"), ("absent", "rest"),
    ]  # fmt: skip


async def test_two_hosts_with_old_lists_mark_nobody_wrongly(talk: Talk) -> None:
    made = await under_way(talk)
    ivan, one = made.host, made.interns[0]
    vera = await begin(talk, "Вера")
    await host_of(talk, made, vera)
    await made.opens("marks", who=vera)
    # Irina marks the first one late; Vera's older list still shows nobody marked.
    await ivan.presses("1")
    await ivan.presses("Опоздание")
    await vera.presses("Все были")
    assert alert(vera) == "Отметил 2 человек. Теперь исключения: нажмите номер."
    assert await talk.look(f"SELECT mark FROM attendance WHERE person = {one}") == [("late",)]
    # Both press the same mark: one mark, one decision in the log.
    await vera.presses("2 ✓")
    await ivan.presses_data(Put(session=made.session, page=0, person=made.interns[1], mark="absent").pack())
    before = await talk.look("SELECT count(*) FROM audit WHERE action = 'attendance.marked'")
    await vera.presses("Отсутствие")
    assert await talk.look("SELECT count(*) FROM audit WHERE action = 'attendance.marked'") == before
    # Irina closes; Vera's list is older than that.
    await ivan.presses("Готово")
    await vera.presses_data(Put(session=made.session, page=0, person=one, mark="present").pack())
    assert alert(vera).startswith("Список уже закрыт")
    assert "Список закрыт" in vera.text
    assert await talk.look(f"SELECT mark FROM attendance WHERE person = {one}") == [("late",)]
    await vera.presses_data(Everybody(session=made.session).pack())
    assert alert(vera).startswith("Список уже закрыт")
    await vera.presses_data(Close(session=made.session).pack())
    assert await talk.look("SELECT count(*) FROM audit WHERE action = 'attendance.finished'") == [(1,)]


async def test_two_hosts_press_at_the_same_moment(talk: Talk) -> None:
    made = await under_way(talk, 5)
    vera = await begin(talk, "Вера")
    await host_of(talk, made, vera)
    await made.opens("marks", who=vera)
    for _ in range(2):
        made.host.actor.presses("Все были", message=made.host.screen)
        vera.actor.presses("Все были", message=vera.screen)
    await talk.run()
    said = sorted(toast.text for who in (made.host, vera) for toast in who.actor.toasts if toast.text)
    assert said[-4:] == [*["Без отметки никого нет."] * 3, "Отметил 5 человек. Теперь исключения: нажмите номер."]
    assert await talk.look("SELECT count(*) FROM audit WHERE action = 'attendance.marked'") == [(5,)]


async def test_the_hosts_word_stands_and_who_checked_in_is_shown(talk: Talk) -> None:
    made = await under_way(talk)
    one, two, _ = made.interns
    async with talk.db.write() as tx:
        code = await attendance.code(tx, made.session, now=BEGINS)
        await attendance.check_in(tx, made.session, one, code, how="qr", now=BEGINS + 60)
        await attendance.check_in(tx, made.session, two, code, how="code", now=BEGINS + 120)
    await made.opens("marks")
    assert "1 ✓ Мария · QR, 14:01\n2 ✓ Пётр · код, 14:02\n3 · Ольга" in made.host.text
    await made.host.presses("1 ✓")
    await made.host.presses("Отсутствие")
    async with talk.db.write() as tx:
        again = await attendance.check_in(tx, made.session, one, code, how="qr", now=BEGINS + 130)
    assert (again.mark, again.first) == ("absent", False)


async def test_who_left_meanwhile_is_not_marked(talk: Talk) -> None:
    made = await under_way(talk)
    await made.host.presses("2")
    old = made.host.data("Присутствие")
    async with talk.db.write() as tx:
        [seat] = await seats.live(tx, made.session, made.interns[1])
        await enrolment.give_up(tx, seat.id, made.interns[1], now=BEGINS + 600)
    await made.host.presses_data(old)
    assert alert(made.host) == "Этого человека в списке уже нет. Вот список."
    assert made.host.rows[0] == ["1", "3"], "the numbers of the others stay"
    assert await talk.look(MARKS) == []


async def test_sixty_people_are_turned_page_by_page(talk: Talk) -> None:
    made = await under_way(talk, 63)
    host = made.host
    assert host.rows[4] == ["‹", "1 из 4", "›"]
    assert [len(row) for row in host.rows[:4]] == [5, 5, 5, 5]
    await host.presses("›")
    await host.presses("›")
    await host.presses("45")
    await host.presses("Опоздание")
    assert host.rows[4] == ["‹", "3 из 4", "›"], "back on the page of the person"
    await host.presses("Готово")
    assert "Без отметки 62 человека" in host.text
    assert "и ещё 42" in host.text
    await host.presses("Все были")
    assert "Пришли 63 из 63, отмечены все." in host.text


async def test_too_early_nothing_is_marked(talk: Talk) -> None:
    made = await lesson(talk)
    await made.opens("marks")
    assert "Отмечать можно с пн 23 ноября, 13:30." in made.host.text
    assert "Все были" not in made.host.buttons
    for press in (Everybody(session=made.session), Close(session=made.session)):
        await made.host.presses_data(press.pack())
        assert alert(made.host) == "Отмечать можно с пн 23 ноября, 13:30."
    await made.host.presses("1")
    assert made.host.rows == [["‹ Назад", "Меню"]]
    assert await talk.look(MARKS) == []


async def test_rights_are_asked_at_every_press(talk: Talk) -> None:
    made = await under_way(talk)
    anna = await begin(talk, "Анна")
    me = await person_of(talk, made.host)
    presses = [
        Put(session=made.session, page=0, person=made.interns[0], mark="present"),
        Everybody(session=made.session),
        Close(session=made.session),
        Go(room="marks", id=str(made.session)),
    ]
    for press in presses:
        await anna.presses_data(press.pack())
        assert alert(anna).startswith("Это действие вам сейчас недоступно")
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = $1 WHERE person = $2", BEGINS, me)
    await made.host.presses("Все были")
    assert alert(made.host).startswith("Это действие вам сейчас недоступно")
    assert await talk.look(MARKS) == []


@pytest.mark.parametrize("forged", ["mm:1:0:1:there", "mm:1:0:-1:present", f"mm:1:0:{2**53 + 1}:late", "ml:1:1000"])
async def test_forged_buttons_are_stale_buttons(talk: Talk, forged: str) -> None:
    made = await under_way(talk, 1)
    await made.host.presses_data(forged)
    assert alert(made.host) == "Эта кнопка устарела. Вот как сейчас."


async def test_a_forged_person_is_marked_nowhere(talk: Talk) -> None:
    made = await under_way(talk, 1)
    async with talk.db.write() as tx:
        stranger = await intern(tx, "Чужой")
    for person in (stranger, 2**53):
        await made.host.presses_data(Put(session=made.session, page=0, person=person, mark="present").pack())
        assert alert(made.host) == "Этого человека в списке уже нет. Вот список."
    await made.host.presses_data(Put(session=2**53, page=0, person=stranger, mark="present").pack())
    assert alert(made.host).startswith("Это действие вам сейчас недоступно")
    assert await talk.look(MARKS) == []


async def test_a_host_who_forgot_is_asked_after_the_end(talk: Talk) -> None:
    made = await lesson(talk)
    talk.clock.at = BEGINS + 2 * HOUR + 14 * 60
    await talk.tick()
    assert "кончилось" not in made.host.text
    talk.clock.advance(minutes=1)
    await talk.tick()
    assert "Отметьте, кто был: без отметки 3 человека из 3." in made.host.text
    await made.host.presses("Все были")
    assert "Пришли 3 из 3" in made.host.text


async def test_nobody_is_asked_about_a_finished_list(talk: Talk) -> None:
    made = await lesson(talk)
    talk.clock.at = BEGINS + HOUR
    await made.opens("marks")
    await made.host.presses("Все были")
    await made.host.presses("Готово")
    talk.clock.at = BEGINS + 3 * HOUR
    await talk.tick()
    assert not any("кончилось" in (message.text or "") for message in made.host.messages)


async def test_nobody_is_marked_at_a_cancelled_session(talk: Talk) -> None:
    made = await lesson(talk)
    me = await person_of(talk, made.host)
    async with talk.db.write() as tx:
        await planning.cancel(tx, made.session, reason="", by=me, now=BEGINS - HOUR)
    talk.clock.at = BEGINS
    await made.opens("marks")
    assert "Всё отменено" in made.host.text
    await made.host.presses_data(Everybody(session=made.session).pack())
    assert alert(made.host) == "Всё отменено, отмечать некого."


async def test_the_list_in_english(talk: Talk) -> None:
    made = await lesson(talk)
    boss = talk.person("Olga", id=ADMIN, language_code="en")
    await boss.writes("/start")
    await boss.presses("Begin")
    await boss.presses("I agree")
    talk.clock.at = BEGINS
    await made.opens("marks", who=boss)
    await boss.presses("All were here")
    assert "3 of 3 came, everybody is marked." in boss.text


async def test_who_became_a_host_later_is_asked_to_finish_and_who_is_none_any_more_is_not(talk: Talk) -> None:
    made = await lesson(talk)
    vera = await begin(talk, "Вера")
    await host_of(talk, made, vera)
    me = await person_of(talk, made.host)
    async with talk.db.write() as tx:
        scope = await sites.scope(tx, made.site)
        assert scope is not None
        await roles.revoke(tx, me, "host", scope, by=me, now=int(talk.clock()))
    talk.clock.at = BEGINS + 2 * HOUR + 15 * 60
    await talk.tick()
    assert "Отметьте, кто был: без отметки 3 человека из 3." in vera.text
    assert not any("Отметьте, кто был" in message.text for message in made.host.messages)
