"""The programme of a pair: taken ready-made, changed a step at a time, talked about, done; who may do what."""

from handlers.task_cards import Done, Drop, Say, Turn, Undone
from handlers.templates import Take
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import opens
from tests.talks.mentoring import Two, colleague, pair_up, two

STEP = "Посетить урок коллеги"
YEAR = "Первый год: учитель-предметник"


async def later(talk: Talk, hours: float = 1) -> None:
    """By day: what was put together for a quarter of an hour is said."""
    talk.clock.advance(hours=hours)
    await talk.tick()


async def programme(pair: Two, who: Talker) -> None:
    await opens(who, "tasks", pair.pair)


async def added(pair: Two, words: str = f"{STEP} до 12 декабря") -> int:
    """The mentor has written a step; the list with it is on the screen. The step's number."""
    await programme(pair, pair.mentor)
    await pair.mentor.presses("Добавить шаг")
    await pair.mentor.writes(words)
    [(number,)] = await pair.mentor.talk.look("SELECT max(id) FROM tasks")
    return int(number)


async def steps(talk: Talk) -> list[tuple[object, ...]]:
    return await talk.look("SELECT title, due_on, done_on FROM tasks WHERE dropped_at IS NULL ORDER BY id")


async def test_a_year_is_taken_with_three_taps(talk: Talk) -> None:
    pair = await two(talk)
    await programme(pair, pair.mentor)
    assert "Программы пока нет. Можно взять готовую" in pair.mentor.text
    await pair.mentor.presses("Готовые шаги")
    assert pair.mentor.buttons[:4] == [
        YEAR,
        "Первый год: начальные классы",
        "Новый классный руководитель",
        "Второй и третий год: свой почерк",
    ]
    await pair.mentor.presses(YEAR)
    # From the end of November on there is no time for all of them.
    assert "В программу войдёт 20 шагов" in pair.mentor.text
    assert "взяты главные" in pair.mentor.text
    taking = pair.mentor.data("Взять в программу")
    await pair.mentor.presses("Взять в программу")
    assert pair.mentor.toast == "Добавлено 20 шагов, Мария К. скоро увидит."
    assert "Сделано 0 из 20" in pair.mentor.text
    assert "1 из 3" in pair.mentor.buttons
    await pair.mentor.presses_in_vain(taking, told="Эти шаги уже в программе.")
    assert len(await steps(talk)) == 20
    # The mentee hears of all of them at once and sees the same.
    await later(talk)
    assert pair.mentee.text.startswith("Ирина Б.: 20 новых шагов в программе")
    assert "и ещё 14 шагов" in pair.mentee.text
    await pair.mentee.presses("Программа")
    assert "Сделано 0 из 20" in pair.mentee.text
    assert "Готовые шаги" not in pair.mentee.buttons


async def test_pages_of_a_year(talk: Talk) -> None:
    pair = await two(talk)
    await pair.mentor.presses_data(Take(pair=pair.pair, template="first_year").pack())
    await pair.mentor.presses("›")
    assert "2 из 3" in pair.mentor.buttons
    assert pair.mentor.rows[0] == ["9", "10", "11", "12"]
    await pair.mentor.presses("12")
    await pair.mentor.presses("‹ Назад")
    assert "2 из 3" in pair.mentor.buttons
    await pair.mentor.presses("›")
    await pair.mentor.presses("›")
    assert "1 из 3" in pair.mentor.buttons
    await pair.mentor.presses_data(Turn(pair=pair.pair, page=99, done=False).pack())
    assert "3 из 3" in pair.mentor.buttons


async def test_a_step_in_a_line_with_its_day(talk: Talk) -> None:
    pair = await two(talk)
    await added(pair)
    assert pair.mentor.text.startswith("Шаг добавлен.")
    assert f"1. {STEP}\nдо 12 декабря · На уроке коллеги" in pair.mentor.text
    assert await steps(talk) == [(STEP, "2026-12-12", None)]
    await added(pair, "Прочитать «Письма к сыну»")
    assert pair.mentor.text.startswith("Шаг добавлен, без срока.")
    assert "2. Прочитать «Письма к сыну»\nбез срока · Самостоятельно" in pair.mentor.text
    await later(talk)
    assert "Ирина Б.: 2 новых шага в программе" in pair.mentee.text


