"""
Reading the EDTF subset (ISO 8601-2:2019) and the few phrases that mean the same.

Every rule here depends on the text alone: no clock, no default for a part that is missing.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum

from attrs import frozen

from tracker.errors import InvalidWhenError
from tracker.values._edtf_unit import DAY_FIRST, HINT, UNREAD, Unit, bare, unit_of, why_not
from tracker.values._meant import Meant
from tracker.values._meant_dates import Dates, meant_date, meant_period
from tracker.values._phrases import as_edtf, months
from tracker.values._safe_text import shown
from tracker.values._window import Window

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
        window = unit_of(text).window
    except InvalidWhenError:
        return None
    return window.first, window.last


def day_meant(text: str) -> date | None:
    """
    Return the day that somebody meant by another form of it; None where it is none, or may be several.

    >>> day_meant("2021/03/12"), day_meant("12/03/2021")
    (datetime.date(2021, 3, 12), None)
    """
    meant = meant_date(text, _dates(_reads))
    days = {_days(form) for form in meant.forms} if meant is not None else set()
    first, last = days.pop() or (None, None) if len(days) == 1 else (None, None)
    return first if first == last else None


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
    unit = unit_of(written)
    return Statement(
        edtf=unit.edtf,
        shape=Shape.POINT,
        starts=unit.window,
        ends=unit.window,
        is_uncertain=unit.is_uncertain,
        is_approximate=unit.is_approximate,
    )


# -- spans and sets ---------------------------------------------------------------------------------------------------


_GOES_ON = Window(date.max, None)
"""When something ends that goes on: after every day there is. An end that nobody stated may be any day."""


def _span(text: str) -> Statement:
    ends = text.split("/")
    if DAY_FIRST.search(text):
        raise InvalidWhenError(why_not(text))
    if len(ends) != 2:  # noqa: PLR2004  # a span has two
        raise InvalidWhenError(
            '{text} has {ends} ends; a span has two, as in "2021/2023"', text=shown(text), ends=len(ends)
        )
    if not {*ends} - {"", ".."}:
        raise InvalidWhenError("{text} says nothing; leave the field out", text=shown(text))
    first, last = (None if end in ("", "..") else unit_of(end) for end in ends)
    starts = first.window if first else Window(None, None)
    finishes = last.window if last else _GOES_ON if ends[1] == ".." else Window(None, None)
    if finishes.last < starts.first or _is_reversed(first, last):
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
    flags: list[Unit] = []
    for member in members:
        if not member:
            raise InvalidWhenError('{text} has an empty member; write a set as in "[2020,2022]"', text=shown(text))
        if ".." in member:
            units.extend(_range(text, member, flags, is_one_of=is_one_of))
        else:
            unit = unit_of(member)
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
    return "..".join(unit_of(end.strip()).edtf if end.strip() else "" for end in member.split(".."))


def _range(text: str, member: str, flags: list[Unit], *, is_one_of: bool) -> list[tuple[str, Window]]:
    """Read ``a..b`` inside a set: one window for "one of", each unit for "all of"."""
    ends = [end.strip() for end in member.split("..")]
    if len(ends) != 2 or not any(ends):  # noqa: PLR2004  # a span has two
        raise InvalidWhenError(
            '{text} has a range that has not two ends; write it as in "[2020..2022]" or "[..2021-08]"', text=shown(text)
        )
    first, last = (unit_of(end) if end else None for end in ends)
    flags.extend(unit for unit in (first, last) if unit is not None)
    if _is_reversed(first, last):
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


def _is_reversed(first: Unit | None, last: Unit | None) -> bool:
    """Tell whether one date ends before another begins; that either is approximate puts nothing right."""
    return first is not None and last is not None and bare(last).window.last < bare(first).window.first


def _units_from(text: str, first: Unit, last: Unit) -> list[Unit]:
    """List the units of a range; only those at its ends carry a qualifier."""
    unit: Unit | None = bare(first)
    final = bare(last).window.first
    units: list[Unit] = []
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
