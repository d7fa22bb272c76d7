"""A questionnaire that a methodist could not sign is refused by file, item and reason."""

import pytest

from rules.questionnaire import Area, BrokenContent, parse, parse_areas

FILE = "questionnaires/test.toml"

AREAS_TEXT = """
[[areas]]
code = "assessment"
general = true
name = { ru = "Оценочная компетенция", en = "Assessment" }
short = { ru = "Оценочная", en = "Assessment" }
radar = { ru = "Оценивание", en = "Assessment" }

[[areas]]
code = "mentoring"
general = false
applies = { ru = "Я наставник", en = "I am a mentor" }
name = { ru = "Наставническая компетенция", en = "Mentoring" }
short = { ru = "Наставническая", en = "Mentoring" }
radar = { ru = "Наставничество", en = "Mentoring" }
"""
HEAD = """
code = "test"
version = "1.0"
title = { ru = "Проба", en = "Trial" }
"""


def item_text(item_id: str, core: bool | None = True) -> str:
    area, _, name = item_id.partition(".")
    return f"""
[[items]]
id = "{item_id}"
area = "{area}"
{"" if core is None else f"core = {str(core).lower()}"}
theme = {{ ru = "критерии до работы", en = "criteria before work" }}
behaviour = {{ ru = "Открывает критерии заранее", en = "Makes the criteria known beforehand" }}
question = {{ ru = "Что вы делаете, дело «{area} {name}» по-русски?", en = "What do you do, case {area} {name}?" }}
anchors = [
  {{ ru = "Показываю образец", en = "I show a model" }},
  {{ ru = "Называю требования", en = "I name the requirements" }},
  {{ ru = "Раздаю критерии", en = "I hand out criteria" }},
  {{ ru = "Составляем критерии вместе", en = "We draw up criteria together" }},
]
"""


FIRST = item_text("assessment.one")
REST = item_text("assessment.two") + item_text("mentoring.one") + item_text("mentoring.two")
GOOD = HEAD + FIRST + REST
WHOLE = HEAD + 'areas = ["assessment"]\n' + "".join(item_text(f"assessment.{name}", core=None) for name in "abcd")


@pytest.fixture
def areas() -> tuple[Area, ...]:
    return parse_areas(AREAS_TEXT)


def test_good_file_is_read_in_the_order_of_areas(areas: tuple[Area, ...]) -> None:
    shuffled = HEAD + item_text("mentoring.one") + FIRST + item_text("mentoring.two") + item_text("assessment.two")
    read = parse(shuffled, FILE, areas)
    assert [item.id for item in read.items] == ["assessment.one", "assessment.two", "mentoring.one", "mentoring.two"]
    assert (read.code, read.version, read.major, read.has_full) == ("test", "1.0", 1, False)
    assert read.item("mentoring.two").anchors[3]["ru"] == "Составляем критерии вместе"
    assert read.item("mentoring.two").behaviour["en"] == "Makes the criteria known beforehand"


def test_areas_that_do_not_concern_the_person_are_left_out(areas: tuple[Area, ...]) -> None:
    read = parse(GOOD, FILE, areas)
    assert [item.id for item in read.items_for("short")] == ["assessment.one", "assessment.two"]
    assert len(read.items_for("short", ("mentoring",))) == 4
    # A code that no longer exists in the file must not break somebody's stored profile.
    assert len(read.items_for("short", ("gone",))) == 2


def test_item_that_is_gone_is_a_key_error(areas: tuple[Area, ...]) -> None:
    with pytest.raises(KeyError):
        parse(GOOD, FILE, areas).item("assessment.gone")


def test_full_form_needs_to_be_there(areas: tuple[Area, ...]) -> None:
    with pytest.raises(ValueError, match="no full form"):
        parse(GOOD, FILE, areas).items_for("full")


def test_full_form_has_more_than_the_short(areas: tuple[Area, ...]) -> None:
    more = "".join(item_text(f"{area}.{name}", core=False) for area in ("assessment", "mentoring") for name in "abc")
    read = parse(GOOD + more, FILE, areas)
    assert read.has_full
    assert len(read.items_for("full", ("mentoring",))) == 10
    assert len(read.items_for("short", ("mentoring",))) == 4


