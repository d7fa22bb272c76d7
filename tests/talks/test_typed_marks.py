"""«был 1 3 7» that arrives when the network does: written down, named, taken back; and never somebody else's words."""

from bot.doors import Go
from handlers.typed_marks import About, Anyway, TakeBack
from storage import marks
from tests.talks.conftest import Talk
from tests.talks.lessons import BEGINS, DAY, HOUR, Lesson, lesson, person_of, plan
from tests.talks.test_start import begin

MARKS = "SELECT person, mark, how FROM attendance ORDER BY person"


async def over(talk: Talk, count: int = 4) -> Lesson:
    """Three hours after the end: the host's phone is back in the network."""
    made = await lesson(talk, count)
    talk.clock.at = BEGINS + 5 * HOUR
    return made


async def test_marks_are_written_down_and_said_back(talk: Talk) -> None:
    made = await over(talk)
    one, two, three, four = made.interns
    await made.host.writes("Был 1 3\nне был 2, 9\nопоздал 4\nспасибо за занятие")
    assert made.host.text == (
        "Критерии вместе с учениками\nпн 23 ноября, 14:00–16:00\n\n"
        "Записал 4 отметки:\n1 Мария: Присутствие\n2 Пётр: Отсутствие\n3 Ольга: Присутствие\n4 Иван: Опоздание\n\n"
        "Номера 9 в списке нет.\nНе понял строку «спасибо за занятие», её не записал.\n"
        "Пишите так: был 1 3 7, не был 2, опоздал 4, уваж 6, все кроме 2 5."
    )
    assert made.host.rows == [["Отменить"], ["Список", "Меню"]]
    assert await talk.look(MARKS) == [
        (one, "present", "typed"), (two, "absent", "typed"), (three, "present", "typed"), (four, "late", "typed"),
    ]  # fmt: skip
    await made.host.presses("Список")
    assert "2 ✗ Пётр · сообщение, 19:00, Ирина" in made.host.text


async def test_everybody_but_two(talk: Talk) -> None:
    made = await over(talk)
    await made.host.writes("/programmes")  # where words are a search; marks are marks all the same
    await made.host.writes("все кроме 2")
    assert [mark for _, mark, _ in await talk.look(MARKS)] == ["present", "absent", "present", "present"]
    await made.host.writes("все были")
    assert "Ничего не записал." in made.host.text, "everybody has a mark"
    assert "Отменить" not in made.host.buttons


async def test_taken_back_it_is_as_before_but_not_over_a_later_word(talk: Talk) -> None:
    made = await over(talk)
    me = await person_of(talk, made.host)
    one, two, three, _ = made.interns
    async with talk.db.write() as tx:
        await marks.mark(tx, made.session, {two: "late"}, how="list", by=me, now=BEGINS)
    await made.host.writes("был 1 2 3")
    undo = made.host.data("Отменить")
    async with talk.db.write() as tx:
        await marks.mark(tx, made.session, {three: "excused"}, how="list", by=me, now=BEGINS + 5 * HOUR)
    await made.host.presses("Отменить")
    assert made.host.toast == "Вернул как было: 2 отметки."
    assert [(person, mark) for person, mark, _ in await talk.look(MARKS)] == [(two, "late"), (three, "excused")]
    assert one not in [person for person, _, _ in await talk.look(MARKS)]
    await made.host.presses_data(undo)
    assert made.host.toast == "Отменить уже нельзя. Поправьте отметки здесь."


async def test_two_sessions_are_asked_about_and_each_message_is_kept(talk: Talk) -> None:
    made = await lesson(talk)
    me = await person_of(talk, made.host)
    async with talk.db.write() as tx:
        evening = await plan(tx, me, made.stream, made.module, request="2", starts_at=BEGINS + 3 * HOUR, title="Вечер")
        await tx.run(
            "UPDATE seats SET session = $1 WHERE session = $2 AND person = $3", evening, made.session, made.interns[2]
        )
    talk.clock.at = BEGINS + 6 * HOUR
    await made.host.writes("был 1")
    assert made.host.text.startswith("К чему относится «был 1»?\n\n1 Вечер\nпн 23 ноября, 17:00–19:00")
    await made.host.writes("опоздал 2")
    assert "«был 1»" in made.host.text, "the older one first: its buttons are gone"
    assert made.host.rows == [["1", "2"], ["Меню"]]
    await made.host.presses("2")
    assert "Записал 1 отметку:\n1 Мария: Присутствие" in made.host.text
    await made.host.presses("Ждёт ещё 1 сообщение")
    assert "«опоздал 2»" in made.host.text
    await made.host.presses("2")
    assert made.host.rows == [["Отменить"], ["Список", "Меню"]]
    assert [(person, mark) for person, mark, _ in await talk.look(MARKS)] == [
        (made.interns[0], "present"), (made.interns[1], "late"),
    ]  # fmt: skip


