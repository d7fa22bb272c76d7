"""The curator's board in talks: counts, lists, a pair's card, the table; figures without names for those above."""

import io
from typing import Any

from python_calamine import CalamineWorkbook

from handlers.pair_board import Part, Table
from rules.roles import Scope
from storage import entries, mentors, pairing, people, places, pulses, roles
from storage.entries import Draft
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.internship import MOSCOW, opens, person_of
from tests.talks.mentoring import DISTRICT, SCHOOL, Two, colleague, curator, pair_up, read_all, two
from tests.talks.test_start import begin

DAY = 86_400


async def above(talk: Talk, name: str = "Вера") -> Talker:
    """The coordinator of the district."""
    vera = await begin(talk, name)
    async with talk.db.write() as tx:
        district = await places.name_municipality(tx, "23", DISTRICT)
        where = Scope("municipality", str(district.id), (("region", "23"),))
        await roles.grant(tx, await person_of(talk, vera), "coordinator", where, by=None, now=int(talk.clock()))
    return vera


async def school_of(talk: Talk) -> int:
    [(number,)] = await talk.look("SELECT id FROM organisations WHERE name = $1", SCHOOL)
    return int(number)


async def write(talk: Talk, at: Two, *, pulse: int = 0) -> None:
    now = int(talk.clock())
    mentor, mentee = await person_of(talk, at.mentor), await person_of(talk, at.mentee)
    async with talk.db.write() as tx:
        made = await entries.write(
            tx, mentor, [at.pair], Draft(now - 3600, MOSCOW, 45, "talk", None, "ТЕМА-СЕКРЕТ"), request=str(now), now=now
        )
        if pulse:
            await pulses.pulse(tx, made, at.pair, mentee, useful=pulse, clear=4, now=now)


def table(talker: Talker, sheet: int = 0) -> list[list[Any]]:
    file = [message.document for message in talker.messages if message.document][-1]
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
    return book.get_sheet_by_index(sheet).to_python()


async def test_an_empty_school(talk: Talk) -> None:
    olga = await curator(talk)
    async with talk.db.write() as tx:
        await people.serve_since(tx, await person_of(talk, olga), 2001)
    await olga.writes("/menu")
    await olga.presses("Пары")
    assert olga.text == (
        "Пары: СОШ № 11, Тимашевский район\n\nПар пока нет\n"
        "Здесь появятся пары и молодые коллеги, которым нужен наставник."
    )
    assert olga.rows == [["‹ Назад", "Меню"]]


async def test_who_needs_a_mentor_stands_first(talk: Talk) -> None:
    olga = await curator(talk)
    mentor = await colleague(talk, "Ирина", "Белова Ирина", since=2004)
    await colleague(talk, "Пётр", since=2026)
    maria = await colleague(talk, "Мария", "Кузнецова Мария Игоревна", since=2012)
    async with talk.db.write() as tx:
        await mentors.wish(tx, await person_of(talk, maria), now=int(talk.clock()))
        await mentors.be_ready(tx, await person_of(talk, mentor), capacity=2, now=int(talk.clock()))
    await opens(olga, "pair_board")
    assert "Без наставника 2, из них ищут 1\nНе указали год начала работы 1" in olga.text
    assert olga.rows[0] == ["Без наставника 2", "Год не указан 1"]
    await olga.presses("Без наставника")
    assert olga.text.index("Кузнецова Мария Игоревна") < olga.text.index("Пётр")
    assert "ищет с 22 ноября 2026 · 15-й год работы" in olga.text
    assert "1-й год работы" in olga.text
    await olga.presses("2")
    assert "Белова Ирина" in olga.text, "whom to propose"
    await olga.presses("1")
    await olga.presses("Предложить")
    await opens(olga, "pair_board")
    assert "Ждут согласия 1" in olga.text
    await olga.presses("Ждут согласия")
    assert "1  Белова Ирина – Пётр\nпредложено 22 ноября 2026" in olga.text


