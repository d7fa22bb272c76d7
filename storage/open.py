"""From DATABASE_URL to an open database. The only place that knows which drivers there are.

`sqlite:///var/marshrut.db` (relative), `sqlite:////srv/marshrut.db` (absolute), `postgresql://user:password@host/name`.
"""

from pathlib import Path

from storage.db import BadDatabaseUrl, Database
from storage.drivers.sqlite import open_sqlite

_FORMS = "write sqlite:///var/marshrut.db, sqlite:////absolute/path.db or postgresql://user:password@host/name"


async def open_database(url: str, *, writers: int = 10, readers: int = 2) -> Database:
    """`writers` and `readers` are the largest sizes of PostgreSQL's two pools; SQLite has one connection for each.

    Raises `BadDatabaseUrl` with a sentence for a person, `Trouble` when the database does not answer.
    """
    scheme, separator, rest = url.strip().partition("://")
    if not separator:
        raise BadDatabaseUrl(f"the database address is not understood; {_FORMS}")
    if scheme == "sqlite":
        return await open_sqlite(_sqlite_path(rest))
    if scheme in {"postgresql", "postgres"}:
        try:
            from storage.drivers.postgres import open_postgres
        except ModuleNotFoundError as error:
            if error.name != "asyncpg":
                raise
            raise BadDatabaseUrl("PostgreSQL needs asyncpg: pip install 'marshrut[postgres]'") from error
        return await open_postgres(url.strip(), writers=writers, readers=readers)
    raise BadDatabaseUrl(f"«{scheme}» is not a database we know; {_FORMS}")


def _sqlite_path(rest: str) -> Path:
    if not rest.startswith("/"):
        raise BadDatabaseUrl(
            f"an SQLite address has three slashes before a relative path, four before an absolute; {_FORMS}"
        )
    name = rest[1:]
    if not name or name.endswith("/") or ":memory:" in name:
        raise BadDatabaseUrl(f"SQLite needs a file: two connections share it, which memory cannot do; {_FORMS}")
    if "?" in name or "\0" in name:
        raise BadDatabaseUrl("an SQLite address is a plain path, without options after a question mark")
    return Path(name)
