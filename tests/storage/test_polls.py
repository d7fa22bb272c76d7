"""Polls in the database: a draft that can be mended, answers until it closes, sums that count each form once."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.texts import Texts
from jobs.exports import Readable
from rules.audience import Audience
from rules.polls import MANY, MOST_QUESTIONS, ONE, WORDS, Answer, Question
from storage import broadcasts, poll_forms, poll_results, polls, privacy
from storage.db import Database, Tx
from storage.poll_forms import NotTaken
from storage.poll_results import Group, Part
from storage.polls import Empty, Full, NoPoll, NotNow
from tests.databases import NOW
from tests.storage.broadcasting import lay, places, said, somebody

ASKS = (
    Question(1, MANY, "Чему учиться?", ("Оценивание", "Цифра", "Проекты")),
    Question(2, ONE, "Сколько времени?", ("До двух часов", "Больше")),
    Question(3, WORDS, "Что мешает?"),
)


async def made(tx: Tx, by: int, request: str = "1", asks: Sequence[Question] = ASKS) -> int:
    """Of municipality 1."""
    return await polls.make(
        tx, scope_kind="municipality", scope="1", title="Запросы", asks=asks, by=by, request=request, now=NOW
    )


async def opened(tx: Tx, by: int) -> int:
    number = await made(tx, by)
    await polls.open_poll(tx, number, by=by, now=NOW)
    return number


async def says(tx: Tx, poll: int, person: int, choices: tuple[int, ...], words: str = "", *, at: int = NOW) -> None:
    await poll_forms.answer(tx, poll, person, 1, Answer(choices), now=at)
    await poll_forms.answer(tx, poll, person, 3, Answer((), words), now=at)
    await poll_forms.finish(tx, poll, person, now=at)


async def test_a_draft_is_mended_until_it_is_opened(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        olga = await somebody(tx)
        empty = await made(tx, olga, "0", ())
        number = await made(tx, olga)
        assert await made(tx, olga) == number
        with pytest.raises(Empty):
            await polls.open_poll(tx, empty, by=olga, now=NOW)
        await polls.describe(tx, number, about="Две минуты")
        assert await polls.remove(tx, number, 2)
        assert not await polls.remove(tx, number, 3)
        assert await polls.change(tx, number, Question(2, WORDS, "Что трудно?"))
        for n in range(3, MOST_QUESTIONS + 1):
            assert await polls.add(tx, number, WORDS, f"Вопрос {n}") == n
        with pytest.raises(Full):
            await polls.add(tx, number, WORDS, "Ещё")
        assert [it.text for it in await polls.questions(tx, number)][:3] == ["Чему учиться?", "Что трудно?", "Вопрос 3"]
        await polls.open_poll(tx, number, by=olga, now=NOW)
        await polls.open_poll(tx, number, by=olga, now=NOW)
        with pytest.raises(NotNow):
            await polls.add(tx, number, WORDS, "Поздно")
        with pytest.raises(NotNow):
            await polls.drop(tx, number, by=olga, now=NOW)
        await polls.drop(tx, empty, by=olga, now=NOW)
        with pytest.raises(NoPoll):
            await polls.describe(tx, empty, title="Нет")
        found = await polls.poll(tx, number)
        assert found is not None
        assert (found.state, found.about, found.author) == ("open", "Две минуты", olga)
        here = [("municipality", "1")]
        assert await polls.listing(tx, here, ["open"], limit=9) == ([found], 1)
        assert await polls.listing(tx, [("municipality", "2")], ["open"], limit=9) == ([], 0)
        assert await tx.value("SELECT count(*) FROM audit WHERE action LIKE 'poll.%'") == 2


async def test_an_open_poll_is_answered_by_the_people_of_its_place(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        olga, anna = await somebody(tx), await somebody(tx, organisation=1)
        other = await somebody(tx, municipality=2)
        number = await opened(tx, olga)
        assert [it.id for it in await poll_forms.mine(tx, anna, limit=3, now=NOW)] == [number]
        assert await poll_forms.mine(tx, other, limit=3, now=NOW) == []
        with pytest.raises(NotTaken):
            await poll_forms.answer(tx, number, other, 1, Answer((0,)), now=NOW)
        await poll_forms.answer(tx, number, anna, 1, Answer(), now=NOW)
        assert not await poll_forms.finish(tx, number, anna, now=NOW)
        await says(tx, number, anna, (0, 2), "Время")
        assert not await poll_forms.finish(tx, number, anna, now=NOW)
        await poll_forms.answer(tx, number, anna, 1, Answer((1,)), now=NOW)
        form = await poll_forms.form(tx, number, anna)
        assert (form.done, form.answers) == (True, {1: Answer((1,)), 3: Answer((), "Время")})
        assert await poll_forms.mine(tx, anna, limit=3, now=NOW) == []
        await polls.close(tx, number, by=olga, now=NOW)
        await polls.close(tx, number, by=olga, now=NOW)
        with pytest.raises(NotTaken):
            await poll_forms.answer(tx, number, anna, 1, Answer((0,)), now=NOW)


async def test_who_was_asked_by_name_answers_and_nobody_else(db: Database) -> None:
    """One that was sent to some of its people only is nobody else's; its reader may live elsewhere meanwhile."""
    async with db.write() as tx:
        await places(tx)
        olga, anna, boris = await somebody(tx), await somebody(tx, subject="math"), await somebody(tx)
        number = await opened(tx, olga)
        call = await broadcasts.draft(tx, author=olga, scope_kind="municipality", scope="1", now=NOW)
        await broadcasts.write(tx, call, text="Опрос")
        await broadcasts.narrow(tx, call, Audience(subjects=("math",)))
        await tx.run("UPDATE broadcasts SET poll = $1 WHERE id = $2", number, call)
        assert len(await poll_forms.mine(tx, boris, limit=3, now=NOW)) == 1
        await broadcasts.launch(tx, call, by=olga, now=NOW)
    await lay(db, call)
    async with db.write() as tx:
        await said(tx, call, anna)
        await tx.run("UPDATE people SET municipality = 2 WHERE id = $1", anna)
        assert [len(await poll_forms.mine(tx, it, limit=3, now=NOW)) for it in (anna, boris)] == [1, 0]
        assert [await poll_forms.may_answer(tx, number, it) for it in (anna, boris)] == [True, False]
        await tx.run("INSERT INTO broadcast_tallies VALUES ($1, 'sent', '', 7)", call)
        again = await broadcasts.again_to_silent(tx, call, by=olga, now=NOW)
        await tx.run("UPDATE broadcasts SET poll = $1 WHERE id = $2", number, again)
        await tx.run("INSERT INTO broadcast_tallies VALUES ($1, 'sent', '', 3)", again)
        assert await poll_results.reached(tx, number) == 7


