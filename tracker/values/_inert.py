"""Characters of a record’s text that would act on what shows it: a terminal, a line, the direction of writing."""

import re
from unicodedata import bidirectional

__all__ = ["inert"]

_SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = re.compile(r"[\u202a-\u202e]")
"""Embeddings and overrides: isolates have taken their place, and they are what disguises a text."""
_ISOLATES = "\u2066\u2067\u2068"
_CLOSING = "\u2069"


def inert(text: str) -> str:
    r"""
    Make text that acts on nothing around it, for any format and for a terminal.

    Every line ends in a space, since blocks alone begin lines; what no text format can hold is replaced. Controls of
    direction are left out: marks and isolates stay only in a text with right-to-left letters, whose isolates all close.

    >>> inert("one\ntwo\x1b[31m")
    'one two\ufffd[31m'
    >>> inert("invoice \N{RIGHT-TO-LEFT OVERRIDE}fdp.exe")
    'invoice fdp.exe'
    """
    if text.isprintable():
        return text
    text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _SPACES.sub(" ", text))
    if _DIRECTIONS.search(text) is None:
        return text
    needed = any(bidirectional(char) in ("R", "AL") for char in text if char.isalpha()) and _closes(text)
    return (_OVERRIDES if needed else _DIRECTIONS).sub("", text)


def _closes(text: str) -> bool:
    """Tell whether every isolate is closed, and nothing is closed that is not open."""
    depth = 0
    for char in text:
        depth += (char in _ISOLATES) - (char in _CLOSING)
        if depth < 0:
            return False
    return depth == 0
