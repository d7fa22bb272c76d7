"""Who may do what with the programme of a pair: the two, their curator, others; a pair paused or over; aims."""

from datetime import date

from handlers.task_cards import Ask, Change, Done, Drop, PutDay, PutForm, PutOff, Say, Show, Turn, Undone
from handlers.templates import Take
from storage import pairing
from tests.talks.conftest import NOT_ALLOWED, STALE, Talk
from tests.talks.internship import opens, person_of
from tests.talks.mentoring import Two, colleague, curator, pair_up, two
from tests.talks.test_tasks import STEP, added, later, programme, steps


async def test_a_mentee_adds_own_steps_and_leaves_the_mentors(talk: Talk) -> None:
    pair = await two(talk)
    theirs = await added(pair)
    await programme(pair, pair.mentee)
    await pair.mentee.presses("Добавить свой шаг")
    await pair.mentee.writes("Прочитать книгу до 1 декабря")
    assert "1. Прочитать книгу\nдо 1 декабря" in pair.mentee.text
    await pair.mentee.presses("1")
    assert ["Изменить", "Убрать"] in pair.mentee.rows
    await opens(pair.mentee, "task", theirs)
    assert "Изменить" not in pair.mentee.buttons
    for button in (
        Change(task=theirs),
        Ask(task=theirs, field="title"),
        PutForm(task=theirs, form="own"),
        PutDay(task=theirs, days=0),
        Drop(task=theirs, sure=True),
    ):
        await pair.mentee.presses_in_vain(button)
    await pair.mentee.presses_in_vain(
        Show(pair=pair.pair, template="primary"),
        Take(pair=pair.pair, template="primary"),
        PutOff(pair=pair.pair, sure=True),
        told=NOT_ALLOWED,
    )
    assert [row[0] for row in await steps(talk)] == [STEP, "Прочитать книгу"]
    await later(talk)
    assert "Мария К.: 1 новый шаг в программе" in pair.mentor.text


async def test_what_was_asked_about_is_gone_meanwhile(talk: Talk) -> None:
    pair = await two(talk)
    number = await added(pair)
    await opens(pair.mentee, "task", number)
    await pair.mentee.presses("Написать")
    await pair.mentor.presses_data(Drop(task=number, sure=True).pack())
    await pair.mentee.writes("Можно к вам в среду?")
    assert pair.mentee.text.startswith("Этого шага уже нет в программе.")
    assert await talk.look("SELECT count(*) FROM task_comments") == [(0,)]


async def test_a_paused_pair_is_left_in_peace(talk: Talk) -> None:
    pair = await two(talk)
    number = await added(pair, f"{STEP} до 25 ноября")
    mentor = await person_of(talk, pair.mentor)
    async with talk.db.write() as tx:
        await pairing.pause(tx, pair.pair, by=mentor, now=int(talk.clock()))
    await later(talk)
    before = pair.mentee.text
    await later(talk, 72)
    assert "Завтра" not in pair.mentee.text
    assert pair.mentee.text == before or STEP not in pair.mentee.text
    # The programme itself may still be worked on, but no meeting is arranged.
    await opens(pair.mentee, "task", number)
    assert "Сделано" in pair.mentee.buttons
    assert "Попросить о встрече" not in pair.mentee.buttons


async def test_aims_and_their_steps(talk: Talk) -> None:
    pair = await two(talk)
    await opens(pair.mentor, "aims", pair.pair)
    assert "Целей пока нет" in pair.mentor.text
    await pair.mentor.presses("Добавить цель")
    await pair.mentor.writes("ы" * 300)
    assert "Слишком длинно: 300 знаков, а помещается 200." in pair.mentor.text
    await pair.mentor.writes("Спокойное начало урока в 7 «Б»")
    assert "1. Спокойное начало урока в 7 «Б»\nсделано 0 из 0" in pair.mentor.text
    await pair.mentor.presses("1")
    await pair.mentor.presses("Добавить шаг")
    await pair.mentor.writes("Показать урок в 7 «Б» до 1 декабря")
    await pair.mentor.presses("1")
    assert "Цель: Спокойное начало урока в 7 «Б»" in pair.mentor.text
    await opens(pair.mentee, "aims", pair.pair)
    assert "Добавить цель" not in pair.mentee.buttons
    await pair.mentee.presses("1")
    assert "Показать урок в 7 «Б»" in pair.mentee.text
    assert "Убрать цель" not in pair.mentee.buttons
    await opens(pair.mentor, "aims", pair.pair)
    await pair.mentor.presses("1")
    look = pair.mentor.data("Убрать цель")
    await pair.mentor.presses("Убрать цель")
    assert "и 1 открытый шаг" in pair.mentor.text
    await pair.mentee.presses_in_vain(look, pair.mentor.data("Да, убрать"), told=NOT_ALLOWED)
    await pair.mentor.presses("Да, убрать")
    assert pair.mentor.toast == "Цель убрана."
    assert await steps(talk) == []
    await pair.mentor.presses_in_vain(look)


