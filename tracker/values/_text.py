"""Text that exists in one or several of the six official languages of the United Nations."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Self

from attrs import field, frozen

from tracker.errors import InvalidValueError, UnknownCodeError
from tracker.values._safe_text import shown


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


@frozen(init=False, repr=False)
class InternationalString:
    """
    The same text in one language or several (the SDMX name for it).

    >>> title = InternationalString(fr="Atelier", en="Workshop")
    >>> title.best("en")
    'Workshop'
    >>> title.best("ru")
    'Atelier'

    Two texts are equal if they say the same in the same languages.

    Attributes:
        texts: Pairs of language and wording, in the order of the languages' codes.

        first: The language it was written in first; it falls back on that one.
    """

    texts: tuple[tuple[Language, str], ...]
    first: Language = field(eq=False)

    def __init__(self, texts: Mapping[str, str] | Mapping[Language, str] | None = None, /, **by_language: str) -> None:
        """
        Take the texts by language code; the first given is the one fallen back on.

        Raises:
            InvalidValueError: No language, or an empty text.

            UnknownCodeError: A language that is not one of the six.
        """
        if texts is not None and not isinstance(texts, Mapping):
            raise InvalidValueError(
                'a text is given by its languages, got {text}; write it as in InternationalString(en="…")',
                text=shown(texts),
            )
        given = {_language(code): text for code, text in (texts or {}).items()}
        given |= {_language(code): text for code, text in by_language.items()}
        if not given:
            raise InvalidValueError('a text needs at least one language, got none; write it as { fr = "…" }')
        for code, text in given.items():
            _check(code, text)
        self.__attrs_init__(tuple(sorted(given.items())), next(iter(given)))

    @classmethod
    def of(cls, text: str, language: str) -> Self:
        """Make a text that exists in one language only."""
        return cls({language: text})

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages it exists in, that of its first wording first."""
        return tuple(sorted((language for language, _ in self.texts), key=lambda code: (code != self.first, code)))

    def __iter__(self) -> Iterator[str]:
        return (text for _, text in self.texts)

    def get(self, language: str) -> str | None:
        """Return the text in *language*, or None if it does not exist in it."""
        for code, text in self.texts:
            if code == language:
                return text
        return None

    def best(self, language: str) -> str:
        """Return the text in *language*, or in the language it was written in first."""
        return self.get(language) or str(self)

    def __str__(self) -> str:
        return self.get(self.first) or ""

    def __repr__(self) -> str:
        return f"InternationalString({', '.join(f'{code}={self.get(code)!r}' for code in self.languages)})"


_LANGUAGES = {language.value: language for language in Language}


def _language(code: str) -> Language:
    """Find a language; most texts name one that exists, and looking it up is quicker than asking the class."""
    return _LANGUAGES.get(code) or Language(code)


def _check(code: str, text: object) -> None:
    if not isinstance(text, str):
        raise InvalidValueError(
            "the text in {code} is {text}; write it in quotation marks", code=shown(code), text=shown(text)
        )
    if not text.strip():
        raise InvalidValueError(
            "the text in {code} is empty; leave the language out or write its text", code=shown(code)
        )
