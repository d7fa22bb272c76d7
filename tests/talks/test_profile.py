"""The profile: every line can be changed, wrong words lose nothing."""

import pytest

from tests.talks.conftest import Talk
from tests.talks.test_start import begin


async def test_region_municipality_school_are_typed_and_marked_unverified(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/profile")
    assert "Предмет: Математика" in anna.text
    assert "Регион: не указано" in anna.text
    await anna.presses("Школа")
    assert "Напишите регион" in anna.text
    assert anna.toast == "Сначала регион."
    await anna.writes("краснодар")
    assert "Краснодарский край. Какой район" in anna.text
    await anna.writes("Тимашевский район")
    assert "Тимашевский район. Как называется ваша школа?" in anna.text
    await anna.writes("МБОУ СОШ № 11")
    assert "Регион: Краснодарский край" in anna.text
    assert "Муниципалитет: Тимашевский район *" in anna.text
    assert "Школа: МБОУ СОШ №\u00a011 *" in anna.screen.text
    assert "ещё не проверили" in anna.text
    assert await talk.look("SELECT name, folded, verified FROM organisations") == [("МБОУ СОШ № 11", "школа 11", 0)]

    boris = await begin(talk, "Борис")
    await boris.writes("/profile")
    await boris.presses("Регион")
    await boris.writes("Краснодарский край")
    await boris.presses("Муниципалитет")
    await boris.writes("тимашевский муниципальный округ")
    await boris.presses("Школа")
    await boris.writes("школа 11")
    assert "Школа: МБОУ СОШ № 11 *" in boris.text
    assert await talk.look("SELECT count(*) FROM organisations") == [(1,)]
    assert await talk.look("SELECT count(*) FROM municipalities") == [(1,)]


async def test_a_region_with_several_clocks_asks_which(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/profile")
    await anna.presses("Регион")
    await anna.writes("якутия")
    assert "несколько часовых поясов" in anna.text
    await anna.presses("МСК+7")
    assert "Часовой пояс: МСК+7" in anna.text
    assert await talk.look("SELECT region, zone FROM people") == [("14", "Asia/Vladivostok")]


async def test_a_list_of_regions_turns_its_pages(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/profile")
    await anna.presses("Регион")
    first = anna.buttons[0]
    await anna.presses("›")
    assert anna.buttons[0] != first
    await anna.presses("‹")
    assert anna.buttons[0] == first
    await anna.presses(first)
    assert f"Регион: {first}" in anna.text


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("МСК+4", "Asia/Krasnoyarsk"), ("Красноярск", "Asia/Krasnoyarsk"), ("владивосток", "Asia/Vladivostok")],
)
async def test_a_zone_is_typed(talk: Talk, typed: str, zone: str) -> None:
    anna = await begin(talk)
    await anna.writes("/profile")
    await anna.presses("Часовой пояс")
    await anna.writes(typed)
    assert await talk.look("SELECT zone FROM people") == [(zone,)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("х" * 4000, "Слишком длинно"),
        ("<b>школа</b>", "Не похоже на название"),
        ("🙂🙂", "Не похоже на название"),
        ("https://example.org", "Не похоже на название"),
    ],
)
async def test_wrong_words_get_one_sentence_and_the_question_stays(talk: Talk, typed: str, said: str) -> None:
    anna = await begin(talk)
    await anna.writes("/profile")
    await anna.presses("Регион")
    await anna.writes("Краснодарский край")
    await anna.presses("Муниципалитет")
    await anna.writes(typed)
    assert said in anna.text
    assert "Тимашевский район" in anna.text
    await anna.writes("Район «Ромашка & Ко»")
    assert "Муниципалитет: Район «Ромашка & Ко» *" in anna.text


async def test_wrong_region_zone_and_year(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/profile")
    await anna.presses("Регион")
    for typed in ("<i>нет</i>", "🙂", "я" * 4000):
        await anna.writes(typed)
        assert "Не нашёл региона" in anna.text
    await anna.writes("/profile")
    await anna.presses("Часовой пояс")
    for typed in ("никогда", "🙂", "+99", "я" * 4000):
        await anna.writes(typed)
        assert "Не понял" in anna.text
    await anna.writes("/profile")
    await anna.presses("Стаж")
    for typed in ("давно", "1900", "2999", "12-15", "<b>"):
        await anna.writes(typed)
        assert "Не понял" in anna.text
    await anna.writes("12 лет")
    assert "В профессии с 2014 года" in anna.text
    assert await talk.look("SELECT service_year FROM people") == [(2014,)]


async def test_cancel_and_a_press_leave_the_question(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/profile")
    await anna.presses("Стаж")
    await anna.writes("/cancel")
    await anna.writes("2013")
    assert await talk.look("SELECT service_year FROM people") == [(None,)]
    await anna.writes("/profile")
    await anna.presses("Стаж")
    await anna.presses("Меню")
    await anna.writes("2013")
    assert await talk.look("SELECT service_year FROM people") == [(None,)]


async def test_a_command_leaves_the_question(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/profile")
    await anna.presses("Стаж")
    await anna.writes("/menu")
    await anna.writes("2013")
    assert await talk.look("SELECT service_year FROM people") == [(None,)]


async def test_the_question_outlives_a_restart(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/profile")
    await anna.presses("Стаж")
    await talk.restart()
    await anna.writes("2013")
    assert await talk.look("SELECT service_year FROM people") == [(2013,)]


async def test_a_nameless_person_has_no_places(talk: Talk) -> None:
    anna = await begin(talk, agree=False)
    await anna.writes("/profile")
    assert "Школа" not in anna.buttons
    await anna.presses_data("go:region:")
    await anna.presses_data("lg:23:")
    await anna.presses_data("uy:2013")
    assert await talk.look("SELECT region, service_year FROM people") == [(None, None)]


async def test_subject_and_stage_change_and_lead_back(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/profile")
    await anna.presses("Предмет")
    await anna.presses("Физика")
    assert "Предмет: Физика" in anna.text
    await anna.presses("Ступень")
    await anna.presses("10–11 классы")
    assert "Ступень: Старшая школа" in anna.text
