"""`check-content` against files that are broken as people break them: each named by file, item and reason."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

import content
from bot.texts import LOCALES, T, Texts
from jobs import content_check
from jobs.instrument_files import book_of
from main import main
from rules.doubts import doubts
from rules.instrument_sheets import to_sheets
from rules.questionnaire import parse
from rules.reading import load
from rules.reasons import REASONS

ROOT = Path(__file__).parent.parent.parent
FIRST = (content.ROOM / "questionnaires" / "first_year.toml").read_text("utf-8")
TEST = (content.ROOM / "tests" / "functional_literacy" / "a.toml").read_text("utf-8")
SELF = (content.ROOM / "questionnaires" / "self_assessment.toml").read_text("utf-8")
AREAS = content.areas()
WEEK = "methodical.week"
TAIL = "\n[[items]]\n"


def without_items(text: str, *ids: str) -> str:
    head, *items = text.split(TAIL)
    return TAIL.join([head, *(item for item in items if not any(f'id = "{one}"' in item for one in ids))])


# Name of the file, its text or bytes, what is said of it: item and reason
TEXTS: dict[str, tuple[str, list[str]]] = {
    "скобка.toml": (
        FIRST.replace("anchors = [", "anchors = (", 1),
        ["файл: не читается как TOML: посмотрите строку 17, знак 11"],
    ),
    "обрыв.toml": (FIRST + '\ntheme = { ru = "срок', ["файл: не читается как TOML: в конце что-то не закрыто"]),
    "дважды.toml": (
        FIRST.replace('version = "1.0"', 'version = "1.0"\nversion = "1.1"', 1),
        ["файл: строка 6, знак 16: то же поле уже было выше"],
    ),
    "глубоко.toml": (
        "items = " + "[" * 5000,
        ["файл: не читается: слишком много вложенных скобок или слишком длинное число"],
    ),
    "число.toml": (
        "items = " + "9" * 5000,
        ["файл: не читается: слишком много вложенных скобок или слишком длинное число"],
    ),
    "пустой.toml": ("\n\n", ["файл: пустой"]),
    "заметка.toml": (
        'title = "Список покупок"',
        ["файл: это не методика: нет ни вопросов («items»), ни частей теста («parts»)"],
    ),
    "без-кода.toml": (
        FIRST.replace('code = "first_year"\n', "", 1).replace('version = "1.0"', "version = 1.0", 1),
        ["файл: нет поля «code»", "файл: в поле «version» должен быть текст"],
    ),
    "области.toml": (
        FIRST.replace('"health"]', '"cooking"]', 1),
        ["файл: в «areas» неизвестная область «cooking»"],
    ),
    "опечатка.toml": (
        FIRST.replace("behaviour =", "behavior =", 1),
        [f"{WEEK}: нет поля «behaviour»", f"{WEEK}: лишнее поле «behavior»: может быть, опечатка"],
    ),
    "два-одинаковых-id.toml": (
        FIRST.replace('id = "methodical.borrowed"', f'id = "{WEEK}"', 1),
        [f"{WEEK}: такой id в файле уже есть"],
    ),
    "без-id.toml": (
        FIRST.replace(f'id = "{WEEK}"\n', "", 1),
        ["items 1: нет поля «id»"],
    ),
    "чужая-область.toml": (
        FIRST.replace(f'id = "{WEEK}"\narea = "methodical"', f'id = "{WEEK}"\narea = "health"', 1),
        [f"{WEEK}: id должен начинаться со своей области: «health.»"],
    ),
    "мало-вопросов.toml": (
        without_items(FIRST, "health.help"),
        ["health: на область нужно не меньше 4 вопросов, есть 3"],
    ),
    "без-английского.toml": (
        FIRST.replace(', en = "planning the week" }', " }", 1),
        [f"{WEEK}: «theme»: нет текста по-английски"],
    ),
    "тема.toml": (
        FIRST.replace('ru = "подготовка к неделе", en = "planning the week"', 'ru = "План", en = "plan"', 1),
        [
            f"{WEEK}: «theme.ru»: тема из двух, трёх или четырёх слов, а сейчас «План»",
            f"{WEEK}: «theme.en»: тема из двух, трёх или четырёх слов, а сейчас «plan»",
            f"{WEEK}: «theme.ru»: тема стоит внутри предложения и начинается с маленькой буквы",
        ],
    ),
    "часто.toml": (
        FIRST.replace("По порядку: сколько успею", "Обычно по порядку: сколько успею", 1).replace(
            "the rest from the book", "always from the book.", 1
        ),
        [
            f"{WEEK}: «anchors 1.ru»: слово «обычно». Скажите, что человек делает, а не как часто и насколько хорошо",
            f"{WEEK}: «anchors 1.en»: слово «always». Скажите, что человек делает, а не как часто и насколько хорошо",
            f"{WEEK}: «anchors 1.en»: в конце не нужны ни точка, ни запятая",
        ],
    ),
    "длинный-ответ.toml": (
        FIRST.replace("Для простых беру готовое", "Для простых" + " беру готовое" * 9, 1).replace(
            "По порядку: сколько", "По порядку:  сколько", 1
        ),
        [
            f"{WEEK}: «anchors 1.ru»: нужна одна строка без двойных пробелов",
            f"{WEEK}: «anchors 2.ru»: длиннее 110 знаков, сейчас 160",
        ],
    ),
    "три-ответа.toml": (
        re.sub(r"  \{ ru = \"По порядку.*\n", "", FIRST, count=1),
        [f"{WEEK}: «anchors»: нужно 4, есть 3"],
    ),
    "одинаковые-ответы.toml": (
        FIRST.replace(
            "Для простых беру готовое, время оставляю самому трудному",
            "Для каждого решаю, чему научатся и какое задание главное",
            1,
        ),
        [f"{WEEK}: два ответа совпадают по-русски"],
    ),
    "без-вопроса.toml": (
        FIRST.replace("Как вы готовитесь?", "Расскажите, как вы готовитесь.", 1),
        [f"{WEEK}: «question.ru»: в конце нужен вопросительный знак"],
    ),
    "тот-же-вопрос.toml": (
        FIRST.replace(
            "Завтра пять занятий, а вечер один. Как вы готовитесь?",
            "Вы нашли хороший готовый конспект. Что с ним дальше?",
            1,
        ),
        ["methodical.borrowed: вопрос по-русски такой же, как у methodical.week"],
    ),
    "перепутан-язык.toml": (
        FIRST.replace('ru = "чужой конспект", en = "a borrowed', 'ru = "a lesson plan", en = "чужой', 1),
        [
            "methodical.borrowed: «theme.ru»: нет ни одной русской буквы",
            "methodical.borrowed: «theme.en»: в английском тексте русская буква",
        ],
    ),
    "невидимый-знак.toml": (
        FIRST.replace("чужой конспект", "чужой\\u200b конспект", 1),
        ["methodical.borrowed: «theme.ru»: внутри невидимый знак U+200B, сотрите его и наберите место заново"],
    ),
    "короткая-форма.toml": (
        SELF.replace("core = true\n", "", 1),
        ["subject: в короткой форме на область ровно 2 вопроса, отмечено 1"],
    ),
    "полная-форма.toml": (
        without_items(SELF, "subject.explaining", "subject.growth"),
        ["subject: в полной форме на область нужно не меньше 5, есть 4"],
    ),
    "без-ключа.toml": (TEST.replace("key = 3\n", "", 1), ["reading.1: нет поля «key»"]),
    "ключ-пять.toml": (
        TEST.replace("key = 3\n", "key = 5\n", 1),
        ["reading.1: в поле «key» должно быть целое число от 1 до 4"],
    ),
    "ключи-подряд.toml": (
        TEST.replace("key = 4\n", "key = 1\n", 1),
        ["reading: верный вариант стоит на месте 1 в 3 заданиях из 5: переставьте"],
    ),
    "всё-перечисленное.toml": (
        TEST.replace("До 19:00, это ещё три часа", "Всё перечисленное", 1),
        ["reading.1: «options 2.ru»: сказано «перечисленн», а каждый вариант ответа должен стоять сам за себя"],
    ),
    "выдаёт-себя.toml": (
        TEST.replace("До 17:00, когда зал закрывают", "До 17:00, потому что в субботу зал закрывают раньше", 1),
        ["reading.1: верный вариант по-русски намного длиннее остальных и выдаёт себя"],
    ),
    "по-букве.toml": (
        TEST.replace("20:00 взято", "Вариант В взят", 1),
        ["reading.1: «explanation.ru»: сказано «вариант в», а варианты ответа у людей перемешаны"],
    ),
    "без-ячейки.toml": (
        TEST.replace(", 2.5, 1150]", ", 2.5]", 1),
        ["maths.paint, таблица: «rows 1»: ячеек должно быть 3, по одной на столбец"],
    ),
    "бесконечность.toml": (
        TEST.replace(", 2.5, 1150]", ", inf, 1150]", 1),
        ["maths.paint, таблица: «rows 1»: такое число не нарисовать"],
    ),
    "ряд-без-числа.toml": (
        TEST.replace("[120, 150, 180, 90]", "[120, 150, 180]", 1),
        ["maths.museum, график: в каждом ряду «series» чисел должно быть 4, по одному на подпись"],
    ),
    "порядок-заданий.toml": (
        TEST.replace('id = "maths.2"', 'id = "maths.7"', 1),
        ["maths: задания должны быть maths.1, maths.2, maths.3, maths.4, maths.5, в этом порядке"],
    ),
    "чужой-текст.toml": (
        TEST.replace('id = "maths.museum"', 'id = "maths.zoo"', 1),
        ["maths: тексты должны быть те, к которым есть задания, и в том же порядке"],
    ),
}
BYTES: dict[str, tuple[bytes, str]] = {
    "cp1251.toml": (
        FIRST.encode("cp1251", "replace"),
        "файл: сохранён не в UTF-8, это видно по байту 287: сохраните его как UTF-8",
    ),
    "utf16.toml": (FIRST.encode("utf-16"), "файл: сохранён в кодировке UTF-16: сохраните его как UTF-8"),
    "картинка.toml": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "файл: это не текст"),
    "ничего.toml": (b"", "файл: пустой"),
    "не-книга.xlsx": (b"PK\x03\x04" + b"x" * 100, "файл: не открывается как книга Excel"),
    "старая.xls": (
        b"\xd0\xcf\x11\xe0" + b"x" * 100,
        "файл: это старая книга Excel (.xls) или книга с паролем: сохраните её как .xlsx без пароля",
    ),
    "огромный.toml": (b"# " + b"a" * 1_100_000, "файл: больше 1 024 КБ, для методики это слишком много"),
}

Cells = dict[str, list[list[str]]]


def put(sheet: str, row: int, column: str, word: str) -> Callable[[Cells], object]:
    """Another word into a cell of a row as people count them."""

    def change(book: Cells) -> None:
        rows = book[sheet]
        rows[row - 1][rows[0].index(column)] = word

    return change


def without_column(book: Cells) -> None:
    place = book["Вопросы"][0].index("Ответ В")
    for row in book["Вопросы"]:
        del row[place]


# Name of the file, the instrument, what somebody did to its workbook, what is said of it
BOOKS: dict[str, tuple[str, Callable[[Cells], object], list[str]]] = {
    "тема.xlsx": (
        FIRST,
        put("Вопросы", 2, "Тема", "План"),
        [
            f"{WEEK} (лист «Вопросы», строка 2): «Тема»: тема из двух, трёх или четырёх слов, а сейчас «План»",
            f"{WEEK} (лист «Вопросы», строка 2): «Тема»: тема стоит внутри предложения и начинается с маленькой буквы",
        ],
    ),
    "ответ.xlsx": (
        FIRST,
        put("Вопросы", 3, "Ответ Б", "Всегда убираю лишнее"),
        [
            "methodical.borrowed (лист «Вопросы», строка 3): «Ответ Б»: слово «всегда». Скажите, что человек делает, "
            "а не как часто и насколько хорошо"
        ],
    ),
    "область.xlsx": (
        FIRST,
        put("Вопросы", 2, "Область", "Кулинария"),
        [f"{WEEK} (лист «Вопросы», строка 2): неизвестная область «Кулинария»"],
    ),
    "без-столбца.xlsx": (FIRST, without_column, ["файл: на листе «Вопросы» нет столбца «Ответ В»"]),
    "без-листа.xlsx": (FIRST, lambda book: book.pop("О методике"), ["файл: в книге нет листа «О методике»"]),
    "чужая.xlsx": (
        FIRST,
        lambda book: [book.pop(name) for name in list(book)[:2]],
        ["файл: в книге нет ни листа «Вопросы», ни листа «Задания»: возьмите за образец выгрузку из банка"],
    ),
    "задание.xlsx": (
        TEST,
        put("Задания", 2, "Ответ Б", "Ничего из перечисленного"),
        [
            "reading.1 (лист «Задания», строка 2): «Ответ Б»: сказано «ничего из», а каждый вариант ответа "
            "должен стоять сам за себя"
        ],
    ),
}


@pytest.fixture(scope="module")
def t() -> T:
    return Texts(ROOT / "locales").speaker("ru")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("broken")
    for name, (text, _) in TEXTS.items():
        (made / name).write_text(text, "utf-8")
    for name, (data, _) in BYTES.items():
        (made / name).write_bytes(data)
    (made / "папка.toml").mkdir()
    for name, (text, change, _) in BOOKS.items():
        sheets = {
            it.name: [[str(cell) for cell in row] for row in it.rows] for it in to_sheets(load(text, name), AREAS)
        }
        change(sheets)
        with xlsxwriter.Workbook(str(made / name)) as book:
            for title, rows in sheets.items():
                page = book.add_worksheet(title)
                for number, row in enumerate(rows):
                    page.write_row(number, 0, row)
    return made


def said(path: Path, t: T) -> tuple[int, list[str]]:
    heard: list[str] = []
    code = content_check.check([path], t=t, echo=heard.append)
    return code, [line.removeprefix(f"{path}, ") for line in heard if "стоит посмотреть" not in line][:-1]


@pytest.mark.parametrize("name", TEXTS)
def test_each_broken_file_is_named_with_all_that_is_wrong_in_it(name: str, folder: Path, t: T) -> None:
    """All of it and nothing that only follows from it."""
    text, reasons = TEXTS[name]
    assert text not in (FIRST, TEST, SELF)
    code, lines = said(folder / name, t)
    assert lines == reasons
    shut = reasons[0].startswith(("файл: не читается", "файл: строка", "файл: пустой"))
    assert code == (content_check.UNREADABLE if shut else content_check.MISTAKES)


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_is_told_the_sheet_the_row_and_the_column(name: str, folder: Path, t: T) -> None:
    assert said(folder / name, t) == (content_check.MISTAKES, BOOKS[name][2])


def test_the_workbook_that_the_bot_makes_is_well(tmp_path: Path, t: T) -> None:
    (tmp_path / "методика.xlsx").write_bytes(book_of(FIRST, t))
    assert said(tmp_path / "методика.xlsx", t) == (content_check.WELL, [])


@pytest.mark.parametrize("name", BYTES)
def test_a_file_that_is_no_text_is_said_to_be_unreadable(name: str, folder: Path, t: T) -> None:
    code, (line,) = said(folder / name, t)
    assert line.replace("\N{NO-BREAK SPACE}", " ") == BYTES[name][1]
    assert code == content_check.UNREADABLE


def test_a_folder_nothing_and_a_name_that_cannot_be(folder: Path, t: T) -> None:
    assert said(folder / "папка.toml", t) == (2, ["файл: это папка, а нужен файл"])
    assert said(folder / "нет.toml", t) == (2, ["файл: такого файла нет"])
    assert said(folder / ("a" * 300), t) == (2, ["файл: файл не открывается"])


def test_all_mistakes_of_a_file_are_said_at_once(tmp_path: Path, t: T) -> None:
    text = FIRST.replace("Как вы готовитесь?", "Как готовитесь.", 1).replace("чужой конспект", "конспект", 1)
    (tmp_path / "два.toml").write_text(text.replace('version = "1.0"', 'version = "1"', 1), "utf-8")
    assert said(tmp_path / "два.toml", t)[1] == [
        "файл: «version» пишется не так: «1»",
        f"{WEEK}: «question.ru»: в конце нужен вопросительный знак",
        "methodical.borrowed: «theme.ru»: тема из двух, трёх или четырёх слов, а сейчас «конспект»",
    ]


def test_variants_that_are_both_given_must_be_parallel(tmp_path: Path, t: T) -> None:
    folder = content.ROOM / "tests" / "functional_literacy"
    other = tmp_path / "b.toml"
    text = (folder / "b.toml").read_text("utf-8").replace("difficulty = 1", "difficulty = 2", 1)
    other.write_text(text, "utf-8")
    heard: list[str] = []
    assert content_check.check([folder / "a.toml", other], t=t, echo=heard.append) == content_check.MISTAKES
    assert heard[0] == f"{other}, reading.1: трудность не та, что в варианте a: там 1"


def test_what_comes_from_notepad_is_read(tmp_path: Path, t: T) -> None:
    """The mark of UTF-8 and the ends of lines of Windows."""
    path = tmp_path / "блокнот.toml"
    path.write_bytes(FIRST.replace("\n", "\r\n").encode("utf-8-sig"))
    assert said(path, t) == (content_check.WELL, [])


def test_an_instrument_of_one_language_stands_for_both(tmp_path: Path, t: T) -> None:
    text = re.sub(r', en = "[^"]*"', "", FIRST).replace('version = "1.0"', 'version = "1.0"\nlanguages = ["ru"]', 1)
    read = parse(text, "ru.toml", AREAS)
    assert read.items[0].theme == {"ru": "подготовка к неделе", "en": "подготовка к неделе"}
    (tmp_path / "ru.toml").write_text(text, "utf-8")
    assert said(tmp_path / "ru.toml", t) == (content_check.WELL, [])


def test_what_ships_has_neither_mistakes_nor_doubts(t: T) -> None:
    heard: list[str] = []
    assert content_check.check([], t=t, echo=heard.append) == content_check.WELL
    assert heard == [f"Файлов: {len(list(content.ROOM.rglob('*.toml')))}, ошибок: 0, замечаний: 0"]


DOUBTS = {
    "anchor-tells": ("По порядку: сколько успею", "По порядку" + " одно за другим" * 4 + ": сколько успею"),
    "anchor-twice": ("Веду по нему, он уже проверен другими", "Готовлю сразу неделю, темы и находки делим с коллегой"),
    "theme-twice": ("чужой конспект", "подготовка к неделе"),
    "office": ("Веду по нему, он уже", "В рамках урока веду по нему, он уже"),
    "sex": ("Веду по нему, он уже", "Рад(а) вести по нему, он уже"),
    "source": ('theme = { ru = "чужой конспект"', 'source = "чужой блог"\ntheme = { ru = "чужой конспект"'),
}


@pytest.mark.parametrize("key", DOUBTS)
def test_doubts_refuse_nothing(key: str, tmp_path: Path, t: T) -> None:
    was, becomes = DOUBTS[key]
    assert was in FIRST
    text = FIRST.replace(was, becomes, 1)
    assert [doubt.key for doubt in doubts(parse(text, "x.toml", AREAS))] == [key]
    (tmp_path / "x.toml").write_text(text, "utf-8")
    heard: list[str] = []
    assert content_check.check([tmp_path / "x.toml"], t=t, echo=heard.append) == content_check.WELL
    assert "стоит посмотреть" in heard[0]
    assert heard[-1] == "Файлов: 1, ошибок: 0, замечаний: 1"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_reason_is_said_with_what_it_is_told(locale: str) -> None:
    say = Texts(ROOT / "locales").speaker(locale)
    for key, reason in REASONS.items():
        named = re.findall(r"{(\w+)}", reason)
        assert say(f"broken-{key}", **{name: 5 if name in ("count", "has", "limit") else "x" for name in named})


def test_the_command_itself(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """All the files at once, without a token and a database."""
    names = sorted([*TEXTS, *BYTES, *BOOKS])
    monkeypatch.chdir(folder)
    assert main(["check-content", *names]) == content_check.UNREADABLE
    heard = capsys.readouterr()
    lines = heard.out.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    expected = [f"{name}, {reason}" for name in TEXTS for reason in TEXTS[name][1]]
    expected += [f"{name}, {reason}" for name, (_, reason) in BYTES.items()]
    expected += [f"{name}, {reason}" for name in BOOKS for reason in BOOKS[name][2]]
    assert sorted(line for line in lines[:-1] if "стоит посмотреть" not in line) == sorted(expected)
    assert lines[-1].startswith(f"Файлов: {len(names)}, ошибок: {len(expected)}, ")
    assert heard.err == ""
