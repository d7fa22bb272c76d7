"""Invites: made by who may, accepted once, refused in clear words; rights are read at each press."""

import re

from storage import places, roles
from tests.talks.conftest import ADMIN, NOT_ALLOWED, Talk, Talker
from tests.talks.test_start import begin


async def administrator(talk: Talk) -> Talker:
    boss = talk.person("Ольга", id=ADMIN)
    await boss.writes("/start")
    await boss.presses("Начать")
    await boss.presses("Даю согласие")
    return boss


async def coordinator_link(talk: Talk, boss: Talker) -> str:
    """The administrator makes an invite for the coordinator of the Timashevsky district."""
    await boss.writes("/people")
    await boss.presses("Пригласить: координатор")
    while not any(text.startswith("Краснодарский") for text in boss.buttons):
        await boss.presses("›")
    await boss.presses("Краснодарский край")
    await boss.writes("Тимашевский район")
    await boss.presses("Сделать ссылку")
    return link(boss)


def link(talker: Talker) -> str:
    said = [message.text for message in talker.messages if message.from_bot and "start=invite_" in (message.text or "")]
    found = re.search(r"https://t\.me/\S+", said[-1])
    assert found is not None
    return found[0]


async def test_an_invite_makes_a_coordinator_once(talk: Talk) -> None:
    boss = await administrator(talk)
    made = await coordinator_link(talk, boss)
    vera = talk.person("Вера")
    await vera.writes("/start " + made.partition("start=")[2])
    assert "Вас пригласили" in vera.text
    await vera.presses("Начать")
    await vera.presses("Даю согласие")
    assert "координатор, Тимашевский район" in vera.text
    await vera.presses("Принять")
    assert vera.text == "Готово. Ваша роль: координатор, Тимашевский район."
    await vera.presses("Дальше")
    assert "Что вы преподаёте" in vera.text
    await vera.writes("/menu")
    assert "Координатору" in vera.buttons
    assert await talk.look("SELECT role, scope_kind, revoked_at FROM roles") == [("coordinator", "municipality", None)]
    assert await talk.look("SELECT arrived_with FROM people WHERE name = 'Вера'") == [(None,)]

    gleb = await begin(talk, "Глеб")
    await gleb.writes("/start " + made.partition("start=")[2])
    assert "уже воспользовались" in gleb.text
    await vera.writes("/start " + made.partition("start=")[2])
    assert "Вы уже приняли" in vera.text
    assert await talk.look("SELECT count(*) FROM roles") == [(1,)]


async def test_the_database_never_holds_the_token_of_an_invite(talk: Talk) -> None:
    boss = await administrator(talk)
    token = (await coordinator_link(talk, boss)).partition("invite_")[2]
    assert len(token) == 22
    await talk.person("Вера").writes(f"/start invite_{token}")
    for table in ("invites", "audit", "screens", "people"):
        assert token not in str(await talk.look(f"SELECT * FROM {table}"))


async def test_make_pressed_twice_makes_one(talk: Talk) -> None:
    boss = await administrator(talk)
    await boss.writes("/people")
    await boss.presses("Пригласить: региональный координатор")
    await boss.presses("Алтайский край")
    ask = boss.screen
    data = boss.data("Сделать ссылку")
    await boss.presses("Сделать ссылку")
    await boss.presses_data(data, ask)
    assert boss.toast == "Эта ссылка уже сделана, она выше."
    assert await talk.look("SELECT count(*) FROM invites") == [(1,)]


async def test_expired_revoked_own_and_wrong_links_say_so(talk: Talk) -> None:
    boss = await administrator(talk)
    first = await coordinator_link(talk, boss)
    await boss.opens(first)
    assert "сделали вы сами" in boss.text
    await boss.writes("/people")
    assert "1. координатор, Тимашевский район: до 29 ноября 2026" in boss.text
    await boss.presses("Отозвать 1")
    assert boss.toast == "Приглашение отозвано."
    vera = await begin(talk, "Вера")
    await vera.opens(first)
    assert "отозвали" in vera.text
    second = await coordinator_link(talk, boss)
    talk.clock.advance(days=8)
    await vera.opens(second)
    assert "Срок приглашения вышел" in vera.text
    for _ in range(5):
        await vera.writes("/start invite_nonsense")
        assert "Такого приглашения нет" in vera.text
    await vera.writes("/start invite_nonsense")
    assert "Слишком много неверных ссылок" in vera.text
    talk.clock.advance(hours=2)
    await vera.writes("/start invite_nonsense")
    assert "Такого приглашения нет" in vera.text


async def test_not_now_leaves_the_link_open(talk: Talk) -> None:
    boss = await administrator(talk)
    made = await coordinator_link(talk, boss)
    vera = await begin(talk, "Вера")
    await vera.opens(made)
    accept = vera.data("Принять")
    await vera.presses("Не сейчас")
    assert await talk.look("SELECT count(*) FROM roles") == [(0,)]
    await vera.opens(made)
    await vera.presses("Принять")
    await vera.presses_data(accept)
    assert "Вы уже приняли" in vera.text
    assert await talk.look("SELECT count(*) FROM roles") == [(1,)]


