"""A staff list: a file is read, what would change is asked, it is laid in; a teacher who joins finds their row."""

import io
from collections.abc import Sequence

import xlsxwriter
from python_calamine import CalamineWorkbook

from rules.roles import Scope
from storage import people, places, roles
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.internship import person_of
from tests.talks.test_people import administrator, coordinator_link, curator, link
from tests.talks.test_start import begin

HEAD = ["ФИО", "Организация", "Должность", "Предмет", "Ступень", "Год начала работы"]
ANNA = ["Иванова Анна Петровна", "СОШ № 11", "Учитель математики", "Математика", "5-9", 2013]
GLEB = ["Петров Глеб Ильич", "СОШ № 11", "Учитель", "История", "", "12 лет"]


def book(*rows: Sequence[object], head: Sequence[str] = HEAD) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as out:
        sheet = out.add_worksheet()
        for at, row in enumerate([head, *rows]):
            sheet.write_row(at, 0, row)
    return made.getvalue()


async def coordinator(talk: Talk) -> Talker:
    """Vera, of the Timashevsky district."""
    boss = await administrator(talk)
    made = await coordinator_link(talk, boss)
    vera = await begin(talk, "Вера")
    await vera.opens(made)
    await vera.presses("Принять")
    return vera


async def send(talk: Talk, vera: Talker, data: bytes, name: str = "Список.xlsx") -> None:
    await vera.writes("/menu")
    await vera.presses("Координатору")
    await vera.presses("Списки сотрудников")
    await vera.presses("Загрузить список")
    await vera.sends_file(name, data)
    assert f"Читаю «{name}»" in vera.text
    await talk.tick()


async def test_a_list_is_read_asked_about_and_laid_in(talk: Talk) -> None:
    vera = await coordinator(talk)
    wrong: list[list[object]] = [["Сидоров", "СОШ № 11", "", "", "", 1800], ["Петрова Ольга", "", "", "", "", ""]]
    twice = ["ИВАНОВА  Анна Петровна", "МБОУ СОШ №11", "завуч", "Этикет", "Второй этаж", ""]
    await send(talk, vera, book(ANNA, GLEB, twice, *wrong))
    assert "Список.xlsx · строк 5, школ 1" in vera.text
    for words in (
        *("Новых: 2", "Повторов, объединил: 1", "Новых школ: 1. Добавлю: СОШ № 11"),
        *("Предмет не узнал, запишу «другое»: 1", "Ступень не узнал, оставлю пустой: 1"),
    ):
        assert words in vera.text
    assert "Строка 5: «Сидоров»: нужны фамилия и имя; «1800»: напишите год начала работы" in vera.text
    assert "Строка 6: не указана организация" in vera.text
    assert await talk.look("SELECT count(*) FROM staff") == [(0,)]
    assert await talk.look("SELECT count(*) FROM organisations") == [(0,)]
    lay, asked = vera.data("Загрузить 2"), vera.screen
    await vera.presses("Все ошибки, XLSX")
    await talk.tick()
    assert vera.screen.document is not None
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(vera.screen.document.data)).get_sheet_by_index(0).to_python()
    assert sheet[3][0] == 6
    assert sheet[3][3] == "не указана организация"

    other = await begin(talk, "Дима")
    await other.presses_in_vain(lay, told=NOT_ALLOWED)
    await vera.presses("Загрузить 2", asked)
    await vera.presses_data(lay, asked)
    await talk.tick()
    assert vera.text.startswith("Готово.\n\nНовых: 2\n\nКого ещё нет")
    assert await talk.look("SELECT full_name, post, subject, stage, service_year FROM staff ORDER BY folded") == [
        ("Иванова Анна Петровна", "Учитель математики, завуч", "mathematics", "basic", 2013),
        ("Петров Глеб Ильич", "Учитель", "history", None, 2014),
    ]
    for table in ("staff_lines", "staff_places"):
        assert await talk.look(f"SELECT count(*) FROM {table}") == [(0,)]
    await vera.presses_in_vain(lay)


async def test_the_next_list_says_who_changes_and_who_is_gone(talk: Talk) -> None:
    vera = await coordinator(talk)
    await send(talk, vera, book(ANNA, GLEB))
    await vera.presses("Загрузить 2")
    await talk.tick()
    await send(talk, vera, book([*ANNA[:5], 2012]), "Ещё.xlsx")
    for words in ("Изменится: 1", "нет в файле: 1", "Ошибок нет."):
        assert words in vera.text
    await vera.presses("Отменить")
    assert await talk.look("SELECT count(*) FROM staff WHERE gone_at IS NULL") == [(2,)]
    await vera.presses("1")
    assert "В списке 2: в боте 0, ещё нет 2" in vera.text
    assert "Иванова Анна Петровна · Учитель математики" in vera.text


async def listed_link(talk: Talk, vera: Talker) -> str:
    """The link of school 11, whose curator has sent a list of two."""
    await send(
        talk,
        vera,
        "ФИО;Должность;Предмет;Год начала работы\nИванова Анна Петровна;Учитель математики;;2013\n"
        "Иванова Ольга Петровна;;;\n".encode("cp1251"),
        "список.csv",
    )
    await vera.presses("Загрузить 2")
    await talk.tick()
    await vera.presses("Списки сотрудников")
    assert "В списке 2: в боте 0, ещё нет 2" in vera.text, "a curator of one school is in its list at once"
    await vera.presses("Ссылка для учителей школы")
    await vera.presses("Сделать ссылку")
    return link(vera)


