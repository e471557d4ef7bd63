"""What strategies draw from often: texts and numbers at which formats go wrong, and dates that meet one another."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from tracker.codelists import areas, countries
from tracker.strategies._values import days, international_strings, periods, quantities, whens
from tracker.values import InternationalString, Language, Quantity, When
from tracker.values._calendar import add_days

T = TypeVar("T")

_FIRST, _LAST = date(2010, 1, 1), date(2030, 12, 31)
_EDGES = (
    "A",
    "é",
    "中",
    "ا",
    "=1+1",
    "0",
    "a b",
    "a\u00a0b",
    "a|b",
    "<b>",
    "*a*",
    "a_b_c",
    "«a»",
    "1.",
    "-1",
    "a\u0301",
)
"""Wordings at which formats go wrong: formulas, markup, letters of other scripts, spaces and marks of no width."""

_LANGUAGES = (Language.ENGLISH, Language.FRENCH, Language.ARABIC)


def _texts() -> Iterator[InternationalString]:
    """Make texts in each language and in several, of each wording at the edge."""
    yield InternationalString(en="A")
    for number, wording in enumerate(_EDGES):
        language = _LANGUAGES[number % len(_LANGUAGES)].value
        yield InternationalString({language: wording})
        yield InternationalString({"en": wording, "fr": f"{wording}é"})
    yield InternationalString(fr="A", en="B")
    yield InternationalString(ar="ا", fr="A", en="B")


def often(pool: Sequence[T], values: st.SearchStrategy[T], *, weight: int = 2) -> st.SearchStrategy[T]:
    """
    Draw one of *pool* mostly, *weight* times as often as any of *values*.

    What is in a pool costs one choice, whatever it is made of. Hypothesis is slow by the choice, so that a record costs
    some ten times less than one whose every part is drawn, and shrinks as many times faster.
    """
    # Hypothesis takes the same strategy twice for one, so each is made anew.
    return st.one_of(*(st.sampled_from(list(pool)) for _ in range(weight)), values)


WORDS = often(_EDGES, st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs")), min_size=1, max_size=8))
TEXTS = often(tuple(_texts()), international_strings(languages=_LANGUAGES[::-1], max_size=8))
_ANY_WHEN = whens(min_year=_FIRST.year, max_year=_LAST.year)
PERIODS = periods(min_value=_FIRST, max_value=_LAST)
COUNTRIES = often(("KE", "PK", "TD"), st.sampled_from(sorted(countries())))
NUMBERS = often(
    (
        *map(Quantity, (1, 0, 2, 3, 10, 25, 30, 1000)),
        *(Quantity.parse(text) for text in (">4000", "<9", "~50", "20..25", "<=1", ">=3", "<~50")),
    ),
    quantities(),
)


# -- dates that meet --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def whens_about(first: date, last: date) -> st.SearchStrategy[When]:
    """
    Draw imprecise dates about the days from *first* to *last*, so that those of several records meet.

    Most are points, of every precision; some are spans, sets and doubts; one in ten is any date at all.
    """
    return often(_whens_about(first, last), _ANY_WHEN, weight=9)


def _days_about(first: date, last: date) -> list[date]:
    """List the first day, the last one, and others between and just beside them."""
    ends = [first, last, add_days(first, -1), add_days(last, 1)]
    length = (last - first).days
    within = [add_days(first, length * part // 12) for part in range(1, 12)]
    months = [day.replace(day=1) for day in within if day is not None and day.replace(day=1) >= first]
    return [day for day in dict.fromkeys([first, last, *within, *months, *ends]) if day is not None]


def _whens_about(first: date, last: date) -> list[When]:
    chance, found = Random(0), _days_about(first, last)  # noqa: S311  # the same in each run, and nothing secret
    inner = [day for day in found if first <= day <= last]
    days = [f"{day:%Y-%m-%d}" for day in found]
    units = [f"{day:%Y-%m}" for day in inner] + [f"{day:%Y}-{33 + (day.month - 1) // 3}" for day in inner[::3]]
    units += [f"{day:%Y}" for day in inner[::4]]
    marked = [f"{unit}{mark}" for unit, mark in zip(chance.sample(days, 3) + units[:3], "?~%?~%", strict=False)]
    pairs = [sorted(chance.choices(inner, k=2)) for _ in range(12)]
    forms = ("{}/{}", "[{}..{}]", "{{{},{}}}", "{}/..", "[..{1}]", "[{},{}]")
    texts = days + 2 * units + marked + [form.format(*pair) for form, pair in zip(forms * 2, pairs, strict=True)]
    return [When(text) for text in texts]


WHENS = whens_about(date(2020, 1, 1), date(2023, 12, 31))
DAYS = often(_days_about(date(2020, 1, 1), date(2023, 12, 31)), days(min_value=_FIRST, max_value=_LAST))

_MET = ("KE", "PK", "TD", "TC", "XK")
_ANY_COUNTRIES = st.frozensets(st.sampled_from(sorted(countries())), max_size=3)
COUNTRY_SETS = often(
    (
        frozenset[str](),
        *(frozenset({code}) for code in _MET),
        frozenset(_MET[:2]),
        frozenset(_MET[1:4]),
        frozenset(_MET),
    ),
    _ANY_COUNTRIES,
)
AREA_SETS = st.sampled_from([frozenset[str](), *(frozenset({code}) for code in sorted(areas())), frozenset(areas())])
