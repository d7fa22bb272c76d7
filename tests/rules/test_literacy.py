"""The functional literacy test: what the parser refuses, that the two variants are parallel and give nothing away."""

import re

import pytest

import content
from rules.literacy import PARTS, BrokenContent, Task, Variant, parse, refuse_unlike
from rules.reading import LOCALES, fold

FOLDER = "tests/functional_literacy"
TEXTS = {letter: (content.ROOM / FOLDER / f"{letter}.toml").read_text(encoding="utf-8") for letter in "ab"}
READ = {variant.letter: variant for variant in content.literacy()}
BOTH = pytest.mark.parametrize("variant", READ.values(), ids=READ)
FILE = "a.toml"


def wrong(task: Task) -> list[int]:
    return [place for place in range(4) if place != task.key]


@BOTH
def test_six_parts_of_five(variant: Variant) -> None:
    assert tuple(part.code for part in variant.parts) == PARTS
    assert [task.id for task in variant.tasks] == [f"{part}.{n}" for part in PARTS for n in range(1, 6)]
    assert all(len(part.stimuli) == 2 for part in variant.parts)
    for part in variant.parts:
        for task in part.tasks:
            assert part.stimulus(task).id == task.stimulus


@BOTH
def test_lengths_fit_a_phone(variant: Variant) -> None:
    for locale in LOCALES:
        assert all(stimulus.length(locale) <= 1200 for part in variant.parts for stimulus in part.stimuli)
        for task in variant.tasks:
            assert len(task.question[locale]) <= 250
            assert all(len(option[locale]) <= 120 for option in task.options)
            assert len(task.explanation[locale]) <= 400


@BOTH
def test_right_options_are_spread_evenly(variant: Variant) -> None:
    keys = [task.key for task in variant.tasks]
    assert sorted(keys.count(key) for key in range(4)) == [7, 7, 8, 8]
    assert all([task.key for task in part.tasks].count(key) <= 2 for part in variant.parts for key in range(4))


@BOTH
@pytest.mark.parametrize("locale", LOCALES)
def test_length_is_not_the_tell(variant: Variant, locale: str) -> None:
    """Who always takes the longest option, or the shortest, does no better than one who throws dice (7.5 of 30)."""
    longest = shortest = 0
    for task in variant.tasks:
        right = len(task.options[task.key][locale])
        others = [len(task.options[place][locale]) for place in wrong(task)]
        longest += right > max(others)
        shortest += right < min(others)
    assert longest <= 9
    assert shortest <= 9


@BOTH
def test_both_languages_name_the_same_figures(variant: Variant) -> None:
    for part in variant.parts:
        for stimulus in part.stimuli:
            assert figures(stimulus.text["ru"]) == figures(stimulus.text["en"]), stimulus.id
        for task in part.tasks:
            for text in (task.question, task.explanation, *task.options):
                assert figures(text["ru"]) == figures(text["en"]), (task.id, text)


def figures(text: str) -> list[str]:
    """«52 400», «52,400» and «52400» are one figure, «9,25» and «9.25» too."""
    joined = re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", text)
    return sorted(re.findall(r"\d+(?:[.:]\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", joined)))


def test_variants_are_parallel() -> None:
    first, second = READ.values()
    refuse_unlike(first, second, "b.toml")
    refuse_unlike(second, first, "a.toml")
    for one, other in zip(first.tasks, second.tasks, strict=True):
        # Whoever remembers the answer of one variant has no use of it in the other.
        assert one.options[one.key] != other.options[other.key], one.id
        assert one.explanation != other.explanation, one.id
    assert sum(one.key == other.key for one, other in zip(first.tasks, second.tasks, strict=True)) <= 10


@BOTH
def test_parts_are_about_as_difficult(variant: Variant) -> None:
    for part in variant.parts:
        difficulties = [task.difficulty for task in part.tasks]
        assert set(difficulties) == {1, 2, 3}, part.code
        assert 9 <= sum(difficulties) <= 11, part.code


@BOTH
def test_words_are_those_of_adults_who_are_not_asked_their_sex(variant: Variant) -> None:
    for text in everything(variant):
        assert not re.search(r"\(а\)|осуществля|реализу|посредством|в рамках|обучающ|данн(?:ый|ого)", fold(text)), text


