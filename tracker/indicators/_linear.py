"""Flows and counts: every record adds its own amount."""

from attrs import fields_dict

from tracker.errors import InvalidValueError, closest
from tracker.indicators._identity import Share, total
from tracker.model import Indicator, Record
from tracker.values import Bounds, Membership, Number, Pattern, Qualifier, Quantity, Reading

__all__ = ["amount", "change_of_total", "hedged_number", "sum_of_amounts"]

NOT_STATED = Bounds.at_least(0)


def _quantity_fields(record_type: type[Record]) -> list[str]:
    return [name for name, attribute in fields_dict(record_type).items() if attribute.type == (Quantity | None)]


def amount(record: Record, indicator: Indicator, reading: Reading) -> tuple[Bounds, bool]:
    """
    Return what a record adds where it counts, and whether it states a number.

    A record that states no number adds any number from zero; women of whom no number is stated are at most all.

    Raises:
        InvalidValueError: The indicator counts a field that holds no quantity.
    """
    if indicator.counts == "records":
        return Bounds.exactly(1), True
    known = _quantity_fields(type(record))
    if indicator.counts not in known:
        nearest = closest(indicator.counts, ["records", *known])
        hint = f"did you mean {nearest!r}?" if nearest else f"it may count records, {', '.join(known)}"
        raise InvalidValueError(f"indicator {indicator.id!r} adds up {indicator.counts!r} of {record.table!r}; {hint}")
    stated: Quantity | None = getattr(record, indicator.counts)
    if stated is not None:
        return stated.bounds(reading), True
    whole: Quantity | None = getattr(record, "participants", None) if indicator.counts == "women" else None
    return (NOT_STATED if whole is None else Bounds(0, whole.bounds(reading).upper)), False


def hedged_number(record: Record, indicator: Indicator) -> Number | None:
    """Return the number that a record states and hedges; None if it states none or an exact one."""
    stated = getattr(record, indicator.counts, None)
    return stated.value if isinstance(stated, Quantity) and stated.qualifier is not Qualifier.EXACT else None


def _share_if(membership: Membership, bounds: Bounds) -> Bounds:
    """Return what a record adds to a period that it lies in certainly, possibly or not at all."""
    if membership is Membership.CERTAIN:
        return bounds
    return Bounds.exactly(0) if membership is Membership.IMPOSSIBLE else bounds.hull(Bounds.exactly(0))


def sum_of_amounts(records: list[tuple[Record, Membership, Bounds]]) -> Bounds:
    """Add up the amounts of records with their memberships: sound, and tight where the records are independent."""
    return total({record.key: Share.of(record, _share_if(member, bounds)) for record, member, bounds in records})


def change_of_total(records: list[tuple[Record, frozenset[Pattern], Bounds]]) -> Bounds:
    """
    Bound the change of a total from one period to another, record by record.

    A record certainly in both periods contributes exactly nothing, however vague its amount.
    """
    return total({record.key: Share.of(record, _step(found, bounds)) for record, found, bounds in records})


def _step(patterns: frozenset[Pattern], bounds: Bounds) -> Bounds:
    nothing = Bounds.exactly(0)
    steps = [nothing if before == after else bounds if after else -bounds for before, after in patterns]
    hull = steps[0]
    for step in steps[1:]:
        hull = hull.hull(step)
    return hull
