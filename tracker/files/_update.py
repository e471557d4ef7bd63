"""Bringing the files of a register up to date: only what changed is written, and all of it or nothing."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tracker.errors import ChangedUnderneathError, InvalidValueError, NotWrittenError, Sentence
from tracker.files._load import load, load_through
from tracker.files._new_texts import new_texts
from tracker.files._tables import content_of, demand_same
from tracker.files._unfinished import FOLDER, finish, write_changes
from tracker.model import Register, Vintage
from tracker.storage import locked, whole_directory

__all__ = ["update"]

_WRITABLE = 0o222


def update(register: Register, directory: Path, path: Path) -> Register:
    """
    Write what changed in a register since it was loaded from a directory, and return it as it now stands there.

    The path is what messages call the directory.

    Raises:
        InvalidValueError: It is a view of a day, or would not read back the same.

        ChangedUnderneathError: Somebody changed a file since.

        NotWrittenError: A file is read-only, another process is saving, or the system refuses something.

        StructureError: The files there are not a register.
    """
    if register.vintage != Vintage():
        raise InvalidValueError(
            "{path} is not written: this is the register as of a day, and what is known since would be lost; "
            "save it to a new directory",
            path=path,
        )
    there = load(directory)  # what is at fault is never touched, nor is anything made beside it
    with locked(directory):
        there = load(directory)
        changed = list(_changed(register.digests, there.digests))
        if changed:
            reason = changed[0]
            for each in changed[1:]:
                reason = Sentence("{one}; {other}", one=reason, other=each)
            raise ChangedUnderneathError(str(path), reason, "load it again, and make your change there")
        finish(directory)
        texts = new_texts(register, there, directory)
        if not texts:
            return there
        contents = {name: None if text is None else content_of(text) for name, text in texts.items()}
        _demand_writable(directory, contents)
        with whole_directory(directory / FOLDER) as folder:
            write_changes(folder, directory, contents)
            saved = demand_same(register, lambda: load_through(directory, folder))
        finish(directory)
        return saved


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Sentence]:
    """Say what differs between the files that were read and those that are there."""
    if not before:
        yield Sentence("the register to be saved was not loaded from it")
        return
    for name in sorted(before.keys() | now.keys()):
        if name not in now:
            yield Sentence("{name} is gone since it was loaded", name=name)
        elif name not in before:
            yield Sentence("{name} is new since it was loaded", name=name)
        elif before[name] != now[name]:
            yield Sentence("{name} has changed since it was loaded", name=name)


def _demand_writable(directory: Path, names: Mapping[str, object]) -> None:
    """Demand that no file is marked as read-only: a new one could take its name all the same."""
    for name in names:
        file = directory / name
        if file.exists() and not file.stat().st_mode & _WRITABLE:
            raise NotWrittenError(str(file), "the file is read-only", "make it writable, then try again")
