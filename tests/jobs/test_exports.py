"""«Мои данные» to read: what stands in the document, in words."""

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import content
from bot.texts import Texts
from jobs.exports import Readable
from storage import enrolment, feedback, literacy, marks, planning, privacy
from storage.db import Database
from storage.support import facts
from tests.storage.hosting import ANNA, BORIS, HOST, MOSCOW, NOW, START, planned
from tests.storage.test_events import make, place
from tests.storage.test_pairing import MENTEE
from tests.storage.test_parting import worked


async def test_sessions_stand_with_the_day_the_seat_and_the_mark(db: Database) -> None:
    async with db.write() as tx:
        number = await planned(tx)
        await tx.run("INSERT INTO attendance VALUES ($1, $2, 'late', 'list', $3, $4)", number, ANNA, HOST, START)
        anna, boris = await privacy.everything(tx, ANNA), await privacy.everything(tx, BORIS)
    t = Texts(Path("locales")).speaker("ru")

    def rows(found: dict[str, list[dict[str, object]]]) -> list[list[str]]:
        sections = Readable(t, MOSCOW, found, {}).data(NOW)["sections"]
        return [row for section in sections if section["title"] == "Стажировки" for row in section["rows"]]

    assert rows(anna) == [["Критерии", f"{t.day(START, MOSCOW)}, место за вами, опоздание"]]
    assert rows(boris) == [["Критерии", f"{t.day(START, MOSCOW)}, вы в очереди"]]


async def test_events_stand_apart_with_what_was_said_of_them(db: Database) -> None:
    async with db.write() as tx:
        at, draft = await place(tx)
        session = await planning.plan_event(tx, await make(tx, at), draft, by=HOST, now=NOW)
        await enrolment.enrol(tx, session, ANNA, "room", by=HOST, now=NOW)
        await marks.mark(tx, session, {ANNA: "present"}, how="list", by=HOST, now=START)
        await feedback.rate(tx, session, ANNA, 4, now=draft.ends_at)
        await feedback.say(tx, session, ANNA, "takes", "Критерии", now=draft.ends_at)
        own = await privacy.everything(tx, ANNA)
        kept = await privacy.summary(tx, ANNA)
        assert (await facts(tx, ANNA, since=date(2026, 9, 1), zone=MOSCOW, now=draft.ends_at)).attended == 0
    assert (kept.seats, kept.event_seats, kept.feedback) == (0, 1, 1)
    t = Texts(Path("locales")).speaker("ru")
    sections = {it["title"]: it["rows"] for it in Readable(t, MOSCOW, own, {}).data(NOW)["sections"]}
    assert "Стажировки" not in sections
    assert sections["События"] == [
        ["Оценивание без страха", f"{t.day(START, MOSCOW)}, место за вами, присутствие"],
        ["Оценивание без страха, отзыв", "пригодится: 4 из 5. Критерии"],
    ]


async def test_a_test_stands_by_part_and_in_the_words_that_were_chosen(db: Database) -> None:
    variant = content.literacy()[0]
    first, second = variant.tasks[:2]
    async with db.write() as tx:
        await planned(tx)
        begun = await literacy.begin(tx, ANNA, variant, chance=Random(1), now=NOW)
        await literacy.answer(tx, ANNA, begun.id, first.id, first.key, now=NOW)
        await literacy.skip(tx, ANNA, begun.id, second.id, now=NOW)
        unfinished = await privacy.everything(tx, ANNA)
        await literacy.finish(tx, ANNA, begun.id, variant, now=NOW)
        own = await privacy.everything(tx, ANNA)
        kept = await privacy.summary(tx, ANNA)
    assert (kept.tests, kept.answers) == (1, 2)
    t = Texts(Path("locales")).speaker("ru")

    def rows(found: dict[str, list[dict[str, Any]]]) -> dict[str, list[list[str]]]:
        sections = Readable(t, MOSCOW, found, {}, tests={begun.id: variant}).data(NOW)["sections"]
        return {it["title"]: it["rows"] for it in sections if it["title"].startswith("Тест")}

    title = f"Тест функциональной грамотности, {t.day(NOW, MOSCOW)}"
    said = [[first.question["ru"], first.options[first.key]["ru"]], [second.question["ru"], "пропущено"]]
    assert rows(unfinished) == {f"{title}, не завершён. Ответы": said}
    assert rows(own)[title][:2] == [["Читательская грамотность", "1 из 5"], ["Математическая грамотность", "0 из 5"]]
    assert rows(own)[f"{title}. Ответы"] == said


async def test_pairs_stand_with_their_programme_journal_and_words_to_the_curator(db: Database) -> None:
    async with db.write() as tx:
        await worked(tx)
        own = await privacy.everything(tx, MENTEE)
    t = Texts(Path("locales")).speaker("ru")
    sections = Readable(t, MOSCOW, own, {}).data(NOW)["sections"]
    [rows] = [section["rows"] for section in sections if section["title"] == "Наставничество"]
    assert rows == [
        ["Наставник: Белова Ирина, молодой коллега: Мария", "с 24 ноября 2025 до 31 мая 2026"],
        ["шаг программы", "МЕТКА"],
        ["24 ноября 2025, встреча, 45 мин", "МЕТКА. МЕТКА. МЕТКА. МЕТКА. МЕТКА"],
        ["24 ноября 2025, встреча, 60 мин", "МЕТКА. МЕТКА. МЕТКА. МЕТКА. МЕТКА"],
        ["1 января 1970, куратору", "МЕТКА"],
    ]
