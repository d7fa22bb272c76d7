"""One item of an instrument on the screen of a methodist: what a teacher reads, then what stands behind it."""

from dataclasses import dataclass

from bot.texts import Html, T, escape
from rules.instrument_changes import Asked, Instrument
from rules.literacy import Stimulus, Task, Variant
from rules.questionnaire import Item, Questionnaire


@dataclass(frozen=True, slots=True)
class Seen:
    """An item in the reader's language. `before`: what is read first, `notes`: for methodists."""

    area: str
    before: list[Html]
    question: str
    choices: tuple[str, ...]
    notes: list[Html]
    stimulus: Stimulus | None = None

    def words(self, letters: list[str]) -> list[Html]:
        """As on the teacher's own screen."""
        return [
            *self.before,
            Html(f"<b>{escape(self.question)}</b>"),
            Html(""),
            *(Html(f"<b>{letter}</b>  {escape(choice)}") for letter, choice in zip(letters, self.choices, strict=True)),
        ]


def seen(t: T, instrument: Instrument, one: Asked) -> Seen:
    if isinstance(instrument, Variant) and isinstance(one, Task):
        return _task(t, instrument, one)
    if isinstance(instrument, Questionnaire) and isinstance(one, Item):
        return _item(t, instrument, one)
    raise TypeError(f"{type(one)} is not of {type(instrument)}")


def _item(t: T, questionnaire: Questionnaire, it: Item) -> Seen:
    area = next(area for area in questionnaire.areas if area.code == it.area)
    notes = [
        t("bank-note-theme", theme=t.pick(it.theme)),
        t("bank-note-behaviour", behaviour=t.pick(it.behaviour)),
        t("bank-note-source", source=it.source) if it.source else None,
        t("bank-note-id", id=it.id),
        t("bank-note-core") if it.core else None,
    ]
    return Seen(
        area=t.pick(area.name),
        before=[],
        question=t.pick(it.question),
        choices=tuple(map(t.pick, it.anchors)),
        notes=[note for note in notes if note is not None],
    )


def _task(t: T, variant: Variant, it: Task) -> Seen:
    part = next(part for part in variant.parts if it in part.tasks)
    stimulus = part.stimulus(it)
    letters = t("diagnosis-letters").split()
    return Seen(
        area=t.pick(part.name),
        before=[Html(f"<b>{escape(t.pick(stimulus.title))}</b>"), escape(t.pick(stimulus.text).strip()), Html("")],
        question=t.pick(it.question),
        choices=tuple(map(t.pick, it.options)),
        notes=[
            t("bank-note-key", letter=letters[it.key], option=t.pick(it.options[it.key])),
            t("bank-note-explanation", explanation=t.pick(it.explanation)),
            t("bank-note-measures", measures=t.pick(it.measures), difficulty=str(it.difficulty)),
            t("bank-note-id", id=it.id),
            t("bank-note-shuffled"),
        ],
        stimulus=stimulus,
    )
