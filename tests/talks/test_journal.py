"""The journal: written down in four taps and one message, listed by months with hours."""

from storage import arranging, entries, tasks
from storage.entries import Draft
from tests.talks.conftest import Talk
from tests.talks.internship import DAY, HOUR, MINUTE, MOSCOW, opens, person_of, until
from tests.talks.journaling import STORY, meet, over, rows_of, taps
from tests.talks.mentoring import Two, colleague, pair_up, read_all, two


async def test_four_taps_and_one_message_after_a_planned_meeting(talk: Talk) -> None:
    pair = await two(talk)
    await meet(talk, pair)
    await over(talk)
    irina, maria = pair.mentor, pair.mentee
    assert irina.text.startswith("Встреча: Мария К., сегодня, 23 ноября. Как прошло?")
    assert irina.rows == [["Состоялась"], ["Перенесли", "Не было"]]
    made = await taps(irina, "Состоялась")
    assert irina.buttons[0] == "Наставник на уроке", "the planned form comes first"
    made += await taps(irina, "Наставник на уроке")
    assert irina.rows[0] == ["Как планировали, 45 мин"]
    made += await taps(irina, "Как планировали", "План урока")
    assert made == 4
    assert "Наставник на уроке · 45 мин" in irina.text
    await irina.writes(STORY)
    assert irina.text.startswith("Записано. Мария К. получит запись и подтвердит её.")
    assert "Изменить запись можно до 30 ноября" in irina.text
    assert await rows_of(talk) == [
        (45, "visit", "План урока", "Разобрали план урока.", "постановка цели", "открытый урок до 5 декабря",
         "2026-12-05", "waiting")
    ]  # fmt: skip
    assert await talk.look("SELECT state FROM meetings") == [("held",)]
    await talk.tick()
    assert maria.text.startswith("Ирина Б.: есть запись о вашей встрече.")
    assert "Трудно: постановка цели" in maria.text
    assert maria.rows == [["Всё так", "Поправить"]]
    await taps(maria, "Всё так", "Да", "Скорее да")
    assert "Вы подтвердили запись" in maria.text
    assert await talk.look("SELECT useful, clear FROM pulses") == [(4, 3)]
    await opens(irina, "journal", pair.pair)
    assert "1 встреча, 45 мин" in irina.text
    assert "Всё подтверждено" in irina.text


async def test_a_past_meeting_from_the_card_takes_six_taps(talk: Talk) -> None:
    pair = await two(talk)
    await opens(pair.mentor, "pair", pair.pair)
    made = await taps(pair.mentor, "Журнал", "Записать встречу", "Вчера", "Онлайн", "45", "Другое")
    assert made == 6
    await pair.mentor.writes("Родительское собрание\nДоговорились, о чём говорить. Дальше: план к пятнице")
    assert [row[:6] for row in await rows_of(talk)] == [
        (45, "online", "Родительское собрание", "Договорились, о чём говорить.", "", "план к пятнице")
    ]
    assert "Тема: Родительское собрание" in pair.mentor.text
    [(held_at,)] = await talk.look("SELECT held_at FROM pairs")
    assert held_at == talk.clock.at // DAY * DAY - DAY + 9 * HOUR, "noon in Moscow"
    # Who wrote a theme alone goes on in the next message.
    await opens(pair.mentor, "entry_new", pair.pair)
    await taps(pair.mentor, "Сегодня", "Встреча", "20", "Другое")
    await pair.mentor.writes("Работа с родителями")
    assert "можно дописать прямо сейчас" in pair.mentor.text
    await pair.mentor.writes("Разобрали разговор. Дальше: позвонить маме")
    assert (await rows_of(talk))[-1][2:6] == ("Работа с родителями", "Разобрали разговор.", "", "позвонить маме")


async def test_steps_of_the_programme_are_the_themes(talk: Talk) -> None:
    pair = await two(talk)
    me = await person_of(talk, pair.mentor)
    async with talk.db.write() as tx:
        for n, title in enumerate(("Урок коллеги", "КТП", "Журнал и оценки", "Собрание", "Открытый урок")):
            await tasks.add_task(
                tx, pair.pair, aim=None, title=title, form="talk", product="", due_on=None, by=me, request=str(n),
                now=int(talk.clock()),
            )  # fmt: skip
    await opens(pair.mentor, "entry_new", pair.pair)
    await taps(pair.mentor, "Сегодня", "Встреча", "20")
    assert pair.mentor.buttons[:5] == ["Урок коллеги", "КТП", "Журнал и оценки", "Собрание", "Другое"]
    await pair.mentor.presses("КТП")
    await pair.mentor.writes("Составили на полугодие")
    assert await talk.look("SELECT t.title, e.theme FROM entries e JOIN tasks t ON t.id = e.task") == [("КТП", "КТП")]