async def test_what_is_no_step_is_asked_again(talk: Talk) -> None:
    pair = await two(talk)
    await programme(pair, pair.mentor)
    await pair.mentor.presses("Добавить шаг")
    for words, told in (
        ("до 12 декабря", "День понятен, а что сделать?"),
        ("я" * 300, "Слишком длинно: 300 знаков, а помещается 200."),
        ("до 31.02", "Не понял дату «31.02». Напишите, например, 5 декабря или 05.12.2026."),
        ("до 12.11.2026", "12 ноября уже позади."),
    ):
        await pair.mentor.writes(words)
        assert pair.mentor.text.startswith(told)
        assert pair.mentor.buttons == ["‹ Назад", "Меню"]
    await talk.restart()
    await pair.mentor.writes("Посетить <b>урок</b> & поговорить до завтра")
    assert "1. Посетить <b>урок</b> & поговорить\nдо 23 ноября" in pair.mentor.text
    assert len(await steps(talk)) == 1


async def test_only_the_day_is_asked_again(talk: Talk) -> None:
    """The words of a step are kept with the first message; a bad day is mended, or left."""
    pair = await two(talk)
    await added(pair, "Посетить урок до 31.02")
    assert pair.mentor.text.startswith("Шаг добавлен.\nНе понял дату «31.02».")
    assert await steps(talk) == [("Посетить урок до 31.02", None, None)]
    await pair.mentor.writes("12.11.2026")
    assert "12 ноября уже позади." in pair.mentor.text
    await pair.mentor.writes("5 декабря")
    assert await steps(talk) == [("Посетить урок", "2026-12-05", None)]
    await added(pair, "Показать план до 12 ноября")
    assert "12 ноября 2027 позже конца программы, а она идёт до 31 мая." in pair.mentor.text
    await pair.mentor.presses("Без срока")
    await added(pair, "Прочитать до 5.13")
    await pair.mentor.presses("Без срока")
    await added(pair, "Открытый урок 31 февраля")
    await pair.mentor.presses("Через 7 дней")
    assert (await steps(talk))[1:] == [
        ("Показать план", None, None),
        ("Прочитать до 5.13", None, None),
        ("Открытый урок", "2026-11-29", None),
    ]


async def test_a_step_is_changed_piece_by_piece(talk: Talk) -> None:
    pair = await two(talk)
    await added(pair)
    await pair.mentor.presses("1")
    for part, words in (
        ("Что сделать", "Посетить два урока"),
        ("Что будет", "Две страницы заметок"),
        ("День", "20.12"),
    ):
        await pair.mentor.presses("Изменить")
        await pair.mentor.presses(part)
        await pair.mentor.writes(words)
        assert pair.mentor.text.startswith("Записал.")
    await pair.mentor.presses("Изменить")
    await pair.mentor.presses("Как")
    await pair.mentor.presses("Разбор вместе")
    assert pair.mentor.toast == "Записал."
    assert "Посетить два урока\nдо 20 декабря · Разбор вместе\nЧто будет: Две страницы заметок" in pair.mentor.text
    await pair.mentor.presses("Изменить")
    await pair.mentor.presses("День")
    await pair.mentor.writes("в четырнадцатый день")
    assert "Не понял дату «в четырнадцатый день»" in pair.mentor.text
    await pair.mentor.presses("Без срока")
    assert "без срока" in pair.mentor.text
    await pair.mentor.presses("Изменить")
    await pair.mentor.presses("День")
    await pair.mentor.presses("Через 7 дней")
    assert await steps(talk) == [("Посетить два урока", "2026-11-29", None)]


