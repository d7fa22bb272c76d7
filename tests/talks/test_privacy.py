"""My data: shown, taken along, made nameless, erased; by conversation, with a second look at the rows."""

import json
from pathlib import Path

from tests.talks.conftest import Talk
from tests.talks.test_start import begin

OWN = ("people", "accounts", "consents", "attempts", "answers", "outbox", "jobs", "job_files", "dialogues", "screens")


async def test_what_is_kept_is_counted(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses("А")
    await anna.writes("/privacy")
    assert "Ответов на вопросы: 1" in anna.text
    assert "Согласие на ведение учётной записи: дано 22 ноября 2026, редакция 2026-11-22" in anna.text
    await anna.presses("Текст согласия")
    assert "Как отозвать" in anna.text
    await anna.presses("‹ Назад")
    assert "Мои данные" in anna.text


async def test_the_export_comes_as_two_files(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses("А")
    await anna.writes("/privacy")
    order = anna.data("Выгрузить")
    await anna.presses("Выгрузить мои данные")
    await anna.presses_data(order)
    assert await talk.look("SELECT count(*) FROM jobs") == [(1,)]
    await talk.tick()
    files = {message.document.name: message.document.data for message in anna.messages if message.document}
    assert set(files) == {"my-data.json", "my-data.pdf"}
    assert files["my-data.pdf"].startswith(b"%PDF")
    told = json.loads(files["my-data.json"])
    assert told["people"][0]["name"] == "Анна"
    assert len(told["answers"]) == 1
    assert told["consent_texts"][0]["text"].startswith("Согласие на обработку")
    assert await talk.look("SELECT count(*) FROM outbox WHERE state = 'sent'") == [(2,)]


async def test_withdrawing_leaves_the_assessment_without_a_name(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses("А")
    await anna.writes("/privacy")
    await anna.presses("Отозвать согласие")
    again = anna.data("Оставить без имени")
    await anna.presses("Оставить без имени")
    assert "Согласие отозвано" in anna.text
    await anna.presses_data(again)
    assert await talk.look("SELECT known, name, subject FROM people") == [(0, None, "mathematics")]
    [(address,)] = await talk.look("SELECT address FROM accounts")
    assert str(anna.actor.id) not in address
    assert await talk.look("SELECT count(*) FROM answers") == [(1,)]
    assert await talk.look("SELECT count(*) FROM consents WHERE withdrawn_at IS NULL") == [(0,)]
    await anna.writes("/menu")
    assert anna.buttons[0].startswith("Продолжить: вопрос 2 из 22")
    await anna.writes("/privacy")
    assert "шифр" in anna.text
    assert "Выгрузить мои данные" not in anna.buttons


async def test_deletion_asks_twice_and_is_real(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses("А")
    await anna.writes("/privacy")
    await anna.presses("Выгрузить мои данные")
    await talk.tick()
    await anna.writes("/privacy")
    await anna.presses("Удалить всё")
    assert anna.buttons[0] == "Оставить"
    await anna.presses("Удалить")
    sure = anna.data("Удалить безвозвратно")
    assert anna.buttons[-1] == "Удалить безвозвратно"
    await anna.presses("Удалить безвозвратно")
    assert "Всё удалено" in anna.text
    for table in OWN:
        assert await talk.look(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert await talk.look("SELECT wanted FROM scrubs") == [(1,)]
    dump = json.dumps(await talk.look("SELECT * FROM audit"), ensure_ascii=False)
    assert "Анна" not in dump
    assert str(anna.actor.id) not in dump
    await anna.writes("/start")
    assert anna.text.startswith("Здравствуйте, Анна!")
    # The old button names somebody who is gone: the newcomer stays.
    await anna.presses_data(sure)
    assert await talk.look("SELECT count(*) FROM people") == [(1,)]


async def test_nothing_of_the_erased_stays_in_the_files(talk: Talk) -> None:
    anna = await begin(talk, name="Аннабелла")
    await anna.presses("А")
    if talk.db.engine == "sqlite":
        assert any("Аннабелла".encode() in raw for raw in files(talk))
    await anna.writes("/privacy")
    for button in ("Удалить всё", "Удалить", "Удалить безвозвратно"):
        await anna.presses(button)
    await talk.tick()
    if talk.db.engine == "sqlite":
        assert not any("Аннабелла".encode() in raw for raw in files(talk))
    assert await talk.look("SELECT count(*) FROM people") == [(0,)]


def files(talk: Talk) -> list[bytes]:
    """The bytes of SQLite's file and its log."""
    path = Path(talk.url.removeprefix("sqlite:///"))
    return [each.read_bytes() for each in path.parent.glob(f"{path.name}*")]


async def test_who_stays_is_kept(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.writes("/privacy")
    await anna.presses("Удалить всё")
    await anna.presses("Удалить")
    await anna.presses("Оставить")
    assert "Мои данные" in anna.text
    assert await talk.look("SELECT name FROM people") == [("Анна",)]


async def test_a_nameless_person_erases_everything_too(talk: Talk) -> None:
    anna = await begin(talk, agree=False)
    await anna.writes("/privacy")
    await anna.presses("Удалить всё")
    assert "Сотру предмет, ступень" in anna.text
    assert "согласия" not in anna.text
    assert "копию" not in anna.text
    await anna.presses("Удалить")
    await anna.presses("Удалить безвозвратно")
    assert await talk.look("SELECT count(*) FROM people") == [(0,)]


async def test_thirty_silent_days_erase_the_nameless_only(talk: Talk) -> None:
    anna = await begin(talk)
    await begin(talk, "Борис", agree=False)
    talk.clock.advance(days=29)
    await talk.tick()
    assert await talk.look("SELECT count(*) FROM people") == [(2,)]
    talk.clock.advance(days=2)
    await talk.tick()
    assert await talk.look("SELECT name FROM people") == [("Анна",)]
    await anna.writes("/menu")
    await anna.presses("Не сейчас")
    assert "Продолжить" in anna.buttons[0]


async def test_a_dropped_draft_is_not_counted_as_a_diagnosis(talk: Talk) -> None:
    anna = await begin(talk)
    await anna.presses("А")
    async with talk.db.write() as tx:
        await tx.run("UPDATE attempts SET state = 'dropped', current = NULL")
    await anna.writes("/privacy")
    assert "Диагностик: 0" in anna.text
