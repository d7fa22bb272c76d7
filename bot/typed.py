"""Words that answer a question of ours: a filter for dialogues, so that commands and files go elsewhere."""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message


class Typed(Filter):
    """A text that is no command; the handler gets it as `typed`, spaces around it taken away."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        words = (message.text or "").strip()
        return bool(words) and not words.startswith("/") and {"typed": words}
