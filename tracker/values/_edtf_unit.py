"""
One unit of a date, a year, a part of a year, a month or a day, with its qualifier; and why a text is none.

Every rule here depends on the text alone: no clock, no default for a part that is missing.
"""

import re
from datetime import date

from attrs import evolve, frozen

from tracker.errors import InvalidWhenError, Sentence
from tracker.values._calendar import add_days, add_months, last_day_of_month
from tracker.values._safe_text import shown
from tracker.values._window import Window

HINT = Sentence(
    'write it as in "2021-03-17", "2021-03", "2022-Q1", "2021", "2021/2023", "[2020..2022]" or "{2020-11,2021}"'
)
UNREAD = "{text} is not a date that can be read; {hint}"
"""What is said of a text that is no date, and of no other slip."""


@frozen
class Unit:
    """A year, a part of a year, a month or a day, with its qualifier."""

    edtf: str
    window: Window
    months: int
    """Its length in months; 0 for a day."""
    is_uncertain: bool = False
    is_approximate: bool = False

    def following(self) -> "Unit | None":
        """Return the next unit of the same precision."""
        last = self.window.last
        day = add_days(last, 1) if self.months == 0 else add_months(self.window.first, self.months)
        return None if day is None else _unit_on(day, self)


_UNIT = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|(?P<letter>[QqSsHhTt])(?P<number>\d)))?(?P<mark>[?~%]?)",
    re.ASCII,
)
_FIRST_CODE = {"Q": 33, "T": 37, "S": 40, "H": 40}
_PARTS_OF_YEAR = {"Q": 4, "T": 3, "S": 2, "H": 2}
_SEASONS = range(21, 33)


def unit_of(text: str) -> Unit:
    """
    Read one unit.

    Raises:
        InvalidWhenError: The text is none.
    """
    found = _UNIT.fullmatch(text)
    if found is None:
        raise InvalidWhenError(why_not(text))
    year = int(found["year"])
    if year == 0:
        raise InvalidWhenError("{text} lies in year 0; the calendar here runs from year 1 to 9999", text=shown(text))
    code = int(found["month"]) if found["month"] else None
    if found["letter"]:
        code = _sub_year_code(text, found["letter"].upper(), int(found["number"]))
    unit = _bare_unit(text, year, code, found["day"])
    return _qualified(unit, found["mark"])


def _sub_year_code(text: str, letter: str, number: int) -> int:
    parts = _PARTS_OF_YEAR[letter]  # L2: 2022-Q1 is 2022-33, and the three months from January
    if not 1 <= number <= parts:
        raise InvalidWhenError(
            "{text} names part {number} of a year of {parts}; write {letter}1 to {letter}{parts}",
            text=shown(text),
            number=number,
            parts=parts,
            letter=letter,
        )
    return _FIRST_CODE[letter] + number - 1


def _bare_unit(text: str, year: int, code: int | None, day: str | None) -> Unit:
    if code is None:
        return _months(f"{year:04}", year, 1, 12)
    if code in _SEASONS:
        raise InvalidWhenError(
            "{text} is a season, and hemispheres disagree on its months; write the months, as in "
            '"{year}-03/{year}-05", or the quarter, as in "{year}-Q1"',
            text=shown(text),
            year=f"{year:04}",
        )
    if not (1 <= code <= 12 or (33 <= code <= 41 and not day)):  # noqa: PLR2004  # the codes of the standard
        raise InvalidWhenError(
            "{text} has month {code}; months run from 01 to 12, quarters from Q1 to Q4",
            text=shown(text),
            code=f"{code:02}",
        )
    if code > 12:  # noqa: PLR2004  # months are 01 to 12
        months = 3 if code <= 36 else 4 if code <= 39 else 6  # noqa: PLR2004  # quarter, quadrimester, semester
        first_code = 33 if months == 3 else 37 if months == 4 else 40  # noqa: PLR2004  # the codes of the standard
        return _months(f"{year:04}-{code}", year, (code - first_code) * months + 1, months)
    if not day:
        return _months(f"{year:04}-{code:02}", year, code, 1)
    try:
        exact = date(year, code, int(day))
    except ValueError:
        last = last_day_of_month(year, code).day
        raise InvalidWhenError(
            "{text} does not exist: that month has {last} days; write a day from 01 to {last}",
            text=shown(text),
            last=last,
        ) from None
    return Unit(exact.isoformat(), Window(exact, exact), 0)


