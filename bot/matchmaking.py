"""Mentors and seekers in the order they suit, with the reasons in words. What somebody wants to improve is a reason
only where they may know it who read it."""

from collections.abc import Sequence

import content
from bot.areas import area_of
from bot.texts import Html, T
from rules.pairing import Reason, Side, ranked
from storage import diagnosis, mentors
from storage.db import Tx
from storage.mentors import Mentor, Seeker
from storage.people import Profile

Suggested = list[tuple[Mentor, tuple[Reason, ...]]]


async def mentors_for(tx: Tx, mentee: Profile, found: Sequence[Mentor], *, own: bool) -> Suggested:
    """The best suited first. `own`: the mentee reads it; a curator is told of areas that the mentee has opened."""
    opened = await mentors.opened(tx, [mentee.person, *(it.person for it in found)])
    weak = await _weak(tx, mentee.person, opened, own=own)
    wanted = Side(mentee.subject, _stages(mentee.stage), mentee.organisation, mentee.municipality, weak)
    sides = [
        Side(
            it.subject, _stages(it.stage), it.organisation, it.municipality,
            tuple(opened[it.person].strong) if it.person in opened else (), it.mentees,
        )
        for it in found
    ]  # fmt: skip
    return [(found[place], why) for place, why in ranked(wanted, sides)]


def seekers_for(mentor: Profile, found: Sequence[Seeker]) -> list[tuple[Seeker, tuple[Reason, ...]]]:
    """The best suited first; what they want to improve a mentor learns in the pair."""
    own = Side(mentor.subject, _stages(mentor.stage), mentor.organisation, mentor.municipality, mentees=1)
    sides = [Side(it.subject, _stages(it.stage), it.organisation, it.municipality, mentees=1) for it in found]
    return [(found[place], why) for place, why in ranked(own, sides)]


def said(t: T, why: Sequence[Reason], subject: str | None) -> Html:
    """«тот же предмет: математика; ведёт те же классы; из вашей школы»."""
    return Html("; ".join(_reason(t, reason, subject) for reason in why))


def _reason(t: T, reason: Reason, subject: str | None) -> Html:
    if reason.why == "areas":
        return t("match-areas", areas=", ".join(_area(t, code) for code in reason.areas))
    if reason.why == "subject":
        named = next((it.name for it in content.subjects() if it.code == subject), None)
        return t("match-subject", subject=t.pick(named).lower() if named else "")
    return t(f"match-{reason.why}")


async def _weak(tx: Tx, mentee: int, opened: dict[int, mentors.Opened], *, own: bool) -> tuple[str, ...]:
    if own:
        return tuple(it.area for it in await diagnosis.deficits(tx, mentee))
    return tuple(opened[mentee].weak) if mentee in opened else ()


def _area(t: T, code: str) -> str:
    found = area_of(code)
    return t.pick(found.short).lower() if found else code


def _stages(code: str | None) -> frozenset[str]:
    return frozenset(stage for it in content.stages() if it.code == code for stage in it.covers)
