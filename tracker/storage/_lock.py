"""The lock that lets one process at a time write into a register."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tracker.errors import NotWrittenError
from tracker.storage._disk_errors import refusals_told

__all__ = ["LOCK", "hold", "is_at", "locked"]

LOCK = ".tracker.lock"
"""The file whose lock a writer holds; the system gives it back when the process ends, however it ends."""


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """
    Keep all others from writing into a directory as long as the block runs; they are told at once.

    A lock left by a process that was killed holds nobody up: the system's lock ended with it.

    Raises:
        NotWrittenError: Another process is writing into it, or the lock cannot be made.
    """
    file = directory / LOCK  # decision 12: one writer at a time
    with refusals_told(directory):
        handle = _taken(file)
    if handle is None:
        raise NotWrittenError(
            str(directory), "another process is writing into it", "wait until it is done, then read it anew"
        )
    try:
        yield
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        os.close(handle)


def _taken(file: Path) -> int | None:
    """Hold the lock of a file that is there, and not of one that its last holder has just removed."""
    while True:
        file.touch()
        handle = hold(file)
        if handle is None:
            if file.exists():
                return None
            continue
        if is_at(handle, file):
            return handle
        os.close(handle)


def is_at(handle: int, path: Path) -> bool:
    """Tell whether what is open is what a path leads to."""
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except OSError:
        return False


if sys.platform == "win32":

    def hold(path: Path) -> int | None:
        """Take a file's lock; None if another process has it, or if it is a directory."""
        import msvcrt  # noqa: PLC0415  # only one of the two systems has it

        if path.is_dir():
            return None
        handle = os.open(path, os.O_RDWR)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            os.close(handle)
            return None
        return handle

else:

    def hold(path: Path) -> int | None:
        """Take the lock of a file or directory, and return what must be closed to give it back; None if it is taken."""
        import fcntl  # noqa: PLC0415  # only one of the two systems has it

        try:
            handle = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:
            os.close(handle)
            raise
        return handle
