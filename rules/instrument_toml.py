"""An instrument as TOML in the way the files that ship are written: a text of both languages on a line, long ones as
they are read. What `tomllib` reads of it is what was given.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_LISTS = ("items", "parts", "stimuli", "tasks")  # a table each, in the order of the file
_INNER = ("table", "chart")


def dump(raw: Mapping[str, Any]) -> str:
    return "\n".join([*_table(raw, ""), ""])


def _table(table: Mapping[str, Any], path: str) -> Iterator[str]:
    for name, value in table.items():
        if name not in (*_INNER, *_LISTS):
            yield from _field(name, value)
    for name in _INNER:
        if name in table:
            yield from ("", f"[{path}{name}]", *_table(table[name], ""))
    for name in _LISTS:
        for child in table.get(name, ()):
            yield from ("", f"[[{path}{name}]]", *_table(child, f"{path}{name}."))


def _field(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping) and any("\n" in str(said) for said in value.values()):
        for locale, said in value.items():
            yield f"{name}.{locale} = {_long(said)}"
    elif isinstance(value, Sequence) and value and isinstance(value[0], Mapping | list):
        yield from (f"{name} = [", *(f"  {_inline(it)}," for it in value), "]")
    else:
        yield f"{name} = {_inline(value)}"


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_inline(said)}" for name, said in value.items()) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, str):
        return _text(value)
    return json.dumps(value)


def _text(value: str) -> str:
    """JSON escapes what TOML does, but for one sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _long(value: str) -> str:
    """Line breaks as such; the first one after the quotation marks is not of the text."""
    escaped = "\n".join(_text(line)[1:-1] for line in value.split("\n"))
    return f'"""\n{escaped}"""'
