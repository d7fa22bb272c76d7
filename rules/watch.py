"""When administrators are told that something is wrong with the machine, and when that it is well again.

What passes by itself is no alarm: it has to last. Pure; moments are UTC seconds.
"""

from collections.abc import Mapping

MINUTE, HOUR = 60, 3600
LATE = 10 * MINUTE  # a reminder that waits longer past its time
SKEW = 30  # seconds that our clock may be off: codes and reminders would be wrong
LASTS = 5 * MINUTE  # how long it must last
AGAIN = HOUR  # the same thing again within this is the same story
ALARMS = ("queue", "telegram", "clock", "broken")
SILENT = ("broken",)  # of its end nothing is said: it ends by the hour


def found(*, late: int, answers: bool, skew: int, broken: int) -> dict[str, int]:
    """What is wrong now, with its figure: `late` and `skew` in seconds, updates that broke in the last hour."""
    wrong = {"queue": late if late > LATE else 0, "telegram": int(not answers), "broken": broken}
    wrong["clock"] = skew if abs(skew) > SKEW else 0
    return {name: figure for name, figure in wrong.items() if figure}


def lasting(seen: Mapping[str, int], now: int) -> set[str]:
    """Of what was first seen at these moments, what is worth an alarm. A broken update is one at once."""
    return {name for name, since in seen.items() if name == "broken" or now - since >= LASTS}
