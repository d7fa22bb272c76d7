"""The papers of one pair: personal programme, journal, report of a period."""

from collections.abc import Sequence
from dataclasses import dataclass

import content
from bot.paper import Cell, Paper, Table, Words
from jobs.frame import FIGURE, TEXT, Frame, day_of, held_on
from storage.journal import Entry, EntryPair
from storage.meetings import Meeting
from storage.pairs import Pair
from storage.people import Profile
from storage.tasks import Aim, Task


@dataclass(frozen=True, slots=True)
class About:
    """All there is about a pair; a person who was deleted has no profile. `curators`: full names, as far as known."""

    pair: Pair
    mentor: Profile | None
    mentee: Profile | None
    curators: Sequence[str]
    aims: Sequence[Aim]
    tasks: Sequence[Task]
    entries: Sequence[Entry]
    meetings: Sequence[Meeting]

    def counted(self) -> list[tuple[Entry, bool]]:
        """The entries, and whether the mentee has confirmed them."""
        return [(entry, _answer(entry, self.pair).state == "confirmed") for entry in self.entries]


def programme(frame: Frame, about: About) -> Paper:
    pair = about.pair
    facts = [
        (frame.say("paper-mentor"), _name(about.mentor)),
        (frame.say("paper-mentor-post"), ""),
        (frame.say("paper-mentee"), _name(about.mentee)),
        (frame.say("paper-mentee-post"), ""),
        (frame.say("paper-mentee-subject"), _subject(frame, about.mentee)),
        (frame.say("paper-mentee-service"), _since(frame, about.mentee)),
        (frame.say("paper-kind"), frame.say(f"paper-kind-{pair.kind}")),
        (frame.say("paper-form"), frame.say(f"paper-form-{pair.form}")),
        (frame.say("paper-dates"), frame.dates(pair.starts_on, pair.ends_on)),
        (frame.say("paper-order"), ""),
    ]
    parts: list[Table | Words] = [
        _aims(frame, about),
        _steps(frame, about),
        _outcome(frame, pair),
        _agreed(frame, pair),
    ]
    return frame.paper(facts, parts, _signs(frame, about), main=1, approved=True)


def journal(frame: Frame, about: About) -> Paper:
    rows: list[list[Cell]] = []
    for place, entry in enumerate(about.entries, 1):
        held = held_on(entry)
        when = f"{held:%d.%m.%Y %H:%M}" if entry.meeting else f"{held:%d.%m.%Y}"
        agreed = [entry.agreement, frame.say("paper-until", day=day_of(entry.due_on)) if entry.due_on else ""]
        rows.append(
            [
                place, when, entry.minutes, frame.say(f"meeting-form-{entry.form}"), entry.theme,
                entry.done, entry.difficulty, "\n".join(filter(None, agreed)), _answered(frame, entry, about.pair),
            ]
        )  # fmt: skip
    table = Table(
        frame.say("paper-entries"),
        frame.columns(
            ("number", 4, FIGURE), ("when", 9, FIGURE), ("minutes", 6, FIGURE), ("entry-form", 9, TEXT),
            ("theme", 13, TEXT), ("done", 20, TEXT), ("difficulty", 13, TEXT), ("agreement", 14, TEXT),
            ("confirmed", 12, TEXT),
        ),
        rows,
        frame.say("paper-no-entries"),
        frame.sums(about.counted()),
    )  # fmt: skip
    return frame.paper(_who(frame, about), [table], _signs(frame, about), period=frame.period(), wide=True)


def report(frame: Frame, about: About) -> Paper:
    pair = about.pair
    facts = [
        *_who(frame, about),
        (frame.say("paper-dates"), frame.dates(pair.starts_on, pair.ends_on)),
        (frame.say("paper-state"), _state(frame, pair)),
    ]
    off = [sum(it.state == state for it in about.meetings) for state in ("cancelled", "missed")]
    themes = "\n".join(dict.fromkeys(f"• {entry.theme}" for entry in about.entries if entry.theme))
    parts: list[Table | Words] = [
        frame.by_form(about.counted(), frame.sums(about.counted())),
        *([Words(frame.say("paper-themes"), themes)] if themes else []),
        *(
            [Words(frame.say("paper-off"), frame.say("paper-off-count", cancelled=off[0], missed=off[1]))]
            if any(off)
            else []
        ),
        _period_steps(frame, about),
        _difficulties(frame, about),
        Words(frame.say("paper-conclusion"), lines=4),
        Words(frame.say("paper-opinion"), lines=2),
        Words(frame.say("paper-next"), lines=2),
    ]
    return frame.paper(facts, parts, _signs(frame, about), period=frame.period())


def _who(frame: Frame, about: About) -> list[tuple[str, str]]:
    return [
        (frame.say("paper-mentor"), _name(about.mentor)),
        (frame.say("paper-mentee"), _name(about.mentee)),
        (frame.say("paper-form"), frame.say(f"paper-form-{about.pair.form}")),
    ]


def _signs(frame: Frame, about: About) -> list[tuple[str, str]]:
    """One curator's name is printed; of several nobody knows who signs."""
    curator = about.curators[0] if len(about.curators) == 1 else ""
    return [
        (frame.say("paper-mentor"), _name(about.mentor)),
        (frame.say("paper-mentee"), _name(about.mentee)),
        (frame.say("paper-curator"), curator),
    ]


