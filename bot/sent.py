"""A file that answers a question of ours: a filter for dialogues, and how large a table may be."""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

MOST_BYTES = 10 * 1024 * 1024


class Sent(Filter):
    """A message with a document; the handler gets it as `document`."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        return message.document is not None and {"document": message.document}


class NoCommand(Filter):
    """Any other message but a command, which goes where it leads."""

    async def __call__(self, message: Message) -> bool:
        return not (message.text or "").startswith("/")
