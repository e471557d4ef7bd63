"""
What somebody probably meant who wrote a number or a date in another form: the form to write, for a hint.

Nothing is read this way: a text that is refused stays refused, and its author decides. Every form that a hint
proposes is one that is read.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from tracker.errors import PASTED_MARKS, Sentence

QUOTATION_MARKS = f"{PASTED_MARKS}\"'"
"""Those of word processors, and the straight ones."""

_LONGEST = 60
"""A form that somebody meant to write is short."""

Reads = Callable[[str], bool]


@frozen
class Meant:
    """
    What was meant.

    Attributes:
        forms: The forms to write; empty where the source says nothing.

        hint: What to do, in a sentence.
    """

    forms: tuple[str, ...]
    hint: Sentence


@cache
def _words() -> dict[str, Any]:
    text = files("tracker.values").joinpath("data", "hedges.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def folded(text: str) -> str:
    """
    Write a text in small letters, without accents, with one kind of dash and of space.

    >>> folded("Près de 4 000"), folded("2021–2023")
    ('pres de 4 000', '2021-2023')
    """
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(re.sub(r"[‐-―−]", "-", bare.replace("’", "'").casefold()).split())


def _bare(text: str) -> tuple[str, bool]:
    """Take quotation marks off; tell whether there were any."""
    inside = text.strip().strip(QUOTATION_MARKS).strip()
    return folded(inside), inside != text.strip()


def _says_nothing(bare: str) -> bool:
    return bare in _words()["nothing"]["words"]


def _after(bare: str, words: Iterable[str]) -> str | None:
    """Return what stands after the first of some words that a text begins with."""
    for word in words:
        if bare.startswith(word) and (not word[-1].isalnum() or bare[len(word) : len(word) + 1] == " "):
            return bare[len(word) :].strip()
    return None


def _before(bare: str, words: Iterable[str]) -> str | None:
    for word in words:
        if bare.endswith(word) and (not word[0].isalnum() or bare[: -len(word)].endswith(" ")):
            return bare[: -len(word)].strip()
    return None


def _between(bare: str, pairs: Iterable[list[str]]) -> tuple[str, str] | None:
    for first, second in pairs:
        rest = _after(bare, [first])
        if rest is not None and f" {second} " in rest:
            one, _, other = rest.partition(f" {second} ")
            return one.strip(), other.strip()
    return None


def _parted(bare: str, words: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Go through the ways in which a text falls into two at a word; a sign needs no room around it."""
    for word in words:
        sign = f" {word} " if word.isalpha() else word
        for found in re.finditer(re.escape(sign), bare):
            one, other = bare[: found.start()].strip(), bare[found.end() :].strip()
            if one and other:
                yield one, other


# -- lists ------------------------------------------------------------------------------------------------------------

_PARTING = re.compile(r"\s*(?:[;,/|\n]|\s(?:and|et|y|&)\s)\s*")


def meant_list(text: str, known: Callable[[str], str | None]) -> tuple[str, ...] | None:
    """
    Return the items that somebody wrote as one; None where it is none, or not each of them is known.

    >>> meant_list("BO, PE and CO", {"BO": "BO", "PE": "PE", "CO": "CO"}.get)
    ('BO', 'PE', 'CO')

    Args:
        text: What was written.

        known: Returns how an item is written, and None for what is no item.
    """
    if len(text) > _LONGEST_LIST:
        return None
    items = [known(part.strip(QUOTATION_MARKS)) for part in _PARTING.split(text.strip()) if part]
    found = tuple(item for item in items if item is not None)
    return found if len(found) == len(items) > 1 else None


_LONGEST_LIST = 1000


def as_cell(items: Iterable[str]) -> str:
    """Write the items of a list as a cell of a table."""
    return ";".join(items)


def as_array(items: Iterable[str]) -> str:
    """Write the items of a list as TOML has them, and Python."""
    return "[" + ", ".join(f'"{item}"' for item in items) + "]"


# -- numbers ----------------------------------------------------------------------------------------------------------

