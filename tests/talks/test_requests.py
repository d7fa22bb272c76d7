"""«Хочу на эту программу»: asked, decided, a document sent and confirmed, as the person sees it; the chain is kept."""

from datetime import date
from typing import Any

from handlers.request_document import SendPaper
from handlers.requests import Ask, Cancel
from rules.roles import Scope
from storage import places, requests, roles
from tests.storage.test_requests import diagnosed, programme
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import opens, person_of
from tests.talks.mentoring import DISTRICT, colleague
from tests.talks.test_start import begin

TODAY = date(2026, 11, 22)
TITLE = "Критериальное оценивание"


async def offered(talk: Talk, **columns: Any) -> int:
    async with talk.db.write() as tx:
        its: dict[str, Any] = {"title": TITLE, "provider": "ИРО", "kind": "pk", "hours": 36, "places": 25} | columns
        return await programme(tx, **its)


async def decider(talk: Talk, name: str = "Вера") -> int:
    """A coordinator of the district."""
    vera = await person_of(talk, await begin(talk, name))
    async with talk.db.write() as tx:
        place = await places.name_municipality(tx, "23", DISTRICT)
        where = Scope("municipality", str(place.id), (("region", "23"),))
        await roles.grant(tx, vera, "coordinator", where, by=None, now=int(talk.clock()))
    return vera


async def enrolled(talk: Talk, number: int, by: int, day: date = TODAY) -> None:
    async with talk.db.write() as tx:
        await requests.enrol(tx, number, by=by, on_day=day, today=TODAY, now=int(talk.clock()))


async def morning(talk: Talk, anna: Talker) -> str:
    """What was said unasked since."""
    talk.clock.advance(days=1)
    before = len(anna.messages)
    await talk.tick()
    return "\n".join(it.text for it in anna.messages[before:] if it.from_bot)


async def asks(talk: Talk, anna: Talker, programme: int) -> int:
    """From the card, with the place and the name told on the way; the number of the request."""
    await opens(anna, "programme", programme)
    await anna.presses("Хочу на эту программу")
    assert anna.text.startswith("Заявку получает координатор вашего района")
    await anna.presses("Сказать, где я работаю")
    for said in ("краснодарский край", DISTRICT, "СОШ № 11"):
        await anna.writes(said)
    assert f"Заявку увидит координатор: {DISTRICT}." in anna.text
    assert "(Анна), где вы работаете (СОШ № 11), что преподаёте (Математика)" in anna.text
    assert "Результатов диагностики в заявке не будет." in anna.text
    await anna.presses("Указать фамилию и имя")
    await anna.writes("Иванова Анна Сергеевна")
    assert "как вас зовут (Иванова Анна Сергеевна)" in anna.text
    assert await talk.look("SELECT count(*) FROM requests") == [(0,)], "nothing goes before it is sent"
    send = anna.data("Отправить заявку")
    await anna.presses("Отправить заявку")
    assert anna.toast == "Заявка отправлена."
    assert "Ждёт ответа с 22 ноября 2026" in anna.text
    assert f"Ответит координатор: {DISTRICT}." in anna.text
    await anna.presses_data(send)
    assert anna.toast == "Эта заявка уже подана."
    [(request,)] = await talk.look("SELECT id FROM requests")
    return int(request)


async def tells_the_document(talk: Talk, anna: Talker) -> None:
    """With mistakes; nothing that was right is asked again, not even by a new process."""
    await anna.presses("Открыть заявку")
    await anna.presses("Ввести удостоверение")
    await anna.writes("скоро выдадут")
    assert "Не вижу номера в сообщении «скоро выдадут»" in anna.text
    await anna.writes("№ 180000123456 от 12.05.2027, 24 ч")
    assert "12 мая 2027 ещё не наступило" in anna.text
    assert "Записано: № 180000123456, 24 ч" in anna.text
    await talk.restart()
    await anna.writes("от 22 ноября 2026")
    assert "№ 180000123456\nот 22 ноября 2026\n24 ч" in anna.text
    assert "Часов в программе 36. Если в документе 24, отправляйте" in anna.text
    await anna.writes("36 часов")
    assert "Часов в программе" not in anna.text
    await anna.presses("Отправить на проверку")
    assert anna.toast == "Отправлено на проверку."
    assert "Удостоверение на проверке с 23 ноября 2026" in anna.text
    assert "Отменить заявку" not in anna.buttons


async def checked(talk: Talk, number: int, by: int, returned: str = "") -> None:
    async with talk.db.write() as tx:
        version = (await requests.request(tx, number)).version
        if returned:
            await requests.return_document(
                tx, number, by=by, reason=returned, version=version, now=int(talk.clock())
            )  # fmt: skip
        else:
            await requests.confirm_document(tx, number, by=by, version=version, now=int(talk.clock()))


