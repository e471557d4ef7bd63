"""Marks that take no room and say which way text runs, for readers that find out by themselves, letter by letter."""

from unicodedata import bidirectional

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"
_STRONG = {"L": False, "R": True, "AL": True}
_NUMBERS = {"EN", "AN"}


def held_together(text: str, *, rtl: bool) -> str:
    r"""
    Mark the ends of a text amid text that runs the other way, where a sign would go over to what stands beside it.

    >>> held_together("−3", rtl=False), held_together("2nd ed.", rtl=False), held_together("GLO.ACT", rtl=False)
    ('\u200e−3', '\u200e2nd ed.\u200e', 'GLO.ACT')

    Args:
        text: The text.

        rtl: Whether it runs from right to left.
    """
    mark = RIGHT_TO_LEFT if rtl else LEFT_TO_RIGHT
    held = text if _STRONG.get(bidirectional(text[:1] or mark)) is rtl else f"{mark}{text}"
    last = bidirectional(text[-1:] or mark)
    # A number goes with the last letter before it.
    return held if _STRONG.get(last) is rtl or (not rtl and last in _NUMBERS) else f"{held}{mark}"


def held_apart(text: str, *, rtl: bool) -> str:
    r"""
    Mark the beginning of a text behind one that runs the other way, where signs or numbers would go over to that.

    A range would otherwise run one way behind a letter of another script, and the other way elsewhere.

    >>> held_apart(" 30–40", rtl=True), held_apart(" ورشة", rtl=True)
    ('\u200f 30–40', ' ورشة')

    Args:
        text: The text.

        rtl: Whether it runs from right to left.
    """
    for char in text:
        kind = bidirectional(char)
        if kind in _STRONG and _STRONG[kind] is rtl:
            return text
        if kind in _STRONG or kind in _NUMBERS:
            break
    return f"{RIGHT_TO_LEFT if rtl else LEFT_TO_RIGHT}{text}"
