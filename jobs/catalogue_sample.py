"""The sample of a catalogue: a table with the right columns and some rows, and a sheet that says what each means."""

import asyncio
import csv
import io
from collections.abc import Sequence
from pathlib import Path

from bot.texts import T, plain
from jobs.sheets import workbook
from jobs.words import speaker
from rules.programmes import column_of
from storage.db import Database
from storage.jobs import Job

SAMPLE = "catalogue-sample"
EXAMPLE = Path(__file__).parent.parent / "content" / "sample" / "example.tsv"
WIDE = {"title": 50, "provider": 36, "audience": 32, "annotation": 60, "url": 32}
WIDTH = 16


async def sample(_db: Database, job: Job) -> Sequence[tuple[str, bytes]]:
    t = speaker(job.args["locale"])
    return [(f"{plain(t('catalogue-sample-file'))}.xlsx", await asyncio.to_thread(draw, t))]


def draw(t: T) -> bytes:
    rows = list(csv.reader(EXAMPLE.read_text("utf-8").splitlines(), delimiter="\t"))
    columns = [column_of(name) or "" for name in rows[0]]
    made = io.BytesIO()
    with workbook(made) as book:
        sheet = book.add_worksheet(plain(t("catalogue-sample-sheet")))
        how = book.add_worksheet(plain(t("catalogue-sample-how")))
        bold, wrapped = (
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        for row, cells in enumerate(rows):
            for place, words in enumerate(cells):
                sheet.write_string(row, place, words, wrapped if row else bold)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, WIDE.get(column, WIDTH))
            how.write_string(place, 0, rows[0][place], bold)
            how.write_string(place, 1, plain(t(f"catalogue-sample-about-{column}")), wrapped)
        sheet.freeze_panes(1, 0)
        how.set_column(0, 0, 26)
        how.set_column(1, 1, 90)
    return made.getvalue()
