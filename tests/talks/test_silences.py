"""A pair that has not met for long: a gentle word to the mentor, a week later to the curator, once."""

from datetime import date

from storage import pairing, places, roles
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import DAY, opens, person_of
from tests.talks.mentoring import DISTRICT, Two, colleague, curator, two


async def days(talk: Talk, count: int) -> None:
    """The clock goes on by days and comes round once in each, at noon in Greenwich."""
    for _ in range(count):
        talk.clock.advance(days=1)
        await talk.tick()


async def coordinator(talk: Talk) -> Talker:
    vera = await colleague(talk, "Вера", school="СОШ № 2")
    async with talk.db.write() as tx:
        district = await places.name_municipality(tx, "23", DISTRICT)
        scope = await roles.place(tx, "municipality", str(district.id), regions=frozenset({"23"}))
        await roles.grant(tx, await person_of(talk, vera), "coordinator", scope, by=None, now=int(talk.clock()))
    await talk.tick()
    return vera


async def met(talk: Talk, pair: Two, words: str = "Разобрали план") -> None:
    """A meeting of today is written down and confirmed."""
    await opens(pair.mentor, "entry_new", pair.pair)
    for button in ("Сегодня", "Встреча", "45", "Дисциплина"):
        await pair.mentor.presses(button)
    await pair.mentor.writes(words)
    await talk.tick()
    await pair.mentee.presses("Всё так")


async def test_the_mentor_hears_gently_and_the_curator_later(talk: Talk) -> None:
    pair = await two(talk)
    olga = await curator(talk)
    await talk.tick()
    irina, heard = pair.mentor, len(olga.messages)
    await days(talk, 15)
    assert irina.text.startswith("Давно не виделись: Мария К., последний раз 22 ноября 2026.")
    assert irina.buttons == ["Предложить встречу", "Записать прошедшую", "Открыть карточку"]
    assert len(olga.messages) == heard
    said = len(irina.messages)
    await days(talk, 7)
    assert olga.text.startswith("Пара давно без встреч: Ирина Б. и Мария К., СОШ № 11.")
    assert "Наставнику я уже напоминал." in olga.text
    heard = len(olga.messages)
    await days(talk, 25)
    assert (len(irina.messages), len(olga.messages)) == (said, heard), "never twice of one silence"
    await irina.presses("Записать прошедшую")
    assert "Когда встречались?" in irina.text


async def test_each_silence_is_its_own(talk: Talk) -> None:
    pair = await two(talk)
    for _ in range(2):
        await days(talk, 15)
        assert pair.mentor.text.startswith("Давно не виделись")
        await met(talk, pair)
    assert await talk.look("SELECT count(*) FROM silences") == [(2,)]


async def test_what_is_over_before_the_evening_is_not_said(talk: Talk) -> None:
    pair = await two(talk)
    await days(talk, 13)
    talk.clock.at = talk.clock.at // DAY * DAY + DAY + 60  # after midnight in Greenwich: it is noticed
    await talk.tick()
    assert await talk.look("SELECT count(*) FROM outbox WHERE kind = 'pair-silent' AND state = 'waiting'") == [(1,)]
    talk.clock.advance(hours=8)
    await met(talk, pair)
    await days(talk, 1)
    assert await talk.look("SELECT state FROM outbox WHERE kind = 'pair-silent'") == [("void",)]


async def test_a_programme_that_is_over_is_finished_or_extended(talk: Talk) -> None:
    pair = await two(talk)
    async with talk.db.write() as tx:
        await tx.run("UPDATE pairs SET ends_on = '2026-11-23'")
    await days(talk, 3)
    irina = pair.mentor
    assert irina.text.startswith("Срок программы вышел 23 ноября 2026: Мария К.")
    assert irina.rows == [["Завершить", "Продлить"], ["Открыть карточку"]]
    await irina.presses("Продлить")
    await irina.presses("25 декабря 2026")
    said = len(irina.messages)
    await days(talk, 5)
    assert len(irina.messages) == said
    talk.clock.at = talk.clock.at // DAY * DAY + 28 * DAY + 60
    await talk.tick()
    async with talk.db.write() as tx:
        await pairing.extend(
            tx, pair.pair, date(2027, 1, 31), by=await person_of(talk, pair.mentee), today=date(2026, 12, 27),
            now=int(talk.clock()),
        )  # fmt: skip
    talk.clock.advance(hours=16)
    await talk.tick()
    assert "Срок программы вышел 25 декабря" not in "".join(message.text for message in irina.messages)
    assert await talk.look("SELECT which, state FROM outbox WHERE kind = 'pair-past-end' ORDER BY which") == [
        ("2026-11-23", "sent"), ("2026-12-25", "void"),
    ]  # fmt: skip


async def test_a_pause_is_no_silence(talk: Talk) -> None:
    pair = await two(talk)
    person = await person_of(talk, pair.mentor)
    async with talk.db.write() as tx:
        await pairing.pause(tx, pair.pair, by=person, now=int(talk.clock()))
    await days(talk, 20)
    async with talk.db.write() as tx:
        await pairing.resume(tx, pair.pair, by=person, now=int(talk.clock()))
    await days(talk, 10)
    assert await talk.look("SELECT count(*) FROM silences") == [(0,)]


async def test_without_a_curator_the_coordinator_sees_no_word(talk: Talk) -> None:
    pair = await two(talk)
    vera = await coordinator(talk)
    await met(talk, pair, "Тайное слово")
    await days(talk, 23)
    assert vera.text.startswith("Пара давно без встреч: Ирина Б. и Мария К.")
    await vera.presses("Посмотреть")
    [(number,)] = await talk.look("SELECT id FROM entries")
    await vera.presses_data(f"go|entry|{number}.{pair.pair}")
    await vera.presses_data(f"go|journal|{pair.pair}")
    assert "Тайное" not in "".join(message.text for message in vera.messages)


async def test_a_coordinator_who_is_one_no_more_hears_nothing(talk: Talk) -> None:
    await two(talk)
    vera = await coordinator(talk)
    await days(talk, 20)
    talk.clock.at = talk.clock.at // DAY * DAY + DAY + 60
    await talk.tick()
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = $1 WHERE role = 'coordinator'", int(talk.clock()))
    heard = len(vera.messages)
    await days(talk, 2)
    assert len(vera.messages) == heard
