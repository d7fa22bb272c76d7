"""What became of an event in words, for the screen and for the table alike: who came, what they said."""

from collections.abc import Mapping

from bot.screen import bar
from bot.texts import Html, T
from rules.feedback import SCALE
from storage.event_summaries import Summary
from storage.feedback import Summed


def figures(found: Summary, cannot: int, t: T) -> list[Html]:
    """A line for each; what is none is not said. `cannot`: who answered so to an invitation."""
    rest = {"absent": found.absent, "excused": found.excused, "unmarked": found.unmarked, "waiting": found.waiting}
    return [
        _apart("seated", found.seated, t),
        _apart("came", found.came, t),
        *(
            t(f"summary-event-{key}", count=str(people))
            for key, people in (rest | {"cannot": cannot}).items()
            if people
        ),
    ]


def _apart(key: str, people: Mapping[str, int], t: T) -> Html:
    """In the room and remotely, where there are both."""
    everybody = str(sum(people.values()))
    if all(people.values()):
        apart = {mode: str(count) for mode, count in people.items()}
        return t(f"summary-event-{key}-apart", all=everybody, **apart)
    return t(f"summary-event-{key}", all=everybody)


def feedback(said: Summed, came: int, t: T) -> list[Html]:
    """The mean and how often each figure was said; of few answers only how many they are."""
    if said.mean is None:
        return [t("summary-event-few", count=str(said.count)) if said.count else t("summary-event-none")]
    most = max(said.marks)
    rows = [
        t("summary-event-figure", figure=str(figure), bar=bar(count, most, 8), count=str(count))
        for figure, count in zip(reversed(SCALE), reversed(said.marks), strict=True)
    ]
    # A mark may have been taken back since.
    head = t("summary-event-said", count=str(said.count), came=str(max(came, said.count)))
    return [head, t("summary-event-mean", mean=t.number(said.mean)), *rows]
