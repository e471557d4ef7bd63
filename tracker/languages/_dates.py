"""Dates and periods as reports write them: CLDR knows neither "1er juillet" nor "les 14 et 15 octobre"."""

from datetime import date
from functools import lru_cache

from tracker.languages._locale import written_in
from tracker.languages._phrasing import Part, Phrasing, aligned, phrasing
from tracker.languages._punctuation import listing
from tracker.values import ReportingPeriod, When
from tracker.values._edtf import Shape

__all__ = ["date_text", "period_text"]


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
    words = phrasing(written_in(language))
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
    words = phrasing(written_in(language))
    if when.shape is Shape.POINT:
        return _point(words, when, as_phrase=as_phrase)
    if when.shape is Shape.SPAN:
        text = _span(words, when.edtf, as_phrase=as_phrase)
    else:
        either = when.shape is Shape.ONE_OF
        members = [_member(words, each, either=either, as_phrase=as_phrase) for each in _members(when.edtf)]
        if not either:
            members = _with_pairs(words, when.edtf, as_phrase=as_phrase) or members
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
