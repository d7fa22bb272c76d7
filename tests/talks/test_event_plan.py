"""A year's plan: a table is read, asked about and laid in; the plan in figures; nobody else sees or touches it."""

import io

from python_calamine import CalamineWorkbook

from rules.roles import Scope
from storage import enrolment, marks, places, planning, roles
from storage.planning import Draft
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.test_staff import book, coordinator
from tests.talks.test_start import begin

HOUR, DAY = 3600, 86_400
HEAD = ["№", "Срок", "Вид мероприятия", "Тема", "Категория", "Ответственный"]
CRITERIA = ["1", "март", "Семинар", "Критерии до урока", "учителя русского", "Иванова А. П."]
ROUND = ["2", "18.03.2027", "Круглый стол", "Вопрос исследования", "", ""]
OLD = ["3", "октябрь 2026", "Вебинар", "Первая четверть", "", ""]
ALWAYS = ["4", "в течение года", "консультация", "Спросите методиста", "", ""]


async def send(talk: Talk, vera: Talker, data: bytes, name: str = "План.xlsx") -> None:
    await vera.presses_data("go|event_plan|")
    await vera.presses("Загрузить план")
    assert "План событий 2026/27 · Тимашевский район" in vera.text
    await vera.sends_file(name, data)
    assert f"Читаю «{name}»" in vera.text
    await talk.tick()


def sheets(talker: Talker) -> CalamineWorkbook:
    assert talker.screen.document is not None
    return CalamineWorkbook.from_filelike(io.BytesIO(talker.screen.document.data))


async def test_a_plan_is_read_asked_about_and_laid_in(talk: Talk) -> None:
    vera = await coordinator(talk)
    await vera.presses_data("go|event_plan|")
    assert "На этот год в плане пока ничего нет" in vera.text
    wrong = ["6", "III квартал", "Хакатон", "Цифра", "", ""]
    again = ["5", "Март 2027", "семинары", "«Критерии до урока»", "", ""]
    await send(talk, vera, book(CRITERIA, ROUND, OLD, ALWAYS, again, wrong, head=HEAD))
    for words in ("План.xlsx · 6 строк", "В план 2026/27, Тимашевский район", "Добавится событий: 4"):
        assert words in vera.text
    assert "октябрь 1, март 2, в течение года 1" in vera.text
    assert "У 1 срок уже прошёл. Это точно план 2026/27?" in vera.text
    assert "повторяются в файле: 1" in vera.text
    assert "Строка 7: нет вида «Хакатон», все виды есть в образце; «III квартал»: напишите месяц" in vera.text
    assert await talk.look("SELECT count(*) FROM events") == [(0,)]
    lay, asked = vera.data("Добавить 4"), vera.screen
    await vera.presses("Все ошибки, XLSX")
    await talk.tick()
    rows = sheets(vera).get_sheet_by_index(0).to_python()
    assert rows[2][0] == 7
    assert str(rows[2][4]).startswith("нет вида «Хакатон»")
    dima = await begin(talk, "Дима")
    await dima.presses_in_vain(lay, told=NOT_ALLOWED)

    await vera.presses("Добавить 4", asked)
    await vera.presses_data(lay, asked)
    await talk.tick()
    assert vera.text.startswith("Готово: в план 2026/27 добавлено 4 события.")
    assert await talk.look("SELECT kind, title, due, lead_name FROM events ORDER BY id LIMIT 2") == [
        ("seminar", "Критерии до урока", "2027-03", "Иванова А. П."),
        ("round_table", "Вопрос исследования", "2027-03-18", ""),
    ]
    await vera.presses_in_vain(lay)


