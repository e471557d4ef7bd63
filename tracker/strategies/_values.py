"""Strategies for values: every one draws only what its class accepts, so that nothing is filtered out."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from tracker.values import (
    READINGS,
    Bounds,
    DocumentSymbol,
    InternationalString,
    Language,
    Number,
    Qualifier,
    Quantity,
    Reading,
    ReportingPeriod,
    Schedule,
    When,
    Window,
)
from tracker.values._calendar import add_days, add_months, last_day_of_month
from tracker.values._edtf import Shape

# -- days and periods -------------------------------------------------------------------------------------------------

_LANDMARKS = (
    date(2020, 7, 1),
    date(2022, 7, 31),
    date(2020, 2, 29),
    date(2021, 2, 28),
    date(2021, 12, 31),
    date(2022, 1, 1),
    date(1900, 2, 28),
    date(1900, 3, 1),
    date(2000, 2, 29),
    date(2400, 2, 29),
    date.min,
    date(1, 12, 31),
    date(9999, 1, 1),
    date.max,
)
"""Days on which calendars go wrong: leap days, years that only look like leap years, the first day and the last."""

_LIFTED = ((False, False), (False, True), (True, False), (True, True))
"""Whether the lower and the upper limit are lifted."""


def days(*, min_value: date = date.min, max_value: date = date.max) -> st.SearchStrategy[date]:
    """Days from *min_value* to *max_value*, often a leap day or an edge; shrink to the one nearest 1 January 2000."""
    nearest = min(max(min_value, date(2000, 1, 1)), max_value)
    known = [day for day in _LANDMARKS if min_value <= day <= max_value]
    return st.dates(min_value, max_value) | st.sampled_from([nearest, *known, min_value, max_value])


def windows(
    *, min_value: date = date.min, max_value: date = date.max, open_ends: bool = False
) -> st.SearchStrategy[Window]:
    """Windows from *min_value* to *max_value*, with *open_ends* also without a limit; shrink to one day."""
    ends = days(min_value=min_value, max_value=max_value)
    return st.builds(
        lambda pair, lifted: Window(None if lifted[0] else min(pair), None if lifted[1] else max(pair)),
        st.tuples(ends, ends),
        st.sampled_from(_LIFTED if open_ends else _LIFTED[:1]),
    )


def schedules(
    *, min_value: date = date(1900, 1, 1), max_value: date = date(2100, 12, 31)
) -> st.SearchStrategy[Schedule]:
    """Days that recur, from a first one between *min_value* and *max_value*; shrink to one that recurs each month."""
    anchors = days(min_value=min_value, max_value=max_value)
    months = st.sampled_from([1, 2, 3, 6, 12, 24]) | st.integers(1, 120)
    by_days = st.sampled_from([1, 7, 14]) | st.integers(1, 400)
    return st.builds(Schedule, anchors, months=months) | st.builds(Schedule, anchors, days=by_days)


def periods(*, min_value: date = date.min, max_value: date = date.max) -> st.SearchStrategy[ReportingPeriod]:
    """
    Periods from *min_value* to *max_value*, often whole months; shrink to one month, or to one day where no month fits.

    For brute force draw from a small calendar: ``periods(min_value=date(2000, 2, 10), max_value=date(2000, 4, 5))``.
    """
    ends = days(min_value=min_value, max_value=max_value)
    plain = st.tuples(ends, ends).map(lambda pair: ReportingPeriod(min(pair), max(pair)))
    first, last = _whole_months(min_value, max_value)
    if last < first:
        return plain
    return _month_periods(first, last) | plain


def _whole_months(min_value: date, max_value: date) -> tuple[int, int]:
    """Number the first and the last month that lie within two days; the last is smaller if none does."""
    first, last = _month_number(min_value), _month_number(max_value)
    return (
        first if min_value.day == 1 else first + 1,
        last if max_value == last_day_of_month(max_value.year, max_value.month) else last - 1,
    )


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_periods(first: int, last: int) -> st.SearchStrategy[ReportingPeriod]:
    usual = [months for months in (1, 2, 3, 4, 6, 12, 24, 25, 36) if months <= last - first + 1]

    def from_length(months: int) -> st.SearchStrategy[ReportingPeriod]:
        starts = st.integers(first, last - months + 1)
        if first <= _month_number(date(2020, 1, 1)) <= last - months + 1:
            starts = st.integers(_month_number(date(2020, 1, 1)), last - months + 1) | starts
        return starts.map(lambda start: _month_period(start, months))

    return (st.sampled_from(usual) | st.integers(1, last - first + 1)).flatmap(from_length)


def _month_period(first: int, months: int) -> ReportingPeriod:
    last = first + months - 1
    return ReportingPeriod(date(first // 12, first % 12 + 1, 1), last_day_of_month(last // 12, last % 12 + 1))


# -- imprecise dates --------------------------------------------------------------------------------------------------

_MONTHS = {"month": 1, "quarter": 3, "quadrimester": 4, "half": 6, "year": 12}
_PRECISIONS = ("day", "month", "quarter", "year", "quadrimester", "half")
_CODES = {"quarter": 33, "quadrimester": 37, "half": 40}
_LETTERS = {"quarter": "Q", "quadrimester": "T", "half": "S"}
_QUALIFIERS = ("", "?", "~", "%")


def whens(  # each narrows one aspect
    *,
    min_year: int = 1,
    max_year: int = 9999,
    shapes: Sequence[Shape] = tuple(Shape),
    qualifiers: Sequence[str] = _QUALIFIERS,
    precisions: Sequence[str] = _PRECISIONS,
    calendar: Window | None = None,
) -> st.SearchStrategy[When]:
    """
    Imprecise dates of every shape; shrink to one day, 1 January 2000.

    Args:
        min_year: The first year named; "about" reaches one unit before it.

        max_year: The last year named; "about" reaches one unit after it.

        shapes: The shapes to draw.

        qualifiers: The marks to draw, of ``""``, ``"?"``, ``"~"`` and ``"%"``.

        precisions: The units to draw, of ``day month quarter quadrimester half year``.

        calendar: Draw units that share a day with this window instead of years: small calendars keep brute force
            cheap.
    """
    within = calendar or Window(date(min_year, 1, 1), date(max_year, 12, 31))
    units = _Units(within, qualifiers, precisions)
    drawn = {
        Shape.POINT: units.one(),
        Shape.ONE_OF: units.one_of(),
        Shape.ALL_OF: units.all_of(),
        Shape.SPAN: units.span(),
    }
    return st.one_of(*(drawn[shape] for shape in Shape if shape in shapes)).map(When)


class _Units:
    """The texts of units whose days lie within a window, and what is made of them."""

    def __init__(self, within: Window, qualifiers: Sequence[str], precisions: Sequence[str]) -> None:
        self._days = days(min_value=within.first, max_value=within.last)
        self._last = within.last
        self._marks = st.sampled_from(list(qualifiers))
        self._precisions = st.sampled_from(list(precisions))

    def one(self) -> st.SearchStrategy[str]:
        return st.builds(_unit_text, self._days, self._precisions, self._marks, st.booleans())

    def _ordered(self) -> st.SearchStrategy[tuple[str, str]]:
        """Draw two units, of which the second does not end before the first starts."""
        return st.builds(
            lambda pair, precisions, marks: (
                _unit_text(min(pair), precisions[0], marks[0]),
                _unit_text(max(pair), precisions[1], marks[1]),
            ),
            st.tuples(self._days, self._days),
            st.tuples(self._precisions, self._precisions),
            st.tuples(self._marks, self._marks),
        )

    def _alike(self) -> st.SearchStrategy[str]:
        """Draw a range of one to four units of one precision."""
        return st.builds(
            lambda day, precision, count, marks: "..".join(
                (
                    _unit_text(day, precision, marks[0]),
                    _unit_text(_later(day, precision, count, self._last), precision, marks[1]),
                )
            ),
            self._days,
            self._precisions,
            st.integers(0, 3),
            st.tuples(self._marks, self._marks),
        )

    def one_of(self) -> st.SearchStrategy[str]:
        ranges = self._ordered().map("..".join)
        open_ended = st.builds(lambda unit, form: form.format(unit), self.one(), st.sampled_from(["{}..", "..{}"]))
        return st.lists(self.one() | ranges | open_ended, min_size=1, max_size=3).map(lambda m: f"[{','.join(m)}]")

    def all_of(self) -> st.SearchStrategy[str]:
        members = st.lists(self.one() | self._alike(), min_size=1, max_size=3)
        return members.map(lambda drawn: f"{{{','.join(drawn)}}}")

    def span(self) -> st.SearchStrategy[str]:
        closed = self._ordered().map("/".join)
        forms = st.sampled_from(["{}/..", "../{}", "{}/", "/{}"])
        return closed | st.builds(lambda unit, form: form.format(unit), self.one(), forms)


def _unit_text(day: date, precision: str, mark: str, as_code: bool = True) -> str:
    """Write the unit that holds *day*."""
    if precision == "day":
        return f"{day.isoformat()}{mark}"
    if precision == "year":
        return f"{day.year:04}{mark}"
    if precision == "month":
        return f"{day.year:04}-{day.month:02}{mark}"
    number = (day.month - 1) // _MONTHS[precision]
    part = str(_CODES[precision] + number) if as_code else f"{_LETTERS[precision]}{number + 1}"
    return f"{day.year:04}-{part}{mark}"


def _later(day: date, precision: str, count: int, last: date) -> date:
    moved = add_days(day, count) if precision == "day" else add_months(day, count * _MONTHS[precision])
    return last if moved is None else min(moved, last)


# -- numbers ----------------------------------------------------------------------------------------------------------


def numbers(*, min_value: int = 0, max_value: int = 10**7, fractions: bool = True) -> st.SearchStrategy[Number]:
    """Numbers from *min_value* to *max_value*, often round ones, with *fractions* also those; shrink towards 0."""
    whole = st.integers(min_value, max_value)
    powers = st.sampled_from([10, 100, 1000, 10**6])
    rounded = st.builds(lambda number, unit: max(min_value, number - number % unit), whole, powers)
    if not fractions:
        return whole | rounded
    return whole | rounded | st.fractions(min_value, max_value, max_denominator=1000).map(_plain)


def _plain(number: Fraction) -> Number:
    return int(number) if number.denominator == 1 else number


def bounds(
    *, min_value: int = 0, max_value: int = 10**7, fractions: bool = True, open_ends: bool = True
) -> st.SearchStrategy[Bounds]:
    """Bounds between *min_value* and *max_value*, with *open_ends* also without a limit; shrink to one small number."""
    ends = numbers(min_value=min_value, max_value=max_value, fractions=fractions)
    return st.builds(
        lambda pair, lifted: Bounds(None if lifted[0] else min(pair), None if lifted[1] else max(pair)),
        st.tuples(ends, ends),
        st.sampled_from(_LIFTED if open_ends else _LIFTED[:1]),
    )


def quantities(
    *,
    min_value: int = 0,
    max_value: int = 10**7,
    qualifiers: Sequence[Qualifier] = tuple(Qualifier),
    fractions: bool = True,
    units: Sequence[str | None] = (None,),
) -> st.SearchStrategy[Quantity]:
    """
    Quantities between *min_value* and *max_value* under each of *qualifiers*; shrink to a small exact number.

    Hedges that speak of counts ("at most", "about") are never drawn below 0, nor "fewer than" below 1.
    """
    least = {
        Qualifier.FEWER_THAN: max(1, min_value),
        **dict.fromkeys((Qualifier.AT_MOST, Qualifier.NEARLY, Qualifier.ABOUT), max(0, min_value)),
    }
    counted = st.sampled_from(list(units))

    def under(qualifier: Qualifier) -> st.SearchStrategy[Quantity]:
        values = numbers(min_value=least.get(qualifier, min_value), max_value=max_value, fractions=fractions)
        if qualifier is Qualifier.BETWEEN:
            return st.builds(
                lambda pair, unit: Quantity(min(pair), qualifier, upper=max(pair), unit=unit),
                st.tuples(values, values),
                counted,
            )
        return st.builds(lambda value, unit: Quantity(value, qualifier, unit=unit), values, counted)

    possible = [qualifier for qualifier in qualifiers if least.get(qualifier, min_value) <= max_value]
    return st.one_of(*(under(qualifier) for qualifier in possible))


def readings() -> st.SearchStrategy[Reading]:
    """Readings, shipped and of one's own; shrink to the strict one."""
    tolerances = st.none() | numbers(max_value=10)
    own = st.builds(Reading, st.just("own"), tolerances, st.booleans())
    return st.sampled_from(list(READINGS)) | own


