"""
From a workbook that was filled in to a plan: what it says otherwise than it did when it was written.

Three states are held against one another, cell by cell: what stood in the workbook, what stands there now, and what the
register says by now. What was not touched is never written; what was changed on both sides is a conflict, and neither
is taken.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import define, evolve, field

from tracker.errors import InvalidValueError, Sentence, StructureError, StructureFault
from tracker.exchange._comparing import TAKES_OUT
from tracker.exchange._completing import Read, has_id, record_of
from tracker.exchange._entry_book import NEW, NUMBER, OWN, REASON, REMARK, held
from tracker.exchange._entry_form import UNWRITTEN, Cells, Entry, EntryForm, children_of
from tracker.exchange._entry_rows import EntryRows, Notes
from tracker.exchange._entry_sheets import TypedRow, TypedSheet, read_filled
from tracker.exchange._fault_groups import grouped
from tracker.exchange._field_place import JSON
from tracker.exchange._number_words import PARTS, says_number, settle_words
from tracker.exchange._plan import Edited, ImportPlan, plan_import
from tracker.exchange._raw_row import RawRow, RowPlace
from tracker.files import load
from tracker.model import Record, Register, Revision, RevisionReason
from tracker.records import unstructure
from tracker.records._columns import columns_of
from tracker.records._plain_form import changed_fields
from tracker.records._refused_values import quoted
from tracker.values import InternationalString, Language


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
    return plan_import(register, (), file=path.name, edited=edited_in(register, path))


def edited_in(register: Register, path: Path) -> Edited:
    """
    Read what somebody changed in a workbook of a register.

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
    notes = Notes(faults=list(filled.faults), remarks=list(filled.remarks))
    tables = [_Table(register, EntryRows(filled, table, notes)) for table in filled.base]
    for table in tables:
        table.read()
    raw_rows = [row for table in tables for row in table.raw_rows]
    faults = [*notes.faults, *(fault for row in raw_rows for fault in row.faults)]
    if faults:
        raise _refused(path, faults)
    return Edited(
        reads=tuple(read for table in tables for read in table.reads),
        rows=tuple(raw_rows),
        unchanged=tuple(record for table in tables for record in table.unchanged),
        number=sum(len(table.rows.main.rows) for table in tables if table.rows.main is not None),
        remarks=tuple(notes.remarks),
    )


def _refused(path: Path, faults: Sequence[StructureFault]) -> StructureError:
    return StructureError(Sentence("{file} cannot be imported", file=path.name), grouped(faults))


