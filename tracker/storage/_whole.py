"""Writing a file or a directory: all of it, or none of it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from errno import EEXIST, ENOTEMPTY
from pathlib import Path
from stat import S_IMODE

from tracker.errors import InvalidValueError, NotWrittenError
from tracker.storage._disk_errors import refusals_told
from tracker.storage._names import is_within
from tracker.storage._temporary import new_directory_beside, new_file_beside

_WRITABLE = 0o222

# Decision 12: a write counts once its name is in place, in one step of the system, and all its bytes are on the disk.


def write_whole(path: Path, content: bytes, *, replace: bool = True) -> None:
    """
    Write a file that appears whole or not at all: even after a kill there is the old file or the new one.

    It is written beside its place, brought to the disk, and takes its name in one step. It keeps the rights of the file
    that it replaces; of a link, the file that it leads to is replaced.

    Args:
        path: Where to; its folder must exist.

        content: The bytes.

        replace: Whether a file that is there already is replaced; else of two writers only the first succeeds.

    Raises:
        InvalidValueError: The file is there already, and is not to be replaced.

        NotWrittenError: The disk is full, the file or its folder is read-only, or whatever else the system refuses.
    """
    target = path.resolve() if replace else path
    with refusals_told(path):
        if target.exists() and not target.is_file():
            raise NotWrittenError(str(path), "it is no file", "name another")
        rights = _rights(target)
        if not replace and rights is not None:
            raise _exists(path)
        if rights is not None and not rights & _WRITABLE:
            raise NotWrittenError(str(path), "the file is read-only", "make it writable, or name another")
        with new_file_beside(target) as beside:
            write_file(beside, content, rights)
            _name(beside, target, replace=replace)
        flush_directory(target.parent)


def write_directory_whole(target: Path, files: Mapping[str, bytes], *, replace: bool = False) -> None:
    """
    Write a directory that appears with all its files or not at all; folders above it are made.

    Args:
        target: Where to; nothing may be there but an empty directory, unless it is replaced.

        files: The bytes of each file by its name in the directory; ``/`` parts folders.

        replace: Whether a directory that is there goes once all files of the new one are on the disk.

    Raises:
        InvalidValueError: Something is there already, or a name leads out of the directory.

        NotWrittenError: The disk is full, the folder is read-only, or whatever else the system refuses.
    """
    for name in files:
        if not is_within(name):
            raise InvalidValueError("{name} is no name of a file within a directory", name=repr(name))
    with whole_directory(target, is_taken=replace) as directory:
        for name, content in files.items():
            (directory / name).parent.mkdir(parents=True, exist_ok=True)
            write_file(directory / name, content)
        place = target.resolve()
        if replace and place.exists():
            with new_directory_beside(place) as away:
                os.replace(place, away)  # noqa: PTH105  # tests count and interrupt these calls by their names


@contextmanager
def whole_directory(target: Path, *, is_taken: bool = False) -> Iterator[Path]:
    """
    Give a new directory to write to, which takes its name only if the block succeeds, and is gone otherwise.

    Args:
        target: Where to; nothing may be there but an empty directory.

        is_taken: Whether something may be there at first, which is gone when the block ends.

    Raises:
        InvalidValueError: Something is there already that is no empty directory.

        NotWrittenError: The system refuses something, in the block or around it.
    """
    place = target.resolve()
    with refusals_told(target):
        if not is_taken and place.exists() and not (place.is_dir() and not any(place.iterdir())):
            raise _is_filled(target)
        place.parent.mkdir(parents=True, exist_ok=True)
        with new_directory_beside(place) as directory:
            yield directory
            for folder, _, _ in os.walk(directory, topdown=False):
                flush_directory(Path(folder))
            if place.exists() and os.name == "nt":
                place.rmdir()  # elsewhere the new name simply replaces an empty directory
            try:
                os.replace(directory, place)  # noqa: PTH105  # tests count and interrupt these calls by their names
            except OSError as error:
                if error.errno in {EEXIST, ENOTEMPTY}:  # somebody else was faster
                    raise _is_filled(target) from None
                raise
        flush_directory(place.parent)


def write_file(path: Path, content: bytes, rights: int | None = None) -> None:
    """Write a file and bring it to the disk, where nobody looks for it yet."""
    with path.open("wb") as file:
        if rights is not None and os.name != "nt":
            os.fchmod(file.fileno(), rights)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def flush_directory(directory: Path) -> None:
    """Make sure that the names in a directory are on the disk; not every system lets one ask."""
    if os.name == "nt":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _rights(target: Path) -> int | None:
    """Return the rights of the file that is there; None if there is none."""
    try:
        return S_IMODE(target.lstat().st_mode)
    except FileNotFoundError:
        return None


def _name(beside: Path, target: Path, *, replace: bool) -> None:
    """Give a finished file its name, in one step."""
    if replace:
        os.replace(beside, target)  # noqa: PTH105  # tests count and interrupt these calls by their names
        return
    try:
        os.link(beside, target)  # unlike a rename it fails if somebody else was faster
    except FileExistsError:
        raise _exists(target) from None
    except (OSError, NotImplementedError):  # a disk without links: the look before must do
        os.replace(beside, target)  # noqa: PTH105  # one call that either happens or does not


def _exists(path: Path) -> InvalidValueError:
    return InvalidValueError("{path} exists; choose another name", path=path)


def _is_filled(path: Path) -> InvalidValueError:
    return InvalidValueError("{path} exists and is not an empty directory; choose another name", path=path)
