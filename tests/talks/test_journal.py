"""The journal: written down in four taps and one message, confirmed or corrected, changed for seven days."""

from storage import arranging, roles, tasks
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.internship import DAY, HOUR, MINUTE, MOSCOW, opens, person_of, until
from tests.talks.mentoring import Two, colleague, curator, pair_up, read_all, two

STORY = "Разобрали план урока.\nТрудно: постановка цели\nДальше: открытый урок до 5 декабря"


async def meet(talk: Talk, pair: Two, *, after: int = DAY, minutes: int = 45, form: str = "visit") -> int:
    """A meeting that both have agreed to; its number."""
    starts_at = int(talk.clock()) + after
    mentor, mentee = await person_of(talk, pair.mentor), await person_of(talk, pair.mentee)
    async with talk.db.write() as tx:
        made = await arranging.propose(
            tx, pair.pair, by=mentor, options=[starts_at], minutes=minutes, form=form, zone=MOSCOW,
            request=str(starts_at), now=int(talk.clock()),
        )  # fmt: skip
        await arranging.choose(tx, made, 1, by=mentee, now=int(talk.clock()))
    return made


async def over(talk: Talk, after: int = DAY, minutes: int = 45) -> None:
    """A quarter of an hour after the end of such a meeting."""
    await until(talk, int(talk.clock()) + after + (minutes + 15) * MINUTE)


async def taps(talker: Talker, *buttons: str) -> int:
    """One after another; how many."""
    for button in buttons:
        await talker.presses(button)
    return len(buttons)


async def written(talk: Talk, pair: Two) -> int:
    """A past meeting written down; the number of the entry. Then the mentee has heard of it."""
    await opens(pair.mentor, "entry_new", pair.pair)
    await taps(pair.mentor, "Вчера", "Онлайн", "30", "План урока")
    await pair.mentor.writes(STORY)
    await talk.tick()
    [(number,)] = await talk.look("SELECT max(id) FROM entries")
    return int(number)


async def rows_of(talk: Talk) -> list[tuple[object, ...]]:
    return await talk.look(
        "SELECT e.minutes, e.form, e.theme, e.done, e.difficulty, e.agreement, e.due_on, x.state FROM entries e"
        " JOIN entry_pairs x ON x.entry = e.id ORDER BY e.id, x.pair"
    )


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
    assert await talk.look("SELECT state, reason FROM meetings") == [("missed", "Кто-то заболел")]
    await irina.presses_data(why)
    assert await talk.look("SELECT reason FROM meetings") == [("Не нашлось времени",)]
    await irina.presses_data(held)
    await taps(irina, "Наставник на уроке", "Как планировали", "Другое")
    await irina.writes("Всё-таки встретились")
    assert await talk.look("SELECT state FROM meetings") == [("held",)]
    await irina.presses_in_vain(none)


async def test_moved_leads_to_another_time(talk: Talk) -> None:
    pair = await two(talk)
    await meet(talk, pair)
    await over(talk)
    await pair.mentor.presses("Перенесли")
    assert await talk.look("SELECT count(*) FROM entries") == [(0,)]
    assert pair.mentor.text


async def test_each_part_is_changed_for_seven_days_and_asked_again(talk: Talk) -> None:
    pair = await two(talk)
    irina, maria = pair.mentor, pair.mentee
    number = await written(talk, pair)
    await maria.presses("Всё так")
    shown = maria.screen
    for part, answer in (("День", "пт 20 ноября"), ("Форма", "Встреча"), ("Минуты", "60")):
        await opens(irina, "entry", number)
        await taps(irina, "Изменить", part, answer)
        assert irina.toast == "Исправлено. Запись снова ждёт подтверждения."
    for part, words in (
        ("Тема", "Цели урока"),
        ("Текст", "Переписали цели.\nТрудно: глаголы"),
        ("Минуты", "1 ч 5 мин"),
    ):
        await opens(irina, "entry", number)
        await taps(irina, "Изменить", part)
        await irina.writes(words)
    assert await rows_of(talk) == [
        (65, "talk", "Цели урока", "Переписали цели.", "глаголы", "", None, "waiting"),
    ]
    assert maria.screen == shown, "while the mentor is changing, nobody is disturbed"
    talk.clock.advance(minutes=15)
    await talk.tick()
    assert maria.text.startswith("Ирина Б.: запись о встрече изменена.")
    assert [message.text[:30] for message in maria.messages].count(maria.text[:30]) == 1
    await opens(irina, "entry", number)
    edit = irina.data("Изменить")
    talk.clock.advance(days=7)
    await opens(irina, "entry", number)
    assert "Прошло семь дней" in irina.text
    assert "Изменить" not in irina.buttons
    await irina.presses_in_vain(edit, f"Nf:{number}:text", f"Np:{number}:20", told="Прошло семь дней")
    await opens(maria, "entry", number)
    await maria.presses("Всё так")
    assert [row[-1] for row in await rows_of(talk)] == ["confirmed"]


