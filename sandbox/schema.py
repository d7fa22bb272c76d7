"""Every method's parameters, checked against bot-api.json: presence, types down to nested objects, limits, values.

Checks are compiled once into closures; lengths of formatted texts are left to the methods: they count after parsing.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sandbox.errors import bad_request
from sandbox.files import Upload
from sandbox.html import utf16

Check = Callable[[Any, str], Any]
Params = dict[str, Any]


API = Path(__file__).with_name("bot-api.json")


class Wrong(ValueError):
    """A value that does not fit; the text says where and why, in Telegram's manner."""


# What Telegram says when a parameter it cannot do without is missing.
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "message_id": "message identifier is not specified",
    "file_id": "file_id not specified",
    "action": "wrong parameter action in request",
}
# What it says before the trouble of a nested object; of most it says nothing.
PREFIXES = {
    "InlineKeyboardButton": "can't parse inline keyboard button: ",
    "KeyboardButton": "can't parse keyboard button: ",
    "MessageEntity": "can't parse MessageEntity: ",
}
# Codes that stand for a value of a wrong length.
CODES = {
    ("InlineKeyboardButton", "callback_data"): "BUTTON_DATA_INVALID",
    ("CopyTextButton", "text"): "BUTTON_COPY_TEXT_INVALID",
    ("answerCallbackQuery", "text"): "MESSAGE_TOO_LONG",
}
FORMATTED = {"text", "caption", "question", "explanation", "description", "quote"}
SCALARS = {"Integer", "Float", "Boolean", "String", "InputFile"}
WORDS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}


