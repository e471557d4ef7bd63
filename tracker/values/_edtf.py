"""
Reading the EDTF subset (ISO 8601-2:2019) and the few phrases that mean the same.

Every rule here depends on the text alone: no clock, no default for a part that is missing.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import Enum

from attrs import evolve, frozen

from tracker.errors import InvalidWhenError, Sentence
from tracker.values._calendar import add_days, add_months, last_day_of_month
from tracker.values._meant import Dates, Meant, meant_date, meant_period
from tracker.values._phrases import as_edtf, months
from tracker.values._safe_text import shown
from tracker.values._window import Window

HINT = Sentence(
    'write it as in "2021-03-17", "2021-03", "2022-Q1", "2021", "2021/2023", "[2020..2022]" or "{2020-11,2021}"'
)
UNREAD = "{text} is not a date that can be read; {hint}"
"""What is said of a text that is no date, and of no other slip."""
MAX_MEMBERS = 400
"""More members than this in a set is a slip of the keyboard, such as {0201..2021}."""


class Shape(Enum):
    """What kind of statement a date makes."""

    POINT = "point"
    """One day inside a window: ``2021-03`` is some day of March 2021."""

    ONE_OF = "one of"
    """One of several windows: ``[2020,2022]``."""

    ALL_OF = "all of"
    """Each of several: ``{2020-11,2021,2022}``; counts once."""

    SPAN = "span"
    """From a start to an end, both perhaps imprecise: ``2021/2023``."""


@frozen(kw_only=True)
class Statement:
    """What a text says about a date; the fields are those of `When`."""

    edtf: str
    shape: Shape
    starts: Window
    ends: Window
    parts: tuple[Window, ...] = ()
    is_uncertain: bool = False
    is_approximate: bool = False


@frozen
class _Unit:
    """A year, a part of a year, a month or a day, with its qualifier."""

    edtf: str
    window: Window
    months: int
    """Its length in months; 0 for a day."""
    is_uncertain: bool = False
    is_approximate: bool = False

    def following(self) -> "_Unit | None":
        """Return the next unit of the same precision."""
        last = self.window.last
        day = add_days(last, 1) if self.months == 0 else add_months(self.window.first, self.months)
        return None if day is None else _unit_of(day, self)


def read(text: str) -> Statement:
    """
    Read a date.

    Raises:
        InvalidWhenError: The text is outside the subset.
    """
    try:
        return read_plainly(text)
    except InvalidWhenError:
        meant = meant_date(text, _dates(_reads))
        if meant is None:
            raise
    raise InvalidWhenError(UNREAD, text=shown(text), hint=meant.hint)


def _reads(text: str) -> bool:
    try:
        read_plainly(text)
    except InvalidWhenError:
        return False
    return True


def _dates(reads: Callable[[str], bool]) -> Dates:
    """Return the forms of dates for a hint."""
    return Dates(reads, _days, _phrase, months())


def _phrase(text: str) -> str:
    try:
        return as_edtf(text)
    except InvalidWhenError:
        return text


def _days(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of one unit; None of any other text."""
    try:
        window = _unit(text).window
    except InvalidWhenError:
        return None
    return window.first, window.last


def meant_as_period(text: str, reads: Callable[[str], bool]) -> Meant | None:
    """Return the form that somebody meant by a period in words; *reads* tells whether a form is one."""
    return meant_period(text, _dates(reads))


def read_plainly(text: str) -> Statement:
    """Read a date as `read` does; what is refused is not looked at again, for what was meant."""
    # L4: nothing but the text decides. Decision 1 says why no package does this.
    written = as_edtf(text)
    if not written:
        raise InvalidWhenError("an empty date says nothing; leave the field out, or {hint}", hint=HINT)
    if written == "..":
        raise InvalidWhenError("{text} says nothing; leave the field out", text=shown(written))
    if written[0] in "[{":
        return _set(written)
    if "/" in written:
        return _span(written)
    unit = _unit(written)
    return Statement(
        edtf=unit.edtf,
        shape=Shape.POINT,
        starts=unit.window,
        ends=unit.window,
        is_uncertain=unit.is_uncertain,
        is_approximate=unit.is_approximate,
    )


# -- one unit ---------------------------------------------------------------------------------------------------------

