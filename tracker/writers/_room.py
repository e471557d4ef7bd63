"""The room that text takes in a terminal, in columns of its grid, and how lines are broken to fit it."""

from collections.abc import Iterator
from unicodedata import category, east_asian_width

__all__ = ["WIDTH", "cut", "padded", "room_of", "wrapped"]

WIDTH = 100
"""How wide lines are, in columns of a terminal."""

_NO_ROOM = ("Mn", "Me", "Cf")
"""Signs that stand over others, and those that are not seen."""
_OPENING, _CLOSING = ("Ps", "Pi"), ("Pe", "Pf", "Po", *_NO_ROOM)
"""Signs that end no line, and those that begin none."""


def room_of(text: str) -> int:
    r"""
    Return how many columns a text takes: East Asian signs take two, signs that stand over others none.

    >>> room_of("Pérou"), room_of("Pe\N{COMBINING ACUTE ACCENT}rou"), room_of("秘鲁")
    (5, 5, 4)
    """
    return len(text) if text.isascii() else sum(map(_room_of_char, text))


def _room_of_char(char: str) -> int:
    if char == "\N{SOFT HYPHEN}":
        return 1
    if category(char) in _NO_ROOM or "\N{HANGUL JUNGSEONG FILLER}" <= char <= "\N{HANGUL JONGSEONG SSANGNIEUN}":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def padded(text: str, width: int, *, at_end: bool = False) -> str:
    """Fill a text up with spaces to a width; one that is set to the end has them before it."""
    spaces = " " * (width - room_of(text))
    return spaces + text if at_end else text + spaces


def cut(text: str, width: int) -> str:
    """
    Cut a text that is too long, and say so.

    >>> cut("a long text", 7), cut("short", 7)
    ('a long…', 'short')
    """
    if room_of(text) <= width:
        return text
    while text and room_of(text) >= width:
        text = text[:-1]
    return f"{text}…"


def wrapped(text: str, width: int = WIDTH, *, first: str = "", others: str = "", split: bool = False) -> list[str]:
    """
    Break a text into lines; it begins with *first* and goes on after *others*.

    Lines are broken at spaces, and between East Asian signs. A word that no line holds stands on one of its own;
    *split* breaks it, which a column needs.

    >>> wrapped("one line that is long", 12, first="- ", others="  ")
    ['- one line', '  that is', '  long']
    """
    lines: list[str] = []
    line, used, is_fresh = first, room_of(first), True
    for gap, word in _words(text, max(1, width - max(room_of(first), room_of(others))) if split else None):
        room = room_of(word)
        if not is_fresh and used + len(gap) + room > width:
            lines.append(line)
            line, used, is_fresh = others, room_of(others), True
        line, used = f"{line}{word}" if is_fresh else f"{line}{gap}{word}", used + room + (0 if is_fresh else len(gap))
        is_fresh = False
    return [*lines, line.rstrip(" ")]


def _words(text: str, widest: int | None) -> Iterator[tuple[str, str]]:
    """Go through what must not be broken, each with the spaces before it; nothing is wider than *widest*."""
    gap = ""
    for position, word in enumerate(text.split(" ")):
        gap += " " if position else ""
        if not word:
            continue
        for part in [word] if word.isascii() else _between_signs(word):
            for piece in [part] if widest is None or room_of(part) <= widest else _pieces(part, widest):
                yield gap, piece
                gap = ""


def _between_signs(word: str) -> Iterator[str]:
    """Break a word between East Asian signs: never before what closes, nor after what opens."""
    part, breaks = "", False
    for char in word:
        kind = category(char)
        is_wide = east_asian_width(char) in "WF"
        if part and (breaks or is_wide) and kind not in _CLOSING and category(part[-1]) not in _OPENING:
            yield part
            part = ""
        part += char
        breaks = is_wide or (kind in _NO_ROOM and breaks)
    yield part


def _pieces(word: str, width: int) -> Iterator[str]:
    """Break a word where the room ends, if it must be: after a hyphen or a stroke if it has one."""
    piece = ""
    for char in word:
        if piece and room_of(piece) + _room_of_char(char) > width:
            end = max(piece.rfind("-"), piece.rfind("/")) + 1 or len(piece)
            yield piece[:end]
            piece = piece[end:]
        piece += char
    yield piece
