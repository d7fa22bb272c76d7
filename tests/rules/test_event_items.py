"""The programme of an event is read line by line; what is not understood stays in the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.event_items import BadItems, Item, read_items, typed
from rules.events import ITEM, MOST_ITEMS, SPEAKER

LINES = [
    (
        "14:20 Критерии до урока — Иванова А. П., СОШ № 11",
        Item("14:20", "Критерии до урока", "Иванова А. П., СОШ № 11"),
    ),
    ("9.00 – Регистрация", Item("09:00", "Регистрация", "")),
    ("с 9:30 до 10:00 Кофе", Item("09:30–10:00", "Кофе", "")),
    ("14:00-14:30. Открытие - Петров П. П.", Item("14:00–14:30", "Открытие", "Петров П. П.")),
    ("14-00 Открытие", Item("14:00", "Открытие", "")),
    ("14-30–15-00 Открытый урок", Item("14:30–15:00", "Открытый урок", "")),
    ("1. 14:00 Начало", Item("14:00", "Начало", "")),
    ("• Чай и разговоры", Item("", "Чай и разговоры", "")),
    # Not a time: the words stay.
    ("после обеда Круглый стол — Белова И.", Item("", "после обеда Круглый стол", "Белова И.")),
    ("25:10 Критерии", Item("", "25:10 Критерии", "")),
    ("10-15 минут на вопросы", Item("", "10-15 минут на вопросы", "")),
    ("5 класс, открытый урок", Item("", "5 класс, открытый урок", "")),
    ("10.12.2026 сбор заявок", Item("", "10.12.2026 сбор заявок", "")),
    ("14:20", Item("", "14:20", "")),
    # A dash that names nobody.
    ("15:00 Оценивание — это просто", Item("15:00", "Оценивание — это просто", "")),
    (
        "15:00 Мастер-класс – работа в группах – Белова И.",
        Item("15:00", "Мастер-класс – работа в группах", "Белова И."),
    ),
    ("— Иванова А. П.", Item("", "Иванова А. П.", "")),
]


@pytest.mark.parametrize(("line", "item"), LINES)
def test_a_line_is_a_time_words_and_who_speaks(line: str, item: Item) -> None:
    assert read_items(f"\n  {line}  \n\n") == (item,)


def test_what_is_too_much_is_named_with_its_line() -> None:
    for text, why, line, size in (
        ("14:00 Начало\n" + "а" * (ITEM + 1), "title", 2, ITEM + 1),
        ("14:00 Начало — И" + "в" * SPEAKER, "speaker", 1, SPEAKER + 1),
        ("Чай\n" * (MOST_ITEMS + 2), "many", MOST_ITEMS + 1, MOST_ITEMS + 2),
    ):
        with pytest.raises(BadItems) as bad:
            read_items(text)
        assert (bad.value.why, bad.value.line, bad.value.size) == (why, line, size)
    assert len(read_items("Чай\n" * MOST_ITEMS)) == MOST_ITEMS


@given(st.lists(st.text(min_size=1, max_size=60), max_size=10))
def test_typed_again_it_is_the_same(lines: list[str]) -> None:
    items = read_items("\n".join(lines))
    assert read_items(typed(items)) == items


@given(st.text(alphabet="0123456789:.-– —•Ая", max_size=40))
def test_no_words_are_lost(line: str) -> None:
    """Bullets, dashes and dots between the parts are not words."""
    said = "".join(it for it in typed(read_items(line)) if it.isalpha())
    assert said == "".join(it for it in line if it.isalpha())
