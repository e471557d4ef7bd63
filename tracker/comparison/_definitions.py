"""Definitions of then and of now: whether a figure of then can be measured by that of now."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from tracker.errors import UnknownRecordError
from tracker.indicators import Basis, Figure, indicator
from tracker.model import Claim, Indicator, IndicatorKind, Observation, Publication, Register
from tracker.values import ReportingPeriod

_COMPUTED = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE, IndicatorKind.RATE)

_DECIDING = (
    "id", "version", "kind", "unit", "of", "counts", "where", "entities", "recognition",
    "numerator", "denominator", "part_of_whole", "max_age",
)  # fmt: skip
"""What decides on a figure; of a cumulative number, so does the day on which it starts."""


def definition_of_then(publication: Publication, known: Register, claim: Claim) -> Indicator:
    """
    Return the definition that a figure of a publication was computed by.

    Raises:
        UnknownRecordError: Neither the publication nor what was known at its vintage declares it.
    """
    for each in publication.indicators:
        if claim.indicator in (each.key, each.id):
            return each
    return indicator(known, claim.indicator, publication.period)


def definitions_now(register: Register, period: ReportingPeriod | None) -> list[Indicator]:
    """Return the definitions of a report on a period, one an id; those that the register declares."""
    found = []
    for name in sorted({each.id for each in register.indicators.values()}):
        with suppress(UnknownRecordError):
            found.append(indicator(register, name, period))
    return found


def count_alike(one: Indicator, other: Indicator) -> bool:
    """Tell whether two definitions count the same, however they are worded."""
    names = (*_DECIDING, "valid") if one.kind is IndicatorKind.CUMULATIVE else _DECIDING
    return all(getattr(one, name) == getattr(other, name) for name in names)


def reason_against(figure: Figure, new: Indicator, before: Register, after: Register) -> str | None:
    """
    Return why a figure of an old definition cannot be measured by a new one; None if it can.

    It can where records are counted. Where a number was stated, it was stated of the old definition: that the new one
    goes by the same id would silently make another number of it.

    Args:
        figure: The figure, by its old definition.

        new: The new definition.

        before: The register with the definitions of then.

        after: The register with the definitions of now.
    """
    return _against(figure.indicator, new, figure, before, after)


def _against(old: Indicator, new: Indicator, figure: Figure, before: Register, after: Register) -> str | None:
    if old.kind is not new.kind:
        return "KIND_DIFFERS"
    if old.unit != new.unit:
        return "UNIT_DIFFERS"
    if new.kind is IndicatorKind.RATIO and new.numerator and new.denominator:
        for then, now in ((old.numerator, new.numerator), (old.denominator, new.denominator)):
            try:
                pair = indicator(before, then or "", figure.asked), indicator(after, now or "")
            except UnknownRecordError:
                return "DEFINITION_CHANGED"
            found = _against(*pair, figure, before, after)
            if found is not None:
                return found
        return None
    is_computed = figure.basis is Basis.EVIDENCED and new.of is not None and new.kind in _COMPUTED
    return None if is_computed or count_alike(old, new) else "DEFINITION_CHANGED"


def stated_anew(register: Register, figure: Figure) -> bool:
    """Tell whether every number that a figure rests on was stated of its very definition, by id and version."""
    stated: Iterable[Observation | Claim] = [*_records_of(register, figure)]
    return bool(stated) and all(each.indicator == figure.indicator.key for each in stated)


def _records_of(register: Register, figure: Figure) -> Iterator[Observation | Claim]:
    for key in figure.records:
        for table in (register.observations, register.claims):
            if key in table:
                yield table[key]
