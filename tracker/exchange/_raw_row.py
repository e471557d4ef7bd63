"""A row on its way into a register: what it says in the register's own keys, and where it stands."""

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field, frozen

from tracker.errors import Sentence, StructureFault
from tracker.exchange._sheets import Written
from tracker.model import Revision
from tracker.records._refusals import path_of
from tracker.records._refused_values import Place, quoted

CHILDREN: Mapping[str, tuple[str, ...]] = {"recommendation": ("status", "deadline")}
"""The types whose records may stand in the row of another: its own key names the one they belong to."""

ROW_NUMBER = "tracker.row"
"""The column of the number that a row had in the file it was left out from, where its id is made of it."""


def tables_of(table: str) -> tuple[str, ...]:
    """
    Return the types of the records that a row of a type may hold, its own first.

    >>> tables_of("recommendation"), tables_of("event")
    (('recommendation', 'status', 'deadline'), ('event',))
    """
    return (table, *CHILDREN.get(table, ()))


@frozen
class RowPlace:
    """
    Where a row stands, for faults.

    Attributes:
        file: The name of the file.

        sheet: The name of the sheet; None where a file holds one table.

        line: The row, counted from 1.

        item: The number of the object in JSON, several of which may stand on one line; None for a row of a table.
    """

    file: str
    sheet: str | None
    line: int
    item: int | None = None

    @property
    def number(self) -> int:
        """What tells it from the other rows of its file."""
        return self.line if self.item is None else self.item

    def fault(
        self, message: str, *, column: str | None = None, letter: str | None = None, hint: str = ""
    ) -> StructureFault:
        """Make a fault of the row, or of its cell in a column; the columns of a sheet have letters too."""
        path, named = "", quoted(" ".join((column or "").split()))
        sheet = quoted(self.sheet or "")
        if self.sheet and column and letter:
            cell = f"{letter}{self.line}"
            path = Sentence("sheet {sheet}, cell {cell}, column {column}", sheet=sheet, cell=cell, column=named)
        elif self.sheet and column:
            path = Sentence("sheet {sheet}, column {column}", sheet=sheet, column=named)
        elif self.sheet:
            path = Sentence("sheet {sheet}", sheet=sheet)
        elif self.item is not None and column:
            path = Sentence("item {item}, field {column}", item=self.item, column=named)
        elif self.item is not None:
            path = Sentence("item {item}", item=self.item)
        elif column:
            path = Sentence("column {column}", column=named)
        return StructureFault(message, file=self.file, line=self.line, path=path, hint=hint)


