"""What is found in a text, and where."""

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

from tracker.values import Quantity

FindValue = Quantity | str | int

FindKind = Literal["quantity", "date", "country", "symbol", "name", "ordinal"]


@frozen
class Find:
    """
    Something that a text says and a record may hold.

    Attributes:
        kind: ``quantity``, ``date``, ``country``, ``symbol``, ``name`` or ``ordinal``.

        text: The words.

        value: What they say: a quantity, a date in EDTF, the code of a country, a symbol in its canonical form, the id
            of a record or the code of an organ or area, or the number of a session.

        start: Where the words begin in the text, counted from 0.
    """

    kind: FindKind
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
        self._spans: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> None:
        """Note a place."""
        self._spans.append((start, end))

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing was read there."""
        return all(end <= first or last <= start for first, last in self._spans)


def in_order(finds: Iterable[Find]) -> Iterator[Find]:
    """Go through finds in the order of the text."""
    yield from sorted(finds, key=lambda each: (each.start, -each.end, each.kind))