async def test_a_pair_that_is_over_is_only_read(talk: Talk) -> None:
    pair = await two(talk)
    number = await added(pair)
    mentor = await person_of(talk, pair.mentor)
    await opens(pair.mentor, "step_new", pair.pair)
    async with talk.db.write() as tx:
        await pairing.finish(tx, pair.pair, result="reached", note="", by=mentor, now=int(talk.clock()))
    over = "Пара завершена: программу можно только читать."
    await pair.mentor.writes("Ещё один шаг")
    assert pair.mentor.text.startswith(over)
    for who in (pair.mentor, pair.mentee):
        await who.presses_in_vain(
            Done(task=number), Undone(task=number), Say(task=number), Drop(task=number, sure=True),
            Change(task=number), told=over,
        )  # fmt: skip
        await programme(pair, who)
        assert STEP in who.text
        assert who.rows == [["1"], ["Цели"], ["‹ Назад", "Меню"]]
        await who.presses("1")
        assert who.rows == [["‹ Назад", "Меню"]]
    await pair.mentor.presses_in_vain(Take(pair=pair.pair, template="primary"), told=over)
    assert len(await steps(talk)) == 1


async def test_the_curator_reads_and_others_do_not(talk: Talk) -> None:
    pair = await two(talk)
    number = await added(pair, "Секретный <шаг>")
    await opens(pair.mentee, "task", number)
    await pair.mentee.presses("Написать")
    await pair.mentee.writes("Тайное слово")
    olga = await curator(talk)
    await opens(olga, "task", number)
    assert "Тайное слово" in olga.text
    assert olga.rows == [["‹ Назад", "Меню"]]
    await olga.presses_in_vain(
        Done(task=number), Undone(task=number), Say(task=number), Change(task=number), Drop(task=number, sure=True),
        PutForm(task=number, form="own"), PutDay(task=number, days=1), PutOff(pair=pair.pair, sure=True),
        Show(pair=pair.pair, template="primary"), Take(pair=pair.pair, template="primary"), told=NOT_ALLOWED,
    )  # fmt: skip
    other = await curator(talk, "Вера", school="СОШ № 12")
    stranger = await colleague(talk, "Глеб")
    for who in (other, stranger):
        for room in ("tasks", "aims", "step_new", "templates"):
            await opens(who, room, pair.pair)
            assert who.toast is not None
            assert who.toast.startswith(NOT_ALLOWED)
        await opens(who, "task", number)
        await who.presses_in_vain(
            Turn(pair=pair.pair, page=0, done=False), Done(task=number), Say(task=number), Undone(task=number),
            Drop(task=number, sure=True), Ask(task=number, field="title"), told=NOT_ALLOWED,
        )  # fmt: skip
        assert not any("Секретный" in message.text or "Тайное" in message.text for message in who.messages)
    assert await talk.look("SELECT done_on, dropped_at FROM tasks") == [(None, None)]


async def test_forged_words_in_buttons_change_nothing(talk: Talk) -> None:
    pair = await two(talk)
    number = await added(pair)
    await pair.mentor.presses_in_vain(
        Show(pair=pair.pair, template="nothing"), Take(pair=pair.pair, template="nothing"),
        Ask(task=number, field="pair"), PutForm(task=number, form="dance"), told=STALE,
    )  # fmt: skip
    for forged in ("", "0", "x", f"{pair.pair}:x", f"{pair.pair}:99999", f"{pair.pair}:{number}"):
        await opens(pair.mentor, "tasks", forged)
    assert STEP in pair.mentor.text
    assert len(await steps(talk)) == 1


async def test_days_of_the_programme_are_the_readers(talk: Talk) -> None:
    """At Kamchatka it is tomorrow already: what is due today there is late there tomorrow, not here."""
    mentor = await colleague(talk, "Ирина", zone="Europe/Kaliningrad")
    mentee = await colleague(talk, "Мария", zone="Asia/Kamchatka")
    pair = Two(await pair_up(talk, mentor, mentee), mentor, mentee)
    await added(pair, f"{STEP} до 23.11.2026")
    talk.clock.at = 1_795_305_600 + 86_400 + 15 * 3600  # 23 November, 15:00 UTC; at Kamchatka the 24th has begun
    await programme(pair, mentee)
    assert "срок был 23 ноября" in mentee.text
    await programme(pair, mentor)
    assert f"1. {STEP}\nсегодня" in mentor.text
    assert date(2026, 11, 23).isoformat() == (await steps(talk))[0][1]


async def test_a_text_of_five_thousand_signs_leaves_nothing_behind(talk: Talk) -> None:
    """Telegram sends it in two parts: the second is no answer of its own."""
    pair = await two(talk)
    number = await added(pair)
    for room, about in (("step_new", pair.pair), ("task", number)):
        await opens(pair.mentor, room, about)
        if room == "task":
            await pair.mentor.presses("Написать")
        await pair.mentor.writes("слово " * 830)
        assert pair.mentor.text.startswith("Слишком длинно")
    assert await talk.look("SELECT count(*) FROM tasks") == [(1,)]
    assert await talk.look("SELECT count(*) FROM task_comments") == [(0,)]


async def test_a_mentee_who_leaves_takes_the_words(talk: Talk) -> None:
    pair = await two(talk)
    await opens(pair.mentor, "aims", pair.pair)
    await pair.mentor.presses("Добавить цель")
    await pair.mentor.writes("Тайная цель")
    number = await added(pair, "Тайный шаг")
    await opens(pair.mentee, "task", number)
    await pair.mentee.presses("Написать")
    await pair.mentee.writes("Тайное слово")
    await opens(pair.mentee, "erase_for_good")
    await pair.mentee.presses("Удалить")
    for room, about in (("tasks", pair.pair), ("task", number), ("aims", pair.pair)):
        await opens(pair.mentor, room, about)
        assert "Тайн" not in pair.mentor.text
        assert "слова удалены" in pair.mentor.text
        assert "None" not in pair.mentor.text
