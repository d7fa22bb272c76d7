"""A broadcast as its reader sees it: the author's words, who speaks, what it calls to, and the answers under it."""

from bot import event_calls
from bot.broadcasting import Mute, Reply, Trial, attachment, sender
from bot.person import Person
from bot.screen import Button, Picture, Row, Screen
from bot.settings import Settings
from bot.texts import Html, T, lines, plain
from storage import broadcast_readers, broadcasts
from storage.broadcasts import Broadcast
from storage.db import Tx


async def message(
    tx: Tx, t: T, settings: Settings, broadcast: Broadcast, person: Person, *, now: int, trial: bool = False
) -> Screen:  # fmt: skip
    """As this person sees it with their own answer; `trial`: nobody has answered, the buttons only say that they are
    there."""
    if broadcast.withdrawn_at is not None:
        return _withdrawn(t, broadcast)
    below, buttons = await _answered(tx, t, broadcast, person, now, trial=trial)
    text = Html(broadcast.text)
    by = Html(f"<i>{await sender(tx, t, settings, broadcast)}</i>")
    mute = [Button(t("broadcast-mute"), Mute(broadcast=broadcast.id))]
    rows = [*buttons, mute]
    if trial:
        rows = [[Button(button.text, Trial()) for button in row] for row in rows]
    # When and where come before who speaks, an answer alone after it.
    parts = [text, lines(below), by] if broadcast.event else [text, by, lines(below)]
    return Screen(Html("\n\n".join(part for part in parts if part)), rows, attached=attachment(broadcast), aside=True)


def _withdrawn(t: T, broadcast: Broadcast) -> Screen:
    """A file must not stay: a picture that says so takes its place."""
    said = t("broadcast-is-withdrawn")
    instead = Picture("withdrawn", {"lang": t.locale, "said": plain(said)}) if broadcast.attached else None
    return Screen(said, picture=instead, aside=True)


async def _answered(
    tx: Tx, t: T, broadcast: Broadcast, person: Person, now: int, *, trial: bool
) -> tuple[list[Html], list[Row]]:  # fmt: skip
    """What is said of the reader's answer and of what it calls to, and the buttons."""
    if broadcast.event is not None:
        of = await event_calls.standing(tx, broadcast, None if trial else person.id)
        if of is None:
            return [t("call-cancelled")], []
        return event_calls.told(t, of, person, now), event_calls.answers(t, broadcast.id, of, now)
    answer = None if trial else await broadcast_readers.answered(tx, broadcast.id, person.id)
    if broadcast.poll is not None:
        return await _poll(tx, t, broadcast, answer, now)
    told = [t("broadcast-you-answered", answer=t(f"broadcast-said-{answer}"))] if answer else []
    offered = [_reply(t, broadcast, it, answer) for it in broadcasts.ANSWERS[broadcast.answers]]
    return told, [offered[:2], offered[2:]]


async def _poll(tx: Tx, t: T, broadcast: Broadcast, answer: str | None, now: int) -> tuple[list[Html], list[Row]]:
    if not await broadcasts.takes_people(tx, broadcast, now=now):
        return [t("poll-call-closed")], []
    words = t("poll-call-change") if answer else t("poll-call-answer")
    return [t("poll-call-done")] if answer else [], [[Button(words, event_calls.Fill(broadcast=broadcast.id))]]


def _reply(t: T, broadcast: Broadcast, answer: str, chosen: str | None) -> Button:
    mark = "✓ " if answer == chosen else ""
    return Button(f"{mark}{t(f'broadcast-answer-{answer}')}", Reply(broadcast=broadcast.id, answer=answer))
