"""A coordinator of a district, its teachers who agreed to messages, and a draft, for talks about broadcasts."""

import content
from rules.roles import Scope
from sandbox.model import Message
from storage import consents, places, roles
from tests.talks.conftest import Talk, Talker
from tests.talks.internship import person_of
from tests.talks.mentoring import DISTRICT, SCHOOL, colleague

WORDS = "Семинар 27 января\n\nПриходите, поговорим об оценивании."
SENDER = "Тимашевский район, методическая служба"


async def coordinator(talk: Talk, name: str = "Ольга", *, district: str = DISTRICT) -> Talker:
    talker = await colleague(talk, name, district=district)
    async with talk.db.write() as tx:
        place = await places.name_municipality(tx, "23", district)
        where = Scope("municipality", str(place.id), (("region", "23"),))
        await roles.grant(tx, await person_of(talk, talker), "coordinator", where, by=None, now=int(talk.clock()))
    return talker


async def reader(
    talk: Talk, name: str, *, agreed: bool = True, school: str = SCHOOL, zone: str = "Europe/Moscow"
) -> Talker:
    talker = await colleague(talk, name, school=school, zone=zone)
    if agreed:
        await agree(talk, talker)
    return talker


async def agree(talk: Talk, talker: Talker) -> None:
    asked = content.consent("notices")
    async with talk.db.write() as tx:
        await consents.give(
            tx, await person_of(talk, talker), purpose="notices", version=asked.version, locale="ru",
            text=asked.text("ru", "ЦНППМ"), now=int(talk.clock()),
        )  # fmt: skip


async def compose(author: Talker, words: str = WORDS, *, answers: str = "«Буду очно") -> None:
    """From the list to the draft's card."""
    await author.writes("/broadcast")
    await author.presses("Новая")
    await author.presses("Дальше")
    await author.writes(words)
    await author.presses("Ответы")
    await author.presses(answers)


async def send(talk: Talk, author: Talker) -> None:
    await author.presses("Отправить")
    await author.presses("Отправить")
    await talk.tick()
    await talk.tick()


def got(talker: Talker, words: str = "Семинар 27 января") -> list[Message]:
    """The messages of the broadcast in this chat, as they stand now."""
    return [it for it in talker.messages if it.from_bot and it.text.startswith(words)]
