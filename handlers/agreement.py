"""The answer to a proposed pair: yes with the text that was read, or no without a word; and taking it back."""

from aiogram import Router

from bot import agreeing, people_lists
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.mentoring import asked_pair, curates, own_pair, who_asks
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Screen, cut
from bot.settings import Settings
from bot.texts import Html, T, escape, lines
from rules.pairs import PROPOSED, SIDES
from storage import consents, mentors, pairing, people
from storage.db import Tx
from storage.pairing import Full
from storage.pairs import Pair

router = Router(name="agreement")
door = Door()
TERMS_FROM = ("mentor", "seeker", "match", "hand_over", "pair_agree", "pair_more")


class Agree(Press, prefix="Pa"):
    """Yes to this pair, with the text of this version."""

    pair: Id
    version: str


class Refuse(Press, prefix="Pn"):
    """«Сейчас не получится»; asked once more before."""

    pair: Id
    sure: bool = False


class Withdraw(Press, prefix="Pw"):
    """Whoever proposed takes it back."""

    pair: Id


async def agree_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: the proposed pair. Who has answered, and whoever proposed, see that it waits."""
    asked = await asked_pair(tx, person, number(id))
    if asked.state != PROPOSED:
        return _answered(asked, person)
    return await _ask(tx, asked, person, t) if _waits_for(asked, person) else _waiting(asked, person, t)


def _answered(asked: Pair, person: Person, toast: str | None = None) -> Open:
    """What has come of it; to a mentor who hands over, of their own pair."""
    theirs = asked.side(person.id) is not None or curates(person, asked.organisation)
    return Open("pair", str(asked.id if theirs else asked.continues), toast=toast)


def _waiting(asked: Pair, person: Person, t: T) -> Screen:
    names = [
        cut(asked.name_of(side), people_lists.NAME)
        for side in SIDES
        if asked.agreed_at(side) is None and getattr(asked, side) != person.id
    ]
    own = asked.proposed_by == person.id
    said = t(
        "pair-waiting-own" if own else "pair-waiting", names=", ".join(names), day=t.day(asked.proposed_at, person.zone)
    )
    take_back = [Button(t("pair-withdraw"), Withdraw(pair=asked.id))] if own else []
    back = Button(t("back"), Go(room="mentoring", id="ways"))
    return Screen(said, [take_back, [back, Button(t("menu"), Go(room="menu"))]])


async def _ask(tx: Tx, asked: Pair, person: Person, t: T, *, read: str = "") -> Screen:
    about = [await who_asks(tx, asked, person, t), *await _other(tx, asked, person, t)]
    shown = agreeing.ask(
        t, lines(about), t("pair-agree"), Agree(pair=asked.id, version=""), Go(room="mentoring", id="ways"), read=read,
        whole=f"pair_agree.{asked.id}",
    )  # fmt: skip
    sure, *others = shown.buttons
    return Screen(shown.text, [sure, [Button(t("pair-refuse"), Refuse(pair=asked.id))], *others])


async def _other(tx: Tx, asked: Pair, person: Person, t: T) -> list[Html | None]:
    told = await people.profile(tx, asked.other(person.id) or 0)
    own = await mentors.mentor(tx, told.person) if told.person == asked.mentor else None
    return [people_lists.about(told, t), t("mentor-quote", about=own.about) if own is not None and own.about else None]


@door.on(Agree)
async def agree(press: Agree, tx: Tx, person: Person, t: T, now: int, settings: Settings) -> Shown:
    asked = await own_pair(tx, person, press.pair, live=False)
    if not _waits_for(asked, person):
        return Open("pair", str(asked.id), toast=t("pair-answered"))
    if not agreeing.was_read(press.version):
        return await _ask(tx, asked, person, t, read=press.version)
    text = await agreeing.keep(tx, t, settings)
    today = local(now, person.zone).date()
    try:
        agreed = await pairing.agree(tx, asked.id, person.id, text_hash=text, today=today, now=now)
    except Full:
        return Open("mentor_ready", toast=t("pair-bad-own-full"))
    return Open("pair", str(agreed.id), toast=t("pair-began-toast" if agreed.open else "pair-agreed-toast"))


@door.on(Refuse)
async def refuse(press: Refuse, tx: Tx, person: Person, t: T, now: int) -> Shown:
    asked = await own_pair(tx, person, press.pair, live=False)
    if not _waits_for(asked, person):
        return Open("pair", str(asked.id), toast=t("pair-answered"))
    if not press.sure:
        sure = Button(t("pair-refuse-sure"), Refuse(pair=asked.id, sure=True))
        back = Button(t("back"), Go(room="pair_agree", id=str(asked.id)))
        return Screen(t("pair-refuse-ask"), [[sure], [back, Button(t("menu"), Go(room="menu"))]])
    await pairing.refuse(tx, asked.id, person.id, now=now)
    return Open("mentoring", "ways", toast=t("pair-refused-toast"))


@door.on(Withdraw)
async def withdraw(press: Withdraw, tx: Tx, person: Person, t: T, now: int) -> Shown:
    asked = await asked_pair(tx, person, press.pair)
    if asked.state != PROPOSED or asked.proposed_by != person.id:
        return _answered(asked, person, t("pair-answered"))
    await pairing.withdraw(tx, asked.id, person.id, now=now)
    return Open("mentoring", "ways", toast=t("pair-withdrawn-toast"))


def _waits_for(asked: Pair, person: Person) -> bool:
    side = asked.side(person.id)
    return asked.state == PROPOSED and side is not None and asked.agreed_at(side) is None


async def terms_room(id: str, tx: Tx, person: Person, t: T, settings: Settings) -> Screen:
    """The whole text of today; `id` "<room>.<id>" leads back there. Of a pair: the text that this person agreed to."""
    room, _, about = id.partition(".")
    back = Go(room=room, id=about) if room in TERMS_FROM else None
    agreed = await consents.text_of_pair(tx, number(about) or 0, person.id) if room == "pair_more" else None
    text = agreed if agreed is not None else agreeing.terms().text(t.locale, settings.operator)
    return Screen(
        escape(text), [[Button(t("back"), back or Go(room="mentoring", id="ways")), Button(t("menu"), Go(room="menu"))]]
    )


ROOMS = {"pair_agree": agree_room, "pair_terms": terms_room}
