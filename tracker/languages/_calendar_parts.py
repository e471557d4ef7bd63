"""Parts of the calendar that dates are made of: a year, a part of a year, a month, a day."""

import re
from datetime import date
from typing import Self

from attrs import frozen

from tracker.values import CalendarUnit, ReportingPeriod
from tracker.values._calendar import add_days

__all__ = ["Part", "aligned"]

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)", re.ASCII)
_SUB_YEARS = {33: ("quarter", 4), 37: ("third", 3), 40: ("half", 2)}
"""The first code of each kind, and how many it has (ISO 8601-2)."""

_MONTHS = 12


@frozen
class Part:
    """
    A part of the calendar, as canonical EDTF writes it.

    >>> Part.read("2022-33")
    Part(kind='quarter', year=2022, number=1, day=0)

    Attributes:
        kind: ``year``, ``half``, ``third``, ``quarter``, ``month`` or ``day``.

        year: Its year.

        number: Which of the year's halves, thirds, quarters or months it is; 0 for a year.

        day: Its day; 0 if it is longer than one.
    """

    kind: str
    year: int
    number: int = 0
    day: int = 0

    @classmethod
    def read(cls, edtf: str) -> Self:
        """Read a part; what qualifies it (``?``, ``~``, ``%``) is left to the caller."""
        found = _PART.fullmatch(edtf)
        if found is None:  # pragma: no cover  # `When` has read it before
            raise AssertionError(edtf)
        year, code, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        if code > _MONTHS:
            first = max(start for start in _SUB_YEARS if start <= code)
            return cls(_SUB_YEARS[first][0], year, code - first + 1)
        return cls("day" if day else "month" if code else "year", year, code, day)

    @classmethod
    def on(cls, day: date) -> Self:
        """Return a day as a part."""
        return cls("day", day.year, day.month, day.day)

    @property
    def family(self) -> str:
        """Which forms it takes: those of a year, a part of one, a month or a day."""
        return self.kind if self.kind in ("year", "month", "day") else "part"

    def precedes(self, other: "Part") -> bool:
        """Tell whether both are days of one month and *other* is the next."""
        if self.kind != "day" or other.kind != "day" or self.number != other.number:
            return False
        return add_days(date(self.year, self.number, self.day), 1) == date(other.year, other.number, other.day)


def aligned(start: date, end: date) -> tuple[Part, Part]:
    """
    Return the coarsest parts that begin on *start* and end on *end*; one part twice if a single one has these days.

    >>> aligned(date(2020, 7, 1), date(2022, 7, 31))
    (Part(kind='month', year=2020, number=7, day=0), Part(kind='month', year=2022, number=7, day=0))
    """
    days = ReportingPeriod(start, end)
    units = (CalendarUnit.YEAR, CalendarUnit.HALF, CalendarUnit.QUARTER, CalendarUnit.MONTH)
    single = next((unit for unit in units if ReportingPeriod.of(start, unit) == days), None)
    if single is not None:
        number = 0 if single is CalendarUnit.YEAR else (start.month - 1) // single.months + 1
        part = Part(single.value, start.year, number)
        return part, part
    if days.months is None:
        return Part.on(start), Part.on(end)
    if start.month == 1 and end.month == _MONTHS:
        return Part("year", start.year), Part("year", end.year)
    return Part("month", start.year, start.month), Part("month", end.year, end.month)
