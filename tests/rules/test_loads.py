"""A file that takes much away is asked about once more."""

import pytest

from rules.loads import share_gone


@pytest.mark.parametrize(
    ("gone", "stay", "share"),
    [(0, 0, 0), (0, 10, 0), (2, 8, 0), (21, 79, 21), (1, 3, 25), (5, 0, 100), (200_000, 1, 99)],
)
def test_over_a_fifth_is_much(gone: int, stay: int, share: int) -> None:
    assert share_gone(gone, stay) == share
