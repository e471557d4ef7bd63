"""Imports: a file becomes a plan, and a plan is carried out, all of it or nothing."""

import os
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, TypedDict, Unpack, get_args

from attrs import evolve, frozen

from tracker.errors import InvalidValueError, Sentence, StructureError, StructureFault, nearest_hint
from tracker.exchange._cell_values import DATE_ORDERS
from tracker.exchange._entry_plan import edited_in
from tracker.exchange._entry_sheets import is_filled_workbook
from tracker.exchange._exchange import EXCHANGES, Exchange, reader_of
from tracker.exchange._fields_named import demand_fields
from tracker.exchange._filling import fill_constants
from tracker.exchange._map_file import read_table_map
from tracker.exchange._plan import Edited, ImportPlan, plan_import
from tracker.exchange._raw_row import RawRow
from tracker.exchange._source import Source, TableMap
from tracker.files import load, save
from tracker.model import Record, Register, Revision, RevisionReason
from tracker.records._keys import TABLES


class TableAsked(TypedDict, total=False):
    """
    What a caller says of tables; whatever is left out is found in them, in a map, or asked for.

    Attributes:
        columns: The column of each field, where it is not named like the field: ``{"text.en": "Recommendation"}``.

        constants: Fields that all rows have alike.

        values: For a field the words of the source and the code that each stands for.

        defaults: What a field is where its cell is empty.

        mapping: A file that says all this; what is given here wins over it.

        as_: The name of an exchange, for a list whose columns are known: ``upr``, ``board-of-auditors``.

        sheet: The name of the sheet of an Excel file.

        encoding: The encoding of a text file that is not UTF-8.

        separator: What parts the cells of a text file; None finds it.

        decimal: The mark before decimals, ``.`` or ``,``; None refuses a number that may be two.

        dates: The order of dates in figures, ``dmy`` or ``mdy``; None refuses a date that may be two.
    """

    columns: Mapping[str, str] | None
    constants: Mapping[str, str] | None
    values: Mapping[str, Mapping[str, str]] | None
    defaults: Mapping[str, str] | None
    mapping: str | os.PathLike[str] | None
    as_: str | None
    sheet: str | None
    encoding: str | None
    separator: str | None
    decimal: str | None
    dates: str | None


Files = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]
"""A file, or several."""


def plan_from_file(
    register: str | os.PathLike[str],
    type: str | None,  # noqa: A002  # the word users type
    file: Files,
    *,
    skip_faulty: bool = False,
    create: Collection[str] = (),
    exchanges: Sequence[Exchange] = EXCHANGES,
    **asked: Unpack[TableAsked],
) -> ImportPlan:
    """
    Compare a table with a register, row by row and field by field; of several tables all rows are one plan.

    Args:
        register: The directory of the register.

        type: What the rows are, such as ``event`` or ``recommendations``; None takes what the map or the exchange says.

        file: The table: CSV, Excel, JSON or JSON lines, or whatever another exchange reads; or several of them, and
            workbooks of the register that were filled in.

        skip_faulty: Whether rows that are at fault are left out; the plan holds them.

        create: The types of the records that are drafted where rows name one that the register lacks: ``document``.

        exchanges: What can be read.

        asked: What the columns of the table mean, and how it is written, by the names of `TableAsked`: ``columns``,
            ``constants``, ``values``, ``defaults``, ``mapping``, ``as_``, ``sheet``, ``encoding``, ``separator``,
            ``decimal`` and ``dates``.

    Raises:
        StructureError: The register, the map or the table is at fault; the error holds every fault of every row.

        InvalidValueError: The type, a field or a list is unknown, or two files have one name.

        UnsupportedFormatError: Nothing reads files of that suffix.

        MissingExtraError: The package that reads Excel files is not installed.
    """
    paths = [Path(file)] if isinstance(file, str | os.PathLike) else [Path(each) for each in file]
    _demand_different(paths)
    books = [path for path in paths if is_filled_workbook(path)]
    tables = [path for path in paths if path not in books]
    source = _source_asked(paths[0], asked)
    loaded = load(register)
    rows = _rows_of_tables(loaded, source, type, tables, exchanges, asked) if tables else []
    called = ", ".join(path.name for path in paths)
    edited = _edited(loaded, books, called)
    return plan_import(loaded, rows, file=called, skip_faulty=skip_faulty, create=create, edited=edited)


