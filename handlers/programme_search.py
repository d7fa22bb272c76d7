"""A search through the catalogue by words: asked for by a button, or simply typed while a list is on the screen."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.doors import Go, Shown
from bot.finding import Seeking
from bot.person import Person
from bot.screen import Button, Open, Screen, cut
from bot.texts import T, lines
from bot.typed import Typed
from rules.stems import words
from storage import programme_lists
from storage.db import Tx

router = Router(name="programme_search")

LONGEST = 120  # signs of a search: a title has fewer words than that
ON_BUTTON = 20


async def search_room(id: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    return await _ask(tx, person, t, state)


@router.message(StateFilter(Seeking.words), Typed())
async def search(message: Message, typed: str, tx: Tx, person: Person, t: T, state: FSMContext) -> Shown:
    asked = readable(typed)
    if not words(asked):
        return (await _ask(tx, person, t, state)).with_toast(t("search-no-words"))
    await programme_lists.look_for(tx, person.id, asked)
    return Open("programmes", "find")


def readable(typed: str) -> str:
    """In one line, without signs that nobody sees, and as much of it as a search needs."""
    said = " ".join("".join(sign if sign.isprintable() else " " for sign in typed[: 10 * LONGEST]).split())
    return said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0]


async def _ask(tx: Tx, person: Person, t: T, state: FSMContext) -> Screen:
    await state.set_state(Seeking.words)
    kept = await programme_lists.kept(tx, person.id)
    last = [Button(t("search-again", words=cut(kept.words, ON_BUTTON)), Go(room="programmes", id="find"))]
    return Screen(
        lines(
            [
                t("search-ask"),
                "" if kept.words else None,
                t("search-ask-last", words=kept.words) if kept.words else None,
            ]
        ),
        [
            last if kept.words else [],
            [Button(t("back"), Go(room="programmes", id=kept.place)), Button(t("menu"), Go(room="menu"))],
        ],
    )


ROOMS = {"programme_search": search_room}
