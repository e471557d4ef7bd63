"""What an import would do: raw rows against a register, record by record and field by field; nothing is written."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve, field, frozen, has

from tracker.errors import Sentence, StructureError, StructureFault
from tracker.exchange._completing import Read, complete, demand_known, has_id, record_of
from tracker.exchange._raw_row import CHILDREN, RawRow, RowPlace
from tracker.exchange._sources import Drafts, gone, vanished_status
from tracker.model import Record, Register, SourceDocument
from tracker.records import fields_of
from tracker.records._keys import TABLES, required_keys
from tracker.records._plain_form import FieldChange, changed_fields
from tracker.records._refused_values import quoted
from tracker.records._rows import rows_of
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

        rows_read: How many rows were read, faulty ones among them.

        read: How many records the others say something of.

        added: The records that the register lacks, in the order of the rows.

        revised: The records that would be revised.

        unchanged: The records that are there already.

        merged: The records that a later row says again.

        unread: The columns of which nothing is read.

        created: Drafts of the documents that rows name and the register lacks, where they were asked for.

        gone: The records that the register has from the same sources, and that the table no longer has.

        remarks: What somebody should know.

        faulty: The rows that are left out, since they are at fault.

        faults: What is wrong with them.
    """

    file: str
    register: Register = field(repr=False)
    rows_read: int = 0
    read: int = 0
    added: tuple[Record, ...] = ()
    revised: tuple[Revised, ...] = ()
    unchanged: tuple[Record, ...] = ()
    merged: tuple[Record, ...] = ()
    unread: tuple[str, ...] = ()
    created: tuple[SourceDocument, ...] = ()
    gone: tuple[Record, ...] = ()
    remarks: tuple[Remark, ...] = ()
    faulty: tuple[RawRow, ...] = field(default=(), repr=False)
    faults: tuple[StructureFault, ...] = ()

    def __str__(self) -> str:
        known = f"{len(self.unchanged)} unchanged, {len(self.merged)} merged"
        return f"{self.file}: {len(self.added)} to add, {len(self.revised)} to revise, {known}"


def plan_import(
    register: Register,
    rows: Iterable[RawRow],
    *,
    file: str,
    skip_faulty: bool = False,
    create: Collection[str] = (),
) -> ImportPlan:
    """
    Compare rows with a register, record by record and field by field, whatever format they came in.

    A row is the record of its id or, without one, of what else names it: a recommendation of its source and
    paragraph, an observation of its indicator, time and parts. An empty cell says nothing.

    Args:
        register: The register.

        rows: The rows, as an exchange reads them.

        file: What faults and messages call the table.

        skip_faulty: Whether rows that are at fault are left out; a row that needs such a one is at fault too.

        create: The types of the records that are drafted where rows name one that the register lacks.

    Raises:
        StructureError: A row is at fault; the error holds every fault of every row, said once where rows repeat it.
            With *skip_faulty* only what is wrong with all rows is raised.
    """
    good, faulty = list(rows), list[RawRow]()
    drafts = Drafts(register) if "document" in create else None
    while True:
        plan, faults = _attempt(register, good, file, drafts)
        if any(fault.line is None for fault in faults) or (faults and not skip_faulty):
            raise StructureError(Sentence("{file} cannot be imported", file=file), faults)
        wrong = {row.place for row in good if row.faults}
        faulty += [row for row in good if row.place in wrong]
        good = [row for row in good if row.place not in wrong]
        if not wrong:
            break
    told = _grouped([fault for row in faulty for fault in row.faults])
    left_out = tuple(sorted((row for row in faulty if row.parent is None), key=lambda row: row.place.line))
    names = {(row.table, row.raw.get("id")) for row in left_out}
    still = tuple(each for each in plan.gone if (each.table, each.key) not in names)
    return evolve(plan, rows_read=plan.rows_read + len(left_out), faulty=left_out, faults=tuple(told), gone=still)


def _attempt(
    register: Register, rows: Sequence[RawRow], file: str, drafts: Drafts | None
) -> tuple[ImportPlan, list[StructureFault]]:
    """Plan what rows would do, and return what is wrong with them; each row has been told of its own faults."""
    for row in rows:
        if drafts is not None:
            drafts.name_in(row)
        complete(row, register)
    created = () if drafts is None else drafts.named_by(rows)
    files: dict[str, list[RawRow]] = {}
    for row in rows:
        files.setdefault(row.place.file, []).append(row)
    faults = [each for name, own in files.items() for each in _missing_in_all(name, own)]
    read: dict[tuple[str, str], Read] = {}
    merged = list[Record]()
    for row in rows:
        for table, raw in row.given.items():
            borrowed = row.borrowed if table == row.table else {}
            record = record_of(row, table, {**borrowed, **raw}, register.language)
            if record is not None and _is_merged(read, record, frozenset(raw), row):
                merged.append(record)
    found = [(record, row) for record, _, row in read.values()]
    demand_known(register, rows, found, created)
    plan = ImportPlan(
        file=file,
        register=register,
        rows_read=sum(row.parent is None for row in rows),
        read=sum(len(row.given) for row in rows),
        merged=tuple(merged),
        unread=tuple(dict.fromkeys(name for row in rows for name in row.unread)),
        remarks=(
            *(Remark(row.place, text) for row in rows for text in row.remarks),
            *(Remark(row.place, text) for row in rows if (text := vanished_status(register, row)) is not None),
            *_differing_in_capitals(register, found),
        ),
        created=created,
        gone=gone(register, found),
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
    groups: dict[tuple[str | None, str, str, str], list[StructureFault]] = {}
    for fault in faults:
        groups.setdefault((fault.file, _column_of(fault), fault.message, fault.hint), []).append(fault)
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
        where = first[2].place
        said = "{record} stands in row {row} as well, and says something else"
        if where.file != row.place.file:
            said = "{record} stands in row {row} of {file} as well, and says something else"
        message = Sentence(said, record=named, row=where.line, file=where.file)
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
        after = _with(before, record, given, is_whole=row.is_whole)
        if after == before:
            unchanged.append(before)
        else:
            revised.append(Revised(before=before, after=after, changes=changed_fields(before, after)))
    return evolve(plan, added=tuple(added), revised=tuple(revised), unchanged=tuple(unchanged))


def _with(before: Record, said: Record, given: frozenset[str], *, is_whole: bool) -> Record:
    """Put what a row says into a record, and leave everything else."""
    changed: Any = {
        attribute.name: _kept(getattr(before, attribute.name), getattr(said, attribute.name), is_whole=is_whole)
        for key, attribute in fields_of(type(before)).items()
        if key in given
    }
    after = evolve(before, **changed)
    return before if not is_whole and after != before and _cells_of(before, after) else after


def _kept(old: object, new: object, *, is_whole: bool) -> object:
    """Leave a text in the languages that a row says nothing in, and what a row has no room for, such as a citation."""
    if isinstance(old, InternationalString) and isinstance(new, InternationalString):
        return InternationalString({**dict(old.texts), **dict(new.texts)})
    if not is_whole and isinstance(old, tuple) and isinstance(new, tuple) and _has_room_for_one(old, new):
        return (*new, *old[1:])
    return new


def _has_room_for_one(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    """Tell whether of several things a row could say but one, and says it."""
    return len(new) == 1 < len(old) and all(has(type(each)) for each in (*old, *new))


def _cells_of(before: Record, after: Record) -> bool:
    """Tell whether both fill the same cells, so that a table of the one cannot mean the other."""
    one, other = (
        {name: cell.strip() for name, cell in row.items() if cell.strip()} for row in rows_of([before, after]).rows
    )
    return one == other