async def test_a_coordinator_gives_roles_below_only(talk: Talk) -> None:
    boss = await administrator(talk)
    made = await coordinator_link(talk, boss)
    vera = await begin(talk, "Вера")
    await vera.opens(made)
    await vera.presses("Принять")
    await vera.writes("/people")
    assert [text for text in vera.buttons if text.startswith("Пригласить")] == [
        "Пригласить: куратор",
        "Пригласить: ведущий",
    ]
    await vera.presses("Пригласить: куратор")
    await vera.writes("СОШ № 11")
    assert "куратор" in vera.text
    assert "СОШ № 11, Тимашевский район" in vera.text
    [(municipality,)] = await talk.look("SELECT id FROM municipalities")
    own, above = f"wl:coordinator:municipality:{municipality}:7:1", "wl:regional:region:23:7:1"
    await vera.presses_in_vain(own, above, "wl:administrator:all::7:1", told=NOT_ALLOWED)
    assert await talk.look("SELECT count(*) FROM invites WHERE used_at IS NULL") == [(0,)]


async def test_rights_are_read_at_each_press(talk: Talk) -> None:
    boss = await administrator(talk)
    made = await coordinator_link(talk, boss)
    vera = await begin(talk, "Вера")
    await vera.opens(made)
    await vera.presses("Принять")
    await vera.writes("/people")
    async with talk.db.write() as tx:
        await tx.run("UPDATE roles SET revoked_at = 1")
    await vera.presses("Пригласить: куратор")
    assert await talk.look("SELECT count(*) FROM invites WHERE used_at IS NULL") == [(0,)]
    await vera.writes("/people")
    assert "недоступно" in vera.text


async def test_a_refused_consent_leaves_the_invite_alone(talk: Talk) -> None:
    boss = await administrator(talk)
    made = await coordinator_link(talk, boss)
    vera = talk.person("Вера")
    await vera.opens(made)
    await vera.presses("Начать")
    await vera.presses("Без согласия, анонимно")
    assert "Что вы преподаёте" in vera.text
    assert await talk.look("SELECT count(*) FROM invites WHERE used_at IS NULL") == [(1,)]


async def test_a_button_without_the_link_accepts_nothing(talk: Talk) -> None:
    boss = await administrator(talk)
    made = await coordinator_link(talk, boss)
    vera, gleb = await begin(talk, "Вера"), await begin(talk, "Глеб")
    await vera.opens(made)
    await gleb.presses_in_vain(vera.data("Принять"))
    assert await talk.look("SELECT count(*) FROM roles") == [(0,)]


async def test_a_role_is_taken_away_by_who_may_give_it(talk: Talk) -> None:
    boss = await administrator(talk)
    made = await coordinator_link(talk, boss)
    vera = await begin(talk, "Вера")
    await vera.opens(made)
    await vera.presses("Принять")
    await vera.writes("/people")
    await vera.presses("Роли в моей области")
    assert "Пока никого" in vera.text
    await boss.writes("/people")
    await boss.presses("Роли в моей области")
    assert "1. Вера: координатор, Тимашевский район" in boss.text
    await boss.presses("Забрать 1")
    take = boss.data("Забрать")
    await vera.presses_in_vain(take)
    assert await talk.look("SELECT count(*) FROM roles WHERE revoked_at IS NULL") == [(1,)]
    await boss.presses("Забрать")
    assert boss.toast == "Роль снята."
    assert "Пока никого" in boss.text
    await boss.presses_data(take)
    [(boss_number,)] = await talk.look("SELECT id FROM people WHERE name = 'Ольга'")
    assert await talk.look("SELECT actor FROM audit WHERE action = 'role.revoked'") == [(boss_number,)]
    await vera.writes("/people")
    assert "недоступно" in vera.text
    talk.clock.advance(hours=12)
    await talk.tick()
    assert "Эта роль больше не ваша: координатор, Тимашевский район. Спасибо" in vera.text


async def test_a_role_given_back_by_the_morning_was_never_gone(talk: Talk) -> None:
    boss = await administrator(talk)
    made = await coordinator_link(talk, boss)
    vera = await begin(talk, "Вера")
    await vera.opens(made)
    await vera.presses("Принять")
    [(person, scope)] = await talk.look("SELECT person, scope FROM roles")
    async with talk.db.write() as tx:
        place = await roles.place(tx, "municipality", scope, regions=frozenset())
        await roles.revoke(tx, person, "coordinator", place, by=None, now=int(talk.clock()))
        await roles.grant(tx, person, "coordinator", place, by=None, now=int(talk.clock()))
    await talk.tick()
    talk.clock.advance(hours=12)
    await talk.tick()
    assert "У вас новая роль: координатор, Тимашевский район." in vera.text
    said = await talk.look("SELECT kind, state FROM outbox ORDER BY kind")
    assert said == [("role-given", "sent"), ("role-taken", "void")]


