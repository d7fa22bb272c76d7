"""What may become of a pair: contact, pause, a later end, kind and form, an end, another mentor; and the walls."""

from sandbox.model import Message
from tests.talks.conftest import NOT_ALLOWED, Talk
from tests.talks.internship import opens, person_of
from tests.talks.meetings import proposes
from tests.talks.mentoring import Two, colleague, curator, read_all, two
from tests.talks.test_mentoring import ready, said, states


def link(message: Message) -> bool:
    return any(entity["type"] == "text_mention" for entity in message.entities or [])


async def test_the_contact_is_a_link_once_its_owner_allows_it(talk: Talk) -> None:
    pair = await two(talk)
    await opens(pair.mentee, "pair", pair.pair)
    assert not link(pair.mentee.screen)
    await opens(pair.mentor, "pair_more", pair.pair)
    await pair.mentor.presses("Разрешить писать мне напрямую")
    assert "Не писать мне напрямую" in pair.mentor.buttons
    await opens(pair.mentee, "pair", pair.pair)
    assert link(pair.mentee.screen)
    await opens(pair.mentor, "pair", pair.pair)
    assert not link(pair.mentor.screen)


async def test_pause_extend_and_the_text_agreed_to(talk: Talk) -> None:
    pair = await two(talk)
    await proposes(talk, pair)
    await opens(pair.mentor, "pair", pair.pair)
    assert "Время встречи предложено, ждём ответа." in pair.mentor.text
    await opens(pair.mentee, "pair", pair.pair)
    assert "Ирина Б. предлагает встретиться. Ответьте, подходит ли время." in pair.mentee.text
    await pair.mentee.presses("Ответить")
    assert "Подходит" in pair.mentee.buttons
    await opens(pair.mentor, "pair_more", pair.pair)
    await pair.mentor.presses("Пауза")
    assert "На паузе с 22 ноября" in pair.mentor.text
    await talk.tick()
    assert "Пара на паузе" in pair.mentee.text
    await opens(pair.mentee, "pair_more", pair.pair)
    await pair.mentee.presses("Снять с паузы")
    assert await states(talk) == ["active"]
    await opens(pair.mentor, "pair_extend", pair.pair)
    assert pair.mentor.buttons[:4] == ["30 июня 2027", "31 июля 2027", "31 августа 2027", "‹ Назад"]
    last = pair.mentor.data("31 августа 2027")
    await pair.mentor.presses("31 августа 2027")
    assert "– 31 августа 2027" in pair.mentor.text
    await pair.mentor.presses_data(last)
    assert await talk.look("SELECT ends_on FROM pairs") == [("2027-08-31",)]
    await opens(pair.mentor, "pair_terms", f"pair_more.{pair.pair}")
    assert pair.mentor.text == "О паре"


async def test_kind_and_form_for_the_papers(talk: Talk) -> None:
    pair = await two(talk)
    await opens(pair.mentor, "pair_kind", pair.pair)
    await pair.mentor.presses("дистанционное")
    await pair.mentor.presses("руководитель – педагог")
    assert "Вид: дистанционное\nФорма: руководитель – педагог" in pair.mentor.text
    await opens(pair.mentee, "pair_kind", pair.pair)
    assert "Снять" not in pair.mentee.text
    assert "Вид и форма" not in pair.mentee.buttons


async def finished(pair: Two) -> None:
    await opens(pair.mentor, "pair_finish", pair.pair)
    await pair.mentor.presses("Закончить раньше срока")
    await pair.mentor.writes("Переезд. Урок <b>держит</b> & ведёт сама")


async def test_finished_early_with_a_result_and_kept_to_be_read(talk: Talk) -> None:
    boss = await curator(talk)
    pair = await two(talk)
    await finished(pair)
    assert "Завершено раньше срока" in pair.mentor.text
    assert "Итог: Переезд. Урок <b>держит</b> & ведёт сама" in pair.mentor.text
    await talk.tick()
    assert "Пара завершена раньше срока: Белова Ирина Павловна" in pair.mentee.text
    assert any("Пара завершена. Наставник: Белова" in it for it in said(boss))
    await opens(pair.mentee, "mentoring")
    await pair.mentee.presses("Прошлые пары")
    await pair.mentee.presses("1")
    assert {"Журнал", "Программа", "Документы"} <= set(pair.mentee.buttons)
    await opens(pair.mentee, "pair_more", pair.pair)
    assert pair.mentee.toast == (
        "Пара уже завершена: здесь теперь можно только читать. Она в разделе «Наставничество» → «Прошлые пары»."
    )


