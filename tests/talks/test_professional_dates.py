"""«Мои сроки»: days as they are typed, what is due by them, and reminders for whoever asked for them."""

from handlers.professional_dates import Remind, TakeBack
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import until
from tests.talks.mentoring import colleague
from tests.talks.test_start import begin

MAY = 1_809_846_000  # 5 May 2027, 7:00 UTC: ten o'clock in Moscow
TOLD = "SELECT what, day, said FROM professional_dates ORDER BY what"
WAITING = "SELECT subject, which FROM outbox WHERE kind = 'date-near' AND state = 'waiting' ORDER BY due_at"


async def tells(person: Talker, button: str, day: str) -> None:
    await person.presses(button)
    await person.writes(day)


async def test_days_are_told_as_one_knows_them(talk: Talk) -> None:
    anna = await colleague(talk, "Анна")
    await anna.writes("/profile")
    await anna.presses("Мои сроки")
    assert "Назовите день последнего документа или аттестации" in anna.text
    await tells(anna, "Квалификация", "31.02.2025")
    assert anna.text.startswith("Не понял «31.02.2025».")
    await anna.writes("05.2027")
    assert anna.text.startswith("«05.2027» ещё впереди")
    await anna.writes("в мае 2024")
    assert "Последний раз: май 2024, считаю с 1 мая 2024\nСледующее: до 1 мая 2027" in anna.text
    await tells(anna, "Соответствие", "2022")
    assert "Последний раз: 2022 год, считаю с 1 января 2022\nСледующая: до 1 января 2027" in anna.text
    await anna.presses("Категория")
    await tells(anna, "Первая", "12 марта 2024")
    assert "Первая, 12 марта 2024. Без срока" in anna.text
    assert "Последний раз: 2022 год, считаю с 1 января 2022\nНе нужна, пока действует категория." in anna.text
    await anna.presses("Категория")
    await tells(anna, "Высшая", "03.04.2022")
    assert "Высшая, 3 апреля 2022. Действует до 3 апреля 2027: установлена до сентября 2023 года." in anna.text
    await tells(anna, "Заявление", "2027")
    assert anna.text.startswith("Одного года мало.")
    await anna.writes("01.2027")
    assert "Подать: январь 2027" in anna.text
    assert await talk.look(TOLD) == [
        ("apply", "2027-01-01", "month"),
        ("conformity", "2022-01-01", "year"),
        ("dpo", "2024-05-01", "month"),
        ("highest", "2022-04-03", "day"),
    ]
    assert await talk.look(WAITING) == []
    await anna.presses("Квалификация")
    assert "Сейчас записано: май 2024" in anna.text
    await anna.presses("Убрать этот день")
    assert anna.toast == "Этот день больше не храню."
    await anna.presses_in_vain(TakeBack(told="dpo"), TakeBack(told="first"))


async def test_nobody_is_reminded_unasked_and_nobody_of_a_day_that_moved(talk: Talk) -> None:
    anna = await colleague(talk, "Анна")
    await anna.writes("/profile")
    await anna.presses("Мои сроки")
    await tells(anna, "Квалификация", "5 ноября 2024")
    assert "Напоминания выключены." in anna.text
    await anna.presses("Напоминать")
    await anna.presses_data(Remind(on=True).pack())
    assert "Напоминания включены, ближайшее 5 мая 2027 в 10 утра." in anna.text
    days = [("dpo", f"2027-11-05.{turn}") for turn in (1, 2, 3)]
    assert await talk.look(WAITING) == days
    await until(talk, MAY)
    assert anna.text.startswith("Через полгода, 5 ноября 2027, исполнится три года с вашего последнего документа")
    await anna.presses("Мои сроки")
    await tells(anna, "Квалификация", "1 марта 2027")
    assert await talk.look(WAITING) == [("dpo", f"2030-03-01.{turn}") for turn in (1, 2, 3)]
    await tells(anna, "Квалификация", "5 ноября 2024")
    assert await talk.look(WAITING) == days[1:]  # what was said is not said again
    await anna.presses("Не напоминать")
    assert "Напоминания выключены." in anna.text
    assert await talk.look(WAITING) == []


async def test_without_an_account_nothing_is_kept(talk: Talk) -> None:
    boris = await begin(talk, "Борис", agree=False)
    await boris.writes("/profile")
    assert "Мои сроки" not in boris.buttons
    await boris.presses_data(Remind(on=True).pack())
    assert "Эти дни храню только с вашего согласия." in boris.text
    assert await talk.look("SELECT 1 FROM date_reminders") == []