async def test_the_last_day_closes_it_and_its_author_hears(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        olga, anna = await somebody(tx), await somebody(tx)
        number = await opened(tx, olga)
        assert await polls.next_close(tx) is None
        await polls.until(tx, number, "2026-12-05", NOW + 100, by=olga, now=NOW)
        assert await polls.next_close(tx) == NOW + 100
        assert await polls.close_due(tx, limit=9, now=NOW + 99) == 0
        with pytest.raises(NotTaken):
            await poll_forms.answer(tx, number, anna, 1, Answer((0,)), now=NOW + 100)
        with pytest.raises(NotNow):
            await polls.until(tx, number, None, None, by=olga, now=NOW + 100)
        assert await polls.close_due(tx, limit=9, now=NOW + 100) == 1
        assert await polls.close_due(tx, limit=9, now=NOW + 100) == 0
        assert await tx.value("SELECT count(*) FROM outbox WHERE kind = 'poll-closed' AND person = $1", olga) == 1
        found = await polls.poll(tx, number)
        assert found is not None
        assert (found.state, found.closed_at) == ("closed", NOW + 100)
        with pytest.raises(NotNow):
            await polls.until(tx, number, None, None, by=olga, now=NOW)


async def test_sums_are_those_of_the_forms_that_came_to_the_end(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        olga = await somebody(tx)
        number = await opened(tx, olga)
        schools = (1, 1, 2, None)
        people = [await somebody(tx, organisation=school) for school in schools]
        for at, (person, choices) in enumerate(zip(people, ((0, 1), (0,), (), (2,)), strict=True)):
            await says(tx, number, person, choices, "я" if person == people[1] else "б", at=NOW + at)
        unfinished = await somebody(tx, organisation=1)
        await poll_forms.answer(tx, number, unfinished, 1, Answer((0,)), now=NOW)
        await tx.run("UPDATE people SET organisation = 2 WHERE id = $1", people[0])
        whole, first = Part(number), Part(number, first=2)
        assert await poll_results.done(tx, whole) == 4
        assert await poll_results.done_each(tx, [number, 99]) == {number: 4}
        sums = await poll_results.tallies(tx, whole)
        assert (sums[1].answered, sums[1].chosen) == (3, {0: 2, 1: 1, 2: 1})
        assert (sums[3].answered, 2 in sums) == (4, False)
        assert (await poll_results.tallies(tx, first))[1].chosen == {0: 2, 1: 1}
        assert await poll_results.groups(tx, whole, "organisation") == [
            Group("1", "Школа 1", 2), Group("2", "Школа 2", 1), Group("", "", 1),
        ]  # fmt: skip
        assert (await poll_results.groups(tx, whole, "region"))[0] == Group("23", "23", 4)
        school = Part(number, "organisation", "1")
        assert (await poll_results.tallies(tx, school))[1].chosen == {0: 2, 1: 1}
        assert (await poll_results.by_organisation(tx, whole))["1"][1].chosen == {0: 2, 1: 1}
        assert await poll_results.words(tx, school, 3, limit=9) == ["б", "я"]
        assert await poll_results.words(tx, whole, 3, limit=2, offset=3) == ["я"]


async def test_answers_go_with_their_person_and_the_poll_stays(db: Database) -> None:
    async with db.write() as tx:
        await places(tx)
        olga, anna, boris = await somebody(tx), await somebody(tx), await somebody(tx)
        number = await opened(tx, olga)
        for person in (anna, boris):
            await says(tx, number, person, (0,), "тайна")
        taken = await privacy.everything(tx, anna)
        readable = Readable(Texts(Path("locales")).speaker("ru"), "Europe/Moscow", taken, {}).data(NOW)["sections"]
        [rows] = [section["rows"] for section in readable if section["title"] == "Опросы"]
        assert rows == [["Запросы", "24 ноября 2025"], ["Чему учиться?", "Оценивание"], ["Что мешает?", "тайна"]]
        assert [it["words"] for it in taken["poll_answers"]] == ["", "тайна"]
        assert (len(taken["poll_questions"]), taken["polls_answered"][0]["title"]) == (3, "Запросы")
        await privacy.become_nameless(tx, anna, messenger="telegram", hashed="x", now=NOW)
        await privacy.erase(tx, boris, messenger="telegram", address="b", now=NOW)
        for table in ("poll_forms", "poll_answers"):
            assert await tx.value(f"SELECT count(*) FROM {table}") == 0
        await privacy.become_nameless(tx, olga, messenger="telegram", hashed="y", now=NOW)
        found = await polls.poll(tx, number)
        assert found is not None
        assert found.author is None