async def test_what_is_asked_may_be_typed_and_gone_back_over(talk: Talk) -> None:
    pair = await two(talk)
    irina = pair.mentor
    await opens(irina, "entry_new", pair.pair)
    for words, answer in (
        ("завтра", "Не понял день"),
        ("12 ноября", "Как встретились?"),
        ("просто так", "Выберите, пожалуйста, кнопкой"),
    ):
        await irina.writes(words)
        assert answer in irina.text
    await irina.presses("Разбор")
    await irina.writes("долго")
    assert "Не понял, сколько минут: «долго»" in irina.text
    await irina.writes("1 ч 10 мин")
    await irina.presses("‹ Назад")
    assert "Сколько минут?" in irina.text
    await irina.writes("50")
    await irina.writes("т" * 121)
    assert "Тема получилась длинной" in irina.text
    await irina.writes("Самоанализ урока")
    await irina.writes("Дальше:")
    assert "К чему пришли" in irina.text
    await irina.writes("д" * 2001)
    assert "Получилось длинно: 2\N{NO-BREAK SPACE}001 знак" in irina.text
    await irina.writes("д" * 5000)
    assert await rows_of(talk) == [], "the rest of a text that was too long is not the text"
    talk.clock.advance(seconds=5)
    await irina.writes("Поняли, что вышло")
    assert [row[:4] for row in await rows_of(talk)] == [(50, "review", "Самоанализ урока", "Поняли, что вышло")]
    await opens(irina, "journal", pair.pair)
    assert "1. 12 ноября, 50 мин: Самоанализ урока (ждёт ответа)" in irina.text


async def test_one_entry_for_a_group_and_each_confirms_for_themself(talk: Talk) -> None:
    pair = await two(talk)
    petr = await colleague(talk, "Пётр", "Орлов Пётр Ильич")
    other = Two(await pair_up(talk, pair.mentor, petr), pair.mentor, petr)
    await read_all(talk)
    irina, maria = pair.mentor, pair.mentee
    await opens(irina, "entry_new", pair.pair)
    await taps(irina, "Сегодня", "Встреча", "60", "Дисциплина", "Ещё кто был", "· Пётр О.")
    assert "✓ Пётр О." in irina.buttons
    await taps(irina, "✓ Пётр О.", "· Пётр О.", "Готово")
    assert irina.text.startswith("Встреча: Мария К., Пётр О.")
    await irina.writes("Правила класса")
    await talk.tick()
    assert "Встреча была общей: 2 молодых коллеги" in petr.text
    assert "Мария" not in petr.text, "who else was there is not theirs to read"
    await petr.presses("Поправить")
    await petr.writes("Меня не было до конца")
    await maria.presses("Всё так")
    assert await talk.look("SELECT pair, state FROM entry_pairs ORDER BY pair") == [
        (pair.pair, "confirmed"), (other.pair, "corrected"),
    ]  # fmt: skip
    assert await talk.look("SELECT count(*) FROM entries") == [(1,)]
    await opens(maria, "entry", f"1.{pair.pair}")
    assert "до конца" not in maria.text
    await opens(irina, "entry", "1")
    assert "Пётр О. поправляет: «Меня не было до конца»" in irina.text


async def test_a_draft_outlives_a_restart_and_an_older_one_is_over(talk: Talk) -> None:
    pair = await two(talk)
    irina = pair.mentor
    await opens(irina, "entry_new", pair.pair)
    older = irina.data("Вчера")
    talk.clock.advance(seconds=1)
    await opens(irina, "entry_new", pair.pair)
    await taps(irina, "Вчера", "Онлайн")
    await talk.restart()
    await taps(irina, "30", "Оценивание")
    await talk.restart()
    await irina.writes("Критерии до работы")
    assert [row[:4] for row in await rows_of(talk)] == [(30, "online", "Оценивание", "Критерии до работы")]
    await irina.presses_in_vain(older, told="Эта запись уже закончена")


async def test_tapped_twice_it_is_written_once(talk: Talk) -> None:
    pair = await two(talk)
    await meet(talk, pair)
    await over(talk)
    irina, maria = pair.mentor, pair.mentee
    notice = irina.data("Состоялась")
    await irina.presses("Состоялась")
    form = irina.data("Онлайн")
    await irina.presses_data(form)
    await irina.presses_data(form)
    await taps(irina, "Как планировали", "Родители")
    irina.actor.writes("Собрание")
    irina.actor.writes("Собрание")
    await talk.run()
    assert await talk.look("SELECT count(*) FROM entries") == [(1,)]
    await irina.presses_in_vain(notice, told="Эта встреча уже записана. Вот запись.")
    await talk.tick()
    confirm = maria.data("Всё так")
    await maria.presses_data(confirm)
    await maria.presses_data(confirm)
    assert await talk.look("SELECT count(*) FROM audit WHERE action = 'entry.confirmed'") == [(1,)]


