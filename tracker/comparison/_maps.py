"""
Maps of codes: what an older definition told apart, told apart as a newer one does.

A map takes each code of the older definition to one code of the newer or to several, or to none where it no longer
counts. Numbers go with their parts: what goes to one code goes there certainly, what goes to one of several possibly
to each. A code that the map does not name may count or not. A status is a code itself, and becomes any of those that
its own goes to.
"""

from attrs import frozen

from tracker.comparison._figures import is_from_records
from tracker.indicators import Additivity, Dimension, Figure, additivity, measure_all
from tracker.model import Bridge, Concordance, IndicatorKind, Register
from tracker.values import Bounds, Number

__all__ = ["mapped"]

NOTHING = Bounds.exactly(0)


@frozen
class Part:
    """A part of the older figure: its code, None for what is in no part that is known, and what is certain of it."""

    code: str | None
    bounds: Bounds


def mapped(register: Register, declared: Bridge, old: Figure, new: Figure) -> Bounds | None:
    """
    Return what an older figure amounts to by the newer definition; None where a map cannot say.

    It cannot of what does not add up over categories, of parts that one record is in twice, or that exceed the whole.
    """
    if not declared.codes:
        return None
    if old.indicator.kind is IndicatorKind.STATUS:
        return _of_status(declared.codes, old)
    if additivity(old.indicator, Dimension.CATEGORY) is not Additivity.SUM or old.by:
        return None
    parts = _parts(register, declared, old)
    if parts is None:
        return None
    wanted = dict(new.by).get(declared.dimension)
    total = NOTHING
    for part in parts:
        total += _share(dict(declared.codes).get(part.code or ""), wanted, part.bounds)
    return total


def _parts(register: Register, declared: Bridge, old: Figure) -> list[Part] | None:
    """Return the parts of the older figure, and what is left of it."""
    measured = [
        figure
        for figure in measure_all(
            register,
            [old.indicator],
            old.asked,
            by=declared.dimension,
            basis=old.basis,
            about=old.about,
            reading=old.reading,
        )
        if figure.bounds is not None and (figure.period, figure.at) == (old.period, old.at)
    ]
    keys = [key for figure in measured for key in figure.records]
    parts = [Part(dict(figure.by)[declared.dimension], figure.bounds or NOTHING) for figure in measured]
    if is_from_records(old):
        return parts if len(keys) == len(set(keys)) and set(keys) == set(old.records) else None
    known = NOTHING
    for part in parts:
        known += part.bounds
    left = (old.bounds or NOTHING) - known
    if left.upper is not None and left.upper < 0:
        return None
    return [*parts, Part(None, Bounds(0, left.upper))]


def _share(goes_to: tuple[str, ...] | None, wanted: str | None, bounds: Bounds) -> Bounds:
    """Return what a part adds to the whole, or to one code, of the newer definition."""
    if goes_to is None:
        return bounds.hull(NOTHING)
    if not goes_to or (wanted is not None and wanted not in goes_to):
        return NOTHING
    return bounds if wanted is None or len(goes_to) == 1 else bounds.hull(NOTHING)


def _of_status(codes: Concordance, old: Figure) -> Bounds | None:
    """Return from where to where the newer values lie that the older ones may have become."""
    if old.bounds is None or old.bounds.lower is None or old.bounds.upper is None:
        return None
    becomes = {_number(code): [_number(each) for each in newer] for code, newer in codes}
    places = [
        place
        for code in range(int(old.bounds.lower), int(old.bounds.upper) + 1)
        for place in becomes.get(code, [None]) or [None]
    ]
    known = [place for place in places if place is not None]
    return Bounds(min(known), max(known)) if known and len(known) == len(places) else None


def _number(code: str) -> Number | None:
    return int(code) if code.strip().isdigit() else None