async def test_silent_late_and_ending_pairs_are_counted(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    await write(talk, at)
    talk.clock.advance(days=22)
    async with talk.db.write() as tx:
        await tx.run("UPDATE pairs SET ends_on = '2026-12-20'")
    await opens(olga, "pair_board")
    for words in ("Работает 1 пара", "Давно не встречались 1", "Есть просроченное 1", "30 дней 1"):
        assert words in olga.text, words
    await olga.presses("Молчат")
    assert "1  Белова Ирина Павловна – Кузнецова Мария Игоревна\n22 дня без встреч, каникулы не в счёт" in olga.text
    await olga.presses("‹ Назад")
    await olga.presses("Просрочено")
    assert "шагов просрочено 0, записей ждут подтверждения 1" in olga.text
    await olga.presses("1")
    assert olga.text.startswith("Белова Ирина Павловна – Кузнецова Мария Игоревна")
    assert "В журнале 1 запись: 45 мин, подтверждено 0 мин" in olga.text
    assert "ТЕМА-СЕКРЕТ" not in olga.text
    await olga.presses("Журнал")
    assert "ТЕМА-СЕКРЕТ" in olga.text, "the exact curator reads the journal"


async def test_a_paused_pair_is_neither_silent_nor_late(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    await write(talk, at)
    async with talk.db.write() as tx:
        await pairing.pause(tx, at.pair, by=await person_of(talk, at.mentor), now=int(talk.clock()))
    talk.clock.advance(days=30)
    await opens(olga, "pair_board")
    assert "на паузе 1" in olga.text
    assert "Давно не встречались" not in olga.text
    assert "просроченное" not in olga.text


async def test_how_meetings_are_felt_is_a_mean_of_three_and_more(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    for useful in (4, 4):
        await write(talk, at, pulse=useful)
        talk.clock.advance(days=1)
    await opens(olga, "curated", at.pair)
    assert "полезно" not in olga.text
    await write(talk, at, pulse=2)
    await opens(olga, "curated", at.pair)
    assert "полезно 3,3, понятно, что дальше 4,0" in olga.text


async def test_the_table_has_names_for_the_curator(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    await write(talk, at)
    await opens(olga, "pair_board")
    await olga.presses("Таблица XLSX")
    assert (olga.toast or "").startswith("Готовлю таблицу")
    await talk.tick()
    rows = table(olga)
    assert [cell for cell in rows[1] if cell] == ["Пары школы"]
    assert "Имена в ней только для работы" in olga.text
    line = next(row for row in rows if row[0] == 1.0)
    assert line[1:6] == [
        "Белова Ирина Павловна", "Кузнецова Мария Игоревна", "работает", "22 ноября 2026 – 31 мая 2027", "22.11.2026",
    ]  # fmt: skip
    assert "Ольга" in [row[1] for row in table(olga, 1) if len(row) > 1]
    assert "ТЕМА-СЕКРЕТ" not in str(rows)


async def test_those_above_see_figures_by_school_and_no_names(talk: Talk) -> None:
    at = await two(talk)
    await colleague(talk, "Яна", school="СОШ № 12", since=2026)
    vera = await above(talk)
    await write(talk, at)
    await vera.writes("/menu")
    await vera.presses("Пары")
    assert "2 школы · пар 1 · без наставника 1" in vera.text
    assert "1  СОШ № 11, Тимашевский район\nпар 1, без наставника 0" in vera.text
    await vera.presses("1")
    assert "Имена и записи видит куратор школы" in vera.text
    await opens(vera, "pair_board")
    await vera.presses("Таблица XLSX")
    await talk.tick()
    assert vera.text == "Таблица готова. В ней только числа, имён нет."
    rows = table(vera)
    assert [row[:5] for row in rows if row[0] in (1.0, 2.0)] == [
        [1.0, "СОШ № 11", "Тимашевский район", 1.0, 0.0], [2.0, "СОШ № 12", "Тимашевский район", 0.0, 1.0],
    ]  # fmt: skip
    for name in ("Белова", "Кузнецова", "Яна", "Мария"):
        assert name not in str(rows)
        assert all(name not in message.text for message in vera.messages)


async def test_another_s_school_is_closed(talk: Talk) -> None:
    at = await two(talk)
    stranger = await curator(talk, "Нина", school="СОШ № 12")
    vera = await above(talk)
    school = await school_of(talk)
    for who in (stranger, vera, at.mentor, at.mentee):
        for press in (
            Part(organisation=school, part="all"),
            Table(organisation=school),
            Part(organisation=77, part="all"),
        ):
            await who.presses_in_vain(press, told=NOT_ALLOWED)
    for who in (stranger, at.mentor):
        await opens(who, "pair_board", school)
        assert (who.toast or "").startswith("Это действие вам сейчас недоступно")
    assert await talk.look("SELECT count(*) FROM jobs") == [(0,)]


async def test_thirty_pairs_are_turned_page_by_page(talk: Talk) -> None:
    mentor = await colleague(talk, "Ирина", "Белова Ирина", since=2004)
    for number in range(8):
        await pair_up(talk, mentor, await colleague(talk, f"Мария{number}", since=2026))
    olga = await curator(talk)
    await read_all(talk)
    await opens(olga, "pair_board")
    await olga.presses("Все пары 8")
    assert "1 из 2" in olga.buttons
    await olga.presses("›")
    assert "8  Белова Ирина – Мария7" in olga.text
    assert "6" in olga.buttons
