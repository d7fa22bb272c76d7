"""Hasty and hostile people at an internship: seeded random presses and words, and what must hold after each of them."""

import random
import re
from collections import deque

import pytest

import content
from bot import samples
from handlers import (
    attendance,
    boards,
    check_in,
    codes,
    hosted,
    internships,
    moving,
    my_sessions,
    opening,
    planning,
    seats,
    session_people,
    sessions,
    site,
    streams,
    typed_marks,
)
from rules.seats import may_offer
from sandbox.model import Message
from storage import diagnosis, roles, sites
from tests.talks.conftest import ADMIN, START, Talk, Talker
from tests.talks.internship import opens, person_of, teacher

SEEDS = (1, 2)
STEPS = 40
MINUTE, HOUR, DAY = 60, 3600, 86_400
PAUSES = (0, 5, MINUTE, 5 * MINUTE, 20 * MINUTE, HOUR, 6 * HOUR)
FEATURES = (
    attendance, boards, check_in, codes, hosted, internships, moving, my_sessions, opening, planning, seats,
    session_people, sessions, site, streams, typed_marks,
)  # fmt: skip
ROOMS = sorted(room for feature in FEATURES for room in getattr(feature, "ROOMS", ()))
PREFIXES = {prefix for feature in FEATURES if hasattr(feature, "door") for prefix in feature.door.presses}
WORDS = (
    "<b>", "Ж" * 5000, "🎉👩‍👩‍👧", "\x00\x07\x1b[2J \u202e", "&amp; «ёлка»", "{name}", "None", "/start", "/cancel",
    "/sessions", "был 1 3", "был 1", "все были", "все кроме 2", "не был 1, уваж 2\nспасибо", "был " + "9" * 400,
    "000000",
    "١٢٣٤٥٦", "²", "-1", "0", "1", "2", "15", "1001", "9" * 30, "15 и 30", "0 и 0", "0 и 1", "2 0", "1 и 1", "завтра",
    "сегодня", "5 декабря", "31 февраля", "в четверг", "5 декабря 14:00–16:00", "завтра 10:00–12:00", "25.12.2026",
    "01.01.0001", "31.12.9999", "14:00–16:00", "23:30", "24:00", "Критерии, 8", "https://example.org/?a=1&b=2", "http://[",
    "Краснодарский край", "Тимашевский район", "СОШ № 5", "Иванова Анна", "Причина & <следствие>",
)  # fmt: skip
CODE = re.compile(r"Код: (\d{3}\D?\d{3})")
EXAMPLE = re.compile(r"«([^»]+)»")  # what the bot itself proposes to write
NUMBERS = ("0", "1", "2", "719162", "3652059", "3652060", "9999999", str(2**36), str(2**53), "-1", "1e3", "")
LEFT_OPEN = re.compile(r"\{ ?\$|&(?:amp|lt|gt|quot);")
LIVE = "state IN ('seated', 'queued', 'offered')"


