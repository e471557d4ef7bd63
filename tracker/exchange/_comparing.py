"""What rows say, held against what a register says: what would be new, revised, or is there already."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve, field, frozen, has

from tracker.errors import Sentence
from tracker.exchange._completing import Read, has_id
from tracker.exchange._raw_row import RawRow, RowPlace
from tracker.model import Record, Register, Revision, RevisionReason
from tracker.records import fields_of
from tracker.records._plain_form import FieldChange, changed_fields
from tracker.records._refused_values import quoted
from tracker.records._rows import rows_of
from tracker.values import InternationalString

TAKES_OUT = (RevisionReason.RETRACTION, RevisionReason.DUPLICATE_REMOVED)
"""The reasons that take a record out, so that nothing else need be changed in it."""


@frozen(kw_only=True)
class Revised:
    """
    A record that the table says something else about.

    Attributes:
        before: What the register holds.

        after: The same with what the table says.

        changes: The fields that differ.

        place: The row that says so; None if nobody knows.

        revision: Why, where the row says so itself; None leaves it to who applies the import.
    """

    before: Record
    after: Record
    changes: tuple[FieldChange, ...]
    place: RowPlace | None = field(default=None, eq=False)
    revision: Revision | None = None


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


@frozen
class Compared:
    """
    Records by what would become of them.

    Attributes:
        added: Those that the register lacks.

        revised: Those that it holds otherwise.

        unchanged: Those that it holds.
    """

    added: tuple[Record, ...]
    revised: tuple[Revised, ...]
    unchanged: tuple[Record, ...]


def compared(register: Register, read: Iterable[Read]) -> Compared:
    """Sort records by what would become of them; a row whose record was retracted is told of it."""
    added, revised, unchanged = list[Record](), list[Revised](), list[Record]()
    every = {(each.table, each.key) for each in register.records}
    for record, given, row in read:
        before = register.table(record.table).get(record.key)
        if before is None:
            if (record.table, record.key) in every:
                hint = Sentence("enter it by hand as a revision, or give it another id")
                named = Sentence("{table} {record}", table=record.table, record=quoted(record.key))
                row.fault(Sentence("{record} was retracted", record=named), hint=hint)
            added.append(record)
            continue
        after = _with(before, record, given, row)
        changes = changed_fields(before, after, words_count=row.is_exact)
        takes_out = row.revision is not None and row.revision.reason in TAKES_OUT
        if changes or takes_out:
            revised.append(Revised(before=before, after=after, changes=changes, place=row.place, revision=row.revision))
        else:
            unchanged.append(before)
    return Compared(tuple(added), tuple(revised), tuple(unchanged))


def _with(before: Record, said: Record, given: frozenset[str], row: RawRow) -> Record:
    """Put what a row says into a record, and leave everything else; somebody who edited it says all of a field."""
    changed: Any = {}
    for key, attribute in fields_of(type(before)).items():
        if key in given:
            new = getattr(said, attribute.name)
            old = getattr(before, attribute.name)
            is_source = key == "citations" and row.is_fixed(said.table, (key,))
            kept = _cited_too(old, new) if is_source else _kept(old, new, is_whole=row.is_whole)
            changed[attribute.name] = new if row.is_exact else kept
    after = evolve(before, **changed)
    if row.is_whole or after == before or len(after.citations) > len(before.citations):
        return after
    return before if _cells_of(before, after) else after


def _kept(old: object, new: object, *, is_whole: bool) -> object:
    """Leave a text in the languages that a row says nothing in, and what a row has no room for, such as a citation."""
    if isinstance(old, InternationalString) and isinstance(new, InternationalString):
        return InternationalString({**dict(old.texts), **dict(new.texts)})
    if not is_whole and isinstance(old, tuple) and isinstance(new, tuple) and _has_room_for_one(old, new):
        return old if new[0] in old else _in_its_place(old, new[0])
    return new


def _cited_too(old: Any, new: Any) -> tuple[Any, ...]:  # noqa: ANN401  # citations
    """Add the source that a map gives to all rows: a record may have others, and keeps them."""
    named = {each.document for each in old}
    return (*old, *(each for each in new if each.document not in named))


def _in_its_place(old: tuple[object, ...], new: object) -> tuple[object, ...]:
    """Put one thing among several: a citation in the place of that of its document, anything else in the first."""
    name = getattr(new, "document", None)
    place = next((at for at, each in enumerate(old) if name and getattr(each, "document", None) == name), 0)
    return (*old[:place], new, *old[place + 1 :])


def _has_room_for_one(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    """Tell whether of several things a row could say but one, and says it."""
    return len(new) == 1 < len(old) and all(has(type(each)) for each in (*old, *new))


def _cells_of(before: Record, after: Record) -> bool:
    """Tell whether both fill the same cells, so that a table of the one cannot mean the other."""
    one, other = (
        {name: cell.strip() for name, cell in row.items() if cell.strip()} for row in rows_of([before, after]).rows
    )
    return one == other


def differing_in_capitals(register: Register, read: Sequence[tuple[Record, RawRow]]) -> Iterator[Remark]:
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
