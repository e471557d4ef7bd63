"""The room that text has in a terminal, and what it takes of it."""

import textwrap
from unicodedata import east_asian_width

__all__ = ["WIDTH", "padded", "room_of", "wrapped"]

WIDTH = 100
"""How wide lines are, in columns of a terminal."""


def room_of(text: str) -> int:
    """
    Return how many columns a text takes; East Asian signs take two.

    >>> room_of("Pérou"), room_of("秘鲁")
    (5, 4)
    """
    return sum(1 + (east_asian_width(char) in "WF") for char in text)


def padded(text: str, width: int) -> str:
    """Fill a text up with spaces to a width."""
    return text + " " * (width - room_of(text))


def wrapped(text: str, *, first: str = "", others: str = "", width: int = WIDTH, whole_words: bool = False) -> str:
    """
    Wrap a text that begins with *first* and goes on after *others*.

    >>> print(wrapped("one line that is long", first="- ", others="  ", width=12))
    - one line
      that is
      long
    """
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
        break_long_words=not whole_words,
    )
