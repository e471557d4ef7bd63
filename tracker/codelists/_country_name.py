"""The name of a country in one language, and how it stands in a sentence."""

from datetime import date
from unicodedata import normalize

from attrs import frozen

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
        return _joined(self._openings[0], self.running)

    @property
    def of(self) -> str:
        """The name after "of"."""
        opening = self._openings[1]
        if opening == "de" and self.language is Language.FRENCH and _begins_with_vowel(self.running):
            opening = "d’"
        return _joined(opening, self.running)

    @property
    def within(self) -> str:
        """The name after "in"."""
        return _joined(self.locative or self._openings[2], self.running)

    @property
    def _openings(self) -> tuple[str, str, str]:
        by_article = _OPENINGS.get(self.language)
        # Russian inflects the name itself; Arabic and Chinese depend on the verb: there the name stays bare.
        return ("", "", "") if by_article is None else by_article[self.article]


_OPENINGS = {
    Language.ENGLISH: {
        "": ("to", "of", "in"),
        "the": ("to the", "of the", "in the"),
    },
    Language.FRENCH: {
        "": ("à", "de", "à"),
        "le": ("au", "du", "au"),
        "la": ("à la", "de la", "en"),
        "l’": ("à l’", "de l’", "en"),
        "les": ("aux", "des", "aux"),
    },
    Language.SPANISH: {
        "": ("a", "de", "en"),
        "el": ("al", "del", "en el"),
        "la": ("a la", "de la", "en la"),
        "los": ("a los", "de los", "en los"),
        "las": ("a las", "de las", "en las"),
    },
}


def _joined(opening: str, name: str) -> str:
    return f"{opening}{name}" if not opening or opening.endswith("’") else f"{opening} {name}"


def _begins_with_vowel(name: str) -> bool:
    # Every French name in h that takes no article has a mute one: Haïti.
    return normalize("NFD", name)[0].casefold() in "aeiouh"
