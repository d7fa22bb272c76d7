"""Questionnaires as people go through them: what is offered to somebody, and in which words an open attempt goes on."""

from dataclasses import dataclass

import content
from bot import instruments
from bot.person import Person
from bot.picker import local
from rules.concerns import Work, concerns
from rules.questionnaire import Questionnaire
from rules.reading import Text
from rules.walk import SELF, Attempt
from storage import bank, mentors, pairs, people
from storage.bank import NoInstrument
from storage.db import Tx
from storage.people import Profile


@dataclass(frozen=True, slots=True)
class Offer:
    """A questionnaire that may be begun. `own`: of the person's place, not of everybody; `first`: about their work."""

    code: str
    title: Text
    own: bool
    first: bool


async def words_of(tx: Tx, attempt: Attempt) -> Questionnaire:
    """What an open attempt goes on by: the newest version of its code, or its own, where that one is newer or nobody
    begins any version any more."""
    code = attempt.questionnaire
    try:
        newest = await instruments.questionnaire(tx, code)
    except NoInstrument:
        return await instruments.questionnaire(tx, code, attempt.version)
    if bank.numbers(newest.version) >= bank.numbers(attempt.version):
        return newest
    try:
        return await instruments.questionnaire(tx, code, attempt.version)
    except NoInstrument:
        return newest


async def answered_in(tx: Tx, attempt: Attempt) -> Questionnaire:
    """The words the answers were given in, for the themes of a result: a newer version may not have the item."""
    try:
        return await instruments.questionnaire(tx, attempt.questionnaire, attempt.version)
    except NoInstrument:
        return await words_of(tx, attempt)


async def title_of(tx: Tx, code: str, version: str) -> Text:
    """Of this version, or of the one people begin now."""
    try:
        return (await instruments.questionnaire(tx, code, version)).title
    except NoInstrument:
        return (await instruments.questionnaire(tx, code)).title


async def to_begin(tx: Tx, person: Person, code: str) -> Questionnaire | None:
    """None for what is not offered to this person: withdrawn, of another place, or forged."""
    if not any(kept.code == code for kept in await _offered(tx, await people.profile(tx, person.id))):
        return None
    return await instruments.questionnaire(tx, code)


async def offers(tx: Tx, person: Person, *, now: int) -> list[Offer]:
    """What concerns their work, the self-assessment, what their place offers, the rest. Without tests."""
    profile = await people.profile(tx, person.id)
    work = Work([role.role for role in person.roles], profile.service_year, await mentoring(tx, person))
    today = local(now, person.zone).date()
    found = [Offer(it.code, it.title, it.own, concerns(it.code, work, today)) for it in await _offered(tx, profile)]
    return sorted(found, key=lambda it: (not it.first, it.code != SELF, not it.own))


async def test_offered(tx: Tx) -> bool:
    """Whether the functional literacy test may be begun."""
    return instruments.LITERACY not in await bank.withdrawn_codes(tx)


async def mentoring(tx: Tx, person: Person) -> bool:
    """Whether somebody is a mentor, or has said that they are ready to."""
    if await mentors.mentor(tx, person.id) is not None:
        return True
    return any(pair.mentor == person.id for pair in await pairs.of_person(tx, person.id))


def blocks(questionnaire: Questionnaire, *, mentor: bool) -> tuple[str, ...]:
    """Areas beyond the general ones that are known to concern the person."""
    if questionnaire.whole or not mentor:
        return ()
    return tuple(area.code for area in questionnaire.areas if area.code == "mentoring")


async def _offered(tx: Tx, profile: Profile) -> list[Offer]:
    """Those that ship in their order, unless they were withdrawn, and those of the bank by title."""
    places = [
        ("region", profile.region), ("municipality", profile.municipality), ("organisation", profile.organisation)
    ]  # fmt: skip
    of_bank = {
        kept.code: kept
        for kept in await bank.offered(tx, [(kind, str(place)) for kind, place in places if place is not None])
        if kept.kind == bank.QUESTIONNAIRE
    }
    gone = await bank.withdrawn_codes(tx)
    ship = [code for code in content.INSTRUMENTS if code not in gone]
    found = [
        Offer(code, of_bank[code].title if code in of_bank else content.questionnaire(code).title, False, False)
        for code in ship
    ]
    others = sorted((kept for code, kept in of_bank.items() if code not in ship), key=lambda it: it.title["ru"])
    return found + [Offer(kept.code, kept.title, kept.scope_kind != "all", False) for kept in others]
