"""The eight themes of internship sites as they ship, and the files that are refused."""

import re

import pytest

import content
from rules.modules import parse_themes
from rules.reading import LOCALES, BrokenContent

AREAS = {"psych_ped", "project_research", "assessment", "methodical", "ict", "health", "environment", "system_activity"}
OFFICIALESE = re.compile(r"осуществля|реализ|обеспечива|формирован|в рамках|в целях|посредством|обучающ|данн\w+ вид")
UNKNOWN_SEX = re.compile(r"\(а\)|\b(?:рад|готов|должен)\b")


def test_eight_themes_of_eight_areas() -> None:
    themes = content.themes()
    assert len(themes) == 8
    assert {theme.area for theme in themes} == AREAS
    assert all(5 <= len(theme.modules) <= 7 and 36 <= theme.hours <= 72 for theme in themes)


def test_every_theme_has_papers_and_a_stand_in() -> None:
    """The forms of the source document: somebody else's duties for a while, and work with documents."""
    for theme in content.themes():
        titles = " ".join(module.title["ru"] for module in theme.modules).casefold()
        assert re.search(r"дублёр|в паре с мастером", titles), theme.code
        assert re.search(r"документ|бумаг|данные учеников", titles), theme.code


def test_no_two_modules_make_the_same() -> None:
    for locale in LOCALES:
        for field in ("title", "product"):
            said = [getattr(module, field)[locale] for theme in content.themes() for module in theme.modules]
            assert len(set(said)) == len(said)


def test_words_are_those_of_teachers() -> None:
    for theme in content.themes():
        texts = [theme.title, theme.purpose, *(text for it in theme.modules for text in (it.title, it.product))]
        for text in texts:
            assert not OFFICIALESE.search(text["ru"].casefold()), text["ru"]
            assert not UNKNOWN_SEX.search(text["ru"]), text["ru"]


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('area = "assessment"', 'area = "marks"', "assessment_that_teaches: unknown area “marks”"),
        ("hours = 8", "hours = 0", "“hours” must be a whole number from 1 to 24"),
        ("hours = 8", "hours = true", "“hours” must be a whole number from 1 to 24"),
        ("hours = 8", 'hours = "8"', "“hours” must be a whole number"),
        ('code = "room_that_teaches"', 'code = "learning_by_doing"', "learning_by_doing: the code stands twice"),
        ('title = { ru = "Понять ученика", ', "title = { ", "“title” has no translation “ru”"),
        ("hours = 16", "hours = 24", "learning_by_doing: needs 36 to 72 hours in all, has 80"),
        ("после двух уроков", "после двух уроков.", "“product.ru” must not end with a full stop"),
    ],
)
def test_broken_themes_are_refused(was: str, becomes: str, reason: str) -> None:
    good = (content.ROOM / "modules.toml").read_text(encoding="utf-8")
    assert was in good
    with pytest.raises(BrokenContent) as caught:
        parse_themes(good.replace(was, becomes, 1), AREAS)
    assert str(caught.value).startswith("modules.toml, ")
    assert reason in str(caught.value)


HEAD = """
[[themes]]
code = "a"
area = "ict"
title = { ru = "Тема", en = "Theme" }
purpose = { ru = "Цель", en = "Aim" }
"""
MODULE = """
[[themes.modules]]
hours = 10
title = {{ ru = "Модуль {0}", en = "Module {0}" }}
product = {{ ru = "Лист {1}", en = "Sheet {1}" }}
"""


def test_too_few_modules_and_a_product_made_twice_are_refused() -> None:
    assert parse_themes(HEAD + "".join(MODULE.format(n, n) for n in range(5)), AREAS)[0].hours == 50
    with pytest.raises(BrokenContent, match="needs 5 to 7 modules, has 4"):
        parse_themes(HEAD + "".join(MODULE.format(n, n) for n in range(4)), AREAS)
    with pytest.raises(BrokenContent, match="two modules make the same"):
        parse_themes(HEAD + "".join(MODULE.format(n, n % 4) for n in range(5)), AREAS)
