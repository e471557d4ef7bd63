"""Where publications stand, and what they may be called."""

import os
import re
from pathlib import Path

from tracker.errors import InvalidValueError, Sentence

__all__ = ["FOLDER", "demand_name", "folder_of", "names_in"]

FOLDER = "publications"
"""The directory in a register's own that holds its publications; it is not read as records."""

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?", re.ASCII)
_LONGEST = 100
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that one family of systems keeps for its devices."""


def folder_of(register: str | os.PathLike[str], name: str) -> Path:
    """Return the directory of a publication."""
    return Path(register) / FOLDER / name


_PUBLICATION = Sentence("a publication")


def demand_name(name: str, what: str = _PUBLICATION) -> None:
    """
    Demand a name that can stand as a directory's on every system.

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


def names_in(register: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the names of the directories of publications, sorted; what begins with a dot is none."""
    folder = Path(register) / FOLDER
    if not folder.is_dir():
        return ()
    return tuple(sorted(each.name for each in folder.iterdir() if each.is_dir() and not each.name.startswith(".")))
