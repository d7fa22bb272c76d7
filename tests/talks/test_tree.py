"""A coordinator's place: figures, schools, head counts, agreements, people found; nothing of it for anybody else."""

import pytest
from aiogram.filters.callback_data import CallbackData

from bot.doors import Go
from handlers.agreements import AskEnd, End, Listed
from handlers.found import Card
from handlers.head_counts import Cohort, Drop
from handlers.tree import Below
from rules.roles import Scope
from storage import places, privacy, roles
from tests.talks.conftest import ADMIN, NOT_ALLOWED, Talk, Talker
from tests.talks.internship import DAY, person_of
from tests.talks.mentoring import DISTRICT, colleague, curator
from tests.talks.test_pair_board import table
from tests.talks.test_start import begin

ELSEWHERE = "Каневской район"


async def coordinator(talk: Talk, name: str = "Вера", district: str = DISTRICT) -> Talker:
    vera = await begin(talk, name)
    async with talk.db.write() as tx:
        place = await places.name_municipality(tx, "23", district)
        where = Scope("municipality", str(place.id), (("region", "23"),))
        await roles.grant(tx, await person_of(talk, vera), "coordinator", where, by=None, now=int(talk.clock()))
    return vera


async def school(talk: Talk) -> Talker:
    """Two colleagues make the school known to others; the answer is the first."""
    await colleague(talk, "Глеб", "Королёв Глеб Ильич")
    return await colleague(talk, "Ирина", "Белова-Королёва Ирина Павловна")


async def test_a_coordinator_opens_the_own_place_and_a_school_in_it(talk: Talk) -> None:
    vera = await coordinator(talk)
    await school(talk)
    await curator(talk, "Ольга")
    await vera.writes("/menu")
    await vera.presses("Координатору")
    assert vera.text.startswith(
        "Тимашевский район\n\nВ боте: 3 человека\nЧисленность пока не указана\nСоглашения: нет действующих\n\n"
        "Кто здесь работает с ботом:\nВера, координатор"
    )
    assert {"Найти человека", "Приглашения", "Роли в моей области"} <= set(vera.buttons)
    assert "Журнал решений" not in vera.buttons
    await vera.presses("Школы")
    assert "СОШ № 11" in vera.buttons
    await vera.writes("шк")
    assert vera.text.startswith("СОШ № 11, Тимашевский район\n\nВ боте: 3 человека")
    assert "Ольга, куратор" in vera.text
    assert "Пригласить: куратор" in vera.buttons
    await vera.presses("‹ Назад")
    await vera.writes("лицей")
    assert vera.text.startswith("Не нашёл «лицей» здесь.")
    await vera.writes("11")
    assert vera.text.startswith("СОШ № 11")


async def test_a_head_count_is_typed_in_one_line_and_taken_back(talk: Talk) -> None:
    vera = await coordinator(talk)
    await vera.presses_data(Go(room="head_counts").pack())
    assert vera.text.count("пока не указано") == 4
    await vera.presses("Педагоги")
    for typed, told in (
        ("сорок три", "Не вижу числа."),
        ("43", "Вижу число, но не вижу, на какой день."),
        ("43 на 31.02.2026, форма ОО-1", "Не понял день «31.02.2026»."),
        ("43 на 01.09.2027, форма ОО-1", "Этот день ещё не наступил."),
        ("43 на 01.09.2026", "Откуда это число?"),
    ):
        await vera.writes(typed)
        assert vera.text.startswith(told), typed
    await vera.writes("43 на 01.09.2025, форма ОО-1")
    await vera.writes("1 200 на 1 сентября, форма ОО-1 <черновик>")
    assert vera.text.startswith("Записано.")
    await vera.writes("1200 на 01.09.2026, форма ОО-1 <черновик>")
    assert vera.text.startswith("Эта строка уже записана.")
    listed = "1\u00a0200 на 1 сентября 2026, форма ОО-1 <черновик>\n43 на 1 сентября 2025, форма ОО-1"
    assert listed in vera.text
    await vera.presses("Убрать «1200»")
    assert vera.toast is not None
    assert vera.toast.startswith("Убрано.")
    await vera.presses_data(Go(room="tree").pack())
    assert "Численность: 43 на 1 сентября 2025 (форма ОО-1)" in vera.text
    assert await talk.look("SELECT number, dropped_at IS NULL FROM head_counts ORDER BY id") == [
        (43, True),
        (1200, False),
    ]


