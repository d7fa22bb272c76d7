"""What somebody sent to be shown to others: words with their formatting, one picture or one file. A filter for
dialogues; what it cannot take, it says why.
"""

from dataclasses import dataclass
from typing import Any, Literal

from aiogram.filters import Filter
from aiogram.types import Message

from rules.formatting import clean, size

Kind = Literal["picture", "document"]


@dataclass(frozen=True, slots=True)
class Written:
    """`text`: HTML of Telegram's subset; `attached`: (kind, file id at the messenger)."""

    text: str
    attached: tuple[Kind, str] | None
    album: bool

    @property
    def size(self) -> int:
        """Signs as Telegram counts them."""
        return size(self.text)


class Sent(Filter):
    """A message that is no command: the handler gets `sent`, None for what cannot be shown to others (a voice, a
    sticker)."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        if (message.text or "").startswith("/"):
            return False
        return {"sent": _read(message)}


def _read(message: Message) -> Written | None:
    attached: tuple[Kind, str] | None = None
    if message.photo:
        attached = ("picture", message.photo[-1].file_id)
    elif message.document and not message.animation:
        attached = ("document", message.document.file_id)
    if attached is None and not message.text:
        return None
    words = clean(message.html_text) if message.text or message.caption else ""
    return Written(words, attached, message.media_group_id is not None)
