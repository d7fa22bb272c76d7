"""An open site is put right: its area, clock and school; sessions are found where it is now."""

from handlers.opening import Resettle
from handlers.site import Area, Clock
from tests.talks import internship
from tests.talks.conftest import Talk
from tests.talks.internship import MOSCOW, opens
from tests.talks.test_site import administrator, host_of, school, with_role

SITE = "SELECT s.area, s.zone, o.name FROM sites s JOIN organisations o ON o.id = s.organisation WHERE s.id = $1"
FOUND_BY = "SELECT area, region, zone FROM sessions"


async def test_another_area(talk: Talk) -> None:
    at = await internship.site(talk)
    await internship.session(talk, at)
    maria = await host_of(talk, at)
    await opens(maria, "site_change", at.id)
    await maria.presses("Область")
    assert "К какой области ближе площадка?" in maria.text
    await maria.presses("ИКТ")
    assert maria.toast == "Записал. Занятия площадки теперь ищут в этой области."
    assert [area for area, _, _ in await talk.look(FOUND_BY)] == ["ict"]
    await maria.presses_in_vain(Area(site=at.id, area="magic"), Clock(site=at.id, zone="Asia/Omsk"))


async def test_a_host_does_not_take_the_site_to_another_school(talk: Talk) -> None:
    at, there = await internship.site(talk), await school(talk, "СОШ № 2")
    maria = await host_of(talk, at)
    await opens(maria, "site_change", at.id)
    await maria.presses("Школа")
    assert str(maria.toast).startswith("Школу площадки меняет куратор")
    forged = Resettle(site=at.id, organisation=there, zone=MOSCOW)
    await maria.presses_in_vain(forged, told="Это действие вам сейчас недоступно")
    assert [name for _, _, name in await talk.look(SITE, at.id)] == ["СОШ № 11"]


async def test_a_curator_of_one_school_does_not_give_its_site_away(talk: Talk) -> None:
    at, there = await internship.site(talk), await school(talk, "СОШ № 2")
    vera = await with_role(talk, "Вера", "curator", "organisation", str(there))
    forged = Resettle(site=at.id, organisation=there, zone=MOSCOW)
    await vera.presses_in_vain(forged, told="Это действие вам сейчас недоступно")


async def test_to_a_school_of_another_region_with_another_clock(talk: Talk) -> None:
    at = await internship.site(talk)
    await internship.session(talk, at)
    await school(talk, "Школа № 1", "Якутск", "14")
    boss = await administrator(talk)
    await opens(boss, "site_change", at.id)
    await boss.presses("Школа")
    await boss.writes("якутия")
    await boss.writes("Якутск")
    await boss.writes("Школа № 1")
    assert "Новая школа: Школа № 1, Якутск" in boss.text
    assert [row[0].split(":")[0] for row in boss.rows[:3]] == ["Да, время"] * 3
    sure = boss.data("Да, время")
    await boss.presses("Да, время")
    assert boss.toast == "Школа записана. Проверьте адрес и как добраться."
    [(area, zone, name)] = await talk.look(SITE, at.id)
    assert (area, zone.split("/")[0], name) == ("assessment", "Asia", "Школа № 1")
    assert await talk.look(FOUND_BY) == [("assessment", "14", MOSCOW)], "what is planned keeps its clock"
    await boss.presses_data(sure)
    await opens(boss, "site_change", at.id)
    await boss.presses("Время")
    assert "Занятия, которые уже запланированы, останутся по прежнему." in boss.text
    await boss.presses(boss.buttons[-3])
    assert str(boss.toast).startswith("Записал. Новые занятия планируйте по этому времени")


async def test_not_beside_a_site_of_the_same_name(talk: Talk) -> None:
    at = await internship.site(talk)
    await internship.site(talk, district="Ейский район")
    boss = await administrator(talk)
    await opens(boss, "site_move", at.id)
    await boss.writes("краснодар")
    await boss.writes("Ейский район")
    await boss.writes("СОШ № 11")
    await boss.presses("Да, школа теперь эта")
    assert boss.toast == "В той школе уже есть площадка с таким названием."
    await boss.presses("Школа")
    await boss.writes("краснодар")
    await boss.writes("Тимашевский район")
    await boss.writes("СОШ № 11")
    assert boss.text.startswith("Площадка и так в этой школе.")
