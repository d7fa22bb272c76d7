"""A catalogue of a country, made up by a seed: titles that people wrote (tests/data), turned as institutes do,
annotations of some thirty words, and a long tail of words that few programmes have.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, product
from pathlib import Path
from random import Random

import content
from rules import matching, stems
from rules.programmes import Programme
from storage.catalogue import Found, Ready

DATA = Path(__file__).parent.parent / "tests" / "data"
FIRST_DAY = date(2026, 9, 1)
HOURS = (16, 18, 24, 36, 36, 36, 40, 48, 56, 72, 72, 72, 100, 108, 144, 250, 504)
TAIL = 30_000  # words of the long tail; the n-th is n times rarer than the first
SYLLABLES = tuple(map("".join, product("бвгдзклмнпрстфхш", "аеио")))
TURNS = ("{}", "{}", "{}", "{} в условиях реализации обновлённых ФГОС", "{}: от теории к практике", "{} ({})")
PEOPLE = ("учителя", "учителя-предметники", "воспитатели", "педагоги", "методисты", "заместители директора", "тьюторы")


def written_titles() -> list[tuple[str, str]]:
    """(code, title) of all that were written for the tests of rules.matching."""
    found = []
    for name in ("titles-unseen", "titles-second", "titles-third", "titles-fourth", "titles-fifth", "titles-sixth"):
        with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
            found += [(row["code"], row["title"]) for row in csv.DictReader(file, delimiter="\t")]
    return found


def programmes(number: int, *, seed: int) -> Iterator[Ready]:
    rng = Random(seed)
    titles = [title for _, title in written_titles()]
    tail = ["".join(rng.choices(SYLLABLES, k=rng.randint(3, 5))) for _ in range(TAIL)]
    weights = list(accumulate(1 / place for place in range(1, TAIL + 1)))
    for place in range(number):
        regions = content.regions()
        region = rng.choice(regions)
        subject = rng.choice(content.subjects())
        title = rng.choice(titles)
        rare = rng.choices(tail, cum_weights=weights, k=rng.choice((0, 1, 1, 2, 3)))
        yield _ready(
            rng,
            Programme(
                title=rng.choice(TURNS).format(title, subject.name["ru"].lower()),
                kind="pp" if rng.random() < 0.05 else "pk",
                hours=rng.choice(HOURS) if rng.random() > 0.1 else None,
                form=rng.choice(("full_time", "part_time", "extramural", None)),
                dot=rng.choice(("full", "partly", "none", None)),
                provider=f"{rng.choice(('ИРО', 'ИПКРО', 'АНО ДПО «Горизонт»', 'ЦНППМ'))}, {region.name['ru']}",
                region=region.name["ru"],
                audience=f"{rng.choice(PEOPLE)} ({subject.name['ru'].lower()})",
                registry_number=f"{place:06}" if rng.random() < 0.3 else "",
                starts_on=_day(rng),
                price=rng.choice((0, 0, None, 1500, 3000, rng.randint(10, 200) * 100)),
                annotation=" ".join((*rng.sample(titles, 3), *rare)),
            ),
            title,
            region.code,
            subject.code,
        )


def _ready(rng: Random, made: Programme, title: str, region: str, subject: str) -> Ready:
    stages = rng.choice(((), ("primary",), ("basic", "senior"), ("preschool",)))
    words = stems.document(made.title, made.audience, made.provider, made.region, made.annotation)
    return Ready(made, _codes(title), (subject,) if rng.random() < 0.6 else (), stages, region, words)


@cache
def _codes(title: str) -> tuple[Found, ...]:
    return tuple(Found(match.code, match.reason) for match in matching.competences(title))


def _day(rng: Random) -> str:
    return (FIRST_DAY + timedelta(rng.randint(0, 365))).isoformat() if rng.random() < 0.5 else ""
