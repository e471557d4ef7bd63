"""Records as rows under flat columns: what CSV and every other table holds of them; the loader reads it back."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from attrs import define, field, frozen

from tracker.model import Breakdown, Concordance, Record, Where
from tracker.records._hooks import quantity
from tracker.records._keys import fields_of, item_of, without_none
from tracker.records._plain_form import unstructure
from tracker.values import InternationalString, Language, Quantity
from tracker.values._safe_text import guarded, inert_cell, is_command
from tracker.values._watched import watched

_FREE = (InternationalString, Where, Breakdown, Concordance)
"""What is a table of keys that are no fields; each makes a column."""


@frozen(kw_only=True)
class Rows:
    """
    Records of one type as a table of texts.

    Attributes:
        columns: The names of the columns, such as ``title.fr``, in the order of the fields.

        rows: For each record the cells by column; one that says nothing is left out.

        cut: How many records say something that no cell can hold, such as a second citation or what cannot be printed.
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    cut: int


def rows_of(records: Sequence[Record], language: str = Language.ENGLISH) -> Rows:
    """
    Write records of one type as rows.

    A column fills one part (``title.fr``), so that of several citations only the first is kept.

    >>> from tracker.model import Meeting
    >>> from tracker.values import When
    >>> title = InternationalString(en="Session", fr="Session")
    >>> rows_of([Meeting(id="s-1", title=title, when=When("2021-03"))]).columns
    ('id', 'title.en', 'title.fr', 'when')

    Args:
        records: The records, all of one type.

        language: The language of a text whose column names none.
    """
    first = Language(language)
    parted = frozenset[str]()
    rows = [_Row(first, parted).filled(record) for record in watched(records, "Writing records")]
    columns = {column for row in rows for column in row.cells}
    # A column that has parts for one record has parts for all: the loader refuses both beside each other.
    parted = frozenset(column for column in columns if any(each.startswith(f"{column}.") for each in columns))
    if parted:
        rows = [_Row(first, parted).filled(record) for record in records]
    order = list(fields_of(type(records[0]))) if records else []
    names = sorted(
        dict.fromkeys(column for row in rows for column in row.cells),
        key=lambda column: order.index(column.partition(".")[0]),
    )
    return Rows(columns=tuple(names), rows=tuple(row.cells for row in rows), cut=sum(row.is_cut for row in rows))


def csv_of(records: Sequence[Record], language: str = Language.ENGLISH) -> tuple[str, int]:
    """Write records of one type as CSV, and count those of which it cannot hold everything."""
    table = rows_of(records, language)
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    quoted = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(table.columns)
    for row in table.rows:
        cells = [guarded(row.get(name, "")) for name in table.columns]
        # Within quotation marks it is the same cell, and no line begins with it.
        (quoted if is_command(cells[0]) else writer).writerow(cells)
    return text.getvalue() if records else "", table.cut


def cells_of(
    values: Mapping[str, Any], record_type: type[Record], language: Language, parted: frozenset[str]
) -> dict[str, str]:
    """
    Write fields of a record as cells by column; of what a cell cannot hold nothing says so.

    Args:
        values: The fields by their keys, in plain form.

        record_type: The type of the record.

        language: The language of a text whose column names none.

        parted: The columns that have parts.
    """
    row = _Row(language, parted)
    known = fields_of(record_type)
    for key, value in values.items():
        row._put(key, value, without_none(known[key].type))  # noqa: SLF001  # its own
    return row.cells


@define
class _Row:
    """
    The cells of a record.

    Attributes:
        first: The language of a text whose column names none.

        parted: The columns that have parts for some record, so that they have parts for all.

        cells: The cells by column.

        is_cut: Whether something of the record fits no cell.
    """

    first: Language
    parted: frozenset[str]
    cells: dict[str, str] = field(factory=dict)
    is_cut: bool = False

    def filled(self, record: Record) -> "_Row":
        """Fill the cells."""
        known = fields_of(type(record))
        for key, value in unstructure(record, self.first).items():
            self._put(key, value, without_none(known[key].type))
        return self

    def _put(self, column: str, value: Any, kind: Any) -> None:  # noqa: ANN401  # what JSON holds, and a type
        """Fill the cell of a value, or those of its parts."""
        if kind is Quantity:
            self._put_quantity(column, value)
        elif kind is InternationalString and isinstance(value, str) and column in self.parted:
            self._put_parts(column, [(self.first.value, value, str)])
        elif isinstance(value, list):
            self._put_items(column, value, item_of(kind))
        elif isinstance(value, dict):
            self._put_parts(column, list(_parts(value, kind)))
        else:
            self._set(column, str(value).lower() if isinstance(value, bool) else str(value))

    def _put_quantity(self, column: str, value: Any) -> None:  # noqa: ANN401  # whatever JSON holds
        """Write a number in its short form, and one in the words of its source part by part."""
        table = value if isinstance(value, dict) else {"value": value}
        if column in self.parted or not {"text", "unit"}.isdisjoint(table):
            self._put_parts(
                column, [(name, part if name == "text" else _clear(str(part)), str) for name, part in table.items()]
            )
        else:
            self._set(column, _clear(quantity(value).short()))

    def _put_parts(self, column: str, parts: Sequence[tuple[str, Any, Any]]) -> None:
        self.is_cut |= not parts
        for name, part, kind in parts:
            self._put(f"{column}.{name}", part, kind)

    def _put_items(self, column: str, items: list[Any], kind: Any) -> None:  # noqa: ANN401  # a type
        """Put words into one cell; of anything else there is room for one."""
        if column not in self.parted and all(_is_word(each) for each in items):
            self._set(column, ";".join(items))
            return
        self.is_cut |= len(items) != 1 or not (isinstance(items[0], dict) or kind is InternationalString)
        for item in items[:1]:
            if isinstance(item, dict):
                self._put_parts(column, list(_parts(item, kind)))
            elif kind is InternationalString:
                self._put_parts(column, [(self.first.value, item, str)])

    def _set(self, column: str, cell: str) -> None:
        inert = inert_cell(cell)  # what cannot be printed stands as it is in JSON lines alone
        self.is_cut |= not cell.strip() or inert != cell
        self.cells[column] = inert


def _parts(table: Mapping[str, Any], kind: Any) -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401  # a type
    """Go through the parts of a value: the key, what stands there, and the type of it."""
    known = {} if kind in _FREE else fields_of(kind)
    for key, value in table.items():
        if kind is Where:
            # One value stands without brackets, but its cell is read as a list all the same.
            yield (key, value, Where) if isinstance(value, dict) else (key, _listed(value), tuple[str, ...])
        else:
            yield key, value, without_none(known[key].type) if known else str


def _listed(value: Any) -> list[Any]:  # noqa: ANN401  # whatever JSON holds
    return value if isinstance(value, list) else [value]


_LIKE_THOUSANDS = re.compile(r"[<>=~]*-?[1-9]\d{0,2}\.\d{3}")


def _clear(number: str) -> str:
    """Write 1.234 as 1.2340, since nobody sees in a cell whether three digits behind one mark are decimals."""
    return f"{number}0" if _LIKE_THOUSANDS.fullmatch(number) else number


def _is_word(text: object) -> bool:
    return isinstance(text, str) and bool(text) and ";" not in text and text == text.strip()
