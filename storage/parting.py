"""Somebody leaves for good: their pairs end, their words go, what took place stays without their name.

Days, minutes and forms are the other one's hours; the programme stays with a mentee whose mentor leaves.
"""

from rules.pairs import PROPOSED
from storage import jobs, pairing, pairs
from storage.db import Tx

# Rows of the person alone.
_OWN = ("mentors", "mentor_wishes", "pair_consents", "pulses", "whispers")
# Columns that name them in what stays.
_NAMED = (
    *(("pairs", "mentor"), ("pairs", "mentee"), ("pairs", "proposed_by"), ("aims", "made_by"), ("tasks", "made_by")),
    *(("tasks", "done_by"), ("meetings", "proposed_by"), ("entries", "mentor"), ("whispers", "answered_by")),
    ("documents", "made_by"),
)
_AS_MENTEE = "(SELECT id FROM pairs WHERE mentee = $1)"
_WORDS = (
    "UPDATE pairs SET note = '' WHERE mentor = $1 OR mentee = $1",
    "UPDATE meetings SET place = '', reason = '' WHERE pair IN (SELECT id FROM pairs WHERE mentor = $1 OR mentee = $1)",
    f"UPDATE aims SET title = '' WHERE pair IN {_AS_MENTEE}",
    f"UPDATE tasks SET title = '', product = '' WHERE pair IN {_AS_MENTEE}",
    f"DELETE FROM task_comments WHERE person = $1 OR task IN (SELECT id FROM tasks WHERE pair IN {_AS_MENTEE})",
    f"UPDATE entry_pairs SET remark = '' WHERE pair IN {_AS_MENTEE}",
    # An entry of a group stays in words while another of its mentees is there to read it.
    f"""
    UPDATE entries SET theme = '', done = '', difficulty = '', agreement = ''
    WHERE mentor = $1 OR id IN (SELECT entry FROM entry_pairs WHERE pair IN {_AS_MENTEE}) AND NOT EXISTS (
        SELECT 1 FROM entry_pairs e JOIN pairs p ON p.id = e.pair
        WHERE e.entry = entries.id AND p.mentee IS NOT NULL AND p.mentee <> $1
    )
    """,
)


async def leave(tx: Tx, person: int, *, now: int) -> None:
    """The person is about to be erased or made nameless; the others of their pairs and the curators are told."""
    for pair in await pairs.of_person(tx, person, live=False):
        if pair.open:
            await pairing.finish(tx, pair.id, result="early", note="", by=person, now=now)
        elif pair.state == PROPOSED and pair.proposed_by == person:
            await pairing.withdraw(tx, pair.id, person, now=now)
        elif pair.state == PROPOSED:
            await pairing.refuse(tx, pair.id, person, now=now)
    for words in _WORDS:
        await tx.run(words, person)
    for table in _OWN:
        await tx.run(f"DELETE FROM {table} WHERE person = $1", person)
    for table, column in _NAMED:
        await tx.run(f"UPDATE {table} SET {column} = NULL WHERE {column} = $1", person)
    # Papers, boards and exports of others have their words and their name in them.
    await jobs.do_anew(tx, now=now)
