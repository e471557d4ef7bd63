"""Reading rows by a map: which column fills which field, in the words that a register's own CSV files use."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import frozen

from tracker.errors import InvalidValueError, Sentence, nearest_hint
from tracker.exchange._column_names import Heading, called, find_heading, folded_name
from tracker.exchange._raw_row import RawRow, RowPlace, tables_of
from tracker.exchange._sheets import CellFault, CellRow, LooseNumber, Sheet
from tracker.exchange._source import Source, TableMap
from tracker.records._columns import Column, columns_of
from tracker.records._keys import TABLES, fields_of, without_none
from tracker.records._refused_values import Place
from tracker.values import Quantity

_NAMING = ("id", "paragraph", "number")
"""What a number of a spreadsheet never tells: 115.120 has become 115.12."""


@frozen
class Field:
    """
    A field that an import fills.

    Attributes:
        name: As the user writes it: ``text.en``, ``status.code``, ``deadline.due``.

        table: The table that it belongs to.

        column: How it is filled.
    """

    name: str
    table: str
    column: Column

    @property
    def is_number(self) -> bool:
        """Whether a cell holds a number as its source has it."""
        *around, last = self.column.place
        kind = without_none(fields_of(TABLES[self.table])[str(self.column.place[0])].type)
        return kind is Quantity and (not around or last in ("value", "upper"))

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several items."""
        return isinstance(self.column.cell(""), list)


def fields_named(names: Sequence[str], table: str, *, whole: bool = False) -> tuple[Field, ...]:
    """
    Read the names of fields of a type, and of the types that stand in its rows.

    >>> [(each.table, each.column.place) for each in fields_named(["text.en", "status.code"], "recommendation")]
    [('recommendation', ('text', 'en')), ('status', ('code',))]

    Args:
        names: The names.

        table: The type of the rows.

        whole: Whether a field may be filled with a whole table, as JSON can.

    Raises:
        InvalidValueError: There is no such field, or two fill the same; the error names the nearest.
    """
    found = {}
    for each in tables_of(table):
        own = [name for name in names if _table_of(name, table) == each]
        within = [_within(name, table) for name in own]
        for name, key, column in zip(own, within, columns_of(each, within), strict=True):
            filled = column
            if column.fault and whole and key in fields_of(TABLES[each]) and within.count(key) == 1:
                filled = Column(key, (key,))
            if filled.fault:
                known = Sentence("its fields are {words}", words=", ".join(fields_of(TABLES[each])))
                hint = filled.fault[1] or known
                what = Sentence("{field} cannot be filled as a field of {table}", field=repr(name), table=each)
                raise InvalidValueError("{refused}; {hint}", refused=what, hint=hint)
            found[name] = Field(name, each, filled)
    return tuple(found[name] for name in names)


def _is_field(name: str, table: str, *, whole: bool = False) -> bool:
    """Tell whether a column is named like a field, so that it needs no map."""
    bare = " ".join(name.split())
    if _within(bare, table).partition(".")[0] not in fields_of(TABLES[_table_of(bare, table)]):
        return False
    try:
        fields_named([bare], table, whole=whole)
    except InvalidValueError:
        return False
    return True


def _table_of(name: str, table: str) -> str:
    first = name.partition(".")[0]
    return first if first in tables_of(table)[1:] and "." in name else table


def _within(name: str, table: str) -> str:
    own = _table_of(name, table)
    return name if own == table else name.removeprefix(f"{own}.")


# -- rows -------------------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class _Filling:
    """How one field is filled: from which columns, and what is made of a cell."""

    field: Field
    places: tuple[int, ...]
    codes: Mapping[str, str]
    separator: str | None
    decimal: str | None


