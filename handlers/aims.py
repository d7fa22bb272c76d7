"""What the programme of a pair is for: aims with their steps, and, where the mentee has opened it, areas to improve."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

import content
from bot import people_lists
from bot.areas import area_of, themes
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.mentoring import readable_pair
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, fit, rows
from bot.texts import Html, T, lines
from bot.typed import Typed, is_rest, refuse_rest
from handlers import task_cards
from handlers.task_cards import Show
from rules.names import short
from storage import consents, diagnosis, tasks
from storage.db import Tx
from storage.diagnosis import Deficit
from storage.pairs import Pair
from storage.tasks import Aim, TooMany

router = Router(name="aims")
door = Door()

TITLE, LIMIT, SHOWN = 120, 200, 3  # letters of an aim in a list and of a new one; areas to improve that are shown


class AimWords(StatesGroup):
    aim = State()


class Look(Press, prefix="al"):
    """An aim with its steps."""

    pair: Id
    aim: Id


class Add(Press, prefix="aa"):
    pair: Id


class Drop(Press, prefix="ad"):
    pair: Id
    aim: Id
    sure: bool = False


async def aims_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id` is the pair's."""
    pair = await readable_pair(tx, person, number(id))
    every = await tasks.tasks(tx, pair.id)
    mine = [it for it in await tasks.aims(tx, pair.id) if not it.dropped]
    listed = [_line(place, it, every, t) for place, it in enumerate(mine, 1)]
    head = t("aims-title", name=people_lists.partner(pair.mentee_name, t))
    weak, ways = await _weak(pair, tx, person, t)
    buttons = [
        *rows((Button(str(place), Look(pair=pair.id, aim=it.id)) for place, it in enumerate(mine, 1)), 5),
        *ways,
        *([[Button(t("aim-add"), Add(pair=pair.id))]] if task_cards.leads(pair, person) else []),
        task_cards.foot(pair, person, t, Go(room="tasks", id=str(pair.id))),
    ]
    return Screen(fit(lines([head, ""]), listed or [t("aims-none")], lines(["", *weak]) if weak else None), buttons)


def _line(place: int, aim: Aim, every: list[tasks.Task], t: T) -> Html:
    own = [it for it in every if it.aim == aim.id]
    done = sum(it.done_on is not None for it in own)
    return t(
        "aim-listed", number=str(place), title=cut(aim.title, TITLE) or t("task-erased"), done=done, count=len(own)
    )


async def _weak(pair: Pair, tx: Tx, person: Person, t: T) -> tuple[list[Html], list[list[Button]]]:
    """What to improve: the mentee decides whether the mentor reads it, here and at any time."""
    if not pair.open or pair.mentee is None or pair.side(person.id) is None:
        return [], []
    shared = await consents.given(tx, pair.mentee, "results") is not None
    if pair.mentee == person.id:
        words = t("aims-shared" if shared else "aims-share", name=short(pair.mentor_name))
        return [words], [[Button(t("aims-unshare-button" if shared else "aims-share-button"), _share(pair))]]
    if not shared:
        return [t("aims-not-shared", name=short(pair.mentee_name))], []
    found = (await diagnosis.deficits(tx, pair.mentee))[:SHOWN]
    if not found:
        return [t("aims-no-weak", name=short(pair.mentee_name))], []
    buttons = [Button(_button(it, t), Show(pair=pair.id, template=code)) for it in found if (code := _for(it.area))]
    head = t("aims-weak", name=short(pair.mentee_name))
    return [head, *(_weak_line(it, t) for it in found)], [[button] for button in buttons]


def _share(pair: Pair) -> Go:
    return Go(room="share", id=str(pair.id))


def _for(area: str) -> str | None:
    """The code of the ready-made aim for an area."""
    return next((it.code for it in content.mentoring() if it.area == area), None)


def _button(weak: Deficit, t: T) -> Html:
    area = area_of(weak.area)
    return t("aims-take", area=t.pick(area.short) if area else weak.area)


def _weak_line(weak: Deficit, t: T) -> Html:
    area = area_of(weak.area)
    named = ", ".join(themes(weak, t))
    name = t.pick(area.short) if area else weak.area
    level = t.number(weak.level)
    if not named:
        return t("aims-weak-line", area=name, level=level)
    return t("aims-weak-themes", area=name, level=level, themes=named)


