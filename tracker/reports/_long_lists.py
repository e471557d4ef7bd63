"""Lists of records that are too long for a page: files of data beside it."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from attrs import define, field, frozen

from tracker.documents import DataFile
from tracker.indicators import Figure
from tracker.model import Record, Register
from tracker.records import csv_of

_UNSAFE = re.compile(r"[^a-z0-9-]+")
_LONGEST = 60


@frozen
class _LongList:
    """
    The records behind one figure.

    Attributes:
        name: The name of its file.

        table: The type of the records.

        certain: The keys of those that certainly count.

        possible: The keys of those that may.
    """

    name: str
    table: str
    certain: tuple[str, ...]
    possible: tuple[str, ...]

    def rows(self, places: dict[str, int]) -> Iterator[tuple[str, str, int]]:
        """Go through the records: the key, whether it counts, and its row in the file of all of its type."""
        for keys, counts in ((self.certain, "certain"), (self.possible, "possible")):
            yield from ((key, counts, places[key]) for key in keys if key in places)


@define
class LongLists:
    """The lists of a report that are too long for it."""

    _lists: dict[tuple[str, str, tuple[str, ...], tuple[str, ...]], _LongList] = field(factory=dict)

    def add(self, figure: Figure, table: str) -> str:
        """Take up the records behind a figure, and return the name of the file in which they are."""
        key = (figure.indicator.id, table, figure.certain, figure.possible)
        if key not in self._lists:
            name = _UNSAFE.sub("-", figure.indicator.id.lower())[:_LONGEST].strip("-")
            self._lists[key] = _LongList(f"{len(self._lists) + 1}-{name}.csv", table, figure.certain, figure.possible)
        return self._lists[key].name

    def files(self, register: Register) -> tuple[DataFile, ...]:
        """Return a file for each list, and one for the records of each type, in whose rows the lists say they are."""
        behind: dict[str, set[str]] = {}
        for each in self._lists.values():
            behind.setdefault(each.table, set()).update(each.certain, each.possible)
        found, places = [], {}
        for table, keys in sorted(behind.items()):
            held = register.table(table)
            records: Sequence[Record] = [held[key] for key in sorted(keys) if key in held]
            places[table] = {record.key: number for number, record in enumerate(records, start=1)}
            found.append(DataFile(f"{table}.csv", csv_of(records, register.language)[0]))
        lists = (DataFile(each.name, _csv(each.rows(places[each.table]))) for each in self._lists.values())
        return (*found, *lists)


def _csv(rows: Iterable[tuple[str, str, int]]) -> str:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("id", "counts", "row"))
    writer.writerows(rows)
    return text.getvalue()
