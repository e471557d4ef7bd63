"""Flows and counts: every record adds its own amount."""

from collections.abc import Iterable
from functools import cache

from attrs import fields_dict

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.indicators._identity import Share, days_that_count, total
from tracker.indicators._selection import date_of
from tracker.model import Indicator, Record
from tracker.values import Bounds, Membership, Number, Pattern, Qualifier, Quantity, Reading

__all__ = ["amount", "change_of_total", "demand_amount", "hedged_number", "sum_of_amounts"]

NOT_STATED = Bounds.at_least(0)
NOTHING = Bounds.exactly(0)
ONE = Bounds.exactly(1)


@cache
def _quantity_fields(record_type: type[Record]) -> list[str]:
    return [name for name, attribute in fields_dict(record_type).items() if attribute.type == (Quantity | None)]


def demand_amount(indicator: Indicator, record_type: type[Record]) -> None:
    """
    Demand that an indicator counts records or a field that holds a quantity.

    Raises:
        InvalidValueError: It does not; the error names the nearest such field.
    """
    if indicator.counts == "records":
        return
    known = _quantity_fields(record_type)  # type: ignore[arg-type]  # a class is hashable, whatever mypy says
    if indicator.counts not in known:
        otherwise = Sentence("it may count records, {words}", words=", ".join(known))
        hint = nearest_hint(indicator.counts, ["records", *known], otherwise=otherwise)
        raise InvalidValueError(
            "indicator {id} adds up {counts} of {table}; {hint}",
            id=repr(indicator.id),
            counts=repr(indicator.counts),
            table=repr(record_type.table),
            hint=hint,
        )


def amount(record: Record, indicator: Indicator, reading: Reading) -> tuple[Bounds, bool]:
    """
    Return what a record adds where it counts, and whether it states a number.

    A record that states no number adds any number from zero; women of whom no number is stated are at most all.

    Raises:
        InvalidValueError: The indicator counts a field that holds no quantity.
    """
    if indicator.counts == "records":
        return ONE, True
    demand_amount(indicator, type(record))
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
    return NOTHING if membership is Membership.IMPOSSIBLE else bounds.hull(NOTHING)


def sum_of_amounts(
    records: Iterable[tuple[Record, Membership, Bounds]], indicator: Indicator, others: Iterable[Record] = ()
) -> Bounds:
    """
    Add up the amounts of records with their memberships: sound, and tight where the records are independent.

    A record outside the period adds nothing, and may yet say that two others are the same thing.
    """
    return _total(
        [(record, _share_if(member, bounds), bounds) for record, member, bounds in records], indicator, others
    )


def change_of_total(
    records: Iterable[tuple[Record, frozenset[Pattern], Bounds]], indicator: Indicator, others: Iterable[Record] = ()
) -> Bounds:
    """
    Bound the change of a total from one period to another, record by record.

    A record certainly in both periods contributes exactly nothing, however vague its amount.
    """
    return _total([(record, _step(found, bounds), bounds) for record, found, bounds in records], indicator, others)


def _total(records: Iterable[tuple[Record, Bounds, Bounds]], indicator: Indicator, others: Iterable[Record]) -> Bounds:
    every, linking = list(records), list(others)
    if not linking and not any(record.same_as or record.possibly_same_as for record, _, _ in every):
        return _sum({record.key: share for record, share, _ in every}.values())
    shares = {
        record.key: Share.of(record, share, number, days_that_count(date_of(record), indicator.recognition))
        for record, share, number in every
    }
    return total(shares, linking)


def _sum(shares: Iterable[Bounds]) -> Bounds:
    """Add up shares of different things."""
    lower: Number | None = 0
    upper: Number | None = 0
    for share in shares:
        lower = None if lower is None or share.lower is None else lower + share.lower
        upper = None if upper is None or share.upper is None else upper + share.upper
    return Bounds(lower, upper)


def _step(patterns: frozenset[Pattern], bounds: Bounds) -> Bounds:
    steps = [NOTHING if before == after else bounds if after else -bounds for before, after in patterns]
    hull = steps[0]
    for step in steps[1:]:
        hull = hull.hull(step)
    return hull
