"""Three ways into a pair, and what may become of it: said on the screens, kept in the database."""

import content
from rules.scoring import DEFICIT_UNDER
from storage import consents, diagnosis
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import opens, person_of, teacher
from tests.talks.mentoring import DISTRICT, colleague, curator, read_all
from tests.talks.test_start import begin

ABOUT = "Покажу, как спокойно начать урок"


async def ready(talk: Talk, count: int = 2, *, name: str = "Ирина", full_name: str = "Белова Ирина Павловна") -> Talker:
    """A mentor who said so by button."""
    mentor = await colleague(talk, name, full_name)
    await mentor.writes("/menu")
    await mentor.presses("Наставничество")
    await mentor.presses("Быть наставником")
    await mentor.presses(str(count))
    return mentor


async def states(talk: Talk) -> list[str]:
    return [state for (state,) in await talk.look("SELECT state FROM pairs ORDER BY id")]


def said(talker: Talker) -> list[str]:
    return [message.text for message in talker.messages if message.from_bot]


async def test_a_ready_mentor_says_what_they_help_with(talk: Talk) -> None:
    mentor = await ready(talk)
    assert "Сейчас с вами 0 из 2" in mentor.text
    await mentor.presses("Сказать о себе")
    await mentor.writes("д" * 301)
    assert "помещается 300" in mentor.text
    await mentor.writes(ABOUT)
    assert ABOUT in mentor.text
    maria = await colleague(talk, "Мария")
    await opens(maria, "mentor", await person_of(talk, mentor))
    assert ABOUT in maria.text


async def test_a_mentee_asks_and_the_mentor_agrees(talk: Talk) -> None:
    mentor = await ready(talk)
    maria = await colleague(talk, "Мария", "Кузнецова Мария Игоревна", since=2025)
    await maria.presses_data("go|mentoring|")
    assert "Дело добровольное" in maria.text
    await maria.presses("Найти наставника")
    assert "Белова Ирина Павловна" in maria.text
    assert "Почему: тот же предмет (математика); из той же школы; те же классы; пока ни с кем не в паре" in maria.text
    await maria.presses("1")
    await maria.presses("Попросить о наставничестве")
    assert "без объяснений" in maria.text
    await maria.presses("Полный текст")
    assert "не письменное согласие работника" in maria.text
    await maria.presses("‹ Назад")
    await maria.presses("Попросить о наставничестве")
    await maria.presses("Даю согласие, прошу")
    assert maria.toast == "Передал просьбу. Ответ придёт сюда."
    assert "Ждём ответа: Белова Ирина Павловна" in maria.text
    await read_all(talk)
    assert "Кузнецова Мария Игоревна просит вас стать наставником" in mentor.text
    await mentor.presses("Посмотреть")
    await mentor.presses("Даю согласие")
    assert mentor.toast == "Пара началась. Хорошего вам года!"
    assert "Молодой коллега: Кузнецова Мария Игоревна" in mentor.text
    assert "22 ноября 2026 – 31 мая 2027" in mentor.text
    await talk.tick()
    assert "Пара началась, ваш наставник: Белова Ирина Павловна" in maria.text
    await maria.presses("Открыть пару")
    assert "Ваш наставник: Белова Ирина Павловна" in maria.text
    kept = await talk.look(
        "SELECT t.purpose, t.version FROM pair_consents c JOIN consent_texts t ON t.hash = c.text_hash"
    )
    assert kept == [("mentoring", "2026-11-22")] * 2
    await maria.presses("Меню")
    await maria.presses("Наставничество")
    assert "Ваш наставник: Белова Ирина Павловна" in maria.text


async def test_a_mentor_offers_to_somebody_who_looks(talk: Talk) -> None:
    maria = await colleague(talk, "Мария", "Кузнецова Мария Игоревна", since=2025)
    await opens(maria, "mentor_search")
    assert "свободных наставников пока нет" in maria.text
    await maria.presses("Пусть видят")
    assert "Вас видят" in maria.text
    mentor = await ready(talk)
    await mentor.presses("Кто ищет наставника")
    assert "Кузнецова Мария Игоревна" in mentor.text
    await mentor.presses("1")
    assert "В школе с 2025 года" in mentor.text
    await mentor.presses("Предложить помощь")
    await mentor.presses("Даю согласие, предлагаю")
    await read_all(talk)
    assert "Белова Ирина Павловна предлагает себя вам в наставники" in maria.text
    await maria.presses("Посмотреть")
    await maria.presses("Даю согласие")
    assert await states(talk) == ["active"]
    assert await talk.look("SELECT person FROM mentor_wishes") == []


