"""The way to a message that calls to an event or a poll: a draft with its words written, and its people to choose.

A second one is begun from a screen that says what went out already.
"""

from aiogram import Router

from bot import progress as figures
from bot.broadcasting import around
from bot.doors import Go, Shown, number
from bot.event_calls import first_words
from bot.guards import NotAllowed
from bot.person import Person
from bot.screen import Button, Open, Row, Screen
from bot.texts import Html, T, lines
from bot.tree import own_place, said
from bot.when import day
from rules.audience import Audience
from storage import broadcasts, events, polls, sessions, tallies
from storage.broadcasts import Broadcast
from storage.db import Tx
from storage.events import Event

router = Router(name="event_invite")
SHOWN = 5  # of those that went out
MORE = "more"


async def invite_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the event's."""
    event = await _event(tx, person, number(id))
    if (nobody := await _takes_nobody(tx, t, event, now)) is not None:
        return nobody
    gone = await broadcasts.of_event(tx, event.id)
    if not gone:
        return await _draft(event, Audience(), tx, person, t, now)
    rest = Button(t("call-rest"), Go(room="event_invite_rest", id=str(event.id)))
    return await _gone(tx, t, event.title, gone, person, now, rest)


async def rest_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """Once more, to those who have not answered and have no place; `id` is the event's."""
    event = await _event(tx, person, number(id))
    if (nobody := await _takes_nobody(tx, t, event, now)) is not None:
        return nobody
    return await _draft(event, Audience(unheard=event.id), tx, person, t, now)


async def same_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """Those who came to the event that this one was made from, or who have a seat there as long as it is ahead; `id` is
    the event's."""
    event = await _event(tx, person, number(id))
    if (nobody := await _takes_nobody(tx, t, event, now)) is not None:
        return nobody
    before = event.copied or event.series
    old = await events.event(tx, before) if before and before != event.id else None
    if old is None or (old.scope_kind, old.scope) != (event.scope_kind, event.scope):
        return Open("event_invite", str(event.id))
    over = old.ends_at is not None and old.ends_at <= now and old.came > 0
    return await _draft(event, Audience(event=(old.id, "came" if over else "seated")), tx, person, t, now)


async def _event(tx: Tx, person: Person, event: int | None) -> Event:
    """One of a place for which the person may speak. Raises NotAllowed."""
    found = await events.event(tx, event) if event else None
    if found is None:
        raise NotAllowed("event")
    await own_place(tx, person, said(found.scope_kind, found.scope))
    return found


async def _takes_nobody(tx: Tx, t: T, event: Event, now: int) -> Open | None:
    """Where nobody can be called yet or any more."""
    session = await sessions.session(tx, event.session) if event.session and not event.dropped else None
    why = None
    if session is None:
        why = "no-day"
    elif session.state != "planned":
        why = "cancelled"
    elif session.closes_at <= now:
        why = "over" if session.ends_at <= now else "closed"
    return Open("event", str(event.id), toast=t(f"call-not-{why}")) if why else None


async def _draft(event: Event, audience: Audience, tx: Tx, person: Person, t: T, now: int) -> Open:
    made = await broadcasts.call(
        tx, author=person.id, scope_kind=event.scope_kind, scope=event.scope, text=await first_words(tx, t, event),
        audience=audience, event=event.id, now=now,
    )  # fmt: skip
    return Open("audience", str(made))


async def _gone(tx: Tx, t: T, title: str, gone: list[Broadcast], person: Person, now: int, more: Button) -> Screen:
    """What went out already, and the way to one more."""
    told: list[Html] = []
    rows: list[Row] = []
    for one in gone[:SHOWN]:
        progress = await tallies.progress(tx, one.id)
        on = day(t, one.launched_at or one.created_at, person.zone, now)
        told.append(t("call-gone-line", day=on, count=progress.sent, answers=figures.answers(t, one, progress) or ""))
        rows.append([Button(t("call-gone-open", day=on), Go(room="broadcast", id=str(one.id)))])
    ways = [Button(t("back"), around(gone[0])), Button(t("menu"), Go(room="menu"))]
    return Screen(lines([t("call-gone", title=title), "", *told]), [[more], *rows, ways])


async def poll_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the poll's, which is open; «5.more»: another one, after one that went out."""
    asked, _, more = id.partition(".")
    poll = await polls.poll(tx, number(asked) or 0)
    if poll is None:
        raise NotAllowed("poll")
    await own_place(tx, person, said(poll.scope_kind, poll.scope))
    if not poll.takes(now):
        return Open("poll_card", str(poll.id), toast=t("poll-call-not-open"))
    gone = await broadcasts.of_poll(tx, poll.id)
    if gone and not more:
        once_more = Button(t("poll-call-more"), Go(room="poll_invite", id=f"{poll.id}.{MORE}"))
        return await _gone(tx, t, poll.title, gone, person, now, once_more)
    words = lines([t("poll-call-words", title=poll.title), *(["", poll.about] if poll.about else [])])
    made = await broadcasts.call(
        tx, author=person.id, scope_kind=poll.scope_kind, scope=poll.scope, text=words, audience=Audience(),
        poll=poll.id, now=now,
    )  # fmt: skip
    return Open("audience", str(made))


ROOMS = {
    "event_invite": invite_room,
    "event_invite_rest": rest_room,
    "event_invite_same": same_room,
    "poll_invite": poll_room,
}
