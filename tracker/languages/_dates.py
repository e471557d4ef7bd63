"""How dates read in a language: parts of the calendar, alone and in pairs, and whole dates."""

import re
from datetime import date
from functools import cache, lru_cache
from typing import Any, Self

from attrs import frozen

from tracker.languages._locale import locale_of, rules
from tracker.languages._punctuation import listing
from tracker.values import CalendarUnit, ReportingPeriod, When
from tracker.values._calendar import add_days
from tracker.values._edtf import Shape

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


@frozen
class Phrasing:
    """
    The forms of dates in a language.

    >>> phrasing("fr").case("from", Part("month", 2021, 8))
    'd’août 2021'

    Attributes:
        forms: What *data/dates.toml* says about the language.

        months: The names of its months, from 1.
    """

    forms: dict[str, Any]
    months: dict[int, str]

    def plain(self, part: Part, form: str = "") -> str:
        """Write a part alone; *form* names a shorter one, such as ``day_of_month``."""
        pattern = self.forms[form or part.kind]
        if isinstance(pattern, list):
            pattern = pattern[part.number - 1]
        day = self.forms["first_day"] if part.day == 1 else str(part.day)
        return str(pattern).format(day=day, month=self.months.get(part.number, ""), year=part.year)

    def case(self, case: str, part: Part, form: str = "") -> str:
        """Write a part with the preposition of a case."""
        text = str(self.forms["cases"][case][part.family]).format(self.plain(part, form))
        for apart, joined in self.forms["contractions"]:
            text = text.replace(apart, joined)
        return text

    def from_to(self, first: Part, last: Part, *, as_phrase: bool) -> str:
        """Write a span: "du 16 au 20 mai 2022", or "16-20 mai 2022"."""
        if first == last:
            return self.alone(first, as_phrase=as_phrase)
        short, shortened = self._short_forms(first, last)
        if as_phrase:
            span = str(self.forms["span_phrase"])
            return span.format(first=self.case("from", first, short), last=self.case("to", last, shortened))
        start, end = self.plain(first, short), self.plain(last, shortened)
        # The dash is tight between single words, and between days of one month.
        tight = " " not in start and (" " not in end or bool(short))
        return f"{start}{self.forms['dash']}{end}" if tight else f"{start} – {end}"

    def days(self, first: Part, last: Part, *, as_phrase: bool) -> str:
        """Write a span, two days in a row by their names: "les 14 et 15 octobre 2021"."""
        if not first.precedes(last):
            return self.from_to(first, last, as_phrase=as_phrase)
        pattern = self.forms["pair_phrase" if as_phrase else "pair"]
        short, shortened = self._short_forms(first, last)
        return str(pattern).format(first=self.plain(first, short), last=self.plain(last, shortened))

    def between(self, first: Part, last: Part) -> str:
        """Write a range of which one is meant: "entre juillet 2020 et juillet 2022"."""
        short, shortened = self._short_forms(first, last)
        return str(self.forms["between"]).format(
            first=self.case("ends", first, short), last=self.case("ends", last, shortened)
        )

    def _short_forms(self, first: Part, last: Part) -> tuple[str, str]:
        """Name the forms of both ends: the second says the year where the day comes first, and the first elsewhere."""
        short = _shortened(first, last)
        return ("", short) if self.forms["year_first"] else (short, "")

    def alone(self, part: Part, *, as_phrase: bool) -> str:
        """Write one part: "en mars 2021", or "mars 2021"."""
        return self.case("in", part) if as_phrase else self.plain(part)

    def qualified(self, text: str, *, uncertain: bool, approximate: bool) -> str:
        """Say what the source doubts."""
        if approximate:
            text = str(self.forms["approximate"]).format(text=text)
        return str(self.forms["uncertain"]).format(text=text) if uncertain else text


def _shortened(first: Part, last: Part) -> str:
    """Name the form of an end that leaves out what the other says; empty for the whole form."""
    if first.kind != last.kind or first.year != last.year or first.kind not in ("month", "day"):
        return ""
    if first.kind == "month":
        return "month_of_year"
    return "day_of_month" if first.number == last.number else "day_of_year"


@cache
def phrasing(language: str) -> Phrasing:
    """Return the forms of dates in a language."""
    forms = rules("dates", language)
    names = dict(enumerate(forms["months"], start=1)) or locale_of(language).months["format"]["wide"]
    return Phrasing(forms, {month: str(names[month]) for month in range(1, 13)})


