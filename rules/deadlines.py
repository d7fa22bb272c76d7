"""A day at the end of a phrase: «Посетить урок коллеги до 12 декабря». The day is taken out, the words stay.

Pure: today is passed in. What is no day stays among the words: «Прочитать главу до 5».
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rules.dates import UnknownDay, is_dated, read_day
from rules.reading import fold

TAIL = 70  # signs at the end in which the day stands
_AFTER = " .!)"
_BEFORE = re.compile(
    r"(?:^|[\s,.;(]+)(?:(?:не позже|не позднее|срок[:,]?|до|к|ко|by|till|until|before)\s+)", re.IGNORECASE
)
_BARE = re.compile(
    r"[\s,;]+(?=(?:сегодня|завтра|послезавтра|через неделю|today|tomorrow|\d{1,2} ?[а-яa-z]{3,}\.?(?: \d{4})?)\W*$)",
    re.IGNORECASE,
)
_INFLECTED = {
    "понедельника": "понедельник", "понедельнику": "понедельник", "вторника": "вторник", "вторнику": "вторник",
    "среде": "среда", "четверга": "четверг", "четвергу": "четверг", "пятнице": "пятница", "субботе": "суббота",
    "воскресенья": "воскресенье",
}  # fmt: skip
_END_OF_WEEK = re.compile(r"(?:конца|концу) (?:этой )?недели|(?:the )?end of (?:the |this )?week")
_END_OF_MONTH = re.compile(r"(?:конца|концу) (?:этого )?месяца|(?:the )?end of (?:the |this )?month")


def split_due(words: str, today: date) -> tuple[str, date | None]:
    """The phrase without its day, and the day; None and the whole phrase where there is none."""
    for before, end in _ends(words):
        due = _day(end, today)
        if due is not None:
            return before, due
    return " ".join(words.split()), None


def split_unread(words: str, today: date) -> tuple[str, str]:
    """The phrase without what looks like its day and is none, and that: «до 31.02» asks for another one. Where there
    is nothing of the kind, the whole phrase and no words."""
    for before, end in _ends(words):
        if is_dated(end.rstrip(_AFTER)) and _day(end, today) is None:
            return before, end.rstrip(_AFTER)
    return " ".join(words.split()), ""


def _ends(words: str) -> Iterator[tuple[str, str]]:
    """Where a day may stand at the end: what is before, and the end."""
    said = " ".join(words.split())
    # Only the end is looked at: the patterns take their time with four thousand commas.
    start = said.find(" ", len(said) - TAIL) if len(said) > TAIL else 0
    if start < 0:
        return
    head, tail = said[:start], said[start:]
    for pattern in (_BEFORE, _BARE):
        for found in reversed(list(pattern.finditer(tail))):
            yield f"{head}{tail[: found.start()]}".rstrip(" ,;:("), tail[found.end() :]


def read_due(typed: str, today: date) -> date | None:
    """«12 декабря», «к пятнице», «до конца месяца»; None for what is no day."""
    return _day(typed, today) or split_due(typed, today)[1]


def _day(typed: str, today: date) -> date | None:
    words = fold(typed).rstrip(_AFTER)
    if _END_OF_WEEK.fullmatch(words):
        return today + timedelta(days=6 - today.weekday())
    if _END_OF_MONTH.fullmatch(words):
        return (today.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    first, _, rest = words.partition(" ")
    try:
        return read_day(f"{_INFLECTED.get(first, first)} {rest}".strip(), today)
    except UnknownDay:
        return None
