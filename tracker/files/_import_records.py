"""From the rows of an import to records: named, read in the words of their scale, their references checked."""

from collections.abc import Collection, Iterable
from typing import Any

from tracker.codelists import Scale, scale
from tracker.errors import Sentence, UnknownCodeError, nearest_hint
from tracker.files._incoming import IMPORTED, Incoming
from tracker.files._tables import record_table
from tracker.model import Mandate, Record, Register, SourceDocument
from tracker.model._references import Reference, references
from tracker.records._converter import REFUSALS, converter_for
from tracker.records._keys import TABLES, required_keys
from tracker.records._refusals import Refusal, refusals_in
from tracker.records._refused_values import quoted
from tracker.values import DocumentSymbol, Language

__all__ = ["Read", "complete", "demand_known", "record_of"]

Read = tuple[Record, frozenset[str], Incoming]
"""A record, the keys that its row gave, and the row."""


def complete(row: Incoming, register: Register) -> None:
    """Find the record's source by its symbol, and name the record by source and paragraph where it has no id."""
    raw = row.raw["recommendation"]
    source = raw.get("source")
    if isinstance(source, str):
        raw["source"] = source = _id_of(register, source)
    if "id" not in raw and isinstance(source, str) and isinstance(raw.get("paragraph"), str):
        raw["id"] = "-".join(f"{source}-{raw['paragraph']}".split())
    if not row.given:
        return
    if "id" not in raw and not row.is_told("recommendation", ("paragraph",)):
        hint = Sentence("map a column to id, or columns to source and paragraph")
        row.fault("nothing tells which recommendation this is", table="recommendation", place=("id",), hint=hint)
    for table in IMPORTED[1:]:
        if row.raw[table] and isinstance(raw.get("id"), str):
            row.raw[table] = {"recommendation": raw["id"], **row.raw[table]}
    _borrow(row, register)
    status = row.raw["status"]
    if isinstance(status.get("code"), str) and isinstance(status.get("scale"), str):
        _read_code(row, status)


def _borrow(row: Incoming, register: Register) -> None:
    """Let a row that revises a record leave out what the record needs: an empty cell says nothing."""
    raw = row.raw["recommendation"]
    held = register.recommendations.get(raw["id"]) if isinstance(raw.get("id"), str) else None
    if held is not None:
        table = record_table(held, register.language)
        needed = (key for key in required_keys(TABLES["recommendation"]) if key not in raw)
        row.borrowed = {key: table[key] for key in needed}


def _id_of(register: Register, source: str) -> str:
    """Return the id of the document or mandate of a symbol; any other text is an id already."""
    if any(source in register.table(table) for table in ("document", "mandate", "meeting")):
        return source
    if not DocumentSymbol.is_symbol(source):
        return source
    by_symbol = register.remembered("ids by symbol", lambda: _by_symbol(register))
    return by_symbol.get(DocumentSymbol(source).canonical, source)


def _by_symbol(register: Register) -> dict[str, str]:
    every: list[SourceDocument | Mandate] = [*register.documents.values(), *register.mandates.values()]
    named = [each for each in reversed(every) if each.symbol and DocumentSymbol.is_symbol(each.symbol)]
    return {DocumentSymbol(each.symbol or "").canonical: each.id for each in named}


def _read_code(row: Incoming, status: dict[str, Any]) -> None:
    """Read a status in the words of its scale: "Under implementation" is a code; what is written stays beside it."""
    try:
        known: Scale = scale(status["scale"])
    except UnknownCodeError as error:
        row.fault(error.sentence, table="status", place=("scale",))
        row.missing("status", "code")
        return
    words = status["code"].strip()
    code = "_".join(words.casefold().replace("-", " ").replace("_", " ").split())
    if code not in known:
        titles = {title.casefold(): each.id for each in known.codes.values() for title in each.title}
        code = titles.get(words.casefold(), code)
    if code not in known:
        hint = nearest_hint(words, known, otherwise=Sentence("the codes are {codes}", codes=", ".join(known)))
        message = Sentence("{code} is no code of {scale}", code=quoted(words), scale=known.name)
        row.fault(message, table="status", place=("code",), hint=hint)
        return
    if code != words:
        status.setdefault("wording", words)
    status["code"] = code