@lru_cache(maxsize=16384)
def period_text(period: ReportingPeriod, language: str, *, as_phrase: bool = False) -> str:
    """
    Write a period, by months, quarters or years where it is made of whole ones.

    >>> period = ReportingPeriod.parse("2020-07..2022-07")
    >>> period_text(period, "fr"), period_text(period, "en", as_phrase=True)
    ('juillet 2020 – juillet 2022', 'from July 2020 to July 2022')
    >>> period_text(ReportingPeriod.parse("2022-Q1"), "fr", as_phrase=True)
    'au premier trimestre 2022'

    Args:
        period: The days.

        language: The language.

        as_phrase: Whether it stands in a sentence, with its preposition: "what was done {in 2021}".
    """
    words = phrasing(language)
    first, last = aligned(period.start, period.end)
    if first == last:
        return words.alone(first, as_phrase=as_phrase)
    return words.from_to(first, last, as_phrase=as_phrase)


@lru_cache(maxsize=16384)
def date_text(when: When, language: str, *, as_phrase: bool = False) -> str:
    """
    Write a date, exactly as precise as it is.

    >>> date_text(When("2021-10-14/2021-10-15"), "fr", as_phrase=True)
    'les 14 et 15 octobre 2021'
    >>> date_text(When("[2020-07-01..2022-07-31]"), "en")
    'between July 2020 and July 2022'
    >>> date_text(When("2021-03~"), "en"), date_text(When("2021-03?"), "en", as_phrase=True)
    ('around March 2021', 'in March 2021 (date uncertain)')

    Args:
        when: The date.

        language: The language.

        as_phrase: Whether it stands in a sentence, with its preposition.
    """
    words = phrasing(language)
    if when.shape is Shape.POINT:
        return _point(words, when, as_phrase=as_phrase)
    if when.shape is Shape.SPAN:
        text = _span(words, when.edtf, as_phrase=as_phrase)
    else:
        either = when.shape is Shape.ONE_OF
        members = [_member(words, each, either=either, as_phrase=as_phrase) for each in _members(when.edtf)]
        if not either:
            members = _with_pairs(words, when.edtf, as_phrase=as_phrase) or members
        members = list(dict.fromkeys(members))  # of one day named twice, once is enough
        text = listing(members, language, style="or" if either else "standard")
    return words.qualified(text, uncertain=when.is_uncertain, approximate=when.is_approximate)


def _read(edtf: str) -> Part | None:
    return Part.read(edtf) if edtf.strip(".") else None


def _point(words: Phrasing, when: When, *, as_phrase: bool) -> str:
    part = Part.read(when.edtf)
    text = words.case("about", part) if when.is_approximate else words.alone(part, as_phrase=as_phrase)
    return words.qualified(text, uncertain=when.is_uncertain, approximate=False)


def _span(words: Phrasing, edtf: str, *, as_phrase: bool) -> str:
    """Write a span; an end that nobody knows is left out, an open one says that it goes on."""
    start, end = edtf.split("/")
    first, last = _read(start), _read(end)
    if first is None and last is not None:
        return words.case("until", last)
    if first is not None and last is None:
        return words.case("since" if end else "onwards", first)
    if first is None or last is None:  # pragma: no cover  # `When` refuses a span without ends
        raise AssertionError(edtf)
    return words.days(first, last, as_phrase=as_phrase)


def _members(edtf: str) -> list[str]:
    return edtf[1:-1].split(",")


def _member(words: Phrasing, edtf: str, *, either: bool, as_phrase: bool) -> str:
    """Write a member of a set: a date, or a range of which one is meant, or all."""
    if ".." not in edtf:
        return words.alone(Part.read(edtf), as_phrase=as_phrase)
    first, last = (_read(end) for end in edtf.split(".."))
    if first is None or last is None:
        return words.case("latest", last) if last else words.case("earliest", first or Part("year", 1))
    if not either:
        return words.days(first, last, as_phrase=as_phrase)
    if first.kind == last.kind == "day":
        first, last = aligned(*(date(each.year, each.number, each.day) for each in (first, last)))
    return words.alone(first, as_phrase=as_phrase) if first == last else words.between(first, last)


def _with_pairs(words: Phrasing, edtf: str, *, as_phrase: bool) -> list[str]:
    """Write two days in a row as one; an empty list for any other set."""
    members = _members(edtf)
    if len(members) != 2 or ".." in edtf:  # noqa: PLR2004  # a pair
        return []
    first, last = (Part.read(each) for each in members)
    return [words.days(first, last, as_phrase=as_phrase)] if first.precedes(last) else []
