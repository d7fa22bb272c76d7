"""An entry is confirmed or corrected, changed for seven days, read by the pair and its curator; pulse and whisper."""

from storage import privacy, roles
from tests.talks.conftest import NOT_ALLOWED, Talk
from tests.talks.internship import DAY, opens, person_of, until
from tests.talks.journaling import rows_of, taps, written
from tests.talks.mentoring import colleague, curator, pair_up, read_all, two


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
        ("Текст", "Переписали цели.\nТрудно: глаголы\nДальше: показать до 31 февраля"),
        ("Срок", "к пятнице"),
        ("Минуты", "1 ч 5 мин"),
    ):
        await opens(irina, "entry", number)
        await taps(irina, "Изменить", part)
        await irina.writes(words)
        assert ("Срок не понял: «31 февраля»" in irina.text) is (part == "Текст")
    assert await rows_of(talk) == [
        (65, "talk", "Цели урока", "Переписали цели.", "глаголы", "показать до 31 февраля", "2026-11-27", "waiting"),
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


async def test_who_was_there_may_be_set_right(talk: Talk) -> None:
    pair = await two(talk)
    petr = await colleague(talk, "Пётр", "Орлов Пётр Ильич")
    irina, maria = pair.mentor, pair.mentee
    number = await written(talk, pair)
    await irina.presses("Изменить")
    assert "Кто был" not in irina.buttons, "there is nobody else"
    other = await pair_up(talk, irina, petr)
    await read_all(talk)
    await maria.presses("Всё так")
    await opens(irina, "entry", number)
    await taps(irina, "Изменить", "Кто был", "✓ Мария К.")
    assert irina.toast is not None
    assert irina.toast.startswith("Убрать не получится")
    add = irina.data("· Пётр О.")
    await irina.presses("· Пётр О.")
    await irina.presses_data(add)
    assert irina.buttons[:2] == ["✓ Мария К.", "✓ Пётр О."]
    talk.clock.advance(minutes=15)
    await talk.tick()
    assert petr.text.startswith("Ирина Б.: есть запись о вашей встрече.")
    remove = irina.data("✓ Мария К.")
    await irina.presses("✓ Мария К.")
    assert irina.buttons[:2] == ["✓ Пётр О.", "· Мария К."]
    assert await talk.look("SELECT pair, state FROM entry_pairs") == [(other, "waiting")]
    await maria.presses_in_vain(remove, f"go|entry|{number}", told=NOT_ALLOWED)
    talk.clock.advance(days=7)
    await irina.presses_in_vain(remove, add, f"go|entry_people|{number}", told="Прошло семь дней")


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
    await maria.presses_in_vain(stale, told="Запись только что изменилась")
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
    assert pair.mentee.text.startswith("Запись только что изменилась")
    assert "Было меньше" in pair.mentee.text, "the words are not lost"
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
    await pair.mentor.writes("Поздно & долго")
    assert "работа в паре уже завершена" in pair.mentor.text
    assert pair.mentor.text.endswith("Поздно & долго"), "the words are not lost"
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


async def test_a_mentor_who_left_leaves_the_meeting_without_a_name(talk: Talk) -> None:
    pair = await two(talk)
    number = await written(talk, pair)
    mentor = await person_of(talk, pair.mentor)
    async with talk.db.write() as tx:
        await privacy.erase(
            tx, mentor, messenger="telegram", address=str(pair.mentor.actor.id), now=int(talk.clock())
        )  # fmt: skip
    heard = len(pair.mentee.messages)
    await opens(pair.mentee, "journal", pair.pair)
    assert pair.mentee.text.startswith("Журнал: имя удалено")
    assert "1. 21 ноября, 30 мин: Онлайн (ждёт ответа)" in pair.mentee.text
    await opens(pair.mentee, "entry", number)
    assert pair.mentee.text.startswith("Встреча: имя удалено")
    assert "Разобрали план" not in pair.mentee.text
    await until(talk, int(talk.clock()) + 4 * DAY)
    told = [message.text for message in pair.mentee.messages[heard:]]
    assert not any("ждёт вашего слова" in text for text in told)