# what is changed in the first item, into what, which item is named, what the reason says
BROKEN = {
    "not toml": ('id = "assessment.one"', "id = ", "file", "is not TOML"),
    "no version": ('version = "1.0"\n', "", "file", "“version” is missing"),
    "version of one figure": ('version = "1.0"', 'version = "1"', "file", "“version” does not look as it must"),
    "version is a number": ('version = "1.0"', "version = 1.0", "file", "“version” must be a text"),
    "code with a space": ('code = "test"', 'code = "my test"', "file", "“code” does not look"),
    "unknown field above": ('code = "test"', 'code = "test"\ncolour = "red"', "file", "unknown field “colour”"),
    "title untranslated": ('en = "Trial"', 'de = "Probe"', "file", "“title” has no translation “en”"),
    "duplicate id": ('id = "assessment.one"', 'id = "assessment.two"', "assessment.two", "the id stands twice"),
    "id without a dot": ('id = "assessment.one"', 'id = "one"', "one", "“id” does not look as it must"),
    "id too long for a button": (
        'id = "assessment.one"',
        f'id = "assessment.{"x" * 30}"',
        f"assessment.{'x' * 30}",
        "longer than 32",
    ),
    "id of another area": ('id = "assessment.one"', 'id = "mentoring.three"', "mentoring.three", "must begin with"),
    "unknown area": ('area = "assessment"', 'area = "cooking"', "assessment.one", "unknown area “cooking”"),
    "unknown field in an item": ("core = true", "cored = true", "assessment.one", "unknown field “cored”"),
    "core is a word": ("core = true", 'core = "yes"', "assessment.one", "“core” must be true or false"),
    "core item too few": ("core = true", "core = false", "assessment", "exactly 2 core items, has 1"),
    "theme of one word": ("критерии до работы", "критерии", "assessment.one", "“theme.ru” must have two to four words"),
    "theme of five words": ("criteria before work", "a b c d e", "assessment.one", "“theme.en” must have two to four"),
    "theme with a capital": (
        "критерии до работы",
        "Критерии до работы",
        "assessment.one",
        "begins with a small letter",
    ),
    "no behaviour": (
        'behaviour = { ru = "Открывает критерии заранее", en = "Makes the criteria known beforehand" }\n',
        "",
        "assessment.one",
        "“behaviour” is missing",
    ),
    "behaviour too long": (
        "Открывает критерии заранее",
        "Открывает " + "а" * 90,
        "assessment.one",
        "“behaviour.ru” is longer than 90",
    ),
    "behaviour with a full stop": (
        "Открывает критерии заранее",
        "Открывает критерии заранее.",
        "assessment.one",
        "“behaviour.ru” must not end with a full stop",
    ),
    "behaviour of frequency": (
        "Открывает критерии заранее",
        "Всегда открывает критерии",
        "assessment.one",
        "“behaviour.ru” says “всегда”",
    ),
    "no question mark": ("по-русски?", "по-русски.", "assessment.one", "“question.ru” must end with a question mark"),
    "question too long": ("по-русски?", "очень " * 30 + "?", "assessment.one", "“question.ru” is longer than 140"),
    "question that exists": (
        "дело «assessment one» по-русски",
        "дело «assessment two» по-русски",
        "assessment.two",
        "asks the same in “ru” as assessment.one",
    ),
    "three anchors": (
        '  { ru = "Раздаю критерии", en = "I hand out criteria" },\n',
        "",
        "assessment.one",
        "“anchors” must have exactly 4, has 3",
    ),
    "anchors are not a list": (
        "anchors = [",
        "anchors = 4\nother = [",
        "assessment.one",
        "“anchors” must be a list of 4",
    ),
    "anchor without english": (
        '{ ru = "Раздаю критерии", en = "I hand out criteria" }',
        '{ ru = "Раздаю критерии" }',
        "assessment.one",
        "“anchors 3” has no translation “en”",
    ),
    "anchor is plain text": (
        '{ ru = "Раздаю критерии", en = "I hand out criteria" }',
        '"Раздаю критерии"',
        "assessment.one",
        "“anchors 3” must be a table of translations",
    ),
    "anchor empty": ('"Раздаю критерии"', '" "', "assessment.one", "“anchors 3.ru” is empty"),
    "anchor too long": (
        "Раздаю критерии",
        "Раздаю " + "а" * 110,
        "assessment.one",
        "“anchors 3.ru” is longer than 110",
    ),
    "anchor said twice": ("Раздаю критерии", "Показываю Образец", "assessment.one", "two anchors"),
    "anchor with a full stop": (
        "Раздаю критерии",
        "Раздаю критерии.",
        "assessment.one",
        "must not end with a full stop",
    ),
    "anchor with an edge space": (
        "Раздаю критерии",
        "Раздаю критерии ",
        "assessment.one",
        "begins or ends with a space",
    ),
    "anchor of two lines": ("Раздаю критерии", "Раздаю\\nкритерии", "assessment.one", "must be one line"),
    "english under russian": ("Раздаю критерии", "Criteria", "assessment.one", "“anchors 3.ru” has no Russian letter"),
    "russian under english": ("I hand out criteria", "Раздаю", "assessment.one", "“anchors 3.en” has a Russian letter"),
    "no items": (FIRST + REST, "items = []", "file", "“items” must be a list of tables, at least one"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_refused_by_file_item_and_reason(name: str, areas: tuple[Area, ...]) -> None:
    was, becomes, item, reason = BROKEN[name]
    assert was in GOOD
    with pytest.raises(BrokenContent) as caught:
        parse(GOOD.replace(was, becomes, 1), FILE, areas)
    assert caught.value.file == FILE
    assert caught.value.item == item
    assert reason in caught.value.reason
    assert str(caught.value) == f"{FILE}, {item}: {caught.value.reason}"


@pytest.mark.parametrize(
    "word",
    [
        "Стараюсь раздать критерии",
        "Знаю, как раздать критерии",
        "Понимаю, зачем нужны критерии",
        "Иногда раздаю критерии",
        "Часто раздаю критерии",
        "Всегда раздаю критерии",
        "Обычно раздаю критерии",
        "Раздаю критерии на каждом уроке",
        "Раздаю критерии раз в месяц",
        "Уверенно составляю критерии",
        "Раздаю критерии время от времени",
    ],
)
def test_frequency_and_self_feeling_are_refused(word: str, areas: tuple[Area, ...]) -> None:
    with pytest.raises(BrokenContent, match=r"assessment\.one: “anchors 3\.ru” says"):
        parse(GOOD.replace("Раздаю критерии", word, 1), FILE, areas)


@pytest.mark.parametrize(
    "word", ["I try to hand out criteria", "I often hand out criteria", "I know what criteria are"]
)
def test_frequency_and_self_feeling_are_refused_in_english(word: str, areas: tuple[Area, ...]) -> None:
    with pytest.raises(BrokenContent, match=r"“anchors 3\.en” says"):
        parse(GOOD.replace("I hand out criteria", word, 1), FILE, areas)


@pytest.mark.parametrize(
    "word", ["Ученики знают критерии", "Раздаю старательно собранные критерии", "Беру старую работу"]
)
def test_what_pupils_do_and_like_sounding_words_are_allowed(word: str, areas: tuple[Area, ...]) -> None:
    assert parse(GOOD.replace("Раздаю критерии", word, 1), FILE, areas)


def test_full_form_that_is_thin_in_one_area_is_refused(areas: tuple[Area, ...]) -> None:
    with pytest.raises(BrokenContent, match="assessment: the full form needs at least 5 items, has 3"):
        parse(GOOD + item_text("assessment.three", core=False), FILE, areas)


def test_asked_as_a_whole_leaves_nobody_out_of_an_area(areas: tuple[Area, ...]) -> None:
    text = WHOLE.replace('["assessment"]', '["mentoring", "assessment"]')
    read = parse(text + "".join(item_text(f"mentoring.{name}", core=None) for name in "abcd"), FILE, areas)
    assert [area.code for area in read.areas] == ["assessment", "mentoring"]
    assert read.whole
    assert read.has_full
    assert len(read.items_for("full")) == 8
    with pytest.raises(ValueError, match="no short form"):
        read.items_for("short")


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('["assessment"]', '["assessment", "cooking"]', "file: “areas” has an unknown area “cooking”"),
        ('["assessment"]', "[]", "file: “areas” is empty"),
        ('["assessment"]', '["mentoring"]', "assessment.a: unknown area “assessment”"),
        (
            '["assessment"]',
            '["assessment", "mentoring"]',
            "mentoring: asked as a whole, it needs at least 4 items, has 0",
        ),
        ("theme = ", "core = true\ntheme = ", "assessment.a: unknown field “core”"),
    ],
)
def test_broken_whole_is_refused(was: str, becomes: str, reason: str, areas: tuple[Area, ...]) -> None:
    with pytest.raises(BrokenContent) as caught:
        parse(WHOLE.replace(was, becomes, 1), FILE, areas)
    assert str(caught.value) == f"{FILE}, {reason}"


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('code = "mentoring"', 'code = "assessment"', "assessment: the code stands twice"),
        ('applies = { ru = "Я наставник", en = "I am a mentor" }\n', "", "mentoring: “applies” is missing"),
        ("general = true\n", "", "assessment: “general” is missing"),
        ("Оценивание", "Оценивание и контроль", "assessment: “radar.ru” is longer than 15"),
        ("[[areas]]", "[[area]]", "file: “areas” is missing"),
    ],
)
def test_broken_areas_are_refused(was: str, becomes: str, reason: str) -> None:
    text = AREAS_TEXT.replace(was, becomes) if was == "[[areas]]" else AREAS_TEXT.replace(was, becomes, 1)
    with pytest.raises(BrokenContent) as caught:
        parse_areas(text)
    assert reason in str(caught.value)
