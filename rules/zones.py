"""Where people live and what their clocks say: regions, cities, eleven time zones, and how people write them.

Russia has had no summer time since 26.10.2014, so a zone's distance from Moscow is a number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rules.reading import Table, Text, fold

MOSCOW = "Europe/Moscow"
MOSCOW_OFFSET = 3


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone that Russian clocks follow; `offset` is in hours from UTC, the city is the one people call it by."""

    key: str
    offset: int
    ru: str
    en: str


# The first of each offset is the one that is meant when only the number is given.
ZONES = (
    Zone("Europe/Kaliningrad", 2, "Калининград", "Kaliningrad"),
    Zone(MOSCOW, 3, "Москва", "Moscow"),
    Zone("Europe/Volgograd", 3, "Волгоград", "Volgograd"),
    Zone("Europe/Kirov", 3, "Киров", "Kirov"),
    Zone("Europe/Simferopol", 3, "Симферополь", "Simferopol"),
    Zone("Europe/Samara", 4, "Самара", "Samara"),
    Zone("Europe/Astrakhan", 4, "Астрахань", "Astrakhan"),
    Zone("Europe/Saratov", 4, "Саратов", "Saratov"),
    Zone("Europe/Ulyanovsk", 4, "Ульяновск", "Ulyanovsk"),
    Zone("Asia/Yekaterinburg", 5, "Екатеринбург", "Yekaterinburg"),
    Zone("Asia/Omsk", 6, "Омск", "Omsk"),
    Zone("Asia/Krasnoyarsk", 7, "Красноярск", "Krasnoyarsk"),
    Zone("Asia/Novosibirsk", 7, "Новосибирск", "Novosibirsk"),
    Zone("Asia/Barnaul", 7, "Барнаул", "Barnaul"),
    Zone("Asia/Tomsk", 7, "Томск", "Tomsk"),
    Zone("Asia/Novokuznetsk", 7, "Новокузнецк", "Novokuznetsk"),
    Zone("Asia/Irkutsk", 8, "Иркутск", "Irkutsk"),
    Zone("Asia/Yakutsk", 9, "Якутск", "Yakutsk"),
    Zone("Asia/Chita", 9, "Чита", "Chita"),
    Zone("Asia/Khandyga", 9, "Хандыга", "Khandyga"),
    Zone("Asia/Vladivostok", 10, "Владивосток", "Vladivostok"),
    Zone("Asia/Ust-Nera", 10, "Усть-Нера", "Ust-Nera"),
    Zone("Asia/Magadan", 11, "Магадан", "Magadan"),
    Zone("Asia/Sakhalin", 11, "Южно-Сахалинск", "Yuzhno-Sakhalinsk"),
    Zone("Asia/Srednekolymsk", 11, "Среднеколымск", "Srednekolymsk"),
    Zone("Asia/Kamchatka", 12, "Петропавловск-Камчатский", "Petropavlovsk-Kamchatsky"),
    Zone("Asia/Anadyr", 12, "Анадырь", "Anadyr"),
)
_BY_KEY = {zone.key: zone for zone in ZONES}
_BY_FOLDED_KEY = {zone.key.casefold(): zone.key for zone in ZONES}


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the country; `zone` is its capital's, `zones` are all, the capital's first."""

    code: str
    name: Text
    zone: str
    zones: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class City:
    name: Text
    region: str
    zone: str
    aliases: tuple[str, ...]


def parse_regions(text: str, file: str = "regions.toml") -> tuple[Region, ...]:
    """Raises BrokenContent."""
    top = Table.parse(text, file)
    regions = tuple(_region(table) for table in top.tables("regions", "code"))
    top.done()
    return regions


def _region(table: Table) -> Region:
    zone = _known_zone(table, table.string("zone"))
    others = tuple(_known_zone(table, other) for other in table.strings("other_zones", default=()))
    region = Region(
        code=table.string("code", r"\d\d"),
        name=table.text("name", 60),
        zone=zone,
        zones=(zone, *others),
        aliases=tuple(fold(alias) for alias in table.strings("aliases", default=())),
    )
    table.done()
    return region


def parse_cities(text: str, regions: Sequence[Region], file: str = "cities.toml") -> tuple[City, ...]:
    """Raises BrokenContent."""
    top = Table.parse(text, file)
    cities = tuple(_city(table, regions) for table in top.tables("cities", "ru"))
    top.done()
    return cities


def _city(table: Table, regions: Sequence[Region]) -> City:
    code = table.string("region")
    region = next((region for region in regions if region.code == code), None)
    if region is None:
        raise table.broken(f"unknown region “{code}”")
    zone = _known_zone(table, table.string("zone")) if table.has("zone") else region.zone
    if zone not in region.zones:
        raise table.broken(f"“{zone}” is not a zone of the region “{code}”")
    city = City(
        name={"ru": table.string("ru", limit=40), "en": table.string("en", limit=40)},
        region=code,
        zone=zone,
        aliases=tuple(fold(alias) for alias in table.strings("aliases", default=())),
    )
    table.done()
    return city


def _known_zone(table: Table, key: str) -> str:
    if key not in _BY_KEY:
        raise table.broken(f"unknown zone “{key}”")
    return key


def city_name(zone: str, locale: str) -> str:
    """«Красноярск»; a zone outside the country is called by its city as tzdata writes it."""
    known = _BY_KEY.get(zone)
    if known is None:
        return zone.rsplit("/", 1)[-1].replace("_", " ")
    return known.ru if locale == "ru" else known.en


def zone_name(zone: str, locale: str) -> str:
    """«Москва», «МСК+4 (Красноярск)»; outside the country the city alone."""
    known = _BY_KEY.get(zone)
    city = city_name(zone, locale)
    if known is None or zone == MOSCOW:
        return city
    moscow = "МСК" if locale == "ru" else "MSK"
    distance = known.offset - MOSCOW_OFFSET
    ahead = f"{distance:+d}".replace("-", "−") if distance else ""
    return f"{moscow}{ahead} ({city})"


_OFFSET = re.compile(
    r"(?P<base>мск|msk|москва|moscow|utc|gmt|ютс)?(?:\s*(?P<sign>[+\-−–])\s*(?P<hours>\d{1,2})(?::?00)?)?\s*ч?",
)


def parse_zone(text: str, regions: Sequence[Region], cities: Sequence[City]) -> tuple[str, ...]:
    """The zones a person may mean: none, exactly one, or several to choose from.

    «МСК+4», «UTC+7», «Asia/Krasnoyarsk», a city, a region. A bare «+7» may count from UTC or from Moscow: both are
    given, UTC first. A region with several zones gives them all, its capital's first.
    """
    wanted = fold(text)
    if wanted in _BY_FOLDED_KEY:
        return (_BY_FOLDED_KEY[wanted],)
    by_offset = _by_offset(wanted)
    if by_offset:
        return by_offset
    named = [city.zone for city in cities if _bare_city(wanted) in _city_names(city)]
    if not named:
        found = find_region(text, regions)
        # One or two letters begin the names of many regions, and most of them live by Moscow: that is no answer.
        named = [zone for region in found for zone in region.zones if len(wanted) > 2 or len(found) == 1]
    return tuple(dict.fromkeys(named))


def _by_offset(wanted: str) -> tuple[str, ...]:
    match = _OFFSET.fullmatch(wanted)
    if match is None or not (match["base"] or match["hours"]):
        return ()
    hours = int(match["hours"] or 0) * (1 if match["sign"] in (None, "+") else -1)
    if match["base"] in ("utc", "gmt", "ютс"):
        meant = [hours]
    elif match["base"]:
        meant = [MOSCOW_OFFSET + hours]
    else:
        meant = [hours, MOSCOW_OFFSET + hours]
    first = {zone.offset: zone.key for zone in reversed(ZONES)}
    return tuple(first[offset] for offset in meant if offset in first)


_CITY_WORDS = re.compile(r"^(г\.?|город|city of)\s+")


def _bare_city(wanted: str) -> str:
    return _CITY_WORDS.sub("", wanted).replace("-", " ")


def _city_names(city: City) -> set[str]:
    return {fold(name).replace("-", " ") for name in (*city.name.values(), *city.aliases)}


# Words that say what kind of region it is; people leave them out or shorten them.
_KIND = re.compile(
    r"\b(республика|респ|край|кр|область|обл|автономный|автономная|округ|ао|аобл|город|г|федерального значения"
    r"|republic|of|region|oblast|krai|territory|autonomous|okrug|area|city)\b"
)


def _bare_region(text: str) -> str:
    words = re.sub(r"[^\w\s]", " ", fold(text))
    return " ".join(_KIND.sub(" ", words).split())


def find_region(text: str, regions: Sequence[Region], limit: int = 5) -> tuple[Region, ...]:
    """Regions that the person may mean, best first; empty when none. The kind of region, case and ё do not matter.

    A whole name or an alias is alone in the answer. Otherwise first the regions called so without their kind
    («Алтай»), then those whose name has, for each typed word, one that begins with it.
    """
    wanted = fold(text)
    whole = [r for r in regions if wanted in (fold(r.name["ru"]), fold(r.name["en"]), *r.aliases)]
    typed = _bare_region(text).split()
    if whole or not typed:
        return tuple(whole)
    called = [r for r in regions if " ".join(typed) in _bare_names(r)]
    begins = [r for r in regions if r not in called and any(_begins(name, typed) for name in _bare_names(r))]
    return tuple((called + begins)[:limit])


def _begins(name: str, typed: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in name.split()) for part in typed)


def _bare_names(region: Region) -> set[str]:
    return {bare for name in (*region.name.values(), *region.aliases) if (bare := _bare_region(name))}
