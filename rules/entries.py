"""The journal of a pair: what a mentor writes after a meeting in one message, and how long it may be changed.

«Разобрали план урока. Трудно: постановка цели. Дальше: открытый урок до 5 декабря». Pure: today is passed in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rules.dates import UnknownDay, read_day
from rules.deadlines import split_due

DAY = 86_400
EDITABLE = 7 * DAY  # seconds from writing
UNANSWERED = 3 * DAY  # seconds until the mentee is reminded, once
SHORTEST, LONGEST = 1, 600  # minutes of a meeting
TEXT = 2000  # signs of the one message
THEME = 120
REMARK = 800  # signs of the mentee's own words beside it
OLDEST = 364  # days back that a meeting may be written down
STATES = ("waiting", "confirmed", "corrected")
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
_SENTENCE = re.compile(r"(?<=[.!?…])\s")


@dataclass(frozen=True, slots=True)
class Told:
    """What was said, as it was said; a part that is not there is empty. `due_on`: until when the agreement holds."""

    theme: str = ""
    done: str = ""
    difficulty: str = ""
    agreement: str = ""
    due_on: date | None = None


def read(typed: str, today: date) -> Told:
    """Parts begin with «Трудно:», «Дальше:» or stand without a word before them, in any order; no word is lost."""
    parts: dict[str, list[str]] = {}
    for name, said in _parts(typed):
        if said:
            parts.setdefault(name, []).append(said)
    whole = {name: ("; " if name == "theme" else "\n").join(said) for name, said in parts.items()}
    if len(whole.get("theme", "")) > THEME:  # no theme, but a story
        whole["done"] = "\n".join(filter(None, [whole.pop("theme"), whole.get("done")]))
    return Told(**whole, due_on=_due(whole.get("agreement", ""), today))


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


def _due(agreement: str, today: date) -> date | None:
    """The first day in it: «до 5 декабря провести урок», «в пятницу», «12.12»; one that is over is none."""
    words = agreement.split()
    for place, word in enumerate(words):
        start = place + (word.casefold() in _BEFORE_A_DAY)
        if start == place and not word[0].isdigit():
            continue
        for end in range(start + _LONGEST_DAY, start, -1):
            before, due = split_due(f"до {' '.join(words[start:end]).strip(',;:()')}", today)
            if due is not None and not before and due >= today:
                return due
    return None


def with_theme(told: Told) -> Told:
    """Where no theme was picked and none was named: the first of several lines, or a copy of the first sentence."""
    if told.theme:
        return told
    first, _, rest = told.done.partition("\n")
    if rest and len(first) <= THEME:
        return replace(told, theme=first.rstrip(" ."), done=rest)
    sentence = _SENTENCE.split(told.done or told.agreement or told.difficulty, maxsplit=1)[0]
    return replace(told, theme=_cut(sentence.rstrip(" .")))


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
