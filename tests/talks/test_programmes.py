"""From a result to a programme with its reason, into the own list and out again, as the person sees it."""

import csv
import json
from pathlib import Path

from jobs.imports import run_import
from tests.talks.conftest import Talk, Talker

SAMPLE = Path(__file__).parent.parent.parent / "content" / "sample" / "programmes.tsv"
WEAK = ("assessment.criteria", "assessment.feedback")


async def diagnosed(talk: Talk, anna: Talker, **levels: float) -> int:
    """Anna wrote, and has a completed self-assessment with these levels and weak answers in `assessment`."""
    await anna.writes("/menu")
    at = int(talk.clock.at)
    async with talk.db.write() as tx:
        person = await tx.value("SELECT max(id) FROM people")
        await tx.run("UPDATE people SET subject = 'physical_education' WHERE id = $1", person)
        attempt: int = await tx.value(
            "INSERT INTO attempts (person, questionnaire, version, major, form, state, items, started_at, touched_at,"
            " completed_at) VALUES ($1, 'self_assessment', '1.0', 1, 'short', 'completed', $3, $2, $2, $2)"
            " RETURNING id",
            person,
            at,
            json.dumps(WEAK),
        )
        for place, (area, level) in enumerate(levels.items()):
            await tx.run(
                "INSERT INTO results (attempt, area, place, level, answered, deficit) VALUES ($1, $2, $3, $4, 2, $5)",
                attempt,
                area,
                place,
                level,
                int(level < 2.5),
            )
        for item in WEAK:
            await tx.run(
                "INSERT INTO answers (attempt, item, choice, answered_at) VALUES ($1, $2, 1, $3)", attempt, item, at
            )
    return attempt


async def test_a_programme_with_its_reason_goes_into_the_list_with_what_it_is_for(talk: Talk) -> None:
    await run_import(talk.db, SAMPLE, now=int(talk.clock.at), demo=True)
    anna = talk.person("Анна")
    attempt = await diagnosed(talk, anna, assessment=1.5, health=2.0, ict=3.0)
    await anna.writes("/programmes")
    assert anna.text.startswith("Оценочная компетенция, 1,5 из 4 · найдено")
    assert "это ваши трудные места" in anna.text
    assert "физика" not in anna.text.lower(), "another subject is left out"
    assert "демонстрационный каталог" in anna.text
    assert anna.text.count("   демо · ") == 5
    assert "1 из" in " ".join(anna.buttons)

    await anna.presses("›")
    assert any(button.startswith("2 из") for button in anna.buttons)
    await anna.presses("1")
    assert "Почему здесь:" in anna.text
    assert "Номер в реестре не указан" in anna.text
    await anna.presses("В мой список")
    assert anna.toast == "Добавлено в ваш список."
    assert "Убрать из списка" in anna.buttons
    assert await talk.look("SELECT attempt, area, level FROM choices") == [(attempt, "assessment", 1.5)]

    await anna.presses("‹ Назад")
    assert any(button.startswith("2 из") for button in anna.buttons), "the same page"
    await anna.presses("Мой список")
    assert "Под трудность: Оценочная, было 1,5 из 4" in anna.text
    await talk.restart()
    await anna.presses("1")
    await anna.presses("Убрать из списка")
    assert "Вернуть в список" in anna.buttons
    await anna.presses("‹ Назад")
    assert "Пока пусто" in anna.text