def _source_asked(path: Path, asked: TableAsked) -> Source:
    """Return what a caller says of the tables."""
    given = TableMap(
        columns={name: (column,) for name, column in (asked.get("columns") or {}).items()},
        constants=asked.get("constants") or {},
        values=asked.get("values") or {},
        defaults=asked.get("defaults") or {},
    )
    return Source(
        path=path,
        table="",
        map=given,
        sheet=asked.get("sheet"),
        encoding=asked.get("encoding"),
        separator=asked.get("separator"),
        decimal=_one_of("decimal", asked.get("decimal"), (".", ",")),
        dates=_one_of("dates", asked.get("dates"), DATE_ORDERS),
    )


def _rows_of_tables(
    register: Register,
    source: Source,
    type_: str | None,
    paths: Sequence[Path],
    exchanges: Sequence[Exchange],
    asked: TableAsked,
) -> list[RawRow]:
    """Read the rows of all tables by one map."""
    readers = [(path, reader_of(path, asked.get("as_"), exchanges)) for path in paths]
    source = _mapped(source, type_, asked.get("mapping"), [each for _, each in readers])
    demand_fields(source.table, source.map)  # a field that does not exist is said before a missing column
    return [row for path, each in readers for row in _rows_of(source.of_file(path), each, register)]


def _edited(register: Register, books: Sequence[Path], called: str) -> Edited:
    """Read what was changed in workbooks, and say all that is wrong with them at once."""
    found, faults = list[Edited](), list[StructureFault]()
    for path in books:
        try:
            found.append(edited_in(register, path))
        except StructureError as error:
            faults += error.faults
    if faults:
        raise StructureError(Sentence("{file} cannot be imported", file=called), faults)
    return Edited.of(found)


def _one_of(name: str, said: str | None, known: Sequence[str]) -> str | None:
    if said is not None and said not in known:
        raise InvalidValueError(
            "{name} is one of {words}, got {value}", name=name, words=" ".join(known), value=repr(said)
        )
    return said


def _mapped(
    source: Source, name: str | None, mapping: str | os.PathLike[str] | None, readers: Sequence[Exchange]
) -> Source:
    """Read the map, and find out what the rows are."""
    named = None
    if mapping is not None:
        try:
            source, named = read_table_map(source, Path(mapping))
        except StructureFault as fault:
            raise _refused(Path(mapping), fault) from None
    said = name or named or readers[0].table
    if said is None and not source.path.exists():  # what an absent file holds is not what is missing
        raise _refused(
            source.path, StructureFault("there is no such file", file=source.path.name, hint="check its name")
        )
    source = _of_type(source, said)
    for exchange in readers:
        if exchange.table not in (None, source.table):
            raise InvalidValueError(
                "the rows of {name} are of type {type}; leave the type out",
                name=repr(exchange.name),
                type=repr(exchange.table),
            )
    return source


def _demand_different(paths: Sequence[Path]) -> None:
    if not paths:
        raise InvalidValueError("nothing is to be imported; name a file")
    twice = [name for name, number in Counter(path.name for path in paths).items() if number > 1]
    if twice:
        raise InvalidValueError("two files are called {file}; give each another name", file=repr(twice[0]))


def _rows_of(source: Source, exchange: Exchange, register: Register) -> list[RawRow]:
    assert exchange.read is not None  # noqa: S101  # it was chosen among those that read
    try:
        rows = list(exchange.read(source, register))
    except StructureFault as fault:
        raise _refused(source.path, fault) from None
    fill_constants(rows, source.map.constants, source.table)
    return rows


def _refused(path: Path, fault: StructureFault) -> StructureError:
    return StructureError(Sentence("{file} cannot be imported", file=path.name), [fault])


