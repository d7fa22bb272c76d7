"""The methods of the Bot API that the sandbox carries out, and sending, which most of them lean on.

A method gets checked parameters and answers what Telegram would, or raises `Refused` with Telegram's words.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sandbox import editing, profile, receiving
from sandbox.delivery import file_param, person_at, reply_markup, written
from sandbox.errors import bad_request
from sandbox.files import Upload
from sandbox.model import Json, Message
from sandbox.schema import Params, Schema
from sandbox.text import formatted

if TYPE_CHECKING:
    from sandbox.world import World

Method = Callable[["World", Params, Mapping[str, Upload]], Any]


def send_message(world: "World", params: Params, _files: Mapping[str, Upload]) -> Json:
    text, entities = written(params, "text")
    return _send(world, params, Message(0, 0, True, 0, text, entities))


def send_photo(world: "World", params: Params, files: Mapping[str, Upload]) -> Json:
    return _send_file(world, params, files, "photo")


def send_document(world: "World", params: Params, files: Mapping[str, Upload]) -> Json:
    return _send_file(world, params, files, "document")


def send_chat_action(world: "World", params: Params, _files: Mapping[str, Upload]) -> bool:
    person = person_at(world, params["chat_id"])
    if params["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    person.typing_until = world.now() + 5
    world.feed.tell("typing", person.id)
    return True


ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def _send_file(world: "World", params: Params, files: Mapping[str, Upload], kind: str) -> Json:
    caption, entities = written(params, "caption")
    person_at(world, params["chat_id"])  # before the file is kept
    file = file_param(world, kind, params[kind], files)
    message = Message(0, 0, True, 0, caption, entities)
    if kind == "photo":
        message.photo = file
    else:
        message.document = file
    return _send(world, params, message)


def _send(world: "World", params: Params, message: Message) -> Json:
    """The common end of all sends: keyboard, chat, what is replied to, the rate. In this order troubles are told."""
    message.markup = reply_markup(params.get("reply_markup"))
    person = person_at(world, params["chat_id"])
    message.chat_id = person.id
    reply = params.get("reply_parameters")
    if reply:
        target = person.chat.history.get(reply["message_id"])
        if target and not target.deleted:
            message.reply_to = target.message_id
        elif not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
    world.rates.take(person.id, world.now())
    person.typing_until = 0.0
    return person.message_json(world.new_message(person, message))


def refuse_unsupported(schema: Schema, name: str, params: Params) -> Any:
    """A method that exists but is not played here: its parameters are right, and still the answer is no."""
    for field in schema.formatted_fields(name):
        if params.get(field):
            formatted(params[field], params.get("parse_mode"), params.get("entities"))
    raise bad_request(f"method {name} is not part of the sandbox")


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
    **editing.METHODS,
    **profile.METHODS,
    **receiving.METHODS,
}