async def test_a_curator_proposes_with_reasons_and_both_agree(talk: Talk) -> None:
    boss = await curator(talk)
    mentor = await ready(talk)
    other = await colleague(talk, "Пётр", "Петров Пётр")
    maria = await colleague(talk, "Мария", "Кузнецова Мария Игоревна", since=2025)
    await opens(boss, "match", await person_of(talk, maria))
    assert "Наставник для коллеги: Кузнецова Мария Игоревна" in boss.text
    assert boss.text.index("Белова") < boss.text.index("Петров")
    assert "О готовности пока не говорит: спросим." in boss.text
    assert "<b>" not in boss.text
    place = next(line.split()[0] for line in boss.text.splitlines() if "Петров Пётр" in line)
    await boss.presses(place)
    assert "Оба получат предложение и решат сами" in boss.text
    await boss.presses("Предложить обоим")
    assert boss.toast == "Предложил обоим. Скажу, когда ответят."
    await read_all(talk)
    assert "Куратор предлагает вам стать наставником. Молодой коллега: Кузнецова Мария Игоревна" in other.text
    assert "Куратор предлагает вам наставника: Петров Пётр" in maria.text
    await maria.presses("Посмотреть")
    await maria.presses("Даю согласие")
    assert maria.toast == "Спасибо. Ждём второго ответа."
    assert "Ждём ответа: Петров Пётр" in maria.text
    await other.presses("Посмотреть")
    await other.presses("Даю согласие")
    await talk.tick()
    assert any("Пара началась. Наставник: Петров Пётр" in it for it in said(boss))
    assert "куратор" not in mentor.text.lower()
    assert await states(talk) == ["active"]


async def test_a_curator_who_is_the_mentor_reads_the_text_first(talk: Talk) -> None:
    boss = await curator(talk)
    maria = await colleague(talk, "Мария", "Кузнецова Мария", since=2025)
    await opens(boss, "match", await person_of(talk, maria))
    await boss.presses("1")
    assert "Тем, кто выше, видны только цифры" in boss.text
    await boss.presses("Предложить обоим")
    assert await talk.look("SELECT person FROM pair_consents") == [(await person_of(talk, boss),)]
    await read_all(talk)
    assert "Ольга предлагает себя вам в наставники" in maria.text
    await maria.presses("Посмотреть")
    await maria.presses("Даю согласие")
    assert await states(talk) == ["active"]
    await opens(boss, "pair", 1)
    assert "Записать встречу" in boss.buttons


async def test_what_to_improve_is_a_reason_for_those_who_may_know_it(talk: Talk) -> None:
    """The mentee sees own areas; the curator those that were opened, by name and without levels."""
    boss, mentor = await curator(talk), await ready(talk)
    maria = await colleague(talk, "Мария", "Кузнецова Мария", since=2025)
    await assessed(talk, mentor, 3.5)
    await assessed(talk, maria, 1.5)
    why = "сильные стороны там, где хочется подтянуть: оценочная"
    await opens(maria, "mentor_search")
    assert why not in maria.text
    await open_results(talk, mentor)
    await opens(maria, "mentor_search")
    assert why in maria.text
    await opens(boss, "match", await person_of(talk, maria))
    assert why not in boss.text
    await open_results(talk, maria)
    await opens(boss, "match", await person_of(talk, maria))
    assert why in boss.text
    assert "1,5" not in boss.text


async def assessed(talk: Talk, talker: Talker, level: float) -> None:
    """A completed self-assessment with this level in one area."""
    person = await person_of(talk, talker)
    async with talk.db.write() as tx:
        attempt = await diagnosis.begin(tx, person, content.questionnaire(), now=int(talk.clock()))
        await tx.run("UPDATE attempts SET state = 'completed', completed_at = 1 WHERE id = $1", attempt.id)
        await tx.run(
            "INSERT INTO results (attempt, area, place, level, answered, deficit)"
            " VALUES ($1, 'assessment', 0, $2, 2, $3)",
            attempt.id,
            level,
            int(level < DEFICIT_UNDER),
        )


async def open_results(talk: Talk, talker: Talker) -> None:
    asked = content.consent("results")
    async with talk.db.write() as tx:
        await consents.give(
            tx, await person_of(talk, talker), purpose=asked.purpose, version=asked.version, locale="ru",
            text=asked.text("ru", "ЦНППМ"), now=int(talk.clock()),
        )  # fmt: skip


async def test_a_refusal_is_one_kind_word(talk: Talk) -> None:
    mentor = await ready(talk)
    maria = await colleague(talk, "Мария", "Кузнецова Мария")
    await opens(maria, "mentor", await person_of(talk, mentor))
    await maria.presses("Попросить о наставничестве")
    await maria.presses("Даю согласие, прошу")
    await read_all(talk)
    await mentor.presses("Посмотреть")
    await mentor.presses("Сейчас не получится")
    assert "Без объяснений, это нормально" in mentor.text
    await mentor.presses("Да, не получится")
    await talk.tick()
    assert "Белова Ирина Павловна: сейчас не получится. Так бывает, и дело не в вас." in maria.text
    assert await states(talk) == ["refused"]
    await opens(maria, "mentor_search")
    assert "Белова Ирина Павловна" in maria.text


