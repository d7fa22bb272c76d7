"""A school's link: made in a few taps, forwarded, shown as a QR; teachers join by it; it ends, or is used up."""

from tests.talks.conftest import NOT_ALLOWED, Talk, Talker
from tests.talks.test_people import curator, link
from tests.talks.test_start import begin


async def school_link(vera: Talker) -> str:
    """The curator of school 11 makes it as it is offered."""
    await vera.writes("/people")
    await vera.presses("Ссылка для учителей школы")
    await vera.presses("Сделать ссылку")
    return link(vera)


async def test_a_link_is_shaped_forwarded_and_shown(talk: Talk) -> None:
    _, vera = await curator(talk)
    await vera.writes("/people")
    await vera.presses("Ссылка для учителей школы")
    assert vera.text.startswith("Ссылка для учителей: СОШ № 11, Тимашевский район.")
    assert vera.rows[:2] == [["30 человек", "✓ 100 человек", "300 человек"], ["день", "неделя", "✓ месяц"]]
    await vera.presses("30 человек")
    await vera.presses("неделя")
    assert "смогут прийти 30 человек, до 29 ноября 2026" in vera.text
    make = vera.data("Сделать ссылку")
    await vera.presses("Сделать ссылку")
    made = link(vera)
    assert "До 30 человек, до 29 ноября 2026" in vera.text
    forwarded = vera.messages[-2].text
    assert made in forwarded
    assert len(forwarded.splitlines()) == 3
    assert not vera.messages[-2].keyboard
    await vera.presses("QR-код")
    assert vera.screen.photo is not None
    token = made.partition("invite_")[2]
    for table in ("invites", "audit", "screens", "people", "pictures"):
        assert token not in str(await talk.look(f"SELECT * FROM {table}")), "it is nowhere but in the chat"
    await vera.presses_data(make)
    assert vera.toast == "Эта ссылка уже сделана, она выше."
    gleb = await begin(talk, "Глеб")
    await gleb.presses_in_vain(make, told=NOT_ALLOWED)


async def test_a_teacher_joins_by_the_link_of_the_school(talk: Talk) -> None:
    boss, vera = await curator(talk)
    made = await school_link(vera)
    anna = talk.person("Анна")
    await anna.opens(made)
    assert "Вас пригласили" in anna.text
    await anna.presses("Начать")
    await anna.presses("Даю согласие")
    assert anna.text.startswith("Готово! Ваша школа: СОШ № 11, Тимашевский район.")
    await anna.presses("Дальше")
    assert "Что вы преподаёте" in anna.text
    await anna.writes("/profile")
    assert "Регион: Краснодарский край" in anna.text
    assert "СОШ № 11" in anna.text
    assert "*" not in anna.text, "the place is verified"
    await anna.opens(made)
    assert anna.text.startswith("Готово! Ваша школа")
    await vera.writes("/people")
    await vera.presses("Ссылки для школ: 1")
    assert "1. СОШ № 11: пришли 1 из 100, до 22 декабря 2026" in vera.text
    assert await talk.look("SELECT count(*) FROM roles WHERE role = 'teacher'") == [(0,)]
    await boss.writes("/people")
    await boss.presses("Ссылки для школ: 1")
    assert "1. СОШ № 11, Тимашевский район: пришли 1 из 100, до 22 декабря 2026. Сделана не вами" in boss.text
    assert "Закончить 1" not in boss.buttons

    await vera.presses("Закончить 1")
    assert "по ссылке пришёл 1 человек из 100" in vera.text
    end = vera.data("Закончить")
    await vera.presses("Закончить")
    assert vera.toast == "Ссылка больше не работает."
    gleb = await begin(talk, "Глеб")
    await gleb.opens(made)
    assert "Это приглашение отозвали" in gleb.text
    await vera.presses_in_vain(end)


async def test_who_has_a_school_is_asked_before_it_changes(talk: Talk) -> None:
    _, vera = await curator(talk)
    made = await school_link(vera)
    gleb = await begin(talk, "Глеб")
    await gleb.writes("/profile")
    await gleb.presses("Регион")
    await gleb.writes("Томская область")
    await gleb.presses("Муниципалитет")
    await gleb.writes("Томск")
    await gleb.presses("Школа")
    await gleb.writes("Гимназия № 5")
    await gleb.opens(made)
    assert "Сейчас в профиле: Гимназия № 5. Сменить школу?" in gleb.text
    move = gleb.data("Сменить школу")
    await gleb.presses("Оставить как есть")
    stayed = "SELECT o.name, p.zone FROM people p JOIN organisations o ON o.id = p.organisation WHERE p.name = 'Глеб'"
    assert await talk.look(stayed) == [("Гимназия № 5", "Asia/Tomsk")]
    await gleb.presses_in_vain(move)
    await gleb.opens(made)
    await gleb.presses("Сменить школу")
    assert await talk.look(stayed) == [("СОШ № 11", "Europe/Moscow")]
    assert await talk.look("SELECT count(*) FROM invite_uses") == [(1,)]
    await gleb.presses_in_vain(move)


async def test_used_up_and_run_out_links_say_which(talk: Talk) -> None:
    boss, vera = await curator(talk)
    made = await school_link(vera)
    async with talk.db.write() as tx:
        await tx.run("UPDATE invites SET uses = 1 WHERE role = 'teacher'")
    anna, gleb = await begin(talk, "Анна"), await begin(talk, "Глеб")
    await anna.opens(made)
    await gleb.opens(made)
    assert "пришли уже все, на кого она была рассчитана" in gleb.text
    talk.clock.advance(days=31)
    await gleb.opens(made)
    assert "Срок приглашения вышел" in gleb.text
    await vera.writes("/people")
    assert not [text for text in vera.buttons if text.startswith("Ссылки для школ")]
    # Who accepts a role by a button does not do so by a school's link.
    await gleb.presses_in_vain("ka:0123456789abcdef")
    await boss.writes("/people")
    await boss.presses("Ссылка для учителей школы")
    assert "Роль «учитель». В каком регионе?" in boss.text
