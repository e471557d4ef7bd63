"""Markdown as the reference pages use it."""

from collections.abc import Iterable, Sequence

__all__ = ["anchor", "code", "either", "heading", "linked", "page", "table"]

_GENERATED = "<!-- Written from the code by `python -m tests.freshness --write`; do not edit. -->"


def page(title: str, *blocks: str) -> str:
    """Join blocks to a page."""
    return "\n\n".join([f"# {title}", _GENERATED, *(block for block in blocks if block)]) + "\n"


def heading(level: int, text: str) -> str:
    """Write a heading."""
    return f"{'#' * level} {text}"


def anchor(text: str) -> str:
    """
    Write the anchor that a heading gets.

    >>> anchor("Kinds of assistance")
    'kinds-of-assistance'
    """
    kept = "".join(char for char in text.lower() if char.isalnum() or char in " -_")
    return kept.replace(" ", "-")


def linked(text: str, heading_text: str, page_name: str = "") -> str:
    """Link to a heading."""
    return f"[{text}]({page_name}#{anchor(heading_text)})"


def code(text: object) -> str:
    """Write as code."""
    return f"`{text}`"


def either(words: Iterable[str]) -> str:
    """
    List what one may choose from.

    >>> either(["a", "b", "c"])
    'a, b or c'
    """
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; a bar within a cell is escaped."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
