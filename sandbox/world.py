"""The world of the sandbox: one bot, its people, their chats. `World.call` is the Bot API without the network.

Everything here is synchronous and takes its time from one clock; the HTTP server is a thin door to it.
"""

import re
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import Cut, Refused
from sandbox.faults import Fault, Faults
from sandbox.feed import Feed
from sandbox.files import File, Files, Upload
from sandbox.methods import METHODS, refuse_unsupported
from sandbox.model import Json, Message, Profile
from sandbox.people import Person
from sandbox.rates import Rates
from sandbox.schema import Schema
from sandbox.updates import ID_RANGE, Updates

SCHEMA = Schema()
FIRST_PERSON = 5_000_000_001  # above 2^31: who stores an id in 32 bits learns it here
LOG_LINES = 500
# Reading changes nothing and is left out of what the world remembers as done.
READING = re.compile(r"get[A-Z]")
HTML_ANSWER = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the Bot API answers. `html` stands in place of `body` when a fault says so; `delay` is a hint in seconds."""

    status: int
    body: Json
    delay: float = 0.0
    html: str | None = None

    @property
    def result(self) -> Any:
        return self.body.get("result")


@dataclass(frozen=True, slots=True)
class LogLine:
    number: int
    at: float
    method: str
    chat_id: Any
    params: Mapping[str, Any] = field(repr=False)
    status: int
    description: str
    ms: float


@dataclass(frozen=True, slots=True)
class Accepted:
    """A call that was carried out, and what came of it."""

    number: int
    at: float
    method: str
    params: Mapping[str, Any]
    message_id: int | None


@dataclass(slots=True)
class Callback:
    person: Person
    at: float
    answered: bool = False


@dataclass(slots=True)
class Webhook:
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass(eq=False)
class SandboxBot:
    token: str
    username: str
    first_name: str
    updates: Updates
    profile: Profile = field(default_factory=Profile)
    webhook: Webhook = field(default_factory=Webhook)

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    def user_json(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}


class World:
    def __init__(self, clock: Callable[[], float] = time.time, strict_rates: bool = True, chat_burst: int = 3) -> None:
        self.now = clock
        # Ten ids for each second the clock has seen: a sandbox started again does not repeat what the bot remembers.
        self.update_ids_from = int(clock() * 10) % ID_RANGE + 1
        self.message_ids_from = (self.update_ids_from + ID_RANGE // 2) % ID_RANGE  # never to be taken for an update
        self.rates = Rates(strict_rates, chat_burst=chat_burst)
        self.feed = Feed()
        self.files = Files(self.update_ids_from)
        self.faults = Faults(lambda: self.feed.tell("faults"))
        self.people: dict[int, Person] = {}
        self.log: deque[LogLine] = deque(maxlen=LOG_LINES)
        self.accepted: list[Accepted] = []
        self.sent_updates: list[Json] = []
        self.callbacks: dict[str, Callback] = {}
        self._bot: SandboxBot | None = None
        self._last_message = self.message_ids_from
        self._calls = 0

    @property
    def bot(self) -> SandboxBot:
        if self._bot is None:
            raise LookupError("the world has no bot yet: add_bot")
        return self._bot

    def add_bot(self, token: str, username: str = "marshrut_bot", first_name: str = "Маршрут") -> SandboxBot:
        """The one bot of this world. Its id is the number before the token's colon."""
        if self._bot is not None:
            raise ValueError("the sandbox holds one bot")
        if not re.fullmatch(r"\d+:\S+", token):
            raise ValueError("a token is a number, a colon and a secret")
        self._bot = SandboxBot(token, username, first_name, Updates(self.update_ids_from))
        return self._bot

    def add_person(  # noqa: PLR0917 - what a person has; all but the name by keyword
        self,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "ru",
        id: int | None = None,  # noqa: A002 - it is the person's id everywhere
        note: str = "",
    ) -> Person:
        """A person who has not yet written to the bot. An id already here gives the person who has it."""
        if id is not None and id in self.people:
            return self.people[id]
        number = max(FIRST_PERSON, max(self.people, default=0) + 1) if id is None else id
        person = Person(self, number, first_name, last_name, username, language_code, note)
        self.people[person.id] = person
        self.feed.tell("person", person.id)
        return person

    def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
    ) -> Answer:
        """One request to the Bot API. Raises `Cut` when a fault closes the connection."""
        begun = time.perf_counter()
        given = params or {}
        name = SCHEMA.canonical(method) if self._bot and token == self._bot.token else None
        if name is None:
            return self._stranger(token)
        fault = self.faults.pick(name, self._chat_of(given))
        try:
            if fault and fault.kind not in {"cut_after", "delay"}:
                answer = _broken(fault)
            else:
                answer = self._answer(name, given, files or {}, fault)
        except Cut:
            self._note(name, given, Answer(0, {"description": "cut before executing"}), begun)
            raise
        if fault and fault.kind == "cut_after":
            self._note(name, given, Answer(answer.status, {"description": "cut after executing"}), begun)
            raise Cut(executed=True)
        if name != "getUpdates" or answer.status != 200 or answer.body["result"]:
            self._note(name, given, answer, begun)
        return answer

    def poll_again(self, params: Mapping[str, Any]) -> Answer:
        """A getUpdates that has waited looks once more; its faults were decided when it came."""
        begun = time.perf_counter()
        answer = self._answer("getUpdates", params, {}, None)
        if answer.status != 200 or answer.result:
            self._note("getUpdates", params, answer, begun)
        return answer

    def download(self, token: str, path: str) -> File | None:
        return self.files.at(path) if self._bot and token == self._bot.token else None

    def restart_ids(self, seed: int = 1) -> None:
        """As after a week of silence: update ids go on from another place."""
        self.bot.updates.restart_ids(seed)

    def new_message(self, person: Person, message: Message) -> Message:
        """Give a message its id and date, and put it into the chat."""
        self._last_message += 1
        message.message_id, message.date = self._last_message, int(self.now())
        person.chat.history[message.message_id] = message
        self.feed.tell("message", person.id, message)
        return message

    def receive(self, person: Person, message: Message) -> Message:
        """A person's message reaches the bot."""
        self.new_message(person, message)
        self.put("message", person.message_json(message), person)
        return message

    def callback(self, person: Person, message: Message, data: str) -> str:
        """A press reaches the bot; the id under which it is to be answered."""
        query = f"{self.update_ids_from}{len(self.callbacks):08}"
        self.callbacks[query] = Callback(person, self.now())
        body = {"id": query, "from": person.user_json(), "message": person.message_json(message), "data": data}
        if message.deleted:
            body["message"] = {"chat": person.chat_json(), "message_id": message.message_id, "date": 0}
        self.put("callback_query", body | {"chat_instance": str(person.id * 31)}, person)
        return query

    def membership(self, person: Person, blocked: bool) -> None:
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        user = self.bot.user_json()
        states = [{"status": s, "user": user} | ({"until_date": 0} if s == "kicked" else {}) for s in (before, after)]
        body = {"chat": person.chat_json(), "from": person.user_json(), "date": int(self.now())}
        self.put("my_chat_member", body | {"old_chat_member": states[0], "new_chat_member": states[1]}, person)
        self.feed.tell("person", person.id)

    def put(self, kind: str, body: Json, person: Person) -> int | None:
        """Queue an update about what a person did."""
        now = self.now()
        update_id = self.bot.updates.put(kind, body, now)
        if update_id is not None:
            text = body.get("text") or body.get("data")
            self.sent_updates.append(
                {"update_id": update_id, "at": now, "kind": kind, "person": person.id, "text": text}
            )
        return update_id

    def put_raw(self, update: Json) -> int:
        update_id = self.bot.updates.put_raw(update, self.now())
        self.sent_updates.append(
            {"update_id": update_id, "at": self.now(), "kind": "raw", "person": None, "text": None}
        )
        return update_id

    def _chat_of(self, params: Mapping[str, Any]) -> Any:
        """The answer to a press goes to whoever pressed."""
        callback = self.callbacks.get(str(params.get("callback_query_id")))
        return callback.person.id if callback else params.get("chat_id")

    def _stranger(self, token: str) -> Answer:
        if self._bot and token == self._bot.token:
            return _refusal(404, "Not Found: method not found")
        return _refusal(401, "Unauthorized") if re.fullmatch(r"\d+:\S+", token) else _refusal(404, "Not Found")

    def _answer(self, name: str, given: Mapping[str, Any], files: Mapping[str, Upload], fault: Fault | None) -> Answer:
        delay = fault.seconds if fault else 0.0
        try:
            params = SCHEMA.check(name, given, files)
            method = METHODS.get(name)
            result = method(self, params, files) if method else refuse_unsupported(SCHEMA, name, params)
        except Refused as refused:
            return _refusal(refused.code, refused.description, refused.retry_after, delay)
        if not READING.match(name):
            message_id = result.get("message_id") if isinstance(result, dict) else params.get("message_id")
            self.accepted.append(Accepted(len(self.accepted), self.now(), name, params, message_id))
        return Answer(200, {"ok": True, "result": result}, delay)

    def _note(self, name: str, params: Mapping[str, Any], answer: Answer, begun: float) -> None:
        self._calls += 1
        ms = (time.perf_counter() - begun) * 1000
        words = answer.body.get("description", "")
        line = LogLine(self._calls, self.now(), name, params.get("chat_id"), params, answer.status, words, ms)
        self.log.append(line)
        self.feed.tell("log", None, line)


def _refusal(code: int, description: str, retry_after: int | None = None, delay: float = 0.0) -> Answer:
    body: Json = {"ok": False, "error_code": code, "description": description}
    if retry_after is not None:
        body["parameters"] = {"retry_after": retry_after}
    return Answer(code, body, delay)


def _broken(fault: Fault) -> Answer:
    match fault.kind:
        case "429":
            return _refusal(429, f"Too Many Requests: retry after {fault.retry_after}", fault.retry_after)
        case "403":
            return _refusal(403, "Forbidden: bot was blocked by the user")
        case "500":
            return _refusal(500, "Internal Server Error")
        case "html":
            return Answer(502, {}, html=HTML_ANSWER)
        case _:
            raise Cut(executed=False)
