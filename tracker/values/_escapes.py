"""What acts on whoever prints it, escaped where a format has escapes: it means the same, and stays text."""

import re

from tracker.values._safe_text import INVISIBLE

_ACTING = re.compile(
    r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]|(?<=#)#(?=\[|vso\[)|"
    + INVISIBLE.pattern
)
"""What acts on a terminal or on the direction of writing, what hides a text, and what a build takes for a command."""


def escaped(written: str) -> str:
    r"""
    Escape in JSON what acts on a terminal or on the direction of writing.

    >>> print(escaped('"a\u200bb \U000e0041"'))
    "a\u200bb \udb40\udc41"
    """
    return _ACTING.sub(as_escape, written)


def escaped_toml(written: str) -> str:
    r"""
    Escape the same in TOML whose every text stands in quotation marks on one line.

    >>> print(escaped_toml('text = "a\u200bb \U000e0041"'))
    text = "a\u200bb \U000e0041"
    """
    return _ACTING.sub(
        lambda char: f"\\u{ord(char[0]):04x}" if char[0] <= "\uffff" else f"\\U{ord(char[0]):08x}", written
    )


def as_escape(char: re.Match[str]) -> str:
    """Return a letter as JSON escapes it, one beyond the first plane as a pair."""
    units = char[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
