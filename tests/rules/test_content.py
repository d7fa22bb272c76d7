"""The data of the field as it ships: complete, in both languages, as the definitions say."""

import re

import pytest

import content
from rules.consents import PURPOSES
from rules.reading import LOCALES, BrokenContent, fold
from rules.subjects import ATOMIC_STAGES

GENERAL = [
    "subject",
    "methodical",
    "psych_ped",
    "ict",
    "assessment",
    "project_research",
    "health",
    "system_activity",
    "environment",
    "inclusion",
    "functional_literacy",
]
ALL = [item for code in content.INSTRUMENTS for item in content.questionnaire(code).items]
OFFICIALESE = re.compile(
    r"осуществля|реализу|обеспечива|формирован|в рамках|в целях|посредством|данн(?:ый|ого) вид|обучающ"
)


def test_thirteen_areas_in_order() -> None:
    assert [area.code for area in content.areas()] == [*GENERAL, "mentoring", "management"]
    assert [area.code for area in content.areas() if area.general] == GENERAL
    assert all((area.applies is None) == area.general for area in content.areas())


def test_short_form_is_twenty_two_items_and_two_more_for_each_that_concerns_the_person() -> None:
    read = content.questionnaire()
    assert (read.code, read.version) == ("self_assessment", "1.1")
    assert [item.area for item in read.items_for("short")] == [code for code in GENERAL for _ in range(2)]
    assert len(read.items_for("short", ["mentoring"])) == 24
    assert len(read.items_for("short", ["mentoring", "management"])) == 26
    assert all(len(item.anchors) == 4 for item in read.items)


def test_full_form_has_five_items_an_area_and_more() -> None:
    read = content.questionnaire()
    full = read.items_for("full", ["mentoring", "management"])
    assert all(sum(item.area == area.code for item in full) >= 5 for area in read.areas)


@pytest.mark.parametrize(("code", "count"), [("first_year", 20), ("mentor_readiness", 16), ("manager", 20)])
def test_other_instruments_are_one_sitting(code: str, count: int) -> None:
    assert len(content.questionnaire(code).items_for("full")) == count


def test_every_instrument_in_the_folder_is_listed() -> None:
    assert {path.stem for path in (content.ROOM / "questionnaires").glob("*.toml")} == set(content.INSTRUMENTS)


def test_an_id_means_one_item_in_all_instruments() -> None:
    ids = [item.id for item in ALL]
    assert len(set(ids)) == len(ids)


def test_themes_name_one_thing_each() -> None:
    for locale in LOCALES:
        themes = [fold(item.theme[locale]) for item in ALL]
        assert len(set(themes)) == len(themes)


def test_no_anchor_stands_under_two_items() -> None:
    for locale in LOCALES:
        anchors = [fold(anchor[locale]) for item in ALL for anchor in item.anchors]
        assert len(set(anchors)) == len(anchors)


def test_words_are_those_of_teachers() -> None:
    for item in ALL:
        for text in (item.behaviour, item.question, *item.anchors):
            assert not OFFICIALESE.search(fold(text["ru"])), (item.id, text["ru"])
            # The person's sex is not known, and most teachers are women.
            assert not re.search(r"\(а\)|\b(?:рад|готов|должен)\b", text["ru"]), (item.id, text["ru"])


def test_question_fits_a_phone() -> None:
    """A question with its anchors is about fifteen lines of 40 signs, so that nothing is scrolled."""
    for item in ALL:
        for locale in LOCALES:
            lines = [item.question[locale], *(f"А  {anchor[locale]}" for anchor in item.anchors)]
            assert sum(-(-len(line) // 40) for line in lines) <= 15, item.id


def test_longer_anchor_is_not_the_tell_of_a_better_answer() -> None:
    """Where level 4 were twice as long as all others, people would choose by length."""
    for item in ALL:
        lengths = [len(anchor["ru"]) for anchor in item.anchors]
        assert lengths[3] <= 2 * max(lengths[:3]), item.id


def test_subjects_and_stages() -> None:
    subjects, stages = content.subjects(), content.stages()
    assert 24 <= len(subjects) <= 28
    assert subjects[-1].code == "other"
    assert len({subject.short["ru"] for subject in subjects}) == len(subjects)
    assert {code for stage in stages for code in stage.covers} == set(ATOMIC_STAGES)
    assert len({stage.short["ru"] for stage in stages}) == len(stages)


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("locale", LOCALES)
def test_consent_is_a_whole_document(purpose: str, locale: str) -> None:
    consent = content.consent(purpose)
    operator = "ГБУ ДПО «Центр непрерывного повышения профессионального мастерства педагогических работников»"
    shown = consent.text(locale, operator)
    assert operator in shown
    assert "{" not in shown
    assert len(shown) <= 4096
    assert [line[:2] for line in shown.splitlines() if re.match(r"\d\. ", line)] == [f"{n}." for n in range(1, 10)]
    assert 3 <= len(consent.short[locale].splitlines()) <= 5
    for word in {
        "ru": ("отозвать", "не соглашусь", "Роскомнадзор"),
        "en": ("withdraw", "do not agree", "Roskomnadzor"),
    }[locale]:
        assert word in shown


def test_consent_says_where_the_messengers_servers_are() -> None:
    for purpose in ("account", "results", "notices"):
        assert "за рубежом" in content.consent(purpose).full["ru"]
        assert "abroad" in content.consent(purpose).full["en"]


def test_missing_file_is_named() -> None:
    with pytest.raises(BrokenContent, match=r"questionnaires/nothing\.toml, file: is missing"):
        content.questionnaire("nothing")


def test_everything_is_read() -> None:
    content.check()
