"""What came out of the functional literacy test: right answers by part, what to do next, and task by task why.

Explanations are for after the end only: every room here asks for a completed attempt of the person's own.
"""

from aiogram import Router

from bot import instruments, reminding
from bot import literacy as words
from bot.doors import Go, number
from bot.person import Person
from bot.screen import Button, Open, Screen, bar, rows
from bot.texts import Html, T, escape, lines
from rules import literacy_score
from rules.literacy import Task
from rules.literacy_score import Attempt, Done, Gap, Score
from storage import literacy
from storage.db import Tx
from storage.diagnosis import NoAttempt

router = Router(name="literacy_result")
WRONG, ALL = "wrong", "all"
PAST = 24  # attempts that are listed: two years of them


async def result_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen | Open:
    """`id` is the attempt's; "" the latest completed one."""
    done = await literacy.done(tx, person.id)
    shown = next((it for it in done if id in ("", str(it.id))), None)
    if shown is None:
        return Open("literacy", toast=t("stale") if id else None)
    parts = await literacy.parts(tx, shown.id)
    variant = await instruments.variant(tx, shown.letter, shown.version)
    latest = shown.id == done[0].id
    gap = await literacy.bridge(tx, person.id) if latest else None
    said = [
        *_headline(shown, person, t),
        "",
        *(_part(t.pick(part.name), parts[part.code], t) for part in variant.parts if part.code in parts),
        "",
        words.weak(parts, variant, t),
        None if shown.score.reached else t("literacy-hint"),
        *([] if gap is None else ["", _gap(gap, t)]),
        *_counts(done, shown, person, t, now),
    ]
    remind = await reminding.again(tx, "test", shown.id, t, now=now)
    return Screen(lines(said), _ways(shown, done, remind, t))


async def review_room(id: str, tx: Tx, person: Person, t: T) -> Screen | Open:
    """One task after the end. `id`: attempt, which tasks ("wrong", "all") and the place among them, from 0."""
    said, _, rest = id.partition(":")
    view, _, place = rest.partition(":")
    attempt = await _completed(said, tx, person)
    if attempt is None:
        return Open("literacy", toast=t("stale"))
    variant = await words.variant_of(tx, attempt)
    listed = literacy_score.to_review(variant, attempt.answers, wrong=view != ALL)
    if not listed:
        return Open("literacy_result", str(attempt.id), toast=t("literacy-all-right"))
    here = min(number(place) or 0, len(listed) - 1)
    part, task = literacy_score.located(variant, listed[here])
    there = t("literacy-place", part=t.pick(part.name), number=str(_number(attempt, task)), of=str(len(attempt.tasks)))
    stimulus = part.stimulus(task)
    again = Button(words.see(stimulus, t), Go(room="literacy_stimulus", id=f"{attempt.id}:{view}:{here}"))
    return Screen(
        lines([there, *_explained(attempt, task, t.pick(stimulus.title), t)]),
        [*_turning(attempt, view, here, len(listed), t), [again], *_back(attempt, view, t)],
    )


async def stimulus_room(id: str, tx: Tx, person: Person, t: T) -> Screen | Open:
    """What a task of the review was about; `id` as in `review_room`."""
    said, _, rest = id.partition(":")
    view, _, place = rest.partition(":")
    attempt = await _completed(said, tx, person)
    if attempt is None:
        return Open("literacy", toast=t("stale"))
    variant = await words.variant_of(tx, attempt)
    listed = literacy_score.to_review(variant, attempt.answers, wrong=view != ALL)
    if not listed:
        return Open("literacy_result", str(attempt.id))
    part, task = literacy_score.located(variant, listed[min(number(place) or 0, len(listed) - 1)])
    back = [[Button(t("literacy-to-review"), Go(room="literacy_review", id=id)), Button(t("menu"), Go(room="menu"))]]
    return words.seen(part.stimulus(task), Html(escape(t.pick(part.name))), back, t)


async def past_room(id: str, tx: Tx, person: Person, t: T) -> Screen | Open:
    """Every completed attempt, the latest first, and the one that counts."""
    done = await literacy.done(tx, person.id)
    best = literacy_score.best(done)
    if best is None:
        return Open("literacy")
    said = [
        t(
            "literacy-past-counts" if it.id == best.id else "literacy-past-line",
            day=t.day(it.completed_at, person.zone),
            figures=words.figures(it.score, t),
        )
        for it in done[:PAST]
    ]
    buttons = [
        Button(t.day(it.completed_at, person.zone), Go(room="literacy_result", id=str(it.id))) for it in done[:PAST]
    ]
    change = [Button(t("result-changes"), Go(room="change", id="test"))]
    return Screen(lines([t("literacy-past-title"), "", *said]), [*rows(buttons, 2), change, words.home(t)])


