"""A pair as the curator of its school sees it: dates, hours, what is late, how the meetings are felt; ways to words."""

from aiogram import Router

from bot.boards import look, names
from bot.doors import Go, Shown, number
from bot.mentoring import curated_pair, written
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, rows
from bot.texts import Html, T, lines
from rules.pairs import PROPOSED
from rules.silence import silent_days
from storage import journal, pair_board, silence, tasks, whispers
from storage.db import Tx
from storage.pair_board import Look
from storage.pairs import Pair

router = Router(name="curated")

NOTE = 500


async def curated_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id` is the pair."""
    pair = await curated_pair(tx, person, number(id))
    if pair.began_at is None:
        mine = pair.state == PROPOSED and person.id in (pair.proposed_by, pair.mentor, pair.mentee)
        return Open("pair_agree", str(pair.id)) if mine else _proposal(pair, person, t)
    seen = look(now, person.zone)
    own = pair.side(person.id) is not None
    heard = 0 if own else (await whispers.unanswered(tx, pair.organisation, besides=person.id)).get(pair.id, 0)
    return Screen(
        lines([
            *_head(pair, person, t), "",
            await _hours(pair, tx, t), _last(pair, person, t, seen), *await _late(pair, tx, t, seen),
            await _steps(pair, tx, t), *([] if own else await _felt(pair, tx, t)),
            *([t("curated-whispers", count=heard)] if heard else []),
        ]),
        [*_buttons(pair, t, own=own), _ways(t, pair)],
    )  # fmt: skip


def _head(pair: Pair, person: Person, t: T) -> list[Html]:
    kind = t("curated-kind", kind=t(f"pair-kind-{pair.kind}"), form=t(f"pair-form-{pair.form}"))
    if pair.state == "finished":
        until = t.day(pair.ended_at or 0, person.zone)
        said = [t("pair-dates", since=written(t, pair.starts_on), until=until), t(f"pair-result-{pair.result}")]
        note = [t("pair-note", note=cut(pair.note, NOTE))] if pair.note else []
        return [names(pair, t), *said, *note]
    dates = t("pair-dates", since=written(t, pair.starts_on), until=written(t, pair.ends_on))
    paused = [t("pair-paused-since", day=t.day(pair.paused_at, person.zone))] if pair.paused_at else []
    return [names(pair, t), dates, kind, *paused]


async def _hours(pair: Pair, tx: Tx, t: T) -> Html:
    found = await journal.totals_of_pair(tx, pair.id)
    if not found.entries:
        return t("curated-no-entries")
    return t("curated-entries", count=found.entries, minutes=str(found.minutes), confirmed=str(found.confirmed_minutes))


def _last(pair: Pair, person: Person, t: T, seen: Look) -> Html | None:
    if pair.state != "active" or not pair.held_at:
        return None
    days = silent_days(silence.since(pair), seen.now, seen.zone, seen.holidays)
    return t("curated-held", day=t.day(pair.held_at, person.zone), days=days)


async def _late(pair: Pair, tx: Tx, t: T, seen: Look) -> list[Html]:
    steps, entries = await pair_board.late(tx, pair.id, seen) if pair.open else (0, 0)
    return [t("board-late", steps=str(steps), entries=str(entries))] if steps or entries else []


async def _steps(pair: Pair, tx: Tx, t: T) -> Html:
    found = await tasks.tasks(tx, pair.id)
    done = sum(it.done_on is not None for it in found)
    return t("curated-steps", done=str(done), all=str(len(found))) if found else t("curated-no-steps")


async def _felt(pair: Pair, tx: Tx, t: T) -> list[Html]:
    """The mean of the last answers of the mentee; from three on."""
    found = await pair_board.pulse(tx, pair.id)
    if found.useful is None or found.clear is None:
        return []
    return [t("curated-pulse", useful=t.number(found.useful), clear=t.number(found.clear))]


def _buttons(pair: Pair, t: T, *, own: bool) -> list[list[Button]]:
    here = str(pair.id)
    whisper = [] if own else [Button(t("curated-to-whispers"), Go(room="whispers", id=here))]
    more = [Button(t("pair-more"), Go(room="pair_more", id=here))] if pair.open else []
    return rows(
        [
            Button(t("pair-journal"), Go(room="journal", id=here)),
            Button(t("pair-tasks"), Go(room="tasks", id=here)),
            Button(t("pair-papers"), Go(room="papers", id=here)),
            *whisper,
            *more,
        ],
        2,
    )


def _proposal(pair: Pair, person: Person, t: T) -> Screen:
    if pair.state != PROPOSED:
        return Screen(lines([names(pair, t), t(f"curated-{pair.state}")]), [_ways(t, pair)])
    waits = [name for name, at in (
        (pair.mentor_name, pair.mentor_agreed_at), (pair.mentee_name, pair.mentee_agreed_at)
    ) if at is None]  # fmt: skip
    said = t("curated-waits", names=", ".join(waits), day=t.day(pair.proposed_at, person.zone))
    return Screen(lines([names(pair, t), "", said, t("curated-lapses")]), [_ways(t, pair)])


def _ways(t: T, pair: Pair) -> list[Button]:
    return [Button(t("back"), Go(room="pair_board", id=str(pair.organisation))), Button(t("menu"), Go(room="menu"))]


ROOMS = {"curated": curated_room}
