"""What an import hands from one step to the next: the raw tables of a row, with the columns they came from."""

from collections.abc import Mapping
from typing import Any

from attrs import define, field, frozen

from tracker.errors import Sentence, StructureFault
from tracker.records._refused_values import Place, quoted

__all__ = ["IMPORTED", "Incoming", "RowPlace"]

IMPORTED = ("recommendation", "status", "deadline")
"""The tables that an import of recommendations fills."""


@frozen
class RowPlace:
    """
    A row of a file, for faults.

    Attributes:
        file: The name of the file.

        sheet: The name of the sheet; None where a file holds one table.

        line: The row, counted from 1.
    """

    file: str
    sheet: str | None
    line: int

    def fault(self, message: str, *, column: str | None = None, hint: str = "") -> StructureFault:
        """Make a fault of the row, or of its cell in a column."""
        path, named = "", quoted(" ".join((column or "").split()))
        if self.sheet and column:
            path = Sentence("sheet {sheet}, column {column}", sheet=quoted(self.sheet), column=named)
        elif self.sheet:
            path = Sentence("sheet {sheet}", sheet=quoted(self.sheet))
        elif column:
            path = Sentence("column {column}", column=named)
        return StructureFault(message, file=self.file, line=self.line, path=path, hint=hint)


@define
class Incoming:
    """
    One row on its way into the register.

    Attributes:
        place: Where it stands.

        raw: For each table what a file of the register would hold.

        columns: The column that each place of a table was filled from.

        faults: What is wrong with it.

        remarks: What was left out or read in a way that somebody should know.

        totals: What the row says of all rows: how many have which status.

        borrowed: What a record needs and the row does not say, from the record that the register holds.
    """

    place: RowPlace
    raw: dict[str, dict[str, Any]] = field(factory=lambda: {table: {} for table in IMPORTED})
    columns: dict[tuple[str, Place], str] = field(factory=dict)
    faults: list[StructureFault] = field(factory=list)
    remarks: list[str] = field(factory=list)
    totals: dict[str, int] = field(factory=dict)
    borrowed: dict[str, Any] = field(factory=dict)
    _fixed: dict[tuple[str, object], StructureFault | None] = field(factory=dict)
    _told: set[tuple[str, object]] = field(factory=set)

    def column_of(self, table: str, place: Place) -> str | None:
        """Return the column that a place of a table was filled from, or the nearest around or below it."""
        for (own, filled), column in self.columns.items():
            shorter = min(len(filled), len(place))
            if own == table and shorter and filled[:shorter] == place[:shorter]:
                return column
        return None

    def fault(
        self, message: str, *, table: str = "", place: Place = (), column: str | None = None, hint: str = ""
    ) -> None:
        """Note what is wrong with a place of a table, or with a column."""
        if column is None and (table, place[:1]) in self._fixed:
            self._fixed[table, place[:1]] = self._fault_of_all(message, table, place, hint)
            self._told.add((table, place[:1]))
            return
        where = column or self.column_of(table, place)
        self._told.add((table, place[:1]))
        self.faults.append(self.place.fault(message, column=where, hint=hint))

    def fix(self, table: str, place: Place, fixed: dict[tuple[str, object], StructureFault | None]) -> None:
        """Say that a field is the same in all rows; what is wrong with it is noted once for all, in *fixed*."""
        fixed.setdefault((table, place[:1]), None)
        self._fixed = fixed

    def is_fixed(self, table: str, place: Place) -> bool:
        """Tell whether a field is the same in all rows."""
        return (table, place[:1]) in self._fixed

    def _fault_of_all(self, message: str, table: str, place: Place, hint: str) -> StructureFault:
        name = ".".join(map(str, place if table == "recommendation" else (table, *place)))
        return StructureFault(
            Sentence("{place}: {message}", place=f"--set {name}", message=message), file=self.place.file, hint=hint
        )

    def is_told(self, table: str, place: Place) -> bool:
        """Tell whether something is known to be wrong with a field, so that what follows from it need not be said."""
        return (table, place[:1]) in self._told

    def missing(self, table: str, key: str) -> None:
        """Note that a field is missing from all rows, which has been said once for all."""
        self._told.add((table, (key,)))

    def fault_of_number(self, number: str, column: str, *, table: str = "", place: Place = ()) -> None:
        """Note that a number stands where a paragraph is named."""
        hint = Sentence("format the column as text and type the number anew: 115.120 and 115.12 are two paragraphs")
        message = Sentence("the cell holds the number {number}, which may have lost zeros at its end", number=number)
        self.fault(message, table=table, place=place, column=column, hint=hint)

    def filled(self, table: str) -> set[object]:
        """Return the keys of a table that some column fills."""
        return {place[0] for own, place in self.columns if own == table and place}

    @property
    def given(self) -> Mapping[str, dict[str, Any]]:
        """The tables that the row says something for."""
        return {table: raw for table, raw in self.raw.items() if raw}