async def test_a_plan_in_figures(talk: Talk) -> None:
    vera = await coordinator(talk)
    await send(talk, vera, book(CRITERIA, ROUND, OLD, ALWAYS, head=HEAD))
    await vera.presses("Добавить 4")
    await talk.tick()
    await vera.presses("План событий")
    assert "4 события: без дня 4 (просрочено 1)" in vera.text
    assert "Просрочено 1: срок прошёл, а дня нет\n• Первая четверть · октябрь 2026" in vera.text
    assert "Март · 2: без дня 2" in vera.text
    await vera.presses("Просрочено: 1")
    assert "1. октябрь 2026 · Первая четверть · Вебинар · просрочено" in vera.text
    await vera.presses("‹ Назад")
    await vera.presses("Март")
    assert "2. 18 марта 2027 · Вопрос исследования · Круглый стол · без дня" in vera.text
    await vera.presses("‹ Назад")
    await vera.presses("По видам")
    assert "3. Круглый стол · 1: без дня 1" in vera.text
    await vera.presses("3")
    assert "1. 18 марта 2027 · Вопрос исследования · без дня" in vera.text
    await vera.presses("‹ Назад")
    await vera.presses("XLSX")
    assert vera.toast == "Собираю таблицу. Пришлю, как будет готова."
    await talk.tick()
    made = sheets(vera)
    assert made.sheet_names == ["Сводка", "План", "Как считаем"]
    summary = {row[0]: [it or 0 for it in row[1:]] for row in made.get_sheet_by_name("Сводка").to_python()[4:]}
    assert summary["Весь план"] == [4, 0, 0, 0, 4, 0, 1]
    assert summary["Март"] == [2, 0, 0, 0, 2, 0, 0]
    assert [row[2] for row in made.get_sheet_by_name("План").to_python()[1:]] == [
        "Первая четверть", "Критерии до урока", "Вопрос исследования", "Спросите методиста",
    ]  # fmt: skip


async def test_what_becomes_of_an_event(talk: Talk) -> None:
    vera = await coordinator(talk)
    await send(talk, vera, book(ALWAYS, head=HEAD))
    await vera.presses("Добавить 1")
    await talk.tick()
    start = int(talk.clock()) + DAY
    async with talk.db.write() as tx:
        [row] = await tx.all("SELECT id, made_by FROM events")
        draft = Draft(
            stream=None, module=None, title="", starts_at=start, ends_at=start + HOUR, zone="Europe/Moscow",
            place="каб. 12", link="", room=5, remote=0, hours=2, opens_at=start - DAY, closes_at=start,
        )  # fmt: skip
        session = await planning.plan_event(tx, row["id"], draft, by=row["made_by"], now=start - DAY)
        await enrolment.sign_up(
            tx, session, row["made_by"], "room", by=row["made_by"], now=start - DAY, want_queue=False
        )
    await vera.presses("План событий")
    assert "1 событие: назначено 1" in vera.text
    talk.clock.advance(days=2)
    await vera.presses("По видам")
    await vera.presses("1")
    assert "1. пн 23 ноября · Спросите методиста · прошло без отметок" in vera.text
    await vera.presses("‹ Назад")
    await vera.presses("Без отметок: 1")
    assert "1. пн 23 ноября · Спросите методиста · Групповая консультация · прошло без отметок" in vera.text
    async with talk.db.write() as tx:
        await marks.mark(tx, session, {row["made_by"]: "present"}, how="list", by=row["made_by"], now=start + HOUR)
    await vera.presses("‹ Назад")
    assert "1 событие: проведено 1" in vera.text
    await vera.presses("В течение года")
    assert vera.text.endswith("· проведено, пришёл 1")
    await vera.presses("‹ Назад")
    await vera.presses("‹ 2025/26")
    assert "пока ничего нет" in vera.text


