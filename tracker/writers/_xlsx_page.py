"""Sheets of an Excel workbook as they are written: texts that stay texts, styles, and how high rows are."""

import math
import re
from collections.abc import Iterable
from typing import Any

from attrs import Factory, define
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.languages._spreadsheet import day_format
from tracker.values import Language
from tracker.values._safe_text import guarded
from tracker.writers._directions import RIGHT_TO_LEFT
from tracker.writers._grid import room_of, wrapped
from tracker.writers._sheet import Value
from tracker.writers._sheet_texts import cut

TOP: dict[str, Any] = {"valign": "top"}
_AT_END: dict[str, Any] = {**TOP, "align": "right", "indent": 1}
_WRAPPED: dict[str, Any] = {**TOP, "text_wrap": True}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "context": {"font_color": "#595959"},
    "heading": {**_WRAPPED, "bold": True},
    "label": {**TOP, "bold": True},
    "head": {"bold": True, "text_wrap": True, "valign": "bottom", "top": 1, "bottom": 1, "bg_color": "#E7EEF5"},
    "head of numbers": {
        "bold": True, "text_wrap": True, "valign": "bottom", "align": "right", "indent": 1, "top": 1, "bottom": 1,
        "bg_color": "#E7EEF5",
    },
    "head of what is drawn": {
        "italic": True, "text_wrap": True, "valign": "bottom", "top": 1, "bottom": 1, "font_color": "#595959",
    },
    "text": _WRAPPED,
    # A text that begins like a formula stays one when somebody edits its cell.
    "quoted": {**_WRAPPED, "quote_prefix": True},
    "number": {**_AT_END, "num_format": "#,##0"},
    "fraction": {**_AT_END, "num_format": "0.0##"},
    "no limit": _AT_END,
    "drawn": {**TOP, "font_color": "#595959"},
    "remark": {**TOP, "font_color": "#404040"},
}  # fmt: skip


_A4 = 9


@define
class Book:
    """
    A workbook that is being written.

    Attributes:
        file: XlsxWriter's workbook.

        language: The language of the document.

        styles: The styles of cells by what they are for.
    """

    file: Any
    language: Language
    styles: dict[str, Format] = Factory(dict)

    def __attrs_post_init__(self) -> None:
        day = {**TOP, "num_format": day_format(self.language)}
        turned = {"reading_order": 2, "align": "right"} if self.language.is_right_to_left else {}
        for name, style in {**_STYLES, "day": {"align": "left", **day, **turned}}.items():
            self.styles[name] = self.file.add_format({**turned, **style})

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet, from right to left where the language runs so, and as wide as a page."""
        page: Worksheet = self.file.add_worksheet(name)
        if self.language.is_right_to_left:
            page.right_to_left()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_footer("&C&P / &N")
        page.hide_gridlines(2)
        return page

    def put(self, page: Worksheet, row: int, column: int, text: str, style: str) -> None:
        """Write a text, and nothing else than a text."""
        if text:
            like_a_formula = style == "text" and not text[0].isalnum() and guarded(text) != text
            said = f"{RIGHT_TO_LEFT}{text}" if self.language.is_right_to_left and _RANGE.fullmatch(text) else text
            page.write_string(row, column, inert(said), self.styles["quoted" if like_a_formula else style])


_RANGE = re.compile(r"[\d.,/\s]+–[\d.,/\s]+")
"""Two numbers alone: no letter tells which way they run, and not all programs ask the cell."""


# -- texts ------------------------------------------------------------------------------------------------------------


def inert(text: str) -> str:
    """
    Return a text that no cell takes for more, nor refuses.

    XlsxWriter passes on what stands between the marks of rich text as it is; a space behind makes a text of it.
    """
    kept = cut(text)
    return f"{kept} " if kept.startswith("<r>") and kept.endswith("</r>") else kept


# -- rows -------------------------------------------------------------------------------------------------------------

_MOST_LINES, LINE_HEIGHT, TITLE_HEIGHT = 24, 15, 20
"""A row shows so many lines; its cells hold all the same."""
_SHORT = 60
_FILLED = 0.95
"""How much of a line words fill, since they are not broken."""


def heighten(page: Worksheet, row: int, texts: Iterable[tuple[Value, float]]) -> None:
    """Make a row as high as the lines of its texts, each in a column of a width: not all programs do so themselves."""
    lines = max([_lines(text, width) for text, width in texts if isinstance(text, str)], default=1)
    if lines > 1:
        page.set_row(row, min(lines, _MOST_LINES) * LINE_HEIGHT)


def _lines(text: str, width: float) -> int:
    """Count the lines of a text: exactly if it is short, since a word may then take a line; else by its length."""
    if len(text) * 2 <= width:
        return 1
    if len(text) <= _SHORT:
        return len(wrapped(text, int(width), split=True))
    room = room_of(text) if len(text) < width * _MOST_LINES else len(text)
    return 1 if room <= width else math.ceil(room / (width * _FILLED))
