"""An area of competence and what is hard for a person in it: the reason why a programme or a session is shown."""

from functools import cache

import content
from bot.texts import Html, T
from rules.questionnaire import Area
from storage.diagnosis import Deficit


def area_of(code: str) -> Area | None:
    """None for a forged code."""
    return _areas().get(code)


def known_area(code: str) -> Area:
    """Of an item or a level: `content` sees to it that there is one. Raises KeyError."""
    return _areas()[code]


@cache
def _areas() -> dict[str, Area]:
    return {area.code: area for area in content.areas()}


def themes(deficit: Deficit, t: T) -> list[str]:
    """Its weak themes, the weakest first."""
    return [t.pick(theme) for theme in deficit.themes]


def why(deficit: Deficit, t: T) -> Html:
    """«критерии до работы и обратная связь, это ваши трудные места»; without known themes the area and its level."""
    named = themes(deficit, t)[:2]
    if not named:
        area = area_of(deficit.area)
        return t("why-area", area=t.pick(area.short) if area else deficit.area, level=t.number(deficit.level))
    said = t("why-themes-two", first=named[0], second=named[1]) if len(named) == 2 else named[0]
    return t("why-themes", themes=said, count=len(named))
