"""The note of hours of a mentor: every mentee with meetings and minutes, for their portfolio and for pay."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.paper import Cell, Paper, Table, Words
from jobs.frame import FIGURE, TEXT, Frame, day_of, minutes
from storage.journal import Entry
from storage.pairs import Pair
from storage.people import Profile


@dataclass(frozen=True, slots=True)
class Work:
    """`mentees`: the mentor's pairs with the mentee's profile, None of somebody who was deleted."""

    mentor: Profile
    mentees: Sequence[tuple[Pair, Profile | None]]
    entries: Sequence[Entry]

    def counted(self) -> list[tuple[Entry, bool]]:
        """A group's entry once."""
        return [(entry, entry.confirmed) for entry in self.entries]


def hours(frame: Frame, work: Work) -> Paper:
    facts = [
        (frame.say("paper-mentor"), work.mentor.full_name or ""),
        (frame.say("paper-mentor-post"), ""),
    ]
    parts: list[Table | Words] = [_mentees(frame, work), frame.by_form(work.counted())]
    if any(len(entry.pairs) > 1 for entry in work.entries):
        parts.append(Words("", frame.say("paper-group")))
    parts.append(Words(frame.say("paper-purpose"), frame.say("paper-purpose-is")))
    signs = [(frame.say("paper-mentor"), work.mentor.full_name or ""), (frame.say("paper-head-stamp"), "")]
    return frame.paper(facts, parts, signs, period=frame.period())


def _mentees(frame: Frame, work: Work) -> Table:
    rows: list[list[Cell]] = []
    for pair, mentee in work.mentees:
        own = [(entry, it.state == "confirmed") for entry in work.entries for it in entry.pairs if it.pair == pair.id]
        if own:
            name = mentee.full_name or "" if mentee else frame.say("mentoring-gone")
            rows.append(
                [
                    len(rows) + 1, name, pair.organisation_name, _dates(frame, pair), len(own), minutes(own, True),
                    minutes(own, False),
                ]
            )  # fmt: skip
    columns = frame.columns(
        ("number", 5, FIGURE), ("mentee", 23, TEXT), ("school", 17, TEXT), ("pair-dates", 16, FIGURE),
        ("count", 9, FIGURE), ("minutes-confirmed", 15, FIGURE), ("minutes-unconfirmed", 15, FIGURE),
    )  # fmt: skip
    return Table(frame.say("paper-by-mentee"), columns, rows, frame.say("paper-no-work"), frame.sums(work.counted()))


def _dates(frame: Frame, pair: Pair) -> str:
    since, until = (day_of(frame.day(at)) if at else "" for at in (pair.began_at, pair.ended_at))
    return frame.say("paper-dates-are", **{"from": since, "to": until or frame.say("paper-now")})