class Monkey:
    """`trail`: what was done last, for whoever reads the failure."""

    def __init__(self, talk: Talk, people: list[Talker], seed: int) -> None:
        self.talk = talk
        self.people = people
        self.who = people[0]
        self.liked = ROOMS  # what they are after just now
        self.dice = random.Random(seed)
        self.seen: list[str] = []  # the data of every button anybody ever saw
        self.trail: deque[str] = deque(maxlen=12)

    async def step(self) -> None:
        if self.dice.random() < 0.2:
            self.who = self.dice.choice(self.people)
            self.liked = self.dice.sample(ROOMS, 3)
        who = self.who
        wanted = self.dice.random()
        if wanted < 0.06:
            self._presses(who, self.dice.choice([one for one in who.messages if one.from_bot]))
        elif wanted < 0.24 or all(_weight(key.data or "") == 1 for key in who.screen.buttons):
            await self._forges(who)
        elif wanted < 0.255:
            await self._waits()
        elif wanted < (0.6 if "апиш" in who.text else 0.3 if "аписать" in who.text else 0.29):
            codes = [hit[1] for one in self.people for hit in CODE.finditer(one.text)]
            words = self.dice.choice([*WORDS, *codes * 9, *EXAMPLE.findall(who.text) * 9])
            self._note(who, f"writes {words[:30]!r}")
            who.actor.writes(words)
        else:
            self._presses(who, who.screen)
        await self.talk.run()
        await self._look()

    def _presses(self, who: Talker, message: Message) -> None:
        keys = [key for key in message.buttons if key.data]
        if not keys:
            who.actor.writes("/start")
            return
        [key] = self.dice.choices(keys, [_weight(key.data or "") for key in keys])
        taps = self.dice.choice((1, 1, 1, 2))
        self._note(who, f"presses {key.text!r} {key.data} × {taps}")
        for _ in range(taps):
            who.actor.presses_button(message, key)

    async def _forges(self, who: Talker) -> None:
        """Somebody else's button, or any room of the internships."""
        if self.dice.random() < 0.5:
            room, number = self.dice.choice(self.liked), self.dice.choice(("", "1", "1", "2", "3", "4", "5", "99"))
            self._note(who, f"opens {room} {number}")
            await opens(who, room, number)
        else:
            data = self.dice.choice(self.seen)
            if self.dice.random() < 0.3:
                data = re.sub(r"\d+", lambda _: self.dice.choice(NUMBERS), data, count=self.dice.choice((1, 9)))[:64]
            self._note(who, f"forges {data}")
            await who.presses_data(data)

    async def _waits(self) -> None:
        """A while, or until something begins or ends."""
        async with self.talk.db.read() as tx:
            rows = await tx.all("SELECT starts_at, ends_at FROM sessions WHERE ends_at > $1", int(self.talk.clock()))
        moments = [row["starts_at"] - 20 * MINUTE for row in rows] + [row["ends_at"] + MINUTE for row in rows]
        ahead = sorted(moment for moment in moments if moment > self.talk.clock())
        if ahead and self.dice.random() < 0.3:
            self.talk.clock.at = float(ahead[0])
        else:
            self.talk.clock.advance(seconds=self.dice.choice(PAUSES))
        self.trail.append(f"the clock: {self.talk.clock.at - START:.0f}")
        await self.talk.tick()

    def _note(self, who: Talker, words: str) -> None:
        self.trail.append(f"{who.actor.first_name} {words}")

    async def _look(self) -> None:
        faults = [*self._refused(), *self._screens(), *await self._rows()]
        trail = "\n".join(self.trail)
        assert not faults, f"{faults}\nafter\n{trail}"

    def _refused(self) -> list[str]:
        log = self.talk.world.log
        said = [f"{line.method}: {line.description}" for line in log if line.status != 200]
        log.clear()
        return [words for words in said if "not modified" not in words]

    def _screens(self) -> list[str]:
        found = []
        for who in self.people:
            shown = who.screen
            self.seen += [key.data for key in shown.buttons if key.data and key.data not in self.seen]
            if not shown.buttons and not shown.document:
                found.append(f"{who.actor.first_name} has no way on: {shown.text[:80]}")
            if LEFT_OPEN.search(shown.text.replace("{name}", "").replace("&amp; «ёлка»", "")):
                found.append(f"left open: {shown.text}")
        return found

    async def _rows(self) -> list[str]:
        async with self.talk.db.read() as tx:
            broken = await tx.all("SELECT error FROM dead_letters")
            twice = await tx.all(
                f"SELECT session, person, mode FROM seats WHERE {LIVE}"
                " GROUP BY session, person, mode HAVING count(*) > 1"
            )
            taken = await tx.all(
                "SELECT s.id, s.room, s.remote, s.starts_at, s.state, x.mode,"
                " count(CASE WHEN x.state <> 'queued' THEN 1 END) AS held,"
                " count(CASE WHEN x.state = 'queued' THEN 1 END) AS waiting"
                f" FROM sessions s JOIN seats x ON x.session = s.id WHERE x.{LIVE}"
                " GROUP BY s.id, s.room, s.remote, s.starts_at, s.state, x.mode"
            )
        found = [f"a dead letter: {row['error']}" for row in broken] + [f"two seats: {dict(row)}" for row in twice]
        for row in taken:
            free = row[row["mode"]] - row["held"]
            may = row["state"] == "planned" and may_offer(int(self.talk.clock()), row["starts_at"])
            if free < 0:
                found.append(f"oversold: {dict(row)}")
            if free and row["waiting"] and may:
                found.append(f"free, and not offered: {dict(row)}")
        return found


def _weight(data: str) -> int:
    """Deeds come before looking around, and both before the rest of the bot."""
    prefix, room = re.split(r"[:|]", data + "|")[:2]
    return 30 if prefix in PREFIXES else 9 if room in ROOMS else 1


async def troop(talk: Talk) -> list[Talker]:
    """Two teachers, one of them with her diagnosis done, the host of both sites and an administrator."""
    now = int(talk.clock())
    await samples.sessions_ahead(talk.db, now=now)
    people = [await teacher(talk, "Анна"), await teacher(talk, "Борис", asked=False), await teacher(talk, "Ирина")]
    admin = Talker(talk, talk.world.add_person("Админ", id=ADMIN))
    await admin.writes("/start")
    anna, host = await person_of(talk, people[0]), await person_of(talk, people[2])
    async with talk.db.write() as tx:
        attempt = await diagnosis.begin(tx, anna, content.questionnaire(), now=now)
        for item in attempt.items:
            await diagnosis.answer(tx, anna, attempt.id, item, 1, now=now)
        await diagnosis.finish(tx, anna, attempt.id, content.questionnaire(), now=now)
        for site in (1, 2):
            scope = await sites.scope(tx, site)
            assert scope is not None
            await roles.grant(tx, host, "host", scope, by=None, now=now)
    await talk.tick()
    return [*people, admin]


async def roam(talk: Talk, seed: int, steps: int) -> None:
    talk.clock.advance(hours=6)  # a morning
    monkey = Monkey(talk, await troop(talk), seed)
    await monkey._look()
    for _ in range(steps):
        await monkey.step()


@pytest.mark.parametrize("seed", SEEDS)
async def test_nothing_breaks_whoever_presses_what(talk: Talk, seed: int) -> None:
    await roam(talk, seed, STEPS)