@define
class _Table:
    """What becomes of the records of one type."""

    register: Register
    rows: EntryRows
    form: EntryForm = field(init=False)
    records: Mapping[str, Record] = field(init=False)
    reads: list[Read] = field(factory=list, init=False)
    unchanged: list[Record] = field(factory=list, init=False)
    raw_rows: list[RawRow] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        filled, table = self.rows.filled, self.rows.table
        sheets = {name: each for name, each in filled.sheets.items() if name.partition(".")[0] == table}
        names = [
            f"{name.partition('.')[2]}.{column}".lstrip(".") for name, each in sheets.items() for column in each.letters
        ]
        self.form = EntryForm.under(table, Language(filled.language), names)
        self.records = held(self.register, table)

    def read(self) -> None:
        """Read the rows, and note what they change."""
        main = self.rows.main
        rows = {} if main is None else self.rows.by_key(main)
        below = {child: self.rows.children(child, rows) for child in children_of(self.rows.table)}
        if main is not None:
            base = self.rows.base
            self.rows.demand_columns(main, "")
            self.rows.demand_together(main, [(base[key].main, row) for key, row in rows.items() if key in base])
            self._tell_of_gone(main, rows)
        named = {key for rows_of in below.values() for key in rows_of}
        for key in dict.fromkeys((*rows, *sorted(named))):
            row = rows.get(key)
            lists = {child: found[key] for child, found in below.items() if key in found}
            raw = self._new(key, row, lists) if row is not None and _is_new(key) else self._known(key, row, lists)
            self.raw_rows += [] if raw is None else [raw]

    def _tell_of_gone(self, sheet: TypedSheet, rows: Mapping[str, TypedRow]) -> None:
        """Tell of rows that were deleted: they change nothing."""
        place = RowPlace(self.rows.filled.file, sheet.name, 1)
        for key in self.rows.base:
            if key not in rows and key in self.records:
                self.rows.notes.remark(
                    place,
                    Sentence(
                        "the row of {record} was deleted, which changes nothing; 'tracker revise' retracts a record",
                        record=quoted(f"{self.rows.table} {key}"),
                    ),
                )

    def _new(self, key: str, row: TypedRow, lists: Mapping[str, list[TypedRow]]) -> RawRow | None:
        cells = {name: cell for name, cell in self.rows.cells(row, "", {}).items() if cell}
        if has_id(self.rows.table):
            cells["id"] = cells.get("id", key.removeprefix(NEW)).removeprefix(NEW)
        entry = Entry(cells, {child: self.rows.items(child, (), rows) for child, rows in lists.items()})
        raw = self._raw(row.place, entry)
        if raw is not None:
            settle_words(raw)
            self._tell(raw)
        record = None if raw is None else record_of(raw, self.rows.table, raw.raw, self.form.language)
        if raw is None or record is None:
            return raw
        there = self.records.get(record.key)
        if there is not None and self._says(there, record):
            self.unchanged.append(there)
            return raw
        if self.register.versions(self.rows.table, record.key):
            named = Sentence("{table} {record}", table=self.rows.table, record=quoted(record.key))
            hint = Sentence("change its own row, or give the new record another id")
            raw.fault(
                Sentence("{record} is there already", record=named), table=self.rows.table, place=("id",), hint=hint
            )
            return raw
        self.reads.append((record, frozenset(raw.raw), raw))
        return raw

    def _says(self, there: Record, record: Record) -> bool:
        """Tell whether a record says so already, as it does once a workbook has been applied."""
        one, other = unstructure(there, self.form.language), unstructure(record, self.form.language)
        return {**one, **dict.fromkeys(UNWRITTEN)} == {**other, **dict.fromkeys(UNWRITTEN)}

    def _known(self, key: str, row: TypedRow | None, lists: Mapping[str, list[TypedRow]]) -> RawRow | None:
        """Hold the rows of a record against what stood in them, and against what the register says by now."""
        base = self.rows.base.get(key)
        place = row.place if row is not None else next((rows[0].place for rows in lists.values()), None)
        if base is None or place is None:
            return None
        changes = {} if row is None else self._changes(row, base)
        asked = {}
        for child, rows in lists.items():
            items = self.rows.items(child, base.children.get(child, ()), rows)
            if items != base.children.get(child, ()):
                asked[child] = items
        if row is not None:
            self._tell_of_gone_items(row, base, lists)
        before = self.records.get(key)
        if before is None:
            if changes or asked:
                said = Sentence(
                    "the register has {record} no more; what was changed in it is not taken",
                    record=quoted(f"{self.rows.table} {key}"),
                )
                self.rows.notes.remark(place, said)
            return None
        revision = None if row is None else self._revision(row)
        if not changes and not asked:
            return self._untouched(before, place, revision)
        return self._revise(before, base, place, changes, asked, revision)

    def _untouched(self, before: Record, place: RowPlace, revision: Revision | None) -> RawRow | None:
        """Retract a record of which nothing but the reason was filled in; any other reason is then told of."""
        if revision is not None and revision.reason in TAKES_OUT:
            raw = RawRow(place, {self.rows.table: {}}, is_whole=True, is_exact=True)
            raw.revision = revision
            self.reads.append((before, frozenset(), raw))
            return raw
        if revision is not None:
            said = Sentence(
                "a reason is given for {record}, and nothing is changed in it",
                record=quoted(f"{self.rows.table} {before.key}"),
            )
            self.rows.notes.remark(place, said)
        self.unchanged.append(before)
        return None

    def _revision(self, row: TypedRow) -> Revision | None:
        """Return why a row is changed, where it says so."""
        reason, note = row.text(REASON), row.text(REMARK)
        if not reason:
            if note:
                self.rows.fault(
                    row,
                    Sentence("a note on a revision stands here without its reason"),
                    Sentence("choose the reason beside it"),
                    column=REMARK,
                )
            return None
        try:
            said = None if not note else InternationalString.of(note, self.form.language)
            return Revision(reason=RevisionReason(reason), note=said)
        except InvalidValueError as error:
            self.rows.fault(row, error.sentence, Sentence(""), column=REASON)
            return None

    def _changes(self, row: TypedRow, base: Entry) -> dict[str, str]:
        """Return the cells that say something else than before; an emptied one says nothing."""
        cells = self.rows.cells(row, "", base.main)
        sheet = self.rows.filled.sheets[self.rows.table]
        wrong = {name for name, cell in row.cells.items() if not isinstance(cell, str) and name not in cells}
        names = [name for name in sheet.letters if name not in OWN and name not in wrong]
        return {name: cells.get(name, "") for name in names if cells.get(name, "") != base.main.get(name, "")}

    def _tell_of_gone_items(self, row: TypedRow, base: Entry, lists: Mapping[str, list[TypedRow]]) -> None:
        """Tell of items whose rows were deleted: they stay; an emptied row takes its item out."""
        for child, items in base.children.items():
            if f"{self.rows.table}.{child}" not in self.rows.filled.sheets:
                continue
            seen = {each.text(NUMBER) for each in lists.get(child, ())}
            for number in range(1, len(items) + 1):
                if str(number) not in seen:
                    self.rows.notes.remark(
                        row.place,
                        Sentence(
                            "row {number} of {list} was deleted, which changes nothing; empty its cells to take it out",
                            number=number,
                            list=quoted(f"{self.rows.table}.{child}"),
                        ),
                    )

    def _revise(  # a record, its three states, and why
        self,
        before: Record,
        base: Entry,
        place: RowPlace,
        changes: Mapping[str, str],
        lists: Mapping[str, tuple[Cells, ...]],
        revision: Revision | None,
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
        self._clear_outdated_words(place, changes, main)
        for child, items in lists.items():
            old_items, current_items = base.children.get(child, ()), now.children.get(child, ())
            if current_items in (old_items, items):
                taken |= current_items != items
                children[child] = items
            else:
                self._conflict(place, child, _shown(current_items), _shown(items))
        if not taken:
            self.unchanged.append(before)
            return None
        raw = self._raw(place, Entry({name: cell for name, cell in main.items() if cell}, children))
        if raw is None:
            return None
        settle_words(raw, {name.partition(".")[0] for name in changes})
        self._tell(raw)
        whole = unstructure(before, self.form.language)
        raw.raw.update({key: whole[key] for key in UNWRITTEN if key in whole})
        after = record_of(raw, self.rows.table, raw.raw, self.form.language)
        if after is not None and after.key != before.key:
            hint = Sentence("leave it, and enter a record of its own in a new row")
            message = Sentence(
                "this is what tells {record} from others", record=quoted(f"{self.rows.table} {before.key}")
            )
            raw.fault(message, table=self.rows.table, place=("id",), hint=hint)
        elif after is not None:
            fields = frozenset(each.field for each in changed_fields(before, after, words_count=True))
            raw.revision = revision
            self.reads.append((evolve(after, origin=before.origin), fields, raw))
        return raw

    def _clear_outdated_words(self, place: RowPlace, changes: Mapping[str, str], main: dict[str, str]) -> None:
        """Empty the words of a number that was changed where they say another one, and tell of it."""
        changed = {name.rpartition(".")[0] for name in changes if name.rpartition(".")[2] in PARTS}
        for number in sorted(changed):
            column = f"{number}.text"
            words = main.get(column, "")
            if column in changes or not words or says_number(words, number, main):
                continue
            main[column] = ""
            self.rows.notes.remark(
                place,
                Sentence(
                    "{column} was changed, and {words} no longer says it: those words are taken out",
                    column=quoted(number),
                    words=quoted(words),
                ),
            )

    def _tell(self, raw: RawRow) -> None:
        """Tell what a row was read as."""
        for text in raw.remarks:
            self.rows.notes.remark(raw.place, Sentence.of(text))

    def _conflict(self, place: RowPlace, name: str, current: str, said: str) -> None:
        self.rows.notes.remark(
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
        sheet = self.rows.filled.sheets.get(self.rows.table)
        letters = {} if sheet is None else sheet.letters
        row = RawRow(place, {self.rows.table: {}}, letters=letters, is_whole=True, is_exact=True)
        names = [name for name in letters if name not in OWN and not name.endswith(JSON)]
        for name, column in zip(names, columns_of(self.rows.table, names), strict=True):
            row.columns[self.rows.table, column.place] = name
        for child in children_of(self.rows.table):
            row.columns.setdefault((self.rows.table, (child,)), f"{self.rows.table}.{child}")
        try:
            row.tables[self.rows.table] = self.form.plain(entry)
        except (ValueError, RecursionError):
            hint = Sentence("put back what stood there")
            row.fault(Sentence("a cell of JSON holds none"), table=self.rows.table, hint=hint)
            self.rows.notes.faults += row.faults
            return None
        return row


def _is_new(key: str) -> bool:
    return key.startswith(NEW)


def _shown(items: Iterable[Cells]) -> str:
    return "; ".join(", ".join(each.values()) for each in items)
