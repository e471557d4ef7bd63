"""Names that can stand as a file's or a directory's on every system."""

import re

from tracker.errors import InvalidValueError

__all__ = ["demand_name"]

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?", re.ASCII)
_LONGEST = 100
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that one family of systems keeps for its devices."""


def demand_name(name: str, what: str) -> None:
    """
    Demand a name that can stand as a file's or a directory's on every system.

    Args:
        name: The name.

        what: What it is to name, as the message says it.

    Raises:
        InvalidValueError: It cannot; the message suggests one that can.
    """
    if _NAME.fullmatch(name) and len(name) <= _LONGEST and not _RESERVED.fullmatch(name):
        return
    better = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-._")[:_LONGEST].rstrip("-._")
    usable = bool(better) and better != name and not _RESERVED.fullmatch(better)
    raise InvalidValueError(
        "{name} cannot name {what}; use up to {number} letters, digits, hyphens and dots, such as {example}",
        name=repr(name),
        what=what,
        number=_LONGEST,
        example=repr(better if usable else "cop11"),
    )
