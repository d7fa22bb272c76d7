"""An instrument's card for methodists: what it asks and whom, how many have walked it, its versions, its file; and
what becomes of it: published, withdrawn, a draft given up.
"""

from collections.abc import Awaitable, Callable

from aiogram import Router

from bot.bank import changeable, own, publishable, read, readable
from bot.bank_words import WHY_NOT, called, changed, compared, published, standing, where, why_not
from bot.doors import Door, Go, Id, Press, Shown, number
from bot.instruments import SHIPS
from bot.person import Person
from bot.screen import Button, Document, Open, Row, Screen
from bot.texts import Html, T, lines
from bot.tree import said
from rules.instrument_changes import Changes, Instrument, parts
from rules.literacy import Variant
from storage import jobs, publishing
from storage.bank import TEST, Kept, NoInstrument
from storage.db import Tx
from storage.instrument_uses import FEW, MOST, uses
from storage.publishing import NotNow

router = Router(name="bank_card")
door = Door()

FILE = "instrument-file"
FORMATS = ("xlsx", "toml")
VERSIONS = 4  # other versions that are named


class File(Press, prefix=".Kf"):
    """Send me this instrument as a file."""

    instrument: Id
    format: str


class Publish(Press, prefix=".Kp"):
    """Give it to people; asked first."""

    instrument: Id


class PublishSure(Press, prefix=".Kq"):
    """`seen`: the moment of the file that was shown before."""

    instrument: Id
    seen: Id


class Withdraw(Press, prefix=".Kw"):
    """Nobody begins it any more; asked first, `sure` after that."""

    instrument: Id
    sure: bool


class BringBack(Press, prefix=".Kb"):
    """It may be begun again."""

    instrument: Id


class Drop(Press, prefix=".Kd"):
    """Give this draft up."""

    instrument: Id


class Restore(Press, prefix=".Kr"):
    """No, keep it."""

    instrument: Id


async def card_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: the instrument."""
    try:
        kept = await readable(tx, person, number(id))
    except NoInstrument:
        return Open("bank", toast=t("stale"))
    found = await read(tx, kept)
    mine = await changeable(tx, person, kept)
    others = await published(tx, kept)
    newer = kept.published_at is not None and any(it.numbers > kept.numbers for it in others)
    return Screen(
        lines(
            [
                Html(f"<b>{called(t, kept)}</b>"),
                t("bank-code", code=kept.code, version=kept.version),
                await standing(tx, t, kept, person.zone),
                t("bank-newer", version=others[0].version) if newer else None,
                t("bank-for", place=await where(tx, t, *kept.place)),
                "",
                *(_asks(t, found) if found else [t("bank-unreadable")]),
                *await _then(tx, t, kept, found),
            ]
        ),
        [
            [Button(t("bank-look"), Go(room="bank_preview", id=str(kept.id)))] if found else [],
            [Button(it.upper(), File(instrument=kept.id, format=it)) for it in FORMATS],
            _decisions(t, kept) if mine and not newer else [],
            [Button(t("bank-version", version=it.version), _to(it)) for it in others[:VERSIONS]],
            [Button(t("back"), Go(room="bank", id=said(*kept.place) if mine else "")), _menu(t)],
        ],
    )


def _to(kept: Kept) -> Go:
    return Go(room="bank_card", id=str(kept.id))


def _menu(t: T) -> Button:
    return Button(t("menu"), Go(room="menu"))


def _asks(t: T, found: Instrument) -> list[Html]:
    """How many items, and of which areas."""
    by_part = parts(found)
    count = sum(len(asked) for _, asked in by_part)
    if isinstance(found, Variant):
        head = t("bank-asks-test", count=count)
    else:
        core = sum(it.core for it in found.items)
        head = t("bank-asks", count=count)
        head = t("bank-asks-short", asks=head, core=str(core)) if core and found.has_full else head
    return [head, *(t("bank-asks-part", part=t.pick(of.name), count=str(len(asked))) for of, asked in by_part)]


async def _then(tx: Tx, t: T, kept: Kept, found: Instrument | None) -> list[Html]:
    """Of a draft what it changes, of any other how many people it has met."""
    if kept.state in ("draft", "dropped"):
        than = await compared(tx, kept, found) if found else None
        if than is None:
            return []
        return [Html(""), t("bank-against", version=than[0].version), *changed(t, than[1])]
    met = await uses(tx, kept)
    return [Html(""), t("bank-uses", completed=_people(t, met.completed), going=_people(t, met.going))]


def _people(t: T, count: int) -> Html:
    """Fewer than five are nobody's to count."""
    if count < FEW:
        return t("bank-uses-few")
    return t("bank-uses-many", count=str(MOST)) if count > MOST else Html(str(count))


def _decisions(t: T, kept: Kept) -> Row:
    if kept.state == "draft":
        return [
            Button(t("bank-publish"), Publish(instrument=kept.id)),
            Button(t("bank-drop"), Drop(instrument=kept.id)),
        ]
    if kept.state == "dropped":
        return [Button(t("bank-restore"), Restore(instrument=kept.id))]
    if kept.state == "withdrawn":
        return [Button(t("bank-bring-back"), BringBack(instrument=kept.id))]
    return [Button(t("bank-withdraw"), Withdraw(instrument=kept.id, sure=False))]


# The file


