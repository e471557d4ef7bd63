"""What a disk refuses, in words that say what to do."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import NotWrittenError, Sentence

_FULL = ("no space is left on the disk", "make room, then try again")
_FORBIDDEN = ("permission is denied", "ask for the right to write there, or name another place")

_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("the space that you may use on the disk is used up", "make room, then try again"),
    errno.EFBIG: ("the file would be larger than the system allows", "allow larger files, then try again"),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: ("the disk is read-only", "name a place that can be written"),
    errno.ENAMETOOLONG: ("the name is too long for the disk", "choose a shorter one"),
    errno.ENOENT: ("its folder is not there", "make the folder first"),
    errno.ENOTDIR: ("what should be its folder is a file", "name another place"),
    errno.EIO: ("the disk reports a fault", "check the disk, or name a place on another"),
}


@contextmanager
def refusals_told(path: Path) -> Iterator[None]:
    """
    Turn what the system says within the block into one sentence about a path.

    Raises:
        NotWrittenError: The system refused something.
    """
    try:
        yield
    except NotWrittenError:
        raise
    except OSError as error:
        own = error.strerror if isinstance(error.strerror, Sentence) else None
        system = own or (os.strerror(error.errno) if error.errno else str(error))
        other = (system, "mend that, then try again")
        told = NotWrittenError(str(path), *(other if own else _REASONS.get(error.errno or 0, other)))
        told.errno = error.errno
        raise told from error
