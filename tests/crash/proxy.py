"""A wire between the bot and PostgreSQL that is cut at a COMMIT: before the server hears it, or before we hear back."""

import asyncio
from typing import Literal
from urllib.parse import parse_qs, urlsplit

COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"  # a simple query of PostgreSQL's protocol
Cut = Literal["before", "after"]


class Proxy:
    """`cuts`: which COMMITs, counted from 1 over all connections, are cut and how."""

    def __init__(self, url: str, cuts: dict[int, Cut]) -> None:
        parts = urlsplit(url)
        self._socket = f"{parse_qs(parts.query)['host'][0]}/.s.PGSQL.5432"
        self._name = parts.path.lstrip("/")
        self._cuts = cuts
        self._server: asyncio.Server
        self._wires: set[asyncio.Task[None]] = set()
        self.commits = 0
        self.cut = 0

    async def start(self) -> str:
        """The address for the bot."""
        self._server = await asyncio.start_server(self._wire, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return f"postgresql://postgres@127.0.0.1:{port}/{self._name}?sslmode=disable"

    async def stop(self) -> None:
        self._server.close()
        for wire in self._wires:
            wire.cancel()
        await asyncio.gather(*self._wires, return_exceptions=True)

    async def _wire(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        me = asyncio.current_task()
        assert me is not None
        self._wires.add(me)
        theirs, ours = await asyncio.open_unix_connection(self._socket)
        back = asyncio.ensure_future(_pour(theirs, writer))
        try:
            while data := await reader.read(65536):
                how = self._asked(data)
                if how == "before":
                    break
                if how == "after":
                    back.cancel()
                    await asyncio.wait({back})
                    ours.write(data)
                    await theirs.read(65536)  # the server has committed and said so; nobody will hear it
                    break
                ours.write(data)
                await ours.drain()
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self._wires.discard(me)
            back.cancel()
            for end in (ours, writer):
                end.transport.abort()

    def _asked(self, data: bytes) -> Cut | None:
        if not data.endswith(COMMIT):
            return None
        self.commits += 1
        how = self._cuts.get(self.commits)
        self.cut += how is not None
        return how


async def _pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    try:
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
        target.close()
    except ConnectionError:
        pass
