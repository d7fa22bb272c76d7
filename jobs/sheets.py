"""What all tables that leave as XLSX share: how a book is opened, and how a sheet comes out of a printer."""

from typing import Any, BinaryIO

import xlsxwriter

from bot.paper import STRICT

A4 = 9  # as XLSX numbers papers


def workbook(made: BinaryIO) -> Any:
    """No text becomes a formula, a number or a link, whatever it begins with."""
    return xlsxwriter.Workbook(made, {"in_memory": True, **STRICT})


def on_paper(sheet: Any) -> None:
    """A4, as wide as one page, numbered."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
