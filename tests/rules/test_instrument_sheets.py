"""An instrument as a workbook and as TOML: what ships comes back as it was, and a mistake knows its row."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import content
from rules import instrument
from rules.instrument_sheets import Read, from_sheets, to_sheets
from rules.instrument_toml import dump
from rules.reading import load
from rules.sheet_rows import Rows, Sheet, figure

SHIPPED = [*((code, "") for code in content.INSTRUMENTS), ("functional_literacy", "a"), ("functional_literacy", "b")]
AREAS = content.areas()


def raw_of(code: str, letter: str = "") -> dict[str, Any]:
    return load(content.body(code, letter), code)


def rows_of(sheets: Sequence[Sheet]) -> dict[str, Rows]:
    """As they come back from a file: words, rows that say something with their numbers."""
    return {
        it.name: [(n, [str(cell) for cell in row]) for n, row in enumerate(it.rows, 1) if any(map(str, row))]
        for it in sheets
    }


def book(code: str, letter: str = "", locale: str = "ru") -> dict[str, list[tuple[int, list[str]]]]:
    return {
        name: [(n, list(cells)) for n, cells in rows]
        for name, rows in rows_of(to_sheets(raw_of(code, letter), AREAS, locale)).items()
    }


def read(sheets: Mapping[str, Rows]) -> Read:
    return from_sheets(sheets, AREAS, "книга.xlsx")


def said(it: Read) -> list[tuple[str, str, int, str]]:
    """All mistakes of a workbook: what, and the sheet, the row, the column."""
    assert it.mistakes == []
    _, found = instrument.read(it.raw, "книга.xlsx", AREAS)
    places = [it.place(broken) for broken in found]
    return [
        (broken.key, *((place.sheet, place.row, place.column) if place else ("", 0, "")))
        for broken, place in zip(found, places, strict=True)
    ]


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize(("code", "letter"), SHIPPED)
def test_what_ships_comes_back_as_it_was(code: str, letter: str, locale: str) -> None:
    raw = raw_of(code, letter)
    back = read(book(code, letter, locale))
    assert (back.mistakes, back.warnings) == ([], [])
    assert back.raw == raw
    assert tomllib.loads(dump(raw)) == raw
    parsed, found = instrument.read(back.raw, code, AREAS)
    assert parsed == instrument.read(raw, code, AREAS)[0] != None  # noqa: E711  # both are there
    assert found == []


TEXTS = st.text(max_size=12)
SAID = st.dictionaries(st.sampled_from(["ru", "en"]), TEXTS, min_size=1)
ITEM = st.fixed_dictionaries(
    {"id": TEXTS, "theme": SAID, "anchors": st.lists(SAID, max_size=4)}, optional={"core": st.booleans()}
)
FIGURES = st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9)
DRAWN = st.fixed_dictionaries(
    {"columns": st.lists(SAID, max_size=2), "rows": st.lists(st.lists(SAID | FIGURES, max_size=2), max_size=2)}
)
PART = st.fixed_dictionaries(
    {"code": TEXTS, "stimuli": st.lists(st.fixed_dictionaries({"text": SAID, "table": DRAWN}), max_size=2)},
    optional={"tasks": st.lists(ITEM, min_size=1, max_size=2)},
)


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {"code": TEXTS, "title": SAID, "items": st.lists(ITEM, max_size=2), "parts": st.lists(PART, max_size=2)}
    )
)
def test_whatever_is_written_is_read(raw: dict[str, Any]) -> None:
    written = {name: value for name, value in raw.items() if value or name not in ("items", "parts")}
    for part in written.get("parts", []):
        if not part["stimuli"]:
            del part["stimuli"]
    assert tomllib.loads(dump(written)) == written


def test_a_mistake_knows_its_sheet_row_and_column() -> None:
    sheets = book("first_year")
    items = sheets["Вопросы"]
    head = items[0][1]
    items[3][1][head.index("Ответ В")] = "Стараюсь успеть всё"
    items[5][1][head.index("Вопрос")] = ""
    items[7][1][head.index("Область")] = "Психология обучения"
    items[9][1][head.index("Код")] = items[8][1][head.index("Код")]
    sheets["О методике"][2][1][1] = "1"
    sheets["О методике"][1][1][1] = "Первый год"
    found = said(read(sheets))
    assert ("vague", "Вопросы", 4, "Ответ В") in found
    assert ("untranslated", "Вопросы", 6, "Вопрос") in found
    assert ("area", "Вопросы", 8, "Область") in found
    assert [it[1:3] for it in found if it[0] == "twice"] == [("Вопросы", 10)]
    assert ("looks", "О методике", 2, "Код") in found, "a version 1 is 1.0"
    assert len(found) == 5 + sum(it[0] == "whole-count" for it in found)


def test_a_mistake_of_the_test_knows_its_place() -> None:
    sheets = book("functional_literacy", "a")
    tasks, texts, drawn = sheets["Задания"], sheets["Тексты"], sheets["Таблицы и графики"]
    head = tasks[0][1]
    tasks[2][1][head.index("Верный ответ")] = "Д"
    tasks[4][1][head.index("Сложность")] = "4"
    tasks[6][1][head.index("Объяснение")] = "Верен вариант Б."
    texts[1][1][1] = ""
    row = next(n for n, (_, cells) in enumerate(drawn) if cells[1] == "строка")
    drawn[row][1][5] = "много"
    found = said(read(sheets))
    assert ("whole", "Задания", 3, "Верный ответ") in found
    assert ("range", "Задания", 5, "Сложность") in found
    assert ("by-place", "Задания", 7, "Объяснение") in found
    assert ("untranslated", "Тексты", 2, "Название") in found
    assert ("untranslated", "Таблицы и графики", drawn[row][0], "строка") in found


def test_a_workbook_in_russian_alone_is_not_translated() -> None:
    sheets = book("first_year")
    english = [at for at, name in enumerate(sheets["Вопросы"][0][1]) if name.endswith("(англ.)")]
    for _, cells in sheets["Вопросы"]:
        for at in reversed(english):
            del cells[at]
    for _, cells in sheets["О методике"][1:]:
        del cells[2:]
    it = read(sheets)
    assert it.raw["languages"] == ["ru"]
    assert said(it) == []
    sheets["О методике"][3][1].append("First year")
    assert {key for key, *_ in said(read(sheets))} == {"untranslated"}


def test_a_title_may_stand_above_the_columns() -> None:
    sheets = book("first_year")
    moved = [(n + 2, cells) for n, cells in sheets["Вопросы"]]
    moved[1][1][0] = "Неделя"
    found = said(read({**sheets, "Вопросы": [(1, ["Вопросы на первый год"]), *moved]}))
    assert ("looks", "Вопросы", 4, "Код") in found


def test_what_is_no_instrument_is_said_once() -> None:
    def keys(sheets: Mapping[str, Rows]) -> list[str]:
        return [it.key for it in read(sheets).mistakes]

    assert keys({}) == keys({"Лист1": [(1, ["Код", "Вопрос"])]}) == ["sheets"]
    whole = book("first_year")
    assert keys({"Вопросы": whole["Вопросы"]}) == ["sheet"]
    assert keys({**whole, "Вопросы": whole["Вопросы"][:1]}) == ["sheet-empty"]
    whole["Вопросы"][0][1][0] = "Шифр"
    it = read(whole)
    assert ([one.key for one in it.mistakes], [one.key for one in it.warnings]) == (["column"], ["column-unknown"])
    again = book("first_year")
    again["Вопросы"][0][1][2] = " ВОПРОС "
    assert keys(again) == ["column-twice"]
    test = book("functional_literacy", "a")
    test["Таблицы и графики"][3][1][1] = "полоска"
    it = read(test)
    [drawn] = it.besides
    place = it.place(drawn)
    assert (drawn.key, place and place.sheet, place and place.row) == ("drawn", "Таблицы и графики", 4)


def test_figures_are_read_as_people_type_them() -> None:
    assert [figure(it) for it in ("1 150", "2,5", "2.50", "−3", "1200.0", "1\u00a0000,25", "1e-05")] == [
        1150, 2.5, 2.5, -3, 1200, 1000.25, 0.00001,
    ]  # fmt: skip
    assert [figure(it) for it in ("", "12 34", "10–20", "5 м", "1.2.3", "nan")] == [None] * 6


@pytest.mark.parametrize(("letter", "place"), [("В", 3), ("B", 3), ("г", 4), ("2", 2)])
def test_the_right_answer_is_the_letter_that_is_seen(letter: str, place: int) -> None:
    sheets = book("functional_literacy", "a")
    head = sheets["Задания"][0][1]
    sheets["Задания"][1][1][head.index("Верный ответ")] = letter
    assert read(sheets).raw["parts"][0]["tasks"][0]["key"] == place
