"""The folder of data that an earlier page had beside it, and that a page without long lists leaves nobody's."""

import csv
import os
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from tracker.storage._disk_errors import refusals_told
from tracker.storage._temporary import new_directory_beside

OF_DATA = ".csv"
"""What the names of files of data end in."""

_LINK = re.compile(r'href="([^"#]*)"')
_HEAD = ["id", "counts", "row"]
"""The columns of a list, whose rows lead to those of the file of all records of a type."""


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
        lists = [each for each in found if each.name in linked]
        others = [each for each in found if each.name not in linked]
        is_ours = all(each.suffix == OF_DATA and each.is_file() and not each.is_symlink() for each in found)
        return folder if is_ours and lists and _leads_to(lists, others) else None
    except (OSError, ValueError, csv.Error):  # nobody can read it: it is not ours to remove
        return None


def _linked(page: Path, folder: str) -> set[str]:
    links = (unquote(unescape(link)) for link in _LINK.findall(page.read_text(encoding="utf-8")))
    return {link.removeprefix(f"{folder}/") for link in links if link.startswith(f"{folder}/")}


def _leads_to(lists: list[Path], others: list[Path]) -> bool:
    """Tell whether files hold the records of lists and no others, each in the row that a list says, and once."""
    said: set[tuple[str, str]] = set()
    for each in lists:
        rows = _rows(each)
        if next(rows, None) != _HEAD:
            return False
        said.update((row, key) for key, _, row in rows)
    seen: set[tuple[str, str]] = set()
    for each in others:
        rows = _rows(each)
        place = (next(rows, None) or [""]).index("id")
        held = {(str(number), row[place]) for number, row in enumerate(rows, start=1) if place < len(row)}
        if not held or not held <= said or held & seen:
            return False
        seen |= held
    return seen == said


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
