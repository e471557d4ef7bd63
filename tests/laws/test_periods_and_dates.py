"""Laws L1 to L7: what is written and read, how the calendar is cut, how periods lie to each other."""

import ast
import calendar
import datetime as dt
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import tracker.values
from tracker.errors import InvalidValueError, InvalidWhenError
from tracker.strategies import (
    bounds,
    days,
    document_symbols,
    international_strings,
    periods,
    quantities,
    whens,
)
from tracker.values import Bounds, CalendarUnit, DocumentSymbol, InternationalString, Quantity, ReportingPeriod, When
from tracker.values._calendar import add_days, add_months
from tracker.values._edtf import Shape, read
from tracker.values._period import PeriodRelation

FIRST, LAST = date(2000, 2, 20), date(2000, 4, 3)
"""A calendar of 44 days that holds a leap day, a whole month and three boundaries of months."""

YEARS = st.integers(1, 9999) | st.sampled_from([1900, 2000, 2020, 2021, 2400, 1, 9999])
PARTS = {"Q": (33, 3), "T": (37, 4), "S": (40, 6), "H": (40, 6)}


def small_periods() -> st.SearchStrategy[ReportingPeriod]:
    return periods(min_value=FIRST, max_value=LAST)


def run_of_days(first: date, last: date) -> list[date]:
    return [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]


def days_of_months(year: int, first: int, count: int) -> list[date]:
    """Enumerate the days of some months, by the standard library's calendar."""
    return [
        date(year, month, day)
        for month in range(first, first + count)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
    ]


def days_of(text: str) -> list[date]:
    when = When(text)
    assert when.earliest is not None
    assert when.latest is not None
    return run_of_days(when.earliest, when.latest)


# -- L1 ---------------------------------------------------------------------------------------------------------------


@given(whens())
def test_l1_a_date_written_and_read_is_the_same(when: When) -> None:
    """L1: parse(format(x)) == x, in every respect that counts; and the canonical text is a fixed point."""
    again = When(str(when))

    assert again == when
    assert (again.shape, again.starts, again.ends, again.parts) == (when.shape, when.starts, when.ends, when.parts)
    assert (again.is_uncertain, again.is_approximate) == (when.is_uncertain, when.is_approximate)
    assert again.edtf == again.text == when.edtf


@given(st.text("0123456789-/.[]{},?~%QTSH", max_size=16))
@example("{2020~..2022}")  # its first member once counted twice
@example("2020-00")  # once read as the year 2020
@example("[ 2020 .. 2021 ]")
def test_l1_formatting_what_was_read_is_a_fixed_point(text: str) -> None:
    """L1: format(parse(s)) reads back as itself, whatever was written."""
    try:
        when = When(text)
    except InvalidWhenError:
        return

    assert When(when.edtf).edtf == when.edtf
    assert When(when.edtf) == when


@given(periods() | small_periods())
def test_l1_a_period_written_and_read_is_the_same(period: ReportingPeriod) -> None:
    """L1 for periods."""
    assert ReportingPeriod.parse(str(period)) == period
    assert str(ReportingPeriod.parse(str(period))) == str(period)


@given(quantities(min_value=-1000))
def test_l1_a_quantity_written_and_read_is_the_same(quantity: Quantity) -> None:
    """L1 for quantities."""
    assert Quantity.parse(quantity.short()) == quantity
    assert Quantity.parse(quantity.short()).short() == quantity.short()


@given(document_symbols())
def test_l1_a_symbol_written_and_read_is_the_same(symbol: DocumentSymbol) -> None:
    """L1 for symbols."""
    again = DocumentSymbol(str(symbol))

    assert again == symbol
    assert (again.canonical, again.components, again.section) == (
        symbol.canonical,
        symbol.components,
        symbol.section,
    )


@given(international_strings(), bounds())
def test_l1_what_repr_shows_builds_the_same(text: InternationalString, found: Bounds) -> None:
    """L1 for the values that have no text of their own: their repr is the call that makes them."""
    names = {"InternationalString": InternationalString, "Bounds": Bounds, "Fraction": Fraction}
    again = eval(repr(text), names)  # noqa: S307  # our own repr

    assert (again, again.first, str(again)) == (text, text.first, str(text))
    assert eval(repr(found), names) == found  # noqa: S307  # our own repr


# -- L2 and L3 --------------------------------------------------------------------------------------------------------


