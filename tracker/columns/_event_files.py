"""Files of events, read chunk by chunk: what their rows hold under a key, and the entries that the loader would see."""

import csv
from abc import ABC, abstractmethod
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from attrs import define, frozen

from tracker.errors import Sentence, StructureFault
from tracker.files._directory import read_text
from tracker.files._entries import CSV_SENTENCES, Entry, column_faults, read_object, separator_of, uneven
from tracker.model import AssistanceEvent
from tracker.records._columns import Column, columns_of, missing_columns, row_table
from tracker.records._refused_values import RefusedError
from tracker.values import Language
from tracker.values._safe_text import unguarded

TABLE = AssistanceEvent.table
_LANGUAGES = frozenset(map(str, Language))
ROWS = 2**14
"""How many rows are read at a time."""


NOT_EVENTS = Sentence("the files cannot be read as events")


class NotReadableError(Exception):
    """Something in a file is not as it should be; the loader's own way through it says what."""


@frozen(eq=False)
class Chunk(ABC):
    """
    Some rows of a file, one after another.

    Attributes:
        first: The number of the first among the rows of the file that say anything.

        length: How many they are.
    """

    first: int
    length: int

    @property
    @abstractmethod
    def keys(self) -> Collection[str]:
        """The keys that any of them may have."""

    @abstractmethod
    def column(self, key: str) -> Sequence[Hashable]:
        """Return what each of them holds under a key, as its file has it; what says nothing is false."""


@define(eq=False)
class EventFile(ABC):
    """
    A file of events.

    Attributes:
        path: Where it is.
    """

    path: Path

    @property
    def name(self) -> str:
        """Its name, for faults."""
        return self.path.name

    @abstractmethod
    def chunks(self) -> Iterator[Chunk]:
        """
        Go through its rows.

        Raises:
            NotReadableError: Not all of it can be read.
        """

    @abstractmethod
    def raw(self, key: str, cell: Hashable) -> dict[str, Any]:
        """Read what a row holds under a key as the table that TOML would hold; empty if it says nothing."""

    def is_title(self, cell: Hashable) -> bool:
        """Tell whether a cell holds a text, or texts by language; each event has another, so that none is made."""
        title = self.raw("title", cell).get("title")
        if not isinstance(title, Mapping):
            return isinstance(title, str) and bool(title.strip())
        texts = title.values()
        return (
            _LANGUAGES.issuperset(title)
            and any(texts)
            and all(isinstance(each, str) and each.strip() for each in texts)
        )

    @abstractmethod
    def entries(self, faults: list[StructureFault], wanted: Collection[int]) -> Iterator[Entry]:
        """Go through rows of some numbers as the loader does, and note what is wrong with those that are none."""

    def mark(self) -> tuple[int, int]:
        """Return what changes if somebody writes it: its time and size."""
        found = self.path.stat()
        return found.st_mtime_ns, found.st_size


# -- CSV --------------------------------------------------------------------------------------------------------------


_FIRST = itemgetter(0)


@frozen(eq=False)
class CsvChunk(Chunk):
    """Rows of a CSV file."""

    _places: Mapping[str, tuple[int, ...]]
    _columns: Sequence[Sequence[str]]

    @property
    def keys(self) -> Collection[str]:
        """The keys that the columns fill."""
        return self._places.keys()

    def column(self, key: str) -> Sequence[Hashable]:
        """Return the cell of each row; of a key with several columns its cells, or nothing if all are empty."""
        places = self._places[key]
        if len(places) == 1:
            return self._columns[places[0]]
        cells = zip(*(self._columns[place] for place in places), strict=True)
        return [each if any(each) else "" for each in cells]


