"""What an event's card says besides a session's: whose it is, for whom, what it is about, its programme."""

from bot.events import kind_name, place_name
from bot.screen import cut
from bot.texts import Html, T, escape
from rules.event_items import Item
from storage import events
from storage.db import Tx
from storage.sessions import Session

# Signs of HTML: with all of it the card is one screen.
WHOM, ABOUT, ITEM, SPEAKER, PROGRAMME = 200, 700, 160, 90, 1800


def kind_line(session: Session, t: T) -> Html:
    return t("events-line", kind=kind_name(session.kind, t), place=place_name(session, t))


async def more(tx: Tx, session: Session, t: T) -> list[Html]:
    """For whom it is, what it is about and the programme, as far as they are known; nothing for an internship."""
    found = await events.event(tx, session.event) if session.event else None
    if found is None:
        return []
    items = await events.items(tx, found.id)
    parts = [
        [t("events-whom", whom=cut(found.whom, WHOM))] if found.whom else [],
        [escape(cut(found.about, ABOUT))] if found.about else [],
        [t("events-programme"), *_programme(items, t)] if items else [],
    ]
    return [Html("\n\n".join("\n".join(part) for part in parts if part))] if any(parts) else []


def _programme(items: list[Item], t: T) -> list[Html]:
    said = [_item(it, t) for it in items]
    while sum(map(len, said)) > PROGRAMME:
        said.pop()
    left = len(items) - len(said)
    return [*said, t("events-items-more", count=str(left))] if left else said


def _item(item: Item, t: T) -> Html:
    title = cut(item.title, ITEM)
    said = t("events-item", at=item.at, title=title) if item.at else t("events-item-timeless", title=title)
    return t("events-item-speaker", item=said, speaker=cut(item.speaker, SPEAKER)) if item.speaker else said
