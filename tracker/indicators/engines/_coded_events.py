"""Events of files as columns of numbers: what no register holds, and yet counts."""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define, evolve, frozen
from numpy.typing import NDArray

from tracker.errors import InvalidValueError
from tracker.indicators.engines._coded import Alike, CodedRecords, Codes, Dates, Places, Yes
from tracker.model import AssistanceEvent, Record
from tracker.values import When


@frozen(eq=False)
class CodedField:
    """
    A field of events.

    Attributes:
        codes: For each event the number of its value.

        values: The different values.
    """

    codes: Codes
    values: Sequence[Any]


@define(eq=False)
class CodedEvents(CodedRecords):
    """
    Events of files.

    Attributes:
        fields: The fields that the files fill.

        known: The names of all fields that a figure may rest on.

        silent: An event that says nothing: what others say is put in its place.

        counted: Which of them count; the others are held as records.

        find_keys: Reads their ids, which are not kept before somebody asks for them.
    """

    fields: Mapping[str, CodedField]
    known: Collection[str]
    silent: AssistanceEvent
    counted: Yes
    find_keys: Callable[[], Sequence[str]]

    @classmethod
    def of(
        cls,
        columns: Mapping[str, tuple["array[int]", Sequence[Any]]],
        known: Collection[str],
        silent: AssistanceEvent,
        apart: Collection[int],
        size: int,
        find_keys: Callable[[], Sequence[str]],
    ) -> "CodedEvents":
        """Hold columns; *apart* are the places of those that are held as records."""
        counted = np.ones(size, np.bool_)
        counted[np.fromiter(apart, np.int64, len(apart))] = False
        fields = {
            name: CodedField(np.frombuffer(codes, np.int32) if codes else np.zeros(0, np.int32), values)
            for name, (codes, values) in columns.items()
        }
        return cls(AssistanceEvent, size, fields, known, silent, counted, find_keys)

    def column(self, name: str) -> tuple[Codes, int]:
        """
        Return the column of a field.

        Raises:
            InvalidValueError: It is not read from files.
        """
        if name in self.fields:
            own = self.fields[name]
            return own.codes, max(1, len(own.values))
        if name not in self.known:
            raise InvalidValueError(
                "{name} is not read from files of events; import them into the register to ask for it", name=repr(name)
            )
        return np.zeros(self.size, np.int32), 1

    def standing_for(self, row: int, names: Iterable[str]) -> Record:
        """Return an event that has the values of a row in some fields."""
        values: dict[str, Any] = {}
        for name in names:
            if name in self.fields:
                own = self.fields[name]
                values[name] = own.values[own.codes[row]]
        return evolve(self.silent, **values)

    def alike_in_one(self, name: str) -> Alike | None:
        """Return the column itself, with an event for each of its values."""
        own = self.fields.get(name)
        if own is None:
            return None
        return Alike(own.codes, [evolve(self.silent, **{name: value}) for value in own.values])

    def find_dates(self) -> Dates:
        """Return the different dates."""
        own = self.fields.get("when")
        whens: Sequence[When] = () if own is None else own.values
        return Dates.of(np.zeros(self.size, np.int32) if own is None else own.codes, whens)

    def keys(self, rows: Places) -> list[str]:
        """Return the ids of some events."""
        if not len(rows):
            return []
        keys = self.remembered("keys", self.find_keys)
        return [keys[row] for row in rows.tolist()]

    def unlinked(self) -> Yes | None:
        """Tell which count from columns: nobody links them to another."""
        return None if self.counted.all() else self.counted


def places_of(hashes: "array[int]", wanted: Collection[int]) -> list[int]:
    """Return the places of ids that occur more than once, and of those that are wanted, by their hashes."""
    own: NDArray[np.int64] = np.frombuffer(hashes, np.int64) if hashes else np.zeros(0, np.int64)
    order = np.sort(own)
    looked_for = np.union1d(order[1:][order[1:] == order[:-1]], np.fromiter(wanted, np.int64, len(wanted)))
    return [int(each) for each in np.flatnonzero(np.isin(own, looked_for))]
