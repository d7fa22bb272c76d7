"""The only place where everything is put together, and the commands (`--help` lists them)."""

import argparse
import asyncio
import fcntl
import gc
import logging
import secrets
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramAPIError
from aiohttp import web

import content
import handlers
from bot import demo, doctor, grants, instruments, logs, orders, samples
from bot.artist import Artist
from bot.dialogue import Dialogues
from bot.intake import ALLOWED, Intake, Poller, TokenRefused, Webhook
from bot.pace import Pace
from bot.pictures import draw
from bot.sending import Sender
from bot.session import LeanSession
from bot.settings import BadSettings, Settings, read_settings
from bot.texts import Texts
from bot.turn import MESSENGER, House, Turns
from jobs import catalogue_files, content_check, imports
from jobs.broadcasts import Broadcasts
from jobs.clock import Clock, Step
from jobs.commands import Commands
from jobs.delivery import Delivery
from jobs.endings import Endings
from jobs.finding import Refreshing
from jobs.housekeeping import Housekeeping, Scrubbing
from jobs.lapses import Lapses
from jobs.polls import Polls
from jobs.promotions import Promotions
from jobs.request_days import RequestDays
from jobs.silence import Silences
from jobs.succession import Succession, lock_name
from jobs.watch import Watching
from jobs.work import Worker
from jobs.works import works
from rules.reading import BrokenContent
from storage.db import BadDatabaseUrl, Database, Trouble
from storage.finding import Finder
from storage.imports import Busy, NotAsked, RealDataThere
from storage.migrate import MigrationError, migrate
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
    delivery: Delivery
    succession: Succession
    refreshing: Refreshing
    texts: Texts
    owner: int


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
    dispatcher = Dispatcher(storage=Dialogues(), finder=(finder := Finder()))
    dispatcher.include_router(handlers.router())
    house = House(
        bot=bot, settings=settings, texts=texts, rooms=handlers.ROOMS, clock=now, bot_name=bot_name, owner=owner
    )
    sender = Sender(
        db=db, session=session, token=bot.token, pace=Pace(settings.send_rate, clock=ticks, sleep=sleep),
        artist=Artist(db, draw), messenger=MESSENGER, clock=now,
    )  # fmt: skip
    succession = Succession(db, sender, clock=now, owner=owner, messenger=MESSENGER, bot=bot.id)
    delivery = Delivery(
        db=db, sender=sender, notices=handlers.NOTICES, texts=texts, settings=settings, clock=now, ticks=ticks,
        owner=owner, messenger=MESSENGER, bot_name=bot_name,
    )  # fmt: skip
    refreshing, zone = Refreshing(db, finder), settings.default_zone
    steps: list[Step] = [
        *(Promotions(db, now), Lapses(db, now), Silences(db, now, zone), Endings(db, now, zone), Polls(db, now)),
        RequestDays(db, settings.admin_addresses, now, zone),
        Worker(db, works(session, bot.token, settings.admin_addresses, now), clock=now, owner=owner),
        refreshing,  # behind the worker: an import that it has applied stands in the lists at once
        Broadcasts(db, clock=now, ticks=ticks, zone=zone),
        *(delivery, succession),
        Commands(db, bot, texts, settings, handlers.COMMANDS, clock=now, messenger=MESSENGER),
        *(Housekeeping(db, now), Scrubbing(db, now)),
        Watching(db, session, bot.token, settings.admin_addresses, now),
    ]
    clock = Clock(steps, now)
    turns = Turns(db, dispatcher, house, wake=clock.wake, sleep=sleep)
    intake = Intake(turns, sender, db.engine)
    poller = Poller(intake, sender, session, bot.token, sleep=sleep)
    return Running(intake, poller, sender, turns, clock, delivery, succession, refreshing, texts, owner)


PATIENCE = 10  # seconds that replies get to be shown after SIGTERM; what is left is stored and goes at the next start
HEARTBEAT = 5  # seconds between two looks at whether this process still leads
LOST = 3  # looks in a row without the lead before this process stops: a database that restarts is back sooner


