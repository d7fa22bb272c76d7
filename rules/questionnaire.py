"""What a self-assessment is: areas, items with four anchors of their own, the short and the full form.

A file that a methodist could not sign is refused here by file, item and reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rules.reading import LOCALES, BrokenContent, Table, Text, fold

__all__ = ["Area", "BrokenContent", "Form", "Item", "Questionnaire", "parse", "parse_areas"]

Form = Literal["short", "full"]

LEVELS = 4
CORE_ITEMS = 2
FULL_ITEMS = 5
# Asked as a whole: a level needs three answers (rules.scoring), so that one item of an area may be skipped.
WHOLE_ITEMS = 4
QUESTION_LIMIT = 140
ANCHOR_LIMIT = 110
THEME_LIMIT = 40
BEHAVIOUR_LIMIT = 90
# A button carries the item's id beside the attempt and the choice, 64 bytes in all.
ID_LIMIT = 32

# An anchor says what the person does. How often, how sure and how hard they try cannot be seen by anybody else.
_VAGUE = {
    "ru": re.compile(
        r"\b(стара(?:юсь|емся|етесь|ясь|лся|лась|ться)|пыта(?:юсь|етесь)|зна(?:ю|ете)|понима(?:ю|ете)|уме(?:ю|ете)|владе(?:ю|ете)|чувству(?:ю|ете)"
        r"|уверен\w*|часто|чаще|реже|редко|изредка|иногда|порой|всегда|никогда|обычно|постоянно|регулярно|периодически"
        r"|эпизодически|систематически|время от времени|от случая к случаю|как правило|по возможности|в основном"
        r"|кажд(?:ый|ом|ого) (?:урок|уроке|урока|день|раз)|раз в)\b"
    ),
    "en": re.compile(
        r"\b((?:i|you) (?:try|know|understand|feel|can)|trying|confident\w*|aware|often|rarely|seldom|sometimes|always"
        r"|never|usually|regularly|frequently|constantly|occasionally|systematically|normally|mostly|generally"
        r"|from time to time|as a rule|where possible|(?:every|each) (?:lesson|day|time)|once a)\b"
    ),
}


@dataclass(frozen=True, slots=True)
class Area:
    """One area of competence. `radar` fits beside a spoke; `applies` is what a person says to get it if not general."""

    code: str
    name: Text
    short: Text
    radar: Text
    general: bool
    applies: Text | None


@dataclass(frozen=True, slots=True)
class Item:
    """One observable behaviour, said for methodists; `anchors` go from level 1 to level 4. `source`: of the idea."""

    id: str
    area: str
    theme: Text
    behaviour: Text
    question: Text
    anchors: tuple[Text, Text, Text, Text]
    core: bool
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Items stand in the order of the areas; the version is major.minor, and change is compared within one major.
    `whole`: all its items are asked, of all its areas; there is no short form and nobody is left out of an area."""

    code: str
    version: str
    title: Text
    areas: tuple[Area, ...]
    items: tuple[Item, ...]
    whole: bool = False

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    @property
    def has_full(self) -> bool:
        """Whether there is more than the short form; the parser has seen to it that it is then whole."""
        return any(not item.core for item in self.items)

    def items_for(self, form: Form, extra: Sequence[str] = ()) -> tuple[Item, ...]:
        """Items of the general areas and of those in `extra` (area codes that concern the person), in area order."""
        if form == "full" and not self.has_full:
            raise ValueError(f"{self.code} {self.version} has no full form")
        if self.whole:
            if form == "short":
                raise ValueError(f"{self.code} {self.version} has no short form")
            return self.items
        wanted = {area.code for area in self.areas if area.general or area.code in extra}
        return tuple(item for item in self.items if item.area in wanted and (item.core or form == "full"))

    def item(self, item_id: str) -> Item:
        """Raises KeyError: an attempt that was begun in another version may name an item that is gone."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)


def parse_areas(text: str, file: str = "areas.toml") -> tuple[Area, ...]:
    """The areas in their order. Raises BrokenContent."""
    top = Table.parse(text, file)
    areas = tuple(_area(table) for table in top.tables("areas", "code"))
    top.done()
    return areas


def _area(table: Table) -> Area:
    general = table.flag("general")
    area = Area(
        code=table.string("code", r"[a-z_]{2,24}"),
        name=table.text("name", 60),
        short=table.text("short", 28),
        radar=table.text("radar", 15),
        general=general,
        applies=None if general else table.text("applies", 60),
    )
    table.done()
    return area


def parse(text: str, file: str, areas: Sequence[Area]) -> Questionnaire:
    """A questionnaire that may be shown to people. Raises BrokenContent."""
    top = Table.parse(text, file)
    code = top.string("code", r"[a-z_]{2,32}")
    version = top.string("version", r"[1-9]\d{0,2}\.\d{1,3}")
    title = top.text("title", 80)
    whole = top.has("areas")
    if whole:
        areas = _chosen(top, areas)
    items = [_item(table, areas, whole) for table in top.tables("items", "id")]
    top.done()
    _refuse_twins(items, file)
    if whole:
        _refuse_thin_areas(items, areas, file)
    else:
        _refuse_wrong_counts(items, areas, file)
    order = [area.code for area in areas]
    items.sort(key=lambda item: order.index(item.area))
    return Questionnaire(code, version, title, tuple(areas), tuple(items), whole)


def _chosen(top: Table, areas: Sequence[Area]) -> list[Area]:
    codes = top.strings("areas")
    unknown = [code for code in codes if code not in {area.code for area in areas}]
    if unknown or not codes:
        raise top.broken(f"“areas” has an unknown area “{unknown[0]}”" if unknown else "“areas” is empty")
    return [area for area in areas if area.code in codes]


def _item(table: Table, areas: Sequence[Area], whole: bool) -> Item:
    item_id = table.string("id", r"[a-z_]+\.[a-z_]+", limit=ID_LIMIT)
    area = table.string("area")
    if area not in {known.code for known in areas}:
        raise table.broken(f"unknown area “{area}”")
    if item_id.partition(".")[0] != area:
        raise table.broken(f"the id must begin with its area “{area}.”")
    item = Item(
        id=item_id,
        area=area,
        theme=_theme(table),
        behaviour=_behaviour(table),
        question=_question(table),
        anchors=_anchors(table),
        core=not whole and table.flag("core", default=False),
        source=table.string("source") if table.has("source") else None,
    )
    table.done()
    return item


def _theme(table: Table) -> Text:
    theme = table.text("theme", THEME_LIMIT)
    for locale in LOCALES:
        if not 2 <= len(theme[locale].split()) <= 4:
            raise table.broken(f"“theme.{locale}” must have two to four words: “{theme[locale]}”")
    if theme["ru"][0].isupper():
        raise table.broken("“theme.ru” stands inside a sentence and begins with a small letter")
    return theme


def _behaviour(table: Table) -> Text:
    behaviour = table.text("behaviour", BEHAVIOUR_LIMIT)
    _refuse_vague(table, behaviour, "behaviour")
    for locale in LOCALES:
        if behaviour[locale].endswith((".", ";", ",")):
            raise table.broken(f"“behaviour.{locale}” must not end with a full stop or a comma")
    return behaviour


def _question(table: Table) -> Text:
    question = table.text("question", QUESTION_LIMIT)
    for locale in LOCALES:
        if not question[locale].endswith("?"):
            raise table.broken(f"“question.{locale}” must end with a question mark")
    _refuse_vague(table, question, "question")
    return question


def _anchors(table: Table) -> tuple[Text, Text, Text, Text]:
    first, second, third, fourth = anchors = table.texts("anchors", LEVELS, ANCHOR_LIMIT)
    for locale in LOCALES:
        if len({fold(anchor[locale]) for anchor in anchors}) < LEVELS:
            raise table.broken(f"two anchors are the same in “{locale}”")
    for number, anchor in enumerate(anchors, 1):
        _refuse_vague(table, anchor, f"anchors {number}")
        for locale in LOCALES:
            if anchor[locale].endswith((".", ";", ",")):
                raise table.broken(f"“anchors {number}.{locale}” must not end with a full stop or a comma")
    return first, second, third, fourth


def _refuse_vague(table: Table, text: Text, field: str) -> None:
    for locale in LOCALES:
        found = _VAGUE[locale].search(fold(text[locale]))
        if found:
            raise table.broken(f"“{field}.{locale}” says “{found[0]}”: say what is done, not how often or how well")


def _refuse_twins(items: Sequence[Item], file: str) -> None:
    for locale in LOCALES:
        seen: dict[str, str] = {}
        for item in items:
            first = seen.setdefault(fold(item.question[locale]), item.id)
            if first != item.id:
                raise BrokenContent(file, item.id, f"asks the same in “{locale}” as {first}")


def _refuse_wrong_counts(items: Sequence[Item], areas: Sequence[Area], file: str) -> None:
    full = any(not item.core for item in items)
    for area in areas:
        core = sum(item.core for item in items if item.area == area.code)
        if core != CORE_ITEMS:
            raise BrokenContent(file, area.code, f"the short form needs exactly {CORE_ITEMS} core items, has {core}")
        count = sum(item.area == area.code for item in items)
        if full and count < FULL_ITEMS:
            raise BrokenContent(file, area.code, f"the full form needs at least {FULL_ITEMS} items, has {count}")


def _refuse_thin_areas(items: Sequence[Item], areas: Sequence[Area], file: str) -> None:
    for area in areas:
        count = sum(item.area == area.code for item in items)
        if count < WHOLE_ITEMS:
            raise BrokenContent(
                file, area.code, f"asked as a whole, it needs at least {WHOLE_ITEMS} items, has {count}"
            )
