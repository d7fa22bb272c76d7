"""The lean HTTP session: prepared JSON out, only what is needed of the answer read. Raises inside a turn.

Three ends of a call are kept apart, since they decide whether a message may be sent again: a `Refusal` (Telegram said
no), `NotSent` (it certainly did not arrive) and `Lost` (nobody knows).
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile
from aiohttp import (
    ClientConnectionError,
    ClientConnectorError,
    ClientError,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
)
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from pydantic_core import to_json

from bot.dialogue import CURRENT

NO_CONNECTION = (ClientConnectorError, ConnectionTimeoutError, ProxyError, ProxyConnectionError, ProxyTimeoutError)
CONNECT = 10.0  # seconds for a connection: a blocked network swallows the first packet and says nothing
TIMEOUT = 20.0  # seconds for a request; a long poll adds its own
DOWNLOAD = 120.0  # seconds for a file of ten megabytes, on a slow network too
OK = 200


class NetworkInsideTurn(RuntimeError):
    """A handler tried to talk to Telegram. Return a Screen instead: it is stored with its effect."""


class Refusal(Exception):
    """Telegram's answer was no. `retry_after` in seconds comes with 429."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after


class NotSent(Exception):
    """The request did not reach Telegram: no connection."""


class Lost(Exception):
    """The request may have been carried out: the connection was cut, time ran out, or the answer is no JSON."""


class TooBig(Exception):
    """The file is over what we take."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file for a multipart request."""

    name: str
    body: bytes


class LeanSession(AiohttpSession):
    """For aiogram's Bot, and `call` for everything the bot shows. `timeout` is in seconds."""

    def __init__(self, api_url: str, proxy: str | None = None, *, clock: Callable[[], float] = time.time) -> None:
        api = TelegramAPIServer.from_base(api_url.rstrip("/"))
        # `limit` is above the sender's slots: the poll and a webhook's set-up never wait for a reply's connection.
        super().__init__(proxy=proxy, api=api, limit=100, timeout=TIMEOUT)
        self._clock = clock
        self.answers = True  # whether Telegram answered the last call
        self.skew = 0  # seconds that this machine's clock is ahead of Telegram's

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        """aiogram's own way in, by the same door out."""
        _refuse_in_turn(method.__api_method__)
        inputs: dict[str, InputFile] = {}
        fields = {
            name: self.prepare_value(value, bot, inputs) for name, value in method.model_dump(warnings=False).items()
        }
        body = {name: value for name, value in fields.items() if value}
        files = {
            name: Upload(file.filename or name, b"".join([part async for part in file.read(bot)]))
            for name, file in inputs.items()
        }
        try:
            status, text = await self.post(bot.token, method.__api_method__, body, files, timeout or TIMEOUT)
        except (NotSent, Lost) as error:
            raise TelegramNetworkError(method, str(error)) from error
        try:
            answer = self.check_response(bot, method, status, text.decode("utf-8", "replace"))
        except ClientDecodeError as error:
            raise TelegramNetworkError(method, f"{status}: not JSON") from error
        return cast("TelegramType", answer.result)

    async def call(
        self, token: str, method: str, body: dict[str, Any], *, files: dict[str, Upload] | None = None,
        timeout: float = TIMEOUT,
    ) -> Any:  # fmt: skip
        """The `result` of a method. Raises Refusal, NotSent or Lost."""
        _refuse_in_turn(method)
        try:
            status, text = await self.post(token, method, body, files or {}, timeout)
            result = read_answer(status, text)
        except (NotSent, Lost):
            self.answers = False
            raise
        except Refusal:
            self.answers = True
            raise
        self.answers = True
        return result

    async def download(self, token: str, file_id: str, *, most: int) -> bytes:
        """The file that somebody sent. Raises TooBig above `most` bytes, Refusal, NotSent or Lost."""
        told = await self.call(token, "getFile", {"file_id": file_id})
        if int(told.get("file_size") or 0) > most:
            raise TooBig(file_id)
        return await self.fetch(token, told["file_path"], most)

    async def fetch(self, token: str, path: str, most: int) -> bytes:
        """What lies under the path that getFile told. Its size is watched: what was said of it before may be wrong."""
        session = await self.create_session()
        body = bytearray()
        try:
            async with session.get(
                self.api.file_url(token, path), timeout=ClientTimeout(total=DOWNLOAD, sock_connect=CONNECT)
            ) as answer:
                if answer.status != OK:
                    raise Lost(f"{answer.status} for a file")
                async for part in answer.content.iter_any():
                    body += part
                    if len(body) > most:
                        raise TooBig(path)
        except NO_CONNECTION as error:
            raise NotSent(str(error)) from error
        except (ClientConnectionError, ClientError, TimeoutError, OSError) as error:
            raise Lost(f"{type(error).__name__}: {error}") from error
        return bytes(body)

    async def post(
        self, token: str, method: str, body: dict[str, Any], files: dict[str, Upload], timeout: float
    ) -> tuple[int, bytes]:
        """(status, body) of the answer."""
        session = await self.create_session()
        if files:
            data: FormData | bytes = _form(body, files)
            headers = None
        else:
            data = to_json(body)
            headers = {"Content-Type": "application/json"}
        try:
            async with session.post(
                self.api.api_url(token=token, method=method),
                data=data,
                headers=headers,
                timeout=ClientTimeout(total=timeout, sock_connect=CONNECT),
            ) as answer:
                self.skew = _skew(answer.headers, self._clock(), self.skew)
                return answer.status, await answer.read()
        except NO_CONNECTION as error:
            raise NotSent(str(error)) from error
        except (ClientConnectionError, ClientError, TimeoutError, OSError) as error:
            raise Lost(f"{type(error).__name__}: {error}") from error


def read_answer(status: int, text: bytes) -> Any:
    """The result, or what Telegram said instead. A page of HTML from something between us is no answer at all."""
    try:
        answer = json.loads(text)
    except ValueError:
        raise Lost(f"{status}: not JSON") from None
    if isinstance(answer, dict) and answer.get("ok"):
        return answer.get("result")
    if status >= 500 or not isinstance(answer, dict):
        raise Lost(f"{status}: {answer}")
    parameters = cast("dict[str, Any]", answer.get("parameters") or {})
    raise Refusal(
        int(answer.get("error_code", status)), str(answer.get("description", "")), parameters.get("retry_after")
    )


def _skew(headers: Mapping[str, str], now: float, known: int) -> int:
    """By the answer's own date; without one, what was known."""
    try:
        return round(now - parsedate_to_datetime(headers["Date"]).timestamp())
    except (KeyError, ValueError):
        return known


def _form(body: dict[str, Any], files: dict[str, Upload]) -> FormData:
    form = FormData(quote_fields=False)
    for name, value in body.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    for name, upload in files.items():
        form.add_field(name, upload.body, filename=upload.name)
    return form


def _refuse_in_turn(method: str) -> None:
    if CURRENT.get() is not None:
        raise NetworkInsideTurn(method)
