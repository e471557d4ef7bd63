"""Taking recommendations in from a table: what would be added, revised and left as it is, decided before anything is written."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, fields, frozen

from tracker.codelists import Scale, scale
from tracker.errors import InvalidValueError, StructureError, StructureFault, UnknownCodeError, closest
from tracker.files._adapters import Adapter, adapter
from tracker.files._converter import REFUSALS, converter_for
from tracker.files._heading import called, find_heading
from tracker.files._incoming import IMPORTED, Incoming, RowPlace
from tracker.files._keys import TABLES, keys_of, renamed
from tracker.files._leaves import leaves
from tracker.files._load import load
from tracker.files._mapped import constants_in, incoming_rows, is_field, put
from tracker.files._refused import quoted
from tracker.files._sheet import CellFault, LooseNumber, sheets_of
from tracker.model import Recommendation, Record, Reference, Register, references
from tracker.values import DocumentSymbol, InternationalString, Language

__all__ = ["FieldChange", "ImportPlan", "Remark", "Revised", "plan_import"]


@frozen
class FieldChange:
    """
    What an import would change in a field.

    Attributes:
        field: The key of the field.

        before: What the register holds; None if nothing.

        after: What the table says.
    """

    field: str
    before: Any
    after: Any


@frozen(kw_only=True)
class Revised:
    """
    A record that the table says something else about.

    Attributes:
        before: What the register holds.

        after: The same with what the table says.

        changes: The fields that differ.
    """

    before: Record
    after: Record
    changes: tuple[FieldChange, ...]


@frozen
class Remark:
    """
    What was left out or read in a way that somebody should know.

    Attributes:
        place: The row.

        text: What about it.
    """

    place: RowPlace
    text: str

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line} {self.text}"


@frozen(kw_only=True)
class ImportPlan:
    """
    What an import would do; nothing is written.

    Attributes:
        file: The name of the table's file.

        register: The register as it was read.

        added: The records that the register lacks, in the order of the rows.

        revised: The records that would be revised.

        unchanged: The records that are there already.

        unread: The columns of which nothing is read.

        remarks: What somebody should know.
    """

    file: str
    register: Register = field(repr=False)
    added: tuple[Record, ...] = ()
    revised: tuple[Revised, ...] = ()
    unchanged: tuple[Record, ...] = ()
    unread: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


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

    A row is the record of the same id; without an id it is that of its source and paragraph. An empty cell says nothing.

    Args:
        register: The directory of the register.

        type: What the rows are: ``recommendations``.

        file: The table: CSV, Excel or JSON lines.

        mapping: The column of each field: ``{"text.en": "Recommendation", "status.code": "Status"}``. A column that is
            named like a field needs none.

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
        nearest = closest(type, known)
        hint = f"did you mean {nearest!r}?" if nearest else "recommendations can be"
        raise InvalidValueError(f"{type!r} cannot be imported; {hint}")
    loaded, path = load(register), Path(file)
    chosen = None if as_ is None else adapter(as_)
    fixed = constants_in(constants or {})
    try:
        rows, unread = _rows(path, loaded, chosen, mapping or {}, sheet, encoding)
    except StructureFault as fault:
        raise _refused(path, [fault]) from None
    for row in rows:
        for each, value in fixed:
            if row.raw[each.table] or each.table == "recommendation":
                put(row.raw[each.table], each.column, value)
    return _plan(path, loaded, rows, unread)


def _refused(path: Path, faults: list[StructureFault]) -> StructureError:
    return StructureError(f"{path.name} cannot be imported", faults)


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
        raise InvalidValueError(f"the columns of {chosen.name!r} are known; leave --map out")
    heading = find_heading(sheets, chosen.columns, knows=lambda _: False, file=path.name)
    places = {
        label: place
        for label, pattern in {**chosen.columns, **chosen.optional}.items()
        if (place := heading.place(pattern)) is not None
    }
    read = set(places.values())
    unread = tuple(
        " ".join(name.split()) for place, name in enumerate(heading.names) if place not in read and name.strip()
    )
    rows = []
    for row in heading.rows:
        incoming = Incoming(RowPlace(path.name, heading.sheet.name, row.line))
        cells = {label: row.cells[place] for label, place in places.items() if place < len(row.cells)}
        chosen.read(incoming, _texts(incoming, cells), register)
        if incoming.given or incoming.faults:
            rows.append(incoming)
    return rows, unread


def _texts(incoming: Incoming, cells: Mapping[str, Any]) -> dict[str, str]:
    """Take the cells that hold text, and note what is wrong with others."""
    texts = {}
    for label, cell in cells.items():
        if isinstance(cell, CellFault):
            incoming.fault(cell.message, column=label, hint=cell.hint)
        elif isinstance(cell, LooseNumber) and label in ("number", "Paragraph", "Report reference"):
            hint = "format the column as text and type the number anew: 115.120 and 115.12 are two paragraphs"
            incoming.fault(
                f"the cell holds the number {cell}, which may have lost zeros at its end", column=label, hint=hint
            )
        elif isinstance(cell, str) and cell.strip():
            texts[label] = cell.strip()
        elif isinstance(cell, list):
            texts[label] = "|".join(str(each) for each in cell)
    return texts


# -- from rows to records ---------------------------------------------------------------------------------------------


def _plan(path: Path, register: Register, rows: list[Incoming], unread: tuple[str, ...]) -> ImportPlan:
    language = register.languages[0] if register.languages else Language.ENGLISH
    read: dict[tuple[str, str], tuple[Record, frozenset[str], Incoming]] = {}
    for row in rows:
        _complete(row, register)
        for table, raw in row.given.items():
            record = _record(row, table, raw, language)
            if record is not None:
                _keep(read, record, frozenset(raw), row)
    _demand_known(register, [(record, row) for record, _, row in read.values()])
    faults = [fault for row in rows for fault in row.faults]
    if faults:
        raise _refused(path, faults)
    plan = ImportPlan(
        file=path.name,
        register=register,
        unread=unread,
        remarks=tuple(Remark(row.place, text) for row in rows for text in row.remarks),
    )
    return _compared(plan, read.values())


def _complete(row: Incoming, register: Register) -> None:
    """Find the record's source by its symbol, and name the record by source and paragraph where it has no id."""
    raw = row.raw["recommendation"]
    source = raw.get("source")
    if isinstance(source, str):
        raw["source"] = source = _id_of(register, source)
    if "id" not in raw and isinstance(source, str) and isinstance(raw.get("paragraph"), str):
        raw["id"] = "-".join(f"{source}-{raw['paragraph']}".split())
    if "id" not in raw:
        hint = "map a column to id, or columns to source and paragraph"
        row.fault("nothing tells which recommendation this is", table="recommendation", place=("id",), hint=hint)
    for table in IMPORTED[1:]:
        if row.raw[table] and isinstance(raw.get("id"), str):
            row.raw[table] = {"recommendation": raw["id"], **row.raw[table]}
    status = row.raw["status"]
    if isinstance(status.get("code"), str) and isinstance(status.get("scale"), str):
        _read_code(row, status)


