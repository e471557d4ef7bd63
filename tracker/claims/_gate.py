"""The gate: whether what the register holds is about what a claim is about.

Measure, unit, entities and scope must be the same, or no verdict is given. The time is always the claim's own period or
instant, never that of the report (decision 3).
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from tracker.comparison import Reason, ReasonSeverity
from tracker.errors import UnknownRecordError
from tracker.model import Claim, EntityType, Indicator, IndicatorKind, Register
from tracker.model._kinds import COUNTRIES_BY_ROLE
from tracker.values import ReportingPeriod, When
from tracker.values._spelling import one_spelling
from tracker.values._window import Window

_OVER_A_PERIOD = (IndicatorKind.FLOW, IndicatorKind.DISTINCT, IndicatorKind.RATE)


def blocked(code: str, claimed: str, held: str) -> Reason:
    """Return a reason that forbids to hold a claim against what the register holds."""
    return Reason(code, ReasonSeverity.BLOCK, claimed, held)


def caveat(code: str, claimed: str, held: str) -> Reason:
    """Return a reason that the reader of a verdict should know."""
    return Reason(code, ReasonSeverity.CAVEAT, claimed, held)


def gate(claim: Claim, indicator: Indicator) -> Iterator[Reason]:
    """Go through the reasons that lie in the claim itself and in what its indicator counts."""
    if claim.at is not None and indicator.kind in _OVER_A_PERIOD:
        yield blocked("KIND_DIFFERS", claim.at.edtf, indicator.kind.value)
    unit = claim.value.unit
    if unit is not None and one_spelling(unit.casefold()) != one_spelling(indicator.unit.casefold()):
        yield blocked("UNIT_DIFFERS", unit, indicator.unit)
    if claim.entities is not None and not _may_count(indicator, claim.entities):
        yield blocked("SCOPE_DIFFERS", claim.entities.value, str(indicator.entities or indicator.counts))
    if claim.scope is not None:
        # Evidence of the wider thing proves nothing of the narrower one.
        yield blocked("SCOPE_DIFFERS", str(claim.scope), "the whole")


def _may_count(indicator: Indicator, entities: EntityType) -> bool:
    """Tell whether an indicator can be narrowed to one type of entity; of other things than these it says nothing."""
    if indicator.entities is not None:
        return entities is indicator.entities
    if indicator.kind is not IndicatorKind.DISTINCT or indicator.of is None:
        return True
    return (indicator.counts in COUNTRIES_BY_ROLE) is (entities is not EntityType.ORGANIZATIONS)


_MONTH = 31


def is_precise(instant: When) -> bool:
    """
    Tell whether a state is said to be of one month or less, so that a number observed in it may stand for all of it.

    In a year a state may change, and what was observed in May proves nothing of a number "of 2021".
    """
    window = instant.window
    return (window.last - window.first).days < _MONTH and not instant.is_uncertain


def days_of(register: Register, claim: Claim) -> ReportingPeriod:
    """
    Return the days of a claim: its period, or the days on which its instant may lie.

    Raises:
        UnknownRecordError: The register has no such period.
    """
    # Decision 3: a claim keeps its own period.
    if claim.period is not None:
        return register.period(claim.period)
    window = claim.at.window if claim.at is not None else Window(None, None)
    return ReportingPeriod(window.first, window.last)


def known_until(register: Register, claim: Claim) -> date | None:
    """
    Return the last day of which a claim's document could know: that on which what it covers ends, or that of its issue.

    None if neither is known. A day of issue that is known to the month or year is taken at its last: before that the
    document may still have learned of something.
    """
    # Decision 26: what came later neither supports nor contradicts a claim.
    document = register.document(claim.document)
    if document is None:
        return None
    days = [document.published.latest] if document.published is not None else []
    if document.covers is not None:
        with suppress(UnknownRecordError):  # said by the checks
            days.append(register.period(document.covers).end)
    return min((day for day in days if day is not None), default=None)


def evidence_of(register: Register, claim: Claim, span: ReportingPeriod) -> ReportingPeriod | None:
    """
    Return the days whose records are evidence for a claim over a period; None if its document could know of none.

    A state at an instant is what it was, whenever it became known.
    """
    until = known_until(register, claim) if claim.period is not None else None
    if until is None or until >= span.end:
        return span
    if until < span.start:
        return None
    return ReportingPeriod(span.start, until, assumption=span.assumption)


def since_its_origin(claim: Claim, indicator: Indicator, end: date) -> ReportingPeriod:
    """
    Return the days since a cumulative number's origin: the claim's own, else that of the indicator.

    An origin known to the year or month is taken at its first day, as that of an indicator is.
    """
    origin = claim.since or indicator.valid
    first = origin.window.first if origin is not None else date.min
    return ReportingPeriod(min(first, end), end)
