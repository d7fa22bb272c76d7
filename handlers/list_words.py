"""What stands over and under a list of programmes: filters, order, what marks have moved, what was left out unknown."""

from collections.abc import Sequence

from bot.areas import area_of
from bot.filter_words import filters_on
from bot.finding import EVERYTHING, FOUND, Place, Sought
from bot.screen import cut
from bot.texts import Html, T, lines
from handlers.cards import head_of
from rules.filters import Filters, Sort
from rules.taste import Taste
from storage.diagnosis import Deficit
from storage.finding import Found
from storage.programme_lists import Kept

WORDS = 60  # signs of what somebody typed


def over(place: Place, sought: Sought, found: Found, kept: Kept, passed: Sequence[Deficit], t: T) -> Html:
    """`passed`: lower deficits that the catalogue has nothing for, so that another list is opened."""
    filters = filters_on(kept.filters, t)
    lowered = taste_words(sought.wanted.taste, t)
    said = found.how == "some" and kept.sort == Sort.BEST  # what stands first
    return lines(
        [
            _head(place, sought, found, t),
            _passed(passed, t),
            *(
                t("list-corrected", taken=cut(taken, WORDS), typed=cut(typed, WORDS))
                for typed, taken in found.corrected[:2]
            ),
            t("list-some") if found.how == "some" else None,
            t("list-filters-on", filters=filters) if filters else None,
            order_words(place, kept.sort, t) if found.total > 1 and not said else None,
            t("list-taste", said=lowered) if lowered and found.total else None,
            "",
        ]
    )


def _passed(passed: Sequence[Deficit], t: T) -> Html | None:
    names = [f"«{t.pick(area.short)}»" for one in passed if (area := area_of(one.area))]
    return t("list-passed", areas=", ".join(names[:3]), count=len(names)) if names else None


def _head(place: Place, sought: Sought, found: Found, t: T) -> Html:
    if place.area == EVERYTHING:
        return t("programmes-head-everything", total=found.total)
    if place.area == FOUND:
        return t("list-head-find", words=cut(sought.wanted.words, WORDS), total=found.total)
    if sought.alone:
        return t("programmes-head-area", area=t.pick(sought.alone.name), total=found.total)
    return head_of(list(sought.shown), found.total, t, several=len(sought.shown) > 1)


def order_words(place: Place, sort: Sort, t: T) -> Html:
    """In one line, why the first one is the first."""
    if sort != Sort.BEST:
        return t(f"list-sort-{sort.value}")
    if place.area == FOUND:
        return t("list-sort-find")
    return t("list-sort-everything" if place.area == EVERYTHING else "list-sort-best")


def taste_words(taste: Taste, t: T) -> Html:
    """What stands lower because of marks, «» for nothing."""
    said = [
        t("list-taste-hours", hours=taste.hours) if taste.hours else None,
        t("list-taste-paid") if taste.paid else None,
        t("list-taste-far") if taste.far else None,
        t("list-taste-themes") if taste.themes else None,
        t("list-taste-not_mine") if taste.subjects or taste.stages else None,
    ]
    return Html(", ".join(part for part in said if part))


def left_out(found: Found, t: T) -> list[Html]:
    """«Ещё 14 программ без указания часов.»"""
    return [
        t("list-unknown", count=count, without=t(f"list-without-{name}"))
        for name, count in found.unknown.items()
        if count
    ]


def nothing(found: Found, filters: Filters, *, empty: bool, t: T) -> Html:
    """Why the list is empty and what to do about it; `empty`: there is no catalogue at all."""
    if empty:
        return t("programmes-empty-everything")
    if found.how == "nothing":
        return t("list-nothing-found")
    return t("list-nothing-filtered" if filters.on else "programmes-empty-area")
