"""What a workbook is made of, before any library writes it: sheets of typed columns, and lines of text."""

from datetime import date
from typing import TypeAlias

from attrs import frozen

Value: TypeAlias = str | int | float | date | None
"""What a cell holds; None for nothing."""


@frozen(kw_only=True)
class SheetColumn:
    """
    A column.

    Attributes:
        head: Its head, unlike any other of the sheet.

        values: What its cells hold.

        is_drawn: Whether it is there for a chart and says nothing of its own.
    """

    head: str
    values: tuple[Value, ...]
    is_drawn: bool = False


@frozen(kw_only=True)
class SheetChart:
    """
    Bars, one for each row: what is certain, and what is possible beyond it.

    Attributes:
        name: The name of its sheet, unlike any other of the workbook.

        title: What they show.

        first: The first of the four columns that it draws: the words, what is certain, what is possible, and what has
            no upper limit.

        end: Where the axis ends, which begins at 0.

        has_open: Whether a bar has no upper limit.
    """

    name: str
    title: str
    first: int
    end: int | float
    has_open: bool


@frozen(kw_only=True)
class Sheet:
    """
    A table, on a sheet of its own.

    Attributes:
        name: Its name, unlike any other of the workbook.

        title: What it shows.

        context: What it is of: the document, or the heading above it.

        columns: Its columns, all of them equally long.

        names: Which column names the rows, counted from 0.

        remarks: What stands under it: its legend and its notes.

        charts: The charts of it, each on a sheet of its own behind it.

        has_bounds: Whether numbers of it stand in three columns.

        has_notes: Whether notes stand under it.
    """

    name: str
    title: str
    context: str
    columns: tuple[SheetColumn, ...]
    names: int
    remarks: tuple[str, ...]
    charts: tuple[SheetChart, ...]
    has_bounds: bool
    has_notes: bool

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(self.columns[0].values) if self.columns else 0


@frozen(kw_only=True)
class SheetLine:
    """
    A line of the running text.

    Attributes:
        number: Its number or letter; empty for none.

        text: The words.

        level: Of a heading, 1 for the highest; 0 for other text.
    """

    number: str
    text: str
    level: int = 0


@frozen(kw_only=True)
class Workbook:
    """
    A document as a workbook.

    Attributes:
        about: The name of the first sheet, which says what the workbook is.

        text: The name of the sheet with the running text.

        lines: The running text; none if the document is tables alone.

        sheets: The tables.
    """

    about: str
    text: str
    lines: tuple[SheetLine, ...]
    sheets: tuple[Sheet, ...]
