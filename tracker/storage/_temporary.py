"""Temporary places beside a target, and the lock that keeps writers apart."""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from stat import S_ISDIR, S_ISREG

from tracker.errors import NotWrittenError, Sentence
from tracker.storage._disk_errors import refusals_told

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
    """
    Hold the lock of a file that is there, and not of one that its last holder has just removed.

    Raises:
        OSError: Somebody has put something else in its place, such as a link to a file elsewhere.
    """
    while True:
        with suppress(FileExistsError):
            _make_file(file)
        _demand_no_trap(file)
        handle = hold(file)
        if handle is None:
            if file.exists():
                return None
            continue
        if is_at(handle, file):
            return handle
        os.close(handle)


def _demand_no_trap(file: Path) -> None:
    """Demand that a lock is a file, or gone: a link would lead elsewhere, and a pipe would be waited for."""
    try:
        found = file.lstat()
    except FileNotFoundError:
        return
    if not S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, Sentence("its {name} is no file; remove it", name=LOCK))


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
            found = path.lstat()
            if not S_ISREG(found.st_mode) and not S_ISDIR(found.st_mode):
                return None
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
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
