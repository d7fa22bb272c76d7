"""What the page asks for and does."""

import asyncio
import json
from typing import Any

import aiohttp

from sandbox import Person, World
from sandbox.server import Runner
from tests.sandbox.conftest import Bot

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Да", "callback_data": "y", "style": "primary"}, {"text": "Сайт", "url": "https://ya.ru"}],
        [{"text": "Скопировать", "copy_text": {"text": "x"}}],
    ]
}


async def get(http: aiohttp.ClientSession, path: str) -> Any:
    async with http.get(path) as response:
        assert response.status == 200, await response.text()
        return await response.json()


async def post(http: aiohttp.ClientSession, path: str, body: Any, status: int = 200) -> Any:
    async with http.post(path, json=body) as response:
        assert response.status == status, await response.text()
        return await response.json()


async def test_state(http: aiohttp.ClientSession, anna: Person, bot: Bot) -> None:
    bot("setMyCommands", commands=[{"command": "start", "description": "Начать"}])
    bot("sendMessage", chat_id=anna.id, text="<b>Привет</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    state = await get(http, "/sandbox/state")
    assert state["bot"]["username"] == "marshrut_bot"
    assert state["rates"] is True
    (person,) = state["people"]
    assert person["commands"] == [{"command": "start", "description": "Начать"}]
    message = person["messages"][1]
    assert message["from"] == "bot"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 6}]
    assert [[b["kind"] for b in row] for row in message["keyboard"]] == [["callback", "url"], ["other"]]
    assert message["keyboard"][0][0]["style"] == "primary"
    assert state["log"][-1]["method"] == "sendMessage"


async def test_acting_as_a_person(http: aiohttp.ClientSession, world: World, anna: Person, bot: Bot) -> None:
    chat = f"/sandbox/chats/{anna.id}/"
    sent = bot("sendMessage", chat_id=anna.id, text="?", reply_markup=KEYBOARD)["message_id"]
    await post(http, chat + "text", {"text": "<script>alert(1)</script>"})
    answer = await post(http, chat + "press", {"message_id": sent, "row": 0, "column": 0})
    bot("answerCallbackQuery", callback_query_id=answer["callback_id"], text="ок")
    await post(http, chat + "press", {"message_id": sent, "data": "old"})
    await post(http, chat + "link", {"url": "https://t.me/marshrut_bot?start=x"})
    form = aiohttp.FormData({"caption": "вот"}, quote_fields=False)
    form.add_field("file", b"a;b", filename="курсы.csv", content_type="text/csv")
    async with http.post(chat + "file", data=form) as response:
        assert response.status == 200
    updates = bot("getUpdates")[1:]
    assert updates[0]["message"]["text"] == "<script>alert(1)</script>"
    assert [u["callback_query"]["data"] for u in updates[1:3]] == ["y", "old"]
    assert updates[3]["message"]["text"] == "/start x"
    assert updates[4]["message"]["document"]["file_name"] == "курсы.csv"
    file = anna.chat.messages[-1].document
    assert file is not None
    async with http.get(f"/sandbox/files/{file.file_id}") as response:
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert await response.read() == b"a;b"
    assert (await post(http, chat + "block", {"blocked": True}))["blocked"] is True
    await post(http, chat + "clear", {})
    assert (await get(http, "/sandbox/state"))["people"][0]["messages"] == []
    assert len((await get(http, "/sandbox/dump"))["people"][0]["messages"]) == 5


async def test_what_is_wrong_is_said(http: aiohttp.ClientSession, anna: Person) -> None:
    chat = f"/sandbox/chats/{anna.id}/"
    assert "empty" in (await post(http, chat + "text", {"text": " "}, 409))["error"]
    assert (
        "no such button" in (await post(http, chat + "press", {"message_id": 1, "row": 0, "column": 0}, 409))["error"]
    )
    for path, body in [
        (chat + "press", {"message_id": "x"}),
        (chat + "text", {"text": 5}),
        (chat + "text", [1]),
        (chat + "block", {"blocked": "yes"}),
        ("/sandbox/people", {"first_name": " "}),
        ("/sandbox/faults", {"kind": "rain"}),
        ("/sandbox/faults", {"kind": "500", "often": 1}),
        ("/sandbox/faults", {"kind": "delay", "seconds": "x"}),
        ("/sandbox/poison", {}),
    ]:
        assert (await post(http, path, body, 400))["error"]
    async with http.post("/sandbox/chats/1/text", json={"text": "x"}) as response:
        assert response.status == 404


