"""Files of events as Parquet, whose columns are those of CSV or hold values of JSON."""

import math
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, frozen

from tracker.columns._event_files import ROWS, TABLE, Chunk, EventFile, NotReadableError, cell_of, value_of
from tracker.errors import MissingExtraError, Sentence, StructureFault
from tracker.files._entries import Entry, column_faults
from tracker.model import AssistanceEvent
from tracker.records._columns import Column, columns_of, missing_columns, put
from tracker.records._keys import fields_of
from tracker.records._refused_values import Place

if TYPE_CHECKING:  # loads pyarrow
    from pyarrow.parquet import ParquetFile as Opened


@frozen(eq=False)
class ParquetChunk(Chunk):
    """Rows of a Parquet file."""

    _places: Mapping[str, tuple[int, ...]]
    _columns: Sequence[Sequence[Any]]

    @property
    def keys(self) -> Collection[str]:
        """The keys that the columns fill."""
        return self._places.keys()

    def column(self, key: str) -> Sequence[Hashable]:
        """Return what each row holds; of a key with several columns the values of its parts, or nothing."""
        places = self._places[key]
        columns = [[cell_of(plain(each)) for each in self._columns[place]] for place in places]
        return columns[0] if len(places) == 1 else [each if any(each) else None for each in zip(*columns, strict=True)]


@define(eq=False)
class ParquetFile(EventFile):
    """A file of events as Parquet: its columns are named as those of CSV, and a value may be of any type that fits."""

    columns: Sequence[Column]
    places: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, path: Path) -> "ParquetFile":
        """
        Read what its columns are.

        Raises:
            MissingExtraError: The package pyarrow is not installed.

            StructureFault: It is no Parquet file.
        """
        columns = columns_of(TABLE, list(_opened(path).schema_arrow.names))
        # A table within a column is one value here, which CSV has no room for.
        columns = [Column(each.name, (each.name,)) if each.fault and _is_key(each.name) else each for each in columns]
        places: dict[str, tuple[int, ...]] = {}
        for number, column in enumerate(columns):
            if column.place:
                key = str(column.place[0])
                places[key] = (*places.get(key, ()), number)
        return cls(path, columns, places)

    def _faults(self) -> list[StructureFault]:
        columns = list(self.columns)
        return column_faults(self.name, TABLE, columns, missing_columns(TABLE, columns), 1)

    def chunks(self) -> Iterator[ParquetChunk]:
        """Go through its rows."""
        if self._faults():
            raise NotReadableError
        first = 0
        for batch in _opened(self.path).iter_batches(batch_size=ROWS):
            columns = [column.to_pylist() for column in batch.columns]
            yield ParquetChunk(first, batch.num_rows, self.places, columns)
            first += batch.num_rows

    def raw(self, key: str, cell: Hashable) -> dict[str, Any]:
        """Read the value of a key, or the values of its parts."""
        places = self.places[key]
        cells = cell if len(places) > 1 and isinstance(cell, tuple) else (cell,) * len(places)
        raw: dict[str, Any] = {}
        for place, each in zip(places, cells, strict=True):
            self._put(raw, self.columns[place], value_of(each))
        return raw

    def _put(self, raw: dict[str, Any], column: Column, value: Any) -> None:  # noqa: ANN401  # whatever a file holds
        if value is not None and not (isinstance(value, str) and not value.strip()):
            place: Place = column.place
            put(raw, place, column.cell(value) if isinstance(value, str) else value)

    def entries(self, faults: list[StructureFault], wanted: Collection[int]) -> Iterator[Entry]:
        """Go through its rows; a row stands for a line."""
        faults += self._faults()
        number, missing = 0, frozenset(missing_columns(TABLE, list(self.columns)))
        for batch in _opened(self.path).iter_batches(batch_size=ROWS):
            columns = [column.to_pylist() for column in batch.columns]
            for row in zip(*columns, strict=True):
                if number in wanted:
                    raw: dict[str, Any] = {}
                    for column, value in zip(self.columns, row, strict=True):
                        if column.place:
                            self._put(raw, column, plain(value))
                    yield Entry(self.name, TABLE, number, number + 1, raw, missing=missing)
                number += 1


def _is_key(name: str) -> bool:
    return name in fields_of(AssistanceEvent)


def plain(value: Any) -> Any:  # noqa: ANN401  # whatever a file holds
    """Turn a value into one that JSON has: days into text, numbers without a fraction into whole ones."""
    found = value
    match value:
        case datetime() | date():
            day = value.date() if isinstance(value, datetime) and value.time() == time() else value
            found = day.isoformat()
        case float() | Decimal() if not math.isfinite(value):
            found = None
        case float() | Decimal():
            found = int(value) if value == int(value) else Decimal(str(value))
        case Mapping():
            found = {name: plain(each) for name, each in value.items() if each is not None}
        case list():
            found = [plain(each) for each in value] or None
    return found


def _opened(path: Path) -> "Opened":
    try:
        from pyarrow import ArrowException  # noqa: PLC0415  # what is optional is asked for where it is used
        from pyarrow.parquet import ParquetFile as Opened  # noqa: PLC0415  # likewise
    except ModuleNotFoundError:
        raise MissingExtraError("Parquet needs pyarrow: pip install 'mandate-tracker[parquet]'") from None
    try:
        return Opened(path)
    except ArrowException as error:
        said = str(error).partition("\n")[0].rstrip(".")
        raise StructureFault(
            Sentence("this is no Parquet file: {said}", said=said), file=path.name, hint="write it anew"
        ) from None
