"""A register as it was committed: git knows its past, and this asks for a copy of it."""

import io
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from tracker.errors import InvalidValueError

PREFIX = "git:"
"""How the name of a commit begins where another directory might stand."""


@contextmanager
def as_committed(directory: Path, revision: str) -> Iterator[Path]:
    """
    Give a copy of a directory as it was in a commit; the copy goes when it has served.

    Nothing of the repository changes: its files, its branch and what is staged stay as they are.

    Args:
        directory: The directory as it is.

        revision: The commit, by any name that git knows: ``HEAD~1``, a branch, a tag, a hash.

    Raises:
        InvalidValueError: git is not installed, the directory is in no repository, or the repository has no such commit
            or had no such directory then.
    """
    with TemporaryDirectory(prefix="tracker-") as folder:
        copy = Path(folder, directory.absolute().name or "register")
        with ZipFile(io.BytesIO(_archived(directory, _hash_of(directory, revision), revision))) as archive:
            archive.extractall(copy)
        yield copy


def _hash_of(directory: Path, revision: str) -> str:
    if not directory.is_dir():
        raise InvalidValueError("{directory} is no directory, so it has no past", directory=repr(str(directory)))
    if _asked(directory, "rev-parse", "--git-dir").returncode:
        raise InvalidValueError(
            "{directory} is in no repository of git; compare it with another directory", directory=repr(str(directory))
        )
    found = _asked(directory, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        raise InvalidValueError(
            "the repository has no commit {revision}; 'git log' lists those that there are", revision=repr(revision)
        )
    return found.stdout.decode("ascii").strip()


def _archived(directory: Path, commit: str, revision: str) -> bytes:
    found = _asked(directory, "archive", "--format=zip", commit)
    if found.returncode:
        raise InvalidValueError(
            "commit {revision} holds nothing of {directory}; name a later one",
            revision=repr(revision),
            directory=repr(str(directory)),
        )
    return found.stdout


def _asked(directory: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    command = ["git", "-C", str(directory), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # no shell reads it
    except FileNotFoundError:
        raise InvalidValueError("the past of a register is asked of git, which is not installed") from None
