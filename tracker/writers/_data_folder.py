"""
The folder of data beside a page: whether one that is there was written with a page, and so may be replaced or removed.

That is read in its files: lists, and files of records in whose rows these lists say they are. Any other is somebody's.
"""

import csv
import os
import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from tracker.errors import InvalidValueError
from tracker.storage._disk_errors import refusals_told
from tracker.storage._names import is_there
from tracker.storage._temporary import new_directory_beside

OF_DATA = ".csv"
"""What the names of files of data end in."""

_LINK = re.compile(r'href="([^"#]*)"')
_HEAD = ["id", "counts", "row"]
"""The columns of a list, whose rows lead to those of the file of all records of a type."""


def demand_folder(folder: Path, *, force: bool = False) -> None:
    """
    Refuse to write a folder of data where something is already, unless it is such a folder and is to be replaced.

    Args:
        folder: The folder to be written.

        force: Whether a folder that is there already is replaced.

    Raises:
        InvalidValueError: Something is there already that is not to be replaced, or is no such folder.
    """
    if not folder.exists() and not folder.is_symlink():
        return
    if not force:
        raise is_there(folder)
    if folder.is_symlink() or not folder.is_dir():
        raise InvalidValueError("{target} is no folder; name another file", target=repr(str(folder)))
    found = sorted(folder.iterdir())
    other = _stranger(found, [each for each in found if _is_list(each)])
    if other is not None:
        raise InvalidValueError(
            "{target} holds {name}, which was not written there with a report; move it away, or name another file",
            target=repr(str(folder)),
            name=repr(other.name),
        )


def folder_of_page(page: Path) -> Path | None:
    """
    Return the folder beside a page, if nothing is in it but what was written with that page.

    That is each list that the page links to, and files of records in whose rows these lists say they are. Whatever
    else lies there is somebody's, and so is then the whole folder.
    """
    folder = page.with_suffix(".data")
    if page.suffix not in (".html", ".htm") or folder.is_symlink() or not folder.is_dir():
        return None
    try:
        linked = _linked(page, folder.name)
        found = sorted(folder.iterdir())
    except (OSError, ValueError):  # nobody can read it: it is not ours to remove
        return None
    lists = [each for each in found if each.name in linked]
    return folder if lists and _stranger(found, lists) is None else None


def _linked(page: Path, folder: str) -> set[str]:
    links = (unquote(unescape(link)) for link in _LINK.findall(page.read_text(encoding="utf-8")))
    return {link.removeprefix(f"{folder}/") for link in links if link.startswith(f"{folder}/")}


def _stranger(found: Sequence[Path], lists: Sequence[Path]) -> Path | None:
    """Return the first file that is neither a list nor holds records where lists say they are; None without any."""
    plain = (each for each in found if each.suffix != OF_DATA or not each.is_file() or each.is_symlink())
    foreign = next(plain, None) or next((each for each in lists if not _is_list(each)), None)
    if foreign is not None:
        return foreign
    said = {(row, key) for each in lists for key, _, row in _rows_below(each)}
    seen: set[tuple[str, str]] = set()
    for each in found:
        if each not in lists:
            held = _held(each)
            if not held or not held <= said or held & seen:
                return each
            seen |= held
    return None if seen == said else lists[0]  # whose records are gone


def _is_list(path: Path) -> bool:
    try:
        return next(_rows(path), None) == _HEAD and all(len(row) == len(_HEAD) for row in _rows(path))
    except (OSError, ValueError, csv.Error):  # nobody can read it
        return False


def _held(path: Path) -> set[tuple[str, str]]:
    """Return the rows of a file with the ids of the records in them; nothing of a file that holds no records."""
    try:
        place = (next(_rows(path), None) or [""]).index("id")
        return {(str(number), row[place]) for number, row in enumerate(_rows_below(path), start=1) if place < len(row)}
    except (OSError, ValueError, csv.Error):
        return set()


def _rows_below(path: Path) -> Iterator[list[str]]:
    return islice(_rows(path), 1, None)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file)


def remove_folder(folder: Path) -> None:
    """
    Remove a folder in one step, as far as anybody can see.

    Raises:
        NotWrittenError: The system refuses.
    """
    with refusals_told(folder), new_directory_beside(folder) as away:
        os.replace(folder, away)  # noqa: PTH105  # as other steps that a kill may fall between
