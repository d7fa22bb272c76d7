"""What no feature understood: a forged or outdated button, free words, a file; and work that failed.

Always a sentence and a way on.
"""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.doors import Go, Shown
from bot.screen import Button, Open, Screen
from bot.texts import T

router = Router(name="fallback")


@router.message(Command("cancel"))
async def cancel(message: Message, state: FSMContext, raw_state: str | None, t: T) -> Shown:
    if raw_state is None:
        return _screen(t, "nothing-to-cancel")
    await state.clear()
    return _screen(t, "cancelled")


@router.message()
async def unknown(message: Message, t: T) -> Shown:
    # A dialogue that asks for words gets a file or a sticker: the question stays open.
    return Open("help", toast=t("not-understood" if message.text else "no-files"))


@router.callback_query()
async def stale(query: CallbackQuery, t: T) -> Shown:
    return Open("menu", toast=t("stale"))


def _screen(t: T, key: str) -> Screen:
    return Screen(t(key), [[Button(t("menu"), Go(room="menu"))]])


async def job_failed(subject: str, which: str, t: T) -> Screen:
    """`which` is the code that the log has too."""
    return Screen(t("job-failed", code=which), [[Button(t("menu"), Go(room="menu"))]])


COMMANDS = {"cancel": cancel}
NOTICES = {"job-failed": job_failed}
