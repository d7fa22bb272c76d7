"""A question, the pause and the end of a walk as screens, and what their buttons mean."""

from typing import Annotated

from pydantic import Field

from bot.areas import known_area
from bot.doors import Go, Id, Press
from bot.screen import Button, Screen, bar, rows
from bot.texts import Html, T, escape, lines
from rules.questionnaire import Area, Form, Item, Questionnaire
from rules.walk import SELF, Attempt, narrowed, widened

Level = Annotated[int, Field(ge=1, le=4)]


class Answer(Press, prefix="da"):
    """This anchor for this item. Pressed when another item is asked it changes nothing."""

    attempt: Id
    item: str
    choice: Level


class Skip(Press, prefix="ds"):
    """On without answering this item anew; an answer given before stays."""

    attempt: Id
    item: str


class Back(Press, prefix="db"):
    """From this item to the one before; an empty item is the end of the walk."""

    attempt: Id
    item: str


class Enter(Press, prefix="de"):
    """To this area's first question without an answer."""

    attempt: Id
    area: str


class Concerns(Press, prefix="dc"):
    """A block beyond the general areas concerns the person."""

    attempt: Id
    area: str


class TakeUp(Press, prefix="du"):
    """Back to what was skipped."""

    attempt: Id


class Finish(Press, prefix="df"):
    """Complete the attempt."""

    attempt: Id


class Anew(Press, prefix="dn"):
    """Drop this draft and begin again; `sure` after it was asked."""

    attempt: Id
    sure: bool


class Begin(Press, prefix="dg"):
    """Begin this questionnaire, or go on with what is open of it."""

    code: str
    form: Form


class Widen(Press, prefix="dw"):
    """«Ответить подробнее»: the draft asks the full form from now on."""

    attempt: Id


class Narrow(Press, prefix="dy"):
    """Back to the short form."""

    attempt: Id


def pause_of(attempt: int) -> Go:
    return Go(room="diagnosis", id=f"pause:{attempt}")


def question(attempt: Attempt, asked: Questionnaire, t: T) -> Screen:
    """The question that is asked now, or the end of the walk."""
    if attempt.current is None:
        return _end(attempt, asked, t)
    item = asked.item(attempt.current)
    letters = t("diagnosis-letters").split()
    given = attempt.answers.get(item.id)
    choices = [
        Button(
            f"• {letter}" if given == level else letter,
            Answer(attempt=attempt.id, item=item.id, choice=level),
        )
        for level, letter in enumerate(letters, start=1)
    ]
    ways = [
        Button(t("back"), Back(attempt=attempt.id, item=item.id)),
        Button(t("diagnosis-onward" if given else "diagnosis-skip"), Skip(attempt=attempt.id, item=item.id)),
        Button(t("diagnosis-pause"), pause_of(attempt.id)),
    ]
    return Screen(_asked(item, attempt, letters, t), [choices, ways])


def _asked(item: Item, attempt: Attempt, letters: list[str], t: T) -> Html:
    return lines(
        [
            *_place(item, attempt, t),
            "",
            Html(f"<b>{escape(t.pick(item.question))}</b>"),
            "",
            *(
                Html(f"<b>{letter}</b>  {escape(t.pick(anchor))}")
                for letter, anchor in zip(letters, item.anchors, strict=True)
            ),
        ]
    )


def _place(item: Item, attempt: Attempt, t: T) -> list[str]:
    """The short form counts all its questions; a longer one the area's, and all of them beside the bar."""
    area = t.pick(known_area(item.area).name)
    visited = bar(len(attempt.answers), len(attempt.items))
    number, of = str(attempt.number), str(len(attempt.items))
    if attempt.form == "short":
        return [t("diagnosis-place", area=area, number=number, of=of), visited]
    own = attempt.items_of(item.area)
    place = t("diagnosis-place", area=area, number=str(own.index(item.id) + 1), of=str(len(own)))
    return [place, t("diagnosis-place-all", bar=visited, number=number, of=of)]


