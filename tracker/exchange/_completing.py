"""From raw rows to records: named, read in the words of their scale, their references checked."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from tracker.checks._reference_names import Known
from tracker.codelists import Scales
from tracker.errors import Sentence, UnknownCodeError, nearest_hint
from tracker.exchange._number_words import settle_words
from tracker.exchange._raw_row import RawRow, RowPlace
from tracker.exchange._sources import SOURCES
from tracker.model import Mandate, Record, Register, SourceDocument
from tracker.model._record_types import Reference, references
from tracker.records import shipped_indicators, unstructure
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._keys import TABLES, fields_of, required_keys
from tracker.records._refusals import Refusal, refusals_in
from tracker.records._refused_values import quoted
from tracker.values import DocumentSymbol, Language

Read = tuple[Record, frozenset[str], RawRow]
"""A record, the keys that its row gave, and the row."""


def has_id(table: str) -> bool:
    """Tell whether records of a type are named by an id of their own; others by what they say."""
    return "id" in fields_of(TABLES[table])


def complete(row: RawRow, register: Register) -> None:
    """Name the record of a row where it has no id, tell those that belong to it whose they are, and read codes."""
    settle_words(row)
    if row.parent is None:
        _name(row, register)
        raw = row.raw
    else:
        raw = row.parent.raw
    children = {table: said for table, said in row.tables.items() if said and (row.parent or table != row.table)}
    main = row.parent.table if row.parent else row.table
    for table, said in children.items():
        if isinstance(raw.get("id"), str):
            row.tables[table] = {main: raw["id"], **said}
    for said in row.tables.values():
        _cite_by_id(said.get("citations"), register)
    _borrow(row, register)
    status = row.tables.get("status", {})
    if isinstance(status.get("code"), str) and isinstance(status.get("scale"), str):
        _read_code(row, status, register.scales)


def _name(row: RawRow, register: Register) -> None:
    """Make an id where the row has none: of the fields that the map says, or of source and paragraph."""
    raw = row.raw
    if row.table == "recommendation" and isinstance(raw.get("source"), str):
        raw["source"] = _id_of(register, raw["source"])
    if not has_id(row.table) or "id" in raw or not row.given:
        return
    naming = row.naming or (("source", "paragraph") if row.table == "recommendation" else ())
    parts = [str(row.number) if name == "row" else raw.get(name) for name in naming]
    if parts and all(isinstance(part, str) for part in parts):
        raw["id"] = "-".join("-".join(str(part).split()) for part in parts)
    elif not any(row.is_told(row.table, (name,)) for name in ("id", "paragraph", *naming) if name != "source"):
        hint = row.meant_for(row.table, "id") or Sentence("map a column to id")
        if row.table == "recommendation":
            hint = Sentence("map a column to id, or columns to source and paragraph")
        message = Sentence("nothing tells which {table} this is", table=row.table)
        row.fault(message, table=row.table, place=("id",), hint=hint)


def _borrow(row: RawRow, register: Register) -> None:
    """Let a row that revises a record leave out what the record needs: an empty cell says nothing."""
    raw = row.raw
    needed = [name for name in required_keys(TABLES[row.table]) if name not in raw]
    if not needed or not isinstance(raw.get("id"), str):
        return
    key = f"{raw['id']}@{raw.get('version')}" if row.table == "indicator" else raw["id"]
    held = register.table(row.table).get(key)
    if held is not None:
        plain = unstructure(held, register.language)
        row.borrowed = {name: plain[name] for name in needed}


def _id_of(register: Register, source: str) -> str:
    """Return the id of the document or mandate of a symbol; any other text is an id already."""
    if any(source in register.table(table) for table in SOURCES):
        return source
    if not DocumentSymbol.is_symbol(source):
        return source
    by_symbol = register.remembered("ids by symbol", lambda: _by_symbol(register))
    return by_symbol.get(DocumentSymbol(source).canonical, source)


def _cite_by_id(citations: object, register: Register) -> None:
    """Let a citation name a document by its address on the Web, which is all that most tables know of it."""
    for each in citations if isinstance(citations, list) else ():
        if isinstance(each, dict) and isinstance(address := each.get("document"), str) and ":" in address:
            by_address = register.remembered("ids by address", lambda: _by_address(register))
            each["document"] = by_address.get(address, address)


def _by_address(register: Register) -> dict[str, str]:
    """Return the ids of documents by address; an address that several documents share names none of them."""
    shared = Counter(each.url for each in register.documents.values())
    return {each.url: each.id for each in register.documents.values() if each.url and shared[each.url] == 1}


def _by_symbol(register: Register) -> dict[str, str]:
    every: list[SourceDocument | Mandate] = [*register.documents.values(), *register.mandates.values()]
    named = [each for each in reversed(every) if each.symbol and DocumentSymbol.is_symbol(each.symbol)]
    return {DocumentSymbol(each.symbol or "").canonical: each.id for each in named}


def _read_code(row: RawRow, status: dict[str, Any], scales: Scales) -> None:
    """Read a status in the words of its scale: "Under implementation" is a code; what is written stays beside it."""
    try:
        known = scales.demanded(status["scale"])
    except UnknownCodeError as error:
        row.fault(error.sentence, table="status", place=("scale",))
        row.missing("status", "code")
        return
    words = status["code"].strip()
    code = "_".join(words.casefold().replace("-", " ").replace("_", " ").split())
    if code not in known:
        titles = {title.casefold(): each.id for each in known.codes.values() for title in (*each.title, *each.words)}
        code = titles.get(words.casefold(), code)
    if code not in known:
        hint = nearest_hint(words, known, otherwise=Sentence("the codes are {codes}", codes=", ".join(known)))
        message = Sentence("{code} is no code of {scale}", code=quoted(words), scale=known.name)
        row.fault(message, table="status", place=("code",), hint=hint)
        return
    if code != words:
        status.setdefault("wording", words)
    status["code"] = code


# -- records ----------------------------------------------------------------------------------------------------------


def record_of(row: RawRow, table: str, raw: dict[str, Any], language: Language) -> Record | None:
    """Read a raw table as a record; None if it is none, of which the row has been told."""
    kind = TABLES[table]
    if table == row.table and has_id(table) and "id" not in raw:
        return None
    try:
        found: Record = converter_for(language).get_structure_hook(kind)(raw, kind)
    except REFUSALS as error:
        parent = (row.parent or row).table
        for refusal in refusals_in(error):
            if table == parent or refusal.place[:1] != (parent,):  # said of the one that it belongs to
                _refuse(row, table, refusal)
        return None
    return found


def _refuse(row: RawRow, table: str, refusal: Refusal) -> None:
    """Note a refusal: at the column that filled the place, or with the name of the field that nothing fills."""
    if row.is_told(table, refusal.place):
        return
    if row.column_of(table, refusal.place) or row.is_fixed(table, refusal.place):
        row.fault(refusal.sentence, table=table, place=refusal.place, hint=refusal.hint)
        return
    name = row.name_of(table, refusal.place)
    hint = Sentence("map a column to it, or give it for all rows: --set {name}=…", name=name)
    row.fault(Sentence("{place}: {message}", place=name, message=refusal.sentence), hint=hint)


# -- what records name ------------------------------------------------------------------------------------------------


def demand_known(
    register: Register,
    rows: Iterable[RawRow],
    read: Iterable[tuple[Record, RawRow]],
    created: Iterable[SourceDocument] = (),
) -> None:
    """Demand that whatever a record names is in the register, in the table or drafted: nothing is created silently."""
    pairs, told = list(read), set[tuple[RowPlace, str]]()
    ids = ((row.table, row.raw.get("id")) for row in rows if row.parent is None)
    coming: set[tuple[str, str | None]] = {(table, name) for table, name in ids if isinstance(name, str)}
    coming |= {(record.table, record.key) for record, _ in pairs}
    coming |= {(record.table, record.symbol) for record, _ in pairs if isinstance(record, SourceDocument)}
    coming |= {("document", name) for each in created for name in (each.id, each.symbol) if name}
    known = register.remembered("known to an import", lambda: Known(register))
    for record, row in pairs:
        for reference in references(record):
            if any((table, reference.target) in coming for table in reference.tables or TABLES):
                continue
            if not known.holds(reference) and (row.place, reference.target) not in told:
                told.add((row.place, reference.target))
                _unknown(row, record.table, reference, register)
    read_rows = {id(row) for record, row in pairs if record.table == "recommendation"}
    _demand_known_sources(register, known, rows, read_rows, {name for table, name in coming if table in SOURCES})


def _demand_known_sources(
    register: Register, known: Known, rows: Iterable[RawRow], read: Collection[int], coming: Collection[str | None]
) -> None:
    """Look for the sources of rows that could not be read, so that all that is wrong with them is said at once."""
    for row in rows:
        source = row.raw.get("source") if row.table == "recommendation" else None
        if id(row) not in read and isinstance(source, str):
            reference = Reference("source", source, SOURCES)
            if source not in coming and not known.holds(reference):
                _unknown(row, "recommendation", reference, register)


def _unknown(row: RawRow, table: str, reference: Reference, register: Register) -> None:
    kinds = " / ".join(sorted(reference.tables)) or "record"
    otherwise = Sentence("add the {kinds} to the register first", kinds=kinds)
    hint = nearest_hint(reference.target, names_for(register, reference), otherwise=otherwise)
    message = Sentence("the register has no {kinds} {record}", kinds=kinds, record=quoted(reference.target))
    row.fault(message, table=table, place=(reference.field,), hint=hint)


def names_for(register: Register, reference: Reference) -> frozenset[str]:
    """Return what a reference may name: ids, the symbols of documents, and the indicators that every register has."""

    def names() -> frozenset[str]:
        found = {key for table in reference.tables or TABLES for key in register.table(table)}
        if reference.field in ("citations", "document"):
            found |= {each.symbol for each in register.documents.values() if each.symbol}
        if "indicator" in reference.tables:
            found |= shipped_indicators().keys() | {each.id for each in register.indicators.values()}
        return frozenset(found)

    return register.remembered(("names", reference.field, reference.tables), names)
