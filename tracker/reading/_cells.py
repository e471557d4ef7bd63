"""What a cell of a table says in words: a number with its hedge, or a date, in any official language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from tracker.errors import InvalidValueError, InvalidWhenError, MissingTranslationError
from tracker.languages import date_text
from tracker.languages._locale import rules
from tracker.languages._numbers import cardinals_of
from tracker.reading._dates import dates_in
from tracker.reading._find import Find, Taken
from tracker.reading._lexicon import folded, lexicon, one_of
from tracker.reading._quantities import quantities_in
from tracker.values import Language, Quantity, When

LANGUAGES = tuple(Language)
_MARKS = " .\u00a0"
_LONGEST = 200
"""More letters than this are a text."""


@lru_cache(maxsize=16384)
def numbers_said(text: str, languages: Sequence[str] = LANGUAGES) -> tuple[Quantity, ...]:
    """
    Return the numbers that a text may say, each once; more than one where languages read it differently.

    >>> [each.short() for each in numbers_said("environ 40")], [each.short() for each in numbers_said("vingt-cinq")]
    (['~40'], ['25'])
    >>> [each.short() for each in numbers_said("1,234")], numbers_said("40 and more elsewhere")
    (['1234', '1.234'], ())
    """
    bare = text.strip(_MARKS)
    if len(bare) > _LONGEST:
        return ()
    return tuple(dict.fromkeys(each for language in languages for each in _numbers(bare, language)))


def _numbers(text: str, language: str) -> Iterator[Quantity]:
    known = lexicon(language)
    alone = _cardinals(language).get(folded(text))
    if alone is not None:  # "one" may be an article within a sentence, but not in a cell of its own
        yield Quantity(alone, text=text)
        return
    found = list(quantities_in(text, known, Taken()))
    if len(found) != 1 or not isinstance(found[0].value, Quantity):
        return
    counted = one_of(word for what, words in known.data["counted"].items() if what != "of" for word in words)
    opening, rest = (folded(part).strip(_MARKS) for part in (text[: found[0].start], text[found[0].end :]))
    leads = found[0].value.upper is not None and opening in map(folded, known.data["dates"]["from"])
    linked = rf"(?:{one_of(known.data['counted'].get('of', ()))}\s?)?"
    if (not opening or leads) and (not rest or re.fullmatch(rf"{linked}{counted}", rest)):
        yield found[0].value


@cache
def _cardinals(language: str) -> Mapping[str, int]:
    try:
        written = {**cardinals_of(language), rules("words", language)["numbers"][0]: 0}
    except MissingTranslationError:
        return {}
    return {folded(word): number for word, number in written.items()}


@lru_cache(maxsize=16384)
def dates_said(text: str, languages: Sequence[str] = LANGUAGES) -> tuple[When, ...]:
    """
    Return the dates that a text may say, each once; more than one where languages read it differently.

    What the library itself would print for a date is read as that date, and any other as it is in running text. Words
    that leave the days open, such as "early 2021", say none.

    >>> [each.edtf for each in dates_said("du 3 au 5 mars 2021")], [each.edtf for each in dates_said("Q2 2021")]
    (['2021-03-03/2021-03-05'], ['2021-34'])
    >>> [each.edtf for each in dates_said("between July 2020 and July 2022")], dates_said("at the end of 2021")
    (['[2020-07..2022-07]'], ())
    """
    bare = " ".join(text.split()).strip(_MARKS)
    if len(bare) > _LONGEST:
        return ()
    return tuple(dict.fromkeys(each for language in languages for each in _dates(bare, language)))


def _dates(text: str, language: str) -> Iterator[When]:
    part = _part(text)
    if part is not None:
        yield part
        return
    text = _HYPHENED.sub(" – ", text)
    found = list(dates_in(text, language, Taken()))
    if not found or any(_is_vague(each.text, language) for each in found):
        return
    printed = _printed(text, language, found)
    if printed is not None:
        yield printed
        return
    opening, rest = text[: found[0].start], text[found[-1].end :]
    if len(found) == 1 and not rest.strip(_MARKS) and _only_leads(opening, language):
        yield When(str(found[0].value))


_PART = re.compile(
    r"(?P<part>[QTSH])(?P<number>[1-4])[ /-]?(?P<year>\d{4})|(?P<first>\d{4})[ /]?(?P<sign>[QTSH])(?P<last>[1-4])"
)
"""Quarters and halves in short; T is a quarter in French, and H a half in English."""


_HYPHENED = re.compile(r"(?<=[^\W\d])[-–](?=\w)")
"""A hyphen between words, as in "March-April 2021"; within a sentence it is a part of a word more often."""


def _part(text: str) -> When | None:
    found = _PART.fullmatch(text.upper())
    if found is None:
        return None
    year, sign, number = (
        found["year"] or found["first"],
        found["part"] or found["sign"],
        found["number"] or found["last"],
    )
    try:
        return When(f"{year}-{'Q' if sign in 'QT' else 'S'}{number}")
    except InvalidWhenError:  # there is no third half
        return None


def _is_vague(words: str, language: str) -> bool:
    """Tell whether words leave the days open: "early 2021"."""
    return re.match(one_of(lexicon(language).data["dates"]["loose"]), folded(words)) is not None


def _only_leads(words: str, language: str) -> bool:
    """Tell whether words before a date only lead to it, as in "du 3 au 5 mars"."""
    bare = folded(words).strip()
    return not bare or re.fullmatch(one_of(_leading(language)), bare) is not None


@cache
def _leading(language: str) -> frozenset[str]:
    """Return the words that stand before a date: those it is read with, and those it is printed with."""
    known = lexicon(language).data["dates"]
    found = {*known["from"], *known["articles"]}
    try:
        cases = rules("dates", language)["cases"]
    except MissingTranslationError:
        cases = {}
    found |= {form.partition("{}")[0] for case in ("in", "from") for form in cases.get(case, {}).values()}
    return frozenset(word.strip() for word in found if word.strip())


# -- what the library prints ------------------------------------------------------------------------------------------


def _printed(text: str, language: str, found: Sequence[Find]) -> When | None:
    """Return the date for which the library would print a text; None if there is none."""
    wanted = _alike(text)
    for edtf in _statements([When(str(each.value)).edtf for each in found]):
        if wanted in _as_printed(edtf, language):
            return When(edtf)
    return None


@lru_cache(maxsize=10_000)
def _as_printed(edtf: str, language: str) -> frozenset[str]:
    """Return how the library prints a date; nothing where there is no such date, or no words of it."""
    try:
        when = When(edtf)
        return frozenset(_alike(date_text(when, language, as_phrase=is_phrase)) for is_phrase in (False, True))
    except (InvalidValueError, MissingTranslationError):
        return frozenset()


def _alike(text: str) -> str:
    return " ".join(folded(text).replace("–", "-").replace(" - ", "-").split())


def _statements(dates: Sequence[str]) -> Iterator[str]:
    """Go through what may be said with some dates, the plainest first, each also doubted or approximate."""
    for edtf in dict.fromkeys(_certain(dates)):
        yield edtf
    for edtf in dict.fromkeys(_certain(dates)):
        yield from (_DATE.sub(rf"\g<0>{mark}", edtf) for mark in "~?%")


_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def _certain(dates: Sequence[str]) -> Iterator[str]:
    ends = [end for each in dates for end in each.split("/")]
    if len(ends) == 1:
        (end,) = ends
        yield from (end, f"{end}/", f"{end}/..", f"/{end}", f"[..{end}]", f"[{end}..]", f"../{end}")
    elif len(ends) == 2:  # noqa: PLR2004  # two ends
        first, last = ends
        yield from (f"{first}/{last}", f"[{first}..{last}]", f"{{{first},{last}}}", f"[{first},{last}]")
    members = ",".join(_members(dates))
    yield from (f"{{{members}}}", f"[{members}]")


def _members(dates: Iterable[str]) -> Iterator[str]:
    yield from (each.replace("/", "..") for each in dates)
