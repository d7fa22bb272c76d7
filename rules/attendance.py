"""The code on the host's screen that turns, and the marks of who was there.

A code is made of the session's secret and the minute: nothing is stored, every process makes the same.
"""

import hashlib
import hmac

MARKS = ("present", "late", "absent", "excused")
CREDITED = ("present", "late")  # these give the session's full hours

MINUTE = 60
TURNS = MINUTE  # seconds from one code to the next
VALID = 3 * MINUTE  # seconds that a code works from its first appearance
DIGITS = 6
OPENS = 30 * MINUTE  # before the start marks are taken already
LATE_AFTER = 15 * MINUTE
NEEDED = 80  # per cent of the hours that a certificate asks for


def code(secret: str, now: int) -> str:
    """The six digits that are shown at `now`."""
    return _code(secret, now // TURNS)


def matches(secret: str, typed: str, now: int) -> bool:
    """Whether these digits were first shown less than 180 s ago."""
    turn = now // TURNS
    shown = [_code(secret, turn - back) for back in range(VALID // TURNS)]
    return any(hmac.compare_digest(one.encode(), typed.encode(errors="replace")) for one in shown)


def _code(secret: str, turn: int) -> str:
    digest = hmac.digest(secret.encode(), str(turn).encode(), hashlib.sha256)
    return f"{int.from_bytes(digest[:8], 'big') % 10**DIGITS:0{DIGITS}d}"


def checks_in(now: int, starts_at: int, ends_at: int) -> str | None:
    """The mark of somebody who checks in by the code now; None outside of its time."""
    if not starts_at - OPENS <= now < ends_at:
        return None
    return "present" if now <= starts_at + LATE_AFTER else "late"


def may_mark(now: int, starts_at: int) -> bool:
    """Whether the host may mark already; afterwards the host may for good."""
    return now >= starts_at - OPENS


def credited(attended: int, module: int) -> int:
    """Hours that a module gives: those of its attended sessions, a repeated one does not count twice."""
    return min(attended, module)


def behind(hours: int, held: int) -> bool:
    """Whether somebody has fewer hours of what was held than a certificate asks of the whole programme."""
    return hours * 100 < held * NEEDED