def _aims(frame: Frame, about: About) -> Table:
    areas = {area.code: frame.t.pick(area.name) for area in content.areas()}
    rows: list[list[Cell]] = [[place, areas.get(aim.area, ""), aim.title] for place, aim in enumerate(about.aims, 1)]
    columns = frame.columns(("number", 6, FIGURE), ("aim-area", 34, TEXT), ("aim", 60, TEXT))
    return Table(frame.say("paper-aims"), columns, rows, frame.say("paper-no-aims"))


def _steps(frame: Frame, about: About) -> Table:
    place_of = {aim.id: str(place) for place, aim in enumerate(about.aims, 1)}
    rows: list[list[Cell]] = [
        [
            place, task.title, place_of.get(task.aim or 0, ""), frame.say(f"task-form-{task.form}"),
            day_of(task.due_on), task.product,
            frame.say("paper-done-on", day=day_of(task.done_on)) if task.done_on else "",
        ]
        for place, task in enumerate(about.tasks, 1)
    ]  # fmt: skip
    columns = frame.columns(
        ("number", 5, FIGURE), ("step", 29, TEXT), ("step-aim", 8, FIGURE), ("step-form", 14, TEXT),
        ("step-due", 13, FIGURE), ("step-product", 17, TEXT), ("step-done", 14, TEXT),
    )  # fmt: skip
    return Table(frame.say("paper-steps"), columns, rows, frame.say("paper-no-steps"))


def _period_steps(frame: Frame, about: About) -> Table:
    done = [task for task in about.tasks if task.done_on and frame.within(task.done_on)]
    due = [task for task in about.tasks if not task.done_on and task.due_on and task.due_on <= frame.last]
    rows: list[list[Cell]] = [
        [place, task.title, day_of(task.due_on), day_of(task.done_on), task.product]
        for place, task in enumerate([*done, *due], 1)
    ]
    count = frame.say(
        "paper-steps-count",
        all=len(about.tasks),
        done=sum(task.done_on is not None for task in about.tasks),
        overdue=sum(_overdue(frame, task) for task in about.tasks),
    )
    columns = frame.columns(
        ("number", 6, FIGURE), ("step", 40, TEXT), ("step-due", 15, FIGURE), ("step-done", 15, FIGURE),
        ("step-product", 24, TEXT),
    )  # fmt: skip
    return Table(frame.say("paper-programme-steps"), columns, rows, frame.say("paper-no-steps"), [count])


def _overdue(frame: Frame, task: Task) -> bool:
    return task.done_on is None and task.due_on is not None and task.due_on < frame.today


def _difficulties(frame: Frame, about: About) -> Table:
    rows: list[list[Cell]] = [
        [f"{held_on(entry):%d.%m.%Y}", entry.difficulty, entry.agreement, day_of(entry.due_on)]
        for entry in about.entries
        if entry.difficulty or entry.agreement
    ]
    columns = frame.columns(
        ("day", 14, FIGURE), ("difficulty", 36, TEXT), ("agreements", 36, TEXT), ("step-due", 14, FIGURE)
    )
    return Table(frame.say("paper-difficulties"), columns, rows, frame.say("paper-no-difficulties"))


def _outcome(frame: Frame, pair: Pair) -> Words:
    title = frame.say("paper-outcome")
    if pair.state != "finished":
        return Words(title, lines=3)
    said = frame.say(
        "paper-outcome-is", result=frame.say(f"paper-result-{pair.result}"), day=frame.moment(pair.ended_at)
    )
    return Words(title, "\n".join(filter(None, (said, pair.note))), lines=0 if pair.note else 2)


def _agreed(frame: Frame, pair: Pair) -> Words:
    mentor, mentee = frame.moment(pair.mentor_agreed_at), frame.moment(pair.mentee_agreed_at)
    said = frame.say("paper-agreed-both", mentor=mentor, mentee=mentee) if mentor and mentee else ""
    return Words(frame.say("paper-agreed"), said, lines=0 if said else 1)


def _state(frame: Frame, pair: Pair) -> str:
    if pair.state == "finished":
        return frame.say("paper-state-finished", day=frame.moment(pair.ended_at))
    return frame.say(f"paper-state-{pair.state}")


def _answer(entry: Entry, pair: Pair) -> EntryPair:
    return next(it for it in entry.pairs if it.pair == pair.id)


def _answered(frame: Frame, entry: Entry, pair: Pair) -> str:
    given = _answer(entry, pair)
    if given.state == "corrected":
        return frame.say("paper-corrected", remark=given.remark)
    if given.state == "confirmed" and given.answered_at is not None:
        return frame.say("paper-confirmed-on", day=day_of(frame.day(given.answered_at)))
    return frame.say("paper-waiting")


def _name(person: Profile | None) -> str:
    return person.full_name or "" if person else ""


def _subject(frame: Frame, person: Profile | None) -> str:
    known = next((it for it in content.subjects() if person and it.code == person.subject), None)
    return frame.t.pick(known.name) if known else ""


def _since(frame: Frame, person: Profile | None) -> str:
    return frame.say("paper-since-year", year=str(person.service_year)) if person and person.service_year else ""
