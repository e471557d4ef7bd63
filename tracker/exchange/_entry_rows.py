"""The rows of a workbook that was filled in, and of the lists below them: whose they are, and what they say."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field

from tracker.errors import Sentence, StructureFault
from tracker.exchange._cell_values import in_cell
from tracker.exchange._comparing import Remark
from tracker.exchange._completing import has_id
from tracker.exchange._entry_book import KEY, NEW, NUMBER, OF, OWN
from tracker.exchange._entry_form import Cells, Entry, key_in_cell
from tracker.exchange._entry_sheets import (
    DayCell,
    FilledWorkbook,
    NumberCell,
    TypedRow,
    TypedSheet,
    WrongCell,
    fields_in,
    number_text,
)
from tracker.exchange._field_place import JSON, is_day, kind_at
from tracker.exchange._raw_row import RowPlace
from tracker.exchange._workbook import day_text
from tracker.records._columns import columns_of
from tracker.records._refused_values import quoted
from tracker.values import When

_APART = 3
"""So many cells of a column that only changed places were sorted apart from the rest."""


@define
class Notes:
    """
    What is to be told of a workbook.

    Attributes:
        faults: What is wrong with it.

        remarks: What somebody should know.
    """

    faults: list[StructureFault] = field(factory=list)
    remarks: list[Remark] = field(factory=list)

    def remark(self, place: RowPlace, text: Sentence) -> None:
        """Note what somebody should know."""
        self.remarks.append(Remark(place, text))


@define
class EntryRows:
    """
    The sheets of one type.

    Attributes:
        filled: The workbook.

        table: The type.

        notes: What is to be told of it.
    """

    filled: FilledWorkbook
    table: str
    notes: Notes

    @property
    def base(self) -> Mapping[str, Entry]:
        """What stood in the workbook, by the keys of records."""
        return self.filled.base[self.table]

    @property
    def main(self) -> TypedSheet | None:
        """The sheet of the type; None if it was deleted."""
        return self.filled.sheets.get(self.table)

    # -- rows ---------------------------------------------------------------------------------------------------------

    def by_key(self, sheet: TypedSheet) -> dict[str, TypedRow]:
        """Find the rows by their keys; a new one has that of its id."""
        found: dict[str, TypedRow] = {}
        for row in sheet.rows:
            key = key_in_cell(row.text(KEY))
            if not key:
                name = row.text("id") if has_id(self.table) else f"{NEW}{row.place.line}"
                if has_id(self.table) and not name:
                    self.fault(row, Sentence("a new record needs an id"), _propose(row), column="id")
                    continue
                key = name if name.startswith(NEW) else f"{NEW}{name}"
            elif not key.startswith(NEW) and key not in self.base:
                hint = Sentence("leave {column} empty in a row of a new record", column=KEY)
                self.fault(row, Sentence("the workbook had no row {key}", key=quoted(key)), hint, column=KEY)
                continue
            if key in found:
                other = found[key].place.line
                self.fault(
                    row,
                    Sentence("{record} stands in row {row} as well", record=quoted(key), row=other),
                    Sentence("keep one of the two rows"),
                    column=KEY,
                )
                continue
            found[key] = row
        return found

    def demand_columns(self, sheet: TypedSheet, child: str) -> None:
        """Say once which columns fill nothing."""
        names = [name for name in sheet.letters if name not in OWN and not name.endswith(JSON)]
        for name, column in zip(
            names, columns_of(self.table, [f"{child}.{name}".lstrip(".") for name in names]), strict=True
        ):
            if column.fault is not None:
                message, hint = column.fault
                place = RowPlace(self.filled.file, sheet.name, 1)
                self.notes.faults.append(place.fault(message, column=name, letter=sheet.letters[name], hint=hint))

    def demand_together(self, sheet: TypedSheet, rows: Sequence[tuple[Cells, TypedRow]]) -> None:
        """Refuse a column that was sorted apart from the rest: its cells hold what they held, in other places."""
        for column in (name for name in sheet.letters if name not in OWN):
            pairs = [(base.get(column, ""), row.text(column)) for base, row in rows]
            moved = [(before, after) for before, after in pairs if before != after]
            before, after = Counter(one for one, _ in moved), Counter(other for _, other in moved)
            if len(moved) >= _APART and before == after:
                place = RowPlace(self.filled.file, sheet.name, 1)
                message = Sentence(
                    "{number} {number:cell holds|cells hold} what other rows held: the column was sorted apart from "
                    "the others",
                    number=len(moved),
                )
                hint = Sentence("undo it, and sort whole rows")
                letter = sheet.letters[column]
                self.notes.faults.append(place.fault(message, column=column, letter=letter, hint=hint))

    # -- lists --------------------------------------------------------------------------------------------------------

    def children(self, child: str, rows: Mapping[str, TypedRow]) -> dict[str, list[TypedRow]]:
        """Find the rows of a list by the record that they belong to."""
        sheet = self.filled.sheets.get(f"{self.table}.{child}")
        found: dict[str, list[TypedRow]] = {}
        if sheet is None:
            return found
        self.demand_columns(sheet, child)
        for row in sheet.rows:
            key = key_in_cell(row.text(OF))
            if not any(True for _ in fields_in(row, (OF, NUMBER))) and not row.text(NUMBER):
                continue
            if key in self.base or key in rows:
                found.setdefault(key, []).append(row)
                continue
            hint = Sentence(
                "name a record of the sheet {sheet}, or a new one as {example}", sheet=self.table, example=f"{NEW}ID"
            )
            self.fault(row, Sentence("no row is {key}", key=quoted(key)), hint, column=OF)
        self.demand_together(sheet, list(self._items_there_were(child, found)))
        return found

    def _items_there_were(
        self, child: str, found: Mapping[str, Sequence[TypedRow]]
    ) -> Iterator[tuple[Cells, TypedRow]]:
        """Go through the rows of items that the workbook had, each with what stood in it."""
        for key, rows in found.items():
            items = self.base[key].children.get(child, ()) if key in self.base else ()
            places = {str(number): each for number, each in enumerate(items, 1)}
            yield from ((places[row.text(NUMBER)], row) for row in rows if row.text(NUMBER) in places)

    def items(self, child: str, before: Sequence[Cells], rows: Sequence[TypedRow]) -> tuple[Cells, ...]:
        """Return a list as its rows say it: those there were, as they stand now, then the new ones."""
        items: list[dict[str, str]] = [dict(each) for each in before]
        added: list[dict[str, str]] = []
        told: dict[int, TypedRow] = {}
        known = {str(place) for place in range(1, len(before) + 1)}
        sheet = self.filled.sheets[f"{self.table}.{child}"]
        for row in rows:
            number = row.text(NUMBER)
            cells = self.cells(row, child, before[int(number) - 1] if number in known else {})
            if not number:
                added.append({name: cell for name, cell in cells.items() if cell})
                continue
            if number not in known:
                hint = Sentence("leave {column} empty in a new row", column=NUMBER)
                self.fault(row, Sentence("the list had no item {number}", number=quoted(number)), hint, column=NUMBER)
                continue
            place = int(number) - 1
            if place in told:
                self.fault(
                    row,
                    Sentence("{record} stands in row {row} as well", record=quoted(number), row=told[place].place.line),
                    Sentence("keep one of the two rows"),
                    column=NUMBER,
                )
                continue
            told[place] = row
            kept = {name: cell for name, cell in before[place].items() if name not in sheet.letters}
            items[place] = {**kept, **{name: cell for name, cell in cells.items() if cell}}
        return tuple(each for each in (*items, *added) if each)

    # -- cells --------------------------------------------------------------------------------------------------------

    def cells(self, row: TypedRow, child: str, before: Cells) -> dict[str, str]:
        """
        Return the texts of a row; a number or a day is read as the text that it was.

        What somebody typed over *before* may be said in words; what was not touched stays as it is.
        """
        found = {}
        for column, cell in fields_in(row, OWN):
            if isinstance(cell, str):
                is_typed = cell != before.get(column, "")
                found[column] = in_cell(self.table, f"{child}.{column}".lstrip("."), cell) if is_typed else cell
                continue
            text = self._text(cell, column, child)
            if isinstance(text, WrongCell):
                self.fault(row, text.message, text.hint, column=column)
                continue
            if isinstance(cell, DayCell):
                said = Sentence("the date in column {column} is read as {text}", column=quoted(column), text=text)
                self.notes.remark(row.place, said)
            found[column] = text
        return found

    def _text(self, cell: NumberCell | DayCell | WrongCell, column: str, child: str) -> str | WrongCell:
        if isinstance(cell, WrongCell):
            return cell
        if isinstance(cell, NumberCell):
            return number_text(cell, column)
        kind = kind_at(self.table, f"{child}.{column}".lstrip("."))
        text = day_text(cell.value, cell.format) if kind is When or is_day(kind) else None
        if text is None:
            hint = Sentence("format the column as text and type it anew: 1/20 was taken for a day")
            return WrongCell(Sentence("the cell holds the date {day}", day=cell.value.isoformat()), hint)
        return text

    def fault(self, row: TypedRow, message: Sentence, hint: Sentence, *, column: str) -> None:
        sheet = self.filled.sheets[row.place.sheet or ""]
        letter = sheet.letters.get(column)
        self.notes.faults.append(row.place.fault(message, column=column, letter=letter, hint=hint))


_WORDS = 5


def _propose(row: TypedRow) -> Sentence:
    """Propose an id made of the first text of a row."""
    texts: Iterator[Any] = (cell for name, cell in row.cells.items() if "title" in name or "text" in name)
    words = "".join(sign if sign.isalnum() else " " for sign in str(next(texts, "")).casefold()).split()
    proposed = "-".join(words[:_WORDS]) or "new-record"
    return Sentence("type one, such as {example}", example=proposed)
