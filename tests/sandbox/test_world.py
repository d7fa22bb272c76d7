"""People, updates, files, commands: the world itself."""

import pytest

from sandbox import Impossible, Person, Upload, World
from tests.sandbox.conftest import TOKEN, Bot, Clock

ASK = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}, {"text": "Сайт", "url": "https://ya.ru"}]]}


def test_updates_are_confirmed_by_offset(anna: Person, bot: Bot) -> None:
    anna.writes("два")
    anna.writes("три")
    first, second, third = bot("getUpdates")
    assert [u["message"]["text"] for u in (first, second, third)] == ["/start", "два", "три"]
    assert second["update_id"] == first["update_id"] + 1
    assert bot("getUpdates", limit=1) == [first]
    assert bot("getUpdates", offset=second["update_id"]) == [second, third]
    assert bot("getUpdates", offset="0") == [second, third]
    assert bot("getUpdates", offset=-1) == [third]
    assert bot("getUpdates", offset=third["update_id"] + 1) == []


def test_updates_live_a_day(anna: Person, bot: Bot, clock: Clock) -> None:
    clock.passes(24 * 3600)
    assert len(bot("getUpdates")) == 1
    clock.passes(1)
    assert bot("getUpdates") == []


def test_ids_do_not_come_again_after_a_restart_of_the_sandbox(
    world: World, anna: Person, clock: Clock, bot: Bot
) -> None:
    last = bot("getUpdates")[-1]["update_id"]
    clock.passes(2)
    again = World(clock)
    assert again.update_ids_from > last
    assert again.message_ids_from > anna.chat.messages[-1].message_id
    assert again.update_ids_from != again.message_ids_from


def test_ids_restart_somewhere_else_after_a_quiet_week(world: World, anna: Person, bot: Bot) -> None:
    before = bot("getUpdates")[-1]["update_id"]
    bot("getUpdates", offset=before + 1)
    world.restart_ids(seed=2)
    anna.writes("я снова здесь")
    (update,) = bot("getUpdates", offset=before + 1 if before > world.bot.updates.next_id else 0)
    assert update["message"]["text"] == "я снова здесь"
    assert update["update_id"] != before + 1


def test_kinds_of_updates_are_remembered(anna: Person, bot: Bot) -> None:
    bot("getUpdates", allowed_updates=["callback_query"])
    bot("sendMessage", chat_id=anna.id, text="?", reply_markup=ASK)
    anna.writes("не услышат")
    anna.presses("Да")
    kinds = [sorted(set(u) - {"update_id"}) for u in bot("getUpdates")]
    assert kinds == [["message"], ["callback_query"]], "what was queued before stays"
    bot("getUpdates", offset=-1, allowed_updates=[])
    anna.writes("услышат")
    assert bot("getUpdates")[-1]["message"]["text"] == "услышат"