@define
class RawRow:
    """
    What one row of an outside file says, in the words of a register's own files.

    An exchange makes rows and nothing else; all that an import does with them knows no format.

    Attributes:
        place: Where it stands.

        tables: For each type of record what a file of the register would hold; the first is what the row is, and the
            others belong to it.

        columns: The column that each place of a table was filled from.

        letters: The letter of each column in a sheet; empty where columns have none.

        unread: The columns beside it of which nothing is read.

        cells: What stands in its columns, as the source has it.

        naming: The fields of which its id is made where it has none; ``row`` is the number of the row.

        gathering: The lists in which rows of one record are put together.

        numbered: The number of the row in an earlier file, of which it is the rest; None for none.

        written: How its file is written; None where nobody said it.

        is_whole: Whether its cells hold all of a value, as JSON does; a row of CSV or of a sheet has room for one
            citation.

        parent: The row that its records belong to, where it is not its own; None if it is.

        is_exact: Whether another wording of the same number is a change, as it is where somebody edited it.

        revision: Why its record is revised, where it says so itself.

        is_contradicted: Whether another row of its file says something else of its record.

        is_contested: Whether another file does, so that its record is left out.

        faults: What is wrong with it.

        remarks: What was left out or read in a way that somebody should know.

        alone: What it says itself in the lists that are put together.

        borrowed: What a record needs and the row does not say, from the record that the register holds.
    """

    place: RowPlace
    tables: dict[str, dict[str, Any]]
    columns: dict[tuple[str, Place], str] = field(factory=dict)
    letters: Mapping[str, str] = field(factory=dict)
    unread: tuple[str, ...] = ()
    cells: Mapping[str, str] = field(factory=dict)
    naming: tuple[str, ...] = ()
    gathering: tuple[str, ...] = ()
    numbered: int | None = None
    written: Written | None = None
    is_whole: bool = False
    parent: "RawRow | None" = None
    is_exact: bool = False
    revision: Revision | None = field(default=None, init=False)
    is_contradicted: bool = field(default=False, init=False)
    is_contested: bool = field(default=False, init=False)
    faults: list[StructureFault] = field(factory=list)
    remarks: list[str] = field(factory=list)
    borrowed: dict[str, Any] = field(factory=dict, init=False)
    alone: dict[str, list[Any]] = field(factory=dict, init=False)
    _fixed: set[tuple[str, Place]] = field(factory=set, init=False)
    _told: set[tuple[str, Place]] = field(factory=set, init=False)

    @classmethod
    def of(cls, place: RowPlace, table: str, **options: Any) -> Self:  # noqa: ANN401  # goes to the fields of their names
        """Make a row of a type that says nothing yet."""
        return cls(place, {each: {} for each in tables_of(table)}, **options)

    @property
    def table(self) -> str:
        """The type of record that the row is."""
        return next(iter(self.tables))

    @property
    def raw(self) -> dict[str, Any]:
        """What it says of that record."""
        return self.tables[self.table]

    @property
    def number(self) -> int:
        """What tells it from the other rows of its file, or of the file that it was left out from."""
        return self.place.number if self.numbered is None else self.numbered

    @property
    def given(self) -> Mapping[str, dict[str, Any]]:
        """The types of record that the row says something of."""
        return {table: raw for table, raw in self.tables.items() if raw}

    @property
    def is_telling(self) -> bool:
        """Whether anything is to be said of it."""
        return bool(self.given or self.faults or self.remarks)

    # -- where things stand -------------------------------------------------------------------------------------------

    def column_of(self, table: str, place: Place) -> str | None:
        """Return the column that a place of a table was filled from, or the nearest around or below it."""
        for (own, filled), column in self.columns.items():
            shorter = min(len(filled), len(place))
            if own == table and shorter and filled[:shorter] == place[:shorter]:
                return column
        return None

    def filled(self, table: str) -> set[object]:
        """Return the keys of a table that some column fills."""
        return {place[0] for own, place in self.columns if own == table and place}

    def name_of(self, table: str, place: Place) -> str:
        """Return the name of a field as a map writes it: ``text.en``, ``status.code``."""
        return ".".join(map(str, place if table == self.table else (table, *place)))

    def fix(self, table: str, place: Place) -> None:
        """Say that a field is the same in all rows."""
        self._fixed.add((table, place[:1]))

    def is_fixed(self, table: str, place: Place) -> bool:
        """Tell whether a field is the same in all rows."""
        return (table, place[:1]) in self._fixed

    def meant_for(self, table: str, key: str) -> Sentence | None:
        """Say which column that is not read may be meant for a field: one of its name in other letters."""
        name = self.name_of(table, (key,))
        column = next((each for each in self.unread if each.casefold() == name), None)
        if column is None:
            return None
        return Sentence("is column {column} meant? then --map {name}={column}", name=name, column=column)

    # -- what is wrong ------------------------------------------------------------------------------------------------

    def fault(
        self, message: str, *, table: str = "", place: Place = (), column: str | None = None, hint: str = ""
    ) -> None:
        """Note what is wrong with a place of a table, or with a column."""
        self._told.add((table, place[:1]))
        if column is None and self.is_fixed(table, place):
            name = f"--set {self.name_of(table, place)}"
            said = Sentence("{place}: {message}", place=name, message=message)
            self.faults.append(StructureFault(said, file=self.place.file, hint=hint))
            return
        where = column or self.column_of(table, place)
        if where and column is None and self.is_whole:
            where = f"{where}{self._below(table, place)}"
        letter = self.letters.get(where or "")
        self.faults.append(self.place.fault(message, column=where, letter=letter, hint=hint))

    def _below(self, table: str, place: Place) -> str:
        """Return where a place is below the one that its column filled: ``[0].paragraph`` of a list in JSON."""
        filled = max((own for of, own in self.columns if of == table and own == place[: len(own)]), key=len, default=())
        below = path_of(place[len(filled) :]) if filled else ""
        return f".{below}" if below and not below.startswith("[") else below

    def fault_of_number(self, number: str, column: str, *, table: str = "", place: Place = ()) -> None:
        """Note that a number stands where a paragraph is named."""
        hint = Sentence("format the column as text and type the number anew: 115.120 and 115.12 are two paragraphs")
        message = Sentence("the cell holds the number {number}, which may have lost zeros at its end", number=number)
        self.fault(message, table=table, place=place, column=column, hint=hint)

    def missing(self, table: str, key: str) -> None:
        """Note that a field is missing from all rows, which has been said once for all."""
        self._told.add((table, (key,)))

    def is_told(self, table: str, place: Place) -> bool:
        """Tell whether something is known to be wrong with a field, so that what follows from it need not be said."""
        return (table, place[:1]) in self._told