def _integer(value: Any, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise Wrong(f'Field "{where}" must be of type Number')
    if isinstance(value, int):
        return value
    digits = value.strip()
    if not digits.removeprefix("-").isdecimal() or len(digits) > 19:
        raise Wrong(f'Field "{where}" must be a valid Number')
    return int(digits)


def _float(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise Wrong(f'Field "{where}" must be of type Number')
    try:
        return float(value)
    except ValueError:
        raise Wrong(f'Field "{where}" must be a valid Number') from None


def _boolean(value: Any, where: str) -> bool:
    if isinstance(value, bool):
        return value
    raise Wrong(f'Field "{where}" must be of type Boolean')


def _flag(value: Any, where: str) -> bool:
    """A yes or no among the parameters themselves: there words and figures do."""
    word = str(value).strip().lower()
    if isinstance(value, (bool, int, str)) and word in WORDS:
        return WORDS[word]
    raise Wrong(f'Field "{where}" must be of type Boolean')


def _string(value: Any, where: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)  # Telegram reads numbers where it waits for a text
    raise Wrong(f'Field "{where}" must be of type String')


def _chat_id(value: Any, where: str) -> int | str:
    if isinstance(value, str) and not value.strip().removeprefix("-").isdecimal():
        if not value:
            raise Wrong(f"{where} is empty")
        return value
    return _integer(value, where)


def _file(value: Any, where: str) -> Upload | str:
    return value if isinstance(value, Upload) else _string(value, where)


def _limited(check: Check, low: int, high: int, unit: str, code: str | None) -> Check:
    measure = utf16 if unit == "characters" else lambda text: len(text.encode(errors="surrogatepass"))

    def limited(value: Any, where: str) -> Any:
        value = check(value, where)
        if not low <= measure(value) <= high:
            raise Wrong(code or f'Field "{where}" must be from {low} to {high} {unit} long')
        return value

    return limited


def _one_of(check: Check, allowed: list[str]) -> Check:
    def one_of(value: Any, where: str) -> Any:
        value = check(value, where)
        if value not in allowed:
            raise Wrong(f'Field "{where}" must be one of {", ".join(allowed)}')
        return value

    return one_of


def _from_text(check: Check) -> Check:
    """Objects and arrays among the parameters may come as JSON texts: that is how forms carry them."""

    def from_text(value: Any, where: str) -> Any:
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise Wrong(f"can't parse {where} JSON object") from None
        return check(value, where)

    return from_text


def _of(value: Any, kind: type, name: str, where: str) -> Any:
    if not isinstance(value, kind):
        raise Wrong(f'Field "{where}" must be of type {name}')
    return value


@dataclass(frozen=True, slots=True)
class Table:
    """Compiled fields of a method or a type."""

    checks: dict[str, Check]
    required: tuple[str, ...]


class Schema:
    """The Bot API as data, and its checks."""

    def __init__(self, path: Path = API) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        self.version: str = data["version"]
        self.methods: dict[str, Any] = data["methods"]
        self.types: dict[str, Any] = data["types"]
        self._names = {name.lower(): name for name in self.methods}
        self._tables: dict[str, Table] = {}

    def canonical(self, method: str) -> str | None:
        """The method's name as documented: Telegram does not mind the case."""
        return self._names.get(method.lower())

    def check(self, method: str, params: Mapping[str, Any], uploads: Mapping[str, Upload]) -> Params:
        """Known parameters with their types made right; unknown ones are dropped, as at Telegram. Raises `Refused`."""
        table = self._table(method, self.methods[method]["fields"])
        result: Params = {}
        try:
            for given in (uploads, params):
                for name, value in given.items():
                    check = table.checks.get(name)
                    if check is not None and value is not None:
                        result[name] = check(value, name)
        except Wrong as wrong:
            raise bad_request(str(wrong)) from None
        except RecursionError:
            raise bad_request("can't parse the request: it is nested too deep") from None
        for name in table.required:
            if name not in result:
                raise bad_request(MISSING.get(name) or f'parameter "{name}" is required')
        return result

    def formatted_fields(self, method: str) -> list[str]:
        """Parameters whose length counts after parsing: their name, for methods that the sandbox only checks."""
        return [
            name for name, field in self.methods[method]["fields"].items() if self._is_formatted(name, field, method)
        ]

    def _is_formatted(self, name: str, field: Any, owner: str) -> bool:
        table = self.methods.get(owner) or self.types[owner]
        return (
            name in FORMATTED and "max" in field and bool({"parse_mode", f"{name}_parse_mode"} & table["fields"].keys())
        )

    def _table(self, owner: str, fields: Mapping[str, Any]) -> Table:
        """Checks of a method's or a type's fields, compiled when first needed: types refer to one another."""
        found = self._tables.get(owner)
        if found is None:
            required = tuple(name for name, field in fields.items() if field["required"])
            checks = {name: self._field(owner, name, field) for name, field in fields.items()}
            found = self._tables[owner] = Table(checks, required)
        return found

    def _field(self, owner: str, name: str, field: Mapping[str, Any]) -> Check:
        names = tuple(field["types"])
        check = self._union(names)
        if owner in self.methods:
            check = _flag if names == ("Boolean",) else check if SCALARS & set(names) else _from_text(check)
        if "max" in field and not self._is_formatted(name, field, owner):
            # An empty callback_data is none at all: a button without action, with its own words.
            low = 0 if name == "callback_data" else field["min"]
            check = _limited(check, low, field["max"], field["unit"], CODES.get((owner, name)))
        return _one_of(check, field["one_of"]) if "one_of" in field else check

    def _union(self, names: tuple[str, ...]) -> Check:
        if names == ("Integer", "String"):
            return _chat_id
        if names == ("InputFile", "String"):
            return _file
        checks = [self._type(name) for name in names]
        if len(checks) == 1:
            return checks[0]

        def union(value: Any, where: str) -> Any:
            if where == "reply_markup" and not isinstance(value, dict):
                raise Wrong("object expected as reply markup")
            trouble: Wrong | None = None
            for check in checks:
                try:
                    return check(value, where)
                except Wrong as wrong:
                    # The kind that was meant has its fields there: its trouble says more than their absence.
                    if trouble is None or str(trouble).startswith("Can't find field"):
                        trouble = wrong
            raise trouble or Wrong(f'Field "{where}" is wrong')

        return union

    @cache  # noqa: B019 - one schema lives as long as the process
    def _type(self, name: str) -> Check:
        simple: dict[str, Check] = {
            "Integer": _integer,
            "String": _string,
            "Boolean": _boolean,
            "Float": _float,
            "InputFile": _file,
        }
        if name in simple:
            return simple[name]
        if name.startswith("Array of "):
            return self._array(name.removeprefix("Array of "))
        subtypes = self.types[name].get("subtypes")
        if subtypes:
            return self._family(name, tuple(subtypes))
        return self._object(name)

    def _family(self, name: str, subtypes: tuple[str, ...]) -> Check:
        """A type of several kinds: the kind is the one its field `type` names, the end of the type's own name."""
        union = self._union(subtypes)
        by_end = {kind.removeprefix(name).lower(): kind for kind in subtypes}

        def family(value: Any, where: str) -> Any:
            named = value.get("type") if isinstance(value, dict) else None
            if not isinstance(named, str):
                return union(value, where)
            word = named.replace("_", "").lower()
            kind = by_end.get(word) or next((k for end, k in by_end.items() if end.endswith(word)), None)
            if kind is None:
                raise Wrong(f"can't parse {name}: Unsupported type specified")
            return self._type(kind)(value, where)

        return family

    def _array(self, inner: str) -> Check:
        def array(value: Any, where: str) -> list[Any]:
            check = self._type(inner)
            return [check(item, where) for item in _of(value, list, "Array", where)]

        return array

    def _object(self, name: str) -> Check:
        prefix = PREFIXES.get(name, "")

        def known(value: Any, where: str) -> dict[str, Any]:
            table = self._table(name, self.types[name].get("fields", {}))
            checks, result = table.checks, {}
            try:
                for key, item in _of(value, dict, "Object", where).items():
                    check = checks.get(key)
                    if check is not None and item is not None:
                        result[key] = check(item, key)
                for key in table.required:
                    if key not in result:
                        raise Wrong(f'Can\'t find field "{key}"')  # noqa: TRY301 - gets its prefix below
            except Wrong as wrong:
                words = str(wrong)
                if prefix and not words.isupper() and not words.startswith("can't parse"):
                    raise Wrong(prefix + words) from None
                raise
            return result

        return known
