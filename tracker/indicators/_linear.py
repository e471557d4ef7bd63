"""Flows and counts: every record adds its own amount."""

from collections.abc import Iterable
from functools import cache

from attrs import define, field, fields_dict

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.indicators._counted_records import date_of
from tracker.indicators._identity import Links, Share, days_that_count, total
from tracker.model import Indicator, Record
from tracker.values import Bounds, Membership, Number, Qualifier, Quantity, Reading, Recognition
from tracker.values._occurrence import Pattern

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

    A record that states no number adds any number from zero (L14); women of whom no number is stated are at most all.

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


def share_if(membership: Membership, bounds: Bounds) -> Bounds:
    """Return what a record adds to a period that it lies in certainly, possibly or not at all."""
    if membership is Membership.CERTAIN:
        return bounds
    return NOTHING if membership is Membership.IMPOSSIBLE else bounds.hull(NOTHING)


@define
class Total:
    """
    What some records add up to: the fold of a sum.

    A record that nobody links to another is added at once. What linked records add depends on all of them together, so
    theirs is kept apart until the last one is known.

    Attributes:
        links: Which records are, or may be, the same thing.

        recognition: On which day something that lasts counts.

        lower: The sum of the least that the records without links add; None without a limit.

        upper: The sum of the most that they add; None without a limit.

        linked: What the others add, by key.
    """

    links: Links
    recognition: Recognition
    lower: Number | None = 0
    upper: Number | None = 0
    linked: dict[str, Share] = field(factory=dict)

    def add(self, record: Record, key: str, share: Bounds, number: Bounds) -> None:
        """Add what a record of a key adds, and what it says of the thing's number wherever that counts."""
        if key in self.links.keys:
            days = days_that_count(date_of(record), self.recognition)
            self.linked[key] = Share.of(record, share, number, days)
            return
        self.lower = None if self.lower is None or share.lower is None else self.lower + share.lower
        self.upper = None if self.upper is None or share.upper is None else self.upper + share.upper

    def merge(self, other: "Total") -> "Total":
        """Return what the records of both add up to; no record is in both."""
        found = Bounds(self.lower, self.upper) + Bounds(other.lower, other.upper)
        return Total(self.links, self.recognition, found.lower, found.upper, self.linked | other.linked)

    @property
    def bounds(self) -> Bounds:
        """What is certain about the sum: each distinct thing counts once (L18, L27)."""
        alone = Bounds(self.lower, self.upper)
        return alone + total(self.linked, self.links.records) if self.linked else alone


def sum_of_amounts(
    records: Iterable[tuple[Record, Membership, Bounds]], indicator: Indicator, others: Iterable[Record] = ()
) -> Bounds:
    """
    Add up the amounts of records with their memberships: sound, and tight where the records are independent (L14, L15).

    A record outside the period adds nothing, and may yet say that two others are the same thing.
    """
    return _total([(record, share_if(member, bounds), bounds) for record, member, bounds in records], indicator, others)


def change_of_total(
    records: Iterable[tuple[Record, frozenset[Pattern], Bounds]], indicator: Indicator, others: Iterable[Record] = ()
) -> Bounds:
    """
    Bound the change of a total from one period to another, record by record.

    A record certainly in both periods contributes exactly nothing, however vague its amount (L43, L45).
    """
    return _total([(record, _step(found, bounds), bounds) for record, found, bounds in records], indicator, others)


def _total(records: Iterable[tuple[Record, Bounds, Bounds]], indicator: Indicator, others: Iterable[Record]) -> Bounds:
    every = list(records)
    adding = Total(Links.among([*(record for record, _, _ in every), *others]), indicator.recognition)
    for record, share, number in every:
        adding.add(record, record.key, share, number)
    return adding.bounds


def _step(patterns: frozenset[Pattern], bounds: Bounds) -> Bounds:
    steps = [NOTHING if before == after else bounds if after else -bounds for before, after in patterns]
    hull = steps[0]
    for step in steps[1:]:
        hull = hull.hull(step)
    return hull
