"""How a message quotes the value it refuses."""

from tracker.errors import Sentence

__all__ = ["shown"]

_LONGEST = 60


def shown(value: object) -> str:
    """
    Quote a text, or print a number, so that the message stays one readable line.

    >>> shown("2021-3"), shown(12), shown("x" * 1000)
    ("'2021-3'", '12', "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'")
    """
    if isinstance(value, str):
        kept = value[:_LONGEST]
        while len(repr(kept)) > _LONGEST + 2:  # what cannot be printed takes up to ten characters each
            kept = kept[:-1]
        return repr(kept if kept == value else f"{kept}…")
    try:
        text = str(value)
    except ValueError:  # Python prints no whole number of more than 4 300 digits
        return Sentence("a number of thousands of digits")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