# -- texts and symbols ------------------------------------------------------------------------------------------------

_LETTER = st.characters(categories=("L", "N"), include_characters="é中ا")
_PRINTABLE = st.characters(categories=("L", "M", "N", "P", "S", "Zs"))


def international_strings(
    *, languages: Sequence[Language] = tuple(Language), max_size: int = 40
) -> st.SearchStrategy[InternationalString]:
    """Texts in one or more of *languages*, up to *max_size* characters; shrink to "0" in one language."""
    wordings = st.builds(lambda first, rest: first + rest, _LETTER, st.text(_PRINTABLE, max_size=max_size - 1))
    return st.dictionaries(st.sampled_from(list(languages)), wordings, min_size=1).map(
        lambda texts: InternationalString({language.value: text for language, text in texts.items()})
    )


def document_symbols() -> st.SearchStrategy[DocumentSymbol]:
    """Symbols as United Nations documents bear them; shrink to A/RES/1(I)."""
    sessions, serials, years = st.integers(1, 80), st.integers(1, 999), st.integers(1946, 2030)
    bodies = st.sampled_from(["A", "A/HRC", "A/RES", "A/CONF.234", "A/C.3", "DP/FPA", "TD/B"])
    by_year = st.sampled_from(["E", "S", "CTOC/COP", "CTOC/COP/WG.7", "E/CN.15", "ECE/TRANS/WP.30"])
    stems = (
        st.builds("{}/{}/{}".format, bodies, sessions, serials)
        | st.builds("{}/{}/{}".format, by_year, years, serials)
        | st.builds("S/RES/{}{}({})".format, serials, st.sampled_from(["", " "]), years)
        | st.builds("A/RES/{}({})".format, serials, st.sampled_from(["I", "V", "XVIII", "XXI"]))
        | st.builds("A/RES/{}/{} {}".format, sessions, serials, st.sampled_from(["A", "B", "A-B"]))
    )
    sections = st.sampled_from(["", "(Sect.12)", " (Sect. 16)", "(Vol.I)", " (Part IV)"])
    suffixes = st.builds("/{}.{}".format, st.sampled_from(["Add", "Rev", "Corr", "L", "CRP"]), serials)
    endings = st.lists(suffixes, max_size=2).map("".join)
    return st.builds(lambda stem, section, ending: DocumentSymbol(stem + section + ending), stems, sections, endings)
