"""A person with Telegram in their hands: writes, presses, sends files, blocks; and what they see.

Every action is an update for the bot. What a real Telegram would not let them do is `Impossible`.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sandbox import text as texts
from sandbox.errors import Impossible
from sandbox.files import Upload
from sandbox.model import Button, Chat, Json, Message, Toast, message_json

if TYPE_CHECKING:
    from sandbox.world import World

TEXT_LIMIT = 4096
TYPING_SECONDS = 5


@dataclass(eq=False)
class Person:
    world: "World" = field(repr=False)
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "ru"
    note: str = ""
    started: bool = False  # has written to the bot at least once
    blocked: bool = False
    chat: Chat = field(default_factory=Chat, repr=False)
    answers: list[Toast] = field(default_factory=list, repr=False)
    typing_until: float = 0.0

    @property
    def toasts(self) -> list[Toast]:
        """Answers to presses that showed something, oldest first."""
        return [toast for toast in self.answers if toast.text]

    @property
    def typing(self) -> bool:
        return self.world.now() < self.typing_until

    @property
    def screen(self) -> Message | None:
        """The bot's newest message with buttons, or its newest message."""
        own = [m for m in self.chat.messages if m.from_bot]
        return next((m for m in reversed(own) if m.keyboard), own[-1] if own else None)

    @property
    def commands(self) -> list[Json]:
        return self.world.bot.profile.commands_for(self.id, self.language_code or "")

    def writes(self, text: str) -> Message:
        """Send a text; a longer one than Telegram takes goes out in pieces, the last is returned."""
        self._may_write()
        whole, _ = texts.clean(text, [])
        if not whole:
            raise Impossible("an empty text cannot be sent")
        pieces = [whole[at : at + TEXT_LIMIT] for at in range(0, len(whole), TEXT_LIMIT)]
        return [self._says(Message(0, self.id, False, 0, piece, texts.detect(piece, []))) for piece in pieces][-1]

    def sends_file(  # noqa: PLR0917 - as a file is described; all but the first two by keyword
        self,
        name: str,
        data: bytes,
        mime: str | None = None,
        caption: str | None = None,
        media_group_id: str | None = None,
        as_photo: bool = False,
    ) -> Message:
        """Send a document, or a picture; files of one album share their `media_group_id`."""
        self._may_write()
        file = self.world.files.given("photo" if as_photo else "document", Upload(name, data, mime))
        words = (caption or "").strip()
        message = Message(0, self.id, False, 0, words, texts.detect(words, []), media_group_id=media_group_id)
        if as_photo:
            message.photo = file
        else:
            message.document = file
        return self._says(message)

    def sends_raw(self, update: dict[str, Any]) -> int:
        """Put an update into the bot's queue as it is; returns its id."""
        return self.world.put_raw(update)

    def sends_poison(self) -> int:
        """An update that no client library can read: a message without a chat, from no time."""
        return self.sends_raw({"message": {"message_id": "x", "date": "x", "from": self.user_json(), "text": "poison"}})

    def opens_link(self, url: str) -> Message:
        """Follow https://t.me/<bot>?start=payload and press «Начать»."""
        hit = re.fullmatch(r"(?:https?://)?t(?:elegram)?\.me/(\w+)/?(?:\?start=([A-Za-z0-9_-]{0,64}))?", url)
        if hit is None or hit[1].lower() != self.world.bot.username.lower():
            raise Impossible(f"not a link to this bot: {url}")
        if self.blocked:
            self.unblocks_bot()
        return self.writes(f"/start {hit[2]}" if hit[2] else "/start")

    def presses(self, wanted: str, message: Message | None = None) -> str | None:
        """Press the button with this text or data, on the newest message that has it or on `message`.

        Returns the callback's id; None when the button wrote a text or followed a start link instead.
        """
        for place in [message] if message else reversed(self.chat.messages):
            found = next((b for b in place.buttons if wanted in {b.text, b.data}), None)
            if found:
                return self.presses_button(place, found)
        if message is None and any(b.text == wanted for row in self.chat.reply_keyboard for b in row):
            self.writes(wanted)
            return None
        seen = [b.text for m in ([message] if message else self.chat.messages) for b in m.buttons]
        raise Impossible(f"no button {wanted!r} here; there are {seen}")

    def presses_raw(self, data: str, message_id: int) -> str:
        """Press what may be there no longer: an old screen on another device still shows it."""
        place = self.chat.history.get(message_id)
        if place is None or not place.from_bot:
            raise Impossible(f"no message {message_id} of the bot in this chat")
        self._may_write()
        return self.world.callback(self, place, data)

    def blocks_bot(self) -> None:
        self._set_blocked(True)

    def unblocks_bot(self) -> None:
        self._set_blocked(False)

    def clears_screen(self) -> None:
        """Hide the history on the page; the bot and the dump still have it."""
        for message in self.chat.messages:
            message.hidden = True

    def user_json(self) -> Json:
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if getattr(self, name):
                user[name] = getattr(self, name)
        return user

    def chat_json(self) -> Json:
        chat = self.user_json() | {"type": "private"}
        chat.pop("is_bot")
        chat.pop("language_code", None)
        return chat

    def message_json(self, message: Message) -> Json:
        sender = self.world.bot.user_json() if message.from_bot else self.user_json()
        body = message_json(message, sender, self.chat_json())
        replied = self.chat.history.get(message.reply_to) if message.reply_to else None
        if replied and not replied.deleted:
            body["reply_to_message"] = self.message_json(replied) | {"reply_to_message": None}
            del body["reply_to_message"]["reply_to_message"]
        return body

    def presses_button(self, message: Message, button: Button) -> str | None:
        """Press a button one has in hand; see `presses`."""
        if button.data is not None:
            self._may_write()
            return self.world.callback(self, message, button.data)
        if button.url and "start=" in button.url:
            self.opens_link(button.url)
            return None
        raise Impossible(f"the button {button.text!r} opens {button.url}, outside of the sandbox")

    def _says(self, message: Message) -> Message:
        self.started = True
        return self.world.receive(self, message)

    def _may_write(self) -> None:
        if self.blocked:
            raise Impossible(f"{self.first_name} has blocked the bot")

    def _set_blocked(self, blocked: bool) -> None:
        if self.blocked == blocked:
            return
        self.blocked = blocked
        self.world.membership(self, blocked)
