"""What Telegram refuses, in its words."""

from typing import Any

import pytest

from sandbox import Person, Upload, World
from tests.sandbox.conftest import TOKEN, Bot, Clock

BUTTON = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x20\x08\x06\x00\x00\x00"
    b"\x00\x00\x00\x00\x00\x00\x00\x00IEND"
)


def bad(words: str) -> tuple[int, str]:
    return 400, f"Bad Request: {words}"


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x"} | button]]}


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "я" * 4097}, "message is too long"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x", "chat_id": 1}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "chat_id": None}, "chat_id is empty"),
        ({"text": "x", "parse_mode": "x"}, "unsupported parse_mode"),
        ({"text": "\ud83d"}, "text must be encoded in UTF-8"),
        ({"text": "x", "reply_markup": [1]}, "object expected as reply markup"),
        ({"text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
        ({"text": "x", "reply_markup": keyboard(callback_data="ж" * 33)}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": keyboard(callback_data="")},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": keyboard()},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        ({"text": "x", "reply_markup": {"inline_keyboard": "bad"}}, 'field "inline_keyboard" must be of type Array'),
        ({"text": "x", "reply_markup": {"force_reply": "yes"}}, 'field "force_reply" must be of type Boolean'),
        (
            {"text": "x", "reply_markup": keyboard(url="ftp://example.com")},
            "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
        ),
        (
            {"text": "x", "reply_markup": keyboard(url="not-a-url")},
            "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
        ),
        ({"text": "x", "reply_markup": keyboard(pay=True)}, "BUTTON_TYPE_INVALID"),
        ({"text": "x", "reply_markup": keyboard(copy_text={"text": ""})}, "BUTTON_COPY_TEXT_INVALID"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}},
            "inline keyboard button text must be non-empty",
        ),
        (
            {"text": "x", "reply_markup": {"keyboard": [[{"text": ""}]]}},
            "keyboard button text must be non-empty",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [BUTTON["inline_keyboard"][0] * 101]}},
            "reply markup is too long",
        ),
        ({"text": "x", "reply_parameters": {"message_id": 5}}, "message to be replied not found"),
        ({"text": "x", "reply_parameters": {}}, 'can\'t find field "message_id"'),
        (
            {"text": "x", "link_preview_options": {"is_disabled": "yes"}},
            'field "is_disabled" must be of type Boolean',
        ),
    ],
)
def test_send_message(anna: Person, bot: Bot, params: dict[str, Any], words: str) -> None:
    assert bot.refused("sendMessage", **({"chat_id": anna.id} | params)) == bad(words)
    assert [m.from_bot for m in anna.chat.messages] == [False]


def test_who_never_wrote_and_who_blocked(world: World, anna: Person, bot: Bot) -> None:
    stranger = world.add_person("Мария")
    words = (403, "Forbidden: bot can't initiate conversation with a user")
    assert bot.refused("sendMessage", chat_id=stranger.id, text="x") == words
    anna.blocks_bot()
    blocked = (403, "Forbidden: bot was blocked by the user")
    assert bot.refused("sendMessage", chat_id=anna.id, text="x") == blocked
    assert bot.refused("sendChatAction", chat_id=anna.id, action="typing") == blocked
    anna.unblocks_bot()
    assert bot("sendMessage", chat_id=anna.id, text="x")["text"] == "x"


def test_tokens_and_methods(world: World, bot: Bot) -> None:
    assert world.call("43:OTHER", "getMe").body == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert world.call("nonsense", "getMe").status == 404
    assert bot.refused("getFoo") == (404, "Not Found: method not found")
    assert bot("GETME")["username"] == "marshrut_bot"


def test_other_methods_are_checked_and_refused_plainly(anna: Person, bot: Bot) -> None:
    options = [{"text": "да"}, {"text": "нет"}]
    plain = bad("method sendPoll is not part of the sandbox")
    assert bot.refused("sendPoll", chat_id=anna.id, question="?", options=options) == plain
    assert bot.refused("sendPoll", chat_id=anna.id, question="?") == bad('parameter "options" is required')
    too_long = [{"command": "x", "description": "y" * 257}]
    words = bad('field "description" must be from 1 to 256 characters long')
    assert bot.refused("setMyCommands", commands=too_long) == words


