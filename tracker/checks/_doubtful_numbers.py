"""Checks of numbers below zero, and of targets that nobody knows from which side to reach."""

from collections.abc import Iterator

from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._reference_names import known_indicators
from tracker.checks._wording import in_words, literal, named
from tracker.documents import Message
from tracker.model import Claim, Direction, Indicator, IndicatorKind, Observation, Register, Target
from tracker.values import Qualifier, Quantity

_NEVER_BELOW = (IndicatorKind.DISTINCT, IndicatorKind.CUMULATIVE)
_SIDED = (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.FEWER_THAN, Qualifier.BETWEEN)


def number_below_zero(register: Register) -> Iterator[Diagnostic]:
    """
    TRK313: a number of what is counted is below zero.

    Why: nobody counts fewer than none; a sum, a share and a change that rest on the number are wrong, and the checks of
    parts and wholes pass over its indicator.

    Remedy: correct the number. Where a difference or a balance is meant, and may fall below zero, it is a flow or a
    stock of its own, without *of*: then the remark is said once an indicator, to be accepted by an adjudication.
    """
    declared, said_once = known_indicators(register), set[str]()
    tables = register.observations, register.of_type(Target), register.claims
    for record in (record for table in tables for record in table.values()):
        indicator = declared.get(record.indicator)
        below = next((each for each in _numbers(record) if each.value < 0), None)
        if indicator is None or record.draft or below is None or _is_share(indicator):
            continue
        if _is_counted(indicator, record):
            yield Diagnostic.about(
                record,
                "TRK313",
                Severity.ERROR,
                Message(
                    "{record} is {number}, yet what {indicator} counts is never fewer than none",
                    record=named(record),
                    number=in_words(below),
                    indicator=literal(record.indicator),
                ),
                Message("correct the number; a difference has an indicator of its own"),
            )
        elif indicator.id not in said_once:
            said_once.add(indicator.id)
            yield Diagnostic.about(
                record,
                "TRK313",
                Severity.WARNING,
                Message("{record} is {number}, which is below zero", record=named(record), number=in_words(below)),
                Message(
                    "correct the number; if {indicator} may fall below zero, accept this remark",
                    indicator=literal(record.indicator),
                ),
            )


def _numbers(record: Observation | Target | Claim) -> Iterator[Quantity]:
    yield record.value
    if isinstance(record, Target) and record.baseline is not None:
        yield record.baseline


def _is_share(indicator: Indicator) -> bool:
    """Tell whether another check demands that it lies between 0 and 1."""
    return indicator.kind is IndicatorKind.RATIO and indicator.part_of_whole


def _is_counted(indicator: Indicator, record: Observation | Target | Claim) -> bool:
    """Tell whether records, people or different things are counted; a finding's number alone may be negative."""
    if isinstance(record, Claim) and record.entities is not None:
        return True
    return indicator.kind in _NEVER_BELOW or (indicator.of is not None and indicator.of != "finding")


def target_without_direction(register: Register) -> Iterator[Diagnostic]:
    """
    TRK314: a target is a number, and nothing says whether more or less than it is better.

    Why: where another number is reached, nobody can tell whether the target was met.

    Remedy: give the indicator a *direction*, or the *value* of the target a qualifier: ``at_least``, ``at_most`` or the
    two numbers of ``between``.
    """
    declared = known_indicators(register)
    for target in register.of_type(Target).values():
        indicator = declared.get(target.indicator)
        if indicator is None or target.draft or indicator.direction is not Direction.NONE:
            continue
        if target.value.qualifier not in _SIDED:
            said = Message(
                "{record} asks for {number}, and nothing says whether more or less is better",
                record=named(target),
                number=in_words(target.value),
            )
            advice = Message("give {indicator} a direction", indicator=literal(target.indicator))
            yield Diagnostic.about(target, "TRK314", Severity.INFO, said, advice)


DOUBTFUL_NUMBERS = (number_below_zero, target_without_direction)
"""The checks of doubtful numbers, by code."""
