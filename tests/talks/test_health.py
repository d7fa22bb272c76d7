"""/health: what waits, how late it is, and what did not arrive."""

from storage import outbox, watch
from storage.outbox import BROADCASTS, REMINDERS
from tests.talks.conftest import ADMIN, Talk, Talker


async def administrator(talk: Talk) -> Talker:
    boss = talk.person("Olga", id=ADMIN, language_code="ru")
    await boss.writes("/start")
    await boss.presses("Начать")
    await boss.presses("Даю согласие")
    return boss


async def test_what_waits_and_what_did_not_arrive(talk: Talk) -> None:
    boss = await administrator(talk)
    await boss.writes("/health")
    assert "Напоминания: сейчас отправлять нечего, впереди 0." in boss.text
    ((person,),) = await talk.look("SELECT person FROM accounts WHERE address = $1", str(ADMIN))
    now = int(talk.clock.at)
    async with talk.db.write() as tx:
        for n in range(3):
            await outbox.put(
                tx, person=person, kind="word", subject=f"{n}", now=now, lane=REMINDERS, due_at=now + n * 3600
            )
        await tx.run("UPDATE outbox SET state = 'unknown', ended_at = $1 WHERE subject = '2'", now)
        await tx.run("UPDATE accounts SET unreachable_since = NULL")
    talk.clock.advance(minutes=65)
    await boss.presses("Обновить")
    assert "Напоминания: пора отправить 2, дольше всех ждут 65 мин, впереди 0." in boss.text
    assert "неизвестно, дошло ли: 1." in boss.text
    assert "До кого сейчас не достучаться: 0." in boss.text


async def test_a_million_rows_are_not_counted(talk: Talk) -> None:
    boss = await administrator(talk)
    ((person,),) = await talk.look("SELECT person FROM accounts WHERE address = $1", str(ADMIN))
    async with talk.db.write() as tx:
        await tx.run(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10500)"
            " INSERT INTO outbox (person, kind, subject, lane, due_at)"
            " SELECT CAST($1 AS BIGINT), 'word', CAST(i AS TEXT), CAST($2 AS BIGINT), CAST($3 AS BIGINT) FROM n",
            person, BROADCASTS, int(talk.clock.at),
        )  # fmt: skip
    await boss.writes("/health")
    assert "Рассылки: пора отправить больше 10\u00a0000, дольше всех ждут 0 мин, впереди 0." in boss.text


async def test_administrators_hear_once_what_lasts_and_that_it_is_well_again(talk: Talk) -> None:
    boss = await administrator(talk)
    talk.session.skew = 90
    for minutes in (0, 1, 3, 1):
        talk.clock.advance(minutes=minutes)
        await talk.tick()
    assert boss.text.startswith("Часы машины спешат на 90 с."), "five minutes of it"
    before = len(boss.messages)
    for _ in range(3):
        talk.clock.advance(minutes=1)
        await talk.tick()
    assert len(boss.messages) == before, "once"
    await boss.presses("Как дела у бота")
    assert "Telegram отвечает.\nЧасы машины расходятся с Telegram на 90 с." in boss.text
    talk.session.skew = 0
    talk.clock.advance(minutes=1)
    await talk.tick()
    assert boss.text.startswith("Часы машины снова идут верно. Расходились с ")
    talk.session.skew = -40
    for _ in range(7):
        talk.clock.advance(minutes=1)
        await talk.tick()
    assert boss.text.startswith("Часы машины снова идут верно."), "the same again within an hour is the same story"


async def test_a_silence_of_telegram_is_told_when_it_is_over(talk: Talk) -> None:
    boss = await administrator(talk)
    await talk.tick()
    silence = talk.world.faults.add("cut_before").id
    talk.session.answers = False
    for _ in range(8):
        talk.clock.advance(minutes=1)
        await talk.tick()
    ((told,),) = await talk.look("SELECT count(*) FROM outbox WHERE kind = 'alarm' AND state = 'waiting'")
    assert told == 1
    talk.world.faults.remove(silence)
    for _ in range(2):
        talk.clock.advance(minutes=1)
        await talk.tick()
    said = [message.text for message in boss.messages if "Telegram" in message.text]
    assert [words.partition(" с ")[0] for words in said] == ["Telegram снова отвечает. Не отвечал"]


async def test_who_is_no_administrator_any_more_hears_nothing(talk: Talk) -> None:
    anna = talk.person("Анна")
    for press in (anna.writes("/start"), anna.presses("Начать"), anna.presses("Даю согласие")):
        await press
    before = len(anna.messages)
    ((person,),) = await talk.look("SELECT person FROM accounts WHERE address = $1", str(anna.actor.id))
    async with talk.db.write() as tx:
        await tx.run(
            "INSERT INTO roles (person, role, scope_kind, scope, granted_at)"
            " VALUES ($1, 'administrator', 'all', '', 0)",
            person,
        )
        await watch.settle(tx, {"queue": 700}, since={"queue": int(talk.clock.at)}, admins=(), now=int(talk.clock.at))
        await tx.run("UPDATE roles SET revoked_at = 1")
    await talk.tick()
    assert len(anna.messages) == before
