"""Competences from titles: shares on titles of three kinds, and the cases a plain list of keywords gets wrong."""

import csv
from pathlib import Path
from time import perf_counter

import pytest

from rules.matching import competences, is_doubtful
from rules.matching_words import PHRASES, ROLES
from rules.reading import fold

DATA = Path(__file__).parent.parent / "data"
# The sample's tags know eleven codes; both of these are «методическая» there (definitions, «Catalogue»).
SAME = {"system_activity": "methodical", "environment": "methodical"}


def share_right(name: str, column: str) -> float:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    firsts = [(row[column], next((match.code for match in competences(row["title"])), "")) for row in rows]
    right = [want for want, got in firsts if SAME.get(want, want) == SAME.get(got, got)]
    return len(right) / len(rows)


# `unseen` was written before the rules, by their author: they share his words. `second` was 75 % right when first seen
# and the rules were then widened with it in sight. `third` was 92.2 % when first seen and the rules were left alone for
# a while. Three authors wrote 300 titles each without sight of the rules; when first seen `fourth` was 92.7 % right
# (at 9bb81d6), `fifth`, hard on purpose (camps, colleges, private providers, creative titles), 84.7 %, `sixth`, an
# ordinary mix, 92.0 % (both at 47c9b24). The rules were then widened with them in sight: no figure here is one of
# unseen titles.
@pytest.mark.parametrize(
    ("name", "column", "least"),
    [
        ("titles-unseen.tsv", "code", 0.95),
        ("titles-second.tsv", "code", 0.95),
        ("titles-third.tsv", "code", 0.92),
        ("titles-fourth.tsv", "code", 0.95),
        ("titles-fifth.tsv", "code", 0.92),
        ("titles-sixth.tsv", "code", 0.92),
        ("programmes-tagged.tsv", "tag", 0.93),
    ],
)
def test_the_share_of_right_first_codes_does_not_fall(name: str, column: str, least: float) -> None:
    assert share_right(name, column) >= least


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Оценочная деятельность учителя в предмете «Физика»", "assessment"),
        ("Подготовка экспертов ГИА", "assessment"),
        ("Управление качеством образования", "assessment"),
        ("Управление образовательной организацией", "management"),
        ("Управление школой в условиях цифровой трансформации", "management"),
        ("Преподавание математики в условиях инклюзивного образования", "inclusion"),
        ("Использование межпредметных технологий в обучении детей с ОВЗ", "inclusion"),
        ("Методика решения уравнений", "subject"),
        ("Физическая культура: новые виды спорта", "subject"),
        ("Требования к современному уроку (физика)", "methodical"),
        ("Формирование функциональной грамотности средствами ИКТ", "functional_literacy"),
        ("Классный руководитель: воспитательная работа", "psych_ped"),
        ("Проектирование современного урока", "methodical"),
        ("Медиация в школе", "psych_ped"),
        ("Медиаресурсы в школе", "ict"),
        ("ОЦЕНИВАНИЕ НА УРОКЕ", "assessment"),
        ("Учёт и оценивание", "assessment"),
    ],
)
def test_what_the_title_is_about_beats_what_it_mentions(title: str, code: str) -> None:
    assert competences(title)[0].code == code


def test_the_second_code_is_what_else_the_title_says() -> None:
    codes = [match.code for match in competences("Оценочная деятельность учителя в предмете «Физика»")]
    assert codes[:2] == ["assessment", "subject"]


def test_the_words_that_led_to_a_code_are_shown_as_they_stand() -> None:
    (first, *_) = competences("Формирующее Оценивание на уроке")
    assert first.reason[0] == "Формирующее Оценивание"


@pytest.mark.parametrize("title", ["", "   ", "Кройка", "12345", "«»", "😀" * 50])
def test_a_title_that_says_nothing_gets_no_code(title: str) -> None:
    assert competences(title) == []


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Музыкальный руководитель ДОО", "methodical"),  # the role hides «руководитель ДОО»
        ("Управление стрессом", "psych_ped"),  # the longer phrase hides «управление»
        ("Работа классного руководителя в дополнительном образовании", "psych_ped"),  # «в …» says where
        ("Развитие речи с использованием цифровых ресурсов", "methodical"),  # «с использованием …» says by what
    ],
)
def test_roles_places_means_and_longer_phrases(title: str, code: str) -> None:
    assert competences(title)[0].code == code


@pytest.mark.parametrize(
    ("title", "doubtful"),
    [
        ("Подготовка экспертов ГИА", False),
        ("Работа с детьми", True),  # weak hints
        ("Проектная деятельность и цифровые ресурсы", True),  # two that weigh the same
        ("Кройка", False),  # nothing at all: asked elsewhere
    ],
)
def test_a_guess_is_doubtful(title: str, doubtful: bool) -> None:
    assert is_doubtful(competences(title)) is doubtful


@pytest.mark.parametrize("said", ["развитие ", "управление качеством образования ", "обучения математике ", "в ", "а"])
def test_a_word_said_a_thousand_times_costs_nothing(said: str) -> None:
    hostile = (said * 5000)[:5000]
    competences("Урок", hostile)
    spent = []
    for _ in range(3):
        began = perf_counter()
        competences(hostile[:500], hostile)
        spent.append(perf_counter() - began)
    assert min(spent) < 0.02


def test_an_annotation_adds_and_never_outweighs_the_title() -> None:
    codes = [match.code for match in competences("Наставничество в школе", "Нейросети, цифровые инструменты, ИКТ")]
    assert codes[0] == "mentoring"
    assert "ict" in codes


def test_the_words_are_written_as_they_are_looked_for() -> None:
    for code, weights in [*PHRASES.items(), *ROLES.items()]:
        phrases = [phrase.split() for lines in weights.values() for phrase in lines.replace(",", "\n").splitlines()]
        said = [" ".join(phrase) for phrase in phrases if phrase]
        assert [one for one in said if one != fold(one)] == [], code
        assert [one for one in said if one[0] in "…|" or one[-1] in "…|="] == [], code
        assert len(said) == len(set(said)), code
