"""The result of a questionnaire: a picture with strengths first, what to improve in words, and area by area."""

from collections.abc import Mapping, Sequence

from aiogram import Router

from bot import instruments, reminding
from bot.areas import known_area
from bot.doors import Door, Go, number
from bot.person import Person
from bot.screen import TEXT_LIMIT, Button, Open, Picture, Screen, bar, size
from bot.texts import Html, T, lines
from handlers.walk_cards import Begin
from rules import scoring
from rules.questionnaire import Questionnaire
from rules.reading import Text
from rules.scoring import AreaLevel
from rules.walk import SELF, Attempt
from storage import diagnosis
from storage.bank import NoInstrument
from storage.db import Tx
from storage.diagnosis import Earlier, NoAttempt

router = Router(name="results")
door = Door()
# A caption has 1024 signs: these many weak themes and changes are named in it, the details name all.
THEMES, CHANGES = 2, 3
ALL, SOME = 999, (8, 5, 3)  # themes of an area in the details
AXES = 3  # with fewer areas a radar is a line: bars in words say more


async def result_room(id: str, tx: Tx, person: Person, t: T, now: int) -> Screen | Open:
    """`id` is the attempt's; "" the one that says what the person improves."""
    done = await _done(id, tx, person)
    if done is None:
        return Open("diagnosis", toast=t("stale") if id else None)
    levels = done.levels()
    before = await diagnosis.earlier(tx, done)
    moved = scoring.changes(levels, {area: earlier.level for area, earlier in before.items()})
    asked = await _words(tx, done)
    weak = scoring.deficits(levels)
    said = lines(
        [
            _title(done, asked, t.day(done.completed_at or 0, person.zone), t),
            "",
            *_strengths(levels, t),
            *_deficits(weak, await diagnosis.themes(tx, done), t),
            *_changes(moved, before, person, t),
        ]
    )
    picture = Picture("radar", _radar(done, levels, before, person, t)) if len(levels) >= AXES else None
    remind = await reminding.again(tx, "questionnaire", done.id, t, now=now)
    return Screen(said, _ways(done, asked, weak, before, remind, t), picture=picture)


def _ways(
    done: Attempt, asked: Questionnaire | None, weak: Sequence[AreaLevel], before: Mapping[str, Earlier],
    remind: Button | None, t: T,
) -> list[list[Button]]:  # fmt: skip
    """What to do with a result: to learn, to see it in detail, to answer in more detail, to come back to it."""
    buttons = []
    if weak:
        programmes = Button(t("result-programmes"), Go(room="programmes", id=str(done.id)))
        buttons.append([programmes, Button(t("result-sessions"), Go(room="sessions"))])
    buttons.append([Button(t("result-details"), Go(room="areas", id=str(done.id)))])
    if before:
        buttons[-1].append(Button(t("result-changes"), Go(room="change", id=str(done.id))))
    if done.form == "short" and asked is not None and asked.has_full:
        count = len(asked.items_for("full", done.areas))
        buttons.append([Button(t("instruments-form-full", count=count), Begin(code=done.questionnaire, form="full"))])
    menu = Button(t("menu"), Go(room="menu"))
    if remind:
        return [*buttons, [remind], [menu]]
    return [*buttons[:-1], [*buttons[-1], menu]] if len(buttons[-1]) == 1 else [*buttons, [menu]]


def _title(done: Attempt, asked: Questionnaire | None, day: str, t: T) -> Html:
    """The self-assessment is «ваш профиль», another questionnaire says its name."""
    if done.questionnaire != SELF and asked is not None:
        return t("result-title-of", title=t.pick(asked.title), day=day)
    full = done.questionnaire == SELF and done.form == "full"
    return t("result-title-full", day=day) if full else t("result-title", day=day)


def _areas_title(done: Attempt, asked: Questionnaire | None, day: str, t: T) -> Html:
    if done.questionnaire != SELF and asked is not None:
        return t("result-areas-title-of", title=t.pick(asked.title), day=day)
    full = done.questionnaire == SELF and done.form == "full"
    return t("result-areas-title-full", day=day) if full else t("result-areas-title", day=day)


async def _words(tx: Tx, done: Attempt) -> Questionnaire | None:
    """The version that was answered, else today's; None if the bank has lost both: the result itself needs neither."""
    for version in (done.version, None):
        try:
            return await instruments.questionnaire(tx, done.questionnaire, version)
        except NoInstrument:
            continue
    return None


async def areas_room(id: str, tx: Tx, person: Person, t: T) -> Screen | Open:
    """Every area with its level, bar and weak themes."""
    done = await _done(id, tx, person)
    if done is None:
        return Open("diagnosis", toast=t("stale") if id else None)
    before = await diagnosis.earlier(tx, done)
    weak = await diagnosis.themes(tx, done)
    day = t.day(done.completed_at or 0, person.zone)
    head = lines([_areas_title(done, await _words(tx, done), day, t), t("result-scale")])
    # A long questionnaire answered low has more weak themes than a message has room for.
    drawn = ([head, *_by_area(done, before, weak, most, person, t)] for most in (ALL, *SOME))
    said = next((said for it in drawn if size(said := lines(it)) <= TEXT_LIMIT), head)
    buttons = [
        [Button(t("result-again"), Begin(code=done.questionnaire, form=done.form))],
        [Button(t("back"), Go(room="result", id=str(done.id))), Button(t("menu"), Go(room="menu"))],
    ]
    return Screen(said, buttons)


