"""A place at a session: who gets it, who waits, how long the offer of a freed one stands.

Two modes, in the room and remote, each with its own places and its own queue.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from rules.quiet import EVENING, quiet_until

ROOM, REMOTE = MODES = ("room", "remote")
LIVE = ("seated", "queued", "offered")

MINUTE, HOUR, DAY = 60, 3600, 86_400
LAST_OFFER = 2 * HOUR  # before the start; a seat freed later goes to whoever signs up
# More than so many seconds are left (the last: at least), so many seconds to answer.
_LADDER = ((72 * HOUR, 24 * HOUR), (DAY - 1, 6 * HOUR), (6 * HOUR - 1, HOUR), (LAST_OFFER - 1, 20 * MINUTE))

Outcome = Literal["kept", "seated", "queued", "full"]


def may_offer(now: int, starts_at: int) -> bool:
    """Whether a freed seat is still offered to the queue."""
    return starts_at - now >= LAST_OFFER


def offer_seconds(left: int) -> int:
    """How long an answer may take when `left` seconds remain to the start; 0 when nothing is offered any more."""
    return next((answer for more_than, answer in _LADDER if left > more_than), 0)


def offer_until(now: int, starts_at: int, zone: str) -> int:
    """When an offer made now ends. Its clock stands in the quiet hours of the reader's `zone` while more than 24 h
    remain to the start."""
    left = offer_seconds(starts_at - now)
    at, eve = now, starts_at - DAY
    while left and at < eve:
        morning = quiet_until(at, zone)
        if morning is not None:
            at = min(morning, eve)
            continue
        runs = min(left, eve - at, _evening(at, zone) - at)
        at, left = at + runs, left - runs
    return at + left


def waits_for_morning(now: int, starts_at: int, until: int, zone: str) -> bool:
    """Whether the offer need not be said in the quiet hours: more than 24 h remain, and it still stands after them."""
    return starts_at - now > DAY and (quiet_until(now, zone) or now) < until


def _evening(at: int, zone: str) -> int:
    """When the quiet hours after `at` begin."""
    day = datetime.fromtimestamp(at, ZoneInfo(zone)).date()
    return int(datetime.combine(day, EVENING, ZoneInfo(zone)).astimezone(UTC).timestamp())


def latest(starts_at: int) -> int:
    """No offer outlives this, even when its session was moved to an earlier time."""
    return starts_at - LAST_OFFER + offer_seconds(LAST_OFFER)


def sign_up(wanted: str, held: Mapping[str, str], *, free: int, waited_for: bool, want_queue: bool) -> Outcome:
    """What somebody gets who signs up for the mode `wanted` and holds live seats already: mode → state.

    `waited_for`: a free place would be offered to somebody in the queue first. A seat in the room is not given up for
    a place in the remote queue: that is `full`.
    """
    own = held.get(wanted)
    if own in ("seated", "offered"):
        return "kept"
    if free > 0 and not waited_for:
        return "seated"
    if own == "queued":
        return "kept"
    if not want_queue or (wanted == REMOTE and held.get(ROOM) == "seated"):
        return "full"
    return "queued"


def gives_up(mode: str, other: str) -> str | None:
    """What becomes of the seat in the other mode, which is `other`, when somebody is seated in `mode`; None: it stays.

    In the room nothing remote is held any more; a remote seat may be held while waiting for the room.
    """
    if mode == ROOM:
        return "passed"
    return "left" if other == "seated" else None