async def test_what_cannot_be_changed_so(talk: Talk) -> None:
    pair = await two(talk)
    number = await written(talk, pair)
    irina = pair.mentor
    await taps(irina, "Изменить", "День")
    await irina.writes("послезавтра")
    assert "Не понял день" in irina.text
    await irina.presses_in_vain(f"Nd:{number}:3652059", f"Nd:{number}:1", f"Nm:{number}:walk", f"Nf:{number}:pairs")
    for part, words, answer in (
        ("Форма", "никак", "Выберите"), ("Минуты", "много", "Не понял"), ("Тема", "т" * 200, "длинной"),
        ("Текст", "т" * 5000, "4\N{NO-BREAK SPACE}096 знаков"),
    ):  # fmt: skip
        await opens(irina, "entry", number)
        await taps(irina, "Изменить", part)
        await irina.writes(words)
        assert answer in irina.text
    assert await talk.look("SELECT version FROM entries") == [(1,)]


async def test_a_correction_stands_beside_and_the_mentor_may_agree(talk: Talk) -> None:
    pair = await two(talk)
    irina, maria = pair.mentor, pair.mentee
    number = await written(talk, pair)
    stale = maria.data("Всё так")
    await maria.presses("Поправить")
    await maria.writes("д" * 5000)  # Telegram makes two messages of it
    assert "4\N{NO-BREAK SPACE}096 знаков, а поместится 800" in maria.text
    talk.clock.advance(seconds=5)
    await maria.writes("Было <b>40</b> минут & без плана")
    assert maria.toast is None or "Спасибо" in maria.text
    await talk.tick()
    assert "«Было <b>40</b> минут & без плана»" in irina.text
    await taps(irina, "Изменить", "Минуты", "45")
    talk.clock.advance(minutes=15)
    await talk.tick()
    await maria.presses_in_vain(stale, told="Наставник только что изменил запись")
    assert "Поправка к прежней записи: «Было <b>40</b>" in maria.text
    await maria.presses("Всё так")
    assert await talk.look("SELECT state, remark FROM entry_pairs WHERE entry = $1", number) == [("confirmed", "")]
    await opens(irina, "entry", number)
    assert "Мария К.: всё так" in irina.text


async def test_a_correction_may_wait_until_it_is_of_an_older_version(talk: Talk) -> None:
    pair = await two(talk)
    number = await written(talk, pair)
    await pair.mentee.presses("Поправить")
    await opens(pair.mentor, "entry", number)
    await taps(pair.mentor, "Изменить", "Минуты", "20")
    await pair.mentee.writes("Было меньше")
    assert pair.mentee.text.startswith("Наставник только что изменил запись")
    assert await talk.look("SELECT state, remark FROM entry_pairs") == [("waiting", "")]


async def test_one_reminder_after_three_days(talk: Talk) -> None:
    pair = await two(talk)
    await written(talk, pair)
    await until(talk, int(talk.clock()) + 3 * DAY)
    assert pair.mentee.text.startswith("Запись о встрече ждёт вашего слова.")
    said = len(pair.mentee.messages)
    await until(talk, int(talk.clock()) + 9 * DAY)
    assert len(pair.mentee.messages) == said
    await pair.mentee.presses("Всё так")
    await written(talk, pair)
    await pair.mentee.presses("Всё так")
    said = len(pair.mentee.messages)
    await until(talk, int(talk.clock()) + 4 * DAY)
    assert len(pair.mentee.messages) == said, "who has answered is not reminded"


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


async def test_a_whisper_is_for_the_curator_alone(talk: Talk) -> None:
    pair = await two(talk)
    maria = pair.mentee
    await opens(maria, "whisper", pair.pair)
    assert "нет куратора" in maria.text
    await maria.writes("Мне трудно")
    assert await talk.look("SELECT count(*) FROM whispers") == [(0,)]
    olga = await curator(talk)
    await read_all(talk)
    await opens(maria, "whisper", pair.pair)
    assert "Наставник этого не увидит" in maria.text
    await maria.writes("д" * 1501)
    assert "Получилось длинно" in maria.text
    await maria.writes("Мне <трудно> & страшно")
    assert "Передано куратору" in maria.text
    await maria.writes("Мне ещё")
    assert await talk.look("SELECT pair, text FROM whispers") == [(pair.pair, "Мне <трудно> & страшно")]
    await talk.tick()
    assert await talk.look("SELECT p.name, o.kind FROM outbox o JOIN people p ON p.id = o.person WHERE o.kind = 'whisper'") == [("Ольга", "whisper")]  # fmt: skip # noqa: E501 - one row
    assert "трудно" not in "".join(message.text for message in pair.mentor.messages)
    assert olga.text


