"""How a person's levels moved from one attempt to the next: a picture of every area, the largest changes in words.

Attempts compare within one questionnaire, form and major version. The test stands below, apart: never in one figure.
"""

from collections.abc import Sequence

from aiogram import Router

from bot import instruments, walking
from bot import literacy as words
from bot.areas import area_of, known_area
from bot.doors import Go, Shown, number
from bot.person import Person
from bot.screen import CAPTION_LIMIT, Button, Open, Picture, Screen, fit
from bot.texts import Html, T, lines
from rules import change, literacy_score, recalls
from rules.change import Taken, Track
from rules.literacy_score import Done
from rules.scoring import DEFICIT_UNDER
from rules.walk import SELF
from storage import changes, literacy
from storage.changes import Series
from storage.db import Tx

router = Router(name="change")
TEST = "test"
SWITCHES = 3  # other questionnaires and forms that are offered
AXIS = range(0, 101, 20)  # per cent


async def change_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """`id`: a completed attempt, of the series that is shown; "" the one that shows most; "test" the test's."""
    if id == TEST:
        return await _of_test(tx, person, t)
    found = await _series(id, tx, person)
    if found is None:
        return Open("diagnosis", toast=t("stale") if id else None)
    others = await _switches(found, tx, person, t)
    test = await _test(tx, person, t)
    ways = [[Button(t("back"), Go(room="result", id=str(found.latest))), Button(t("menu"), Go(room="menu"))]]
    title = await _title(found, tx, t)
    if found.count < 2:
        day = t.day(recalls.repeat_at(found.completed_at), person.zone)
        return Screen(lines([title, "", t("change-once", day=day), *test]), [*others, *ways])
    taken = await changes.taken(tx, person.id, found)
    tracks = change.tracks(taken)
    details = Button(t("change-details"), Go(room="change_areas", id=str(found.latest)))
    head = lines([title, _days(taken, person, t), ""])
    said = [*_largest(tracks, t), *test]
    picture = Picture("change", _drawn(taken, tracks, person, t)) if tracks else None
    return Screen(fit(head, said, limit=CAPTION_LIMIT), [[details], *others, *ways], picture=picture)


async def areas_room(id: str, tx: Tx, person: Person, t: T) -> Shown:
    """Every area with its levels, the oldest first. `id` as in `change_room`."""
    found = await _series(id, tx, person)
    if found is None or found.count < 2:
        return Open("change", id)
    taken = await changes.taken(tx, person.id, found)
    said = [await _title(found, tx, t), _days(taken, person, t), t("change-how")]
    for track in change.tracks(taken):
        area = area_of(track.area)
        name = t.pick(area.name) if area else track.area
        levels = " → ".join("–" if level is None else t.number(level) for level in track.levels)
        said += [Html(""), t("change-area", area=name, levels=levels, moved=_moved(track, t))]
    back = Button(t("back"), Go(room="change", id=str(found.latest)))
    return Screen(lines(said), [[back, Button(t("menu"), Go(room="menu"))]])


async def _series(id: str, tx: Tx, person: Person) -> Series | None:
    if id:
        attempt = number(id)
        return await changes.series_of(tx, person.id, attempt) if attempt else None
    return next(iter(await changes.series(tx, person.id)), None)


async def _title(found: Series, tx: Tx, t: T) -> Html:
    if found.questionnaire == SELF:
        return t("change-title-full" if found.form == "full" else "change-title")
    return t("change-title-of", title=t.pick(await walking.title_of(tx, found.questionnaire, found.version)))


def _days(taken: Sequence[Taken], person: Person, t: T) -> Html:
    return _period(len(taken), taken[0].completed_at, taken[-1].completed_at, person, t)


def _period(count: int, since: int, until: int, person: Person, t: T) -> Html:
    first, last = t.day(since, person.zone), t.day(until, person.zone)
    return (
        t("change-day", count=count, day=last)
        if first == last
        else t("change-days", count=count, first=first, last=last)
    )


def _largest(tracks: Sequence[Track], t: T) -> list[Html]:
    """The largest changes, and how many areas stayed where they were."""
    named = change.largest(tracks)
    if not named:
        return [t("change-none")]
    said = [t("change-largest"), *(_line(track, t) for track in named)]
    still = sum(track.moved is not None and not change.rounded(track.moved) for track in tracks)
    said += [t("change-still", count=still)] if still else []
    if any((track.moved or 0) < 0 for track in named):
        said += [Html(""), t("change-fell")]
    return said


def _line(track: Track, t: T) -> Html:
    area = known_area(track.area)
    first, last = (t.number(level) for level in (track.known[0], track.known[-1]))
    return t("change-line", area=t.pick(area.short), first=first, last=last, moved=_moved(track, t))


def _moved(track: Track, t: T) -> str:
    """«+0,7»; nothing to compare is said in words."""
    if track.moved is None:
        return t("change-uncompared")
    moved = change.rounded(track.moved)
    if not moved:
        return t("change-same")
    return f"{'+' if moved > 0 else '−'}{t.number(abs(moved))}"


