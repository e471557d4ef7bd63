"""Names of people that are those of countries too: "Mr. Jordan", "Chad Smith"."""

import re
from collections.abc import Collection, Iterable
from functools import cache

from tracker.reading._lexicon import Lexicon, lexicon, shaped

_LONGEST = 60
"""So many signs before a name tell whose it is."""


def is_person(plain: str, start: int, end: int, known: Lexicon, countries: Collection[str]) -> bool:
    """
    Tell whether the name of a country is a person's: behind a title, or as a first name before a surname.

    Args:
        plain: The text, without accents.

        start: Where the name begins.

        end: Where it ends.

        known: The words of the language.

        countries: What countries are called; two that stand beside each other are no person.
    """
    if not known.data["countries"].get("titles"):
        return False
    words = _words(known.language)
    before = plain[max(0, start - _LONGEST) : start]
    if words.titled.search(before):
        return True
    if not words.given.fullmatch(plain, start, end) or words.led.search(before):
        return False
    behind = _SURNAME.match(plain, end)
    if behind is None or not behind["first"][1:2].islower():
        return False
    called = behind[0].split()
    return behind["first"] not in countries and not words.offices.intersection(called)


_WORD = r"[A-Z][^\W\d_]*(?:[-'][^\W\d_]+)*"
_SURNAME = re.compile(rf"\s(?P<first>{_WORD})(?:\s{_WORD}){{0,2}}(?![\w])")
"""What stands behind a first name; what an institution is called has more words that begin with capitals."""


class _Words:
    """The patterns of a language."""

    def __init__(self, known: Lexicon) -> None:
        data = known.data["countries"]
        names = rf"(?:{_WORD}\s|[A-Z]\.\s?){{0,2}}"
        self.titled = re.compile(rf"(?<![\w-])(?:{_any(data['titles'])})\s{names}\Z")
        self.given = re.compile(_any(data["given_names"]))
        self.led = re.compile(rf"(?<![\w-])(?:{_any(data['led_by'])})\s?\Z", re.IGNORECASE)
        self.offices = frozenset(map(shaped, data["offices"]))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(shaped(word)) for word in words) or "(?!)"


@cache
def _words(language: str) -> _Words:
    return _Words(lexicon(language))