async def test_from_the_card_to_a_confirmed_document(talk: Talk) -> None:
    talk.clock.advance(hours=9)
    number, vera = await offered(talk), await decider(talk)
    anna = await begin(talk)
    who = await person_of(talk, anna)
    async with talk.db.write() as tx:
        attempt = await diagnosed(tx, who)
    request = await asks(talk, anna, number)
    await enrolled(talk, request, vera)
    assert f"Вы записаны на программу «{TITLE}» с 22 ноября 2026." in await morning(talk, anna)
    await tells_the_document(talk, anna)
    await checked(talk, request, vera, "В номере не хватает <цифры>")
    assert "вернули: В номере не хватает <цифры>" in await morning(talk, anna)
    await anna.presses("Исправить документ")
    assert "Координатор пишет: В номере не хватает <цифры>" in anna.text
    await anna.writes("№ 1800001234567")
    await anna.presses("Отправить на проверку")
    await checked(talk, request, vera)
    assert f"Удостоверение подтверждено: программа «{TITLE}» засчитана." in await morning(talk, anna)
    assert "Мои сроки" in anna.buttons
    await anna.presses("Открыть заявку")
    assert "Удостоверение № 1800001234567 от 22 ноября 2026, 36 ч" in anna.text
    assert await talk.look(
        "SELECT r.person, r.programme, r.attempt, r.area, r.level, r.state, r.enrolled_on, r.registry_number,"
        " r.document_number, r.document_on, r.document_hours, r.document_by, c.attempt, c.area, a.person"
        " FROM requests r JOIN choices c ON c.id = r.choice JOIN attempts a ON a.id = r.attempt"
        " JOIN results d ON d.attempt = a.id AND d.area = r.area AND d.deficit = 1"
    ) == [
        (
            *(who, number, attempt, "assessment", 1.8, "completed", "2026-11-22", "77-1"),
            *("1800001234567", "2026-11-22", 36, vera, attempt, "assessment", who),
        )
    ]


async def changes_her_mind(talk: Talk, anna: Talker, number: int) -> tuple[int, int]:
    """A request that is cancelled, and another one; the old buttons say how it stands."""
    await opens(anna, "request_new", number)
    assert "заявку увидит администратор" in anna.text
    await anna.presses("Отправить заявку")
    [(request,)] = await talk.look("SELECT id FROM requests")
    old = anna.data("Отменить заявку")
    await anna.presses("Отменить заявку")
    await anna.presses("Да, отменить")
    assert anna.toast == "Заявка отменена."
    await anna.presses("Подать снова")
    await anna.presses("Отправить заявку")
    await anna.presses_data(old)
    assert "Отменена вами" in anna.text
    [(again,)] = await talk.look("SELECT id FROM requests WHERE state = 'waiting'")
    return int(request), int(again)


async def test_changed_minds_refusals_and_buttons_of_yesterday(talk: Talk) -> None:
    talk.clock.advance(hours=9)
    number, over = await offered(talk), await offered(talk, apply_until="2026-11-21")
    anna, boris = await colleague(talk, "Анна", "Иванова Анна"), await colleague(talk, "Борис")
    olga = await person_of(talk, await begin(talk, "Ольга"))
    await opens(anna, "requests")
    assert anna.text.startswith("Заявок пока нет.")
    await opens(anna, "request_new", over)
    assert "закончился 21 ноября 2026" in anna.text
    await anna.presses_in_vain(Ask(programme=over))
    assert await talk.look("SELECT count(*) FROM choices") == [(0,)]
    request, again = await changes_her_mind(talk, anna, number)
    async with talk.db.write() as tx:
        await requests.refuse(tx, again, by=olga, reason="other", words="Ждём <b>весной</b>", now=int(talk.clock()))
    assert "записать не получилось: Ждём <b>весной</b>" in await morning(talk, anna)
    await anna.writes("/menu")
    await anna.presses("Не сейчас")
    await anna.presses("Мои заявки")
    assert "Отказ 22 ноября 2026: Ждём <b>весной</b>" in anna.text

    for press in (Cancel(request=again, sure=True), SendPaper(request=again), Cancel(request=99, sure=False)):
        await boris.presses_in_vain(press, told="Такой заявки у вас нет.")
    for room in ("request", "request_document"):
        await opens(boris, room, again)
        assert boris.text.startswith("Заявок пока нет.")
    await anna.presses_in_vain(SendPaper(request=request), Cancel(request=again, sure=True))
    assert await talk.look("SELECT state, document FROM requests ORDER BY id") == [
        ("cancelled", None),
        ("refused", None),
    ]
    nameless = await begin(talk, "Глеб", agree=False)
    await nameless.presses_in_vain(Ask(programme=number), told="Чтобы подать заявку")
