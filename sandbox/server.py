"""The door to the world over HTTP: the Bot API as Telegram serves it, files, and the page with its own API.

One thread, one event loop: whoever drives the world in the same process does it from the server's loop.
"""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox import page_api
from sandbox.access import Access
from sandbox.errors import Cut
from sandbox.files import DOCUMENT_LIMIT, Upload
from sandbox.receiving import TERMINATED
from sandbox.webhook import Webhooks
from sandbox.world import Answer, World

LONGEST_POLL = 50.0
BODY_LIMIT = DOCUMENT_LIMIT + 10 * 1024 * 1024


@dataclass(slots=True)
class Runner:
    """A running sandbox. `url` is what a bot takes as its API server."""

    world: World
    host: str
    port: int
    _app: web.AppRunner
    _api: "BotApi"
    _webhooks: Webhooks
    _page: page_api.PageApi

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    async def stop(self) -> None:
        """Answer those who wait, close everything."""
        self._api.close()
        self._page.close()
        await self._webhooks.stop()
        await self._app.cleanup()


async def serve(
    world: World, host: str = "127.0.0.1", port: int = 0, *, webhook_retry: tuple[float, float] = (1.0, 60.0)
) -> Runner:
    """Serve the world; port 0 takes a free one. `webhook_retry`: first and longest pause between tries, seconds."""
    access = Access(host)
    api, page, webhooks = BotApi(world, access), page_api.PageApi(world, access), Webhooks(world, webhook_retry)
    app = web.Application(client_max_size=BODY_LIMIT)
    app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]*}", api.method)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", api.file)
    page.add_routes(app)
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=2.0)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except BaseException:
        await runner.cleanup()
        raise
    webhooks.start()
    bound = int(runner.addresses[0][1])
    return Runner(world, host, bound, runner, api, webhooks, page)


class BotApi:
    """`/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World, access: Access) -> None:
        self.world = world
        self._access = access
        self._closing = False

    def close(self) -> None:
        self._closing = True
        self.world.bot.updates.wake()

    async def method(self, request: web.Request) -> web.StreamResponse:
        self._access.same_origin(request)
        token, method = request.match_info["token"], request.match_info["method"]
        try:
            params, files = await _read(request)
        except (ValueError, TypeError):
            return _respond(_refused(400, "Bad Request: can't parse the request"))
        except web.HTTPRequestEntityTooLarge:
            return _respond(_refused(413, "Request Entity Too Large"))
        try:
            answer = await self._call(token, method, params, files)
        except Cut:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if answer.delay:
            await asyncio.sleep(answer.delay)
        return _respond(answer)

    async def file(self, request: web.Request) -> web.StreamResponse:
        file = self.world.download(request.match_info["token"], request.match_info["path"])
        if file is None:
            return _respond(_refused(404, "Not Found"))
        return web.Response(body=file.data, content_type="application/octet-stream")

    async def _call(self, token: str, method: str, params: Mapping[str, Any], files: Mapping[str, Upload]) -> Answer:
        if method.lower() != "getupdates" or token != self.world.bot.token:
            return self.world.call(token, method, params, files)
        return await self._poll(token, params)

    async def _poll(self, token: str, params: Mapping[str, Any]) -> Answer:
        """getUpdates that waits. A newer one ends an older one, as two bots with one token find out."""
        updates = self.world.bot.updates
        updates.turn += 1
        turn = updates.turn
        updates.wake()
        answer = self.world.call(token, "getUpdates", params)
        until = time.monotonic() + _timeout(params)
        news = asyncio.Event()
        updates.on_new.append(news.set)
        try:
            while answer.status == 200 and not answer.html and not answer.result:
                left = until - time.monotonic()
                if left <= 0 or self._closing:
                    break
                try:
                    await asyncio.wait_for(news.wait(), left)
                except TimeoutError:
                    break
                news.clear()
                if updates.turn != turn:
                    return _refused(409, TERMINATED)
                answer = self.world.poll_again(params)
        finally:
            updates.on_new.remove(news.set)
        return answer


def _timeout(params: Mapping[str, Any]) -> float:
    try:
        return min(max(float(params.get("timeout") or 0), 0.0), LONGEST_POLL)
    except (TypeError, ValueError):
        return 0.0


async def _read(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Parameters and files from the query string and any kind of body that Telegram takes."""
    params: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    kind = request.content_type
    if kind == "application/json":
        body = await request.read()
        given = json.loads(body) if body.strip() else {}
        if not isinstance(given, dict):
            raise TypeError("an object is expected")
        params |= given
    elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[name] = Upload(value.filename, value.file.read(), value.content_type)
            else:
                params[name] = value
    return params, files


def _refused(code: int, description: str) -> Answer:
    return Answer(code, {"ok": False, "error_code": code, "description": description})


def _respond(answer: Answer) -> web.Response:
    if answer.html is not None:
        return web.Response(status=answer.status, text=answer.html, content_type="text/html")
    body = json.dumps(answer.body, separators=(",", ":")).encode()
    headers = {"Retry-After": str(answer.body["parameters"]["retry_after"])} if answer.status == 429 else None
    return web.Response(status=answer.status, body=body, content_type="application/json", headers=headers)
