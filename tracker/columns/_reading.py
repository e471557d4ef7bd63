"""From files of events to columns: every different cell is read once, by the rules of the loader."""

from array import array
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from attrs import define, evolve, field, frozen

from tracker.columns._event_files import NOT_EVENTS, ROWS, Chunk, EventFile, NotReadableError
from tracker.errors import Sentence, StructureError, StructureFault
from tracker.files._load import version_faults
from tracker.indicators.engines._coded_events import CodedEvents, places_of
from tracker.model import AssistanceEvent, Origin, Record, Register
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._keys import fields_of, required_keys
from tracker.records._refusals import refusals_in
from tracker.values import InternationalString, When
from tracker.values._safe_text import unguarded
from tracker.values._watched import watched
from tracker.values._when import ANYTIME

LINKS = ("same_as", "possibly_same_as")
_APART = (*LINKS, "revision")
"""What makes an event a record of its own: what it adds depends on others, or on its earlier versions."""

_DAYS = ("published", "recorded")
"""What decides what is known; an event of the latest days is held as a record, which says so."""

_NOT_HELD = frozenset({"id", "title", "note", "citations", "outcome", *_APART})
"""What no figure rests on, or has as many values as there are events."""

_STANDS = {"id": "x", "kind": "training", "title": "x", "when": "2020"}
"""What an event must have, while one field of it is read."""

_FIELDS = fields_of(AssistanceEvent)
_REQUIRED = frozenset(required_keys(AssistanceEvent))

SILENT = AssistanceEvent(id="x", kind="training", title=InternationalString(en="x"), when=ANYTIME)
"""An event that says nothing but what it must; of every field that a file lacks, it has what all events have."""

KNOWN = frozenset(each.name for key, each in _FIELDS.items() if key not in _NOT_HELD)
"""The fields that figures may rest on."""


class Coder(dict[Hashable, int]):
    """The number of the value that each different cell has; a cell is read when it is first met."""

    def __init__(self, read: Callable[[Hashable], Hashable], values: dict[Hashable, int]) -> None:
        """Read cells of a file, and number their values as those of other files are."""
        super().__init__()
        self._read, self._values = read, values

    def __missing__(self, cell: Hashable) -> int:
        code = self[cell] = self._values.setdefault(self._read(cell), len(self._values))
        return code


@frozen(eq=False)
class Read:
    """
    A file that was read.

    Attributes:
        file: The file.

        mark: What changes if somebody writes it.

        first: The place of its first event among those of all files.

        after: The place after its last.
    """

    file: EventFile
    mark: tuple[int, int]
    first: int
    after: int

    def demand_unchanged(self) -> None:
        """
        Demand that nobody wrote or removed the file since.

        Raises:
            StructureError: Somebody did.
        """
        try:
            mark = self.file.mark()
        except OSError:
            raise _changed(self.file.name) from None
        if mark != self.mark:
            raise _changed(self.file.name)


