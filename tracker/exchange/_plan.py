"""What an import would do: raw rows against a register, record by record and field by field; nothing is written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve, field, frozen

from tracker.errors import Sentence, StructureError, StructureFault
from tracker.exchange._completing import Read, complete, demand_known, has_id, record_of
from tracker.exchange._raw_row import CHILDREN, RawRow, RowPlace
from tracker.model import Record, Register
from tracker.records import fields_of
from tracker.records._keys import TABLES, required_keys
from tracker.records._plain_form import FieldChange, changed_fields
from tracker.records._refused_values import quoted
from tracker.values import InternationalString
from tracker.values._answer import Answer


@frozen(kw_only=True)
class Revised:
    """
    A record that the table says something else about.

    Attributes:
        before: What the register holds.

        after: The same with what the table says.

        changes: The fields that differ.
    """

    before: Record
    after: Record
    changes: tuple[FieldChange, ...]


@frozen
class Remark:
    """
    What was left out or read in a way that somebody should know.

    Attributes:
        place: The row.

        text: What about it.
    """

    place: RowPlace
    text: str

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line} {self.text}"


@frozen(kw_only=True, repr=False)
class ImportPlan(Answer):
    """
    What an import would do; nothing is written.

    Whatever a row says is accounted for: ``read`` is the number of records added, revised, unchanged and merged.

    Attributes:
        file: The name of the table's file.

        register: The register as it was read.

        rows: How many rows were read, faulty ones among them.

        read: How many records the others say something of.

        added: The records that the register lacks, in the order of the rows.

        revised: The records that would be revised.

        unchanged: The records that are there already.

        merged: The records that a later row says again.

        unread: The columns of which nothing is read.

        remarks: What somebody should know.

        faulty: The rows that are left out, since they are at fault.

        faults: What is wrong with them.
    """

    file: str
    register: Register = field(repr=False)
    rows: int = 0
    read: int = 0
    added: tuple[Record, ...] = ()
    revised: tuple[Revised, ...] = ()
    unchanged: tuple[Record, ...] = ()
    merged: tuple[Record, ...] = ()
    unread: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    faulty: tuple[RawRow, ...] = field(default=(), repr=False)
    faults: tuple[StructureFault, ...] = ()

    def __str__(self) -> str:
        known = f"{len(self.unchanged)} unchanged, {len(self.merged)} merged"
        return f"{self.file}: {len(self.added)} to add, {len(self.revised)} to revise, {known}"


def plan_import(register: Register, rows: Iterable[RawRow], *, file: str, skip_faulty: bool = False) -> ImportPlan:
    """
    Compare rows with a register, record by record and field by field, whatever format they came in.

    A row is the record of its id or, without one, of what else names it: a recommendation of its source and
    paragraph, an observation of its indicator, time and parts. An empty cell says nothing.

    Args:
        register: The register.

        rows: The rows, as an exchange reads them.

        file: What faults and messages call the table.

        skip_faulty: Whether rows that are at fault are left out; a row that needs such a one is at fault too.

    Raises:
        StructureError: A row is at fault; the error holds every fault of every row, said once where rows repeat it.
            With *skip_faulty* only what is wrong with all rows is raised.
    """
    good, faulty = list(rows), list[RawRow]()
    while True:
        plan, faults = _attempt(register, good, file)
        if any(fault.line is None for fault in faults) or (faults and not skip_faulty):
            raise StructureError(Sentence("{file} cannot be imported", file=file), faults)
        wrong = {row.place for row in good if row.faults}
        faulty += [row for row in good if row.place in wrong]
        good = [row for row in good if row.place not in wrong]
        if not wrong:
            break
    told = _grouped([fault for row in faulty for fault in row.faults])
    left_out = tuple(sorted((row for row in faulty if row.parent is None), key=lambda row: row.place.line))
    return evolve(plan, rows=plan.rows + len(left_out), faulty=left_out, faults=tuple(told))


def _attempt(register: Register, rows: Sequence[RawRow], file: str) -> tuple[ImportPlan, list[StructureFault]]:
    """Plan what rows would do, and return what is wrong with them; each row has been told of its own faults."""
    for row in rows:
        complete(row, register)
    faults = list(_missing_in_all(file, rows))
    read: dict[tuple[str, str], Read] = {}
    merged = list[Record]()
    for row in rows:
        for table, raw in row.given.items():
            borrowed = row.borrowed if table == row.table else {}
            record = record_of(row, table, {**borrowed, **raw}, register.language)
            if record is not None and _is_merged(read, record, frozenset(raw), row):
                merged.append(record)
    demand_known(register, rows, [(record, row) for record, _, row in read.values()])
    plan = ImportPlan(
        file=file,
        register=register,
        rows=sum(row.parent is None for row in rows),
        read=sum(len(row.given) for row in rows),
        merged=tuple(merged),
        unread=tuple(dict.fromkeys(name for row in rows for name in row.unread)),
        remarks=(
            *(Remark(row.place, text) for row in rows for text in row.remarks),
            *_differing_in_capitals(register, [(record, row) for record, _, row in read.values()]),
        ),
    )
    if not faults and not any(row.faults for row in rows):
        plan = _compared(plan, read.values())
    return plan, faults + _grouped([fault for row in rows for fault in row.faults])


# -- faults of several rows -------------------------------------------------------------------------------------------


def _missing_in_all(file: str, rows: Sequence[RawRow]) -> Iterator[StructureFault]:
    """Say once what no row says, instead of once a row."""
    told = set[tuple[str, str]]()
    for main, table in dict.fromkeys((row.table, table) for row in rows for table in row.tables):
        own = [row for row in rows if row.table == main and row.tables.get(table)]
        filled = {key for row in own for key in (*row.tables[table], *row.borrowed, *row.filled(table))}
        given_anyway = {"id", *(parent for parent, children in CHILDREN.items() if table in children and table != main)}
        for key in required_keys(TABLES[table]) if len(own) > 1 else []:
            if key in filled or key in given_anyway or (table, key) in told:
                continue
            told.add((table, key))
            name = own[0].name_of(table, (key,))
            hint = Sentence("map a column to it, or give it for all rows: --set {name}=…", name=name)
            message = Sentence("{name} is missing from all rows", name=name)
            yield StructureFault(message, file=file, hint=hint)
            for row in own:
                row.missing(table, key)


_REPEATED = 3
"""So many rows may say the same fault each for itself."""
_NAMED = 10
"""So many rows are named."""


def _grouped(faults: Sequence[StructureFault]) -> list[StructureFault]:
    """Say once what many rows have wrong in the same way, at the first of them, and name the others."""
    groups: dict[tuple[str, str, str], list[StructureFault]] = {}
    for fault in faults:
        groups.setdefault((_column_of(fault), fault.message, fault.hint), []).append(fault)
    found = []
    for same in groups.values():
        first, *others = same
        if first.line is None:
            found.append(first)
        elif len(same) <= _REPEATED:
            found += same
        else:
            found.append(_of_many(first, others))
    return found


def _column_of(fault: StructureFault) -> str:
    """Return the place of a fault but for its row, which differs from row to row."""
    path = fault.path
    cell = path.parts.get("cell") if isinstance(path, Sentence) else None
    return path.replace(str(cell), "") if cell else path


def _of_many(first: StructureFault, others: Sequence[StructureFault]) -> StructureFault:
    lines = ", ".join(str(each.line) for each in others[:_NAMED])
    said = Sentence("{message}; so it is in rows {lines}", message=first.message, lines=lines)
    if len(others) > _NAMED:
        more = len(others) - _NAMED
        said = Sentence(
            "{message}; so it is in rows {lines} and {number} more", message=first.message, lines=lines, number=more
        )
    return StructureFault(said, file=first.file, line=first.line, path=first.path, hint=first.hint)


# -- records ----------------------------------------------------------------------------------------------------------


def _is_merged(read: dict[tuple[str, str], Read], record: Record, given: frozenset[str], row: RawRow) -> bool:
    """Keep a record; a second row may say the same again, and nothing else."""
    first = read.setdefault((record.table, record.key), (record, given, row))
    if first[0] is record:
        return False
    if first[0] != record:
        named = Sentence("{table} {record}", table=record.table, record=quoted(record.key))
        message = Sentence(
            "{record} stands in row {row} as well, and says something else", record=named, row=first[2].place.line
        )
        row.fault(message, hint="keep one of the two rows")
    return True


def _differing_in_capitals(register: Register, read: Sequence[tuple[Record, RawRow]]) -> Iterator[Remark]:
    """Remark on each new record that only its capitals tell from another: it may be the same one."""
    tables = Counter(record.table for record, _ in read if has_id(record.table))
    known = {table: {key.casefold(): key for key in register.table(table)} for table in tables}
    for record, row in read:
        if record.table not in known:
            continue
        other = known[record.table].setdefault(record.key.casefold(), record.key)
        if other != record.key and record.key not in register.table(record.table):
            said = Sentence(
                "{record} differs from {other} in capitals only", record=quoted(record.key), other=quoted(other)
            )
            yield Remark(row.place, said)


def _compared(plan: ImportPlan, read: Iterable[Read]) -> ImportPlan:
    """Sort records by what would become of them; a row whose record was retracted is told of it."""
    added, revised, unchanged = list[Record](), list[Revised](), list[Record]()
    every = {(each.table, each.key) for each in plan.register.records}
    for record, given, row in read:
        before = plan.register.table(record.table).get(record.key)
        if before is None:
            if (record.table, record.key) in every:
                hint = Sentence("enter it by hand as a revision, or give it another id")
                named = Sentence("{table} {record}", table=record.table, record=quoted(record.key))
                row.fault(Sentence("{record} was retracted", record=named), hint=hint)
            added.append(record)
            continue
        after = _with(before, record, given)
        if after == before:
            unchanged.append(before)
        else:
            revised.append(Revised(before=before, after=after, changes=changed_fields(before, after)))
    return evolve(plan, added=tuple(added), revised=tuple(revised), unchanged=tuple(unchanged))


def _with(before: Record, said: Record, given: frozenset[str]) -> Record:
    """Put what a row says into a record, and leave everything else."""
    changed: Any = {
        attribute.name: _kept(getattr(before, attribute.name), getattr(said, attribute.name))
        for key, attribute in fields_of(type(before)).items()
        if key in given
    }
    return evolve(before, **changed)


def _kept(old: object, new: object) -> object:
    """Leave a text in the languages that a row says nothing in."""
    if isinstance(old, InternationalString) and isinstance(new, InternationalString):
        return InternationalString({**dict(old.texts), **dict(new.texts)})
    return new
