"""Reading by when a mandate asks for a report: sessions, days, delays and rhythms, in English and French."""

import re
from datetime import date
from unicodedata import normalize

from attrs import frozen

from tracker.codelists import organs
from tracker.errors import InvalidWhenError
from tracker.languages import ordinals_in
from tracker.values import When

__all__ = ["AtSession", "EachSession", "Every", "OnDay", "Request", "Within", "requests_in"]


@frozen
class AtSession:
    """
    A report is asked for at a session.

    Attributes:
        organ: The code of the organ; None if the words name none, so that it is the mandate's own.

        number: The number of the session.
    """

    organ: str | None
    number: int


@frozen
class EachSession:
    """
    A report is asked for at each session.

    Attributes:
        organ: The code of the organ; None if the words name none.
    """

    organ: str | None


@frozen
class OnDay:
    """
    A report is asked for by a date.

    Attributes:
        when: The date.
    """

    when: When


@frozen
class Within:
    """
    A report is asked for once, so long after the adoption.

    Attributes:
        months: How many months after it.

        days: How many days after it, where they are not counted in months.
    """

    months: int = 0
    days: int = 0


@frozen
class Every:
    """
    A report is asked for again and again, counted from the adoption.

    Attributes:
        months: Every so many months.

        days: Every so many days, where they are not counted in months.
    """

    months: int = 0
    days: int = 0


Request = AtSession | EachSession | OnDay | Within | Every


def requests_in(text: str) -> tuple[Request, ...]:
    """
    Read by when a report is asked for; nothing if the words say it in no way that is known here.

    >>> requests_in("report to the General Assembly at its eightieth session")
    (AtSession(organ='GA', number=80),)
    >>> requests_in("à leurs soixante-dix-huitième et cinquante-troisième sessions")
    (AtSession(organ=None, number=78), AtSession(organ=None, number=53))
    >>> requests_in("within 11 months"), requests_in("tous les deux ans"), requests_in("regularly")
    ((Within(months=11, days=0),), (Every(months=24, days=0),), ())
    """
    plain = _plain(text)
    if re.search(r"\bsession", plain):
        return _sessions(text, plain)
    return _recurring(plain) or _delays(plain) or _days(text)


def _plain(text: str) -> str:
    """Leave accents and capitals out, and write apostrophes and spaces alike."""
    bare = "".join(char for char in normalize("NFD", text.casefold()) if not 0x300 <= ord(char) < 0x370)  # noqa: PLR2004
    return " ".join(bare.replace("’", "'").split())


# -- sessions ---------------------------------------------------------------------------------------------------------

_EACH = re.compile(r"\b(each|every|all|chaque|chacune|toutes)\b")


def _sessions(text: str, plain: str) -> tuple[Request, ...]:
    named = _organs_in(plain)
    numbers = ordinals_in(text)
    if not numbers:
        if not _EACH.search(plain):
            return ()
        return tuple(EachSession(code) for code in named) or (EachSession(None),)
    if not named:
        return tuple(AtSession(None, number) for number in numbers)
    if len(named) == 1:
        return tuple(AtSession(named[0], number) for number in numbers)
    if len(named) == len(numbers):  # "the Assembly and the Council at their … and … sessions, respectively"
        return tuple(AtSession(code, number) for code, number in zip(named, numbers, strict=True))
    return ()  # which number is whose nobody can tell


def _organs_in(plain: str) -> list[str]:
    """Find the organs that a text names, in its order; of two names at one place the longer one is meant."""
    found: list[tuple[int, int, str]] = []
    for code, organ in organs().items():
        for name in organ.name:
            found += [(each.start(), each.end(), code) for each in re.finditer(re.escape(_plain(name)), plain)]
    found.sort(key=lambda each: (each[0], -each[1]))
    kept: list[tuple[int, int, str]] = []
    for each in found:
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return list(dict.fromkeys(code for _, _, code in kept))


# -- rhythms and delays -----------------------------------------------------------------------------------------------

_NUMBERS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
        "une",
    )
    for number, word in enumerate(words.split(), start=1)
} | {"other": 2, "second": 2, "eighteen": 18, "dix-huit": 18, "thirty": 30, "trente": 30, "sixty": 60, "soixante": 60}
_UNITS = {
    "day": (0, 1), "jour": (0, 1), "week": (0, 7), "semaine": (0, 7), "month": (1, 0), "moi": (1, 0), "mois": (1, 0),
    "quarter": (3, 0), "trimestre": (3, 0), "semestre": (6, 0), "year": (12, 0), "an": (12, 0), "annee": (12, 0),
}  # fmt: skip
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})s?"
_RHYTHMS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(semi-annual(ly)?|twice a year|deux fois par an|semestriel(le)?(ment)?)\b"), 6),
    (re.compile(r"\b(biennial(ly)?|biennal(e|ement)?)\b"), 24),
    (re.compile(r"\b(triennial(ly)?|triennal(e|ement)?)\b"), 36),
    (re.compile(r"\b(annual(ly)?|yearly|once a year|une fois par an|annuel(le)?(ment)?)\b"), 12),
    (re.compile(r"\b(quarterly|trimestriel(le)?(ment)?)\b"), 3),
    (re.compile(r"\b(monthly|mensuel(le)?(ment)?)\b"), 1),
)
_EVERY = re.compile(rf"\b(?:every|each|chaque|tous les|toutes les) (?:{_NUMBER} )?{_UNIT}\b")
_IN = re.compile(
    rf"\b(?:within|in|no later than|not later than|dans|d'ici|sous|au plus tard) (?:un delai de |les |the next )?"
    rf"{_NUMBER} {_UNIT}\b"
)


def _recurring(plain: str) -> tuple[Request, ...]:
    found = _EVERY.search(plain)
    if found is not None:
        months, days = _step(found)
        return (Every(months=months, days=days),) if months or days else ()
    named = next((months for pattern, months in _RHYTHMS if pattern.search(plain)), None)
    return () if named is None else (Every(months=named),)


def _delays(plain: str) -> tuple[Request, ...]:
    steps = (_step(found) for found in _IN.finditer(plain))
    return tuple(Within(months=months, days=days) for months, days in steps if months or days)


def _step(found: re.Match[str]) -> tuple[int, int]:
    written = found["number"] or "1"
    number = int(written) if written.isdigit() else _NUMBERS[written]
    months, days = _UNITS[found["unit"]]
    return number * months, number * days


# -- days -------------------------------------------------------------------------------------------------------------

_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?|(?:\d{1,2}(?:er)? )?[^\W\d]{3,9} \d{4}|\b\d{4}\b")


def _days(text: str) -> tuple[Request, ...]:
    found = (_date(each) for each in _DATE.findall(text))
    return tuple(OnDay(when) for when in found if when is not None)


def _date(words: str) -> When | None:
    for candidate in (words, words[-4:] if words[-4:].isdigit() else words):
        try:
            when = When(candidate)
        except InvalidWhenError:
            continue
        return when if when.starts.first > date.min else None
    return None
