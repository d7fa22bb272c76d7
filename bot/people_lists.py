"""Mentors and those who look for one, as lists to choose from: who, from where, why they suit."""

from collections.abc import Callable, Sequence

import content
from bot.doors import Press, number
from bot.matchmaking import said
from bot.pages import page_of, turning
from bot.screen import Button, Row, Screen, cut, fit, rows
from bot.texts import Html, T, escape, lines
from rules.pairing import Reason
from storage.found import Found
from storage.mentors import Mentor, Seeker
from storage.people import Profile

SIZE = 5  # people on a page
NAME, PLACE = 60, 80


def name(known: str, t: T) -> Html:
    """«Белова Ирина», in bold; a person without a name is a colleague."""
    return Html(f"<b>{escape(cut(known, NAME)) or t('pair-colleague')}</b>")


def partner(known: str, t: T) -> str:
    """One of a pair in a sentence; of somebody who left no name is kept."""
    return cut(known, NAME) or str(t("mentoring-gone"))


def about(one: Mentor | Seeker | Profile | Found, t: T) -> Html:
    """«Математика · 5–9 классы · СОШ № 11»."""
    subject = next((t.pick(it.short) for it in content.subjects() if it.code == one.subject), None)
    stage = next((t.pick(it.short) for it in content.stages() if it.code == one.stage), None)
    school = cut(one.organisation_name, PLACE) if one.organisation_name else None
    return Html(" · ".join(escape(it) for it in (subject, stage, school) if it))


def _entry(place: int, one: Mentor | Seeker, why: Sequence[Reason], t: T) -> Html:
    """Of a mentor who has not said that they are ready it says so."""
    return lines([
        Html(f"{place}  {name(one.name, t)}"), about(one, t),
        t("match-why", why=said(t, why, one.subject)) if why else None,
        t("match-not-asked") if isinstance(one, Mentor) and not one.ready else None, "",
    ])  # fmt: skip


def suggested(
    t: T, head: Html, found: Sequence[tuple[Mentor | Seeker, Sequence[Reason]]], *, pick: Callable[[int], Press],
    asked: str, turn: Callable[[int], Press], tail: Html | None = None, more: Sequence[Row] = (),
) -> Screen:  # fmt: skip
    """Each with the reasons; `pick` is given the person."""
    entries = [_entry(place, it, why, t) for place, (it, why) in enumerate(found, 1)]
    return listed(t, head, entries, [pick(it.person) for it, _ in found], asked=asked, turn=turn, tail=tail, more=more)


def listed(
    t: T, head: Html, entries: Sequence[Html], picks: Sequence[Press], *, asked: str, turn: Callable[[int], Press],
    tail: Html | None = None, more: Sequence[Row] = (),
) -> Screen:  # fmt: skip
    """A page of entries with a numbered button each, and what stands under them."""
    page, pages = page_of(number(asked), len(entries), SIZE)
    here = range(page * SIZE, min((page + 1) * SIZE, len(entries)))
    return Screen(
        fit(Html(f"{head}\n"), [entries[place] for place in here], tail),
        [
            *rows((Button(str(place + 1), picks[place]) for place in here), SIZE),
            *turning(t, page, pages, turn),
            *more,
        ],
    )
