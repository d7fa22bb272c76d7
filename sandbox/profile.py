"""The bot about itself: who it is, its commands, name, descriptions, menu button."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sandbox.delivery import person_at
from sandbox.errors import Refused, bad_request
from sandbox.files import Upload
from sandbox.model import Json
from sandbox.schema import Params

if TYPE_CHECKING:
    from sandbox.world import World

Method = Callable[["World", Params, Mapping[str, Upload]], Any]
COMMAND_LIMIT = 100


def get_me(world: "World", _params: Params, _files: Mapping[str, Upload]) -> Json:
    return world.bot.user_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(world: "World", params: Params, _files: Mapping[str, Upload]) -> bool:
    commands = [{**c, "command": c["command"].removeprefix("/")} for c in params["commands"]]
    if len(commands) > COMMAND_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    if any(not re.fullmatch(r"[a-z0-9_]{1,32}", c["command"]) for c in commands):
        raise bad_request("BOT_COMMAND_INVALID")
    if any(not c["description"].strip() for c in commands):
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.bot.profile.commands[_place(world, params)] = commands
    world.feed.tell("commands")
    return True


def get_my_commands(world: "World", params: Params, _files: Mapping[str, Upload]) -> list[Json]:
    return world.bot.profile.commands.get(_place(world, params), [])


def delete_my_commands(world: "World", params: Params, _files: Mapping[str, Upload]) -> bool:
    world.bot.profile.commands.pop(_place(world, params), None)
    world.feed.tell("commands")
    return True


def _place(world: "World", params: Params) -> tuple[str, str]:
    scope = params.get("scope") or {"type": "default"}
    kind, language = scope["type"], params.get("language_code", "")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    if kind == "chat":
        return f"chat:{person_at(world, scope['chat_id'], sending=False).id}", language
    if kind in {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}:
        return kind, language
    raise bad_request(f"scope {kind} is not part of the sandbox")


def _setter(table: str, key: str) -> Method:
    def set_text(world: "World", params: Params, _files: Mapping[str, Upload]) -> bool:
        texts: dict[str, str] = getattr(world.bot.profile, table)
        texts[params.get("language_code", "")] = params.get(key, "")
        world.feed.tell("bot")
        return True

    return set_text


def _getter(table: str, key: str) -> Method:
    def get_text(world: "World", params: Params, _files: Mapping[str, Upload]) -> Json:
        texts: dict[str, str] = getattr(world.bot.profile, table)
        found = texts.get(params.get("language_code", "")) or texts.get("")
        return {key: found or (world.bot.first_name if key == "name" else "")}

    return get_text


def set_chat_menu_button(world: "World", params: Params, _files: Mapping[str, Upload]) -> bool:
    chat_id = params.get("chat_id")
    if chat_id is not None:
        person_at(world, chat_id, sending=False)
    world.bot.profile.menu_buttons[chat_id] = params.get("menu_button") or {"type": "default"}
    return True


def get_chat_menu_button(world: "World", params: Params, _files: Mapping[str, Upload]) -> Json:
    buttons = world.bot.profile.menu_buttons
    return buttons.get(params.get("chat_id")) or buttons.get(None) or {"type": "default"}


def refuse_leaving(_world: "World", _params: Params, _files: Mapping[str, Upload]) -> bool:
    raise Refused(400, "Bad Request: the sandbox's bot cannot log out or be moved to another server")


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("names", "name"),
    "getMyName": _getter("names", "name"),
    "setMyDescription": _setter("descriptions", "description"),
    "getMyDescription": _getter("descriptions", "description"),
    "setMyShortDescription": _setter("short_descriptions", "short_description"),
    "getMyShortDescription": _getter("short_descriptions", "short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "logOut": refuse_leaving,
    "close": refuse_leaving,
}
