"""The list of commands beside the input: everybody's, and a list of one's own with a role or another language."""

from bot.settings import read_settings
from tests.talks.conftest import TOKEN, Talk, Talker
from tests.talks.test_people import administrator, coordinator_link
from tests.talks.test_start import begin

EVERYBODY = [
    *("start", "menu", "help", "diagnosis", "programmes", "sessions", "events", "mentoring", "profile", "language"),
    *("privacy", "cancel"),
]
GIVERS = ["broadcast", "people"]


def listed(talker: Talker) -> list[str]:
    return [command["command"] for command in talker.actor.commands]


async def coordinator(talk: Talk) -> tuple[Talker, Talker]:
    boss = await administrator(talk)
    made = await coordinator_link(talk, boss)
    vera = await begin(talk, "Вера")
    await vera.opens(made)
    await vera.presses("Принять")
    return boss, vera


async def test_a_list_follows_the_role(talk: Talk) -> None:
    await talk.tick()
    boss, vera = await coordinator(talk)
    await talk.tick()
    assert listed(await begin(talk, "Глеб")) == EVERYBODY
    assert listed(boss) == [*EVERYBODY, *GIVERS, "import", "health"]
    assert listed(vera) == [*EVERYBODY, *GIVERS]
    assert vera.actor.commands[-1]["description"] == "Приглашения и роли"
    await boss.writes("/people")
    await boss.presses("Роли в моей области")
    await boss.presses("Забрать 1")
    await boss.presses("Забрать")
    await talk.tick()
    assert listed(vera) == EVERYBODY
    assert await talk.look("SELECT * FROM command_lists") == []


async def test_a_list_speaks_the_chosen_language(talk: Talk) -> None:
    anna = await begin(talk, "Анна")
    await anna.writes("/language")
    await anna.presses("English")
    await talk.tick()
    assert anna.actor.commands[1]["description"] == "Menu"
    boris = talk.person("Борис")
    await boris.writes("/start")
    await boris.presses("English")
    await talk.tick()
    assert boris.actor.commands[1]["description"] == "Меню", "without a consent there is no list of their own"
    await boris.presses("Begin")
    await boris.presses("I agree")
    await talk.tick()
    assert boris.actor.commands[1]["description"] == "Menu"


async def test_a_list_goes_with_the_name(talk: Talk) -> None:
    _, vera = await coordinator(talk)
    anna = await begin(talk, "Анна")
    await anna.writes("/language")
    await anna.presses("English")
    await talk.tick()
    await vera.presses_data("xn")
    await anna.writes("/privacy")
    await anna.presses("Delete everything")
    await anna.presses("Delete")
    await anna.presses("Delete for good")
    await talk.tick()
    assert listed(vera) == EVERYBODY
    assert anna.actor.commands[1]["description"] == "Меню"
    assert await talk.look("SELECT * FROM command_lists") == []


async def test_a_list_waits_for_telegram_and_outlives_a_restart(talk: Talk) -> None:
    _, vera = await coordinator(talk)
    talk.world.faults.add("cut_before", method="setMyCommands", times=1)
    await talk.tick()
    assert listed(vera) == []
    await talk.restart()
    await talk.tick()
    assert listed(vera) == [*EVERYBODY, *GIVERS]


async def test_a_refused_list_is_let_go(talk: Talk) -> None:
    _, vera = await coordinator(talk)
    await talk.tick()
    await vera.writes("/language")
    await vera.presses("English")
    talk.world.faults.add("403", method="setMyCommands", times=1)
    await talk.tick()
    assert await talk.look("SELECT * FROM command_lists") == []
    assert vera.actor.commands[1]["description"] == "Меню"


async def test_who_left_admin_ids_loses_the_list_at_the_first_refusal(talk: Talk) -> None:
    boss = await administrator(talk)
    await talk.tick()
    before = talk.settings
    talk.settings = read_settings(bot_token=TOKEN, database_url=talk.url, _env_file=None)
    await talk.restart()
    await boss.writes("/health")
    assert "недоступно" in boss.text
    await talk.tick()
    assert listed(boss) == EVERYBODY
    talk.settings = before
    await talk.restart()
    await talk.tick()
    assert listed(boss) == [*EVERYBODY, *GIVERS, "import", "health"]
