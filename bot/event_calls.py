"""A message that calls to an event: when and where as it is now, what the reader has there, the answers under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.broadcasting import ABOUT_EVENT, TEXT
from bot.doors import Id, Press
from bot.events import kind_name, place_name
from bot.person import Person
from bot.screen import Button, Row, cut, fit
from bot.texts import Html, T, lines
from bot.when import span
from rules.event_items import Item
from rules.seats import MODES
from storage import broadcast_readers, events, seats, sessions
from storage.broadcasts import Broadcast
from storage.db import Tx
from storage.events import Event
from storage.seats import Seat
from storage.sessions import Session

PLACE = 120  # signs of an address
NO, SEE = "no", "see"
ITEMS = 5  # lines of the programme in the first words


class Come(Press, prefix=".ac"):
    """My answer: a mode, or NO; SEE: show the message as it was. `queue`: wait where there is no place; `sure`:
    whatever else I have then, or though I give a seat up."""

    broadcast: Id
    answer: str
    queue: bool = False
    sure: bool = False


class More(Press, prefix=".am"):
    """The event's card, below the message."""

    broadcast: Id


class Fill(Press, prefix=".ap"):
    """Answer the poll that a message calls to, below it."""

    broadcast: Id


@dataclass(frozen=True, slots=True)
class Standing:
    """An event's session and what one reader has to do with it; `answer` is their last."""

    session: Session
    held: Sequence[Seat] = ()
    answer: str | None = None

    def takes(self, now: int) -> bool:
        """Whether somebody may sign up, or ask the organiser for a seat when sign-up has closed."""
        return self.session.is_open(now) or self.session.hears_late(now)

    def seated(self, mode: str) -> bool:
        return any(own.mode == mode and own.state == "seated" for own in self.held)


async def session_of(tx: Tx, event: int) -> Session | None:
    """None for an event without a day."""
    found = await events.event(tx, event)
    return await sessions.session(tx, found.session) if found and found.session else None


async def standing(tx: Tx, broadcast: Broadcast, person: int | None) -> Standing | None:
    """Of nobody yet where no person is given."""
    session = await session_of(tx, broadcast.event or 0)
    if session is None or person is None:
        return Standing(session) if session else None
    return Standing(
        session, await seats.live(tx, session.id, person),
        await broadcast_readers.answered(tx, broadcast.id, person),
    )  # fmt: skip


async def why_nobody(tx: Tx, t: T, broadcast: Broadcast, now: int) -> Html:
    """Why it cannot be sent: what it calls to takes nobody at that time."""
    if broadcast.event is None:
        return t("poll-call-closed")
    session = await session_of(tx, broadcast.event)
    if session is None or session.state != "planned":
        return t("call-not-cancelled")
    return t("call-not-over") if now >= session.ends_at else t("call-too-late")


def modes(session: Session) -> list[str]:
    return [mode for mode in MODES if (session.room if mode == "room" else session.remote)]


def told(t: T, of: Standing, person: Person, now: int) -> list[Html]:
    """When and where by the reader's clock, or that it will not be; below it, what is theirs."""
    session = of.session
    if session.state != "planned":
        return [t("call-cancelled")]
    when = span(t, session.starts_at, session.ends_at, session.zone, person.zone)
    here = [t("call-when", when=when), _where(t, session)]
    if now >= session.ends_at:
        return [*here, t("call-over")]
    own = [_own(t, session, seat, person, now) for seat in of.held]
    if not own and of.answer in (NO, *MODES):
        own = [t("broadcast-you-answered", answer=t("broadcast-said-no")) if of.answer == NO else t("call-none-held")]
    late = "call-late" if session.hears_late(now) else "call-closed"
    closed = [t(late)] if now >= session.closes_at and not of.held else []
    return [*here, *([Html(""), *own] if own else []), *closed]


def _where(t: T, session: Session) -> Html:
    place = cut(session.place, PLACE) or place_name(session, t)
    by = modes(session)
    return t(f"call-where-{'both' if len(by) > 1 else by[0] if by else 'room'}", place=place)


def _own(t: T, session: Session, seat: Seat, person: Person, now: int) -> Html:
    mode = t(f"session-mode-{seat.mode}")
    if seat.state == "seated":
        return t("call-seated", mode=mode)
    if seat.state == "offered":
        return t("call-offered", mode=mode, until=t.moment(seat.offer_until or 0, person.zone))
    if session.by_word or now >= session.closes_at:
        return t("call-asked", mode=mode)
    return t("call-queued", mode=mode, number=str(seat.place_in_queue or 1))


def answers(t: T, broadcast: int, of: Standing, now: int) -> list[Row]:
    """Who has a place may still give it up when nobody may sign up any more."""
    if of.session.state != "planned" or now >= of.session.ends_at:
        return [[more(t, broadcast)]]
    offered = [_mode(t, broadcast, of, mode) for mode in modes(of.session)] if of.takes(now) else []
    refuses = of.answer == NO and not of.held
    no = Button(_marked(t("broadcast-answer-no"), refuses), Come(broadcast=broadcast, answer=NO))
    return [offered, [*([no] if of.held or of.takes(now) else []), more(t, broadcast)]]


def _mode(t: T, broadcast: int, of: Standing, mode: str) -> Button:
    return Button(
        _marked(t(f"broadcast-answer-{mode}"), of.seated(mode)), Come(broadcast=broadcast, answer=mode)
    )  # fmt: skip


def more(t: T, broadcast: int) -> Button:
    return Button(t("call-more"), More(broadcast=broadcast))


def _marked(words: Html, on: bool) -> str:
    return f"✓ {words}" if on else words


def question(t: T, of: Standing, person: Person, words: Sequence[Html]) -> Html:
    """In the message's place until it is answered: what it is about, and what is asked."""
    session = of.session
    when = span(t, session.starts_at, session.ends_at, session.zone, person.zone)
    return lines([t("call-title", title=cut(session.title, PLACE)), when, "", *words])


async def first_words(tx: Tx, t: T, event: Event) -> Html:
    """What an author finds written already. When and where stand below it, always as they are."""
    kind = kind_name(event.kind, t)
    programme = [_item(t, it) for it in (await events.items(tx, event.id))[:ITEMS]]
    if programme:
        programme[0] = lines(["", t("call-programme"), programme[0]])
    words = lines(
        [
            t("call-words", kind=kind[:1].lower() + kind[1:], title=event.title),
            *(["", t("call-whom", whom=event.whom)] if event.whom else []),
            *(["", event.about] if event.about else []),
        ]
    )
    return fit(words, programme, limit=TEXT - ABOUT_EVENT)


def _item(t: T, it: Item) -> Html:
    """«14:20 Критерии до урока, Иванова А. П.»."""
    what = f"{it.title}, {it.speaker}" if it.speaker else it.title
    return t("call-item", at=it.at, title=what) if it.at else t("call-item-plain", title=what)
