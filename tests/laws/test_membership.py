"""
Laws L8 to L13: in which periods an imprecisely dated event lies.

The oracle enumerates possible worlds: every day, every pair of start and end, every combination of parts. It reads the
dates by its own short code, so that a mistake in `tracker.values` is not repeated here.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, product

from hypothesis import example, given
from hypothesis import strategies as st

from tracker.strategies import days, periods, whens, windows
from tracker.values import CalendarUnit, Membership, Recognition, ReportingPeriod, When, Window, membership
from tracker.values._edtf import Shape
from tracker.values._occurrence import patterns

CERTAIN, POSSIBLE, IMPOSSIBLE = Membership.CERTAIN, Membership.POSSIBLE, Membership.IMPOSSIBLE
FIRST, LAST = date(2000, 2, 10), date(2000, 4, 5)
SMALL = Window(FIRST, LAST)
"""A calendar of 56 days with a leap day and a whole month."""

TINY = Window(date(2000, 2, 25), date(2000, 3, 5))
"""Ten days of it, so that dates and periods often touch, or just miss each other."""

HORIZON = (date(1998, 1, 1).toordinal(), date(2002, 12, 31).toordinal())
"""Days beyond it are like the days at it: all periods of the small calendar are far inside."""

rules = st.sampled_from(Recognition)


def small_periods() -> st.SearchStrategy[ReportingPeriod]:
    return periods(min_value=TINY.first, max_value=TINY.last) | periods(min_value=FIRST, max_value=LAST)


def one_day_in(window: Window) -> When:
    """Make the date of an event that happened on one day of a window."""
    text = f"[{window.earliest or ''}..{window.latest or ''}]" if window.earliest or window.latest else "[0001..9999]"
    return When(text)


# -- the oracle -------------------------------------------------------------------------------------------------------

MARKED = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(~?)")
UNIT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
PARTS = {33: (4, 3), 37: (3, 4), 40: (2, 6)}


def month_runs(year: int, code: int) -> tuple[int, int]:
    """Return the first month, counted from year 0, and the number of months."""
    if code == 0:
        return year * 12, 12
    if code <= 12:
        return year * 12 + code - 1, 1
    first_code = max(known for known in PARTS if known <= code)
    return year * 12 + (code - first_code) * PARTS[first_code][1], PARTS[first_code][1]


def days_of_unit(text: str) -> range:
    """Enumerate the days, as numbers, that one unit of canonical EDTF means."""
    found = UNIT.fullmatch(text)
    assert found is not None, text
    wider = found[4] in {"~", "%"}
    if found[3]:
        day = date(int(found[1]), int(found[2]), int(found[3])).toordinal()
        return range(day - wider, day + wider + 1)
    first, count = month_runs(int(found[1]), int(found[2] or 0))
    first, last = first - wider * count, first + count + wider * count - 1
    last_day = calendar.monthrange(last // 12, last % 12 + 1)[1]
    return range(
        date(first // 12, first % 12 + 1, 1).toordinal(), date(last // 12, last % 12 + 1, last_day).toordinal() + 1
    )


def days_from(text: str, *, default: int) -> range:
    return days_of_unit(text) if text not in {"", ".."} else range(default, default + 1)


def worlds(when: When) -> Iterator[tuple[int, ...]]:
    """Enumerate what may have happened: one day, a start and an end, or one day for each part."""
    text = when.edtf
    if when.shape is Shape.POINT:
        yield from ((day,) for day in days_of_unit(text))
    elif when.shape is Shape.SPAN:
        start, end = text.split("/")
        starts = days_of_unit(start) if start not in {"", ".."} else range(*HORIZON)
        goes_on = range(HORIZON[1], HORIZON[1] + 1)
        ends = days_of_unit(end) if end not in {"", ".."} else goes_on if end == ".." else range(*HORIZON)
        yield from ((one, other) for one in starts for other in ends if one <= other)
    elif when.shape is Shape.ONE_OF:
        for member in text[1:-1].split(","):
            first, last = member.split("..") if ".." in member else (member, member)
            between = range(days_from(first, default=HORIZON[0])[0], days_from(last, default=HORIZON[1])[-1] + 1)
            yield from ((day,) for day in between)
    else:
        yield from product(*(days_of_unit(member) for member in text[1:-1].split(",")))


def counts_in(world: Sequence[int], when: When, period: ReportingPeriod, rule: Recognition) -> bool:
    """Tell whether an event counts in a period, in a world where everything is known."""
    first, last = period.start.toordinal(), period.end.toordinal()
    if rule is Recognition.ON_START:
        return first <= min(world) <= last
    if rule is Recognition.ON_COMPLETION:
        return first <= max(world) <= last
    if when.shape is Shape.SPAN:
        return world[0] <= last and first <= world[1]
    return any(first <= day <= last for day in world)


def by_enumeration(when: When, period: ReportingPeriod, rule: Recognition) -> Membership:
    found = {counts_in(world, when, period, rule) for world in worlds(when)}
    return POSSIBLE if len(found) > 1 else CERTAIN if found == {True} else IMPOSSIBLE


def small_whens(*shapes: Shape, qualifiers: Sequence[str] = ("", "~")) -> st.SearchStrategy[When]:
    """Dates of a small calendar with few enough worlds to enumerate."""
    tiny = whens(shapes=shapes, qualifiers=qualifiers, precisions=("day",), calendar=TINY)
    return tiny | whens(shapes=shapes, qualifiers=qualifiers, precisions=("day", "month"), calendar=SMALL)


def small_sets(qualifiers: Sequence[str] = ("", "~")) -> st.SearchStrategy[When]:
    """Up to three days, each perhaps approximate, and perhaps a month: at most 837 worlds."""

    def texts(precision: str) -> st.SearchStrategy[str]:
        points = whens(shapes=[Shape.POINT], qualifiers=qualifiers, precisions=[precision], calendar=SMALL)
        return points.map(str)

    several = st.lists(texts("day"), min_size=1, max_size=3)
    with_month = st.builds(lambda month, rest: [month, *rest], texts("month"), several.map(lambda drawn: drawn[:2]))
    return (several | with_month).map(lambda members: When(f"{{{','.join(members)}}}"))


def closed_spans() -> st.SearchStrategy[When]:
    """Spans with two ends, each at most three months wide."""
    points = small_whens(Shape.POINT)
    return st.tuples(points, points).map(
        lambda pair: When("/".join(when.edtf for when in sorted(pair, key=lambda when: when.earliest or date.min)))
    )


# -- L8 ---------------------------------------------------------------------------------------------------------------


@given(small_whens(Shape.POINT, Shape.ONE_OF), small_periods(), rules)
@example(When("[2000-02-29]"), ReportingPeriod(date(2000, 2, 29), date(2000, 2, 29)), Recognition.ON_START)
@example(When("[2000-02,2000-04]"), ReportingPeriod(date(2000, 3, 1), date(2000, 3, 31)), Recognition.ON_START)
def test_l8_certain_if_all_days_lie_in_the_period_impossible_if_none(
    when: When, period: ReportingPeriod, rule: Recognition
) -> None:
    """L8 against every day of the date."""
    assert membership(when, period, rule) is by_enumeration(when, period, rule)


@given(windows(open_ends=True), periods(), rules)
def test_l8_on_real_dates(window: Window, period: ReportingPeriod, rule: Recognition) -> None:
    """L8 by its formula: W ⊆ P, W ∩ P = ∅, or neither."""
    if period.start <= window.first and window.last <= period.end:
        expected = CERTAIN
    elif window.last < period.start or period.end < window.first:
        expected = IMPOSSIBLE
    else:
        expected = POSSIBLE

    assert membership(one_day_in(window), period, rule) is expected


@given(whens(shapes=(Shape.POINT, Shape.ONE_OF), qualifiers=("", "~")), periods(), st.data())
def test_l8_whatever_day_it_was_the_membership_allows_it(
    when: When, period: ReportingPeriod, data: st.DataObject
) -> None:
    """L8, soundness: a day drawn from the date lies in the period as the membership says."""
    part = data.draw(st.sampled_from(when.parts or (when.window,)))
    day = data.draw(days(min_value=part.first, max_value=part.last))

    assert membership(when, period) in ({CERTAIN, POSSIBLE} if day in period else {IMPOSSIBLE, POSSIBLE})


# -- L9 to L11 --------------------------------------------------------------------------------------------------------


@given(
    st.tuples(*[days(min_value=FIRST, max_value=LAST)] * 4).map(sorted)
    | st.tuples(days(), days(), days(), days()).map(sorted),
    small_periods() | periods(),
    rules,
)
def test_l9_more_precise_dates_never_take_back_what_is_certain(
    ends: list[date], period: ReportingPeriod, rule: Recognition
) -> None:
    """L9: w' ⊆ w and m(w,p) ≠ POSSIBLE ⇒ m(w',p) = m(w,p)."""
    wide, narrow = one_day_in(Window(ends[0], ends[3])), one_day_in(Window(ends[1], ends[2]))

    found = membership(wide, period, rule)

    assert found is POSSIBLE or membership(narrow, period, rule) is found


@given(small_whens(*Shape), small_periods(), rules)
def test_l9_for_every_shape(when: When, period: ReportingPeriod, rule: Recognition) -> None:
    """L9 for dates that lost their "about": each is narrower than the one that has it."""
    exact = When(when.edtf.replace("~", ""))
    found = membership(when, period, rule)

    assert found is POSSIBLE or membership(exact, period, rule) is found


@given(
    small_whens(*Shape) | whens(),
    st.tuples(*[days(min_value=FIRST, max_value=LAST)] * 4).map(sorted) | st.tuples(*[days()] * 4).map(sorted),
    rules,
)
def test_l10_a_longer_period_holds_no_less(when: When, ends: list[date], rule: Recognition) -> None:
    """L10: p ⊆ p' ⇒ m(w,p) ≤ m(w,p')."""
    inner, outer = ReportingPeriod(ends[1], ends[2]), ReportingPeriod(ends[0], ends[3])

    assert membership(when, inner, rule) <= membership(when, outer, rule)


def cells_between(cuts: Sequence[date]) -> list[ReportingPeriod]:
    """Cut a run of days: each cut begins a cell."""
    ordered = sorted(set(cuts))
    return [ReportingPeriod(one, date.fromordinal(other.toordinal() - 1)) for one, other in pairwise(ordered)]


def check_partition(when: When, cells: Sequence[ReportingPeriod]) -> None:
    found = [membership(when, cell) for cell in cells]
    certain, possible = found.count(CERTAIN), found.count(POSSIBLE)

    assert (certain, possible) == (1, 0) or (certain == 0 and possible >= 2)


@given(
    small_whens(Shape.POINT),
    st.lists(days(min_value=FIRST, max_value=LAST), max_size=8),
)
def test_l11_one_cell_is_certain_or_several_are_possible(when: When, cuts: list[date]) -> None:
    """L11: in a partition of a span ⊇ w either one cell is CERTAIN, none POSSIBLE, or none CERTAIN, ≥ 2 POSSIBLE."""
    check_partition(when, cells_between([date(1999, 1, 1), *cuts, date(2001, 1, 1)]))


@given(
    whens(shapes=(Shape.POINT, Shape.ONE_OF), qualifiers=("", "~"), min_year=3, max_year=9997),
    st.lists(days(min_value=date(1, 1, 2), max_value=date(9999, 12, 30)), max_size=8),
)
def test_l11_on_real_dates(when: When, cuts: list[date]) -> None:
    """L11 on real dates, one of several windows included; an open end is held by an open-ended cell."""
    last = ReportingPeriod(date.max, date.max)
    check_partition(when, [*cells_between([date.min, *cuts, date.max]), last])


@given(whens(shapes=[Shape.POINT], qualifiers=("", "~"), min_year=1998, max_year=2002), st.data())
def test_l11_for_calendar_units(when: When, data: st.DataObject) -> None:
    """L11 for the cells that reports use: months, quarters and years of a period."""
    unit = data.draw(st.sampled_from(CalendarUnit))
    check_partition(when, ReportingPeriod.parse("1996..2004").partition(unit))


# -- L12 --------------------------------------------------------------------------------------------------------------


@given(closed_spans(), small_periods(), rules)
@example(When("2000-03/2000-03"), ReportingPeriod(date(2000, 3, 10), date(2000, 3, 20)), Recognition.ACTIVE)
def test_l12_spans_agree_with_every_pair_of_start_and_end(
    when: When, period: ReportingPeriod, rule: Recognition
) -> None:
    """L12: ACTIVE, and each other rule, equals brute force over all (start ≤ end)."""
    assert membership(when, period, rule) is by_enumeration(when, period, rule)


@given(whens(shapes=[Shape.SPAN], qualifiers=("", "~")), periods())
def test_l12_on_real_dates(when: When, period: ReportingPeriod) -> None:
    """L12 by its formula: ACTIVE CERTAIN iff max S ≤ P.end ∧ min E ≥ P.start; IMPOSSIBLE iff min S > … ∨ max E < …."""
    starts, ends = when.starts, when.ends
    if starts.first > period.end or ends.last < period.start:
        expected = IMPOSSIBLE
    elif starts.last <= period.end and ends.first >= period.start:
        expected = CERTAIN
    else:
        expected = POSSIBLE

    assert membership(when, period, Recognition.ACTIVE) is expected


@given(small_sets(), small_periods(), rules)
def test_l12_each_of_several_counts_once(when: When, period: ReportingPeriod, rule: Recognition) -> None:
    """ALL_OF: on its earliest part, on its latest, or where any part lies, against all combinations of days."""
    assert membership(when, period, rule) is by_enumeration(when, period, rule)


def several_periods() -> st.SearchStrategy[tuple[ReportingPeriod, ...]]:
    """Periods that lie anyhow, or the cells of a partition."""
    cuts = st.lists(days(min_value=TINY.first, max_value=TINY.last), max_size=2)
    cells = cuts.map(lambda drawn: tuple(cells_between([FIRST, *drawn, LAST])))
    return st.lists(small_periods(), min_size=1, max_size=3).map(tuple) | cells


MARCH_1_TO_5 = ReportingPeriod(date(2000, 3, 1), date(2000, 3, 5))
MARCH_6_TO_31 = ReportingPeriod(date(2000, 3, 6), date(2000, 3, 31))
MARCH_9_TO_31 = ReportingPeriod(date(2000, 3, 9), date(2000, 3, 31))


@given(
    small_whens(Shape.POINT, Shape.ONE_OF) | small_sets() | closed_spans(),
    several_periods(),
    rules,
)
@example(When("2000-03"), (MARCH_1_TO_5, MARCH_9_TO_31), Recognition.ON_START)  # a day between the two
@example(When("2000-03/2000-03"), (MARCH_1_TO_5, MARCH_6_TO_31), Recognition.ACTIVE)  # it cannot end before it starts
def test_the_patterns_are_those_of_all_worlds(
    when: When, several: tuple[ReportingPeriod, ...], rule: Recognition
) -> None:
    """For several periods at once: every pattern some world has is found, and no other."""
    expected = {tuple(counts_in(world, when, period, rule) for period in several) for world in worlds(when)}

    assert patterns(when, several, rule) == expected


# -- L13 --------------------------------------------------------------------------------------------------------------


@given(whens(qualifiers=("?", "%")) | small_whens(*Shape, qualifiers=("?", "%")), periods() | small_periods(), rules)
def test_l13_a_doubted_date_is_never_certain(when: When, period: ReportingPeriod, rule: Recognition) -> None:
    """L13: ``?`` caps what is CERTAIN at POSSIBLE and leaves IMPOSSIBLE alone; a strict reading lifts that too."""
    undoubted = When(when.edtf.replace("?", "").replace("%", "~"))
    allowed = IMPOSSIBLE if membership(undoubted, period, rule) is IMPOSSIBLE else POSSIBLE

    assert when.is_uncertain
    assert membership(when, period, rule) is allowed
    if period != ReportingPeriod(date.min, date.max):
        assert membership(when, period, rule, strict=True) is POSSIBLE
    assert (when.starts, when.ends, when.parts) == (undoubted.starts, undoubted.ends, undoubted.parts)


@given(whens(qualifiers=("", "~")), periods(), rules)
def test_l13_only_doubt_makes_a_reading_matter(when: When, period: ReportingPeriod, rule: Recognition) -> None:
    """A date without ``?`` has the same membership under every reading."""
    assert membership(when, period, rule, strict=True) is membership(when, period, rule)


@given(
    closed_spans() | small_sets() | small_whens(Shape.POINT, Shape.ONE_OF),
    st.lists(small_periods(), min_size=1, max_size=2).map(tuple),
    rules,
)
@example(
    When("2000-02-10/2000-02-10"),
    (ReportingPeriod(date(2000, 3, 1), date(2000, 3, 1)), ReportingPeriod(date(2000, 3, 5), date(2000, 3, 5))),
    Recognition.ACTIVE,  # a doubted span may last from one into the other; the pattern (True, True) was once missing
)
def test_l13_a_strict_reading_allows_any_day(
    when: When, several: tuple[ReportingPeriod, ...], rule: Recognition
) -> None:
    """Strictly, a doubted event may have happened on any days at all, against all of those beside the periods."""
    near = sorted({day for p in several for day in (p.start.toordinal(), p.end.toordinal())})
    any_day = sorted({day + step for day in near for step in (-1, 0, 1)})
    size = {Shape.SPAN: 2, Shape.ALL_OF: min(len(when.parts), 2)}.get(when.shape, 1)
    anything = (
        world for world in product(any_day, repeat=size) if when.shape is not Shape.SPAN or world[0] <= world[1]
    )
    expected = {tuple(counts_in(world, when, period, rule) for period in several) for world in anything}

    doubted = When(MARKED.sub(lambda unit: f"{unit[1]}{'%' if unit[2] else '?'}", when.edtf, count=1))

    assert doubted.is_uncertain
    assert patterns(doubted, several, rule, strict=True) == expected


def holds(wide: Window, narrow: Window) -> bool:
    return wide.first <= narrow.first and narrow.last <= wide.last


@given(whens(qualifiers=("",)), st.data())
@example(When("{2020..2022}"), None)
@example(When("0001/9999"), None)
def test_l13_about_never_narrows_a_window(when: When, data: st.DataObject | None) -> None:
    """L13: adding ``~`` to one unit or to all leaves every day possible, and every part in its place."""
    units = list(re.finditer(r"\d{4}(?:-\d\d(?:-\d\d)?)?", when.edtf))
    chosen = units if data is None else data.draw(st.lists(st.sampled_from(units), unique=True, min_size=1))
    text = when.edtf
    for unit in sorted(chosen, key=lambda found: found.start(), reverse=True):
        text = f"{text[: unit.end()]}~{text[unit.end() :]}"
    about = When(text)

    assert about.is_approximate
    assert holds(about.starts, when.starts)
    assert holds(about.ends, when.ends)
    assert len(about.parts) == len(when.parts)
    assert all(holds(wide, narrow) for wide, narrow in zip(about.parts, when.parts, strict=True))


# -- open ends --------------------------------------------------------------------------------------------------------


@given(small_whens(Shape.POINT), small_periods())
def test_what_goes_on_is_active_ever_after(start: When, period: ReportingPeriod) -> None:
    """``2021/..`` is active in every period after its start; ``2021/`` may have ended there and then."""
    goes_on, unstated = When(f"{start.edtf}/.."), When(f"{start.edtf}/")
    has_begun = start.latest is not None and start.latest <= period.end

    assert (membership(goes_on, period, Recognition.ACTIVE) is CERTAIN) is has_begun
    assert membership(goes_on, period, Recognition.ON_COMPLETION) is IMPOSSIBLE
    assert membership(unstated, period, Recognition.ACTIVE) <= membership(goes_on, period, Recognition.ACTIVE)
    if start.latest is not None and start.latest < period.start:
        assert membership(unstated, period, Recognition.ACTIVE) is POSSIBLE
