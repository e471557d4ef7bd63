"""What is found in a text, and where."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import field, frozen

from tracker.values import Quantity

FindValue = Quantity | str | int


class FindKind(StrEnum):
    """What a find is."""

    QUANTITY = "quantity"
    """a number, with its hedge"""
    DATE = "date"
    """a date or a period"""
    COUNTRY = "country"
    """a country or area"""
    SYMBOL = "symbol"
    """the symbol of a document, or of a resolution that is named by its number"""
    NAME = "name"
    """what the register calls by this name, an organ or a region"""
    ORDINAL = "ordinal"
    """the number of a session or meeting"""
    ACT = "act"
    """an activity that was not held, in the words of its sentence"""


@frozen
class Find:
    """
    Something that a text says and a record may hold.

    Attributes:
        kind: What it is.

        text: The words.

        value: What they say: a quantity, a date in EDTF, the code of a country, a symbol in its canonical form, the id
            of a record or the code of an organ or area, the number of a session, or why an activity was not held.

        start: Where the words begin in the text, counted from 0.
    """

    kind: FindKind = field(converter=FindKind)
    text: str
    value: FindValue
    start: int

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.text)


class Taken:
    """The places of a text that are read already; what is found later must lie elsewhere."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> None:
        """Note a place; places that overlap become one."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last], self._ends[first:last] = [start], [end]

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing was read there."""
        place = bisect_right(self._ends, start)
        return place == len(self._starts) or end <= self._starts[place]


def in_order(finds: Iterable[Find]) -> Iterator[Find]:
    """Go through finds in the order of the text."""
    yield from sorted(finds, key=lambda each: (each.start, -each.end, each.kind))