async def test_a_day_later_there_is_nothing_to_write_it_to(talk: Talk) -> None:
    made = await lesson(talk)
    talk.clock.at = BEGINS + DAY + 60
    await made.host.writes("был 1 3")
    assert made.host.text.startswith("За последние сутки ваших занятий и событий не было")
    assert await talk.look(MARKS) == []


async def test_half_an_hour_before_it_is_not_too_early(talk: Talk) -> None:
    made = await lesson(talk)
    talk.clock.at = BEGINS - 31 * 60
    await made.host.writes("был 1")
    assert await talk.look(MARKS) == []
    talk.clock.at = BEGINS - 29 * 60
    await made.host.writes("был 1")
    assert len(await talk.look(MARKS)) == 1


async def test_a_closed_list_is_opened_for_a_late_message(talk: Talk) -> None:
    made = await over(talk)
    me = await person_of(talk, made.host)
    async with talk.db.write() as tx:
        await marks.finish(tx, made.session, by=me, now=BEGINS + 3 * HOUR)
    await made.host.writes("был 1 3")
    assert "уже закрыт" in made.host.text
    assert {mark for _, mark, _ in await talk.look(MARKS)} == {"absent"}
    await made.host.presses("Открыть и записать")
    assert [mark for _, mark, _ in await talk.look(MARKS)] == ["present", "absent", "present", "absent"]
    await made.host.presses("Отменить")
    assert {mark for _, mark, _ in await talk.look(MARKS)} == {"absent"}


async def test_words_of_others_are_ordinary_words(talk: Talk) -> None:
    made = await over(talk)
    anna = await begin(talk, "Анна")
    await anna.writes("был 1 3")
    assert "Не понял это сообщение." in anna.text
    await made.host.writes("Все были довольны, спасибо")
    assert "Не понял это сообщение." in made.host.text
    assert await talk.look(MARKS) == []
    for press in (About, Anyway, TakeBack):
        await anna.presses_data(press(session=made.session, message=1).pack())
        assert (anna.toast or "").startswith("Это действие вам сейчас недоступно")


async def test_a_line_half_understood_is_not_carried_out(talk: Talk) -> None:
    made = await over(talk)
    await made.host.writes("был 1 раз на стажировке")
    assert "Ничего не записал." in made.host.text
    assert "Не понял строку «был 1 раз на стажировке»" in made.host.text
    assert await talk.look(MARKS) == []


async def test_a_forgotten_message_is_asked_for_again(talk: Talk) -> None:
    made = await over(talk)
    await made.host.presses_data(About(session=made.session, message=77).pack())
    assert (made.host.toast or "").startswith("Того сообщения я уже не помню.")
    assert "Пришли 0 из 4" in made.host.text


async def test_while_a_question_is_open_words_answer_it(talk: Talk) -> None:
    made = await over(talk)
    await made.host.presses_data(Go(room="full_name").pack())
    assert await talk.look("SELECT state FROM dialogues") == [("Asking:full_name",)]
    await made.host.writes("был 1")
    assert await talk.look(MARKS) == []
    await made.host.writes("/cancel")
    await made.host.writes("был 1")
    assert len(await talk.look(MARKS)) == 1


async def test_a_message_that_came_late_is_about_the_session_it_was_sent_at(talk: Talk) -> None:
    """The bot was away for almost a day; longer than that the messenger keeps nothing for it."""
    made = await lesson(talk)
    talk.clock.at = BEGINS + HOUR
    made.host.actor.writes("был 1 3")
    talk.clock.at = BEGINS + DAY + HOUR // 2
    await talk.run()
    assert made.host.text.startswith("Критерии вместе с учениками\nпн 23 ноября, 14:00–16:00\n\nЗаписал 2 отметки")
    assert [person for person, _, _ in await talk.look(MARKS)] == [made.interns[0], made.interns[2]]


async def test_it_is_asked_about_when_another_session_has_begun_since(talk: Talk) -> None:
    made = await lesson(talk)
    me = await person_of(talk, made.host)
    async with talk.db.write() as tx:
        await plan(tx, me, made.stream, made.module, request="2", starts_at=BEGINS + DAY, title="Вторник")
    talk.clock.at = BEGINS + HOUR
    made.host.actor.writes("был 1 3")
    talk.clock.at = BEGINS + DAY + HOUR // 2
    await talk.run()
    assert made.host.text.startswith("Сообщение от пн 23 ноября, 15:00 дошло с опозданием.\nК чему относится")
    assert await talk.look(MARKS) == []
    await made.host.presses("1")
    assert made.host.text.startswith("Критерии вместе с учениками\nпн 23 ноября")
    assert [person for person, _, _ in await talk.look(MARKS)] == [made.interns[0], made.interns[2]]


async def test_what_was_sent_before_any_session_is_not_written_to_the_next_one_unasked(talk: Talk) -> None:
    made = await lesson(talk)
    talk.clock.at = BEGINS - 5 * HOUR
    made.host.actor.writes("был 1")
    talk.clock.at = BEGINS + HOUR
    await talk.run()
    assert "К чему относится «был 1»?" in made.host.text
    assert await talk.look(MARKS) == []
