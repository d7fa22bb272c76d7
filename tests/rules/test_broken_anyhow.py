"""Whatever stands in a file, it is either an instrument or a list of mistakes: nothing falls."""

import copy
import random
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

import content
from rules import instrument

RAW = {
    "questionnaire": tomllib.loads(content.body("first_year")),
    "test": tomllib.loads(content.body("functional_literacy", "a")),
}
JUNK: list[Any] = [
    *(0, -1, 10**30, float("nan"), True, "", " ", "x" * 5000, "\u202e", [], [[]], [1], ["a", "a"], {}, {"ru": 1}),
    *({"ru": "а", "en": "b", "de": "c"}, {"ru": "да\nнет", "en": "yes"}, [{}], [{"id": []}], {"id": {}}, None),
]


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inner:
        yield from paths(child, (*path, key))


@pytest.mark.parametrize("kind", RAW)
def test_anything_anywhere_is_a_mistake_with_a_key_and_never_a_fall(kind: str) -> None:
    dice = random.Random(6)
    places = list(paths(RAW[kind]))
    assert instrument.kind(RAW[kind]) == kind
    for path in dice.sample(places, 30):
        raw = copy.deepcopy(RAW[kind])
        above = raw
        for key in path[:-1]:
            above = above[key]
        if dice.random() < 0.2:
            del above[path[-1]]
        else:
            above[path[-1]] = copy.deepcopy(dice.choice(JUNK))
        read, found = instrument.read(raw, "f", content.areas())
        assert (read is None) == bool(found), path
        assert all(mistake.key and mistake.file == "f" for mistake in found), path


def test_a_megabyte_of_tables_in_tables_is_not_a_gigabyte_of_mistakes() -> None:
    nested = b"".join([b"[[parts]]\n", b"[[parts.tasks]]\n" * 600]) * 100
    cells = b"[[parts]]\n[[parts.stimuli]]\n[parts.stimuli.table]\ncolumns = [" + b"{}," * 100_000 + b"]\n"
    for hostile in (nested, cells):
        read, found = instrument.read(tomllib.loads(hostile.decode()), "hostile.toml", content.areas())
        assert read is None
        assert len(found) < 100
        assert any(it.key in ("tables-many", "count-between") for it in found)
