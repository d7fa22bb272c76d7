"""Internship sites by their hands: opened with a theme, described, programme and streams changed, closed; rights."""

import pytest

import content
from bot.doors import Go
from storage import places, roles
from storage.db import Tx
from tests.talks import internship
from tests.talks.conftest import ADMIN, NOT_ALLOWED, START, Talk, Talker
from tests.talks.internship import opens, person_of
from tests.talks.test_start import begin

BOLD = "<b>Школа & дом</b>"


async def administrator(talk: Talk) -> Talker:
    boss = talk.person("Ольга", id=ADMIN)
    await boss.writes("/start")
    await boss.presses("Начать")
    await boss.presses("Даю согласие")
    return boss


async def with_role(talk: Talk, name: str, role: str, kind: str, place: str) -> Talker:
    """Somebody who was given this role."""
    talker = await begin(talk, name)
    person = await person_of(talk, talker)
    async with talk.db.write() as tx:
        regions = frozenset(region.code for region in content.regions())
        scope = await roles.place(tx, kind, place, regions=regions)
        await roles.grant(tx, person, role, scope, by=None, now=START)
    return talker


async def host_of(talk: Talk, at: internship.Site, name: str = "Мария") -> Talker:
    return await with_role(talk, name, "host", "site", str(at.id))


async def school(talk: Talk, name: str = "СОШ № 11", district: str = "Тимашевский район", region: str = "23") -> int:
    async with talk.db.write() as tx:
        return await _school(tx, name, district, region)


async def _school(tx: Tx, name: str, district: str, region: str) -> int:
    municipality = await places.name_municipality(tx, region, district)
    return (await places.name_organisation(tx, municipality.id, name)).id


async def test_an_administrator_opens_a_site_with_a_theme_and_its_modules(talk: Talk) -> None:
    boss = await administrator(talk)
    await boss.writes("/menu")
    await boss.presses("Площадка")
    assert "Площадок пока нет." in boss.text
    await boss.presses("Открыть площадку")
    await boss.writes("Нарния")
    assert "Не нашёл региона" in boss.text
    await boss.writes("краснодар")
    await boss.writes("Тимашевский район")
    await boss.writes("СОШ № 11")
    assert "СОШ № 11, Тимашевский район" in boss.text
    assert [theme.title["ru"] for theme in content.themes()] == boss.buttons[:8]
    await boss.presses("Оценивание, которое учит")
    assert "6 модулей, 48 часов" in boss.text
    assert "Продукт: Критерии к одному заданию" in boss.text
    opening = boss.data("Открыть площадку")
    await boss.presses("Открыть площадку")
    assert boss.toast == "Площадка открыта. Укажите адрес, откройте поток и пригласите ведущего."
    assert "Программа: 6 модулей, 48 часов" in boss.text
    assert "Адрес пока не указан." in boss.text
    assert "Время: Москва" in boss.text
    assert "Ведущих пока нет" in boss.text
    await boss.presses_data(opening)
    assert await talk.look("SELECT title, area, template, zone FROM sites") == [
        ("Оценивание, которое учит", "assessment", "assessment_that_teaches", "Europe/Moscow")
    ]
    assert await talk.look("SELECT count(*), sum(hours) FROM modules") == [(6, 48)]


async def test_a_curator_opens_a_theme_of_their_own_in_their_school_only(talk: Talk) -> None:
    own, other = await school(talk), await school(talk, "Гимназия № 1")
    vera = await with_role(talk, "Вера", "curator", "organisation", str(own))
    await vera.writes("/menu")
    await vera.presses("Площадка")
    await vera.presses("Открыть площадку")
    assert "СОШ № 11, Тимашевский район" in vera.text
    theme = vera.data("Мастерская урока")
    await vera.presses("Своя тема")
    await vera.presses("Предметная")
    await vera.writes("Ш" * 5000)
    assert "Слишком длинно" in vera.text
    await vera.writes(BOLD)
    assert BOLD in vera.text
    assert "модулей пока нет" in vera.text
    assert await talk.look("SELECT title, area, template, organisation FROM sites") == [(BOLD, "subject", None, own)]

    await vera.presses_data(theme.replace(f":{own}:", f":{other}:"))
    assert "недоступно" in str(vera.toast)
    await vera.presses_data(theme.replace("Europe/Moscow", "Asia/Omsk"))
    assert "устарела" in str(vera.toast)
    assert await talk.look("SELECT count(*) FROM sites") == [(1,)]


