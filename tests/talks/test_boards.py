"""The stream's board and its table, a site in figures: what is shown, for whom, and that a file comes."""

import io

from python_calamine import CalamineWorkbook

from handlers.boards import Table, Turn
from storage import enrolment, marks
from tests.talks.conftest import START, Talk
from tests.talks.lessons import BEGINS, DAY, HOUR, Lesson, intern, lesson, person_of, plan
from tests.talks.test_start import begin


async def held(talk: Talk, count: int = 3) -> Lesson:
    """Two sessions of three hours are over, a third is ahead: the first was there twice, the second late once."""
    made = await lesson(talk, count, hours=9)
    me = await person_of(talk, made.host)
    one, two, *_ = made.interns
    async with talk.db.write() as tx:
        sessions = [made.session]
        for day in (1, 9):
            starts_at = BEGINS + day * DAY
            sessions.append(await plan(tx, me, made.stream, made.module, request=str(day), starts_at=starts_at))
        for session in sessions[1:]:
            for person in made.interns:
                await enrolment.enrol(tx, session, person, "room", by=me, now=START)
        await marks.mark(tx, sessions[0], {one: "present", two: "late"}, how="list", by=me, now=BEGINS)
        for session in sessions[:2]:
            if session != sessions[0]:
                await marks.mark(tx, session, {one: "present", two: "excused"}, how="list", by=me, now=BEGINS + DAY)
            await marks.finish(tx, session, by=me, now=BEGINS + DAY)
    talk.clock.at = BEGINS + 2 * DAY
    return made


async def test_the_board_says_who_has_how_much_and_who_is_behind(talk: Talk) -> None:
    made = await held(talk)
    await made.opens("board", made.stream)
    assert made.host.text == (
        "Табло потока «Осень 2026»\nОценивание, которое учит · СОШ № 11\n\n"
        "Занятий прошло 2 из 3 · часов 6 из 9\nСтажёров 3, отстают 2\n\n"
        "1 Мария · 6 из 9 ч, 67 %\n2 Ольга · 0 из 9 ч, 0 % · отстаёт\n3 Пётр · 3 из 9 ч, 33 % · отстаёт\n\n"
        "Для сертификата нужно 80 % часов программы, это 8 ч, и принятые работы. "
        "Отстаёт тот, у кого меньше 80 % часов прошедших занятий."
    )
    assert made.host.rows == [["Таблица XLSX"], ["‹ Назад", "Меню"]]


async def test_the_table_comes_as_a_file_once(talk: Talk) -> None:
    made = await held(talk)
    await made.opens("board", made.stream)
    order = made.host.data("Таблица")
    await made.host.presses("Таблица XLSX")
    assert (made.host.toast or "").startswith("Готовлю таблицу.")
    await made.host.presses_data(order)
    assert (made.host.toast or "").startswith("Ещё готовлю")
    assert await talk.look("SELECT count(*) FROM jobs") == [(1,)]
    await talk.tick()
    [file] = [message.document for message in made.host.messages if message.document]
    assert file.name == "Журнал Осень 2026.xlsx"
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
    assert book.sheet_names == ["Журнал", "Что считается"]
    assert book.get_sheet_by_name("Журнал").to_python()[6][:7] == [1.0, "Мария", "", "+", "+", "", 6.0]
    assert made.host.text == "Журнал потока. Можно распечатать и подписать."


async def test_many_interns_are_turned_page_by_page(talk: Talk) -> None:
    made = await lesson(talk, 23)
    await made.opens("board", made.stream)
    assert made.host.rows[0] == ["‹", "1 из 3", "›"]
    await made.host.presses("‹")
    assert made.host.rows[0] == ["‹", "3 из 3", "›"]
    assert "\n21 " in made.host.text


async def test_an_empty_stream_says_so(talk: Talk) -> None:
    made = await lesson(talk, 0)
    await made.opens("board", made.stream)
    assert "Стажёров пока нет" in made.host.text
    assert made.host.rows == [["‹ Назад", "Меню"]]


async def test_the_site_in_figures(talk: Talk) -> None:
    made = await held(talk)
    await made.opens("site_summary", made.site)
    assert made.host.text.strip() == (
        "Итоги площадки «Оценивание, которое учит»\nСОШ № 11\n\n"
        "Потоков 1, идут 1\nСтажёров 3\nЧасов у стажёров 9\n\n"
        "Осень 2026\nСтажёров 3, отстают 2\nЗанятий прошло 2 из 3 · часов 6 из 9\n"
        "Пришли в 50 % случаев (3 из 6 отметок)"
    )


async def test_names_are_seen_by_those_who_may_only(talk: Talk) -> None:
    made = await lesson(talk)
    anna = await begin(talk, "Анна")
    for press in (Turn(stream=made.stream, page=0), Table(stream=made.stream), Table(stream=2**53)):
        await anna.presses_data(press.pack())
        assert (anna.toast or "").startswith("Это действие вам сейчас недоступно")
    for room, about in (("board", made.stream), ("site_summary", made.site), ("board", 77)):
        await made.opens(room, about, who=anna)
        assert (anna.toast or "").startswith("Это действие вам сейчас недоступно")
    assert await talk.look("SELECT count(*) FROM jobs") == [(0,)]


async def test_whoever_left_before_the_table_was_made_gets_none(talk: Talk) -> None:
    """The job outlives its stream's people; an intern erased meanwhile is in no row."""
    made = await held(talk)
    await made.opens("board", made.stream)
    await made.host.presses("Таблица XLSX")
    async with talk.db.write() as tx:
        await intern(tx, "Без места")
        await tx.run("DELETE FROM people WHERE id = $1", made.interns[0])
    talk.clock.advance(seconds=HOUR)
    await talk.tick()
    [file] = [message.document for message in made.host.messages if message.document]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.data)).get_sheet_by_name("Журнал").to_python()
    names = [row[1] for row in rows]
    assert "Мария" not in names
    assert "Без места" not in names
    assert {"Пётр", "Ольга"} <= set(names)
