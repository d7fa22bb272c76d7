"""What exists in the sandbox and how the Bot API writes it: messages, keyboards, chats, the bot's profile.

Dates are Unix seconds. `Message.text` is what a person reads: a text or a caption, without markup.
"""

from dataclasses import dataclass, field
from typing import Any

from sandbox.files import File
from sandbox.html import Entity

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """A button as a person sees it; `data` goes back to the bot, `url` opens, with neither its text is written."""

    text: str
    data: str | None = None
    url: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a press: a line over the chat, or a window (`alert`). Empty text only stops the waiting."""

    text: str
    alert: bool
    at: float
    callback_id: str
    url: str | None = None


@dataclass(slots=True, eq=False)
class Message:
    message_id: int
    chat_id: int
    from_bot: bool
    date: int
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    markup: Json | None = None  # as the bot gave it: inline, reply keyboard, removal or forced reply
    photo: File | None = None
    document: File | None = None
    edit_date: int | None = None
    deleted: bool = False
    hidden: bool = False  # taken from the page by its reader; the chat still holds it
    reply_to: int | None = None
    media_group_id: str | None = None

    @property
    def caption(self) -> str | None:
        return self.text if self.file else None

    @property
    def file(self) -> File | None:
        return self.photo or self.document

    @property
    def inline(self) -> Json | None:
        """The inline keyboard's markup."""
        return self.markup if self.markup and "inline_keyboard" in self.markup else None

    @property
    def keyboard(self) -> list[list[Button]]:
        """Buttons under the message, row by row; empty without any."""
        rows = self.inline["inline_keyboard"] if self.inline else []
        return [[_button(button) for button in row] for row in rows]

    @property
    def reply_keyboard(self) -> list[list[Button]]:
        """Buttons in the place of the letters, which send their text."""
        rows = self.markup.get("keyboard", []) if self.markup else []
        return [[_button(button) for button in row] for row in rows]

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.keyboard for button in row]


def _button(raw: Json) -> Button:
    return Button(raw["text"], raw.get("callback_data"), raw.get("url"), raw.get("style"))


@dataclass(slots=True, eq=False)
class Chat:
    """The private chat of one person with the bot. `messages` is what the person has on the screen."""

    history: dict[int, Message] = field(default_factory=dict)

    @property
    def messages(self) -> list[Message]:
        return [m for m in self.history.values() if not m.deleted]

    @property
    def last(self) -> Message | None:
        return next((m for m in reversed(self.history.values()) if not m.deleted), None)

    @property
    def reply_keyboard(self) -> list[list[Button]]:
        for message in reversed(self.history.values()):
            if message.from_bot and message.markup and not message.inline:
                return message.reply_keyboard
        return []


@dataclass(slots=True)
class Profile:
    """What the bot tells about itself; each text by language, "" being the one for everyone else."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)  # (scope, language)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)

    def commands_for(self, person: int, language: str) -> list[Json]:
        """The narrowest list wins: this chat, private chats, everyone; the person's language before the one for all."""
        for scope in (f"chat:{person}", "all_private_chats", "default"):
            for code in (language[:2], ""):
                found = self.commands.get((scope, code))
                if found:
                    return found
        return []


def file_json(file: File) -> Json:
    body = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}
    if file.kind == "photo":
        return body | {"width": file.width, "height": file.height}
    return body | {"file_name": file.name, "mime_type": file.mime}


def message_json(message: Message, sender: Json, chat: Json) -> Json:
    """A message as the Bot API shows it to the bot."""
    body: Json = {"message_id": message.message_id, "from": sender, "chat": chat, "date": message.date}
    if message.edit_date is not None:
        body["edit_date"] = message.edit_date
    if message.media_group_id:
        body["media_group_id"] = message.media_group_id
    text_key, entities_key = ("caption", "caption_entities") if message.file else ("text", "entities")
    if message.photo:
        body["photo"] = [file_json(message.photo)]
    if message.document:
        body["document"] = file_json(message.document)
    if message.text:
        body[text_key] = message.text
    if message.entities:
        body[entities_key] = message.entities
    if message.inline:
        body["reply_markup"] = message.inline
    return body
