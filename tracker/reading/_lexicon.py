"""The words of a language by which documents are read: data, and what is made of it for all finders."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import combining, normalize

from attrs import frozen

from tracker.languages._locale import data as written
from tracker.languages._locale import locale_of
from tracker.values import Language

_SAME = {
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n\r", " "),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("’‘ʼ", "'"),
    **dict.fromkeys("¹²³⁴⁵⁶⁷⁸⁹⁰", " "),
    **dict.fromkeys("（", "("),
    **dict.fromkeys("）", ")"),
    "％": "%",
}


def _plain_sign(sign: str) -> str:
    same = _SAME.get(sign)
    if same is not None:
        return same
    bare = normalize("NFD", sign)[0]
    return sign if combining(bare) else bare


def _small_sign(sign: str) -> str:
    plain = _plain_sign(sign)
    low = plain.lower()
    return low if len(low) == 1 else plain


class _Signs(dict[int, str]):
    """What stands for each sign, worked out when it is first met."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, code: int) -> str:
        self[code] = self._of(chr(code))
        return self[code]


_SHAPED, _FOLDED = _Signs(_plain_sign), _Signs(_small_sign)


def shaped(text: str) -> str:
    """
    Leave accents and raised figures out and write blanks, hyphens and apostrophes alike; the text keeps its length.

    >>> shaped("Réunion d’experts")
    "Reunion d'experts"
    """
    return text.translate(_SHAPED)


def folded(text: str) -> str:
    """
    Write small letters too; the text keeps its length.

    >>> folded("Près de 4 000 États")
    'pres de 4 000 etats'
    """
    return text.translate(_FOLDED)


def one_of(words: Iterable[str], *, flexible: bool = True) -> str:
    """Return a pattern of words, the longest first; their blanks may be of any number."""
    longest_first = sorted({folded(word) for word in words}, key=lambda word: (-len(word), word))
    escaped = [re.escape(word) for word in longest_first]
    if flexible:
        escaped = [each.replace(r"\ ", r"\s+") for each in escaped]
    return f"(?:{'|'.join(escaped)})" if escaped else r"(?!)"


@frozen
class Lexicon:
    """
    What a language says.

    Attributes:
        language: The language.

        data: What its file in *data* holds.
    """

    language: Language
    data: Mapping[str, Any]

    @property
    def is_spaced(self) -> bool:
        """Whether blanks part its words."""
        return bool(self.data["spaced"])

    @property
    def starts(self) -> str:
        """A pattern that holds where a word begins; small words that are written as one with it are a part of it."""
        prefixes = self.data.get("prefixes")
        if prefixes:
            return rf"(?<![\w-]){one_of(prefixes)}?"
        return r"(?<![\w-])" if self.is_spaced else r"(?<![a-z0-9-])"

    @property
    def ends(self) -> str:
        """A pattern that holds where a word ends."""
        return r"(?![\w])" if self.is_spaced else r"(?![a-z0-9])"

    @property
    def months(self) -> Mapping[str, int]:
        """The names of months, folded, each with its number."""
        return _months(self.language)


@cache
def lexicon(language: str) -> Lexicon:
    """
    Return the words of a language.

    Raises:
        UnknownCodeError: It is no official language of the United Nations.
    """
    found = Language(language)
    text = files("tracker.reading").joinpath("data", f"{found.value}.toml").read_text(encoding="utf-8")
    return Lexicon(found, tomllib.loads(text))


@cache
def _months(language: Language) -> Mapping[str, int]:
    data = lexicon(language).data["dates"]
    found: dict[str, int] = {}
    for form in ("format", "stand-alone"):
        names = locale_of(language).months[form]["wide"]
        found |= {folded(str(name)): number for number, name in names.items()}
    for number, name in enumerate(written("dates").get(language, {}).get("months", ()), start=1):
        found[folded(name)] = number
    for number, spellings in enumerate(data.get("months", ()), start=1):
        found |= {folded(name): number for name in spellings}
    return found


_READ = (Language.ENGLISH, Language.FRENCH, Language.SPANISH, Language.RUSSIAN, Language.ARABIC, Language.CHINESE)


def language_of(text: str) -> Language:
    """
    Tell the language of a text by its most common words; English where nothing tells.

    >>> language_of("Le rapport couvre la période").value, language_of("委员会的报告").value
    ('fr', 'zh')
    """
    plain = folded(text[:_ENOUGH])

    def commonness(language: Language) -> int:
        words = lexicon(language)
        around = (words.starts, words.ends) if words.is_spaced else ("", "")
        return len(re.findall(f"{around[0]}{one_of(words.data['common'])}{around[1]}", plain))

    return max(_READ, key=commonness)


_ENOUGH = 20_000
