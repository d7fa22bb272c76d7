"""The only place where everything is put together, and the commands: run, sandbox, migrate, import, grant, doctor."""

import argparse
import asyncio
import logging
import secrets
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties

import handlers
from bot.artist import Artist
from bot.dialogue import Dialogues
from bot.intake import Intake, Poller
from bot.pace import Pace
from bot.pictures import draw
from bot.sending import Sender
from bot.session import LeanSession
from bot.settings import BadSettings, Settings, read_settings
from bot.texts import Texts
from bot.turn import MESSENGER, House, Turns
from jobs.clock import Clock
from jobs.delivery import Delivery
from jobs.exports import export
from jobs.housekeeping import Housekeeping
from jobs.succession import Succession
from jobs.work import Worker
from storage.db import Database
from storage.open import open_database

ROOT = Path(__file__).parent
log = logging.getLogger("marshrut")


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that is put together but does nothing yet."""

    intake: Intake
    poller: Poller
    sender: Sender
    turns: Turns
    clock: Clock
    succession: Succession


def now_seconds() -> int:
    return int(time.time())


def assemble(
    settings: Settings, db: Database, bot: Bot, session: LeanSession, bot_name: str, *,
    now: Callable[[], int] = now_seconds, ticks: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep, owner: int | None = None,
) -> Running:  # fmt: skip
    """Plain constructors, in the order things depend on each other. Time is passed in for tests."""
    owner = secrets.randbits(62) if owner is None else owner
    texts = Texts(ROOT / "locales", settings.default_locale)
    dispatcher = Dispatcher(storage=Dialogues())
    dispatcher.include_router(handlers.router())
    house = House(
        bot=bot, settings=settings, texts=texts, rooms=handlers.ROOMS, clock=now, bot_name=bot_name, owner=owner
    )
    sender = Sender(
        db=db, session=session, token=bot.token, pace=Pace(settings.send_rate, clock=ticks, sleep=sleep),
        artist=Artist(db, draw), messenger=MESSENGER, clock=now,
    )  # fmt: skip
    succession = Succession(db, sender, clock=now, owner=owner, messenger=MESSENGER, bot=bot.id)
    clock = Clock(
        [
            Worker(db, {"export": export}, clock=now, owner=owner),
            Delivery(
                db=db, sender=sender, notices=handlers.NOTICES, texts=texts, settings=settings, clock=now, owner=owner,
                messenger=MESSENGER,
            ),
            succession,
            Housekeeping(db, now),
        ],
        now,
    )  # fmt: skip
    turns = Turns(db, dispatcher, house, wake=clock.wake, sleep=sleep)
    intake = Intake(turns, sender, db.engine)
    poller = Poller(intake, sender, session, bot.token, sleep=sleep)
    return Running(intake, poller, sender, turns, clock, succession)
