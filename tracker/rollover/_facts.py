"""
Facts in the narrative of the last period: marked, so that nobody hands on an old date or name unread.

A mark is ``[?…?]``. What it holds is to be looked up: replaced, or kept and the mark taken out. A passage that still
holds one cannot be confirmed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from unicodedata import combining, normalize

from tracker.checks._reference_names import PLACE
from tracker.codelists import countries
from tracker.documents import DateText
from tracker.languages import LANGUAGES
from tracker.languages._numbers import cardinals, ordinals_in
from tracker.model import Record
from tracker.records import fields_of
from tracker.values import InternationalString, Language, When
from tracker.writers import plain_text

OPEN, CLOSE = "[?", "?]"

_MARK = re.compile(r"\[\?(.*?)\?\]", re.DOTALL)
_PLACE = re.compile(r"\{[^{}]*\}|\[\?.*?\?\]", re.DOTALL)
"""A place is filled in when the report is made, and what is marked is marked already."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?"
_SYMBOL = r"[A-Z][\w.]*(?:/[\w.-]*\w(?:\(\d{4}\))?)+"
_SENTENCE_END = re.compile(r"(?:^|[.!?:…\n])[\s\"'“”«»‘*_(\[\u00a0-]*\Z")
_BETWEEN = re.compile(r"(?:[\s\u00a0-]*|\.)\Z")

Span = tuple[int, int]
IsOld = Callable[[str, str], bool]
"""Tells of what a place asks for, such as ``figure``, and of the id behind it, whether it is of the last period."""


def _never(what: str, key: str) -> bool:  # noqa: ARG001  # as all that tell
    return False


def with_marks(text: InternationalString, is_old: IsOld = _never) -> InternationalString:
    """
    Mark the dates, numbers, symbols and proper names of a text, in each of its languages.

    A place is filled in when the report is made and is never old, but for one that names what only the last period
    has, such as a claim of its report: a new report leaves its sentence out.

    >>> text = InternationalString(en="In July 2022 it had {figure:parties} parties, {figure:p4} of them new.")
    >>> print(with_marks(text, lambda what, key: key == "p4"))
    In [?July 2022?] it had {figure:parties} parties, [?{figure:p4}?] of them new.
    """
    return InternationalString({code: _marked(text.get(code) or "", code, is_old) for code in text.languages})


def without_marks(text: str) -> str:
    """
    Take the marks out, and leave what they hold.

    >>> without_marks("In [?July 2022?]")
    'In July 2022'
    """
    return _MARK.sub(r"\1", text)


def has_marks(text: InternationalString) -> bool:
    """Tell whether anything is still marked."""
    return any(_MARK.search(words) for words in text)


def fields_with_marks(record: Record) -> tuple[str, ...]:
    """Return the fields of a record in which something is still marked."""
    values = ((key, getattr(record, each.name)) for key, each in fields_of(type(record)).items())
    return tuple(key for key, value in values if isinstance(value, InternationalString) and has_marks(value))


def _marked(text: str, language: Language, is_old: IsOld) -> str:
    parts, at = [], 0
    for start, end in _joined(text, _spans(text, language, is_old)):
        parts += [text[at:start], OPEN, text[start:end], CLOSE]
        at = end
    return "".join([*parts, text[at:]])


def _spans(text: str, language: Language, is_old: IsOld) -> Iterator[Span]:
    """Go through what is a fact; what overlaps is joined afterwards."""
    kept = [found.span() for found in _PLACE.finditer(text)]
    places = (found for found in PLACE.finditer(text) if is_old(found[1], found[2]))
    yield from (found.span() for found in places if found.span() in kept)  # what is marked is not marked again
    for start, end in (*_matches(text, language), *_words(text)):
        if not any(start < other_end and other_start < end for other_start, other_end in kept):
            yield start, end


def _matches(text: str, language: Language) -> Iterator[Span]:
    for pattern in _patterns(language):
        yield from (found.span() for found in pattern.finditer(text))


def _words(text: str) -> Iterator[Span]:
    """Go through the words that are numbers, abbreviations, or have a capital although they begin no sentence."""
    for found in _WORD.finditer(text):
        word = found[0]
        plain = _bare(word)
        is_name = word[0].isupper() and not _SENTENCE_END.search(text[: found.start()])
        is_short_form = len(word) > 1 and word.isupper()
        if is_name or is_short_form or cardinals().get(plain, 0) > 1 or ordinals_in(word):
            yield found.span()


def _bare(word: str) -> str:
    return "".join(each for each in normalize("NFD", word.casefold()) if not combining(each))


def _joined(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Join what overlaps or stands side by side: "July" and "2022" are one date."""
    last: Span | None = None
    for start, end in sorted(spans):
        if last is not None and (start <= last[1] or _BETWEEN.fullmatch(text[last[1] : start])):
            last = last[0], max(last[1], end)
            continue
        if last is not None:
            yield last
        last = start, end
    if last is not None:
        yield last


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return what finds numbers with their units, symbols, months and the names of countries."""
    edge = "" if language in ("zh", "ar") else r"\b"
    names = {name for each in countries().values() for name in _names(each.name(language))}
    names |= _months(language) if language in LANGUAGES else set()
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return (
        re.compile(rf"{_NUMBER}(?:er|re|e|st|nd|rd|th)?\b[年月日号]?|{_NUMBER}[年月日号]|{_NUMBER}"),
        re.compile(_SYMBOL),
        re.compile(rf"{edge}(?:{alternatives}){edge}"),
    )


def _names(name: str) -> Iterator[str]:
    """Return a name as a list has it, and its most telling word, which stands before what is in brackets."""
    yield name
    yield name.partition(" (")[0]


def _months(language: Language) -> set[str]:
    """Return the names of months, as dates of the language have them."""
    days = (When(f"2001-{month:02}{day}") for month in range(1, 13) for day in ("", "-02"))
    texts = (plain_text(DateText(day), language) for day in days)
    return {found[0] for text in texts if (found := re.search(r"[^\W\d_]{3,}", text))}
