"""The house's own files, parsed once for the tests that read them.

Only what stands in the repository: no environment, no data of a running bot.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What the program is made of; tests and benchmarks stand beside it.
PROGRAM = ("bot", "handlers", "jobs", "rules", "storage", "content", "sandbox", "main.py")
_NOT_OURS = {"var", "build", "node_modules", "__pycache__", "marshrut.egg-info"}


def files(pattern: str, *places: str) -> list[Path]:
    """Files below these top-level places, or below all of them."""
    found: list[Path] = []
    for place in sorted(ROOT.iterdir()):
        if place.name.startswith(".") or place.name in _NOT_OURS or (places and place.name not in places):
            continue
        found += sorted(place.rglob(pattern)) if place.is_dir() else [place] if place.match(pattern) else []
    return [path for path in found if not _NOT_OURS.intersection(path.parts[len(ROOT.parts) :])]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def _nodes(path: Path) -> tuple[ast.expr | ast.stmt, ...]:
    return tuple(node for node in ast.walk(parsed(path)) if isinstance(node, ast.expr | ast.stmt))


def walk(*places: str) -> Iterator[tuple[str, ast.AST]]:
    """(«bot/turn.py:12», node) of every expression and statement of every module below these places."""
    for path in files("*.py", *places):
        here = name(path)
        for node in _nodes(path):
            yield f"{here}:{node.lineno}", node


def called(node: ast.AST) -> str:
    """The last name of what is called: `create_task` of `asyncio.create_task(…)`; empty for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