def _months(edtf: str, year: int, first: int, count: int) -> Unit:
    return Unit(edtf, Window(date(year, first, 1), last_day_of_month(year, first + count - 1)), count)


def _qualified(unit: Unit, mark: str) -> Unit:
    """Apply ``?`` (doubted), ``~`` (approximate: one unit wider on each side) or ``%`` (both)."""
    if not mark:
        return unit
    window = _widened(unit) if mark in "~%" else unit.window
    return evolve(unit, edtf=unit.edtf + mark, window=window, is_uncertain=mark in "?%", is_approximate=mark in "~%")


def bare(unit: Unit) -> Unit:
    """Return a unit without its qualifier."""
    return unit_of(unit.edtf.rstrip("?~%"))


def _widened(unit: Unit) -> Window:
    # L13: "about" never narrows a window; how far it reaches is ours, since the standard gives it no width.
    first, last = unit.window.first, unit.window.last
    if unit.months == 0:
        return Window(add_days(first, -1) or date.min, add_days(last, 1) or date.max)
    after = add_days(last, 1)
    end = after and add_months(after, unit.months)
    return Window(add_months(first, -unit.months) or date.min, (end and add_days(end, -1)) or date.max)


def _unit_on(day: date, like: Unit) -> Unit:
    """Return the unit of the same precision that begins on *day*."""
    if like.months == 0:
        return unit_of(day.isoformat())
    letter = {1: "", 3: "Q", 4: "T", 6: "S", 12: ""}[like.months]
    if like.months == 12:  # noqa: PLR2004  # a year
        return unit_of(f"{day.year:04}")
    if not letter:
        return unit_of(f"{day.year:04}-{day.month:02}")
    return unit_of(f"{day.year:04}-{letter}{(day.month - 1) // like.months + 1}")


DAY_FIRST = re.compile(r"(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}", re.ASCII)


_SLIPS = (
    (
        re.compile(r"\dT\d|\d:\d"),
        Sentence("has a time of day, and days are as fine as dates get here; write the date alone"),
    ),
    (
        re.compile(r"\d[Xx]|\d-[Xx]{2}"),
        Sentence('has digits left open; write what is possible as a set, as in "[2010..2019]"'),
    ),
    (
        re.compile(r"\A[2-7]\d{4}(?:\.0*)?\Z"),
        Sentence('is what a spreadsheet counts days by; format the column as text and write it as in "2021-03-17"'),
    ),
    (
        DAY_FIRST,
        Sentence('puts the day first or last, which cannot be told; write year-month-day, as in "2021-03-17"'),
    ),
    (
        re.compile(r"\d{4}S\d+\Z"),
        Sentence('has significant digits; write what is possible as a set, as in "[2010..2019]"'),
    ),
    (re.compile(r"\A(?:-\d|[Yy]-?\d{5}|[Yy]?-?\d+[Ee]\d)"), Sentence("is outside the years 1 to 9999")),
    (
        re.compile(r"\A(?:\d{4}-\d(?:-\d{1,2})?|\d{4}-\d{2}-\d)\Z"),
        Sentence('lacks a leading zero; write it as in "2021-03-07"'),
    ),
)


def why_not(text: str) -> str:
    """Say why a text is outside the subset, by the most likely slip."""
    reason = next((reason for slip, reason in _SLIPS if slip.search(text)), None)
    if reason is None:
        return Sentence(UNREAD, text=shown(text), hint=HINT)
    return Sentence("{text} {reason}", text=shown(text), reason=reason)
