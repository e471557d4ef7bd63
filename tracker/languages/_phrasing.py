"""How the parts of the calendar read in a language, alone and in pairs."""

from functools import cache
from typing import Any

from attrs import frozen

from tracker.languages._calendar_parts import Part
from tracker.languages._locale import locale_of, rules

__all__ = ["Phrasing", "phrasing"]


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
        short = _shortened(first, last)
        if as_phrase:
            return f"{self.case('from', first, short)} {self.case('to', last)}"
        start, end = self.plain(first, short), self.plain(last)
        # The dash is tight between single words, and between days of one month.
        tight = " " not in start and (" " not in end or bool(short))
        return f"{start}{self.forms['dash']}{end}" if tight else f"{start} – {end}"

    def days(self, first: Part, last: Part, *, as_phrase: bool) -> str:
        """Write a span, two days in a row by their names: "les 14 et 15 octobre 2021"."""
        if not first.precedes(last):
            return self.from_to(first, last, as_phrase=as_phrase)
        pattern = self.forms["pair_phrase" if as_phrase else "pair"]
        return str(pattern).format(first=self.plain(first, "day_of_month"), last=self.plain(last))

    def between(self, first: Part, last: Part) -> str:
        """Write a range of which one is meant: "entre juillet 2020 et juillet 2022"."""
        short = _shortened(first, last)
        return str(self.forms["between"]).format(first=self.case("ends", first, short), last=self.case("ends", last))

    def alone(self, part: Part, *, as_phrase: bool) -> str:
        """Write one part: "en mars 2021", or "mars 2021"."""
        return self.case("in", part) if as_phrase else self.plain(part)

    def qualified(self, text: str, *, uncertain: bool, approximate: bool) -> str:
        """Say what the source doubts."""
        if approximate:
            text = str(self.forms["approximate"]).format(text=text)
        return str(self.forms["uncertain"]).format(text=text) if uncertain else text


def _shortened(first: Part, last: Part) -> str:
    """Name the form of *first* that leaves out what *last* says; empty for the whole form."""
    if first.kind != last.kind or first.year != last.year or first.kind not in ("month", "day"):
        return ""
    if first.kind == "month":
        return "month_of_year"
    return "day_of_month" if first.number == last.number else "day_of_year"


@cache
def phrasing(language: str) -> Phrasing:
    """Return the forms of dates in a language."""
    forms = rules("dates", language)
    names = locale_of(language).months["format"]["wide"]
    return Phrasing(forms, {month: str(names[month]) for month in range(1, 13)})