def everything(variant: Variant) -> list[str]:
    stimuli = [stimulus for part in variant.parts for stimulus in part.stimuli]
    return [
        *(text["ru"] for stimulus in stimuli for text in (stimulus.title, stimulus.text)),
        *(text["ru"] for task in variant.tasks for text in (task.question, task.explanation, *task.options)),
    ]


# What is changed in variant A, into what, what is named, what the reason says
BROKEN = {
    "not toml": ('variant = "a"', "variant = ", "file", "is not TOML"),
    "unknown variant": ('variant = "a"', 'variant = "c"', "file", "“variant” does not look as it must"),
    "unknown field above": ('variant = "a"', 'variant = "a"\nlevel = 1', "file", "unknown field “level”"),
    "parts out of order": ('code = "maths"', 'code = "science"', "science", "the code stands twice"),
    "unknown part": ('code = "maths"', 'code = "algebra"', "algebra", "unknown part “algebra”"),
    "task of another part": ('id = "maths.2"', 'id = "science.2"', "maths", "the tasks must be maths.1, maths.2"),
    "task missing": ('id = "maths.5"', 'id = "maths.6"', "maths", "the tasks must be maths.1"),
    "stimulus of another part": ("maths.paint", "reading.paint", "reading.paint", "must begin with its part “maths.”"),
    "stimulus not asked about": (
        'id = "maths.museum"',
        'id = "maths.zoo"',
        "maths",
        "the stimuli must be those of its tasks",
    ),
    "tasks of a stimulus apart": (
        'id = "maths.2"\nstimulus = "maths.paint"',
        'id = "maths.2"\nstimulus = "maths.museum"',
        "maths",
        "the tasks on one stimulus must stand together",
    ),
    "unknown stimulus": ('stimulus = "maths.museum"', 'stimulus = "maths.zoo"', "maths", "the stimuli must be"),
    "stimulus too long": (
        "Зал даём бесплатно",
        "Зал даём бесплатно" + " и даром" * 150,
        "reading.hall",
        "“text.ru” is longer than 1200",
    ),
    "table without a cell": (", 2.5, 1150]", ", 2.5]", "maths.paint, table", "“rows 1” must have 3 cells"),
    "cell that is a flag": (", 2.5, 1150]", ", 2.5, true]", "maths.paint, table", "“rows 1” must be a figure"),
    "column of one language": (
        '{ ru = "Цена, ₽", en = "Price, ₽" }',
        '{ ru = "Цена, ₽" }',
        "maths.paint, table",
        "has no translation “en”",
    ),
    "column that is a figure": ('{ ru = "Цена, ₽", en = "Price, ₽" }', "3", "maths.paint, table", "must have 2 cells"),
    "unknown chart": ('kind = "line"', 'kind = "pie"', "science.air, chart", "“kind” does not look"),
    "chart without a value": ("[120, 150, 180, 90]", "[120, 150, 180]", "maths.museum, chart", "must have 4 figures"),
    "value in words": (
        "[120, 150, 180, 90]",
        '[120, 150, 180, { ru = "сто", en = "ten" }]',
        "maths.museum, chart",
        "4 figures, one a label",
    ),
    "no key": ("key = 3\n", "", "reading.1", "“key” is missing"),
    "key 0": ("key = 3\n", "key = 0\n", "reading.1", "“key” must be a whole number from 1 to 4"),
    "difficulty 4": (
        "difficulty = 1",
        "difficulty = 4",
        "reading.1",
        "“difficulty” must be a whole number from 1 to 3",
    ),
    "one key in a whole part": ("key = 4\n", "key = 1\n", "reading", "stands in place 1 in 3 tasks of 5"),
    "measures in one word": ("найти в правилах нужный срок", "поиск", "reading.1", "“measures.ru” must have 2 to 6"),
    "no question mark": ("можно продлить?", "можно продлить.", "reading.1", "“question.ru” must end with a question"),
    "question too long": ("можно продлить?", "можно " * 50 + "?", "reading.1", "“question.ru” is longer than 250"),
    "three options": (
        '  { ru = "До 19:00, это ещё три часа", en = "Until 19:00, another three hours" },\n',
        "",
        "reading.1",
        "“options” must have exactly 4, has 3",
    ),
    "option said twice": (
        "Until 19:00, another three hours",
        "Until 20:00, when the room closes",
        "reading.1",
        "the same in “en”",
    ),
    "option with a full stop": ("это ещё три часа", "это ещё три часа.", "reading.1", "must not end with a full stop"),
    "option too long": ("это ещё три часа", "это ещё " + "а" * 120, "reading.1", "“options 2.ru” is longer than 120"),
    "all of the above": (
        "До 19:00, это ещё три часа",
        "Всё перечисленное",
        "reading.1",
        "“options 2.ru” says “перечисленн”",
    ),
    "none of these": ("Until 19:00, another three hours", "None of these", "reading.1", "says “none of these”"),
    "right option by its length": (
        "До 17:00, когда зал закрывают",
        "До 17:00, потому что в субботу зал закрывают раньше",
        "reading.1",
        "gives itself away",
    ),
    "explanation too long": (
        "20:00 взято",
        "20:00 и " * 40 + "взято",
        "reading.1",
        "“explanation.ru” is longer than 400",
    ),
    "explanation by place": (
        "20:00 взято",
        "Вариант В взят",
        "reading.1",
        "says “вариант в”: the options are shown shuffled",
    ),
    "explanation without an end": ("из часов будней.", "из часов будней", "reading.1", "must end with a full stop"),
    "question asked twice": (
        "Зачем в правилах сказано про датчики дыма?",
        "Какую заявку библиотека отклонит?",
        "reading.3",
        "asks the same in “ru” as reading.2",
    ),
    "english under russian": ("Продлить нельзя, три часа прошли", "No", "reading.1", "has no Russian letter"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_variant_is_refused_by_file_task_and_reason(name: str) -> None:
    was, becomes, item, reason = BROKEN[name]
    assert was in TEXTS["a"]
    with pytest.raises(BrokenContent) as caught:
        parse(TEXTS["a"].replace(was, becomes, 1), FILE)
    assert caught.value.file == FILE
    assert caught.value.item == item
    assert reason in caught.value.reason


def test_keys_of_a_variant_are_counted_over_all_its_parts() -> None:
    """At most two in each part and yet only five of thirty."""
    text = TEXTS["a"]
    for task in ("reading.2", "maths.4", "global.1"):
        head, found, tail = text.partition(f'id = "{task}"')
        text = head + found + tail.replace("key = 1\n", "key = 2\n", 1)
    with pytest.raises(BrokenContent, match=r"a\.toml, file: the right option stands in place 1 in 5 tasks of 30"):
        parse(text, FILE)


UNLIKE = {
    "same letter": ('variant = "b"', 'variant = "a"', "file", "is not the other variant"),
    "another first figure": ('version = "1.0"', 'version = "2.0"', "file", "is not the other variant"),
    "another name of a part": ("Математическая грамотность", "Математика", "maths", "is called otherwise"),
    "the same stimulus": ("maths.gym", "maths.paint", "maths", "has a stimulus of the other variant"),
    "another thing measured": ("найти цену со скидкой", "найти процент", "maths.1", "measures something else"),
    "another difficulty": ("difficulty = 1", "difficulty = 2", "reading.1", "is not as difficult as in variant a: 1"),
}


@pytest.mark.parametrize("name", UNLIKE)
def test_variants_that_are_not_parallel_are_refused(name: str) -> None:
    was, becomes, item, reason = UNLIKE[name]
    assert was in TEXTS["b"]
    count = -1 if was == "maths.gym" else 1
    with pytest.raises(BrokenContent) as caught:
        refuse_unlike(READ["a"], parse(TEXTS["b"].replace(was, becomes, count), "b.toml"), "b.toml")
    assert (caught.value.file, caught.value.item) == ("b.toml", item)
    assert reason in caught.value.reason


def test_second_figure_of_the_version_may_differ() -> None:
    refuse_unlike(READ["a"], parse(TEXTS["b"].replace('version = "1.0"', 'version = "1.4"'), "b.toml"), "b.toml")
