"""My data: what is kept, taken along, withdrawn, erased. Deletion asks twice, at two different places."""

from collections.abc import Callable

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

import content
from bot.doors import Door, Go, Id, Press, Shown
from bot.person import Person
from bot.screen import Button, Document, Open, Screen
from bot.texts import Html, T, lines
from storage import consents, jobs, people, privacy
from storage.db import Tx

router = Router(name="privacy")
door = Door()


class Export(Press, prefix="xe"):
    """Make me a copy of my data."""


class Nameless(Press, prefix="xn"):
    """Withdraw the consent of the account, keep the self-assessment without a name."""


class Erase(Press, prefix="xd"):
    """The second word of a deletion; `person` is whose, so that an old button erases nobody new."""

    person: Id


@router.message(Command("privacy"))
async def privacy_command(message: Message, tx: Tx, person: Person, t: T) -> Screen:
    return await privacy_room("", tx, person, t)


async def privacy_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    told = await people.profile(tx, person.id)
    kept = await privacy.summary(tx, person.id)
    given = await consents.in_force(tx, person.id)
    text = lines(
        [
            t("privacy-title"),
            "",
            t("privacy-name", name=told.name) if told.known and told.name else t("privacy-nameless"),
            t("privacy-attempts", count=kept.attempts),
            t("privacy-tests", count=kept.tests) if kept.tests else None,
            t("privacy-answers", count=kept.answers),
            t("privacy-choices", count=kept.choices) if kept.choices else None,
            t("privacy-requests", count=kept.requests) if kept.requests else None,
            t("privacy-seats", count=kept.seats) if kept.seats else None,
            t("privacy-event-seats", count=kept.event_seats) if kept.event_seats else None,
            t("privacy-feedback", count=kept.feedback) if kept.feedback else None,
            t("privacy-polls", count=kept.polls) if kept.polls else None,
            t("privacy-pairs", count=kept.pairs) if kept.pairs else None,
            t("privacy-roles", count=kept.roles) if kept.roles else None,
            t("privacy-notices", count=kept.notices) if kept.notices else None,
            t("privacy-decisions", count=kept.decisions),
            "",
            *(_consent(t, person, it) for it in given),
            t("privacy-who-sees"),
            *([] if told.known else ["", t("privacy-export-nameless")]),
        ]
    )
    return Screen(text, _buttons(t, told.known))


def _consent(t: T, person: Person, given: consents.Given) -> Html:
    title = t.pick(content.consent(given.purpose).title)
    return t("privacy-consent", title=title, version=given.version, day=t.day(given.given_at, person.zone))


def _buttons(t: T, known: bool) -> list[list[Button]]:
    own = [
        [Button(t("privacy-export"), Export())],
        [Button(t("privacy-text"), Go(room="consent_text")), Button(t("privacy-withdraw"), Go(room="withdraw"))],
        [Button(t("share-button"), Go(room="share"))],
        [Button(t("notices-button"), Go(room="notices"))],
    ]
    return [
        *(own if known else []),
        [Button(t("privacy-erase"), Go(room="erase"))],
        [Button(t("back"), Go(room="profile")), Button(t("menu"), Go(room="menu"))],
    ]


@door.on(Export)
async def export(press: Export, tx: Tx, person: Person, t: T, now: int) -> Shown:
    # A nameless person has no address at which the outbox could find them.
    if not person.known:
        return Open("privacy")
    if await jobs.open_job(tx, kind="export", person=person.id) is None:
        await jobs.start(tx, kind="export", person=person.id, args={"locale": t.locale, "zone": person.zone}, now=now)
    return Screen(t("export-started"), [[Button(t("back"), Go(room="privacy")), Button(t("menu"), Go(room="menu"))]])


async def export_ready(subject: str, which: str, *, tx: Tx, person: Person, t: T, now: int) -> Screen | None:
    """The notice of a finished job: one file. None when it is gone."""
    file = await jobs.file(tx, int(which))
    if file is None:
        return None
    readable = file.name.endswith(".pdf")
    return Screen(
        t("export-pdf") if readable else t("export-json"),
        [[Button(t("menu-privacy"), Go(room="privacy")), Button(t("menu"), Go(room="menu"))]] if readable else [],
        document=Document(file.name, file.id),
    )


async def withdraw_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    if not (await people.profile(tx, person.id)).known:
        return Open("privacy")
    return Screen(
        t("withdraw-ask"),
        [
            [Button(t("withdraw-nameless"), Nameless())],
            [Button(t("withdraw-erase"), Go(room="erase"))],
            [Button(t("back"), Go(room="privacy")), Button(t("menu"), Go(room="menu"))],
        ],
    )


@door.on(Nameless)
async def nameless(press: Nameless, tx: Tx, person: Person, t: T, now: int, hashed: Callable[[str], str]) -> Shown:
    await privacy.become_nameless(tx, person.id, messenger=person.messenger, hashed=hashed(person.address), now=now)
    return Screen(
        t("withdraw-done"),
        [[Button(t("profile-agree"), Go(room="consent"))], [Button(t("menu"), Go(room="menu"))]],
    )


async def erase_room(id: str, tx: Tx, person: Person, t: T) -> Screen:
    """The first question. What goes is said in numbers; staying is the first button."""
    kept = await privacy.summary(tx, person.id)
    attempts = kept.attempts + kept.tests
    if (await people.profile(tx, person.id)).known:
        pairs = t("erase-pairs") if kept.pairs else None
        asked = lines([t("erase-ask", attempts=attempts, answers=kept.answers), pairs])
    else:
        asked = t("erase-ask-nameless", attempts=attempts, answers=kept.answers)
    return Screen(
        asked,
        [
            [Button(t("erase-keep"), Go(room="privacy"))],
            [Button(t("erase-go-on"), Go(room="erase_for_good"))],
            [Button(t("menu"), Go(room="menu"))],
        ],
    )


async def erase_for_good_room(id: str, person: Person, t: T) -> Screen:
    """The second question: another order of buttons and another word, so that a double tap does not erase."""
    return Screen(
        t("erase-sure"),
        [
            [Button(t("erase-keep"), Go(room="privacy")), Button(t("menu"), Go(room="menu"))],
            [Button(t("back"), Go(room="erase"))],
            [Button(t("erase-for-good"), Erase(person=person.id))],
        ],
    )


@door.on(Erase)
async def erase(press: Erase, tx: Tx, person: Person, t: T, now: int) -> Shown:
    if press.person != person.id:
        return Open("start", toast=t("stale"))
    await privacy.erase(tx, person.id, messenger=person.messenger, address=person.address, now=now)
    return Screen(t("erase-done"), [[Button(t("erase-again"), Go(room="start"))]])


ROOMS = {
    "privacy": privacy_room,
    "withdraw": withdraw_room,
    "erase": erase_room,
    "erase_for_good": erase_for_good_room,
}
COMMANDS = {"privacy": privacy_command}
NOTICES = {"export": export_ready}
