"""The card of a pair for its two people: who, until when, what is next, what was last; past ones to be read."""

from aiogram import Router

from bot import people_lists
from bot.doors import Go, Shown, number
from bot.guards import NotAllowed
from bot.mentoring import curates, written
from bot.person import Person
from bot.picker import local
from bot.screen import Button, Open, Row, Screen, cut
from bot.texts import Html, T, escape, lines
from rules.names import short
from rules.pairs import PROPOSED
from storage import meetings, pairs, people, tasks
from storage.db import Tx
from storage.pairs import Pair

router = Router(name="pairs")
TITLE, NOTE = 120, 500


async def pair_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id`: the pair. Its curator has a card of their own."""
    asked = number(id)
    pair = await pairs.pair(tx, asked) if asked else None
    if pair is None:
        raise NotAllowed("pair")
    side = pair.side(person.id)
    if side is None:
        if not curates(person, pair.organisation):
            raise NotAllowed("pair")
        return Open("curated", str(pair.id))
    if pair.state == PROPOSED:
        return Open("pair_agree", str(pair.id))
    if pair.began_at is None:
        return Screen(t(f"pair-{pair.state}", name=_other_name(pair, person, t)), [_ways(t)])
    return await _card(pair, tx, person, t, now) if pair.open else _finished(pair, person, t)


def _finished(pair: Pair, person: Person, t: T) -> Screen:
    said = [
        _title(pair, person, Html(escape(_other_name(pair, person, t))), t),
        t("pair-dates", since=written(t, pair.starts_on), until=t.day(pair.ended_at or 0, person.zone)),
        t(f"pair-result-{pair.result}"),
        t("pair-note", note=cut(pair.note, NOTE)) if pair.note else None,
    ]
    journal, programme, papers = _rooms(pair, t)
    return Screen(lines(said), [[journal, programme], [papers], _ways(t)])


async def _card(pair: Pair, tx: Tx, person: Person, t: T, now: int) -> Screen:
    mentor = pair.mentor == person.id
    here = str(pair.id)
    record = [
        Button(t("pair-record"), Go(room="entry_new", id=here)),
        Button(t("meeting-propose"), Go(room="meeting_new", id=here)),
    ]
    ask = [Button(t("meeting-request"), Go(room="meeting_new", id=here))]
    journal, programme, papers = _rooms(pair, t)
    ahead, answer = await _ahead(pair, tx, person, t, now)
    return Screen(
        lines([
            _title(pair, person, await _named(pair, tx, person, t), t),
            t("pair-dates", since=written(t, pair.starts_on), until=written(t, pair.ends_on)),
            _warning(pair, person, t, now), "",
            *ahead, await _next_step(pair, tx, t),
            t("pair-held", day=t.day(pair.held_at, person.zone)) if pair.held_at else t("pair-not-held"),
        ]),
        [
            answer,
            [] if pair.state == "paused" else record if mentor else ask,
            [Button(t("pair-meetings"), Go(room="meetings", id=here)), journal],
            [programme, papers],
            [Button(t("pair-more"), Go(room="pair_more", id=here))],
            [Button(t("pair-ways"), Go(room="mentoring", id="ways")), Button(t("menu"), Go(room="menu"))],
        ],
    )  # fmt: skip


def _rooms(pair: Pair, t: T) -> tuple[Button, Button, Button]:
    here = str(pair.id)
    return (
        Button(t("pair-journal"), Go(room="journal", id=here)),
        Button(t("pair-tasks"), Go(room="tasks", id=here)),
        Button(t("pair-papers"), Go(room="papers", id=here)),
    )


def _ways(t: T) -> Row:
    return [Button(t("back"), Go(room="mentoring", id="ways")), Button(t("menu"), Go(room="menu"))]


def _title(pair: Pair, person: Person, name: Html, t: T) -> Html:
    return t("pair-title-mentor" if pair.mentor == person.id else "pair-title-mentee", name=name)


def _other_name(pair: Pair, person: Person, t: T) -> str:
    return people_lists.partner(pair.name_of("mentee" if pair.mentor == person.id else "mentor"), t)


async def _named(pair: Pair, tx: Tx, person: Person, t: T) -> Html:
    """A link to write to them where they allowed it; their address is known to this messenger only."""
    name = escape(_other_name(pair, person, t))
    allowed = pair.mentee_contact if pair.mentor == person.id else pair.mentor_contact
    if not allowed or person.messenger != "telegram":
        return name
    reached = await people.reader(tx, pair.other(person.id) or 0, messenger=person.messenger)
    return name if reached is None else Html(f'<a href="tg://user?id={escape(reached.address)}">{name}</a>')


def _warning(pair: Pair, person: Person, t: T, now: int) -> Html | None:
    if pair.state == "paused":
        return t("pair-paused-since", day=t.day(pair.paused_at or now, person.zone))
    return t("pair-over-time") if pair.ends_on < local(now, person.zone).date() else None


async def _ahead(pair: Pair, tx: Tx, person: Person, t: T, now: int) -> tuple[list[Html], Row]:
    """The next meeting, and a proposal that waits for this person's word with the way to it."""
    ahead = await meetings.ahead(tx, person.id, now=now, pair=pair.id)
    planned = next((it for it in ahead if it.state == "planned"), None)
    asked = next((it for it in ahead if it.state == "proposed" and it.proposed_by != person.id), None)
    said = [t("pair-next-meeting", when=t.moment(planned.starts_at, person.zone))] if planned is not None else []
    if asked is not None:
        said.append(t("pair-meeting-asked", name=short(_other_name(pair, person, t))))
        return said, [Button(t("pair-answer"), Go(room="meeting", id=str(asked.id)))]
    return said or [t("pair-meeting-proposed") if ahead else t("pair-no-meeting")], []


async def _next_step(pair: Pair, tx: Tx, t: T) -> Html | None:
    """The first open step of the programme by its day."""
    step = next(iter(await tasks.tasks(tx, pair.id, open_only=True)), None)
    if step is None:
        return None
    title = cut(step.title, TITLE)
    return (
        t("pair-step-until", title=title, day=written(t, step.due_on)) if step.due_on else t("pair-step", title=title)
    )


ROOMS = {"pair": pair_room}