@define(eq=False)
class CsvFile(EventFile):
    """A file of events as CSV: the first row names the columns."""

    separator: str = ","
    columns: Sequence[Column] = ()
    places: Mapping[str, tuple[int, ...]] = {}  # of each file its own
    faults: Sequence[StructureFault] = ()

    @classmethod
    def of(cls, path: Path) -> "CsvFile":
        """Read what its columns are."""
        with path.open(encoding="utf-8-sig", newline="") as text:
            first = next((line for line in text if line.strip()), "")
            separator = separator_of(first)
            text.seek(0)
            names = next((row for row in csv.reader(text, delimiter=separator) if any(map(str.strip, row))), [])
        columns = columns_of(TABLE, names)
        places: dict[str, tuple[int, ...]] = {}
        for number, column in enumerate(columns):
            if column.place:
                key = str(column.place[0])
                places[key] = (*places.get(key, ()), number)
        missing = missing_columns(TABLE, columns)
        return cls(path, separator, columns, places, column_faults(path.name, TABLE, columns, missing, 1))

    def chunks(self) -> Iterator[CsvChunk]:
        """Go through its rows."""
        if self.faults:
            raise NotReadableError
        width, first = len(self.columns), 0
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as text:
                reader = csv.reader(text, delimiter=self.separator, strict=True)
                next((row for row in reader if any(map(str.strip, row))), None)
                while rows := list(islice(reader, ROWS)):
                    if {*map(len, rows)} != {width} or not all(map(str.strip, map(_FIRST, rows))):
                        rows = [row for row in rows if any(map(str.strip, row))]
                        if any(len(row) != width for row in rows):
                            raise NotReadableError
                    if rows:
                        yield CsvChunk(first, len(rows), self.places, list(zip(*rows, strict=True)))
                    first += len(rows)
        except (csv.Error, UnicodeDecodeError):
            raise NotReadableError from None

    def is_title(self, cell: Hashable) -> bool:
        """Tell whether a cell holds a text, or one of the cells by language: in which, the columns say."""
        return any(map(str.strip, cell)) if isinstance(cell, tuple) else bool(str(cell).strip())

    def raw(self, key: str, cell: Hashable) -> dict[str, Any]:
        """Read the cell of a key, or the cells of its parts."""
        columns = [self.columns[place] for place in self.places[key]]
        cells = list(cell) if isinstance(cell, tuple) else [str(cell)] if cell else [""] * len(columns)
        return row_table(columns, [unguarded(each.replace("\r\n", "\n")) for each in cells])

    def entries(self, faults: list[StructureFault], wanted: Collection[int]) -> Iterator[Entry]:
        """Go through its rows with the line on which each starts."""
        faults += self.faults
        width, number, line = len(self.columns), -1, 1
        missing = frozenset(missing_columns(TABLE, list(self.columns)))
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as text:
                reader = csv.reader(text, delimiter=self.separator, strict=True)
                for cells in reader:
                    start, line = line, reader.line_num + 1
                    if not any(map(str.strip, cells)):
                        continue
                    if number in wanted and len(cells) != width:
                        path = f"{TABLE}[{number}]"
                        faults.append(uneven(self.name, start, path, cells, list(self.columns), self.separator))
                    elif number in wanted:
                        own = [unguarded(cell.replace("\r\n", "\n")) for cell in cells]
                        raw = row_table(list(self.columns), own)
                        yield Entry(self.name, TABLE, number, start, raw, missing=missing)
                    number += 1
        except csv.Error as error:
            faults.append(_of_csv(self.name, line, str(error)))
        except UnicodeDecodeError:
            faults.append(not_text(self.path))


def _of_csv(name: str, line: int, said: str) -> StructureFault:
    sentence, hint = next(
        ((sentence, hint) for known, sentence, hint in CSV_SENTENCES if known.search(said)),
        (Sentence("this is no CSV: {said}", said=said), ""),
    )
    return StructureFault(sentence, file=name, line=line, hint=hint)


def not_text(path: Path) -> StructureFault:
    """Say which byte of a file is no text."""
    try:
        read_text(path.name, path, {})
    except StructureFault as fault:
        return fault
    return StructureFault("its files change while they are read", file=path.name)


# -- JSON lines -------------------------------------------------------------------------------------------------------


class Held:
    """A value of JSON that is no text and no list of texts, told apart by how it is written."""

    __slots__ = ("value", "written")

    def __init__(self, value: object) -> None:
        """Hold a value."""
        self.value, self.written = value, repr(value)

    def __hash__(self) -> int:
        return hash(self.written)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and self.written == other.written

    def __bool__(self) -> bool:
        return True


def cell_of(value: Any) -> Hashable:  # noqa: ANN401  # whatever JSON holds
    """Return a value of JSON as a cell, which can be told from others; what says nothing is false."""
    kind = type(value)
    if kind is str:
        return value or Held(value)
    if value is None:
        return None
    if kind is list and value and all(type(each) is str for each in value):
        return tuple(value)
    return Held(value)


def value_of(cell: Hashable) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return the value of a cell."""
    return cell.value if isinstance(cell, Held) else list(cell) if isinstance(cell, tuple) else cell


@frozen(eq=False)
class JsonChunk(Chunk):
    """Objects of JSON."""

    _objects: Sequence[Mapping[str, Any]]
    _keys: Collection[str]

    @property
    def keys(self) -> Collection[str]:
        """The keys that any of the objects has."""
        return self._keys

    def column(self, key: str) -> Sequence[Hashable]:
        """Return what each object holds under a key."""
        return [cell_of(each.get(key)) for each in self._objects]


@define(eq=False)
class JsonLinesFile(EventFile):
    """A file of events as JSON lines: one object a line."""

    def chunks(self) -> Iterator[JsonChunk]:
        """Go through its objects."""
        first = 0
        try:
            with self.path.open(encoding="utf-8-sig", newline="\n") as text:
                lines = (line for line in text if line.strip())
                while objects := [read_object(line) for line in islice(lines, ROWS)]:
                    keys = set[str]().union(*objects)
                    yield JsonChunk(first, len(objects), objects, keys)
                    first += len(objects)
        except (RefusedError, UnicodeDecodeError):
            raise NotReadableError from None

    def raw(self, key: str, cell: Hashable) -> dict[str, Any]:
        """Return the value itself."""
        return {} if cell is None else {key: value_of(cell)}

    def entries(self, faults: list[StructureFault], wanted: Collection[int]) -> Iterator[Entry]:
        """Go through its objects with their lines."""
        number = -1
        try:
            with self.path.open(encoding="utf-8-sig", newline="\n") as text:
                for line, content in enumerate(text, start=1):
                    if not content.strip():
                        continue
                    number += 1
                    if number in wanted:
                        try:
                            yield Entry(self.name, TABLE, number, line, read_object(content))
                        except RefusedError as error:
                            path = f"{TABLE}[{number}]"
                            said = StructureFault(error.sentence, file=self.name, line=line, path=path, hint=error.hint)
                            faults.append(said)
        except UnicodeDecodeError:
            faults.append(not_text(self.path))
