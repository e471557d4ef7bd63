"""The signs in the cells of a table that its legend explains: those that stand there, and no others."""

from collections.abc import Iterable

from tracker.documents import Inline, Link, Measured, Message, Note, Row, Sequence
from tracker.words._numbers import NIL, NOT_AVAILABLE


def signs_in(rows: Iterable[Row]) -> list[Inline]:
    """
    Explain the signs for what is not known and for nil that cells have.

    >>> signs_in([Row(cells=(Message("Activities"), NIL))])[0].id
    '– nil.'
    >>> signs_in([Row(cells=(Message("Activities"),))])
    []
    """
    cells = [cell for row in rows for cell in row.cells]
    is_unknown, is_nil = (any(_holds(cell, sign) for cell in cells) for sign in (NOT_AVAILABLE, NIL))
    if is_unknown and is_nil:
        return [Message(".. not available; – nil.")]
    if is_unknown:
        return [Message(".. not available.")]
    return [Message("– nil.")] if is_nil else []


def _holds(cell: object, sign: Inline) -> bool:
    """Tell whether a sign stands in a cell, by itself or as a part of it."""
    match cell:
        case Measured() | Link() | Note():
            return _holds(cell.text, sign)
        case Sequence():
            return any(_holds(each, sign) for each in cell.parts)
        case Message():
            return any(_holds(each, sign) for _, each in cell.parts)
        case _:
            return cell == sign
