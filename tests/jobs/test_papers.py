"""Papers of mentoring as files: what stands in them, read back by another library; what they look like at the edges."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from bot.texts import LOCALES
from jobs.papers import paper
from storage import consents, documents, entries, mentors, pairing, people, roles, tasks
from storage.db import Database, Tx
from storage.entries import Draft
from storage.jobs import Job
from storage.roles import place
from tests.storage.seating import person

DAY = 86_400
SEPTEMBER = int(datetime(2026, 9, 7, 9, tzinfo=UTC).timestamp())
NOVEMBER = int(datetime(2026, 11, 22, 9, tzinfo=UTC).timestamp())
NASTY = ('=HYPERLINK("http://evil")', "+7 999", "@SUM(A1)", "-1+1", "https://example.org", "0042", "<b>жирно</b> & Ко")
LONG = "Константинопольская-Красносельская Мария-Александра Вениаминовна"


@dataclass(frozen=True, slots=True)
class School:
    """A mentor with two mentees, whose pairs have begun on 7 September; a curator."""

    id: int
    mentor: int
    mentees: tuple[int, int]
    pairs: tuple[int, int]
    curator: int


async def school(tx: Tx) -> School:
    district = await tx.value(
        "INSERT INTO municipalities (region, name, folded) VALUES ('23', 'Район', 'район') RETURNING id"
    )
    at = await tx.value(
        "INSERT INTO organisations (municipality, name, folded) VALUES ($1, 'СОШ № 11', 'сош 11') RETURNING id",
        district,
    )
    made = [await person(tx, name) for name in ("Ирина", "Мария", "Пётр", "Ольга")]
    for number in made:
        await people.work_at(tx, number, at)
    mentor, first, second, curator = made
    await people.be_listed_as(tx, mentor, "Белова Ирина Павловна")
    await people.be_listed_as(tx, first, "Кузнецова Мария Игоревна")
    await people.teach(tx, first, "mathematics")
    await people.serve_since(tx, first, 2025)
    await roles.grant(
        tx, curator, "curator", await place(tx, "organisation", str(at), regions=frozenset()), by=None, now=SEPTEMBER
    )
    await people.be_listed_as(tx, curator, "Орлова Ольга Петровна")
    await mentors.be_ready(tx, mentor, capacity=8, now=SEPTEMBER)
    text = await consents.keep_text(tx, purpose="mentoring", version="1", locale="ru", text="О паре")
    pairs = []
    for mentee in (first, second):
        today = date(2026, 9, 7)
        pair = await pairing.propose(
            tx, mentor=mentor, mentee=mentee, by=mentor, today=today, text_hash=text, now=SEPTEMBER
        )
        await pairing.agree(tx, pair, mentee, text_hash=text, today=today, now=SEPTEMBER + DAY)
        pairs.append(pair)
    return School(at, mentor, (first, second), (pairs[0], pairs[1]), curator)


async def write(tx: Tx, at: School, days: int, *, pairs: Sequence[int] = (), **said: Any) -> int:
    """An entry about a meeting so many days after 7 September, an hour after it, of the first pair unless said."""
    held = SEPTEMBER + days * DAY
    usual: dict[str, Any] = {
        "held_at": held, "zone": "Europe/Moscow", "minutes": 45, "form": "talk", "task": None,
        "theme": "Планирование урока", "done": "Разобрали план", "difficulty": "", "agreement": "", "due_on": None,
    }  # fmt: skip
    draft = Draft(**(usual | said))
    return await entries.write(tx, at.mentor, pairs or at.pairs[:1], draft, request=str(days), now=held + 3600)


async def answer(tx: Tx, at: School, entry: int, days: int, *, remark: str = "", place: int = 0) -> None:
    now = SEPTEMBER + days * DAY
    pair, mentee = at.pairs[place], at.mentees[place]
    if remark:
        await entries.correct(tx, entry, pair, version=1, remark=remark, by=mentee, now=now)
    else:
        await entries.confirm(tx, entry, pair, version=1, by=mentee, now=now)


async def ordered(
    db: Database, at: School, kind: str, *, file: str = "xlsx", locale: str = "ru", first: date = date(2026, 9, 1),
    last: date | None = date(2026, 12, 31),
) -> tuple[str, bytes]:  # fmt: skip
    """The file of a paper about the first pair, or of the mentor's hours, asked for on 22 November."""
    subject = f"mentor:{at.mentor}" if kind == "hours" else f"pair:{at.pairs[0]}"
    async with db.write() as tx:
        document = await documents.number(
            tx, organisation=at.id, kind=kind, subject=subject, period_from=first, period_to=last, year=2026,
            by=at.mentor, now=NOVEMBER,
        )  # fmt: skip
    args = {"document": document.id, "file": file, "locale": locale, "zone": "Europe/Moscow", "at": NOVEMBER}
    [made] = await paper(db, Job(1, "paper", at.mentor, args, 1))
    return made


def cells(file: bytes, sheet: int = 0) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    return [row for row in book.get_sheet_by_index(sheet).to_python() if any(cell != "" for cell in row)]


