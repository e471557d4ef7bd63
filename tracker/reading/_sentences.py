"""The sentences of a paragraph, as they stand in it."""

import re
from collections.abc import Iterator
from functools import cache

from tracker.reading._lexicon import folded, lexicon, one_of

_END = re.compile(r"[.!?][”’»\"')]*(?=\s+[^\Wa-z_\d]|\s+\d|\s*\Z|\n)|[。！？]|;(?=\s*\n)|\n")


def sentences_in(text: str, language: str) -> Iterator[tuple[int, int]]:
    """
    Go through the places of the sentences of a text.

    >>> text = "See para. 5 of it. In 2021, two courses were held."
    >>> [text[start:end] for start, end in sentences_in(text, "en")]
    ['See para. 5 of it.', 'In 2021, two courses were held.']
    """
    start = 0
    plain = folded(text)
    for found in _END.finditer(text):
        if text[found.start()] == "." and _is_abbreviation(plain, found.start(), language):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    bare = text[start:end].strip()
    first = text.index(bare, start) if bare else end
    last = first + len(bare)
    while last - first > _LONGEST:  # each draft quotes its whole sentence
        blank = text.rfind(" ", first + 1, first + _LONGEST)
        parted = blank if blank > 0 else first + _LONGEST
        yield first, parted
        first = parted + (blank > 0)
    if bare and first < last:
        yield first, last


_LONGEST = 3000
"""What is longer is a row of words and no sentence; it is parted at a blank."""


def _is_abbreviation(plain: str, stop: int, language: str) -> bool:
    """Tell whether a stop ends an abbreviation and no sentence: "para. 5", "Vol. II", "J. Doe"."""
    return _abbreviations(language).search(plain, max(0, stop - 20), stop + 1) is not None


@cache
def _abbreviations(language: str) -> re.Pattern[str]:
    known = lexicon(language)
    short = [word for word in known.data["references"]["before"] if word.endswith(".")]
    return re.compile(rf"(?<!\w)(?:{one_of(short)}|[a-z]\.|ibid\.|v\.)\Z")