async def test_handed_over_and_the_history_stays(talk: Talk) -> None:
    pair = await two(talk)
    new = await ready(talk, name="Вера", full_name="Волкова Вера")
    await opens(pair.mentor, "pair_more", pair.pair)
    await pair.mentor.presses("Передать")
    await pair.mentor.presses("1")
    assert "Новый наставник: Волкова Вера" in pair.mentor.text
    await pair.mentor.presses("Предложить обоим")
    # Who hands over may think better of it, now or later.
    assert "Ждём ответа: Волкова Вера, Кузнецова Мария Игоревна" in pair.mentor.text
    await opens(pair.mentor, "hand_over", pair.pair)
    await pair.mentor.presses("Ждём ответа: Волкова Вера")
    await pair.mentor.presses("Отозвать предложение")
    assert await states(talk) == ["active", "withdrawn"]
    await opens(pair.mentor, "hand_over", pair.pair)
    await pair.mentor.presses("1")
    await pair.mentor.presses("Предложить обоим")
    withdraw = pair.mentor.data("Отозвать предложение")
    await read_all(talk)
    assert "Вам предлагают нового наставника" not in pair.mentor.text
    assert pair.mentee.text.startswith("Вам предлагают нового наставника: Волкова Вера. До этого: Белова Ирина")
    assert new.text.startswith("Вам предлагают продолжить наставничество. Молодой коллега: Кузнецова Мария")
    await pair.mentee.presses("Посмотреть")
    assert "Вам предлагают нового наставника: Волкова Вера. До этого: Белова Ирина Павловна" in pair.mentee.text
    await pair.mentee.presses("Даю согласие")
    await new.presses("Посмотреть")
    assert "до вас: Белова Ирина Павловна" in new.text
    await new.presses("Даю согласие")
    await talk.tick()
    assert "Наставничество передано" in pair.mentor.text
    assert await talk.look("SELECT state, result, continues FROM pairs WHERE state <> 'withdrawn' ORDER BY id") == [
        ("finished", "handed_over", None), ("active", "", pair.pair),
    ]  # fmt: skip
    await pair.mentor.presses_in_vain(withdraw, told="На это предложение уже ответили.")
    assert "Передано другому наставнику" in pair.mentor.text


async def test_a_curator_goes_on_themself_with_the_text_read(talk: Talk) -> None:
    pair = await two(talk)
    boss = await curator(talk)
    await opens(boss, "hand_over", pair.pair)
    await boss.presses("1")
    assert "Новый наставник: Ольга" in boss.text
    await boss.presses("Полный текст")
    await boss.presses("‹ Назад")
    assert "Кому передать" in boss.text
    await boss.presses("1")
    await boss.presses("Предложить обоим")
    await read_all(talk)
    await pair.mentee.presses("Посмотреть")
    await pair.mentee.presses("Даю согласие")
    assert await talk.look("SELECT state, result, continues FROM pairs ORDER BY id") == [
        ("finished", "handed_over", None), ("active", "", pair.pair),
    ]  # fmt: skip
    assert await talk.look("SELECT count(*) FROM pair_consents") == [(4,)]


async def test_nobody_else_opens_a_pair(talk: Talk) -> None:
    pair = await two(talk)
    stranger = await colleague(talk, "Пётр")
    for room in ("pair", "pair_agree", "pair_more", "pair_extend", "pair_kind", "pair_finish", "hand_over", "match"):
        await opens(stranger, room, pair.pair)
        assert "недоступно" in (stranger.toast or ""), room
        assert "Кузнецова" not in stranger.text
    boss = await curator(talk, school="СОШ № 2")
    await opens(boss, "match", await person_of(talk, pair.mentee))
    assert "недоступно" in (boss.toast or "")


async def test_a_curator_who_lost_the_role_sees_no_proposal_and_leaves_it(talk: Talk) -> None:
    boss = await curator(talk)
    await colleague(talk, "Пётр", "Петров Пётр")
    maria = await colleague(talk, "Мария", "Кузнецова Мария")
    await opens(boss, "match", await person_of(talk, maria))
    await boss.presses("2")
    await boss.presses("Предложить обоим")
    await opens(boss, "pair_agree", 1)
    withdraw = boss.data("Отозвать предложение")
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = 1")
    await boss.presses_in_vain(withdraw, told=NOT_ALLOWED)
    await boss.writes("/menu")
    await opens(boss, "pair_agree", 1)
    assert "Кузнецова" not in boss.text
    assert await states(talk) == ["proposed"]
