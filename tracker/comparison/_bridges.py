"""Bridges: values of an older definition carried over to a newer one, as the newer one declares."""

from attrs import evolve

from tracker.comparison._maps import mapped
from tracker.indicators import Figure
from tracker.model import Bridge, Register
from tracker.values import Bounds

__all__ = ["bridge", "carried"]

Pair = tuple[Figure, Figure]


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
