"""Reporting periods: closed runs of days that figures are about."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum, StrEnum
from typing import Self

from attrs import evolve, field, frozen

from tracker.errors import InvalidValueError, InvalidWhenError, Sentence
from tracker.values._calendar import add_days, add_months, last_day_of_month, months_between
from tracker.values._conversion import day, text, word
from tracker.values._edtf import Shape, meant_as_period, read_plainly
from tracker.values._edtf_unit import UNREAD
from tracker.values._safe_text import shown
from tracker.values._text import InternationalString


class PeriodRelation(Enum):
    """
    How one period lies to another (Allen's thirteen relations, on whole days); exactly one holds.

    >>> PeriodRelation.BEFORE.converse
    <PeriodRelation.AFTER: 'after'>
    """

    EQUAL = "equal"
    BEFORE = "before"
    """with at least one day between"""
    AFTER = "after"
    MEETS = "meets"
    """ends on the day before the other starts"""
    MET_BY = "met by"
    OVERLAPS = "overlaps"
    OVERLAPPED_BY = "overlapped by"
    CONTAINS = "contains"
    DURING = "during"
    STARTS = "starts"
    """begins with the other and ends earlier"""
    STARTED_BY = "started by"
    FINISHES = "finishes"
    """ends with the other and begins later"""
    FINISHED_BY = "finished by"

    @property
    def converse(self) -> "PeriodRelation":
        """The relation seen from the other period."""
        return _CONVERSE[self]


_PAIRS = (
    (PeriodRelation.EQUAL, PeriodRelation.EQUAL),
    (PeriodRelation.BEFORE, PeriodRelation.AFTER),
    (PeriodRelation.MEETS, PeriodRelation.MET_BY),
    (PeriodRelation.OVERLAPS, PeriodRelation.OVERLAPPED_BY),
    (PeriodRelation.CONTAINS, PeriodRelation.DURING),
    (PeriodRelation.STARTS, PeriodRelation.STARTED_BY),
    (PeriodRelation.FINISHES, PeriodRelation.FINISHED_BY),
)
_CONVERSE = {**dict(_PAIRS), **{other: one for one, other in _PAIRS}}


class CalendarUnit(StrEnum):
    """A unit that tiles the calendar."""

    YEAR = "year"
    HALF = "half"
    QUADRIMESTER = "quadrimester"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def months(self) -> int:
        """How many months it has."""
        return {"year": 12, "half": 6, "quadrimester": 4, "quarter": 3, "month": 1}[self.value]


_HINT = Sentence('write it as in "2020-07..2022-07", "2021" or "2022-Q1"')


def _start(value: date | str) -> date:
    return day(value, "start")


def _end(value: date | str) -> date:
    return day(value, "end")


def _label(value: str | None) -> str | None:
    return None if value is None else word(value, "label")


def _assumption(value: InternationalString | Mapping[str, str] | None) -> InternationalString | None:
    return None if value is None else text(value, "assumption")


@frozen
class ReportingPeriod:
    """
    The days that a report is about, from its first to its last, both included.

    >>> period = ReportingPeriod.parse("2020-07..2022-07")
    >>> period.days, period.months
    (761, 25)
    >>> str(period.previous())
    '2018-06-01..2020-06-30'

    Two periods are equal if they have the same days: a label never decides.

    Attributes:
        start: The first day.

        end: The last day.

        label: What it is called, such as the id of a period in the register; None without a name.

        assumption: How a loose wording was read as these days; None if none was needed.
    """

    start: date = field(converter=_start)
    end: date = field(converter=_end)
    label: str | None = field(default=None, converter=_label, eq=False, kw_only=True)
    assumption: InternationalString | None = field(default=None, converter=_assumption, eq=False, kw_only=True)

    @end.validator
    def _is_not_empty(self, _: object, value: date) -> None:
        if value < self.start:
            raise InvalidValueError(
                "a period must not end before it starts on {start}, got {value}", start=self.start, value=value
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Read ``2020-07-01..2022-07-31``, ``2020-07..2022-07``, ``2020..2022``, ``2021`` or ``2022-Q1``.

        Raises:
            InvalidValueError: The text is no period; the message says what would be right.
        """
        try:
            return cls._parsed(word(text, Sentence("a period")))
        except InvalidValueError:
            meant = meant_as_period(text, cls._reads) if isinstance(text, str) else None
            if meant is None:
                raise
        raise InvalidValueError("{text} is no period; {hint}", text=shown(text), hint=meant.hint)

    @classmethod
    def _reads(cls, text: str) -> bool:
        try:
            cls._parsed(text)
        except InvalidValueError:
            return False
        return True

    @classmethod
    def _parsed(cls, text: str) -> Self:
        ends = [end.strip() for end in text.split("..")]
        if len(ends) > 2 or not all(ends) or any(char in text for char in "[]{}"):  # noqa: PLR2004  # START and END
            raise InvalidValueError("{text} is no period; {hint}", text=shown(text), hint=_HINT)
        try:
            read_ends = [read_plainly(end) for end in ends]
        except InvalidWhenError as error:
            if error.sentence.template == UNREAD:
                raise InvalidValueError("{text} is no period; {hint}", text=shown(text), hint=_HINT) from None
            raise InvalidValueError("{text} is no period: {error}", text=shown(text), error=error) from None
        if any(end.shape is not Shape.POINT or end.is_uncertain or end.is_approximate for end in read_ends):
            raise InvalidValueError("{text} is no period; {hint}", text=shown(text), hint=_HINT)
        return cls(read_ends[0].starts.first, read_ends[-1].ends.last)

    @property
    def days(self) -> int:
        """Its length in days."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int | None:
        """Its nominal length: whole months if it starts on the first and ends on the last day of one, else None."""
        if self.start.day != 1 or self.end != last_day_of_month(self.end.year, self.end.month):
            return None
        return months_between(self.start, self.end)

    def has_length_of(self, other: "ReportingPeriod") -> bool:
        """Tell whether both are equally long: the same months, or the same days where months are not whole."""
        if self.months is not None and other.months is not None:
            return self.months == other.months
        return self.days == other.days

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{self.start.isoformat()}..{self.end.isoformat()}"

    def covers(self, other: "ReportingPeriod") -> bool:
        """Tell whether every day of *other* is one of this period."""
        return self.start <= other.start and other.end <= self.end

    def overlap_days(self, other: "ReportingPeriod") -> int:
        """Count the days that both have."""
        return max(0, (min(self.end, other.end) - max(self.start, other.start)).days + 1)

    def gap_days(self, other: "ReportingPeriod") -> int:
        """Count the days between them; none if they meet or overlap."""
        return max(0, (max(self.start, other.start) - min(self.end, other.end)).days - 1)

    def relation(self, other: "ReportingPeriod") -> PeriodRelation:  # noqa: PLR0911  # one return a relation
        """Return how this period lies to *other*."""
        # L6: exactly one holds, and the other period sees its converse.
        if self == other:
            return PeriodRelation.EQUAL
        if self.end < other.start:
            return PeriodRelation.BEFORE if self.gap_days(other) else PeriodRelation.MEETS
        if other.end < self.start:
            return other.relation(self).converse
        if self.start == other.start:
            return PeriodRelation.STARTS if self.end < other.end else PeriodRelation.STARTED_BY
        if self.end == other.end:
            return PeriodRelation.FINISHES if self.start > other.start else PeriodRelation.FINISHED_BY
        if self.start < other.start:
            return PeriodRelation.CONTAINS if self.end > other.end else PeriodRelation.OVERLAPS
        return other.relation(self).converse

    def previous(self) -> "ReportingPeriod":
        """
        Return the period of the same nominal length that ends on the day before this one.

        Raises:
            InvalidValueError: It would begin before year 1.
        """
        # L5: the period after the one before is this one again, so lengths are whole months where they can be.
        end = add_days(self.start, -1)
        start = add_months(self.start, -self.months) if self.months else add_days(self.start, -self.days)
        if end is None or start is None:
            raise InvalidValueError("the period before {period} would begin before year 1", period=self)
        return ReportingPeriod(start, end)

    def next(self) -> "ReportingPeriod":
        """
        Return the period of the same nominal length that starts on the day after this one.

        Raises:
            InvalidValueError: It would end after year 9999.
        """
        start = add_days(self.end, 1)
        if start is not None:
            last_month = add_months(start, self.months - 1) if self.months else None
            end = last_day_of_month(last_month.year, last_month.month) if last_month else add_days(start, self.days - 1)
            if end is not None and (last_month is not None or not self.months):
                return ReportingPeriod(start, end)
        raise InvalidValueError("the period after {period} would end after year 9999", period=self)

    def same_last_year(self) -> "ReportingPeriod":
        """
        Return the same months of the year before.

        Raises:
            InvalidValueError: The period is longer than a year, so both would share days, or year 0 would be needed.
        """
        start, end = add_months(self.start, -12), add_months(self.end, -12)
        if self.months and end is not None:
            end = last_day_of_month(end.year, end.month)
        if start is None or end is None:
            raise InvalidValueError("the year before {period} would begin before year 1", period=self)
        if end >= self.start:
            raise InvalidValueError(
                "{period} is longer than a year, so the year before shares days with it", period=self
            )
        return ReportingPeriod(start, end)

    def labelled(self, label: str, assumption: InternationalString | None = None) -> "ReportingPeriod":
        """Return the same days under a name."""
        return evolve(self, label=label, assumption=assumption)

    @staticmethod
    def of(day: date, unit: CalendarUnit) -> "ReportingPeriod":
        """
        Return the calendar unit that holds *day*, labelled.

        >>> print(ReportingPeriod.of(date(2022, 2, 10), CalendarUnit.QUARTER).label)
        2022-Q1
        """
        # L7: a day is in the unit that is called by it.
        number = (day.month - 1) // unit.months
        first = number * unit.months + 1
        end = last_day_of_month(day.year, first + unit.months - 1)
        suffix = {"year": "", "month": f"-{first:02}"}.get(unit.value)
        if suffix is None:
            suffix = f"-{ {'half': 'S', 'quadrimester': 'T', 'quarter': 'Q'}[unit.value] }{number + 1}"
        return ReportingPeriod(date(day.year, first, 1), end, label=f"{day.year:04}{suffix}")

    def partition(self, unit: CalendarUnit) -> tuple["ReportingPeriod", ...]:
        """
        Cut the period at the boundaries of a calendar unit into cells that are contiguous and disjoint.

        A cell that is a whole unit carries its label, a cell cut short carries none.
        """
        return tuple(self._cells(unit))

    def _cells(self, unit: CalendarUnit) -> Iterator["ReportingPeriod"]:
        start: date | None = self.start
        while start is not None and start <= self.end:
            whole = ReportingPeriod.of(start, unit)
            cell = ReportingPeriod(start, min(whole.end, self.end))
            yield whole if cell == whole else cell
            start = add_days(cell.end, 1)
