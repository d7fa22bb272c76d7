"""What «не подходит» teaches, reason by reason."""

from rules.taste import Refused, Taste, Theme, taste

TITLE = frozenset({"формир", "оценив", "урок"})


def one(reason: str, **said: object) -> Refused:
    return Refused(7, reason, **said)  # type: ignore[arg-type]  # a test says only what it is about


def test_nothing_marked_changes_nothing() -> None:
    assert taste([]) == Taste()
    assert not Taste().lowers


def test_each_reason_teaches_its_own() -> None:
    assert taste([one("long", hours=144), one("long", hours=108), one("long")]).hours == 108
    assert taste([one("paid")]) == Taste(hidden=frozenset({7}), paid=True)
    assert taste([one("far")]) == Taste(hidden=frozenset({7}), far=True)
    assert taste([one("known", title=TITLE)]).same == (TITLE,)
    assert taste([one("theme", title=TITLE, first="assessment")]).themes == (Theme(TITLE, "assessment"),)
    assert not taste([one("theme", title=TITLE), one("known")]).lowers, "without a competence nothing is learned"


def test_what_is_mine_is_never_lowered_as_somebody_elses() -> None:
    marked = one("not_mine", subjects=frozenset({"physics", "mathematics"}), stages=frozenset({"primary", "basic"}))
    learned = taste([marked], "mathematics", ("basic", "senior"))
    assert (learned.subjects, learned.stages) == (frozenset({"physics"}), frozenset({"primary"}))


def test_a_theme_is_most_of_the_words_and_never_one_of_several() -> None:
    stems = [f"слово{n}" for n in range(10)]
    assert [Theme(frozenset(stems[:n]), "ict").least for n in range(1, 8)] == [1, 2, 2, 3, 3, 4, 5]
