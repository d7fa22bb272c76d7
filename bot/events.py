"""How an event is called where sessions of both sorts stand side by side: its sort, its kind, whose it is."""

import content
from bot.places import region, scope_name
from bot.screen import cut
from bot.texts import Html, T, escape
from storage.db import Tx
from storage.sessions import Session

NAME = 80  # signs of HTML


def of(session: Session) -> str:
    """What the words that speak of either are told: «занятие» is of an internship, an event is a «событие»."""
    return "session" if session.event is None else "event"


def kind_name(code: str, t: T) -> str:
    """«Мастер-класс»; a kind that was taken out of the file is its code."""
    found = next((kind for kind in content.event_kinds() if kind.code == code), None)
    return t.pick(found.name) if found else code


def place_name(session: Session, t: T) -> Html:
    """«СОШ № 11, Тимашевский район», «Краснодарский край»: whose the session is."""
    named = [cut(name, NAME) for name in (session.organisation_name, session.municipality_name) if name]
    if len(named) == 2:
        return t("session-where", organisation=named[0], municipality=named[1])
    wider = region(session.region)
    if named or wider is None:
        return escape(named[0]) if named else t("events-everywhere")
    return escape(t.pick(wider.name))


async def whose(tx: Tx, t: T, kind: str, place: str) -> Html:
    """The same of a place (kind, id), as its organisers have it: «Тимашевский район», «все регионы»."""
    return t("event-everywhere") if kind == "all" else escape(await scope_name(tx, t, kind, place))
