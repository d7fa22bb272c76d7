"""Whom to propose: the curator for a young colleague of the school, a leaving mentor or the curator for a pair.

Suggestions are ordered and give their reasons; a person decides, and both people are asked.
"""

from collections.abc import Callable

from aiogram import Router

from bot import agreeing, matchmaking, people_lists
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed
from bot.mentoring import acting_pair, curates
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Row, Screen, cut
from bot.settings import Settings
from bot.texts import Html, T
from rules.pairing import Reason
from storage import mentors, pairing, people
from storage.db import Tx
from storage.mentors import Mentor
from storage.pairing import AlreadyPaired, Full, Gone, NotReady, Oneself
from storage.pairs import Pair
from storage.people import Profile

router = Router(name="matching")
door = Door()


class Propose(Press, prefix="Hp"):
    """Propose the two to each other; asked once more before. `version` of the text where the curator is the mentor."""

    mentor: Id
    mentee: Id
    version: str = ""


class Hand(Press, prefix="Hh"):
    """Another mentor goes on with the mentee; asked once more before. `version` of the text as in Propose."""

    pair: Id
    mentor: Id
    version: str = ""


async def match_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` "<mentee>" or "<mentee>.<page>"."""
    said, _, page = id.partition(".")
    mentee = await _of_mine(tx, person, number(said))
    found = await _candidates(tx, mentee)
    return _list(
        t, t("match-title" if found else "match-none", name=_name(mentee, t)), found, mentee, page,
        pick=lambda it: Propose(mentor=it.person, mentee=mentee.person),
        turn=lambda to: Go(room="match", id=f"{mentee.person}.{to}"),
        back=[Button(t("back"), Go(room="pair_board", id=str(mentee.organisation)))],
    )  # fmt: skip


@door.on(Propose)
async def propose(press: Propose, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    mentee = await _of_mine(tx, person, press.mentee)
    here = f"{mentee.person}"
    found = next((it for it, _ in await _candidates(tx, mentee) if it.person == press.mentor), None)
    if found is None:
        return Open("match", here, toast=t("mentor-no-more"))
    version = agreeing.terms().version
    if press.version != version:
        sure = Button(t("match-sure"), Propose(mentor=found.person, mentee=mentee.person, version=version))
        head = t("match-ask", mentor=_name(found, t), mentee=_name(mentee, t))
        if person.id == found.person:
            return agreeing.ask(t, head, sure, Go(room="match", id=here), read=press.version)
        return _sure(t, head, sure, Go(room="match", id=here))
    _, wrong = await agreeing.propose(tx, person, t, settings, mentor=found.person, mentee=mentee.person, now=now)
    return Open("match", here, toast=wrong) if wrong else Open("pair_board", toast=t("match-done"))


async def hand_over_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` "<pair>" or "<pair>.<page>"."""
    said, _, page = id.partition(".")
    pair = await acting_pair(tx, person, number(said))
    if pair.side(person.id) == "mentee":
        raise NotAllowed("mentor")
    mentee = await people.profile(tx, pair.mentee or 0)
    found = await _successors(tx, pair, mentee, person)
    return _list(
        t, t("hand-title" if found else "hand-none", name=_name(mentee, t)), found, mentee, page,
        pick=lambda it: Hand(pair=pair.id, mentor=it.person),
        turn=lambda to: Go(room="hand_over", id=f"{pair.id}.{to}"),
        back=[Button(t("back"), Go(room="pair_more", id=str(pair.id)))],
    )  # fmt: skip


@door.on(Hand)
async def hand(press: Hand, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    pair = await acting_pair(tx, person, press.pair)
    if pair.side(person.id) == "mentee":
        raise NotAllowed("mentor")
    here, mentee = Go(room="hand_over", id=str(pair.id)), await people.profile(tx, pair.mentee or 0)
    found = next((it for it, _ in await _successors(tx, pair, mentee, person) if it.person == press.mentor), None)
    if found is None:
        return Open("hand_over", here.id, toast=t("mentor-no-more"))
    own, version = found.person == person.id, agreeing.terms().version
    if press.version != version:
        sure = Button(t("hand-sure"), Hand(pair=pair.id, mentor=found.person, version=version))
        head = t("hand-ask", mentor=_name(found, t), mentee=_name(mentee, t))
        return agreeing.ask(t, head, sure, here, read=press.version) if own else _sure(t, head, sure, here)
    text = await agreeing.keep(tx, t, settings) if own else None
    today = local(now, person.zone).date()
    try:
        await pairing.hand_over(tx, pair.id, found.person, by=person.id, today=today, text_hash=text, now=now)
    except (AlreadyPaired, Full, Gone, NotReady, Oneself):
        return Open("hand_over", here.id, toast=t("mentor-no-more"))
    return Open("pair", str(pair.id), toast=t("hand-done"))


async def _of_mine(tx: Tx, person: Person, mentee: int | None) -> Profile:
    """Somebody of the school whose curator this is. Raises NotAllowed."""
    try:
        told = await people.profile(tx, mentee or 0)
    except people.Gone:
        raise NotAllowed("match") from None
    if not told.known or told.organisation is None or not curates(person, told.organisation):
        raise NotAllowed("match")
    return told


async def _candidates(tx: Tx, mentee: Profile) -> matchmaking.Suggested:
    found = await mentors.candidates(tx, organisation=mentee.organisation or 0, besides=mentee.person)
    return await matchmaking.mentors_for(tx, mentee, found, own=False)


async def _successors(tx: Tx, pair: Pair, mentee: Profile, person: Person) -> matchmaking.Suggested:
    """A curator may ask any colleague, a mentor those who are ready."""
    if curates(person, pair.organisation):
        found = await mentors.candidates(tx, organisation=pair.organisation, besides=mentee.person)
    else:
        found = await mentors.ready(tx, municipality=pair.municipality, besides=mentee.person)
    return await matchmaking.mentors_for(tx, mentee, found, own=False)


def _list(
    t: T, head: Html, found: matchmaking.Suggested, mentee: Profile, page: str, *, pick: Callable[[Mentor], Press],
    turn: Callable[[int], Press], back: Row,
) -> Screen:  # fmt: skip
    return people_lists.listed(
        t, head,
        [_entry(place, it, why, mentee, t) for place, (it, why) in enumerate(found, 1)],
        [pick(it) for it, _ in found], asked=page, turn=turn, more=[[*back, Button(t("menu"), Go(room="menu"))]],
    )  # fmt: skip


def _entry(place: int, it: Mentor, why: tuple[Reason, ...], mentee: Profile, t: T) -> Html:
    """Whether they have said that they are ready stands there too."""
    note = None if it.ready else t("match-not-asked")
    return people_lists.entry(place, it, matchmaking.said(t, why, mentee.subject), t, note)


def _sure(t: T, words: Html, sure: Button, back: Go) -> Screen:
    return Screen(words, [[sure], [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]])


def _name(one: Mentor | Profile, t: T) -> str:
    known = (one.full_name or one.name or "") if isinstance(one, Profile) else one.name
    return cut(known, people_lists.NAME) or str(t("pair-colleague"))


ROOMS = {"match": match_room, "hand_over": hand_over_room}