async def _switches(shown: Series | None, tx: Tx, person: Person, t: T) -> list[list[Button]]:
    """To what else the person took more than once."""
    buttons = []
    if len(await literacy.done(tx, person.id)) > 1 and shown is not None:
        buttons.append([Button(t("instruments-test"), Go(room="change", id=TEST))])
    for other in await changes.series(tx, person.id):
        if other.count > 1 and other != shown:
            title = t.pick(await walking.title_of(tx, other.questionnaire, other.version))
            words = t("change-switch-full" if other.form == "full" and other.questionnaire == SELF else "change-switch",
                      title=title)  # fmt: skip
            buttons.append([Button(words, Go(room="change", id=str(other.latest)))])
    return buttons[:SWITCHES]


async def _test(tx: Tx, person: Person, t: T) -> list[Html]:
    """The first and the last attempt at the test, and the self-rating beside the best one."""
    same = await _tests(tx, person)
    if not same:
        return []
    ends = dict.fromkeys((same[0], same[-1]))
    return [Html(""), t("change-test"), *(_tried(one, person, t) for one in ends), *await _gap(tx, person, t)]


async def _gap(tx: Tx, person: Person, t: T) -> list[Html]:
    gap = await literacy.bridge(tx, person.id)
    return [t(f"literacy-bridge-{gap}")] if gap else []


async def _tests(tx: Tx, person: Person) -> list[Done]:
    """The latest attempts of the same major version, as many as are shown, the oldest first."""
    done = await literacy.done(tx, person.id)
    majors = [one.version.partition(".")[0] for one in done]
    same = [one for one, major in zip(done, majors, strict=True) if major == majors[0]]
    return same[: change.SHOWN][::-1]


def _tried(one: Done, person: Person, t: T) -> Html:
    return t("literacy-past-line", day=t.day(one.completed_at, person.zone), figures=words.figures(one.score, t))


async def _of_test(tx: Tx, person: Person, t: T) -> Shown:
    """Right answers over the attempts at the test, and part by part the first time and the last."""
    tried = await _tests(tx, person)
    if not tried:
        return Open("literacy")
    others = await _switches(None, tx, person, t)
    ways = [*others, words.home(t, "literacy_past")]
    if len(tried) < 2:
        moment = t.moment(literacy_score.opens_at(tried[0].completed_at), person.zone)
        return Screen(lines([t("change-title-test"), "", t("change-once-test", moment=moment)]), ways)
    period = _period(len(tried), tried[0].completed_at, tried[-1].completed_at, person, t)
    said = [*(await _parts(tried[0], tried[-1], tx, t)), Html(""), *await _gap(tx, person, t)]
    head = lines([t("change-title-test"), period, ""])
    return Screen(fit(head, said, limit=CAPTION_LIMIT), ways, picture=Picture("chart", _shares(tried, person, t)))


async def _parts(first: Done, last: Done, tx: Tx, t: T) -> list[Html]:
    before, after = await literacy.parts(tx, first.id), await literacy.parts(tx, last.id)
    variant = await instruments.variant(tx, last.letter, last.version)
    return [
        t(
            "change-part", part=t.pick(part.name), before=str(before[part.code].right),
            after=str(after[part.code].right), of=str(after[part.code].tasks),
        )
        for part in variant.parts
        if part.code in before and part.code in after
    ]  # fmt: skip


def _shares(tried: Sequence[Done], person: Person, t: T) -> dict[str, object]:
    """The data of `content/templates/chart.typ`: per cent of right answers, and the line over them."""
    line = [{"value": literacy_score.LINE, "said": ""} for _ in tried]
    line[0]["said"] = str(literacy_score.LINE)
    shares = [{"value": one.score.percent, "said": str(one.score.percent)} for one in tried]
    days = [t.day(one.completed_at, person.zone) for one in tried]
    return {
        "lang": t.locale,
        "kind": "line",
        "title": t("change-drawn-test"),
        "x": "",
        "y": "",
        "labels": [{"said": day, "at": place / (len(days) - 1)} for place, day in enumerate(days)],
        "series": [
            {"name": t("change-drawn-right"), "values": shares},
            {"name": t("change-drawn-seventy"), "values": line},
        ],
        "ticks": [{"value": tick, "said": str(tick)} for tick in AXIS],
    }


def _drawn(taken: Sequence[Taken], tracks: Sequence[Track], person: Person, t: T) -> dict[str, object]:
    """The data of `content/templates/change.typ`."""
    places = change.places([one.completed_at for one in taken])
    first, last = (t.day(one.completed_at, person.zone) for one in (taken[0], taken[-1]))
    return {
        "lang": t.locale,
        "areas": [
            {
                "label": t.pick(known_area(track.area).radar),
                "first": t.number(track.known[0]) if len(track.known) > 1 else None,
                "last": t.number(track.known[-1]),
                "low": track.known[-1] < DEFICIT_UNDER,
                "points": [
                    {"x": x, "level": level, "deficit": level is not None and level < DEFICIT_UNDER}
                    for x, level in zip(places, track.levels, strict=True)
                ],
            }
            for track in tracks
        ],
        "line": DEFICIT_UNDER,
        "said": t("change-drawn-line", level=t.number(DEFICIT_UNDER)),
        "dates": t("change-drawn-days", first=first, last=last),
    }


ROOMS = {"change": change_room, "change_areas": areas_room}
