"""What is known about a language: its locale, our own data where CLDR is not how we write, and its catalogue."""

import tomllib
from collections.abc import Iterable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.errors import MissingTranslationError
from tracker.values import Language

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = (Language.ENGLISH, Language.FRENCH)
"""The languages that reports are written in so far; another needs its data and a catalogue, and no code."""

LAID_OUT = (*LANGUAGES, Language.ARABIC, Language.CHINESE)
"""
The languages that a page is laid out in: their dates, numbering and words around a text are known.

A document whose texts its author wrote can be written in each; what reports say of their own is not translated yet.
"""

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
        raise untranslated(found)
    return found


def laid_out_in(language: str) -> Language:
    """
    Return the language, if a page is laid out in it; what it says may still lack a translation.

    >>> laid_out_in("ar").endonym
    'العربية'

    Raises:
        UnknownCodeError: It is no official language of the United Nations.

        MissingTranslationError: It is one, and has no data yet.
    """
    found = Language(language)
    if found not in LAID_OUT:
        raise untranslated(found)
    return found


def untranslated(language: Language) -> MissingTranslationError:
    """Return the error that says what a language lacks."""
    return MissingTranslationError(
        "nothing is written in {value} yet; choose one of {languages}, "
        "or add its dates, words, ordinals, units and catalogue to tracker/languages",
        value=repr(language.value),
        languages=", ".join(LANGUAGES),
    )


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
    """
    Return what a file of this package's *data* says about a language.

    Raises:
        UnknownCodeError: It is no official language of the United Nations.

        MissingTranslationError: It is one, and the file says nothing about it yet.
    """
    found: dict[str, Any] | None = data(name).get(Language(language))
    if found is None:
        raise untranslated(Language(language))
    return found


# -- catalogues -------------------------------------------------------------------------------------------------------


class _Nothing(NullTranslations):
    """What is asked when a catalogue has no answer: an empty text, which no translation is."""

    def gettext(self, message: str) -> str:  # noqa: ARG002  # gettext's signature
        return ""


@cache
def _catalogue(language: Language) -> NullTranslations:
    found = files("tracker.languages").joinpath("catalogues", language, "LC_MESSAGES", "tracker.mo")
    if not found.is_file():
        return _Nothing()
    catalogue = GNUTranslations(BytesIO(found.read_bytes()))
    catalogue.add_fallback(_Nothing())
    return catalogue


def translation(language: str, msgid: str) -> str | None:
    """
    Return what a message is in a language; None if it is not translated.

    >>> translation("fr", "Contents"), translation("fr", "No such message")
    ('Table des matières', None)
    """
    if not msgid or language == Language.ENGLISH:
        return msgid
    return _catalogue(Language(language)).gettext(msgid) or None


def translate(language: str, msgid: str) -> str:
    r"""
    Translate a message; one that is not translated stays English, so that a report is never without its text.

    >>> translate("fr", "Original: {language}")
    'Original\xa0: {language}'
    """
    return translation(language, msgid) or msgid


def missing_messages(language: str, msgids: Iterable[str]) -> tuple[str, ...]:
    """
    Return the messages that are not translated, in their order, each once.

    >>> missing_messages("fr", ["Contents", "No such message"])
    ('No such message',)
    """
    return tuple(msgid for msgid in dict.fromkeys(msgids) if translation(language, msgid) is None)


def compile_catalogues(directory: Path | None = None) -> tuple[Path, ...]:
    """
    Compile each ``tracker.po`` into a ``tracker.mo`` beside it, and return the files written.

    Args:
        directory: Where the catalogues are; by default those of the package.
    """
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # only translators need it
    from babel.messages.pofile import read_po  # noqa: PLC0415  # only translators need it

    root = directory or Path(__file__).parent / "catalogues"
    written = []
    for source in sorted(root.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parts[-3], abort_invalid=True)
        target = source.with_suffix(".mo")
        with target.open("wb") as binary:
            write_mo(binary, catalogue)
        written.append(target)
    _catalogue.cache_clear()
    return tuple(written)