async def test_people_faults_rates_poison(http: aiohttp.ClientSession, world: World, bot: Bot) -> None:
    oleg = await post(http, "/sandbox/people", {"first_name": "Олег", "username": "@oleg", "note": "хозяин", "id": 7})
    assert (oleg["id"], oleg["username"], oleg["messages"]) == (7, "oleg", [])
    assert (await post(http, "/sandbox/people", {"first_name": "Другой", "id": 7}))["first_name"] == "Олег"
    fault = await post(http, "/sandbox/faults", {"kind": "500", "method": "send*", "times": 2})
    assert (fault["left"], await get(http, "/sandbox/faults")) == (2, [fault])
    async with http.delete(f"/sandbox/faults?id={fault['id']}") as response:
        assert await response.json() == []
    assert (await post(http, "/sandbox/rates", {"strict": False}))["strict"] is False
    assert world.rates.strict is False
    await post(http, "/sandbox/poison", {"person": 7})
    assert bot("getUpdates")[-1]["message"]["text"] == "poison"
    assert (await get(http, "/sandbox/updates"))["pending"] == 1


class Stream:
    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(120):
            while True:
                line = (await self._response.content.readline()).decode()
                if line.startswith("data: "):
                    event: dict[str, Any] = json.loads(line.removeprefix("data: "))
                    return event


async def test_events(http: aiohttp.ClientSession, world: World, server: Runner, anna: Person, bot: Bot) -> None:
    since = (await get(http, "/sandbox/state"))["seq"]
    async with http.get(f"/sandbox/events?since={since}") as response:
        assert response.content_type == "text/event-stream"
        stream = Stream(response)
        sent = bot("sendMessage", chat_id=anna.id, text="раз", reply_markup=KEYBOARD)
        at = {"chat_id": anna.id, "message_id": sent["message_id"]}
        bot("editMessageText", **at, text="два")
        bot("deleteMessage", **at)
        bot("sendChatAction", chat_id=anna.id, action="typing")
        query = anna.presses_raw("y", sent["message_id"])
        bot("answerCallbackQuery", callback_query_id=query, text="ок")
        anna.blocks_bot()
        events = [await stream.next() for _ in range(11)]
    assert [e["type"] for e in events] == [
        *("message", "log", "edited", "log", "deleted", "log", "typing", "log", "toast", "log", "person"),
    ]
    assert {e["person"] for e in events if e["type"] != "log"} == {anna.id}
    toast = next(e for e in events if e["type"] == "toast")
    assert (toast["callback_id"], toast["text"], toast["alert"]) == (query, "ок", False)
    assert events[1]["log"]["status"] == 200


async def test_a_page_that_missed_too_much_starts_again(
    http: aiohttp.ClientSession, world: World, anna: Person
) -> None:
    for _ in range(5001):
        world.feed.tell("faults")
    for since in ("0", "999999999"):
        async with http.get("/sandbox/events", headers={"Last-Event-ID": since}) as response:
            assert (await Stream(response).next())["type"] == "reload"


async def test_the_dump_holds_what_was_accepted(http: aiohttp.ClientSession, anna: Person, bot: Bot) -> None:
    bot("sendMessage", chat_id=anna.id, text="раз")
    bot.refused("sendMessage", chat_id=anna.id, text="")
    dump = await get(http, "/sandbox/dump")
    assert [(a["method"], a["params"]["text"]) for a in dump["accepted"]] == [("sendMessage", "раз")]
    assert [u["text"] for u in dump["updates"]] == ["/start"]
    assert dump["pending"] == 1
