"""Which questionnaires are about somebody's own work: those stand first in the list, nobody is kept from the others."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from rules.service import is_young

LEADS = frozenset({"curator", "coordinator", "regional"})


@dataclass(frozen=True, slots=True)
class Work:
    """`service_year`: when they began to teach, None if it was not said; `mentors`: is ready to, or does."""

    roles: Collection[str]
    service_year: int | None
    mentors: bool


def concerns(code: str, work: Work, today: date) -> bool:
    if code == "first_year":
        return work.service_year is not None and is_young(work.service_year, today)
    if code == "mentor_readiness":
        return work.mentors
    return code == "manager" and not LEADS.isdisjoint(work.roles)
