"""A broadcast in figures: how far it is while it goes, how it ended; the same words on the screen and in the file."""

from datetime import date

from bot import picker
from bot.broadcasting import title
from bot.event_calls import modes, session_of
from bot.screen import bar
from bot.texts import Html, T
from bot.when import clock, day
from rules.outcomes import REASONS
from rules.progress import LOOK_BACK, minutes_left, pace, share
from storage import broadcasts, tallies
from storage.broadcasts import Broadcast
from storage.db import Tx
from storage.tallies import Progress


async def under_way(tx: Tx, t: T, found: Broadcast, zone: str, now: int) -> list[Html | None]:
    progress = await tallies.progress(tx, found.id)
    head: list[Html | None] = [t("broadcast-head", title=title(t, found))]
    if not progress.ended and found.on_day and found.at_time:
        on_day = picker.said_day(t, date.fromisoformat(found.on_day), picker.local(now, zone).date())
        begins = t("broadcast-scheduled", day=on_day, time=found.at_time)
        paused = t("broadcast-is-paused", count=progress.laid) if found.state == "paused" else None
        laid = t("broadcast-laid" if found.laid else "broadcast-laying", count=progress.laid)
        return [*head, begins, laid, paused]
    if not found.laid:
        paused = t("broadcast-is-paused", count=progress.waiting) if found.state == "paused" else None
        return [*head, t("broadcast-laying", count=progress.laid), paused, *ends(t, found, progress)]
    per_cent = share(progress.ended, progress.laid)
    return [
        *head,
        t("broadcast-bar", bar=bar(progress.ended, progress.laid), share=str(per_cent), done=progress.ended,
          of=progress.laid),
        await _pace(tx, t, found, zone, now),
        *ends(t, found, progress),
    ]  # fmt: skip


async def _pace(tx: Tx, t: T, found: Broadcast, zone: str, now: int) -> Html | None:
    progress = await tallies.progress(tx, found.id)
    if found.state == "paused":
        return t("broadcast-is-paused", count=progress.waiting)
    if not progress.waiting:
        return None
    lately = await tallies.lately(tx, found.id, since=now - LOOK_BACK)
    a_second = pace(lately, now - (found.launched_at or now))
    left = minutes_left(progress.waiting, a_second)
    if left is not None:
        return t("broadcast-pace", pace=t.number(a_second), minutes=left)
    next_at = await broadcasts.begins_at(tx, found.id)
    if next_at is not None and next_at > now:
        return t("broadcast-till-morning", count=progress.waiting, time=clock(next_at, zone))
    return t("broadcast-waits", count=progress.waiting)


def ends(t: T, found: Broadcast, progress: Progress) -> list[Html | None]:
    """Whom it did not reach and why, and what was answered; None where there is nothing to say."""
    return [lost(t, progress), unknown(t, progress), answers(t, found, progress)]


def lost(t: T, progress: Progress) -> Html | None:
    why = {it: progress.failed.get(it, 0) + progress.unreachable.get(it, 0) for it in REASONS}
    count = sum(progress.failed.values()) + sum(progress.unreachable.values())
    if not count:
        return None
    named = [
        t("broadcast-lost-why", why=t(f"broadcast-why-{it}"), count=number) for it, number in why.items() if number
    ]
    return t("broadcast-lost", count=count, why=Html(", ".join(named)))


def unknown(t: T, progress: Progress) -> Html | None:
    return t("broadcast-unknown", count=progress.unknown) if progress.unknown else None


def answers(t: T, found: Broadcast, progress: Progress) -> Html | None:
    """«Очно 612 · дистанционно 1 204 · не смогут 96», always in this order."""
    offered = broadcasts.ANSWERS[found.answers]
    if not offered:
        return None
    counted = (
        t("broadcast-counted", answer=t(f"broadcast-counted-{it}"), count=progress.answers.get(it, 0)) for it in offered
    )
    joined = " · ".join(counted)
    return Html(joined[:1].upper() + joined[1:])


def silent(found: Broadcast, progress: Progress) -> int:
    """To how many it was said who have not answered, where an answer was asked for."""
    return max(0, progress.sent - sum(progress.answers.values())) if broadcasts.ANSWERS[found.answers] else 0


async def of_event(tx: Tx, t: T, found: Broadcast) -> Html | None:
    """What a call has brought: seats, where an answer may be a place in the queue; or why nobody is called any more."""
    session = await session_of(tx, found.event) if found.event is not None else None
    if session is None:
        return None
    if session.state != "planned":
        return t("broadcast-stopped-by-event") if found.state == "cancelled" else t("call-cancelled")
    taken = {"room": (session.room_taken, session.room), "remote": (session.remote_taken, session.remote)}
    said = [t(f"call-seats-{mode}", taken=taken[mode][0], of=taken[mode][1]) for mode in modes(session)]
    waiting = session.room_queue + session.remote_queue
    said += [t("call-seats-queue", count=waiting)] if waiting else []
    return t("call-seats", said=Html(" · ".join(said)))


def over(t: T, found: Broadcast, progress: Progress, zone: str, now: int) -> list[Html | None]:
    """What became of it."""
    ended = day(t, found.ended_at or found.launched_at or found.created_at, zone, now)
    quiet = silent(found, progress)
    return [
        t("broadcast-head", title=title(t, found)),
        t("broadcast-over-withdrawn", day=day(t, found.withdrawn_at, zone, now)) if found.withdrawn_at is not None
        else t(f"broadcast-over-{found.state}", day=ended),
        Html(""),
        t("broadcast-sent", count=progress.sent, of=progress.laid),
        lost(t, progress),
        unknown(t, progress),
        t("broadcast-void", count=progress.void) if progress.void else None,
        t("broadcast-still-waiting", count=progress.waiting) if progress.waiting else None,
        answers(t, found, progress),
        t("broadcast-silent", count=quiet) if quiet else None,
        t("broadcast-fixed", count=progress.fixed) if progress.fixed else None,
        t("broadcast-unfixed", count=progress.unfixed) if progress.unfixed else None,
    ]  # fmt: skip
