"""What a person may find out about themselves by: the list of questionnaires, and the page of each of them."""

from collections.abc import Sequence

from aiogram import Router

from bot import instruments, walking
from bot.areas import known_area
from bot.doors import Go, Shown, number
from bot.person import Person
from bot.screen import Button, Open, Screen, cut, fit
from bot.texts import Html, T, lines
from bot.walking import Offer
from handlers.walk_cards import Begin, pause_of
from rules.questionnaire import Form, Questionnaire
from rules.walk import REPEAT_AFTER, SELF, Attempt, form_for, minutes, repeat_is_due
from storage import attempts, diagnosis, literacy
from storage.attempts import Tried
from storage.db import Tx

router = Router(name="instruments")
PAGE, BUTTON = 8, 44  # titles on a page; signs of a button as wide as the screen
# What an instrument that ships is for; one of the bank has its areas alone.
ABOUT = ("first_year", "mentor_readiness", "manager")
MENU = Go(room="menu")


async def instruments_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """`id`: "" or a page's number for the list, else the code of a questionnaire."""
    page = number(id or "0")
    if page is not None:
        return await _list(page, tx, person, t, now)
    unfinished = await diagnosis.current(tx, person.id, id)
    if unfinished is not None:
        return Open("diagnosis", f"pause:{unfinished.id}")
    done = await diagnosis.last_completed(tx, person.id, id)
    offered = await walking.to_begin(tx, person, id)
    if offered is not None:
        return await _page(offered, done, tx, person, t, now)
    if done is not None:
        return _closed(done, t)
    return Open("instruments", toast=t("instruments-closed"))


async def _page(asked: Questionnaire, done: Attempt | None, tx: Tx, person: Person, t: T, now: int) -> Screen:
    extra = walking.blocks(asked, mentor=await walking.mentoring(tx, person))
    return _intro(asked, extra, t) if done is None else _done(asked, extra, done, person, t, now)


def _intro(asked: Questionnaire, extra: tuple[str, ...], t: T) -> Screen:
    form = form_for(asked, "short")
    count = len(asked.items_for(form, extra))
    began = [[Button(t("diagnosis-begin"), Begin(code=asked.code, form=form))]]
    if asked.code == SELF:
        said = t("diagnosis-intro", count=count, minutes=minutes(count))
    else:
        said = lines(
            [
                t("instruments-title", title=t.pick(asked.title)),
                t(f"instruments-about-{asked.code}") if asked.code in ABOUT else None,
                "",
                t("instruments-size", count=count, minutes=minutes(count)),
                t("instruments-areas", areas=_areas(asked, form, extra, t)),
                "",
                t("instruments-voluntary"),
            ]
        )
    return Screen(said, [*began, *_forms(asked, extra, form, t), *_ways(t)])


def _areas(asked: Questionnaire, form: Form, extra: tuple[str, ...], t: T) -> str:
    codes = dict.fromkeys(item.area for item in asked.items_for(form, extra))
    return ", ".join(t.pick(known_area(code).radar) for code in codes)


def _forms(asked: Questionnaire, extra: tuple[str, ...], shown: Form, t: T) -> list[list[Button]]:
    """The other form of a questionnaire that has two."""
    other: Form = "short" if shown == "full" else "full"
    if form_for(asked, other) != other:
        return []
    count = len(asked.items_for(other, extra))
    return [[Button(t(f"instruments-form-{other}", count=count), Begin(code=asked.code, form=other))]]


def _done(asked: Questionnaire, extra: tuple[str, ...], done: Attempt, person: Person, t: T, now: int) -> Screen:
    finished = done.completed_at or now
    day = t.day(finished, person.zone)
    advice = (
        t("diagnosis-repeat-now")
        if repeat_is_due(finished, now)
        else t("diagnosis-repeat-later", day=t.day(finished + REPEAT_AFTER, person.zone))
    )
    title = t.pick(asked.title)
    form = form_for(asked, done.form)
    return Screen(
        lines(
            [
                t("diagnosis-done", day=day) if asked.code == SELF else t("instruments-done", title=title, day=day),
                advice,
            ]
        ),
        [
            [Button(t("diagnosis-show-result"), Go(room="result", id=str(done.id)))],
            [Button(t("diagnosis-again"), Begin(code=asked.code, form=form))],
            *_forms(asked, extra, form, t),
            *_ways(t),
        ],
    )


