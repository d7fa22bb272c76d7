"""`check-content` against files that are broken as people break them: each named by file, item and reason."""

import re
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
from tests.machine.broken_files import AREAS, BOOKS, BYTES, FIRST, SELF, TEST, TEXTS, WEEK

ROOT = Path(__file__).parent.parent.parent


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
