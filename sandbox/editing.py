"""Changing what was said, taking it back, and answering a press."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sandbox.delivery import file_param, person_at, reply_markup, written
from sandbox.errors import bad_request
from sandbox.files import Upload
from sandbox.model import Json, Message, Toast
from sandbox.people import Person
from sandbox.schema import Params

if TYPE_CHECKING:
    from sandbox.world import World

CALLBACK_SECONDS = 150
DELETE_SECONDS = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def edit_message_text(world: "World", params: Params, _files: Mapping[str, Upload]) -> Json:
    if params.get("rich_message"):
        raise bad_request("rich messages are not part of the sandbox")
    text, entities = written(params, "text")
    markup = reply_markup(params.get("reply_markup"))
    person, message = _own(world, params)
    if message.file:
        raise bad_request("there is no text in the message to edit")
    return _change(world, person, message, text=text, entities=entities, markup=markup)


def edit_message_caption(world: "World", params: Params, _files: Mapping[str, Upload]) -> Json:
    text, entities = written(params, "caption")
    markup = reply_markup(params.get("reply_markup"))
    person, message = _own(world, params)
    if not message.file:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, person, message, text=text, entities=entities, markup=markup)


def edit_message_reply_markup(world: "World", params: Params, _files: Mapping[str, Upload]) -> Json:
    markup = reply_markup(params.get("reply_markup"))
    person, message = _own(world, params)
    return _change(world, person, message, markup=markup)


def edit_message_media(world: "World", params: Params, files: Mapping[str, Upload]) -> Json:
    person, message = _own(world, params)
    media = params["media"]
    kind = media["type"]
    if kind not in {"photo", "document"}:
        raise bad_request(f"media of type {kind} is not part of the sandbox")
    text, entities = written(media, "caption")
    file = file_param(world, kind, media["media"], files)
    photo, document = (file, None) if kind == "photo" else (None, file)
    markup = reply_markup(params.get("reply_markup"))
    return _change(world, person, message, text=text, entities=entities, markup=markup, photo=photo, document=document)


def delete_message(world: "World", params: Params, _files: Mapping[str, Upload]) -> bool:
    person = person_at(world, params["chat_id"], sending=False)
    message = person.chat.history.get(params["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    if world.now() - message.date > DELETE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    world.feed.tell("deleted", person.id, message)
    return True


def answer_callback_query(world: "World", params: Params, _files: Mapping[str, Upload]) -> bool:
    query = params["callback_query_id"]
    callback = world.callbacks.get(query)
    if callback is None or callback.answered or world.now() - callback.at > CALLBACK_SECONDS:
        raise bad_request(TOO_OLD)
    callback.answered = True
    toast = Toast(params.get("text", ""), params.get("show_alert", False), world.now(), query, params.get("url"))
    callback.person.answers.append(toast)
    world.feed.tell("toast", callback.person.id, toast)
    return True


def _own(world: "World", params: Params) -> tuple[Person, Message]:
    """The bot's own message to be changed."""
    if "inline_message_id" in params:
        raise bad_request("inline messages are not part of the sandbox")
    if "chat_id" not in params:
        raise bad_request("chat_id is empty")
    person = person_at(world, params["chat_id"], sending=False)
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    message = person.chat.history.get(params["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    # Telegram does not let a message be changed that brought a keyboard in place of the letters.
    if not message.from_bot or (message.markup and not message.inline):
        raise bad_request("message can't be edited")
    return person, message


def _change(world: "World", person: Person, message: Message, **parts: Any) -> Json:
    if all(getattr(message, name) == value for name, value in parts.items()):
        raise bad_request(NOT_MODIFIED)
    for name, value in parts.items():
        setattr(message, name, value)
    if parts.keys() - {"markup", "keyboard", "inline"}:
        # Telegram's clients do not call a message edited when only its buttons changed.
        message.edit_date = int(world.now())
    world.feed.tell("edited", person.id, message)
    return person.message_json(message)


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageMedia": edit_message_media,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
}
