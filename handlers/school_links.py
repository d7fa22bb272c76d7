"""A school's link from the maker's side: how many and how long, the words for the school's chat, the QR, its end."""

from typing import Annotated

from aiogram import Router
from pydantic import Field

from bot import places as names
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed, require
from bot.invitations import invitation
from bot.pages import SIZE, page_of, turning
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from rules.roles import TEACHER, Scope, may_invite
from storage import invites, roles, school_links
from storage.db import Tx
from storage.school_links import SchoolLink

router = Router(name="school_links")
door = Door()

NAME = 60
USUAL = (100, 30)  # uses and days of a link that nobody has shaped yet


class MakeLink(Press, prefix="0m"):
    """Make the link. `request` is the moment the button was drawn: pressed twice it makes one."""

    school: Id
    uses: Annotated[int, Field(ge=1, le=max(school_links.USES))]
    days: Annotated[int, Field(ge=1, le=max(invites.TERMS))]
    request: int


class SchoolQr(Press, prefix="0q"):
    """Show the link as a picture. Its token stands in the same chat already, and nowhere else."""

    token: str


class EndLink(Press, prefix="0e"):
    """Nobody joins by it from now on."""

    key: str


async def _school(tx: Tx, person: Person, school: str) -> Scope:
    """The school, if the person may call its teachers. Raises NotAllowed."""
    try:
        scope = await roles.place(tx, "organisation", school, regions=names.region_codes())
    except roles.UnknownPlace:
        raise NotAllowed("organisation") from None
    if not may_invite(person.roles, TEACHER, scope):
        raise NotAllowed("organisation")
    return scope


async def new_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """`id`: the school, or «school:uses:days» as they are chosen."""
    school, _, chosen = id.partition(":")
    scope = await _school(tx, person, school)
    uses, days = _chosen(chosen)

    def choice(key: str, value: int, to: tuple[int, int]) -> Button:
        words = t(key, count=value)
        kept = to == (uses, days)
        return Button(f"✓ {words}" if kept else words, Go(room="school_link_new", id=f"{scope.id}:{to[0]}:{to[1]}"))

    return Screen(
        t(
            "school-link-ask", school=await names.scope_name(tx, t, scope.kind, scope.id), uses=uses,
            day=t.day(now + days * invites.DAY, person.zone),
        ),
        [
            [choice("school-link-uses", it, (it, days)) for it in school_links.USES],
            [choice("school-link-days", it, (uses, it)) for it in invites.TERMS],
            [Button(t("school-link-make"), MakeLink(school=int(scope.id), uses=uses, days=days, request=now))],
            [Button(t("back"), Go(room="people")), Button(t("menu"), Go(room="menu"))],
        ],
    )  # fmt: skip


def _chosen(said: str) -> tuple[int, int]:
    """Only what is offered; a forged id is the usual link."""
    uses, _, days = said.partition(":")
    offered = {f"{one}:{other}": (one, other) for one in school_links.USES for other in invites.TERMS}
    return offered.get(f"{uses}:{days}", USUAL)


@door.on(MakeLink)
async def make_link(press: MakeLink, tx: Tx, person: Person, t: T, now: int, bot_name: str) -> Shown:
    scope = await _school(tx, person, str(press.school))
    if press.uses not in school_links.USES or press.days not in invites.TERMS:
        return Open("school_link_new", scope.id, toast=t("stale"))
    token = await school_links.create(
        tx, person.id, person.roles, school=scope, uses=press.uses, days=press.days,
        request=f"{TEACHER} {scope.id} {press.request}", now=now,
    )  # fmt: skip
    if token is None:
        return Open("school_links", toast=t("invite-made-already"))
    place = await names.scope_name(tx, t, scope.kind, scope.id)
    until = t.day(now + press.days * invites.DAY, person.zone)
    key = invites.fingerprint(token)[: invites.KEY]
    return [
        Screen(t("school-link-to-forward", school=place, day=until, link=_link(bot_name, token))),
        Screen(
            t("school-link-made", school=place, uses=press.uses, day=until),
            [
                [Button(t("invite-qr"), SchoolQr(token=token))],
                [Button(t("school-link-end"), Go(room="school_link_end", id=key))],
                [Button(t("school-links-open"), Go(room="school_links")), Button(t("menu"), Go(room="menu"))],
            ],
        ),
    ]


