"""
Remedies that run: what lifts a reason against comparing, where the records allow it.

Consecutive reports are nearly always 24 and 25 months long and often share a month; a library that merely refused would
be of no use. A remedy never touches the two figures: the remedied pair stands beside them, and says what was done.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum

from attrs import evolve, frozen

from tracker.comparison._bridges import bridge
from tracker.comparison._comparability import Comparability, Level, comparability
from tracker.comparison._pair import Pair
from tracker.comparison._reasons import Reason
from tracker.comparison._remedies_of_figures import (
    fix_universe,
    like_basis,
    like_for_like,
    on_panel,
    one_reading,
    recompute,
    restate,
    same_vintage,
)
from tracker.comparison._remedies_of_periods import cut_to_date, rate, trim
from tracker.errors import InvalidValueError, choice_hint
from tracker.indicators import Figure
from tracker.model import IndicatorKind, Register


class RemedyName(StrEnum):
    """What to do about reasons against comparing, by the names under which reasons give it."""

    DEFAULT = "default"
    """the first of the usual ones that lifts every block"""
    TRIM = "trim"
    """cut the longer period to the length of the other"""
    RATE = "rate"
    """divide both by the length of their periods"""
    BRIDGE = "bridge"
    """carry the value of the older definition over to the newer one, as that declares"""
    RESTATE = "restate"
    """compute the earlier figure by the definition of the later one"""
    CUT_TO_DATE = "cut_to_date"
    """cut a period that is not over at the last day known, and the other to its length"""
    PANEL = "panel"
    """take both figures of the countries that are recorded in both periods"""
    LIKE_FOR_LIKE = "like_for_like"
    """take both figures of what is in the scope of both"""
    FIX_UNIVERSE = "fix_universe"
    """take both shares of those whom the earlier one counts"""
    RECOMPUTE = "recompute"
    """compute the earlier figure as the later one is"""
    ONE_READING = "one_reading"
    """compute the earlier figure under the reading of the later one"""
    SAME_VINTAGE = "same_vintage"
    """compute both from what is known now"""
    COMPARE_LIKE_BASIS = "compare_like_basis"
    """take both from records, or both from claims"""


REMEDIES: dict[str, Callable[[Register, Figure, Figure], Pair | None]] = {
    "trim": trim,
    "rate": rate,
    "bridge": bridge,
    "restate": restate,
    "cut_to_date": cut_to_date,
    "panel": on_panel,
    "like_for_like": like_for_like,
    "fix_universe": fix_universe,
    "recompute": recompute,
    "one_reading": one_reading,
    "same_vintage": same_vintage,
    "compare_like_basis": like_basis,
}
"""Every remedy by the name under which reasons give it."""

CARRIED = frozenset({"rate", "bridge", "fix_universe"})
"""Remedies whose figures are carried over by arithmetic, so that no record shows their difference."""


@frozen
class Remedy:
    """
    A remedy that was carried out.

    Attributes:
        name: What was done, one of `REMEDIES`.

        before: The earlier figure after the remedy.

        after: The later figure after the remedy.
    """

    name: str
    before: Figure
    after: Figure

    @property
    def lifts_every_block(self) -> bool:
        """Whether the remedied figures may be compared."""
        return comparability(self.before, self.after).level is not Level.NOT_COMPARABLE


def remedy_of(register: Register, name: RemedyName | str, before: Figure, after: Figure) -> Remedy | None:
    """
    Carry out a remedy; None where the records do not allow it, or where it would forbid what was allowed.

    Raises:
        InvalidValueError: There is no such remedy.
    """
    if name not in REMEDIES:
        hint = choice_hint(name, REMEDIES)
        raise InvalidValueError("{name} is not a remedy; {hint}", name=repr(name), hint=hint)
    if before.missing is not None or after.missing is not None:
        return None
    pair = REMEDIES[name](register, before, after)
    if pair is None or pair == (before, after):
        return None
    new = _codes(comparability(*pair).blocks) - _codes(comparability(before, after).blocks)
    # L52: a remedy forbids nothing that was allowed.
    return None if new else Remedy(str(name), *pair)


def with_what_runs(register: Register, before: Figure, after: Figure, found: Comparability) -> Comparability:
    """Leave of the remedies that reasons name those that run on these records and lift what they are named for."""
    done: dict[str, frozenset[str] | None] = {}

    def lifts(name: str, code: str) -> bool:
        if name not in done:
            remedy = remedy_of(register, name, before, after)
            done[name] = None if remedy is None else _codes(comparability(remedy.before, remedy.after).reasons)
        left = done[name]
        return left is not None and code not in left

    def kept() -> Iterator[Reason]:
        for reason in found.reasons:
            names = tuple(name for name in reason.remedies if lifts(name, reason.code))
            yield reason if names == reason.remedies else evolve(reason, remedies=names)

    return evolve(found, reasons=tuple(kept()))


def default_remedies(before: Figure, after: Figure) -> tuple[str, ...]:
    """Name the remedies that a report tries on a blocked row, in their order."""
    rates = ("rate",) if before.indicator.kind is after.indicator.kind is IndicatorKind.FLOW else ()
    return ("trim", *rates, "bridge", "restate", "cut_to_date")


def _codes(reasons: tuple[Reason, ...]) -> frozenset[str]:
    return frozenset(reason.code for reason in reasons)
