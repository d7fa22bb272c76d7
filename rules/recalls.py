"""When somebody who asked for it is reminded of a questionnaire or a test: an unfinished one twice, a new one in half a
year."""

from rules.walk import REPEAT_AFTER

DAY = 86_400
AFTER = (2, 7)  # days after the last answer; never more


def unfinished_at(touched_at: int, turn: int) -> int:
    """When the reminder of this turn, 1 or 2, comes. UTC seconds."""
    return touched_at + AFTER[turn - 1] * DAY


def which(turn: int, since: int) -> str:
    """How the outbox tells reminders of one attempt apart: the turn, and the last answer it counts from."""
    return f"{turn}.{since}"


def turn_of(named: str) -> int:
    return int(named.partition(".")[0])


def turns_left(said: set[int]) -> tuple[int, ...]:
    """`said`: the turns of which a reminder went out; none comes after a later one."""
    return tuple(turn for turn in range(1, len(AFTER) + 1) if turn > max(said, default=0))


def repeat_at(completed_at: int) -> int:
    return completed_at + REPEAT_AFTER
