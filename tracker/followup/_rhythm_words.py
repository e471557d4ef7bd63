"""Reading rhythms and delays in English and French: "every two years", "within ninety days", "biennially"."""

import re
from unicodedata import normalize

from tracker.followup._requests import Every, Within
from tracker.languages import cardinals

__all__ = ["delays_in", "is_series", "plain_words", "rhythm_in"]


def plain_words(text: str) -> str:
    """Leave accents and capitals out, and write apostrophes and spaces alike."""
    bare = "".join(char for char in normalize("NFD", text.casefold()) if not 0x300 <= ord(char) < 0x370)  # noqa: PLR2004  # the marks that combine with letters
    return " ".join(bare.replace("’", "'").split())


_SERIES = re.compile(
    r"\b(thereafter|afterwards|subsequently|starting|beginning|puis|commencing|from its|des sa|par la suite|ensuite"
    r"|a partir|a compter)\b"
)


def is_series(plain: str) -> bool:
    """Tell whether something is asked for from one time on, rather than at that time alone."""
    return _SERIES.search(plain) is not None


_NUMBERS = {**cardinals(), "other": 2, "second": 2}
_UNITS = {
    "day": (0, 1), "jour": (0, 1), "week": (0, 7), "semaine": (0, 7), "month": (1, 0), "moi": (1, 0), "mois": (1, 0),
    "quarter": (3, 0), "trimestre": (3, 0), "semestre": (6, 0), "year": (12, 0), "an": (12, 0), "annee": (12, 0),
}  # fmt: skip
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})s?"
_RHYTHMS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(semi-?annual(ly)?|bi-?annual(ly)?|twice a year|deux fois par an|semestriel(le)?(ment)?)\b"), 6),
    (re.compile(r"\b(biennial(ly)?|biennal(e|ement)?|un an sur deux|une annee sur deux)\b"), 24),
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
_AFTER = re.compile(rf"\b{_NUMBER} {_UNIT} (?=(?:after|from|following|apres|suivant|a compter de)\b)")
_COUNTED = re.compile(r"\s?(?:of|from|after|before|following|prior to|avant|apres|suivant|precedant|a compter)\b")
_ADOPTION = re.compile(
    r"adoption|(?:the present|this|la presente|cette) (?:resolution|decision)|the date of the resolution"
)


def rhythm_in(plain: str) -> Every | None:
    found = _EVERY.search(plain)
    if found is not None:
        months, days = _step(found)
        return Every(months=months, days=days) if months or days else None
    named = next((months for pattern, months in _RHYTHMS if pattern.search(plain)), None)
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
