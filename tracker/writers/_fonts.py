"""Fonts: which letters no font has, and what to install."""

import re
from functools import reduce
from itertools import groupby
from unicodedata import category, name

from tracker.errors import MissingFontError, Sentence

_LACKING = re.compile(r'PDF/UA-1 error: the text `"(?P<text>.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{(?P<code>[0-9a-fA-F]+)\}")

_CHINESE, _ARABIC = Sentence("Chinese"), Sentence("Arabic")
_SCRIPTS = {
    "CJK": _CHINESE,
    "IDEOGRAPHIC": _CHINESE,
    "FULLWIDTH": _CHINESE,
    "KANGXI": _CHINESE,
    "HIRAGANA": Sentence("Japanese"),
    "KATAKANA": Sentence("Japanese"),
    "HANGUL": Sentence("Korean"),
    "ARABIC": _ARABIC,
    "CYRILLIC": Sentence("Cyrillic"),
    "GREEK": Sentence("Greek"),
    "LATIN": Sentence("Latin"),
    "SIGNS": Sentence("signs"),
    "PRIVATE": Sentence("private use"),
}
"""Scripts by the first word of a letter's name in Unicode; any other is called by that word."""
_EAST_ASIAN = frozenset({"CJK", "IDEOGRAPHIC", "FULLWIDTH", "KANGXI", "HIRAGANA", "KATAKANA", "HANGUL"})
_PICTURES, _PLANE = 0x1F000, 0x20000
"""Where the signs begin that are pictures, and where they end."""
_MOST = 20
"""So many letters tell which script is meant."""


def missing_font(diagnostic: str) -> MissingFontError | None:
    """
    Say what no font has, all of it at once; None if that is not what went wrong.

    Args:
        diagnostic: What typst said.
    """
    texts = [
        _ESCAPED.sub(lambda found: chr(int(found["code"], 16)), each["text"]) for each in _LACKING.finditer(diagnostic)
    ]
    letters = sorted(
        {char for text in texts for char in text if not char.isspace()}, key=lambda char: (_word(char), char)
    )
    if not letters:
        return None
    words = [(word, list(group)) for word, group in groupby(letters, key=_word)]
    parts = [
        Sentence("{letters} ({script})", letters=_listed(group), script=_SCRIPTS.get(word, word.capitalize()))
        for word, group in words
    ]
    packages = sorted({_package(group[0], word) for word, group in words if word != "PRIVATE"})
    lacking = reduce(lambda one, other: Sentence("{one}, {other}", one=one, other=other), parts)
    return _refused(lacking, ", ".join(packages), has_private=any(word == "PRIVATE" for word, _ in words))


def _refused(letters: Sentence, packages: str, *, has_private: bool) -> MissingFontError:
    """Say what to do: what Unicode leaves to private use only its own font has, and no package can."""
    if not has_private:
        return MissingFontError(
            "no font has {letters}; install {packages}, or name a folder of fonts with --font-path",
            letters=letters,
            packages=packages,
        )
    if not packages:
        return MissingFontError(
            "no font has {letters}, and no package can have signs for private use; write other signs, or name the "
            "folder of their own font with --font-path",
            letters=letters,
        )
    return MissingFontError(
        "no font has {letters}; install {packages}, or name a folder of fonts with --font-path; no package can have "
        "signs for private use",
        letters=letters,
        packages=packages,
    )


def _word(char: str) -> str:
    """Return the first word of a letter's name; signs have that of their kind."""
    if category(char) == "Co":
        return "PRIVATE"
    if not category(char).startswith(("L", "M", "N")):
        return "CJK" if name(char, "").startswith(("CJK", "IDEOGRAPHIC", "FULLWIDTH")) else "SIGNS"
    return name(char, "UNKNOWN").partition(" ")[0].partition("-")[0]


def _package(char: str, word: str) -> str:
    if word in _EAST_ASIAN:
        return "fonts-wqy-zenhei"
    if word == "SIGNS":
        return "fonts-noto-color-emoji" if _PICTURES <= ord(char) < _PLANE else "fonts-symbola"
    return "fonts-noto-core"


def _listed(letters: list[str]) -> str:
    shown = " ".join(f"U+{ord(each):04X}" if category(each).startswith("C") else each for each in letters[:_MOST])
    return f"{shown} …" if len(letters) > _MOST else shown
