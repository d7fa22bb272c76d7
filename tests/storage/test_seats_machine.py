"""Seats, queues, offers, moves, sizes and time in any order, on both engines, beside a plain model of what is right."""

import asyncio
from collections.abc import Awaitable, Callable, Container, Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from rules.seats import DAY, HOUR, LAST_OFFER, MODES, REMOTE, ROOM, latest, offer_until
from storage import enrolment, planning, promotions, seats, sessions
from storage.db import Database, Tx
from storage.open import open_database
from tests.databases import NOW
from tests.storage import seating
from tests.storage.seating import ZONE, Stage

T = TypeVar("T")
ZONES = (ZONE, "Asia/Kamchatka", "Europe/Kaliningrad", None, "Asia/Vladivostok")
STREAM = 4  # of the five people
EXAMPLES = settings(max_examples=25, stateful_step_count=30, suppress_health_check=list(HealthCheck))
REFUSALS = (
    enrolment.Closed, enrolment.Full, enrolment.StreamFull, enrolment.OfferOver, enrolment.NoSuchMode,
    planning.NotPlanned, planning.BadSession,
)  # fmt: skip


class Model:
    """What is right, in sets and lists: who sits, to whom until when it is offered, who waits in which order."""

    def __init__(self, zones: dict[int, str], start: int, places: dict[str, int]) -> None:
        self.zones, self.places = zones, places
        self.now, self.start, self.end = NOW, start, start + 2 * HOUR
        self.closes = start - LAST_OFFER
        self.seated: dict[str, set[int]] = {ROOM: set(), REMOTE: set()}
        self.offered: dict[str, dict[int, int]] = {ROOM: {}, REMOTE: {}}
        self.queue: dict[str, list[int]] = {ROOM: [], REMOTE: []}
        self.numbers: dict[int, int] = {}
        self.reminded: set[int] = set()

    def free(self, mode: str) -> int:
        return self.places[mode] - len(self.seated[mode]) - len(self.offered[mode])

    def offers(self) -> bool:
        return self.start - self.now >= LAST_OFFER

    def state(self, person: int, mode: str) -> str | None:
        held: dict[str, Mapping[str, Container[int]]] = {
            "seated": self.seated, "offered": self.offered, "queued": self.queue
        }  # fmt: skip
        return next((state for state, where in held.items() if person in where[mode]), None)

    def live(self) -> list[tuple[int, str, str]]:
        every = [(person, mode, self.state(person, mode)) for person in self.zones for mode in MODES]
        return sorted((person, mode, state) for person, mode, state in every if state)

    def end_seat(self, person: int, mode: str) -> None:
        self.seated[mode].discard(person)
        self.offered[mode].pop(person, None)
        if person in self.queue[mode]:
            self.queue[mode].remove(person)
        if not any(person in self.seated[either] for either in MODES):
            self.reminded.discard(person)

    def promote(self) -> None:
        for mode in MODES:
            for person, until in self.offered[mode].items():
                self.offered[mode][person] = min(until, max(latest(self.start), self.now))
            while self.offers() and self.free(mode) > 0 and self.queue[mode]:
                person = self.queue[mode].pop(0)
                self.offered[mode][person] = offer_until(self.now, self.start, self.zones[person])

    def take(self, person: int, mode: str) -> str:
        self.end_seat(person, mode)
        self.seated[mode].add(person)
        self.numbers.setdefault(person, len(self.numbers) + 1)
        other = REMOTE if mode == ROOM else ROOM
        if mode == ROOM or self.state(person, other) == "seated":
            self.end_seat(person, other)
        self.remind(person)
        self.promote()
        return "seated"

    def remind(self, person: int) -> None:
        if self.start - HOUR > self.now:
            self.reminded.add(person)

    def shut(self, person: int) -> bool:
        within = {one for one, _, _ in self.live()}
        return person not in within and len(within) >= STREAM

    def sign_up(self, person: int, mode: str, want_queue: bool) -> str:
        own = self.state(person, mode)
        direct = self.free(mode) > 0 and not (self.offers() and self.queue[mode])
        if own is None and not self.places[mode]:
            return "NoSuchMode"
        if own is not None and not (own == "queued" and direct):
            return own
        refused = self.refusal(person, mode, direct or want_queue, direct)
        if refused is not None:
            return refused
        if direct:
            return self.take(person, mode)
        self.queue[mode].append(person)
        return "queued"

    def refusal(self, person: int, mode: str, possible: bool, direct: bool) -> str | None:
        if self.now >= self.closes:
            return "Closed"
        if not possible or (not direct and mode == REMOTE and person in self.seated[ROOM]):
            return "Full"
        return "StreamFull" if self.shut(person) else None

    def enrol(self, person: int, mode: str) -> str:
        own = self.state(person, mode)
        if own is None and not self.places[mode]:
            return "NoSuchMode"
        if own == "seated":
            return own
        if own != "offered" and self.free(mode) <= 0:
            return "Full"
        return "StreamFull" if self.shut(person) else self.take(person, mode)

    def leave(self, person: int, *modes: str) -> None:
        for mode in modes:
            self.end_seat(person, mode)
            self.promote()

    def lapse(self) -> None:
        for mode in MODES:
            for person in [one for one, until in self.offered[mode].items() if until <= self.now]:
                self.end_seat(person, mode)
        self.promote()

    def resize(self, places: dict[str, int]) -> str | None:
        if self.now >= self.end:
            return "NotPlanned"
        if places == self.places:
            return None
        for mode in MODES:
            taken = self.places[mode] - self.free(mode)
            if places[mode] < taken or (not places[mode] and self.queue[mode]) or not any(places.values()):
                return "BadSession"
        self.places = places
        self.promote()
        return None

    def move(self, start: int) -> str | None:
        if self.now >= self.end:
            return "NotPlanned"
        if start != self.start:
            self.closes += start - self.start
            self.start, self.end = start, start + 2 * HOUR
            self.reminded.clear()
            for person in self.seated[ROOM] | self.seated[REMOTE]:
                self.remind(person)
            self.promote()
        return None


