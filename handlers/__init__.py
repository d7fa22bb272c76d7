"""The features in the order they are asked, and what they offer each other by name: ROOMS, COMMANDS, NOTICES."""

from types import ModuleType
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.handler import CallableObject

from bot.doors import Door, Go, Room
from bot.screen import Open
from bot.texts import T
from handlers import (
    acting,
    agreement,
    agreement_new,
    agreements,
    aims,
    attendance,
    audience,
    audience_events,
    audit_log,
    bank,
    bank_card,
    bank_preview,
    boards,
    broadcast_after,
    broadcast_answers,
    broadcast_live,
    broadcast_new,
    broadcast_time,
    broadcasts,
    change,
    check_in,
    codes,
    consent,
    curated,
    diagnosis,
    diagnosis_notices,
    entries,
    entry_people,
    event_answers,
    event_board,
    event_card,
    event_change,
    event_day,
    event_invite,
    event_items,
    event_lead,
    event_new,
    event_plan,
    event_plan_load,
    event_series,
    event_summary,
    events,
    fallback,
    feedback,
    found,
    head_counts,
    health,
    instruments,
    internships,
    invites,
    journal,
    listed,
    literacy,
    literacy_result,
    matching,
    meeting_new,
    meeting_notices,
    meetings,
    mentor_search,
    mentoring,
    menu,
    moving,
    my_sessions,
    notices_consent,
    opening,
    pair_board,
    pair_more,
    pair_notices,
    pairs,
    papers,
    people,
    place_checks,
    place_merge,
    places,
    planning,
    poll,
    poll_new,
    poll_questions,
    poll_results,
    polls,
    privacy,
    profile,
    programme_notices,
    programmes,
    pulse,
    results,
    roles,
    school_links,
    seats,
    seekers,
    session_notices,
    session_people,
    sessions,
    sharing,
    silences,
    site,
    staff,
    start,
    streams,
    support,
    task_words,
    tasks,
    templates,
    tree,
    typed_marks,
    whispers,
    writing,
)

MODULES: tuple[ModuleType, ...] = (
    start,
    consent,
    notices_consent,
    menu,
    profile,
    places,
    privacy,
    acting,
    tree,
    place_checks,
    place_merge,
    head_counts,
    agreements,
    agreement_new,
    found,
    audit_log,
    people,
    roles,
    invites,
    school_links,
    staff,
    listed,
    bank,
    bank_card,
    bank_preview,
    diagnosis,
    instruments,
    results,
    literacy,
    literacy_result,
    change,
    diagnosis_notices,
    programmes,
    event_board,
    event_new,
    event_card,
    event_change,
    event_items,
    event_lead,
    event_day,
    event_series,
    event_plan,
    event_plan_load,
    site,
    opening,
    streams,
    planning,
    sessions,
    moving,
    session_people,
    attendance,
    codes,
    boards,
    typed_marks,
    internships,
    seats,
    my_sessions,
    session_notices,
    events,
    feedback,
    event_summary,
    health,
    check_in,
    mentoring,
    mentor_search,
    seekers,
    matching,
    agreement,
    pairs,
    pair_more,
    pair_notices,
    papers,
    pair_board,
    curated,
    whispers,
    meetings,
    meeting_new,
    meeting_notices,
    tasks,
    task_words,
    aims,
    templates,
    sharing,
    programme_notices,
    support,
    writing,
    journal,
    entries,
    entry_people,
    pulse,
    silences,
    broadcasts,
    audience,
    audience_events,
    event_invite,
    broadcast_new,
    broadcast_time,
    broadcast_live,
    broadcast_after,
    broadcast_answers,
    event_answers,
    polls,
    poll_new,
    poll_questions,
    poll_results,
    poll,
    fallback,
)


def _gathered(name: str) -> dict[str, Any]:
    """One dictionary out of all the features'; two features never share a name."""
    found: dict[str, Any] = {}
    for module in MODULES:
        mine: dict[str, Any] = getattr(module, name, {})
        if twice := found.keys() & mine.keys():
            raise ValueError(f"{module.__name__}: {sorted(twice)} in {name} is taken")
        found |= mine
    return found


ROOMS: dict[str, Room] = _gathered("ROOMS")
COMMANDS: dict[str, Any] = _gathered("COMMANDS")
NOTICES: dict[str, Any] = _gathered("NOTICES")


def door() -> Door:
    """All buttons of all features behind one filter."""
    whole = Door().join(module.door for module in MODULES if hasattr(module, "door"))
    whole.add(Go, CallableObject(_enter))
    return whole


async def _enter(press: Go, t: T) -> Open:
    return Open(press.room, press.id) if press.room in ROOMS else Open("menu", toast=t("stale"))


def router() -> Router:
    """One flat router, new each time: aiogram walks no tree, and a second bot in one process is possible."""
    flat = Router(name="marshrut")
    buttons = door().router()
    for source in (buttons, *(module.router for module in MODULES)):
        for kind, observer in source.observers.items():
            flat.observers[kind].handlers.extend(observer.handlers)
    return flat
