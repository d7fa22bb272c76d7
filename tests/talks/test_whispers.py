"""Words past the mentor: the curator reads and answers them, once; the mentor never, not as a curator either."""

from handlers.whispers import Answer
from storage import pairing, pairs, pulses, roles, whispers
from tests.talks.conftest import Talk
from tests.talks.internship import opens, person_of
from tests.talks.journaling import written
from tests.talks.mentoring import Two, curator, read_all, two

SECRET = "ЛИЧНОЕ <b>слово</b> & всё"


async def whispered(talk: Talk, at: Two, text: str = SECRET) -> int:
    async with talk.db.write() as tx:
        pair = await pairs.pair(tx, at.pair)
        assert pair is not None
        mentee = await person_of(talk, at.mentee)
        return await pulses.whisper(tx, pair, mentee, text, request=text[:20], now=int(talk.clock()))


async def test_the_curator_is_told_without_the_words_reads_and_answers(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    await whispered(talk, at)
    await read_all(talk)
    assert olga.text == "Личное сообщение куратору. Пишет Мария К., наставник этого не видит."
    await olga.presses("Прочитать")
    assert olga.text == (
        "Личные сообщения: Мария К. (наставник Ирина Б.)\nНаставник их не видит и о них не знает.\n\n"
        f"22 ноября 2026:\n{SECRET}"
    )
    await olga.presses("Ответить")
    await olga.writes("Давайте поговорим завтра")
    assert "Давайте поговорим завтра" in olga.text
    assert "Ответить" not in olga.buttons
    await read_all(talk)
    assert at.mentee.text.startswith("Ответ куратора, Ольга:\nДавайте поговорим завтра")
    await at.mentee.presses("Написать ещё")
    assert not [message for message in at.mentor.messages if "ЛИЧНОЕ" in message.text or "завтра" in message.text]
    assert await talk.look("SELECT kind FROM outbox WHERE kind LIKE 'whisper%' ORDER BY id") == [
        ("whisper",), ("whisper-answered",),
    ]  # fmt: skip


async def test_two_curators_answer_once(talk: Talk) -> None:
    at = await two(talk)
    olga, nina = await curator(talk), await curator(talk, "Нина")
    number = await whispered(talk, at)
    for who in (olga, nina):
        await opens(who, "whispers", at.pair)
        await who.presses("Ответить")
    await olga.writes("Первый ответ")
    await nina.writes("Второй ответ")
    assert "Первый ответ" in nina.text
    assert "Второй ответ" not in nina.text
    await nina.presses_data(Answer(whisper=number).pack())
    assert nina.toast == "На это уже ответили."
    assert await talk.look("SELECT answer FROM whispers") == [("Первый ответ",)]


async def test_an_answer_that_is_too_long_is_not_cut(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    await whispered(talk, at)
    await opens(olga, "whispers", at.pair)
    await olga.presses("Ответить")
    await olga.writes("ж" * 1600)
    assert olga.text.startswith("Получилось 1\u00a0600 знаков, а помещается 1\u00a0500.")
    await olga.writes("Коротко")
    assert await talk.look("SELECT answer FROM whispers") == [("Коротко",)]


async def test_a_curator_who_is_the_mentor_hears_nothing(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    async with talk.db.write() as tx:
        pair = await pairs.pair(tx, at.pair)
        assert pair is not None
        mentor = await person_of(talk, at.mentor)
        await roles.grant(tx, mentor, "curator", pairs.scope(pair), by=None, now=int(talk.clock()))
    number = await whispered(talk, at)
    await read_all(talk)
    assert olga.text.startswith("Личное сообщение")
    for press in (Answer(whisper=number).pack(), "go|whispers|1"):
        await at.mentor.presses_data(press)
        assert (at.mentor.toast or "").startswith("Это действие вам сейчас недоступно")
    await opens(at.mentor, "curated", at.pair)
    assert "Личные сообщения" not in at.mentor.buttons
    assert not [message for message in at.mentor.messages if "ЛИЧНОЕ" in message.text or "ичн" in message.text]


async def test_many_are_shown_one_at_a_time_the_open_ones_first(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    for text in ("первое", "второе", "третье"):
        await whispered(talk, at, text)
        talk.clock.advance(hours=1)
    await opens(olga, "whispers", at.pair)
    assert "третье" in olga.text
    await olga.presses("Ответить")
    await olga.writes("Ответ на третье")
    await opens(olga, "whispers", at.pair)
    assert "второе" in olga.text
    assert "1 из 3" in olga.buttons
    await olga.presses("‹")
    assert "третье" in olga.text
    await opens(olga, "curated", at.pair)
    assert "Ждут ответа 2 личных сообщения вам." in olga.text


async def test_after_the_role_is_gone_nothing_opens(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    await whispered(talk, at)
    async with talk.db.write() as tx:
        pair = await pairs.pair(tx, at.pair)
        assert pair is not None
        by = await person_of(talk, at.mentor)
        await roles.revoke(tx, await person_of(talk, olga), "curator", pairs.scope(pair), by=by, now=int(talk.clock()))
    await read_all(talk)
    assert not [message for message in olga.messages if "Личное" in message.text]
    await opens(olga, "whispers", at.pair)
    assert (olga.toast or "").startswith("Это действие вам сейчас недоступно")


async def test_of_a_pair_that_is_over_nobody_is_asked_to_write_more(talk: Talk) -> None:
    at = await two(talk)
    olga = await curator(talk)
    number = await whispered(talk, at)
    entry = await written(talk, at)
    async with talk.db.write() as tx:
        await pairing.finish(tx, at.pair, result="reached", note="", by=None, now=int(talk.clock()))
        await whispers.answer(tx, number, "Поговорим", by=await person_of(talk, olga), now=int(talk.clock()))
    await read_all(talk)
    assert "Поговорим" in at.mentee.text
    assert at.mentee.buttons == ["Меню"]
    await opens(at.mentee, "entry", entry)
    await at.mentee.presses("Всё так")
    assert "Сказать куратору" not in at.mentee.buttons
    await at.mentee.presses("Пропустить")
    assert "Сказать куратору" not in at.mentee.buttons
