"""Rows of a staff list as schools write them, two rows of one person, and which school a row means."""

from datetime import date

import pytest

import content
from rules.reading import fold
from rules.roles import Held
from rules.rows import Problem
from rules.staff import NAMED, Reader, Row, column_of, may_be, merged
from rules.staff_places import Municipality, Place, Reach, School

READER = Reader(content.subjects(), content.stages(), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("ФИО", "full_name"),
        ("Ф.И.О. ", "full_name"),
        ("Фамилия, имя, отчество*", "full_name"),
        ("Наименование ОО", "organisation"),
        ("ШКОЛА:", "organisation"),
        ("Педагогический  стаж", "service_year"),
        ("Телефон", None),
        ("", None),
    ],
)
def test_headers_as_people_write_them(header: str, column: str | None) -> None:
    assert column_of(header) == column
    assert {"full_name", "surname"} == NAMED


def test_a_whole_row() -> None:
    checked = READER.check(
        {
            "full_name": " Иванова  Анна Петровна ", "organisation": "СОШ № 11", "post": "Учитель математики",
            "subject": "Алгебра, геометрия", "stage": "5 - 9", "service_year": "01.09.2013",
        }
    )  # fmt: skip
    assert checked.problems == ()
    assert checked.row == Row(
        full_name="Иванова Анна Петровна", folded="иванова анна петровна", organisation="СОШ № 11",
        post="Учитель математики", subject="mathematics", stage="basic", service_year=2013,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "subject", "odd"),
    [
        ({"subject": "Физика"}, "physics", False),
        ({"subject": "история"}, "history", False),
        ({"post": "Учитель начальных классов"}, "primary", False),
        ({"post": "Учитель физики", "subject": "Математика"}, "mathematics", False),
        ({"subject": "Шахматы"}, "other", True),
        ({"subject": "-"}, None, False),
        ({}, None, False),
    ],
)
def test_subjects(said: dict[str, str], subject: str | None, odd: bool) -> None:
    checked = READER.check({"full_name": "Иванова Анна", **said})
    assert (checked.row.subject, checked.odd_subject, checked.problems) == (subject, odd, ())


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("ООО", "basic"),
        ("СОО", "senior"),
        ("1–4 классы", "primary"),
        ("5-11", "basic_senior"),
        ("начальное общее образование", "primary"),
        ("НОО, ООО", None),  # no stage of ours is these two
        ("сами по себе", None),
    ],
)
def test_stages(said: str, stage: str | None) -> None:
    assert READER.check({"full_name": "Иванова Анна", "stage": said}).row.stage == stage


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({}, ["name-missing"]),
        ({"full_name": "нет данных"}, ["name-missing"]),
        ({"full_name": "Иванова"}, ["name-one"]),
        ({"full_name": "12345 678"}, ["name-strange"]),
        ({"full_name": "Иванова " + "а" * 90}, ["name-long"]),
        ({"surname": "Иванова", "given": "Анна", "patronymic": ""}, []),
        ({"surname": "Иванова"}, ["name-one"]),
        ({"full_name": "Иванова Анна", "service_year": "давно"}, ["year"]),
        ({"full_name": "Иванова Анна", "service_year": "2050"}, ["year"]),
        ({"full_name": "Иванова Анна", "organisation": "http://x.ru"}, ["organisation-bad"]),
        ({"full_name": "Иванова", "municipality": "<>", "service_year": "x"}, ["name-one", "year", "municipality-bad"]),
    ],
)
def test_every_mistake_of_a_row_is_named(said: dict[str, str], problems: list[str]) -> None:
    assert sorted(it.key for it in READER.check(said).problems) == sorted(problems)


@pytest.mark.parametrize(
    ("said", "stage", "odd"),
    [
        ({"stage": "третий этаж"}, None, True),
        ({"stage": "третий этаж", "post": "учитель начальных классов"}, "primary", False),
        ({"stage": "нет"}, None, False),
        ({}, None, False),
    ],
)
def test_a_stage_that_nobody_knows_is_counted(said: dict[str, str], stage: str | None, odd: bool) -> None:
    checked = READER.check({"full_name": "Иванова Анна", **said})
    assert (checked.row.stage, checked.odd_stage) == (stage, odd)


