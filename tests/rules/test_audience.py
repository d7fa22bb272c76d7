"""What narrows a broadcast is kept as JSON and read again as it was; nonsense is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.audience import MANY, PRESENCES, ROLES, SCOPES, Audience, BadAudience
from rules.outcomes import reason

CODES = st.lists(st.text("abcя_", min_size=1, max_size=40), max_size=5, unique=True).map(tuple)
SERVICE = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(lambda it: (min(it), max(it)))
AUDIENCES = st.builds(
    Audience,
    places=st.lists(
        st.tuples(st.sampled_from(SCOPES), st.text("0123456789", max_size=16)), max_size=4, unique=True
    ).map(tuple),
    roles=st.lists(st.sampled_from(ROLES), max_size=4, unique=True).map(tuple),
    subjects=CODES,
    stages=CODES,
    service=st.none() | SERVICE | st.tuples(st.integers(0, 80), st.none()),
    areas=CODES,
    after=st.none() | st.integers(1, 2**53),
    answered=st.booleans(),
    event=st.none() | st.tuples(st.integers(1, 2**53), st.sampled_from(PRESENCES)),
    unheard=st.none() | st.integers(1, 2**53),
)


@given(AUDIENCES)
def test_read_as_it_was_written(audience: Audience) -> None:
    assert Audience.from_json(audience.to_json()) == audience


def test_only_what_narrows_is_written() -> None:
    assert json.loads(Audience().to_json()) == {"format": 1}
    assert Audience.from_json("{}") == Audience()


@pytest.mark.parametrize(
    "said",
    [
        {"roles": ["king"]},
        {"places": [["site", "5"]]},
        {"places": [["region"]]},
        {"subjects": [f"{n}" for n in range(MANY + 1)]},
        {"subjects": ["math", "math"]},
        {"subjects": "math"},
        {"stages": ["x" * 41]},
        {"areas": [""]},
        {"areas": [7]},
        {"service": [5, 3]},
        {"service": [-1, 3]},
        {"service": [1]},
        {"after": 0},
        {"unheard": 0},
        {"event": [0, "came"]},
        {"event": [1, "asleep"]},
        {"event": 1},
        {"format": 2},
        {"unknown": 1},
    ],
)
def test_nonsense_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(BadAudience):
        Audience.from_json(json.dumps(said))
    with pytest.raises(BadAudience):
        Audience.from_json("[]")


@pytest.mark.parametrize(
    ("state", "error", "wanted"),
    [
        ("sent", None, ""),
        ("unknown", "ServerDisconnectedError", ""),
        ("unreachable", None, "blocked"),
        ("unreachable", "Forbidden: bot was blocked by the user", "blocked"),
        ("unreachable", "Forbidden: user is deactivated", "deactivated"),
        ("unreachable", "Bad Request: chat not found", "no_chat"),
        ("failed", "Bad Request: wrong file identifier", "refused"),
        ("failed", None, "broke"),
    ],
)
def test_why_it_did_not_arrive(state: str, error: str | None, wanted: str) -> None:
    assert reason(state, error) == wanted
