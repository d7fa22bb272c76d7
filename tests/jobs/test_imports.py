"""A catalogue's file: how it may look, what is refused in one sentence, and that it comes in whole or not at all."""

import json
from pathlib import Path

import pytest

from bot.texts import Texts
from jobs import imports, tables
from jobs.catalogue_files import finish, stage
from jobs.catalogue_rows import lines, open_catalogue
from jobs.imports import bring, dry_run, read_bytes, run_import, undo
from jobs.tables import Unreadable, explain
from storage import catalogue
from storage import imports as kept
from storage.db import Database
from storage.imports import NotAsked, NotUndone, RealDataThere
from tests.databases import SecondLook

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "content" / "sample" / "programmes.tsv"
T = Texts(ROOT / "locales").speaker("ru")
NOW = 1_795_305_600


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "catalogue.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def rows_of(path: Path) -> list[dict[str, object]]:
    said: list[str] = []
    dry_run(path, t=T, echo=said.append, as_json=True)
    return [json.loads(one) for one in said]


def test_the_sample_is_read_without_an_error() -> None:
    said: list[str] = []
    assert dry_run(SAMPLE, t=T, echo=said.append, as_json=True) == imports.PARSED
    rows = [json.loads(one) for one in said]
    assert len(rows) == 92
    assert [list(row) for row in rows] == [["row", "title", "competences", "errors", "warnings"]] * 92
    assert [row["row"] for row in rows] == list(range(2, 94))
    assert all(row["errors"] == [] for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_any_usual_way_to_save_a_table(tmp_path: Path, encoding: str, delimiter: str) -> None:
    header = delimiter.join(["Название программы", "Объём", "Вид"])
    text = f'{header}\r\n"Урок: цель, задание; результат"{delimiter}36 ч{delimiter}ПК\r\n'
    (row,) = rows_of(written(tmp_path, text, encoding))
    assert row["title"] == "Урок: цель, задание; результат"
    assert row["errors"] == []


def test_titles_alone_are_a_catalogue(tmp_path: Path) -> None:
    rows = rows_of(written(tmp_path, "title\nФормирующее оценивание\nЦифровые инструменты учителя\n"))
    assert [row["competences"][0] for row in rows] == ["assessment", "ict"]  # type: ignore[index]  # parsed JSON
    assert all(row["errors"] == [] for row in rows)


def test_rows_are_counted_as_lines_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, 'title;annotation\nА;"одна\nдве"\n\n;\nБ;\n')
    assert [line.row for line in lines(open_catalogue(read_bytes(path)))] == [2, 6]


def test_an_error_names_the_row_and_the_column(tmp_path: Path) -> None:
    path = written(tmp_path, "title;kind;hours\nА;ПК;36\nБ;ПК;8\n")
    said: list[str] = []
    assert dry_run(path, t=T, echo=said.append, as_json=False) == imports.ROW_ERRORS
    assert said[0] == "Строка 3. часы: 8, а у повышения квалификации не меньше 16"


