"""The row that names the columns of a table that others made, and how it is found."""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from string import ascii_uppercase

from attrs import frozen

from tracker.errors import Sentence, StructureFault, nearest_hint
from tracker.exchange._sheets import CellFault, CellRow, Sheet
from tracker.records._refused_values import quoted

_SEARCHED = 30
"""Titles, logos and notes stand above a table, but not for ever."""


@frozen
class Heading:
    """
    The names of a table's columns.

    Attributes:
        sheet: The table.

        names: The names, as they are written.

        rows: The rows below.

        line: The row that they stand in, counted from 1.
    """

    sheet: Sheet
    names: tuple[str, ...]
    rows: tuple[CellRow, ...]
    line: int | None = None

    def place(self, pattern: re.Pattern[str]) -> int | None:
        """Return the place of the first column whose folded name a pattern fits; None if there is none."""
        return next((number for number, each in enumerate(self.names) if pattern.fullmatch(folded_name(each))), None)

    def overflow(self, row: CellRow) -> Sentence | None:
        """Say that a row is wider than its heading, so that the end of it would be lost; None if it is not."""
        beyond = CellRow(row.line, row.cells[len(self.names) :])
        if beyond.is_empty:
            return None
        wide = Sentence("a row of {number} {number:cell|cells}", number=len(row.cells))
        return Sentence("{row} under {number} {number:column|columns}", row=wide, number=len(self.names))

    def demand_once(self, names: Iterable[str]) -> None:
        """
        Demand that none of some columns stands twice: nobody can tell which of the two is meant.

        Raises:
            StructureFault: One does.
        """
        stand = Counter(folded_name(name) for name in self.names)
        for name in names:
            if stand[folded_name(name)] > 1:
                raise StructureFault(
                    Sentence("column {name} stands twice", name=quoted(" ".join(name.split()))),
                    file=self.sheet.file,
                    line=self.line,
                    path=_path(self.sheet),
                    hint="rename or remove one of the two",
                )

    def besides(self, places: Collection[int]) -> tuple[str, ...]:
        """Return the names of the columns at all other places; of those without a name, where they are."""
        filled = self._filled
        return tuple(
            " ".join(name.split()) or self._unnamed(number)
            for number, name in enumerate(self.names)
            if number not in places and (name.strip() or number in filled)
        )

    def _unnamed(self, number: int) -> Sentence:
        """Call a column without a name by its letter, or by its number where columns have no letters."""
        letter = str(number + 1) if self.sheet.name is None else _letter(number)
        return Sentence("{letter} (without a name)", letter=letter)

    @property
    def _filled(self) -> frozenset[int]:
        """The places without a name at which something stands in some row."""
        bare = [number for number, name in enumerate(self.names) if not name.strip()]
        return frozenset(number for number in bare if any(_says(row, number) for row in self.rows))

    def texts(self, row: CellRow) -> Mapping[str, str]:
        """Return what stands in the columns of a row, as the source has it; beyond its heading by their numbers."""
        beyond = {
            str(number): _text(cell)
            for number, cell in enumerate(row.cells[len(self.names) :], start=len(self.names) + 1)
            if cell is not None and cell != ""
        }
        named = {
            " ".join(name.split()) or str(number): _text(cell)
            for number, (name, cell) in enumerate(zip(self.names, row.cells, strict=False), start=1)
            if cell is not None and (name.strip() or _says(row, number - 1))
        }
        return named | beyond

    @property
    def letters(self) -> Mapping[str, str]:
        """The letter of each column in a sheet; empty where a file has no sheets."""
        if self.sheet.name is None:
            return {}
        return {name: _letter(number) for number, name in reversed(list(enumerate(self.names))) if name}


def _says(row: CellRow, number: int) -> bool:
    """Tell whether something stands in a row at a place."""
    if number >= len(row.cells):
        return False
    cell = row.cells[number]
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _text(cell: object) -> str:
    if isinstance(cell, CellFault):
        return cell.message
    return cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False, default=str)