def _link(bot_name: str, token: str) -> str:
    return f"https://t.me/{bot_name}?start={invites.INVITE}{token}"


@door.on(SchoolQr)
async def school_qr(press: SchoolQr, tx: Tx, person: Person, t: T, now: int, bot_name: str) -> Shown:
    found = await school_links.one(tx, person.id, invites.fingerprint(press.token)[: invites.KEY], now=now)
    if found is None:
        return Open("school_links", toast=t("stale"))
    place = await names.scope_name(tx, t, "organisation", str(found.organisation))
    return Screen(
        t("school-link-qr-caption", school=place),
        [[Button(t("school-links-open"), Go(room="school_links")), Button(t("menu"), Go(room="menu"))]],
        picture=invitation(
            t, _link(bot_name, press.token), title=t("school-link-qr-title"), place=place,
            until=t.day(found.expires_at, person.zone), hint=t("school-link-qr-hint"),
        ),
    )  # fmt: skip


async def links_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """Links that work, one's own and those to schools one answers for, and how many came by each; `id`: the page."""
    require(person, "curator")
    page, pages = page_of(number(id), await school_links.count(tx, person.id, person.roles, now=now))
    found = await school_links.working(tx, person.id, person.roles, now=now, limit=SIZE, offset=page * SIZE)
    shown = list(enumerate(found, page * SIZE + 1))
    listed = [_listed(t, person, place, it) for place, it in shown]
    own = [(place, it) for place, it in shown if it.maker == person.id]
    return Screen(
        fit(lines([t("school-links-title"), "", *([] if listed else [t("school-links-none")])]), listed),
        [
            *rows(
                (Button(t("school-links-end", number=str(n)), Go(room="school_link_end", id=it.key)) for n, it in own),
                3,
            ),
            *turning(t, page, pages, lambda to: Go(room="school_links", id=str(to))),
            [Button(t("people-invite-teachers"), Go(room="invite_as", id=f"{TEACHER}:all"))],
            [Button(t("back"), Go(room="people")), Button(t("menu"), Go(room="menu"))],
        ],
    )


def _listed(t: T, person: Person, place: int, it: SchoolLink) -> Html:
    """Somebody else's with the municipality; who made it may stand above whoever reads this."""
    day = t.day(it.expires_at, person.zone)
    if it.maker == person.id:
        return t("school-links-one", number=str(place), school=it.name, joined=it.joined, uses=it.uses, day=day)
    where = f"{cut(it.name, NAME)}, {cut(it.municipality_name, NAME)}"
    return t("school-links-others", number=str(place), school=where, joined=it.joined, uses=it.uses, day=day)


async def end_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """The question before a link ends: a printed one hangs on a wall somewhere."""
    require(person, "curator")
    found = await school_links.one(tx, person.id, id, now=now)
    if found is None:
        return Open("school_links", toast=t("stale"))
    return Screen(
        t("school-link-end-ask", school=found.name, joined=found.joined, uses=found.uses),
        [
            [Button(t("school-link-end"), EndLink(key=found.key))],
            [Button(t("back"), Go(room="school_links")), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(EndLink)
async def end_link(press: EndLink, tx: Tx, person: Person, t: T, now: int) -> Open:
    ended = await invites.revoke(tx, person.id, press.key, now=now)
    return Open("school_links", toast=t("school-link-ended") if ended else t("stale"))


ROOMS = {"school_link_new": new_room, "school_links": links_room, "school_link_end": end_room}
