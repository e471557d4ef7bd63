"""The sheets of a workbook that was filled in: texts, numbers and days, and what is wrong with them."""

import json
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile
from zlib import decompressobj
from zlib import error as zlib_error

from attrs import field, frozen

from tracker.documents import phrase
from tracker.errors import Sentence, StructureFault
from tracker.exchange._comparing import Remark
from tracker.exchange._entry_form import Entry, children_of
from tracker.exchange._excel_file import FORMULA, comments_in, error_in, held, opened
from tracker.exchange._raw_row import RowPlace
from tracker.languages import LANGUAGES, translate
from tracker.records._refused_values import quoted
from tracker.values import Language

SEALED = "_tracker"
"""The sheet that nobody sees; as `tracker.writers._form` writes it, which loads with its library."""
CONFIRM, SURE, WORDS = "#confirm", "#confidence", "#words"
"""The columns by which somebody decides on drafts: whether a row is taken, and on what grounds."""
YES = phrase("yes")
ABOUT, CODES = phrase("About"), phrase("Codes")
"""The sheets that say what to do, and that cells are chosen from."""
_FIRST_LINE = 4
"""The first row of records: keys, names and hints stand above."""


@frozen
class NumberCell:
    """
    A number: somebody's program took a text for one.

    Attributes:
        value: The number.
    """

    value: float


@frozen
class DayCell:
    """
    A day: somebody's program took a text for one, or somebody typed one.

    Attributes:
        value: The day.

        format: How the cell shows it, which tells how precise it is.
    """

    value: date
    format: str


@frozen
class WrongCell:
    """
    What no cell may hold.

    Attributes:
        message: What is wrong.

        hint: What to do.
    """

    message: Sentence
    hint: Sentence


Typed: TypeAlias = str | NumberCell | DayCell | WrongCell
"""What a cell holds."""


@frozen
class TypedRow:
    """
    A row.

    Attributes:
        place: Where it stands.

        cells: Its cells by column, those left out that are empty.
    """

    place: RowPlace
    cells: Mapping[str, Typed]

    def text(self, column: str) -> str:
        """Return what a cell says as text, whatever it was taken for."""
        cell = self.cells.get(column, "")
        if isinstance(cell, NumberCell):
            return _plain_number(cell.value)
        return cell if isinstance(cell, str) else ""


@frozen
class TypedSheet:
    """
    A sheet.

    Attributes:
        name: Its name.

        letters: The letter of each column, by its key.

        rows: Its rows, without empty ones.
    """

    name: str
    letters: Mapping[str, str]
    rows: tuple[TypedRow, ...]


@frozen(kw_only=True)
class FilledWorkbook:
    """
    A workbook that was filled in.

    Attributes:
        register: The id of the register that it was written from.

        language: The language of texts that do not say theirs.

        file: The name of the file.

        base: What stood in it when it was written: the records of each type by their keys, as cells.

        sheets: Its sheets by their names.

        faults: What is wrong with them.

        remarks: What of it is not taken in.
    """

    register: str
    language: str
    file: str
    base: Mapping[str, Mapping[str, Entry]]
    sheets: Mapping[str, TypedSheet] = field(factory=dict)
    faults: tuple[StructureFault, ...] = ()
    remarks: tuple[Remark, ...] = ()


def is_filled_workbook(path: Path) -> bool:
    """Tell whether a file is a workbook of a register, by the sheet that nobody sees."""
    if path.suffix.casefold() != ".xlsx" or not path.is_file():  # a pipe would be waited for
        return False
    try:
        with ZipFile(path) as archive:
            listed = archive.getinfo("xl/workbook.xml")
            return listed.file_size < _MOST_OF_LIST and f'name="{SEALED}"'.encode() in archive.read(listed)
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False


_MOST_OF_LIST = 1_000_000


