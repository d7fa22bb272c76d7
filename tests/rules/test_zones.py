"""Regions, cities and clocks: what people type becomes a zone, and every zone agrees with tzdata."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import content
from rules.reading import BrokenContent
from rules.zones import ZONES, Zone, find_region, parse_cities, parse_regions, parse_zone, zone_name

WINTER = datetime(2026, 12, 1, 12, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES, ids=lambda zone: zone.key)
@pytest.mark.parametrize("moment", [WINTER, SUMMER], ids=["winter", "summer"])
def test_offset_is_that_of_tzdata(zone: Zone, moment: datetime) -> None:
    assert moment.astimezone(ZoneInfo(zone.key)).utcoffset() == timedelta(hours=zone.offset)


@pytest.mark.parametrize(
    ("distance", "zone"),
    [
        (-1, "Europe/Kaliningrad"),
        (0, "Europe/Moscow"),
        (1, "Europe/Samara"),
        (2, "Asia/Yekaterinburg"),
        (3, "Asia/Omsk"),
        (4, "Asia/Krasnoyarsk"),
        (5, "Asia/Irkutsk"),
        (6, "Asia/Yakutsk"),
        (7, "Asia/Vladivostok"),
        (8, "Asia/Magadan"),
        (9, "Asia/Kamchatka"),
    ],
)
@pytest.mark.parametrize("written", ["МСК{:+d}", "мск {:+d}", "Москва {:+d}", "MSK{:+d}"])
def test_eleven_zones_by_their_distance_from_moscow(distance: int, zone: str, written: str) -> None:
    text = written.format(distance)
    assert parse_zone(text, content.regions(), content.cities()) == (zone,)
    assert WINTER.astimezone(ZoneInfo(zone)).utcoffset() == timedelta(hours=3 + distance)


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("UTC+7", ["Asia/Krasnoyarsk"]),
        ("utc +07:00", ["Asia/Krasnoyarsk"]),
        ("+7", ["Asia/Krasnoyarsk", "Asia/Vladivostok"]),
        ("+12", ["Asia/Kamchatka"]),
        ("−1", ["Europe/Kaliningrad"]),
        ("мск", ["Europe/Moscow"]),
        ("Красноярск", ["Asia/Krasnoyarsk"]),
        ("г. Красноярск", ["Asia/Krasnoyarsk"]),
        ("Asia/Krasnoyarsk", ["Asia/Krasnoyarsk"]),
        ("asia/krasnoyarsk", ["Asia/Krasnoyarsk"]),
        ("красноярский край", ["Asia/Krasnoyarsk"]),
        ("Орел", ["Europe/Moscow"]),
        ("Орёл", ["Europe/Moscow"]),
        ("ростов на дону", ["Europe/Moscow"]),
        ("Саратов", ["Europe/Saratov"]),
        ("Ульяновская область", ["Europe/Ulyanovsk"]),
        ("Удмуртия", ["Europe/Samara"]),
        ("Волгоград", ["Europe/Volgograd"]),
        ("Томск", ["Asia/Tomsk"]),
        ("Якутия", ["Asia/Yakutsk", "Asia/Vladivostok", "Asia/Srednekolymsk"]),
        ("Якутск", ["Asia/Yakutsk"]),
        ("Krasnoyarsk", ["Asia/Krasnoyarsk"]),
        ("МСК+15", []),
        ("+", []),
        ("к", []),
        ("", []),
        ("абракадабра", []),
        ("31.02", []),
    ],
)
def test_zone_as_people_write_it(text: str, zones: list[str]) -> None:
    assert list(parse_zone(text, content.regions(), content.cities())) == zones


@pytest.mark.parametrize(
    ("zone", "ru", "en"),
    [
        ("Europe/Moscow", "Москва", "Moscow"),
        ("Asia/Krasnoyarsk", "МСК+4 (Красноярск)", "MSK+4 (Krasnoyarsk)"),
        ("Europe/Kaliningrad", "МСК−1 (Калининград)", "MSK−1 (Kaliningrad)"),
        ("Europe/Volgograd", "МСК (Волгоград)", "MSK (Volgograd)"),
        ("Asia/Ust-Nera", "МСК+7 (Усть-Нера)", "MSK+7 (Ust-Nera)"),
        ("America/New_York", "New York", "New York"),
    ],
)
def test_zone_is_named_for_people(zone: str, ru: str, en: str) -> None:
    assert (zone_name(zone, "ru"), zone_name(zone, "en")) == (ru, en)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Краснодарский край", ["23"]),
        ("краснодарский", ["23"]),
        ("КРАСНОДАР", ["23"]),
        ("кубань", ["23"]),
        ("Орловская обл.", ["57"]),
        ("орёл", ["57"]),
        ("Московская область", ["50"]),
        ("Москва", ["77"]),
        ("г. Москва", ["77"]),
        ("респ. Коми", ["11"]),
        ("Алтай", ["04", "22"]),
        ("Алтайский край", ["22"]),
        ("хмао", ["86"]),
        ("якутия", ["14"]),
        ("Саха", ["14"]),
        ("Krasnodar", ["23"]),
        ("ямало ненецкий", ["89"]),
        ("область", []),
        ("  ", []),
        ("Атлантида", []),
    ],
)
def test_region_as_people_write_it(text: str, codes: list[str]) -> None:
    assert [region.code for region in find_region(text, content.regions())] == codes


def test_every_region_is_found_by_its_own_name_and_aliases() -> None:
    regions = content.regions()
    assert len(regions) == 89
    for region in regions:
        for name in (*region.name.values(), *region.aliases):
            assert find_region(name, regions) == (region,), name


def test_cities_live_in_their_regions() -> None:
    cities = content.cities()
    assert len(cities) >= 90
    assert {city.zone for city in cities} >= {region.zone for region in content.regions()}
    names = [city.name["ru"] for city in cities]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('code = "23"', 'code = "22"', "22: the code stands twice"),
        ('zone = "Asia/Omsk"', 'zone = "Asia/Omskk"', "55: unknown zone “Asia/Omskk”"),
        ('en = "Omsk Oblast"', 'en = "Омская"', "55: “name.en” has a Russian letter"),
    ],
)
def test_broken_regions_are_refused(was: str, becomes: str, reason: str) -> None:
    good = (content.ROOM / "regions.toml").read_text(encoding="utf-8")
    with pytest.raises(BrokenContent) as caught:
        parse_regions(good.replace(was, becomes, 1))
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{ ru = "Омск", en = "Omsk", region = "99" }', "Омск: unknown region “99”"),
        ('{ ru = "Омск", en = "Omsk", region = "55", zone = "Asia/Tomsk" }', "Омск: “Asia/Tomsk” is not a zone of"),
    ],
)
def test_broken_cities_are_refused(line: str, reason: str) -> None:
    with pytest.raises(BrokenContent) as caught:
        parse_cities(f"cities = [{line}]", content.regions())
    assert reason in str(caught.value)
