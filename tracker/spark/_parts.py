"""What is grouped: which events are selected, in what parts they lie, and what each adds there."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

from attrs import evolve, field, frozen

from tracker.errors import InvalidValueError
from tracker.indicators._breakdown import is_of_type, role_of
from tracker.indicators._counted_records import _test_of as test_of
from tracker.indicators._counted_records import happened, parts_in
from tracker.indicators._distinct import members
from tracker.indicators.engines._by_date import Sums, Union, sums_of
from tracker.model import AssistanceEvent, Breakdown, EntityType, Indicator, IndicatorKind, Where
from tracker.model._kinds import COUNTRIES_BY_ROLE
from tracker.spark._event_frame import Fields
from tracker.values import Number, Reading


@frozen
class Selection:
    """
    Which events count.

    Attributes:
        where: The filter that they meet; None for all.

        but: The filter of a part of them that is left out; None if there is none.

        without: Whether there is such a part.
    """

    where: Where | None
    but: Where | None = None
    without: bool = False

    @property
    def fields(self) -> Fields:
        """What an event says that decides it."""
        both = [each for each in (self.where, self.but) if each is not None]
        paths = (condition.path for each in both for condition in (*each.conditions, *each.excluded))
        return tuple(dict.fromkeys(["state", "draft", *(path.partition(".")[0] for path in paths)]))

    def has(self, event: AssistanceEvent) -> bool:
        """Tell whether an event counts, wherever it lies."""
        if event.draft or not happened(event) or not test_of(self.where)(event):
            return False
        return not (self.without and test_of(self.but)(event))


@frozen
class Parting:
    """
    In what parts events lie.

    Attributes:
        by: The dimension; None for the whole.

        indicator: One of those that part them so: which countries an event counts in depends on what is counted.

        role: The field whose countries are meant.

        is_amount: Whether what belongs to several countries together belongs to none of them.
    """

    by: str | None
    indicator: Indicator = field(eq=False)
    role: str = ""
    is_amount: bool = False

    @classmethod
    def of(cls, indicator: Indicator, by: str | None) -> "Parting":
        """Tell how an indicator parts events in a dimension."""
        if by not in ("country", "region"):
            return cls(by, indicator)
        is_amount = indicator.kind is not IndicatorKind.DISTINCT and indicator.counts != "records"
        return cls(by, indicator, role_of(indicator), is_amount)

    @property
    def fields(self) -> Fields:
        """What an event says that decides it."""
        if self.by in ("country", "region"):
            further = ("countries", "countries_complete", "countries_total") if self.is_amount else ()
            return tuple(dict.fromkeys([self.role, *further]))
        return {None: (), "programme": ("programmes",), "kind": ("kind",)}[self.by]

    def codes(self, event: AssistanceEvent) -> Sequence[str]:
        """Return the codes of the parts that an event lies in."""
        return [""] if self.by is None else sorted(parts_in(event, self.indicator, self.by))

    def part(self, code: str) -> Breakdown:
        """Return the part of a code."""
        return () if self.by is None else ((self.by, code),)


@frozen
class Amount:
    """
    An amount that each event adds, under a reading.

    Attributes:
        indicator: One that adds it up.

        counts: What it adds up.

        reading: How hedged words are understood.
    """

    indicator: Indicator = field(eq=False)
    counts: str
    reading: Reading

    maxima = ("coarsest",)
    sums = ("lower", "upper", "least", "most", "stating")

    @property
    def varies(self) -> bool:
        """Whether an event adds something else to another part."""
        return False

    @property
    def fields(self) -> Fields:
        """What an event says that decides it."""
        if self.counts == "records":
            return ()
        return (self.counts, "participants") if self.counts == "women" else (self.counts,)

    def added(self, event: AssistanceEvent, _: Breakdown) -> Mapping[str, Number | None]:
        """Return what an event adds where it counts."""
        one = sums_of(self.indicator, self.reading)([event])
        return {name: getattr(one, name) for name in (*self.sums, *self.maxima)}

    def read(self, number: int, added: Mapping[str, Number | None]) -> Sums:
        """Make what some events add together of their number and its sums and maxima."""
        values: dict[str, Any] = dict(added)
        return Sums(number, **values)


@frozen
class Naming:
    """
    Whom each event names, under a reading; the names themselves are asked for apart.

    Attributes:
        indicator: One that counts them.

        counts: The field that names them.

        entities: Of which type they count; None for all.

        reading: How hedged words are understood.

        by: The dimension of the parts that are asked for; None for the whole.
    """

    indicator: Indicator = field(eq=False)
    counts: str
    entities: EntityType | None
    reading: Reading
    by: str | None

    maxima = ("size", "is_open")
    sums = ("unnamed",)

    @property
    def varies(self) -> bool:
        """Whether an event adds something else to another part: of a country or a region only who is in it counts."""
        return self.by in ("country", "region") and self.counts in COUNTRIES_BY_ROLE

    @property
    def fields(self) -> Fields:
        """What an event says that decides it."""
        return (self.counts, "countries_complete", "countries_total") if self.counts == "countries" else (self.counts,)

    def added(self, event: AssistanceEvent, part: Breakdown) -> Mapping[str, Number | None]:
        """Return how many an event names in a part, and how many more it may mean."""
        each = members(event, self.indicator, self.reading, part)
        return {
            "size": len(each.named) + (each.unnamed.lower or 0),
            "unnamed": each.unnamed.upper,
            "is_open": int(each.is_open),
        }

    def names(self, event: AssistanceEvent, part: Breakdown) -> frozenset[str]:
        """Return whom an event names in a part, of whatever type."""
        return members(event, evolve(self.indicator, entities=None), self.reading, part).named

    def counts_name(self, name: str) -> bool:
        """Tell whether somebody who is named is of the type that counts."""
        return self.counts not in COUNTRIES_BY_ROLE or is_of_type(name, self.entities)

    def read(self, number: int, added: Mapping[str, Number | None]) -> Union:
        """Make what some events say together of their number and its sums and maxima, without the names."""
        return Union(number, frozenset(), added["size"] or 0, added["unnamed"], bool(added["is_open"]))


Adding = Amount | Naming
"""What each event adds to a figure."""


@frozen
class Column:
    """
    What each of some events adds as one column of whole numbers, so that Spark adds them up exactly.

    Attributes:
        name: Its name.

        denominator: What they are multiplied by, so that they are whole.

        is_constant: Whether each of them adds the same; then there is no column.

        constant: What each of them adds then.

        unlimited: Whether some of them have no limit; how many is counted in a column beside it.

        is_wide: Whether their sum may be beyond what 64 bits hold.
    """

    name: str
    denominator: int
    is_constant: bool
    constant: Number | None
    unlimited: bool
    is_wide: bool

    @classmethod
    def of(cls, name: str, values: Sequence[Number | None], rows: int) -> "Column":
        """
        Find how to hold some numbers.

        Raises:
            InvalidValueError: Spark cannot add so many so large ones exactly.
        """
        known = [Fraction(each) for each in values if each is not None]
        denominator = lcm(*(each.denominator for each in known))
        largest = max((abs(each) * denominator for each in known), default=Fraction()) * max(1, rows)
        if largest >= _WIDEST:
            raise InvalidValueError(
                "numbers as large as {largest}, of as many as {rows} {rows:event|events}, are more than Spark adds up "
                "exactly; measure such events as a register",
                largest=str(max(known)),
                rows=rows,
            )
        same = len(set(values)) <= 1
        return cls(name, denominator, same, values[0] if same and values else 0, None in values, largest >= _WIDE)

    @property
    def type(self) -> str:
        """The type of the column."""
        return "decimal(38,0)" if self.is_wide else "bigint"

    def whole(self, value: Number | None) -> int | Decimal | None:
        """Write a number as the column holds it."""
        if value is None:
            return None
        whole = int(value * self.denominator)
        return Decimal(whole) if self.is_wide else whole

    def exact(self, whole: int | Decimal | None) -> Number | None:
        """Read what the column holds, or a sum or a maximum of it."""
        if whole is None:
            return None
        found = Fraction(int(whole), self.denominator)
        return int(found) if found.denominator == 1 else found


_WIDE = 2**63
_WIDEST = 10**38