def _letter(number: int) -> str:
    """
    Return the letter of the column of a number, counted from 0.

    >>> _letter(0), _letter(25), _letter(26), _letter(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[place] + letters
    return letters


def folded_name(name: object) -> str:
    r"""
    Fold the name of a column: case, line breaks and marks at its end say nothing.

    >>> folded_name(" Report\nreference* ")
    'report reference'
    """
    bare = " ".join(str(name or "").replace("\u00a0", " ").split()).casefold()
    return re.sub(r"[\s*:†‡]+\Z", "", bare)


def called(*names: str) -> re.Pattern[str]:
    """Return the pattern that fits a column's name, or one of several, whatever its case and spaces."""
    return re.compile("|".join(re.escape(folded_name(name)) for name in names))


def find_heading(
    sheets: Sequence[Sheet],
    wanted: Mapping[str, re.Pattern[str]],
    *,
    knows: Callable[[str], bool],
    file: str,
    line: int | None = None,
) -> Heading:
    """
    Find the row, or the two rows one above the other, that name the columns.

    Args:
        sheets: The tables to look in, the likeliest first.

        wanted: The columns that must be there, each with the pattern that fits its folded name.

        knows: Tells of a name whether it is that of a field; asked where no column must be there.

        file: The name of the file, for the fault.

        line: The number of the row that names them; None finds it.

    Raises:
        StructureFault: No row names them all; the fault says which are missing, and the nearest there is.
    """
    best: tuple[int, Sheet, tuple[str, ...], int] | None = None
    for sheet in sheets:
        for names, below, place in _candidates(sheet):
            if line not in (None, place):
                continue
            found = len(wanted) - len(_missing(names, wanted))
            if wanted and found == len(wanted):
                return Heading(sheet, names, below, place)
            known = found or sum(knows(name) for name in names if name)
            if best is None or known > best[0]:
                best = (known, sheet, names, place)
                if not wanted and known > 1:
                    return Heading(sheet, names, below, place)
    if best is None:
        raise StructureFault("there is no table in it", file=file, hint="a table has a row that names its columns")
    _, sheet, names, place = best
    missing = _missing(names, wanted)
    if not missing:
        raise StructureFault(
            "no row names columns that are known", file=file, line=place, hint="say which is which: --map FIELD=COLUMN"
        )
    there = [" ".join(str(name).split()) for name in names if name]
    hint = nearest_hint(missing[0], there, otherwise=Sentence("the columns are {names}", names=", ".join(there)[:300]))
    said = ", ".join(quoted(each) for each in missing)
    what = (
        Sentence("column {key} is missing", key=said)
        if len(missing) == 1
        else Sentence("columns {names} are missing", names=said)
    )
    raise StructureFault(what, file=file, line=place, path=_path(sheet), hint=hint)


def _missing(names: Sequence[str], wanted: Mapping[str, re.Pattern[str]]) -> list[str]:
    present = [folded_name(name) for name in names if name]
    return [label for label, pattern in wanted.items() if not any(pattern.fullmatch(each) for each in present)]


def _path(sheet: Sheet) -> str:
    return Sentence("sheet {sheet}", sheet=quoted(sheet.name)) if sheet.name else ""


def _candidates(sheet: Sheet) -> list[tuple[tuple[str, ...], tuple[CellRow, ...], int]]:
    """Return what may be the names of the columns: each of the first rows, and each two of them taken together."""
    if sheet.names is not None:
        return [(sheet.names, sheet.rows, 1)]
    found = []
    for number, row in enumerate(sheet.rows[:_SEARCHED]):
        names = tuple(str(cell or "") for cell in row.cells)
        found.append((names, sheet.rows[number + 1 :], row.line))
        if number + 1 < len(sheet.rows):
            below = tuple(str(cell or "") for cell in sheet.rows[number + 1].cells)
            width = max(len(names), len(below))
            padded = [(*each, *("",) * (width - len(each))) for each in (names, below)]
            both = tuple(lower if lower.strip() else upper for upper, lower in zip(*padded, strict=True))
            found.append((both, sheet.rows[number + 2 :], row.line))
    return found
