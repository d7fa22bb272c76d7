"""The Bot API over HTTP: ways to pass parameters, waiting, conflicts, broken connections, files."""

import asyncio
import json
import sys
from typing import Any

import aiohttp
import pytest

from sandbox import Person, World
from sandbox.server import Runner
from tests.sandbox.conftest import TOKEN
from tests.sandbox.test_refusals import PNG

API = f"/bot{TOKEN}/"


async def post(http: aiohttp.ClientSession, method: str, **params: Any) -> tuple[int, Any]:
    async with http.post(API + method, json=params) as response:
        return response.status, await response.json()


async def until_polled(world: World, turn: int) -> None:
    news = asyncio.Event()
    world.bot.updates.on_new.append(news.set)
    while world.bot.updates.turn < turn:
        await news.wait()
        news.clear()
    world.bot.updates.on_new.remove(news.set)


async def test_parameters_come_in_four_ways(http: aiohttp.ClientSession, anna: Person) -> None:
    keyboard = json.dumps({"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]})
    form = {"chat_id": str(anna.id), "text": "форма", "reply_markup": keyboard}
    async with http.get(API + "sendMessage", params={"chat_id": str(anna.id), "text": "строка"}) as response:
        assert response.status == 200
    async with http.post(API + "sendMessage", data=form) as response:
        assert response.status == 200
    multipart = aiohttp.FormData(form | {"text": "части"}, default_to_multipart=True)
    async with http.post(API + "sendMessage", data=multipart) as response:
        assert response.status == 200
    assert (await post(http, "sendMessage", chat_id=anna.id, text="json"))[0] == 429, "the burst is over"
    assert [m.text for m in anna.chat.messages][1:] == ["строка", "форма", "части"]
    assert anna.chat.messages[-1].keyboard[0][0].data == "y"


async def test_broken_requests(http: aiohttp.ClientSession) -> None:
    for body in (b"{", b"[1]", b'{"a": \xff}'):
        async with http.post(API + "getMe", data=body, headers={"Content-Type": "application/json"}) as response:
            assert response.status == 400
            assert (await response.json())["ok"] is False
    async with http.get("/bot1:x/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")
    async with http.get("/botx/getMe") as response:
        assert response.status == 404


async def test_a_waiting_poll_hears_at_once(http: aiohttp.ClientSession, world: World, anna: Person) -> None:
    start = world.bot.updates.waiting[-1].update_id
    poll = asyncio.create_task(post(http, "getUpdates", offset=start + 1, timeout=50))
    await until_polled(world, 1)
    anna.writes("слышно?")
    _, body = await asyncio.wait_for(poll, 120)
    assert [u["message"]["text"] for u in body["result"]] == ["слышно?"]


async def test_a_second_poller_ends_the_first(http: aiohttp.ClientSession, world: World, anna: Person) -> None:
    start = world.bot.updates.waiting[-1].update_id
    first = asyncio.create_task(post(http, "getUpdates", offset=start + 1, timeout=50))
    await until_polled(world, 1)
    second = asyncio.create_task(post(http, "getUpdates", timeout=50))
    status, body = await asyncio.wait_for(first, 120)
    assert (status, body["description"]) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    anna.writes("второму")
    assert (await asyncio.wait_for(second, 120))[0] == 200


async def test_a_webhook_ends_a_waiting_poll(http: aiohttp.ClientSession, world: World, anna: Person) -> None:
    start = world.bot.updates.waiting[-1].update_id
    poll = asyncio.create_task(post(http, "getUpdates", offset=start + 1, timeout=50))
    await until_polled(world, 1)
    await post(http, "setWebhook", url="http://127.0.0.1:9/")
    status, body = await asyncio.wait_for(poll, 120)
    assert status == 409
    assert "webhook is active" in body["description"]


async def test_stopping_answers_those_who_wait(server: Runner, http: aiohttp.ClientSession, world: World) -> None:
    poll = asyncio.create_task(post(http, "getUpdates", timeout=50))
    await until_polled(world, 1)
    await asyncio.wait_for(server.stop(), 120)
    assert (await poll)[1] == {"ok": True, "result": []}


async def test_an_empty_poll_without_time_returns_at_once(http: aiohttp.ClientSession) -> None:
    for params in ({}, {"timeout": 0}):
        assert await post(http, "getUpdates", **params) == (200, {"ok": True, "result": []})
    assert (await post(http, "getUpdates", timeout="x"))[0] == 400


@pytest.mark.parametrize(("kind", "arrived"), [("cut_before", False), ("cut_after", True)])
async def test_cut_connections(
    http: aiohttp.ClientSession, world: World, anna: Person, kind: Any, arrived: bool
) -> None:
    world.faults.add(kind, "sendMessage", times=1)
    with pytest.raises(aiohttp.ClientConnectionError):
        await post(http, "sendMessage", chat_id=anna.id, text="дошло?")
    assert (anna.chat.messages[-1].text == "дошло?") is arrived
    assert (await post(http, "sendMessage", chat_id=anna.id, text="да"))[0] == 200


async def test_a_cut_poll_loses_nothing(http: aiohttp.ClientSession, world: World, anna: Person) -> None:
    world.faults.add("cut_after", "getUpdates", times=1)
    with pytest.raises(aiohttp.ClientConnectionError):
        await post(http, "getUpdates")
    assert len((await post(http, "getUpdates"))[1]["result"]) == 1


async def test_other_faults_over_http(http: aiohttp.ClientSession, world: World, anna: Person) -> None:
    world.faults.add("html", times=1)
    async with http.post(API + "getMe") as response:
        assert (response.status, response.content_type) == (502, "text/html")
    world.faults.add("429", times=1, retry_after=3)
    async with http.post(API + "getMe") as response:
        assert response.headers["Retry-After"] == "3"
        assert (await response.json())["parameters"] == {"retry_after": 3}
    world.faults.add("delay", seconds=0.01, times=1)
    assert (await post(http, "getMe"))[0] == 200


async def test_files_over_http(http: aiohttp.ClientSession, world: World, anna: Person) -> None:
    form = aiohttp.FormData({"chat_id": str(anna.id), "photo": "attach://radar", "caption": "Профиль"})
    form.add_field("radar", PNG, filename="radar.png", content_type="image/png")
    async with http.post(API + "sendPhoto", data=form) as response:
        sent = (await response.json())["result"]
    direct = aiohttp.FormData({"chat_id": str(anna.id)}, quote_fields=False)
    direct.add_field("document", b"%PDF", filename="план.pdf", content_type="application/pdf")
    async with http.post(API + "sendDocument", data=direct) as response:
        document = (await response.json())["result"]["document"]
    assert document["file_name"] == "план.pdf"
    _, found = await post(http, "getFile", file_id=sent["photo"][-1]["file_id"])
    async with http.get(f"/file/bot{TOKEN}/{found['result']['file_path']}") as response:
        assert await response.read() == PNG
    async with http.get(f"/file/bot{TOKEN}/photos/../nothing") as response:
        assert response.status == 404


async def test_it_runs_by_itself_and_stops_when_asked() -> None:
    """`python -m sandbox`: says where it is, has four people, ends on SIGTERM."""
    command = (sys.executable, "-m", "sandbox", "--port", "0")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        said = (await asyncio.wait_for(process.stdout.readline(), 300)).decode()
        url = said.removeprefix("Sandbox: ").strip()
        async with aiohttp.ClientSession(url) as http, http.get("/sandbox/state") as response:
            assert len((await response.json())["people"]) == 4
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 300) == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_a_page_from_elsewhere_cannot_drive_it(http: aiohttp.ClientSession, server: Runner, anna: Person) -> None:
    for path in (API + "sendMessage", f"/sandbox/chats/{anna.id}/text"):
        for headers in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            async with http.post(path, json={"chat_id": anna.id, "text": "x"}, headers=headers) as response:
                assert response.status == 403, (path, headers)
    async with http.post(f"/sandbox/chats/{anna.id}/text", json={"text": "x"}, headers={"Origin": server.url}) as own:
        assert own.status == 200
    async with http.post(f"/sandbox/chats/{anna.id}/text", data=b'{"text": "x"}') as form:
        assert form.status == 400
