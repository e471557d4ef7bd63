"""Whether two figures may be compared, and if not, why and what would help."""

from collections.abc import Callable, Iterator
from enum import Enum, StrEnum

from attrs import frozen

from tracker.indicators import Basis, Figure
from tracker.model import CoverageState, IndicatorKind
from tracker.values import ReportingPeriod

__all__ = ["Comparability", "Level", "Reason", "Severity", "comparability"]

OVER_A_PERIOD = (IndicatorKind.FLOW, IndicatorKind.DISTINCT)
SLIGHT_DAYS = 31
SLIGHT_SHARE = 20
"""A twentieth: 5 per cent of the longer period."""


class Severity(StrEnum):
    """How much a difference weighs."""

    BLOCK = "block"
    """the figures may not be compared"""
    CAVEAT = "caveat"
    """they may, and the reader must be told"""
    INFO = "info"
    """worth knowing; already accounted for"""


class Level(Enum):
    """Whether two figures may be compared, from yes to no."""

    COMPARABLE = "comparable"
    WITH_CAVEATS = "with_caveats"
    NOT_COMPARABLE = "not_comparable"


@frozen
class Reason:
    """
    One difference between two figures that bears on comparing them.

    Attributes:
        code: Its stable name, such as LENGTH_DIFFERS.

        severity: How much it weighs.

        before: The earlier figure's value.

        after: The later figure's value.

        remedies: What would lift it.
    """

    code: str
    severity: Severity
    before: str
    after: str
    remedies: tuple[str, ...] = ()


@frozen
class Comparability:
    """
    Whether two figures may be compared.

    Attributes:
        reasons: The differences that bear on it, the weightiest first.
    """

    reasons: tuple[Reason, ...] = ()

    @property
    def level(self) -> Level:
        """The worst severity of the reasons decides."""
        severities = {reason.severity for reason in self.reasons}
        if Severity.BLOCK in severities:
            return Level.NOT_COMPARABLE
        return Level.WITH_CAVEATS if Severity.CAVEAT in severities else Level.COMPARABLE

    @property
    def blocks(self) -> tuple[Reason, ...]:
        """The reasons that forbid comparing."""
        return tuple(reason for reason in self.reasons if reason.severity is Severity.BLOCK)


def comparability(before: Figure, after: Figure) -> Comparability:
    """
    Tell whether two figures may be compared, with every reason that bears on it.

    A figure may be compared with itself, and the order of the two makes no difference to the reasons.
    """
    order = list(Severity)
    reasons = [reason for rule in RULES for reason in rule(before, after)]
    return Comparability(tuple(sorted(reasons, key=lambda reason: order.index(reason.severity))))


Rule = Callable[[Figure, Figure], Iterator[Reason]]


def kind_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """KIND_DIFFERS: an amount in a period and a state at an instant say different things."""
    if before.indicator.kind is not after.indicator.kind:
        yield Reason("KIND_DIFFERS", Severity.BLOCK, before.indicator.kind.value, after.indicator.kind.value)


def unit_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """UNIT_DIFFERS: the figures count different things."""
    if before.indicator.unit != after.indicator.unit:
        yield Reason("UNIT_DIFFERS", Severity.BLOCK, before.indicator.unit, after.indicator.unit)


def basis_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """BASIS_DIFFERS: one is printed in a document and the other computed from records."""
    if before.basis is not after.basis:
        yield Reason("BASIS_DIFFERS", Severity.BLOCK, before.basis.value, after.basis.value, ("compare_like_basis",))


def missing(before: Figure, after: Figure) -> Iterator[Reason]:
    """MISSING: there is nothing to compare on one side."""
    if before.missing or after.missing:
        one, other = (figure.missing.value if figure.missing else "reported" for figure in (before, after))
        yield Reason("MISSING", Severity.BLOCK, one, other)


def scope_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """SCOPE_DIFFERS: the figures are about different parts of the whole, or about different things."""
    if before.by != after.by:
        one, other = (", ".join(f"{dimension} {code}" for dimension, code in figure.by) for figure in (before, after))
        yield Reason("SCOPE_DIFFERS", Severity.BLOCK, one or "the whole", other or "the whole", ("like_for_like",))


def length_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """
    LENGTH_DIFFERS: a longer period holds more.

    A caveat only if the difference is at most one month (31 days where months are not whole) and at most 5 per cent of
    the longer period; the verdict is then on the two totals.
    """
    one, other = before.period, after.period
    if one is None or other is None or one.has_length_of(other):
        return
    if before.indicator.kind is after.indicator.kind is IndicatorKind.RATIO:
        yield Reason("LENGTH_DIFFERS", Severity.CAVEAT, _length(one), _length(other))
    if not _over_a_period(before, after):
        return
    severity = Severity.CAVEAT if _is_slight(one, other) else Severity.BLOCK
    distinct = IndicatorKind.DISTINCT in (before.indicator.kind, after.indicator.kind)
    yield Reason("LENGTH_DIFFERS", severity, _length(one), _length(other), ("trim",) if distinct else ("trim", "rate"))


def _over_a_period(before: Figure, after: Figure) -> bool:
    return before.indicator.kind in OVER_A_PERIOD and after.indicator.kind in OVER_A_PERIOD


def _is_slight(one: ReportingPeriod, other: ReportingPeriod) -> bool:
    if one.months is not None and other.months is not None:
        difference, longer, most = abs(one.months - other.months), max(one.months, other.months), 1
    else:
        difference, longer, most = abs(one.days - other.days), max(one.days, other.days), SLIGHT_DAYS
    return difference <= most and difference * SLIGHT_SHARE <= longer


def _length(period: ReportingPeriod) -> str:
    return f"{period.months} months" if period.months is not None else f"{period.days} days"


def periods_overlap(before: Figure, after: Figure) -> Iterator[Reason]:
    """
    PERIODS_OVERLAP: what happened on the shared days counts on both sides.

    With records the change is computed record by record, so that shared ones cancel out; claims have no records.
    """
    one, other = before.period, after.period
    if one is None or other is None or not _over_a_period(before, after) or one == other:
        return
    if one.overlap_days(other):
        by_record = all(figure.basis is Basis.EVIDENCED and figure.indicator.of for figure in (before, after))
        severity = Severity.CAVEAT if by_record else Severity.BLOCK
        yield Reason("PERIODS_OVERLAP", severity, str(one), str(other), ("trim",))


def coverage_differs(before: Figure, after: Figure) -> Iterator[Reason]:
    """COVERAGE_DIFFERS: one period is recorded more fully than the other, so it may only look like a change."""
    if Basis.CLAIMED in (before.basis, after.basis) or before.coverage is after.coverage:
        return
    none = CoverageState.NONE in (before.coverage, after.coverage)
    severity = Severity.BLOCK if none else Severity.CAVEAT
    yield Reason("COVERAGE_DIFFERS", severity, before.coverage.value, after.coverage.value, ("panel",))


RULES: tuple[Rule, ...] = (
    missing,
    kind_differs,
    unit_differs,
    basis_differs,
    scope_differs,
    coverage_differs,
    length_differs,
    periods_overlap,
)
"""The rules in the order in which reasons of one severity are listed."""
