"""Who was at a meeting that is in the journal: put in and taken out by the mentor while the entry may be changed."""

from aiogram import Router

from bot.doors import Door, Go, Id, Press, Shown, number
from bot.guards import NotAllowed
from bot.person import Person
from bot.screen import Button, Open, Screen, rows
from bot.texts import T
from handlers.entry_cards import locked, mentors_entry, named
from storage import entries, pairs
from storage.db import Tx
from storage.entries import BadEntry, Gone, Locked
from storage.journal import Entry

router = Router(name="entry_people")
door = Door()


class Put(Press, prefix="Ip"):
    """The mentee of this pair was there, or not."""

    entry: Id
    pair: Id
    there: bool


async def people_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the entry."""
    asked = number(id)
    if asked is None:
        raise NotAllowed("entry")
    entry = await mentors_entry(tx, person, asked)
    return locked(entry, t) if entry.locked(now) else await _who(entry, tx, person, t)


async def _who(entry: Entry, tx: Tx, person: Person, t: T) -> Screen:
    """Those of the entry, then the other mentees of the mentor."""
    there = [Button(f"✓ {named(t, one.mentee_name)}", _put(entry, one.pair, there=False)) for one in entry.pairs]
    others = [
        Button(f"· {named(t, one.mentee_name)}", _put(entry, one.id, there=True))
        for one in await pairs.of_person(tx, person.id)
        if one.mentor == person.id and entry.of(one.id) is None
    ]
    ways = [Button(t("back"), Go(room="entry", id=str(entry.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(t("entry-ask-people"), [*rows([*there, *others], 2), ways])


def _put(entry: Entry, pair: int, *, there: bool) -> Put:
    return Put(entry=entry.id, pair=pair, there=there)


@door.on(Put)
async def put(press: Put, tx: Tx, person: Person, t: T, now: int) -> Shown:
    entry = await mentors_entry(tx, person, press.entry)
    change = entries.add if press.there else entries.remove
    told = None
    try:
        await change(tx, entry.id, press.pair, by=person.id, now=now)
    except Locked:
        return locked(entry, t)
    except Gone:
        told = t("stale")
    except BadEntry:
        told = t("entry-people-stays")
    return Open("entry_people", str(entry.id), toast=told)


ROOMS = {"entry_people": people_room}
