"""
A save into a register that is there, between the moment it counts and the moment its files are in place.

All new files of a save are first written into one folder, which takes its name in one step: from then on the save
counts. Only then are they moved into place, one after the other. Whoever reads in between, or after a kill, reads what
has not been moved yet out of the folder; the next save moves the rest. So a register is always read as it was before
the save or as it is after it, and never as something in between.
"""

import json
import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from tracker.errors import ChangedUnderneathError, NotWrittenError, Sentence, StructureFault
from tracker.files._names import is_name_of_file
from tracker.records._refused_values import quoted, readable
from tracker.storage._names import is_within
from tracker.storage._reading import read_file, read_within
from tracker.storage._whole import flush_directory, write_file

FOLDER = ".tracker.save"
"""The folder of a save that counts and is not yet in place."""

PLAN = "plan.json"
"""The file in it that says where each content belongs; without it the folder says nothing."""


@frozen
class Change:
    """
    What a save does to one file.

    Attributes:
        name: The file, relative to the register's directory.

        before: The digest of what it replaces; None where no file was.

        after: The digest of what it puts there; None where it removes the file.

        content: Where the new content stands until it is moved; None where it removes the file.
    """

    name: str
    before: str | None
    after: str | None
    content: Path | None


def digest_of(content: bytes) -> str:
    """Return what tells one content of a file from another."""
    return sha256(content).hexdigest()


def write_changes(folder: Path, files: Mapping[str, Path], contents: Mapping[str, bytes | None]) -> None:
    """
    Write the new content of each file, None for one to be removed, and the plan of where it belongs.

    Args:
        folder: Where to.

        files: Where each file is to be read that the register has so far.

        contents: What each is to hold.
    """
    plan: dict[str, dict[str, str | None]] = {}
    for number, (name, content) in enumerate(sorted(contents.items())):
        target, place = files.get(name), f"{number}/{name.rpartition('/')[2]}"
        plan[name] = {"before": _digest_at(target) if target else None, "after": None, "content": None}
        if content is not None:
            plan[name] |= {"after": digest_of(content), "content": place}
            (folder / place).parent.mkdir()
            rights = target.stat().st_mode & 0o7777 if target and target.exists() else None
            write_file(folder / place, content, rights)
    write_file(folder / PLAN, json.dumps(plan, sort_keys=True, indent=1).encode())


def overlaid(files: Mapping[str, Path], folder: Path) -> tuple[dict[str, Path], list[Change]]:
    """
    Return where each file of a register is to be read, by its name; and the changes that no longer fit.

    What a save has not yet put in place is read where it stands. A change no longer fits if somebody has changed the
    file since, which is then neither what the save found nor what it wrote.

    Args:
        files: Where each file is to be read without the save.

        folder: The folder of the save.

    Raises:
        StructureFault: The save would do something else than change the files of a register.
    """
    found = dict(files)
    unfit = []
    for change in _plan(folder):
        name = readable(change.name)
        try:
            there = _digest_at(files[name]) if name in files else None
        except OSError:
            continue  # reading it says why it cannot be read
        if there == change.after:
            continue
        if there != change.before:
            unfit.append(change)
        elif change.content is None:
            found.pop(name, None)
        else:
            found[name] = change.content
    return found, unfit


def finish(directory: Path) -> None:
    """
    Put in place what a save has left to do; nothing is done twice, however often it is interrupted.

    Args:
        directory: The directory of the register.

    Raises:
        ChangedUnderneathError: Somebody has changed a file since.

        NotWrittenError: The system refuses something.

        StructureFault: The save would do something else than change the files of the register.
    """
    folder = directory / FOLDER
    if not folder.exists():
        return
    for change in _plan(folder):
        try:
            _put(change, directory / change.name)
        except NotWrittenError:
            raise
        except OSError as error:
            raise NotWrittenError(
                str(directory / change.name),
                error.strerror or str(error),
                "mend that, and the next save puts it in place",
                left=Sentence("the save counts, and is read from {folder}", folder=FOLDER),
            ) from error
    with suppress(OSError):
        (folder / PLAN).unlink(missing_ok=True)  # what is left of the folder from here on says nothing
        shutil.rmtree(folder, ignore_errors=True)


def _put(change: Change, target: Path) -> None:
    there = _digest_at(target)
    if there == change.after:
        return
    if there != change.before:
        raise ChangedUnderneathError(
            str(target), "somebody changed it during a save", "load the register to see what to do"
        )
    if change.content is None:
        target.unlink()
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(change.content, target)  # noqa: PTH105  # tests count and interrupt these calls by their names
    flush_directory(target.parent)


# -- the plan ---------------------------------------------------------------------------------------------------------

_DIGEST = re.compile(r"[0-9a-f]{64}")


def _plan(folder: Path) -> list[Change]:
    """
    Read the plan of a save; without one there is nothing to do.

    A register may come from a stranger, and so may this: it is believed in all or in nothing.

    Raises:
        StructureFault: It is no plan, it names something else than files of the register, or what it puts there is not
            what it says.
    """
    if folder.is_symlink():
        raise _no_plan(folder)
    if not os.path.lexists(folder / PLAN):
        return []
    try:
        plan = json.loads(read_within(folder, PLAN))
        changes = [_change(folder, name, **each) for name, each in plan.items()]
    except FileNotFoundError:  # another process has just put everything in place
        return []
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _no_plan(folder) from None
    for change in changes:
        if not is_name_of_file(change.name) or _is_linked(folder.parent, change.name):
            raise StructureFault(
                Sentence(
                    "this plan of an unfinished save names {name}, which is no file of the register itself",
                    name=quoted(change.name),
                ),
                file=f"{FOLDER}/{PLAN}",
                hint="nothing of it was done; look where the register comes from, then remove the folder",
            )
    return changes


def _no_plan(folder: Path) -> StructureFault:
    return StructureFault(
        "this plan of an unfinished save cannot be read",
        file=f"{folder.name}/{PLAN}",
        hint="compare the files in its folder with those of the register, then remove the folder",
    )


def _change(folder: Path, name: str, *, before: str | None, after: str | None, content: str | None) -> Change:
    """
    Read one entry of a plan.

    Raises:
        ValueError: It says something that no save writes.

        OSError: What it puts there cannot be read.
    """
    for digest in (before, after):
        if digest is not None and not _DIGEST.fullmatch(digest):
            raise ValueError(digest)
    if content is None and after is None:
        return Change(name, before, after, None)
    number, _, file = str(content).partition("/")
    if not (number.isascii() and number.isdigit()) or file != name.rpartition("/")[2] or not is_within(str(content)):
        raise ValueError(content)
    try:
        if digest_of(read_within(folder, str(content))) != after:
            raise ValueError(content)
    except FileNotFoundError:  # it has been put in place
        if after is None:
            raise
    return Change(name, before, after, folder / str(content))


def _is_linked(directory: Path, name: str) -> bool:
    """Tell whether a link is on the way to a file, or is the file."""
    path = directory
    for part in name.split("/"):
        path /= part
        if path.is_symlink():
            return True
    return False


def _digest_at(path: Path) -> str | None:
    try:
        return digest_of(read_file(path))
    except (FileNotFoundError, NotADirectoryError):
        return None