def said(file: bytes) -> str:
    """All words of all sheets, a line a row."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return "\n".join(" | ".join(str(cell) for cell in row if cell != "") for row in rows)


async def test_the_journal_has_a_line_an_entry_and_hours_apart(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        first = await write(
            tx, at, 3, form="visit", difficulty="Не хватило времени", agreement="Переписать начало",
            due_on=date(2026, 9, 20),
        )  # fmt: skip
        second = await write(tx, at, 10, minutes=30)
        await write(tx, at, 17, minutes=60)
        await answer(tx, at, first, 4)
        await answer(tx, at, second, 11, remark="Мы говорили о дисциплине")
    name, file = await ordered(db, at, "journal")
    assert name == "Журнал наставничества 1-2026.xlsx"
    rows = cells(file)
    head = next(place for place, row in enumerate(rows) if row[0] == "№")
    assert rows[head][1:] == [
        "Дата, время", "Минут", "Форма", "Тема", "Что сделано", "Трудности", "Договорённости, срок",
        "Подтверждение наставляемого",
    ]  # fmt: skip
    assert rows[head + 1] == [
        1.0, "10.09.2026", 45.0, "Наставник на уроке", "Планирование урока", "Разобрали план", "Не хватило времени",
        "Переписать начало\nдо 20.09.2026", "подтверждено 11.09.2026",
    ]  # fmt: skip
    assert rows[head + 2][8] == "уточнено: Мы говорили о дисциплине"
    assert rows[head + 3][8] == "не подтверждено"
    words = said(file)
    assert "Подтверждено: 0 ч 45 мин (1 запись)." in words
    assert "Не подтверждено: 1 ч 30 мин (2 записи)." in words
    assert "СОШ № 11\nЖурнал наставничества № 1-Ж/2026\nПервое полугодие: 1 сентября 2026 – 31 декабря 2026" in words
    assert "Наставник: Белова Ирина Павловна" in words
    assert "Куратор программы: ____________________  Орлова Ольга Петровна" in words
    assert words.endswith("Составлено ботом «Маршрут» 22 ноября 2026. Действительно после подписания.")


async def test_only_the_period_is_in_it(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        for days, theme in ((3, "Сентябрьская"), (60, "Ноябрьская")):
            await write(tx, at, days, theme=theme)
    _, file = await ordered(db, at, "journal", first=date(2026, 11, 1))
    assert "Сентябрьская" not in said(file)
    assert "Ноябрьская" in said(file)
    assert "II четверть: 1 ноября 2026" in said(file)
    _, file = await ordered(db, at, "journal", first=date(2026, 9, 7), last=None)
    assert "Сентябрьская" in said(file)
    assert "С начала: 7 сентября 2026 – 22 ноября 2026" in said(file)


async def test_the_words_of_another_pair_in_a_group_stay_out(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        group = await write(tx, at, 3, pairs=at.pairs)
        await answer(tx, at, group, 4, remark="чужая поправка", place=1)
    _, file = await ordered(db, at, "journal")
    assert "чужая поправка" not in said(file)
    assert "не подтверждено" in said(file)


async def test_the_programme_with_what_is_done_and_lines_for_the_unknown(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        aim = await tasks.add_aim(
            tx, at.pairs[0], title="Уроки с ясной целью", area="methodical", by=at.mentor, now=SEPTEMBER
        )
        for place, title in enumerate(("Открытый урок", "Посетить урок коллеги")):
            made = await tasks.add_task(
                tx, at.pairs[0], aim=aim, title=title, form="visit", product="Запись урока",
                due_on=date(2026, 10, 1 + place), by=at.mentor, request=title, now=SEPTEMBER,
            )  # fmt: skip
        await tasks.done(tx, made, date(2026, 10, 5), by=at.mentor, now=SEPTEMBER)
        lost = await tasks.add_aim(tx, at.pairs[0], title="Передумали", by=at.mentor, now=SEPTEMBER)
        await tasks.drop_aim(tx, lost, by=at.mentor, now=SEPTEMBER)
    _, file = await ordered(db, at, "programme", first=date(2026, 9, 7), last=None)
    words = said(file)
    assert "Персонализированная программа наставничества № 1-П/2026" in words
    assert "Срок программы: 7 сентября 2026 – 31 мая 2027" in words
    assert "Утверждаю. Руководитель организации: ____" in words
    assert "Предмет наставляемого: Математика" in words
    assert "Преподаёт с: 2025 года" in words
    assert f"Приказ о закреплении: {'_' * 30}" in words
    assert "Форма наставничества: педагог – педагог" in words
    assert "1.0 | Открытый урок | 1 |" in words
    assert "01.10.2026 | Запись урока\n" in words
    assert "02.10.2026 | Запись урока | выполнено 05.10.2026" in words
    assert "1.0 | Методическая компетенция | Уроки с ясной целью" in words
    assert "Передумали" not in words
    assert "Согласие в боте: наставник 7 сентября 2026, наставляемый 8 сентября 2026." in words


async def test_the_report_counts_forms_and_steps(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        for place, form in enumerate(("talk", "visit", "visit")):
            entry = await write(
                tx, at, 3 + place, form=form, difficulty="Тихий класс" if place else "", theme="Дисциплина"
            )
            if form == "visit":
                await answer(tx, at, entry, 9)
        await tasks.add_task(
            tx, at.pairs[0], aim=None, title="Открытый урок", form="visit", product="", due_on=date(2026, 10, 1),
            by=at.mentor, request="1", now=SEPTEMBER,
        )  # fmt: skip
    _, file = await ordered(db, at, "report")
    words = said(file)
    assert "Встреча | 1.0 | 0.0 | 45.0" in words
    assert "Наставник на уроке | 2.0 | 90.0 | 0.0" in words
    assert "Подтверждено: 1 ч 30 мин (2 записи)." in words
    assert words.count("• Дисциплина") == 1
    assert "Шагов в программе 1, выполнено 0, срок прошёл у 1." in words
    assert words.count("Тихий класс") == 2
    assert "Состояние: действует" in words


async def test_the_hours_of_a_mentor_count_a_group_once(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        group = await write(tx, at, 3, pairs=at.pairs, minutes=60)
        await answer(tx, at, group, 4)
        await answer(tx, at, await write(tx, at, 10, minutes=30), 11)
        await write(tx, at, 17, minutes=20)
    _, file = await ordered(db, at, "hours")
    words = said(file)
    assert "Справка о наставнической деятельности № 1-С/2026" in words
    assert "1.0 | Кузнецова Мария Игоревна | СОШ № 11 | 08.09.2026 – сейчас | 3.0 | 90.0 | 20.0" in words
    assert "2.0 | СОШ № 11 | 08.09.2026 – сейчас | 1.0 | 0.0 | 60.0" in words, "whose full name nobody has told"
    assert "Подтверждено: 1 ч 30 мин (2 записи)." in words
    assert "Не подтверждено: 0 ч 20 мин (1 запись)." in words
    assert "Групповая встреча посчитана у каждого наставляемого, а в итоге один раз." in words


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", list(documents.LETTERS))
async def test_an_empty_one_is_a_paper_too(db: Database, kind: str, locale: str) -> None:
    async with db.write() as tx:
        at = await school(tx)
    name, file = await ordered(db, at, kind, file="pdf", locale=locale)
    assert name.endswith(" 1-2026.pdf")
    assert file.startswith(b"%PDF")
    _, file = await ordered(db, at, kind, locale=locale)
    assert "СОШ № 11" in said(file)


@pytest.mark.parametrize("kind", list(documents.LETTERS))
async def test_of_somebody_who_was_deleted_the_facts_stay(db: Database, kind: str) -> None:
    async with db.write() as tx:
        at = await school(tx)
        await answer(tx, at, await write(tx, at, 3, minutes=50), 4)
        await tx.run("UPDATE pairs SET state = 'finished', result = 'early', ended_at = $1", NOVEMBER)
        await tx.run("DELETE FROM people WHERE id = $1", at.mentees[0])
    _, file = await ordered(db, at, kind)
    assert "Кузнецова" not in said(file)
    assert kind == "programme" or "50" in said(file)
    assert (await ordered(db, at, kind, file="pdf"))[1].startswith(b"%PDF")


async def test_of_a_mentor_who_was_deleted_there_is_no_note_of_hours(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        made = await documents.number(
            tx, organisation=at.id, kind="hours", subject=f"mentor:{at.mentor}", period_from=date(2026, 9, 1),
            period_to=None, year=2026, by=at.mentor, now=NOVEMBER,
        )  # fmt: skip
        await tx.run("DELETE FROM people WHERE id = $1", at.mentor)
    args = {"document": made.id, "file": "pdf", "locale": "ru", "zone": "Europe/Moscow", "at": NOVEMBER}
    assert await paper(db, Job(1, "paper", None, args, 1)) == []


@pytest.mark.parametrize("file", ["pdf", "xlsx"])
async def test_sixty_entries_as_people_write_them(db: Database, file: str) -> None:
    """No text becomes a formula, a number or a link; emoji and words without a space break nothing."""
    words = (*NASTY, "🎉 получилось 👩‍🏫", "х" * 300, " ".join(["Очень подробно."] * 40))
    async with db.write() as tx:
        at = await school(tx)
        await people.be_listed_as(tx, at.mentees[0], LONG)
        for days in range(60):
            text = words[days % len(words)]
            await write(tx, at, days, theme=text[:60], done=text, difficulty=text[:100], agreement=text[:100])
    _, made = await ordered(db, at, "journal", file=file)
    if file == "pdf":
        assert made.startswith(b"%PDF")
        return
    rows = [row for row in cells(made) if isinstance(row[0], float)]
    assert [row[5] for row in rows[: len(words)]] == list(words)
    assert len(rows) == 60
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        xml = "".join(parts.read(it).decode() for it in parts.namelist() if "sheet" in it and it.endswith(".xml"))
    assert "<f>" not in xml
    assert "<hyperlink" not in xml
