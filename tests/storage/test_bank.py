"""The bank of instruments: who may begin what, drafts, versions that only grow, and what is taken back."""

import asyncio

import pytest

import content
from bot import instruments
from rules.questionnaire import BrokenContent
from rules.roles import EVERYWHERE as ALL
from rules.roles import Scope
from storage import bank, merging, publishing
from storage.bank import EVERYWHERE, Kept, Made, NoInstrument
from storage.db import Database, Engine, Tx
from storage.merging import Merge
from storage.publishing import NotHigher, NotNow, NoTwin, Taken
from tests.databases import SecondLook
from tests.storage.hosting import ANNA, BORIS, HOST, NOW, world

TOWN, OTHER = ("municipality", "1"), ("municipality", "2")
AT_TOWN = Scope("municipality", "1", (("region", "23"),))
SHIPS = frozenset({"self_assessment", "functional_literacy"})


def made(code: str = "own", version: str = "1.0", **more: str) -> Made:
    title = {"ru": f"Своя {code}", "en": "Own"}
    return Made(kind=more.get("kind", "questionnaire"), code=code, version=version, title=title, body=f"v {version}")


async def draft(tx: Tx, it: Made, place: tuple[str, str] = TOWN, *, now: int = NOW) -> Kept:
    return await bank.get(tx, await publishing.make_draft(tx, it, place, by=HOST, now=now))


async def publish(tx: Tx, it: Kept, *, by: int = ANNA, now: int = NOW) -> Kept:
    return (await publishing.publish(tx, it.id, seen=it.changed_at, by=by, now=now, ships=SHIPS))[0]


async def out(tx: Tx, it: Made, place: tuple[str, str] = TOWN) -> Kept:
    return await publish(tx, await draft(tx, it, place))


def said(rows: list[Kept]) -> list[tuple[str, str]]:
    return [(it.code, it.version) for it in rows]


