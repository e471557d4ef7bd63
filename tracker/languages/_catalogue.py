"""What reports say, and how it is said in other languages. English is the key itself."""

from collections.abc import Iterable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from tracker.values import Language

__all__ = ["compile_catalogues", "missing_messages", "translate", "translation"]


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
