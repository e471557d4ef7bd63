"""Whether two figures may be compared, and if not, why and what would help."""

from collections.abc import Callable, Iterator
from enum import Enum

from attrs import evolve, frozen

from tracker.comparison._reasons import Reason, ReasonSeverity
from tracker.comparison._rules_of_meaning import MEANING
from tracker.comparison._rules_of_time import TIME
from tracker.indicators import Figure


class Level(Enum):
    """Whether two figures may be compared, from yes to no."""

    COMPARABLE = "comparable"
    WITH_CAVEATS = "with_caveats"
    NOT_COMPARABLE = "not_comparable"


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
        if ReasonSeverity.BLOCK in severities:
            return Level.NOT_COMPARABLE
        return Level.WITH_CAVEATS if ReasonSeverity.CAVEAT in severities else Level.COMPARABLE

    def naming_shared(self, certain: tuple[str, ...], possible: tuple[str, ...]) -> "Comparability":
        """Return it with the keys of the records that count in both periods, where these share days."""
        named = (
            evolve(reason, shared=certain, perhaps_shared=possible) if reason.code in _OF_SHARED_DAYS else reason
            for reason in self.reasons
        )
        return Comparability(tuple(named))

    @property
    def blocks(self) -> tuple[Reason, ...]:
        """The reasons that forbid comparing."""
        return tuple(reason for reason in self.reasons if reason.severity is ReasonSeverity.BLOCK)


_OF_SHARED_DAYS = ("PERIODS_OVERLAP", "CONTAINS")

Rule = Callable[[Figure, Figure], Iterator[Reason]]

RULES: tuple[Rule, ...] = (*MEANING, *TIME)
"""The rules in the order in which reasons of one severity are listed."""


def comparability(before: Figure, after: Figure) -> Comparability:
    """
    Tell whether two figures may be compared, with every reason that bears on it.

    A figure may be compared with itself, and the order of the two makes no difference to the reasons.
    """
    order = list(ReasonSeverity)
    # L47, L48: a figure goes with itself, and either of two with the other for the same reasons.
    reasons = [reason for rule in RULES for reason in rule(before, after)]
    return Comparability(tuple(sorted(reasons, key=lambda reason: order.index(reason.severity))))
