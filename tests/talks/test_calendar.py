"""The calendar file as a phone reads it: the hour of the place, one UID for all versions, a cancellation."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from bot.calendar import calendar_file, of_session
from handlers.places import ZONES_ASKED
from storage import planning, sessions
from tests.talks.conftest import TOKEN, Talk, Talker
from tests.talks.internship import BEGINS, DAY, HOUR, MOSCOW, opens, session, site, sits, teacher

LINK = "https://video.example.org/lesson?a=1&b=2"


def read(talker: Talker) -> Calendar:
    """The newest file the bot has sent."""
    files = [message.document for message in talker.messages if message.document]
    assert files[-1].name.endswith(".ics")
    return Calendar.from_ical(files[-1].data)


def event_of(calendar: Calendar) -> Event:
    [event] = calendar.walk("VEVENT")
    assert isinstance(event, Event)
    return event


async def test_the_file_is_what_a_phone_takes(talk: Talk) -> None:
    number = await session(talk, await site(talk), title="Критерии; «до», работы\\n", room=2)
    anna, boris = await teacher(talk), await teacher(talk, "Борис")
    await sits(talk, number, anna)
    await sits(talk, number, boris)
    await opens(anna, "session", number)
    await anna.presses("В календарь")
    assert anna.buttons == ["Подробнее", "Меню"]
    calendar = read(anna)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    [zone] = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == MOSCOW
    event = event_of(calendar)
    assert event["summary"] == "Критерии; «до», работы\\n"
    assert event["location"] == "ул. Ленина, 5, каб. 12"
    assert event.decoded("dtstart") == datetime(2026, 12, 3, 14, tzinfo=ZoneInfo(MOSCOW))
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=2)
    assert event["dtstart"].params["tzid"] == MOSCOW
    assert event["status"] == "CONFIRMED"
    assert event["description"] == "Оценивание, которое учит\nСОШ № 11, Тимашевский район"
    assert "organizer" not in event
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == -timedelta(hours=1)

    await opens(boris, "session", number)
    await boris.presses("В календарь")
    assert event_of(read(boris))["uid"] != event["uid"], "a file of one's own"


async def test_a_newer_file_takes_the_place_of_the_older(talk: Talk) -> None:
    at = await site(talk)
    number = await session(talk, at, remote=1, link=LINK)
    anna = await teacher(talk)
    await sits(talk, number, anna, "remote")
    await opens(anna, "session", number)
    await anna.presses("В календарь")
    first = event_of(read(anna))
    assert (first["location"], first["url"]) == (LINK, LINK)

    async with talk.db.write() as tx:
        later = BEGINS + DAY
        await planning.move(tx, number, starts_at=later, ends_at=later + HOUR, by=at.host, now=int(talk.clock()))
    talk.clock.advance(hours=9)
    await talk.tick()
    await anna.presses("Обновить в календаре")
    second = event_of(read(anna))
    assert second["uid"] == first["uid"]
    assert second.sequence > first.sequence
    assert second.decoded("dtstart") == datetime.fromtimestamp(BEGINS + DAY, ZoneInfo(MOSCOW))

    async with talk.db.write() as tx:
        await planning.cancel(tx, number, reason="", by=at.host, now=int(talk.clock()))
    await talk.tick()
    await anna.presses("Убрать из календаря")
    third = event_of(read(anna))
    assert third["uid"] == first["uid"]
    assert third.sequence > second.sequence
    assert third["status"] == "CANCELLED"
    assert third["summary"] == "Отменено: Критерии до работы"
    assert third.walk("VALARM") == []
    assert LINK not in third.to_ical().decode(), "the seat is no more, nor is the link"


async def test_the_link_goes_to_those_with_a_remote_seat(talk: Talk) -> None:
    number = await session(talk, await site(talk), remote=1, link=LINK)
    anna = await teacher(talk)
    await sits(talk, number, anna)
    await opens(anna, "session", number)
    await anna.presses("В календарь")
    assert LINK.encode() not in bytes(read(anna).to_ical())


async def test_it_is_read_again_when_it_is_sent(talk: Talk) -> None:
    """Telegram was away; meanwhile the session moved."""
    at = await site(talk)
    number = await session(talk, at)
    anna = await teacher(talk)
    await sits(talk, number, anna)
    await opens(anna, "session", number)
    data = anna.data("В календарь")
    anna.actor.presses_raw(data, anna.screen.message_id)
    updates = talk.world.call(TOKEN, "getUpdates", {"timeout": 0}, {}).body["result"]
    taken = await talk.running.turns.batch(updates)
    async with talk.db.write() as tx:
        await planning.move(
            tx, number, starts_at=BEGINS + DAY, ends_at=BEGINS + DAY + HOUR, by=at.host, now=int(talk.clock())
        )
    talk.running.sender.show(taken)
    await talk.running.sender.settle()
    assert event_of(read(anna)).decoded("dtstart").astimezone(UTC) == datetime.fromtimestamp(BEGINS + DAY, UTC)


async def test_in_every_zone_it_is_the_same_moment(talk: Talk) -> None:
    number = await session(talk, await site(talk))
    async with talk.db.read() as tx:
        found = await sessions.session(tx, number)
    assert found is not None
    for zone in ZONES_ASKED:
        made = calendar_file(of_session(replace(found, zone=zone), 1, remote=False), off="", now=BEGINS)
        calendar = Calendar.from_ical(made)
        there = datetime.fromtimestamp(BEGINS, ZoneInfo(zone))
        assert event_of(calendar).decoded("dtstart") == there
        assert f"DTSTART;TZID={zone}:{there:%Y%m%dT%H%M%S}".encode() in made
        [described] = calendar.walk("VTIMEZONE")
        assert isinstance(described, Timezone)
        assert datetime.fromtimestamp(BEGINS, described.to_tz()).utcoffset() == there.utcoffset()
