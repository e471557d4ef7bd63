"""
What is written stands beside its place under a name of its own until it is complete.

A writer that is killed leaves such a thing behind. The system's lock, which ends with its process, tells it from one
that is still being written, and the next writer of the same name clears it away.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from tracker.storage._lock import hold, is_at

__all__ = ["new_directory_beside", "new_file_beside"]

_ENDING = ".tmp"


@contextmanager
def new_file_beside(target: Path) -> Iterator[Path]:
    """Give a new empty file, hidden beside a place; if it has not been moved there, it is gone afterwards."""
    with _held(target, _make_file) as beside:
        yield beside


@contextmanager
def new_directory_beside(target: Path) -> Iterator[Path]:
    """Give a new empty directory, hidden beside a place; if it has not been moved there, it is gone afterwards."""
    with _held(target, Path.mkdir) as beside:
        yield beside


def _make_file(path: Path) -> None:
    path.open("xb").close()


@contextmanager
def _held(target: Path, make: Callable[[Path], None]) -> Iterator[Path]:
    _clear_away(target)
    beside, handle = _made(target, make)
    try:
        yield beside
    finally:
        _remove(beside)
        if handle is not None:
            os.close(handle)


def _made(target: Path, make: Callable[[Path], None]) -> tuple[Path, int | None]:
    """Make it and hold its lock; once more if another writer took it for abandoned in the moment between."""
    while True:
        beside = target.with_name(f".{target.name[:200]}.{token_hex(4)}{_ENDING}")
        make(beside)
        try:
            handle = hold(beside)
        except OSError:  # a disk without locks: nobody clears away there
            return beside, None
        if os.name == "nt" or (handle is not None and is_at(handle, beside)):
            return beside, handle
        if handle is not None:
            os.close(handle)


def _clear_away(target: Path) -> None:
    """Remove what killed writers of the same name have left beside it."""
    if os.name == "nt":
        return  # nobody can tell whether its writer lives
    start = f".{target.name[:200]}."
    with suppress(OSError):
        for name in os.listdir(target.parent):  # noqa: PTH208  # the names are all that is asked
            if name.startswith(start) and name.endswith(_ENDING) and len(name) == len(start) + 8 + len(_ENDING):
                handle = hold(target.with_name(name))
                if handle is not None:
                    _remove(target.with_name(name))
                    os.close(handle)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)
