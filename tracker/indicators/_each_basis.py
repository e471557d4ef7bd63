"""The figures of an indicator over a period, one for each basis that exists."""

from collections.abc import Iterator
from typing import Any

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.indicators._computed import computed_figures
from tracker.indicators._figure import About, Basis, Figure, MissingReason
from tracker.indicators._ratio import Measured, ratio_figures
from tracker.indicators._sound import demand_no_circle
from tracker.indicators._stated import stated_values
from tracker.indicators._stated_figures import stated_figures
from tracker.indicators._wellknown import indicator as find_indicator
from tracker.model import Breakdown, CoverageState, Indicator, IndicatorKind, Register
from tracker.values import READINGS, Reading, ReportingPeriod

__all__ = ["measured_on_each_basis", "reading_named"]

COMPUTED = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE, IndicatorKind.RATE)
"""The kinds that are computed from records; stocks and statuses are observed."""


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


def measured_on_each_basis(
    register: Register,
    name: str | Indicator,
    period: str | ReportingPeriod,
    *,
    about: About,
    reading: Reading | str | None,
    dimension: str | None,
    part: Breakdown = (),
    above: tuple[str, ...] = (),
) -> Iterator[Figure]:
    """Go through the figures of an indicator: of the whole one a basis, evidence first; of a dimension one a part."""
    asked = register.period(period) if isinstance(period, str) else period
    register = register.confirmed  # drafts count in no figure
    indicator = find_indicator(register, name, asked) if isinstance(name, str) else name
    chain = demand_no_circle(indicator, above)
    _demand_observed(indicator)
    understood = reading if isinstance(reading, Reading) else reading_named(reading or register.reading)
    common: dict[str, Any] = {
        "indicator": indicator,
        "asked": asked,
        "about": about,
        "reading": understood,
        "vintage": register.latest_day,
        "coverage": register.coverage(_recorded_as(indicator), asked),
    }

    def measured(other: str, basis: Basis, parts: str | None) -> list[Figure]:
        found = measured_on_each_basis(
            register, other, asked, about=about, reading=understood, dimension=parts, part=part, above=chain
        )
        return [figure for figure in found if figure.basis is basis]

    yielded = False
    for basis in (Basis.EVIDENCED, Basis.CLAIMED):
        for figure in _on_basis(register, basis, common, dimension, part, measured):
            yield figure
            yielded = True
    if not yielded and dimension is None:
        yield _nothing(indicator, common, part, measured)


def _on_basis(
    register: Register,
    basis: Basis,
    common: dict[str, Any],
    dimension: str | None,
    part: Breakdown,
    measured: Measured,
) -> Iterator[Figure]:
    """Go through the figures that rest on one basis."""
    indicator, asked = common["indicator"], common["asked"]
    if _is_recomputed(indicator):
        yield from ratio_figures(register, indicator, basis, common, dimension, measured)
    elif basis is Basis.EVIDENCED and indicator.of is not None and indicator.kind in COMPUTED:
        yield from computed_figures(register, indicator, asked, common, dimension, part)
    elif basis is Basis.EVIDENCED and common["coverage"] is CoverageState.NONE:
        # The register says that it holds nothing of the period: what it holds all the same is no evidence.
        if dimension is None and stated_values(register, indicator, basis):
            yield Figure(basis=basis, period=asked, by=part, missing=MissingReason.NOT_COVERED, **common)
    else:
        yield from stated_figures(register, indicator, asked, common, basis, dimension, part)


def _nothing(indicator: Indicator, common: dict[str, Any], part: Breakdown, measured: Measured) -> Figure:
    """Say why there is no figure at all: a ratio lacks one for the reason that its parts lack theirs."""
    covered = common["coverage"] is not CoverageState.NONE
    if _is_recomputed(indicator):
        parts = [
            each
            for name in (indicator.numerator or "", indicator.denominator or "")
            for each in measured(name, Basis.EVIDENCED, None)
        ]
        covered = all(each.missing is not MissingReason.NOT_COVERED for each in parts)
    reason = MissingReason.NOT_REPORTED if covered else MissingReason.NOT_COVERED
    return Figure(basis=Basis.EVIDENCED, period=common["asked"], by=part, missing=reason, **common)


def _is_recomputed(indicator: Indicator) -> bool:
    return indicator.kind is IndicatorKind.RATIO and bool(indicator.numerator and indicator.denominator)


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
