"""How the page is told about the world: the same few shapes in the state, in the event stream and in the dump."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sandbox.feed import Event
from sandbox.files import File, Upload
from sandbox.model import Button, Json, Message, Toast
from sandbox.people import Person

if TYPE_CHECKING:
    from sandbox.world import LogLine, World

SUMMARY = 60  # signs of a text in the log


def message_view(message: Message) -> Json:
    file = message.document
    return {
        "message_id": message.message_id,
        "from": "bot" if message.from_bot else "person",
        "text": message.text,
        "entities": message.entities,
        "keyboard": [[_button_view(b) for b in row] for row in message.keyboard] or None,
        "reply_keyboard": [[b.text for b in row] for row in message.reply_keyboard] or None,
        "photo": _photo_view(message.photo) if message.photo else None,
        "document": None
        if file is None
        else _file_view(file) | {"name": file.name, "size": file.size, "mime": file.mime},
        "date": message.date,
        "edit_date": message.edit_date,
        "reply_to": message.reply_to,
        "media_group_id": message.media_group_id,
    }


def _button_view(button: Button) -> Json:
    kind = "callback" if button.data is not None else "url" if button.url else "other"
    return {"text": button.text, "kind": kind, "data": button.data, "url": button.url, "style": button.style}


def _file_view(file: File) -> Json:
    return {"file_id": file.file_id, "url": f"/sandbox/files/{file.file_id}"}


def _photo_view(file: File) -> Json:
    return _file_view(file) | {"width": file.width, "height": file.height}


def person_view(person: Person) -> Json:
    """A person without the chat: header, switches, commands."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
        "note": person.note,
        "blocked": person.blocked,
        "started": person.started,
        "typing": person.typing,
        "commands": person.commands,
        "reply_keyboard": [[b.text for b in row] for row in person.chat.reply_keyboard] or None,
    }


def _bot_view(world: "World") -> Json:
    bot, profile = world.bot, world.bot.profile
    return {
        "username": bot.username,
        "first_name": profile.names.get("") or bot.first_name,
        "description": profile.descriptions.get("", ""),
        "short_description": profile.short_descriptions.get("", ""),
        "commands": profile.commands_for(0, ""),
    }


def state_view(world: "World") -> Json:
    return {
        "seq": world.feed.seq,
        "bot": _bot_view(world),
        "people": [
            person_view(p) | {"messages": [message_view(m) for m in p.chat.messages if not m.hidden]}
            for p in world.people.values()
        ],
        "log": [log_view(line) for line in world.log],
        "faults": [fault.as_json() for fault in world.faults.all()],
        "rates": world.rates.strict,
        "now": world.now(),
    }


def log_view(line: "LogLine") -> Json:
    return {
        "number": line.number,
        "time": line.at,
        "method": line.method,
        "chat": line.chat_id,
        "params": _summary(line.params),
        "status": line.status,
        "description": line.description,
        "ms": round(line.ms, 2),
    }


def _summary(params: Mapping[str, Any]) -> str:
    parts = []
    for name, value in params.items():
        if name == "chat_id":
            continue
        words = f"{value.name}, {len(value.data)} B" if isinstance(value, Upload) else str(value)
        parts.append(f"{name}={words[:SUMMARY]}{'…' if len(words) > SUMMARY else ''}")
    return " ".join(parts)


def event_view(world: "World", event: Event) -> Json:  # noqa: PLR0911 - one return a kind
    """One event for the page: `type`, `person` (its id) and what belongs to the type."""
    about = event.about
    head: Json = {"type": event.kind, "person": event.person}
    match event.kind:
        case "message" | "edited":
            return head | {"message": message_view(about)}
        case "deleted":
            return head | {"message_id": about.message_id}
        case "toast":
            return head | toast_view(about)
        case "typing":
            return head | {"typing": world.people[event.person or 0].typing}
        case "person" | "cleared":
            return head | {"about": person_view(world.people[event.person or 0])}
        case "log":
            return head | {"log": log_view(about)}
        case "faults":
            return head | {"faults": [fault.as_json() for fault in world.faults.all()]}
        case "commands":
            people = {str(p.id): p.commands for p in world.people.values()}
            return head | {"commands": _bot_view(world)["commands"], "people": people}
        case _:
            return head | {"bot": _bot_view(world), "rates": world.rates.strict}


def toast_view(toast: Toast) -> Json:
    return {
        "callback_id": toast.callback_id,
        "text": toast.text,
        "alert": toast.alert,
        "url": toast.url,
        "at": toast.at,
    }


def dump_view(world: "World") -> Json:
    """Everything that was ever accepted, in order: what a crash test compares with what should have been."""
    return {
        "updates": world.sent_updates,
        "accepted": [
            {"number": a.number, "at": a.at, "method": a.method, "params": _plain(a.params), "message_id": a.message_id}
            for a in world.accepted
        ],
        "people": [
            person_view(p)
            | {
                "messages": [message_view(m) | {"deleted": m.deleted} for m in p.chat.history.values()],
                "answers": [toast_view(t) for t in p.answers],
            }
            for p in world.people.values()
        ],
        "pending": len(world.bot.updates.waiting),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Upload):
        return {"name": value.name, "size": len(value.data)}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value
