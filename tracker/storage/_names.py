"""Names that can stand as a file's on every system, and targets that may be written."""

import os
import re
from pathlib import Path

from tracker.errors import InvalidValueError

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


def is_within(name: str) -> bool:
    """
    Tell whether a name leads from a directory to something within it: relative, and without a step up.

    A name that no system can write, with half a sign in it, leads nowhere.

    >>> is_within("more/event.toml"), is_within("../event.toml"), is_within("/etc/hosts"), is_within("a//b")
    (True, False, False, False)
    """
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    if "\0" in name or "\\" in name or (os.name == "nt" and ":" in name):
        return False
    return {"", ".", ".."}.isdisjoint(name.split("/"))


# -- targets ----------------------------------------------------------------------------------------------------------


def demand_target(target: Path, *, force: bool = False) -> None:
    """
    Refuse to write where there is no folder, or where something is already.

    Args:
        target: The file to be written.

        force: Whether a file that is there already is replaced.

    Raises:
        InvalidValueError: The file is there already, it is a folder, or its folder does not exist.
    """
    if not target.parent.is_dir():
        raise InvalidValueError("the folder {parent} does not exist; make it first", parent=repr(str(target.parent)))
    if target.is_dir():
        raise InvalidValueError("{target} is a folder; name a file in it", target=repr(str(target)))
    if target.exists() and not target.is_file():
        raise InvalidValueError("{target} is no file; name another", target=repr(str(target)))
    if not force and (target.exists() or target.is_symlink()):
        raise is_there(target)


def is_there(target: Path) -> InvalidValueError:
    """Return what is raised where something is that is not to be replaced."""
    return InvalidValueError(
        "{target} exists; give --force (in Python, force=True) to replace it", target=repr(str(target))
    )