async def test_the_curator_becomes_none_while_it_is_written(talk: Talk) -> None:
    pair = await two(talk)
    olga = await curator(talk)
    await opens(pair.mentee, "whisper", pair.pair)
    async with talk.db.write() as tx:
        [(place,)] = await talk.look("SELECT organisation FROM pairs")
        scope = await roles.place(tx, "organisation", str(place), regions=frozenset({"23"}))
        await roles.revoke(tx, await person_of(talk, olga), "curator", scope, by=None, now=int(talk.clock()))
    await pair.mentee.writes("Мне трудно")
    assert "нет куратора" in pair.mentee.text


async def test_others_open_nothing(talk: Talk) -> None:
    pair = await two(talk)
    stranger = await colleague(talk, "Пётр", "Орлов Пётр Ильич")
    number = await written(talk, pair)
    rooms = (f"go|journal|{pair.pair}", f"go|entry|{number}", f"go|entry|{number}.{pair.pair}", f"go|pulse|{number}",
             f"go|whisper|{pair.pair}", f"go|entry_new|{pair.pair}", "go|entry|99", "go|entry_new|m99")  # fmt: skip
    presses = (
        f"Nc:{number}:1",
        f"Nk:{number}:1",
        f"Ne:{number}",
        f"Np:{number}:20",
        f"Uu:{number}:4",
        f"Jt:{pair.pair}:0",
    )
    await stranger.presses_in_vain(*rooms, *presses, told=NOT_ALLOWED)
    await pair.mentor.presses_in_vain(f"Nc:{number}:1", f"Uu:{number}:4", f"go|whisper|{pair.pair}", told=NOT_ALLOWED)
    await pair.mentee.presses_in_vain(
        f"Ne:{number}", f"Nm:{number}:talk", f"go|entry_new|{pair.pair}", told=NOT_ALLOWED
    )
    assert [row[-1] for row in await rows_of(talk)] == ["waiting"]
    assert await talk.look("SELECT count(*) FROM pulses") == [(0,)]


async def test_the_curator_reads_and_changes_nothing(talk: Talk) -> None:
    pair = await two(talk)
    olga = await curator(talk)
    number = await written(talk, pair)
    await opens(olga, "journal", pair.pair)
    assert olga.text.startswith("Журнал: Ирина Б. и Мария К.")
    assert "Записать встречу" not in olga.buttons
    await olga.presses("1")
    assert "Разобрали план урока." in olga.text
    assert olga.buttons == ["‹ Назад", "Меню"]
    await olga.presses_in_vain(f"Nc:{number}:1", f"Ne:{number}", f"Uu:{number}:4", told=NOT_ALLOWED)


async def test_a_pair_that_is_over_is_read_and_written_no_more(talk: Talk) -> None:
    pair = await two(talk)
    number = await written(talk, pair)
    await opens(pair.mentor, "entry_new", pair.pair)
    await taps(pair.mentor, "Сегодня", "Встреча", "20", "Другое")
    async with talk.db.write() as tx:
        await tx.run("UPDATE pairs SET state = 'finished', result = 'early', ended_at = $1", int(talk.clock()))
    await pair.mentor.writes("Поздно")
    assert await talk.look("SELECT count(*) FROM entries") == [(1,)]
    await opens(pair.mentor, "journal", pair.pair)
    assert "Записать встречу" not in pair.mentor.buttons
    await opens(pair.mentee, "entry", number)
    await pair.mentee.presses("Всё так")
    assert [row[-1] for row in await rows_of(talk)] == ["confirmed"]


async def test_a_pulse_may_be_skipped_and_given_later(talk: Talk) -> None:
    pair = await two(talk)
    number = await written(talk, pair)
    maria = pair.mentee
    await taps(maria, "Всё так", "Пропустить", "Минутка о встрече", "Нет", "Пропустить")
    assert await talk.look("SELECT useful, clear FROM pulses") == [(1, None)]
    await taps(maria, "Минутка о встрече", "Скорее нет")
    assert await talk.look("SELECT useful, clear FROM pulses") == [(1, 2)]
    assert "Минутка о встрече" not in maria.buttons
    await maria.presses_in_vain(f"Uu:{number}:5", f"Uu:{number}:0")
