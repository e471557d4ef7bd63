"""Figures: computed values with bounds that certainly hold the truth."""

from collections.abc import Callable
from enum import StrEnum

from attrs import field, frozen

from tracker.errors import InvalidValueError, Sentence, choice_hint, nearest_hint
from tracker.model import Breakdown, CoverageState, Indicator, Vintage
from tracker.values import Bounds, InternationalString, Number, Quantity, Reading, ReportingPeriod, When
from tracker.values._answer import Answer


class Basis(StrEnum):
    """What a figure rests on; figures of different bases are never merged."""

    EVIDENCED = "evidenced"
    """records of one's own: events, documents, observations"""
    CLAIMED = "claimed"
    """a figure printed in a document whose records the register does not hold"""
    DERIVED = "derived"
    """another figure, transformed"""

    @classmethod
    def _missing_(cls, value: object) -> "Basis":
        otherwise = Sentence("a figure is {words}", words=", ".join(cls))
        hint = nearest_hint(str(value), cls, otherwise=otherwise)
        raise InvalidValueError("{value} is not a basis; {hint}", value=repr(value), hint=hint)


class About(StrEnum):
    """Whether a figure is about what was recorded or about what happened."""

    RECORDED = "recorded"
    ACTUAL = "actual"

    @classmethod
    def _missing_(cls, value: object) -> "About":
        hint = choice_hint(str(value), cls)
        raise InvalidValueError("a figure is not about {value}; {hint}", value=repr(value), hint=hint)


class MissingReason(StrEnum):
    """Why there is no number, after the observation status codes of SDMX; a missing figure is never zero."""

    NOT_REPORTED = "not_reported"
    """nothing says (SDMX: O)"""
    CANNOT_EXIST = "cannot_exist"
    """such as a share of nothing (M)"""
    NOT_COLLECTED = "not_collected"
    """(L)"""
    SUPPRESSED = "suppressed"
    """(Q)"""
    NOT_COVERED = "not_covered"
    """the register declares that it holds no records of the period"""


class Flag(StrEnum):
    """A fact about a figure that its reader should know."""

    UNSTATED = "unstated"
    """some of its records state no number"""
    OPEN_LIST = "open_list"
    """some of its sources name only part of the countries"""
    POSSIBLE_IDENTITY = "possible_identity"
    """some of its records may be of the same thing, and count as one or as several"""
    CARRIED = "carried"
    """a stock observed before the period stands for it"""
    OWN_PERIOD = "own_period"
    """a claim over its own period, which is not the one asked for"""
    NOT_CERTAINLY_IN_PERIOD = "not_certainly_in_period"
    """the dates allow that no observation lies in the period"""
    DENOMINATOR_MAY_BE_ZERO = "denominator_may_be_zero"
    """the number that it is divided by may be zero; then there is no ratio"""
    INCOMPLETE = "incomplete"
    """its period was not over on the last day of which anything is known; told where a figure is shown"""
    CLAIMS_DIFFER = "claims_differ"
    """documents print different figures for the same thing"""
    SEVERAL_SUBJECTS = "several_subjects"
    """the observations are about several things, and none about the whole"""
    UNCHECKED = "unchecked"
    """some of its records stand in files that no check has passed"""


class KeysOnDemand:
    """
    Keys of records that are found when somebody asks which they are: of thousands mostly nobody does.

    >>> keys = KeysOnDemand(2, lambda: ("a", "b"))
    >>> len(keys), keys.found
    (2, ('a', 'b'))
    """

    __slots__ = ("_count", "_find", "_found")

    def __init__(self, count: int | None, find: Callable[[], tuple[str, ...]]) -> None:
        """Know how many there are, unless that too is found when somebody asks, and how they are found."""
        self._count = count
        self._find: Callable[[], tuple[str, ...]] | None = find
        self._found: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.found) if self._count is None else self._count

    def __reduce__(self) -> tuple[Callable[[tuple[str, ...]], tuple[str, ...]], tuple[tuple[str, ...]]]:
        return tuple, (self.found,)

    @property
    def found(self) -> tuple[str, ...]:
        """The keys, sorted."""
        if self._find is not None:
            self._found, self._find = self._find(), None
        return self._found


