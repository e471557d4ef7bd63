"""What is known about a language: its locale, and our own data where CLDR is not how the United Nations write."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tracker.errors import MissingTranslationError
from tracker.values import Language

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["LANGUAGES", "data", "locale_of", "rules", "written_in"]

LANGUAGES = (Language.ENGLISH, Language.FRENCH)
"""The languages that reports are written in so far; another needs its data and a catalogue, and no code."""

_LOCALES = {Language.ENGLISH: "en_GB"}
"""Where the locale is not the language alone: the United Nations spell British."""


def written_in(language: str) -> Language:
    """
    Return the language, if reports are written in it.

    >>> written_in("fr").endonym
    'français'

    Raises:
        UnknownCodeError: It is no official language of the United Nations.

        MissingTranslationError: It is one, and has no data yet.
    """
    found = Language(language)
    if found not in LANGUAGES:
        raise MissingTranslationError(
            "nothing is written in {value} yet; choose one of {languages}, "
            "or add its dates, words, ordinals, units and catalogue to tracker/languages",
            value=repr(found.value),
            languages=", ".join(LANGUAGES),
        )
    return found


@cache
def locale_of(language: str) -> "Locale":
    """Return the locale of a language; Babel loads with the first."""
    from babel import Locale  # noqa: PLC0415  # most commands say nothing that needs it

    found = Language(language)
    return Locale.parse(_LOCALES.get(found, found.value))


@cache
def data(name: str) -> dict[str, Any]:
    """
    Read a file of this package's *data*.

    >>> data("units")["States"]["fr"]["other"]
    'États'
    """
    return tomllib.loads(files("tracker.languages").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rules(name: str, language: str) -> dict[str, Any]:
    """Return what a file of this package's *data* says about a language."""
    found: dict[str, Any] = data(name)[written_in(language)]
    return found