async def test_pressed_twice_and_late(talk: Talk) -> None:
    """Two taps make one pair; an old button says how it is now."""
    mentor = await ready(talk)
    maria = await colleague(talk, "Мария")
    await opens(maria, "mentor", await person_of(talk, mentor))
    await maria.presses("Попросить о наставничестве")
    sure = maria.data("Даю согласие, прошу")
    maria.actor.presses_raw(sure, maria.screen.message_id)
    maria.actor.presses_raw(sure, maria.screen.message_id)
    await talk.run()
    assert await states(talk) == ["proposed"]
    assert "Ждём ответа" in maria.text
    await read_all(talk)
    await mentor.presses("Посмотреть")
    agree, refuse = mentor.data("Даю согласие"), mentor.data("Сейчас не получится")
    mentor.actor.presses_raw(agree, mentor.screen.message_id)
    mentor.actor.presses_raw(agree, mentor.screen.message_id)
    await talk.run()
    assert await states(talk) == ["active"]
    assert await talk.look("SELECT count(*) FROM pair_consents") == [(2,)]
    await mentor.presses_data(refuse)
    assert mentor.toast == "На это предложение уже ответили. Вот как сейчас."
    assert await states(talk) == ["active"]


async def test_no_more_than_the_mentor_takes(talk: Talk) -> None:
    mentor = await ready(talk, 1)
    maria, vera = await colleague(talk, "Мария"), await colleague(talk, "Вера")
    for who in (maria, vera):
        await opens(who, "mentor", await person_of(talk, mentor))
        await who.presses("Попросить о наставничестве")
        await who.presses("Даю согласие, прошу")
    await opens(mentor, "pair_agree", 1)
    await mentor.presses("Даю согласие")
    await opens(mentor, "pair_agree", 2)
    await mentor.presses("Даю согласие")
    assert mentor.toast == "С вами уже столько коллег, сколько вы собирались взять. Можно взять больше, здесь."
    await mentor.presses("2")
    await opens(mentor, "pair_agree", 2)
    await mentor.presses("Даю согласие")
    assert await states(talk) == ["active", "active"]
    boris = await colleague(talk, "Борис")
    await opens(boris, "mentor_search")
    assert "свободных наставников пока нет" in boris.text
    await opens(mentor, "mentoring")
    assert mentor.text.count("Молодой коллега") == 2
    assert "Готовность: до 2" in mentor.buttons


async def test_resting_and_withdrawing(talk: Talk) -> None:
    mentor = await ready(talk)
    maria = await colleague(talk, "Мария")
    await opens(maria, "mentor", await person_of(talk, mentor))
    await maria.presses("Попросить о наставничестве")
    sure = maria.data("Даю согласие, прошу")
    await mentor.presses("Пока не беру")
    await maria.presses_data(sure)
    assert maria.toast == "Этот наставник сейчас никого не берёт. Вот кто готов."
    await mentor.presses("3")
    await maria.presses_data(sure)
    assert "Вы предложили 22 ноября 2026. Ждём ответа: Белова Ирина" in maria.text
    await maria.presses("Отозвать предложение")
    assert await states(talk) == ["withdrawn"]
    await read_all(talk)
    assert not any("просит вас стать" in it for it in said(mentor))


async def test_two_weeks_without_an_answer(talk: Talk) -> None:
    mentor = await ready(talk)
    maria = await colleague(talk, "Мария")
    await opens(maria, "mentor", await person_of(talk, mentor))
    await maria.presses("Попросить о наставничестве")
    await maria.presses("Даю согласие, прошу")
    await read_all(talk)
    await mentor.presses("Посмотреть")
    agree = mentor.data("Даю согласие")
    talk.clock.advance(days=14)
    await talk.tick()
    await read_all(talk)
    assert "две недели без ответа, предложение закрылось" in maria.text
    await mentor.presses_data(agree)
    assert mentor.toast == "На это предложение уже ответили. Вот как сейчас."
    assert await states(talk) == ["lapsed"]


async def test_the_school_is_asked_first_and_the_search_comes_back(talk: Talk) -> None:
    anna = await teacher(talk, "Анна")
    await anna.writes("/mentoring")
    await anna.presses("Найти наставника")
    await anna.writes("Краснодарский край")
    await anna.presses("‹ Назад")
    assert "Дело добровольное" in anna.text
    await anna.presses("Найти наставника")
    await anna.writes(DISTRICT)
    await anna.writes("СОШ № 11")
    assert "свободных наставников пока нет" in anna.text
    boris = await teacher(talk, "Борис")
    await opens(boris, "mentor_ready")
    await boris.writes("Краснодарский край")
    await boris.writes(DISTRICT)
    await boris.writes("СОШ № 11")
    assert "Скольким коллегам готовы помогать" in boris.text


async def test_without_a_name_it_is_explained(talk: Talk) -> None:

    anna = await begin(talk, agree=False)
    await opens(anna, "mentoring")
    assert "нужна учётная запись с именем" in anna.text
    for room in ("mentor_search", "mentor_ready", "seekers"):
        await opens(anna, room)
        assert "Наставничество" in anna.text or "Быть" not in anna.text
    assert await talk.look("SELECT count(*) FROM mentor_wishes") == [(0,)]
