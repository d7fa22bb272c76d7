"""Whom to propose: the curator for a young colleague of the school, a leaving mentor or the curator for a pair.

Suggestions are ordered and give their reasons; a person decides, and both people are asked.
"""

from aiogram import Router

from bot import agreeing, matchmaking, people_lists
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed
from bot.mentoring import acting_pair, curates
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen, cut
from bot.settings import Settings
from bot.texts import Html, T
from rules.pairs import PROPOSED
from storage import mentors, pairing, pairs, people
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
    back = Button(t("back"), Go(room="pair_board", id=str(mentee.organisation)))
    return people_lists.suggested(
        t, t("match-title" if found else "match-none", name=_name(mentee, t)), found, asked=page,
        pick=lambda mentor: Propose(mentor=mentor, mentee=mentee.person),
        turn=lambda to: Go(room="match", id=f"{mentee.person}.{to}"),
        more=[[back, Button(t("menu"), Go(room="menu"))]],
    )  # fmt: skip


@door.on(Propose)
async def propose(press: Propose, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    mentee = await _of_mine(tx, person, press.mentee)
    here = Go(room="match", id=str(mentee.person))
    found = _picked(press, await _candidates(tx, mentee))
    if found is None:
        return Open("match", here.id, toast=t("mentor-no-more"))
    if not agreeing.was_read(press.version):
        head = t("match-ask", mentor=_name(found, t), mentee=_name(mentee, t))
        return _ask(press, head, here, person, t)
    _, wrong = await agreeing.propose(tx, person, t, settings, mentor=found.person, mentee=mentee.person, now=now)
    if wrong:
        return Open("match", here.id, toast=wrong)
    return Open("pair_board", str(mentee.organisation or ""), toast=t("match-done"))


async def hand_over_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` "<pair>" or "<pair>.<page>"."""
    said, _, page = id.partition(".")
    pair, mentee, found = await _successors(tx, person, number(said))
    name = _name(mentee, t)
    none = t("match-none", name=name) if curates(person, pair.organisation) else t("hand-none", name=name)
    asked = [
        [Button(t("hand-waits", name=cut(it.mentor_name, people_lists.NAME)), Go(room="pair_agree", id=str(it.id)))]
        for it in await pairs.of_person(tx, mentee.person, live=False)
        if it.state == PROPOSED and it.continues == pair.id and it.proposed_by == person.id
    ]
    back = Button(t("back"), Go(room="pair_more", id=str(pair.id)))
    return people_lists.suggested(
        t, t("hand-title", name=name) if found else none, found, asked=page,
        pick=lambda mentor: Hand(pair=pair.id, mentor=mentor),
        turn=lambda to: Go(room="hand_over", id=f"{pair.id}.{to}"),
        more=[*asked, [back, Button(t("menu"), Go(room="menu"))]],
    )  # fmt: skip


@door.on(Hand)
async def hand(press: Hand, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    pair, mentee, successors = await _successors(tx, person, press.pair)
    here = Go(room="hand_over", id=str(pair.id))
    found = _picked(press, successors)
    if found is None:
        return Open("hand_over", here.id, toast=t("mentor-no-more"))
    if not agreeing.was_read(press.version):
        head = t("hand-ask", mentor=_name(found, t), mentee=_name(mentee, t))
        return _ask(press, head, here, person, t)
    text = await agreeing.keep(tx, t, settings) if found.person == person.id else None
    today = local(now, person.zone).date()
    try:
        made = await pairing.hand_over(tx, pair.id, found.person, by=person.id, today=today, text_hash=text, now=now)
    except (AlreadyPaired, Full, Gone, NotReady, Oneself):
        return Open("hand_over", here.id, toast=t("mentor-no-more"))
    return Open("pair_agree", str(made), toast=t("hand-done"))


def _picked(press: Propose | Hand, found: matchmaking.Suggested) -> Mentor | None:
    """Somebody who may be asked still."""
    return next((it for it, _ in found if it.person == press.mentor), None)


def _ask(press: Propose | Hand, head: Html, back: Go, person: Person, t: T) -> Screen:
    """Once more before both are asked; who is to be the mentor themself reads the text."""
    if press.mentor == person.id:
        return agreeing.ask(t, head, t("match-sure"), press, back, read=press.version)
    sure = Button(t("match-sure"), press.model_copy(update={"version": agreeing.terms().version}))
    return Screen(head, [[sure], [Button(t("back"), back), Button(t("menu"), Go(room="menu"))]])


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


async def _successors(
    tx: Tx, person: Person, asked: int | None
) -> tuple[Pair, Profile, matchmaking.Suggested]:  # fmt: skip
    """The pair, its mentee, who may go on: a curator may ask any colleague, a mentor those who are ready."""
    pair = await acting_pair(tx, person, asked)
    if pair.side(person.id) == "mentee":
        raise NotAllowed("mentor")
    mentee = await people.profile(tx, pair.mentee or 0)
    if curates(person, pair.organisation):
        found = await mentors.candidates(tx, organisation=pair.organisation, besides=mentee.person)
    else:
        found = await mentors.ready(tx, municipality=pair.municipality, besides=mentee.person)
    return pair, mentee, await matchmaking.mentors_for(tx, mentee, found, own=False)


def _name(one: Mentor | Profile, t: T) -> str:
    known = (one.full_name or one.name or "") if isinstance(one, Profile) else one.name
    return cut(known, people_lists.NAME) or str(t("pair-colleague"))


ROOMS = {"match": match_room, "hand_over": hand_over_room}
