"""The name of a country in one language, and how it stands in a sentence."""

from datetime import date
from functools import cache
from typing import Any
from unicodedata import normalize

from attrs import frozen

from tracker.codelists._codelist import read_toml
from tracker.values import Language

__all__ = ["CountryName"]


@frozen(kw_only=True)
class CountryName:
    """
    A name of a country or area in one language, valid from a day on.

    >>> name = CountryName(
    ...     language=Language.FRENCH, listed="Iran (République islamique d’)", running="République islamique d’Iran",
    ...     article="la", rank=128)
    >>> name.in_sentence
    'la République islamique d’Iran'

    Attributes:
        language: The language it is in.

        since: The first day it is used; None if it was the first name known here.

        listed: As it stands in a list, where its most telling word comes first.

        running: As it stands in running text, without article.

        article: The article it takes, with its apostrophe if elided; empty if it takes none.

        locative: What French puts before it to say "in", article included; empty if that follows from the article.

        rank: Its place among all names of the language, former ones included, in the order of the language.
    """

    language: Language
    since: date | None = None
    listed: str
    running: str
    article: str = ""
    locative: str = ""
    rank: int

    @property
    def in_sentence(self) -> str:
        """The name with its article."""
        return _joined(self.article, self.running)

    @property
    def to(self) -> str:
        """The name after "to"."""
        return self._opened("to")

    @property
    def of(self) -> str:
        """The name after "of"."""
        return self._opened("of")

    @property
    def within(self) -> str:
        """The name after "in"."""
        return _joined(self.locative, self.running) if self.locative else self._opened("in")

    def _opened(self, preposition: str) -> str:
        """Put a preposition before the name, in one with its article."""
        # Russian inflects the name itself; Arabic and Chinese depend on the verb: the data leaves the name bare there.
        words = _prepositions().get(self.language)
        if words is None:
            return self.running
        opening = words[preposition][self.article]
        if _first_letter(self.running) in words["vowels"]:
            opening = words["elided"].get(opening, opening)
        return _joined(opening, self.running)


@cache
def _prepositions() -> dict[str, Any]:
    """Read how prepositions and articles go together."""
    return read_toml("prepositions.toml")


def _joined(opening: str, name: str) -> str:
    return f"{opening}{name}" if not opening or opening.endswith("’") else f"{opening} {name}"


def _first_letter(name: str) -> str:
    return normalize("NFD", name)[0].casefold()