def _end(attempt: Attempt, asked: Questionnaire, t: T) -> Screen:
    """All questions were visited: what was skipped, the blocks beyond the general areas, the result."""
    buttons = []
    if attempt.skipped:
        buttons.append([Button(t("diagnosis-take-up", count=len(attempt.skipped)), TakeUp(attempt=attempt.id))])
    blocks = [area for area in asked.areas if area.applies and area.code not in attempt.areas]
    buttons += [
        [Button(t.pick(area.radar), Concerns(attempt=attempt.id, area=area.code)) for area in blocks],
        [Button(t("diagnosis-finish"), Finish(attempt=attempt.id))],
        *_other_form(attempt, asked, t),
        [Button(t("back"), Back(attempt=attempt.id, item="")), Button(t("menu"), Go(room="menu"))],
    ]
    said = [
        t("diagnosis-end", answered=attempt.answered, of=len(attempt.items)),
        t("diagnosis-end-skipped", count=len(attempt.skipped)) if attempt.skipped else None,
        *_offered(blocks, attempt, asked, t),
    ]
    return Screen(lines([bar(len(attempt.answers), len(attempt.items)), "", *said]), buttons)


def _offered(blocks: list[Area], attempt: Attempt, asked: Questionnaire, t: T) -> list[Html]:
    if not blocks:
        return []
    said = []
    for area in blocks:
        count = sum(item.area == area.code for item in asked.items_for(attempt.form, [area.code]))
        said.append(t("diagnosis-end-block", applies=t.pick(area.applies or area.name), count=count))
    return [t("diagnosis-end-blocks", count=len(blocks)), *said]


def _other_form(attempt: Attempt, asked: Questionnaire, t: T) -> list[list[Button]]:
    """The full form instead of the short one, with the answers given; and back while nothing is lost by it."""
    if wider := widened(attempt, asked):
        return [[Button(t("diagnosis-widen", count=len(wider) - len(attempt.items)), Widen(attempt=attempt.id))]]
    if shorter := narrowed(attempt, asked):
        return [[Button(t("diagnosis-narrow", count=len(shorter)), Narrow(attempt=attempt.id))]]
    return []


def overview(attempt: Attempt, asked: Questionnaire, remind: Button | None, t: T) -> Screen:
    """The pause: what is kept, and every area to go on with."""
    going_on = (
        t("diagnosis-continue", number=str(attempt.number), of=str(len(attempt.items)))
        if attempt.current is not None
        else t("diagnosis-to-end")
    )
    doors = []
    for area in (known_area(code) for code in attempt.areas):
        given, of = attempt.answered_of(area.code), len(attempt.items_of(area.code))
        mark = "✓" if given == of else f"{given}/{of}"
        doors.append(Button(f"{mark} {t.pick(area.radar)}", Enter(attempt=attempt.id, area=area.code)))
    buttons = [[Button(going_on, Go(room="diagnosis", id=str(attempt.id)))], *rows(doors, 2)]
    if attempt.current is not None and attempt.scorable():
        buttons.append([Button(t("diagnosis-finish-now"), Finish(attempt=attempt.id))])
    buttons += _other_form(attempt, asked, t)
    buttons += [[remind]] if remind else []
    buttons += [
        [Button(t("diagnosis-anew"), Anew(attempt=attempt.id, sure=False))],
        [Button(t("instruments-others"), Go(room="instruments")), Button(t("menu"), Go(room="menu"))],
    ]
    whole, areas = attempt.whole_areas
    said = [
        None if attempt.questionnaire == SELF else Html(f"<b>{escape(t.pick(asked.title))}</b>"),
        t("diagnosis-paused", answered=attempt.answered, of=len(attempt.items)),
        bar(attempt.answered, len(attempt.items)),
        t("diagnosis-paused-areas", whole=str(whole), of=str(areas)) if attempt.form == "full" else None,
        "",
        t("diagnosis-any-area"),
    ]
    return Screen(lines(said), buttons)


def anew_asked(attempt: Attempt, t: T) -> Screen:
    return Screen(
        t("diagnosis-anew-sure", answered=attempt.answered),
        [
            [Button(t("diagnosis-anew-keep"), pause_of(attempt.id))],
            [Button(t("diagnosis-anew-drop"), Anew(attempt=attempt.id, sure=True))],
        ],
    )


def kept(attempt: Attempt, press: Answer, t: T) -> Html:
    """What is kept for the item of an answer that came too late."""
    if press.item not in attempt.answers:
        return t("stale")
    given = attempt.answers[press.item]
    if given is None:
        return t("diagnosis-skipped-already")
    if given == press.choice:
        return t("diagnosis-answered-already")
    return t("diagnosis-answered-otherwise", letter=t("diagnosis-letters").split()[given - 1])