def _closed(done: Attempt, t: T) -> Screen:
    """Not offered any more, but the results stay."""
    result = Button(t("diagnosis-show-result"), Go(room="result", id=str(done.id)))
    return Screen(t("instruments-closed-done"), [[result], *_ways(t)])


def _ways(t: T) -> list[list[Button]]:
    return [[Button(t("instruments-others"), Go(room="instruments"))], [Button(t("menu"), MENU)]]


async def _list(page: int, tx: Tx, person: Person, t: T, now: int) -> Screen:
    """Each with its size and how far the person is; what is about their work first."""
    offers = await walking.offers(tx, person, now=now)
    tried = await attempts.tried(tx, person.id)
    mentor = await walking.mentoring(tx, person)
    last = max(0, (len(offers) - 1) // PAGE)
    page = min(page, last)
    told, buttons = [], []
    for offer in offers[page * PAGE : (page + 1) * PAGE]:
        mine = tried.get(offer.code, Tried(None, None, None))
        asked = await instruments.questionnaire(tx, offer.code)
        told.append(_told(offer, mine, asked, walking.blocks(asked, mentor=mentor), person, t))
        opened = pause_of(mine.open.attempt) if mine.open else Go(room="instruments", id=offer.code)
        buttons.append([Button(cut(t.pick(offer.title), BUTTON), opened)])
    if page == 0 and await walking.test_offered(tx):
        # After the self-assessment, with which it is compared.
        place = next((place for place, offer in enumerate(offers[:PAGE], 1) if offer.code == SELF), 0)
        told.insert(place, await _test(tx, person, t))
        buttons.insert(place, [Button(t("instruments-test"), Go(room="literacy"))])
    turns = [
        Button(arrow, Go(room="instruments", id=str(to)))
        for arrow, to in (("‹", page - 1), ("›", page + 1))
        if 0 <= to <= last
    ]
    said = fit(lines([t("instruments-list"), "", t("instruments-list-about")]), told)
    return Screen(said, [*buttons, turns, [Button(t("back"), Go(room="diagnosis")), Button(t("menu"), MENU)]])


def _told(offer: Offer, mine: Tried, asked: Questionnaire, extra: tuple[str, ...], person: Person, t: T) -> Html:
    form = form_for(asked, "short")
    count = len(asked.items_for(form, extra))
    whole = len(asked.items_for("full", extra)) if form == "short" and asked.has_full else None
    state = None
    if mine.open is not None:
        state = t("instruments-unfinished", number=str(mine.open.number), of=str(mine.open.of))
    elif mine.done_at is not None:
        state = t("instruments-last", day=t.day(mine.done_at, person.zone))
    size = t("instruments-size", count=count, minutes=minutes(count))
    longer = t("instruments-size-full", count=whole, minutes=minutes(whole)) if whole else None
    yours = t("instruments-yours") if offer.first else None
    return _entry(t.pick(offer.title), [yours, size, longer, state], t)


async def _test(tx: Tx, person: Person, t: T) -> Html:
    """Of right and wrong answers, the only one: beside the self-assessment, never in one figure with it."""
    begun, done = await literacy.open_attempt(tx, person.id), await literacy.last(tx, person.id)
    state = None
    if begun is not None:
        state = t("instruments-unfinished-test", number=str(begun.number), of=str(begun.of))
    elif done is not None:
        state = t("instruments-last-test", day=t.day(done.completed_at, person.zone))
    return _entry(t("instruments-test"), [t("instruments-size-test"), state], t)


def _entry(title: str, said: Sequence[Html | None], t: T) -> Html:
    return lines(["", t("instruments-title", title=title), Html(" ".join(it for it in said if it))])


ROOMS = {"instruments": instruments_room}
