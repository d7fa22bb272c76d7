"""Updates by webhook: in order for each person, several people at once, tried again until the bot says 200."""

import asyncio
from typing import Any

import aiohttp

from sandbox.updates import Pending
from sandbox.world import World

ANSWER_SECONDS = 60.0


class Webhooks:
    """Delivers what waits whenever a webhook is set. A lane is one person's updates: never two of them under way."""

    def __init__(self, world: World, retry: tuple[float, float]) -> None:
        self._world = world
        self._first_pause, self._longest_pause = retry
        self._news = asyncio.Event()
        self._busy: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._main: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._world.bot.updates.on_new.append(self._news.set)
        self._main = asyncio.create_task(self._run(), name="sandbox webhooks")

    async def stop(self) -> None:
        if self._main is None:
            return
        self._world.bot.updates.on_new.remove(self._news.set)
        tasks = [self._main, *self._tasks]
        self._main = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self) -> None:
        self._news.set()
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS)) as session:
            while True:
                await self._news.wait()
                self._news.clear()
                for pending, lane in self._ready():
                    self._busy.add(lane)
                    task = asyncio.create_task(self._deliver(session, pending, lane))
                    self._tasks.add(task)
                    task.add_done_callback(self._tasks.discard)

    def _ready(self) -> list[tuple[Pending, int]]:
        """The oldest update of each idle lane, as many as connections are allowed."""
        bot = self._world.bot
        if not bot.webhook.url:
            return []
        bot.updates.expire(self._world.now())
        found: dict[int, Pending] = {}
        for pending in bot.updates.waiting:
            if len(found) + len(self._busy) >= bot.webhook.max_connections:
                break
            lane = _lane(pending.body)
            if lane not in self._busy:
                found.setdefault(lane, pending)
        return [(pending, lane) for lane, pending in found.items()]

    async def _deliver(self, session: aiohttp.ClientSession, pending: Pending, lane: int) -> None:
        bot, pause = self._world.bot, self._first_pause
        try:
            while bot.webhook.url and pending in bot.updates.waiting:
                trouble = await self._post(session, pending)
                if trouble is None:
                    bot.updates.confirm(pending)
                    return
                bot.webhook.last_error_date = int(self._world.now())
                bot.webhook.last_error_message = trouble
                bot.updates.wake()
                await asyncio.sleep(pause)
                pause = min(pause * 2, self._longest_pause)
        finally:
            self._busy.discard(lane)
            bot.updates.wake()

    async def _post(self, session: aiohttp.ClientSession, pending: Pending) -> str | None:
        """One try; what went wrong in Telegram's words, or None."""
        webhook = self._world.bot.webhook
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        try:
            async with session.post(webhook.url, json=pending.body, headers=headers, allow_redirects=False) as response:
                if not 200 <= response.status < 300:
                    return f"Wrong response from the webhook: {response.status} {response.reason}"
                if response.content_type == "application/json":
                    self._obey(await response.json())
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientConnectorError:
            return "Connection refused"
        except (aiohttp.ClientError, ValueError):
            return "Connection reset by peer"
        return None

    def _obey(self, reply: Any) -> None:
        """An answer to the webhook may carry one call; nobody learns how it ended."""
        if isinstance(reply, dict) and isinstance(reply.get("method"), str):
            self._world.call(self._world.bot.token, reply["method"], reply)


def _lane(body: dict[str, Any]) -> int:
    """Who an update is about; 0 for one that does not say, as a poisonous one may not."""
    for part in body.values():
        sender = part.get("from") if isinstance(part, dict) else None
        if isinstance(sender, dict) and isinstance(sender.get("id"), int):
            return int(sender["id"])
    return 0
