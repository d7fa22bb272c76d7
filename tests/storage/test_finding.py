"""The index follows the database: what was changed, put right, archived or rolled back is seen in the next search."""

import secrets

import pytest

from rules.filters import Filters
from storage import finding
from storage.db import Database, Tx
from storage.finding import Finder, Found, Wanted, touched

NOW = 1_795_305_600


async def put(tx: Tx, title: str, *codes: str, number: str = "", **said: object) -> int:
    identity = f"registry:{number}" if number else f"own:{title}"
    values = {"title": title, "identity": identity, "registry_number": number, **said}
    made: int = await tx.value(
        f"INSERT INTO programmes (fingerprint, import, created_at, changed_at, {', '.join(values)})"
        f" VALUES ('', 1, 0, 0, {', '.join(f'${n}' for n in range(1, len(values) + 1))}) RETURNING id",
        *values.values(),
    )
    await code(tx, made, *codes)
    return made


async def code(tx: Tx, programme: int, *codes: str) -> None:
    await tx.run("DELETE FROM programme_competences WHERE programme = $1", programme)
    for place, one in enumerate(codes, 1):
        await tx.run(
            "INSERT INTO programme_competences (programme, code, place, reason) VALUES ($1, $2, $3, '[]')",
            programme,
            one,
            place,
        )


async def renew(tx: Tx) -> None:
    await tx.run("UPDATE catalogue_state SET token = $1 WHERE id = 1", secrets.token_hex(8))


async def ask(db: Database, finder: Finder, wanted: Wanted) -> Found:
    async with db.read() as tx:
        return await finder.find(tx, wanted, 0, now=NOW)


async def test_a_catalogue_is_found_by_words_codes_numbers_and_filters(db: Database) -> None:
    async with db.write() as tx:
        # One with its words kept, one from before they were.
        graded = await put(tx, "Оценивание на уроке", "assessment", words="оцениван урок|краснодар", hours=24)
        plain = await put(tx, "Цифровой урок", "ict", provider="ИРО", audience="учителя химии")
        await put(tx, "Прежний урок", "ict", archived_at=1)
        listed = await put(tx, "Программа реестра", "ict", number="77-а/12", subjects=",physics,")
    finder = Finder()
    assert (await ask(db, finder, Wanted())).ids == (listed, graded, plain)
    assert (await ask(db, finder, Wanted(codes=("ict",)))).ids == (listed, plain)
    assert (await ask(db, finder, Wanted(words="химия"))).ids == (plain,)
    assert (await ask(db, finder, Wanted(words="№ 77-А/12"))).ids == (listed,)
    slip = await ask(db, finder, Wanted(words="оценевание"))
    assert (slip.ids, slip.corrected, slip.how) == ((graded,), (("оценевание", "оценивание"),), "all")
    assert (await ask(db, finder, Wanted(words="🙂"))).how == "nothing"
    short = Wanted(filters=Filters().put("hours", "-36"))
    found = await ask(db, finder, short)
    assert (found.ids, found.unknown) == ((graded,), {"hours": 2})
    async with db.read() as tx:
        assert (await finder.counts(tx, short, "subject", now=NOW)) == {"physics": 0, "": 1}
        assert (await finder.find(tx, Wanted(), 99, now=NOW)).number == 0


async def test_a_correction_is_seen_at_once_by_everybody_and_one_rolled_back_by_nobody(db: Database) -> None:
    async with db.write() as tx:
        one, other = await put(tx, "Урок", "ict"), await put(tx, "Музей", "ict")
    mine, theirs = Finder(), Finder()
    for finder in (mine, theirs):
        assert (await ask(db, finder, Wanted(codes=("ict",)))).ids == (one, other)
    with pytest.raises(ZeroDivisionError):
        async with db.write() as tx:
            await code(tx, one, "health")
            await touched(tx, one)
            assert (await mine.find(tx, Wanted(codes=("ict",)), 0, now=NOW)).ids == (other,)
            raise ZeroDivisionError
    assert (await ask(db, mine, Wanted(codes=("ict",)))).ids == (one, other)
    for programme in (one, other):
        async with db.write() as tx:
            await code(tx, programme, "health")
            await touched(tx, programme)
    for finder in (mine, theirs):
        assert (await ask(db, finder, Wanted(codes=("ict",)))).ids == ()
        assert (await ask(db, finder, Wanted(codes=("health",)))).ids == (one, other)


async def test_a_large_catalogue_is_read_outside_of_turns(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "SMALL", 2)
    monkeypatch.setattr(finding, "PIECE", 2)
    async with db.write() as tx:
        ids = [await put(tx, f"Урок {number}", "ict", hours=20 + number) for number in range(5)]
    finder = Finder()
    assert not (await ask(db, finder, Wanted())).ready
    assert await finder.refresh(db)
    assert not await finder.refresh(db)
    assert (await ask(db, finder, Wanted())).ids == tuple(ids)
    async with db.write() as tx:
        await tx.run("UPDATE programmes SET archived_at = 1 WHERE id = $1", ids[0])
        await renew(tx)
    # The old index answers until the clock has come round.
    assert (await ask(db, finder, Wanted())).ids == tuple(ids)
    assert await finder.refresh(db)
    assert (await ask(db, finder, Wanted())).ids == tuple(ids[1:])


async def test_a_catalogue_that_changed_while_it_was_read_is_read_again(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with db.write() as tx:
        one = await put(tx, "Урок", "ict")
    finder, read = Finder(), finding._read

    async def disturbed(*args: object) -> int | None:
        said = await read(*args)  # type: ignore[arg-type]  # passed on as they came
        if said is None and not done:
            done.append(True)
            async with db.write() as tx:
                await put(tx, "Музей", "ict")
                await renew(tx)
        return said

    done: list[bool] = []
    monkeypatch.setattr(finding, "SMALL", 0)
    monkeypatch.setattr(finding, "_read", disturbed)
    assert not await finder.refresh(db)
    assert not (await ask(db, finder, Wanted())).ready
    assert await finder.refresh(db)
    assert (await ask(db, finder, Wanted())).ids[0] == one
