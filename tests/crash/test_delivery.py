"""The bot is killed at each step of delivery: no notice is lost, none comes twice but those whose end nobody knew.

A broadcast never comes twice: what was in flight is counted as unknown.
"""

import random
import signal
from collections import Counter

from bot.person import hashed_addresses
from storage.db import Engine
from storage.outbox import BROADCASTS, LANES
from tests.crash.conftest import MakeStage
from tests.crash.notices import PLACES
from tests.crash.stage import TOKEN, Stage, look_run
from tests.databases import look

PEOPLE = 5
Row = tuple[int, str, int]  # person, subject, lane


async def readers(stage: Stage) -> dict[int, int]:
    """Numbers of people who agreed to take part, by their chat."""
    hashed = hashed_addresses("telegram", TOKEN)
    for person in stage.people:
        await look_run(
            stage.url, f"UPDATE accounts SET address = '{person.id}' WHERE address = '{hashed(f'{person.id}')}'"
        )
    await look_run(stage.url, "UPDATE people SET known = 1, name = 'Анна'")
    return {int(chat): person for chat, person in await look(stage.url, "SELECT address, person FROM accounts")}


async def prepared(make_stage: MakeStage, engine: Engine) -> tuple[Stage, dict[int, int]]:
    """A bot that is not running, and its readers."""
    stage = await make_stage(engine)
    await stage.start()
    await stage.crowd(PEOPLE)
    await stage.kill()
    numbers = await readers(stage)
    stage.module = "tests.crash.notices"
    return stage, numbers


async def put(stage: Stage, subject: str, numbers: list[int]) -> None:
    rows = ", ".join(f"({person}, 'word', '{subject}.{lane}', {lane}, 1)" for person in numbers for lane in LANES)
    await look_run(stage.url, f"INSERT INTO outbox (person, kind, subject, lane, due_at) VALUES {rows}")


async def rows(stage: Stage, where: str) -> set[Row]:
    return {tuple(row) for row in await look(stage.url, f"SELECT person, subject, lane FROM outbox WHERE {where}")}


async def test_killed_at_each_step_of_delivery(make_stage: MakeStage, engine: Engine) -> None:
    rng = random.Random(3)
    stage, numbers = await prepared(make_stage, engine)
    in_flight: Counter[Row] = Counter()
    for place in PLACES:
        await put(stage, place, list(numbers.values()))
        stage.settings = {"CRASH_AT": f"{place}:{rng.randrange(3)}"}
        await stage.start()
        await stage.died()
        in_flight.update(await rows(stage, "state = 'sending'"))
        assert not await rows(stage, "state NOT IN ('waiting', 'claimed', 'sending', 'sent', 'unknown')")
    stage.settings = {}
    await stage.start()
    await all_ended(stage)
    said, put_rows = said_by(stage, numbers), await rows(stage, "true")
    sent, unknown = await rows(stage, "state = 'sent'"), await rows(stage, "state = 'unknown'")
    assert put_rows == sent | unknown
    assert len(put_rows) == PEOPLE * len(LANES) * len(PLACES)
    assert unknown == {row for row in in_flight if row[2] == BROADCASTS}, "what was in flight is counted, no more"
    assert {row for row in sent if not said[row]} == set(), "lost"
    assert {row for row in put_rows if row[2] == BROADCASTS and said[row] > 1} == set(), "a broadcast came twice"
    assert {row for row in put_rows if said[row] > 1 + in_flight[row]} == set(), "doubled beyond what nobody knew"
    assert in_flight, "nothing was in flight at any death: the test proves nothing"


async def test_who_is_asked_to_stop_leaves_nothing_unknown(make_stage: MakeStage, engine: Engine) -> None:
    stage, numbers = await prepared(make_stage, engine)
    stage.world.faults.add("delay", "sendMessage", seconds=0.2)
    await put(stage, "stop", list(numbers.values()))
    await stage.start()
    await stage.until(lambda: said_by(stage, numbers).total() >= 3, "three notices")
    await stage.kill(signal.SIGTERM)
    assert not await rows(stage, "state IN ('claimed', 'sending')")
    await stage.start()
    await all_ended(stage)
    assert await rows(stage, "state <> 'sent'") == set()
    assert set(said_by(stage, numbers).values()) == {1}


async def all_ended(stage: Stage) -> None:
    async def ended() -> bool:
        return not await rows(stage, "ended_at IS NULL")

    await stage.until_stored(ended, "the end of every notice")


def said_by(stage: Stage, numbers: dict[int, int]) -> Counter[Row]:
    """What Telegram accepted."""
    said: Counter[Row] = Counter()
    for call in stage.world.accepted:
        words = str(call.params.get("text", ""))
        if call.method == "sendMessage" and words.startswith("слово "):
            subject = words.removeprefix("слово ")
            said[numbers[int(call.params["chat_id"])], subject, int(subject[-1])] += 1
    return said
