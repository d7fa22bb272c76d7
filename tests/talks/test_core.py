"""The machine around the conversations: what no feature has to think of."""

from itertools import product
from typing import Any

import pytest

import handlers
from bot.commands import EVERYBODY
from bot.doors import Go
from bot.texts import LOCALES
from storage import turns
from tests.talks.conftest import Talk, Talker

GROUP = {"id": -100_500, "type": "supergroup", "title": "Педсовет"}
NAMELESS_PIECE = "\ud83d"  # half of an emoji, as some clients cut it


def raw_message(anna: Talker, **what: Any) -> dict[str, Any]:
    """A message as it may come over the wire, past what the sandbox's own keyboard would let through."""
    anna.actor.started = True
    body = {"message_id": 700, "date": int(anna.talk.clock()), "from": anna.actor.user_json()}
    return {"message": body | {"chat": anna.actor.chat_json()} | what}


def sent(talk: Talk, method: str = "sendMessage") -> list[Any]:
    return [line.params for line in talk.world.log if line.method == method]


async def agreed(talk: Talk, name: str = "Анна", **more: Any) -> Talker:
    anna = talk.person(name, **more)
    await anna.writes("/start")
    await anna.presses_data(Go(room="consent").pack())
    await anna.presses("Даю согласие")
    return anna


async def test_an_unknown_word_gets_a_sentence_and_a_way_on(talk: Talk) -> None:
    anna = talk.person("Анна")
    await anna.writes("привет <b>мир</b>")
    assert anna.text.startswith("Не понял это сообщение.")
    assert "Что я умею" in anna.text
    assert anna.buttons == ["Мои данные", "Меню"]
    assert await talk.look("SELECT count(*) FROM screens") == [(0,)]


async def test_an_album_gets_one_reply(talk: Talk) -> None:
    anna, maria = talk.person("Анна"), talk.person("Мария")
    for number in range(3):
        anna.actor.sends_file(f"{number}.jpg", b"x", media_group_id="7", as_photo=True)
        maria.actor.sends_file(f"{number}.jpg", b"x", media_group_id="8", as_photo=True)
    await talk.run()
    # The rest of an album may come with a later poll.
    await anna.sends_file("4.jpg", b"x", media_group_id="7", as_photo=True)
    for person in (anna, maria):
        assert ["Файлы и картинки" in m.text for m in person.messages if m.from_bot] == [True]


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_a_group_hears_one_sentence_when_the_bot_comes_and_then_silence(talk: Talk, kind: str) -> None:
    anna = talk.person("Анна")
    chat = GROUP | {"type": kind}
    bot = {"user": talk.world.bot.user_json()}
    joined = {"chat": chat, "from": anna.actor.user_json(), "date": 1, "old_chat_member": bot | {"status": "left"}}
    talk.world.put_raw({"my_chat_member": joined | {"new_chat_member": bot | {"status": "member"}}})
    await talk.run()
    assert [(it["chat_id"], it["text"].partition(".")[0]) for it in sent(talk)] == [
        (GROUP["id"], "Я работаю только в личных сообщениях")
    ]
    talk.world.log.clear()
    for text in ("/start", "/menu@marshrut_bot", "Коллеги, добрый день"):
        talk.world.put_raw(raw_message(anna, chat=chat, text=text))
    talk.world.put_raw({"my_chat_member": joined | {"new_chat_member": bot | {"status": "left"}}})
    talk.world.put_raw({"my_chat_member": joined | {"new_chat_member": bot | {"status": "kicked", "until_date": 0}}})
    await talk.run()
    assert sent(talk) == []
    assert await talk.look("SELECT count(*) FROM people") == [(0,)]
    assert await talk.look("SELECT count(*) FROM screens") == [(0,)]