def read_filled(path: Path) -> FilledWorkbook:
    """
    Read a workbook that was filled in.

    Raises:
        StructureFault: It cannot be read, or its sealed copy is not whole.

        MissingExtraError: The package openpyxl is not installed.
    """
    book = opened(path)
    register, language, base = _unsealed(book[SEALED], path.name)
    faults: list[StructureFault] = []
    sheets = {}
    wanted = set(base) | {f"{table}.{child}" for table in base for child in children_of(table)}
    for page in book.worksheets:
        if page.title in wanted:
            read = _Reader(page, path.name, faults).sheet()
            if read is not None:
                sheets[page.title] = read
    decided = _confirmed(sheets)
    return FilledWorkbook(
        register=register,
        language=language,
        file=path.name,
        base=base,
        sheets=decided,
        faults=tuple(faults),
        remarks=tuple(_passed_over(book, path.name, wanted)),
    )


def _passed_over(book: Any, file: str, wanted: Collection[str]) -> Iterator[Remark]:  # noqa: ANN401  # as below
    """Go through what somebody added that no record holds: sheets of their own, and comments on cells."""
    own = {translate(language, name) for language in LANGUAGES for name in (ABOUT, CODES)} | {SEALED}
    for page in book.worksheets:
        if page.title not in wanted:
            if page.title not in own and held(page):
                said = Sentence(
                    "the sheet {sheet} is none of the workbook; nothing of it is read", sheet=quoted(page.title)
                )
                yield Remark(RowPlace(file, page.title, 1), said)
            continue
        for line, comments in comments_in(page).items():
            for cell, text in comments.items() if line >= _FIRST_LINE else ():
                said = Sentence(
                    "sheet {sheet}, cell {cell} has a comment, which is not taken in: {text}; the column note keeps it",
                    sheet=quoted(page.title),
                    cell=cell,
                    text=quoted(text),
                )
                yield Remark(RowPlace(file, page.title, line), said)


def _confirmed(sheets: Mapping[str, TypedSheet]) -> dict[str, TypedSheet]:
    """Leave out the drafts that nobody confirmed, with the rows of their lists, and the columns of decisions."""
    found = dict(sheets)
    for name, sheet in sheets.items():
        if CONFIRM not in sheet.letters:
            continue
        left_out = {row.text("#key") for row in sheet.rows if not _is_yes(row.text(CONFIRM))}
        for other, rows in ((other, each) for other, each in sheets.items() if other.partition(".")[0] == name):
            own = "#key" if other == name else "#of"
            kept = (row for row in rows.rows if row.text(own) not in left_out)
            letters = {head: letter for head, letter in rows.letters.items() if head not in _DECIDING}
            found[other] = TypedSheet(other, letters, tuple(_undecorated(row) for row in kept))
    return found


_DECIDING = (CONFIRM, SURE, WORDS)


def _undecorated(row: TypedRow) -> TypedRow:
    return TypedRow(row.place, {head: cell for head, cell in row.cells.items() if head not in _DECIDING})


def _is_yes(text: str) -> bool:
    return text.strip().casefold() in {translate(each, YES).casefold() for each in LANGUAGES}


_MOST_UNPACKED = 2**27


