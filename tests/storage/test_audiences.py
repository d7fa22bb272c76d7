"""Who is meant by a broadcast: the place, what narrows it, who agreed and who can be reached."""

from datetime import date
from typing import Any

import pytest

from rules.audience import Audience, BadAudience
from rules.service import school_year
from storage import audiences, broadcast_readers, broadcasts, enrolment, events, marks, planning
from storage.audiences import Count, TooFew
from storage.broadcasts import Empty
from storage.db import Database, Tx
from storage.planning import Draft
from tests.databases import NOW
from tests.storage.broadcasting import AUTHOR, MOSCOW, agree, drafted, improving, lay, places, said, somebody

YEAR = school_year(date(2025, 11, 24))  # of NOW


async def meant(tx: Tx, kind: str, place: str, **narrowed: Any) -> set[int]:
    given: list[Any] = []
    where = audiences.condition(given, kind, place, Audience(**narrowed), NOW)
    return {row["id"] for row in await tx.all(f"SELECT p.id FROM people p WHERE {where}", *given)}


async def test_places_reach_down_and_never_aside(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        first = await somebody(tx, organisation=1)
        second = await somebody(tx, organisation=2)
        aside = await somebody(tx, municipality=2, organisation=3)
        far = await somebody(tx, region="55", municipality=None)
        await somebody(tx, known=0)
        assert await meant(tx, "all", "") == {first, second, aside, far}
        assert await meant(tx, "region", "23") == {first, second, aside}
        assert await meant(tx, "municipality", "1") == {first, second}
        assert await meant(tx, "organisation", "2") == {second}
        both = (("organisation", "2"), ("municipality", "2"))
        assert await meant(tx, "all", "", places=both) == {second, aside}
        assert await meant(tx, "municipality", "1", places=both) == {second}, "what is narrowed to is no way out"
        with pytest.raises(BadAudience):
            await meant(tx, "site", "1")


async def test_what_narrows_holds_together(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        maths = await somebody(tx, subject="math", stage="primary", service_year=YEAR)
        older = await somebody(tx, subject="math", stage="senior", service_year=YEAR - 20)
        silent = await somebody(tx)
        here = ("municipality", "1")
        assert await meant(tx, *here, subjects=("math", "physics")) == {maths, older}
        assert await meant(tx, *here, stages=("primary",)) == {maths}
        assert await meant(tx, *here, subjects=("math",), stages=("senior",)) == {older}
        assert await meant(tx, *here, service=(0, 3)) == {maths}
        assert await meant(tx, *here, service=(20, 20)) == {older}
        assert await meant(tx, *here, service=(1, None)) == {older}
        await tx.run(
            "INSERT INTO roles (person, role, scope_kind, scope, granted_at, revoked_at) VALUES"
            " ($1, 'curator', 'organisation', '1', 1, NULL), ($2, 'curator', 'organisation', '1', 1, 2)",
            silent, older,
        )  # fmt: skip
        await tx.run(
            "INSERT INTO pairs (mentor, mentee, organisation, kind, form, state, proposed_at, starts_on, ends_on)"
            " VALUES ($1, $2, 1, 'subject', 'one', 'active', 1, '', '')",
            older, maths,
        )  # fmt: skip
        assert await meant(tx, *here, roles=("curator",)) == {silent}
        assert await meant(tx, *here, roles=("curator", "mentee")) == {silent, maths}
        assert await meant(tx, *here, roles=("mentor",)) == {older}
        assert await meant(tx, *here, roles=("mentor", "teacher")) == {maths, older, silent}, "each of us is a teacher"


async def test_counted_in_three(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        for _ in range(3):
            await somebody(tx)
        await somebody(tx, agreed=False)
        await somebody(tx, agreed=False, gone=True)
        await somebody(tx, gone=True)
        withdrawn = await somebody(tx)
        await tx.run("UPDATE consents SET withdrawn_at = 5 WHERE person = $1", withdrawn)
        assert await audiences.count(tx, "municipality", "1", Audience(), now=NOW) == Count(3, 3, 1)
        await agree(tx, withdrawn)
        assert await audiences.count(tx, "municipality", "1", Audience(), now=NOW) == Count(4, 2, 1)
        assert (await audiences.count(tx, "municipality", "2", Audience(), now=NOW)).all == 0


async def test_a_diagnosis_says_nothing_of_fewer_than_five(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        people = [await somebody(tx) for _ in range(6)]
        for person in people[:4]:
            await improving(tx, person, "assessment")
        wanted = Audience(areas=("assessment", "ict"))
        with pytest.raises(TooFew):
            await audiences.count(tx, "municipality", "1", wanted, now=NOW)
        await improving(tx, people[4], "ict")
        assert (await audiences.count(tx, "municipality", "1", wanted, now=NOW)).will_get == 5
        await improving(tx, people[0], "assessment", deficit=0, at=2)
        with pytest.raises(TooFew):  # the latest diagnosis says otherwise
            await audiences.count(tx, "municipality", "1", wanted, now=NOW)
        number = await drafted(tx)
        await broadcasts.narrow(tx, number, wanted)
        with pytest.raises(TooFew):
            await broadcasts.launch(tx, number, by=AUTHOR, now=NOW)


async def test_those_who_answered_and_those_who_did_not(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        came, silent, _ = [await somebody(tx) for _ in range(3)]
        number = await drafted(tx)
        await broadcasts.offer(tx, number, "read")
        await broadcasts.launch(tx, number, by=AUTHOR, now=NOW)
    await lay(db, number)
    async with db.write() as tx:
        await said(tx, number, came)
        await said(tx, number, silent)
        await broadcast_readers.answer(tx, number, came, "read", now=NOW)
        here = ("municipality", "1")
        assert await meant(tx, *here, after=number, answered=True) == {came}
        assert await meant(tx, *here, after=number) == {silent}, "to the third it was not said yet"


async def held(tx: Tx, *, room: int = 9) -> int:
    """An event of municipality 1 whose sign-up is open."""
    number = await events.make(
        tx, scope_kind="municipality", scope="1", kind="seminar", title="Семинар", by=None, now=NOW, request="1"
    )
    draft = Draft(
        None, None, "", starts_at=NOW + 86_400, ends_at=NOW + 90_000, zone=MOSCOW, place="каб. 1", link="", room=room,
        remote=0, hours=0, opens_at=NOW, closes_at=None,
    )  # fmt: skip
    await planning.plan_event(tx, number, draft, by=None, now=NOW)
    return number


async def test_the_people_of_an_event(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        came, missed, refused, silent = [await somebody(tx) for _ in range(4)]
        event = await held(tx)
        for person in (came, missed):
            await enrolment.sign_up(tx, 1, person, "room", by=person, now=NOW, want_queue=False)
        number = await broadcasts.call(
            tx, author=AUTHOR, scope_kind="municipality", scope="1", text="Приходите", audience=Audience(), event=event,
            now=NOW,
        )  # fmt: skip
        await broadcasts.launch(tx, number, by=AUTHOR, now=NOW)
    await lay(db, number)
    async with db.write() as tx:
        for person in (missed, refused):
            await said(tx, number, person)
        await broadcast_readers.answer(tx, number, missed, "room", now=NOW)
        await broadcast_readers.answer(tx, number, refused, "no", now=NOW)
        await marks.mark(tx, 1, {came: "late"}, how="list", by=came, now=NOW + 86_400)
        here = ("municipality", "1")
        assert await meant(tx, *here, event=(event, "seated")) == {came, missed}
        assert await meant(tx, *here, event=(event, "came")) == {came}
        assert await meant(tx, *here, event=(event, "absent")) == {missed}
        assert await meant(tx, *here, event=(event, "refused")) == {refused}
        assert await meant(tx, *here, unheard=event) == {silent}
        assert await broadcast_readers.answered_event(tx, event) == {"room": 1, "no": 1}
        assert await broadcast_readers.called(tx, event, refused)
        assert not await broadcast_readers.called(tx, event, silent)
        assert [it[0] for it in (await audiences.events_of(tx, *here, limit=5))[0]] == [event]
        assert (await audiences.events_of(tx, "municipality", "2", limit=5))[1] == 0


async def test_a_call_is_said_while_somebody_may_come(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        person = await somebody(tx)
        event = await held(tx)
        wish: dict[str, Any] = {
            "author": AUTHOR,
            "scope_kind": "municipality",
            "scope": "1",
            "text": "Приходите",
            "event": event,
        }
        number = await broadcasts.call(tx, **wish, audience=Audience(), now=NOW)
        assert await broadcasts.call(tx, **wish, audience=Audience(), now=NOW) == number, "the draft that was begun"
        with pytest.raises(ValueError, match="read"):
            await broadcasts.offer(tx, number, "read")
        late = NOW + 90_000
        with pytest.raises(Empty):
            await broadcasts.launch(tx, number, by=AUTHOR, now=late)
        await broadcasts.launch(tx, number, by=AUTHOR, now=NOW)
        assert await broadcast_readers.to_say(tx, number, person, now=NOW)
        assert await broadcast_readers.to_say(tx, number, person, now=late) is None
        again = await broadcasts.again_to_silent(tx, number, by=AUTHOR, now=NOW)
        copy = await broadcasts.one(tx, again)
        assert copy
        assert (copy.event, copy.answers, copy.audience.unheard) == (event, "coming", event)
        await planning.cancel(tx, 1, reason="", by=AUTHOR, now=NOW)
        stopped = await broadcasts.one(tx, number)
        assert stopped
        assert (stopped.state, stopped.version) == ("cancelled", 2)