# One aim


async def _held(press: Look | Drop, tx: Tx, person: Person) -> tuple[Pair, Aim | None]:
    """None: there is no such aim, or it was taken out."""
    pair = await readable_pair(tx, person, press.pair)
    mine = await tasks.aims(tx, pair.id)
    return pair, next((it for it in mine if it.id == press.aim and not it.dropped), None)


@door.on(Look)
async def look(press: Look, tx: Tx, person: Person, t: T, now: int) -> Shown:
    pair, aim = await _held(press, tx, person)
    if aim is None:
        return Open("aims", str(pair.id), toast=t("stale"))
    today = task_cards.today(person, now)
    own = [it for it in await tasks.tasks(tx, pair.id) if it.aim == aim.id]
    area = area_of(aim.area)
    head = lines(
        [
            t("aim-title", title=aim.title or t("task-erased")),
            t("aim-area", area=t.pick(area.name)) if area else None,
            "",
        ]
    )
    listed = [task_cards.entry(place, it, t, today) for place, it in enumerate(own, 1)]
    add = Button(t("task-add"), Go(room="step_new", id=f"{pair.id}:{aim.id}"))
    drop = Button(t("aim-drop"), Drop(pair=pair.id, aim=aim.id))
    return Screen(
        fit(head, listed or [t("aim-no-steps")]),
        [
            *rows((Button(str(place), Go(room="task", id=str(it.id))) for place, it in enumerate(own, 1)), 5),
            [add, drop] if task_cards.leads(pair, person) else [],
            task_cards.foot(pair, person, t, Go(room="aims", id=str(pair.id))),
        ],
    )


@door.on(Add)
async def add(press: Add, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    pair = await task_cards.led(press.pair, tx, person, t)
    if isinstance(pair, Open):
        return pair
    await state.set_state(AimWords.aim)
    await state.set_data({"pair": pair.id})
    return _asked(t("aim-ask"), pair, person, t)


def _asked(words: Html, pair: Pair, person: Person, t: T) -> Screen:
    return Screen(words, [task_cards.foot(pair, person, t, Go(room="aims", id=str(pair.id)))])


@router.message(StateFilter(AimWords.aim), Typed())
async def aim_told(message: Message, typed: str, tx: Tx, person: Person, t: T, now: int, state: FSMContext) -> Shown:
    if await is_rest(message, state):
        return None
    pair = await task_cards.led((await state.get_data())["pair"], tx, person, t)
    title = " ".join(typed.split())
    if isinstance(pair, Pair) and len(title) > LIMIT:
        await refuse_rest(message, state)
        return _asked(t("too-long", count=len(title), limit=LIMIT), pair, person, t)
    await state.clear()
    if isinstance(pair, Open):
        return pair
    try:
        await tasks.add_aim(tx, pair.id, title=title, by=person.id, now=now)
    except TooMany:
        return Open("aims", str(pair.id), toast=t("aims-many", count=tasks.MOST_AIMS))
    return Open("aims", str(pair.id), toast=t("aim-added"))


@door.on(Drop)
async def drop(press: Drop, tx: Tx, person: Person, t: T, now: int) -> Shown:
    led = await task_cards.led(press.pair, tx, person, t)
    if isinstance(led, Open):
        return led
    pair, aim = await _held(press, tx, person)
    if aim is None:
        return Open("aims", str(pair.id), toast=t("stale"))
    if not press.sure:
        sure = Button(t("aim-drop-sure"), Drop(pair=pair.id, aim=aim.id, sure=True))
        still = sum(it.aim == aim.id for it in await tasks.tasks(tx, pair.id, open_only=True))
        back = Go(room="aims", id=str(pair.id))
        words = t("aim-drop-ask", title=aim.title, count=still)
        return Screen(words, [[sure], task_cards.foot(pair, person, t, back)])
    await tasks.drop_aim(tx, aim.id, by=person.id, now=now)
    return Open("aims", str(pair.id), toast=t("aim-dropped"))


ROOMS = {"aims": aims_room}
