"""
When something happened, as precisely as its source says.

`When` reads an EDTF subset (ISO 8601-2:2019, Extended Date/Time Format): Level 0 dates and date intervals (no times);
Level 1 qualifiers ``? ~ %`` on a whole date and extended intervals (``..`` open, empty = unknown); Level 2 sub-year
groupings 33–41 and sets ``[a..b]`` (one of) and ``{a,b}`` (all of). Without times of day no EDTF level may be claimed.
"""

from datetime import date
from functools import lru_cache
from typing import Self

from attrs import field, frozen

from tracker.errors import InvalidWhenError
from tracker.values._conversion import is_day, short
from tracker.values._edtf import Shape, Statement, read
from tracker.values._window import Window

_read = lru_cache(maxsize=16384)(read)
"""Dates repeat in a register, and reading one costs more than all else about it."""


def _day_text(day: object) -> str:
    if is_day(day):
        return str(day)
    raise InvalidWhenError('{value} is no date; write it as in When("2021-03")', value=short(day))


@frozen(init=False, repr=False)
class When:
    """
    An imprecise date: one day, one of several, each of several, or a span.

    >>> When("2022-Q1")
    When('2022-33')
    >>> print(When("2022-Q1").earliest, When("2022-Q1").latest)
    2022-01-01 2022-03-31
    >>> When("mars 2021") == When("2021-03")
    True

    What goes on ends after every day there is; an end that nobody stated is left empty, and may be any day:

    >>> from tracker.values import Recognition, ReportingPeriod, membership
    >>> later = ReportingPeriod.parse("2023")
    >>> [membership(When(text), later, Recognition.ACTIVE).name for text in ("2021/..", "2021/")]
    ['CERTAIN', 'POSSIBLE']

    Two dates are equal if their canonical EDTF is, whatever the wording; the clock never matters.

    Attributes:
        edtf: The canonical EDTF text.

        text: What was written, verbatim.
    """

    edtf: str
    text: str = field(eq=False)
    _statement: Statement = field(eq=False)

    def __init__(self, text: str | date) -> None:
        """
        Read a date, or take a day.

        Raises:
            InvalidWhenError: The text is outside the subset; the message says what is wrong and what would be right.
        """
        written = text if isinstance(text, str) else _day_text(text)
        statement = _read(written.strip())
        self.__attrs_init__(statement.edtf, written, statement)

    @classmethod
    def on(cls, day: date) -> Self:
        """Make the date of an event known to the day; the same as calling the class."""
        return cls(day)

    @property
    def shape(self) -> Shape:
        """What kind of statement it makes."""
        return self._statement.shape

    @property
    def starts(self) -> Window:
        """The window of the first day; of an event that lasts one day, the window of that day."""
        return self._statement.starts

    @property
    def ends(self) -> Window:
        """The window of the last day."""
        return self._statement.ends

    @property
    def parts(self) -> tuple[Window, ...]:
        """The windows of a set's members, in the order written; empty for points and spans."""
        return self._statement.parts

    @property
    def is_uncertain(self) -> bool:
        """Whether the source doubts the date (``?`` or ``%``): it is then never certain to lie in a period."""
        return self._statement.is_uncertain

    @property
    def is_approximate(self) -> bool:
        """Whether it is approximate (``~`` or ``%``): its window is wider by one unit of its precision on each side."""
        return self._statement.is_approximate

    @property
    def earliest(self) -> date | None:
        """The first day possible; None without a limit."""
        return self.starts.earliest

    @property
    def latest(self) -> date | None:
        """The last day possible; None without a limit."""
        return self.ends.latest

    @property
    def window(self) -> Window:
        """Every day on which some of it may have happened."""
        return Window(self.earliest, self.latest)

    @property
    def is_day(self) -> bool:
        """Whether one day is left, and the source does not doubt it."""
        return self.earliest is not None and self.earliest == self.latest and not self.is_uncertain

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"When({self.edtf!r})"


def _anytime() -> When:
    """Make the date of what may have started and ended on any day; no text of a source says so little."""
    anytime, made = Window(None, None), When.__new__(When)
    statement = Statement(edtf="", shape=Shape.SPAN, starts=anytime, ends=anytime)
    made.__attrs_init__("", "", statement)
    return made


ANYTIME = _anytime()
"""The date of a record whose source gives none: it may lie in any period."""