@define(eq=False)
class Reading:
    """
    Events that are read from files.

    Attributes:
        register: What they are counted with.

        size: How many were read.
    """

    register: Register
    size: int = 0
    _values: dict[str, dict[Hashable, int]] = field(factory=dict)
    _codes: "dict[str, array[int]]" = field(factory=dict)
    _hashes: "array[int]" = field(factory=lambda: array("q"))
    _apart: set[int] = field(factory=set)
    _named: set[str] = field(factory=set)
    _files: list[Read] = field(factory=list)

    def add(self, file: EventFile) -> None:
        """
        Read a file.

        Raises:
            StructureError: Some of it is at fault.
        """
        mark, first, coders, after = file.mark(), self.size, dict[str, Coder](), 0
        try:
            for chunk in watched(file.chunks(), "Reading records"):
                self._take(file, chunk, coders)
                after = chunk.first + chunk.length
        except (NotReadableError, *REFUSALS):
            raise self._refused(file, after) from None
        self._files.append(Read(file, mark, first, self.size))

    def _take(self, file: EventFile, chunk: Chunk, coders: dict[str, Coder]) -> None:
        _demand_sound(file, chunk)
        codes: dict[str, array[int]] = {}
        for key in chunk.keys:
            name = _FIELDS[key].name
            if key in _NOT_HELD:
                continue
            if key not in coders:
                coders[key] = Coder(self._reader(file, key), self._values.setdefault(name, {}))
            codes[name] = array("i", map(coders[key].__getitem__, chunk.column(key)))
        for name in codes.keys() - self._codes.keys():
            self._codes[name] = self._absent(name, self.size)
        for name, column in self._codes.items():
            column.extend(codes[name] if name in codes else self._absent(name, chunk.length))
        self._hashes.extend(map(hash, ids_of(chunk)))
        for key in _APART:
            if key in chunk.keys:
                self._set_apart(file, chunk, key)
        self.size += chunk.length

    def _absent(self, name: str, number: int) -> "array[int]":
        values = self._values[name]
        return array("i", [values.setdefault(getattr(SILENT, name), len(values))]) * number

    def _reader(self, file: EventFile, key: str) -> Callable[[Hashable], Hashable]:
        """Return what reads a cell: an event that says nothing else is made of it."""
        structure = converter_for(self.register.language).get_structure_hook(AssistanceEvent)
        stands, name = {other: value for other, value in _STANDS.items() if other != key}, _FIELDS[key].name

        def read(cell: Hashable) -> Hashable:
            value: Hashable = getattr(structure({**stands, **file.raw(key, cell)}, AssistanceEvent), name)
            return value

        return read

    def _set_apart(self, file: EventFile, chunk: Chunk, key: str) -> None:
        column = chunk.column(key)
        if not any(column):
            return
        for number, cell in enumerate(column, start=self.size):
            raw = file.raw(key, cell) if cell else {}
            if raw:
                self._apart.add(number)
                if key in LINKS:
                    self._named.update(map(str, raw[key]))

    def _refused(self, file: EventFile, first: int) -> StructureError:
        """Say what is wrong with the rows after those that were read, as the loader does."""
        faults: list[StructureFault] = []
        structure = converter_for(self.register.language).get_structure_hook(AssistanceEvent)
        for entry in islice(file.entries(faults, range(first, first + ROWS)), ROWS):
            try:
                structure(entry.raw, AssistanceEvent)
            except REFUSALS as error:
                faults += [
                    entry.fault(each.sentence, place=each.place, hint=each.hint)
                    for each in refusals_in(error)
                    if each.place[:1] not in {(key,) for key in entry.missing}
                ]
        return StructureError(NOT_EVENTS, faults) if faults else _changed(file.name)

    # -- the end ------------------------------------------------------------------------------------------------------

    def finish(self) -> tuple[Register, CodedEvents]:
        """
        Return the register with those events that are held as records, and the columns of the others.

        Raises:
            StructureError: Two events have one id, and neither is a revision.
        """
        own = {record.key: record for record in self.register.records if record.table == AssistanceEvent.table}
        linked = self._named.union(*(getattr(record, key) for record in own.values() for key in LINKS))
        self._apart.update(places_of(self._hashes, {hash(key) for key in (*own, *linked)}), *self._latest())
        records = list(self._records())
        keys = {record.key for record, _ in records}
        before = ((each, 0) for each in self.register.records if each.table == AssistanceEvent.table)
        faults = list(version_faults([*records, *(each for each in before if each[0].key in keys)]))
        if faults:
            raise StructureError(NOT_EVENTS, faults)
        with_them = evolve(self.register, records=(*self.register.records, *(record for record, _ in records)))
        columns = {name: (codes, list(self._values[name])) for name, codes in self._codes.items()}
        files = tuple(self._files)
        return with_them, CodedEvents.of(columns, KNOWN, SILENT, self._apart, self.size, lambda: find_ids(files))

    def _latest(self) -> Iterator[list[int]]:
        """Find an event of the latest day on which any was published, and one of the latest recorded; no draft."""
        drafts = self._codes.get("draft")
        is_draft = self._values.get("draft", {}).get(True)
        for name in _DAYS:
            days = {code: _day(value) for value, code in self._values.get(name, {}).items()}
            rows = self._codes.get(name, ())
            held = ((days[code], row) for row, code in enumerate(rows) if drafts is None or drafts[row] != is_draft)
            day, row = max(held, key=lambda each: each[0], default=(date.min, 0))
            if day > date.min:
                yield [row]

    def _records(self) -> Iterator[tuple[Record, int]]:
        """Read the events that are held as records, with their numbers in their files."""
        structure = converter_for(self.register.language).get_structure_hook(AssistanceEvent)
        for read in self._files:
            wanted = {number - read.first for number in self._apart if read.first <= number < read.after}
            if wanted:
                faults: list[StructureFault] = []
                for entry in read.file.entries(faults, wanted):
                    entry.raw["origin"] = Origin(entry.file, entry.line)
                    try:
                        yield structure(entry.raw, AssistanceEvent), entry.number
                    except REFUSALS as error:
                        faults += [
                            entry.fault(each.sentence, place=each.place, hint=each.hint) for each in refusals_in(error)
                        ]
                if faults:
                    raise StructureError(NOT_EVENTS, faults)
                read.demand_unchanged()


def _day(value: Any) -> date:  # noqa: ANN401  # a day, a date or nothing
    return (value.latest if isinstance(value, When) else value) or date.min


def _demand_sound(file: EventFile, chunk: Chunk) -> None:
    """
    Demand what every event must have, and that no key is unknown.

    Raises:
        NotReadableError: Something is at fault.
    """
    if not _REQUIRED.issubset(chunk.keys) or not _FIELDS.keys() >= set(chunk.keys):
        raise NotReadableError
    ids = chunk.column("id")
    if {*map(type, ids)} != {str} or not all(ids) or not all(map(file.is_title, chunk.column("title"))):
        raise NotReadableError
    together = "".join(map(str, ids))
    if " " in together or not together.isprintable():
        raise NotReadableError


def ids_of(chunk: Chunk) -> Sequence[str]:
    """Return the ids of the events of a chunk."""
    ids = list(map(str, chunk.column("id")))
    return list(map(unguarded, ids)) if "'" in "".join(ids) else ids


def find_ids(files: Sequence[Read]) -> list[str]:
    """
    Read the ids of all events once more.

    Raises:
        StructureError: A file was changed meanwhile.
    """
    found: list[str] = []
    for read in files:
        read.demand_unchanged()
        try:
            for chunk in read.file.chunks():
                found += ids_of(chunk)
        except (NotReadableError, OSError):
            raise _changed(read.file.name) from None
        read.demand_unchanged()
    return found


def _changed(name: str) -> StructureError:
    hint = Sentence("try again when whoever writes them is done")
    return StructureError(NOT_EVENTS, [StructureFault("its files change while they are read", file=name, hint=hint)])