async def test_a_place_offers_its_own_and_what_lies_above_it(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await world(tx)
        await bank.lay_shipped(tx, made("self_assessment", "1.1"), now=NOW)
        await out(tx, made("region_own"), ("region", "23"))
        await out(tx, made("other_own"), OTHER)
        first = await out(tx, made("own", "1.2"))
        assert (first.state, first.made_by, first.published_by, first.published_at) == ("published", HOST, ANNA, NOW)
        await out(tx, made("own", "1.10"))
        await draft(tx, made("own", "2.0"))
        await draft(tx, made("only_a_draft"))
    here = [TOWN, ("region", "23")]
    async with db.read() as tx:
        wanted = [("own", "1.10"), ("region_own", "1.0"), ("self_assessment", "1.1")]
        assert said(await bank.offered(tx, here)) == wanted
        assert said(await bank.offered(tx, [])) == wanted[2:]
        assert said(await bank.offered(tx, [OTHER])) == [("other_own", "1.0"), wanted[2]]
        assert said(await bank.versions(tx, "own")) == [("own", "1.10"), ("own", "1.2")]
        shelves = await bank.listing(tx, AT_TOWN, limit=9)
        assert [(said([it.kept])[0] if it.kept else None, it.draft and it.draft.version) for it in shelves] == [
            (None, "1.0"), (wanted[0], "2.0"), (wanted[1], None), (wanted[2], None),
        ]  # fmt: skip
        assert await bank.count(tx, AT_TOWN) == 4
        assert await bank.listing(tx, AT_TOWN, limit=2, offset=3) == shelves[3:]
        above = await bank.listing(tx, Scope("region", "23"), limit=9)
        assert [it.kept and it.kept.code for it in above] == ["region_own", "self_assessment"]
        assert all(it.draft is None for it in above), "drafts are the place's own"
        assert [it.kept and it.kept.code for it in await bank.listing(tx, ALL, limit=9)] == ["self_assessment"]
    audited = await second_look("SELECT action, actor, details FROM audit WHERE action = 'instrument.published'")
    assert len(audited) == 4
    assert audited[2][1:] == (ANNA, f'{{"instrument": {first.id}, "scope": "1", "scope_kind": "municipality"}}')


async def test_a_draft_is_replaced_by_the_next_file_and_published_once(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await world(tx)
        one = await draft(tx, made())
        two = await draft(tx, made(version="1.1"))
        assert (two.id, two.version) == (one.id, "1.1")
        assert two.changed_at > one.changed_at, "two files of one second are two"
        with pytest.raises(NotNow):
            await publish(tx, one)  # it has seen the first file, another came after
        await publish(tx, two)
        for late in (publish(tx, two), publishing.drop(tx, two.id, by=HOST, now=NOW)):
            with pytest.raises(NotNow) as why:
                await late
            assert why.value.state == "published"
        with pytest.raises(NoInstrument):
            await publishing.drop(tx, 99, by=HOST, now=NOW)
        with pytest.raises(NotNow):
            await publishing.restore(tx, two.id, by=HOST, now=NOW)
    assert await second_look("SELECT version, state, body FROM instruments") == [("1.1", "published", "v 1.1")]


async def test_a_version_only_grows(db: Database) -> None:
    async with db.write() as tx:
        await world(tx)
        await out(tx, made(version="1.10"))
        for lower in ("1.2", "1.10"):
            with pytest.raises(NotHigher) as why:
                await out(tx, made(version=lower))
            assert why.value.version == "1.10"
        await out(tx, made(version="2.0"))


async def test_a_code_belongs_to_the_place_that_published_it_first(db: Database) -> None:
    async with db.write() as tx:
        await world(tx)
        await out(tx, made())
        await draft(tx, made(version="3.0"), OTHER)
        for code, place in (("own", OTHER), ("own", EVERYWHERE), ("self_assessment", TOWN)):
            with pytest.raises(Taken) as why:
                await out(tx, made(code, "2.0"), place)
            assert (why.value.scope_kind, why.value.scope) == (TOWN if code == "own" else EVERYWHERE)
        assert await bank.owner(tx, "own", SHIPS) == TOWN
        assert await bank.owner(tx, "new", SHIPS) is None
        await out(tx, made("self_assessment", "2.0"), EVERYWHERE)


@pytest.mark.parametrize("engine", ["postgres"])
async def test_two_places_that_publish_one_code_at_once_are_told_apart(db: Database, engine: Engine) -> None:
    async with db.write() as tx:
        await world(tx)
        drafts = [await draft(tx, made(version=version), place) for version, place in (("1.0", TOWN), ("1.1", OTHER))]

    async def press(it: Kept) -> str:
        try:
            async with db.write() as tx:
                await publish(tx, it)
                await asyncio.sleep(0)
        except Taken:
            return "taken"
        return "out"

    assert sorted(await asyncio.gather(*map(press, drafts))) == ["out", "taken"]


async def test_what_is_withdrawn_nobody_begins_and_it_comes_back_whole(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await world(tx)
        await bank.lay_shipped(tx, made("self_assessment", "1.0"), now=NOW)
        await bank.lay_shipped(tx, made("self_assessment", "1.1"), now=NOW)
        it = await bank.latest(tx, "self_assessment")
        assert it
        await publishing.withdraw(tx, it.id, by=HOST, now=NOW)
        assert await bank.offered(tx, [TOWN]) == []
        assert await bank.latest(tx, "self_assessment") is None
        assert await bank.withdrawn_codes(tx) == {"self_assessment"}
        assert (await bank.version(tx, "self_assessment", "1.0")).state == "withdrawn", "attempts still read it"
        with pytest.raises(NotNow):
            await publishing.withdraw(tx, it.id, by=HOST, now=NOW)
        await bank.lay_shipped(tx, made("self_assessment", "1.2"), now=NOW)
        assert await bank.offered(tx, []) == [], "a new version of the program does not bring it back"
        await publishing.bring_back(tx, it.id, by=HOST, now=NOW)
        assert said(await bank.offered(tx, [])) == [("self_assessment", "1.2")]
        with pytest.raises(NotNow):
            await publishing.bring_back(tx, it.id, by=HOST, now=NOW)
        assert await bank.withdrawn_codes(tx) == set()
    assert await second_look("SELECT version, state FROM instruments ORDER BY id") == [
        ("1.0", "withdrawn"), ("1.1", "withdrawn"), ("1.2", "published"),
    ]  # fmt: skip


async def test_a_draft_is_given_up_and_taken_up_again(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await world(tx)
        one = await draft(tx, made())
        await publishing.drop(tx, one.id, by=HOST, now=NOW)
        assert await bank.listing(tx, AT_TOWN, limit=9) == []
        await publishing.restore(tx, one.id, by=HOST, now=NOW)
        await publishing.drop(tx, one.id, by=HOST, now=NOW)
        two = await draft(tx, made())
        assert two.id != one.id
        with pytest.raises(NotNow):
            await publishing.restore(tx, one.id, by=HOST, now=NOW)
        await publishing.forget_dropped(tx, now=NOW + publishing.DROPPED_KEPT)
        assert (await bank.get(tx, one.id)).state == "dropped"
        await publishing.forget_dropped(tx, now=NOW + publishing.DROPPED_KEPT + 9)
    assert await second_look("SELECT id, state FROM instruments") == [(two.id, "draft")]


async def literacy_draft(tx: Tx, letter: str, version: str, change: tuple[str, str] = ("", "")) -> Kept:
    body = content.body("functional_literacy", letter).replace('version = "1.0"', f'version = "{version}"')
    title = {"ru": "Тест", "en": "Test"}
    it = Made(kind="test", code="functional_literacy", variant=letter, version=version, title=title, body=body)
    return await draft(tx, it, EVERYWHERE)


async def test_variants_of_a_test_grow_together(db: Database) -> None:
    async with db.write() as tx:
        await world(tx)
        await instruments.lay(tx, now=NOW)
        await publish(tx, await literacy_draft(tx, "b", "1.1"))
        first = await literacy_draft(tx, "a", "2.0")
        with pytest.raises(NoTwin) as why:
            await publish(tx, first)
        assert why.value.letter == "b"
        await literacy_draft(tx, "b", "2.0")
        both = await publishing.publish(tx, first.id, seen=first.changed_at, by=HOST, now=NOW, ships=SHIPS)
        assert [(it.variant, it.version, it.state) for it in both] == [
            ("a", "2.0", "published"),
            ("b", "2.0", "published"),
        ]
        await publishing.withdraw(tx, first.id, by=HOST, now=NOW)
        await publish(tx, await literacy_draft(tx, "a", "2.1"))
        offered = [(it.variant, it.version) for it in await bank.offered(tx, []) if it.kind == "test"]
        assert offered == [("a", "2.1"), ("b", "2.0")], "one letter alone is no test"


async def test_a_variant_that_is_not_parallel_is_not_published(db: Database) -> None:
    async with db.write() as tx:
        await world(tx)
        await instruments.lay(tx, now=NOW)
        other = await literacy_draft(tx, "b", "1.1")
        await tx.run(
            "UPDATE instruments SET body = replace(body, 'difficulty = 2', 'difficulty = 3') WHERE id = $1", other.id
        )
        with pytest.raises(BrokenContent):
            await publish(tx, other)


async def test_an_instrument_moves_with_its_place_and_outlives_its_maker(db: Database, second_look: SecondLook) -> None:
    async with db.write() as tx:
        await world(tx)
        stays = await tx.value("SELECT id FROM municipalities ORDER BY id LIMIT 1")
        gone = await tx.value(
            "INSERT INTO municipalities (region, name, folded) SELECT region, 'Б', 'б' FROM municipalities RETURNING id"
        )
        here, there = ("municipality", str(stays)), ("municipality", str(gone))
        await out(tx, made("a"), there)
        await draft(tx, made("b"), here)
        later = await draft(tx, made("b", "1.1"), there, now=NOW + 9)
        await merging.merge(tx, Merge("municipality", gone, stays), by=BORIS, now=NOW)
        assert said(await bank.offered(tx, [here])) == [("a", "1.0")]
        shelves = await bank.listing(tx, Scope(*here), limit=9)
        assert [(it.draft and it.draft.id) for it in shelves] == [None, later.id]
        await tx.run("DELETE FROM people WHERE id IN ($1, $2)", HOST, ANNA)
    assert await second_look("SELECT made_by, published_by FROM instruments") == [(None, None)] * 3


async def test_words_that_people_met_first_stay_those_of_their_version(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An administrator's version and a later one of the program may bear one figure."""
    monkeypatch.setattr(instruments, "_replaced", set())
    ships = content.questionnaire("first_year")
    body = content.body("first_year").replace("Первый год в профессии", "Первый год в школе")
    title = {"ru": "Первый год в школе", "en": "First year"}
    mended = Made(kind="questionnaire", code="first_year", version=ships.version, title=title, body=body)
    async with db.write() as tx:
        await world(tx)
        await out(tx, mended, EVERYWHERE)
        for _ in range(2):
            await instruments.lay(tx, now=NOW)
        for version in (None, ships.version):
            read = await instruments.questionnaire(tx, "first_year", version)
            assert read.title["ru"] == "Первый год в школе"
        assert await instruments.questionnaire(tx, "manager") is content.questionnaire("manager")


async def test_a_letter_that_was_mended_alone_leaves_the_other_one_readable(db: Database) -> None:
    """The figures of a test name one version; the other letter may have none of that number."""
    instruments._parsed.clear()  # of the databases of other tests
    async with db.write() as tx:
        await world(tx)
        for letter, version in (("a", "2.0"), ("b", "2.0"), ("b", "2.1")):
            body = content.body("functional_literacy", letter).replace('version = "1.0"', f'version = "{version}"')
            title = {"ru": "Тест", "en": "Test"}
            it = Made(
                kind="test", code="functional_literacy", variant=letter, version=version, title=title, body=body
            )  # fmt: skip
            number = await publishing.make_draft(tx, it, EVERYWHERE, by=HOST, now=NOW)
            if (letter, version) != ("a", "2.0"):  # the first two go out together
                await publish(tx, await bank.get(tx, number))
        assert (await instruments.variant_like(tx, "b", "2.1")).version == "2.1"
        assert (await instruments.variant_like(tx, "a", "2.1")).version == "2.0"
        with pytest.raises(NoInstrument):
            await instruments.variant_like(tx, "a", "3.0")