async def write_agreement(vera: Talker, until: str) -> None:
    await vera.presses_data(Go(room="agreements").pack())
    await vera.presses("Записать соглашение")
    await vera.writes("Кубанский университет & Ко")
    await vera.writes("Сетевое взаимодействие")
    await vera.writes("№ 12 от 01.09.2026")
    await vera.writes(until)


async def test_an_agreement_is_written_prolonged_and_ended(talk: Talk) -> None:
    vera = await coordinator(talk)
    await vera.presses_data(Go(room="agreements").pack())
    assert "Соглашений пока нет." in vera.text
    await vera.presses("Записать соглашение")
    await vera.writes("Кубанский университет & Ко")
    await vera.writes("Сетевое взаимодействие")
    await vera.writes("двенадцать")
    assert vera.text.startswith("Не вижу номера и даты.")
    await vera.writes("№ 12 от 01.09.2026")
    await vera.writes("до вечера")
    assert vera.text.startswith("Не понял, до какого дня: «до вечера».")
    await vera.writes("до 04.12.2026")
    assert "№ 12 от 1 сентября 2026\nДействует до 4 декабря 2026, осталось 12 дней" in vera.text
    await vera.presses("‹ Назад")
    assert "1  Кубанский университет & Ко\n№ 12 от 1 сентября 2026" in vera.text
    await vera.presses("‹ Назад")
    assert "Соглашения: 1 действующее. Одно заканчивается через 12 дней" in vera.text
    await vera.presses_data(Go(room="agreement", id="1").pack())
    await vera.presses("Продлить")
    one_year = vera.data("1 год")
    await vera.presses("1 год")
    assert "Действует до 4 декабря 2027" in vera.text
    await vera.presses_data(one_year)
    assert await talk.look("SELECT until FROM agreements") == [("2027-12-04",)]
    await vera.presses_data(Go(room="agreement", id="1").pack())
    await vera.presses("Закончить")
    await vera.presses("Закончить")
    assert "Закончено раньше срока, 22 ноября 2026" in vera.text
    assert "Продлить" not in vera.buttons
    assert await talk.look("SELECT action FROM audit WHERE action LIKE 'agreement.%' ORDER BY id") == [
        ("agreement.made",),
        ("agreement.extended",),
        ("agreement.ended",),
    ]


@pytest.mark.parametrize("meanwhile", ["nothing", "prolonged", "ended", "left"])
async def test_its_author_hears_of_the_end_once_a_month_before(talk: Talk, meanwhile: str) -> None:
    vera = await coordinator(talk)
    await write_agreement(vera, "до 31.01.2027")
    if meanwhile == "prolonged":
        await vera.presses("Продлить")
        await vera.writes("до 31.03.2027")
    if meanwhile == "ended":
        await vera.presses_data(End(agreement=1).pack())
    if meanwhile == "left":
        async with talk.db.write() as tx:
            await tx.run("UPDATE roles SET revoked_at = 1")
    talk.clock.advance(days=41, hours=9)
    await talk.tick()
    told = [it.text for it in vera.messages if (it.text or "").startswith("Соглашение заканчивается")]
    if meanwhile == "nothing":
        assert told == [
            "Соглашение заканчивается 31 января 2027, осталось 29 дней.\n\n"
            "Кубанский университет & Ко, №\u00a012 (Тимашевский район). Продлить его можно прямо здесь."
        ]
        await vera.presses("Открыть соглашение")
        assert "осталось 29 дней" in vera.text
    else:
        assert told == []
    talk.clock.advance(seconds=59 * DAY)
    await talk.tick()
    said = await talk.look("SELECT count(*) FROM outbox WHERE kind = 'agreement-ending' AND state = 'sent'")
    assert said == [(1 if meanwhile in ("nothing", "prolonged") else 0,)]