def rows_by_map(source: Source, sheets: Sequence[Sheet]) -> Iterator[RawRow]:
    """
    Read the rows of the first sheet that has the columns of a map.

    A column that is named like a field fills it unless the map says otherwise.

    Raises:
        InvalidValueError: A field of the map does not exist.

        StructureFault: No sheet has its columns.
    """
    demand_fields(source.table, source.map)
    for table, further in source.map.also:
        _demand_child(source.table, table)
        demand_fields(table, further)
    maps = [source.map, *(each for _, each in source.map.also)]
    wanted = {name: called(name) for each in maps for names in each.columns.values() for name in names}
    whole = any(sheet.names is not None for sheet in sheets)
    heading = find_heading(
        sheets,
        wanted,
        knows=lambda name: _is_field(name, source.table, whole=whole),
        file=source.name,
        line=source.heading,
    )
    own = _own_columns(source, heading, maps, whole=whole)
    heading.demand_once([*own.values(), *(name for each in maps for names in each.columns.values() for name in names)])
    fillings = _fillings(source, source.table, source.map, heading, own, whole=whole)
    also = [(table, each, _fillings(source, table, each, heading, {}, whole=whole)) for table, each in source.map.also]
    taken = {place for group in (fillings, *(each for _, _, each in also)) for each in group for place in each.places}
    unread, letters = heading.besides(taken), heading.letters
    for cells in heading.rows:
        texts = heading.texts(cells)
        about = {"letters": letters, "is_whole": whole}
        row = _row(source.table, source.map, fillings, heading, cells, unread=unread, cells=texts, **about)
        demand_width(row, heading, cells)
        if row.given or row.faults:
            yield row
            for table, further, others in also:
                child = _row(table, further, others, heading, cells, parent=row, **about)
                if child.given:
                    fill_constants([child], further.constants, table)
                if child.given or child.faults:
                    yield child


def demand_width(row: RawRow, heading: Heading, cells: CellRow) -> None:
    """Note that a row is wider than its heading: an unquoted comma in a text has cut the text."""
    wide = heading.overflow(cells)
    if wide is not None:
        row.faults.append(
            row.place.fault(wide, hint="a text that holds what parts the cells stands in quotation marks")
        )


def demand_fields(table: str, table_map: TableMap) -> None:
    """
    Demand that the fields of a map exist: a name that is wrong is said before a column that is missing.

    Raises:
        InvalidValueError: There is no such field, or it is filled twice; the error names the nearest.
    """
    fields_named(list(table_map.columns), table)
    fields_named(list(table_map.constants), table)
    for names in (table_map.values, table_map.defaults, table_map.separators):
        fields_named(list(names), table)
    twice = [name for name in table_map.constants if name in table_map.columns]
    if twice:
        raise InvalidValueError(
            "{field} is a column and the same in all rows; keep one of the two", field=repr(twice[0])
        )
    for name in table_map.separators:
        (found,) = fields_named([name], table)
        if not found.is_list:
            raise InvalidValueError("{field} holds one thing, so that nothing parts its cell", field=repr(name))


def _demand_child(table: str, child: str) -> None:
    known = tables_of(table)[1:]
    if child not in known:
        otherwise = Sentence("the types are {words}", words=", ".join(known) or Sentence("none"))
        raise InvalidValueError(
            "records of type {child} do not stand in the rows of {table}; {hint}",
            child=repr(child),
            table=repr(table),
            hint=nearest_hint(child, known, otherwise=otherwise),
        )


def _own_columns(source: Source, heading: Heading, maps: Sequence[TableMap], *, whole: bool) -> dict[str, str]:
    """Find the columns that are named like a field, and that no map takes."""
    taken = {folded_name(name) for each in maps for names in each.columns.values() for name in names}
    mapped = {folded_name(name) for name in (*source.map.columns, *source.map.constants)}
    return {
        " ".join(name.split()): name
        for name in heading.names
        if folded_name(name) not in taken | mapped and _is_field(name, source.table, whole=whole)
    }


def _fillings(
    source: Source, table: str, table_map: TableMap, heading: Heading, own: Mapping[str, str], *, whole: bool
) -> list[_Filling]:
    columns = {**table_map.columns, **{name: (column,) for name, column in own.items()}}
    found = []
    for each in fields_named([*columns], table, whole=whole):
        places = [place for name in columns[each.name] if (place := heading.place(called(name))) is not None]
        codes = {_folded(words): code for words, code in table_map.values.get(each.name, {}).items()}
        separator = table_map.separators.get(each.name)
        decimal = source.decimal if each.is_number else None
        if places:
            found.append(_Filling(field=each, places=tuple(places), codes=codes, separator=separator, decimal=decimal))
    return found


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _row(
    table: str,
    table_map: TableMap,
    fillings: Sequence[_Filling],
    heading: Heading,
    said: CellRow,
    **about: Any,  # noqa: ANN401  # goes to the fields of their names
) -> RawRow:
    place = RowPlace(heading.sheet.file, heading.sheet.name, said.line)
    row = RawRow.of(place, table, naming=table_map.ids, **about)
    for each in fillings:
        _fill(row, each, heading, said)
    _fill_defaults(row, table_map)
    return row