async def test_a_region_with_several_clocks_is_asked_which(talk: Talk) -> None:
    there = await school(talk, "Школа № 5", "Верхоянский район", "14")
    vera = await with_role(talk, "Вера", "coordinator", "municipality", "1")
    await opens(vera, "site_open")
    await vera.writes("Школа № 5")
    assert "По какому времени" in vera.text
    await vera.presses("МСК+7")
    await vera.presses("Урок без перегрузки")
    await vera.presses("Открыть площадку")
    assert "МСК+7 (Владивосток)" in vera.text
    assert await talk.look("SELECT zone, organisation FROM sites") == [("Asia/Vladivostok", there)]


async def test_the_card_is_told_anew_and_bad_words_lose_nothing(talk: Talk) -> None:
    at = await internship.site(talk)
    maria = await host_of(talk, at)
    await maria.writes("/menu")
    await maria.presses("Площадка")
    assert "Ведут: Мария" in maria.text
    assert maria.rows[-1] == ["Меню"]
    await maria.presses("Изменить")
    await maria.presses("Адрес")
    await maria.writes("у" * 5000)
    assert "Слишком длинно" in maria.text
    await talk.restart()
    await maria.writes("ул. <i>Ленина</i>, 5")
    assert "Адрес: ул. <i>Ленина</i>, 5" in maria.text
    assert "Записал." in maria.text
    await maria.presses("Изменить")
    await maria.presses("Как добраться")
    await maria.writes("Вход со двора")
    await maria.presses("Изменить")
    await maria.presses("Название")
    await maria.presses("‹ Назад")
    await maria.writes("Это уже никто не спрашивал")
    assert await talk.look("SELECT title, address, way FROM sites") == [
        ("Оценивание, которое учит", "ул. <i>Ленина</i>, 5", "Вход со двора")
    ]


async def test_modules_are_added_changed_and_dropped_while_unused(talk: Talk) -> None:
    at = await internship.site(talk)
    await internship.session(talk, at)
    maria = await host_of(talk, at)
    await opens(maria, "modules", at.id)
    assert "всего 12 часов" in maria.text
    await maria.presses("Добавить модуль")
    await maria.writes("Самооценка")
    assert "Не нашёл часов" in maria.text
    await maria.writes("Самооценка, 8 ч")
    assert "Модуль 3. Самооценка" in maria.text
    assert "Напишите, что на нём сделает стажёр" in maria.text
    await maria.writes("Лист для уроков")
    assert "Продукт: Лист для уроков" in maria.text
    await maria.presses("Часы")
    await maria.writes("много")
    assert "числом от 1 до 500" in maria.text
    await maria.writes("10")
    assert "10 часов" in maria.text
    await maria.presses("Продукт")
    await maria.writes("Лист самооценки")
    assert "Продукт: Лист самооценки" in maria.text
    await maria.presses("‹ Назад")
    await maria.presses("1")
    await maria.presses("Убрать модуль")
    await maria.presses("Да, убрать")
    assert "По этому модулю есть занятия" in str(maria.toast)
    await opens(maria, "modules", at.id)
    await maria.presses("2")
    await maria.presses("Убрать модуль")
    dropping = maria.data("Да, убрать")
    await maria.presses("Да, убрать")
    assert maria.toast == "Модуль убран."
    await maria.presses_data(dropping)
    assert "устарела" in str(maria.toast)
    assert await talk.look("SELECT number, title, hours FROM modules WHERE dropped_at IS NULL ORDER BY number") == [
        (1, "Критерии до работы", 6),
        (2, "Самооценка", 10),
    ]


async def test_a_stream_opens_is_resized_and_closes(talk: Talk) -> None:
    at = await internship.site(talk)
    there = await internship.session(talk, at)
    anna = await internship.teacher(talk)
    await internship.sits(talk, there, anna)
    maria = await host_of(talk, at)
    await opens(maria, "streams", at.id)
    await maria.presses("Новый поток")
    await maria.writes("Весна 2027")
    assert "Весна 2027" in maria.text
    assert "0 человек, ограничения нет" in maria.text
    await maria.presses("Число людей")
    await maria.writes("сколько придёт")
    assert "Нужно число от 1" in maria.text
    await maria.writes("25 человек")
    assert "0 человек из 25" in maria.text
    await maria.presses("Число людей")
    await maria.presses("Без ограничения")
    assert "ограничения нет" in maria.text
    await maria.presses("Закрыть поток")
    await maria.presses("Да, закрыть")
    assert maria.toast == "Поток закрыт."
    await opens(maria, "stream", at.stream)
    assert "1 человек" in maria.text
    await maria.presses("Закрыть поток")
    await maria.presses("Да, закрыть")
    assert "впереди есть занятия" in str(maria.toast)
    assert await talk.look("SELECT title, closed_at IS NULL FROM streams ORDER BY id") == [
        ("Осень 2026", True),
        ("Весна 2027", False),
    ]