def _id_of(register: Register, source: str) -> str:
    """Return the id of the document or mandate of a symbol; any other text is an id already."""
    for table in ("document", "mandate", "meeting"):
        if source in register.table(table):
            return source
    if not DocumentSymbol.is_symbol(source):
        return source
    symbol = DocumentSymbol(source)
    for each in (*register.documents.values(), *register.mandates.values()):
        if each.symbol and DocumentSymbol.is_symbol(each.symbol) and DocumentSymbol(each.symbol) == symbol:
            return each.id
    return source


def _read_code(row: Incoming, status: dict[str, Any]) -> None:
    """Read a status in the words of its scale: "Under implementation" is a code, and stays beside it as it is written."""
    try:
        known: Scale = scale(status["scale"])
    except UnknownCodeError as error:
        row.fault(str(error), table="status", place=("scale",))
        return
    words = status["code"].strip()
    code = "_".join(words.casefold().replace("-", " ").replace("_", " ").split())
    if code not in known:
        titles = {title.casefold(): each.id for each in known.codes.values() for title in each.title}
        code = titles.get(words.casefold(), code)
    if code not in known:
        nearest = closest(words, known)
        hint = f"did you mean {nearest!r}?" if nearest else f"the codes are {', '.join(known)}"
        row.fault(f"{quoted(words)} is no code of {known.name}", table="status", place=("code",), hint=hint)
        return
    if code != words:
        status.setdefault("wording", words)
    status["code"] = code


