"""How far a broadcast has come: the share that is done, the pace, the time that is left. No clock, no I/O."""

import math

LOOK_BACK = 30  # seconds over which the pace is measured: an average since the launch would count pauses and nights
HOUR = 60


def share(done: int, of: int) -> int:
    """Per cent, 100 only when all is done; of nobody everything is."""
    if done >= of:
        return 100
    return min(99, done * 100 // of)


def pace(lately: int, running: int) -> float:
    """Messages a second; `lately`: how many went in the last LOOK_BACK seconds, `running` seconds since the start."""
    return lately / max(1, min(LOOK_BACK, running))


def minutes_left(waiting: int, a_second: float) -> int | None:
    """Whole minutes, 0 for less than one, tens of them beyond an hour; None where nothing moves."""
    if waiting == 0:
        return 0
    if a_second <= 0:
        return None
    minutes = waiting / a_second / 60
    if minutes < 1:
        return 0
    return math.ceil(minutes) if minutes < HOUR else math.ceil(minutes / 10) * 10


def same(asked: int, now: int) -> bool:
    """Whether so many are still those of whom the question spoke: people come and agree all the time, one in a hundred
    more or fewer is no other audience."""
    return abs(now - asked) * 100 <= asked