async def test_the_eleventh_invite_can_be_seen_and_ended(talk: Talk) -> None:
    boss = await administrator(talk)
    for number in range(11):
        await boss.presses_data(f"wl:regional:region:23:7:{number + 1}")
    await boss.writes("/people")
    assert "10. " in boss.text
    assert "11. " not in boss.text
    await boss.presses("›")
    assert "11. региональный координатор" in boss.text
    await boss.presses("Отозвать 11")
    assert boss.toast == "Приглашение отозвано."
    assert "‹" not in boss.buttons


async def open_site(talk: Talk, school: str = "СОШ № 11") -> int:
    """A site of that school, as storage.sites leaves it."""
    async with talk.db.write() as tx:
        [town] = await tx.all("SELECT id FROM municipalities WHERE folded = 'тимашевский'")
        place = await places.name_organisation(tx, town["id"], school)
        made: int = await tx.value(
            "INSERT INTO sites (organisation, title, folded, area, zone, created_at)"
            " VALUES ($1, 'Оценивание', 'оценивание', 'assessment', 'Europe/Moscow', 1) RETURNING id",
            place.id,
        )
    return made


async def curator(talk: Talk) -> tuple[Talker, Talker]:
    """The administrator, and Vera who is the curator of school 11."""
    boss = await administrator(talk)
    await boss.writes("/people")
    await boss.presses("Пригласить: куратор")
    await boss.writes("краснодар")
    await boss.writes("Тимашевский район")
    await boss.writes("СОШ № 11")
    await boss.presses("Сделать ссылку")
    vera = await begin(talk, "Вера")
    await vera.opens(link(boss))
    await vera.presses("Принять")
    return boss, vera


async def test_a_curator_invites_the_host_of_a_site(talk: Talk) -> None:
    _, vera = await curator(talk)
    await vera.writes("/people")
    await vera.presses("Пригласить: ведущий")
    assert "СОШ № 11, Тимашевский район: площадок здесь пока нет." in vera.text
    assert "Открыть площадку" in vera.buttons
    site = await open_site(talk)
    await vera.writes("/people")
    await vera.presses("Пригласить: ведущий")
    await vera.presses("Оценивание")
    assert "Роль «ведущий», площадка «Оценивание», СОШ № 11." in vera.text
    make = vera.data("Сделать ссылку")
    await vera.presses("Сделать ссылку")
    gleb = await begin(talk, "Глеб")
    await gleb.opens(link(vera))
    await gleb.presses("Принять")
    assert gleb.text == "Готово. Ваша роль: ведущий, площадка «Оценивание», СОШ № 11."
    held = await talk.look("SELECT scope_kind, scope FROM roles WHERE role = 'host'")
    assert held == [("site", str(site))]
    await vera.writes("/people")
    await vera.presses("Роли в моей области")
    assert "1. Глеб: ведущий, площадка «Оценивание», СОШ № 11" in vera.text
    await gleb.presses_in_vain(make, told=NOT_ALLOWED)


async def test_a_closed_site_wants_no_host(talk: Talk) -> None:
    _, vera = await curator(talk)
    site = await open_site(talk)
    await vera.writes("/people")
    await vera.presses("Пригласить: ведущий")
    await vera.presses("Оценивание")
    make = vera.data("Сделать ссылку")
    await vera.presses("Сделать ссылку")
    async with talk.db.write() as tx:
        await tx.run("UPDATE sites SET closed_at = 1")
    gleb = await begin(talk, "Глеб")
    await gleb.opens(link(vera))
    assert "Площадка, куда вас звали, уже закрыта." in gleb.text
    closed = "Эта площадка закрыта: ведущий ей больше не нужен."
    await vera.presses_in_vain(f"{make.rpartition(':')[0]}:7", f"wp:host:site:{site}:0", told=closed)
    assert await talk.look("SELECT count(*) FROM invites WHERE role = 'host'") == [(1,)]


async def test_places_of_an_invite_are_typed_as_those_of_a_profile(talk: Talk) -> None:
    """A region by its city; what looks like a place there is asks first, the same words again are a new one."""
    boss = await administrator(talk)
    await coordinator_link(talk, boss)
    async with talk.db.write() as tx:
        await tx.run("UPDATE municipalities SET verified = 1")
    await boss.writes("/people")
    await boss.presses("Пригласить: координатор")
    await boss.writes("нигде")
    assert "Не нашёл региона «нигде»" in boss.text
    await boss.writes("алтай")
    assert set(boss.buttons[:2]) == {"Алтайский край", "Республика Алтай"}
    await boss.writes("краснодар")
    await boss.writes("тимаш")
    assert "похоже на «тимаш»" in boss.text
    await boss.presses("Тимашевский район")
    assert "Роль «координатор», Тимашевский район." in boss.text
    await boss.writes("/people")
    await boss.presses("Пригласить: координатор")
    await boss.writes("краснодар")
    await boss.writes("тимаш")
    await boss.writes("тимаш")
    assert "Роль «координатор», тимаш." in boss.text
    await boss.writes("/people")
    await boss.presses("Пригласить: координатор")
    await boss.writes("краснодар")
    await boss.writes("<b>район</b>")
    assert "Не похоже на название" in boss.text
    await boss.writes("Брюховецкий район")
    assert "Брюховецкий район" in boss.text