async def test_what_is_said_outside_of_a_turn_is_in_the_chosen_language(talk: Talk) -> None:
    """The group's sentence, and the words of a dead letter; Telegram's own language is Russian."""
    anna = await agreed(talk)
    await anna.writes("/language")
    await anna.presses("English")
    bot = {"user": talk.world.bot.user_json()}
    joined = {"chat": GROUP, "from": anna.actor.user_json(), "date": 1, "old_chat_member": bot | {"status": "left"}}
    talk.world.log.clear()
    talk.world.put_raw({"my_chat_member": joined | {"new_chat_member": bot | {"status": "member"}}})
    await talk.run()
    assert [it["text"].partition(".")[0] for it in sent(talk)] == ["I work in private messages only"]
    anna.actor.sends_poison()
    await talk.run()
    assert anna.text.startswith("Something broke on my side")
    async with talk.db.write() as tx:
        await tx.run("DELETE FROM dead_letters")


async def test_who_blocks_the_bot_is_left_alone_until_they_come_back(talk: Talk) -> None:
    anna = await agreed(talk)
    unreachable = "SELECT unreachable_since IS NOT NULL FROM accounts"
    talk.world.log.clear()
    anna.actor.blocks_bot()
    await talk.run()
    assert [bool(row[0]) for row in await talk.look(unreachable)] == [True]
    assert sent(talk) == []
    anna.actor.unblocks_bot()
    await talk.run()
    assert [bool(row[0]) for row in await talk.look(unreachable)] == [False]
    await anna.writes("/menu")
    assert "Куда пойдём?" in anna.text


async def test_a_reply_on_its_way_to_somebody_who_has_just_blocked(talk: Talk) -> None:
    anna, maria = talk.person("Анна"), talk.person("Мария")
    anna.actor.writes("/start")
    anna.actor.blocks_bot()
    maria.actor.writes("/start")
    await talk.run()
    assert "Здравствуйте, Мария" in maria.text
    assert [message for message in anna.messages if message.from_bot] == []
    assert await talk.look("SELECT count(*) FROM screens") == [(0,)], "a reply nobody can get is not kept"
    anna.actor.unblocks_bot()
    await anna.writes("/start")
    assert "Здравствуйте, Анна" in anna.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Тимашев\0ский район", "Тимашевский район"),
        (f"Тимашевский район {NAMELESS_PIECE}", "Тимашевский район \ufffd"),
        ("Тимашевский район 👩‍🏫", "Тимашевский район 👩"),
    ],
)
async def test_what_a_database_cannot_hold_does_not_reach_it(talk: Talk, typed: str, kept: str) -> None:
    anna = await agreed(talk)
    await anna.presses_data("lg:23:")
    await anna.presses_data(Go(room="municipality").pack())
    talk.world.put_raw(raw_message(anna, text=typed))
    await talk.run()
    assert [row[0].startswith(kept) for row in await talk.look("SELECT name FROM municipalities")] == [True]
    assert kept in anna.text


@pytest.mark.parametrize(
    "name",
    ["👩‍🏫" * 20, f"Анна{NAMELESS_PIECE}", "Анна\0", "<b>Анна</b> & {$x}", "ﷺ" * 64, ""],
    ids=("emoji", "half an emoji", "NUL", "HTML", "wide", "empty"),
)
async def test_any_name_is_greeted(talk: Talk, name: str) -> None:
    anna = talk.person("Анна")
    user = anna.actor.user_json() | {"first_name": name}
    talk.world.put_raw(raw_message(anna, text="/start", **{"from": user}))
    await talk.run()
    assert anna.text.startswith("Здравствуйте")
    await anna.presses_data(Go(room="consent").pack())
    talk.world.put_raw(
        {
            "callback_query": {
                "id": "1", "from": user, "chat_instance": "1", "data": anna.data("Даю согласие"),
                "message": anna.actor.message_json(anna.screen),
            }
        }
    )  # fmt: skip
    await talk.run()
    await anna.writes("/privacy")
    assert "Мои данные" in anna.text


