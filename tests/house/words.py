"""The texts of all languages as Fluent reads them: what each message needs, says and chooses by."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from fluent.syntax import FluentParser, ast

from tests.house import tree

PLURALS = {"zero", "one", "two", "few", "many", "other"}


@dataclass(slots=True)
class Message:
    """`variants`: of each select expression the names of its branches, the default one starred."""

    key: str
    file: str
    needs: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    variants: list[set[str]] = field(default_factory=list)
    sample: str = ""


@cache
def read(locale: str) -> dict[str, Message]:
    """Raises AssertionError for what is no Fluent and for a key that stands twice."""
    found: dict[str, Message] = {}
    for path in tree.files("*.ftl", "locales"):
        if path.parent.name != locale:
            continue
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{tree.name(path)}: {entry.content}"
            if isinstance(entry, ast.Message) and entry.value is not None:
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {locale}"
                found[entry.id.name] = _message(entry, path.stem)
    return found


def _message(entry: ast.Message, file: str) -> Message:
    made = Message(entry.id.name, file)
    for node in _walk(entry.value):
        if isinstance(node, ast.VariableReference):
            made.needs.add(node.id.name)
        elif isinstance(node, ast.TextElement):
            made.said.append(node.value)
        elif isinstance(node, ast.SelectExpression):
            made.variants.append({f"*{_branch(it)}" if it.default else _branch(it) for it in node.variants})
    assert isinstance(entry.value, ast.Pattern)
    made.sample = _sample(entry.value)
    return made


def _branch(variant: ast.Variant) -> str:
    return str(variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value)


def _walk(node: object) -> Iterator[ast.BaseNode]:
    if isinstance(node, ast.BaseNode):
        yield node
        for child in vars(node).values():
            yield from _walk(child)
    elif isinstance(node, list):
        for child in node:
            yield from _walk(child)


def _sample(pattern: ast.Pattern) -> str:
    """The message with its default branches, and «1» for what is put in."""
    said = ""
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            said += element.value
        elif isinstance(element.expression, ast.SelectExpression):
            said += next(_sample(it.value) for it in element.expression.variants if it.default)
        else:
            said += "1"
    return said
