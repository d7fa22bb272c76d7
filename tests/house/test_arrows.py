"""Arrows between the rooms point one way; tasks and the clock are let in by named doors only."""

import ast

from importlinter.cli import lint_imports

from tests.house import tree

TASKS = {"create_task", "ensure_future", "gather", "TaskGroup", "run_coroutine_threadsafe"}
# What outlives a turn is a row. A task may be started here, each for a reason.
MAY_START_TASKS = {
    "bot/intake.py": "polls and serves webhooks beside showing",
    "bot/sending.py": "a queue a chat",
    "jobs/clock.py": "ticks",
    "jobs/delivery.py": "messages go side by side; the step ends when all have ended",
    "main.py": "waits for the stop and the poll at once",
    "storage/drivers/sqlite.py": "asks the reader's thread for an answer while it is interrupted",
    "storage/drivers/transaction.py": "BEGIN, COMMIT and ROLLBACK are finished even when their task is cancelled",
}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
CLOCKS |= {("time", name) for name in ("time", "time_ns", "monotonic", "perf_counter")}


def test_contracts_are_kept() -> None:
    assert lint_imports(config_filename=str(tree.ROOT / "pyproject.toml"), no_cache=True) == 0


def test_nothing_imports_main() -> None:
    """import-linter sees packages only, and `main.py` is a module."""
    found = [
        place
        for place, node in tree.walk(*tree.PROGRAM)
        if (isinstance(node, ast.Import) and any(it.name == "main" for it in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "main")
    ]
    assert found == []


def test_tasks_start_at_named_places_only() -> None:
    found = [
        place
        for place, node in tree.walk(*(room for room in tree.PROGRAM if room != "sandbox"))
        if tree.called(node) in TASKS and place.partition(":")[0] not in MAY_START_TASKS
    ]
    assert found == []


def test_time_is_passed_in() -> None:
    """`now` comes from `main.py`: a talk moves it, and a decision about the past can be repeated."""
    found = [
        place
        for place, node in tree.walk("bot", "handlers", "jobs", "rules", "storage", "content")
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and (node.func.value.id, node.func.attr) in CLOCKS
    ]
    assert found == []


def test_rules_do_no_input_and_output() -> None:
    io = {"open", "print", "input", "read_text", "write_text", "read_bytes", "write_bytes", "urlopen"}
    assert [place for place, node in tree.walk("rules") if tree.called(node) in io] == []
