"""An update is read leniently before anybody parses it: whatever comes, its id is known and nothing raises."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.raw import Envelope, cleaned, without_names

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KNOWN = st.sampled_from(["message", "callback_query", "my_chat_member", "from", "chat", "id", "type", "message_id"])
BODY = st.dictionaries(KNOWN, JSON | st.dictionaries(KNOWN, JSON, max_size=4), max_size=5)


@given(st.integers(), BODY)
def test_no_update_is_too_odd_to_be_remembered(number: int, body: dict[str, Any]) -> None:
    assert Envelope.read({**body, "update_id": number}).update == number


@given(JSON)
def test_what_is_cleaned_can_be_stored(value: Any) -> None:
    said = repr(cleaned(value))
    assert "\\x00" not in said or "\x00" not in said
    str(cleaned(value)).encode("utf-8", "surrogatepass")


def test_nul_and_lone_surrogates_go() -> None:
    assert cleaned("а\0б") == "аб"
    cleaned("\ud800 эмодзи 😀").encode("utf-8")
    assert cleaned("😀") == "😀"


@pytest.mark.parametrize(
    "typed",
    [
        "Мамин-Сибиряк О’Нил Зоя-Ёлка",
        "Ахундова Нəзакəт Әли кызы",
        "👩‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍🏫 🐦‍⬛ 🏃‍➡️ 🇷🇺 ❤️‍🔥",
        "в две\nстроки\tс табуляцией\r\n",
        "цена 5\u00a0₽, тире – и\u202fузкий пробел",
    ],
)
def test_what_people_type_stays(typed: str) -> None:
    assert cleaned(typed) == typed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202eанвонаВИ", "анвонаВИ"),
        ("Анна\u2066 \u200fИванова\u2069", "Анна Иванова"),
        ("\ufeffИв\u200bан\u200cо\u200dв\u2060а", "Иванова"),
        ("\x1b[2J\x07звонок\x85", "[2Jзвонок"),
        ("👩\u200d", "👩"),
        ("\u200b\u200d\u202e", ""),
    ],
)
def test_what_is_not_seen_goes(typed: str, kept: str) -> None:
    assert cleaned({"message": {"text": typed}}) == {"message": {"text": kept}}


def test_names_and_words_do_not_get_into_a_dead_letter() -> None:
    raw = {
        "update_id": 1,
        "message": {
            "from": {"id": 990007, "first_name": "Анна", "username": "anna", "language_code": "ru"},
            "text": "Меня зовут Анна",
            "location": {"latitude": 55.75},
        },
    }
    kept = without_names(raw)
    for secret in ("Анна", "anna", "990007", "55.75"):
        assert secret not in str(kept)
    assert kept["text"] == "<15 characters>"
    assert kept["parts"] == ["from", "location", "text"]
    invited = without_names({"update_id": 2, "message": {"text": "/start invite_secret"}})
    assert invited["text"] == "/start <20 characters>"
    pressed = without_names({"update_id": 3, "callback_query": {"data": "da:7:assessment.criteria:1", "id": "5"}})
    assert pressed["button"] == "da"
    assert "assessment" not in str(pressed)