def _found(keys: tuple[str, ...] | KeysOnDemand) -> tuple[str, ...]:
    return keys.found if isinstance(keys, KeysOnDemand) else keys


@frozen(kw_only=True, repr=False)
class Figure(Answer):
    """
    A computed value.

    Attributes:
        indicator: What is measured.

        asked: The period asked for.

        period: The period it is about; of a claim its own. None for a figure at an instant.

        at: The instant it is about; None for a figure over a period.

        by: What part of the whole it is about, as pairs of dimension and code.

        basis: What it rests on.

        about: Whether it is about what was recorded or about what happened.

        reading: How hedged words were understood.

        vintage: What was known.

        coverage: How much of the period the register declares to hold.

        bounds: What is certain about the number; None if there is none.

        missing: Why there is no number; None if there is one.

        since: Where a cumulative number starts counting; None for any other.

        provider: Who keeps a stated number; None for a computed one, or if the register does not say.

        method: How a stated number is counted; None likewise.

        flags: Facts its reader should know.

        assumptions: How loose wordings were read.

        stated: Of its records, how many state a number, and how many there are; None where all count as one.

        parts: Of a ratio the two figures that it is made of, the upper one first; empty for any other.

        granule: The unit of the last significant place of the coarsest hedged number in it; 1 if none is hedged.

        source: The quantity of the one source it repeats, whose wording it keeps; None for a computed one.
    """

    indicator: Indicator
    asked: ReportingPeriod
    period: ReportingPeriod | None = None
    at: When | None = None
    by: Breakdown = ()
    basis: Basis
    about: About = About.RECORDED
    reading: Reading
    vintage: Vintage
    coverage: CoverageState = CoverageState.INCOMPLETE
    bounds: Bounds | None = None
    missing: MissingReason | None = field(default=None)
    since: When | None = None
    provider: InternationalString | None = None
    method: InternationalString | None = None
    flags: tuple[Flag, ...] = ()
    assumptions: tuple[InternationalString, ...] = ()
    _certain: tuple[str, ...] | KeysOnDemand = field(default=(), eq=_found)
    _possible: tuple[str, ...] | KeysOnDemand = field(default=(), eq=_found)
    stated: tuple[int, int] | None = None
    parts: tuple["Figure", ...] = ()
    granule: Number = 1
    source: Quantity | None = None

    @missing.validator
    def _is_either(self, _: object, value: MissingReason | None) -> None:
        if (value is None) == (self.bounds is None):
            raise InvalidValueError(
                "a figure has bounds or a reason why it is missing, got {bounds} and {value}",
                bounds=self.bounds,
                value=value,
            )

    @property
    def certain(self) -> tuple[str, ...]:
        """The keys of the records that certainly count, sorted."""
        return _found(self._certain)

    @property
    def possible(self) -> tuple[str, ...]:
        """The keys of the records that may count, sorted."""
        return _found(self._possible)

    @property
    def records(self) -> tuple[str, ...]:
        """The keys of all records behind it, the certain ones first."""
        return self.certain + self.possible

    @property
    def record_counts(self) -> tuple[int, int]:
        """How many records certainly count, and how many may: known without finding out which they are."""
        return len(self._certain), len(self._possible)

    @property
    def is_nothing(self) -> bool:
        """Whether no record counts: then it prints as nil, never as a bare zero."""
        if self.parts:  # its records are theirs
            return self.bounds is not None and all(part.is_nothing for part in self.parts)
        return self.bounds is not None and not any(self.record_counts)

    def __str__(self) -> str:
        time = self.at.edtf if self.at else str(self.period or self.asked)
        number = self.missing.value if self.missing else plain_bounds(self.bounds)
        part = "".join(f" [{dimension} {code}]" for dimension, code in self.by)
        return f"{self.indicator.id}{part}, {time}: {number} {self.indicator.unit} ({self.basis.value})"


def plain_bounds(bounds: Bounds | None) -> str:
    """Write bounds in plain English, for consoles."""
    if bounds is None:
        return ".."
    if bounds.is_exact:
        return str(bounds.lower)
    if bounds.upper is None:
        return "any number" if bounds.lower is None else f"at least {bounds.lower}"
    return f"at most {bounds.upper}" if bounds.lower in (None, 0) else f"{bounds.lower} to {bounds.upper}"
