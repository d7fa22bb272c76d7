"""How a filter of the catalogue and its value are said: over a list, in the screen of the filters, on a button."""

from datetime import date

from babel.dates import format_date

import content
from bot.texts import Html, T, escape
from rules.filters import SOON, Filters
from rules.subjects import ATOMIC_STAGES

NAMED = 4  # filters said over a list


def filter_name(name: str, t: T) -> Html:
    return t(f"filter-{name}")


def value_words(name: str, value: str, t: T, own: str | None = None) -> Html:
    """Of a value that is on; `own` is the reader's subject or region."""
    said = _said(name, value, t)
    return t("filter-mine", value=said) if own == value else said


def filters_on(filters: Filters, t: T) -> Html:
    """«до 24 ч, бесплатно и где не указано»."""
    values = {name: value_words(name, filters.value(name), t) for name in filters.on}
    if len(values) > NAMED:
        few = Html(", ".join(list(values.values())[:NAMED]))
        return t("list-filters-more", filters=few, count=len(values) - NAMED)
    if len(values) > 1 and filters.unknown.issuperset(values):
        return t("list-with-unknown", what=Html(", ".join(values.values())))
    return Html(
        ", ".join(t("list-with-unknown", what=it) if name in filters.unknown else it for name, it in values.items())
    )


def _said(name: str, value: str, t: T) -> Html:
    if say := {"hours": _hours, "dates": _dates, "subject": _subject, "region": _region, "stage": _stage}.get(name):
        return say(value, t)
    if name in {"free", "registry"}:
        return t(f"filter-yes-{name}")
    if name == "form":
        return t(f"programme-form-{value}")
    return t(f"filter-dot-{value}") if name == "dot" else t(f"filter-document-{value}")


def _subject(value: str, t: T) -> Html:
    return escape(next((t.pick(one.short) for one in content.subjects() if one.code == value), value))


def _region(value: str, t: T) -> Html:
    return escape(next((t.pick(one.name) for one in content.regions() if one.code == value), value))


def _stage(value: str, t: T) -> Html:
    return t(f"stage-atomic-{value}") if value in ATOMIC_STAGES else escape(value)


def _hours(value: str, t: T) -> Html:
    least, _, most = value.partition("-")
    if least == most:
        return t("filter-hours-one", least=least)
    if least and most:
        return t("filter-hours-both", least=least, most=most)
    return t("filter-hours-least", least=least) if least else t("filter-hours-most", most=most)


def _dates(value: str, t: T) -> Html:
    if value == SOON:
        return t("filter-dates-soon")
    first, last = (day and _day(day, t) for day in value.split("/"))
    if first and last:
        return escape(first) if first == last else t("filter-dates-both", first=first, last=last)
    return t("filter-dates-first", first=first) if first else t("filter-dates-last", last=last)


def _day(day: str, t: T) -> str:
    """«5 дек. 2026 г.» would be too long for a button beside its count."""
    return str(format_date(date.fromisoformat(day), "dd.MM.y" if t.locale == "ru" else "d MMM y", locale=t.locale))