_UNIT = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|(?P<letter>[QqSsHhTt])(?P<number>\d)))?(?P<mark>[?~%]?)",
    re.ASCII,
)
_FIRST_CODE = {"Q": 33, "T": 37, "S": 40, "H": 40}
_PARTS_OF_YEAR = {"Q": 4, "T": 3, "S": 2, "H": 2}
_SEASONS = range(21, 33)


def _unit(text: str) -> _Unit:
    found = _UNIT.fullmatch(text)
    if found is None:
        raise InvalidWhenError(_why_not(text))
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


def _bare_unit(text: str, year: int, code: int | None, day: str | None) -> _Unit:
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
    return _Unit(exact.isoformat(), Window(exact, exact), 0)


def _months(edtf: str, year: int, first: int, count: int) -> _Unit:
    return _Unit(edtf, Window(date(year, first, 1), last_day_of_month(year, first + count - 1)), count)


def _qualified(unit: _Unit, mark: str) -> _Unit:
    """Apply ``?`` (doubted), ``~`` (approximate: one unit wider on each side) or ``%`` (both)."""
    if not mark:
        return unit
    window = _widened(unit) if mark in "~%" else unit.window
    return evolve(unit, edtf=unit.edtf + mark, window=window, is_uncertain=mark in "?%", is_approximate=mark in "~%")


def _widened(unit: _Unit) -> Window:
    # L13: "about" never narrows a window; how far it reaches is ours, since the standard gives it no width.
    first, last = unit.window.first, unit.window.last
    if unit.months == 0:
        return Window(add_days(first, -1) or date.min, add_days(last, 1) or date.max)
    after = add_days(last, 1)
    end = after and add_months(after, unit.months)
    return Window(add_months(first, -unit.months) or date.min, (end and add_days(end, -1)) or date.max)


def _unit_of(day: date, like: _Unit) -> _Unit:
    """Return the unit of the same precision that begins on *day*."""
    if like.months == 0:
        return _unit(day.isoformat())
    letter = {1: "", 3: "Q", 4: "T", 6: "S", 12: ""}[like.months]
    if like.months == 12:  # noqa: PLR2004  # a year
        return _unit(f"{day.year:04}")
    if not letter:
        return _unit(f"{day.year:04}-{day.month:02}")
    return _unit(f"{day.year:04}-{letter}{(day.month - 1) // like.months + 1}")


_DAY_FIRST = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", re.ASCII)


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
        _DAY_FIRST,
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


def _why_not(text: str) -> str:
    """Say why a text is outside the subset, by the most likely slip."""
    reason = next((reason for slip, reason in _SLIPS if slip.search(text)), None)
    if reason is None:
        return Sentence(UNREAD, text=shown(text), hint=HINT)
    return Sentence("{text} {reason}", text=shown(text), reason=reason)


# -- spans and sets ---------------------------------------------------------------------------------------------------


_GOES_ON = Window(date.max, None)
"""When something ends that goes on: after every day there is. An end that nobody stated may be any day."""


def _span(text: str) -> Statement:
    ends = text.split("/")
    if _DAY_FIRST.search(text):
        raise InvalidWhenError(_why_not(text))
    if len(ends) != 2:  # noqa: PLR2004  # a span has two
        raise InvalidWhenError(
            '{text} has {ends} ends; a span has two, as in "2021/2023"', text=shown(text), ends=len(ends)
        )
    if not {*ends} - {"", ".."}:
        raise InvalidWhenError("{text} says nothing; leave the field out", text=shown(text))
    first, last = (None if end in ("", "..") else _unit(end) for end in ends)
    starts = first.window if first else Window(None, None)
    finishes = last.window if last else _GOES_ON if ends[1] == ".." else Window(None, None)
    if finishes.last < starts.first:
        raise InvalidWhenError("{text} ends before it starts; write the earlier date first", text=shown(text))
    # It starts no later than it ends: days that contradict this are not possible.
    return Statement(
        edtf=f"{first.edtf if first else ends[0]}/{last.edtf if last else ends[1]}",
        shape=Shape.SPAN,
        starts=starts.clipped(not_after=None if finishes.latest is None else finishes.last),
        ends=finishes.clipped(not_before=None if starts.earliest is None else starts.first),
        is_uncertain=any(end is not None and end.is_uncertain for end in (first, last)),
        is_approximate=any(end is not None and end.is_approximate for end in (first, last)),
    )


