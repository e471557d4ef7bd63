"""Reading by when a mandate asks for a report: rhythms, delays, sessions and days, in every language that says how.

Such as "every two years", "within ninety days", "biennially", "at its eightieth session".
"""

import re
from datetime import date
from unicodedata import normalize

from attrs import evolve, frozen

from tracker.codelists import organs
from tracker.errors import InvalidWhenError
from tracker.languages._locale import data
from tracker.languages._numbers import cardinals, ordinals_in
from tracker.values import When


@frozen
class AtSession:
    """
    A report is asked for at a session.

    Attributes:
        organ: The code of the organ; None if the words name none, so that it is the mandate's own.

        number: The number of the session.

        body: What the organ is called in short, such as "conference", where it is not named in full.
    """

    organ: str | None
    number: int
    body: str | None = None


@frozen
class EachSession:
    """
    A report is asked for at each session, or at one every so many years.

    Attributes:
        organ: The code of the organ; None if the words name none.

        first: The number of the first session; None for the first one after the adoption.

        years: How many years lie between two of them; None for every session.

        body: What the organ is called in short, where it is not named in full.
    """

    organ: str | None
    first: int | None = None
    years: int | None = None
    body: str | None = None


@frozen
class NextSession:
    """
    A report is asked for at the first session after the adoption.

    Attributes:
        organ: The code of the organ; None if the words name none.

        body: What the organ is called in short, where it is not named in full.
    """

    organ: str | None
    body: str | None = None


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

        start: The first one, if it is not due after one such step, and from which the others are counted.
    """

    months: int = 0
    days: int = 0
    start: Within | None = None


Request = AtSession | EachSession | NextSession | OnDay | Within | Every


def plain_words(text: str) -> str:
    """Leave accents and capitals out, and write apostrophes and spaces alike."""
    bare = "".join(char for char in normalize("NFD", text.casefold()) if not 0x300 <= ord(char) < 0x370)  # noqa: PLR2004  # the marks that combine with letters
    return " ".join(bare.replace("’", "'").split())


_WORDS = tuple(data("deadlines").values())
"""What each language says; all are read at once."""


def _any(kind: str) -> str:
    """Return the words of a kind in all languages, as alternatives of a pattern."""
    return "|".join(dict.fromkeys(word for words in _WORDS for word in words[kind]))


_SERIES = re.compile(rf"\b(?:{_any('series')})\b")


def is_series(plain: str) -> bool:
    """Tell whether something is asked for from one time on, rather than at that time alone."""
    return _SERIES.search(plain) is not None


_NUMBERS = {**cardinals(), **{word: number for words in _WORDS for word, number in words["more_numbers"].items()}}
_UNITS: dict[str, tuple[int, int]] = {unit: tuple(step) for words in _WORDS for unit, step in words["units"].items()}
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})s?"


def _rhythms() -> dict[int, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for words in _WORDS:
        for months, said in words["rhythms"].items():
            found.setdefault(months, []).extend(said)
    return {int(months): re.compile(rf"\b(?:{'|'.join(said)})\b") for months, said in found.items()}


_RHYTHMS = _rhythms()
_EVERY = re.compile(rf"\b(?:{_any('every')}) (?:{_NUMBER} )?{_UNIT}\b")
_IN = re.compile(rf"\b(?:{_any('within')}) (?:{_any('fillers')})?{_NUMBER} {_UNIT}\b")
_AFTER = re.compile(rf"\b{_NUMBER} {_UNIT} (?=(?:{_any('after')})\b)")
_COUNTED = re.compile(rf"\s?(?:{_any('counted')})\b")
_ADOPTION = re.compile(_any("adoption"))


def rhythm_in(plain: str) -> Every | None:
    found = _EVERY.search(plain)
    if found is not None:
        months, days = _step(found)
        return Every(months=months, days=days) if months or days else None
    named = next((months for months, pattern in _RHYTHMS.items() if pattern.search(plain)), None)
    return None if named is None else Every(months=named)


def delays_in(plain: str) -> tuple[Within, ...]:
    found = list(_IN.finditer(plain)) or list(_AFTER.finditer(plain))
    steps = [_step(each) for each in found if _is_from_adoption(plain[each.end() :])]
    return tuple(Within(months=months, days=days) for months, days in steps if months or days)


def _is_from_adoption(rest: str) -> bool:
    """Tell whether a delay runs from the adoption, as it does unless it says from or before what else."""
    return _COUNTED.match(rest) is None or _ADOPTION.search(rest[:_NEAR]) is not None


_NEAR = 60
"""Characters within which it is said what a delay runs from."""


def _step(found: re.Match[str]) -> tuple[int, int]:
    written = found["number"] or "1"
    number = int(written) if written.isdigit() else _NUMBERS[written]
    months, days = _UNITS[found["unit"]]
    return number * months, number * days


_NEXT = re.compile(rf"\b(?:{_any('next')})(?:{_any('regular')})? session\b|\b(?:{_any('next_session')})\b")
_NTH = re.compile(rf"\b(?:{_any('some_sessions')})\b")
_BODY = rf"(?:{_any('articles')})?(?P<{{}}>{_any('bodies')})"
_BODIES = re.compile(
    rf"\b(?:{_any('to')}) {_BODY.format('asked')}[^,;.]{{0,40}},? (?:{_any('at')}) (?:{_any('its')})\b"
    rf"|\bsessions? (?:{_any('of')}) ?{_BODY.format('sitting')}\b"
)
_EACH = re.compile(rf"\b(?:{_any('each')})\b")


def sessions_in(text: str, plain: str) -> tuple[Request, ...]:
    """Read at which sessions a report is asked for; nothing if that cannot be told."""
    if _NTH.search(plain):
        return ()  # from which session on, nobody can tell
    named, numbers = _organs_in(plain), ordinals_in(text)
    if not numbers:
        return _unnumbered(plain, named)
    rhythm = rhythm_in(plain)
    if rhythm is not None and rhythm.months and is_series(plain):
        return _series(plain, named, numbers, rhythm)
    return _numbered(plain, named, numbers)


def _unnumbered(plain: str, named: list[str]) -> tuple[Request, ...]:
    kind = NextSession if _NEXT.search(plain) else EachSession if _EACH.search(plain) else None
    if kind is None:
        return ()
    return tuple(kind(code) for code in named) or (kind(None, body=_body_in(plain)),)


def _series(plain: str, named: list[str], numbers: tuple[int, ...], rhythm: Every) -> tuple[Request, ...]:
    """Read "at its eighty-first session, and biennially thereafter"."""
    if len(numbers) > 1 or len(named) > 1 or rhythm.months % 12:
        return ()
    body = None if named else _body_in(plain)
    return (EachSession(named[0] if named else None, first=numbers[0], years=rhythm.months // 12, body=body),)


def _numbered(plain: str, named: list[str], numbers: tuple[int, ...]) -> tuple[Request, ...]:
    if not named:
        return tuple(AtSession(None, number, _body_in(plain)) for number in numbers)
    if len(named) == 1:
        return tuple(AtSession(named[0], number) for number in numbers)
    if len(named) == len(numbers):  # "the Assembly and the Council at their … and … sessions, respectively"
        return tuple(AtSession(code, number) for code, number in zip(named, numbers, strict=True))
    return ()  # which number is whose nobody can tell


def _body_in(plain: str) -> str | None:
    """Find what the organ that meets or is reported to is called in short."""
    found = _BODIES.search(plain)
    return None if found is None else found["asked"] or found["sitting"]


def _organs_in(plain: str) -> list[str]:
    """Find the organs that a text names, in its order; of two names at one place the longer one is meant."""
    found: list[tuple[int, int, str]] = []
    for code, organ in organs().items():
        for name in organ.name:
            found += [(each.start(), each.end(), code) for each in re.finditer(re.escape(plain_words(name)), plain)]
    found.sort(key=lambda each: (each[0], -each[1]))
    kept: list[tuple[int, int, str]] = []
    for each in found:
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return list(dict.fromkeys(code for _, _, code in kept))


def requests_in(text: str) -> tuple[Request, ...]:
    """
    Read by when a report is asked for; nothing if the words say it in no way that is known here.

    >>> requests_in("report to the General Assembly at its eightieth session")
    (AtSession(organ='GA', number=80, body=None),)
    >>> requests_in("à sa quatre-vingtième session, puis tous les deux ans")
    (EachSession(organ=None, first=80, years=2, body=None),)
    >>> requests_in("dans les quatre-vingt-dix jours"), requests_in("regularly")
    ((Within(months=0, days=90),), ())
    """
    text = normalize("NFKC", text)
    plain = plain_words(text)
    if re.search(r"\bsession", plain):
        return sessions_in(text, plain)
    rhythm, delays = rhythm_in(plain), delays_in(plain)
    if rhythm is not None and len(delays) == 1 and is_series(plain):
        return (delays[0], evolve(rhythm, start=delays[0]))
    return (rhythm,) if rhythm is not None else delays or _days(text)


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
