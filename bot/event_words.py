"""The plan's words for an event: when it is due, the months of a school year."""

from datetime import date

from babel.dates import format_date

from bot.texts import T, plain


def due_words(t: T, due: str) -> str:
    """«март 2027», «18 марта 2027», «в течение 2026/27 года»; nothing where nothing is planned."""
    if not due:
        return ""
    if "/" in due:
        return plain(t("event-plan-due-year", year=due))
    year, month, *day = map(int, due.split("-"))
    return str(format_date(date(year, month, day[0] if day else 1), "d MMMM y" if day else "LLLL y", locale=t.locale))


def month_words(t: T, month: str) -> str:
    """«март» of «2027-03», «в течение года» of nothing."""
    if not month:
        return plain(t("event-plan-all-year"))
    return str(format_date(date.fromisoformat(f"{month}-01"), "LLLL", locale=t.locale))
