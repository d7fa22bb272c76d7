"""Who leaves takes the words along: nothing of them is left in any table, days and minutes of the other one are."""

from dataclasses import dataclass
from datetime import date

import pytest

from storage import entries, jobs, outbox, pairs, privacy, tasks
from storage.db import Database, Tx
from storage.entries import Draft
from tests.databases import NOW, MakeDb, SecondLook
from tests.storage.test_pairing import CURATOR, FAR, MENTEE, MENTOR, begun, propose, school, told

MARK = "МЕТКА"
WORDS = {
    "mentors": ("about",), "pairs": ("note",), "aims": ("title",), "tasks": ("title", "product"),
    "task_comments": ("text",), "meetings": ("place", "reason"), "entry_pairs": ("remark",),
    "entries": ("theme", "done", "difficulty", "agreement"), "whispers": ("text", "answer"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Two:
    pair: int
    entry: int


def draft(minutes: int = 45) -> Draft:
    return Draft(
        held_at=NOW, zone="Europe/Moscow", minutes=minutes, form="talk", task=None, theme=MARK, done=MARK,
        difficulty=MARK, agreement=MARK, due_on=None,
    )  # fmt: skip


async def worked(tx: Tx) -> Two:
    """A pair with words of both in every table; a second one of the mentor with an entry common to both."""
    text = await school(tx)
    pair, other = await begun(tx, text), await propose(tx, text, mentee=FAR, by=FAR)
    await tx.run("UPDATE pairs SET state = 'active', mentor_agreed_at = 1, began_at = 1 WHERE id = $1", other)
    aim = await tasks.add_aim(tx, pair, title=MARK, by=MENTOR, now=NOW)
    step = await tasks.add_task(
        tx,
        pair,
        aim=aim,
        title=MARK,
        form="talk",
        product=MARK,
        due_on=date(2026, 1, 10),
        by=MENTOR,
        request="1",
        now=NOW,
    )
    await tasks.comment(tx, step, MENTOR, f"{MARK} 1", request="1", now=NOW)
    await tasks.comment(tx, step, MENTEE, f"{MARK} 2", request="2", now=NOW)
    await tx.run(
        "INSERT INTO meetings (pair, proposed_by, form, place, reason, starts_at, minutes, zone, lapses_at, changed_at,"
        " created_at, request) VALUES ($1, $2, 'talk', $3, $3, $4, 45, 'Europe/Moscow', $4, 0, 0, 'm')",
        pair, MENTOR, MARK, NOW + 900_000,
    )  # fmt: skip
    entry = await entries.write(tx, MENTOR, [pair], draft(), request="1", now=NOW)
    await entries.write(tx, MENTOR, [pair, other], draft(60), request="2", now=NOW)
    await tx.run("UPDATE entry_pairs SET remark = $1, state = 'corrected'", MARK)
    await tx.run(
        "INSERT INTO whispers (pair, person, text, at, answer, request) VALUES ($1, $2, $3, 0, $3, 'w')",
        pair,
        MENTEE,
        MARK,
    )
    await tx.run(
        "INSERT INTO pulses (entry, pair, person, useful, answered_at) VALUES ($1, $2, $3, 1, 0)", entry, pair, MENTEE
    )
    await tx.run("UPDATE mentors SET about = $1", MARK)
    return Two(pair, entry)


async def marked(look: SecondLook) -> dict[str, int]:
    """In which columns the planted word is still to be read, how often."""
    found = {}
    for table, columns in WORDS.items():
        for column in columns:
            [(count,)] = await look(f"SELECT count(*) FROM {table} WHERE {column} LIKE '%{MARK}%'")
            if count:
                found[f"{table}.{column}"] = count
    return found


async def leave(db: Database, person: int, how: str) -> None:
    async with db.write() as tx:
        if how == "erased":
            assert await privacy.erase(tx, person, messenger="telegram", address="7", now=NOW + 60)
        else:
            assert await privacy.become_nameless(tx, person, messenger="telegram", hashed="h", now=NOW + 60)


@pytest.mark.parametrize("how", ["erased", "nameless"])
async def test_a_mentee_leaves(db: Database, second_look: SecondLook, how: str) -> None:
    async with db.write() as tx:
        two = await worked(tx)
    await leave(db, MENTEE, how)
    # What is common with another mentee stays, and what that mentee said.
    common = ("entries.theme", "entries.done", "entries.difficulty", "entries.agreement", "entry_pairs.remark")
    assert await marked(second_look) == {"mentors.about": 1, **dict.fromkeys(common, 1)}
    assert await second_look("SELECT mentor, mentee, state, result FROM pairs WHERE id = $1", two.pair) == [
        (MENTOR, None, "finished", "early")
    ]
    assert await second_look("SELECT minutes FROM entries ORDER BY id") == [(45,), (60,)]
    assert await second_look("SELECT count(*) FROM pulses") == [(0,)]
    assert await second_look("SELECT person FROM pair_consents WHERE pair = $1", two.pair) == [(MENTOR,)]
    assert await second_look("SELECT state FROM meetings") == [("cancelled",)]
    async with db.read() as tx:
        assert "pair-ended" in await told(tx, MENTOR)
        assert "pair-ended" in await told(tx, CURATOR)
    await nobody_is_named(second_look, MENTEE)


@pytest.mark.parametrize("how", ["erased", "nameless"])
async def test_a_mentor_leaves_and_the_programme_stays(db: Database, second_look: SecondLook, how: str) -> None:
    async with db.write() as tx:
        await worked(tx)
    await leave(db, MENTOR, how)
    kept = {"aims.title": 1, "tasks.title": 1, "tasks.product": 1, "task_comments.text": 1, "entry_pairs.remark": 3}
    assert await marked(second_look) == {**kept, "whispers.text": 1, "whispers.answer": 1}
    assert await second_look("SELECT mentor, state FROM pairs ORDER BY id") == [(None, "finished")] * 2
    async with db.read() as tx:
        assert "pair-ended" in await told(tx, MENTEE)
    await nobody_is_named(second_look, MENTOR)


async def test_no_file_of_others_keeps_the_words(db: Database, second_look: SecondLook) -> None:
    """One that was sent is in a chat already; what was not is made anew, of what is there now."""
    async with db.write() as tx:
        await worked(tx)
        sent, promised = await made(tx, CURATOR), await made(tx, MENTEE)
        await tx.run("UPDATE outbox SET state = 'sent', ended_at = 1 WHERE subject = CAST($1 AS TEXT)", str(sent))
        being_made = await jobs.start(tx, kind="paper", person=CURATOR, args={}, now=NOW)
        await jobs.claim(tx, owner=7, now=NOW)
    await leave(db, MENTOR, "erased")
    assert await second_look("SELECT count(*) FROM job_files") == [(0,)]
    assert await second_look("SELECT id, state, tries FROM jobs ORDER BY id") == [
        (sent, "done", 1), (promised, "waiting", 0), (being_made, "waiting", 0),
    ]  # fmt: skip
    async with db.write() as tx:
        assert await jobs.claim(tx, owner=8, now=NOW + 60) is not None
        assert await jobs.finish(tx, promised, [("old", b"words")], owner=7, now=NOW + 60) == []


async def made(tx: Tx, person: int) -> int:
    """A paper that somebody else asked for, finished and promised."""
    job = await jobs.start(tx, kind="paper", person=person, args={}, now=NOW)
    await jobs.claim(tx, owner=7, now=NOW)
    [file] = await jobs.finish(tx, job, [("Журнал.pdf", MARK.encode())], owner=7, now=NOW)
    await outbox.put(tx, person=person, kind="paper", subject=str(job), which=str(file.id), now=NOW)
    return job


async def test_proposals_end_too(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        text = await school(tx)
        await propose(tx, text)
        await propose(tx, text, mentee=FAR, by=FAR)
    await leave(db, FAR, "erased")
    await leave(db, MENTOR, "erased")
    assert await second_look("SELECT state FROM pairs ORDER BY id") == [("refused",), ("withdrawn",)]
    async with db.read() as tx:
        assert await told(tx, MENTEE) == ["pair-refused"]


async def test_the_export_has_the_words_and_not_the_other_ones_secrets(db: Database) -> None:
    async with db.write() as tx:
        two = await worked(tx)
        own, others = await privacy.everything(tx, MENTEE), await privacy.everything(tx, MENTOR)
        assert (await privacy.summary(tx, MENTOR)).pairs == 2
        assert (await pairs.pair(tx, two.pair)) is not None
    assert [it["text"] for it in own["whispers"]] == [MARK]
    assert len(own["pulses"]) == 1
    assert others["whispers"] == []
    assert others["pulses"] == []
    for found in (own, others):
        assert [it["theme"] for it in found["entries"]] == [MARK, MARK]
        assert {it["title"] for it in found["tasks"]} == {MARK}
        assert any(it["purpose"] == "mentoring" for it in found["consent_texts"])
    assert [it["pair"] for it in own["entry_pairs"]] == [two.pair] * 2
    assert own["pair_people"][0]["mentor_name"] == "Белова Ирина"


async def test_every_column_that_leads_to_a_person_has_an_index(make_db: MakeDb) -> None:
    """Each deletion asks all of them, and the idle are deleted two hundred at a time."""
    db = await make_db("sqlite")
    async with db.read() as tx:
        leading = await tx.all(
            "SELECT m.name AS name, f.'from' AS source FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f"
            " WHERE m.type = 'table' AND f.'table' = 'people'"
        )
        found = await tx.all(
            "SELECT m.name AS name, x.name AS source FROM sqlite_master m JOIN pragma_index_list(m.name) l"
            " JOIN pragma_index_info(l.name) x WHERE m.type = 'table' AND x.seqno = 0 AND l.partial = 0"
        )
    indexed = {(row["name"], row["source"]) for row in found}
    assert {(row["name"], row["source"]) for row in leading} <= indexed


async def nobody_is_named(look: SecondLook, person: int) -> None:
    for table, column in (
        *(
            ("pairs", "mentor"),
            ("pairs", "mentee"),
            ("pairs", "proposed_by"),
            ("aims", "made_by"),
            ("tasks", "made_by"),
        ),
        *(("tasks", "done_by"), ("task_comments", "person"), ("meetings", "proposed_by"), ("entries", "mentor")),
        *(("mentors", "person"), ("mentor_wishes", "person"), ("pulses", "person"), ("whispers", "person")),
        *(("pair_consents", "person"), ("documents", "made_by")),
    ):
        assert await look(f"SELECT count(*) FROM {table} WHERE {column} = $1", person) == [(0,)], (table, column)
