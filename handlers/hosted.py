"""What the host's screens of one session share: may it still change, who hears of it, the way back."""

from bot.doors import Go
from bot.screen import Button, Open, Screen, cut
from bot.texts import Html, T
from storage import marks
from storage.db import Tx
from storage.sessions import Session


def ahead(session: Session, now: int) -> bool:
    """Whether something about it may still change."""
    return session.state == "planned" and now < session.ends_at


async def hear(tx: Tx, session: Session) -> int:
    """How many people are told of a change."""
    return len({it.person for it in await marks.listed(tx, session.id)})


def taken(session: Session, t: T) -> list[Html]:
    """How full each mode is, and how many wait for it."""
    said = []
    for mode, places, seated, queue in (
        ("room", session.room, session.room_taken, session.room_queue),
        ("remote", session.remote, session.remote_taken, session.remote_queue),
    ):
        if queue and session.by_word:
            said.append(t(f"hosted-{mode}-applied", taken=str(seated), of=str(places), count=str(queue)))
        elif queue:
            said.append(t(f"hosted-{mode}-waiting", taken=str(seated), of=str(places), queue=str(queue)))
        elif places:
            said.append(t(f"hosted-{mode}", taken=str(seated), of=str(places)))
    return said


def place_line(place: str, t: T) -> Html:
    return t("plan-place", place=cut(place, 300)) if place else t("plan-no-place")


def link_line(link: str, remote: int, t: T) -> list[Html]:
    """That there is none is worth a line only where people come by it."""
    if link:
        return [t("plan-link", link=cut(link, 300))]
    return [t("plan-no-link")] if remote else []


def pair(room: int, remote: int, t: T) -> Html:
    """So many places, as a button says it."""
    if room and remote:
        return t("plan-pair", room=str(room), remote=str(remote))
    return t("plan-pair-room", room=str(room)) if room else t("plan-pair-remote", remote=str(remote))


def framed(t: T, session: Session, words: Html, buttons: list[list[Button]]) -> Screen:
    back = [Button(t("back"), Go(room="hosted", id=str(session.id))), Button(t("menu"), Go(room="menu"))]
    return Screen(words, [*buttons, back])


def changed(t: T, session: Session) -> Open:
    """It is not any more what the button was drawn for."""
    return Open("hosted", str(session.id), toast=t("hosted-changed"))
