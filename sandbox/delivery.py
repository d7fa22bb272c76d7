"""What sending and editing share: whom a chat id means, what may be written, keyboards and files of a request."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sandbox.errors import Refused, bad_request
from sandbox.files import File, Upload
from sandbox.html import Entity, utf16
from sandbox.model import Json
from sandbox.people import Person
from sandbox.schema import Params
from sandbox.text import formatted

if TYPE_CHECKING:
    from sandbox.world import World

# In UTF-16 units, which for emoji is stricter than Telegram's own count.
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BUTTON_LIMIT = 100
URL = re.compile(r"(?:(?:https?|tg|ton)://\S+|[^\s/:]+\.[^\s.]{2,})", re.IGNORECASE)
ACTIONS_OF_BUTTON = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}


def person_at(world: "World", chat_id: int | str, sending: bool = True) -> Person:
    """Who is behind a chat id. Raises `Refused` when the bot may not reach them."""
    person = world.people.get(chat_id) if isinstance(chat_id, int) else None
    if person is None:
        raise bad_request("chat not found")
    if not person.started:
        raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
    if sending and person.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    return person


def written(params: Params, key: str) -> tuple[str, list[Entity]]:
    """Text or caption of a request with its entities, not too long, and a text not empty."""
    source = params.get(key) or ""
    marks = params.get("entities" if key == "text" else "caption_entities")
    text, entities = formatted(source, params.get("parse_mode"), marks)
    if key == "text" and not text:
        # Nothing and nothing but white space are different troubles to Telegram.
        raise bad_request("text must be non-empty" if source else "message text is empty")
    if key == "text" and utf16(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    if key == "caption" and utf16(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return text, entities


def reply_markup(markup: Json | None) -> Json | None:
    """A keyboard that Telegram would take; None for an empty one."""
    if not markup:
        return None
    kind = "inline_keyboard" if "inline_keyboard" in markup else "keyboard"
    if kind not in markup:
        return markup
    rows = [row for row in markup[kind] if row]
    if not rows:
        return None
    if sum(len(row) for row in rows) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    for button in (button for row in rows for button in row):
        _check_button(button, kind == "inline_keyboard")
    return {**markup, kind: rows}


def _check_button(button: Json, inline: bool) -> None:
    if not button["text"].strip():
        raise bad_request(f"{'inline ' if inline else ''}keyboard button text must be non-empty")
    if not inline:
        return
    actions = ACTIONS_OF_BUTTON & button.keys()
    if not actions or "" in {button.get("callback_data"), button.get("url")}:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: only one action is allowed")
    if {"pay", "callback_game"} & button.keys():
        raise bad_request("BUTTON_TYPE_INVALID")
    url = button.get("url")
    if url is not None and not URL.match(url):
        why = "Unsupported URL protocol" if "://" in url else "Wrong HTTP URL"
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {why}")


def file_param(world: "World", kind: str, value: Upload | str, files: Mapping[str, Upload]) -> File:
    """A file of a request: uploaded with it, named by attach://, or known by its file_id."""
    if isinstance(value, Upload):
        return world.files.keep(kind, value)
    if value.startswith("attach://"):
        upload = files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"can't find the attached file {value}")
        return world.files.keep(kind, upload)
    known = world.files.find(value)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.capitalize()} as {kind.capitalize()}")
    return known
