"""Rows of a table that are not taken, as a table to work through: the line, what stood there, what is wrong."""

import io
from collections.abc import Sequence

from jobs.sheets import workbook

Column = tuple[str, int]  # its words and width


def error_table(name: str, file: str, columns: Sequence[Column], rows: Sequence[tuple[int, Sequence[str]]]) -> bytes:
    """`name` of the sheet, `file`: what was sent; the first of `columns` is that of the line's number.

    No text becomes a formula, a number or a link, whatever it begins with.
    """
    made = io.BytesIO()
    with workbook(made) as book:
        sheet = book.add_worksheet(name)
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, file, bold)
        for column, (words, width) in enumerate(columns):
            sheet.write_string(1, column, words, bold)
            sheet.set_column(column, column, width)
        for row, (line, said) in enumerate(rows, 2):
            sheet.write_number(row, 0, line, wrapped)
            for column, words in enumerate(said, 1):
                sheet.write_string(row, column, words, wrapped)
        sheet.freeze_panes(2, 0)
    return made.getvalue()
