"""Who may load the catalogue, and the words of its last load."""

from bot.doors import Press
from bot.person import Person
from bot.screen import cut
from bot.texts import Html, T
from rules.roles import reaches
from storage import people
from storage.db import Tx
from storage.imports import DAY, Load

LOADER = "regional"
SAMPLE = "catalogue-sample"
NAME = 60


class Sample(Press, prefix=".Cs"):
    """A table with the right columns and some rows, as a file. Who was asked for a file is still asked."""

    stays = True


def may_load(person: Person) -> bool:
    return reaches(person.roles, (LOADER,))


async def last_words(tx: Tx, t: T, last: Load, zone: str, now: int) -> list[Html]:
    """When, by whom, what it changed, until when it can be undone; or that it is going on, or undone."""
    if last.busy:
        return [Html(""), t(f"catalogue-now-{last.state}", name=last.name)]
    if last.state == "undone":
        return [Html(""), t("catalogue-was-undone", name=last.name, day=t.day(last.undone_at or now, zone))]
    day, who = t.day(last.finished_at or now, zone), await _named(tx, last.person)
    head = (
        t("catalogue-last-by", day=day, who=who, name=last.name)
        if who
        else t("catalogue-last", day=day, name=last.name)
    )
    until = (last.finished_at or now) + DAY
    return [
        Html(""),
        head,
        *changed(t, last),
        *([t("catalogue-until", until=t.moment(until, zone))] if last.undoable_at(now) else []),
    ]


def changed(t: T, load: Load) -> list[Html]:
    """What an import has changed."""
    counted = (("added", load.added), ("changed", load.changed), ("archived", load.archived))
    return [t(f"catalogue-{key}", count=count) for key, count in counted if count]


async def _named(tx: Tx, person: int | None) -> str:
    try:
        told = await people.profile(tx, person or 0)
    except people.Gone:
        return ""
    return cut(told.full_name or told.name or "", NAME)
