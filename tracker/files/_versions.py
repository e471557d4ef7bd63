"""Whether records that share an id are versions of one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from tracker.errors import Sentence, StructureFault
from tracker.files._entries import Entry
from tracker.model import Origin, Record
from tracker.records._refused_values import quoted

__all__ = ["version_faults"]

Read = tuple[Record, int]
"""A record and its number among the entries of its type in its file."""


def version_faults(read: Iterable[Read]) -> Iterator[StructureFault]:
    """Demand of every second record of an id that it is a revision, recorded later; a fault names both places."""
    first: dict[tuple[str, str], Read] = {}
    further: defaultdict[tuple[str, str], list[Read]] = defaultdict(list)
    for each in read:
        identity = each[0].table, each[0].key
        if first.setdefault(identity, each) is not each:
            further[identity].append(each)
    for identity, others in further.items():
        versions = sorted([first[identity], *others], key=_age)
        for (before, _), (after, number) in pairwise(versions):
            yield from _faults(before, after, number)


def _age(each: Read) -> tuple[date, bool, str, int]:
    record = each[0]
    origin = _origin(record)
    return record.recorded or date.min, record.revision is not None, origin.file, origin.line


def _origin(record: Record) -> Origin:
    return record.origin or Origin("memory", 1)


def _faults(before: Record, after: Record, number: int) -> Iterator[StructureFault]:
    other = _origin(before)
    if after.revision is None:
        message = Sentence(
            "{table} {key} stands at {other} as well", table=after.table, key=quoted(after.key), other=other
        )
        hint = Sentence(
            'give one another id, or write revision = { reason = "…" } and a later recorded in the newer one'
        )
    elif after.recorded is None or after.recorded <= (before.recorded or date.min):
        what = Sentence("this revision of {table} {key}", table=after.table, key=quoted(after.key))
        message = Sentence(
            "{what} needs a recorded day later than that of {other}, got {recorded}",
            what=what,
            other=other,
            recorded=after.recorded or Sentence("none"),
        )
        hint = Sentence("write in recorded the day on which it was entered")
    else:
        return
    place = _origin(after)
    yield Entry(place.file, after.table, number, place.line, None).fault(message, hint=hint)
