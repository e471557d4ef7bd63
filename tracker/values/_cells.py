"""
Cells of tables that a spreadsheet might take for a formula.

Whatever begins like a formula gets an apostrophe in front, as spreadsheets themselves write text; reading takes it off.
"""

import re

__all__ = ["guarded", "unguarded"]

_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def guarded(cell: str) -> str:
    """
    Write a cell so that no spreadsheet runs it.

    >>> guarded("=1+1"), guarded("Course"), unguarded(guarded("'=1+1"))
    ("'=1+1", 'Course', "'=1+1")
    """
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take off the apostrophe that a guarded cell begins with; any other cell stays as it is."""
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell) else cell