ODD = ("ы" * 5000, "👩‍🏫" * 1000, "\u202e\u200f\u200b", "-1", "9" * 400, "<b>&amp;", "$1; --")


@pytest.mark.parametrize("room", ["region", "municipality", "school", "zone", "years"])
async def test_a_question_takes_whatever_is_typed(talk: Talk, room: str) -> None:
    anna = await agreed(talk)
    await anna.presses_data("lg:23:")
    await anna.presses_data(Go(room="municipality").pack())
    await anna.writes("Тимашевский район")
    for typed in ODD:
        await anna.presses_data(Go(room=room).pack())
        asked = anna.screen.message_id
        talk.world.put_raw(raw_message(anna, text=typed))
        await talk.run()
        assert anna.screen.message_id > asked, typed[:20]
        assert anna.buttons


async def test_a_file_instead_of_words_leaves_the_question_open(talk: Talk) -> None:
    anna = await agreed(talk)
    await anna.presses_data(Go(room="years").pack())
    await anna.sends_file("паспорт.pdf", b"%PDF")
    assert "Файлы и картинки мне пока не нужны" in anna.text
    await anna.writes("2013")
    assert "В профессии с 2013 года" in anna.text


@pytest.mark.parametrize(
    "what",
    [
        {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                     "is_animated": False, "is_video": False}},
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
        {"location": {"latitude": 45.6, "longitude": 38.9}},
        {"contact": {"phone_number": "+70000000000", "first_name": "Анна"}},
        {"photo": [], "caption": "на уроке"},
    ],
    ids=lambda what: next(iter(what)),
)  # fmt: skip
async def test_what_is_no_text_is_answered_too(talk: Talk, what: dict[str, Any]) -> None:
    anna = talk.person("Анна")
    talk.world.put_raw(raw_message(anna, **what))
    await talk.run()
    assert anna.buttons[-1] == "Меню"


def forged() -> list[str]:
    """For every button there is: too few fields, too many, and values from beyond any border."""
    odd = ("", "0", "-1", "1", str(2**53), str(2**53 + 1), "9" * 20, "x", "../..", "'; --", "ё", "1e9", "None")
    made = ["x", "go", "go|", "go|nowhere|", "go|menu|1|2", ":", "::", "|", "menu", "go:menu:"]
    for prefix, press in handlers.door().presses.items():
        fields = len(press.model_fields)
        separator = press.__separator__
        made += [separator.join([prefix, *["1"] * count]) for count in range(fields + 2)]
        made += [separator.join([prefix, *[value] * fields]) for value in odd]
        made += [separator.join([prefix, *values]) for values in product(("1", str(2**53), "x"), repeat=min(fields, 2))]
    return [data for data in dict.fromkeys(made) if 0 < len(data.encode()) <= 64]


@pytest.mark.parametrize("known", [False, True])
async def test_a_forged_button_breaks_nothing(talk: Talk, known: bool) -> None:
    """Every press is answered, none becomes a dead letter (the fixture looks), and what is there stays."""
    anna = talk.person("Анна")
    await anna.writes("/start")
    if known:
        anna = await agreed(talk, "Мария")
    # All of them once; the door before the others' cases is the same.
    for number, data in enumerate(forged()[:: 1 if known and talk.db.engine == "sqlite" else 20]):
        anna.actor.presses_raw(data, anna.screen.message_id)
        if number % 16 == 0:
            await talk.run()
    await talk.run()
    assert [it for it in talk.world.callbacks.values() if not it.answered] == []
    assert await talk.look("SELECT count(*) FROM screens") == [(0,)]


async def test_a_button_of_nobody_says_so_and_leads_home(talk: Talk) -> None:
    anna = talk.person("Анна")
    await anna.writes("/start")
    await anna.presses_data("zz:1")
    assert anna.toast == "Эта кнопка устарела. Вот как сейчас."
    assert "Куда пойдём?" in anna.text