@asynccontextmanager
async def database(settings: Settings) -> AsyncIterator[Database]:
    """Opened and migrated, and the instruments that ship stand in the bank."""
    db = await open_database(settings.database_url.get_secret_value())
    try:
        for name in await migrate(db, now=now_seconds()):
            log.info("migrated: %s", name)
        async with db.write() as tx:
            await instruments.lay(tx, now=now_seconds())
        yield db
    finally:
        await db.close()


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """Two bots on one SQLite file would show each other's replies. Raises BadSettings."""
    url = settings.database_url.get_secret_value()
    if not url.startswith("sqlite:///"):
        yield
        return
    path = Path(f"{url.removeprefix('sqlite:///')}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadSettings("Another bot works with this database already: stop it first.") from None
        yield


async def serve(settings: Settings) -> None:
    """The bot, until SIGTERM or Ctrl+C."""
    assert settings.bot_token is not None  # noqa: S101 - without a token the sandbox's was put there
    stopping = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    proxy = settings.proxy_url.get_secret_value() if settings.proxy_url else None
    session = LeanSession(settings.telegram_api_url, proxy)
    bot = Bot(settings.bot_token.get_secret_value(), session=session)
    content.check()
    if "operator" not in settings.model_fields_set:
        log.warning("OPERATOR is not set: the consent does not name who answers for personal data")
    try:
        async with database(settings) as db:
            me = await _introduced(bot, stopping)
            if me is None:
                return
            running = assemble(settings, db, bot, session, me)
            # The collector need not walk aiogram's types again: an eighth of an update (bench/README.md).
            gc.collect()
            gc.freeze()
            await db.try_lead(lock_name(running.owner))
            try:
                await _receive(settings, db, bot, running, stopping)
            finally:
                running.delivery.stop()
                closing = asyncio.ensure_future(running.clock.close(PATIENCE))
                try:
                    await asyncio.wait_for(running.sender.settle(), PATIENCE)
                except TimeoutError:
                    log.warning("%d screens were not shown yet, they go at the next start", running.sender.unsent)
                await closing
                await running.sender.close()
    finally:
        await session.close()


async def _introduced(bot: Bot, stopping: asyncio.Event) -> str | None:
    """The bot's name. aiogram asks for it inside the Command filter: known before the first update, it need not."""
    pause = 1
    while not stopping.is_set():
        try:
            return (await bot.me()).username or ""
        except TelegramAPIError as error:
            if "Unauthorized" in str(error) or "Not Found" in str(error):
                raise TokenRefused(str(error)) from None
            log.warning("Telegram does not answer yet: %s", error)
            await _unless(stopping, pause)
            pause = min(pause * 2, 30)
    return None


async def _receive(settings: Settings, db: Database, bot: Bot, running: Running, stopping: asyncio.Event) -> None:
    """Serve the webhook, if there is one; lead when nobody else does."""
    async with _webhook(settings, bot, running):
        while not await _leads(db, running):
            await running.refreshing()
            if await _unless(stopping, HEARTBEAT):
                return
        await running.succession()
        running.clock.start()
        polling = None if settings.webhook_url else asyncio.ensure_future(running.poller.run())
        # An import that an earlier process left half laid in; presses wait 150 s at Telegram, so they go first.
        finishing = asyncio.ensure_future(catalogue_files.finish(db, now=now_seconds()))
        log.info("@%s is ready", (await bot.me()).username)
        try:
            await _lead(db, running, stopping, polling)
        finally:
            running.poller.stop()
            finishing.cancel()
            await asyncio.gather(finishing, return_exceptions=True)
            if polling is not None:
                await polling


async def _leads(db: Database, running: Running) -> bool:
    """Hold this process's own name, by which others see that it lives, and the leader's if it is free."""
    await db.try_lead(lock_name(running.owner))
    return await db.try_lead("leader")


async def _lead(
    db: Database, running: Running, stopping: asyncio.Event, polling: "asyncio.Future[None] | None"
) -> None:
    """Until the stop. Raises Trouble when the lead was lost and did not come back: a new start decides who leads."""
    lost = 0
    while not await _unless(stopping, HEARTBEAT, polling):
        if polling is not None and polling.done():
            polling.result()
        lost = 0 if await _leads(db, running) else lost + 1
        if lost == LOST:
            raise Trouble("lost", "the leader's lock is gone")


@asynccontextmanager
async def _webhook(settings: Settings, bot: Bot, running: Running) -> AsyncIterator[None]:
    if settings.webhook_url is None or settings.webhook_secret is None:
        yield
        return
    secret = settings.webhook_secret.get_secret_value()
    webhook = Webhook(running.intake, secret)
    runner = web.AppRunner(webhook.app(urlsplit(settings.webhook_url).path), access_log=None, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, "0.0.0.0", settings.webhook_port).start()  # noqa: S104 - the secret guards it
    try:
        await bot.set_webhook(settings.webhook_url, secret_token=secret, allowed_updates=list(ALLOWED))
        yield
    finally:
        await runner.cleanup()
        await webhook.settle()


async def _unless(stopping: asyncio.Event, seconds: float, other: "asyncio.Future[None] | None" = None) -> bool:
    """Wait, unless the stop comes (True) or `other` ends."""
    stop = asyncio.ensure_future(stopping.wait())
    either: list[asyncio.Future[Any]] = [stop, *([other] if other else [])]
    await asyncio.wait(either, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    return stopping.is_set()


async def furnish(db: Database, *, now: int) -> None:
    """Demo programmes and sessions for the sandbox, marked as such. Not wanted where a real catalogue was imported."""
    try:
        await imports.run_import(db, ROOT / "content" / "sample" / "programmes.tsv", now=now, demo=True)
    except RealDataThere:
        log.info("there is a real catalogue, the demo data stay out")
    else:
        await samples.sessions_ahead(db, now=now)


async def run(settings: Settings) -> int:
    if settings.bot_token is None:
        print(f"No BOT_TOKEN: the sandbox opens. http://127.0.0.1:{settings.sandbox_port}", flush=True)
        async with demo.sandbox(settings, ROOT) as practice:
            async with database(practice) as db:
                await furnish(db, now=now_seconds())
            with only_one(practice):
                await serve(practice)
        return 0
    with only_one(settings):
        await serve(settings)
    return 0


async def migrate_command(settings: Settings) -> int:
    async with database(settings):
        print("The database is up to date.")
    return 0


async def import_command(settings: Settings, asked: argparse.Namespace) -> int:
    t, now = Texts(ROOT / "locales").speaker(settings.default_locale), now_seconds()
    ask = None if asked.yes or not sys.stdin.isatty() else orders.says_yes
    async with database(settings) as db:
        try:
            if asked.undo:
                return await imports.undo(db, now=now, t=t, echo=print)
            return await imports.bring(
                db, asked.file, now=now, t=t, echo=print, demo=asked.demo, ask=ask, report=asked.errors
            )
        except Busy:
            print("Another import is under way. Try again when it has ended.", file=sys.stderr)
            return 1
        except NotAsked:
            print("The catalogue has changed meanwhile, nothing was applied. Import the file again.", file=sys.stderr)
            return 1


async def role_command(settings: Settings, address: str, role: str, scope: str, *, give: bool) -> int:
    """`grant` and `revoke`."""
    async with database(settings) as db:
        try:
            print(await grants.change(db, address, role, scope, give=give, now=now_seconds()))
        except grants.NotGranted as error:
            print(error, file=sys.stderr)
            return 1
    return 0


async def command(settings: Settings, asked: argparse.Namespace) -> int:
    match asked.command:
        case "sandbox":
            return await demo.only_sandbox(settings)
        case "migrate":
            return await migrate_command(settings)
        case "doctor":
            return await doctor.look(settings, ROOT, echo=print)
        case "import":
            return await import_command(settings, asked)
        case "grant" | "revoke":
            give = asked.command == "grant"
            return await role_command(settings, asked.address, asked.role, asked.scope, give=give)
        case _:
            return await run(settings)


def look(asked: argparse.Namespace) -> int:
    """Orders that only read files: neither a token nor a database is needed."""
    texts = Texts(ROOT / "locales")
    try:
        if asked.command == "check-content":
            t = texts.speaker(read_settings().default_locale)
            return content_check.check(asked.files, t=t, echo=print)
        return imports.dry_run(asked.file, t=texts.speaker("ru"), echo=print, as_json=asked.json)
    except BrokenPipeError:  # `… | head` has read enough
        sys.stderr.close()
        return 0


def main(words: list[str] | None = None) -> int:  # noqa: PLR0911 - every ending in one place
    """0 done, 1 refused, 2 wrong settings or an unreadable file."""
    asked = orders.read(words)
    try:
        if asked.command == "check-content" or (asked.command == "import" and asked.dry_run):
            return look(asked)
        settings = read_settings()
        logs.set_up(settings)
        return asyncio.run(command(settings, asked))
    except (BadSettings, BadDatabaseUrl) as error:
        print(error, file=sys.stderr)
        return 2
    except TokenRefused as refused:
        print(f"BOT_TOKEN was refused by Telegram: {refused}", file=sys.stderr)
        return 2
    except (Trouble, MigrationError) as error:
        print(f"The database cannot be used: {error}", file=sys.stderr)
        return 1
    except BrokenContent as broken:
        print(broken, file=sys.stderr)
        return 2
    except TelegramAPIError as error:
        print(f"Telegram refused: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