def _record(row: Incoming, table: str, raw: dict[str, Any], language: Language) -> Record | None:
    kind = TABLES[table]
    if table == "recommendation" and "id" not in raw:
        return None
    try:
        found: Record = converter_for(language).get_structure_hook(kind)(raw, kind)
    except REFUSALS as error:
        for leaf in leaves(error):
            if leaf.place[:1] == ("recommendation",) and table != "recommendation":
                continue  # said of the recommendation itself
            place = leaf.place
            named = f"{table}.{'.'.join(map(str, place))}" if table != "recommendation" else ".".join(map(str, place))
            known = row.column_of(table, place)
            message = leaf.sentence if known else f"{named}: {leaf.sentence}"
            hint = leaf.hint if known else f"map a column to {named}, or give it with --set {named}=…"
            row.fault(message, table=table, place=place, hint=hint)
        return None
    return found


def _keep(
    read: dict[tuple[str, str], tuple[Record, frozenset[str], Incoming]],
    record: Record,
    given: frozenset[str],
    row: Incoming,
) -> None:
    """Keep a record; a second row may say the same again, and nothing else."""
    first = read.setdefault((record.table, record.key), (record, given, row))
    if first[0] != record:
        message = (
            f"{record.table} {quoted(record.key)} stands in row {first[2].place.line} as well, and says something else"
        )
        row.fault(message, hint="keep one of the two rows")


def _demand_known(register: Register, read: Iterable[tuple[Record, Incoming]]) -> None:
    """Demand that whatever a record names is in the register or in the table: nothing is created silently."""
    pairs = list(read)
    coming = {record.key for record, _ in pairs if isinstance(record, Recommendation)}
    for record, row in pairs:
        for reference in references(record):
            if "recommendation" in reference.tables and reference.target in coming:
                continue
            known = _names(register, reference)
            if reference.target not in known:
                nearest = closest(reference.target, known)
                kinds = " or ".join(reference.tables)
                hint = f"did you mean {nearest!r}?" if nearest else f"add the {kinds} to the register first"
                message = f"the register has no {kinds} {quoted(reference.target)}"
                row.fault(message, table=record.table, place=(reference.field,), hint=hint)


def _names(register: Register, reference: Reference) -> frozenset[str]:
    """Return what a reference may name: ids, and the symbols of documents in citations."""

    def names() -> frozenset[str]:
        found = {key for table in reference.tables for key in register.table(table)}
        if reference.field == "citations":
            found |= {each.symbol for each in register.documents.values() if each.symbol}
        return frozenset(found)

    return register.remembered(("names", reference.tables, reference.field == "citations"), names)


# -- from records to differences --------------------------------------------------------------------------------------


def _compared(plan: ImportPlan, read: Iterable[tuple[Record, frozenset[str], Incoming]]) -> ImportPlan:
    added, revised, unchanged, faults = list[Record](), list[Revised](), list[Record](), list[StructureFault]()
    every = {(each.table, each.key) for each in plan.register.records}
    for record, given, row in read:
        before = plan.register.table(record.table).get(record.key)
        if before is None:
            if (record.table, record.key) in every:
                hint = "enter it by hand as a revision, or give it another id"
                faults.append(row.place.fault(f"{record.table} {quoted(record.key)} was retracted", hint=hint))
            added.append(record)
            continue
        after = _merged(before, record, given)
        if after == before:
            unchanged.append(before)
        else:
            revised.append(Revised(before=before, after=after, changes=tuple(_changes(before, after))))
    if faults:
        raise StructureError(f"{plan.file} cannot be imported", faults)
    return evolve(plan, added=tuple(added), revised=tuple(revised), unchanged=tuple(unchanged))


def _merged(before: Record, said: Record, given: frozenset[str]) -> Record:
    """Put what a row says into a record, and leave everything else."""
    changed = {}
    for key, attribute in keys_of(type(before)).items():
        if key in given:
            old, new = getattr(before, attribute.name), getattr(said, attribute.name)
            if isinstance(old, InternationalString) and isinstance(new, InternationalString):
                new = InternationalString({**dict(old.texts), **dict(new.texts)})  # other languages stay
            changed[attribute.name] = new
    return evolve(before, **changed)


def _changes(before: Record, after: Record) -> Iterator[FieldChange]:
    names = renamed(type(before))
    for each in fields(type(before)):
        old, new = getattr(before, each.name), getattr(after, each.name)
        if each.eq and old != new:
            yield FieldChange(names.get(each.name, each.name), old, new)
