"""What the sandbox says instead of doing a thing.

Refusals are Telegram's answers to the bot; the others tell a test or the page that no one can do what it asked for.
"""


class Refused(Exception):
    """Telegram's refusal. `description` is complete, with its `Bad Request: ` or `Forbidden: `."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


class Cut(Exception):
    """The connection closed without an answer; `executed` says whether the call was carried out before."""

    def __init__(self, executed: bool) -> None:
        super().__init__("cut after executing" if executed else "cut before executing")
        self.executed = executed


class Impossible(Exception):
    """A person tried what their Telegram would not let them do: a button that is not there, a blocked bot."""


def bad_request(words: str) -> Refused:
    """400. As at Telegram, the first letter becomes small, unless the words are a code like BUTTON_DATA_INVALID."""
    code = len(words) > 1 and (words[1] == "_" or words[1].isupper())
    return Refused(400, f"Bad Request: {words if code else words[:1].lower() + words[1:]}")