@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("до 31.01.2027", "Соглашение записано. За месяц до конца я напомню."),
        ("до 04.12.2026", "Соглашение записано. До конца меньше месяца, отдельно напоминать не буду."),
        ("до 01.10.2026", "Соглашение записано. Его срок уже прошёл."),
    ],
)
async def test_what_is_said_of_a_reminder_is_true(talk: Talk, until: str, told: str) -> None:
    vera = await coordinator(talk)
    await write_agreement(vera, until)
    assert vera.text.startswith(told)
    waiting = await talk.look("SELECT count(*) FROM outbox WHERE kind = 'agreement-ending'")
    assert waiting == [(int("напомню" in told),)]


async def test_a_surname_finds_people_of_the_own_place_only(talk: Talk) -> None:
    vera = await coordinator(talk)
    irina = await school(talk)
    await curator(talk, "Ольга")
    await colleague(talk, "Анна", "Королёва Анна", district=ELSEWHERE)
    await begin(talk, "Королева", agree=False)
    async with talk.db.write() as tx:
        await tx.run("UPDATE people SET municipality = 1, organisation = 1, full_name = 'Королева' WHERE known = 0")
    await vera.presses_data(Go(room="people_found").pack())
    await vera.writes("КОРОЛЕВ")
    assert vera.text.startswith("Нашлось 2 человека\n\n1  Белова-Королёва Ирина Павловна\nМатематика")
    assert "2  Королёв Глеб Ильич" in vera.text
    await vera.writes("корол ирина")
    assert vera.text.startswith("Нашёлся 1 человек")
    await vera.presses("1")
    assert vera.text == (
        "Белова-Королёва Ирина Павловна\nМатематика · 5–9 классы · СОШ № 11\nТимашевский район, Краснодарский край"
    )
    assert "Журнал решений" not in vera.buttons
    await vera.presses("‹ К поиску")
    assert vera.text.startswith("Нашёлся 1 человек")
    irinas = vera.data("1")
    await vera.presses_data(Go(room="agreement_new").pack())
    await vera.presses_data(irinas)
    await vera.writes("Кубанский университет")
    assert await talk.look("SELECT state FROM dialogues WHERE state LIKE 'Agreeing%'") == []
    await vera.presses_data(Go(room="people_found").pack())
    await vera.writes("ко")
    assert vera.text.startswith("Маловато букв.")
    await vera.writes("ольга")
    await vera.presses("1")
    assert "куратор, СОШ № 11, Тимашевский район" in vera.text
    for (person,) in await talk.look("SELECT id FROM people WHERE known = 0 OR full_name = 'Королёва Анна'"):
        await vera.presses_in_vain(Card(person=person), told=NOT_ALLOWED)
    await irina.presses_in_vain(Go(room="people_found"), Card(person=1), told=NOT_ALLOWED)


async def test_another_district_sees_and_changes_nothing(talk: Talk) -> None:
    vera = await coordinator(talk)
    await school(talk)
    await write_agreement(vera, "3 года")
    await vera.presses_data(Cohort(at="municipality:1", cohort="teachers").pack())
    await vera.writes("43 на 01.09.2026, форма ОО-1")
    others = [await coordinator(talk, "Пётр", ELSEWHERE), await curator(talk, "Ольга"), await begin(talk, "Анна")]
    district: list[CallbackData | str] = [
        *(Go(room=room, id="municipality:1") for room in ("tree", "head_counts", "agreements", "agreement_new")),
        *(Go(room=room, id="1") for room in ("agreement", "agreement_extend")),
        *(Below(at="municipality:1"), Listed(at="municipality:1"), Cohort(at="municipality:1", cohort="teachers")),
        *(Drop(count=1), AskEnd(agreement=1), End(agreement=1)),
        *(Go(room="tree", id=at) for at in ("all:", "region:23", "region:77", "site:1", "municipality:9", "galaxy:1")),
        *(Go(room="audit"), "8l::0:0", "8g:0", "8f::0"),
    ]
    for other in others:
        await other.presses_in_vain(*district, told=NOT_ALLOWED)
    assert await talk.look("SELECT dropped_at, ended_on FROM head_counts, agreements") == [(None, None)]
    await others[0].presses_data(Go(room="tree").pack())
    assert others[0].text.startswith("Каневской район\n\nВ боте: 0 человек")
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = 1")
    await vera.writes("44 на 01.10.2026, форма ОО-1")
    assert vera.text.startswith(NOT_ALLOWED)
    assert await talk.look("SELECT number FROM head_counts") == [(43,)]


