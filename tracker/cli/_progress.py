"""A bar that says how far a long work is: on standard error, on a terminal only, and gone when the work is done."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from tracker.documents import Numeral, Verbatim
from tracker.documents import Sequence as Parts
from tracker.languages import translate
from tracker.values._watched import watching

LABELS = (
    "Reading records",
    "Checking",
    "Measuring",
    "Comparing",
    "Verifying",
    "Writing records",
    "Writing reports",
)
"""What may be said of a work; a test demands that each is translated."""

_PATIENCE = 1.0
"""Seconds without a bar: what is done by then needs none."""
_PAUSE = 0.1
"""Seconds between two drawings."""
_CELLS = 20


class Bar:
    """
    A bar on standard error.

    Attributes:
        language: The language of what it says.

        begun: When the command began, on a clock that never goes back.

        drawn: When it was last drawn.

        width: How many columns it fills now; 0 while there is none.

        done: How many steps of each work are done.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.begun = self.drawn = monotonic()
        self.width = 0
        self.done: dict[str, int] = {}

    def step(self, what: str, total: int | None) -> None:
        """Draw the bar again if it is time."""
        self.done[what] = self.done.get(what, 0) + 1
        now = monotonic()
        if now - self.begun < _PATIENCE or now - self.drawn < _PAUSE:
            return
        self.drawn = now
        self._draw(self._text(what, self.done[what], total))

    def end(self, what: str, *, counts_on: bool) -> None:
        """Take the bar away: what follows may be the answer."""
        if not counts_on:
            self.done.pop(what, None)
        if self.width:
            self._write(f"\r{' ' * self.width}\r")
            self.width = 0

    def _text(self, what: str, done: int, total: int | None) -> str:
        label = translate(self.language, what)
        if not total:
            from tracker.writers import plain_text

            return plain_text(Parts((Verbatim(f"{label}  "), Numeral(done))), self.language)
        filled = _CELLS * min(done, total) // total
        return f"{label}  [{'#' * filled}{' ' * (_CELLS - filled)}] {done}/{total}"

    def _draw(self, text: str) -> None:
        shown = text[: max(1, shutil.get_terminal_size().columns - 1)]
        self._write(f"\r{shown}{' ' * max(0, self.width - len(shown))}")
        self.width = len(shown)

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):  # whoever cannot read it needs no bar
            sys.stderr.write(text)
            sys.stderr.flush()


@contextmanager
def progress(language: str) -> Iterator[None]:
    """Show how far a command is, where somebody looks: on a terminal that can take back what it shows."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    with watching(Bar(language)):
        yield
