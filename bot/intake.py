"""Raw updates in: the getUpdates loop and the webhook. One batch = one transaction; acknowledged after its COMMIT.

The next getUpdates is what acknowledges, or the answer 200. A crash in between makes Telegram repeat, and a repeated id
changes nothing.
"""

import asyncio
import hmac
import logging
from collections import OrderedDict, defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp import web

from bot.logs import where
from bot.raw import Envelope
from bot.sending import Sender
from bot.session import LeanSession, Lost, NotSent, Refusal
from bot.turn import Turns
from storage.db import Engine

log = logging.getLogger(__name__)
BATCH = 16  # updates a transaction on SQLite
SIDE_BY_SIDE = 8  # people served at once on PostgreSQL
POLL = 30  # seconds of a long poll
ALLOWED = ("message", "callback_query", "my_chat_member")
RETRY = (1, 2, 5, 10, 30)  # seconds


class TokenRefused(Exception):
    """Telegram does not know this token: nothing can be done here."""


class Intake:
    """Takes updates in the order they came, one batch at a time."""

    def __init__(self, turns: Turns, sender: Sender, engine: Engine) -> None:
        self._turns = turns
        self._sender = sender
        self._engine = engine
        self._one_at_a_time = asyncio.Lock()
        self._albums: OrderedDict[str, int] = OrderedDict()

    async def room(self) -> None:
        """Wait while too many screens are unsent."""
        await self._sender.room()

    async def take(self, raws: Sequence[dict[str, Any]]) -> None:
        """Returns when all is committed and queued to be shown. Raises `Trouble`: nothing may be acknowledged then."""
        async with self._one_at_a_time:
            raws = [raw for raw in raws if not self._repeats_album(raw)]
            if self._engine == "sqlite":
                for start in range(0, len(raws), BATCH):
                    self._sender.show(await self._turns.batch(raws[start : start + BATCH]))
            else:
                await self._side_by_side(raws)

    async def _side_by_side(self, raws: Sequence[dict[str, Any]]) -> None:
        """One person's updates stay in their order; different people's go together."""
        chains: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for raw in raws:
            chains[Envelope.read(raw).address].append(raw)
        places = asyncio.Semaphore(SIDE_BY_SIDE)

        async def walk(chain: list[dict[str, Any]]) -> None:
            async with places:
                for raw in chain:
                    self._sender.show(await self._turns.batch([raw]))

        ends = await asyncio.gather(*(walk(chain) for chain in chains.values()), return_exceptions=True)
        for end in ends:
            if isinstance(end, BaseException):
                raise end

    def _repeats_album(self, raw: dict[str, Any]) -> bool:
        """An album comes as several messages and gets one reply, to its first."""
        message = raw.get("message")
        album = message.get("media_group_id") if isinstance(message, dict) else None
        if not isinstance(album, str):
            return False
        first = self._albums.setdefault(album, raw["update_id"])
        if len(self._albums) > 1000:
            self._albums.popitem(last=False)
        return bool(first != raw["update_id"])


class Poller:
    """getUpdates, read as raw JSON on a connection of its own."""

    def __init__(
        self, intake: Intake, sender: Sender, session: LeanSession, token: str, *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep, poll: int = POLL,
    ) -> None:  # fmt: skip
        self._intake = intake
        self._sender = sender
        self._session = session
        self._token = token
        self._sleep = sleep
        self._poll = poll
        self._offset: int | None = None
        self._faults = 0
        self._taking = False
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Between two batches: the one under way is finished first."""
        self._stopping.set()

    async def run(self) -> None:
        """Until `stop`. Starts without a stored offset. Raises TokenRefused."""
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await self._first(stopping, self._start())
            while not self._stopping.is_set():
                await self._first(stopping, self.step())
        finally:
            stopping.cancel()

    async def _first(self, stopping: "asyncio.Future[Any]", work: Awaitable[None]) -> None:
        """Do the work; when the stop comes, leave a waiting poll but never a batch that is being taken."""
        task = asyncio.ensure_future(work)
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done() and not self._taking:
            task.cancel()
        await asyncio.wait({task})
        if not task.cancelled():
            task.result()

    async def _start(self) -> None:
        while True:
            try:
                await self._session.call(self._token, "deleteWebhook", {"drop_pending_updates": False})
            except (Refusal, NotSent, Lost) as error:
                await self._trouble(error)
            else:
                return

    async def step(self) -> None:
        """One poll and what it brought."""
        await self._sender.room()
        body: dict[str, Any] = {"timeout": self._poll, "allowed_updates": list(ALLOWED)}
        if self._offset is not None:
            body["offset"] = self._offset
        try:
            raws = await self._session.call(self._token, "getUpdates", body, timeout=self._poll + 15)
        except (Refusal, NotSent, Lost) as error:
            await self._trouble(error)
            return
        self._faults = 0
        if not raws:
            # All is acknowledged. Telegram restarts ids at random after a quiet week: an old offset would hide them.
            self._offset = None
            return
        self._taking = True
        try:
            await self._intake.take(raws)
            self._offset = int(raws[-1]["update_id"]) + 1
        except Exception as error:
            log.error("updates could not be taken, they stay at Telegram: %s", where(error))  # noqa: TRY400 - no names
            self._taking = False
            await self._pause()
        finally:
            self._taking = False

    async def _trouble(self, error: Exception) -> None:
        if isinstance(error, Refusal) and error.code in {401, 404}:
            raise TokenRefused(error.description) from None
        log.warning("Telegram: %s", error)
        if isinstance(error, Refusal) and error.retry_after is not None:
            await self._sleep(error.retry_after)
            return
        await self._pause()

    async def _pause(self) -> None:
        await self._sleep(RETRY[min(self._faults, len(RETRY) - 1)])
        self._faults += 1


class Webhook:
    """The same way in: a request joins the next batch and is answered 200 after its COMMIT, 503 if there was none."""

    def __init__(self, intake: Intake, secret: str) -> None:
        self._intake = intake
        self._secret = secret.encode()
        self._waiting: list[tuple[dict[str, Any], asyncio.Future[None]]] = []
        self._worker: asyncio.Task[None] | None = None

    def app(self, path: str) -> web.Application:
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_post(path or "/", self._receive)
        return app

    async def settle(self) -> None:
        """Until the batches that came are taken."""
        while self._worker is not None:
            await asyncio.wait({self._worker})

    async def _receive(self, request: web.Request) -> web.Response:
        said = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(said, self._secret):
            return web.Response(status=403)
        try:
            raw = await request.json()
            int(raw["update_id"])
        except (ValueError, KeyError, TypeError):
            return web.Response(status=400)
        taken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((raw, taken))
        if self._worker is None:
            self._worker = asyncio.create_task(self._work())
        try:
            await taken
        except Exception as error:
            log.error("an update was not committed, Telegram will repeat it: %s", where(error))  # noqa: TRY400 - no names
            return web.Response(status=503)
        return web.Response()

    async def _work(self) -> None:
        try:
            while self._waiting:
                await self._intake.room()
                batch, self._waiting = self._waiting[:100], self._waiting[100:]
                try:
                    await self._intake.take([raw for raw, _ in batch])
                except Exception as error:
                    for _, taken in batch:
                        if not taken.done():
                            taken.set_exception(error)
                else:
                    for _, taken in batch:
                        if not taken.done():
                            taken.set_result(None)
        finally:
            self._worker = None
