"""A Telegram for measuring: raw HTTP over asyncio, canned answers, everything prepared before the clock starts.

People are patient: each has a list of updates and does the next thing when the screen for the last one was shown, so
nothing is coalesced away. It lives in the process that measures, never in the one that is measured.
"""

import asyncio
import json
import re
import time
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_CHAT = re.compile(rb"chat_id\D{1,4}(\d+)")
SHOWN = {b"sendMessage", b"editMessageText"}
BATCH = 100  # updates of one getUpdates


@dataclass(frozen=True, slots=True)
class Visitor:
    """`updates` are prepared JSON, one for each thing the person does."""

    chat: int
    updates: Sequence[bytes]


@dataclass(slots=True)
class Seen:
    """What happened; times are `perf_counter` seconds."""

    calls: Counter[bytes] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)  # from the update handed out to its screen
    shown: int = 0
    last_shown: float = 0.0


class Telegram:
    """First those who come `alone`, one after another; then the `crowd`, all at once."""

    def __init__(self, alone: Sequence[Visitor], crowd: Sequence[Visitor]) -> None:
        self.seen = Seen()
        self.total = sum(len(visitor.updates) for visitor in (*alone, *crowd))
        self._marks: dict[int, asyncio.Event] = {}
        self._left = {visitor.chat: deque(visitor.updates) for visitor in (*alone, *crowd)}
        self._out: dict[int, float] = {}
        self._alone = deque(visitor.chat for visitor in alone)
        self._crowd = [visitor.chat for visitor in crowd]
        self._ready = deque([self._alone.popleft()])
        self._poller: _Connection | None = None
        self._server: asyncio.Server | None = None
        self._connections: set[_Connection] = set()
        self._results = {
            b"getMe": _ok(_BOT),
            b"sendMessage": _ok(_message([])),
            b"editMessageText": _ok(_message(_KEYS)),
        }

    async def start(self) -> str:
        """The address to talk to."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        for connection in list(self._connections):
            connection.transport.abort()
        await self._server.wait_closed()

    def mark(self, number: int) -> asyncio.Event:
        """Set when so many screens were shown."""
        return self._marks.setdefault(number, asyncio.Event())

    def joined(self, connection: "_Connection") -> None:
        self._connections.add(connection)

    def left(self, connection: "_Connection") -> None:
        self._connections.discard(connection)
        if self._poller is connection:
            self._poller = None

    def call(self, connection: "_Connection", method: bytes, body: bytes) -> None:
        self.seen.calls[method] += 1
        if method == b"getUpdates":
            self._poller = connection
            self._hand_out()
            return
        connection.say(self._results.get(method, _TRUE))
        if method in SHOWN and (found := _CHAT.search(body)) is not None:
            self._show(int(found.group(1)))

    def _show(self, chat: int) -> None:
        handed_out = self._out.pop(chat, None)
        if handed_out is None:
            return
        self.seen.last_shown = time.perf_counter()
        self.seen.waits.append(self.seen.last_shown - handed_out)
        self.seen.shown += 1
        if (mark := self._marks.get(self.seen.shown)) is not None:
            mark.set()
        if self._left[chat]:
            self._ready.append(chat)
        elif self._alone:
            self._ready.append(self._alone.popleft())
        else:
            self._ready.extend(self._crowd)
            self._crowd = []
        # After whatever else came in this moment: a batch is what people did meanwhile, as at the real Telegram.
        asyncio.get_running_loop().call_soon(self._hand_out)

    def _hand_out(self) -> None:
        if self._poller is None or not self._ready:
            return
        now = time.perf_counter()
        updates: list[bytes] = []
        while self._ready and len(updates) < BATCH:
            chat = self._ready.popleft()
            updates.append(self._left[chat].popleft())
            self._out[chat] = now
        poller, self._poller = self._poller, None
        poller.say(b'{"ok":true,"result":[' + b",".join(updates) + b"]}")


class _Connection(asyncio.Protocol):
    """HTTP/1.1, kept alive, one request after another, bodies with a length."""

    transport: asyncio.Transport

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._bytes = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._telegram.joined(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's interface
        self._telegram.left(self)

    def data_received(self, data: bytes) -> None:
        self._bytes += data
        while (end := self._bytes.find(b"\r\n\r\n")) >= 0:
            head = self._bytes[:end]
            found = _LENGTH.search(head)
            whole = end + 4 + (int(found.group(1)) if found else 0)
            if len(self._bytes) < whole:
                return
            body, self._bytes = self._bytes[end + 4 : whole], self._bytes[whole:]
            # POST /bot<token>/<method>?… HTTP/1.1
            path = head.split(b" ", 2)[1]
            self._telegram.call(self, path.rpartition(b"/")[2].partition(b"?")[0], body)

    def say(self, body: bytes) -> None:
        self.transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        )


_BOT = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_TRUE = b'{"ok":true,"result":true}'
# As long as a question of the self-assessment: Telegram repeats the whole message in its answer.
WORDS = (
    "Оценивание · 7 из 22\n▓▓▓░░░░░░░░░\n\n" + "Когда даю новую работу, ученики знают, по чему она оценивается. " * 5
)
_KEYS = [
    [{"text": letter, "callback_data": f"dA:17:assessment.1:{place}"} for place, letter in enumerate("АБВГ", 1)],
    [{"text": words, "callback_data": f"{data}:17"} for words, data in (("‹ Назад", "dB"), ("Пауза", "dP"))],
]


def _message(keys: list[list[dict[str, str]]]) -> dict[str, Any]:
    message: dict[str, Any] = {
        "message_id": 77, "date": 1_795_305_600, "from": _BOT, "text": WORDS,
        "chat": {"id": 7, "type": "private", "first_name": "Анна"},
    }  # fmt: skip
    return message | ({"reply_markup": {"inline_keyboard": keys}} if keys else {})


def _ok(result: dict[str, Any]) -> bytes:
    return json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode()


def pressed(update: int, chat: int, data: str) -> bytes:
    """A press on the screen that everybody has had since before."""
    person = {"id": chat, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    screen = _message(_KEYS) | {"chat": {"id": chat, "type": "private", "first_name": "Анна"}}
    query = {"id": f"{update}", "from": person, "message": screen, "chat_instance": "1", "data": data}
    return json.dumps({"update_id": update, "callback_query": query}, ensure_ascii=False).encode()


def written(update: int, chat: int, text: str) -> bytes:
    person = {"id": chat, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    message = {
        "message_id": update, "date": 1_795_305_600, "from": person, "text": text,
        "chat": {"id": chat, "type": "private", "first_name": "Анна"},
    }  # fmt: skip
    return json.dumps({"update_id": update, "message": message}, ensure_ascii=False).encode()
