"""A feature beside the real ones, whose effects and replies can be counted one by one: a row and an answer an update.

It is registered as every feature is; only the child processes of these tests know it (`tests/crash/faulty.py`).
"""

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.doors import Door, Press
from bot.person import Person
from bot.screen import Button, Screen
from storage.db import Tx

router = Router(name="ledger")
door = Door()

TABLE = "CREATE TABLE ledger (n BIGINT NOT NULL, person BIGINT NOT NULL, filler TEXT NOT NULL DEFAULT '')"
NO_SPACE = Path(os.environ.get("CRASH_NO_SPACE", "/nowhere"))  # while this file is there, the disk is full
BIG = 200_000  # characters that never fit into what is left of the pages


class Tap(Press, prefix="zT"):
    n: int


@router.message(Command("panel"))
async def panel(message: Message) -> Screen:
    return Screen("панель", [[Button("Нажать", Tap(n=0))]])


@router.message(Command("n"))
async def note(message: Message, command: CommandObject, tx: Tx, person: Person) -> Screen:
    n = int(command.args or 0)
    await _effect(tx, n, person)
    return Screen(f"ответ {n}")


@router.message(Command("break"))
async def breaks(message: Message, command: CommandObject, tx: Tx, person: Person) -> Screen:
    """The effect is written, then the handler dies: nothing of it may stay."""
    await _effect(tx, int(command.args or 0), person)
    raise ZeroDivisionError("сломайся")


@router.message(Command("big"))
async def big(message: Message, command: CommandObject, tx: Tx, person: Person) -> Screen:
    """An effect that needs new pages of the file, on a disk that may have none."""
    if NO_SPACE.exists():  # noqa: ASYNC240 - a child process of a test, which has nothing better to do
        await _leave_no_space(tx)
    n = int(command.args or 0)
    await tx.run("INSERT INTO ledger (n, person, filler) VALUES ($1, $2, $3)", n, person.id, "x" * BIG)
    return Screen(f"ответ {n}")


@door.on(Tap)
async def tap(press: Tap, tx: Tx, person: Person) -> Screen:
    await _effect(tx, press.n, person)
    return Screen(f"нажато {press.n}", [[Button("Нажать", Tap(n=press.n))]])


async def _effect(tx: Tx, n: int, person: Person) -> None:
    await tx.run("INSERT INTO ledger (n, person) VALUES ($1, $2)", n, person.id)


async def _leave_no_space(tx: Tx) -> None:
    """SQLite answers SQLITE_FULL from here on, until SIGUSR1: the pragma lives in the connection, outside of turns."""
    handle: Any = tx._handle  # type: ignore[attr-defined]  # the limit belongs to the bot's own writing connection
    pages = await tx.value("PRAGMA page_count")
    await tx.value(f"PRAGMA max_page_count = {pages}")
    asyncio.get_running_loop().add_signal_handler(
        signal.SIGUSR1, lambda: handle.execute("PRAGMA max_page_count = 4294967294").fetchall()
    )
