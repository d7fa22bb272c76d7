"""What a person sees, as data: a Screen is made by a handler, stored with its effect, and shown by `sending`.

Nothing here knows Telegram beyond its limits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from aiogram.filters.callback_data import CallbackData

from bot.texts import Html, escape, plain

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
TOAST_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Button:
    """A press (what it means) or a link; the text is shown plain."""

    text: str
    press: CallbackData | str | None = None
    url: str | None = None

    def json(self) -> dict[str, str]:
        words = plain(self.text)
        if self.url is not None:
            return {"text": words, "url": self.url}
        data = self.press.pack() if isinstance(self.press, CallbackData) else self.press
        if not data:
            raise ValueError(f"button {words!r} means nothing")
        return {"text": words, "callback_data": data}


Row = Sequence[Button]


@dataclass(frozen=True, slots=True)
class Picture:
    """A template of `content/templates` with data; the same picture is drawn and uploaded once."""

    template: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A file that a job made (`job_files.id`): the bytes stay in the database until they are sent."""

    name: str
    file: int

    def json(self) -> dict[str, Any]:
        return {"name": self.name, "file": self.file}


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A session or a meeting (`of`) for the calendar of a person's phone; it is read again and made when it is sent.

    `title` is that of a meeting, a session has its own; `off` stands before it when nothing takes place; `at` is when
    the file was asked for.
    """

    of: Literal["session", "meeting"]
    number: int
    person: int
    off: str
    at: int
    title: str = ""

    @property
    def name(self) -> str:
        return f"{self.of}-{self.number}.ics"

    def json(self) -> dict[str, Any]:
        body = {"of": self.of, "number": self.number, "person": self.person, "off": plain(self.off), "at": self.at}
        return {"name": self.name, "calendar": body | {"title": plain(self.title)}}


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture or a document that somebody sent us: `file` is its id at the messenger."""

    kind: Literal["picture", "document"]
    file: str

    def json(self) -> dict[str, Any]:
        return {"kind": self.kind, "file": self.file}


@dataclass(frozen=True, slots=True)
class Screen:
    """`slot` names the message that a later screen with the same slot edits.

    `edits`: said unasked, it changes this message (number, kind as `bot.messages` has them) and is never sent anew.

    `aside`: a message that stands by itself beside the person's own screen, whose buttons stay; a press under it turns
    it into the newer one, a caption too.
    """

    text: str
    buttons: Sequence[Row] = ()
    picture: Picture | None = None
    document: Document | CalendarFile | None = None
    toast: str | None = None
    alert: bool = False
    slot: str | None = None
    attached: Attached | None = None
    aside: bool = False
    edits: tuple[str, str] | None = None

    def with_toast(self, words: str, *, alert: bool = False) -> "Screen":
        return replace(self, toast=words, alert=alert)

    def to_json(self) -> dict[str, Any]:
        """The form that is stored. Raises ValueError for what Telegram would refuse."""
        text = escape(self.text)
        limit = CAPTION_LIMIT if self.picture or self.document or self.attached else TEXT_LIMIT
        # Telegram counts after the entities are parsed.
        if size(plain(text)) > limit:
            raise ValueError(f"screen text is over {limit}")
        # A number does not part from its sign at the end of a line: «СОШ № 11».
        body: dict[str, Any] = {"text": text.replace("№ ", "№\u00a0")}
        if self.buttons:
            body["keyboard"] = [[button.json() for button in row] for row in self.buttons if row]
        if self.picture:
            body["picture"] = {"template": self.picture.template, "data": self.picture.data}
        if self.document:
            body["document"] = self.document.json()
        if self.attached:
            body["attached"] = self.attached.json()
        if self.aside:
            body["aside"] = True
        if self.edits:
            body["edits"] = list(self.edits)
        if self.toast is not None:
            body["toast"] = plain(self.toast)[:TOAST_LIMIT]
            body["alert"] = self.alert
        if self.slot is not None:
            body["slot"] = self.slot
        return body


@dataclass(frozen=True, slots=True)
class Toast:
    """Only an answer to a press: the screen stays as it is."""

    text: str
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """Show another room's screen: features lead into one another by name, not by import."""

    room: str
    id: str = ""
    toast: str | None = None


def rows(buttons: Iterable[Button], width: int) -> list[list[Button]]:
    """Buttons in rows of `width`."""
    made: list[list[Button]] = []
    for place, button in enumerate(buttons):
        if place % width == 0:
            made.append([])
        made[-1].append(button)
    return made


def bar(done: int, of: int, width: int = 12) -> str:
    """▓▓▓░░░░░░░░░; full only when all is done."""
    filled = 0 if of <= 0 else min(width, done * width // of)
    return "▓" * filled + "░" * (width - filled)


def size(said: str) -> int:
    """Signs as Telegram counts them, UTF-16 units: an emoji is two."""
    return len(said.encode("utf-16-le")) // 2


def fit(head: Html, items: Sequence[Html], tail: Html | None = None, *, limit: int = TEXT_LIMIT) -> Html:
    """As many whole items as fit between head and tail; never cut inside a tag."""
    kept: list[str] = []
    room = limit - size(head) - (size(tail) + 1 if tail else 0)
    for item in items:
        room -= size(item) + 1
        if room < 0:
            break
        kept.append(item)
    return Html("\n".join([head, *kept, *([tail] if tail else [])]))


def cut(said: str, length: int) -> str:
    """The beginning of it, at a word's end where there is one, in so many signs of HTML."""
    if size(escape(said)) <= length:
        return said
    kept = said[: length - 1]
    while size(escape(kept)) > length - 1:
        kept = kept[:-1]
    return kept.rsplit(" ", 1)[0] + "…"
