"""What several rows have wrong: said once for all of them."""

from collections.abc import Iterator, Sequence

from tracker.errors import Sentence, StructureFault, filled
from tracker.exchange._raw_row import CHILDREN, RawRow
from tracker.records._keys import TABLES, required_keys


def missing_in_all(file: str, rows: Sequence[RawRow]) -> Iterator[StructureFault]:
    """Say once what no row says, instead of once a row."""
    told = set[tuple[str, str]]()
    for main, table in dict.fromkeys((row.table, table) for row in rows for table in row.tables):
        own = [row for row in rows if row.table == main and row.tables.get(table)]
        filled = {key for row in own for key in (*row.tables[table], *row.borrowed, *row.filled(table))}
        given_anyway = {"id", *(parent for parent, children in CHILDREN.items() if table in children and table != main)}
        for key in required_keys(TABLES[table]) if len(own) > 1 else []:
            if key in filled or key in given_anyway or (table, key) in told:
                continue
            told.add((table, key))
            name = own[0].name_of(table, (key,))
            otherwise = Sentence("map a column to it, or give it for all rows: --set {name}=…", name=name)
            hint = own[0].meant_for(table, key) or otherwise
            message = Sentence("{name} is missing from all rows", name=name)
            yield StructureFault(message, file=file, hint=hint)
            for row in own:
                row.missing(table, key)


_REPEATED = 3
"""So many rows may say the same fault each for itself, and so many faults of one kind may be said in full."""
_NAMED = 10
"""So many rows are named."""

_Kind = tuple[str, str, str]


def grouped(faults: Sequence[StructureFault]) -> list[StructureFault]:
    """
    Say once what many rows have wrong in the same way, at the first of them, and name the others.

    Faults of one kind are those of one column with one sentence, whatever they say of: "no code" of many words is one
    kind. The first of a kind are said in full; of the others each is named with what it says of.
    """
    kinds: dict[_Kind, dict[tuple[str, str], list[StructureFault]]] = {}
    for fault in faults:
        kind = kinds.setdefault((fault.file, _column_of(fault), _kind_of(fault.message)), {})
        kind.setdefault((fault.message, fault.hint), []).append(fault)
    found: list[StructureFault] = []
    for kind in kinds.values():
        wordings = list(kind.values())
        in_full = len(wordings) if len(wordings) <= _REPEATED + 1 else _REPEATED
        for same in wordings[:in_full]:
            found += _once(same)
        if rest := [fault for same in wordings[in_full:] for fault in same]:
            found.append(_of_a_kind(rest))
    return found


def _kind_of(said: Sentence) -> str:
    """Return a sentence without what it says of; what it says to do may differ too."""
    kinds = {name: _kind_of(part) if isinstance(part, Sentence) else "…" for name, part in said.parts.items()}
    return filled(said.template, {**kinds, "hint": "…"})


def _said_of_what(said: Sentence, others: Sequence[Sentence]) -> list[str] | None:
    """Return what sentences of the same kind say of: the first part in which they differ; None for no such part."""
    for name, part in said.parts.items():
        theirs = [each.parts[name] for each in others]
        if name == "hint" or all(each == part for each in theirs):
            continue
        if isinstance(part, Sentence):
            return _said_of_what(part, theirs)
        return [str(each) for each in theirs]
    return None


def _once(same: Sequence[StructureFault]) -> Sequence[StructureFault]:
    """Say a fault of the same words once, unless few rows have it."""
    first, *others = same
    if first.line is None:
        return [first]
    return same if len(same) <= _REPEATED else [_of_many(first, others)]


def _column_of(fault: StructureFault) -> str:
    """Return the place of a fault but for its row, which differs from row to row."""
    path = fault.path
    parts = path.parts if isinstance(path, Sentence) else {}
    cell = parts.get("cell")
    if "item" in parts:
        return str(parts.get("column", ""))
    return path.replace(str(cell), "") if cell else path


def _row_of(fault: StructureFault) -> str:
    """Return the number of the row, or of the object in JSON, of which a fault is."""
    parts = fault.path.parts if isinstance(fault.path, Sentence) else {}
    return str(parts.get("item", fault.line))


def _in_rows(fault: StructureFault) -> str:
    return "items" if isinstance(fault.path, Sentence) and "item" in fault.path.parts else "rows"


_SO_IT_IS = {
    "rows": (
        Sentence("{message}; so it is in rows {lines}"),
        Sentence("{message}; so it is in rows {lines} and {number} more"),
    ),
    "items": (
        Sentence("{message}; so it is in items {lines}"),
        Sentence("{message}; so it is in items {lines} and {number} more"),
    ),
}
_THE_LIKE = {
    "rows": (
        Sentence("{message}; the like is in rows {lines}"),
        Sentence("{message}; the like is in rows {lines} and {number} more"),
    ),
    "items": (
        Sentence("{message}; the like is in items {lines}"),
        Sentence("{message}; the like is in items {lines} and {number} more"),
    ),
}


def _of_many(first: StructureFault, others: Sequence[StructureFault]) -> StructureFault:
    return _said_of(first, [_row_of(each) for each in others], _SO_IT_IS[_in_rows(first)])


def _of_a_kind(faults: Sequence[StructureFault]) -> StructureFault:
    """Say faults of one kind whose words differ: the first in full, of the others what they say of."""
    first, *others = faults
    what = _said_of_what(first.message, [each.message for each in others])
    if what is None:
        return _of_many(first, others)
    rows = [f"{_row_of(each)} ({said})" for each, said in zip(others, what, strict=True)]
    return _said_of(first, rows, _THE_LIKE[_in_rows(first)])


def _said_of(first: StructureFault, rows: Sequence[str], said: tuple[Sentence, Sentence]) -> StructureFault:
    few, many = said
    lines, more = ", ".join(rows[:_NAMED]), len(rows) - _NAMED
    message = (
        Sentence(few.template, message=first.message, lines=lines)
        if more <= 0
        else Sentence(many.template, message=first.message, lines=lines, number=more)
    )
    return StructureFault(message, file=first.file, line=first.line, path=first.path, hint=first.hint)