def _by_area(
    done: Attempt, before: Mapping[str, Earlier], weak: Mapping[str, Sequence[Text]], most: int, person: Person, t: T
) -> list[str]:
    """`most`: so many weak themes of an area."""
    said: list[str] = []
    levels = done.levels()
    moved = scoring.changes(levels, {area: earlier.level for area, earlier in before.items()})
    for level in levels:
        said.append("")
        said.append(t("result-area", area=t.pick(known_area(level.area).name), said=_word_and_figure(level, t)))
        if level.level is not None:
            said.append(bar(round(level.level * 10), scoring.TOP * 10))
        if level.area in moved:
            day = t.day(before[level.area].at, person.zone)
            said.append(t("result-change", day=day, areas=_signed(moved[level.area], t)))
        if own := weak.get(level.area, ()):
            themes, more = _themes(own[:most], t), len(own) - most
            said.append(
                t("result-weak-more", themes=themes, count=more) if more > 0 else t("result-weak", themes=themes)
            )
    return said


async def _done(id: str, tx: Tx, person: Person) -> Attempt | None:
    """The completed attempt of this person; a forged id is none."""
    if not id:
        return await diagnosis.latest(tx, person.id)
    asked = number(id)
    if asked is None:
        return None
    try:
        found = await diagnosis.attempt(tx, person.id, asked)
    except NoAttempt:
        return None
    return found if found.completed else None


def _word_and_figure(level: AreaLevel, t: T) -> Html:
    """«применяю, 2,8 из 4»."""
    if level.level is None:
        return t("level-few")
    return t("level", word=t(f"level-{scoring.word(level.level)}"), figure=t.number(level.level))


def _themes(weak: Sequence[Text], t: T) -> str:
    return ", ".join(t.pick(theme) for theme in weak)


def _strengths(levels: tuple[AreaLevel, ...], t: T) -> list[Html]:
    """Nothing where all there is stands under «Что подтянуть»: a short questionnaire has no more than three areas."""
    found = scoring.strengths(levels)
    if not found.areas:
        return [t("result-no-strengths"), Html("")] if all(area.level is None for area in levels) else []
    title = t("result-strengths") if found.sure else t("result-nearest")
    return [title, *(_line(area, t) for area in found.areas), Html("")]


def _deficits(found: tuple[AreaLevel, ...], weak: Mapping[str, Sequence[Text]], t: T) -> list[Html]:
    if not found:
        return [t("result-no-deficits")]
    said = [t("result-deficits")]
    for area in found[: scoring.SHOWN]:
        themes = _themes(weak.get(area.area, ())[:THEMES], t)
        sentence = themes[:1].upper() + themes[1:]
        said.append(t("result-deficit", line=_line(area, t), themes=sentence) if themes else _line(area, t))
    if len(found) > scoring.SHOWN:
        said.append(t("result-more", count=len(found) - scoring.SHOWN))
    return said


def _line(area: AreaLevel, t: T) -> Html:
    return t("result-line", area=t.pick(known_area(area.area).short), said=_word_and_figure(area, t))


def _changes(moved: dict[str, float], before: dict[str, Earlier], person: Person, t: T) -> list[Html]:
    """«С 3 мая: методическая +0,6», the largest changes, one line a day of comparison."""
    by_day: dict[str, list[str]] = {}
    for area in sorted(moved, key=lambda area: -abs(moved[area]))[:CHANGES]:
        said = f"{_inside(t.pick(known_area(area).short))} {_signed(moved[area], t)}"
        by_day.setdefault(t.day(before[area].at, person.zone), []).append(said)
    if not by_day:
        return []
    return [Html(""), *(t("result-change", day=day, areas=", ".join(said)) for day, said in by_day.items())]


def _signed(difference: float, t: T) -> str:
    return f"{'+' if difference > 0 else '−'}{t.number(abs(difference))}"


def _inside(name: str) -> str:
    """A name inside a sentence: «методическая», but «ИКТ и цифровая»."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _radar(
    done: Attempt, levels: tuple[AreaLevel, ...], before: dict[str, Earlier], person: Person, t: T
) -> dict[str, object]:
    """The data of `content/templates/radar.typ`."""
    newest = max((earlier.at for earlier in before.values()), default=None)
    return {
        "lang": t.locale,
        "now": t.day(done.completed_at or 0, person.zone),
        "before": t.day(newest, person.zone) if newest is not None else None,
        "axes": [
            {
                "label": t.pick(known_area(level.area).radar),
                "level": level.level,
                "said": t.number(level.level) if level.level is not None else "–",
                "deficit": level.deficit,
                "before": before[level.area].level if level.area in before else None,
            }
            for level in levels
        ],
    }


ROOMS = {"result": result_room, "areas": areas_room}