@door.on(File)
async def file(press: File, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        kept = await readable(tx, person, press.instrument)
    except NoInstrument:
        return Open("bank", toast=t("stale"))
    if press.format not in FORMATS:
        return _stale(t, kept.id)
    if await jobs.open_job(tx, kind=FILE, person=person.id) is None:
        args = {"instrument": kept.id, "format": press.format, "locale": t.locale}
        await jobs.start(tx, kind=FILE, person=person.id, args=args, now=now)
    return Open("bank_card", str(kept.id), toast=t("bank-file-started"))


async def file_ready(subject: str, which: str, tx: Tx, t: T) -> Screen | None:
    """The notice of a finished file. None when it is gone."""
    made = await jobs.file(tx, int(which))
    if made is None:
        return None
    home = [Button(t("bank-open"), Go(room="bank")), _menu(t)]
    return Screen(t("bank-file-ready"), [home], document=Document(made.name, made.id))


# What becomes of it


@door.on(Publish)
async def publish(press: Publish, tx: Tx, person: Person, t: T) -> Shown:
    """Asked first: for whom it is and what it changes."""
    try:
        kept = await own(tx, person, press.instrument)
        twin = await publishable(tx, kept)
    except NoInstrument:
        return Open("bank", toast=t("stale"))
    except NotNow:
        return _stale(t, press.instrument)
    except WHY_NOT as error:
        return _refused(t, kept, await why_not(tx, t, error, kept))
    found = await read(tx, kept)
    than = await compared(tx, kept, found) if found else None
    told = [
        t("bank-publish-ask", title=called(t, kept), version=kept.version),
        t("bank-publish-twin", title=called(t, twin), version=twin.version) if twin and twin.state == "draft" else None,
        t("bank-for", place=await where(tx, t, *kept.place)),
        "",
        *([t("bank-against", version=than[0].version), *changed(t, than[1])] if than else [t("bank-publish-first")]),
        *(_follows(t, kept, than[1]) if than else []),
        "",
        t("bank-publish-stays"),
    ]
    sure = PublishSure(instrument=kept.id, seen=kept.changed_at)
    look = Button(t("bank-look"), Go(room="bank_preview", id=str(kept.id)))
    return Screen(lines(told), [[Button(t("bank-publish"), sure)], [look], _back(t, kept)])


def _follows(t: T, kept: Kept, it: Changes) -> list[Html]:
    """What becomes of those who have walked it or are walking it."""
    told = [Html(""), t("bank-publish-apart") if it.rescaled else t("bank-publish-comparable")]
    if kept.kind == TEST:
        return [*told, t("bank-publish-test")]
    told.append(t("bank-publish-anew") if it.rescaled else t("bank-publish-follow"))
    return [*told, t("bank-publish-unlike")] if it.unlike else told


def _refused(t: T, kept: Kept, why: Html) -> Screen:
    again = Button(t("bank-load-again"), Go(room="bank_load", id=said(*kept.place)))
    return Screen(why, [[again], _back(t, kept)])


def _back(t: T, kept: Kept) -> Row:
    return [Button(t("back"), _to(kept)), _menu(t)]


def _stale(t: T, which: int) -> Open:
    return Open("bank_card", str(which), toast=t("stale"))


@door.on(PublishSure)
async def publish_sure(press: PublishSure, tx: Tx, person: Person, t: T, now: int) -> Shown:
    """Only the file that was shown."""
    try:
        kept = await own(tx, person, press.instrument)
        await publishable(tx, kept)
        made = await publishing.publish(tx, kept.id, seen=press.seen, by=person.id, now=now, ships=SHIPS)
    except NoInstrument:
        return Open("bank", toast=t("stale"))
    except NotNow:
        return _stale(t, press.instrument)
    except WHY_NOT as error:
        return _refused(t, kept, await why_not(tx, t, error, kept))
    both = len(made) > 1
    return Open("bank_card", str(kept.id), toast=t("bank-published-both") if both else t("bank-published-toast"))


@door.on(Withdraw)
async def withdraw(press: Withdraw, tx: Tx, person: Person, t: T, now: int) -> Shown:
    try:
        kept = await own(tx, person, press.instrument)
        if press.sure:
            await publishing.withdraw(tx, kept.id, by=person.id, now=now)
    except NoInstrument:
        return Open("bank", toast=t("stale"))
    except NotNow:
        return _stale(t, press.instrument)
    if press.sure or kept.state != "published":
        return Open("bank_card", str(kept.id), toast=t("bank-withdrawn-toast") if press.sure else t("stale"))
    sure = Button(t("bank-withdraw"), Withdraw(instrument=kept.id, sure=True))
    return Screen(t("bank-withdraw-ask", title=t.pick(kept.title)), [[sure], _back(t, kept)])


@door.on(BringBack)
async def bring_back(press: BringBack, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _turned(publishing.bring_back, press.instrument, tx, person, t, now, t("bank-returned-toast"))


@door.on(Drop)
async def drop(press: Drop, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _turned(publishing.drop, press.instrument, tx, person, t, now, t("bank-dropped-toast"))


@door.on(Restore)
async def restore(press: Restore, tx: Tx, person: Person, t: T, now: int) -> Shown:
    return await _turned(publishing.restore, press.instrument, tx, person, t, now, t("bank-restored-toast"))


async def _turned(
    turn: Callable[..., Awaitable[None]], which: int, tx: Tx, person: Person, t: T, now: int, toast: Html
) -> Open:  # fmt: skip
    try:
        kept = await own(tx, person, which)
        await turn(tx, kept.id, by=person.id, now=now)
    except NoInstrument:
        return Open("bank", toast=t("stale"))
    except NotNow:
        return _stale(t, which)
    return Open("bank_card", str(kept.id), toast=toast)


ROOMS = {"bank_card": card_room}
NOTICES = {FILE: file_ready}