async def test_done_with_a_line_of_what_came_of_it(talk: Talk) -> None:
    pair = await two(talk)
    await added(pair)
    await later(talk)
    await pair.mentee.presses("Открыть шаг")
    await pair.mentee.presses("Сделано")
    assert "Что получилось? Напишите одной строкой, Ирина Б. прочитает." in pair.mentee.text
    assert await steps(talk) == [(STEP, "2026-12-12", "2026-11-22")]
    await pair.mentee.writes("Была у Анны Сергеевны в 6 «А», взяла три приёма")
    assert pair.mentee.text.startswith("Передам.")
    assert "сделано 22 ноября" in pair.mentee.text
    await later(talk)
    assert pair.mentor.text.startswith(f"Мария К. о шаге «{STEP}», сделано 22 ноября:")
    assert "взяла три приёма" in pair.mentor.text
    await pair.mentor.presses("Ответить")
    await pair.mentor.writes("Отлично, попробуйте один в понедельник")
    await later(talk)
    assert "Ирина Б. о шаге" in pair.mentee.text
    await pair.mentee.presses("Открыть шаг")
    assert pair.mentee.text.index("Вы, ") < pair.mentee.text.index("Ирина Б., ")


async def test_steps_done_without_words_are_told_together(talk: Talk) -> None:
    pair = await two(talk)
    first, second, third = await added(pair), await added(pair, "Разобрать работы"), await added(pair, "Лишний")
    for number in (first, second, third):
        await pair.mentee.presses_data(Done(task=number).pack())
    await pair.mentee.presses("Ещё не сделано")
    await later(talk)
    assert pair.mentor.text.startswith("Мария К.: сделано 2 шага программы")
    assert f"1. {STEP}\nсделано 22 ноября" in pair.mentor.text
    assert "Лишний" not in pair.mentor.text
    await pair.mentor.presses("Программа")
    assert "Сделано 2 из 3" in pair.mentor.text


async def test_done_is_said_once_and_can_be_taken_back(talk: Talk) -> None:
    pair = await two(talk)
    number = await added(pair)
    await opens(pair.mentee, "task", number)
    done = pair.mentee.data("Сделано")
    await pair.mentee.presses("Сделано")
    # An accidental tap: the way back stands right there.
    assert pair.mentee.rows == [["Ещё не сделано"], ["‹ Назад", "Меню"]]
    await pair.mentee.presses_in_vain(done, told="Этот шаг уже отмечен.")
    await pair.mentor.presses_in_vain(Done(task=number), told="Этот шаг уже отмечен.")
    await pair.mentee.presses("Ещё не сделано")
    assert pair.mentee.toast == "Шаг снова открыт."
    assert await steps(talk) == [(STEP, "2026-12-12", None)]
    # The mentor marks it too: nothing more is asked.
    await opens(pair.mentor, "task", number)
    await pair.mentor.presses("Сделано")
    assert pair.mentor.toast == "Отлично, шаг сделан."
    assert "Все шаги сделаны" in pair.mentor.text
    await pair.mentor.presses("Сделано · 1")
    assert f"1. {STEP}\nсделано 22 ноября" in pair.mentor.text
    await pair.mentor.presses("Впереди")
    assert "Все шаги сделаны" in pair.mentor.text


async def test_words_under_a_step_are_whole_and_bounded(talk: Talk) -> None:
    pair = await two(talk)
    number = await added(pair)
    await opens(pair.mentee, "task", number)
    await pair.mentee.presses("Написать")
    assert "Ирина Б. прочитает это под шагом" in pair.mentee.text
    await pair.mentee.writes("я" * 1500)
    assert "Слишком длинно: 1\xa0500 знаков, а помещается 1\xa0000." in pair.mentee.text
    await pair.mentee.writes("<b>" * 333)
    assert "<b><b>" in pair.mentee.text
    for place in range(4):
        await pair.mentee.presses("Написать")
        await pair.mentee.writes(f"слова {place} " + "ю" * 980)
    # The newest page comes first, and an earlier one is a tap away.
    assert "слова 3" in pair.mentee.text
    assert "слова 0" not in pair.mentee.text
    await pair.mentee.presses("›")
    assert "слова 0" in pair.mentee.text


