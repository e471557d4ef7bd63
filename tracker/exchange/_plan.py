"""What an import would do: raw rows against a register, record by record and field by field; nothing is written."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from tracker.errors import Sentence, StructureError, StructureFault
from tracker.exchange._cited_places import part_places
from tracker.exchange._comparing import Remark, Revised, compared, differing_in_capitals
from tracker.exchange._completing import Read, complete, demand_known, record_of
from tracker.exchange._fault_groups import grouped, missing_in_all
from tracker.exchange._offices import Conflict, PossibleIdentity, linked, possible_identities, settle
from tracker.exchange._raw_row import RawRow, RowPlace
from tracker.exchange._sources import Drafts, gone, vanished_status
from tracker.model import Record, Register, SourceDocument
from tracker.values._answer import Answer


@frozen(kw_only=True, repr=False)
class ImportPlan(Answer):
    """
    What an import would do; nothing is written.

    Whatever a row says is accounted for: ``read`` is the number of records added, revised, unchanged, merged and
    contested.

    Attributes:
        file: The name of the table's file.

        register: The register as it was read.

        rows_read: How many rows were read, faulty ones among them.

        read: How many records the others say something of.

        added: The records that the register lacks, in the order of the rows.

        revised: The records that would be revised.

        unchanged: The records that are there already.

        merged: The records that a later row says again.

        contested: The new records that are left out, since files say something else of them.

        conflicts: What several files say otherwise of one record; none of it is taken.

        identities: The new records that look like others, and say so as possibly the same.

        places: The row of each record that is read, by type and key.

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
    contested: tuple[Record, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    identities: tuple[PossibleIdentity, ...] = ()
    places: Mapping[tuple[str, str], RowPlace] = field(factory=dict, repr=False)
    unread: tuple[str, ...] = ()
    created: tuple[SourceDocument, ...] = ()
    gone: tuple[Record, ...] = ()
    remarks: tuple[Remark, ...] = ()
    faulty: tuple[RawRow, ...] = field(default=(), repr=False)
    faults: tuple[StructureFault, ...] = ()

    def __str__(self) -> str:
        known = f"{len(self.unchanged)} unchanged, {len(self.merged)} merged"
        return f"{self.file}: {len(self.added)} to add, {len(self.revised)} to revise, {known}"

    @property
    def is_accounted_for(self) -> bool:
        """Whether every record that was read is added, revised, unchanged, merged or contested."""
        known = (self.added, self.revised, self.unchanged, self.merged, self.contested)
        return self.read == sum(map(len, known))


@frozen
class Edited:
    """
    What somebody changed in workbooks of a register, beside the tables of an import.

    Attributes:
        reads: The records that were changed, with the fields that were.

        rows: All rows that say something.

        unchanged: The records that stand there as they are.

        number: How many rows were read.

        remarks: What somebody should know.
    """

    reads: tuple[Read, ...] = ()
    rows: tuple[RawRow, ...] = ()
    unchanged: tuple[Record, ...] = ()
    number: int = 0
    remarks: tuple[Remark, ...] = ()

    @classmethod
    def of(cls, several: Sequence["Edited"]) -> "Edited":
        """Put together what was changed in several workbooks; what stands in all as it is stands there once."""
        unchanged = {(each.table, each.key): each for one in several for each in one.unchanged}
        return cls(
            reads=tuple(read for one in several for read in one.reads),
            rows=tuple(row for one in several for row in one.rows),
            unchanged=tuple(unchanged.values()),
            number=sum(one.number for one in several),
            remarks=tuple(remark for one in several for remark in one.remarks),
        )


def plan_import(
    register: Register,
    rows: Iterable[RawRow],
    *,
    file: str,
    skip_faulty: bool = False,
    create: Collection[str] = (),
    edited: Edited | None = None,
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

        edited: What was changed in workbooks of the register.

    Raises:
        StructureError: A row is at fault; the error holds every fault of every row, said once where rows repeat it.
            With *skip_faulty* only what is wrong with all rows is raised.
    """
    rows_read, faulty = list(rows), list[RawRow]()
    good = rows_read
    drafts = Drafts(register) if "document" in create else None
    while True:
        plan, faults = _attempt(register, good, file, drafts, edited or Edited())
        if any(fault.line is None for fault in faults) or (faults and not skip_faulty):
            raise StructureError(Sentence("{file} cannot be imported", file=file), faults)
        wrong = {row.place for row in good if row.faults or row.is_contradicted}
        faulty += [row for row in good if row.place in wrong]
        good = [row for row in good if row.place not in wrong]
        if not wrong:
            break
    told = grouped([fault for row in faulty for fault in row.faults])
    order = {name: number for number, name in enumerate(_by_file(rows_read))}
    own = (row for row in faulty if row.parent is None)
    left_out = tuple(sorted(own, key=lambda row: (order[row.place.file], row.place.number)))
    names = {(row.table, row.raw.get("id")) for row in left_out}
    still = tuple(each for each in plan.gone if (each.table, each.key) not in names)
    return evolve(plan, rows_read=plan.rows_read + len(left_out), faulty=left_out, faults=tuple(told), gone=still)


def _attempt(
    register: Register, rows: Sequence[RawRow], file: str, drafts: Drafts | None, edited: Edited
) -> tuple[ImportPlan, list[StructureFault]]:
    """Plan what rows would do, and return what is wrong with them; each row has been told of its own faults."""
    for row in rows:
        part_places(row, register)
        if drafts is not None:
            drafts.name_in(row)
        complete(row, register)
    _gather(rows)
    created = () if drafts is None else drafts.named_by(rows)
    faults = [each for name, own in _by_file(rows).items() for each in missing_in_all(name, own)]
    settled = settle(register, [*edited.reads, *_reads(register, rows)])
    found = [(record, row) for record, _, row in settled.reads]
    every = [*rows, *edited.rows]
    demand_known(register, every, found, created)
    plan = ImportPlan(
        file=file,
        register=register,
        rows_read=sum(row.parent is None for row in rows) + edited.number,
        merged=tuple(settled.merged),
        contested=tuple(settled.contested),
        conflicts=tuple(settled.conflicts),
        places={(record.table, record.key): row.place for record, row in found},
        unread=tuple(dict.fromkeys(name for row in rows for name in row.unread)),
        remarks=(
            *edited.remarks,
            *(Remark(row.place, text) for row in rows for text in row.remarks),
            *(Remark(row.place, text) for row in rows if (text := vanished_status(register, row)) is not None),
            *differing_in_capitals(register, found),
        ),
        created=created,
        gone=gone(register, [(record, row) for record, row in found if not row.is_exact]),
    )
    if not faults and not any(row.faults for row in every):
        read = sum(len(row.given) for row in rows) + len(edited.reads)
        plan = _with_records(plan, settled.reads, edited.unchanged, read)
    return plan, faults + grouped([fault for row in every for fault in row.faults])


def _by_file(rows: Iterable[RawRow]) -> dict[str, list[RawRow]]:
    files: dict[str, list[RawRow]] = {}
    for row in rows:
        files.setdefault(row.place.file, []).append(row)
    return files


def _reads(register: Register, rows: Iterable[RawRow]) -> Iterable[Read]:
    """Go through the records of rows; a row is told where it holds none."""
    for row in rows:
        for table, raw in row.given.items():
            borrowed = row.borrowed if table == row.table else {}
            record = record_of(row, table, {**borrowed, **raw}, register.language)
            if record is not None:
                yield record, frozenset(raw), row


def _with_records(plan: ImportPlan, reads: Sequence[Read], unchanged: Sequence[Record], read: int) -> ImportPlan:
    """Say what would become of each record."""
    found = compared(plan.register, reads)
    rows = {(record.table, record.key): row for record, _, row in reads}
    identities = possible_identities(plan.register, found.added, rows)
    others = tuple(each for each in unchanged if (each.table, each.key) not in rows)
    return evolve(
        plan,
        read=read + len(others),
        added=linked(found.added, identities),
        revised=found.revised,
        unchanged=(*found.unchanged, *others),
        identities=identities,
    )


def _gather(rows: Sequence[RawRow]) -> None:
    """
    Put the lists of rows of one record together, where a map says so; each then says all of them.

    What a further row leaves empty is what the first one says.
    """
    same: dict[tuple[str, object], list[RawRow]] = {}
    for row in rows:
        if row.gathering and row.parent is None and isinstance(row.raw.get("id"), str):
            same.setdefault((row.table, row.raw["id"]), []).append(row)
    for group in same.values():
        for name in group[0].gathering:
            for row in group:
                said = row.raw.get(name)
                row.alone.setdefault(name, list(said) if isinstance(said, list) else [])
            together = list(dict.fromkeys(item for row in group for item in row.alone[name]))
            if together:
                for row in group:
                    row.raw[name] = list(together)
        for row in group[1:]:
            row.raw.update({key: value for key, value in group[0].raw.items() if key not in row.raw})
