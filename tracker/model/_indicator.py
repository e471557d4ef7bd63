"""Indicators: declarations of what is measured, never functions."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from tracker.errors import InvalidValueError
from tracker.model._claim import EntityType
from tracker.model._fields import converted, identifier
from tracker.model._record import Record
from tracker.values import InternationalString, Quantity, Recognition, When
from tracker.values._conversion import member


class IndicatorKind(StrEnum):
    """What sort of number a measure is; it decides what may be added to what."""

    FLOW = "flow"
    """an amount in a period; adds up over disjoint periods"""
    STOCK = "stock"
    """a state at an instant; never adds up over time"""
    CUMULATIVE = "cumulative"
    """a flow since a fixed origin, at an instant"""
    DISTINCT = "distinct"
    """how many different things in a period; periods are united, never added"""
    RATIO = "ratio"
    """one measure over another"""
    RATE = "rate"
    """a flow by unit of time"""
    STATUS = "status"
    """an ordered category at an instant"""


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@frozen(field_transformer=converted)
class Condition:
    """
    That a field has one of several values.

    Attributes:
        path: The field; a dot reaches into its parts.

        values: The values, any of which will do.
    """

    path: str
    values: tuple[str, ...]


@frozen(kw_only=True, field_transformer=converted)
class Where:
    """
    Which records count: those that meet all conditions and none of the exclusions.

    Attributes:
        conditions: All must be met.

        excluded: A record that meets all of these does not count; empty excludes nothing.
    """

    conditions: tuple[Condition, ...] = ()
    excluded: tuple[Condition, ...] = ()


class BridgeKind(StrEnum):
    """How values of an earlier version are carried over."""

    # Decision 9 says what a map knows of codes that it does not name: nothing.

    IDENTITY = "identity"
    """they mean the same"""
    MAP = "map"
    """each code becomes one of several"""
    FACTOR = "factor"
    """each is multiplied"""


def _bridge_kind(value: str) -> BridgeKind:
    found: BridgeKind = member(BridgeKind)(value, "kind")
    return found


Concordance = tuple[tuple[str, tuple[str, ...]], ...]
"""Pairs of an older code and the newer ones that it may have become, sorted; none says that it no longer counts."""


@frozen(kw_only=True, field_transformer=converted)
class Bridge:
    """
    How values of an earlier version are carried over to this one.

    Attributes:
        version: The earlier version.

        kind: How: as they are, code by code, or multiplied.

        factor: What to multiply by, with its own bounds.

        codes: Of a map, which newer codes each older one may have become; of one that is not named nothing is known.

        dimension: Of a map, the dimension whose codes they are, such as ``kind``; of a status they are its own values.

        note: How the bridge was found.
    """

    version: str
    kind: BridgeKind = field(converter=_bridge_kind)
    factor: Quantity | None = None
    codes: Concordance = ()
    dimension: str = "kind"
    note: InternationalString | None = None


@frozen(kw_only=True, field_transformer=converted)
class Break:
    """
    A day from which a series no longer means the same.

    Attributes:
        on: The first day of the new meaning.

        reason: What changed.
    """

    on: date
    reason: InternationalString


@frozen(kw_only=True, field_transformer=converted)
class Indicator(Record):
    """
    What is measured, as data: it can be printed, stored, compared and run by more than one engine.

    Attributes:
        id: The same for all versions.

        version: Which definition this is.

        title: What a table's row is called.

        kind: What sort of number it is.

        unit: What is counted, as an English plural noun.

        of: The record type that it is computed from; None if it is known from observations and claims only.

        counts: What of the records is counted: ``records``, or a field such as ``countries`` or ``participants``.

        where: Which records count; None for all.

        entities: What kind of entity counts where countries are counted; None for every country and area.

        recognition: In which period a record that lasts counts.

        direction: Which way is better.

        numerator: The indicator on top of a ratio.

        denominator: The indicator below it.

        part_of_whole: Whether the numerator is a part of the denominator.

        max_age: For how many months a stock observed before a period may stand for it; None does not allow it.

        definition: What exactly counts, in words.

        valid: From when to when this version is used.

        bridge: How an earlier version's values are carried over.

        breaks: Days from which the series no longer means the same.

        not_additive: Dimensions (time, entity, category, programme) over which its values must not be added up,
            although its kind would allow it; nothing makes values additive that their kind forbids.
    """

    table: ClassVar[str] = "indicator"

    id: str = field(validator=identifier)
    version: str
    title: InternationalString
    kind: IndicatorKind
    unit: str
    of: str | None = None
    counts: str = "records"
    where: Where | None = None
    entities: EntityType | None = None
    recognition: Recognition = Recognition.ON_START
    direction: Direction = Direction.NONE
    numerator: str | None = None
    denominator: str | None = None
    part_of_whole: bool = False
    max_age: int | None = field(default=None)
    definition: InternationalString | None = None
    valid: When | None = None
    bridge: Bridge | None = None
    breaks: tuple[Break, ...] = ()
    not_additive: frozenset[str] = field(default=frozenset())

    @not_additive.validator
    def _are_dimensions(self, _: object, value: frozenset[str]) -> None:
        unknown = sorted(value - {"time", "entity", "category", "programme"})
        if unknown:
            raise InvalidValueError(
                "not_additive names {unknown}; the dimensions are time, entity, category and programme",
                unknown=repr(unknown[0]),
            )

    @max_age.validator
    def _is_not_negative(self, _: object, value: int | None) -> None:
        if value is not None and value < 0:
            raise InvalidValueError("max_age is a number of months and not negative, got {value}", value=value)

    @property
    def counts_members(self) -> bool:
        """
        Whether it counts whom records name, each once, such as countries.

        A distinct count of ``records`` counts the records themselves: those active in a period, each once, and again in
        the next.
        """
        return self.kind is IndicatorKind.DISTINCT and self.counts != "records"

    @property
    def key(self) -> str:
        """Its id and version."""
        return f"{self.id}@{self.version}"