def test_rows_of_one_person_become_one() -> None:
    rows = [
        Row("Иванова Анна", "иванова анна", post="Учитель"),
        Row("Иванова Анна", "иванова анна", post="учитель", subject="physics"),
        Row("Иванова Анна", "иванова анна", post="Завуч", subject="other", service_year=2001),
    ]
    one = merged(rows)
    assert (one.post, one.subject, one.service_year) == ("Учитель, Завуч", "physics", 2001)


@pytest.mark.parametrize(
    ("typed", "listed", "is_"),
    [
        ("Иванова Анна Петровна", "Иванова Анна Петровна", True),
        ("Иванова Анна", "Иванова Анна Петровна", True),
        ("иванова алёна", "Иванова Алена", True),
        ("Иванова Анна Павловна", "Иванова Анна Петровна", False),
        ("Иванова Анна Петровна", "Иванова Анна", False),
        ("Иванова Ан", "Иванова Анна", False),
        ("Иванова", "Иванова Анна", False),
    ],
)
def test_who_may_be_whom(typed: str, listed: str, is_: bool) -> None:
    assert may_be(fold(typed), fold(listed)) == is_


TOWN = Municipality(5, "23", "Тимашевский район", "тимашевский", whole=True)
OTHER_TOWN = Municipality(6, "23", "Брюховецкий район", "брюховецкий", whole=True)
SCHOOL = School(70, 5, "СОШ № 11", "школа 11")
REGIONS = {"краснодарский край": "23", "томская область": "70"}
IN_TOWN = Reach([TOWN], [SCHOOL], {})
IN_SCHOOL = Reach([Municipality(5, "23", "Тимашевский район", "тимашевский", whole=False)], [SCHOOL], {})
IN_REGION = Reach([TOWN, OTHER_TOWN], [SCHOOL], {"краснодарский край": "23"})
EVERYWHERE = Reach([TOWN, OTHER_TOWN], [SCHOOL], REGIONS)


def meant(reach: Reach, municipality: str = "", organisation: str = "", region: str = "") -> tuple[object, ...] | str:
    found = reach.place(Row(municipality=municipality, organisation=organisation, region=region))
    return found.key if isinstance(found, Problem) else (found.region, found.municipality, found.organisation)


def test_a_school_is_found_by_what_people_call_it() -> None:
    assert meant(IN_TOWN, "Тимашевский муниципальный округ", "МБОУ СОШ №11") == ("23", 5, 70)
    assert meant(IN_TOWN, "", "сош 11") == ("23", 5, 70)
    assert meant(IN_TOWN, "", "Гимназия № 5") == ("23", 5, None)
    assert meant(IN_TOWN, "Ачинский район", "СОШ № 11") == "municipality-outside"
    assert meant(IN_TOWN) == "organisation-missing"


def test_a_curator_fills_in_one_school_and_adds_none() -> None:
    assert meant(IN_SCHOOL) == ("23", 5, 70)
    assert meant(IN_SCHOOL, "Тимашевский район", "СОШ № 11") == ("23", 5, 70)
    assert meant(IN_SCHOOL, "", "Гимназия № 5") == "organisation-outside"


def test_municipalities_are_added_where_the_region_is_ones_own() -> None:
    assert meant(IN_REGION, "", "СОШ № 11") == "municipality-missing"
    assert meant(IN_REGION, "Динской район", "СОШ № 1") == ("23", None, None)
    assert meant(IN_REGION, "Динской район") == "organisation-missing"
    assert meant(EVERYWHERE, "Динской район", "СОШ № 1") == "region-missing"
    assert meant(EVERYWHERE, "Томский район", "СОШ № 1", "Томская область") == ("70", None, None)
    assert meant(EVERYWHERE, "Тимашевский район", "СОШ № 11", "Томская область") == ("70", None, None)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (Held("administrator", "all"), [True, True, True]),
        (Held("regional", "region", "23"), [True, True, True]),
        (Held("coordinator", "municipality", "5"), [True, True, False]),
        (Held("curator", "organisation", "70"), [True, False, False]),
        (Held("host", "site", "1"), [False, False, False]),
        (Held("regional", "region", "70"), [False, False, False]),
    ],
)
def test_the_right_is_asked_for_again_before_a_list_is_laid_in(held: Held, expected: list[bool]) -> None:
    known = Place("23", "Тимашевский район", "СОШ № 11", 5, 70)
    new = Place("23", "Тимашевский район", "Гимназия № 5", 5, None)
    far = Place("23", "Динской район", "СОШ № 1", None, None)
    assert [place.may_be_filled([held]) for place in (known, new, far)] == expected
