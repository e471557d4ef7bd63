"""How many countries a record leaves unnamed."""

from tracker.model import Record
from tracker.values import Bounds, Quantity, Reading

__all__ = ["NOBODY", "unnamed_countries"]

NOBODY = Bounds.exactly(0)
ANYBODY = Bounds.at_least(0)


def unnamed_countries(record: Record, named: int, reading: Reading) -> Bounds:
    """
    Bound how many countries a record means beyond those that it names.

    A total that exceeds the names leaves some unnamed, whatever the record says of its list; one that equals them
    leaves nobody.
    """
    total: Quantity | None = getattr(record, "countries_total", None)
    complete = bool(getattr(record, "countries_complete", True))
    if total is None:
        return NOBODY if complete else ANYBODY
    stated = total.bounds(reading)
    lower = max(0, (stated.lower or 0) - named)
    if complete and lower == 0:
        return NOBODY
    return Bounds(lower, None if stated.upper is None else max(lower, stated.upper - named))
