"""The ready-made programmes as they ship, how they are laid into a pair's time, and the files that are refused."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from rules.holidays import Holiday, is_holiday
from rules.mentoring import FORMS, Plan, PlannedStep, Template, eve_of, laid, likely_form, parse_templates, put_off
from rules.reading import LOCALES, BrokenContent

AREAS = [area.code for area in content.areas()]
GENERAL = [area.code for area in content.areas() if area.general]
OFFICIALESE = re.compile(
    r"осуществля|реализ|обеспечива|формирован|в рамках|в целях|посредством|обучающ|данн\w+ вид|явля"
)
UNKNOWN_SEX = re.compile(r"\(а\)|\b(?:рад|готов|должен|научился|понял|сделал)\b")
BEGINS, ENDS = date(2026, 9, 1), date(2027, 5, 31)


def template(code: str) -> Template:
    return next(it for it in content.mentoring() if it.code == code)


def steps(plan: Plan) -> list[PlannedStep]:
    return [step for aim in plan.aims for step in aim.steps]


def test_four_programmes_and_an_aim_for_each_area() -> None:
    whole = [it.code for it in content.mentoring() if it.whole]
    assert whole == ["first_year", "primary", "class_teacher", "second_third"]
    aims = [it for it in content.mentoring() if not it.whole]
    assert [it.area for it in aims if it.area] == GENERAL
    assert [it.code for it in aims if not it.area] == ["class_order", "parents_colleagues"]
    assert all(3 <= it.count <= 4 for it in aims)
    assert 24 <= template("first_year").count <= 32


def test_a_year_has_all_that_a_first_year_has() -> None:
    """Row N5: what an experienced mentor would not forget."""
    for code in ("first_year", "primary"):
        said = " ".join(
            f"{aim.title['ru']} {step.title['ru']} {step.product['ru']}"
            for aim in template(code).aims
            for step in aim.steps
        ).casefold()
        for word in ("ктп", "журнал", "родител", "открытый урок", "впр", "четверт", "план урока", "итог"):
            assert word in said, (code, word)


def test_every_form_is_used_and_the_young_teacher_is_visited_and_visits() -> None:
    for one in content.mentoring():
        if one.whole:
            forms = {step.form for aim in one.aims for step in aim.steps}
            assert {"mutual", "review", "practice" if one.code != "second_third" else "own"} <= forms, one.code
    assert {step.form for it in content.mentoring() for aim in it.aims for step in aim.steps} == set(FORMS)


def test_words_are_those_of_teachers() -> None:
    for one in content.mentoring():
        texts = [one.name, one.about, *(aim.title for aim in one.aims)]
        texts += [text for aim in one.aims for step in aim.steps for text in (step.title, step.product)]
        for text in texts:
            assert not OFFICIALESE.search(text["ru"].casefold()), text["ru"]
            assert not UNKNOWN_SEX.search(text["ru"]), text["ru"]
            assert "—" not in text["ru"] + text["en"], text["ru"]


def test_no_two_steps_of_a_programme_have_the_same_product() -> None:
    for one in content.mentoring():
        for locale in LOCALES:
            said = [step.title[locale] for aim in one.aims for step in aim.steps]
            assert len(set(said)) == len(said), one.code


# Laid into a pair's time


def test_a_school_year_takes_every_step_in_its_week() -> None:
    plan = laid(template("first_year"), BEGINS, ENDS, "ru", content.holidays())
    assert len(steps(plan)) == template("first_year").count
    assert steps(plan)[0].due_on < date(2026, 9, 10)
    assert max(step.due_on for step in steps(plan)) > date(2027, 5, 10)
    close = next(step for step in steps(plan) if "конца четверти" in step.title)
    assert date(2026, 10, 19) <= close.due_on <= date(2026, 11, 13)


def test_a_quarter_of_a_year_takes_the_core() -> None:
    plan = laid(template("first_year"), date(2027, 3, 1), ENDS, "ru", content.holidays())
    core = [step.title["ru"] for aim in template("first_year").aims for step in aim.steps if step.core]
    assert [step.title for step in steps(plan)] == core


def test_a_single_aim_is_done_within_its_weeks() -> None:
    plan = laid(template("area_assessment"), BEGINS, ENDS, "en")
    assert [aim.area for aim in plan.aims] == ["assessment"]
    assert len(steps(plan)) == 4
    assert max(step.due_on for step in steps(plan)) <= BEGINS + timedelta(weeks=8)
    assert not re.search("[а-я]", steps(plan)[0].title)


days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
some_holidays = st.lists(st.tuples(days, st.integers(0, 60)), max_size=4).map(
    lambda spans: [Holiday({"ru": "К", "en": "H"}, first, first + timedelta(days=more)) for first, more in spans]
)


@given(st.sampled_from(content.mentoring()), days, st.integers(0, 400), some_holidays)
def test_days_are_within_the_period_in_order_and_school_days(
    one: Template, starts_on: date, length: int, holidays: list[Holiday]
) -> None:
    ends_on = starts_on + timedelta(days=length)
    plan = laid(one, starts_on, ends_on, "ru", holidays)
    free = all(
        day.weekday() > 4 or is_holiday(day, holidays)
        for day in (starts_on + timedelta(days=number) for number in range(length + 1))
    )
    for aim in plan.aims:
        due = [step.due_on for step in aim.steps]
        assert due == sorted(due)
        for day in due:
            assert starts_on <= day <= ends_on
            assert free or (day.weekday() < 5 and not is_holiday(day, holidays))
    core = [step.title["ru"] for aim in one.aims for step in aim.steps if step.core]
    assert set(core) <= {step.title for step in steps(plan)}
    # By weeks over all aims: an earlier week is never later than a later one.
    week = {step.title["ru"]: step.week for aim in one.aims for step in aim.steps}
    by_week = sorted(steps(plan), key=lambda step: (week[step.title], step.due_on))
    assert [step.due_on for step in by_week] == sorted(step.due_on for step in by_week)


@given(days, st.sampled_from(["Europe/Kaliningrad", "Asia/Kamchatka"]))
def test_the_eve_is_five_in_the_afternoon(day: date, zone: str) -> None:
    due_at, expires_at = eve_of(day, zone)
    assert expires_at - due_at == 7 * 3600


# Files that are refused

GOOD = (content.ROOM / "mentoring.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('form = "visit"', 'form = "dance"', "first_year, aims 1, steps 3: unknown form “dance”"),
        ("week = 2,", "week = 0,", "first_year, aims 1, steps 3: “week” must be a whole number from 1 to 40"),
        ("week = 6,", "week = 2,", "first_year, aims 1: its steps do not stand in the order of their weeks"),
        ("weeks = 36", "weeks = 20", "first_year: has a step in week 22 of 20"),
        ('area = "methodical"', 'area = "magic"', "first_year, aims 2: unknown area “magic”"),
        ('code = "primary"', 'code = "first_year"', "first_year: the code stands twice"),
        ('code = "area_ict"', 'code = "primary"', "file: a programme and an aim have the same code"),
        ('area = "ict"', 'area = "health"', "file: needs one aim for the area “ict”, has 0"),
        ("первую четверть", "первую четверть.", "a title or a product must not end with a full stop"),
        ("core = true", 'core = "yes"', "“core” must be true or false"),
        ("core = true", "more = true", "unknown field “more”"),
        ("weeks = 36", "weeks = 36\nlength = 3", "first_year: unknown field “length”"),
    ],
)
def test_broken_programmes_are_refused(was: str, becomes: str, reason: str) -> None:
    assert was in GOOD
    with pytest.raises(BrokenContent) as caught:
        parse_templates(GOOD.replace(was, becomes, 1), AREAS, GENERAL)
    assert str(caught.value).startswith("mentoring.toml, ")
    assert reason in str(caught.value)


STEP = (
    '{{ week = {week}, form = "talk", {core}title = {{ ru = "Шаг {n}", en = "Step {n}" }},'
    ' product = {{ ru = "Лист", en = "Sheet" }} }},'
)
AIM = """
[[{kind}]]
code = "{code}"
weeks = 6
name = {{ ru = "Имя", en = "Name" }}
about = {{ ru = "О чём", en = "About" }}
"""


def written(*single: str) -> str:
    """A programme of one aim with a core step, and an aim with these steps."""
    one = STEP.format(week=1, core="core = true, ", n=1)
    whole = AIM.format(kind="programmes", code="whole") + "[[programmes.aims]]\n"
    alone = AIM.format(kind="aims", code="alone")
    title = 'title = { ru = "Цель", en = "Aim" }\n'
    return f"{whole}{title}steps = [{one}]\n{alone}{title}steps = [{''.join(single)}]\n"


def test_a_file_may_be_small_but_whole() -> None:
    core = STEP.format(week=1, core="core = true, ", n=1)
    assert [it.count for it in parse_templates(written(core), AREAS, [])] == [1, 1]
    with pytest.raises(BrokenContent, match="alone: has no core step"):
        parse_templates(written(STEP.format(week=1, core="", n=1)), AREAS, [])
    with pytest.raises(BrokenContent, match="alone: two steps are called the same in “ru”"):
        parse_templates(written(core, core), AREAS, [])
    with pytest.raises(BrokenContent, match="alone: has 41 steps, at most 40"):
        many = [STEP.format(week=2, core="core = true, ", n=n) for n in range(41)]
        parse_templates(written(*many), AREAS, [])


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Посетить урок коллеги", "mutual"),
        ("Посмотреть у Ирины Павловны урок в 6 «А»", "mutual"),
        ("Показать урок в 7 «Б»", "visit"),
        ("Провести открытый урок", "event"),
        ("Разобрать контрольную", "review"),
        ("Обсудить поездку с родителями", "talk"),
        ("Составить КТП на четверть", "paper"),
        ("Провести урок с двумя уровнями заданий", "practice"),
        ("Прочитать книгу Корчака", "own"),
        ("Visit a colleague's lesson", "mutual"),
        ("", "own"),
    ],
)
def test_a_likely_form(title: str, form: str) -> None:
    assert likely_form(title) == form


@given(st.integers(0, 40), days, st.integers(-30, 250), some_holidays)
def test_late_steps_get_days_to_come_in_order(
    count: int, today: date, left: int, holidays: list[Holiday]
) -> None:  # fmt: skip
    ends_on = today + timedelta(days=left)
    found = put_off(count, today, ends_on, holidays)
    assert len(found) == count
    assert found == sorted(found)
    assert all(today < day <= max(ends_on, today + timedelta(days=1)) for day in found)