@given(YEARS, st.sampled_from(sorted(PARTS)), st.data())
def test_l2_a_part_of_a_year_is_the_union_of_its_months(year: int, letter: str, data: st.DataObject) -> None:
    """L2: "Y-Qk", its code and its months say the same; likewise quadrimesters and semesters."""
    first_code, months = PARTS[letter]
    number = data.draw(st.integers(1, 12 // months))
    first = (number - 1) * months + 1
    by_months = [day for month in range(first, first + months) for day in days_of(f"{year:04}-{month:02}")]

    assert When(f"{year:04}-{letter}{number}") == When(f"{year:04}-{first_code + number - 1}")
    assert days_of(f"{year:04}-{letter}{number}") == by_months == days_of_months(year, first, months)


@given(days())
def test_l3_a_year_holds_its_months_and_a_month_its_days(day: date) -> None:
    """L3: window(Y) ⊇ window(Y-MM) ⊇ window(Y-MM-DD), each with exactly the days of the calendar."""
    year, month, single = (days_of(day.isoformat()[:length]) for length in (4, 7, 10))

    assert set(year) > set(month) > set(single) == {day}
    assert year == days_of_months(day.year, 1, 12)
    assert month == days_of_months(day.year, day.month, 1)


@given(YEARS)
def test_l3_the_parts_of_a_year_partition_it(year: int) -> None:
    """L3: four quarters, three quadrimesters, two semesters, twelve months: no day twice, none left out."""
    whole = days_of(f"{year:04}")

    for letter, (_, months) in PARTS.items():
        parts = [days_of(f"{year:04}-{letter}{number}") for number in range(1, 12 // months + 1)]
        assert [day for part in parts for day in part] == whole
    assert [day for month in range(1, 13) for day in days_of(f"{year:04}-{month:02}")] == whole


# -- L4 ---------------------------------------------------------------------------------------------------------------

CLOCKS = {"today", "now", "utcnow", "fromtimestamp", "localtime", "gmtime", "monotonic", "time", "environ", "locale"}


def modules_of_values() -> list[Path]:
    return sorted(Path(tracker.values.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("module", modules_of_values(), ids=lambda path: path.name)
def test_l4_no_module_of_values_asks_for_the_time(module: Path) -> None:
    """L4: nothing in the source refers to a clock, nor to the environment, which may set a time zone."""
    named = {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute | ast.Name)
    }

    assert not named & CLOCKS


@given(st.lists(whens().map(str) | st.sampled_from(["mars 2021", "third quarter of 2022", "1er mai 2020"]), min_size=1))
def test_l4_no_result_depends_on_the_clock(texts: list[str]) -> None:
    """L4: read twice under two frozen todays, every text means the same."""
    assert (
        [read(text) for text in texts]
        == list(read_as_if_on(date(1999, 12, 31), texts))
        == list(read_as_if_on(date(2024, 2, 29), texts))
    )


def read_as_if_on(today: date, texts: list[str]) -> Iterator[object]:
    class FrozenDate(date):
        @classmethod
        def today(cls) -> "FrozenDate":
            return cls(today.year, today.month, today.day)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dt, "date", FrozenDate)
        patch.setattr(time, "time", lambda: dt.datetime(today.year, today.month, today.day).timestamp())  # noqa: DTZ001  # as time.time() would say it
        for name, module in list(sys.modules.items()):
            if name.startswith("tracker.values.") and vars(module).get("date") is date:
                patch.setattr(module, "date", FrozenDate)
        assert dt.date.today() == today  # noqa: DTZ011  # the clock is frozen
        yield from [read(text) for text in texts]


# -- L5 ---------------------------------------------------------------------------------------------------------------


def check_neighbours(period: ReportingPeriod) -> None:
    for neighbour, relation in (("previous", PeriodRelation.MEETS), ("next", PeriodRelation.MET_BY)):
        try:
            other: ReportingPeriod = getattr(period, neighbour)()
        except InvalidValueError as error:
            assert "before year 1" in str(error) or "after year 9999" in str(error)  # noqa: PT017  # raising is one of two good outcomes
            continue
        back = other.next() if neighbour == "previous" else other.previous()

        assert other.relation(period) is relation
        assert other.has_length_of(period)
        assert period.has_length_of(other)
        # Days that happen to be whole months beside a period that is not: steps by months do not lead back.
        if (other.months is None) == (period.months is None):
            assert back == period


@given(periods())
@example(ReportingPeriod(date.min, date.max))
@example(ReportingPeriod(date(1, 1, 1), date(1, 1, 31)))
@example(ReportingPeriod(date(9999, 12, 1), date(9999, 12, 31)))
@example(ReportingPeriod(date(1, 2, 1), date(1, 2, 28)))
@example(ReportingPeriod(date(2020, 7, 1), date(2022, 7, 31)))
def test_l5_next_and_previous_lead_back(period: ReportingPeriod) -> None:
    """L5: next(previous(p)) == p == previous(next(p)); they meet and are equally long."""
    check_neighbours(period)


def test_l5_holds_for_every_period_of_a_small_calendar() -> None:
    """L5, by enumeration."""
    calendar_days = run_of_days(FIRST, LAST)
    for start in calendar_days:
        for end in calendar_days[calendar_days.index(start) :]:
            check_neighbours(ReportingPeriod(start, end))


@given(st.integers(1900 * 12, 2400 * 12), st.integers(1, 60))
def test_l5_whole_months_move_by_whole_months(first: int, months: int) -> None:
    """L5 for whole months: the neighbours' months are counted on, whatever their days."""

    def whole(start: int) -> ReportingPeriod:
        end = start + months - 1
        last_day = calendar.monthrange(end // 12, end % 12 + 1)[1]
        return ReportingPeriod(date(start // 12, start % 12 + 1, 1), date(end // 12, end % 12 + 1, last_day))

    period = whole(first)

    assert period.months == months
    assert period.previous() == whole(first - months)
    assert period.next() == whole(first + months)


def test_l5_does_not_hold_between_days_and_whole_months() -> None:
    """The limit of L5: 28 days before February are no whole month, February is."""
    period = ReportingPeriod(date(2021, 1, 4), date(2021, 1, 31))

    assert period.next() == ReportingPeriod.parse("2021-02")
    assert period.next().previous() == ReportingPeriod.parse("2021-01")


@given(periods(min_value=date(1800, 1, 1), max_value=date(2500, 12, 31)))
@example(ReportingPeriod(date(2020, 2, 1), date(2020, 2, 29)))
@example(ReportingPeriod(date(2020, 2, 29), date(2020, 2, 29)))
def test_l5_the_same_months_of_last_year_share_no_day(period: ReportingPeriod) -> None:
    """The year before is equally long in months and shares no day, or is refused because it would."""
    try:
        before = period.same_last_year()
    except InvalidValueError:
        assert add_months(period.end, -12) is None or period.days > 365
        return

    assert before.overlap_days(period) == 0
    assert before.months == period.months or period.months is None
    assert before.start.year == period.start.year - 1
    assert before.end.year == period.end.year - 1


# -- L6 ---------------------------------------------------------------------------------------------------------------

R = PeriodRelation
BY_DAYS: dict[PeriodRelation, Callable[[set[int], set[int]], bool]] = {
    R.EQUAL: lambda a, b: a == b,
    R.BEFORE: lambda a, b: max(a) + 1 < min(b),
    R.MEETS: lambda a, b: max(a) + 1 == min(b),
    R.OVERLAPS: lambda a, b: bool(a & b) and min(a) < min(b) and max(a) < max(b),
    R.CONTAINS: lambda a, b: a > b and min(a) < min(b) and max(b) < max(a),
    R.STARTS: lambda a, b: a < b and min(a) == min(b),
    R.FINISHES: lambda a, b: a < b and max(a) == max(b),
}
CONVERSES = {
    R.BEFORE: R.AFTER,
    R.MEETS: R.MET_BY,
    R.OVERLAPS: R.OVERLAPPED_BY,
    R.CONTAINS: R.DURING,
    R.STARTS: R.STARTED_BY,
    R.FINISHES: R.FINISHED_BY,
}


def relations_by_days(a: set[int], b: set[int]) -> list[PeriodRelation]:
    """Return every relation that holds of two sets of days."""
    direct = [relation for relation, holds in BY_DAYS.items() if holds(a, b)]
    return direct + [CONVERSES[relation] for relation in CONVERSES if BY_DAYS[relation](b, a)]


def check_relation(one: ReportingPeriod, other: ReportingPeriod) -> None:
    assert one.relation(other) is other.relation(one).converse
    assert one.relation(other).converse.converse is one.relation(other)
    assert one.overlap_days(other) == other.overlap_days(one)
    assert one.gap_days(other) == other.gap_days(one)
    disjoint = one.end < other.start or other.end < one.start
    assert (one.overlap_days(other) == 0) == disjoint
    assert disjoint == (one.relation(other) in {R.BEFORE, R.AFTER, R.MEETS, R.MET_BY})


@given(small_periods(), small_periods())
def test_l6_exactly_one_relation_holds(one: ReportingPeriod, other: ReportingPeriod) -> None:
    """L6 against sets of days: one relation of thirteen holds, and it is the one returned."""
    mine = {day.toordinal() for day in run_of_days(one.start, one.end)}
    theirs = {day.toordinal() for day in run_of_days(other.start, other.end)}
    between = set(range(min(mine | theirs), max(mine | theirs))) - mine - theirs

    assert relations_by_days(mine, theirs) == [one.relation(other)]
    assert one.overlap_days(other) == len(mine & theirs)
    assert one.gap_days(other) == len(between)
    assert one.covers(other) == (theirs <= mine)
    check_relation(one, other)


@given(periods(), periods())
def test_l6_relations_are_converse_and_overlap_is_symmetric(one: ReportingPeriod, other: ReportingPeriod) -> None:
    """L6 on real dates: relation(a,b) == converse(relation(b,a)); the overlap is symmetric, 0 iff disjoint."""
    check_relation(one, other)
    check_relation(one, one)


# -- L7 ---------------------------------------------------------------------------------------------------------------

LABELS: dict[CalendarUnit, Callable[[date], str]] = {
    CalendarUnit.YEAR: lambda day: f"{day.year:04}",
    CalendarUnit.HALF: lambda day: f"{day.year:04}-S{1 if day.month <= 6 else 2}",
    CalendarUnit.QUADRIMESTER: lambda day: f"{day.year:04}-T{1 + (day.month > 4) + (day.month > 8)}",
    CalendarUnit.QUARTER: lambda day: f"{day.year:04}-Q{1 + (day.month > 3) + (day.month > 6) + (day.month > 9)}",
    CalendarUnit.MONTH: lambda day: f"{day.year:04}-{day.month:02}",
}


@given(days(), st.sampled_from(CalendarUnit))
def test_l7_every_day_lies_in_its_unit_and_the_label_says_which(day: date, unit: CalendarUnit) -> None:
    """L7: d ∈ of(d,u); every day of the unit has its label; the label reads back as the unit."""
    period = ReportingPeriod.of(day, unit)

    assert day in period
    assert period.label == ReportingPeriod.of(period.start, unit).label == LABELS[unit](day)
    assert period.label == ReportingPeriod.of(period.end, unit).label
    assert ReportingPeriod.parse(period.label) == period
    assert period.months == unit.months


@given(days(min_value=date(1890, 1, 1), max_value=date(2410, 12, 31)), st.sampled_from(CalendarUnit))
def test_l7_the_days_just_outside_a_unit_belong_to_others(day: date, unit: CalendarUnit) -> None:
    """L7: the units tile the calendar."""
    period = ReportingPeriod.of(day, unit)
    before, after = period.start - timedelta(days=1), period.end + timedelta(days=1)

    assert ReportingPeriod.of(before, unit) == period.previous()
    assert ReportingPeriod.of(after, unit) == period.next()


@given(
    small_periods() | periods(min_value=date(1898, 1, 1), max_value=date(1902, 12, 31)), st.sampled_from(CalendarUnit)
)
@example(ReportingPeriod(date.min, date(1, 3, 3)), CalendarUnit.MONTH)
@example(ReportingPeriod(date(9999, 11, 30), date.max), CalendarUnit.MONTH)
def test_l7_a_partition_has_every_day_once(period: ReportingPeriod, unit: CalendarUnit) -> None:
    """L7: the cells are contiguous and disjoint, and a cell bears a label exactly if it is a whole unit."""
    cells = period.partition(unit)

    assert [day for cell in cells for day in run_of_days(cell.start, cell.end)] == run_of_days(period.start, period.end)
    for cell in cells:
        assert (cell.label is not None) == (cell == ReportingPeriod.of(cell.start, unit))


# -- the difference from `edtf` ---------------------------------------------------------------------------------------


def ends_by_edtf(text: str, kind: str = "strict") -> tuple[date | None, date | None]:
    """Read the bounds with the package `edtf`, an implementation that others wrote."""
    edtf = pytest.importorskip("edtf")
    parsed = edtf.parse_edtf(text)
    ends = (getattr(parsed, f"{side}_{kind}")() for side in ("lower", "upper"))
    first, last = (None if isinstance(end, float) else date(*end[:3]) for end in ends)
    return first, last


def shared_texts() -> st.SearchStrategy[str]:
    """
    Draw unqualified dates that `edtf` reads too.

    It refuses sets of one date and ranges between two precisions, and takes an open range only as a set's first or
    last member. An empty end of a span is left to the table below.
    """

    def drawn(*shapes: Shape) -> st.SearchStrategy[str]:
        return whens(shapes=shapes, qualifiers=("",), precisions=("day", "month", "year")).map(str)

    points = drawn(Shape.POINT)
    sets = drawn(Shape.ALL_OF).map(lambda text: text[1:-1])
    members = sets.map(lambda text: text if "," in text or ".." in text else f"{text},{text}")
    spans = drawn(Shape.SPAN).map(lambda text: re.sub(r"/$", "/..", re.sub(r"^/", "../", text)))
    one_of = st.builds(
        "[{}{}{}]".format,
        st.just("") | points.map("..{},".format),
        members,
        st.just("") | points.map(",{}..".format),
    )
    return points | members.map("{{{}}}".format) | one_of | spans


@given(shared_texts())
@example("[..2000,1999..2001,2002-03..]")
def test_bounds_agree_with_edtf(text: str) -> None:
    """Unqualified dates, sets and spans have the bounds that the package `edtf` gives them."""
    when = When(text)
    assert (when.earliest, when.latest) == ends_by_edtf(text)


@given(whens(qualifiers=("",), precisions=("quarter", "quadrimester", "half"), shapes=(Shape.POINT,)))
def test_bounds_of_parts_of_a_year_agree_with_edtf(when: When) -> None:
    """Codes 33 to 41 have the months that the package `edtf` gives them."""
    assert (when.earliest, when.latest) == ends_by_edtf(when.edtf)


@given(st.integers(2, 9998))
def test_the_tolerance_of_an_approximate_year_agrees_with_edtf(year: int) -> None:
    """For whole years "about" is one year on each side there too."""
    when = When(f"{year:04}~")

    assert (when.earliest, when.latest) == ends_by_edtf(when.edtf, "fuzzy")


DIFFERENCES = [
    # text, what edtf's fuzzy bounds are, what ours are, why
    pytest.param(
        "2021-03~",
        (date(2020, 2, 1), date(2022, 4, 30)),
        (date(2021, 2, 1), date(2021, 4, 30)),
        id="about a month: one month to each side, where edtf adds a month and a year",
    ),
    pytest.param(
        "2021-03-17~",
        (date(2020, 2, 16), date(2022, 4, 18)),
        (date(2021, 3, 16), date(2021, 3, 18)),
        id="about a day: one day to each side, where edtf adds a day, a month and a year",
    ),
    pytest.param(
        "2021?",
        (date(2020, 1, 1), date(2022, 12, 31)),
        (date(2021, 1, 1), date(2021, 12, 31)),
        id="doubt is about the source: it makes no window wider, it caps membership",
    ),
    pytest.param(
        "2021%",
        (date(2019, 1, 1), date(2023, 12, 31)),
        (date(2020, 1, 1), date(2022, 12, 31)),
        id="both marks: one year as for ~, where edtf adds one for each mark",
    ),
    pytest.param(
        "2020/2021-03~",
        (date(2020, 1, 1), date(2022, 4, 30)),
        (date(2020, 1, 1), date(2021, 4, 30)),
        id="the end of a span has the tolerance of its own precision",
    ),
    pytest.param(
        "2020/",
        (date(2020, 1, 1), date(2030, 1, 1)),
        (date(2020, 1, 1), None),
        id="an unknown end has no limit, where edtf assumes ten years",
    ),
    pytest.param(
        "/2020",
        (date(2010, 12, 31), date(2020, 12, 31)),
        (None, date(2020, 12, 31)),
        id="an unknown start has no limit, where edtf assumes ten years",
    ),
]


@pytest.mark.parametrize(("text", "theirs", "ours"), DIFFERENCES)
def test_each_difference_from_edtf_is_meant(
    text: str, theirs: tuple[date | None, date | None], ours: tuple[date | None, date | None]
) -> None:
    """Where the bounds differ from those of `edtf`, the difference is listed here and explained."""
    when = When(text)
    latest = when.ends.latest if not text.endswith("/") else None

    assert (when.earliest, latest) == ours
    assert ends_by_edtf(text, "fuzzy") == theirs


def test_days_move_within_the_calendar_only() -> None:
    """Arithmetic that would leave the years 1 to 9999 gives None, never an error."""
    assert (
        add_days(date.min, -1) is add_days(date.max, 1) is add_months(date.max, 1) is add_months(date.min, -1) is None
    )
    assert add_days(date(2020, 2, 28), 1) == date(2020, 2, 29)
    assert add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
