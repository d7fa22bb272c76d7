"""The journal of a pair: what a mentor writes after a meeting in one message, and how long it may be changed.

«Разобрали план урока. Трудно: постановка цели. Дальше: открытый урок до 5 декабря». Pure: today is passed in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from rules.dates import UnknownDay, read_day
from rules.deadlines import split_due, split_unread

DAY = 86_400
EDITABLE = 7 * DAY  # seconds from writing
UNANSWERED = 3 * DAY  # seconds until the mentee is reminded, once
SHORTEST, LONGEST = 1, 600  # minutes of a meeting
TEXT = 2000  # signs of the one message
THEME = 120
REMARK = 800  # signs of the mentee's own words beside it
OLDEST = 364  # days back that a meeting may be written down
STATES = ("waiting", "confirmed", "corrected")
PARTS = ("day", "form", "minutes", "theme", "text")  # of an entry, in the order they are asked for
EDITED = (*PARTS, "due")  # what may be changed afterwards
WHYS = ("ill", "busy", "cancelled", "forgot")  # a meeting did not take place
NOON = time(12)
# Where the programme names no four themes of its own.
USUAL_THEMES = ("planning", "discipline", "assessment", "parents")

_LABELS = {
    "theme": r"тема|topic|theme",
    "done": r"(?:что )?сдела(?:ли|но)|done",
    "difficulty": r"(?:было )?(?:трудн|сложн)(?:о|ости?)|затруднени[ея]|не получилось|difficult(?:y|ies)?|hard",
    "agreement": (
        r"(?:что )?дальше|договорились|договор[её]нност[ьи]|следующий шаг|к следующему разу|next(?: steps?)?|agreed"
    ),
}  # fmt: skip
_LABEL = re.compile(
    # At the beginning of a line a dash does too; inside of it only a colon, after a sentence.
    rf"(?:^[ \t]*(?P<first>{'|'.join(_LABELS.values())})[ \t]*(?::|[-–—](?=[ \t]))"
    rf"|(?<=[.!?;…])[ \t]+(?P<later>{'|'.join(_LABELS.values())})[ \t]*:)[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
# A day is looked for after these words and where a number stands: «mon» alone begins both Monday and a month.
_BEFORE_A_DAY = {"до", "к", "ко", "в", "во", "на", "by", "on", "until", "till", "before"}
_LONGEST_DAY = 4  # words: «четверг, 5 декабря 2026»
_MINUTES = re.compile(
    r"(?:(?P<hours>\d{1,2}) ?(?:ч|h)[а-яa-z]*\.?)?[ ,]*(?:(?P<minutes>\d{1,3})(?: ?(?:м|m)[а-яa-z]*)?)?"
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s")


@dataclass(frozen=True, slots=True)
class Told:
    """What was said, as it was said; a part that is not there is empty. `due_on`: until when the agreement holds;
    `unread`: what stands where that day would and is none, «31 февраля»."""

    theme: str = ""
    done: str = ""
    difficulty: str = ""
    agreement: str = ""
    due_on: date | None = None
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """An entry being put together; what is not said yet is empty or 0.

    `request` is the moment it was begun, its name in buttons; `pairs` begins with the one it was begun for; `meeting`
    is 0 for one that was not planned, then `day` is its ordinal; `other`: the theme comes with the words.
    """

    request: int
    pairs: Sequence[int]
    meeting: int = 0
    day: int = 0
    form: str = ""
    minutes: int = 0
    theme: str = ""
    task: int | None = None
    other: bool = False

    @property
    def asks(self) -> str:
        """The part that is asked for next, one of PARTS."""
        said = (self.meeting or self.day, self.form, self.minutes, self.theme or self.other)
        return next((part for part, is_said in zip(PARTS, said, strict=False) if not is_said), PARTS[-1])

    def without(self, part: str) -> Self:
        """Asked again from this part on."""
        unsaid: dict[str, Any] = {"day": 0, "form": "", "minutes": 0, "theme": ""}
        kept = PARTS.index(part)
        later = {name: value for name, value in unsaid.items() if PARTS.index(name) >= kept}
        return replace(self, **later, task=None, other=False)

    def json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any] | None) -> Self | None:
        """None for nothing and for one that an older version of the bot has kept."""
        if not kept or set(kept) != {field.name for field in fields(cls)}:
            return None
        return cls(**kept)


def read(typed: str, today: date) -> Told:
    """Parts begin with «Трудно:», «Дальше:» or stand without a word before them, in any order; no word is lost."""
    parts: dict[str, list[str]] = {}
    for name, said in _parts(typed):
        if said:
            parts.setdefault(name, []).append(said)
    whole = {name: ("; " if name == "theme" else "\n").join(said) for name, said in parts.items()}
    if len(whole.get("theme", "")) > THEME:  # no theme, but a story
        whole["done"] = "\n".join(filter(None, [whole.pop("theme"), whole.get("done")]))
    days = list(_days(whole.get("agreement", "")))
    due = next((due for day in days if (due := _due(day, today))), None)
    unread = next((odd for day in days if (odd := _unread(day, today))), "") if due is None else ""
    return Told(**whole, due_on=due, unread=unread)


def _parts(typed: str) -> Iterator[tuple[str, str]]:
    name, start = "done", 0
    for found in [*_LABEL.finditer(typed), None]:
        said = _tidy(typed[start : found.start() if found else None])
        theme, _, rest = said.partition("\n") if name == "theme" else ("", "", said)  # a theme is one line
        yield "theme", theme
        yield "done" if name == "theme" else name, rest
        if found:
            word = found["first"] or found["later"]
            name = next(name for name, form in _LABELS.items() if re.fullmatch(form, word, re.IGNORECASE))
            start = found.end()


def _tidy(said: str) -> str:
    return "\n".join(line for line in (" ".join(line.split()) for line in said.splitlines()) if line)


def _days(agreement: str) -> Iterator[str]:
    """Where a day may stand: «до 5 декабря провести урок», «в пятницу», «12.12»; the longer phrase first."""
    words = agreement.split()
    for place, word in enumerate(words):
        start = place + (word.casefold() in _BEFORE_A_DAY)
        if start > place or word[0].isdigit():
            yield from (
                f"до {' '.join(words[start:end]).strip(',;:()')}" for end in range(start + _LONGEST_DAY, start, -1)
            )


def _due(day: str, today: date) -> date | None:
    """None for one that is over too."""
    before, due = split_due(day, today)
    return due if due and not before and due >= today else None


def _unread(day: str, today: date) -> str:
    before, odd = split_unread(day, today)
    return "" if before else odd


def with_theme(told: Told) -> Told:
    """Where no theme was picked or named: the first of several lines, the only sentence, or a copy of the first."""
    if told.theme:
        return told
    first, _, rest = told.done.partition("\n")
    if rest and len(first) <= THEME:
        return replace(told, theme=first.rstrip(" ."), done=rest)
    sentence = _SENTENCE.split(told.done or told.agreement or told.difficulty, maxsplit=1)[0]
    theme = _cut(sentence.rstrip(" ."))
    return replace(told, theme=theme, done="" if told.done.rstrip(" .") == theme else told.done)


def _cut(words: str) -> str:
    return words if len(words) <= THEME else words[: THEME - 1].rsplit(" ", 1)[0] + "…"


def read_past_day(typed: str, today: date) -> date:
    """«вчера», «в четверг», «12 ноября»: the last one there was. Raises UnknownDay, also for a day ahead and for one
    over a year ago."""
    words = typed.casefold().strip(" .")
    back = {"вчера": 1, "yesterday": 1, "позавчера": 2}.get(words)
    if back is not None:
        return today - timedelta(days=back)
    if read_day(typed, today) - read_day(typed, today - timedelta(days=1)) == timedelta(days=1):
        day = read_day(typed, today)  # counted from today: «сегодня», «завтра»
    else:
        # A weekday is one of the last seven days, a date without a year the last one there was.
        near, far = (read_day(typed, today - timedelta(days=back)) for back in (8, OLDEST))
        day = near if near <= today else far
    if not today - timedelta(days=OLDEST) <= day <= today:
        raise UnknownDay(typed)
    return day


def noon(day: date, zone: str, now: int) -> int:
    """When a meeting of the day was, for one whose clock nobody said; never later than `now`. UTC seconds."""
    return min(now, int(datetime.combine(day, NOON, ZoneInfo(zone)).astimezone(UTC).timestamp()))


def read_minutes(typed: str) -> int | None:
    """«45», «50 минут», «1 ч 20 мин»; None for anything else."""
    found = _MINUTES.fullmatch(typed.casefold().strip(" ."))
    if found is None:
        return None
    minutes = int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
    return minutes if SHORTEST <= minutes <= LONGEST else None
