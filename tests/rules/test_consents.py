"""A consent that lacks what the law asks for is refused."""

import pytest

import content
from rules.consents import parse
from rules.reading import BrokenContent

GOOD = (content.ROOM / "consents" / "notices.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('purpose = "notices"', 'purpose = "spam"', "unknown purpose “spam”"),
        ('version = "2026-11-22"', 'version = "1.0"', "“version” does not look as it must"),
        ('version = "2026-11-22"', 'version = "2026-13-22"', "“version” does not look as it must"),
        ("reviewed = false\n", "", "“reviewed” is missing"),
        ("Я даю согласие оператору, {operator},", "Я даю согласие", "“full.ru” does not name the operator"),
        ("I allow the operator, {operator},", "I allow", "“full.en” does not name the operator"),
        ("Это часть работы учётной записи.", "Это часть. " * 400, "“full.ru” is longer than 3700"),
        ('[full]\nru = """', '[full]\nde = """', "“full” has no translation “ru”"),
    ],
)
def test_broken_consent_is_refused(was: str, becomes: str, reason: str) -> None:
    assert was in GOOD
    with pytest.raises(BrokenContent) as caught:
        parse(GOOD.replace(was, becomes, 1), "consents/notices.toml")
    assert reason in caught.value.reason
