"""Files of instruments broken as people break them, each with what is said of it."""

import re
from collections.abc import Callable

import content

AREAS = content.areas()
FIRST = content.body("first_year")
TEST = content.body("functional_literacy", "a")
SELF = content.body("self_assessment")
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