async def test_who_only_says_they_work_there_is_not_asked(talk: Talk) -> None:
    """Nobody guesses patronymics and posts out of a list."""
    _, vera = await curator(talk)
    await listed_link(talk, vera)
    yana = await begin(talk, "Яна")
    [(school,)] = await talk.look("SELECT DISTINCT organisation FROM staff")
    async with talk.db.write() as tx:
        await people.work_at(tx, await person_of(talk, yana), school)
    await yana.presses_data("go|listed|")
    assert "Напишите фамилию" not in yana.text
    await yana.presses_in_vain("Vm:1", told="Эту строку списка уже взяли, или она не ваша. Ничего не изменилось.")
    assert await talk.look("SELECT person FROM staff WHERE person IS NOT NULL") == []


async def test_a_teacher_who_joins_finds_the_row(talk: Talk) -> None:
    _, vera = await curator(talk)
    made = await listed_link(talk, vera)
    anna = talk.person("Аня")
    await anna.opens(made)
    await anna.presses("Начать")
    await anna.presses("Даю согласие")
    await anna.presses("Дальше")
    assert "Напишите фамилию, имя и отчество" in anna.text
    await anna.writes("Иванова")
    assert "Пропустить" in anna.buttons
    await anna.writes("Иванова Анна")
    assert anna.text == "Вы Иванова Анна Петровна, учитель математики?"
    yes = anna.data("Да, это я")
    await anna.presses("Да, это я")
    assert await talk.look("SELECT full_name, subject, service_year FROM people WHERE name = 'Аня'") == [
        ("Иванова Анна Петровна", "mathematics", 2013)
    ]
    gleb = await begin(talk, "Глеб")
    await gleb.opens(made)
    await gleb.presses("Дальше")
    await gleb.writes("Иванова Анна")
    assert "Вы Иванова" not in gleb.text, "the row is taken"
    await gleb.presses_data(yes)
    assert gleb.toast == "Эту строку списка уже взяли, или она не ваша. Ничего не изменилось."
    await vera.presses_data("go|staff|")
    assert "✓ Иванова Анна Петровна" in vera.text
    await vera.presses("Кого ещё нет")
    assert "Анна" not in vera.text

    await anna.writes("/privacy")
    await anna.presses("Удалить")
    await anna.presses("Удалить")
    await anna.presses("Удалить")
    assert await talk.look("SELECT full_name, person FROM staff WHERE folded = ''") == [("", None)]
    await vera.presses("Все")
    assert "имя удалено по просьбе человека" in vera.text


async def test_what_is_no_list_and_what_is_not_ones_own(talk: Talk) -> None:
    vera = await coordinator(talk)
    await send(talk, vera, b"%PDF-1.7")
    assert "не получилось прочитать" in vera.text
    assert "Это не таблица" in vera.text
    await vera.presses("Другой файл")
    await vera.sends_file("Список.csv", ";".join(HEAD).encode())
    await talk.tick()
    assert "В файле только названия столбцов." in vera.text
    await vera.presses("Другой файл")
    await vera.writes("вот")
    assert "Жду таблицу" in vera.text
    await vera.sends_file("Список.csv", "ФИО;Муниципалитет;Школа\nИванова Анна;Ачинский район;СОШ № 1\n".encode())
    await talk.tick()
    assert "Строка 2: «Ачинский район» не в вашей области" in vera.text
    assert not [text for text in vera.buttons if text.startswith("Загрузить")]
    await vera.presses("Другой файл")
    await vera.writes("/diagnosis")
    assert "Жду таблицу" not in vera.text


async def test_who_loses_the_role_in_the_middle_lays_in_nothing(talk: Talk) -> None:
    vera = await coordinator(talk)
    await send(talk, vera, book(ANNA))
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = 1")
    await vera.presses("Загрузить 1")
    assert (vera.toast or "").startswith(NOT_ALLOWED)
    await talk.tick()
    assert await talk.look("SELECT count(*) FROM staff") == [(0,)]


async def test_another_districts_coordinator_sees_and_presses_nothing(talk: Talk) -> None:
    vera = await coordinator(talk)
    await send(talk, vera, book(ANNA))
    asked = [vera.data(text) for text in ("Загрузить 1", "Отменить")]
    number = asked[0].partition(":")[2]
    zoya = await begin(talk, "Зоя")
    async with talk.db.write() as tx:
        [me] = await tx.all("SELECT id FROM people WHERE name = 'Зоя'")
        town = await places.name_municipality(tx, "23", "Брюховецкий район")
        there = Scope("municipality", str(town.id), (("region", "23"),))
        await roles.grant(tx, me["id"], "coordinator", there, by=None, now=1)
    await zoya.presses_in_vain(*asked, f"Se:{number}", f"go|staff_check|{number}")
    await vera.presses("Загрузить 1")
    await talk.tick()
    [(school,)] = await talk.look("SELECT id FROM organisations")
    rooms = (f"go|staff|{school}", f"go|staff|{school}.0.absent", f"go|school_link_new|{school}", f"0m:{school}:30:7:1")
    await zoya.presses_in_vain(*rooms, f"go|invite_as|teacher:organisation:{school}", told=NOT_ALLOWED)
    await zoya.presses_data("go|staff|")
    assert "Списков пока нет" in zoya.text
    assert await talk.look("SELECT count(*) FROM invites WHERE role = 'teacher'") == [(0,)]
