"""Who speaks: the person's row as a turn sees it, with the roles read in this very turn."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from rules.roles import in_front
from storage import roles
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Role:
    """A right within a scope. `scope_kind`: one of rules.roles.KINDS; `scope` is its id as text."""

    role: str
    scope_kind: str
    scope: str


ADMINISTRATOR = Role("administrator", "all", "")


@dataclass(frozen=True, slots=True)
class Person:
    """`known` is False before the consent and after a refusal: no name is kept, only a keyed hash of the address."""

    id: int
    known: bool
    locale: str
    zone: str
    messenger: str
    address: str
    first_name: str
    roles: tuple[Role, ...] = ()  # the one the person acts in first
    subject: str | None = None
    stage: str | None = None

    def has(self, role: str) -> bool:
        return any(held.role == role for held in self.roles)

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


async def roles_of(
    tx: Tx, person: int, *, address: str, admins: frozenset[str], acting: int | None = None
) -> tuple[Role, ...]:
    """What somebody who agreed may do: granted roles, and the one that ADMIN_IDS give to an address.

    `acting` is the grant that stands first; else the highest does. A grant that was taken away is none.
    """
    held = {number: Role(*role) for number, role in (await roles.grants(tx, person)).items()}
    given = (ADMINISTRATOR,) if address in admins else ()
    return in_front(dict.fromkeys((*given, *held.values())), held.get(acting) if acting else None)


def hashed_addresses(messenger: str, token: str) -> Callable[[str], str]:
    """The keyed hash an unknown address is kept under; its key comes from the token, not from the database."""
    key = hashlib.sha256(b"anonymous:" + token.encode()).digest()

    def hashed(address: str) -> str:
        return hmac.new(key, f"{messenger}:{address}".encode(), hashlib.sha256).hexdigest()

    return hashed
