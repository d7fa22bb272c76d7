"""Diagnoses in figures as a methodist asks for them: counted outside of the turn, shown, taken along; what a curator
sees, and what nobody from elsewhere does.
"""

import io
from random import Random

from python_calamine import CalamineWorkbook

import content
from bench.teachers import completed
from bot.doors import Go
from bot.screen import TEXT_LIMIT, size
from bot.texts import Html
from handlers.figure_areas import Turn, fitted
from handlers.figures import Count, File, Places
from jobs.words import speaker
from tests.talks.broadcasting import coordinator
from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.internship import opens
from tests.talks.mentoring import DISTRICT, SCHOOL, curator

HERE, THERE = "municipality:1", "organisation:1"


async def took_part(talk: Talk, count: int, *, school: str | None = SCHOOL, seed: int = 1) -> None:
    """So many people of the district with the full form, all items of it answered; the first item alike by all."""
    asked, rng, at = content.questionnaire(), Random(seed), int(talk.clock()) - 60
    async with talk.db.write() as tx:
        town = await tx.value("SELECT id FROM municipalities WHERE name = $1", DISTRICT)
        place = await tx.value("SELECT id FROM organisations WHERE name = $1", school)
        for _ in range(count):
            person = await tx.value(
                "INSERT INTO people (known, name, locale, region, municipality, organisation, created_at, seen_at)"
                " VALUES (1, 'Тайна', 'ru', '23', $1, $2, $3, $3) RETURNING id",
                town, place, at,
            )  # fmt: skip
            can = rng.choice((1, 2, 3))
            said = {it.id: can + rng.randint(0, 1) for it in asked.items_for("full")}
            await completed(tx, person, asked, said | {"subject.sources": 3}, at=at)


async def counted(talk: Talk, talker: Talker, at: str = HERE) -> None:
    await opens(talker, "figures", at)
    await talker.presses("1")
    await talker.presses("Посчитать")
    assert talker.toast is not None
    assert talker.toast.startswith("Считаю.")
    await talk.tick()
    await talk.tick()
    await talker.presses("Посмотреть")


async def test_a_methodist_counts_looks_and_takes_it_along(talk: Talk) -> None:
    olga = await coordinator(talk)
    ivan = await curator(talk, "Иван")
    await took_part(talk, 31)
    await took_part(talk, 3, school=None)
    await olga.writes("/menu")
    await olga.presses("Координатору")
    await olga.presses("Диагностика в цифрах")
    assert "1. Самодиагностика педагога, полная форма · 2026/27, ещё не считали" in olga.text
    await olga.presses("1")
    assert "Этих цифр ещё никто не считал." in olga.text
    await counted(talk, olga)
    # Three without a school are all that would be left of the district: they wait for two more.
    assert olga.text.startswith(f"Самодиагностика педагога, полная форма · 2026/27\n{DISTRICT}\nПрошёл 31 человек,")
    [(level, people)] = await talk.look(
        "SELECT avg(r.level), count(*) FROM results r JOIN attempts a ON a.id = r.attempt"
        " JOIN people p ON p.id = a.person WHERE r.area = 'methodical' AND p.organisation IS NOT NULL"
    )
    said = f"{level:.1f}".replace(".", ",")
    assert f"{said} · Методическая, подтянуть " in olga.text
    assert people == 31
    assert "Труднее всего (ответы А и Б):\n• " in olga.text
    assert "Наставническая" not in olga.text, "nobody there was asked about it"

    await looks_at_items_and_places(olga)
    await takes_it_along(talk, olga)
    await sees_the_school_only(talk, ivan)


async def looks_at_items_and_places(olga: Talker) -> None:
    await olga.presses("Вопросы")
    assert "1 из 11" in olga.buttons
    assert "Альфа Кронбаха 0," in olga.text
    assert "⚠ почти все отвечают одинаково: вопрос не различает" in olga.text
    await olga.presses("›")
    assert "Методическая" in olga.text
    await olga.presses("‹ Назад")
    await olga.presses("По местам")
    assert f"1. {SCHOOL}: 31" in olga.text
    assert "Остальные" not in olga.text
    await olga.presses("‹ Назад")


