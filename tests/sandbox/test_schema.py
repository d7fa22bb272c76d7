"""Every method of the Bot API: a call built from its description is taken, the same with one part broken is not."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.errors import Refused
from sandbox.world import SCHEMA

SIMPLE: dict[str, st.SearchStrategy[Any]] = {
    "Integer": st.integers(-(2**53), 2**53),
    "Float": st.floats(allow_nan=False, allow_infinity=False),
    "Boolean": st.booleans(),
    "String": st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    "InputFile": st.just("attach://file"),
}


def values(type_name: str) -> st.SearchStrategy[Any]:
    if type_name in SIMPLE:
        return SIMPLE[type_name]
    if type_name.startswith("Array of "):
        return st.lists(st.deferred(lambda: values(type_name.removeprefix("Array of "))), max_size=2)
    kind = SCHEMA.types[type_name]
    if "subtypes" in kind:
        return st.sampled_from(kind["subtypes"]).flatmap(lambda name: member(type_name, name))
    return fields(kind.get("fields", {}))


def member(family: str, name: str) -> st.SearchStrategy[Any]:
    """One kind of a family says in `type` which it is."""
    if "type" not in SCHEMA.types.get(name, {}).get("fields", {}):
        return values(name)
    word = name.removeprefix(family).removeprefix("InputMedia").lower()
    return values(name).map(lambda value: value | {"type": word})


def field(description: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "one_of" in description:
        return st.sampled_from(description["one_of"])
    if "max" in description:
        low, high = description["min"], description["max"]
        # Letters of one byte and one unit: the limit is the same, however it counts.
        return st.integers(low, high).map(lambda size: "x" * size)
    return st.sampled_from(description["types"]).flatmap(values)


def fields(table: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """All that is required; what is optional is left to the test of single fields."""
    return st.fixed_dictionaries({name: field(f) for name, f in table.items() if f["required"]})


def broken(description: dict[str, Any]) -> Any:
    return {"not": "an array"} if description["types"][0].startswith("Array of") else [["not", "this"]]


def call(data: st.DataObject, method: str) -> dict[str, Any]:
    table = SCHEMA.methods[method]["fields"]
    params = data.draw(fields(table))
    optional = sorted(set(table) - set(params))
    if optional:
        name = data.draw(st.sampled_from(optional))
        params[name] = data.draw(field(table[name]))
    # An empty chat is a missing one.
    return {name: "@name" if name.endswith("chat_id") and value == "" else value for name, value in params.items()}


@pytest.mark.parametrize("method", sorted(SCHEMA.methods))
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_right_call_is_taken_and_a_broken_one_is_not(method: str, data: st.DataObject) -> None:
    table = SCHEMA.methods[method]["fields"]
    params = call(data, method)
    taken = SCHEMA.check(method, params, {})
    assert taken.keys() == params.keys()
    as_form = {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
    assert SCHEMA.check(method, as_form, {}).keys() == params.keys()
    required = [name for name in params if table[name]["required"]]
    if required:
        missing = data.draw(st.sampled_from(required))
        with pytest.raises(Refused, match="Bad Request"):
            SCHEMA.check(method, {k: v for k, v in params.items() if k != missing}, {})
    if params:
        wrong = data.draw(st.sampled_from(sorted(params)))
        with pytest.raises(Refused, match="Bad Request"):
            SCHEMA.check(method, params | {wrong: broken(table[wrong])}, {})


def limits() -> list[tuple[str, str, int, str]]:
    found = []
    for method, description in SCHEMA.methods.items():
        formatted = SCHEMA.formatted_fields(method)
        for name, part in description["fields"].items():
            if "max" in part and name not in formatted:
                found.append((method, name, part["max"], part["unit"]))
    return found


@pytest.mark.parametrize(("method", "name", "most", "unit"), limits())
def test_lengths(method: str, name: str, most: int, unit: str) -> None:
    check = SCHEMA._table(method, SCHEMA.methods[method]["fields"]).checks[name]
    wide = "😀"  # one sign, two UTF-16 units, four bytes
    size = most // (4 if unit == "bytes" else 2)
    assert check(wide * size, name) == wide * size
    with pytest.raises(ValueError, match=r"long|MESSAGE_TOO_LONG"):
        check(wide * size + "x" * 4, name)


def test_numbers_and_flags_come_as_texts_too() -> None:
    form = {"chat_id": "5", "text": "x", "protect_content": "True", "message_thread_id": " 7 "}
    assert SCHEMA.check("sendMessage", form, {}) == {
        "chat_id": 5,
        "text": "x",
        "protect_content": True,
        "message_thread_id": 7,
    }


@pytest.mark.parametrize(
    "params",
    [
        {"message_thread_id": True},
        {"message_thread_id": "7.5"},
        {"protect_content": "maybe"},
        {"reply_markup": "{"},
        {"reply_markup": json.dumps("x")},
        {"text": {"a": 1}},
        {"entities": [{"type": "bold", "offset": "a", "length": 1}]},
        {"reply_markup": {"inline_keyboard": [[{"text": "x", "style": "pink"}]]}},
    ],
)
def test_wrong_kinds(params: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="Bad Request"):
        SCHEMA.check("sendMessage", {"chat_id": 5, "text": "x"} | params, {})


def test_unknown_parameters_are_dropped_as_at_telegram() -> None:
    assert SCHEMA.check("getMe", {"foo": 1}, {}) == {}
