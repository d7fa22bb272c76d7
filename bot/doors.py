"""The one filter for buttons: prefix → class → handler, in one dictionary; and the rooms features lead into by name.

aiogram runs each synchronous filter through a thread: 70 button handlers cost 8.2 ms an update, one door 0.13 ms.
"""

import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Annotated, Any, ClassVar

from aiogram import Router
from aiogram.dispatcher.event.handler import CallableObject
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery
from pydantic import Field, ValidationError

from bot.screen import Open, Screen, Toast

# Ids are bounded before they reach SQL; a forged button is a stale button.
LARGEST = 2**53
Id = Annotated[int, Field(ge=1, le=LARGEST)]

_PREFIX = re.compile(r"[^:|]+")

Shown = Screen | Open | Toast | list[Screen] | list[Screen | Toast] | list[Screen | Toast | Open] | None
Handler = Callable[..., Awaitable[Shown]]
# room(id, tx=…, person=…, t=…, now=…, settings=…) -> Screen; the id is the text that came with Open or Go.
Room = Callable[..., Awaitable[Shown]]


def number(said: str) -> int | None:
    """The number in a room's id, within the bounds of an `Id` or 0, the first page; None for any other words."""
    return int(said) if said.isdecimal() and len(said) < 17 and int(said) <= LARGEST else None


class Press(CallbackData, prefix="press"):
    """What a button means. Subclasses name their own short prefix; a changed shape gets a new prefix.

    `stays`: a step of the dialogue the person is in; what was told so far is kept for it.
    """

    stays: ClassVar[bool] = False


class Go(Press, prefix="go", sep="|"):
    """A button that opens a room. Its own separator: a room's id may hold a colon."""

    room: str
    id: str = ""


class Door(Filter):
    """A feature's buttons. `@door.on(Answer)` registers `async def answer(press, tx, person, t, now)`."""

    def __init__(self) -> None:
        self.presses: dict[str, type[CallbackData]] = {}
        self._handlers: dict[str, CallableObject] = {}

    def on(self, press: type[CallbackData]) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self.add(press, CallableObject(handler))
            return handler

        return register

    def add(self, press: type[CallbackData], handler: CallableObject) -> None:
        prefix = press.__prefix__
        if prefix in self.presses:
            raise ValueError(f"two buttons share the prefix {prefix!r}")
        if not handler.awaitable:
            raise TypeError(f"{handler.callback} is not async: aiogram would run it in a thread")
        self.presses[prefix] = press
        self._handlers[prefix] = handler

    def join(self, doors: Iterable["Door"]) -> "Door":
        for door in doors:
            for prefix, press in door.presses.items():
                self.add(press, door._handlers[prefix])
        return self

    async def __call__(self, query: CallbackQuery) -> dict[str, Any] | bool:
        """Unpack the button; False for a forged or outdated one, which falls to the fallback."""
        prefix = _PREFIX.match(query.data or "")
        if prefix is None or (press := self.presses.get(prefix[0])) is None:
            return False
        try:
            return {"press": press.unpack(query.data or ""), "handle": self._handlers[prefix[0]]}
        except (ValueError, TypeError, ValidationError):
            return False

    def router(self) -> Router:
        """One router with one handler for all buttons. A press leaves the dialogue, unless it is a step of it."""
        router = Router(name="doors")

        async def enter(query: CallbackQuery, press: Press, handle: CallableObject, **data: Any) -> Shown:
            if data.get("raw_state") is not None and not press.stays:
                state: FSMContext = data["state"]
                await state.clear()
            shown: Shown = await handle.call(press, query=query, **data)
            return shown

        router.callback_query.register(enter, self)
        return router
