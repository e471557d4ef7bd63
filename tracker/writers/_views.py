"""What the template of a page sees: blocks in one language, with every text set, every name and width settled."""

from typing import ClassVar

from attrs import field, frozen

from tracker.writers._markup import Markup

__all__ = [
    "BarView",
    "BlockView",
    "CellView",
    "ColumnView",
    "ItemsView",
    "KeyFigureView",
    "KeyFiguresView",
    "MastheadView",
    "NoteView",
    "Page",
    "PairsView",
    "ParagraphView",
    "RowGroupView",
    "RowView",
    "SectionView",
    "TableView",
]


@frozen(kw_only=True)
class ParagraphView:
    """A paragraph."""

    kind: ClassVar[str] = "paragraph"
    number: int | None
    text: Markup
    id: str


@frozen(kw_only=True)
class ItemsView:
    """A list; each item with its letter, empty for a bullet."""

    kind: ClassVar[str] = "items"
    items: tuple[tuple[str, Markup], ...]
    lettered: bool


@frozen(kw_only=True)
class PairsView:
    """Labels with their values."""

    kind: ClassVar[str] = "pairs"
    id: str
    title: Markup | None
    pairs: tuple[tuple[Markup, Markup], ...]


@frozen(kw_only=True)
class NoteView:
    """A note with its name, its number or letter and its text."""

    id: str
    label: str
    text: Markup


@frozen(kw_only=True)
class BarView:
    """The widths of a bar's parts, in per cent of its track."""

    certain: str
    possible: str
    fades: bool


@frozen(kw_only=True)
class CellView:
    """A cell, with its bar if it has one."""

    text: Markup
    at_end: bool
    bar: BarView | None = None


@frozen(kw_only=True)
class ColumnView:
    """The head of a column; on paper it has a share of the width, in per cent."""

    title: Markup
    at_end: bool
    share: str


@frozen(kw_only=True)
class RowView:
    """A row; its head names it."""

    id: str
    head: CellView
    cells: tuple[CellView, ...]


@frozen(kw_only=True)
class RowGroupView:
    """Rows under a sub-heading; None for rows without one."""

    title: Markup | None
    id: str
    rows: list[RowView] = field(factory=list)


@frozen(kw_only=True)
class TableView:
    """A table; one that is wide is set smaller on paper."""

    kind: ClassVar[str] = "table"
    is_wide: bool
    id: str
    caption_id: str
    label: Markup | None
    title: Markup
    columns: tuple[ColumnView, ...]
    groups: tuple[RowGroupView, ...]
    legend: tuple[Markup, ...]
    notes: tuple[NoteView, ...]


@frozen(kw_only=True)
class KeyFigureView:
    """A key figure; its sign stands beside the words of the change."""

    value: Markup
    label: Markup
    change: Markup | None
    sign: str


@frozen(kw_only=True)
class KeyFiguresView:
    """The key figures."""

    kind: ClassVar[str] = "key-figures"
    id: str
    title: Markup
    figures: tuple[KeyFigureView, ...]


@frozen(kw_only=True)
class SectionView:
    """A heading, its entry in the table of contents, and what stands under it."""

    kind: ClassVar[str] = "section"
    level: int
    id: str
    number: str
    title: Markup
    entry: Markup
    blocks: "list[BlockView]" = field(factory=list)

    @property
    def sections(self) -> "list[SectionView]":
        """The sections directly in it."""
        return [block for block in self.blocks if isinstance(block, SectionView)]


BlockView = ParagraphView | ItemsView | PairsView | TableView | KeyFiguresView | SectionView


@frozen(kw_only=True)
class MastheadView:
    """The head of the first page."""

    organ: Markup
    symbol: Markup
    session: Markup
    lines: tuple[Markup, ...]


@frozen(kw_only=True)
class Page:
    """A document as a page: what opens it, then its text, then its notes."""

    name: str
    has_pairs: bool
    masthead: MastheadView | None
    title: Markup
    subtitle: Markup | None
    opening: tuple[KeyFiguresView, ...]
    contents: tuple[SectionView, ...]
    blocks: tuple[BlockView, ...]
    notes: tuple[NoteView, ...]
