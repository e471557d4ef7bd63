"""A question: one indicator over one period, understood in one way; and what answers it."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Literal, Protocol, runtime_checkable

from attrs import field, frozen

from tracker.codelists import countries
from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.indicators._breakdown import PANEL, codes_of_panel, role_of
from tracker.indicators._figure import About, Basis, Figure, MissingReason
from tracker.indicators._known_indicators import demand_no_circle
from tracker.indicators._known_indicators import indicator as find_indicator
from tracker.model import (
    Breakdown,
    Condition,
    CoverageState,
    DeclaredPeriod,
    Indicator,
    IndicatorKind,
    Register,
    Vintage,
    Where,
)
from tracker.values import READINGS, Bounds, Number, Reading, ReportingPeriod
from tracker.values._conversion import short

COMPUTED = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE, IndicatorKind.RATE)
"""The kinds that are computed from records; stocks and statuses are observed."""

AnyPeriod = str | ReportingPeriod | DeclaredPeriod
"""A period, one that a register declares, its id there, or ``START..END``."""

AnyBasis = Basis | Literal["evidenced", "claimed", "derived"]
AnyAbout = About | Literal["recorded", "actual"]
AnyReading = Reading | Literal["strict", "cautious", "implicated"]
"""Beside these words any text is taken, so that one that was typed need not be converted; a wrong one is refused."""


@frozen(kw_only=True)
class Question:
    """
    What is asked: one indicator over one period, understood in one way.

    Attributes:
        indicator: What is measured.

        asked: The period asked for.

        over: The days whose records count: the period's own, or for a cumulative number all since its origin.

        about: Whether what was recorded is meant, or what happened.

        reading: How hedged words are understood.

        vintage: What is known.

        coverage: How much of the period the register declares to hold.

        by: The dimension of whose parts each gets a figure; None for one figure, of the whole or of *part*.

        part: What part of the whole is meant, as pairs of dimension and code; empty for the whole.

        above: The keys of the ratios that it is asked for, and its own.
    """

    indicator: Indicator
    asked: ReportingPeriod
    over: ReportingPeriod = field(init=False)
    about: About = About.RECORDED
    reading: Reading
    vintage: Vintage
    coverage: CoverageState = CoverageState.INCOMPLETE
    by: str | None = None
    part: Breakdown = ()
    above: tuple[str, ...] = ()

    @over.default
    def _days_that_count(self) -> ReportingPeriod:
        return counted_over(self.indicator, self.asked)

    @property
    def strict(self) -> bool:
        """Whether a doubted date may be any day, and a hedge any number."""
        return self.reading.tolerance is None

    @property
    def is_recomputed(self) -> bool:
        """Whether a ratio is computed anew from two other figures, and not stated as it is."""
        indicator = self.indicator
        return indicator.kind is IndicatorKind.RATIO and bool(indicator.numerator and indicator.denominator)

    @property
    def is_over(self) -> bool:
        """Whether the period was over on the last day of which anything is known."""
        known = self.vintage.known_until
        return known is None or self.asked.end <= known

    def without_number(self, basis: Basis, reason: MissingReason) -> Figure:
        """Answer that there is no number, and why."""
        return Figure(
            indicator=self.indicator,
            asked=self.asked,
            period=self.asked,
            by=self.part,
            basis=basis,
            about=self.about,
            reading=self.reading,
            vintage=self.vintage,
            coverage=self.coverage,
            missing=reason,
        )


class Engine(Protocol):
    """
    Computes the figures of flows, distinct counts, cumulative numbers and rates from records.

    An engine is frozen, or told apart by its identity: a register remembers answers by it. It is handed the register
    and no records, since what it reads it may keep there for the next question (`Register.remembered`). Whatever it
    does, it answers as `PLAIN` does, which is the specification.
    """

    def answer(self, question: Question, register: Register) -> Iterator[Figure]:
        """
        Go through the figures that answer a question: the one asked for, or one for each part in a dimension.

        The question is sound and the period is covered. Parts are sorted by code, and one of no record is left out.
        """
        ...


@runtime_checkable
class FurtherRecords(Protocol):
    """An engine that computes from records beside those that the register holds."""

    def rest(self, above: Figure, below: Figure) -> Bounds | None:
        """
        Add up those of them in a whole that are none of a part of it; None if the part is no part of it.

        Args:
            above: The figure of the part.

            below: The figure of the whole.
        """
        ...


def ask(
    register: Register,
    name: str | Indicator,
    period: AnyPeriod,
    *,
    about: About,
    reading: Reading | str | None,
    by: str | None = None,
    part: Breakdown = (),
    above: tuple[str, ...] = (),
) -> Question:
    """
    Ask for the figures of an indicator over a period.

    Raises:
        UnknownRecordError: The indicator or the period does not exist.

        InvalidValueError: The indicator is computed from itself, is a status to be computed, or there is no such
            reading.
    """
    asked = span_of(register, period)
    known = register.confirmed
    if not isinstance(name, str | Indicator):
        raise InvalidValueError("{value} is no indicator; give one, or its id as text", value=short(name))
    indicator = find_indicator(known, name, asked) if isinstance(name, str) else name
    chain = demand_no_circle(indicator, above)
    _demand_observed(indicator)
    return Question(
        indicator=indicator,
        asked=asked,
        about=about,
        reading=reading if isinstance(reading, Reading) else reading_named(reading or register.reading),
        vintage=known.latest_day,
        coverage=coverage_of(known, indicator, asked, part),
        by=by,
        part=part,
        above=chain,
    )


def span_of(register: Register, period: AnyPeriod) -> ReportingPeriod:
    """
    Return the days of a period, however it is named.

    Raises:
        UnknownRecordError: The text is no id of a period and no ``START..END``; the error carries the nearest id.
    """
    if isinstance(period, DeclaredPeriod):
        return period.span
    return period if isinstance(period, ReportingPeriod) else register.period(period)


def reading_named(name: str) -> Reading:
    """
    Return the shipped reading of a name.

    Raises:
        InvalidValueError: There is none.
    """
    found = next((reading for reading in READINGS if reading.name == name), None)
    if found is None:
        names = [reading.name for reading in READINGS]
        hint = nearest_hint(name, names, otherwise=Sentence("the readings are {words}", words=", ".join(names)))
        raise InvalidValueError("{name} is not a reading; {hint}", name=repr(name), hint=hint)
    return found


def counted_over(indicator: Indicator, period: ReportingPeriod) -> ReportingPeriod:
    """
    Return the days whose records count for a period: its own, or for a cumulative number all since its origin (L30).

    The origin is the first day on which the indicator is valid; without one everything before counts.
    """
    if indicator.kind is not IndicatorKind.CUMULATIVE:
        return period
    origin = indicator.valid.earliest if indicator.valid else None
    return ReportingPeriod(min(origin or date.min, period.end), period.end, assumption=period.assumption)


def months_of(period: ReportingPeriod) -> Number:
    """Return the length of a period in months; where months are not whole, in twelfths of the mean year (L33)."""
    return period.months or Fraction(period.days * 48, 1461)


_FIELD_OF_DIMENSION = {"programme": "programmes", "kind": "kind"}


def coverage_of(
    register: Register, indicator: Indicator, period: ReportingPeriod, part: Breakdown = ()
) -> CoverageState:
    """
    Return how much the register declares to hold of what an indicator, or a part of it, counts in a period.

    A declaration about a programme, a country or a kind holds of whatever counts nothing else.
    """
    table = _recorded_as(indicator)
    if table != indicator.of:
        return register.coverage(table, period)
    own = indicator.where or Where()
    of_part = [_condition_of(indicator, dimension, code) for dimension, code in part]
    conditions = (*own.conditions, *(each for each in of_part if each is not None))
    return register.coverage(table, period, Where(conditions=conditions, excluded=own.excluded))


def _condition_of(indicator: Indicator, dimension: str, code: str) -> Condition | None:
    """Return what the records of a row have in common; None where no field says it."""
    if dimension == "country" and code in countries():
        return Condition(role_of(indicator), (code,))
    if dimension == PANEL:
        return Condition(role_of(indicator), tuple(sorted(codes_of_panel(code))))
    field_name = _FIELD_OF_DIMENSION.get(dimension)
    return None if field_name is None else Condition(field_name, (code,))


def _recorded_as(indicator: Indicator) -> str:
    """Return the record type whose coverage bears on an indicator: what it counts, or else observations."""
    return indicator.of if indicator.of is not None and indicator.kind in COMPUTED else "observation"


def _demand_observed(indicator: Indicator) -> None:
    """
    Demand that a status is observed: it is a place in an order, which no count of records gives.

    Raises:
        InvalidValueError: It says that it is computed from records.
    """
    if indicator.kind is IndicatorKind.STATUS and indicator.of is not None:
        raise InvalidValueError(
            "indicator {id} is a status of {of} records, and a status is observed, not "
            "computed; leave out 'of' and record observations, or count the records by their status",
            id=repr(indicator.id),
            of=repr(indicator.of),
        )
