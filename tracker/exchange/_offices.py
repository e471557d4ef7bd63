"""
Several offices that say something of one record: what they agree on, and what somebody has to decide.

Never does the last file win. What one says and the others leave out is taken; what two say otherwise is a conflict, and
neither is taken. Records of two offices that look like one thing are proposed as possibly the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import define, evolve, field, frozen, has

from tracker.checks._alike import lookalikes
from tracker.checks._diagnostic import settled
from tracker.errors import Sentence
from tracker.exchange._completing import Read
from tracker.exchange._raw_row import RawRow, RowPlace
from tracker.model import AssistanceEvent, Record, Register
from tracker.records import fields_of
from tracker.records._refused_values import quoted
from tracker.values import InternationalString


@frozen(kw_only=True)
class Conflict:
    """
    A field of a record of which two files say something else; none of it is taken.

    Attributes:
        table: The type of the record.

        key: Its key.

        field: The field.

        said: The row of each file, and what it says.

        is_new: Whether the register lacks the record, which is then left out as a whole.
    """

    table: str
    key: str
    field: str
    said: tuple[tuple[RowPlace, object], ...]
    is_new: bool


@frozen(kw_only=True)
class PossibleIdentity:
    """
    A new record that looks like another one, which another office sent or the register holds.

    Attributes:
        record: The new record, which says so itself.

        other: The other.
    """

    record: Record
    other: Record


@define
class Settled:
    """
    What files say of records, once for each record.

    Attributes:
        reads: The records on which nothing is left to decide, or but for the fields that are.

        merged: The records that another row says again.

        conflicts: What they say otherwise.

        contested: The new records that are left out for that.
    """

    reads: list[Read] = field(factory=list)
    merged: list[Record] = field(factory=list)
    conflicts: list[Conflict] = field(factory=list)
    contested: list[Record] = field(factory=list)


def settle(register: Register, reads: Iterable[Read]) -> Settled:
    """Put together what rows say of one record; rows of one file that contradict each other are at fault."""
    groups: dict[tuple[str, str], list[Read]] = {}
    for read in reads:
        groups.setdefault((read[0].table, read[0].key), []).append(read)
    found = Settled()
    for group in groups.values():
        several = list(_one_a_file(found, group))
        found.merged += [record for record, _, _ in several[1:]]
        if len(several) == 1:
            found.reads.append(several[0])
        else:
            _combine(found, register, several)
    _leave_out_what_belongs_to_them(found)
    return found


def _one_a_file(found: Settled, group: Sequence[Read]) -> Iterable[Read]:
    """Return one row of each file; a second one may say the same again, and nothing else."""
    first: dict[str, Read] = {}
    for read in group:
        record, _, row = read
        known = first.setdefault(row.place.file, read)
        if known is read:
            continue
        found.merged.append(record)
        if known[0] != record:
            named = Sentence("{table} {record}", table=record.table, record=quoted(record.key))
            other = known[2].place.number
            said = Sentence("{record} stands in row {row} as well, and says something else", record=named, row=other)
            row.fault(said, hint="keep one of the two rows")
            known[2].is_contradicted = True
    return first.values()


def _combine(found: Settled, register: Register, several: Sequence[Read]) -> None:
    """Take what files agree on, or what one says alone; note what they say otherwise."""
    record, _, row = several[0]
    before = register.table(record.table).get(record.key)
    names = fields_of(type(record))
    agreed: dict[str, Any] = {}
    contested = list[Conflict]()
    for key in dict.fromkeys(key for _, given, _ in several for key in sorted(given)):
        name = names[key].name
        said = [(each.place, getattr(other, name)) for other, given, each in several if key in given]
        together = _together([value for _, value in said], None if before is None else getattr(before, name))
        if together is None:
            conflict = Conflict(table=record.table, key=record.key, field=key, said=tuple(said), is_new=before is None)
            contested.append(conflict)
        else:
            agreed[key] = together[0]
    found.conflicts += contested
    if contested and before is None:
        found.merged = [each for each in found.merged if all(each is not other for other, _, _ in several)]
        found.contested += [other for other, _, _ in several]
        for _, _, each in several:
            each.is_contested = True
        return
    combined = evolve(record, **{names[key].name: value for key, value in agreed.items()})
    found.reads.append((combined, frozenset(agreed), next((each for *_, each in several if not each.is_whole), row)))


def _together(values: Sequence[Any], before: object) -> tuple[Any] | None:
    """Return what several say together, in a tuple of its own; None if they contradict each other."""
    first, *others = values
    if all(other == first for other in others):
        return (first,)
    if all(isinstance(value, InternationalString) for value in values):
        texts: dict[str, str] = {}
        for value in values:
            if any(texts.setdefault(code, text) != text for code, text in value.texts):
                return None
        return (InternationalString(texts),)
    if all(isinstance(value, tuple) and all(has(type(item)) for item in value) for value in values):
        held = before if isinstance(before, tuple) else ()
        if all(set(held) <= set(value) or len(value) == 1 for value in values):
            return (tuple(dict.fromkeys((*held, *(item for value in values for item in value)))),)
    return None


def _leave_out_what_belongs_to_them(found: Settled) -> None:
    """Leave out what stands in the rows of records that are left out, such as their statuses."""
    kept = [read for read in found.reads if not (read[2].parent or read[2]).is_contested]
    found.contested += [read[0] for read in found.reads if (read[2].parent or read[2]).is_contested]
    found.reads = kept


# -- what may be one thing --------------------------------------------------------------------------------------------


def possible_identities(
    register: Register, added: Sequence[Record], rows: Mapping[tuple[str, str], RawRow]
) -> tuple[PossibleIdentity, ...]:
    """
    Return the new activities that look like one of another file, or one that the register holds.

    Two rows of one file are never taken for one: its office tells them apart.
    """
    new = {each.id: each for each in added if isinstance(each, AssistanceEvent) and not each.draft}
    if not new:
        return ()
    known = settled(register)
    found = []
    for one, other in lookalikes((*register.events.values(), *new.values())):
        pair = (one, other) if one.id in new else (other, one)
        if pair[0].id not in new or known.tells_apart(*pair):
            continue
        if pair[1].id in new and _file(rows, pair[0]) == _file(rows, pair[1]):
            continue
        later, earlier = (pair[1], pair[0]) if _is_later(new, pair[1], pair[0]) else pair
        found.append(PossibleIdentity(record=later, other=earlier))
    return tuple(found)


def _file(rows: Mapping[tuple[str, str], RawRow], record: Record) -> str:
    return rows[record.table, record.key].place.file


def _is_later(new: Mapping[str, Record], one: Record, other: Record) -> bool:
    order = list(new)
    return one.key in new and other.key in new and order.index(one.key) > order.index(other.key)


def linked(added: Sequence[Record], identities: Sequence[PossibleIdentity]) -> tuple[Record, ...]:
    """Let each new record say which others it may be: it then counts as one or as two."""
    links: dict[tuple[str, str], set[str]] = {}
    for each in identities:
        links.setdefault((each.record.table, each.record.key), set()).add(each.other.key)
    return tuple(
        evolve(record, possibly_same_as=record.possibly_same_as | links[record.table, record.key])
        if (record.table, record.key) in links
        else record
        for record in added
    )