async def test_a_button_under_a_message_that_is_gone_sends_anew(talk: Talk) -> None:
    anna = talk.person("Анна")
    await anna.writes("/start")
    old = anna.screen
    old.deleted = True
    anna.actor.presses_raw(Go(room="about").pack(), old.message_id)
    await talk.run()
    assert anna.screen.message_id != old.message_id
    assert "Что я о вас узнаю" in anna.text


async def test_one_update_twice_is_one_reply(talk: Talk) -> None:
    anna = talk.person("Анна")
    update = raw_message(anna, text="/start") | {"update_id": 900_000_000}
    for _ in range(2):
        talk.world.put_raw(update)
        await talk.run()
    await talk.restart()
    talk.world.put_raw(update)
    await talk.run()
    assert len([m for m in anna.messages if m.from_bot]) == 1


async def test_a_poisonous_update_is_buried_and_the_others_live(talk: Talk) -> None:
    """aiogram #1840: one update that pydantic refuses must not stop the queue."""
    anna, maria = talk.person("Анна"), talk.person("Мария")
    anna.actor.writes("/start")
    anna.actor.sends_poison()
    maria.actor.writes("/start")
    await talk.run()
    assert "Здравствуйте, Мария" in maria.text
    assert "Здравствуйте, Анна" in anna.messages[1].text
    code, error, raw = (await talk.dead_letters())[0]
    assert f"код {code}" in anna.text
    assert "Анна" not in f"{error} {raw}"
    async with talk.db.write() as tx:
        await tx.run("DELETE FROM dead_letters")


async def test_commands_for_this_bot_and_for_another(talk: Talk) -> None:
    """aiogram asks Telegram for the bot's name here; it is known before the first update, or the turn would break."""
    anna = talk.person("Анна")
    await anna.writes("/menu@marshrut_bot")
    assert "Куда пойдём?" in anna.text
    await anna.writes("/menu@other_bot")
    assert "Не понял" in anna.text


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_command_that_is_listed_answers(talk: Talk, locale: str) -> None:
    t = talk.texts.speaker(locale)
    anna = talk.person("Anna", language_code=locale)
    for name in EVERYBODY:
        await anna.writes(f"/{name}")
        assert anna.buttons
        assert str(t("not-understood")) not in anna.text, name


@pytest.mark.parametrize("command", ["/people", "/health"])
async def test_a_command_of_somebody_else_is_refused_in_words(talk: Talk, command: str) -> None:
    anna = await agreed(talk)
    await anna.writes(command)
    assert anna.text.startswith("Это действие вам сейчас недоступно")


async def test_a_tatar_phone_reads_russian(talk: Talk) -> None:
    anna = talk.person("Алсу", language_code="tt")
    await anna.writes("/start")
    assert anna.text.startswith("Здравствуйте, Алсу!")


async def test_words_over_a_button_reach_somebody_who_typed(talk: Talk) -> None:
    """A toast needs a press to answer; after typed words it is the screen's first line."""
    anna = await agreed(talk)
    await anna.writes("/profile")
    await anna.presses("Стаж")
    await anna.writes("2013")
    assert anna.text.startswith("Записал.")


async def test_a_screen_that_telegram_refuses_is_said_plainly(talk: Talk) -> None:
    anna = talk.person("Анна")
    await anna.writes("/start")
    sender = talk.running.sender
    screen = {"text": "Слова <b>целы", "keyboard": [[{"text": "Меню", "callback_data": "go|menu|"}]]}
    async with talk.db.write() as tx:
        kept = await turns.store(
            tx, [{"screen": screen, "keyboard": None}], messenger="telegram", address=str(anna.actor.id), bot=42,
            update=1, owner=1, now=1,
        )  # fmt: skip
    sender.show(kept)
    await sender.settle()
    assert anna.text == "Слова целы"
    assert await talk.look("SELECT count(*) FROM screens") == [(0,)]
