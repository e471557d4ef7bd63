"""The six official languages of the United Nations."""

from enum import StrEnum

from tracker.errors import UnknownCodeError

__all__ = ["Language"]


class Language(StrEnum):
    """
    An official language of the United Nations, by its ISO 639-1 code.

    >>> Language("fr").endonym
    'français'
    >>> Language("it")
    Traceback (most recent call last):
    tracker.errors.UnknownCodeError: 'it' is not in code list 'languages (ar, zh, en, fr, ru, es)'
    """

    ARABIC = "ar"
    CHINESE = "zh"
    ENGLISH = "en"
    FRENCH = "fr"
    RUSSIAN = "ru"
    SPANISH = "es"

    @property
    def endonym(self) -> str:
        """The language's name in itself."""
        return _ENDONYMS[self]

    @property
    def is_right_to_left(self) -> bool:
        """Whether its script runs from right to left."""
        return self is Language.ARABIC

    @classmethod
    def _missing_(cls, value: object) -> "Language":
        raise UnknownCodeError(str(value)[:60], codelist="languages (ar, zh, en, fr, ru, es)")


_ENDONYMS = {
    Language.ARABIC: "العربية",
    Language.CHINESE: "中文",
    Language.ENGLISH: "English",
    Language.FRENCH: "français",
    Language.RUSSIAN: "русский",
    Language.SPANISH: "español",
}
