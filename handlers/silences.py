"""What is said when a pair has not met for long, or goes on past its end: to the mentor with ways on, to the curator
with figures only."""

from aiogram import Router

import content
from bot.doors import Go
from bot.mentoring import written
from bot.person import Person
from bot.screen import Button, Screen
from bot.settings import Settings
from bot.texts import T
from rules.names import short
from rules.roles import reaches
from rules.silence import silent_days
from storage import endings, pairs, roles, silence
from storage.db import Tx
from storage.pairs import Pair

router = Router(name="silences")


async def to_mentor(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: since when, in UTC seconds."""
    pair = await _silent(tx, subject, which)
    if pair is None or pair.mentor != person.id:
        return None
    return Screen(
        t("pair-silent", name=short(pair.mentee_name), day=t.day(int(which), person.zone)),
        [
            [Button(t("meeting-propose"), Go(room="meeting_new", id=subject))],
            [Button(t("pair-silent-write"), Go(room="entry_new", id=subject))],
            [Button(t("pair-silent-more"), Go(room="pair", id=subject))],
        ],
    )


async def to_curator(
    subject: str, which: str, tx: Tx, person: Person, t: T, now: int, settings: Settings
) -> Screen | None:
    """To the curator of the school, or to a coordinator above: names and days, no word of theirs."""
    pair = await _silent(tx, subject, which)
    if pair is None:
        return None
    held = await roles.held(tx, person.id)
    if not reaches(held, ("curator",), pairs.scope(pair)):
        return None
    exact = person.id in await pairs.curators(tx, pair)
    more = Go(room="curated", id=subject) if exact else Go(room="pair_board", id=str(pair.organisation))
    return Screen(
        t(
            "pair-silent-curator", mentor=short(pair.mentor_name), mentee=short(pair.mentee_name),
            school=pair.organisation_name, day=t.day(int(which), person.zone),
            days=silent_days(int(which), now, settings.default_zone, content.holidays()),
        ),
        [[Button(t("pair-silent-open"), more)]],
    )  # fmt: skip


async def past_end(subject: str, which: str, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """`which`: the day, as it was. To the mentor, while the pair works on with that end."""
    pair = await pairs.pair(tx, int(subject))
    if pair is None or pair.mentor != person.id or (pair.state, pair.ends_on.isoformat()) != ("active", which):
        return None
    return Screen(
        t("pair-past-end", name=short(pair.mentee_name), day=written(t, pair.ends_on)),
        [
            [
                Button(t("more-finish"), Go(room="pair_finish", id=subject)),
                Button(t("more-extend"), Go(room="pair_extend", id=subject)),
            ],
            [Button(t("pair-silent-more"), Go(room="pair", id=subject))],
        ],
    )


async def _silent(tx: Tx, subject: str, which: str) -> Pair | None:
    """None once they have met, paused or ended."""
    pair = await pairs.pair(tx, int(subject))
    return pair if pair and pair.state == "active" and str(silence.since(pair)) == which else None


NOTICES = {"pair-silent": to_mentor, "pair-silent-curator": to_curator, endings.KIND: past_end}
