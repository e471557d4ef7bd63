"""The blocks that a document is built of."""

from enum import StrEnum
from typing import Self, TypeAlias

from attrs import frozen

from tracker.documents._inline import Inline
from tracker.values import Bounds, Number


@frozen(kw_only=True)
class Heading:
    """
    A heading.

    Attributes:
        level: 1 for I., 2 for A., 3 for 1., 4 for (a).

        number: Its number as printed, such as "II."; empty for none.

        text: The words.

        anchor: A name to link to.

        is_annex: Whether an annex begins with it: on paper, annexes stand on wide pages.
    """

    level: int
    number: str = ""
    text: Inline
    anchor: str
    is_annex: bool = False


@frozen(kw_only=True)
class Paragraph:
    """
    A paragraph.

    Attributes:
        number: Its number; paragraphs of the main text are numbered through, others are not.

        text: The words.

        anchor: A name to link to; empty for none.
    """

    number: int | None = None
    text: Inline
    anchor: str = ""


@frozen(kw_only=True)
class Items:
    """
    A list with bullets, or with letters under a numbered paragraph.

    Attributes:
        items: The items.

        lettered: Whether they are (a), (b), (c).
    """

    items: tuple[Inline, ...]
    lettered: bool = False


class Align(StrEnum):
    """To which side a column is set."""

    START = "start"
    END = "end"


@frozen(kw_only=True)
class Column:
    """
    A column of a table.

    Attributes:
        title: Its head.

        align: Where its cells are set; numbers go to the end.

        is_cut: Whether a terminal cuts what does not fit, so that each row stays a line; it is otherwise wrapped.
    """

    title: Inline
    align: Align = Align.START
    is_cut: bool = False


@frozen(kw_only=True)
class Measured:
    """
    A number in words, with the numbers beneath it: a spreadsheet takes those, and a page may draw them.

    Attributes:
        text: The number in words; drawings never stand alone.

        lower: The certain part; None if it has no limit.

        upper: The possible part; None if it has no limit.

        scale: The number that fills the whole width of a bar, the same for all bars of a column; None for no bar.
    """

    text: Inline
    lower: Number | None
    upper: Number | None
    scale: Number | None = None

    @classmethod
    def of(cls, text: Inline, bounds: Bounds | None) -> Self:
        """
        Put the numbers beneath a number in words; None for a number that nobody knows.

        >>> from tracker.documents import Verbatim
        >>> Measured.of(Verbatim("3 to 6"), Bounds(3, 6)).upper
        6
        """
        lower, upper = (None, None) if bounds is None else (bounds.lower, bounds.upper)
        return cls(text=text, lower=lower, upper=upper)


Cell: TypeAlias = Inline | Measured
"""What a cell of a table holds."""


@frozen(kw_only=True)
class Pairs:
    """
    Labels with their values, each on a line of its own.

    Attributes:
        title: What they tell of; None where the text before says it.

        pairs: The labels and values; a label may come again, and a value may have its numbers with it.

        keys: What the title says, part by part, with the label of each: where several stand as the rows of one table,
            each is a column of its own, and the title is left out. Empty where the title has no parts.

        anchor: A name to link to; empty for none.
    """

    title: Inline | None = None
    pairs: tuple[tuple[Inline, Cell], ...]
    keys: tuple[tuple[Inline, Inline], ...] = ()
    anchor: str = ""


@frozen(kw_only=True)
class Row:
    """
    A row of a table.

    Attributes:
        cells: One for each column; the first names the row.

        anchor: A name to link to; empty for none.

        is_group: Whether it is a sub-heading across the table.
    """

    cells: tuple[Cell, ...]
    anchor: str = ""
    is_group: bool = False


@frozen(kw_only=True)
class Table:
    """
    A table. Notes in its cells stand directly under it, lettered.

    Attributes:
        number: Its number; None for an unnumbered one.

        title: What it shows, with the period or date of its figures.

        columns: Its columns.

        rows: Its rows.

        is_alphabetical: Whether each language puts the rows in the alphabetical order of the names in the first cell.

        legend: What its signs mean, and remarks on all of it; each a line under the table.

        anchor: A name to link to; empty for none.

        most: So many rows are shown where a person reads; formats for data have all of them. None for all everywhere.

        on_rest: What is said under it where rows are left out, after the legend; each a line.
    """

    number: int | None = None
    title: Inline
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_alphabetical: bool = False
    legend: tuple[Inline, ...] = ()
    anchor: str = ""
    most: int | None = None
    on_rest: tuple[Inline, ...] = ()


@frozen(kw_only=True)
class KeyFigure:
    """
    A figure of the first page.

    Attributes:
        value: The figure, short; it may have its numbers with it.

        label: What it says.

        change: What changed since the period before; this too may have its numbers with it.

        direction: ``up``, ``down``, ``same`` or empty: a sign beside the words, never instead of them.
    """

    value: Cell
    label: Inline
    change: Cell | None = None
    direction: str = ""


@frozen(kw_only=True)
class KeyFigures:
    """
    The figures of the first page.

    Attributes:
        title: What they show.

        figures: The figures.
    """

    title: Inline
    figures: tuple[KeyFigure, ...]


Block: TypeAlias = Heading | Paragraph | Items | Pairs | Table | KeyFigures
"""Anything that stands between two blank lines."""
