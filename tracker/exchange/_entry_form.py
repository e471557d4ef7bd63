"""
The form of an entry workbook: how a record becomes cells of a sheet and of the sheets below it, and back.

A sheet holds a type of record, one a row; a list of tables, such as citations, has a sheet of its own. What no cells
hold is written as JSON into one cell. Every record is read back when it is written, so that nothing is lost silently.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from unicodedata import category

from attrs import field, frozen, has

from tracker.errors import InvalidValueError, StructureError
from tracker.exchange._field_place import JSON
from tracker.model import Record, Where
from tracker.records import structure, unstructure
from tracker.records._columns import columns_of, row_table
from tracker.records._keys import COMMON, TABLES, fields_of, item_of, without_none
from tracker.records._rows import cells_of
from tracker.values import InternationalString, Language, Quantity, When
from tracker.values._safe_text import INVISIBLE

UNWRITTEN = ("recorded", "revision", "draft")
"""What an import says of a record, and nobody types into it."""
MOST_LETTERS = 32_767

_PARTS_OF_A_NUMBER = ("value", "qualifier", "upper", "unit", "text")

Cells = Mapping[str, str]
"""What a row says, by column; an empty cell is left out."""


@frozen
class Entry:
    """
    A record as cells.

    Attributes:
        main: Those of its own row.

        children: Those of the rows below it, by the key of the list.
    """

    main: Cells
    children: Mapping[str, tuple[Cells, ...]] = field(factory=dict)


@cache
def children_of(table: str) -> tuple[str, ...]:
    """
    Return the keys of a type that have sheets of their own: lists of tables, and of texts in several languages.

    >>> children_of("event")
    ('places', 'organizations', 'citations')
    """
    kinds = ((key, item_of(without_none(each.type))) for key, each in fields_of(TABLES[table]).items())
    return tuple(key for key, item in kinds if isinstance(item, type) and has(item) and item is not When)


@frozen
class EntryForm:
    """
    The columns of a type.

    Attributes:
        table: The type.

        language: The language of a text that does not say its own.

        parted: The columns that have parts.
    """

    table: str
    language: Language
    parted: frozenset[str]

    @classmethod
    def of(cls, table: str, language: Language, records: Iterable[Record]) -> "EntryForm":
        """Find out which columns have parts for some record; they then have parts for all."""
        form = cls(table, language, frozenset(_texts(TABLES[table])))
        columns = {name for record in records for name in form._names(form._cells(form._plain(record)))}
        return cls(table, language, form.parted | _with_parts(columns))

    @classmethod
    def under(cls, table: str, language: Language, columns: Iterable[str]) -> "EntryForm":
        """Return the form of columns that there are."""
        return cls(table, language, frozenset(_texts(TABLES[table])) | _with_parts(columns))

    # -- from a record ------------------------------------------------------------------------------------------------

    def entry(self, record: Record) -> Entry:
        """
        Write a record as cells.

        Raises:
            InvalidValueError: It says something that is longer than a cell.
        """
        plain = self._plain(record)
        entry = self._cells(plain)
        unheld = frozenset(key for key in plain if not _is_kept(entry, key))
        if unheld or not self._agrees(entry, record):
            held = (key for key in plain if key not in unheld and not self._agrees_in(entry, key, record))
            entry = self._cells(plain, unheld | frozenset(held))
        for cell in entry.main.values():
            if len(cell) > MOST_LETTERS:
                raise InvalidValueError(
                    "{table} {record} says something that is longer than the {most} letters of a cell",
                    table=record.table,
                    record=repr(record.key),
                    most=MOST_LETTERS,
                )
        return entry

    def _plain(self, record: Record) -> dict[str, Any]:
        plain = unstructure(record, self.language)
        return {key: value for key, value in plain.items() if key not in UNWRITTEN}

    def _cells(self, plain: Mapping[str, Any], as_json: frozenset[str] = frozenset()) -> Entry:
        kind = TABLES[self.table]
        children = [key for key in children_of(self.table) if key in plain and key not in as_json]
        own = {key: value for key, value in plain.items() if key not in as_json and key not in children}
        main = {key: cell for key, cell in cells_of(own, kind, self.language, self.parted).items() if cell}
        return Entry(
            {**main, **{f"{key}{JSON}": json_cell(plain[key]) for key in plain if key in as_json}},
            {key: tuple(self._item(key, item) for item in plain[key]) for key in children},
        )

    def _item(self, key: str, item: object) -> Cells:
        cells = cells_of({key: [item]}, TABLES[self.table], self.language, self.parted)
        return {name.removeprefix(f"{key}."): cell for name, cell in cells.items() if cell}

    def _names(self, entry: Entry) -> Iterator[str]:
        yield from entry.main
        yield from (f"{key}.{name}" for key, rows in entry.children.items() for row in rows for name in row)

    # -- back to a record ---------------------------------------------------------------------------------------------

    def plain(self, entry: Entry) -> dict[str, Any]:
        """
        Read cells as the plain form of a record.

        Raises:
            ValueError: A cell that holds JSON holds none.
        """
        written = {name: cell for name, cell in entry.main.items() if not name.endswith(JSON)}
        found = row_table(list(self._columns(tuple(written))), [*written.values()])
        for name, cell in entry.main.items():
            if name.endswith(JSON):
                found[name.removesuffix(JSON)] = json.loads(cell)
        for key, rows in entry.children.items():
            items = [each for row in rows if (each := self._read_item(key, row)) is not None]
            if items:
                found[key] = items
        return found

    def _read_item(self, key: str, row: Cells) -> Any:  # noqa: ANN401  # whatever a list holds
        names = tuple(f"{key}.{name}" for name in row)
        found = row_table(list(self._columns(names)), [*row.values()])
        return found[key][0] if key in found else None

    def _columns(self, names: tuple[str, ...]) -> tuple[Any, ...]:
        return _columns(self.table, names)

    def _agrees(self, entry: Entry, record: Record) -> bool:
        """Tell whether cells say what a record says."""
        try:
            plain = self.plain(entry)
        except ValueError:
            return False
        return _reads_as(plain, record, self.language)

    def _agrees_in(self, entry: Entry, key: str, record: Record) -> bool:
        """Tell whether the cells of one field say what the record says there."""
        own = {name: cell for name, cell in entry.main.items() if name.partition(".")[0] == key}
        try:
            said = self.plain(Entry(own, {each: rows for each, rows in entry.children.items() if each == key}))
        except ValueError:
            return False
        return key in said and _reads_as({**self._plain(record), key: said[key]}, record, self.language)


def _reads_as(plain: dict[str, Any], record: Record, language: Language) -> bool:
    whole = unstructure(record, language)
    try:
        read = structure({**{key: whole[key] for key in UNWRITTEN if key in whole}, **plain}, type(record), language)
    except StructureError:
        return False
    return unstructure(read, language) == whole


@cache
def _columns(table: str, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(columns_of(table, list(names)))


def _with_parts(columns: Iterable[str]) -> frozenset[str]:
    """
    Return the columns that have parts.

    >>> sorted(_with_parts(["when", "value.text", "masthead.organ.fr"]))
    ['masthead', 'masthead.organ', 'value']
    """
    split = [name.split(".") for name in columns]
    return frozenset(".".join(parts[:length]) for parts in split for length in range(1, len(parts)))


def _texts(cls: type, above: str = "", depth: int = 3) -> Iterator[str]:
    """Go through the columns that are texts in languages, lists of them among them: they always name the language."""
    for key, attribute in fields_of(cls).items() if depth else ():
        kind = without_none(attribute.type)
        item = item_of(kind) or kind
        if item is InternationalString:
            yield f"{above}{key}"
        elif isinstance(item, type) and has(item) and item not in (Quantity, When, Where):
            yield from _texts(item, f"{above}{key}.", depth - 1)


# -- cells that stay what they are ------------------------------------------------------------------------------------

_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_|x005F_")
"""What spreadsheets write for letters that they cannot hold, and take for them."""


def _is_kept(entry: Entry, key: str) -> bool:
    """Tell whether cells stay what they are in a spreadsheet, and whether a list says something in each of its rows."""
    own = [cell for name, cell in entry.main.items() if name.partition(".")[0] == key]
    rows = entry.children.get(key, ())
    return all(map(is_safe, [*own, *(cell for row in rows for cell in row.values())])) and all(rows)


def is_safe(cell: str) -> bool:
    r"""
    Tell whether a text stays what it is in a cell, whatever program saves it.

    >>> is_safe("two\nlines"), is_safe(" blank"), is_safe("_x0041_")
    (True, False, False)
    """
    if len(cell) > MOST_LETTERS or cell != cell.strip() or _ESCAPED.search(cell):
        return False
    shows = cell.isprintable() or all(sign == "\n" or category(sign)[0] != "C" for sign in cell)
    return shows and INVISIBLE.search(cell) is None


def json_cell(value: object) -> str:
    """Write a value as JSON that any spreadsheet leaves as it is."""
    text = json.dumps(value, ensure_ascii=True)
    return text.replace("_", "\\u005f") if _ESCAPED.search(text) else text


def key_cell(key: str) -> str:
    r"""
    Write the key of a record so that it stays what it is, and shows.

    >>> key_cell("m1"), key_cell("m\u200b1")
    ('m1', '"m\\u200b1"')
    """
    return key if is_safe(key) and not key.startswith('"') else json_cell(key)


def key_in_cell(cell: str) -> str:
    r"""
    Read what `key_cell` wrote.

    >>> key_in_cell("m1"), key_in_cell('"m\\u200b1"') == "m\u200b1"
    ('m1', True)
    """
    try:
        read = json.loads(cell) if cell.startswith('"') else cell
    except ValueError:
        return cell
    return read if isinstance(read, str) else cell


# -- columns to be filled in ------------------------------------------------------------------------------------------


def columns_to_fill(form: EntryForm, languages: Sequence[Language], entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the columns of a type in the order of its fields: what can be filled in, and what some record fills."""
    used = dict.fromkeys(name for entry in entries for name in entry.main)
    keys = [key for key in fields_of(TABLES[form.table]) if key not in (*UNWRITTEN, *children_of(form.table))]
    found = [name for key in keys for name in _of_field(form, key, TABLES[form.table], "", languages)]
    found += [name for name in used if name not in found]
    order = list(fields_of(TABLES[form.table]))
    return tuple(sorted(found, key=lambda name: order.index(re.split(r"[.!]", name)[0])))