def test_a_registry_number_that_stands_twice_is_an_error_and_a_repeated_row_a_warning(tmp_path: Path) -> None:
    text = "title;registry_number\nА;17\nБ;17\nВ;\nВ;\n"
    rows = rows_of(written(tmp_path, text))
    assert [bool(row["errors"]) for row in rows] == [False, True, False, False]
    assert any("строке 4" in str(said) for said in rows[3]["warnings"])  # type: ignore[attr-defined]  # parsed JSON


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (b"", "import-empty"),
        (b"  \n ", "import-empty"),
        (b"PK\x03\x04rest", "import-broken-book"),
        (b"\xd0\xcf\x11\xe0old", "import-old-excel"),
        (b"%PDF-1.7", "import-not-a-table"),
        (b"\x00\x01\x02binary", "import-not-a-table"),
        ("имя;цвет\nА;Б".encode(), "import-no-title"),
        ("title;Название\nА;Б".encode(), "import-column-twice"),
        (("title;" + ";".join("x" for _ in range(200))).encode(), "import-too-wide"),
        (('title\n"' + "строка без конца\n" * 1000).encode(), "import-broken-row"),
        (b"title\n" + b"a" * (10 * 1024 * 1024), "import-too-big"),
    ],
)
def test_what_is_no_catalogue_gets_one_sentence(tmp_path: Path, raw: bytes, key: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(raw)
    with pytest.raises(Unreadable) as caught:
        list(lines(open_catalogue(read_bytes(path))))
    assert caught.value.key == key
    assert len(explain(caught.value, T).splitlines()) == 1
    assert dry_run(path, t=T, echo=lambda _: None, as_json=True) == imports.UNREADABLE


def test_too_many_rows_are_refused_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    path = written(tmp_path, "title\n" + "А\n" * 4)
    with pytest.raises(Unreadable, match="import-too-long"):
        list(lines(open_catalogue(read_bytes(path))))


async def test_an_import_brings_the_rows_with_what_was_found(db: Database, second_look: SecondLook) -> None:
    report = await run_import(db, SAMPLE, now=NOW)
    assert (report.added, report.changed, report.archived) == (92, 0, 0)
    assert await second_look("SELECT count(*) FROM programmes WHERE archived_at IS NULL AND demo = 0") == [(92,)]
    assert await second_look(
        "SELECT p.region_code, p.subjects, c.code FROM programmes p JOIN programme_competences c ON c.programme = p.id"
        " WHERE p.title = 'Оценочная деятельность учителя в предмете «Физическая культура»' AND c.place = 1"
    ) == [("20", ",physical_education,", "assessment")]


async def test_bringing_the_same_file_again_changes_nothing(db: Database, second_look: SecondLook) -> None:
    await run_import(db, SAMPLE, now=NOW)
    before = await second_look("SELECT id, changed_at FROM programmes ORDER BY id")
    report = await run_import(db, SAMPLE, now=NOW + 1)
    assert (report.added, report.changed, report.archived) == (0, 0, 0)
    assert await second_look("SELECT id, changed_at FROM programmes ORDER BY id") == before


async def test_what_a_provider_no_longer_has_is_archived_and_others_stay(
    db: Database, tmp_path: Path, second_look: SecondLook
) -> None:
    first = "title;provider;url\nА;ИРО;\nБ;ИРО;\nВ;ЦНППМ;\nГ;;\n"
    await run_import(db, written(tmp_path, first), now=NOW)
    report = await run_import(db, written(tmp_path, "title;provider;url\nА;«ИРО»;iro.ru\nД;;\n"), now=NOW + 1)
    assert (report.added, report.changed, report.archived) == (1, 1, 1)
    away = "SELECT title FROM programmes WHERE archived_at IS NOT NULL"
    assert await second_look(away) == [("Б",)]
    await run_import(db, written(tmp_path, first), now=NOW + 2)
    assert await second_look(away) == []


async def test_one_wrong_row_keeps_the_whole_file_out(db: Database, tmp_path: Path, second_look: SecondLook) -> None:
    said: list[str] = []
    path = written(tmp_path, "title;hours;kind\nА;36;ПК\nБ;8;ПК\n")
    assert await bring(db, path, now=NOW, t=T, echo=said.append) == imports.ROW_ERRORS
    assert said[-1].startswith("Ничего не загружено")
    assert await second_look("SELECT count(*) FROM programmes") == [(0,)]


async def test_an_import_that_died_before_the_decision_leaves_nothing(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await kept.begin(tx, "half", now=NOW)
    await finish(db, now=NOW)
    assert await second_look("SELECT count(*) FROM programmes") == [(0,)]
    async with db.write() as tx:
        await kept.begin(tx, "next", now=NOW + 7200)
    states = await second_look("SELECT name, state FROM imports ORDER BY id")
    assert states == [("half", "dropped"), ("next", "staging")]


class Dying:
    """The fourth piece kills the process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self._whole, self._name, self._monkeypatch, self._pieces = getattr(catalogue, name), name, monkeypatch, 0
        monkeypatch.setattr(catalogue, "PIECE", 10)
        monkeypatch.setattr(catalogue, name, self)

    async def __call__(self, *args: object, **more: object) -> bool:
        self._pieces += 1
        if self._pieces == 4:
            self._monkeypatch.setattr(catalogue, self._name, self._whole)
            raise RuntimeError("kill -9")
        return bool(await self._whole(*args, **more))


TOKEN = "SELECT token FROM catalogue_state"


async def test_an_import_that_died_after_the_decision_is_finished_by_whoever_comes_next(
    db: Database, second_look: SecondLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    Dying(monkeypatch, "apply_piece")
    before = await second_look(TOKEN)
    with pytest.raises(RuntimeError):
        await run_import(db, SAMPLE, now=NOW)
    assert await second_look("SELECT count(*) FROM programmes") == [(30,)]
    assert await second_look(TOKEN) == before, "lists are those of before until the last piece is in"
    await finish(db, now=NOW + 1)
    assert await second_look("SELECT count(*) FROM programmes") == [(92,)]
    assert await second_look("SELECT state, added FROM imports") == [("applied", 92)]
    assert await second_look(TOKEN) != before


async def test_undoing_puts_everything_back_even_after_a_kill(
    db: Database, tmp_path: Path, second_look: SecondLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, *rows = SAMPLE.read_text("utf-8").splitlines()
    await run_import(db, SAMPLE, now=NOW)
    every = (
        "SELECT p.*, c.code, c.place, c.reason FROM programmes p"
        " LEFT JOIN programme_competences c ON c.programme = p.id ORDER BY p.id, c.place"
    )
    before = await second_look(every)
    changed = [f"{head}\tprice", *(f"{row}\t{n}" for n, row in enumerate(rows[:60])), "Новая\tПК\t\t\t\t\t\t\t0"]
    path = written(tmp_path, "\n".join(changed), name="next.tsv")
    report = await run_import(db, path, now=NOW + 60)
    assert (report.added, report.changed) == (1, 60)
    Dying(monkeypatch, "undo_piece")
    said: list[str] = []
    with pytest.raises(RuntimeError):
        await undo(db, now=NOW + 120, t=T, echo=said.append)
    assert await second_look(every) != before
    await finish(db, now=NOW + 180)
    new = "programmes p WHERE p.title = 'Новая'"
    assert await second_look(f"SELECT count(*) FROM {new} AND p.archived_at IS NOT NULL") == [(1,)]
    assert [row for row in await second_look(every) if "Новая" not in row] == before
    assert await undo(db, now=NOW + 240, t=T, echo=said.append) == imports.ROW_ERRORS
    assert await undo(db, now=NOW + 100_000, t=T, echo=said.append) == imports.ROW_ERRORS


async def test_a_terminal_is_asked_and_no_means_no(db: Database, second_look: SecondLook, tmp_path: Path) -> None:
    said: list[str] = []
    table = tmp_path / "errors.xlsx"
    done = await bring(db, SAMPLE, now=NOW, t=T, echo=said.append, ask=lambda _: False, report=table)
    assert done == imports.PARSED
    assert said[-1] == "Ничего не изменено."
    assert table.read_bytes().startswith(b"PK")
    assert any(line.startswith("Новых программ: 92.") for line in said)
    assert await second_look("SELECT count(*) FROM programmes") == [(0,)]
    assert await bring(db, SAMPLE, now=NOW, t=T, echo=said.append, ask=lambda _: True) == imports.PARSED
    assert await second_look("SELECT count(*) FROM programmes") == [(92,)]


async def test_sample_data_never_mix_with_real_ones(db: Database, tmp_path: Path, second_look: SecondLook) -> None:
    await run_import(db, SAMPLE, now=NOW, demo=True)
    in_force = "SELECT demo, count(*) FROM programmes WHERE archived_at IS NULL GROUP BY demo"
    assert await second_look(in_force) == [(1, 92)]
    await run_import(db, written(tmp_path, "title\nНастоящая программа\n"), now=NOW + 1)
    assert await second_look(in_force) == [(0, 1)]
    with pytest.raises(RealDataThere):
        await run_import(db, SAMPLE, now=NOW + 2, demo=True)


async def test_the_sample_brought_as_real_data_is_not_the_sample(db: Database, second_look: SecondLook) -> None:
    await run_import(db, SAMPLE, now=NOW, demo=True)
    await run_import(db, SAMPLE, now=NOW + 1)
    assert await second_look("SELECT demo, count(*) FROM programmes WHERE archived_at IS NULL GROUP BY demo") == [
        (0, 92)
    ]


async def test_only_the_last_import_is_undone_and_for_a_day(
    db: Database, tmp_path: Path, second_look: SecondLook
) -> None:
    await run_import(db, SAMPLE, now=NOW, demo=True)
    first = await run_import(db, written(tmp_path, "title\nПервая\n"), now=NOW + 1)
    second = await run_import(db, written(tmp_path, "title\nВторая\n"), now=NOW + 2)
    for load, at, why in ((first, NOW + 3, "not-last"), (second, NOW + 3 + kept.DAY, "late")):
        async with db.write() as tx:
            with pytest.raises(NotUndone) as caught:
                await kept.begin_undo(tx, load.id, None, now=at)
        assert caught.value.why == why
    assert await undo(db, now=NOW + 4, t=T, echo=lambda _: None) == imports.PARSED
    assert await second_look("SELECT title FROM programmes WHERE archived_at IS NULL") == [("Первая",)]


async def test_undoing_the_first_real_catalogue_brings_the_sample_back(db: Database, second_look: SecondLook) -> None:
    await run_import(db, SAMPLE, now=NOW, demo=True)
    await run_import(db, SAMPLE, now=NOW + 1)
    await undo(db, now=NOW + 2, t=T, echo=lambda _: None)
    assert await second_look("SELECT demo, count(*) FROM programmes WHERE archived_at IS NULL GROUP BY demo") == [
        (1, 92)
    ]


async def test_what_waits_is_overtaken_by_another_import_and_forgotten_after_a_day(
    db: Database, tmp_path: Path, second_look: SecondLook
) -> None:
    async with db.write() as tx:
        waits = await kept.begin(tx, "waits", now=NOW)
    assert (await stage(db, waits, SAMPLE.read_bytes(), now=NOW)).state == "asked"
    await run_import(db, written(tmp_path, "title\nДругая\n"), now=NOW + 1)
    async with db.write() as tx:
        with pytest.raises(NotAsked, match="overtaken"):
            await kept.decide(tx, waits, None, now=NOW + 2)
    async with db.write() as tx:
        asked = await kept.begin(tx, "asked", now=NOW + 2)
    await stage(db, asked, SAMPLE.read_bytes(), now=NOW + 2)
    async with db.write() as tx:
        await kept.forget_old(tx, now=NOW + 3 + kept.DAY)
        assert await kept.sweep(tx, now=NOW + 3 + kept.DAY) > 2 * 92
        assert await kept.sweep(tx, now=NOW + 3 + kept.DAY) == 0
    assert await second_look("SELECT state FROM imports ORDER BY id") == [("overtaken",), ("applied",), ("dropped",)]
    assert await second_look("SELECT count(*) FROM import_rows") == [(0,)]


PLAN = """ГБУ ДПО «Институт развития образования»;;;;;;
План-график на 2027 год;;;;;;
№ п/п;Наименование программы;Объем, час.;Сроки проведения;;Кол-во слушателей;Примечание
;;;начало;окончание;;
1;2;3;4;5;6;7
;Раздел 1. Учителям;;;;;
1;Формирующее оценивание;36;12.01.2027;16.01.2027;25 чел.;
2;Цифровые инструменты учителя;72;01.02.2027;20.02.2027;до 30;
;Итого;108;;;55;
Кафедра педагогики;;;;;;
Ректор;;;;;;И. И. Иванов
"""


def test_a_plan_as_institutes_print_it(tmp_path: Path) -> None:
    """Words above, a header of two storeys, numbers of columns, sections, totals and a signature."""
    found = list(lines(open_catalogue(written(tmp_path, PLAN, "cp1251").read_bytes())))
    assert [line.row for line in found] == [6, 7, 8, 9, 10, 11]
    assert [line.row for line in found if line.is_new] == [7, 8]
    assert not any(line.checked.errors for line in found)
    one = found[1].checked.programme
    assert one is not None
    assert (one.hours, one.starts_on, one.ends_on, one.places) == (36, "2027-01-12", "2027-01-16", 25)


def test_a_row_that_says_something_of_a_programme_and_has_no_title_is_an_error(tmp_path: Path) -> None:
    rows = rows_of(written(tmp_path, "title;hours;provider\nА;36;ИРО\n;72;ИРО\n"))
    assert [bool(row["errors"]) for row in rows] == [False, True]