async def test_a_step_is_taken_out_after_a_question(talk: Talk) -> None:
    pair = await two(talk)
    number = await added(pair)
    await pair.mentor.presses("1")
    await pair.mentor.presses("Убрать")
    assert f"Убрать из программы шаг «{STEP}»?" in pair.mentor.text
    assert len(await steps(talk)) == 1
    await pair.mentor.presses("Да, убрать")
    assert pair.mentor.toast == "Шаг убран."
    assert await steps(talk) == []
    gone = "Этого шага уже нет в программе."
    await pair.mentor.presses_in_vain(Drop(task=number, sure=True), Done(task=number), Say(task=number), told=gone)
    await pair.mentee.presses_in_vain(Undone(task=number), told=gone)
    # Of what is gone nobody is told.
    before = pair.mentee.text
    await later(talk)
    assert pair.mentee.text == before


async def test_the_eve_of_a_step(talk: Talk) -> None:
    """At five in the afternoon where the mentee lives, all steps of the day at once, of those still to be done."""
    mentor = await colleague(talk, "Ирина", "Белова Ирина Павловна")
    mentee = await colleague(talk, "Мария", "Кузнецова Мария Игоревна", zone="Asia/Kamchatka")
    pair = Two(await pair_up(talk, mentor, mentee), mentor, mentee)
    one = await added(pair, f"{STEP} до 27.11.2026")
    await added(pair, "Показать план урока до 27.11.2026")
    await added(pair, "Разобрать работы до 28.11.2026")
    done = await added(pair, "Прочитать книгу до 29.11.2026")
    await mentee.presses_data(Done(task=done).pack())
    await later(talk, 24)
    rows = "SELECT which, due_at FROM outbox WHERE kind = 'task-due' ORDER BY which"
    due = dict(await talk.look(rows))
    # 26 November, 17:00 at Kamchatka is 05:00 UTC.
    talk.clock.at = due["2026-11-27"]
    assert talk.clock.at % 86_400 == 5 * 3600
    await talk.tick()
    assert mentee.text.startswith("Завтра по программе 2 шага")
    assert STEP in mentee.text
    assert "Показать план урока" in mentee.text
    talk.clock.at = due["2026-11-28"]
    await talk.tick()
    assert mentee.text.startswith("Завтра по программе: Разобрать работы")
    await mentee.presses("Сделано")
    before = mentee.text
    talk.clock.at = due["2026-11-29"]
    await talk.tick()
    assert mentee.text == before
    assert one


async def test_steps_that_are_late_are_spread_anew(talk: Talk) -> None:
    pair = await two(talk)
    for place in range(3):
        await added(pair, f"Шаг {place} до 2{place + 3}.11.2026")
    talk.clock.advance(days=10)
    await programme(pair, pair.mentee)
    assert "3 шага ждут дольше, чем думали. Не страшно: вместе с наставником" in pair.mentee.text
    assert "Разложить заново" not in pair.mentee.buttons
    await programme(pair, pair.mentor)
    assert "срок был 23 ноября" in pair.mentor.text
    await pair.mentor.presses("Разложить заново")
    assert "3 шага встанут на школьные дни, по два-три в неделю, последний до 10 декабря." in pair.mentor.text
    sure = pair.mentor.data("Да, разложить")
    await pair.mentor.presses("Да, разложить")
    assert await steps(talk) == [
        ("Шаг 0", "2026-12-04", None),
        ("Шаг 1", "2026-12-08", None),
        ("Шаг 2", "2026-12-10", None),
    ]
    assert "ждут дольше" not in pair.mentor.text
    await pair.mentor.presses_in_vain(sure)


async def test_an_english_mentor_takes_english_steps(talk: Talk) -> None:
    pair = await two(talk)
    async with talk.db.write() as tx:
        await tx.run("UPDATE people SET locale = 'en'")
    await pair.mentor.presses_data(Take(pair=pair.pair, template="class_order").pack())
    assert "Done 0 of 4" in pair.mentor.text
    assert "Show the hardest lesson" in pair.mentor.text
    await added_in_english(pair)
    assert "Visit a colleague's lesson\nby 12 December · At a colleague's lesson" in pair.mentor.text


async def added_in_english(pair: Two) -> None:
    await programme(pair, pair.mentor)
    await pair.mentor.presses("Add a step")
    await pair.mentor.writes("Visit a colleague's lesson by 12 December")