async def test_moved_or_not_at_all(talk: Talk) -> None:
    pair = await two(talk)
    first = await meet(talk, pair)
    await over(talk)
    irina = pair.mentor
    held, none = irina.data("Состоялась"), irina.data("Не было")
    await irina.presses("Не было")
    assert await talk.look("SELECT state, reason FROM meetings WHERE id = $1", first) == [("missed", "")]
    why = irina.data("Не нашлось времени")
    await irina.presses("Кто-то заболел")
    assert irina.toast == "Понятно, спасибо."
    assert await talk.look("SELECT state, reason FROM meetings") == [("missed", "ill")]
    assert "Кто-то заболел" in irina.text
    await irina.presses_data(why)
    assert await talk.look("SELECT reason FROM meetings") == [("busy",)]
    await irina.presses_data(held)
    await taps(irina, "Наставник на уроке", "Как планировали", "Другое")
    await irina.writes("Всё-таки встретились. Дальше: план до 31.02")
    assert "Срок не понял: «31.02»" in irina.text
    assert await talk.look("SELECT state FROM meetings") == [("held",)]
    await irina.presses_in_vain(none)


async def test_what_changed_while_it_was_written_gives_the_words_back(talk: Talk) -> None:
    pair = await two(talk)
    first, second = await meet(talk, pair), await meet(talk, pair, after=DAY + HOUR)
    await over(talk, DAY + HOUR)
    irina, me, now = pair.mentor, await person_of(talk, pair.mentor), int(talk.clock())
    for meeting, words in ((first, "Первые <слова>"), (second, "Вторые слова")):
        await opens(irina, "entry_new", f"m{meeting}")
        await taps(irina, "Наставник на уроке", "Как планировали", "Другое")
        async with talk.db.write() as tx:
            if meeting == first:
                await arranging.move(tx, first, [now + DAY], by=me, now=now)
            else:
                draft = Draft(now - HOUR, MOSCOW, 45, "visit", None, "Урок")
                await entries.write(tx, me, [pair.pair], draft, meeting=second, request="x", now=now)
        await irina.writes(words)
        said = "эту встречу перенесли или отменили" if meeting == first else "Эта встреча уже записана"
        assert said in irina.text
        assert irina.text.endswith(words)
    await irina.presses("Открыть запись")
    assert "Тема: Урок" in irina.text


async def test_moved_leads_to_another_time(talk: Talk) -> None:
    pair = await two(talk)
    await meet(talk, pair)
    await over(talk)
    await pair.mentor.presses("Перенесли")
    assert await talk.look("SELECT count(*) FROM entries") == [(0,)]
    assert pair.mentor.text


async def test_the_journal_by_months_and_pages(talk: Talk) -> None:
    pair = await two(talk)
    irina = pair.mentor
    for day in range(1, 12):
        await opens(irina, "entry_new", pair.pair)
        await irina.writes(f"{day}.10.2026" if day < 8 else f"{day}.11.2026")
        await taps(irina, "Встреча", "45", "Родители")
        await irina.writes(f"Встреча номер {day}")
        talk.clock.advance(seconds=1)
    await opens(irina, "journal", pair.pair)
    assert "11 встреч, 8 ч 15 мин" in irina.text
    assert "Подтверждено: 0 мин" in irina.text
    assert irina.text.index("ноябрь 2026") < irina.text.index("1. 11 ноября") < irina.text.index("октябрь 2026")
    assert irina.rows[:3] == [["1", "2", "3", "4", "5"], ["6", "7", "8", "9", "10"], ["‹", "1 из 2", "›"]]
    await taps(irina, "›", "11")
    assert "Встреча номер 1" in irina.text
    await irina.presses("‹ Назад")
    assert irina.text.startswith("Журнал: Мария К.")


async def test_a_planned_meeting_that_was_not_written_is_offered(talk: Talk) -> None:
    pair = await two(talk)
    await meet(talk, pair)
    await over(talk)
    await opens(pair.mentor, "journal", pair.pair)
    assert pair.mentor.buttons[0] == "Записать: пн 23 ноября, 15:00"
    await pair.mentor.presses("Записать: пн")
    assert "сегодня, 23 ноября" in pair.mentor.text
    await opens(pair.mentee, "journal", pair.pair)
    assert pair.mentee.buttons == ["Сказать куратору", "‹ Назад", "Меню"]


async def test_a_pair_that_ended_during_its_meeting_is_not_asked_how_it_was(talk: Talk) -> None:
    at = await two(talk)
    await read_all(talk)
    await meet(talk, at)
    await until(talk, int(talk.clock()) + DAY + 10 * MINUTE)
    await opens(at.mentee, "pair_finish", at.pair)
    await taps(at.mentee, "Цель достигнута", "Без слов")
    await until(talk, int(talk.clock()) + HOUR)
    assert not [message for message in at.mentor.messages if "Как прошло?" in message.text]
    assert await talk.look("SELECT state FROM meetings") == [("planned",)]
