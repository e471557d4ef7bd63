"""Reading files that a stranger may have put there: never waited for, never without a limit, never past a link."""

import errno
import os
from pathlib import Path
from stat import S_ISREG

from tracker.errors import Sentence

LARGEST = 2**30
"""The most bytes that are read of a file unless less is asked for; a register of a million records has a fourth."""

REASONS = {
    errno.ENOENT: Sentence("there is no such file or folder"),
    errno.EACCES: Sentence("permission is denied"),
    errno.EPERM: Sentence("permission is denied"),
    errno.EISDIR: Sentence("this is a folder"),
    errno.ENOTDIR: Sentence("what should be its folder is a file"),
    errno.ENOSPC: Sentence("no space is left on the disk"),
    errno.ENAMETOOLONG: Sentence("the name is too long for the disk"),
    errno.EROFS: Sentence("the disk is read-only"),
    errno.EIO: Sentence("the disk reports a fault"),
    errno.ELOOP: Sentence("this link leads to itself"),
}
"""What the system refuses most often, in words that are translated; the rest is in the system's own."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_PIECE = 2**20


def read_file(path: Path, *, limit: int = LARGEST) -> bytes:
    """
    Read a file, whatever somebody has put in its place: a pipe is not waited for, and a device is not asked.

    Args:
        path: The file, or a link to one.

        limit: The most bytes that it may have.

    Raises:
        OSError: It is no file, it has more bytes, or the system refuses it; its *strerror* is a sentence.

        ValueError: The path holds a NUL.
    """
    try:
        return _content(path, limit)
    except OSError as error:
        said = None if isinstance(error.strerror, Sentence) else REASONS.get(error.errno or 0)
        if said is None:
            raise
        raise OSError(error.errno, said, str(path)) from None


def _content(path: Path, limit: int) -> bytes:
    _demand_file(os.stat(path), path)  # noqa: PTH116  # even to open a device may do something
    with open(os.open(path, _FLAGS), "rb", buffering=0) as file:  # noqa: PTH123  # Path.open takes no flags
        found = os.fstat(file.fileno())
        _demand_file(found, path)
        pieces, size = list[bytes](), 0
        while size <= limit and found.st_size <= limit:
            piece = file.read(max(_PIECE, found.st_size - size + 1))
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            size += len(piece)
    raise OSError(errno.EFBIG, Sentence("it has more than {number} bytes", number=limit), str(path))


def _demand_file(found: os.stat_result, path: Path) -> None:
    if not S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, Sentence("it is no file"), str(path))


def read_within(directory: Path, name: str, *, limit: int = LARGEST) -> bytes:
    """
    Read a file within a directory; neither it nor a folder on the way to it may be a link.

    Args:
        directory: The directory, which may be a link itself.

        name: The file, relative to it; ``/`` parts folders.

        limit: The most bytes that it may have.

    Raises:
        OSError: A link is on the way, or the file cannot be read.

        ValueError: The name holds a NUL.
    """
    path = directory
    for part in name.split("/"):
        path /= part
        if path.is_symlink():
            raise OSError(errno.ELOOP, Sentence("a link leads there"), str(path))
    return read_file(path, limit=limit)