def child_columns(
    form: EntryForm, key: str, languages: Sequence[Language], entries: Iterable[Entry]
) -> tuple[str, ...]:
    """Return the columns of the sheet of a list."""
    used = dict.fromkeys(name for entry in entries for row in entry.children.get(key, ()) for name in row)
    item = item_of(without_none(fields_of(TABLES[form.table])[key].type))
    if item is InternationalString:
        found = [language.value for language in languages]
    else:
        prefix = f"{key}."
        found = [
            name.removeprefix(prefix)
            for part in fields_of(item)
            for name in _of_field(form, part, item, prefix, languages)
        ]
    return (*found, *(name for name in used if name not in found))


def _of_field(form: EntryForm, key: str, cls: type, above: str, languages: Sequence[Language]) -> Iterator[str]:
    """Go through the columns of a field; one whose parts have any names has those that are used."""
    kind, name = without_none(fields_of(cls)[key].type), f"{above}{key}"
    item = item_of(kind)
    if kind is InternationalString:
        yield from (f"{name}.{language.value}" for language in languages)
    elif kind is Quantity and name in form.parted:
        yield from (f"{name}.{part}" for part in _PARTS_OF_A_NUMBER)
    elif isinstance(kind, type) and has(kind) and kind not in (Quantity, When):
        for part in fields_of(kind) if kind is not Where else ():
            yield from _of_field(form, part, kind, f"{name}.", languages)
    elif not _is_free(kind) if item is None else isinstance(item, type) and not has(item):
        yield name


def _is_free(kind: Any) -> bool:  # noqa: ANN401  # a type, or what stands for one
    """Tell whether a value is a table of keys that are no fields."""
    return getattr(kind, "__origin__", None) in (dict, tuple, Mapping)


def is_common(name: str) -> bool:
    """Tell whether a column is one that every record may carry."""
    return re.split(r"[.!]", name)[0] in COMMON