async def _completed(said: str, tx: Tx, person: Person) -> Attempt | None:
    """The completed attempt of this person; a forged or an open one is none."""
    asked = number(said)
    if not asked:
        return None
    try:
        found = await literacy.attempt(tx, person.id, asked)
    except NoAttempt:
        return None
    return found if found.completed else None


def _headline(shown: Done, person: Person, t: T) -> list[Html | str]:
    return [
        t("literacy-result-title", day=t.day(shown.completed_at, person.zone)),
        t("literacy-result", figures=words.figures(shown.score, t)),
        bar(shown.score.right, shown.score.tasks),
        _line(shown.score, t),
    ]


def _part(name: str, part: Score, t: T) -> Html:
    figures = bar(part.right, part.tasks, width=part.tasks)
    return t("literacy-result-part", bar=figures, part=name, right=part.right, of=part.tasks)


def _line(score: Score, t: T) -> Html:
    if score.reached:
        return t("literacy-reached", line=literacy_score.LINE)
    return t("literacy-not-reached", line=literacy_score.LINE, missing=score.missing)


def _gap(gap: Gap, t: T) -> Html:
    return t(f"literacy-bridge-{gap}")


def _counts(done: list[Done], shown: Done, person: Person, t: T, now: int) -> list[Html | str]:
    """Which attempt counts, and from when there may be another."""
    best = literacy_score.best(done) or shown
    opens = literacy_score.opens_at(done[0].completed_at)
    counted = t("literacy-best", day=t.day(best.completed_at, person.zone), figures=words.figures(best.score, t))
    return [
        "",
        *([counted] if best.id != shown.id else []),
        t("literacy-open-now") if now >= opens else t("literacy-opens", moment=t.moment(opens, person.zone)),
    ]


def _ways(shown: Done, done: list[Done], remind: Button | None, t: T) -> list[list[Button]]:
    wrong = shown.score.tasks - shown.score.right
    mistakes = Button(t("literacy-mistakes", count=wrong), Go(room="literacy_review", id=f"{shown.id}:{WRONG}:0"))
    every = Button(t("literacy-tasks"), Go(room="literacy_review", id=f"{shown.id}:{ALL}:0"))
    programmes = Button(t("literacy-programmes"), Go(room="programmes", id=f":{literacy_score.AREA}"))
    past = [Button(t("literacy-past"), Go(room="literacy_past"))] if len(done) > 1 else []
    return [[*([mistakes] if wrong else []), every], [programmes], past, [remind] if remind else [], words.home(t)]


def _number(attempt: Attempt, task: Task) -> int:
    return attempt.tasks.index(task.id) + 1


def _explained(attempt: Attempt, task: Task, title: str, t: T) -> list[Html | str | None]:
    given = attempt.answers.get(task.id)
    mine = None if given is None else t.pick(task.options[given])
    return [
        t("literacy-about", title=title),
        "",
        Html(f"<b>{escape(t.pick(task.question))}</b>"),
        "",
        t("literacy-unanswered") if mine is None else None,
        t("literacy-yours-right", option=mine) if mine is not None and given == task.key else None,
        t("literacy-yours", option=mine) if mine is not None and given != task.key else None,
        t("literacy-right", option=t.pick(task.options[task.key])) if given != task.key else None,
        "",
        t.pick(task.explanation),
        "",
        t("literacy-measures", measures=t.pick(task.measures)),
    ]


def _turning(attempt: Attempt, view: str, here: int, count: int, t: T) -> list[list[Button]]:
    def to(place: int) -> Go:
        return Go(room="literacy_review", id=f"{attempt.id}:{view}:{place % count}")

    if count == 1:
        return []
    page = t("page", number=here + 1, of=count)
    return [[Button("‹", to(here - 1)), Button(page, to(here)), Button("›", to(here + 1))]]


def _back(attempt: Attempt, view: str, t: T) -> list[list[Button]]:
    other = ALL if view == WRONG else WRONG
    switch = Button(t(f"literacy-review-{other}"), Go(room="literacy_review", id=f"{attempt.id}:{other}:0"))
    return [[switch], words.home(t, "literacy_result", str(attempt.id))]


ROOMS = {
    "literacy_result": result_room,
    "literacy_review": review_room,
    "literacy_stimulus": stimulus_room,
    "literacy_past": past_room,
}