def _set(text: str) -> Statement:
    opening, closing = text[0], {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(closing):
        raise InvalidWhenError(
            "{text} opens a set with {opening} and does not close it with {closing}",
            text=shown(text),
            opening=repr(opening),
            closing=repr(closing),
        )
    members = [member.strip() for member in text[1:-1].split(",")]
    if len(members) > MAX_MEMBERS:
        raise InvalidWhenError(
            "{text} has {members} members; a set of dates has at most {max_members}",
            text=shown(text),
            members=len(members),
            max_members=MAX_MEMBERS,
        )
    is_one_of = opening == "["
    units: list[tuple[str, Window]] = []
    flags: list[_Unit] = []
    for member in members:
        if not member:
            raise InvalidWhenError('{text} has an empty member; write a set as in "[2020,2022]"', text=shown(text))
        if ".." in member:
            units.extend(_range(text, member, flags, is_one_of=is_one_of))
        else:
            unit = _unit(member)
            flags.append(unit)
            units.append((unit.edtf, unit.window))
    windows = tuple(window for _, window in units)
    starts, ends = _ends_of_set(windows, is_one_of=is_one_of)
    return Statement(
        edtf=f"{opening}{','.join(_canonical_member(member) for member in members)}{closing}",
        shape=Shape.ONE_OF if is_one_of else Shape.ALL_OF,
        starts=starts,
        ends=ends,
        parts=windows,
        is_uncertain=any(unit.is_uncertain for unit in flags),
        is_approximate=any(unit.is_approximate for unit in flags),
    )


def _canonical_member(member: str) -> str:
    return "..".join(_unit(end.strip()).edtf if end.strip() else "" for end in member.split(".."))


def _range(text: str, member: str, flags: list[_Unit], *, is_one_of: bool) -> list[tuple[str, Window]]:
    """Read ``a..b`` inside a set: one window for "one of", each unit for "all of"."""
    ends = [end.strip() for end in member.split("..")]
    if len(ends) != 2 or not any(ends):  # noqa: PLR2004  # a span has two
        raise InvalidWhenError(
            '{text} has a range that has not two ends; write it as in "[2020..2022]" or "[..2021-08]"', text=shown(text)
        )
    first, last = (_unit(end) if end else None for end in ends)
    flags.extend(unit for unit in (first, last) if unit is not None)
    if first is not None and last is not None and last.window.last < first.window.first:
        raise InvalidWhenError(
            "{text} has a range that ends before it starts; write the earlier date first", text=shown(text)
        )
    if is_one_of:
        window = Window(first.window.earliest if first else None, last.window.latest if last else None)
        return [(member, window)]
    if first is None or last is None:
        raise InvalidWhenError(
            "{text} lists all of a range without limit; give both ends, as in {2020..2022}", text=shown(text)
        )
    if first.months != last.months:
        raise InvalidWhenError(
            "{text} runs from one precision to another; write both ends alike, as in {2020..2022}", text=shown(text)
        )
    return [(unit.edtf, unit.window) for unit in _units_from(text, first, last)]


def _units_from(text: str, first: _Unit, last: _Unit) -> list[_Unit]:
    """List the units of a range; only those at its ends carry a qualifier."""
    unit: _Unit | None = _unqualified(first)
    final = _unqualified(last).window.first
    units: list[_Unit] = []
    while unit is not None and unit.window.first <= final:
        units.append(unit)
        if len(units) > MAX_MEMBERS:
            raise InvalidWhenError(
                "{text} has more than {max_members} members; give a span as in 2020/2022",
                text=shown(text),
                max_members=MAX_MEMBERS,
            )
        unit = unit.following()
    if not units:
        raise InvalidWhenError(
            "{text} has a range that ends before it starts; write the earlier date first", text=shown(text)
        )
    if len(units) == 1:
        return [first if first.is_approximate else last]
    return [first, *units[1:-1], last]


def _unqualified(unit: _Unit) -> _Unit:
    return _unit(unit.edtf.rstrip("?~%"))


def _ends_of_set(windows: tuple[Window, ...], *, is_one_of: bool) -> tuple[Window, Window]:
    """Return the windows of the first and of the last day."""
    hull = windows[0]
    for window in windows[1:]:
        hull = hull.hull(window)
    if is_one_of:
        return hull, hull
    # All of them happened, so the first happened no later than the end of every window, and conversely.
    first_latest = min((window.latest for window in windows if window.latest is not None), default=None)
    last_earliest = max((window.earliest for window in windows if window.earliest is not None), default=None)
    return Window(hull.earliest, first_latest), Window(last_earliest, hull.latest)