def _of_type(source: Source, name: str | None) -> Source:
    """
    Find the type of the rows; it may be written as one or as many.

    Raises:
        InvalidValueError: There is no such type, or none is named.
    """
    if name is None:
        raise InvalidValueError("nothing tells what the rows are; name a type, such as event")
    many = {f"{table}s": table for table in TABLES if table != "status"} | {"statuses": "status"}
    table = many.get(name, name)
    if table not in TABLES:
        hint = nearest_hint(
            name, [*TABLES, *many], otherwise=Sentence("the types are {words}", words=", ".join(TABLES))
        )
        raise InvalidValueError("{type} cannot be imported; {hint}", type=repr(name), hint=hint)
    return evolve(source, table=table)


Mode = Literal["add", "update"]
"""Add what is new; or add it and revise what the table says otherwise."""

Reason = Literal["error", "late_information", "definition", "reclassification", "estimate"]
"""Why an import may revise a record."""


@frozen(kw_only=True)
class Imported:
    """
    What an import has written.

    Attributes:
        records: The records, in the order of the rows, the revised ones last.

        files: The names of the files that hold them.
    """

    records: tuple[Record, ...] = ()
    files: tuple[str, ...] = ()


def apply_import(
    plan: ImportPlan,
    mode: Mode | str,
    *,
    recorded: date | None = None,
    reason: RevisionReason | Reason | str | None = None,
) -> Imported:
    """
    Write what an import brings.

    New records go below those in the files that hold their types, in the directory that the plan was made for. A record
    that the table says otherwise is never overwritten: it is revised, so that what was known before stays known.

    Args:
        plan: What the import would do.

        mode: ``add`` or ``update``.

        recorded: The day on which they are entered; a revision needs one.

        reason: Why they are revised; a revision needs one.

    Raises:
        InvalidValueError: The mode or the reason is unknown, or a day or a reason is missing.

        ChangedUnderneathError: Somebody changed a file since the plan was made; nothing is changed.

        NotWrittenError: The disk is full or somebody else is writing into the register; nothing is changed.
    """
    if mode not in get_args(Mode):
        raise InvalidValueError(
            "{mode} is no mode of an import; it is one of {modes}", mode=repr(mode), modes=", ".join(get_args(Mode))
        )
    new: tuple[Record, ...] = (*plan.created, *plan.added)
    written = tuple(evolve(each, recorded=recorded or each.recorded, origin=None) for each in new)
    if mode == "update" and plan.revised:
        written += _revisions(plan, recorded, reason)
    if not written:
        return Imported()
    before = plan.register
    saved = save(evolve(before, records=(*before.records, *written)))
    files = sorted(name for name, digest in saved.digests.items() if before.digests.get(name) != digest)
    return Imported(records=written, files=tuple(files))


def _revisions(
    plan: ImportPlan, recorded: date | None, reason: RevisionReason | Reason | str | None
) -> tuple[Record, ...]:
    """Make the revisions; each needs a reason, its own or that of all, and a day later than that of what it revises."""
    without = sum(each.revision is None for each in plan.revised)
    if recorded is None or (reason is None and without):
        missing = [
            name
            for name, value in (("--recorded DATE", recorded), ("--reason REASON", reason or not without))
            if not value
        ]
        needs, number = ", ".join(missing), len(plan.revised) if recorded is None else without
        if number == 1:
            raise InvalidValueError("a record is revised, which needs {options}", options=needs)
        raise InvalidValueError(
            "{number} {number:record is|records are} revised, which needs {options}", number=number, options=needs
        )
    late = [each.before for each in plan.revised if each.before.recorded and each.before.recorded >= recorded]
    if late:
        first = max(late, key=lambda each: each.recorded or date.min)
        raise InvalidValueError(
            "{record} was recorded on {day}; give a later day than that as --recorded",
            record=Sentence("{table} {record}", table=first.table, record=repr(first.key)),
            day=first.recorded,
        )
    common = None if reason is None else Revision(reason=RevisionReason(reason))
    return tuple(evolve(each.after, recorded=recorded, revision=each.revision or common) for each in plan.revised)
