"""A catalogue from the chat: sent, compared, asked about, applied whole, taken back; competences put right by a tap."""

import io
import json

from python_calamine import CalamineWorkbook

from bot.doors import Go
from handlers.catalogue_codes import Put, Right, Undo
from handlers.catalogue_load import Apply, Drop, Files
from rules.roles import Scope
from storage import roles
from tests.talks.conftest import NOT_ALLOWED, STALE, Talk, Talker
from tests.talks.internship import person_of
from tests.talks.test_people import administrator
from tests.talks.test_start import begin

HEAD = "Название;Вид;Часы;Организация;Номер в реестре;Стоимость"
FIRST = (
    "Формирующее оценивание на уроке;ПК;36;ИРО;;",
    "Цифровые инструменты учителя;ПК;18;ИРО;;",
    "Вернисаж у моря;ПК;24;ИРО;;",
)
SECOND = (FIRST[0] + "4200", FIRST[1], "Инклюзивное образование в школе;ПК;36;ИРО;1234567;")
IN_FORCE = "SELECT title, price FROM programmes WHERE archived_at IS NULL ORDER BY title"


def table(*rows: str) -> bytes:
    return "\n".join((HEAD, *rows)).encode()


async def send(talk: Talk, boss: Talker, *rows: str, name: str = "каталог.csv") -> None:
    await boss.writes("/import")
    await boss.sends_file(name, table(*rows))
    assert f"Читаю «{name}»" in boss.text
    await talk.tick()


async def loaded(talk: Talk, boss: Talker, *rows: str) -> None:
    await send(talk, boss, *rows)
    await boss.presses("Применить")
    await talk.tick()


async def holder(talk: Talk, name: str, role: str, scope: Scope) -> Talker:
    one = await begin(talk, name)
    async with talk.db.write() as tx:
        await roles.grant(tx, await person_of(talk, one), role, scope, by=None, now=int(talk.clock()))
    return one


async def test_a_file_is_compared_asked_about_applied_and_taken_back(talk: Talk) -> None:
    boss = await administrator(talk)
    await boss.presses_data(Go(room="catalogue").pack())
    assert "Каталог пока пуст" in boss.text
    await loaded(talk, boss, *FIRST)
    assert boss.text.startswith("Готово: «каталог.csv» в каталоге.\n\nНовых: 3\n\nТеперь в подборе 3 программы.")
    await send(talk, boss, *SECOND)
    for words in ("Новых: 1\n• Инклюзивное", "Изменится: 1\n• Формирующее", "(стоимость", "нет в файле: 1\n• Вернисаж"):
        assert words in boss.text
    assert "⚠ В архив уйдёт 33 % программ" in boss.text
    asked, apply = boss.screen, boss.data("Применить")
    await boss.presses("Что изменится")
    await talk.tick()
    assert boss.screen.document is not None
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(boss.screen.document.data)).get_sheet_by_index(0).to_python()
    assert any("4200" in map(str, row) for row in sheet)
    before = await talk.look(IN_FORCE)
    await boss.presses("Применить", asked)
    assert "Точно применить" in asked.text
    assert await talk.look(IN_FORCE) == before
    await boss.presses("Да, применить", asked)
    assert "Загружаю" in asked.text
    await talk.tick()
    after = [
        ("Инклюзивное образование в школе", None),
        ("Формирующее оценивание на уроке", 4200),
        ("Цифровые инструменты учителя", None),
    ]
    assert await talk.look(IN_FORCE) == after
    await boss.presses_data(apply)
    assert boss.toast == STALE


async def test_the_last_load_is_taken_back_by_a_button(talk: Talk) -> None:
    boss = await administrator(talk)
    await loaded(talk, boss, *FIRST)
    before = await talk.look(IN_FORCE)
    await send(talk, boss, *SECOND)
    await boss.presses("Применить")
    await boss.presses("Да, применить")
    await talk.tick()
    await boss.presses("Отменить загрузку")
    assert "Вернуть каталог, каким он был до «каталог.csv»?" in boss.text
    undo = boss.data("Вернуть прежний")
    await boss.presses("Вернуть прежний")
    assert "Возвращаю каталог" in boss.text
    await talk.tick()
    assert boss.text.startswith("Каталог снова такой, каким был до «каталог.csv».")
    assert await talk.look(IN_FORCE) == before
    await boss.presses_data(undo)
    assert boss.toast is not None
    assert "уже отменена" in boss.toast
    told = [action for (action,) in await talk.look("SELECT action FROM audit WHERE action LIKE 'catalogue.%'")]
    assert told.count("catalogue.imported") == 2
    assert told.count("catalogue.undone") == 1


