"""Who may drive the sandbox over HTTP: this machine's own page and programs, not a web page from elsewhere."""

from urllib.parse import urlsplit

from aiohttp import web

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - named to be recognised, not to be bound


class Access:
    def __init__(self, bound: str) -> None:
        # Who binds to every address has opened it to the network; then any name of this machine may be asked for.
        self._names = None if bound in EVERYWHERE else LOOPBACK | {bound}

    def same_origin(self, request: web.Request) -> None:
        """Raise 403 for a page of another origin, and for a foreign name that leads here (DNS rebinding)."""
        host = request.headers.get("Host", "")
        if self._names is not None and urlsplit(f"//{host}").hostname not in self._names:
            raise web.HTTPForbidden(text="this name does not belong to the sandbox")
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != host:
            raise web.HTTPForbidden(text="requests from other origins are refused")
        if request.headers.get("Sec-Fetch-Site") == "cross-site":
            raise web.HTTPForbidden(text="requests from other sites are refused")
