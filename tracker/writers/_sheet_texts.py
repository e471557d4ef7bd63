"""Texts as cells hold them: in one direction, without marks, and no longer than a cell."""

from unicodedata import bidirectional

from tracker.writers._placed import PlacedNote, Runs
from tracker.writers._run import Run

MOST_LETTERS = 32_767
"""So many a cell holds."""


def marked(runs: Runs) -> str:
    """Return a text with the marks of its notes in brackets."""
    return unmarked_text(tuple(run if run.note is None else Run(text=f" [{run.text}]") for run in runs))


def unmarked_text(runs: Runs) -> str:
    """
    Return a text without marks; what runs from left to right keeps its order amid what runs from right to left.

    A cell has one direction: a title or a symbol within a text of the other one stands between isolates.
    """
    if len(runs) == 1:  # nothing is amid itself
        return runs[0].text.strip() if runs[0].note is None else ""
    whole = "".join([run.text for run in runs])
    if whole.isascii() or not _turns(whole):
        return "".join([run.text for run in runs if run.note is None]).strip()
    parts = (f"\u2066{run.text}\u2069" if (run.ltr or run.lang) and not _turns(run.text) else run.text for run in runs)
    return "".join(part for part, run in zip(parts, runs, strict=True) if run.note is None).strip()


def _turns(text: str) -> bool:
    """Tell whether a text has letters that run from right to left."""
    return any(bidirectional(char) in ("R", "AL") for char in text)


def lettered(note: PlacedNote) -> str:
    """Return a note behind its letter."""
    return f"[{note.label}] {marked(note.text)}"


def pieces(text: str) -> list[str]:
    """Cut a text that no cell holds, behind the last comma or space that there is room for."""
    found = []
    while _units(text) > MOST_LETTERS:
        most = MOST_LETTERS - sum(ord(char) > 0xFFFF for char in text[:MOST_LETTERS])  # noqa: PLR2004  # the last of one unit
        end = max(text.rfind(sign, 0, most) for sign in (", ", " ")) + 1 or most
        found.append(text[:end].strip())
        text = text[end:].strip()
    return [*found, text] if text else found


def _units(text: str) -> int:
    """Count what spreadsheets count: signs beyond the first plane are two."""
    return len(text) if len(text) * 2 <= MOST_LETTERS else len(text.encode("utf-16-le")) // 2


def cut(text: str, most: int = MOST_LETTERS) -> str:
    """Cut a text to so many letters, as spreadsheets count them: signs beyond the first plane are two."""
    return text if len(text) * 2 <= most else text.encode("utf-16-le")[: (most - 1) * 2].decode("utf-16-le", "ignore")
