"""What the rooms of the desk share: whose request may be decided, how it is said in a list, the way there."""

import content
from bot.doors import Go
from bot.guards import NotAllowed
from bot.mentoring import written
from bot.people_lists import name
from bot.person import Person
from bot.picker import local
from bot.requesting import decided_by
from bot.screen import Button, Row, cut
from bot.texts import Html, T, escape, lines
from bot.tree import said
from rules.request_desk import COMPLETED, ENROLLED, REFUSED, SENT, WAITING, Way
from rules.roles import Scope, reaches
from storage import request_board
from storage.db import Tx
from storage.request_board import Case
from storage.requests import Document, Request

TITLE, PLACE = 90, 60  # signs in a list


class Own(NotAllowed):
    """Nobody decides a request of their own, but administrators: there is nobody above them."""

    why = "own"


async def to_decide(tx: Tx, person: Person, number: int | None) -> Request:
    """Raises NotAllowed, Own."""
    found = await decided_by(tx, person, number)
    if is_own(found, person):
        raise Own("coordinator")
    return found


def is_own(found: Request, person: Person) -> bool:
    """Asked for by the very person, who is no administrator."""
    return found.person == person.id and not person.has("administrator")


async def ways(tx: Tx, t: T, person: Person, scope: Scope) -> list[Row]:
    """From the card of a place to its desk, with what waits there."""
    if scope.kind == "organisation" or not reaches(person.roles, ("coordinator",), scope):
        return []
    waiting, sent = await request_board.unanswered(tx, scope)
    words = t("desk-open-waits", count=str(waiting + sent)) if waiting or sent else t("desk-open")
    return [[Button(words, Go(room="request_board", id=said(scope.kind, scope.id)))]]


def to_card(request: int, at: Way) -> Go:
    return Go(room="request_case", id=f"{request}.{at}".rstrip("."))


def entry(place: int, case: Case, view: str, person: Person, t: T, *, now: int, whole: bool) -> Html:
    """Who, from where, what for and how it stands. `whole`: the list is of one programme, its title says it above."""
    title = "" if whole else Html(f"«{escape(cut(case.title, TITLE))}» · ")
    state = standing(case.request, view, person, t, now)
    return lines([Html(f"{place}  {name(case.name, t)}"), about(case, t), Html(f"{title}{state}"), ""])


def about(case: Case, t: T) -> Html:
    """«Математика · 5–9 классы · СОШ № 11, Тимашевский район»."""
    subject = next((t.pick(it.short) for it in content.subjects() if it.code == case.subject), None)
    stage = next((t.pick(it.short) for it in content.stages() if it.code == case.stage), None)
    place = ", ".join(cut(it, PLACE) for it in (case.organisation_name, case.municipality_name) if it)
    return Html(" · ".join(escape(it) for it in (subject, stage, place) if it)) or t("desk-no-school")


def standing(request: Request, view: str, person: Person, t: T, now: int) -> Html:
    """What a list says of it, in a few words."""
    if view == WAITING:
        return waits(request.asked_at, person, t, now)
    if view in (SENT, COMPLETED) and request.document:
        return paper(request.document, None, t)
    if view == ENROLLED and request.enrolled_on:
        return t("desk-from", day=written(t, request.enrolled_on))
    if view == REFUSED and request.reason:
        return reason(request, t)
    return t("desk-since", day=t.day(request.decided_at or request.asked_at, person.zone))


def taken(count: int, places: int | None, t: T) -> Html | None:
    """How many were enrolled through this desk, and how many places the programme has, if it is known."""
    if places is None:
        return t("desk-taken", count=str(count)) if count else None
    return t("desk-taken-of", count=str(count), places=str(places))


def waits(since: int, person: Person, t: T, now: int) -> Html:
    days = (local(now, person.zone).date() - local(since, person.zone).date()).days
    return t("desk-waits", days=max(days, 0))


def reason(request: Request, t: T) -> Html:
    """A reason in words is said in them."""
    return t("desk-words", words=request.words) if request.words else t(f"desk-reason-{request.reason}")


def paper(document: Document, kind: str | None, t: T) -> Html:
    """«Удостоверение № 180000123456 от 12 мая 2026, 36 ч»; «диплом» for a retraining."""
    return t(
        "desk-paper", kind=kind or "pk", number=document.number, day=written(t, document.day), hours=str(document.hours)
    )