def test_edits(anna: Person, bot: Bot) -> None:
    sent = bot("sendMessage", chat_id=anna.id, text="<b>раз</b>", parse_mode="HTML", reply_markup=BUTTON)
    at = {"chat_id": anna.id, "message_id": sent["message_id"]}
    same = bad(
        "message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    assert (
        bot.refused("editMessageText", **at, text="<strong>раз</strong>", parse_mode="HTML", reply_markup=BUTTON)
        == same
    )
    assert bot.refused("editMessageReplyMarkup", **at, reply_markup=BUTTON) == same
    assert bot("editMessageText", **at, text="раз", reply_markup=BUTTON)["edit_date"]
    assert "reply_markup" not in bot("editMessageReplyMarkup", **at)
    assert bot.refused("editMessageReplyMarkup", **at) == same
    assert bot.refused("editMessageCaption", **at, caption="x") == bad("there is no caption in the message to edit")
    assert bot.refused("editMessageText", chat_id=anna.id, message_id=1, text="x") == bad("message to edit not found")
    assert bot.refused("editMessageText", **at, text="") == bad("message text is empty")
    assert bot.refused("editMessageText", chat_id=anna.id, text="x") == bad("message identifier is not specified")
    own = anna.chat.messages[0].message_id
    assert bot.refused("editMessageText", chat_id=anna.id, message_id=own, text="x") == bad("message can't be edited")
    letters = bot("sendMessage", chat_id=anna.id, text="x", reply_markup={"keyboard": [[{"text": "Меню"}]]})
    words = bad("message can't be edited")
    assert bot.refused("editMessageText", chat_id=anna.id, message_id=letters["message_id"], text="y") == words


def test_deleting(anna: Person, bot: Bot, clock: Clock) -> None:
    sent = bot("sendMessage", chat_id=anna.id, text="x")
    at = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert bot("deleteMessage", **at) is True
    assert [m.text for m in anna.chat.messages] == ["/start"]
    assert bot.refused("deleteMessage", **at) == bad("message to delete not found")
    assert bot.refused("editMessageText", **at, text="y") == bad("message to edit not found")
    clock.passes(48 * 3600 + 1)
    old = {"chat_id": anna.id, "message_id": anna.chat.messages[0].message_id}
    assert bot.refused("deleteMessage", **old) == bad("message can't be deleted for everyone")


def test_presses_live_150_seconds_and_are_answered_once(anna: Person, bot: Bot, clock: Clock) -> None:
    too_old = bad("query is too old and response timeout expired or query ID is invalid")
    bot("sendMessage", chat_id=anna.id, text="?", reply_markup=BUTTON)
    first, second = anna.presses("Да"), anna.presses("yes")
    clock.passes(150)
    assert bot("answerCallbackQuery", callback_query_id=first, text="Записано", show_alert=True) is True
    assert [(t.text, t.alert, t.callback_id) for t in anna.toasts] == [("Записано", True, first)]
    assert bot.refused("answerCallbackQuery", callback_query_id=first) == too_old
    clock.passes(1)
    assert bot.refused("answerCallbackQuery", callback_query_id=second) == too_old
    assert bot.refused("answerCallbackQuery", callback_query_id="1") == too_old
    assert bot.refused("answerCallbackQuery", callback_query_id="1", text="x" * 201) == bad("MESSAGE_TOO_LONG")


def test_pictures_and_captions(world: World, anna: Person, bot: Bot) -> None:
    def send(method: str = "sendPhoto", data: bytes = PNG, **params: Any) -> tuple[int, str]:
        files = {"photo": Upload("p.png", data), "document": Upload("d.pdf", data)}
        answer = world.call(TOKEN, method, {"chat_id": anna.id} | params, files)
        return answer.status, answer.body.get("description", "")

    assert send(caption="я" * 1024) == (200, "")
    assert send(caption="я" * 1025) == bad("message caption is too long")
    assert send(data=b"not a picture") == bad("IMAGE_PROCESS_FAILED")
    assert send(data=PNG[:16] + b"\x00\x00\x30\x00" + PNG[20:]) == bad("PHOTO_INVALID_DIMENSIONS")
    assert send(data=b"") == bad("file must be non-empty")
    assert send(data=PNG + bytes(10 * 1024 * 1024)) == bad("too big for a photo")
    assert send("sendDocument", bytes(1)) == (200, "")
    assert send("sendDocument", bytes(50 * 1024 * 1024 + 1)) == bad("file is too big")
    picture = anna.chat.messages[1]
    at = {"chat_id": anna.id, "message_id": picture.message_id}
    assert bot.refused("editMessageText", **at, text="x") == bad("there is no text in the message to edit")
    assert bot("editMessageCaption", **at, caption="новое")["caption"] == "новое"
    assert bot.refused("sendPhoto", chat_id=anna.id) == bad("there is no photo in the request")
    assert bot.refused("sendPhoto", chat_id=anna.id, photo="nope") == bad("wrong file identifier/HTTP URL specified")
    document = anna.chat.messages[-1].document
    assert document is not None
    wrong = bad("can't use file of type Document as Photo")
    assert bot.refused("sendPhoto", chat_id=anna.id, photo=document.file_id) == wrong


def test_leaving_is_refused(bot: Bot) -> None:
    assert bot.refused("logOut")[0] == bot.refused("close")[0] == 400


def test_action_and_commands(anna: Person, bot: Bot) -> None:
    wrong = bad("wrong parameter action in request")
    assert bot.refused("sendChatAction", chat_id=anna.id, action="dancing") == wrong
    command = {"command": "Start", "description": "x"}
    assert bot.refused("setMyCommands", commands=[command]) == bad("BOT_COMMAND_INVALID")
    bot("sendChatAction", chat_id=anna.id, action="typing")
    assert anna.typing
    bot("sendMessage", chat_id=anna.id, text="x")
    assert not anna.typing
