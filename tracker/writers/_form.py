"""
A workbook to be filled in: texts under keys, with what to type above them, and a sealed copy of all that stood there.

Every cell is a text, and stays one when it is typed over: dates, fractions and numbers with zeros at their end are not
turned into something else.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from attrs import field, frozen
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from tracker.writers._grid import room_of
from tracker.writers._sheet_texts import cut
from tracker.writers._xlsx_page import TOP, heighten, inert

SEALED = "_tracker"
"""The sheet that nobody sees: by it a workbook is known for one of a register."""
FIRST_ROW = 3
"""The first row of records, counted from 0: keys, names and hints stand above."""


@frozen(kw_only=True)
class FormColumn:
    """
    A column to be filled in.

    Attributes:
        key: What it is called in the register's files; the first row holds it.

        name: What it is called in the reader's language, with a star if it must be filled in.

        hint: What to type.

        choices: The list of the sheet of codes that its cells are chosen from; empty for none.

        is_closed: Whether nothing else may be typed.

        is_fixed: Whether nothing may be typed over what stands there.

        is_folded: Whether it is folded away until somebody wants it.
    """

    key: str
    name: str
    hint: str
    choices: str = ""
    is_closed: bool = False
    is_fixed: bool = False
    is_folded: bool = False


@frozen(kw_only=True)
class FormSheet:
    """
    A sheet to be filled in.

    Attributes:
        name: Its name.

        columns: Its columns.

        rows: Its rows, each as long as there are columns.

        kept: How many columns are kept in sight.
    """

    name: str
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    kept: int = 1


@frozen(kw_only=True)
class Form:
    """
    A workbook to be filled in.

    Attributes:
        title: What it is.

        about: The name of the sheet that says how it is filled in.

        lines: What that sheet says.

        codes: The name of the sheet of codes.

        lists: The codes of each list, by its name.

        fixed: What is said to who types over what must stay.

        sheets: The sheets to be filled in.

        sealed: The sealed copy, in pieces that a cell holds.
    """

    title: str
    about: str
    lines: tuple[str, ...]
    codes: str
    lists: dict[str, tuple[str, ...]] = field(factory=dict)
    fixed: str
    sheets: tuple[FormSheet, ...]
    sealed: tuple[str, ...]


_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_DAY = datetime(1980, 1, 1)  # noqa: DTZ001  # the day that a file bears which must not bear today's
_SPARE = 2_000
"""So many empty rows are ready to be filled in."""
_MOST_OF_HINT = 250
_WIDEST, _NARROWEST = 44, 12


def to_form(form: Form) -> bytes:
    """Write a workbook to be filled in: the same form gives the same bytes."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, _PLAIN) as book:
        book.set_properties({"title": cut(form.title, _MOST_OF_HINT), "author": "", "created": _DAY})
        _about(book, form)
        styles = {name: book.add_format(look) for name, look in _LOOKS.items()}
        for sheet in form.sheets:
            _fill(book.add_worksheet(sheet.name), sheet, form, styles)
        _codes(book.add_worksheet(form.codes), form, styles)
        sealed = book.add_worksheet(SEALED)
        for row, piece in enumerate(form.sealed):
            sealed.write_string(row, 0, piece)
        sealed.very_hidden()
    return file.getvalue()


_TEXT: dict[str, Any] = {**TOP, "num_format": "@"}
_LOOKS: dict[str, dict[str, Any]] = {
    "key": {**_TEXT, "bold": True, "bg_color": "#D9E2EC"},
    "name": {**_TEXT, "bold": True, "text_wrap": True, "bg_color": "#EEF2F6"},
    "hint": {**_TEXT, "italic": True, "text_wrap": True, "font_color": "#595959", "bottom": 1, "bg_color": "#EEF2F6"},
    "text": _TEXT,
    "fixed": {**_TEXT, "font_color": "#7F7F7F"},
}
_HEIGHT_OF_HINTS, _LONG_LINES = 62, 110


def _about(book: Any, form: Form) -> None:  # noqa: ANN401  # XlsxWriter has no types
    page = book.add_worksheet(form.about)
    page.set_column(0, 0, _LONG_LINES)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.write_string(0, 0, inert(form.title), book.add_format({"bold": True, "font_size": 14}))
    wrapped = book.add_format({**TOP, "text_wrap": True})
    for row, line in enumerate(form.lines, 2):
        page.write_string(row, 0, inert(line), wrapped)
        heighten(page, row, [(line, _LONG_LINES)])


def _fill(page: Worksheet, sheet: FormSheet, form: Form, styles: dict[str, Any]) -> None:
    last = FIRST_ROW + len(sheet.rows) - 1
    for place, column in enumerate(sheet.columns):
        style = styles["fixed" if column.is_fixed else "text"]
        folded = {"level": 1, "hidden": True} if column.is_folded else {}
        page.set_column(place, place, _width(column, [row[place] for row in sheet.rows]), style, folded)
        for row, (text, look) in enumerate(((column.key, "key"), (column.name, "name"), (column.hint, "hint"))):
            page.write_string(row, place, inert(text), styles[look])
        for row, cells in enumerate(sheet.rows, FIRST_ROW):
            if cells[place]:
                page.write_string(row, place, inert(cells[place]), style)
        _guard(page, place, column, form, last)
    page.set_row(FIRST_ROW - 1, _HEIGHT_OF_HINTS)
    page.freeze_panes(FIRST_ROW, sheet.kept)
    page.autofilter(FIRST_ROW - 1, 0, max(last, FIRST_ROW), len(sheet.columns) - 1)
    end = xl_col_to_name(len(sheet.columns) - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:{end}{last + _SPARE}"})
    page.set_landscape()
    page.repeat_rows(0, FIRST_ROW - 1)


def _guard(page: Worksheet, place: int, column: FormColumn, form: Form, last: int) -> None:
    """Offer what may be chosen; keep what must stay. No sheet is protected: a protected one cannot be sorted."""
    if column.is_fixed:
        if last >= FIRST_ROW:
            rule = {"validate": "custom", "value": "=FALSE", "error_title": cut(column.key, 32)}
            page.data_validation(
                FIRST_ROW, place, last, place, {**rule, "error_message": cut(form.fixed, _MOST_OF_HINT)}
            )
    elif column.choices:
        listed = list(form.lists)
        letter = xl_col_to_name(listed.index(column.choices))
        count = len(form.lists[column.choices])
        source = f"='{form.codes}'!${letter}$2:${letter}${count + 1}"
        kind = "stop" if column.is_closed else "warning"
        page.data_validation(
            FIRST_ROW, place, last + _SPARE, place, {"validate": "list", "source": source, "error_type": kind}
        )


def _codes(page: Worksheet, form: Form, styles: dict[str, Any]) -> None:
    for place, (name, codes) in enumerate(form.lists.items()):
        page.set_column(place, place, _NARROWEST + max(map(len, codes), default=0) // 2, styles["text"])
        page.write_string(0, place, inert(name), styles["key"])
        for row, code in enumerate(codes, 1):
            page.write_string(row, place, inert(code), styles["text"])
    page.freeze_panes(1, 0)


def _width(column: FormColumn, cells: Sequence[str]) -> float:
    return min(_WIDEST, max(_NARROWEST, room_of(column.key) + 2, _longest(cells)))


def _longest(cells: Iterable[str]) -> int:
    return max((_WIDEST if len(cell) > _WIDEST else room_of(cell) for cell in cells), default=0) + 1
