"""What the command line understands: `python main.py COMMAND`."""

import argparse
from pathlib import Path


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python main.py", description="«Маршрут», a bot that teachers grow with.")
    orders = made.add_subparsers(dest="command", metavar="COMMAND")
    orders.add_parser("run", help="the bot; without BOT_TOKEN the sandbox with demo data (default)")
    orders.add_parser("sandbox", help="only another Telegram on this machine, which outlives the bot's restarts")
    orders.add_parser("migrate", help="bring the database to the shape this version expects")
    orders.add_parser("doctor", help="look at settings, database, content, pictures and Telegram")
    checked = orders.add_parser("check-content", help="name every mistake in the instruments and the other content")
    checked.add_argument(
        "files", type=Path, nargs="*", help="instruments as TOML or XLSX; without them all of content/"
    )
    imported = orders.add_parser("import", help="a catalogue of programmes from an XLSX, CSV or TSV file")
    imported.add_argument("file", type=Path, nargs="?")
    imported.add_argument("--dry-run", action="store_true", help="only look; needs no token and no database")
    imported.add_argument("--json", action="store_true", help="with --dry-run: one object a line")
    imported.add_argument("--demo", action="store_true", help="mark the rows as demo data")
    imported.add_argument("--yes", action="store_true", help="apply without asking; a script is not asked either")
    imported.add_argument("--errors", type=Path, metavar="FILE.xlsx", help="write errors and warnings as a table")
    imported.add_argument("--undo", action="store_true", help="take the last import back, for a day")
    for name, what in (("grant", "give a role to a person who agreed to take part"), ("revoke", "take a role away")):
        asked = orders.add_parser(name, help=what)
        asked.add_argument("address", help="the person's id in Telegram")
        asked.add_argument("role", help="administrator, regional, tutor, coordinator, curator or host")
        asked.add_argument(
            "scope", nargs="?", default="all", help="all, region:23, municipality:5, organisation:7, site:3"
        )
    return made


def read(words: list[str] | None) -> argparse.Namespace:
    """Ends the process with a sentence when the words mean nothing."""
    made = parser()
    asked = made.parse_args(words)
    if asked.command == "import" and asked.file is None and not asked.undo:
        made.error("import: which file? (--undo takes back the last import)")
    return asked


def says_yes(question: str) -> bool:
    """Asked at a terminal."""
    return input(f"{question} ").strip().lower() in {"y", "yes", "д", "да"}
