"""Bridges: values of an older definition carried over to a newer one, as the newer one declares.

A map takes each code of the older definition to one code of the newer or to several, or to none where it no longer
counts. Numbers go with their parts: what goes to one code goes there certainly, what goes to one of several possibly
to each. A code that the map does not name may count or not. A status is a code itself, and becomes any of those that
its own goes to.
"""

import re

from attrs import evolve, frozen

from tracker.comparison._pair import Pair, is_from_records
from tracker.indicators import Additivity, Figure, additivity, measure_all
from tracker.indicators._additivity import Dimension
from tracker.model import Bridge, Concordance, IndicatorKind, Register
from tracker.values import Bounds, Number


def bridge(register: Register, before: Figure, after: Figure) -> Pair | None:
    """Carry the value of an older definition over to the newer one, by the bridge that the newer one declares."""
    for old, new in ((before, after), (after, before)):
        declared = new.indicator.bridge
        if declared is not None and (new.indicator.id, declared.version) == (old.indicator.id, old.indicator.version):
            found = carried(register, old, new)
            if found is None:
                return None
            return (found, new) if old is before else (new, found)
    return None


def carried(register: Register, old: Figure, new: Figure) -> Figure | None:
    """Carry a figure over to the definition of a newer one; None if that declares no bridge which bears the figure."""
    declared = new.indicator.bridge
    if declared is None or old.bounds is None:
        return None
    if (new.indicator.id, declared.version) != (old.indicator.id, old.indicator.version):
        return None
    bounds = _bounds(register, declared, old, new, old.bounds)
    return None if bounds is None else evolve(old, indicator=new.indicator, bounds=bounds, source=None)


def _bounds(register: Register, declared: Bridge, old: Figure, new: Figure, bounds: Bounds) -> Bounds | None:
    if declared.kind == "identity":
        return bounds
    if declared.kind == "factor" and declared.factor is not None:
        return _product(bounds, declared.factor.bounds(old.reading))
    return mapped(register, declared, old, new) if declared.kind == "map" else None


def _product(number: Bounds, factor: Bounds) -> Bounds:
    """Multiply numbers that are not negative and do not depend on each other."""
    lower = (number.lower or 0) * (factor.lower or 0)
    if number.upper is None or factor.upper is None:
        return Bounds(lower, None)
    return Bounds(lower, number.upper * factor.upper)


NOTHING = Bounds.exactly(0)


@frozen
class _Part:
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
    # Decision 9: a number goes with its parts.
    for part in parts:
        total += _share(dict(declared.codes).get(part.code or ""), wanted, part.bounds)
    return total


def _parts(register: Register, declared: Bridge, old: Figure) -> list[_Part] | None:
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
    parts = [_Part(dict(figure.by)[declared.dimension], figure.bounds or NOTHING) for figure in measured]
    if is_from_records(old):
        return parts if len(keys) == len(set(keys)) and set(keys) == set(old.records) else None
    known = NOTHING
    for part in parts:
        known += part.bounds
    left = (old.bounds or NOTHING) - known
    if left.upper is not None and left.upper < 0:
        return None
    return [*parts, _Part(None, Bounds(0, left.upper))]


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
    return int(code) if re.fullmatch(r"\s*[0-9]{1,300}\s*", code) else None