picks = st.integers(0, 19)
people = st.integers(0, len(ZONES) - 1)
modes = st.sampled_from(MODES)
sizes = st.integers(0, 3)


class Seats(RuleBasedStateMachine):
    """One example is one transaction, which is rolled back in the end."""

    def __init__(self, runner: asyncio.Runner, db: Database, at: Stage) -> None:
        super().__init__()
        self.runner, self.at = runner, at
        self.stack = AsyncExitStack()
        self.tx = self.run(self.stack.enter_async_context(db.write()))

    @initialize(
        room=st.integers(1, 2), remote=st.sampled_from((1, 1, 2, 0)), hours=st.sampled_from((5, 30, 100)),
        crowd=st.permutations(range(len(ZONES))),
    )  # fmt: skip
    def plan(self, room: int, remote: int, hours: int, crowd: list[int]) -> None:
        """And everybody comes at once, so that from the first step on somebody waits."""
        start = NOW + hours * HOUR
        self.session = self.do(lambda tx: seating.session(tx, self.at, room=room, remote=remote, starts_at=start))
        zones = {person: zone or ZONE for person, zone in zip(self.at.people, ZONES, strict=True)}
        self.model = Model(zones, start, {ROOM: room, REMOTE: remote})
        for who in crowd:
            self.one_signs_up(self.at.people[who], ROOM, True)

    def run(self, work: Awaitable[T]) -> T:
        async def carry_out() -> T:
            return await work

        return self.runner.run(carry_out())

    def do(self, wish: Callable[[Tx], Awaitable[T]]) -> T:
        return self.run(wish(self.tx))

    def got(self, wish: Callable[[Tx], Awaitable[object]]) -> str | None:
        """The seat's state or the refusal's name."""
        try:
            made = self.do(wish)
        except REFUSALS as refusal:
            return type(refusal).__name__
        return made.state if isinstance(made, seats.Seat) else None

    def seat(self, person: int, mode: str) -> int:
        return next(own.id for own in self.do(lambda tx: seats.live(tx, self.session, person)) if own.mode == mode)

    @rule(crowd=st.lists(people, min_size=1, max_size=4), mode=modes, want_queue=st.sampled_from((True, True, False)))
    def sign_up(self, crowd: list[int], mode: str, want_queue: bool) -> None:
        for who in crowd:
            self.one_signs_up(self.at.people[who], mode, want_queue)

    def one_signs_up(self, person: int, mode: str, want_queue: bool) -> None:
        now = self.model.now
        expected = self.model.sign_up(person, mode, want_queue)
        assert expected == self.got(
            lambda tx: enrolment.sign_up(tx, self.session, person, mode, by=person, now=now, want_queue=want_queue)
        )

    @precondition(lambda self: self.model.live())
    @rule(pick=picks, by_host=st.booleans())
    def leave(self, pick: int, by_host: bool) -> None:
        live, now = self.model.live(), self.model.now
        person, mode, state = live[pick % len(live)]
        seat = self.seat(person, mode)
        if by_host:
            expected = "cancelled"
            left = self.got(lambda tx: enrolment.remove(tx, seat, by=self.at.host, reason="", now=now))
        else:
            expected = "declined" if state == "offered" else "left"
            left = self.got(lambda tx: enrolment.give_up(tx, seat, person, now=now))
        if now >= self.model.end and not by_host:
            assert left == "Closed"
            return
        assert left == expected
        self.model.leave(person, mode)

    @precondition(lambda self: any(self.model.offered.values()))
    @rule(pick=picks, accepts=st.sampled_from((True, True, False)))
    def answer(self, pick: int, accepts: bool) -> None:
        offers = [(person, mode) for person, mode, state in self.model.live() if state == "offered"]
        person, mode = offers[pick % len(offers)]
        seat, now = self.seat(person, mode), self.model.now
        if not accepts:
            assert self.got(lambda tx: enrolment.decline(tx, seat, person, now=now)) == "declined"
            self.model.leave(person, mode)
        elif now >= self.model.offered[mode][person]:
            assert self.got(lambda tx: enrolment.accept(tx, seat, person, now=now)) == "OfferOver"
        else:
            assert self.got(lambda tx: enrolment.accept(tx, seat, person, now=now)) == self.model.take(person, mode)

    @rule(what=st.sampled_from(("enrol", "erase", "resize", "resize", "move", "move")), data=st.data())
    def something_rare(self, what: str, data: st.DataObject) -> None:
        person = self.at.people[data.draw(people)]
        if what == "enrol":
            self.enrol(person, data.draw(modes))
        elif what == "erase":
            self.is_erased(person)
        elif what == "resize":
            self.resize(data.draw(sizes), data.draw(sizes))
        else:
            self.move(data.draw(st.sampled_from((1, 3, 20, 30, 80, 200))))

    def enrol(self, person: int, mode: str) -> None:
        now = self.model.now
        expected = self.model.enrol(person, mode)
        assert expected == self.got(
            lambda tx: enrolment.enrol(tx, self.session, person, mode, by=self.at.host, now=now)
        )  # fmt: skip

    def is_erased(self, person: int) -> None:
        """And comes back: the rows of people stay here."""
        self.do(lambda tx: enrolment.let_go_all(tx, person, now=self.model.now))
        if self.model.now < self.model.end:
            self.model.leave(person, *MODES)

    def resize(self, room: int, remote: int) -> None:
        expected = self.model.resize({ROOM: room, REMOTE: remote})
        assert expected == self.got(
            lambda tx: planning.resize(
                tx, self.session, room=room, remote=remote, by=self.at.host, now=self.model.now
            )
        )  # fmt: skip

    def move(self, hours: int) -> None:
        start = self.model.now + hours * HOUR
        expected = self.model.move(start)
        assert expected == self.got(
            lambda tx: planning.move(
                tx, self.session, starts_at=start, ends_at=start + 2 * HOUR, by=self.at.host, now=self.model.now
            )
        )

    @rule(seconds=st.sampled_from((None, None, 20 * 60, HOUR, DAY)), ticks=st.booleans())
    def time_passes(self, seconds: int | None, ticks: bool) -> None:
        """None: an offer ends. The clock may be late: an offer that ran out is not accepted, its seat not free."""
        now = self.model.now
        ends = [until for offers in self.model.offered.values() for until in offers.values() if until > now]
        self.model.now = min(ends, default=now + 6 * HOUR) if seconds is None else now + seconds
        if ticks:
            self.do(lambda tx: promotions.lapse(tx, now=self.model.now, limit=10))
            self.model.lapse()
            next_lapse = self.do(promotions.next_lapse)
            assert next_lapse is None or next_lapse > self.model.now

    @invariant()
    def the_model_is_right_about_everything(self) -> None:
        rows = self.do(lambda tx: tx.all(
            "SELECT person, mode, state, offer_until, number FROM seats WHERE session = $1"
            " AND state IN ('seated', 'queued', 'offered') ORDER BY queued_at, id", self.session
        ))  # fmt: skip
        model = self.model
        assert sorted((row[0], row[1], row[2]) for row in rows) == model.live()
        for mode in MODES:
            assert [row["person"] for row in rows if (row["mode"], row["state"]) == (mode, "queued")] == model.queue[
                mode
            ]
            offered = {row["person"]: row["offer_until"] for row in rows if (row[1], row[2]) == (mode, "offered")}
            assert offered == model.offered[mode]
        assert all(model.numbers[row["person"]] == row["number"] for row in rows if row["state"] == "seated")

    @invariant()
    def no_seat_is_sold_twice_and_none_is_empty_while_somebody_waits(self) -> None:
        there = self.do(lambda tx: sessions.session(tx, self.session))
        assert there is not None
        assert (there.room_taken <= there.room, there.remote_taken <= there.remote) == (True, True)
        if there.starts_at - self.model.now >= LAST_OFFER:
            assert there.free(ROOM) == 0 or there.room_queue == 0
            assert there.free(REMOTE) == 0 or there.remote_queue == 0

    @invariant()
    def what_waits_to_be_said_is_so(self) -> None:
        rows = self.do(lambda tx: tx.all(
            "SELECT person, kind, which FROM outbox"
            " WHERE state = 'waiting' AND kind IN ('session-reminder', 'seat-offer')"
        ))  # fmt: skip
        hour = sorted(row["person"] for row in rows if row["which"].endswith(".hour"))
        assert hour == sorted(self.model.reminded)
        seated = self.model.seated[ROOM] | self.model.seated[REMOTE]
        assert {row["person"] for row in rows if row["kind"] == "session-reminder"} <= seated
        offers = [(person, until) for mode in MODES for person, until in self.model.offered[mode].items()]
        assert sorted((row[0], int(row[2])) for row in rows if row["kind"] == "seat-offer") == sorted(offers)

    def teardown(self) -> None:
        async def undo() -> None:
            with suppress(Undone):
                async with self.stack:
                    raise Undone

        self.run(undo())


class Undone(Exception):
    """Rolls an example back."""


def test_seats_queues_and_offers_in_any_order(db_url: str) -> None:
    with asyncio.Runner() as runner:
        db = runner.run(open_database(db_url))
        try:
            at = runner.run(furnish(db))

            class Here(Seats):
                def __init__(self) -> None:
                    super().__init__(runner, db, at)

            run_state_machine_as_test(Here, settings=EXAMPLES)
        finally:
            runner.run(db.close())


async def furnish(db: Database) -> Stage:
    async with db.write() as tx:
        at = await seating.stage(tx, 0, capacity=STREAM)
        everybody = [await seating.person(tx, f"Интерн {number}", zone=zone) for number, zone in enumerate(ZONES)]
    return replace(at, people=tuple(everybody))