async def test_a_site_closes_when_nothing_is_ahead(talk: Talk) -> None:
    at = await internship.site(talk)
    there = await internship.session(talk, at)
    vera = await with_role(talk, "Вера", "coordinator", "municipality", "1")
    await opens(vera, "site_change", at.id)
    await vera.presses("Закрыть площадку")
    await vera.presses("Да, закрыть")
    assert "Впереди есть занятия" in str(vera.toast)
    await opens(vera, "hosted_cancel", there)
    await vera.presses("Без причины")
    await vera.presses("Отменить")
    await vera.presses("Да, отменить")
    await opens(vera, "site_change", at.id)
    await vera.presses("Закрыть площадку")
    await vera.presses("Да, закрыть")
    assert vera.toast == "Площадка закрыта."
    assert "Площадок пока нет." in vera.text
    await opens(vera, "site", at.id)
    assert "Площадка закрыта." in vera.text
    assert vera.buttons == ["‹ Назад", "Меню"]


async def test_a_host_invites_nobody_and_closes_nothing_who_stands_above_does(talk: Talk) -> None:
    at = await internship.site(talk)
    maria = await host_of(talk, at)
    await opens(maria, "site", at.id)
    assert "Осень 2026" in maria.buttons
    assert "Пригласить ведущего" not in maria.buttons
    await maria.presses("Изменить")
    assert "Закрыть площадку" not in maria.buttons
    await maria.presses_data(f"hc:{at.id}:1")
    assert "недоступно" in str(maria.toast)
    vera = await with_role(talk, "Вера", "coordinator", "municipality", "1")
    await opens(vera, "site", at.id)
    await vera.presses("Пригласить ведущего")
    assert "Роль «ведущий», площадка «Оценивание, которое учит»" in vera.text
    await vera.presses("Сделать ссылку")
    gleb = await begin(talk, "Глеб")
    await gleb.opens(internship_link(vera))
    await gleb.presses("Принять")
    await gleb.writes("/menu")
    await gleb.presses("Площадка")
    assert "Оценивание, которое учит" in gleb.text
    assert "Ведут: Глеб, Мария" in gleb.text


def internship_link(talker: Talker) -> str:
    said = [it.text for it in talker.messages if it.from_bot and "start=invite_" in (it.text or "")]
    return "https://t.me/" + said[-1].partition("https://t.me/")[2].split()[0]


@pytest.mark.parametrize("kind", ["teacher", "host of another site", "coordinator of another place"])
async def test_somebody_elses_site_answers_nothing(talk: Talk, kind: str) -> None:
    at = await internship.site(talk)
    there = await internship.session(talk, at)
    if kind == "host of another site":
        gleb = await host_of(talk, await internship.site(talk, title="Другая"), "Глеб")
    elif kind == "coordinator of another place":
        await school(talk, "Школа № 1", "Ейский район")
        gleb = await with_role(talk, "Глеб", "coordinator", "municipality", "2")
    else:
        gleb = await begin(talk, "Глеб")
    rooms = {
        "site": at.id, "site_change": at.id, "modules": at.id, "streams": at.id,
        "module": at.module, "stream": at.stream, "plan": at.stream,
        "hosted": there, "hosted_move": there, "hosted_place": there, "hosted_size": there, "hosted_cancel": there,
        "hosted_people": there,
    }  # fmt: skip
    forged = [Go(room=room, id=str(about)).pack() for room, about in rooms.items()]
    forged += [
        f"ha:{at.id}:title", f"hc:{at.id}:1", f"ba:{at.id}", f"bd:{at.module}:1", f"bs:{at.id}", f"bl:{at.stream}",
        f"bt:{at.stream}:5", f"bc:{at.stream}:1", f"zy:{there}:1796000000:1796007200:1", f"js:{there}:50:50",
        f"jc:{there}:1", f"ja:{there}", f"jp:{there}", f"na:{at.stream}:1:day", f"ny:{at.stream}:1",
    ]  # fmt: skip
    before = await talk.look("SELECT * FROM sites"), await talk.look("SELECT * FROM sessions")
    await gleb.presses_in_vain(*forged, told=NOT_ALLOWED)
    assert (await talk.look("SELECT * FROM sites"), await talk.look("SELECT * FROM sessions")) == before
    assert await talk.look("SELECT count(*) FROM modules WHERE dropped_at IS NOT NULL") == [(0,)]


async def test_a_right_that_is_gone_is_gone_at_the_next_press(talk: Talk) -> None:
    at = await internship.site(talk)
    maria = await host_of(talk, at)
    await opens(maria, "site_change", at.id)
    await maria.presses("Адрес")
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = 1")
    await maria.writes("ул. Чужая, 1")
    assert "недоступно" in maria.text
    assert await talk.look("SELECT address FROM sites") == [("",)]
