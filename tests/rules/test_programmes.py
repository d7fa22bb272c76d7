"""What a row of a catalogue may say, how it is read, and when two rows are one programme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.programmes import HEADERS, Programme, check, column_of


def keys(row: dict[str, str]) -> list[tuple[str, str]]:
    return [(problem.column, problem.key) for problem in check({"title": "Курс", **row}).errors]


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({"kind": "ПК"}, "kind", "pk"),
        ({"kind": "Повышение квалификации"}, "kind", "pk"),
        ({"kind": "профессиональная переподготовка"}, "kind", "pp"),
        ({"kind": "модульная программа стажировки"}, "kind", "internship"),
        ({"hours": "36 ч."}, "hours", 36),
        ({"hours": "72,0"}, "hours", 72),
        ({"form": "Очно-заочная с применением ДОТ"}, "form", "part_time"),
        ({"form": "Очно-заочная с применением ДОТ"}, "dot", "partly"),
        ({"form": "дистанционная"}, "form", "extramural"),
        ({"form": "дистанционная"}, "dot", "full"),
        ({"form": "дистанционная", "dot": "частично"}, "dot", "partly"),
        ({"form": "стажировка"}, "form", None),
        ({"price": "3 500 руб."}, "price", 3500),
        ({"price": "бюджет"}, "price", 0),
        ({"url": "iro23.ru/kurs"}, "url", "https://iro23.ru/kurs"),
        ({"checked_on": "22.11.2026"}, "checked_on", "2026-11-22"),
        ({"registry_number": "№ 12-345"}, "registry_number", "12-345"),
        ({"provider_is_state": "негосударственная"}, "provider_is_state", False),
        ({"year": "2026 год"}, "year", 2026),
        ({"hours": "—", "kind": "не указано"}, "hours", None),
    ],
)
def test_a_value_is_read_as_people_write_it(row: dict[str, str], field: str, value: object) -> None:
    checked = check({"title": "Курс", **row})
    assert checked.errors == ()
    assert getattr(checked.programme, field) == value


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({"kind": "ПК", "hours": "15"}, ("hours", "too-few-hours-pk")),
        ({"kind": "ПП", "hours": "249"}, ("hours", "too-few-hours-pp")),
        ({"hours": "много"}, ("hours", "not-hours")),
        ({"hours": "0"}, ("hours", "not-hours")),
        ({"hours": "-36"}, ("hours", "not-hours")),
        ({"kind": "семинар"}, ("kind", "unknown-kind")),
        ({"form": "вечерняя"}, ("form", "unknown-form")),
        ({"url": "нет сайта"}, ("url", "not-a-link")),
        ({"url": "javascript://alert"}, ("url", "not-a-link")),
        ({"price": "дорого"}, ("price", "not-a-price")),
        ({"checked_on": "31.02.2026"}, ("checked_on", "not-a-day")),
        ({"registry_number": "да, есть"}, ("registry_number", "not-a-number")),
        ({"year": "20"}, ("year", "not-a-year")),
        ({"title": "я" * 501}, ("title", "too-long")),
    ],
)
def test_a_value_that_is_there_and_wrong_is_an_error(row: dict[str, str], error: tuple[str, str]) -> None:
    assert error in keys(row)


@pytest.mark.parametrize(
    "row", [{"kind": "ПК", "hours": "16"}, {"kind": "ПП", "hours": "250"}, {"kind": "стажировка", "hours": "4"}]
)
def test_the_least_hours_are_enough(row: dict[str, str]) -> None:
    assert keys(row) == []


def test_a_title_alone_is_a_programme_and_what_is_missing_is_a_warning() -> None:
    checked = check({"title": "Формирующее оценивание"})
    assert checked.errors == ()
    assert {problem.column for problem in checked.warnings} == {
        *("kind", "hours", "form", "provider", "region", "registry_number")
    }


def test_no_title_is_an_error() -> None:
    assert [problem.key for problem in check({"hours": "36"}).errors] == ["no-title"]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Название программы", "title"),
        ("НАИМЕНОВАНИЕ:", "title"),
        ("Объём, час.", "hours"),
        ("Кол-во часов", "hours"),
        ("Категория слушателей", "audience"),
        ("Номер в реестре", "registry_number"),
        ("Стоимость (руб.)", "price"),
        ("registry_number", "registry_number"),
        ("№ п/п", None),
        ("tag", None),
    ],
)
def test_headers_are_known_by_what_people_call_them(header: str, column: str | None) -> None:
    assert column_of(header) == column


def test_no_header_means_two_columns() -> None:
    names = [name for names in HEADERS.values() for name in names]
    assert len(names) == len(set(names))


def test_one_programme_by_its_number_or_by_provider_title_hours_and_kind() -> None:
    one = Programme("Урок «Физики»", "pk", 36, provider="ГБУ ДПО «ИРО ЧР»")
    assert one.identity == Programme("урок  физики", "pk", 36, provider='ГБУ ДПО "ИРО ЧР"').identity
    assert one.identity != Programme("Урок «Физики»", "pk", 72, provider="ГБУ ДПО «ИРО ЧР»").identity
    assert Programme("А", registry_number="12-Б").identity == Programme("Другое", registry_number="12-б").identity


@given(st.dictionaries(st.sampled_from(sorted(HEADERS)), st.text(max_size=30)))
def test_whatever_stands_in_a_row_it_is_either_a_programme_or_an_error(row: dict[str, str]) -> None:
    checked = check(row)
    assert (checked.programme is None) == bool(checked.errors)


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({"dates": "12.01.2027 – 16.01.2027"}, "starts_on", "2027-01-12"),
        ({"dates": "12.01-16.01.2027"}, "ends_on", "2027-01-16"),
        ({"dates": "с 12 по 16 января 2027 г."}, "starts_on", "2027-01-12"),
        ({"dates": "12–16 мая", "year": "2027"}, "starts_on", "2027-05-12"),
        ({"dates": "12-16 января, 2-6 февраля 2027"}, "ends_on", "2027-02-06"),
        ({"dates": "1 марта 2027"}, "ends_on", "2027-03-01"),
        ({"dates": "по мере набора групп"}, "starts_on", ""),
        ({"starts_on": "1 сентября 2027 г."}, "starts_on", "2027-09-01"),
        ({"apply_until": "до 20.08.2027"}, "apply_until", "2027-08-20"),
        ({"places": "25 чел."}, "places", 25),
        ({"places": "25–30"}, "places", 30),
        ({"places": "без ограничений"}, "places", None),
        ({"financing": "внебюджет"}, "financing", "paid"),
        ({"financing": "за счёт средств областного бюджета"}, "financing", "budget"),
        ({"financing": "бюджет/внебюджет"}, "financing", None),
        ({"price": "0"}, "financing", "budget"),
        ({"price": "7 500,00 руб."}, "financing", "paid"),
        ({"price": "по запросу"}, "price", None),
        ({"typical": "да"}, "typical", True),
        ({"individual": "ИУП"}, "individual", True),
        ({"registry_number": "нет"}, "registry_number", ""),
        ({"year": "2026/2027"}, "year", 2026),
        ({"hours": "36 (в т. ч. 18 дистанционно)"}, "hours", 36),
        ({"annotation": "Об оценивании", "goal": "Освоить критерии"}, "annotation", "Об оценивании. Освоить критерии."),
        ({"goal": "Освоить критерии."}, "annotation", "Освоить критерии."),
    ],
)
def test_dates_places_and_money_are_read_as_institutes_write_them(
    row: dict[str, str], field: str, value: object
) -> None:
    checked = check({"title": "Курс", **row})
    assert checked.errors == ()
    assert getattr(checked.programme, field) == value


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({"starts_on": "02.02.2027", "ends_on": "01.02.2027"}, ("ends_on", "ends-before")),
        ({"in_registry_from": "02.02.2027", "in_registry_to": "01.02.2027"}, ("in_registry_to", "ends-before")),
        ({"starts_on": "январь"}, ("starts_on", "not-a-day")),
        ({"places": "много"}, ("places", "not-places")),
        ({"financing": "как получится"}, ("financing", "unknown-financing")),
        ({"typical": "наверное"}, ("typical", "not-yes-no")),
    ],
)
def test_dates_and_places_that_cannot_be(row: dict[str, str], error: tuple[str, str]) -> None:
    assert error in keys(row)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("2. Наименование программы", "title"),
        ("Наимено- вание", "title"),
        ("Трудоёмкость (ак. час.)", "hours"),
        ("Объем программы, ак.ч.", "hours"),
        ("Сроки проведения", "dates"),
        ("Дата начала обучения", "starts_on"),
        ("Кол-во слушателей (чел.)", "places"),
        ("Источник финансирования", "financing"),
        ("ИУП", "individual"),
        ("Планируемые результаты обучения", "results"),
        ("Приём заявок до", "apply_until"),
    ],
)
def test_headers_of_plans(header: str, column: str) -> None:
    assert column_of(header) == column
