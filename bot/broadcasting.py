"""What the rooms of broadcasts share: whose they are, who speaks, how long they may be, where they lead back to."""

from bot import places as names
from bot.boards import scopes_of
from bot.doors import Go, Id, Press
from bot.guards import NotAllowed
from bot.person import Person
from bot.screen import Attached, cut
from bot.settings import Settings
from bot.texts import Html, T, escape, plain
from bot.tree import own_place, said
from rules.roles import Scope
from storage import broadcasts
from storage.broadcasts import Broadcast
from storage.db import Tx

# Signs of a text, and of one under a picture or a file: the rest of Telegram's 4096 and 1024 is for who speaks and
# for the reader's answer.
TEXT, CAPTION = 3800, 800
ABOUT_EVENT = 350  # signs of when, where and what is the reader's
SENDER = 120  # signs of who speaks
TITLE = 40


class Reply(Press, prefix="5r"):
    """A reader's answer, one of those that storage knows."""

    broadcast: Id
    answer: str


class Mute(Press, prefix="5m"):
    """No such messages any more."""

    broadcast: Id


class Trial(Press, prefix="5t"):
    """A button under a message that its author looks at before it goes out."""


async def broadcast_of(tx: Tx, person: Person, number: int | None) -> Broadcast:
    """One of a place where the person may speak; a draft only if it is their own. Raises NotAllowed."""
    found = await broadcasts.one(tx, number) if number else None
    if found is None or (found.state == "draft" and found.author != person.id):
        raise NotAllowed("broadcast")
    await place_of(tx, person, found)
    return found


async def place_of(tx: Tx, person: Person, broadcast: Broadcast) -> Scope:
    """Raises NotAllowed where the person may not speak, or may no more."""
    return await own_place(tx, person, said(broadcast.scope_kind, broadcast.scope))


def own_places(person: Person) -> list[tuple[str, str]]:
    """(kind, id) of those for which the person may speak, that of the role they act in first."""
    return [(kind, place) for kind, place in scopes_of(person)]


async def sender(tx: Tx, t: T, settings: Settings, broadcast: Broadcast) -> Html:
    """«Тимашевский район, методическая служба»."""
    if broadcast.scope_kind == "all":
        return escape(cut(settings.operator, SENDER))
    place = await names.scope_name(tx, t, broadcast.scope_kind, broadcast.scope)
    return t(f"broadcast-from-{broadcast.scope_kind}", place=Html(cut(place, SENDER)))


def limits(broadcast: Broadcast) -> tuple[int, int]:
    """Signs of its words: alone, and under a picture or a file."""
    less = ABOUT_EVENT if broadcast.event is not None else 0
    return TEXT - less, CAPTION - less


def around(broadcast: Broadcast) -> Go:
    """Where its author came from."""
    if broadcast.event is not None:
        return Go(room="event", id=str(broadcast.event))
    return Go(room="broadcasts") if broadcast.poll is None else Go(room="poll_card", id=str(broadcast.poll))


def answers_are(t: T, broadcast: Broadcast) -> Html:
    """Which answers stand under it."""
    return t(f"broadcast-answers-are-{broadcast.answers if broadcast.event is None else 'event'}")


def attachment(broadcast: Broadcast) -> Attached | None:
    if broadcast.attached is None:
        return None
    kind, file = broadcast.attached
    return Attached("picture" if kind == "picture" else "document", file)


def title(t: T, broadcast: Broadcast, length: int = TITLE) -> Html:
    """What it calls to, or its first line."""
    said = (line.strip() for line in plain(Html(broadcast.text)).splitlines())
    first = broadcast.calls_to or next((line for line in said if line), "")
    if first:
        return escape(cut(first, length))
    return t("broadcast-title-file") if broadcast.attached else t("broadcast-title-none")
