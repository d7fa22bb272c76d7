"""The curator's board from the database: lists of a school and figures of many say the same. On both engines."""

from datetime import date

import pytest

from rules.board import PARTS
from rules.holidays import Holiday
from storage import consents, entries, mentors, outbox, pair_board, pairing, pairs, places, pulses, tasks, whispers
from storage.db import Database, Tx
from storage.entries import Draft
from storage.pair_board import Look
from tests.databases import NOW
from tests.storage.seating import notices, person

DAY, HOUR = 86_400, 3600
ZONE = "Europe/Moscow"
TODAY = date(2025, 11, 24)  # of NOW


def look(days: int = 0, *holidays: Holiday) -> Look:
    return Look(NOW + days * DAY, date.fromordinal(TODAY.toordinal() + days), ZONE, holidays)


async def school(tx: Tx, name: str = "Школа 1", region: str = "23") -> int:
    district = await places.name_municipality(tx, region, f"Район {region}")
    return (await places.name_organisation(tx, district.id, name)).id


async def colleague(tx: Tx, name: str, at: int, since: int | None = None) -> int:
    made = await person(tx, name)
    await tx.run(
        "UPDATE people SET organisation = $1, service_year = CAST($2 AS BIGINT) WHERE id = $3", at, since, made
    )
    return made


async def pair_of(tx: Tx, mentor: int, mentee: int, *, begun: bool = True) -> int:
    text = await consents.keep_text(tx, purpose="mentoring", version="1", locale="ru", text="О паре")
    await mentors.be_ready(tx, mentor, capacity=8, now=NOW)
    made = await pairing.propose(tx, mentor=mentor, mentee=mentee, by=mentor, today=TODAY, text_hash=text, now=NOW)
    if begun:
        await pairing.agree(tx, made, mentee, text_hash=text, today=TODAY, now=NOW)
    return made


async def write(tx: Tx, pair: int, mentor: int, *, days: int = 0) -> int:
    held = NOW + days * DAY
    draft = Draft(held - HOUR, ZONE, 45, "talk", None, "Планирование")
    return await entries.write(tx, mentor, [pair], draft, request=str(days), now=held)


async def agree(tx: Tx, board: Look, at: int) -> dict[str, int]:
    """The counts of a school, having looked whether the figures for those above are the same."""
    found = await pair_board.board(tx, at, board)
    [figures] = [it for it in await pair_board.figures(tx, "all", "", board) if it.organisation == at]
    assert figures.counts == {part: len(found.of(part)) for part in PARTS}
    assert figures.open == sum(line.pair.state != "proposed" for line in found.lines)
    assert figures.without == len(found.without)
    return {part: count for part, count in figures.counts.items() if count}


