"""A surname and a name: what people type, and what is no name."""

import pytest

from rules.names import LONGEST, BadFullName, clean_full_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Иванова Анна", "Иванова Анна"),
        ("  иванова   анна \n сергеевна ", "иванова анна сергеевна"),
        ("Салтыков-Щедрин М. Е.", "Салтыков-Щедрин М. Е."),
        ("О'Нил Жанна д’Арк", "О'Нил Жанна д’Арк"),
        ("Ёлкина Ӏэсэт", "Ёлкина Ӏэсэт"),
        ("Smith Anna", "Smith Anna"),
        ("Ли Ян", "Ли Ян"),
        ("Серги\u0438\u0306 Анна", "Сергий Анна"),
    ],
)
def test_a_name_is_kept_as_it_was_typed(typed: str, name: str) -> None:
    assert clean_full_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Анна", "one"),
        ("Анна 😀", "strange"),
        ("Анна @anna", "strange"),
        ("Анна https://example.org", "strange"),
        ("<b>Анна</b> Иванова", "strange"),
        ("Иванова Анна 89181234567", "strange"),
        ("🙂", "strange"),
        ("- -", "strange"),
        ("а " * LONGEST, "long"),
        ("я" * 5000, "long"),
    ],
)
def test_what_is_no_name(typed: str, why: str) -> None:
    with pytest.raises(BadFullName, match=f"^{why}$"):
        clean_full_name(typed)
