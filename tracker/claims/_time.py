"""The time of a claim: its own period or instant, never that of the report."""

from datetime import date

from tracker.model import Claim, Indicator, Register
from tracker.values import ReportingPeriod, When

__all__ = ["is_precise", "since_its_origin", "span_of"]

_MONTH = 31


def is_precise(instant: When) -> bool:
    """
    Tell whether a state is said to be of one month or less, so that a number observed in it may stand for all of it.

    In a year a state may change, and what was observed in May proves nothing of a number "of 2021".
    """
    window = instant.window
    return (window.last - window.first).days < _MONTH and not instant.is_uncertain


def span_of(register: Register, claim: Claim) -> ReportingPeriod:
    """
    Return the days of a claim: its period, or the days on which its instant may lie.

    Raises:
        UnknownRecordError: The register has no such period.
    """
    if claim.period is not None:
        return register.period(claim.period)
    window = claim.at.window if claim.at is not None else When("../..").window
    return ReportingPeriod(window.first, window.last)


def since_its_origin(claim: Claim, indicator: Indicator, end: date) -> ReportingPeriod:
    """
    Return the days since a cumulative number's origin: the claim's own, else that of the indicator.

    An origin known to the year or month is taken at its first day, as that of an indicator is.
    """
    origin = claim.since or indicator.valid
    first = origin.window.first if origin is not None else date.min
    return ReportingPeriod(min(first, end), end)
