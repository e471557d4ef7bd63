"""
Targets: what was to be reached, against what was.

A world fixes one number inside the actual value, one inside the target and one inside the baseline. A verdict is given
only if it is true in every world.
"""

from attrs import field, frozen

from tracker.comparison._planned_and_reached import (
    actual_of,
    direction_of,
    due_of,
    is_due,
    planned_of,
    reached_of,
    target_of,
)
from tracker.comparison._target_verdict import TargetVerdict, verdict_on
from tracker.comparison._way import share_of_way
from tracker.errors import InvalidValueError
from tracker.indicators import About, Basis, Figure, Flag, MissingReason
from tracker.indicators._question import reading_named
from tracker.model import IndicatorKind, Register, Target
from tracker.values import Bounds, Reading, ReportingPeriod

__all__ = ["Attainment", "attainment", "targets"]


@frozen(kw_only=True)
class Attainment:
    """
    A target beside what was reached.

    Attributes:
        target: What was to be reached.

        baseline: The bounds of the number started from; None if the target states none.

        actual: What was reached.

        planned: The bounds of the number to be reached. "At least 100" names its number, which is no doubt about it.

        share: How much of the way from the baseline to the target was gone: 1 is all of it, more is beyond, and a
            negative number is away from it. None if that cannot be said.

        missing: Why there is no share; None if there is one. Baseline and target may be equal (it cannot exist), or
            the actual value or the baseline is not reported.

        flags: Facts about the share, such as that baseline and target may be equal.

        verdict: Whether the target was met.
    """

    target: Target
    baseline: Bounds | None
    actual: Figure
    planned: Bounds
    share: Bounds | None = None
    missing: MissingReason | None = field(default=None)
    flags: tuple[Flag, ...] = ()
    verdict: TargetVerdict

    @missing.validator
    def _is_either(self, _: object, value: MissingReason | None) -> None:
        if (value is None) == (self.share is None):
            raise InvalidValueError(
                "an attainment has a share or a reason why it is missing, got {share} and {value}",
                share=self.share,
                value=value,
            )

    def __str__(self) -> str:
        return f"{self.actual}, planned {self.target.value.short()}: {self.verdict.value}"


def attainment(
    register: Register,
    target: str | Target,
    *,
    basis: Basis | str | None = None,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
) -> Attainment:
    """
    Tell whether a target was met, and how much of the way to it was gone.

    >>> from tracker.model import Direction, Indicator, IndicatorKind, Observation
    >>> from tracker.values import InternationalString, Quantity
    >>> title = InternationalString(en="Persons trained")
    >>> trained = Indicator(
    ...     id="trained", version="1", title=title, kind=IndicatorKind.FLOW, unit="persons", direction=Direction.UP
    ... )
    >>> reached = Observation(indicator="trained", period="2025", value=Quantity(120, "more_than"))
    >>> planned = Target(indicator="trained", period="2025", value=Quantity(100), baseline=Quantity(80))
    >>> found = attainment(Register(id="r", title=title, records=[trained, reached, planned]), "trained@2025")
    >>> found.verdict, found.share
    (<TargetVerdict.EXCEEDED: 'exceeded'>, Bounds(lower=Fraction(41, 20), upper=None))

    Args:
        register: The records.

        target: A target or its key.

        basis: What the actual value rests on; by default evidence where there is any, else claims.

        about: What was recorded, or what happened: where not everything is recorded, more may have been reached.

        reading: How hedged words are understood; by default as the register says.

    Raises:
        UnknownRecordError: The target, its indicator or its period does not exist.

        InvalidValueError: The target is to be reached by no day in particular.
    """
    found = target_of(register, target)
    understood = reading if isinstance(reading, Reading) else reading_named(reading or register.reading)
    direction = direction_of(register, found)
    actual = actual_of(register, found, due_of(register, found), basis, About(about), understood)
    planned = planned_of(found.value, direction, understood)
    baseline = None if found.baseline is None else found.baseline.bounds(understood)
    reached = reached_of(actual)
    share, missing = None, MissingReason.NOT_REPORTED
    if reached is not None and baseline is not None:
        share, missing = share_of_way(reached, planned, baseline), MissingReason.CANNOT_EXIST
    if actual.indicator.kind is IndicatorKind.STATUS:
        share, missing = None, MissingReason.CANNOT_EXIST  # a place in an order is no part of a way
    may_be_equal = share is not None and baseline is not None and planned.intersection(baseline) is not None
    return Attainment(
        target=found,
        baseline=baseline,
        actual=actual,
        planned=planned,
        share=share,
        missing=missing if share is None else None,
        flags=(Flag.DENOMINATOR_MAY_BE_ZERO,) if may_be_equal else (),
        verdict=verdict_on(reached, planned, direction, found.value),
    )


def targets(
    register: Register,
    period: str | ReportingPeriod,
    *,
    basis: Basis | str | None = None,
    about: About | str = About.RECORDED,
    reading: Reading | str | None = None,
) -> tuple[Attainment, ...]:
    """
    Go through the targets that fall due in a period, sorted by key: whether each was met.

    Drafts are left out, and so are targets whose indicator or period the register lacks, or whose
    indicator cannot be measured: the checks say so.

    Args:
        register: The records.

        period: A period, its id in the register, or ``START..END``.

        basis: What the actual values rest on.

        about: What was recorded, or what happened.

        reading: How hedged words are understood.

    Raises:
        UnknownRecordError: The period does not exist.
    """
    asked = register.period(period) if isinstance(period, str) else period
    due = [each for each in register.of_type(Target).values() if not each.draft and is_due(register, each, asked)]
    return tuple(attainment(register, each, basis=basis, about=about, reading=reading) for each in due)
