"""What is an alarm: wrong, and for long enough."""

from rules.watch import LASTS, LATE, SKEW, found, lasting


def test_what_is_within_bounds_is_well() -> None:
    assert found(late=LATE, answers=True, skew=SKEW, broken=0) == {}
    assert found(late=0, answers=True, skew=-SKEW, broken=0) == {}


def test_each_thing_is_named_with_its_figure() -> None:
    wrong = found(late=LATE + 1, answers=False, skew=-SKEW - 1, broken=2)
    assert wrong == {"queue": LATE + 1, "telegram": 1, "clock": -SKEW - 1, "broken": 2}


def test_what_passes_is_no_alarm() -> None:
    assert lasting({"queue": 100, "broken": 100}, 100) == {"broken"}
    assert lasting({"queue": 100, "broken": 100}, 100 + LASTS - 1) == {"broken"}
    assert lasting({"queue": 100}, 100 + LASTS) == {"queue"}
