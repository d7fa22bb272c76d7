"""How a request for a programme is told, to whoever asked and to a coordinator: its line, its reason, its document."""

from datetime import date

from babel.dates import format_date

from bot import places
from bot.screen import cut
from bot.texts import Html, T, escape
from rules import requests as rules
from rules.roles import Scope
from storage.db import Tx
from storage.programmes import Card
from storage.requests import Request

TITLE, WORDS = 160, 400  # signs of HTML: of a title in a sentence, of a coordinator's words
PAPERS = ("pk", "pp", "internship")  # a document of each kind has its name; one of an unknown kind is the first


def on(t: T, day: date) -> str:
    """«5 декабря 2026»."""
    return str(format_date(day, "d MMMM y", locale=t.locale))


def paper_of(card: Card) -> str:
    """Which document the programme gives."""
    return card.kind if card.kind in PAPERS else PAPERS[0]


def title(card: Card) -> str:
    return cut(card.title, TITLE)


def facts(card: Card, t: T) -> Html:
    """«36 ч · ИРО Краснодарского края»: what there is of it."""
    hours = [t("programme-hours-short", hours=card.hours)] if card.hours else []
    return Html(" · ".join([*hours, *([escape(cut(card.provider, TITLE))] if card.provider else [])]))


def reason(t: T, found: Request) -> Html:
    """Why it was refused."""
    words = escape(cut(found.words, WORDS))
    if found.reason == "other" and words:
        return words
    said = t(f"request-reason-{found.reason if found.reason in rules.REASONS else 'other'}")
    return t("request-reason-words", reason=said, words=words) if words else said


def line(t: T, found: Request, card: Card, zone: str) -> Html:
    """How it stands, and since when."""
    if found.state == rules.ENROLLED:
        return _enrolled(t, found, card, zone)
    at = t.day(found.decided_at or found.asked_at, zone)
    if found.state == rules.REFUSED:
        return t("request-line-refused", day=at, reason=reason(t, found))
    if found.state == rules.COMPLETED and found.document is not None:
        return t("request-line-completed", day=t.day(found.document.at or found.document.sent_at, zone))
    if found.state == rules.CANCELLED:
        return t("request-line-cancelled", day=at)
    return t("request-line-waiting", day=t.day(found.asked_at, zone))


def _enrolled(t: T, found: Request, card: Card, zone: str) -> Html:
    kept, paper = found.document, paper_of(card)
    if kept is not None and kept.state == rules.SENT:
        return t("request-line-sent", paper=paper, day=t.day(kept.sent_at, zone))
    if kept is not None:
        said = cut(kept.reason, WORDS)
        return t("request-line-returned", paper=paper, day=t.day(kept.at or kept.sent_at, zone), reason=said)
    day = on(t, found.enrolled_on) if found.enrolled_on else t.day(found.decided_at or found.asked_at, zone)
    return t("request-line-enrolled", day=day)


def document(t: T, found: Request, card: Card) -> Html | None:
    """«Удостоверение № 180000123456 от 12 мая 2026, 36 ч»."""
    kept = found.document
    if kept is None:
        return None
    day = on(t, kept.day)
    return t("request-paper", paper=paper_of(card), number=kept.number, day=day, hours=str(kept.hours))


async def desk(tx: Tx, t: T, place: Scope) -> Html:
    """The name of the place whose coordinator answers."""
    return await places.scope_name(tx, t, place.kind, place.id)
