"""
What records of one part and date add, in columns: the partial of every figure over coded records.

It holds no period. What lies in a period is looked up by date and added up part by part.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from tracker.indicators.engines._coded import Places, Whole, is_roomy
from tracker.values import Number

EXACT = 2**53
"""Below this floating point holds every whole number, and sums of them in any order are exact."""

Values = NDArray[Any]
"""What entries add: whole numbers in floating point below `EXACT`, or else Python's own numbers."""


@frozen(eq=False)
class Entries:
    """
    What records add, one entry for each group and date, by date.

    Attributes:
        groups: How many groups there are.

        group: For each entry the number of its group.

        starts: For each date the first of its entries, and their number at the end.

        columns: What they add, by name; one that adds nothing anywhere is left out.
    """

    groups: int
    group: Places
    starts: Places
    columns: Mapping[str, Values]

    def of(self, dates: Places) -> Places:
        """Return the places of the entries of some dates."""
        first = self.starts[dates]
        lengths = self.starts[dates + 1] - first
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        return np.repeat(first - ends + lengths, lengths) + np.arange(total)

    def added(self, name: str, places: Places) -> list[Number]:
        """Add up a column over some entries, group by group, exactly."""
        column = self.columns.get(name)
        if column is None or not len(places):
            return [0] * self.groups
        groups, values = self.group[places], column[places]
        if values.dtype != object:
            return [int(each) for each in np.bincount(groups, weights=values, minlength=self.groups).tolist()]
        found: list[Number] = [0] * self.groups
        for group, value in zip(groups.tolist(), values.tolist(), strict=True):
            found[group] += value
        return found

    def largest(self, name: str, places: Places) -> list[int]:
        """Return the largest value of a column over some entries, group by group."""
        found = np.zeros(self.groups, np.int64)
        column = self.columns.get(name)
        if column is not None:
            np.maximum.at(found, self.group[places], column[places])
        return [int(each) for each in found]


def column_of(values: Sequence[Number], records: int) -> Values:
    """Return values so that sums over so many records are exact: in floating point where they fit, else as they are."""
    whole = [each for each in values if isinstance(each, int)]
    if len(whole) == len(values) and max(map(abs, whole), default=0) * max(records, 1) < EXACT:
        return np.array(whole, np.float64)
    found = np.empty(len(values), object)
    found[:] = values
    return found


@frozen(eq=False)
class Cells:
    """
    Records gathered into cells.

    Attributes:
        held: The cells that hold a record, ascending.

        places: For each record the place of its cell in what is counted.

        number: How many records each of the cells holds.

        width: How many places there are: one for each cell, or for each that holds a record.
    """

    held: Places
    places: Whole
    number: Values
    width: int

    @classmethod
    def of(cls, cells: Whole, different: int) -> "Cells":
        """Gather records by the number of their cell; of too many cells only those are counted that hold a record."""
        if is_roomy(different, len(cells)):
            number = np.bincount(cells, minlength=different)
            held = np.flatnonzero(number)
            return cls(held, cells, number[held].astype(np.float64), different)
        held, places, number = np.unique(cells.astype(np.int64), return_inverse=True, return_counts=True)
        return cls(held, places.reshape(-1), number.astype(np.float64), len(held))

    def _of_held(self, found: Values) -> Values:
        return found if self.width == len(self.held) else found[self.held]

    def sum(self, values: Values, codes: NDArray[Any]) -> Values:
        """Add up what the records of each cell add, each by the number of its value."""
        if values.dtype != object:
            return self._of_held(np.bincount(self.places, weights=values[codes], minlength=self.width))
        pairs, counts = np.unique(self.places.astype(np.int64) * len(values) + codes, return_counts=True)
        found = np.zeros(self.width, object)
        for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
            cell, value = divmod(pair, len(values))
            found[cell] += count * values[value]
        return self._of_held(found)

    def largest(self, ranks: NDArray[Any], codes: NDArray[Any]) -> Values:
        """Return the largest rank among the records of each cell; there are few ranks."""
        found, own = np.zeros(self.width, np.int64), ranks[codes]
        for rank in range(1, int(ranks.max(initial=0)) + 1):  # a later one overwrites
            found[self.places[own == rank]] = rank
        return self._of_held(found)


def starts_of(dates: Places, different: int) -> Places:
    """Return where the entries of each date start, of entries sorted by date, and their number at the end."""
    return np.searchsorted(dates, np.arange(different + 1))
