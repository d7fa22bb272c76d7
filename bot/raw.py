"""What must be known of a raw update before anybody parses it: whose it is, and what is left of it without names."""

import re
from dataclasses import dataclass
from typing import Any

_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
# Control signs but tab and line ends, marks that turn a line round, signs of no width. U+200D joins emoji into a family
# and stays between them.
_UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    f"|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Read leniently: an update that pydantic refuses must still be remembered and answered."""

    raw: dict[str, Any]
    update: int
    private: bool
    address: str  # of the chat
    sender: str
    language: str
    first_name: str
    callback: str | None
    pressed: dict[str, Any] | None
    blocked: bool | None  # my_chat_member in a private chat
    joined: bool  # the bot was added to a group

    @classmethod
    def read(cls, raw: dict[str, Any]) -> "Envelope":
        under = _dict(_dict(raw.get("callback_query")).get("message"))
        raw = cleaned(_without_screen(raw, under))
        query = _dict(raw.get("callback_query"))
        member = _dict(raw.get("my_chat_member"))
        message = _dict(query.get("message")) if query else _dict(raw.get("message"))
        sender = _dict(query.get("from") or message.get("from") or member.get("from"))
        chat = _dict(message.get("chat") or member.get("chat"))
        private = chat.get("type", "private") == "private"
        status = _dict(member.get("new_chat_member")).get("status")
        return cls(
            raw=raw,
            update=int(raw["update_id"]),
            private=private,
            address=str(sender.get("id", "") if private else chat.get("id", "")),
            sender=str(sender.get("id", "")),
            language=str(sender.get("language_code") or ""),
            first_name=str(sender.get("first_name") or "")[:64],
            callback=str(query["id"]) if query.get("id") else None,
            pressed=_pressed(under) if query else None,
            blocked=(status == "kicked") if member and private else None,
            joined=bool(member) and not private and status in {"member", "administrator"},
        )


def _without_screen(raw: dict[str, Any], under: dict[str, Any]) -> dict[str, Any]:
    """A press brings the whole message it stood under: our own words and keys, two thirds of what would be parsed."""
    if not under:
        return raw
    kept = {name: under[name] for name in ("message_id", "date", "chat") if name in under}
    return {**raw, "callback_query": {**raw["callback_query"], "message": kept}}


def _pressed(message: dict[str, Any]) -> dict[str, Any] | None:
    """The message whose button was pressed. Telegram gives date 0 for one that is too old to be seen."""
    if not isinstance(message.get("message_id"), int):
        return None
    kind = "text" if "text" in message else "media"
    return {"message": message["message_id"], "kind": kind if message.get("date") else "gone"}


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def cleaned(value: Any) -> Any:
    """NUL is no text for PostgreSQL, a lone surrogate none for anybody; what is not seen is not said."""
    if isinstance(value, str):
        value = _UNSEEN.sub("", value)
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: cleaned(part) for key, part in value.items()}
    if isinstance(value, list):
        return [cleaned(part) for part in value]
    return value


def without_names(raw: dict[str, Any]) -> dict[str, Any]:
    """What a dead letter may keep of an update: its kind, which parts it had, the word of a command or the kind of a
    button. No id, no name, no words: an anonymous answer must not be joined to an address here."""
    kind = next((name for name in raw if name != "update_id"), "")
    body = _dict(raw.get(kind))
    kept: dict[str, Any] = {"update_id": raw.get("update_id"), "kind": kind, "parts": sorted(body)}
    if isinstance(text := body.get("text"), str):
        word = text.split(maxsplit=1)[0] if text.startswith("/") else ""
        kept["text"] = f"{word[:32]} <{len(text)} characters>".strip()
    if isinstance(data := body.get("data"), str):
        kept["button"] = data[:3].partition(":")[0].partition("|")[0]
    return kept
