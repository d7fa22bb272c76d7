"""The list of sessions: filters, pages, the way back, an empty list that offers to tell."""

from storage import places
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import BEGINS, DAY, opens, person_of, session, site, sits, teacher, until
from tests.talks.test_programmes import diagnosed
from tests.talks.test_start import begin


async def _two_sites(talk: Talk) -> Talker:
    here, far = await site(talk), await site(talk, title="ИКТ на уроке", area="ict", district="Абинский район")
    await session(talk, here, title="Скоро")
    await session(talk, far, title="Потом", starts_at=BEGINS + 40 * DAY)
    anna = await teacher(talk)
    await opens(anna, "sessions")
    return anna


async def test_themes_and_dates(talk: Talk) -> None:
    anna = await _two_sites(talk)
    assert anna.text.startswith("Все стажировки · найдено 2"), "nobody knows yet what Anna should improve"

    await anna.presses("Тема")
    await anna.presses("ИКТ")
    assert anna.text.startswith("ИКТ и цифровая компетенция · найдено 1")
    assert "Потом" in anna.text
    await anna.presses("Все стажировки")
    await anna.presses("Когда")
    await anna.presses("Ближайшие 30 дней")
    assert "Ближайшие 30 дней" in anna.text
    assert "Скоро" in anna.text
    assert "Потом" not in anna.text
    await anna.presses("Когда")
    await anna.presses("Позже")
    assert "Скоро" not in anna.text
    await anna.presses("Когда")
    await anna.presses("Ближайшие 7 дней")
    assert anna.text == "По этим условиям ничего не нашлось. Попробуйте шире."
    await anna.presses("Без условий")
    assert "найдено 2" in anna.text


async def test_near_me(talk: Talk) -> None:
    anna = await _two_sites(talk)
    await anna.presses("Когда")
    await anna.presses("Позже")
    await anna.presses("Рядом")
    assert "Напишите регион" in anna.text, "where I am is asked first"
    await anna.presses("‹ Назад")
    assert "Позже" in anna.text
    assert "Рядом со мной" not in anna.text
    await anna.presses("Рядом")
    await anna.presses("›")
    await anna.writes("краснодар")
    assert "Какой район, округ или город?" in anna.text
    await anna.writes("Абинский район")
    assert "Позже · Рядом со мной" in anna.text, "back in the list, as it was"
    assert "Скоро" not in anna.text
    await anna.presses("1")
    await anna.presses("‹ Назад")
    assert "Рядом со мной" in anna.text, "the list is as it was"
    await anna.presses("Везде")
    assert "найдено 1\nПозже\n" in anna.text


async def test_near_me_asks_for_the_clock_too_where_there_are_several(talk: Talk) -> None:
    anna = await _two_sites(talk)
    async with talk.db.write() as tx:
        for name in ("Нерюнгринский район", "Нерюнгринская станция"):
            await places.name_municipality(tx, "14", name)
        await tx.run("UPDATE municipalities SET verified = 1 WHERE region = '14'")
    await anna.presses("Рядом")
    await anna.writes("якутия")
    await anna.presses("МСК+7")
    await anna.writes("Нерюнгри")
    await anna.presses("Нерюнгринский район")
    assert anna.text == "По этим условиям ничего не нашлось. Попробуйте шире."
    assert await talk.look("SELECT m.name FROM people p JOIN municipalities m ON m.id = p.municipality") == [
        ("Нерюнгринский район",)
    ]


async def test_near_me_without_a_consent(talk: Talk) -> None:
    await session(talk, await site(talk))
    anna = await begin(talk, agree=False)
    await opens(anna, "sessions")
    await anna.presses("Рядом")
    assert anna.toast == "Регион и школу храню только с вашего согласия."
    assert "Даю согласие" in anna.buttons


async def test_pages_and_the_way_back_to_one(talk: Talk) -> None:
    at = await site(talk)
    for n in range(7):
        await session(talk, at, title=f"Занятие {n + 1}", starts_at=BEGINS + n * DAY)
    anna = await teacher(talk)
    await sits(talk, 7, anna)
    await opens(anna, "sessions")
    last = anna.data("›")
    await anna.presses("›")
    assert "1  Занятие 6" in anna.text
    assert "✓ Место за вами, очно" in anna.text
    await anna.presses("1")
    assert anna.text.startswith("Занятие 6")
    await anna.presses("‹ Назад")
    assert "2 из 2" in anna.buttons
    await anna.presses("›")
    assert "1 из 2" in anna.buttons
    talk.clock.at = BEGINS + 3 * DAY
    await anna.presses_data(last)
    assert "1  Занятие 5" in anna.text, "the page is no more, the last one is shown"


async def _wishes(anna: Talker) -> None:
    await anna.presses("Стажировки")
    assert anna.text == "Стажировок по вашей теме пока нет. Сказать вам, когда появятся?"
    await anna.presses("Да, скажите")
    assert anna.text == "Стажировок по вашей теме пока нет. Скажу, когда появятся."


async def test_nothing_yet_then_told_once(talk: Talk) -> None:
    at = await site(talk)
    anna, boris = await begin(talk), await begin(talk, "Борис")
    for one in (anna, boris):
        me = await person_of(talk, one)
        attempt = await diagnosed(talk, one, assessment=1.5)
        async with talk.db.write() as tx:
            await tx.run("UPDATE attempts SET person = $1 WHERE id = $2", me, attempt)
        await one.writes("/menu")
        await one.presses("Не сейчас")
        await _wishes(one)
    await boris.presses("Больше не сообщать")
    assert boris.toast == "Хорошо, больше не сообщаю."
    talk.clock.advance(hours=9)  # noon in Moscow
    first = await session(talk, at)
    await session(talk, at, starts_at=BEGINS + DAY)
    await until(talk, int(talk.clock()))
    assert anna.text.startswith(
        "Появилась стажировка по вашей теме.\n\nКритерии до работы\nСОШ № 11, Тимашевский район"
    )
    assert len([message for message in anna.messages if "Появилась" in message.text]) == 1, (
        "a series is one piece of news"
    )
    assert not any("Появилась" in message.text for message in boris.messages)
    await anna.presses("Больше не сообщать")
    await opens(anna, "session", first)
    assert "Почему: критерии до работы" in anna.text
    await opens(anna, "result")
    await anna.presses("Стажировки по теме")
    assert anna.text.startswith("Стажировки для вас · найдено 2")