_GROUPED = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?", re.ASCII)
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+", re.ASCII)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_COUNTED = re.compile(r"(?P<number>\d[\d ,.']*?)(?: (?P<what>[^\W\d_][^\d]*))?", re.ASCII)


def meant_quantity(text: str, reads: Reads) -> Meant | None:
    """
    Return the short form that somebody meant by a number in words.

    >>> meant_quantity("plus de 4 000", lambda form: True).forms, meant_quantity("30-40", lambda form: True).forms
    (('>4000',), ('30..40',))

    Args:
        text: What was written.

        reads: Tells whether a form is read.
    """
    if len(text) > _LONGEST:
        return None
    bare, is_quoted = _bare(text)
    if _says_nothing(bare):
        return Meant((), Sentence("leave the field out where the source gives no number"))
    form = _short_form(bare)
    if form is None or not reads(form):
        return None
    return _unquoted(text, form) if is_quoted else _with_comma(bare, form, reads)


def _unquoted(text: str, form: str) -> Meant:
    """Say to leave quotation marks out, and where they come from if no keyboard has them."""
    if any(mark in PASTED_MARKS for mark in text):
        return Meant((form,), Sentence("leave the quotation marks of a word processor out: write {form}", form=form))
    return Meant((form,), Sentence("leave the quotation marks out: write {form}", form=form))


def _with_comma(bare: str, form: str, reads: Reads) -> Meant:
    """Say what to write; a single comma may stand before decimals or between thousands."""
    other = bare.replace(",", ".")
    if bare.count(",") == 1 and _COMMAS.fullmatch(bare) and reads(other):
        said = Sentence("write {form}, or {other} if the comma marks decimals", form=form, other=other)
        return Meant((form, other), said)
    return Meant((form,), Sentence("write {form}", form=form))


def _short_form(bare: str) -> str | None:
    words = _words()["quantities"]
    percent = _before(bare, words["percent"])
    if percent is not None:
        return _share(percent)
    for sign, before in words["before"].items():
        rest = _after(bare, before)
        if rest is not None:
            number = _counted(rest)
            return None if number is None else f"{sign}{number}"
    for sign, after in words["after"].items():
        rest = _before(bare, after)
        if rest is not None:
            number = _counted(rest)
            return None if number is None else f"{sign}{number}"
    return _range(bare, words) or _signed(bare) or _counted(bare)


def _range(bare: str, words: dict[str, Any]) -> str | None:
    pair = _between(bare, words["between"])
    for one, other in [pair] if pair is not None else _parted(bare, words["to"]):
        first, last = _number(one), _counted(other)
        if first is not None and last is not None:
            return f"{first}..{last}"
    return None


def _signed(bare: str) -> str | None:
    found = re.match(r">=|<=|<~|>|<|~", bare)
    number = None if found is None else _counted(bare[found.end() :].strip())
    return None if found is None or number is None else f"{found[0]}{number}"


def _share(text: str) -> str | None:
    number = _number(text)
    if number is None:
        return None
    whole, _, decimals = number.partition(".")
    return f"{int(whole + decimals)}/1{'0' * (2 + len(decimals))}"


def _counted(text: str) -> str | None:
    """Read a number with or without what it counts: the record's field says that."""
    found = _COUNTED.fullmatch(text)
    return None if found is None else _number(found["number"].strip())


def _number(text: str) -> str | None:
    if _GROUPED.fullmatch(text):
        return re.sub(r"[ ']", "", text).replace(",", ".")
    if _COMMAS.fullmatch(text):
        return text.replace(",", "")
    return text.replace(",", ".") if _PLAIN.fullmatch(text) else None


# -- dates ------------------------------------------------------------------------------------------------------------

_UNITS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[qt] ?(?P<n>[1-4])[ /.-]*(?P<y>\d{4})", re.ASCII), "{y}-Q{n}"),
    (re.compile(r"(?P<y>\d{4})[ /.-]*q ?(?P<n>[1-4])", re.ASCII), "{y}-Q{n}"),
    (re.compile(r"(?P<y>\d{4})[ /]+t ?(?P<n>[1-4])", re.ASCII), "{y}-Q{n}"),
    (re.compile(r"[hs] ?(?P<n>[12])[ /.-]*(?P<y>\d{4})", re.ASCII), "{y}-S{n}"),
    (re.compile(r"(?P<y>\d{4})[ /]*h ?(?P<n>[12])|(?P<y2>\d{4})[ /]+s ?(?P<n2>[12])", re.ASCII), "{y}-S{n}"),
    (re.compile(r"(?P<m>0?[1-9]|1[0-2])[/.-](?P<y>\d{4})", re.ASCII), "{y}-{m:0>2}"),
    (re.compile(r"(?P<y>\d{4})(?:/(?P<m>0?[1-9]|1[0-2])|\.(?P<m2>0[1-9]|1[0-2]))", re.ASCII), "{y}-{m:0>2}"),
    (re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", re.ASCII), "{y}-{m}-{d}"),
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
        rest = _after(bare, _words()["dates"]["about"])
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
        words = _words()["dates"]
        years = _YEARS.fullmatch(bare)
        if years is not None and (int(years["first"]) + 1) % 100 == int(years["last"]):
            return years["first"], f"{int(years['first']) + 1:04}"
        pair = _between(bare, words["span"])
        for one, other in [pair] if pair is not None else _parted(bare, words["to"]):
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
    if len(text) > _LONGEST:
        return None
    bare, is_quoted = _bare(text)
    if _says_nothing(bare):
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
    for word in _words()["dates"]["fiscal"]:
        if bare.startswith(word) and _YEARS_OF_BUDGET.fullmatch(bare[len(word) :]) is not None:
            said = 'a fiscal year begins when an office says; write its first and its last month, as in "{days}"'
            return Meant((), Sentence(said, days=days))
    return None


_MONTHS = 12


def _forms(bare: str, dates: Dates) -> Iterable[str]:
    words = _words()["dates"]
    unit = dates.unit(bare)
    if unit is not None:
        yield unit
    between = _between(bare, words["between"])
    if between is not None and all(found := [dates.unit(each) for each in between]):
        yield f"[{found[0]}..{found[1]}]"
    ends = dates.ends(bare)
    if ends is not None:
        yield "/".join(ends)
    for rest in (_after(bare, words["since"]), _before(bare, words["still"])):
        still = None if rest is None else _before(rest, words["still"]) or rest
        if still is not None and (start := dates.unit(_after(still, words["since"]) or still)) is not None:
            yield f"{start}/.."
    yield from _open_forms(bare, dates)


def _open_forms(bare: str, dates: Dates) -> Iterable[str]:
    words = _words()["dates"]
    rest = _after(bare, words["until"])
    if rest is not None and (unit := dates.unit(rest)) is not None:
        yield f"[..{unit}]"
    for named, step in (("before", -1), ("after", 1)):
        rest = _after(bare, words[named])
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
    if len(text) > _LONGEST:
        return None
    bare, _ = _bare(text)
    ends = dates.ends(bare)
    form = "..".join(ends) if ends is not None else dates.unit(bare)
    if form is None or not dates.reads(form):
        return _undecided(bare, "2020-07..2021-06")
    return Meant((form,), Sentence('write "{form}"', form=form))
