"""What talks about walls share: presses with values of our choice, and what somebody sees after one."""

from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from aiogram.filters.callback_data import CallbackData

from tests.house.test_buttons import WORDS
from tests.talks.conftest import Talker

VALUES = 4  # of a field of words: which of them it is never decides who may press
# The features of people, places and broadcasts: what stands in them belongs to a place, not to a pair.
OF_PLACES = {
    *("handlers.acting", "handlers.tree", "handlers.head_counts", "handlers.agreements", "handlers.agreement_new"),
    *("handlers.found", "handlers.audit_log", "handlers.people", "handlers.roles", "handlers.invites"),
    *("handlers.school_links", "handlers.staff", "handlers.listed", "handlers.notices_consent", "bot.broadcasting"),
    *("handlers.broadcasts", "handlers.audience", "handlers.broadcast_new", "handlers.broadcast_time"),
    *("handlers.broadcast_live", "handlers.broadcast_after", "handlers.broadcast_answers"),
}


def each_press(press: type[CallbackData], known: Mapping[str, Sequence[Any]]) -> Iterator[CallbackData]:
    """One with the first value of each field, then each other value once beside the first ones of the rest.

    `known`: the values of a field that the talk has made, by its name.
    """
    fields = press.model_fields
    values = [_values(press.__name__, name, it.annotation, known) for name, it in fields.items()]
    usual = [it[0] for it in values]
    yield press(**dict(zip(fields, usual, strict=True)))
    for place, of_field in enumerate(values):
        for value in of_field[1:VALUES]:
            chosen = [*usual[:place], value, *usual[place + 1 :]]
            yield press(**dict(zip(fields, chosen, strict=True)))


def _values(press: str, field: str, kind: Any, known: Mapping[str, Sequence[Any]]) -> list[Any]:
    if given := known.get(f"{press}.{field}") or known.get(field):
        return list(given)
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in {Union, UnionType}:
        kind = next(it for it in get_args(kind) if it is not type(None))
    if kind is bool:
        return [True, False]
    if kind is int:
        return [1]
    return list(WORDS.get(f"{press}.{field}") or WORDS[field])


def seen(talker: Talker) -> str:
    """What stands on the screen now, with its buttons and the last toast."""
    return "\n".join([talker.text, *talker.buttons, talker.toast or ""])
