"""Taking recommendations in from a table: what would be added and revised is decided before anything is written."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tracker.errors import InvalidValueError, Sentence, StructureError, StructureFault, nearest_hint
from tracker.files._adapters import Adapter, adapter
from tracker.files._heading import called, find_heading
from tracker.files._import_plan import ImportPlan, Remark, compared
from tracker.files._import_records import Read, complete, demand_known, record_of
from tracker.files._incoming import IMPORTED, Incoming, RowPlace
from tracker.files._load import load
from tracker.files._mapped import constants_in, import_fields, incoming_rows, is_field, put
from tracker.files._sheet import CellFault, LooseNumber, sheets_of
from tracker.model import Record, Register
from tracker.records._keys import TABLES, required_keys
from tracker.records._refused_values import quoted

__all__ = ["plan_import"]


def plan_import(
    register: str | os.PathLike[str],
    type: str,  # noqa: A002  # the word users type
    file: str | os.PathLike[str],
    *,
    mapping: Mapping[str, str] | None = None,
    constants: Mapping[str, str] | None = None,
    as_: str | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
) -> ImportPlan:
    """
    Compare a table with a register, row by row and field by field.

    A row is the record of its id, or, without an id, of its source and paragraph. An empty cell says nothing.

    Args:
        register: The directory of the register.

        type: What the rows are: ``recommendations``.

        file: The table: CSV, Excel or JSON lines.

        mapping: The column of each field: ``{"text.en": "Recommendation", "status.code": "Status"}``; a column that
            is named like a field needs none.

        constants: Fields that all rows have alike.

        as_: The name of a list whose columns are known: ``upr``, ``board-of-auditors``.

        sheet: The name of the sheet of an Excel file.

        encoding: The encoding of a text file that is not UTF-8.

    Raises:
        StructureError: The register or the table is at fault; the error holds every fault of every row.

        InvalidValueError: The type, a field or a list is unknown.

        UnsupportedFormatError: The file is none of CSV, Excel and JSON lines.

        MissingExtraError: The package that reads Excel files is not installed.
    """
    known = ("recommendation", "recommendations")
    if type not in known:
        hint = nearest_hint(type, known, otherwise=Sentence("recommendations can be"))
        raise InvalidValueError("{type} cannot be imported; {hint}", type=repr(type), hint=hint)
    loaded, path = load(register), Path(file)
    chosen = None if as_ is None else adapter(as_)
    fixed = constants_in(constants or {})
    import_fields(list(mapping or {}))  # a field that does not exist is said before a column that does not
    try:
        rows, unread = _rows(path, loaded, chosen, mapping or {}, sheet, encoding)
    except StructureFault as fault:
        raise _refused(path, [fault]) from None
    common: dict[tuple[str, object], StructureFault | None] = {}
    for row in rows:
        for each, value in fixed:
            if row.raw[each.table] or each.table == "recommendation":
                put(row.raw[each.table], each.column, value)
                row.fix(each.table, each.column.place, common)
        complete(row, loaded)
    return _plan(path, loaded, rows, unread, _missing_in_all(path, rows), common)


def _refused(path: Path, faults: list[StructureFault]) -> StructureError:
    return StructureError(Sentence("{file} cannot be imported", file=path.name), faults)


# -- rows -------------------------------------------------------------------------------------------------------------


def _rows(
    path: Path,
    register: Register,
    chosen: Adapter | None,
    mapping: Mapping[str, str],
    sheet: str | None,
    encoding: str | None,
) -> tuple[list[Incoming], tuple[str, ...]]:
    sheets = sheets_of(path, encoding=encoding, sheet=sheet)
    if chosen is None:
        wanted = {column: called(column) for column in mapping.values()}
        return incoming_rows(find_heading(sheets, wanted, knows=is_field, file=path.name), mapping)
    if mapping:
        raise InvalidValueError("the columns of {name} are known; leave --map out", name=repr(chosen.name))
    heading = find_heading(sheets, chosen.columns, knows=lambda _: False, file=path.name)
    places = {
        label: place
        for label, pattern in {**chosen.columns, **chosen.optional}.items()
        if (place := heading.place(pattern)) is not None
    }
    unread = heading.besides(set(places.values()))
    rows = []
    for row in heading.rows:
        incoming = Incoming(RowPlace(path.name, heading.sheet.name, row.line))
        cells = {label: row.cells[place] for label, place in places.items() if place < len(row.cells)}
        chosen.read(incoming, _texts(incoming, cells), register)
        if incoming.given or incoming.faults or incoming.remarks or incoming.totals:
            rows.append(incoming)
    if chosen.finish is not None:
        chosen.finish(rows)
    return rows, unread


def _texts(incoming: Incoming, cells: Mapping[str, Any]) -> dict[str, str]:
    """Take the cells that hold text, and note what is wrong with others."""
    texts = {}
    for label, cell in cells.items():
        if isinstance(cell, CellFault):
            incoming.fault(cell.message, column=label, hint=cell.hint)
        elif isinstance(cell, LooseNumber) and label in ("number", "Paragraph", "Report reference"):
            incoming.fault_of_number(cell, label)
        elif isinstance(cell, str) and cell.strip():
            texts[label] = cell.strip()
        elif isinstance(cell, list):
            texts[label] = "|".join(str(each) for each in cell)
    return texts


def _missing_in_all(path: Path, rows: list[Incoming]) -> list[StructureFault]:
    """Say once what no row says, instead of once a row."""
    faults = []
    for table in IMPORTED:
        own = [row for row in rows if row.raw[table]]
        filled = {key for row in own for key in (*row.raw[table], *row.borrowed)} | {
            key for row in own for key in row.filled(table)
        }
        for key in required_keys(TABLES[table]) if len(own) > 1 else []:
            if key not in filled and key not in ("id", "recommendation"):
                name = key if table == "recommendation" else f"{table}.{key}"
                hint = Sentence("map a column to it, or give it for all rows: --set {name}=…", name=name)
                message = Sentence("{name} is missing from all rows", name=name)
                faults.append(StructureFault(message, file=path.name, hint=hint))
                for row in own:
                    row.missing(table, key)
    return faults


# -- records ----------------------------------------------------------------------------------------------------------


def _plan(
    path: Path,
    register: Register,
    rows: list[Incoming],
    unread: tuple[str, ...],
    missing: list[StructureFault],
    common: Mapping[tuple[str, object], StructureFault | None],
) -> ImportPlan:
    language = register.language
    read: dict[tuple[str, str], Read] = {}
    for row in rows:
        for table, raw in row.given.items():
            borrowed = row.borrowed if table == "recommendation" else {}
            record = record_of(row, table, {**borrowed, **raw}, language)
            if record is not None:
                _keep(read, record, frozenset(raw), row)
    demand_known(register, rows, [(record, row) for record, _, row in read.values()])
    faults = [
        *missing,
        *(fault for fault in common.values() if fault),
        *(fault for row in rows for fault in row.faults),
    ]
    if faults:
        raise _refused(path, faults)
    plan = ImportPlan(
        file=path.name,
        register=register,
        unread=unread,
        remarks=(
            *(Remark(row.place, text) for row in rows for text in row.remarks),
            *_differing_in_capitals(register, [(record, row) for record, _, row in read.values()]),
        ),
    )
    return compared(plan, read.values())


def _differing_in_capitals(register: Register, read: list[tuple[Record, Incoming]]) -> Iterator[Remark]:
    """Remark on each new recommendation that only its capitals tell from another: it may be the same one."""
    known = {key.casefold(): key for key in register.recommendations}
    for record, row in read:
        if record.table != "recommendation":
            continue
        other = known.setdefault(record.key.casefold(), record.key)
        if other != record.key and record.key not in register.recommendations:
            said = Sentence(
                "{record} differs from {other} in capitals only", record=quoted(record.key), other=quoted(other)
            )
            yield Remark(row.place, said)


def _keep(
    read: dict[tuple[str, str], Read],
    record: Record,
    given: frozenset[str],
    row: Incoming,
) -> None:
    """Keep a record; a second row may say the same again, and nothing else."""
    first = read.setdefault((record.table, record.key), (record, given, row))
    if first[0] != record:
        named = Sentence("{table} {record}", table=record.table, record=quoted(record.key))
        message = Sentence(
            "{record} stands in row {row} as well, and says something else", record=named, row=first[2].place.line
        )
        row.fault(message, hint="keep one of the two rows")
