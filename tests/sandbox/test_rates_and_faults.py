"""Telegram's limits, and bad days on demand."""

import pytest

from sandbox import Cut, Fault, Person, World
from tests.sandbox.conftest import TOKEN, Bot, Clock

KEYS = [{"text": "Да", "callback_data": "y"}]


def send(world: World, person: Person) -> int:
    """The status, or minus the seconds to wait."""
    answer = world.call(TOKEN, "sendMessage", {"chat_id": person.id, "text": "x"})
    if answer.status == 429:
        assert (
            answer.body["description"] == f"Too Many Requests: retry after {answer.body['parameters']['retry_after']}"
        )
        return -int(answer.body["parameters"]["retry_after"])
    return answer.status


def crowd(world: World, size: int) -> list[Person]:
    people = [world.add_person(f"Человек {n}") for n in range(size)]
    for person in people:
        person.writes("/start")
    return people


def test_thirty_a_second_over_the_bot(world: World, clock: Clock) -> None:
    people = crowd(world, 40)
    assert [send(world, p) for p in people[:30]] == [200] * 30
    clock.passes(0.5)
    assert send(world, people[30]) == -5
    clock.passes(4)
    assert send(world, people[30]) == -1, "going on does not help"
    clock.passes(1)
    assert send(world, people[30]) == 200


def test_a_steady_pace_below_the_limit_is_never_refused(world: World, clock: Clock) -> None:
    people = crowd(world, 200)
    for person in people:
        assert send(world, person) == 200
        clock.passes(1 / 29)


def test_one_a_second_in_a_chat_after_a_short_burst(world: World, anna: Person, clock: Clock) -> None:
    assert [send(world, anna) for _ in range(4)] == [200, 200, 200, -1]
    clock.passes(0.5)
    assert send(world, anna) == -1
    clock.passes(0.5)
    assert [send(world, anna), send(world, anna)] == [200, -1]
    for _ in range(20):
        clock.passes(1)
        assert send(world, anna) == 200


def test_edits_answers_and_refusals_are_free(world: World, anna: Person, bot: Bot) -> None:
    sent = bot("sendMessage", chat_id=anna.id, text="0")
    for n in range(100):
        bot("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text=f"{n + 1}")
        bot.refused("sendMessage", chat_id=anna.id, text="")
    assert send(world, anna) == 200


def test_a_lenient_world(clock: Clock) -> None:
    world = World(clock, strict_rates=False)
    world.add_bot(TOKEN)
    (anna,) = crowd(world, 1)
    assert {send(world, anna) for _ in range(100)} == {200}


def test_faults_that_answer(world: World, anna: Person) -> None:
    call = {"chat_id": anna.id, "text": "x"}
    world.faults.add("429", "sendMessage", retry_after=7, times=1)
    assert send(world, anna) == -7
    world.faults.add("403", "send*", times=1)
    assert world.call(TOKEN, "sendMessage", call).body["description"] == "Forbidden: bot was blocked by the user"
    world.faults.add("500", times=1)
    assert world.call(TOKEN, "getMe").status == 500
    world.faults.add("html", times=1)
    answer = world.call(TOKEN, "sendMessage", call)
    assert answer.status == 502
    assert answer.html is not None
    assert answer.html.startswith("<html>")
    assert [m.text for m in anna.chat.messages] == ["/start"], "nothing of it was carried out"
    world.faults.add("delay", seconds=2.5, times=1)
    assert world.call(TOKEN, "sendMessage", call).delay == 2.5
    assert send(world, anna) == 200, "all faults are used up"


def test_both_cuts(world: World, anna: Person) -> None:
    call = {"chat_id": anna.id, "text": "дошло"}
    world.faults.add("cut_before", times=1)
    with pytest.raises(Cut) as cut:
        world.call(TOKEN, "sendMessage", call)
    assert not cut.value.executed
    assert len(anna.chat.messages) == 1
    world.faults.add("cut_after", times=1)
    with pytest.raises(Cut) as cut:
        world.call(TOKEN, "sendMessage", call)
    assert cut.value.executed
    assert anna.chat.messages[-1].text == "дошло"
    assert [line.description for line in world.log] == ["cut before executing", "cut after executing"]


def test_who_and_how_often(world: World, anna: Person, clock: Clock) -> None:
    (oleg,) = crowd(world, 1)
    world.faults.add("403", chat_id=oleg.id)
    assert (send(world, anna), send(world, oleg)) == (200, 403)
    world.faults.clear()
    third = world.faults.add("500", every_nth=3)
    statuses = []
    for _ in range(6):
        clock.passes(1)
        statuses.append(send(world, anna))
    assert statuses == [200, 200, 500] * 2
    assert world.faults.remove(third.id)
    assert not world.faults.remove(third.id)


def test_a_fault_of_one_chat_concerns_the_answers_to_its_presses(world: World, anna: Person, bot: Bot) -> None:
    (oleg,) = crowd(world, 1)
    world.faults.add("500", "answerCallbackQuery", chat_id=oleg.id)
    statuses = []
    for person in (anna, oleg):
        sent = bot("sendMessage", chat_id=person.id, text="Место?", reply_markup={"inline_keyboard": [KEYS]})
        query = person.presses_raw("y", sent["message_id"])
        statuses.append(world.call(TOKEN, "answerCallbackQuery", {"callback_query_id": query}).status)
    assert statuses == [200, 500]


def test_chance_is_repeatable(clock: Clock) -> None:
    def run(seed: int) -> list[bool]:
        fault = Fault("500", probability=0.3, seed=seed)
        return [fault.fires("getMe", None) for _ in range(200)]

    assert run(1) == run(1) != run(2)
    assert 30 < sum(run(1)) < 90


def test_wrong_rules_are_refused(world: World) -> None:
    with pytest.raises(ValueError, match="no such fault"):
        world.faults.add("rain")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(ValueError, match="range"):
        world.faults.add("500", probability=2)
    with pytest.raises(TypeError):
        world.faults.add("500", often=True)
