"""What differs between two versions of an instrument, for the methodist who publishes the later one.

Only what people read counts, and which option is right: a source or a note for methodists may change unseen.
"""

from dataclasses import dataclass

from rules.literacy import Part, Task, Variant
from rules.questionnaire import Area, Item, Questionnaire
from rules.reading import Text

Instrument = Questionnaire | Variant
Asked = Item | Task


@dataclass(frozen=True, slots=True)
class Changes:
    """What is asked, by what it is about: themes of items, what tasks measure. `rescaled`: the first figure differs."""

    new: tuple[Text, ...]
    gone: tuple[Text, ...]
    reworded: tuple[Text, ...]
    rescaled: bool

    @property
    def any(self) -> bool:
        return bool(self.new or self.gone or self.reworded)

    @property
    def unlike(self) -> bool:
        """Something else is asked, though results go on being compared: the version's first figure is the same."""
        return bool(self.new or self.gone) and not self.rescaled


def changes(before: Instrument, after: Instrument) -> Changes:
    """Both are of one kind. An item is its id, wherever it stands."""
    was, now = _read(before), _read(after)
    return Changes(
        new=tuple(about(it) for it in _asked(after) if it.id not in was),
        gone=tuple(about(it) for it in _asked(before) if it.id not in now),
        reworded=tuple(about(it) for it in _asked(after) if it.id in was and was[it.id] != now[it.id]),
        rescaled=before.major != after.major,
    )


def about(asked: Asked) -> Text:
    """Two to six words."""
    return asked.theme if isinstance(asked, Item) else asked.measures


def parts(instrument: Instrument) -> tuple[tuple[Area | Part, tuple[Asked, ...]], ...]:
    """What is asked by areas or parts, in the order of asking; an area without items is none."""
    if isinstance(instrument, Variant):
        return tuple((part, part.tasks) for part in instrument.parts)
    by_area = ((area, tuple(it for it in instrument.items if it.area == area.code)) for area in instrument.areas)
    return tuple((area, items) for area, items in by_area if items)


def _asked(instrument: Instrument) -> list[Asked]:
    return [it for _, asked in parts(instrument) for it in asked]


def _read(instrument: Instrument) -> dict[str, tuple[object, ...]]:
    """All that somebody sees of an item, by its id."""
    if isinstance(instrument, Questionnaire):
        return {it.id: (it.theme, it.question, it.anchors, it.core) for it in instrument.items}
    return {
        it.id: (it.question, it.options, it.key, it.explanation, part.stimulus(it))
        for part in instrument.parts
        for it in part.tasks
    }
