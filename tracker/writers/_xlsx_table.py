"""A table on a sheet of its own: its head kept in sight, its columns filtered, and printed across the page."""

import math
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import accumulate

from attrs import define
from xlsxwriter.worksheet import Worksheet

from tracker.writers._grid import room_of
from tracker.writers._sheet import Sheet, SheetColumn, Value
from tracker.writers._xlsx_page import TITLE_HEIGHT, Book, heighten, inert

HEAD = 3
"""The row of the heads: the title, what it belongs to and an empty row stand above."""
_WIDEST, _NARROWEST, _WIDEST_WORD, _BUTTON = 46, 7, 22, 3
_WIDEST_PAGE = 240
"""So many letters across a page are still read."""
_FROZEN = 60
"""Columns wider than that together would leave no room beside them; the first of them are kept in sight."""


@define
class TableWriter:
    """
    What writes a table.

    Attributes:
        book: The workbook.

        page: The sheet to write on.

        sheet: The table.
    """

    book: Book
    page: Worksheet
    sheet: Sheet

    def write(self) -> None:
        """Write it."""
        put, sheet = self.book.put, self.sheet
        put(self.page, 0, 0, sheet.title, "title")
        self.page.set_row(0, TITLE_HEIGHT)
        if sheet.context != sheet.title:
            put(self.page, 1, 0, sheet.context, "context")
        widths = [_width(column) for column in sheet.columns]
        for position, (column, width) in enumerate(zip(sheet.columns, widths, strict=True)):
            self._column(position, column, width)
        self._rows(widths)
        last = HEAD + sheet.height
        for row, remark in enumerate(sheet.remarks, last + 2):
            put(self.page, row, 0, remark, "remark")
        self._settings(widths, last)

    def _column(self, position: int, column: SheetColumn, width: float) -> None:
        styles, page = self.book.styles, self.page
        page.set_column(position, position, width)
        is_number = any(isinstance(value, int | float) for value in column.values)
        head = "head of what is drawn" if column.is_drawn else "head of numbers" if is_number else "head"
        page.write_string(HEAD, position, inert(column.head), styles[head])
        number, fraction = styles["number"], styles["fraction"]
        text = "drawn" if column.is_drawn else "text"
        for row, value in enumerate(column.values, HEAD + 1):
            if value is None:
                continue
            if isinstance(value, str):
                self.book.put(page, row, position, value, "no limit" if is_number else text)
            elif isinstance(value, date):
                page.write_datetime(row, position, datetime.combine(value, time()), styles["day"])
            else:
                page.write_number(row, position, value, number if isinstance(value, int) else fraction)

    def _rows(self, widths: Sequence[float]) -> None:
        """Make rows as high as their texts."""
        columns = [(column, width) for column, width in zip(self.sheet.columns, widths, strict=True)]
        heighten(self.page, HEAD, [(column.head, width - _BUTTON) for column, width in columns if not column.is_drawn])
        texts = [column.values for column, width in columns if width == _WIDEST and not column.is_drawn]
        for row, values in enumerate(zip(*texts, strict=True), HEAD + 1):
            heighten(self.page, row, [(value, _WIDEST) for value in values])

    def _settings(self, widths: Sequence[float], last: int) -> None:
        page, sheet = self.page, self.sheet
        page.set_landscape()
        page.repeat_rows(HEAD)
        shown = [column for column in sheet.columns if not column.is_drawn]
        across = math.ceil(sum(widths[: len(shown)]) / _WIDEST_PAGE)
        if across > 1:  # letters that are still read
            page.fit_to_pages(across, 0)
            page.repeat_columns(0, sheet.names)
        page.freeze_panes(HEAD + 1, _kept(widths, sheet.names))
        if sheet.height:
            page.autofilter(HEAD, 0, last, len(widths) - 1)
            page.ignore_errors({"number_stored_as_text": f"A{HEAD + 1}:{_LAST_COLUMN}{last + 1}"})
        if len(shown) < len(widths):
            folded = {"level": 1, "hidden": True}
            page.set_column(len(shown), len(widths) - 1, _NARROWEST + _BUTTON, None, folded)
            page.set_column(len(widths), len(widths), None, None, {"collapsed": True})
            page.print_area(0, 0, last + 1 + len(sheet.remarks), len(shown) - 1)


_LAST_COLUMN = "XFD"


def _kept(widths: Sequence[float], names: int) -> int:
    """Return how many columns are kept in sight: those that name a row, as many as leave room; not all there are."""
    room = accumulate(widths[: names + 1])
    kept = sum(width <= _FROZEN for width in room)
    return min(kept, len(widths) - 1)


def _width(column: SheetColumn) -> float:
    """Return how wide a column is, in letters: as its texts up to a limit, and at least as the words of its head."""
    words = max(map(room_of, column.head.split()), default=0)
    texts = max((_room(value) for value in column.values if value is not None), default=0)
    return min(_WIDEST, max(_NARROWEST, min(words, _WIDEST_WORD) + _BUTTON, texts + 1))


def _room(value: Value) -> int:
    if isinstance(value, str):
        return _WIDEST if len(value) > _WIDEST * 2 else room_of(value)
    return len(f"{value:,}") + 1 if isinstance(value, int | float) else _DAY


_DAY = 18
