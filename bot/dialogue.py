"""aiogram's FSM storage over the turn's own transaction, found through a context variable. Free text only."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from storage import turns
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class CurrentTurn:
    tx: Tx
    person: int


# Set while a handler runs. The session refuses every call then: no transaction is open across the network.
CURRENT: ContextVar[CurrentTurn | None] = ContextVar("current_turn", default=None)


class Dialogues(BaseStorage):
    """One dialogue a person, whatever the chat; the key that aiogram passes is not needed."""

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        value = state.state if isinstance(state, State) else state
        turn = _turn()
        await turns.keep_state(turn.tx, turn.person, value)

    async def get_state(self, key: StorageKey) -> str | None:
        turn = CURRENT.get()
        return (await turns.state(turn.tx, turn.person))[0] if turn else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        turn = _turn()
        await turns.keep_data(turn.tx, turn.person, dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        turn = _turn()
        return (await turns.state(turn.tx, turn.person))[1]

    async def close(self) -> None:
        return None


def _turn() -> CurrentTurn:
    turn = CURRENT.get()
    if turn is None:
        raise RuntimeError("a dialogue is kept inside a turn only")
    return turn
