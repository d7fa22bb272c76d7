"""Why a message did not arrive, from the words Telegram said: for the report of a broadcast."""

REASONS = ("blocked", "deactivated", "no_chat", "refused", "broke", "deleted")
_SAID = {
    "bot was blocked": "blocked",
    "user is deactivated": "deactivated",
    "chat not found": "no_chat",
    "can't initiate conversation": "no_chat",
}
GONE = tuple(_SAID)  # whoever says so hears nothing until they write again


def reason(state: str, error: str | None) -> str:
    """Empty for an end that needs no reason. Who was out of reach before has most often blocked the bot; without a word
    of Telegram's the fault is ours."""
    if state not in {"failed", "unreachable"}:
        return ""
    if error is None:
        return "blocked" if state == "unreachable" else "broke"
    return next((why for words, why in _SAID.items() if words in error.lower()), "refused")
