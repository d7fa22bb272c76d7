"""How an event is called in words."""

import content
from bot.texts import T


def kind_name(code: str, t: T) -> str:
    """«Семинар-практикум»; the code itself for a kind that `content` has no more."""
    return next((t.pick(it.name) for it in content.event_kinds() if it.code == code), code)
