"""The lean session against a server: three ends of a call, aiogram's own way, proxies, nothing inside a turn."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable

import anyio
import pytest
from aiogram import Bot
from tiny_proxy import HttpProxyHandler, Socks5ProxyHandler

from bot.dialogue import CURRENT, CurrentTurn
from bot.session import LeanSession, Lost, NetworkInsideTurn, NotSent, Refusal, TooBig, Upload
from sandbox.server import Runner
from storage.db import Database
from tests.telegram import TOKEN


@pytest.fixture
async def session(server: Runner) -> AsyncIterator[LeanSession]:
    made = LeanSession(server.url)
    yield made
    await made.close()


async def test_a_result_and_a_refusal_with_telegrams_words(server: Runner, session: LeanSession) -> None:
    anna = server.world.add_person("Анна")
    anna.writes("/start")
    sent = await session.call(TOKEN, "sendMessage", {"chat_id": anna.id, "text": "привет"})
    assert sent["message_id"] == anna.chat.messages[-1].message_id
    with pytest.raises(Refusal, match="chat not found") as refused:
        await session.call(TOKEN, "sendMessage", {"chat_id": 5, "text": "привет"})
    assert refused.value.code == 400


async def test_429_brings_its_seconds(server: Runner, session: LeanSession) -> None:
    server.world.faults.add("429", retry_after=7)
    with pytest.raises(Refusal) as refused:
        await session.call(TOKEN, "getMe", {})
    assert refused.value.retry_after == 7


async def test_a_wrong_clock_is_noticed_by_the_answers_own_date(server: Runner) -> None:
    fast = LeanSession(server.url, clock=lambda: time.time() + 500)
    try:
        await fast.call(TOKEN, "getMe", {})
    finally:
        await fast.close()
    assert 490 < fast.skew < 510


@pytest.mark.parametrize("kind", ["cut_before", "cut_after", "html", "500"])
async def test_no_answer_is_lost_whatever_it_looks_like(server: Runner, session: LeanSession, kind: str) -> None:
    server.world.faults.add(kind, times=1)  # type: ignore[arg-type]  # a Literal's values
    with pytest.raises(Lost):
        await session.call(TOKEN, "getMe", {})
    assert not session.answers
    assert (await session.call(TOKEN, "getMe", {}))["is_bot"] is True
    assert session.answers


async def test_nobody_listening_means_not_sent(free_port: int) -> None:
    session = LeanSession(f"http://127.0.0.1:{free_port}")
    with pytest.raises(NotSent):
        await session.call(TOKEN, "getMe", {})
    await session.close()


async def test_a_file_goes_up_with_its_russian_name(server: Runner, session: LeanSession) -> None:
    anna = server.world.add_person("Анна")
    anna.writes("/start")
    body = {"chat_id": anna.id, "document": "attach://file", "caption": "Ваши данные"}
    await session.call(TOKEN, "sendDocument", body, files={"file": Upload("мои данные.json", b"{}")})
    document = anna.chat.messages[-1].document
    assert document is not None
    assert (document.name, document.data) == ("мои данные.json", b"{}")


async def test_a_file_that_somebody_sent_comes_down_within_its_limit(server: Runner, session: LeanSession) -> None:
    anna = server.world.add_person("Анна")
    anna.writes("/start")
    anna.sends_file("список.csv", b"x" * 70_000)
    document = anna.chat.messages[-1].document
    assert document is not None
    assert await session.download(TOKEN, document.file_id, most=70_000) == b"x" * 70_000
    with pytest.raises(TooBig):
        await session.download(TOKEN, document.file_id, most=69_999)
    with pytest.raises(TooBig):
        await session.fetch(TOKEN, document.path, 69_999)
    with pytest.raises(Refusal, match="wrong file_id"):
        await session.download(TOKEN, "BQACnothing", most=9)
    with pytest.raises(Lost, match="404"):
        await session.fetch(TOKEN, "documents/nothing", 9)


async def test_aiograms_own_bot_uses_the_same_door(server: Runner, session: LeanSession) -> None:
    assert (await Bot(TOKEN, session=session).get_me()).username == "marshrut_bot"


async def test_inside_a_turn_every_call_is_refused(session: LeanSession, db: Database) -> None:
    async with db.write() as tx:
        token = CURRENT.set(CurrentTurn(tx, 1))
        try:
            with pytest.raises(NetworkInsideTurn):
                await session.call(TOKEN, "getMe", {})
            with pytest.raises(NetworkInsideTurn):
                await Bot(TOKEN, session=session).get_me()
        finally:
            CURRENT.reset(token)


class Proxy:
    """A real proxy in a thread of its own; counts the connections it carried."""

    def __init__(self, handler: Callable[..., HttpProxyHandler | Socks5ProxyHandler]) -> None:
        self.carried = 0
        self.port = 0
        self._handler = handler
        self._ready = threading.Event()
        self._scope: anyio.CancelScope | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=lambda: anyio.run(self._serve))
        self._thread.start()
        self._ready.wait()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        listener = await anyio.create_tcp_listener(local_host="127.0.0.1", local_port=0)
        self.port = listener.extra(anyio.abc.SocketAttribute.local_port)
        handler = self._handler(username="teacher", password="secret")

        async def carry(stream: anyio.abc.SocketStream) -> None:
            self.carried += 1
            await handler.handle(stream)

        with anyio.CancelScope() as self._scope:
            self._ready.set()
            await listener.serve(carry)
        await listener.aclose()

    def stop(self) -> None:
        assert self._loop is not None
        assert self._scope is not None
        self._loop.call_soon_threadsafe(self._scope.cancel)
        self._thread.join()


@pytest.mark.parametrize(("scheme", "handler"), [("http", HttpProxyHandler), ("socks5", Socks5ProxyHandler)])
async def test_the_way_leads_through_a_real_proxy(
    server: Runner, scheme: str, handler: Callable[..., HttpProxyHandler | Socks5ProxyHandler]
) -> None:
    proxy = await asyncio.to_thread(Proxy, handler)
    session = LeanSession(server.url, f"{scheme}://teacher:secret@127.0.0.1:{proxy.port}")
    try:
        assert (await session.call(TOKEN, "getMe", {}))["username"] == "marshrut_bot"
        assert proxy.carried == 1
    finally:
        await session.close()
        await asyncio.to_thread(proxy.stop)


async def test_a_proxy_that_is_not_there_means_not_sent(server: Runner, free_port: int) -> None:
    session = LeanSession(server.url, f"socks5://127.0.0.1:{free_port}")
    with pytest.raises(NotSent):
        await session.call(TOKEN, "getMe", {})
    await session.close()
