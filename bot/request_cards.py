"""A request as whoever decides it reads it: who, what for, how it stands, what its document says."""

from datetime import date

from bot.areas import area_of
from bot.mentoring import written
from bot.people_lists import name
from bot.person import Person
from bot.picker import local
from bot.request_desk import about, paper, reason, waits
from bot.request_desk import taken as enrolled
from bot.screen import cut
from bot.texts import Html, T, escape, lines
from rules import requests as rules
from rules.requests import Paper
from storage.programmes import Card
from storage.request_board import Case
from storage.requests import Request

TITLE = 200


def card_text(case: Case, programme: Card, person: Person, t: T, *, taken: int, now: int) -> Html:
    """`taken`: enrolled through this desk."""
    said = case.request
    return lines(
        [
            _state(said, person, t, now), "",
            name(case.name, t), about(case, t), "",
            *_programme(programme, taken, local(now, person.zone).date(), t), *_why(said, t),
            *_document(case, person, t),
        ]
    )  # fmt: skip


def _state(it: Request, person: Person, t: T, now: int) -> Html:
    decided = t.day(it.decided_at or it.asked_at, person.zone)
    if it.state == rules.WAITING:
        asked = t.day(it.asked_at, person.zone)
        return t("desk-is-waiting", day=asked, waits=waits(it.asked_at, person, t, now))
    if it.state == rules.REFUSED:
        return t("desk-is-refused", day=decided, reason=reason(it, t))
    if it.state == rules.CANCELLED:
        return t("desk-is-cancelled", day=decided)
    key = "desk-is-completed" if it.state == rules.COMPLETED else "desk-is-enrolled"
    said = t(key, day=written(t, it.enrolled_on) if it.enrolled_on else decided)
    held = t("desk-registry", number=it.registry_number) if it.registry_number else t("desk-no-registry")
    return lines([said, held])


def _programme(it: Card, taken: int, today: date, t: T) -> list[Html | None]:
    hours = f", {t('desk-hours', hours=str(it.hours))}" if it.hours else ""
    until = "desk-over" if it.apply_until < today.isoformat() else "desk-until"
    when = [
        t(key, day=written(t, date.fromisoformat(day)))
        for key, day in (("desk-begins", it.starts_on), (until, it.apply_until))
        if day
    ]
    return [
        Html(f"«{escape(cut(it.title, TITLE))}»{hours}"),
        enrolled(taken, it.places, t),
        *([Html(" ".join(when))] if when else []),
        *([t("desk-archived")] if it.archived else []),
    ]


def _why(it: Request, t: T) -> list[Html]:
    """Only of somebody who agreed that their results are seen: `request_board` leaves it out otherwise."""
    area = area_of(it.area) if it.area else None
    if area is None or it.level is None:
        return []
    return [t("desk-for", area=t.pick(area.name), level=t.number(it.level))]


def _document(case: Case, person: Person, t: T) -> list[Html]:
    it = case.request.document
    if it is None:
        return []
    said = [Html(""), paper(it, case.kind, t)]
    if it.state == rules.SENT:
        doubts = rules.doubts(Paper(it.number, it.day, it.hours), kind=case.kind, hours=case.hours)
        said += [t(f"desk-doubt-{doubt}", hours=str(case.hours or "")) for doubt in doubts]
        said.append(t("desk-paper-sent", day=t.day(it.sent_at, person.zone)))
    elif it.state == rules.RETURNED:
        said.append(t("desk-paper-returned", reason=it.reason))
    elif it.at:
        said.append(t("desk-paper-confirmed", day=t.day(it.at, person.zone)))
    return said
