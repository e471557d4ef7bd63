"""
The parts of a layout: what a document is made of once it is in one language.

Every text is said, numbers and letters are given, names of places are taken. They know no format.
"""

from datetime import date
from typing import TypeAlias

from attrs import field, frozen

from tracker.documents import Measured
from tracker.values import Number
from tracker.writers._run import Run, unmarked

Runs: TypeAlias = tuple[Run, ...]
"""A text in one language."""


@frozen(kw_only=True)
class PlacedNote:
    """
    A note.

    Attributes:
        name: Its name, unique in the document.

        label: Its number or letter.

        text: What it says.
    """

    name: str
    label: str
    text: Runs


@frozen(kw_only=True)
class PlacedMasthead:
    """
    The head of the first page; a part that is not known is empty.

    Attributes:
        organ: The body that the report is for.

        symbol: The symbol of the report.

        lines: How it is distributed, and the language it was written in.

        session: The session of the body.

        agenda_item: The item of its agenda.
    """

    organ: Runs
    symbol: Runs
    lines: tuple[Runs, ...]
    session: Runs
    agenda_item: Runs


@frozen(kw_only=True)
class PlacedParagraph:
    """
    A paragraph.

    Attributes:
        number: Its number; None for one that is not numbered.

        label: Its number as printed; empty for none.

        text: The words.

        anchor: The name of its place; empty for none.
    """

    number: int | None
    label: str
    text: Runs
    anchor: str


@frozen(kw_only=True)
class PlacedItems:
    """
    A list.

    Attributes:
        items: Each item with its letter, which is empty for a bullet.

        lettered: Whether they have letters.
    """

    items: tuple[tuple[str, Runs], ...]
    lettered: bool


@frozen(kw_only=True)
class PlacedCell:
    """
    A cell.

    Attributes:
        text: Its words.

        at_end: Whether it is set to the end of the line, as numbers are.

        measured: The numbers beneath the words; None for none.

        value: What the words are and nothing else: a number or a day, which a spreadsheet counts on with; None for
            anything else.
    """

    text: Runs
    at_end: bool
    measured: Measured | None = None
    value: Number | date | None = None


@frozen(kw_only=True)
class PlacedPairs:
    """
    Labels with their values.

    Attributes:
        title: What they tell of; empty for none.

        pairs: Each label with its value.

        keys: What the title says, part by part, each with its label; none if it has no parts.

        anchor: The name of their place; empty for none.
    """

    title: Runs
    pairs: tuple[tuple[Runs, PlacedCell], ...]
    keys: tuple[tuple[Runs, PlacedCell], ...] = ()
    anchor: str


@frozen(kw_only=True)
class PlacedKeyFigure:
    """
    A figure of the first page.

    Attributes:
        value: The figure.

        label: What it says.

        change: What changed; its words are empty for nothing said.

        sign: A sign beside the words of the change; empty for none.
    """

    value: PlacedCell
    label: Runs
    change: PlacedCell
    sign: str


@frozen(kw_only=True)
class PlacedKeyFigures:
    """
    The figures of the first page.

    Attributes:
        name: A name for them, unique in the document.

        title: What they show.

        figures: The figures.
    """

    name: str
    title: Runs
    figures: tuple[PlacedKeyFigure, ...]


@frozen(kw_only=True)
class PlacedColumn:
    """
    A column.

    Attributes:
        title: Its head.

        at_end: Whether its cells are set to the end of the line.

        is_cut: Whether a terminal cuts what does not fit.
    """

    title: Runs
    at_end: bool
    is_cut: bool


@frozen(kw_only=True)
class PlacedRow:
    """
    A row; its first cell names it.

    Attributes:
        cells: The cells: as many as the row was given, which may be fewer than there are columns.

        anchor: The name of its place; empty for none.
    """

    cells: tuple[PlacedCell, ...]
    anchor: str


@frozen(kw_only=True)
class PlacedGroup:
    """
    Rows under a sub-heading.

    Attributes:
        title: The sub-heading; None for rows above the first one.

        anchor: The name of its place; empty for none.

        rows: The rows.
    """

    title: Runs | None
    anchor: str
    rows: list[PlacedRow] = field(factory=list)


@frozen(kw_only=True)
class PlacedTable:
    """
    A table, with all that stands under it.

    Attributes:
        name: A name for its title, unique in the document.

        label: "Table 1"; empty for an unnumbered table.

        title: What it shows.

        columns: Its columns.

        groups: Its rows, in the order of the language.

        legend: What its signs mean.

        notes: The notes of its title and its cells.

        anchor: The name of its place; empty for none.

        left_out: How many rows it has besides, for which a page has no room.
    """

    name: str
    label: Runs
    title: Runs
    columns: tuple[PlacedColumn, ...]
    groups: tuple[PlacedGroup, ...]
    legend: tuple[Runs, ...]
    notes: tuple[PlacedNote, ...]
    anchor: str
    left_out: int = 0

    @property
    def rows(self) -> tuple[PlacedRow, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def has_open_bars(self) -> bool:
        """Whether a bar shows more than one number, so that its parts want an explanation."""
        found = [cell.measured for row in self.rows for cell in row.cells if cell.measured is not None]
        return any(each.scale is not None and (each.upper is None or each.upper > (each.lower or 0)) for each in found)


@frozen(kw_only=True)
class PlacedSection:
    """
    A heading with what stands under it.

    Attributes:
        level: 1 for the highest.

        number: Its number as printed; empty for none.

        title: The words.

        name: A name for it, unique in the document, whether the document names it or not.

        anchor: The name of its place; empty for none.

        is_annex: Whether it is an annex: on paper, it stands on wide pages.

        blocks: What stands under it, sections of a lower level among it.
    """

    level: int
    number: str
    title: Runs
    name: str
    anchor: str
    is_annex: bool = False
    blocks: "list[PlacedBlock]" = field(factory=list)

    @property
    def entry(self) -> Runs:
        """The words as the table of contents repeats them."""
        return unmarked(self.title)


PlacedBlock: TypeAlias = PlacedParagraph | PlacedItems | PlacedPairs | PlacedTable | PlacedKeyFigures | PlacedSection
"""Anything that stands between two blank lines."""
