"""An instrument in words: how it is called, what became of it and by whom, what a version changes, why it may not be
published.
"""

from collections.abc import Sequence

from bot import broken, places
from bot.bank import OneTest, read
from bot.screen import cut
from bot.texts import Html, T, escape
from rules.instrument_changes import Changes, Instrument, changes
from rules.literacy import VARIANTS
from rules.reading import BrokenContent, Text
from storage import bank, people
from storage.bank import TEST, Kept
from storage.db import Tx
from storage.publishing import NotHigher, NoTwin, Taken

THEMES = 5  # that are named of what is new, gone or reworded
NAME = 60
WHY_NOT = (OneTest, Taken, NotHigher, NoTwin, BrokenContent)


def called(t: T, kept: Kept) -> Html:
    """«Первый год в профессии», «Тест функциональной грамотности, вариант А»."""
    if kept.kind != TEST:
        return escape(t.pick(kept.title))
    return t("bank-variant", title=t.pick(kept.title), letter=letter(t, kept.variant))


def letter(t: T, variant: str) -> str:
    return t("diagnosis-letters").split()[VARIANTS.index(variant)]


async def where(tx: Tx, t: T, kind: str, place: str) -> Html:
    """The place whose people it is for: «Тимашевский район», «все регионы»."""
    return t("bank-everywhere") if kind == "all" else await places.scope_name(tx, t, kind, place)


async def standing(tx: Tx, t: T, kept: Kept, zone: str) -> Html:
    """«Опубликована 22 ноября 2026, Белова Ирина»."""
    if kept.state == "published" and kept.shipped:
        return t("bank-shipped")
    if kept.state == "published":
        return t("bank-published", day=t.day(kept.published_at or 0, zone), by=await _named(tx, t, kept.published_by))
    if kept.state == "withdrawn":
        return t("bank-withdrawn", day=t.day(kept.withdrawn_at or kept.changed_at, zone))
    return t(f"bank-made-{kept.state}", day=t.day(kept.changed_at, zone), by=await _named(tx, t, kept.made_by))


async def _named(tx: Tx, t: T, person: int | None) -> str:
    try:
        told = await people.profile(tx, person or 0)
    except people.Gone:
        return t("bank-nobody")
    return cut(told.full_name or told.name or t("bank-nobody"), NAME)


async def published(tx: Tx, kept: Kept) -> list[Kept]:
    """The other versions that its place has published, newest first; another place may have had the same idea."""
    found = await bank.versions(tx, kept.code, kept.variant)
    return [it for it in found if it.id != kept.id and it.place == kept.place]


async def compared(tx: Tx, kept: Kept, found: Instrument) -> tuple[Kept, Changes] | None:
    """The highest version that was published and what this one changes in it; None: there is none, or no reading it."""
    older = await published(tx, kept)
    before = await read(tx, older[0]) if older else None
    if before is None or type(before) is not type(found):
        return None
    return older[0], changes(before, found)


def changed(t: T, it: Changes) -> list[Html]:
    """«Добавлено 2: …», «Убрано 1: …», «Изменено 3: …», each on its line; one line where nothing changes."""
    told = [
        t("bank-new", count=str(len(it.new)), themes=_themes(t, it.new)) if it.new else None,
        t("bank-gone", count=str(len(it.gone)), themes=_themes(t, it.gone)) if it.gone else None,
        t("bank-reworded", count=str(len(it.reworded)), themes=_themes(t, it.reworded)) if it.reworded else None,
    ]
    return [line for line in told if line] or [t("bank-the-same")]


def _themes(t: T, about: Sequence[Text]) -> str:
    named = ", ".join(t.pick(it) for it in about[:THEMES])
    return t("bank-themes-more", themes=named, count=str(len(about) - THEMES)) if len(about) > THEMES else named


async def why_not(tx: Tx, t: T, error: Exception, kept: Kept) -> Html:
    """Why this draft may not be published, one of WHY_NOT, and what to do."""
    if isinstance(error, OneTest):
        return t("bank-one-test")
    if isinstance(error, Taken):
        place = await where(tx, t, error.scope_kind, error.scope)
        return t("bank-taken", code=kept.code, place=place)
    if isinstance(error, NotHigher):
        return t("bank-not-higher", version=kept.version, highest=error.version)
    if isinstance(error, NoTwin):
        return t("bank-no-twin", letter=letter(t, error.letter))
    if isinstance(error, BrokenContent):
        return t("bank-unlike-twin", item=broken.what(error, t), why=broken.why(error, t))
    raise error
