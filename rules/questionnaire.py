"""What a self-assessment is: areas, items with four anchors of their own, the short and the full form.

A file that a methodist could not sign is refused here by file, item and reason.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rules.reading import FILE, BrokenContent, Table, Text, fold, load

__all__ = ["Area", "BrokenContent", "Form", "Item", "Questionnaire", "parse", "parse_areas", "read"]

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
    """A questionnaire that may be shown to people. Raises BrokenContent, the first of them."""
    questionnaire, found = read(load(text, file), file, areas)
    if questionnaire is None:
        raise found[0]
    return questionnaire


def read(raw: Mapping[str, Any], file: str, areas: Sequence[Area]) -> tuple[Questionnaire | None, list[BrokenContent]]:
    """The questionnaire, or everything that is wrong in it."""
    top = Table(raw, file, FILE)
    top.tried(Table.languages)
    code = top.tried(Table.string, "code", r"[a-z_]{2,32}")
    version = top.tried(Table.string, "version", r"[1-9]\d{0,2}\.\d{1,3}")
    title = top.tried(Table.text, "title", 80)
    whole = top.has("areas")
    chosen = top.tried(_chosen, areas) if whole else areas
    asked = chosen or areas
    tables = top.tried(Table.listed, "items", "id") or []
    top.tried(Table.refuse_twice, tables, "id")
    items = [_item(table, asked, whole) for table in tables]
    top.tried(Table.done)
    _note_twins(top, items)
    # What lacks its area or its form cannot be counted: the sums would be wrong for a reason that is said already.
    if chosen and tables and all(item.area and item.core is not None for item in items):
        for area in asked:
            _note_counts(Table({}, file, area.code, top), area, items, whole)
    if top.found:
        return None, top.found
    order = [area.code for area in asked]
    items.sort(key=lambda item: order.index(item.area))
    return Questionnaire(code, version, title, tuple(asked), tuple(items), whole), []


def _chosen(top: Table, areas: Sequence[Area]) -> list[Area]:
    codes = top.strings("areas")
    unknown = [code for code in codes if code not in {area.code for area in areas}]
    if unknown:
        raise top.wrong("areas-unknown", area=unknown[0])
    if not codes:
        raise top.wrong("areas-none")
    return [area for area in areas if area.code in codes]


def _item(table: Table, areas: Sequence[Area], whole: bool) -> Item:
    """With holes, where `table.found` says what is wrong."""
    area = table.tried(_area_of, areas)
    item = Item(
        id=table.tried(_id, area),
        area=area,
        theme=table.tried(_theme),
        behaviour=table.tried(_behaviour),
        question=table.tried(_question),
        anchors=table.tried(_anchors),
        core=not whole and table.tried(Table.flag, "core", default=False),
        source=table.tried(Table.string, "source") if table.has("source") else None,
    )
    table.tried(Table.done)
    return item


def _area_of(table: Table, areas: Sequence[Area]) -> str:
    area = table.string("area")
    if area not in {known.code for known in areas}:
        raise table.wrong("area", area=area)
    return area


def _id(table: Table, area: str) -> str:
    read = table.string("id", r"[a-z_]+\.[a-z_]+", limit=ID_LIMIT)
    if area and read.partition(".")[0] != area:
        raise table.wrong("id-area", area=area)
    return read


def _theme(table: Table) -> Text:
    theme = table.text("theme", THEME_LIMIT)
    for locale in table.locales:
        if not 2 <= len(theme[locale].split()) <= 4:
            table.note("theme-words", field=f"theme.{locale}", said=theme[locale])
    if theme["ru"][0].isupper():
        table.note("theme-capital", field="theme.ru")
    return theme


def _behaviour(table: Table) -> Text:
    behaviour = table.text("behaviour", BEHAVIOUR_LIMIT)
    _note_words(table, behaviour, "behaviour")
    return behaviour


def _question(table: Table) -> Text:
    question = table.text("question", QUESTION_LIMIT)
    for locale in table.locales:
        if not question[locale].endswith("?"):
            table.note("question", field=f"question.{locale}")
    _note_vague(table, question, "question")
    return question


def _anchors(table: Table) -> tuple[Text, Text, Text, Text]:
    first, second, third, fourth = anchors = table.texts("anchors", LEVELS, ANCHOR_LIMIT)
    for locale in table.locales:
        if len({fold(anchor[locale]) for anchor in anchors}) < LEVELS:
            table.note("anchors-same", locale=locale)
    for number, anchor in enumerate(anchors, 1):
        _note_words(table, anchor, f"anchors {number}")
    return first, second, third, fourth


def _note_words(table: Table, text: Text, field: str) -> None:
    _note_vague(table, text, field)
    for locale in table.locales:
        if text[locale].endswith((".", ";", ",")):
            table.note("stop", field=f"{field}.{locale}")


def _note_vague(table: Table, text: Text, field: str) -> None:
    for locale in table.locales:
        found = _VAGUE[locale].search(fold(text[locale]))
        if found:
            table.note("vague", field=f"{field}.{locale}", said=found[0])


def _note_twins(top: Table, items: Sequence[Item]) -> None:
    for locale in top.locales:
        seen: dict[str, str] = {}
        for item in items:
            if item.question and item.id:
                first = seen.setdefault(fold(item.question[locale]), item.id)
                if first != item.id:
                    Table({}, top.file, item.id, top).note("question-same", locale=locale, other=first)


def _note_counts(table: Table, area: Area, items: Sequence[Item], whole: bool) -> None:
    count = sum(item.area == area.code for item in items)
    if whole:
        if count < WHOLE_ITEMS:
            table.note("whole-count", count=WHOLE_ITEMS, has=count)
        return
    core = sum(item.core for item in items if item.area == area.code)
    if core != CORE_ITEMS:
        table.note("core-count", count=CORE_ITEMS, has=core)
    if count < FULL_ITEMS and not all(item.core for item in items):
        table.note("full-count", count=FULL_ITEMS, has=count)