async def test_the_sample_can_be_sent_as_it_is(talk: Talk) -> None:
    vera = await coordinator(talk)
    await vera.presses_data("go|event_plan_load|")
    ask = vera.screen
    await vera.presses("Образец")
    await talk.tick()
    file = vera.screen.document
    assert file is not None
    assert file.name == "Образец плана 2026-27.xlsx"
    await vera.writes("вот")
    assert "Жду таблицу" in vera.text
    await vera.writes("/diagnosis")
    assert "Жду таблицу" not in vera.text
    await vera.presses_data("go|event_plan_load|")
    await vera.sends_file(file.name, file.data)
    await talk.restart()
    await talk.tick()
    assert "Добавится событий: 3" in vera.text
    assert "Ошибок нет." in vera.text
    assert "октябрь 1, февраль 1, в течение года 1" in vera.text
    await vera.presses("Отменить")
    assert vera.toast == "Хорошо, ничего не добавляю."
    assert await talk.look("SELECT state FROM event_loads") == [("dropped",)]
    assert ask.text


async def test_what_is_no_plan(talk: Talk) -> None:
    vera = await coordinator(talk)
    await send(talk, vera, b"%PDF-1.7")
    assert "Это не таблица" in vera.text
    await vera.presses("Другой файл")
    await vera.sends_file("План.csv", "Срок;Вид\nмарт;Семинар\n".encode("cp1251"))
    await talk.tick()
    assert "Не нашёл столбца с названием события" in vera.text
    await vera.presses("Другой файл")
    many = "Срок;Вид;Название\n" + "".join(f"март;Семинар;Критерии {n}\n" for n in range(501))
    await vera.sends_file("План.csv", many.encode())
    await talk.tick()
    assert "В плане больше 500 строк" in vera.text
    await vera.presses("Другой файл")
    section = "Месяц;Вид;Название\nОктябрь;;\n;Семинар;Критерии\n;;\n;Вебинар;Критерии\nноябрь;Вебинар;Критерии\n"
    await vera.sends_file("План.csv", section.encode())
    await talk.tick()
    assert "октябрь 2, ноябрь 1" in vera.text
    assert "Ошибок нет." in vera.text


async def test_who_loses_the_role_in_the_middle_adds_nothing(talk: Talk) -> None:
    vera = await coordinator(talk)
    await send(talk, vera, book(CRITERIA, head=HEAD))
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = 1")
    await vera.presses("Добавить 1")
    assert (vera.toast or "").startswith(NOT_ALLOWED)
    await talk.tick()
    assert await talk.look("SELECT count(*) FROM events") == [(0,)]


async def test_another_districts_coordinator_sees_and_presses_nothing(talk: Talk) -> None:
    vera = await coordinator(talk)
    await send(talk, vera, book(CRITERIA, head=HEAD))
    asked = [vera.data(text) for text in ("Добавить 1", "Отменить")]
    number = asked[0].partition(":")[2]
    zoya = await begin(talk, "Зоя")
    async with talk.db.write() as tx:
        [me] = await tx.all("SELECT id FROM people WHERE name = 'Зоя'")
        town = await places.name_municipality(tx, "23", "Брюховецкий район")
        there = Scope("municipality", str(town.id), (("region", "23"),))
        await roles.grant(tx, me["id"], "coordinator", there, by=None, now=1)
        [at] = await tx.all("SELECT scope FROM event_loads")
    await zoya.presses_in_vain(*asked, f".me:{number}", f"go|event_plan_check|{number}")
    hers = f"municipality:{at['scope']}"
    rooms = (f"go|event_plan|{hers}", f"go|event_plan|{hers}.2026", f"go|event_plan_load|{hers}.2026")
    presses = (f".ls|{hers}|2026|2027-03|0", f".lk|{hers}|2026", f".lx|{hers}|2026", f".ms|{hers}|2026")
    await zoya.presses_in_vain(*rooms, *presses, told=NOT_ALLOWED)
    await zoya.presses_data("go|event_plan|")
    assert "Брюховецкий район" in zoya.text
    assert "На этот год в плане пока ничего нет" in zoya.text
    assert await talk.look("SELECT state FROM event_loads") == [("asked",)]
    assert await talk.look("SELECT count(*) FROM jobs WHERE kind LIKE 'event-plan-%' AND state = 'waiting'") == [(0,)]
