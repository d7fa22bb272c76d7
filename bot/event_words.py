"""The plan's words for an event: when it is due, what is wrong with a line, what has become of how many."""

from datetime import date

from babel.dates import format_date

import content
from bot.events import kind_name
from bot.texts import Html, T, plain
from rules.event_plan import STATES, Figures
from rules.plan_rows import Kinds
from rules.rows import Problem


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


def problem_words(t: T, it: Problem) -> str:
    """What is wrong with a line of a plan; of a kind that nobody knows, those it looks like."""
    if it.key != "kind-unknown":
        return plain(t(f"event-plan-problem-{it.key}", value=it.value))
    near = ", ".join(kind_name(code, t) for code in Kinds(content.event_kinds()).near(it.value))
    return plain(t("event-plan-kind-near", value=it.value, near=near) if near else t("event-plan-kind", value=it.value))


def figures_words(t: T, told: Figures) -> Html:
    """«проведено 9, назначено 5, без дня 8 (просрочено 2), отменено 2»: what there is."""
    said = []
    for state in STATES:
        if count := told.of[state]:
            late = t("event-plan-late", count=str(told.overdue)) if state == "undated" and told.overdue else ""
            said.append(f"{t(f'event-plan-state-{state}')} {count}{f' ({late})' if late else ''}")
    return Html(", ".join(said))
