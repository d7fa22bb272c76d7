"""Mentors and those who look for one, as lists to choose from: who, from where, why they suit."""

from collections.abc import Callable, Sequence

import content
from bot.doors import Press, number
from bot.pages import page_of, turning
from bot.screen import Button, Row, Screen, cut, fit, rows
from bot.texts import Html, T, escape, lines
from storage.found import Found
from storage.mentors import Mentor, Seeker
from storage.people import Profile

SIZE = 5  # people on a page
NAME, PLACE = 60, 80


def name(said: str, t: T) -> Html:
    """«Белова Ирина», in bold; a person without a name is a colleague."""
    return Html(f"<b>{escape(cut(said, NAME)) or t('pair-colleague')}</b>")


def about(one: Mentor | Seeker | Profile | Found, t: T) -> Html:
    """«Математика · 5–9 классы · СОШ № 11»."""
    subject = next((t.pick(it.short) for it in content.subjects() if it.code == one.subject), None)
    stage = next((t.pick(it.short) for it in content.stages() if it.code == one.stage), None)
    school = cut(one.organisation_name, PLACE) if one.organisation_name else None
    return Html(" · ".join(escape(it) for it in (subject, stage, school) if it))


def entry(place: int, one: Mentor | Seeker, reasons: Html, t: T, note: Html | None = None) -> Html:
    head = Html(f"{place}  {name(one.name, t)}")
    return lines([head, about(one, t), t("match-why", why=reasons) if reasons else None, note, ""])


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
