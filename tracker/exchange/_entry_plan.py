"""
From a workbook that was filled in to a plan: what it says otherwise than it did when it was written.

Three states are held against one another, cell by cell: what stood in the workbook, what stands there now, and what the
register says by now. What was not touched is never written; what was changed on both sides is a conflict, and neither
is taken.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, evolve, field

from tracker.errors import InvalidValueError, Sentence, StructureError, StructureFault
from tracker.exchange._completing import demand_known, has_id, record_of
from tracker.exchange._entry_book import KEY, NEW, NUMBER, OF, held, is_day, kind_at
from tracker.exchange._entry_form import JSON, UNWRITTEN, Cells, Entry, EntryForm, children_of
from tracker.exchange._entry_sheets import (
    DayCell,
    FilledWorkbook,
    NumberCell,
    TypedRow,
    TypedSheet,
    WrongCell,
    day_text,
    fields_in,
    number_text,
    read_filled,
)
from tracker.exchange._plan import ImportPlan, Remark, Revised
from tracker.exchange._raw_row import RawRow, RowPlace
from tracker.files import load
from tracker.model import Record, Register
from tracker.records import unstructure
from tracker.records._columns import columns_of
from tracker.records._plain_form import changed_fields
from tracker.records._refused_values import quoted
from tracker.values import Language, When

_APART = 3
"""So many cells of a column that only changed places were sorted apart from the rest."""


def plan_from_workbook(register: str | os.PathLike[str], file: str | os.PathLike[str]) -> ImportPlan:
    """
    Compare a workbook that was filled in with what stood in it, and with the register.

    Args:
        register: The directory of the register.

        file: The workbook, as `write_workbook` wrote it and somebody filled it in.

    Raises:
        StructureError: The register or the workbook is at fault; the error holds every fault of every sheet.

        InvalidValueError: It is a workbook of another register.

        MissingExtraError: The package that reads Excel files is not installed.
    """
    return plan_of_workbook(load(register), Path(file))


def plan_of_workbook(register: Register, path: Path) -> ImportPlan:
    """
    Compare a workbook that was filled in with a register that is loaded.

    Raises:
        StructureError: The workbook is at fault; the error holds every fault of every sheet.

        InvalidValueError: It is a workbook of another register.

        MissingExtraError: The package that reads Excel files is not installed.
    """
    try:
        filled = read_filled(path)
    except StructureFault as fault:
        raise _refused(path, [fault]) from None
    if filled.register != register.id:
        raise InvalidValueError(
            "{file} is a workbook of the register {other}, and not of {register}",
            file=repr(path.name),
            other=repr(filled.register),
            register=repr(register.id),
        )
    reading = _Reading(register, filled, path.name)
    reading.read()
    if reading.faults:
        raise _refused(path, reading.faults)
    return reading.plan()


def _refused(path: Path, faults: Sequence[StructureFault]) -> StructureError:
    return StructureError(Sentence("{file} cannot be imported", file=path.name), faults)


@define
class _Reading:
    register: Register
    filled: FilledWorkbook
    file: str
    faults: list[StructureFault] = field(factory=list)
    remarks: list[Remark] = field(factory=list)
    found: list[tuple[Record | None, Record, RawRow]] = field(factory=list)
    unchanged: list[Record] = field(factory=list)
    rows: int = 0

    def read(self) -> None:
        """Read every sheet, and look up what the changed records name."""
        self.faults += self.filled.faults
        raw_rows: list[RawRow] = []
        for table in self.filled.base:
            raw_rows += _Table(self, table).read()
        if not self.faults:
            demand_known(self.register, raw_rows, [(record, row) for _, record, row in self.found])
        self.faults += [fault for row in raw_rows for fault in row.faults]

    def plan(self) -> ImportPlan:
        """Return what would be added and revised."""
        revised = (
            Revised(before=before, after=after, changes=changed_fields(before, after, words_count=True))
            for before, after, _ in self.found
            if before is not None
        )
        return ImportPlan(
            file=self.file,
            register=self.register,
            rows_read=self.rows,
            read=len(self.found) + len(self.unchanged),
            added=tuple(after for before, after, _ in self.found if before is None),
            revised=tuple(each for each in revised if each.changes),
            unchanged=tuple(self.unchanged),
            remarks=tuple(self.remarks),
        )

    def remark(self, place: RowPlace, text: Sentence) -> None:
        self.remarks.append(Remark(place, text))


@define
class _Table:
    """The sheets of one type."""

    reading: _Reading
    table: str
    form: EntryForm = field(init=False)
    base: Mapping[str, Entry] = field(init=False)
    records: Mapping[str, Record] = field(init=False)

    def __attrs_post_init__(self) -> None:
        filled = self.reading.filled
        self.base = filled.base[self.table]
        sheets = {name: each for name, each in filled.sheets.items() if name.partition(".")[0] == self.table}
        names = [
            f"{name.partition('.')[2]}.{column}".lstrip(".") for name, each in sheets.items() for column in each.letters
        ]
        self.form = EntryForm.under(self.table, Language(filled.language), names)
        self.records = held(self.reading.register, self.table)

    # -- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> list[RawRow]:
        """Read the rows, and note what they change."""
        main = self.reading.filled.sheets.get(self.table)
        rows = {} if main is None else self._by_key(main)
        below = {child: self._children(child, rows) for child in children_of(self.table)}
        if main is not None:
            self.reading.rows += len(main.rows)
            self._demand_columns(main, "")
            self._demand_together(main, [(self.base[key].main, row) for key, row in rows.items() if key in self.base])
            self._tell_of_gone(main, rows)
        raw_rows = []
        named = {key for rows_of in below.values() for key in rows_of}
        for key in dict.fromkeys((*rows, *sorted(named))):
            row = rows.get(key)
            lists = {child: found[key] for child, found in below.items() if key in found}
            raw = self._new(key, row, lists) if row is not None and _is_new(key) else self._known(key, row, lists)
            raw_rows += [] if raw is None else [raw]
        return raw_rows

    def _by_key(self, sheet: TypedSheet) -> dict[str, TypedRow]:
        """Find the rows by their keys; a new one has that of its id."""
        found: dict[str, TypedRow] = {}
        for row in sheet.rows:
            key = row.text(KEY)
            if not key:
                name = row.text("id") if has_id(self.table) else f"{NEW}{row.place.line}"
                if has_id(self.table) and not name:
                    self._fault(row, Sentence("a new record needs an id"), _propose(row), column="id")
                    continue
                key = name if name.startswith(NEW) else f"{NEW}{name}"
            elif not key.startswith(NEW) and key not in self.base:
                hint = Sentence("leave {column} empty in a row of a new record", column=KEY)
                self._fault(row, Sentence("the workbook had no row {key}", key=quoted(key)), hint, column=KEY)
                continue
            if key in found:
                other = found[key].place.line
                self._fault(
                    row,
                    Sentence("{record} stands in row {row} as well", record=quoted(key), row=other),
                    Sentence("keep one of the two rows"),
                    column=KEY,
                )
                continue
            found[key] = row
        return found

    def _demand_columns(self, sheet: TypedSheet, child: str) -> None:
        """Say once which columns fill nothing."""
        own = (KEY, OF, NUMBER)
        names = [name for name in sheet.letters if name not in own and not name.endswith(JSON)]
        for name, column in zip(
            names, columns_of(self.table, [f"{child}.{name}".lstrip(".") for name in names]), strict=True
        ):
            if column.fault is not None:
                message, hint = column.fault
                place = RowPlace(self.reading.file, sheet.name, 1)
                self.reading.faults.append(place.fault(message, column=name, letter=sheet.letters[name], hint=hint))

    def _demand_together(self, sheet: TypedSheet, rows: Sequence[tuple[Cells, TypedRow]]) -> None:
        """Refuse a column that was sorted apart from the rest: its cells hold what they held, in other places."""
        for column in (name for name in sheet.letters if name not in (KEY, OF, NUMBER)):
            pairs = [(base.get(column, ""), row.text(column)) for base, row in rows]
            moved = [(before, after) for before, after in pairs if before != after]
            before, after = Counter(one for one, _ in moved), Counter(other for _, other in moved)
            if len(moved) >= _APART and before == after:
                place = RowPlace(self.reading.file, sheet.name, 1)
                message = Sentence(
                    "{number} {number:cell holds|cells hold} what other rows held: the column was sorted apart from "
                    "the others",
                    number=len(moved),
                )
                hint = Sentence("undo it, and sort whole rows")
                letter = sheet.letters[column]
                self.reading.faults.append(place.fault(message, column=column, letter=letter, hint=hint))

    def _tell_of_gone(self, sheet: TypedSheet, rows: Mapping[str, TypedRow]) -> None:
        """Tell of rows that were deleted: they change nothing."""
        place = RowPlace(self.reading.file, sheet.name, 1)
        for key in self.base:
            if key not in rows and key in self.records:
                self.reading.remark(
                    place,
                    Sentence(
                        "the row of {record} was deleted, which changes nothing; 'tracker revise' retracts a record",
                        record=quoted(f"{self.table} {key}"),
                    ),
                )

    # -- lists --------------------------------------------------------------------------------------------------------

    def _children(self, child: str, rows: Mapping[str, TypedRow]) -> dict[str, list[TypedRow]]:
        """Find the rows of a list by the record that they belong to."""
        sheet = self.reading.filled.sheets.get(f"{self.table}.{child}")
        found: dict[str, list[TypedRow]] = {}
        if sheet is None:
            return found
        self._demand_columns(sheet, child)
        for row in sheet.rows:
            key = row.text(OF)
            if not any(True for _ in fields_in(row, (OF, NUMBER))) and not row.text(NUMBER):
                continue
            if key in self.base or key in rows:
                found.setdefault(key, []).append(row)
                continue
            hint = Sentence(
                "name a record of the sheet {sheet}, or a new one as {example}", sheet=self.table, example=f"{NEW}ID"
            )
            self._fault(row, Sentence("no row is {key}", key=quoted(key)), hint, column=OF)
        self._demand_together(sheet, list(self._items_there_were(child, found)))
        return found

    def _items_there_were(
        self, child: str, found: Mapping[str, Sequence[TypedRow]]
    ) -> Iterator[tuple[Cells, TypedRow]]:
        """Go through the rows of items that the workbook had, each with what stood in it."""
        for key, rows in found.items():
            items = self.base[key].children.get(child, ()) if key in self.base else ()
            places = {str(number): each for number, each in enumerate(items, 1)}
            yield from ((places[row.text(NUMBER)], row) for row in rows if row.text(NUMBER) in places)

    def _list(self, child: str, before: Sequence[Cells], rows: Sequence[TypedRow]) -> tuple[Cells, ...]:
        """Return a list as its rows say it: those there were, as they stand now, then the new ones."""
        items: list[dict[str, str]] = [dict(each) for each in before]
        added: list[dict[str, str]] = []
        told: dict[int, TypedRow] = {}
        known = {str(place) for place in range(1, len(before) + 1)}
        sheet = self.reading.filled.sheets[f"{self.table}.{child}"]
        for row in rows:
            cells = self._cells(row, child)
            number = row.text(NUMBER)
            if not number:
                added.append({name: cell for name, cell in cells.items() if cell})
                continue
            if number not in known:
                hint = Sentence("leave {column} empty in a new row", column=NUMBER)
                self._fault(row, Sentence("the list had no item {number}", number=quoted(number)), hint, column=NUMBER)
                continue
            place = int(number) - 1
            if place in told:
                self._fault(
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

    def _cells(self, row: TypedRow, child: str = "") -> dict[str, str]:
        """Return the texts of a row; a number or a day is read as the text that it was."""
        found = {}
        for column, cell in fields_in(row, (KEY, OF, NUMBER)):
            if isinstance(cell, str):
                found[column] = cell
                continue
            text = self._text(cell, column, child)
            if isinstance(text, WrongCell):
                self._fault(row, text.message, text.hint, column=column)
                continue
            if isinstance(cell, DayCell):
                said = Sentence("the date in column {column} is read as {text}", column=quoted(column), text=text)
                self.reading.remark(row.place, said)
            found[column] = text
        return found

    def _text(self, cell: NumberCell | DayCell | WrongCell, column: str, child: str) -> str | WrongCell:
        if isinstance(cell, WrongCell):
            return cell
        if isinstance(cell, NumberCell):
            return number_text(cell, column)
        kind = kind_at(self.table, f"{child}.{column}".lstrip("."))
        text = day_text(cell) if kind is When or is_day(kind) else None
        if text is None:
            hint = Sentence("format the column as text and type it anew: 1/20 was taken for a day")
            return WrongCell(Sentence("the cell holds the date {day}", day=cell.value.isoformat()), hint)
        return text

    # -- what becomes of a record -------------------------------------------------------------------------------------

    def _new(self, key: str, row: TypedRow, lists: Mapping[str, list[TypedRow]]) -> RawRow | None:
        cells = {name: cell for name, cell in self._cells(row).items() if cell}
        if has_id(self.table):
            cells["id"] = cells.get("id", key.removeprefix(NEW)).removeprefix(NEW)
        entry = Entry(cells, {child: self._list(child, (), rows) for child, rows in lists.items()})
        raw = self._raw(row.place, entry)
        record = None if raw is None else record_of(raw, self.table, raw.raw, self.form.language)
        if raw is None or record is None:
            return raw
        there = self.records.get(record.key)
        if there is not None and self._says(there, record):
            self.reading.unchanged.append(there)
            return raw
        if self.reading.register.versions(self.table, record.key):
            named = Sentence("{table} {record}", table=self.table, record=quoted(record.key))
            hint = Sentence("change its own row, or give the new record another id")
            raw.fault(Sentence("{record} is there already", record=named), table=self.table, place=("id",), hint=hint)
            return raw
        self.reading.found.append((None, record, raw))
        return raw

    def _says(self, there: Record, record: Record) -> bool:
        """Tell whether a record says so already, as it does once a workbook has been applied."""
        one, other = unstructure(there, self.form.language), unstructure(record, self.form.language)
        return {**one, **dict.fromkeys(UNWRITTEN)} == {**other, **dict.fromkeys(UNWRITTEN)}

    def _known(self, key: str, row: TypedRow | None, lists: Mapping[str, list[TypedRow]]) -> RawRow | None:
        """Hold the rows of a record against what stood in them, and against what the register says by now."""
        base = self.base.get(key)
        place = row.place if row is not None else next((rows[0].place for rows in lists.values()), None)
        if base is None or place is None:
            return None
        changes = {} if row is None else self._changes(row, base)
        asked = {}
        for child, rows in lists.items():
            items = self._list(child, base.children.get(child, ()), rows)
            if items != base.children.get(child, ()):
                asked[child] = items
        if row is not None:
            self._tell_of_gone_items(row, base, lists)
        before = self.records.get(key)
        if before is None:
            if changes or asked:
                said = Sentence(
                    "the register has {record} no more; what was changed in it is not taken",
                    record=quoted(f"{self.table} {key}"),
                )
                self.reading.remark(place, said)
            return None
        if not changes and not asked:
            self.reading.unchanged.append(before)
            return None
        return self._revise(before, base, place, changes, asked)

    def _changes(self, row: TypedRow, base: Entry) -> dict[str, str]:
        """Return the cells that say something else than before; an emptied one says nothing."""
        cells = self._cells(row)
        sheet = self.reading.filled.sheets[self.table]
        wrong = {name for name, cell in row.cells.items() if not isinstance(cell, str) and name not in cells}
        names = [name for name in sheet.letters if name not in (KEY, OF, NUMBER) and name not in wrong]
        return {name: cells.get(name, "") for name in names if cells.get(name, "") != base.main.get(name, "")}

    def _tell_of_gone_items(self, row: TypedRow, base: Entry, lists: Mapping[str, list[TypedRow]]) -> None:
        """Tell of items whose rows were deleted: they stay; an emptied row takes its item out."""
        for child, items in base.children.items():
            if f"{self.table}.{child}" not in self.reading.filled.sheets:
                continue
            seen = {each.text(NUMBER) for each in lists.get(child, ())}
            for number in range(1, len(items) + 1):
                if str(number) not in seen:
                    self.reading.remark(
                        row.place,
                        Sentence(
                            "row {number} of {list} was deleted, which changes nothing; empty its cells to take it out",
                            number=number,
                            list=quoted(f"{self.table}.{child}"),
                        ),
                    )

    def _revise(
        self,
        before: Record,
        base: Entry,
        place: RowPlace,
        changes: Mapping[str, str],
        lists: Mapping[str, tuple[Cells, ...]],
    ) -> RawRow | None:
        now = self.form.entry(before)
        main, children = dict(now.main), dict(now.children)
        taken = False
        for name, text in changes.items():
            old, current = base.main.get(name, ""), now.main.get(name, "")
            if current in (old, text):
                taken |= current != text
                main[name] = text
            else:
                self._conflict(place, name, current, text)
        for child, items in lists.items():
            old_items, current_items = base.children.get(child, ()), now.children.get(child, ())
            if current_items in (old_items, items):
                taken |= current_items != items
                children[child] = items
            else:
                self._conflict(place, child, _shown(current_items), _shown(items))
        if not taken:
            self.reading.unchanged.append(before)
            return None
        raw = self._raw(place, Entry({name: cell for name, cell in main.items() if cell}, children))
        if raw is None:
            return None
        whole = unstructure(before, self.form.language)
        raw.raw.update({key: whole[key] for key in UNWRITTEN if key in whole})
        after = record_of(raw, self.table, raw.raw, self.form.language)
        if after is not None and after.key != before.key:
            hint = Sentence("leave it, and enter a record of its own in a new row")
            message = Sentence("this is what tells {record} from others", record=quoted(f"{self.table} {before.key}"))
            raw.fault(message, table=self.table, place=("id",), hint=hint)
        elif after is not None:
            self.reading.found.append((before, evolve(after, origin=before.origin), raw))
        return raw

    def _conflict(self, place: RowPlace, name: str, current: str, said: str) -> None:
        self.reading.remark(
            place,
            Sentence(
                "conflict in {column}: the register says {current} by now, and the workbook {said}; neither is taken",
                column=quoted(name),
                current=quoted(current),
                said=quoted(said),
            ),
        )

    def _raw(self, place: RowPlace, entry: Entry) -> RawRow | None:
        """Make a row that tells where each field stands."""
        sheet = self.reading.filled.sheets.get(self.table)
        letters = {} if sheet is None else sheet.letters
        row = RawRow(place, {self.table: {}}, letters=letters)
        names = [name for name in letters if name not in (KEY, OF, NUMBER) and not name.endswith(JSON)]
        for name, column in zip(names, columns_of(self.table, names), strict=True):
            row.columns[self.table, column.place] = name
        for child in children_of(self.table):
            row.columns.setdefault((self.table, (child,)), f"{self.table}.{child}")
        try:
            row.tables[self.table] = self.form.plain(entry)
        except (ValueError, RecursionError):
            hint = Sentence("put back what stood there")
            row.fault(Sentence("a cell of JSON holds none"), table=self.table, hint=hint)
            self.reading.faults += row.faults
            return None
        return row

    def _fault(self, row: TypedRow, message: Sentence, hint: Sentence, *, column: str) -> None:
        sheet = self.reading.filled.sheets[row.place.sheet or ""]
        letter = sheet.letters.get(column)
        self.reading.faults.append(row.place.fault(message, column=column, letter=letter, hint=hint))


def _is_new(key: str) -> bool:
    return key.startswith(NEW)


def _shown(items: Iterable[Cells]) -> str:
    return "; ".join(", ".join(each.values()) for each in items)


def _propose(row: TypedRow) -> Sentence:
    """Propose an id made of the first text of a row."""
    texts: Iterator[Any] = (cell for name, cell in row.cells.items() if "title" in name or "text" in name)
    words = "".join(sign if sign.isalnum() else " " for sign in str(next(texts, "")).casefold()).split()
    proposed = "-".join(words[:_WORDS]) or "new-record"
    return Sentence("type one, such as {example}", example=proposed)


_WORDS = 5