def test_webhook_and_polling_exclude_each_other(anna: Person, bot: Bot) -> None:
    bot("setWebhook", url="http://127.0.0.1:1/hook", secret_token="a_b-C")
    words = (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    assert bot.refused("getUpdates") == (409, words)
    assert bot("getWebhookInfo")["pending_update_count"] == 1
    assert bot.refused("setWebhook", url="http://example.com")[0] == 400
    assert bot.refused("setWebhook", url="http://127.0.0.1", secret_token="a b")[0] == 400
    bot("deleteWebhook", drop_pending_updates="true")
    assert bot("getWebhookInfo") == {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
    assert bot("getUpdates") == []


def test_a_press_names_its_message_and_an_old_screen_still_presses(anna: Person, bot: Bot) -> None:
    first = bot("sendMessage", chat_id=anna.id, text="раз", reply_markup=ASK)
    second = bot("sendMessage", chat_id=anna.id, text="два", reply_markup=ASK)
    anna.presses("Да")
    anna.presses("Да", anna.chat.history[first["message_id"]])
    bot("editMessageText", chat_id=anna.id, message_id=second["message_id"], text="два")
    anna.presses_raw("gone", second["message_id"])
    queries = [u["callback_query"] for u in bot("getUpdates")[1:]]
    assert [(q["message"]["message_id"], q["data"]) for q in queries] == [
        (second["message_id"], "yes"),
        (first["message_id"], "yes"),
        (second["message_id"], "gone"),
    ]
    assert len({q["id"] for q in queries}) == 3
    assert anna.screen is anna.chat.history[first["message_id"]]


def test_a_press_on_a_deleted_message_says_it_is_inaccessible(anna: Person, bot: Bot) -> None:
    sent = bot("sendMessage", chat_id=anna.id, text="раз", reply_markup=ASK)
    bot("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
    anna.presses_raw("yes", sent["message_id"])
    assert bot("getUpdates")[-1]["callback_query"]["message"]["date"] == 0


def test_what_a_person_cannot_do(anna: Person, bot: Bot) -> None:
    bot("sendMessage", chat_id=anna.id, text="?", reply_markup=ASK)
    with pytest.raises(Impossible, match=r"no button 'Нет' here; there are \['Да', 'Сайт'\]"):
        anna.presses("Нет")
    with pytest.raises(Impossible, match="outside of the sandbox"):
        anna.presses("Сайт")
    with pytest.raises(Impossible, match="empty"):
        anna.writes("  ")
    with pytest.raises(Impossible, match="not a link"):
        anna.opens_link("https://t.me/other_bot?start=x")
    anna.blocks_bot()
    with pytest.raises(Impossible, match="blocked"):
        anna.writes("эй")


def test_links_keyboards_and_long_texts(anna: Person, bot: Bot) -> None:
    anna.opens_link("https://t.me/Marshrut_bot?start=invite_7")
    url = {"inline_keyboard": [[{"text": "Прийти", "url": "https://t.me/marshrut_bot?start=in"}]]}
    bot("sendMessage", chat_id=anna.id, text="x", reply_markup=url)
    assert anna.presses("Прийти") is None
    bot("sendMessage", chat_id=anna.id, text="x", reply_markup={"keyboard": [[{"text": "Меню"}]]})
    anna.presses("Меню")
    bot("sendMessage", chat_id=anna.id, text="x", reply_markup={"remove_keyboard": True})
    with pytest.raises(Impossible):
        anna.presses("Меню")
    anna.writes("я" * 5000)
    texts = [u["message"]["text"] for u in bot("getUpdates")][1:]
    assert texts[:3] == ["/start invite_7", "/start in", "Меню"]
    assert [len(t) for t in texts[3:]] == [4096, 904]


def test_blocking_is_an_update(anna: Person, bot: Bot) -> None:
    anna.blocks_bot()
    anna.blocks_bot()
    anna.opens_link("t.me/marshrut_bot?start=again")
    blocked, unblocked, start = bot("getUpdates")[1:]
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start again"


def test_poison_and_raw_updates(anna: Person, bot: Bot) -> None:
    anna.sends_poison()
    update_id = anna.sends_raw({"message": {"no": "chat"}})
    poison, raw = bot("getUpdates")[1:]
    assert poison["message"]["date"] == "x"
    assert raw == {"update_id": update_id, "message": {"no": "chat"}}


def test_files_both_ways(world: World, anna: Person, bot: Bot) -> None:
    anna.sends_file("план.pdf", b"%PDF", caption="наш план", media_group_id="g1")
    message = bot("getUpdates")[-1]["message"]
    assert (message["caption"], message["media_group_id"]) == ("наш план", "g1")
    assert message["document"] | {"file_id": "", "file_unique_id": ""} == {
        "file_id": "",
        "file_unique_id": "",
        "file_size": 4,
        "file_name": "план.pdf",
        "mime_type": "application/pdf",
    }
    found = bot("getFile", file_id=message["document"]["file_id"])
    file = world.download(TOKEN, found["file_path"])
    assert file is not None
    assert file.bytes == b"%PDF"
    assert world.download("1:x", found["file_path"]) is None
    sent = bot("sendDocument", chat_id=anna.id, document=message["document"]["file_id"])
    assert sent["document"] == message["document"]
    big = anna.sends_file("big.zip", bytes(20 * 1024 * 1024 + 1)).document
    assert big is not None
    assert bot.refused("getFile", file_id=big.file_id) == (400, "Bad Request: file is too big")
    assert bot.refused("getFile", file_id="x")[1].startswith("Bad Request: wrong file_id")


def test_media_is_exchanged_in_place(world: World, anna: Person, bot: Bot) -> None:
    from tests.sandbox.test_refusals import PNG

    sent = bot("sendMessage", chat_id=anna.id, text="пока без картинки")
    params = {
        "chat_id": anna.id,
        "message_id": sent["message_id"],
        "media": {"type": "photo", "media": "attach://radar", "caption": "<b>Профиль</b>", "parse_mode": "HTML"},
    }
    answer = world.call(TOKEN, "editMessageMedia", params, {"radar": Upload("r.png", PNG)})
    assert answer.result["photo"][0]["width"] == 16
    assert answer.result["caption_entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    missing = world.call(TOKEN, "editMessageMedia", params)
    assert missing.body["description"] == "Bad Request: can't find the attached file attach://radar"


def test_commands_by_scope_and_language(world: World, anna: Person, bot: Bot) -> None:
    def names(person: Person) -> list[str]:
        return [c["command"] for c in person.commands]

    def commands(*words: str) -> list[dict[str, str]]:
        return [{"command": word, "description": word} for word in words]

    english = world.add_person("John", language_code="en-GB")
    bot("setMyCommands", commands=commands("start"))
    bot("setMyCommands", commands=commands("menu"), scope={"type": "all_private_chats"})
    bot("setMyCommands", commands=commands("menu_en"), scope={"type": "all_private_chats"}, language_code="en")
    bot("setMyCommands", commands=commands("report"), scope={"type": "chat", "chat_id": anna.id})
    assert (names(anna), names(english)) == (["report"], ["menu_en"])
    assert bot("getMyCommands", scope={"type": "chat", "chat_id": anna.id}) == commands("report")
    bot("deleteMyCommands", scope={"type": "chat", "chat_id": anna.id})
    assert names(anna) == ["menu"]
    assert bot("getMyCommands") == commands("start")


def test_the_bot_about_itself(bot: Bot) -> None:
    assert bot("getMyName") == {"name": "Маршрут"}
    bot("setMyName", name="Route", language_code="en")
    bot("setMyDescription", description="о боте")
    assert bot("getMyName", language_code="en") == {"name": "Route"}
    assert bot("getMyDescription", language_code="en") == {"description": "о боте"}
    bot("setChatMenuButton", menu_button={"type": "commands"})
    assert bot("getChatMenuButton") == {"type": "commands"}


def test_the_world_remembers_what_was_done(world: World, anna: Person, bot: Bot) -> None:
    bot("sendMessage", chat_id=anna.id, text="раз")
    bot("getUpdates")
    bot.refused("sendMessage", chat_id=anna.id, text="")
    assert [(a.method, a.params["text"]) for a in world.accepted] == [("sendMessage", "раз")]
    assert [(u["kind"], u["text"]) for u in world.sent_updates] == [("message", "/start")]
    assert [(line.method, line.status) for line in world.log] == [
        ("sendMessage", 200),
        ("getUpdates", 200),
        ("sendMessage", 400),
    ]


def test_one_bot_and_people_by_id(world: World) -> None:
    with pytest.raises(ValueError, match="one bot"):
        world.add_bot("43:X")
    oleg = world.add_person("Олег", id=7)
    assert world.add_person("другое имя", id=7) is oleg
    assert world.add_person("Мария").id > 2**31
    assert oleg.chat.messages == []