async def takes_it_along(talk: Talk, olga: Talker) -> None:
    await olga.presses("XLSX")
    await talk.tick()
    await talk.tick()
    file = olga.screen.document
    assert file is not None
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
    assert book.sheet_names == ["Сводка", "Области", "Вопросы", "По школам", "Как считаем"]
    assert ["Прошли", 31.0] in [row[:2] for row in book.get_sheet_by_name("Сводка").to_python()]
    assert len(book.get_sheet_by_name("Вопросы").to_python()) == 1 + len(content.questionnaire().items_for("full"))


async def sees_the_school_only(talk: Talk, ivan: Talker) -> None:
    """A curator: the total of the school, and nothing that leads further."""
    await opens(ivan, "figures")
    await ivan.presses("1")
    assert "Прошёл 31 человек" in ivan.text
    assert ivan.buttons == ["Пересчитать", "‹ Назад", "Меню"]
    of = await talk.look("SELECT id FROM figures")
    await ivan.presses_in_vain(
        Go(room="figures_of", id=f"{of[0][0]}:{HERE}"), Go(room="figure_areas", id=f"{of[0][0]}:{THERE}"),
        Turn(of=of[0][0], at=THERE, page=0), Places(of=of[0][0], at=HERE), File(of=of[0][0], at=HERE),
        Count(of=of[0][0], at="all:"), Count(of=99, at=THERE), told=NOT_ALLOWED,
    )  # fmt: skip


async def test_it_is_not_counted_again_for_one_more(talk: Talk) -> None:
    olga = await coordinator(talk)
    await curator(talk, "Иван")
    await took_part(talk, 6)
    await counted(talk, olga)
    assert "Прошли 6 человек" in olga.text
    taken = await talk.look("SELECT taken_at FROM figures")
    talk.clock.advance(minutes=10)
    await took_part(talk, 1)
    await olga.presses("Пересчитать")
    assert olga.toast is not None
    assert olga.toast.startswith("Пересчитаю, когда пройдут ещё 5 человек.")
    await talk.tick()
    assert await talk.look("SELECT taken_at FROM figures") == taken
    assert await talk.look("SELECT 1 FROM jobs WHERE kind = 'figures' AND state <> 'done'") == []
    await took_part(talk, 4)
    await olga.presses("Пересчитать")
    await olga.presses("Пересчитать")
    await talk.tick()
    await talk.tick()
    await olga.presses("Посмотреть")
    assert "Прошли 11 человек" in olga.text
    await olga.presses("По местам")
    await olga.presses("1")
    assert olga.text.split("\n")[1] == f"{SCHOOL}, {DISTRICT}"


async def test_of_few_nothing_is_told_and_not_abroad(talk: Talk) -> None:
    olga = await coordinator(talk)
    await curator(talk, "Иван")
    elsewhere = await coordinator(talk, "Вера", district="Каневской район")
    await took_part(talk, 4)
    await counted(talk, olga)
    assert "Отсюда меньше 5 человек" in olga.text
    assert olga.buttons == ["Пересчитать", "‹ Назад", "Меню"]
    await opens(elsewhere, "figures")
    await elsewhere.presses_in_vain(
        Go(room="figures", id=HERE), Go(room="figures_of", id=f"1:{HERE}"), Count(of=1, at=HERE), told=NOT_ALLOWED
    )


def test_a_hundred_items_of_an_area_end_with_where_the_rest_is() -> None:
    t = speaker("ru")
    told = fitted(Html("Область"), [Html("вопрос" * 20)] * 100, t)
    assert size(told) <= TEXT_LIMIT
    assert told.endswith("Остальные вопросы области есть в файле XLSX.")
    assert fitted(Html("Область"), [Html("вопрос")] * 6, t).count("вопрос") == 6
