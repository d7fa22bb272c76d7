"""What people hear of their pairs unasked. Each notice reads the pair again; None: it is no longer so."""

from aiogram import Router

from bot.doors import Go
from bot.mentoring import hands_over, who_asks, written
from bot.people_lists import partner
from bot.person import Person
from bot.screen import Button, Screen, cut
from bot.texts import Html, T, lines
from rules.pairs import PROPOSED
from storage import pairs
from storage.db import Tx
from storage.pairs import Pair

router = Router(name="pair_notices")
ENDED_UNASKED = ("refused", "lapsed")


async def proposed(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    pair = await _mine(tx, subject, person)
    side = pair.side(person.id) if pair else None
    if pair is None or side is None or pair.state != PROPOSED or pair.agreed_at(side) is not None:
        return None
    look = Button(t("pair-look"), Go(room="pair_agree", id=subject))
    return Screen(lines([await who_asks(tx, pair, person, t), t("pair-proposed-until")]), [[look]])


async def agreed(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    """The pair has begun."""
    pair = await _mine(tx, subject, person)
    if pair is None or not pair.open:
        return None
    key = "pair-agreed-mentor" if pair.mentor == person.id else "pair-agreed-mentee"
    return _told(pair, t(key, name=_other(pair, person, t), until=written(t, pair.ends_on)), t)


async def began(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    pair = await _of_curator(tx, subject, person)
    if pair is None or not pair.open:
        return None
    return _told(pair, t("pair-began", mentor=partner(pair.mentor_name, t), mentee=partner(pair.mentee_name, t)), t)


async def refused(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    """To whoever proposed, and to the one who had agreed."""
    found = await pairs.pair(tx, int(subject))
    if found is None or found.state not in ENDED_UNASKED:
        return None
    if found.side(person.id) is not None:
        said = t(f"pair-{found.state}", name=_other(found, person, t))
        return Screen(said, [[Button(t("pair-ways"), Go(room="mentoring", id="ways"))]])
    again = []
    if await hands_over(tx, person, found):
        again = [Button(t("pair-open"), Go(room="pair", id=str(found.continues)))]
    elif await _of_curator(tx, subject, person) is None:
        return None
    elif found.mentee is not None:
        again = [Button(t("pair-match-again"), Go(room="match", id=str(found.mentee)))]
    mentor, mentee = partner(found.mentor_name, t), partner(found.mentee_name, t)
    return Screen(t(f"pair-{found.state}-curator", mentor=mentor, mentee=mentee), [again])


async def paused(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    """`which`: when."""
    pair = await _mine(tx, subject, person)
    if pair is None or pair.state != "paused" or str(pair.paused_at) != which:
        return None
    return _told(pair, t("pair-was-paused", name=_other(pair, person, t)), t)


async def resumed(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    pair = await _mine(tx, subject, person)
    if pair is None or pair.state != "active" or str(pair.resumed_at) != which:
        return None
    return _told(pair, t("pair-was-resumed", name=_other(pair, person, t)), t)


async def extended(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    """`which`: the new last day."""
    pair = await _mine(tx, subject, person)
    if pair is None or not pair.open or pair.ends_on.isoformat() != which:
        return None
    return _told(pair, t("pair-was-extended", name=_other(pair, person, t), until=written(t, pair.ends_on)), t)


async def ended(subject: str, which: str, tx: Tx, person: Person, t: T) -> Screen | None:
    pair = await _mine(tx, subject, person)
    if pair is not None and pair.state == "finished":
        said = t(f"pair-was-{pair.result}", name=_other(pair, person, t))
        note = t("pair-note", note=cut(pair.note, 500)) if pair.note else None
        return _told(pair, lines([said, note]), t)
    pair = await _of_curator(tx, subject, person)
    if pair is None or pair.state != "finished":
        return None
    said = t(
        "pair-ended-curator", mentor=partner(pair.mentor_name, t), mentee=partner(pair.mentee_name, t),
        result=t(f"pair-result-{pair.result}"),
    )  # fmt: skip
    return _told(pair, said, t)


async def _mine(tx: Tx, subject: str, person: Person) -> Pair | None:
    found = await pairs.pair(tx, int(subject))
    return found if found is not None and found.side(person.id) is not None else None


async def _of_curator(tx: Tx, subject: str, person: Person) -> Pair | None:
    """Names are for whoever is the curator still."""
    found = await pairs.pair(tx, int(subject))
    return found if found is not None and person.id in await pairs.curators(tx, found) else None


def _other(pair: Pair, person: Person, t: T) -> str:
    return partner(pair.name_of("mentee" if pair.mentor == person.id else "mentor"), t)


def _told(pair: Pair, said: Html, t: T) -> Screen:
    return Screen(said, [[Button(t("pair-open"), Go(room="pair", id=str(pair.id)))]])


NOTICES = {
    "pair-proposed": proposed, "pair-agreed": agreed, "pair-began": began, "pair-refused": refused,
    "pair-paused": paused, "pair-resumed": resumed, "pair-extended": extended, "pair-ended": ended,
}  # fmt: skip
