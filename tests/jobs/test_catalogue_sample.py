"""What we give people as a sample is a catalogue that we read without a word."""

from pathlib import Path

import pytest

from bot.texts import Texts
from jobs.catalogue_rows import lines, open_catalogue
from jobs.catalogue_sample import draw


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_the_sample_is_read_as_it_stands(locale: str) -> None:
    table = open_catalogue(draw(Texts(Path("locales")).speaker(locale)))
    assert table.unknown == ()
    read = list(lines(table))
    assert [line.checked.errors for line in read] == [()] * 3
    assert {it.key for line in read for it in line.checked.warnings} == {"missing"}
    assert [line.codes[0] for line in read] == ["assessment", "subject", "inclusion"]
    first = read[0].checked.programme
    assert first is not None
    assert (first.starts_on, first.apply_until, first.places, first.price) == ("2027-02-01", "2027-01-20", 50, 0)
