"""Words that answer a question of ours: a filter for dialogues, so that commands and files go elsewhere."""

from typing import Any

from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

PART = 4096  # signs: Telegram sends a longer text in parts, one right after another
AT_ONCE = 2  # seconds between them


class Typed(Filter):
    """A text that is no command; the handler gets it as `typed`, spaces around it taken away."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        words = (message.text or "").strip()
        return bool(words) and not words.startswith("/") and {"typed": words}


async def refuse_rest(message: Message, state: FSMContext) -> None:
    """The text was too long. If more of it is coming, `is_rest` knows it: half a text must not pass for the whole."""
    if len(message.text or "") >= PART:
        await state.update_data(part_at=int(message.date.timestamp()))


async def is_rest(message: Message, state: FSMContext) -> bool:
    part_at: int | None = (await state.get_data()).get("part_at")
    return part_at is not None and int(message.date.timestamp()) - part_at <= AT_ONCE
