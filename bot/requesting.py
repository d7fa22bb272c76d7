"""The way from a programme's card to a request for it, and whose request a coordinator may decide."""

from bot.doors import Go
from bot.guards import NotAllowed, require
from bot.person import Person
from bot.screen import Button, Row
from bot.texts import T
from bot.tree import own_place
from rules.roles import Scope
from storage import requests
from storage.db import Tx
from storage.programmes import Card
from storage.requests import NoRequest, Request


async def ways(tx: Tx, person: Person, card: Card, t: T) -> list[Row]:
    """What a card leads to: the request that is there already, or asking for the programme."""
    found = await requests.latest(tx, person.id, card.id)
    if found is not None and (found.open or found.state == "completed"):
        return [[Button(t(f"request-way-{found.state}"), Go(room="request", id=str(found.id)))]]
    if card.archived or card.demo:
        return []
    return [[Button(t("request-way-ask"), Go(room="request_new", id=str(card.id)))]]


async def mine(tx: Tx, person: Person, t: T) -> list[Button]:
    """The way to the person's own requests, where there are any; with the number of those that are open."""
    found = await requests.mine(tx, person.id)
    open_now = sum(it.open for it in found)
    return [Button(t("request-way-mine", count=open_now), Go(room="requests"))] if found else []


async def desk_place(tx: Tx, person: Person, at: str) -> Scope:
    """The place of a room's id whose requests the person decides, their own if it is empty. Raises NotAllowed."""
    scope = await own_place(tx, person, at)
    require(person, "coordinator", scope=scope)
    return scope


async def decided_by(tx: Tx, person: Person, number: int | None) -> Request:
    """A request of a place that the person is a coordinator of, or stands above. Raises NotAllowed."""
    try:
        found = await requests.request(tx, number or 0)
    except NoRequest:
        raise NotAllowed("coordinator") from None
    require(person, "coordinator", scope=found.scope)
    return found