async def test_a_day_later_nothing_is_taken_back(talk: Talk) -> None:
    boss = await administrator(talk)
    await loaded(talk, boss, *FIRST)
    await boss.presses("Отменить загрузку")
    yes = boss.data("Вернуть прежний")
    talk.clock.advance(days=1, minutes=1)
    await boss.presses_data(yes)
    assert boss.toast is not None
    assert "больше суток" in boss.toast
    assert "Отменить загрузку" not in boss.buttons
    await talk.tick()
    assert await talk.look("SELECT count(*) FROM import_rows") == [(0,)], "what stood there before is for a day"
    assert len(await talk.look(IN_FORCE)) == 3


async def test_a_file_with_errors_changes_nothing_and_says_where(talk: Talk) -> None:
    boss = await administrator(talk)
    await send(talk, boss, *FIRST, "Короткая программа;ПК;8;ИРО;;", "Долгая;ПП;двести;ИРО;;")
    assert "С ошибками 2 строки" in boss.text
    assert "Строка 5 · часы: 8, а у повышения квалификации не меньше 16" in boss.text
    assert "Применить" not in boss.buttons
    await boss.presses_in_vain(Apply(load=1, sure=True))
    problems = Files(load=1, which="problems").pack()
    await boss.presses_data(problems)
    await talk.tick()
    assert boss.screen.document is not None
    assert await talk.look("SELECT count(*) FROM programmes") == [(0,)]
    await boss.sends_file("каталог.pdf", b"%PDF-1.7\n" + bytes(range(256)))
    assert "Читаю" not in boss.text, "no file was asked for"
    await boss.writes("/import")
    await boss.presses("Образец")
    assert boss.toast == "Собираю файл. Пришлю, как будет готов."
    await boss.writes("вот каталог")
    assert "Жду таблицу" in boss.text
    await boss.sends_file("каталог.pdf", b"%PDF-1.7\n" + bytes(range(256)))
    await talk.tick()
    assert boss.text.startswith("«каталог.pdf» не получилось прочитать.\n\nЭто не таблица.")
    await boss.presses("Другой файл")
    await boss.sends_file("каталог.csv", table(*FIRST))
    await talk.tick()
    await boss.presses("Не применять")
    assert boss.toast == "Хорошо, каталог прежний."
    await boss.presses_in_vain(Drop(load=3), problems, Apply(load=3, sure=True))


async def test_who_may_load_and_whose_file_it_is(talk: Talk) -> None:
    boss = await administrator(talk)
    await send(talk, boss, *FIRST)
    teacher = await begin(talk, "Олег")
    town = await holder(talk, "Вера", "coordinator", Scope("municipality", "1", (("region", "23"),)))
    await teacher.presses_in_vain(Apply(load=1, sure=True), Go(room="catalogue"), told=NOT_ALLOWED)
    await town.presses_in_vain(Apply(load=1, sure=True), Go(room="catalogue_load"), told=NOT_ALLOWED)
    await town.presses_data(Go(room="catalogue").pack())
    assert "Программы загружают администратор и региональный координатор." in town.text
    assert "Загрузить файл" not in town.buttons
    region = await holder(talk, "Юлия", "regional", Scope("region", "23"))
    await region.presses_in_vain(Apply(load=1, sure=True), Drop(load=1), Go(room="catalogue_check", id="1"))
    await send(talk, region, *FIRST[:2], name="наш.csv")
    await region.presses("Применить")
    await talk.tick()
    assert "Теперь в подборе 2 программы." in region.text
    await boss.presses_data(Apply(load=1, sure=True).pack())
    assert "сравнение устарело" in boss.text
    await boss.presses_data(Go(room="catalogue").pack())
    assert "Юлия, «наш.csv»" in boss.text
    await boss.presses("Отменить загрузку")
    await boss.presses("Вернуть прежний")
    await talk.tick()
    assert await talk.look(IN_FORCE) == []