async def test_somebody_of_several_roles_says_which_one_it_is_now(talk: Talk) -> None:
    olga = await curator(talk, "Ольга")
    await olga.writes("/menu")
    assert "Сменить роль" not in olga.buttons
    async with talk.db.write() as tx:
        where = Scope("municipality", "1", (("region", "23"),))
        await roles.grant(tx, await person_of(talk, olga), "coordinator", where, by=None, now=int(talk.clock()))
    await olga.writes("/menu")
    assert olga.text == "Сейчас вы: координатор, Тимашевский район.\nКуда пойдём?"
    await olga.presses("Координатору")
    assert olga.text.startswith("Тимашевский район")
    await olga.presses("Сменить роль")
    assert olga.buttons == ["куратор, СОШ № 11, Тимашевский район", "Меню"]
    await olga.presses("куратор")
    assert olga.text == "Сейчас вы: куратор, СОШ № 11, Тимашевский район."
    await olga.presses_data(Go(room="pair_board").pack())
    assert olga.text.startswith("Пары: СОШ № 11, Тимашевский район")
    await olga.presses("‹ Назад")
    assert olga.text.startswith("Наставничество по школам")
    await olga.presses_data(Go(room="acting").pack())
    await olga.presses("координатор")
    await olga.presses_data(Go(room="pair_board").pack())
    assert olga.text.startswith("Наставничество по школам")
    await olga.presses("Все мои школы")
    assert olga.text.startswith("Наставничество по школам")
    assert "Все мои школы" not in olga.buttons
    await olga.presses_data(Go(room="acting").pack())
    await olga.presses("куратор")
    await olga.presses("Открыть моё место")
    assert olga.text.startswith("СОШ № 11, Тимашевский район")
    # The rights are still those of both.
    await olga.presses_data(Go(room="tree", id="municipality:1").pack())
    assert olga.text.startswith("Тимашевский район")
    await olga.presses_in_vain("1a:0", "1a:999")
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = 1 WHERE role = 'curator'")
    await olga.writes("/menu")
    assert olga.text == "Куда пойдём?"


async def test_an_administrator_reads_the_log_and_takes_it_as_a_file(talk: Talk) -> None:
    vera = await coordinator(talk)
    boss = await begin_as_administrator(talk)
    await write_agreement(vera, "1 год")
    anna = await begin(talk, "Анна")
    async with talk.db.write() as tx:
        await privacy.erase(
            tx, await person_of(talk, anna), messenger="telegram", address=str(anna.actor.id), now=int(talk.clock())
        )
    await boss.writes("/menu")
    await boss.presses("Администратору")
    assert boss.text.startswith("Все регионы")
    await boss.presses("Журнал решений")
    assert "удалён\nданные удалены по просьбе человека" in boss.text
    assert "Вера\nсоглашение записано: Тимашевский район" in boss.text
    await boss.presses("Что показать")
    await boss.presses("Роли")
    assert boss.text == (
        "Журнал решений · роли\n\n22 ноября 2026, 03:00 · бот или командная строка\n"
        "роль дана: координатор, Тимашевский район → Вера"
    )
    await boss.presses("Об одном человеке")
    await boss.writes("вера")
    await boss.presses("1")
    await boss.presses("Журнал решений")
    assert boss.text.startswith("Журнал решений · всё · Вера")
    assert boss.text.count("соглашение записано") == 1
    await boss.presses("Таблицей")
    assert boss.toast == "Готовлю таблицу. Пришлю сюда."
    await talk.tick()
    assert boss.screen.document is not None
    rows = table(boss)
    assert ["Когда", "Кто", "Что", "О ком", "Код"] in rows
    assert ["22 ноября 2026, 03:00", "Вера", "соглашение записано: Тимашевский район", "", "agreement.made"] in rows


async def begin_as_administrator(talk: Talk) -> Talker:
    boss = talk.person("Ольга", id=ADMIN)
    await boss.writes("/start")
    await boss.presses("Начать")
    await boss.presses("Даю согласие")
    return boss
