"""What a consent is: one purpose, one separate document, one version.

Who agreed and when is kept by storage; here is only the text.
"""

from dataclasses import dataclass

from rules.reading import Table, Text

PURPOSES = ("account", "results", "notices", "publication", "mentoring")
OPERATOR = "{operator}"
# The document must fit into one message of 4096 signs with the operator's full legal name put in twice.
FULL_LIMIT = 3700
SHORT_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Consent:
    """`short` stands on the screen, `full` is the document; `reviewed` says that the operator's lawyer has read it."""

    purpose: str
    version: str
    title: Text
    short: Text
    full: Text
    reviewed: bool

    def text(self, locale: str, operator: str) -> str:
        return self.full[locale].replace(OPERATOR, operator)


def parse(text: str, file: str) -> Consent:
    """A consent that may be shown. Raises BrokenContent."""
    table = Table.parse(text, file)
    consent = Consent(
        purpose=table.string("purpose"),
        version=table.string("version", r"20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
        title=table.text("title", 80),
        short=table.text("short", SHORT_LIMIT, lines=True),
        full=table.text("full", FULL_LIMIT, lines=True),
        reviewed=table.flag("reviewed"),
    )
    table.done()
    if consent.purpose not in PURPOSES:
        raise table.broken(f"unknown purpose “{consent.purpose}”")
    for locale, document in consent.full.items():
        if OPERATOR not in document:
            raise table.broken(f"“full.{locale}” does not name the operator: {OPERATOR} is missing")
    return consent
