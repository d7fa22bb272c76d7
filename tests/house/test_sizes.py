"""What a reviewer would say about any file: too long, not explained, not finished, not named in the map."""

import ast
import re

from tests.house import tree

MODULE, FUNCTION = 400, 40
UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")))
EXCUSED = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<code>\S*(?:,\s*[A-Z]+\d+)*)(?P<reason>.*)")
PRIVATE = re.compile("/work" + "/|/tmp" + "/v/|\\.\\./sha" + "red")
TEXTS = ("*.py", "*.ftl", "*.sql", "*.toml", "*.md", "*.js", "*.css", "*.html", "*.typ")


def test_modules_are_read_in_one_go() -> None:
    sizes = {tree.name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in tree.files("*.py")}
    assert {name: size for name, size in sizes.items() if size > MODULE} == {}


def test_functions_are_read_on_one_screen() -> None:
    long = {
        f"{place} {node.name}": size
        for place, node in tree.walk()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION
    }
    assert long == {}


def test_modules_say_what_the_room_is_for() -> None:
    silent = [
        tree.name(path)
        for path in tree.files("*.py")
        if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(tree.parsed(path))
    ]
    assert silent == []


def test_an_excuse_gives_its_reason() -> None:
    bare = []
    for path in tree.files("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            hit = EXCUSED.search(line)
            if hit and path != tree.ROOT / "tests" / "house" / "test_sizes.py" and len(hit["reason"].strip(" -#")) < 8:
                bare.append(f"{tree.name(path)}:{number}")
    assert bare == []


def test_nothing_is_left_for_later() -> None:
    left = [
        f"{tree.name(path)}:{number}"
        for pattern in TEXTS
        for path in tree.files(pattern)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert left == []


def test_nothing_names_the_machine_it_was_written_on() -> None:
    found = [
        tree.name(path)
        for pattern in TEXTS
        for path in tree.files(pattern)
        if PRIVATE.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_folder_is_on_the_map() -> None:
    folders = {tree.name(path).split("/")[0] for path in tree.files("*") if "/" in tree.name(path)}
    for readme in ("README.md", "README.ru.md"):
        words = (tree.ROOT / readme).read_text(encoding="utf-8")
        assert [folder for folder in sorted(folders) if f"{folder}/" not in words] == [], readme