def _fill(row: RawRow, filling: _Filling, heading: Heading, cells: CellRow) -> None:
    """Fill a field from the first of its columns that says something."""
    each = filling.field
    filled = [place for place in filling.places if place < len(cells.cells) and not _is_empty(cells.cells[place])]
    place = filled[0] if filled else filling.places[0]
    cell = cells.cells[place] if filled else None
    column = heading.names[place]
    row.columns[each.table, each.column.place] = column
    if isinstance(cell, CellFault):
        row.fault(cell.message, table=each.table, place=each.column.place, column=column, hint=cell.hint)
    elif isinstance(cell, LooseNumber) and each.column.place[-1] in _NAMING:
        row.fault_of_number(cell, column, table=each.table, place=each.column.place)
    elif isinstance(cell, str):
        said = _read(row, filling, cell)
        if said != "" and not (said == [] and filling.codes):  # a list of nothing is one; words for nothing say nothing
            put(row.tables[each.table], each.column, said)
    elif cell is not None:
        put(row.tables[each.table], each.column, cell)


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _read(row: RawRow, filling: _Filling, cell: str) -> Any:  # noqa: ANN401  # whatever the cell holds
    """
    Read a cell; words that stand for a code are kept beside it where the record has a place for them.

    Words that stand for the empty code say nothing, like "n/a" or a programme that the register does not follow.
    """
    each = filling.field
    if each.is_list:
        separator = filling.separator or ";"
        items = [item.strip() for item in cell.replace("\r\n", "\n").replace("\n", separator).split(separator)]
        return [said for item in items if item and (said := filling.codes.get(_folded(item), item))]
    words = _number(cell.strip(), filling.decimal) if filling.decimal else cell.strip()
    code = filling.codes.get(_folded(words))
    if code is None:
        return each.column.cell(words)
    if code != words and each.column.place == ("code",) and "wording" in fields_of(TABLES[each.table]):
        row.tables[each.table].setdefault("wording", words)
    return each.column.cell(code)


_MARKS = re.compile(r"[\u0020\u00a0\u2009\u202f'’](?=\d)")
"""What parts thousands whatever the mark before decimals."""


def _number(words: str, decimal: str) -> str:
    """
    Write a number as registers do, without what parts its thousands and with a point before its decimals.

    >>> _number("1.234,5", ","), _number("> 4 000", ","), _number("1,234.5", ".")
    ('1234.5', '>4000', '1234.5')
    """
    thousands = "." if decimal == "," else ","
    bare = re.sub(rf"(?<=\d){re.escape(thousands)}(?=\d{{3}}(?!\d))", "", _MARKS.sub("", words))
    return re.sub(r"(?<=\d),(?=\d)", ".", bare) if decimal == "," else bare


def put(raw: Any, column: Column, value: Any) -> None:  # noqa: ANN401  # a table, or a list within one
    """Put a value in the place of a column, and make the tables and lists around it."""
    place: Place = column.place
    for part, following in pairwise(place):
        raw = raw[part] if isinstance(part, int) else raw.setdefault(part, [{}] if isinstance(following, int) else {})
    raw[place[-1]] = value


# -- what no cell says ------------------------------------------------------------------------------------------------


def _fill_defaults(row: RawRow, table_map: TableMap) -> None:
    """Fill what is empty, but make no record of nothing but defaults."""
    for each in fields_named(list(table_map.defaults), row.table):
        raw = row.tables[each.table]
        if raw and not _holds(raw, each.column.place):
            put(raw, each.column, each.column.cell(table_map.defaults[each.name]))


def _holds(raw: Any, place: Place) -> bool:  # noqa: ANN401  # a table, or a list within one
    for part in place:
        if isinstance(part, int):
            if not isinstance(raw, list) or part >= len(raw):
                return False
            raw = raw[part]
        elif not isinstance(raw, dict) or part not in raw:
            return False
        else:
            raw = raw[part]
    return True


def fill_constants(rows: Sequence[RawRow], constants: Mapping[str, str], table: str) -> None:
    """
    Give every row what all rows have alike; a type that a row says nothing of is left alone.

    Raises:
        InvalidValueError: There is no such field; the error names the nearest.
    """
    fields = fields_named(list(constants), table)
    for row in rows:
        for each in fields if row.table == table else ():
            if row.tables[each.table] or each.table == row.table:
                put(row.tables[each.table], each.column, each.column.cell(constants[each.name]))
                row.fix(each.table, each.column.place)
