"""Where the records of a table come from: what a register has of the same source, and drafts of sources it lacks."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, evolve, field

from tracker.errors import Sentence
from tracker.exchange._cited_places import documents_named
from tracker.exchange._raw_row import RawRow
from tracker.model import Claim, Recommendation, Record, Register, SourceDocument, StatusObservation
from tracker.records._refused_values import quoted
from tracker.values import DocumentSymbol, InternationalString
from tracker.values._addresses import NamedAddress, named_address

SOURCES = ("document", "mandate", "meeting")
"""Where a recommendation may come from."""

_SNAPSHOTS = ("status", "deadline")
"""Types of which a newer list holds the newest alone: the older ones are not gone."""

# -- what is gone -----------------------------------------------------------------------------------------------------


def gone(register: Register, read: Sequence[tuple[Record, RawRow]]) -> tuple[Record, ...]:
    """
    Return the records that a register has from the sources of a table, and that the table no longer has.

    Nothing is done to them: that a list no longer shows something does not close it.
    """
    there = {(record.table, record.key) for record, _ in read}
    tables = dict.fromkeys(row.table for _, row in read if row.table not in _SNAPSHOTS)
    of = {(record.table, source_of(register, record)) for record, _ in read}
    return tuple(
        record
        for table in tables
        for record in register.table(table).values()
        if (table, record.key) not in there and not record.draft and _from(register, record, of)
    )


def _from(register: Register, record: Record, sources: set[tuple[str, str | None]]) -> bool:
    own = source_of(register, record)
    return own is not None and (record.table, own) in sources


def source_of(register: Register, record: Record) -> str | None:
    """Return the id of what a record comes from: what made a recommendation, prints a claim, or is cited first."""
    match record:
        case Recommendation():
            return record.source
        case Claim():
            name = record.document
        case _:
            if not record.citations:
                return None
            name = record.citations[0].document
    document = register.document(name)
    return name if document is None else document.id


def vanished_status(register: Register, row: RawRow) -> Sentence | None:
    """Say that a row has no status any more, in a column of statuses, of what the register has one; None if it has."""
    name = row.raw.get("id")
    if ("status", ("code",)) not in row.columns or "code" in row.tables.get("status", {}) or not isinstance(name, str):
        return None
    latest = register.remembered("latest statuses", lambda: _latest_statuses(register)).get(name)
    if latest is None:
        return None
    return Sentence(
        "{record} had status {code} on {when}, and has none here"
        if latest.as_of.is_day
        else "{record} had status {code} in {when}, and has none here",
        record=quoted(name),
        code=quoted(latest.code),
        when=latest.as_of.edtf,
    )


def _latest_statuses(register: Register) -> Mapping[str, StatusObservation]:
    every = [each for each in register.of_type(StatusObservation).values() if not each.draft]
    dated = sorted(every, key=lambda each: (each.as_of.window.last, each.as_of.window.first))
    return {each.recommendation: each for each in dated}


# -- drafts of what is missing ----------------------------------------------------------------------------------------


@define
class Drafts:
    """
    Drafts of the documents that rows name and a register lacks.

    Attributes:
        register: The register.

        by_id: The drafts so far.
    """

    register: Register
    by_id: dict[str, SourceDocument] = field(factory=dict)
    _by_text: dict[str, str] = field(factory=dict)

    def name_in(self, row: RawRow) -> None:
        """Draft what a row names, and let it name the draft."""
        for _, table, key in documents_named(row):
            if isinstance(table.get(key), str) and table[key].strip():
                table[key] = self._named(table[key], SOURCES if key == "source" else ("document",))

    def named_by(self, rows: Iterable[RawRow]) -> tuple[SourceDocument, ...]:
        """Return the drafts that some rows name, in the order of the rows."""
        names = (table.get(key) for row in rows for _, table, key in documents_named(row))
        return tuple(self.by_id[name] for name in dict.fromkeys(names) if isinstance(name, str) and name in self.by_id)

    def _named(self, text: str, tables: tuple[str, ...]) -> str:
        if text in self.by_id or any(text in self.register.table(table) for table in tables):
            return text
        bare = " ".join(text.split())
        stands = named_address(bare)
        called = bare if stands is None else stands.name
        symbol = DocumentSymbol(called).canonical if DocumentSymbol.is_symbol(called) else None
        if symbol is not None and symbol in self._symbols():
            return text if stands is None else symbol
        at_address = None if stands is None else self._by_address().get(stands.address)
        if at_address is not None:
            return at_address
        drafted = self.register.documents.get(_plain(bare))
        if symbol is None and drafted is not None and bare in drafted.title:
            return drafted.id  # by an earlier import of the same list
        known = symbol or (bare if stands is None else stands.address)
        if known not in self._by_text:
            draft = self._draft(called, symbol, stands)
            self.by_id[draft.id] = draft
            self._by_text[known] = draft.id
        elif called:
            self._entitle(self.by_id[self._by_text[known]], called)
        return self._by_text[known]

    def _draft(self, called: str, symbol: str | None, stands: NamedAddress | None) -> SourceDocument:
        """Draft a document; where its address is all that is known, it has no better title."""
        title = called or ("" if stands is None else stands.address)
        name = _plain(title) if symbol is None else _plain(_letters(symbol))
        unique, number = name, 2
        while unique in self.by_id or any(unique in self.register.table(table) for table in SOURCES):
            unique, number = f"{name}-{number}", number + 1
        return SourceDocument(
            id=unique,
            symbol=symbol,
            title=InternationalString.of(title, self.register.language),
            kind=None if called else "web_page",
            url=None if stands is None else stands.address,
            draft=True,
        )

    def _entitle(self, draft: SourceDocument, called: str) -> None:
        """Give a draft the title that a later row knows, where an earlier one knew the address alone."""
        if draft.url is not None and draft.url in draft.title:
            title = InternationalString.of(called, self.register.language)
            self.by_id[draft.id] = evolve(draft, title=title, kind=None)

    def _by_address(self) -> Mapping[str, str]:
        """Return the ids of the documents of the register by where they stand on the Web."""

        def find() -> dict[str, str]:
            documents = sorted(self.register.documents.values(), key=lambda each: each.id, reverse=True)
            return {each.url: each.id for each in documents if each.url}

        return self.register.remembered("documents by their addresses", find)

    def _symbols(self) -> frozenset[str]:
        def find() -> frozenset[str]:
            every = [
                *(each.symbol for each in self.register.documents.values()),
                *(each.symbol for each in self.register.mandates.values()),
            ]
            return frozenset(
                DocumentSymbol(each).canonical for each in every if each and DocumentSymbol.is_symbol(each)
            )

        return self.register.remembered("symbols of documents and mandates", find)


def _plain(text: str) -> str:
    """Write words as an id."""
    return "-".join("".join(char if char.isprintable() else " " for char in text).split())


def _letters(symbol: str) -> str:
    return "".join(char if char.isalnum() else " " for char in symbol).lower()
