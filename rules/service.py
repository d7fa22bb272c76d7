"""Years of service, counted in school years, which begin on the first of September."""

import re
from datetime import date

FIRST = 1950
SEPTEMBER = 9
YOUNG = 3  # full school years of service in which somebody is looked after most


class BadYear(ValueError):
    """Not a year somebody now at work can have begun to teach in."""


def school_year(day: date) -> int:
    """The calendar year in which the school year of `day` began. In August people already count the coming one."""
    return day.year if day.month >= SEPTEMBER - 1 else day.year - 1


def is_young(service_year: int, today: date) -> bool:
    """In the first three school years of service."""
    return school_year(today) - service_year < YOUNG


def service_year(typed: str, today: date) -> int:
    """«2013», «с 2013 года», «12 лет», «12», «первый год» → the year of the start. Raises BadYear."""
    words = typed.casefold().replace("ё", "е")
    if re.search(r"\b(первый|first)\b", words):
        return school_year(today)
    numbers = re.findall(r"\d+", words)
    if len(numbers) != 1 or len(numbers[0]) > 4 or re.search(r"[-−–]\s*\d", words):
        raise BadYear(typed[:40])
    number = int(numbers[0])
    year = number if number > today.year - FIRST else school_year(today) - number
    if not FIRST <= year <= today.year:
        raise BadYear(typed[:40])
    return year


def year_of_work(since: int, today: date) -> int:
    """Which school year this is since the start: 1 is the first."""
    return school_year(today) - since + 1