async def bring(talk: Talk, path: Path, *rows: dict[str, str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter="\t")
        writer.writeheader()
        writer.writerows(rows)
    report = await run_import(talk.db, path, now=int(talk.clock.at))
    assert report.state == "applied"


async def test_a_demo_programme_put_away_says_nothing_about_its_provider(talk: Talk, tmp_path: Path) -> None:
    await run_import(talk.db, SAMPLE, now=int(talk.clock.at), demo=True)
    anna = talk.person("Анна")
    await diagnosed(talk, anna, assessment=1.5)
    await anna.writes("/programmes")
    await anna.presses("1")
    assert "Демо: записаться" in anna.text
    await anna.presses("В мой список")
    await bring(talk, tmp_path / "real.tsv", {"название": "Критериальное оценивание", "организация": "ИРО"})
    await anna.presses("‹ Назад")
    await anna.presses("Мой список")
    assert "   демо · " in anna.text
    assert "нет в каталоге организатора" not in anna.text


async def test_long_fields_leave_the_reason_and_every_number_its_entry(talk: Talk, tmp_path: Path) -> None:
    long = "Организация & партнёры " * 40
    said = ("организация", "регион", "категория слушателей", "документ", "аннотация")
    title = "Критериальное оценивание на уроке & "
    rows = [{"название": f"{n} {title * 12}"} | dict.fromkeys(said, f"{n} {long}") for n in range(5)]
    await bring(talk, tmp_path / "long.tsv", *rows)
    anna = talk.person("Анна")
    await diagnosed(talk, anna, assessment=1.5, health=2.0)
    await anna.writes("/programmes")
    assert anna.rows[0] == ["1", "2", "3", "4", "5"]
    for number in anna.rows[0]:
        assert f"{number}  " in anna.text
    assert anna.text.count("Почему:") == 5
    for number in anna.rows[0]:
        await anna.presses(number)
        await anna.presses("В мой список")
        assert anna.text.index("Почему здесь:") < anna.text.index("Проводит:")
        assert "Компетенции:" in anna.text
        assert "Не указано:" in anna.text
        await anna.presses("‹ Назад")
    await anna.presses("Мой список")
    assert anna.text.count("Под трудность:") == 5
    assert anna.rows[0] == ["1", "2", "3", "4", "5"]


async def test_a_reason_has_one_colon(talk: Talk, tmp_path: Path) -> None:
    title = "Здоровьесбережение на уроке и критериальное оценивание"
    await bring(talk, tmp_path / "both.tsv", {"название": title})
    anna = talk.person("Анна")
    await diagnosed(talk, anna, assessment=1.5, health=2.0)
    await anna.writes("/programmes")
    (why,) = (line for line in anna.text.splitlines() if "Почему:" in line)
    assert why.count(":") == 1
    assert "; заодно область «Здоровьесберегающая»" in why


async def test_the_other_difficulty_is_one_tap_away(talk: Talk) -> None:
    await run_import(talk.db, SAMPLE, now=int(talk.clock.at), demo=True)
    anna = talk.person("Анна")
    await diagnosed(talk, anna, assessment=1.5, health=2.0)
    await anna.writes("/programmes")
    await anna.presses("Здоровье")
    assert anna.text.startswith("Здоровьесберегающая компетенция, 2,0 из 4")
    await anna.presses("Все трудности")
    assert anna.text.startswith("Под все ваши трудности")
    await anna.presses("Все программы")
    assert anna.text.startswith("Все программы · 92")


async def test_without_a_diagnosis_the_way_to_it_is_shown(talk: Talk) -> None:
    anna = talk.person("Анна")
    await anna.writes("/programmes")
    assert "Диагностики пока нет" in anna.text
    assert anna.buttons[:2] == ["Пройти диагностику", "Все программы"]
    await anna.presses("Все программы")
    assert "Каталог пока пуст" in anna.text


async def test_no_difficulties_and_nothing_for_the_difficulty_are_explained(talk: Talk, tmp_path: Path) -> None:
    await bring(talk, tmp_path / "one.tsv", {"название": "Критериальное оценивание"})
    anna, vera = talk.person("Анна"), talk.person("Вера")
    await diagnosed(talk, anna, assessment=3.5)
    await anna.writes("/programmes")
    assert "Явных трудностей диагностика не нашла" in anna.text
    await diagnosed(talk, vera, mentoring=1.5)
    await vera.writes("/programmes")
    assert "пока нет" in vera.text
    yana = talk.person("Яна")
    await diagnosed(talk, yana, mentoring=1.0, assessment=1.5)
    await yana.writes("/programmes")
    assert "По области «Наставническая» программ пока нет, поэтому сначала эта." in yana.text
    assert yana.text.startswith("Оценочная компетенция")


async def test_a_second_tap_and_a_forged_button_change_nothing(talk: Talk) -> None:
    await run_import(talk.db, SAMPLE, now=int(talk.clock.at), demo=True)
    anna = talk.person("Анна")
    attempt = await diagnosed(talk, anna, assessment=1.5)
    await anna.writes("/programmes")
    await anna.presses("1")
    taken = anna.data("В мой список")
    await anna.presses_data(taken)
    await anna.presses_data(taken)
    assert anna.toast == "Уже в вашем списке."
    assert await talk.look("SELECT count(*) FROM choices") == [(1,)]
    await anna.presses_data(f"pt:{attempt}:assessment:0:9007199254740992")
    assert anna.toast == "Такой программы больше нет. Вот список."
    await anna.presses_data("pp:9007199254740991:assessment:0")
    assert anna.toast == "Эта кнопка устарела. Вот как сейчас."
    assert await talk.look("SELECT count(*) FROM choices") == [(1,)]