def record_of(row: Incoming, table: str, raw: dict[str, Any], language: Language) -> Record | None:
    """Read a raw table as a record; None if it is none, of which the row has been told."""
    kind = TABLES[table]
    if table == "recommendation" and "id" not in raw:
        return None
    try:
        found: Record = converter_for(language).get_structure_hook(kind)(raw, kind)
    except REFUSALS as error:
        for refusal in refusals_in(error):
            if table == "recommendation" or refusal.place[:1] != (
                "recommendation",
            ):  # said of the recommendation itself
                _refuse(row, table, refusal)
        return None
    return found


def _refuse(row: Incoming, table: str, refusal: Refusal) -> None:
    """Note a refusal: at the column that filled the place, or with the name of the field that nothing fills."""
    if row.is_told(table, refusal.place):
        return
    if row.column_of(table, refusal.place):
        row.fault(refusal.sentence, table=table, place=refusal.place, hint=refusal.hint)
        return
    if row.is_fixed(table, refusal.place):
        row.fault(refusal.sentence, table=table, place=refusal.place, hint=refusal.hint)
        return
    name = ".".join(map(str, refusal.place if table == "recommendation" else (table, *refusal.place)))
    hint = Sentence("map a column to it, or give it for all rows: --set {name}=…", name=name)
    row.fault(Sentence("{place}: {message}", place=name, message=refusal.sentence), hint=hint)


def demand_known(register: Register, rows: Iterable[Incoming], read: Iterable[tuple[Record, Incoming]]) -> None:
    """Demand that whatever a record names is in the register or in the table: nothing is created silently."""
    coming = {row.raw["recommendation"].get("id") for row in rows}
    pairs, told = list(read), set[tuple[int, str]]()
    for record, row in pairs:
        for reference in references(record):
            if "recommendation" in reference.tables and reference.target in coming:
                continue
            known = _names(register, reference)
            if reference.target not in known and (row.place.line, reference.target) not in told:
                told.add((row.place.line, reference.target))
                _unknown(row, record.table, reference, known)
    read_rows = {id(row) for record, row in pairs if record.table == "recommendation"}
    _demand_known_sources(register, rows, read_rows)


def _demand_known_sources(register: Register, rows: Iterable[Incoming], read: Collection[int]) -> None:
    """Look for the sources of rows that could not be read, so that all that is wrong with them is said at once."""
    for row in rows:
        source = row.raw["recommendation"].get("source")
        if id(row) not in read and isinstance(source, str):
            reference = Reference("source", source, ("document", "mandate", "meeting"))
            known = _names(register, reference)
            if source not in known:
                _unknown(row, "recommendation", reference, known)


def _unknown(row: Incoming, table: str, reference: Reference, known: Iterable[str]) -> None:
    kinds = " / ".join(sorted(reference.tables))
    otherwise = Sentence("add the {kinds} to the register first", kinds=kinds)
    hint = nearest_hint(reference.target, known, otherwise=otherwise)
    message = Sentence("the register has no {kinds} {record}", kinds=kinds, record=quoted(reference.target))
    row.fault(message, table=table, place=(reference.field,), hint=hint)


def _names(register: Register, reference: Reference) -> frozenset[str]:
    """Return what a reference may name: ids, and the symbols of documents in citations."""

    def names() -> frozenset[str]:
        found = {key for table in reference.tables for key in register.table(table)}
        if reference.field == "citations":
            found |= {each.symbol for each in register.documents.values() if each.symbol}
        return frozenset(found)

    return register.remembered(("names", reference.tables, reference.field == "citations"), names)
