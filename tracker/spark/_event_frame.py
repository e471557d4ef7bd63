"""
Events in a data frame of Spark, in the shape of a register's own event files.

What a record says is read on the driver, and by the library's own readers: of each field Spark tells only which
different things are said, as the JSON of the columns that fill it. Of millions of events these are some thousands.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from tracker.errors import InvalidValueError, MissingExtraError, Sentence, StructureError, StructureFault, nearest_hint
from tracker.files._entries import read_object
from tracker.model import AssistanceEvent
from tracker.records import fields_of, structure
from tracker.records._columns import Column, columns_of, put
from tracker.records._refused_values import RefusedError

with suppress(ImportError):  # said by `demand_spark`
    from pyspark.sql import functions as sql

if TYPE_CHECKING:
    from pyspark.sql import Column as SparkColumn
    from pyspark.sql import DataFrame, SparkSession

FRAME = "frame"
"""What faults call the place that events come from."""

Fields = tuple[str, ...]
"""Some keys of an event, as its files have them."""

_REQUIRED = ("id", "when")
"""What a frame must have; of its kind and title an event may be silent where nothing asks for them."""

DOCUMENTS = "citations.document"
"""Of the citations of an event only the documents, which tell when it became known; no key, but asked for as one."""

_UNSAID = {"id": "event", "kind": "training", "title": "An event", "when": "2000"}
"""What stands in a specimen for what nobody asks of it."""


def demand_spark() -> None:
    """
    Demand that Spark is installed.

    Raises:
        MissingExtraError: It is not.
    """
    if "sql" not in globals():
        raise MissingExtraError("events in a data frame of Spark need pyspark: pip install 'mandate-tracker[spark]'")


def read_events(session: "SparkSession", path: str) -> "DataFrame":
    """
    Read files of events as a data frame, with nothing guessed: a cell stays what it is until the library reads it.

    Args:
        session: The session of Spark.

        path: A file, a folder, or a pattern of names such as ``events/*.jsonl``; what it ends in tells the format:
            ``.csv``, ``.jsonl`` or ``.parquet``, the first two perhaps with ``.gz`` behind.

    Raises:
        InvalidValueError: It ends in none of these.

        MissingExtraError: Spark is not installed.
    """
    demand_spark()
    reader, name = session.read, path.lower().rstrip("/").removesuffix(".gz")
    if name.endswith(".parquet"):
        return reader.parquet(path)
    if name.endswith(".csv"):
        return reader.csv(path, header=True, quote='"', escape='"', multiLine=True, mode="FAILFAST")
    if name.endswith(".jsonl"):
        # A key that holds now a number and now a text keeps the letters of both.
        return reader.json(path, schema=", ".join(f"`{key}` string" for key in fields_of(AssistanceEvent)))
    raise InvalidValueError(
        "events are read from {formats}, got {path}; write it as in {example}",
        formats="CSV, JSON lines, Parquet",
        path=repr(path),
        example=repr("events/*.jsonl"),
    )


@frozen
class _Cell:
    """
    How one column of a frame is read.

    Attributes:
        name: Its name.

        place: What it fills of an event.

        read: How a text in it is read.
    """

    name: str
    place: tuple[str | int, ...]
    read: Callable[[str], Any]

    def put_into(self, raw: dict[str, Any], value: Any) -> None:  # noqa: ANN401  # whatever JSON holds
        """Fill the place with a value; an empty one leaves it out."""
        if isinstance(value, str):
            if not value.strip():
                return
            value = self._of_text(value)
        put(raw, self.place, value)

    def _of_text(self, text: str) -> Any:  # noqa: ANN401  # likewise
        """Read a cell of CSV, or the JSON that a text of JSON lines is."""
        if text[:1] in "{[" and len(self.place) == 1:
            try:
                return read_object(f'{{"it": {text}}}')["it"]
            except (RefusedError, KeyError):
                pass
        return self.read(text)


def _cells(names: Sequence[str], types: Mapping[str, str]) -> list[_Cell]:
    """
    Find out what each column of a frame fills.

    Raises:
        InvalidValueError: It fills nothing of an event.
    """
    known = fields_of(AssistanceEvent)
    missing = [key for key in _REQUIRED if key not in names]
    if missing:
        raise InvalidValueError("the frame has no column {name}, and every event has one", name=repr(missing[0]))
    found = []
    for column in columns_of(AssistanceEvent.table, list(names)):
        if column.name in known:  # a list or a table may fill it whole
            cell = column.cell if column.place and types[column.name] == "string" else str
            found.append(_Cell(column.name, (column.name,), cell))
            continue
        if column.fault:
            raise InvalidValueError(
                "column {name} is none of an event; {hint}", name=repr(column.name), hint=_hint(column)
            )
        found.append(_Cell(column.name, column.place, column.cell))
    return found


def _hint(column: Column) -> str:
    return (column.fault or ("", ""))[1] or nearest_hint(column.name, fields_of(AssistanceEvent))


@define(eq=False)
class EventFrame:
    """
    Events in a data frame, and what was read of them on the driver.

    Attributes:
        frame: The data frame.

        language: The language of texts that do not say theirs.

        rows: How many events it has; known when something was read.
    """

    frame: "DataFrame"
    language: str
    rows: int = 0
    _types: dict[str, str] = field(factory=dict, init=False)
    _cells: dict[str, list[_Cell]] = field(factory=dict, init=False)
    _specimens: dict[Fields, dict[str, AssistanceEvent]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        """Find out what each column fills."""
        self._types = dict(self.frame.dtypes)
        for cell in _cells(self.frame.columns, self._types):
            self._cells.setdefault(str(cell.place[0]), []).append(cell)

    def has(self, key: str) -> bool:
        """Tell whether a column fills a field, or a part of it."""
        return key in self._cells

    def said(self, fields: Fields) -> "SparkColumn":
        """Return what an event says in some fields, as one text: equal texts say the same."""
        columns = [column for key in fields for column in self._columns(key)]
        return sql.to_json(sql.struct(*columns)) if columns else sql.lit("{}")

    def _columns(self, key: str) -> "Iterator[SparkColumn]":
        """Go through the columns that fill a field, each under its own name."""
        for cell in self._cells.get(key.partition(".")[0], ()):
            column = sql.col(f"`{cell.name}`")
            if key != DOCUMENTS or cell.name == DOCUMENTS:
                yield column.alias(cell.name)
            elif len(cell.place) == 1:
                if self._types[cell.name] == "string":
                    column = sql.from_json(column, "array<struct<document: string>>")
                yield sql.transform(column, lambda each: sql.struct(each["document"].alias("document"))).alias(
                    "citations"
                )

    def learn(self, every: Iterable[Fields]) -> None:
        """
        Read what events say in some fields, in one pass over all of them.

        Raises:
            StructureError: Something is said that no event can say; the error holds all of it.
        """
        new = [fields for fields in dict.fromkeys(every) if fields not in self._specimens]
        if not new:
            return
        sets = [sql.collect_set(self.said(fields)).alias(f"f{number}") for number, fields in enumerate(new)]
        found = self.frame.agg(sql.count(sql.lit(1)).alias("rows"), *sets).collect()[0]
        self.rows = found["rows"]
        faults: list[StructureFault] = []
        for number, fields in enumerate(new):
            self._specimens[fields] = dict(self._read(sorted(found[f"f{number}"]), fields, faults))
        if faults:
            raise StructureError(Sentence("{file} cannot be read", file=FRAME), list(dict.fromkeys(faults)))

    def specimens(self, fields: Fields) -> Mapping[str, AssistanceEvent]:
        """Return an event for each of the different things that are said in some fields, by the text of `said`."""
        self.learn([fields])
        return self._specimens[fields]

    def _read(
        self, texts: Iterable[str], fields: Fields, faults: list[StructureFault]
    ) -> Iterable[tuple[str, AssistanceEvent]]:
        silent = {key: value for key, value in _UNSAID.items() if key not in fields}
        for text in texts:
            try:
                yield text, structure({**silent, **self.plain(text)}, AssistanceEvent, self.language, file=FRAME)
            except StructureError as error:
                faults += [each for each in error.exceptions if isinstance(each, StructureFault)]

    def plain(self, text: str) -> dict[str, Any]:
        """Read what `said` wrote as the plain form of an event."""
        said, raw = read_object(text), dict[str, Any]()
        for cells in self._cells.values():
            for cell in cells:
                if said.get(cell.name) is not None:
                    cell.put_into(raw, said[cell.name])
        return raw

    def events(self, rows: "DataFrame") -> list[AssistanceEvent]:
        """
        Bring some rows of the frame here as whole events.

        Raises:
            StructureError: One of them is no event.
        """
        fields = tuple(self._cells)
        found: list[AssistanceEvent] = []
        faults: list[StructureFault] = []
        for row in rows.select(self.said(fields).alias("said")).collect():
            found += [event for _, event in self._read([row["said"]], fields, faults)]
        if faults:
            raise StructureError(Sentence("{file} cannot be read", file=FRAME), faults)
        return found

    def is_said(self, key: str) -> "SparkColumn":
        """Tell of each event whether it says anything in a field."""
        found = sql.lit(False)  # noqa: FBT003  # a value
        for cell in self._cells[key]:
            column, kind = sql.col(f"`{cell.name}`"), self._types[cell.name]
            says = column.isNotNull()
            if kind == "string":
                says &= ~sql.trim(column).isin("", "[]", "{}")
            elif kind.startswith("array"):
                says &= sql.size(column) > 0
            found |= says
        return sql.coalesce(found, sql.lit(False))  # noqa: FBT003  # likewise
