"""An audience in words, and how many it is: the same on the author's screens and in the question before sending."""

from collections.abc import Sequence

import content
from bot import places as names
from bot.screen import cut
from bot.texts import Html, T, escape, plain
from rules.audience import BadAudience
from rules.narrowing import PARTS, ROLES, SERVICE, chosen, single
from rules.questionnaire import Area
from rules.subjects import Stage, Subject
from storage import audiences, events
from storage.audiences import Count, TooFew
from storage.broadcasts import Broadcast
from storage.db import Tx

WORDS = 120  # signs of what is said of one part


async def told(tx: Tx, t: T, broadcast: Broadcast) -> list[Html]:
    """A line for each part that narrows; whom it was said to before comes first."""
    audience = broadcast.audience
    said = []
    if audience.after is not None:
        said.append(t("audience-after"))
    if audience.unheard is not None:
        said.append(t("audience-unheard"))
    if audience.event is not None:
        number, presence = audience.event
        event = await events.event(tx, number)
        said.append(t(f"audience-event-{presence}", title=cut(event.title, WORDS) if event else ""))
    if audience.places:
        named = [await names.scope_name(tx, t, kind, place) for kind, place in audience.places]
        said.append(_line(t, "places", named))
    marked = {part: chosen(audience, part, content.stages()) for part in PARTS}
    return said + [_line(t, part, [word(t, part, it) for it in values]) for part, values in marked.items() if values]


def _line(t: T, part: str, values: list[Html]) -> Html:
    return t("audience-line", part=t(f"audience-part-{part}"), values=cut(", ".join(plain(it) for it in values), WORDS))


def word(t: T, part: str, value: str) -> Html:
    """How a value is called, on a button too."""
    if part == "service":
        return t(f"audience-service-{value}")
    if part == "roles":
        return t(f"audience-role-{value}")
    known: dict[str, Sequence[Subject | Stage | Area]] = {
        "subjects": content.subjects(),
        "stages": content.stages(),
        "areas": content.areas(),
    }
    return escape(next((t.pick(it.short) for it in known[part] if it.code == value), value))


def values(part: str) -> list[str]:
    """What there is to choose from."""
    if part == "service":
        return list(SERVICE)
    if part == "roles":
        return list(ROLES)
    if part == "stages":
        return [stage.code for stage in single(content.stages())]
    if part == "areas":
        return [area.code for area in content.areas() if area.general]
    return [subject.code for subject in content.subjects()]


async def counted(tx: Tx, broadcast: Broadcast, *, now: int) -> Count | None:
    """None: fewer than may be told apart by what a diagnosis says, or nobody could have put this together."""
    try:
        return await audiences.count(tx, broadcast.scope_kind, broadcast.scope, broadcast.audience, now=now)
    except (TooFew, BadAudience):
        return None


def in_figures(t: T, count: Count | None) -> Html:
    """«Получат 812 из 900 · 74 ещё не согласились на сообщения · 14 недоступны»."""
    if count is None:
        return t("audience-too-few", few=audiences.FEW)
    said = [t("audience-will-get", count=count.will_get, all=count.all)]
    if count.no_consent:
        said.append(t("audience-no-consent", count=count.no_consent))
    if count.unreachable:
        said.append(t("audience-unreachable", count=count.unreachable))
    return Html(" · ".join(said))
