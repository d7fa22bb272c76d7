"""Schools that teachers typed: a coordinator looks them through; two names of one school become one."""

from bot.doors import Go
from handlers.place_checks import Right
from handlers.place_merge import Merge
from storage import places, roles
from tests.talks.conftest import NOT_ALLOWED, Talk
from tests.talks.mentoring import colleague, curator, pair_up
from tests.talks.test_tree import coordinator


async def test_a_school_typed_twice_becomes_one(talk: Talk) -> None:
    vera = await coordinator(talk)
    maria = await colleague(talk, "Мария", school="Школа 11 Гагарина")
    await pair_up(talk, await colleague(talk, "Ирина", school="Школа 11 Гагарина"), maria)
    olga = await curator(talk)
    await vera.presses_data(Go(room="tree").pack())
    await vera.presses("Непроверенные школы: 2")
    assert "1  СОШ № 11\n1 человек\n\n2  Школа 11 Гагарина\n2 человека" in vera.text
    await vera.presses("2")
    assert "ещё не проверяли.\nПохоже на «СОШ № 11»." in vera.text
    await vera.presses("Это то же, что…")
    await vera.writes("лицей")
    assert vera.text.startswith("Не нашёл «лицей» рядом.")
    await vera.writes("11")
    await vera.presses("СОШ № 11 · 1")
    assert vera.text.startswith(
        "Объединить «Школа 11 Гагарина» с «СОШ № 11»?\n\nВ «СОШ № 11» перейдут: 2 человека, 1 пара.\n\nНазвание «Школа"
    )
    once = vera.data("Объединить")
    await vera.presses("Объединить")
    assert vera.toast == "Готово: «Школа 11 Гагарина» теперь «СОШ № 11»."
    assert "Всё проверено." in vera.text
    messages = len(maria.messages)
    await vera.presses_data(once)
    assert vera.toast == "«Школа 11 Гагарина» уже объединили с «СОШ № 11». Вот как теперь."
    assert vera.text.startswith("СОШ № 11\nТимашевский район\n\n3 человека\nНазвание проверено.")
    await talk.run()
    assert len(maria.messages) == messages
    await maria.writes("/profile")
    assert "СОШ № 11" in maria.text
    await olga.presses_data(Go(room="pair_board", id="1").pack())  # a button from before, by the number that is gone
    assert olga.text.startswith("Пары: СОШ № 11, Тимашевский район\n\nРаботает 1 пара")
    await maria.presses_data(Go(room="school").pack())
    await maria.writes("школа 11 гагарина")
    assert "Школа: СОШ № 11" in maria.text
    assert await talk.look("SELECT action FROM audit WHERE action LIKE 'place.%'") == [("place.merged",)]


async def test_a_name_is_right_or_corrected(talk: Talk) -> None:
    vera = await coordinator(talk)
    await colleague(talk, "Мария", school="11 гемназия")
    await colleague(talk, "Ирина", school="СОШ № 3")
    await vera.presses_data(Go(room="unchecked_schools", id="municipality:1").pack())
    await vera.presses("1")
    await vera.presses("Исправить название")
    await vera.writes("🙂")
    assert vera.text.startswith("Не похоже на название.")
    await vera.writes("школа №3")
    assert vera.text.startswith("«СОШ № 3» здесь уже есть, там 1 человек. Это одно и то же место?")
    await vera.writes("Гимназия № 11")
    assert vera.text.startswith("Теперь «Гимназия № 11».")
    await vera.presses("1")
    right = vera.data("Верно")
    await vera.presses("Верно")
    assert vera.toast == "Проверено: СОШ № 3."
    assert "Всё проверено." in vera.text
    await vera.presses_data(right)
    assert vera.toast == "Название проверено."
    await vera.presses("‹ Назад")
    assert vera.text.startswith("СОШ № 3, Тимашевский район")
    await vera.presses("Название")
    assert vera.text.startswith("СОШ № 3\nТимашевский район")


async def test_only_who_answers_for_the_district_checks_names(talk: Talk) -> None:
    vera = await coordinator(talk)
    boris = await coordinator(talk, "Борис", "Каневской район")
    olga = await curator(talk)
    async with talk.db.write() as tx:
        other = await places.name_organisation(tx, 1, "СОШ 11 Гагарина")
    theirs = Go(room="place_card", id="organisation:1"), Go(room="place_merge", id=f"organisation:1.{other.id}")
    forged = Right(at="organisation:1"), Merge(kind="organisation", gone=1, into=other.id)
    lists = Go(room="unchecked_schools", id="municipality:1"), Go(room="unchecked_towns", id="region:23")
    for stranger in (boris, olga):
        await stranger.presses_in_vain(*theirs, *forged, *lists, told=NOT_ALLOWED)
    # A municipality is for those above its coordinator.
    town = Go(room="place_card", id="municipality:1"), Merge(kind="municipality", gone=1, into=2)
    await vera.presses_in_vain(*town, told=NOT_ALLOWED)
    async with talk.db.write() as tx:
        regional = await roles.place(tx, "region", "23", regions=frozenset({"23"}))
        await roles.grant(tx, 1, "regional", regional, by=None, now=int(talk.clock()))
    await vera.presses_data(Go(room="tree", id="region:23").pack())
    await vera.presses("Непроверенные муниципалитеты: 2")
    assert "1  Каневской район" in vera.text
    assert await talk.look("SELECT count(*) FROM organisations WHERE same_as IS NOT NULL OR verified = 1") == [(0,)]
