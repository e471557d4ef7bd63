"""How wide the terminal is, and lines that fit it."""

import shutil
import sys

_NARROWEST = 20
"""Below that, labels leave no room for what they label."""


def is_terminal(*, on_error: bool = False) -> bool:
    """Tell whether somebody reads what is printed, or said on standard error, and no program or file takes it."""
    stream = sys.stderr if on_error else sys.stdout
    return stream is not None and stream.isatty()  # Python may run without either


def width_of_terminal() -> int:
    """Return how many columns a line of an answer has: those of the terminal, or as many as a page has."""
    from tracker.writers._grid import WIDTH

    if not is_terminal():
        return WIDTH
    return max(_NARROWEST, min(WIDTH, _columns()))


def fitted(text: str, *, on_error: bool = False, others: str = "  ") -> str:
    """
    Break lines between words where a terminal would break them within; a program or a file gets them whole.

    Args:
        text: The lines.

        on_error: Whether they go to standard error.

        others: What further lines of a line begin with.
    """
    if not is_terminal(on_error=on_error):
        return text
    from tracker.writers._grid import wrapped

    width = max(_NARROWEST, _columns())
    return "\n".join(part for line in text.split("\n") for part in wrapped(line, width, others=others))


def _columns() -> int:
    from tracker.writers._grid import WIDTH

    return shutil.get_terminal_size((WIDTH, 24)).columns
