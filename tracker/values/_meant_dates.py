"""What somebody probably meant who wrote a date or a period in another form: the form to write, for a hint."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from attrs import frozen

from tracker.errors import Sentence
from tracker.values._meant import (
    LONGEST,
    Meant,
    Reads,
    bare_text,
    parted,
    says_nothing,
    text_after,
    text_before,
    text_between,
    words_of_hints,
)

_UNITS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[qt] ?(?P<n>[1-4])[ /.-]*(?P<y>\d{4})", re.ASCII), "{y}-Q{n}"),
    (re.compile(r"(?P<y>\d{4})[ /.-]*q ?(?P<n>[1-4])", re.ASCII), "{y}-Q{n}"),
    (re.compile(r"(?P<y>\d{4})[ /]+t ?(?P<n>[1-4])", re.ASCII), "{y}-Q{n}"),
    (re.compile(r"[hs] ?(?P<n>[12])[ /.-]*(?P<y>\d{4})", re.ASCII), "{y}-S{n}"),
    (re.compile(r"(?P<y>\d{4})[ /]*h ?(?P<n>[12])|(?P<y2>\d{4})[ /]+s ?(?P<n2>[12])", re.ASCII), "{y}-S{n}"),
    (re.compile(r"(?P<m>0?[1-9]|1[0-2])[/.-](?P<y>\d{4})", re.ASCII), "{y}-{m:0>2}"),
    (re.compile(r"(?P<y>\d{4})(?:/(?P<m>0?[1-9]|1[0-2])|\.(?P<m2>0[1-9]|1[0-2]))", re.ASCII), "{y}-{m:0>2}"),
    (re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", re.ASCII), "{y}-{m}-{d}"),
    (re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})", re.ASCII), "{y}-{m:0>2}-{d:0>2}"),
)
_MONTH_DAY = re.compile(r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})", re.ASCII)
_DAY_MONTH = re.compile(r"(?:(?P<day>\d{1,2})[ -])?(?P<month>[a-z]+)\.?,?[ -](?P<year>\d{4})", re.ASCII)
_YEARS = re.compile(r"(?P<first>\d{4})/(?P<last>\d{2})", re.ASCII)
_SHORTEST_MONTH = 3


@frozen
class Dates:
    """
    The forms of dates, as far as they are needed to tell what was meant.

    Attributes:
        reads: Tells whether a form is read.

        days: The first and the last day of a form that is one unit; None of any other.

        phrase: Turns a phrase such as "mars 2021" into a form, and leaves any other text.

        months: The numbers of the months by their names.
    """

    reads: Reads
    days: Callable[[str], tuple[date, date] | None]
    phrase: Callable[[str], str]
    months: dict[str, int]

    def unit(self, bare: str) -> str | None:
        """Return the form of one year, part of a year, month or day."""
        for candidate in self._candidates(bare):
            if self.days(candidate) is not None:
                return candidate
        return None

    def _candidates(self, bare: str) -> Iterable[str]:
        yield self.phrase(bare)
        for pattern, form in _UNITS:
            if (found := pattern.fullmatch(bare)) is not None:
                parts = {name.rstrip("2"): part for name, part in found.groupdict().items() if part is not None}
                yield form.format(**parts)
        for found in filter(None, (_MONTH_DAY.fullmatch(bare), _DAY_MONTH.fullmatch(bare))):
            month = self._month(found["month"])
            if month is not None:
                yield f"{found['year']}-{month:02}" + ("" if found["day"] is None else f"-{int(found['day']):02}")
        rest = text_after(bare, words_of_hints()["dates"]["about"])
        about = None if rest is None else self.unit(rest)
        if about is not None:
            yield f"{about}~"

    def _month(self, name: str) -> int | None:
        if len(name) < _SHORTEST_MONTH:
            return None
        found = {number for month, number in self.months.items() if month.startswith(name)}
        return found.pop() if len(found) == 1 else None

    def ends(self, bare: str) -> tuple[str, str] | None:
        """Return the two ends of a span; the first may leave the year to the second."""
        words = words_of_hints()["dates"]
        years = _YEARS.fullmatch(bare)
        if years is not None and (int(years["first"]) + 1) % 100 == int(years["last"]):
            return years["first"], f"{int(years['first']) + 1:04}"
        pair = text_between(bare, words["span"])
        for one, other in [pair] if pair is not None else parted(bare, words["to"]):
            last = self.unit(other)
            first = self.unit(one) or (None if last is None else self.unit(f"{one} {last[:4]}"))
            if first is not None and last is not None:
                return first, last
        return None


def meant_date(text: str, dates: Dates) -> Meant | None:
    """
    Return the form that somebody meant by a date in words.

    Args:
        text: What was written.

        dates: The forms of dates.
    """
    if len(text) > LONGEST:
        return None
    bare, is_quoted = bare_text(text)
    if says_nothing(bare):
        return Meant((), Sentence("leave the field out where the source gives no date"))
    years = re.fullmatch(r"(.+?)\.\.(.+)", bare)
    ends = None if years is None else (dates.unit(years[1].strip()), dates.unit(years[2].strip()))
    if ends is not None and all(ends):
        span, some = f"{ends[0]}/{ends[1]}", f"[{ends[0]}..{ends[1]}]"
        said = Sentence(
            'write "{span}" if it went on so long, or "{some}" if it was some time then', span=span, some=some
        )
        return Meant((span, some), said) if dates.reads(span) and dates.reads(some) else None
    form = next((each for each in _forms(bare, dates) if dates.reads(each)), None)
    if form is None:
        return _undecided(bare, "2020-07/2021-06")
    if is_quoted:
        return Meant((form,), Sentence('leave the quotation marks of a word processor out: write "{form}"', form=form))
    return Meant((form,), Sentence('write "{form}"', form=form))


_MONTH_OF_YEAR = re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})", re.ASCII)
_YEARS_OF_BUDGET = re.compile(r"[ ./-]*\d{2,4}(?:[ ./-]+\d{2,4})?", re.ASCII)


def _undecided(bare: str, days: str) -> Meant | None:
    """
    Say what to do with a text of which only its author knows the days: a fiscal year, a month that there is not.

    Args:
        bare: The text.

        days: The days of a fiscal year, as an example of how such days are written.
    """
    month = _MONTH_OF_YEAR.fullmatch(bare)
    if month is not None and not 1 <= int(month["month"]) <= _MONTHS:
        said = 'there is no month {month}; write year and month, as in "2021-03"'
        return Meant((), Sentence(said, month=month["month"]))
    for word in words_of_hints()["dates"]["fiscal"]:
        if bare.startswith(word) and _YEARS_OF_BUDGET.fullmatch(bare[len(word) :]) is not None:
            said = 'a fiscal year begins when an office says; write its first and its last month, as in "{days}"'
            return Meant((), Sentence(said, days=days))
    return None


_MONTHS = 12


def _forms(bare: str, dates: Dates) -> Iterable[str]:
    words = words_of_hints()["dates"]
    unit = dates.unit(bare)
    if unit is not None:
        yield unit
    between = text_between(bare, words["between"])
    if between is not None and all(found := [dates.unit(each) for each in between]):
        yield f"[{found[0]}..{found[1]}]"
    ends = dates.ends(bare)
    if ends is not None:
        yield "/".join(ends)
    for rest in (text_after(bare, words["since"]), text_before(bare, words["still"])):
        still = None if rest is None else text_before(rest, words["still"]) or rest
        if still is not None and (start := dates.unit(text_after(still, words["since"]) or still)) is not None:
            yield f"{start}/.."
    yield from _open_forms(bare, dates)


def _open_forms(bare: str, dates: Dates) -> Iterable[str]:
    words = words_of_hints()["dates"]
    rest = text_after(bare, words["until"])
    if rest is not None and (unit := dates.unit(rest)) is not None:
        yield f"[..{unit}]"
    for named, step in (("before", -1), ("after", 1)):
        rest = text_after(bare, words[named])
        days = None if rest is None else dates.days(dates.unit(rest) or "")
        if days is not None and date.min < days[0] and days[1] < date.max:
            day = (days[0] if step < 0 else days[1]) + timedelta(step)
            yield f"[..{day}]" if step < 0 else f"[{day}..]"


def meant_period(text: str, dates: Dates) -> Meant | None:
    """
    Return the form that somebody meant by a period in words; *dates* reads periods.

    Args:
        text: What was written.

        dates: The forms of dates, of which ``reads`` tells whether a form is read as a period.
    """
    if len(text) > LONGEST:
        return None
    bare, _ = bare_text(text)
    ends = dates.ends(bare)
    form = "..".join(ends) if ends is not None else dates.unit(bare)
    if form is None or not dates.reads(form):
        return _undecided(bare, "2020-07..2021-06")
    return Meant((form,), Sentence('write "{form}"', form=form))
