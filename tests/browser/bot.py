"""The test's own mouth for the bot: the sandbox's Bot API called in process."""

import struct
import zlib
from typing import Any

from sandbox import Upload, World


def call(world: World, method: str, files: dict[str, Upload] | None = None, **params: Any) -> Any:
    """The result of a call that must succeed."""
    answer = world.call(world.bot.token, method, params, files)
    assert answer.status == 200, answer.body
    return answer.result


def says(world: World, person: int, text: str, rows: list[list[dict[str, str]]] | None = None, **more: Any) -> int:
    """Send HTML with an inline keyboard; the message's id."""
    if rows is not None:
        more["reply_markup"] = {"inline_keyboard": rows}
    if "entities" not in more:
        more["parse_mode"] = "HTML"
    message: dict[str, Any] = call(world, "sendMessage", chat_id=person, text=text, **more)
    return int(message["message_id"])


def keys(*labels: str) -> list[dict[str, str]]:
    """A row of callback buttons whose data is their text."""
    return [{"text": label, "callback_data": label} for label in labels]


def last_press(world: World) -> dict[str, Any]:
    """The newest press that waits for the bot."""
    updates: list[dict[str, Any]] = call(world, "getUpdates", limit=100)
    press: dict[str, Any] = [update["callback_query"] for update in updates if "callback_query" in update][-1]
    return press


def picture(width: int = 320, height: int = 200) -> bytes:
    """A PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x0b\x6e\x63" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
