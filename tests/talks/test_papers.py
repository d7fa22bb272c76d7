"""Papers of a pair in talks: kind, time, file; a name is asked for once; two taps make one file."""

import io

from python_calamine import CalamineWorkbook

from handlers.papers import Kind, Print, Ready
from storage import entries, people
from storage.entries import Draft
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.internship import MOSCOW, opens, person_of
from tests.talks.mentoring import Two, colleague, curator, pair_up, two

HOUR = 3600


async def write(talk: Talk, at: Two, *, theme: str = "Планирование урока") -> int:
    """The mentor has written a meeting of an hour ago down."""
    now = int(talk.clock())
    draft = Draft(now - HOUR, MOSCOW, 45, "talk", None, theme)
    async with talk.db.write() as tx:
        mentor = await person_of(talk, at.mentor)
        return await entries.write(tx, mentor, [at.pair], draft, request=f"{now}", now=now)


def files(talker: Talker) -> list[str]:
    return [message.document.name for message in talker.messages if message.document]


def words(talker: Talker) -> str:
    """Of the newest file, a table."""
    file = [message.document for message in talker.messages if message.document][-1]
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
    return "\n".join(str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row if cell != "")


async def test_from_the_card_to_the_file_in_four_taps(talk: Talk) -> None:
    at = await two(talk)
    await write(talk, at)
    await opens(at.mentor, "papers", at.pair)
    assert at.mentor.text.startswith("Документы пары: Белова Ирина Павловна – Кузнецова Мария Игоревна")
    assert at.mentor.rows == [["Программа", "Журнал"], ["Отчёт", "Справка о часах"], ["‹ Назад", "Меню"]]
    await at.mentor.presses("Журнал")
    assert at.mentor.rows == [
        ["с начала", "учебный год 2026/27"], ["первое полугодие 2026/27", "II четверть 2026/27"], ["‹ Назад", "Меню"],
    ]  # fmt: skip
    await at.mentor.presses("II четверть")
    assert at.mentor.text == (
        "Журнал наставничества, II четверть 2026/27\n\n"
        "В журнале 1 запись.\n1 не подтверждена: её часы будут показаны отдельно."
    )
    assert await talk.look("SELECT count(*) FROM documents") == [(0,)], "a look takes no number"
    await at.mentor.presses("PDF")
    assert (at.mentor.toast or "").startswith("Готовлю.")
    await talk.tick()
    assert files(at.mentor) == ["Журнал наставничества 1-2026.pdf"]
    assert at.mentor.text == "Готово. Проверьте, распечатайте и подпишите."
    assert at.mentor.rows == [["К паре", "Меню"]]
    await opens(at.mentor, "papers", at.pair)
    for button in ("Журнал", "II четверть", "XLSX"):
        await at.mentor.presses(button)
    await talk.tick()
    assert files(at.mentor)[-1] == "Журнал наставничества 1-2026.xlsx"
    assert await talk.look("SELECT kind, number, period_from, period_to FROM documents") == [
        ("journal", 1, "2026-11-01", "2026-12-31")
    ]
    assert "Белова Ирина Павловна" in words(at.mentor)


async def test_two_taps_make_one_file(talk: Talk) -> None:
    at = await two(talk)
    press = Print(paper="programme", pair=at.pair, period="all", year=0, file="pdf").pack()
    await opens(at.mentee, "papers", at.pair)
    await at.mentee.presses("Программа")
    await at.mentee.presses_data(press)
    await at.mentee.presses_data(press)
    assert (at.mentee.toast or "").startswith("Ещё готовлю")
    await talk.tick()
    assert files(at.mentee) == ["Персонализированная программа наставничества 1-2026.pdf"]


