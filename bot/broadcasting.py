"""What the rooms of broadcasts share: whose they are, who speaks, and the message itself as its reader sees it."""

from bot import places as names
from bot.boards import scopes_of
from bot.doors import Id, Press
from bot.guards import NotAllowed
from bot.person import Person
from bot.screen import Attached, Button, Picture, Screen, cut
from bot.settings import Settings
from bot.texts import Html, T, escape, lines, plain
from bot.tree import own_place, said
from rules.roles import Scope
from storage import broadcasts
from storage.broadcasts import Broadcast
from storage.db import Tx

# Signs of a text, and of one under a picture or a file: the rest of Telegram's 4096 and 1024 is for who speaks and
# for the reader's answer.
TEXT, CAPTION = 3800, 800
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


async def message(
    tx: Tx, t: T, settings: Settings, broadcast: Broadcast, *, answer: str | None = None, trial: bool = False
) -> Screen:  # fmt: skip
    """As the reader sees it; `answer` is theirs, `trial`: its buttons only say that they are there."""
    attached = attachment(broadcast)
    if broadcast.withdrawn_at is not None:
        said = t("broadcast-is-withdrawn")
        instead = Picture("withdrawn", {"lang": t.locale, "said": plain(said)}) if attached else None
        return Screen(said, picture=instead, aside=True)
    text = Html(broadcast.text)
    by = Html(f"<i>{await sender(tx, t, settings, broadcast)}</i>")
    told = t("broadcast-you-answered", answer=t(f"broadcast-said-{answer}")) if answer else None
    head = [text, ""] if text else []
    return Screen(
        lines([*head, by, *(["", told] if told else [])]),
        _answers(t, broadcast, answer, trial=trial),
        attached=attached,
        aside=True,
    )


def attachment(broadcast: Broadcast) -> Attached | None:
    if broadcast.attached is None:
        return None
    kind, file = broadcast.attached
    return Attached("picture" if kind == "picture" else "document", file)


def _answers(t: T, broadcast: Broadcast, chosen: str | None, *, trial: bool) -> list[list[Button]]:
    def button(answer: str) -> Button:
        words = t(f"broadcast-answer-{answer}")
        mark = "✓ " if answer == chosen else ""
        return Button(f"{mark}{words}", Trial() if trial else Reply(broadcast=broadcast.id, answer=answer))

    offered = [button(answer) for answer in broadcasts.ANSWERS[broadcast.answers]]
    mute = Button(t("broadcast-mute"), Trial() if trial else Mute(broadcast=broadcast.id))
    return [offered[:2], offered[2:], [mute]]


def title(t: T, broadcast: Broadcast, length: int = TITLE) -> Html:
    """Its first line."""
    first = next((line.strip() for line in plain(Html(broadcast.text)).splitlines() if line.strip()), "")
    if first:
        return escape(cut(first, length))
    return t("broadcast-title-file") if broadcast.attached else t("broadcast-title-none")
