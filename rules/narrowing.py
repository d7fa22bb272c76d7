"""One tap at a time: what an author's buttons put into an audience and take out of it.

Each value is put or taken, never turned over: a press that comes twice changes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rules.audience import Audience
from rules.subjects import Stage

PARTS = ("roles", "subjects", "stages", "service", "areas")
ROLES = ("mentee", "mentor", "curator", "host", "tutor", "coordinator")  # that an author chooses from
# Full years, as buttons have them.
SERVICE: dict[str, tuple[int, int | None]] = {"0-2": (0, 2), "3-9": (3, 9), "10-19": (10, 19), "20": (20, None)}


class Unknown(ValueError):
    """A value that no button has."""


def chosen(audience: Audience, part: str, stages: Sequence[Stage]) -> tuple[str, ...]:
    """The values of this part whose buttons are marked."""
    if part == "service":
        return tuple(code for code, years in SERVICE.items() if years == audience.service)
    if part == "stages":
        return tuple(stage.code for stage in single(stages) if stage.code in audience.stages)
    values: tuple[str, ...] = getattr(audience, part)
    return values


def put(audience: Audience, part: str, value: str, on: bool, stages: Sequence[Stage]) -> Audience:
    """With the value, or without it. Raises Unknown, BadAudience for too many."""
    if part == "service":
        years = SERVICE.get(value)
        if years is None:
            raise Unknown(value)
        return replace(audience, service=years if on else None if audience.service == years else audience.service)
    now = [code for code in chosen(audience, part, stages) if code != value] + ([value] if on else [])
    if part == "stages":
        # Whoever said «5–11 классы» is meant by «5–9 классы» too.
        now = [stage.code for stage in stages if set(stage.covers) & _covered(now, stages)]
    values: dict[str, Any] = {part: tuple(now)}
    return replace(audience, **values)


def put_place(audience: Audience, kind: str, place: str, on: bool) -> Audience:
    """Raises BadAudience."""
    others = tuple(it for it in audience.places if it != (kind, place))
    return replace(audience, places=(*others, (kind, place)) if on else others)


def single(stages: Sequence[Stage]) -> list[Stage]:
    """Those that are not several others together."""
    return [stage for stage in stages if len(stage.covers) == 1]


def _covered(codes: Sequence[str], stages: Sequence[Stage]) -> set[str]:
    return {atom for stage in stages if stage.code in codes for atom in stage.covers}
