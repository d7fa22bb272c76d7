"""What the chat page needs: the state, the event stream, and doing things as a person. JSON in, JSON out."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web

from sandbox.access import Access
from sandbox.errors import Impossible
from sandbox.model import Json
from sandbox.people import Person
from sandbox.view import dump_view, event_view, log_view, message_view, person_view, state_view
from sandbox.world import World

PAGE = Path(__file__).with_name("page")
KEEP_ALIVE = 15.0  # seconds between comments that keep an idle stream open
SHOWN_IN_PAGE = {"image/png", "image/jpeg", "image/gif", "image/webp"}
POLICY = "default-src 'self'; img-src 'self' blob: data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Wrong(ValueError):
    """The page asked for something in a wrong way."""


class PageApi:
    def __init__(self, world: World, access: Access) -> None:
        self.world = world
        self._access = access
        self._closing = False

    def close(self) -> None:
        """End the event streams."""
        self._closing = True
        for listener in list(self.world.feed.listeners):
            listener()

    def add_routes(self, app: web.Application) -> None:
        routes: list[tuple[str, str, Handler]] = [
            ("GET", "/", self.page),
            ("GET", "/sandbox/state", self.state),
            ("GET", "/sandbox/events", self.events),
            ("GET", "/sandbox/dump", self.dump),
            ("GET", "/sandbox/log", self.log),
            ("GET", "/sandbox/updates", self.updates),
            ("GET", "/sandbox/files/{file_id}", self.file),
            ("GET", "/sandbox/faults", self.faults),
            ("POST", "/sandbox/faults", self.add_fault),
            ("DELETE", "/sandbox/faults", self.remove_faults),
            ("POST", "/sandbox/poison", self.poison),
            ("POST", "/sandbox/rates", self.rates),
            ("POST", "/sandbox/people", self.add_person),
            ("POST", "/sandbox/chats/{id}/text", self.text),
            ("POST", "/sandbox/chats/{id}/link", self.link),
            ("POST", "/sandbox/chats/{id}/press", self.press),
            ("POST", "/sandbox/chats/{id}/file", self.send_file),
            ("POST", "/sandbox/chats/{id}/block", self.block),
            ("POST", "/sandbox/chats/{id}/clear", self.clear),
        ]
        for method, path, handler in routes:
            app.router.add_route(method, path, self._guarded(handler))
        if PAGE.is_dir():
            app.router.add_static("/static/", PAGE)

    def _guarded(self, handler: Handler) -> Handler:
        """Same origin only; what a person cannot do or the page got wrong becomes a sentence."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            self._access.same_origin(request)
            try:
                return await handler(request)
            except Impossible as impossible:
                return _json({"error": str(impossible)}, 409)
            except Wrong as wrong:
                return _json({"error": str(wrong)}, 400)

        return guarded

    async def page(self, _request: web.Request) -> web.StreamResponse:
        index = PAGE / "index.html"
        if not index.is_file():
            return web.Response(status=404, text="the page is not built in: sandbox/page/index.html")
        return web.FileResponse(index, headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"})

    async def state(self, _request: web.Request) -> web.StreamResponse:
        return _json(state_view(self.world))

    async def dump(self, _request: web.Request) -> web.StreamResponse:
        return _json(dump_view(self.world))

    async def log(self, request: web.Request) -> web.StreamResponse:
        since = _number(request.query.get("since", "0"))
        return _json([log_view(line) for line in self.world.log if line.number > since])

    async def updates(self, _request: web.Request) -> web.StreamResponse:
        bot = self.world.bot
        return _json({"pending": len(bot.updates.waiting), "next_id": bot.updates.next_id, "webhook": bot.webhook.url})

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-Sent Events from `since` (or Last-Event-ID) on; `reload` when that is forgotten."""
        feed = self.world.feed
        asked = request.headers.get("Last-Event-ID") or request.query.get("since")
        seq = feed.seq if asked is None else _number(asked)
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await stream.prepare(request)
        news = asyncio.Event()
        feed.listeners.append(news.set)
        try:
            while not self._closing:
                news.clear()
                events = feed.since(seq)
                if events is None:
                    seq = feed.seq
                    await stream.write(f'id: {seq}\ndata: {{"type":"reload"}}\n\n'.encode())
                elif events:
                    seq = events[-1].seq
                    lines = [f"id: {e.seq}\ndata: {json.dumps(event_view(self.world, e))}\n\n" for e in events]
                    await stream.write("".join(lines).encode())
                try:
                    await asyncio.wait_for(news.wait(), KEEP_ALIVE)
                except TimeoutError:
                    await stream.write(b": still here\n\n")
        except ConnectionError:
            pass  # the page was closed
        finally:
            feed.listeners.remove(news.set)
        return stream

    async def file(self, request: web.Request) -> web.StreamResponse:
        file = self.world.files.find(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound(text="no such file")
        response = web.Response(body=file.data, headers={"X-Content-Type-Options": "nosniff"})
        if file.mime in SHOWN_IN_PAGE:
            response.content_type = file.mime
        else:
            # A file is never opened in the sandbox's own origin: an HTML file would speak for the page.
            response.content_type = "application/octet-stream"
            response.headers["Content-Disposition"] = _attachment(file.name)
        return response

    async def faults(self, _request: web.Request) -> web.StreamResponse:
        return _json([fault.as_json() for fault in self.world.faults.all()])

    async def add_fault(self, request: web.Request) -> web.StreamResponse:
        rule = await _object(request)
        try:
            fault = self.world.faults.add(rule.pop("kind", ""), rule.pop("method", None) or "*", **rule)
        except (TypeError, ValueError) as wrong:
            raise Wrong(str(wrong)) from None
        return _json(fault.as_json())

    async def remove_faults(self, request: web.Request) -> web.StreamResponse:
        """One by `?id=`, all without it."""
        if "id" not in request.query:
            self.world.faults.clear()
        elif not self.world.faults.remove(_number(request.query["id"])):
            raise web.HTTPNotFound(text="no such fault")
        return _json([fault.as_json() for fault in self.world.faults.all()])

    async def poison(self, request: web.Request) -> web.StreamResponse:
        person = self._person((await _object(request)).get("person"))
        return _json({"update_id": person.sends_poison()})

    async def rates(self, request: web.Request) -> web.StreamResponse:
        given, rates = await _object(request), self.world.rates
        rates.strict = bool(given.get("strict", rates.strict))
        rates.chat_burst = max(1, _number(given.get("chat_burst", rates.chat_burst)))
        rates.per_second = max(1, _number(given.get("per_second", rates.per_second)))
        rates.forget()
        self.world.feed.tell("bot")
        return _json({"strict": rates.strict, "chat_burst": rates.chat_burst, "per_second": rates.per_second})

    async def add_person(self, request: web.Request) -> web.StreamResponse:
        given = await _object(request)
        first_name = _word(given, "first_name")
        if not first_name:
            raise Wrong("a person needs a first name")
        number = given.get("id")
        person = self.world.add_person(
            first_name,
            _word(given, "last_name") or None,
            _word(given, "username").removeprefix("@") or None,
            _word(given, "language_code") or "ru",
            None if number is None else _number(number),
            _word(given, "note"),
        )
        return _json(person_view(person) | {"messages": [message_view(m) for m in person.chat.messages]})

    async def text(self, request: web.Request) -> web.StreamResponse:
        message = self._who(request).writes(_word(await _object(request), "text"))
        return _json({"message_id": message.message_id})

    async def link(self, request: web.Request) -> web.StreamResponse:
        message = self._who(request).opens_link(_word(await _object(request), "url"))
        return _json({"message_id": message.message_id})

    async def press(self, request: web.Request) -> web.StreamResponse:
        """By place ({message_id, row, column}) or by data, which need not be there any longer."""
        person, given = self._who(request), await _object(request)
        message_id = _number(given.get("message_id"))
        if given.get("data") is not None:
            return _json({"callback_id": person.presses_raw(_word(given, "data"), message_id)})
        message = person.chat.history.get(message_id)
        row, column = _number(given.get("row")), _number(given.get("column"))
        if message is None or not (0 <= row < len(message.keyboard) and 0 <= column < len(message.keyboard[row])):
            raise Impossible("there is no such button any longer")
        return _json({"callback_id": person.presses_button(message, message.keyboard[row][column])})

    async def send_file(self, request: web.Request) -> web.StreamResponse:
        person, form = self._who(request), await request.post()
        upload = form.get("file")
        if not isinstance(upload, web.FileField):
            raise Wrong("the form has no file")
        message = person.sends_file(
            upload.filename,
            upload.file.read(),
            upload.content_type,
            str(form.get("caption") or ""),
            as_photo=form.get("photo") in {"1", "true"},
        )
        return _json({"message_id": message.message_id})

    async def block(self, request: web.Request) -> web.StreamResponse:
        person, blocked = self._who(request), (await _object(request)).get("blocked")
        if not isinstance(blocked, bool):
            raise Wrong("blocked is true or false")
        if blocked:
            person.blocks_bot()
        else:
            person.unblocks_bot()
        return _json(person_view(person))

    async def clear(self, request: web.Request) -> web.StreamResponse:
        person = self._who(request)
        person.clears_screen()
        self.world.feed.tell("cleared", person.id)
        return _json(person_view(person))

    def _who(self, request: web.Request) -> Person:
        return self._person(request.match_info["id"])

    def _person(self, number: Any) -> Person:
        person = self.world.people.get(_number(number))
        if person is None:
            raise web.HTTPNotFound(text="no such person")
        return person


def _json(body: Any, status: int = 200) -> web.Response:
    data = json.dumps(body, ensure_ascii=False).encode(errors="replace")
    return web.Response(
        status=status, body=data, content_type="application/json", headers={"Cache-Control": "no-store"}
    )


async def _object(request: web.Request) -> Json:
    """The body as an object. It must say it is JSON: a form of another site cannot."""
    if request.content_type != "application/json":
        raise Wrong("the body must be application/json")
    try:
        given = json.loads(await request.read() or b"{}")
    except ValueError:
        raise Wrong("the body is not JSON") from None
    if not isinstance(given, dict):
        raise Wrong("an object is expected")
    return given


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise Wrong(f"not a number: {value!r}") from None


def _word(given: Json, name: str) -> str:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise Wrong(f"{name} is a text")
    return (value or "").strip() if name != "text" else value or ""


def _attachment(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"
