"""What an import would do, and how the records of a table differ from those of a register."""

from collections.abc import Iterable

from attrs import evolve, field, frozen

from tracker.errors import Sentence, StructureError, StructureFault
from tracker.files._incoming import Incoming, RowPlace
from tracker.model import Record, Register
from tracker.records._changes import FieldChange, changed_fields
from tracker.records._keys import fields_of
from tracker.records._refused_values import quoted
from tracker.values import InternationalString

__all__ = ["ImportPlan", "Remark", "Revised", "compared"]


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


@frozen(kw_only=True)
class ImportPlan:
    """
    What an import would do; nothing is written.

    Attributes:
        file: The name of the table's file.

        register: The register as it was read.

        added: The records that the register lacks, in the order of the rows.

        revised: The records that would be revised.

        unchanged: The records that are there already.

        unread: The columns of which nothing is read.

        remarks: What somebody should know.
    """

    file: str
    register: Register = field(repr=False)
    added: tuple[Record, ...] = ()
    revised: tuple[Revised, ...] = ()
    unchanged: tuple[Record, ...] = ()
    unread: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def compared(plan: ImportPlan, read: Iterable[tuple[Record, frozenset[str], Incoming]]) -> ImportPlan:
    added, revised, unchanged, faults = list[Record](), list[Revised](), list[Record](), list[StructureFault]()
    every = {(each.table, each.key) for each in plan.register.records}
    for record, given, row in read:
        before = plan.register.table(record.table).get(record.key)
        if before is None:
            if (record.table, record.key) in every:
                hint = Sentence("enter it by hand as a revision, or give it another id")
                named = Sentence("{table} {record}", table=record.table, record=quoted(record.key))
                faults.append(row.place.fault(Sentence("{record} was retracted", record=named), hint=hint))
            added.append(record)
            continue
        after = _merged(before, record, given)
        if after == before:
            unchanged.append(before)
        else:
            revised.append(Revised(before=before, after=after, changes=changed_fields(before, after)))
    if faults:
        raise StructureError(Sentence("{file} cannot be imported", file=plan.file), faults)
    return evolve(plan, added=tuple(added), revised=tuple(revised), unchanged=tuple(unchanged))


def _merged(before: Record, said: Record, given: frozenset[str]) -> Record:
    """Put what a row says into a record, and leave everything else."""
    changed = {}
    record_type: type = type(before)
    for key, attribute in fields_of(record_type).items():
        if key in given:
            old, new = getattr(before, attribute.name), getattr(said, attribute.name)
            if isinstance(old, InternationalString) and isinstance(new, InternationalString):
                new = InternationalString({**dict(old.texts), **dict(new.texts)})  # other languages stay
            changed[attribute.name] = new
    return evolve(before, **changed)
