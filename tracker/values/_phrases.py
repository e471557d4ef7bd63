"""Dates as reports write them, in the languages of the table: an explicit table, never a guess."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from re import Pattern

from attrs import frozen

from tracker.errors import InvalidWhenError
from tracker.values._safe_text import shown


@frozen
class _Words:
    """What the words of all languages mean, and the two phrases that they make."""

    months: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, str]
    vague: frozenset[str]
    month: Pattern[str]
    part: Pattern[str]


@cache
def _words() -> _Words:
    text = files("tracker.values").joinpath("data", "phrases.toml").read_text(encoding="utf-8")
    languages = tomllib.loads(text).values()
    endings = "|".join(ending for each in languages for ending in each["day_endings"])
    of = "|".join(word for each in languages for word in each["of"])
    return _Words(
        months={name: number for each in languages for number, name in enumerate(each["months"], start=1)},
        ordinals={word: number for each in languages for word, number in each["ordinals"].items()},
        parts={word: letter for each in languages for word, letter in each["parts"].items()},
        vague=frozenset(word for each in languages for word in each["vague"]),
        month=re.compile(rf"(?:(?P<day>\d{{1,2}})(?:{endings})? )?(?P<month>[a-z]+) (?P<year>\d{{4}})", re.ASCII),
        part=re.compile(rf"(?P<ordinal>[a-z0-9]+) (?P<part>[a-z]+)(?: (?:{of}))? (?P<year>\d{{4}})", re.ASCII),
    )


def months() -> dict[str, int]:
    """Return the number of each month by its name, in every language of the table."""
    return _words().months


def as_edtf(text: str) -> str:
    """
    Turn a phrase of the table into EDTF; leave any other text as it is.

    >>> as_edtf("premier trimestre 2022"), as_edtf("1er juillet 2022"), as_edtf("2021-03")
    ('2022-Q1', '2022-07-01', '2021-03')

    Raises:
        InvalidWhenError: A phrase such as "fin 2022", whose days nobody can tell.
    """
    folded = _folded(text)
    if not re.search(r"[a-z]{2}", folded):  # no word, and most dates have none
        return text.strip()
    words = _words()
    first = folded.split(" ")[0].split("-")[0]
    if first in words.vague:
        raise InvalidWhenError(
            '{text} does not say which days are meant; decide and write them, as in "2022-10/2022-12" or "2022-Q4"',
            text=shown(text),
        )
    month = words.month.fullmatch(folded)
    if month and month["month"] in words.months:
        day = f"-{int(month['day']):02}" if month["day"] else ""
        return f"{month['year']}-{words.months[month['month']]:02}{day}"
    part = words.part.fullmatch(folded)
    if part and part["ordinal"] in words.ordinals and part["part"] in words.parts:
        return f"{part['year']}-{words.parts[part['part']]}{words.ordinals[part['ordinal']]}"
    return text.strip()


def _folded(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(bare.casefold().replace("’", "'").split())
