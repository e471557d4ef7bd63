"""What several rows have wrong: said once for all of them."""

from collections.abc import Iterator, Sequence

from tracker.errors import Sentence, StructureFault
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
"""So many rows may say the same fault each for itself."""
_NAMED = 10
"""So many rows are named."""


def grouped(faults: Sequence[StructureFault]) -> list[StructureFault]:
    """Say once what many rows have wrong in the same way, at the first of them, and name the others."""
    groups: dict[tuple[str | None, str, str, str], list[StructureFault]] = {}
    for fault in faults:
        groups.setdefault((fault.file, _column_of(fault), fault.message, fault.hint), []).append(fault)
    found = []
    for same in groups.values():
        first, *others = same
        if first.line is None:
            found.append(first)
        elif len(same) <= _REPEATED:
            found += same
        else:
            found.append(_of_many(first, others))
    return found


def _column_of(fault: StructureFault) -> str:
    """Return the place of a fault but for its row, which differs from row to row."""
    path = fault.path
    cell = path.parts.get("cell") if isinstance(path, Sentence) else None
    return path.replace(str(cell), "") if cell else path


def _of_many(first: StructureFault, others: Sequence[StructureFault]) -> StructureFault:
    lines = ", ".join(str(each.line) for each in others[:_NAMED])
    said = Sentence("{message}; so it is in rows {lines}", message=first.message, lines=lines)
    if len(others) > _NAMED:
        more = len(others) - _NAMED
        said = Sentence(
            "{message}; so it is in rows {lines} and {number} more", message=first.message, lines=lines, number=more
        )
    return StructureFault(said, file=first.file, line=first.line, path=first.path, hint=first.hint)
