"""Records and figures on their way out: rows for any exchange that writes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from tracker.exchange._exchange import EXCHANGES, Exchange, Row, writer_of
from tracker.model import Record
from tracker.records import rows_of, unstructure
from tracker.storage._names import demand_target
from tracker.values import Language
from tracker.values._watched import watched


@frozen(kw_only=True)
class Exported:
    """
    What was written.

    Attributes:
        rows: How many rows.

        cut: How many of them could not hold all that their record says, such as a second citation.
    """

    rows: int
    cut: int = 0


def export_records(
    records: Sequence[Record],
    target: Path,
    *,
    language: str = Language.ENGLISH,
    as_: str | None = None,
    force: bool = False,
    exchanges: Sequence[Exchange] = EXCHANGES,
) -> Exported:
    """
    Write records of one type to a file, which `plan_from_file` reads back.

    Args:
        records: The records, all of one type.

        target: The file; its suffix picks the format.

        language: The language of texts that do not say theirs.

        as_: The name of the format, whatever the suffix.

        force: Whether a file that is there is replaced.

        exchanges: What can be written.

    Raises:
        InvalidValueError: The file is there already, or there is no such format.

        UnsupportedFormatError: Nothing writes files of that suffix.

        NotWrittenError: The disk is full, or the folder is read-only.
    """
    exchange = _writer(target, as_, exchanges, force=force)
    if not exchange.is_flat:
        rows = [unstructure(record, language) for record in watched(records, "Writing records")]
        return _written(exchange, rows, target)
    table = rows_of(records, language)
    rows = [{name: row.get(name, "") for name in table.columns} for row in table.rows]
    return _written(exchange, rows, target, cut=table.cut)


def export_rows(
    rows: Iterable[Row],
    target: Path,
    *,
    as_: str | None = None,
    force: bool = False,
    exchanges: Sequence[Exchange] = EXCHANGES,
) -> Exported:
    """
    Write rows of whatever an answer says as JSON, such as figures; a flat format gets a column for each part.

    Args:
        rows: The rows.

        target: The file; its suffix picks the format.

        as_: The name of the format, whatever the suffix.

        force: Whether a file that is there is replaced.

        exchanges: What can be written.

    Raises:
        InvalidValueError: The file is there already, or there is no such format.

        UnsupportedFormatError: Nothing writes files of that suffix.

        NotWrittenError: The disk is full, or the folder is read-only.
    """
    exchange = _writer(target, as_, exchanges, force=force)
    return _written(exchange, _flattened(rows) if exchange.is_flat else list(rows), target)


def _flattened(rows: Iterable[Row]) -> list[Row]:
    """Write rows flat; what has parts in one row and is nothing in another makes no column of its own."""
    found = [flat(row) for row in rows]
    names = {name for row in found for name in row}
    parted = {name[:place] for name in names for place, char in enumerate(name) if char == "."}
    return [{name: value for name, value in row.items() if name not in parted} for row in found]


def flat(row: Row) -> dict[str, Any]:
    """
    Write a row without anything within it.

    >>> flat({"id": "a", "by": {"country": "PK"}, "records": ["x", "y"]})
    {'id': 'a', 'by.country': 'PK', 'records': 'x;y'}
    """
    return dict(_cells("", row))


def _cells(above: str, part: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in part.items():
        if isinstance(value, Mapping):
            yield from _cells(f"{above}{name}.", value)
        elif isinstance(value, list | tuple):
            yield f"{above}{name}", ";".join(str(each) for each in value)
        else:
            yield f"{above}{name}", value


def _writer(target: Path, name: str | None, exchanges: Sequence[Exchange], *, force: bool) -> Exchange:
    exchange = writer_of(target, name, exchanges)
    demand_target(target, force=force)
    return exchange


def _written(exchange: Exchange, rows: Sequence[Row], target: Path, *, cut: int = 0) -> Exported:
    assert exchange.write is not None  # noqa: S101  # it was chosen among those that write
    exchange.write(rows, target)
    return Exported(rows=len(rows), cut=cut)
