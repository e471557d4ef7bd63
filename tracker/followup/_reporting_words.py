"""Reading by when a mandate asks for a report: sessions, days, delays and rhythms, in English and French."""

import re
from datetime import date
from unicodedata import normalize

from attrs import evolve

from tracker.errors import InvalidWhenError
from tracker.followup._requests import OnDay, Request
from tracker.followup._rhythm_words import delays_in, is_series, plain_words, rhythm_in
from tracker.followup._session_words import sessions_in
from tracker.values import When

__all__ = ["requests_in"]


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
