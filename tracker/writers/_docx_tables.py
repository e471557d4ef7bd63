"""Tables in Word: captions that count, heads that come again on each page, and what stands under a table."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from tracker.writers._docx_text import Typesetter, field_of
from tracker.writers._docx_widths import PADDING, SIZES, Widths, bare, texts_of, width_of, widths_of
from tracker.writers._docx_xml import Element, w
from tracker.writers._paper import stays_together
from tracker.writers._placed import PlacedCell, PlacedGroup, PlacedPairs, PlacedRow, PlacedTable, Runs

LABELS = 5
"""Labels take at least this part of the width, so that their values stand under one another in all of a document."""
SHORT = 10
"""A row of fewer lines stays on one page; a longer one would leave half a page empty before it."""


@frozen
class TableSetter:
    """
    How tables are set.

    Attributes:
        typesetter: How their texts are set.

        width: How wide the text of a page is, in twips.
    """

    typesetter: Typesetter
    width: int

    def table(self, table: PlacedTable, legends: Iterable[Runs], number: int | None) -> Iterator[Element]:
        """
        Set a table, its caption before it and its notes under it.

        Args:
            table: The table.

            legends: What its signs mean.

            number: The number that Word would count; None where the table has none.
        """
        setter = self.typesetter
        caption = (*setter.place(table.anchor), *self._caption(table, number))
        yield setter.paragraph("caption", *caption, keep=True)
        texts, stays = texts_of(table), bool(table.legend or table.notes) and stays_together(table)
        if texts:
            widths = widths_of(texts, self.width)
            setter.half_points = 0 if widths.size == SIZES[0] else round(widths.size * 2)
            rows = [self._head(table, widths), *self._rows(table, widths, stays=stays)]
            setter.half_points = 0
            yield self.grid(rows, widths.columns, borders=True)
        yield from self._under(table, legends, stays=stays)
        yield setter.paragraph("Table End")

    def _caption(self, table: PlacedTable, number: int | None) -> Iterator[Element]:
        """Set a caption; the number of a table is a field, so that Word counts tables and lists them."""
        setter = self.typesetter
        for run in table.label:
            if run.is_number and run.text.isdecimal():
                starts = "" if int(run.text) == number else f" \\r {run.text}"
                yield field_of(f"SEQ Table \\* ARABIC{starts}", setter.run(run.text))
            else:
                yield from setter.set((run,))
        if table.label:
            yield w("r", w("br"))
        yield from setter.set(table.title)

    def _under(self, table: PlacedTable, legends: Iterable[Runs], *, stays: bool) -> Iterator[Element]:
        """Set what stands under a table; what *stays* on the page of its last row stays on one page."""
        setter = self.typesetter
        lines = [setter.set(line) for line in legends]
        lines += [
            [setter.run(each.label, raised=True), setter.run(" "), *setter.set(each.text)] for each in table.notes
        ]
        for place, line in enumerate(lines, start=1):
            yield setter.paragraph("Table Note", *line, keep=stays and place < len(lines))

    # -- rows ---------------------------------------------------------------------------------------------------------

    def _head(self, table: PlacedTable, widths: Widths) -> Element:
        cells = [
            self._cell(column.title, width, style="Table Head", at_end=column.at_end, border="bottom")
            for column, width in zip(table.columns, widths.columns, strict=False)
        ]
        cells += [self._cell((), width, border="bottom") for width in widths.columns[len(cells) :]]
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def _rows(self, table: PlacedTable, widths: Widths, *, stays: bool) -> Iterator[Element]:
        """Set the rows; no page begins with what stands under a table if the last of them *stays* with it."""
        last = table.groups[-1].rows[-1] if table.groups and table.groups[-1].rows else None
        for group in table.groups:
            if group.title is not None:
                yield self._group(group, widths)
            for row in group.rows:
                yield self._row(row, widths, keep=stays and row is last)

    def _group(self, group: PlacedGroup, widths: Widths) -> Element:
        content = [*self.typesetter.place(group.anchor), *self.typesetter.set(group.title or ())]
        properties = w("tcPr", w("tcW", w=sum(widths.columns), type="dxa"), w("gridSpan", val=len(widths.columns)))
        paragraph = self.typesetter.paragraph("Table Group", *content, keep=True)
        return w("tr", w("trPr", w("cantSplit")), w("tc", properties, paragraph))

    def _row(self, row: PlacedRow, widths: Widths, *, keep: bool = False) -> Element:
        made = w("tr")
        if widths.lines([bare(cell.text) for cell in row.cells]) < SHORT:
            made.append(w("trPr", w("cantSplit")))
        place = self.typesetter.place(row.anchor)
        cells: Sequence[PlacedCell | None] = [*row.cells, *[None] * (len(widths.columns) - len(row.cells))]
        for cell, width in zip(cells, widths.columns, strict=True):
            made.append(
                self._cell(
                    () if cell is None else cell.text,
                    width,
                    before=place,
                    at_end=cell is not None and cell.at_end,
                    keep=keep,
                )
            )
            place = []
        return made

    def _cell(
        self,
        text: Runs,
        width: int,
        *,
        before: Iterable[Element] = (),
        style: str = "Table Text",
        at_end: bool = False,
        border: str = "",
        keep: bool = False,
    ) -> Element:
        setter = self.typesetter
        properties = w("tcPr", w("tcW", w=width, type="dxa"))
        if border:
            rule = w("bottom", val="single", sz=12, space=0, color="auto")
            properties.append(w("tcBorders", rule))
            properties.append(w("vAlign", val="bottom"))
        content = [*before, *setter.set(text)]
        return w("tc", properties, setter.paragraph(style, *content, at_end=at_end, keep=keep))

    def grid(self, rows: Sequence[Element], columns: Sequence[int], *, borders: bool) -> Element:
        """Put rows together; a table has rules above, below and under its head, and no others."""
        properties = w("tblPr")
        if self.typesetter.language.is_right_to_left:
            properties.append(w("bidiVisual"))
        properties.append(w("tblW", w=sum(columns), type="dxa"))
        if borders:
            top = w("top", val="single", sz=4, space=0, color="auto")
            properties.append(w("tblBorders", top, w("bottom", val="single", sz=12, space=0, color="auto")))
        properties.append(w("tblLayout", type="fixed"))
        # In a table that is mirrored, left is the one side for some programs and the other for others.
        is_even = borders or self.typesetter.language.is_right_to_left
        left, right = (PADDING // 2, PADDING // 2) if is_even else (0, PADDING)
        margins = (("left", left), ("right", right))
        properties.append(w("tblCellMar", *(w(side, w=room, type="dxa") for side, room in margins)))
        first = 1 if borders else 0
        properties.append(
            w("tblLook", val="0420" if borders else "0000", firstRow=first, lastRow=0, firstColumn=0, lastColumn=0,
              noHBand=0, noVBand=1 if borders else 0)
        )  # fmt: skip
        return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in columns)), *rows)

    # -- labels -------------------------------------------------------------------------------------------------------

    def pairs(self, block: PlacedPairs) -> Iterator[Element]:
        """Set labels with their values, two columns without rules."""
        setter = self.typesetter
        place = setter.place(block.anchor)
        if block.title or place:
            yield setter.paragraph("caption", *place, *setter.set(block.title), keep=True)
        if block.pairs:
            longest = max(width_of(bare(label)) for label, _ in block.pairs)
            room = min(max(longest, self.width // LABELS), self.width // 2)
            widths = (room, self.width - room)
            last = len(block.pairs) - 1
            rows = [
                w(
                    "tr",
                    self._cell(label, widths[0], keep=position < last),
                    self._cell(value.text, widths[1], keep=position < last),
                )
                for position, (label, value) in enumerate(block.pairs)
            ]
            yield self.grid(rows, widths, borders=False)
        yield setter.paragraph("Table End")
