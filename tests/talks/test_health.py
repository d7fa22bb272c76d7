"""/health: what waits, how late it is, and what did not arrive."""

from storage import outbox
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
