"""Names of places meet however people write them; years of service as people say them."""

from datetime import date

import pytest

from rules.places import NEAR, BadName, clean_name, folded_municipality, folded_organisation, likeness, nearest
from rules.service import BadYear, school_year, service_year


@pytest.mark.parametrize(
    "name",
    [
        "МБОУ СОШ № 11",
        "школа №11",
        "СОШ11",
        "Средняя школа 11",
        "МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ ОБЩЕОБРАЗОВАТЕЛЬНОЕ УЧРЕЖДЕНИЕ СРЕДНЯЯ ОБЩЕОБРАЗОВАТЕЛЬНАЯ ШКОЛА № 11",
    ],
)
def test_one_school_many_names(name: str) -> None:
    assert folded_organisation(name) == "школа 11"


def test_different_schools_stay_different() -> None:
    names = ["СОШ № 1", "СОШ № 11", "Гимназия № 1", "Лицей № 1", "Детский сад № 1", "МБДОУ «Ромашка»", "МБОУ"]
    assert len({folded_organisation(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Тимашевский район", "тимашевский муниципальный округ"),
        ("город Краснодар", "Городской округ г. Краснодар"),
        ("Щёлковский р-н", "ЩЕЛКОВСКИЙ РАЙОН"),
    ],
)
def test_one_municipality_many_names(one: str, other: str) -> None:
    assert folded_municipality(one) == folded_municipality(other)


def test_a_city_is_not_the_district_around_it() -> None:
    assert folded_municipality("город Омск") != folded_municipality("Омский район")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "empty"),
        (" \n\x00 ", "empty"),
        ("x" * 121, "long"),
        ("<b>x</b>", "strange"),
        ("🙂", "strange"),
        ("http://x.ru", "strange"),
    ],
)
def test_what_is_no_name(typed: str, why: str) -> None:
    with pytest.raises(BadName, match=why):
        clean_name(typed)


def test_a_name_is_one_line() -> None:
    assert clean_name(" СОШ\n№ 11\t«Заря» ") == "СОШ № 11 «Заря»"


def test_school_years_begin_in_autumn() -> None:
    assert school_year(date(2026, 11, 22)) == 2026
    assert school_year(date(2026, 8, 25)) == 2026
    assert school_year(date(2026, 5, 31)) == 2025


@pytest.mark.parametrize(
    ("typed", "year"),
    [("2013", 2013), ("с 2013 года", 2013), ("12 лет", 2014), ("12", 2014), ("Первый год", 2026), ("0", 2026)],
)
def test_years_of_service_as_people_say_them(typed: str, year: int) -> None:
    assert service_year(typed, date(2026, 11, 22)) == year


@pytest.mark.parametrize("typed", ["", "давно", "1900", "2027", "12-15", "-5", "20133", "с 2010 по 2013", "²"])
def test_what_is_no_year(typed: str) -> None:
    with pytest.raises(BadYear):
        service_year(typed, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("СОШ 11", "Школа 11 имени Гагарина", True),
        ("11 школа", "СОШ № 11", True),
        ("Лицей им. Гагарна", "Лицей имени Гагарина", True),
        ("СОШ № 1", "СОШ № 11", False),
        ("Школа села Новое", "Школа села Березанское", False),
        ("Детский сад Ромашка", "Детский сад Солнышко", False),
        ("СОШ", "Гимназия", False),
    ],
)
def test_names_that_may_be_one_school(one: str, other: str, near: bool) -> None:
    assert (likeness(folded_organisation(one), folded_organisation(other)) >= NEAR) is near


def test_the_nearest_name_comes_first() -> None:
    names = ["Гимназия 11", "СОШ 12", "СОШ 11 Тимашевск", "МБОУ СОШ № 11"]
    folded = {name: folded_organisation(name) for name in names}
    assert nearest("школа 11", folded) == ["МБОУ СОШ № 11", "СОШ 11 Тимашевск", "Гимназия 11"]
    assert nearest("тим", folded) == ["СОШ 11 Тимашевск"]
    assert nearest("", folded) == []