async def test_two_files_at_once_and_a_role_that_was_lost(talk: Talk) -> None:
    region = await holder(talk, "Юлия", "regional", Scope("region", "23"))
    await region.writes("/import")
    region.actor.sends_file("первый.csv", table(*FIRST))
    await talk.run()
    await region.writes("/import")
    await region.sends_file("второй.csv", table(*FIRST[:1]))
    await talk.tick()
    assert "второй.csv · 1 строка" in region.text
    assert await talk.look("SELECT name, state FROM imports ORDER BY id") == [
        ("первый.csv", "dropped"),
        ("второй.csv", "asked"),
    ]
    await region.writes("/import")
    await region.sends_file("третий.csv", table(*FIRST))
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = 1")
    await talk.tick()
    assert "роль изменилась" in region.text
    await region.presses_in_vain(Apply(load=2, sure=True), told=NOT_ALLOWED)
    assert await talk.look("SELECT count(*) FROM programmes") == [(0,)]


async def test_a_restart_in_the_middle_goes_on(talk: Talk) -> None:
    boss = await administrator(talk)
    await boss.writes("/import")
    await boss.sends_file("каталог.csv", table(*FIRST))
    await talk.restart()
    await talk.tick()
    await boss.presses("Применить")
    await talk.restart()
    await talk.tick()
    assert "Готово: «каталог.csv» в каталоге." in boss.text
    assert len(await talk.look(IN_FORCE)) == 3


async def test_competences_are_put_right_one_after_another(talk: Talk) -> None:
    boss = await administrator(talk)
    await loaded(talk, boss, *FIRST)
    await boss.presses("Каталог")
    await boss.presses("Без компетенций: 1")
    assert "Вернисаж у моря" in boss.text
    first = boss.data("Оценивание")
    await boss.presses("Оценивание")
    assert "1. Оценочная" in boss.text
    assert "Записано. Если программа и о другом" in boss.text
    await boss.presses("ИКТ")
    await boss.presses("Здоровье")
    assert "больше трёх областей не бывает" in boss.text
    codes = (
        "SELECT code FROM programme_competences JOIN programmes ON id = programme WHERE title LIKE $1 ORDER BY place"
    )
    assert await talk.look(codes, "Вернисаж%") == [("assessment",), ("ict",), ("health",)]
    await boss.presses_data(first)
    assert await talk.look(codes, "Вернисаж%") == [("assessment",)], "a button says what it means"
    await boss.presses("Следующая")
    assert "У каждой программы есть компетенции" in boss.text

    await loaded(talk, boss, FIRST[0], FIRST[1], FIRST[2] + "500", "Новая;ПК;16;ИРО;;")
    [(number, codes_kept)] = await talk.look(
        "SELECT p.id, c.codes FROM programmes p JOIN programme_corrections c ON c.identity = p.identity"
    )
    assert json.loads(codes_kept) == ["assessment"]
    await boss.presses_data(Go(room="programme_codes", id=str(number)).pack())
    assert "Поправлено вручную 22 ноября 2026. Следующие загрузки этого не изменят." in boss.text
    undo = boss.data("Вернуть как было")
    await boss.presses("Вернуть как было")
    assert await talk.look(codes, "Вернисаж%") == []
    await boss.presses_data(undo)
    assert boss.toast == "Здесь ничего не правили вручную."
    told = await talk.look("SELECT action FROM audit WHERE action LIKE 'programme.%corrected' ORDER BY id")
    assert [it for (it,) in told] == ["programme.corrected"] * 4 + ["programme.uncorrected"]


async def test_old_and_forged_buttons_of_competences(talk: Talk) -> None:
    boss = await administrator(talk)
    await loaded(talk, boss, *FIRST)
    [(number,)] = await talk.look("SELECT id FROM programmes WHERE title LIKE 'Вернисаж%'")
    await boss.presses_in_vain(
        Put(programme=number, place=1, area="nothing", queue="w"),
        Put(programme=999, place=1, area="ict", queue=""),
        Right(programme=number, queue=""),
        Undo(programme=999, queue="d"),
        Go(room="programme_codes", id="999"),
        Go(room="programme_codes", id="'; DROP"),
    )
    await boss.presses_data(Put(programme=number, place=3, area="ict", queue="zz").pack())
    await boss.presses_in_vain(Put(programme=number, place=2, area="ict", queue=""))
    teacher = await begin(talk, "Олег")
    await teacher.presses_in_vain(
        Put(programme=number, place=1, area="ict", queue=""), Right(programme=number, queue=""),
        Undo(programme=number, queue=""), Go(room="programme_codes", id="d"), told=NOT_ALLOWED,
    )  # fmt: skip
    town = await holder(talk, "Вера", "coordinator", Scope("municipality", "1", (("region", "23"),)))
    await town.presses_data(Go(room="programme_codes", id=str(number)).pack())
    await town.presses("Вернуть как было")
    assert "Пока ни одной" in town.text
