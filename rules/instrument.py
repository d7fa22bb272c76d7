"""An instrument of either kind, by what stands in it: a questionnaire has items, a test has parts."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from rules import literacy, questionnaire
from rules.literacy import Variant
from rules.questionnaire import Area, Questionnaire
from rules.reading import FILE, BrokenContent, wrong


def kind(raw: Mapping[str, Any]) -> Literal["questionnaire", "test"] | None:
    """None: it is no instrument."""
    if "items" in raw:
        return "questionnaire"
    return "test" if "parts" in raw else None


def read(
    raw: Mapping[str, Any], file: str, areas: Sequence[Area]
) -> tuple[Questionnaire | Variant | None, list[BrokenContent]]:
    """The instrument, or everything that is wrong in it."""
    match kind(raw):
        case "questionnaire":
            return questionnaire.read(raw, file, areas)
        case "test":
            return literacy.read(raw, file)
        case _:
            return None, [wrong(file, FILE, "instrument")]
