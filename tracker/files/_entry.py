"""What the readers of all three formats hand on: one entry a record, still in the words of its file."""

from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from tracker.errors import StructureFault
from tracker.files._lines import Lines
from tracker.records._refusals import path_of
from tracker.records._refused_values import Place

__all__ = ["Entry", "decimal"]


class Entry(NamedTuple):
    """
    One record of a file.

    Attributes:
        file: The file, relative to the register's directory.

        table: The name of its type.

        number: Its place among the entries of its type in the file, from 0.

        line: The line on which it starts.

        raw: Its keys and values.

        lines: Where its parts stand; None where a record has one line.

        missing: The keys that all entries of the file lack, of which the file has been told.
    """

    file: str
    table: str
    number: int
    line: int
    raw: Any
    lines: Lines | None = None
    missing: frozenset[str] = frozenset()

    def fault(self, message: str, *, place: Place = (), hint: str = "") -> StructureFault:
        """Make a fault of the entry, on the line of its place or of the nearest place around it."""
        whole = (self.table, self.number, *place)
        line = self.lines.nearest(whole) if self.lines else None
        return StructureFault(message, file=self.file, line=line or self.line, path=path_of(whole), hint=hint)


def decimal(text: str) -> Decimal:
    """Read a decimal number exactly; one whose exponent no computer holds becomes infinite, and is refused later."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")
