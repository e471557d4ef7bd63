"""Whether a file may be written where somebody asks for it."""

from pathlib import Path

from tracker.errors import InvalidValueError

__all__ = ["demand_target"]


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
    if not force and (target.exists() or target.is_symlink()):
        raise InvalidValueError(
            "{target} exists; give --force (in Python, force=True) to replace it", target=repr(str(target))
        )
