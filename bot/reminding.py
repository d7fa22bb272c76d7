"""The buttons by which somebody asks to be reminded of an unfinished questionnaire or test, or to take it once more.

Nobody is written to about these unasked. Somebody without an account has no address that is kept: no button.
"""

from bot.doors import Id, Press
from bot.screen import Button
from bot.texts import T
from storage import recalls
from storage.db import Tx
from storage.recalls import What


class Remind(Press, prefix=".Hu"):
    """Be reminded of this unfinished one, or no more."""

    what: str
    attempt: Id
    on: bool


class Repeat(Press, prefix=".Hr"):
    """Be reminded half a year after this one was completed, or not."""

    what: str
    attempt: Id
    on: bool


async def unfinished(tx: Tx, what: What, attempt: int, t: T) -> Button | None:
    """For the screen of a pause."""
    found = await recalls.facts(tx, what, attempt)
    if found is None or not (found.known and found.open):
        return None
    if await recalls.asked(tx, recalls.UNFINISHED, what, attempt):
        return Button(t("remind-off"), Remind(what=what, attempt=attempt, on=False))
    if not await recalls.turns_left(tx, what, attempt):
        return None
    return Button(t("remind-on"), Remind(what=what, attempt=attempt, on=True))


async def again(tx: Tx, what: What, attempt: int, t: T, *, now: int) -> Button | None:
    """For the screen of a result; none where half a year has gone or a newer one is completed."""
    found = await recalls.facts(tx, what, attempt)
    if found is None or not recalls.can_repeat(found, now=now):
        return None
    on = not await recalls.asked(tx, recalls.REPEAT, what, attempt)
    return Button(t("repeat-on" if on else "repeat-off"), Repeat(what=what, attempt=attempt, on=on))