async def test_a_full_name_is_asked_for_before_the_first_paper(talk: Talk) -> None:
    mentor = await colleague(talk, "Ирина")
    mentee = await colleague(talk, "Мария", since=2025)
    pair = await pair_up(talk, mentor, mentee)
    await opens(mentee, "papers", pair)
    await mentee.presses("Программа")
    assert mentee.text.startswith("Для документа нужны ваши фамилия, имя и отчество.")
    await mentee.writes("Мария")
    assert "Нужны и фамилия, и имя" in mentee.text
    await mentee.writes("Кузнецова Мария Игоревна")
    assert mentee.rows[:2] == [["PDF, для печати"], ["XLSX, таблица"]]
    assert "Полное имя не указано: Ирина." in mentee.text
    await opens(mentor, "papers", pair)
    await mentor.presses("Программа")
    await mentor.presses("Впишу от руки")
    await mentor.presses("XLSX")
    await talk.tick()
    assert "Наставляемый: Кузнецова Мария Игоревна" in words(mentor)
    assert f"Наставник: {'_' * 30}" in words(mentor)


async def test_the_note_of_hours_is_the_mentor_s(talk: Talk) -> None:
    at = await two(talk)
    await opens(at.mentee, "hours")
    assert "справку составлять не из чего" in at.mentee.text
    await write(talk, at)
    await opens(at.mentor, "papers", at.pair)
    await at.mentor.presses("Справка о часах")
    assert "Все ваши подопечные и часы за период" in at.mentor.text
    await at.mentor.presses("с начала")
    await at.mentor.presses("XLSX")
    await talk.tick()
    assert "Не подтверждено: 0 ч 45 мин (1 запись)." in words(at.mentor)
    assert await talk.look("SELECT kind, subject FROM documents") == [
        ("hours", f"mentor:{await person_of(talk, at.mentor)}")
    ]


async def test_a_mentor_without_a_school_is_asked_for_it(talk: Talk) -> None:
    at = await two(talk)
    async with talk.db.write() as tx:
        await tx.run("UPDATE people SET organisation = NULL WHERE id = $1", await person_of(talk, at.mentor))
    await opens(at.mentor, "hours")
    await at.mentor.presses("с начала")
    assert at.mentor.text.startswith("Номер документу даёт школа")
    assert "Указать школу" in at.mentor.buttons
    assert await talk.look("SELECT count(*) FROM documents") == [(0,)]


async def test_the_curator_prints_too_and_is_not_asked_for_a_name(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    await opens(olga, "papers", at.pair)
    assert olga.rows == [["Программа", "Журнал"], ["Отчёт"], ["‹ Назад", "Меню"]]
    for button in ("Отчёт", "с начала", "XLSX"):
        await olga.presses(button)
    await talk.tick()
    assert files(olga) == ["Отчёт о работе наставника с наставляемым 1-2026.xlsx"]
    await olga.presses("К паре")
    assert "Белова Ирина Павловна – Кузнецова Мария Игоревна" in olga.text


async def test_times_that_are_not_there_are_stale(talk: Talk) -> None:
    at = await two(talk)
    await opens(at.mentor, "papers", at.pair)
    for press in (
        Ready(paper="journal", pair=at.pair, period="q9", year=2026),
        Ready(paper="journal", pair=at.pair, period="q1", year=0),
        Print(paper="journal", pair=at.pair, period="year", year=2026, file="exe"),
    ):
        await at.mentor.presses_in_vain(press)
    await at.mentor.presses_in_vain(Kind(paper="hours", pair=at.pair), Kind(paper="x", pair=0), told=NOT_ALLOWED)
    assert await talk.look("SELECT count(*) FROM documents") == [(0,)]


async def test_a_paper_of_a_pair_that_is_over(talk: Talk) -> None:
    at = await two(talk)
    async with talk.db.write() as tx:
        await tx.run("UPDATE pairs SET state = 'finished', result = 'reached', ended_at = $1", int(talk.clock()))
        await people.be_listed_as(tx, await person_of(talk, at.mentee), "Кузнецова <b>Мария</b>")
    await opens(at.mentee, "papers", at.pair)
    await at.mentee.presses("Программа")
    await at.mentee.presses("XLSX")
    await talk.tick()
    assert "цели достигнуты, 22 ноября 2026." in words(at.mentee)