def _unsealed(page: Any, file: str) -> "tuple[str, str, dict[str, dict[str, Entry]]]":  # noqa: ANN401  # openpyxl has no types
    """
    Read the sealed copy: the register, its language and the records.

    Raises:
        StructureFault: It is not whole, or not one.
    """
    cells = [str(cell.value)[1:] for cell in page["A"] if cell.value is not None]
    try:
        unpacking = decompressobj()
        text = unpacking.decompress(b64decode("".join(cells[1:]), validate=True), _MOST_UNPACKED)
        if unpacking.eof and cells and sha256(text).hexdigest() == cells[0]:
            return _copied(json.loads(text))
    except (NoBase64, zlib_error, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        pass
    raise StructureFault(
        Sentence("the sealed copy of what stood in the workbook is not whole"),
        file=file,
        hint=Sentence("take a fresh workbook and copy what was filled in into it"),
    )


def _copied(plain: Any) -> tuple[str, str, dict[str, dict[str, Entry]]]:  # noqa: ANN401  # whatever JSON holds
    """Take a copy apart; whoever made it may have written anything."""
    base = {
        table: {
            key: Entry(_texts(main), {child: tuple(map(_texts, rows)) for child, rows in below.items()})
            for key, (main, below) in own.items()
        }
        for table, own in plain["records"].items()
    }
    for table, own in base.items():
        if any(child not in children_of(table) for entry in own.values() for child in entry.children):
            raise ValueError
    return str(plain["register"]), str(Language(plain["language"])), base


def _texts(cells: Any) -> dict[str, str]:  # noqa: ANN401  # whatever JSON holds
    if not all(isinstance(cell, str) for cell in cells.values()):
        raise TypeError
    return dict(cells)


class _Reader:
    """What reads a sheet, and notes what is wrong with it."""

    def __init__(self, page: Any, file: str, faults: list[StructureFault]) -> None:  # noqa: ANN401  # as above
        self.page = page
        self.file = file
        self.faults = faults

    def sheet(self) -> TypedSheet | None:
        """Read it; None if it cannot be read as one that was filled in."""
        for merged in self.page.merged_cells.ranges:
            self._fault(
                merged.min_row,
                Sentence("the cells {range} are merged", range=str(merged)),
                Sentence("unmerge them; each cell says something of its own"),
            )
        found = held(self.page)
        heads = {place: str(cell.value).strip() for place, cell in sorted(found.get(1, {}).items())}
        if not any(head.startswith("#") for head in heads.values()):
            self._fault(
                1,
                Sentence("the first row names no column {key}", key=quoted("#key")),
                Sentence("put the row of keys back, as it is in a fresh workbook"),
            )
            return None
        places: dict[str, int] = {}
        for place, head in heads.items():
            if head in places:
                self._fault(1, Sentence("column {name} stands twice", name=quoted(head)), Sentence("keep one of them"))
            places.setdefault(head, place)
        rows = (self._row(line, cells, places) for line, cells in sorted(found.items()) if line >= _FIRST_LINE)
        letters = {head: _letter(place) for head, place in places.items()}
        return TypedSheet(self.page.title, letters, tuple(row for row in rows if row.cells))

    def _row(self, line: int, cells: dict[int, Any], places: dict[str, int]) -> TypedRow:
        found = {}
        for head, place in places.items():
            typed = _typed(cells[place]) if place in cells else ""
            if typed != "":
                found[head] = typed
        return TypedRow(RowPlace(self.file, self.page.title, line), found)

    def _fault(self, line: int, message: Sentence, hint: Sentence) -> None:
        self.faults.append(RowPlace(self.file, self.page.title, line).fault(message, hint=hint))


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  # the extra "xlsx"

    return str(get_column_letter(place))


def _typed(cell: Any) -> Typed:  # noqa: ANN401, PLR0911  # openpyxl has no types; one return a type
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if kind == "f":
        return WrongCell(*FORMULA)
    if kind == "e":
        return WrongCell(*error_in(value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        if "%" in (cell.number_format or ""):
            return WrongCell(
                Sentence("the cell holds a percentage"),
                Sentence("format the column as text and type the share, as in 7/20"),
            )
        return NumberCell(value)
    if isinstance(value, datetime):
        if value.time() != time():
            return _TIME
        return DayCell(value.date(), cell.number_format or "")
    if isinstance(value, date):
        return DayCell(value, cell.number_format or "")
    if isinstance(value, time | timedelta):
        return _TIME
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()


_TIME = WrongCell(Sentence("the cell holds a time of day"), Sentence("format the column as text and type a date"))


def _plain_number(value: float) -> str:
    return str(int(value)) if isfinite(value) and value == int(value) else repr(value)


# -- what a cell means ------------------------------------------------------------------------------------------------

_AS_WRITTEN = frozenset(("id", "paragraph", "symbol", "page", "version", "number", "document", "session"))
"""Fields whose zeros at the end count: 115.120 and 115.12 are two paragraphs."""


def number_text(cell: NumberCell, column: str) -> str | WrongCell:
    """Return a number as a text; where zeros at its end count, nobody knows how many there were."""
    text = _plain_number(cell.value)
    if "." in text and column.rpartition(".")[2] in _AS_WRITTEN:
        return WrongCell(
            Sentence("the cell holds the number {number}, which may have lost zeros at its end", number=text),
            Sentence("format the column as text and type the number anew: 115.120 and 115.12 are two paragraphs"),
        )
    return text


def fields_in(row: TypedRow, own: tuple[str, ...]) -> Iterator[tuple[str, Typed]]:
    """Go through the cells of a row, but for those that say of which record it is."""
    yield from ((column, cell) for column, cell in row.cells.items() if column not in own)