async def test_each_list_has_its_own(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        mentor = await colleague(tx, "Ирина", at, 2004)
        first, second, third = [await colleague(tx, name, at, 2025) for name in ("Мария", "Пётр", "Яна")]
        meets = await pair_of(tx, mentor, first)
        paused = await pair_of(tx, mentor, second)
        await pair_of(tx, mentor, third, begun=False)
        assert await agree(tx, look(), at) == {"waiting": 1}
        await tasks.add_task(
            tx, meets, aim=None, title="Урок", form="visit", product="", due_on=date(2025, 11, 25), by=mentor,
            request="1", now=NOW,
        )  # fmt: skip
        assert await agree(tx, look(1), at) == {"waiting": 1}, "the day itself is in time"
        assert await agree(tx, look(2), at) == {"waiting": 1, "overdue": 1}
        await pairing.pause(tx, paused, by=mentor, now=NOW + DAY)
        assert await agree(tx, look(14), at) == {"waiting": 1, "overdue": 1, "silent": 1}
        await tasks.done(tx, 1, date(2025, 11, 26), by=mentor, now=NOW + 2 * DAY)
        entry = await write(tx, meets, mentor, days=10)
        assert await agree(tx, look(17), at) == {"waiting": 1}
        assert await agree(tx, look(18), at) == {"waiting": 1, "overdue": 1}, "unconfirmed for over a week"
        await entries.confirm(tx, entry, meets, version=1, by=first, now=NOW + 18 * DAY)
        assert await agree(tx, look(18), at) == {"waiting": 1}
        await tx.run("UPDATE pairs SET ends_on = '2026-01-10' WHERE id = $1", paused)
        assert await agree(tx, look(18), at) == {"waiting": 1, "ending": 1}


async def test_holidays_are_no_silence(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        mentor = await colleague(tx, "Ирина", at, 2004)
        await pair_of(tx, mentor, await colleague(tx, "Мария", at, 2025))
        holiday = Holiday({"ru": "Каникулы", "en": "Holidays"}, date(2025, 11, 26), date(2025, 11, 30))
        assert await agree(tx, look(14, holiday), at) == {}
        assert await agree(tx, look(19, holiday), at) == {"silent": 1}
        [line] = (await pair_board.board(tx, at, look(19, holiday))).of("silent")
        assert line.silent == 14


async def test_who_has_no_mentor(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        mentor = await colleague(tx, "Ирина", at, 2004)
        young, wishing, untold = [
            await colleague(tx, name, at, since) for name, since in (("Мария", 2024), ("Пётр", 2010), ("Яна", None))
        ]
        await mentors.wish(tx, wishing, now=NOW)
        found = await pair_board.board(tx, at, look())
        assert [it.person for it in found.without] == [wishing, young]
        assert [it.person for it in found.untold] == [untold]
        await agree(tx, look(), at)
        asked = await pair_of(tx, mentor, wishing, begun=False)
        assert [it.person for it in (await pair_board.board(tx, at, look())).without] == [young]
        assert await agree(tx, look(), at) == {"waiting": 1}
        await pairing.refuse(tx, asked, wishing, now=NOW)
        await pair_of(tx, mentor, young)
        assert [it.person for it in (await pair_board.board(tx, at, look())).without] == [wishing]
        await agree(tx, look(), at)


async def test_figures_are_of_the_scope_only(db: Database) -> None:
    async with db.write() as tx:
        here, there, far = await school(tx), await school(tx, "Школа 2"), await school(tx, "Школа 3", "24")
        for number, at in enumerate((here, there, far)):
            await colleague(tx, f"Мария {number}", at, 2025)
        district = await tx.value("SELECT municipality FROM organisations WHERE id = $1", here)
        scopes = {
            "all": ("", [far, here, there]), "region": ("24", [far]), "municipality": (str(district), [here, there]),
            "organisation": (str(there), [there]),
        }  # fmt: skip
        for kind, (place, wanted) in scopes.items():
            found = await pair_board.figures(tx, kind, place, look())
            assert sorted(it.organisation for it in found) == sorted(wanted), kind
            assert [it.without for it in found] == [1] * len(wanted)


@pytest.mark.parametrize(("answers", "useful"), [((4, 4), None), ((4, 4, 1), 3.0), ((1, 4, 4, 4, 4, 4), 4.0)])
async def test_a_mean_of_the_last_five(db: Database, answers: tuple[int, ...], useful: float | None) -> None:
    async with db.write() as tx:
        at = await school(tx)
        mentor, mentee = await colleague(tx, "Ирина", at, 2004), await colleague(tx, "Мария", at, 2025)
        pair = await pair_of(tx, mentor, mentee)
        for days, answer in enumerate(answers):
            entry = await write(tx, pair, mentor, days=days)
            await pulses.pulse(tx, entry, pair, mentee, useful=answer, clear=None, now=NOW + days * DAY)
        found = await pair_board.pulse(tx, pair)
        assert (found.useful, found.clear) == (useful, None)


async def test_a_whisper_is_answered_once(db: Database) -> None:
    async with db.write() as tx:
        at = await school(tx)
        mentor, mentee, curator = [await colleague(tx, name, at, 2025) for name in ("Ирина", "Мария", "Ольга")]
        pair = await pair_of(tx, mentor, mentee)
        await tx.run(
            "INSERT INTO roles (person, role, scope_kind, scope, granted_at)"
            " VALUES ($1, 'curator', 'organisation', CAST($2 AS TEXT), 0)",
            curator, str(at),
        )  # fmt: skip
        known = await pairs.pair(tx, pair)
        assert known is not None
        made = await pulses.whisper(tx, known, mentee, "Трудно", request="1", now=NOW)
        assert await whispers.unanswered(tx, at, besides=curator) == {pair: 1}
        assert await whispers.unanswered(tx, at, besides=mentor) == {}
        for text in ("", "ж" * 1501):
            with pytest.raises(ValueError, match="1 to 1500"):
                await whispers.answer(tx, made, text, by=curator, now=NOW)
        assert await whispers.answer(tx, made, "Поговорим", by=curator, now=NOW + 1)
        assert not await whispers.answer(tx, made, "Иначе", by=curator, now=NOW + 2)
        assert not await whispers.answer(tx, 77, "Нет такого", by=curator, now=NOW + 2)
        [one] = await whispers.of_pair(tx, pair)
        assert (one.text, one.answer, one.answered_name) == ("Трудно", "Поговорим", "Ольга")
        assert await whispers.unanswered(tx, at, besides=curator) == {}
        assert [kind for kind, *_ in await notices(tx, mentee, "whisper-answered")] == ["whisper-answered"]
        assert not await notices(tx, mentor, "whisper", "whisper-answered")
        assert await outbox.next_due(tx) is not None
