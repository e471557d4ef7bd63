"""
One pass of Spark over all events: what they add together, by part and date.

Everything that is said was read on the driver. Each table of it is broadcast and joined by the text of what is said;
then events are grouped by part and date, and added up. Spark runs no function of the library.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from tracker.indicators.engines._by_date import Sums, Union
from tracker.spark._event_frame import EventFrame, Fields
from tracker.spark._parts import Adding, Column, Naming, Parting, Selection
from tracker.values import InternationalString, Number

with suppress(ImportError):  # said by `demand_spark`
    from pyspark.sql import functions as sql

if TYPE_CHECKING:
    from pyspark.sql import Column as SparkColumn
    from pyspark.sql import DataFrame, Row

Summary = Sums | Union
"""What the events of one part and date say together."""

Wanted = tuple[Selection, Adding]
"""What is summed up: which events count, and what each adds."""

_WHEN: Fields = ("when",)
_ASSUMPTION: Fields = ("assumption",)


@frozen
class _Table:
    """
    What each event adds, by what it says in some fields.

    Attributes:
        name: What the column is called by which it is joined.

        addings: What is added.

        columns: The columns of each, by its own names.
    """

    name: str
    addings: tuple[Adding, ...]
    columns: Mapping[Adding, tuple[Column, ...]]

    @property
    def filled(self) -> list[tuple[Adding, Column]]:
        """The columns that hold anything."""
        return [
            (adding, column) for adding in self.addings for column in self.columns[adding] if not column.is_constant
        ]


@define(eq=False)
class Grouping:
    """
    Events grouped by their parts in one dimension and by their dates.

    Attributes:
        events: The events.

        parting: In what parts they lie.

        wanted: What is summed up.
    """

    events: EventFrame
    parting: Parting
    wanted: Sequence[Wanted]
    _selections: dict[Selection, str] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        """Number the selections, and read all that is said in one pass."""
        for selection, _ in self.wanted:
            self._selections.setdefault(selection, f"selected{len(self._selections)}")
        decided = [*self._selections, self.parting, *(adding for _, adding in self.wanted)]
        self.events.learn([_WHEN, _ASSUMPTION, *(each.fields for each in decided)])

    def summaries(self) -> dict[Wanted, dict[str, dict[str, Summary]]]:
        """Return what is wanted, by code and by what is said of the date."""
        found: dict[Wanted, dict[str, dict[str, Summary]]] = {wanted: {} for wanted in self.wanted}
        tables = [*self._tables()]
        numbers = [sql.count_if(sql.col(name)).alias(f"{name}_number") for name in self._selections.values()]
        sums = [each for table in tables for each in self._sums(table)]
        rows = self._joined(tables).groupBy("code", "when").agg(*numbers, *sums)
        columns = {adding: table.columns[adding] for table in tables for adding in table.addings}
        for row in rows.collect():
            for wanted in self.wanted:
                summary = self._read(row, wanted, columns[wanted[1]])
                if summary is not None:
                    found[wanted].setdefault(row["code"], {})[row["when"]] = summary
        self._add_names(found)
        return found

    def assumptions(self) -> dict[Selection, dict[str, dict[str, dict[InternationalString, str]]]]:
        """Return how loose wordings were read, by code and date, with the key of the first event that says so."""
        found: dict[Selection, dict[str, dict[str, dict[InternationalString, str]]]] = {
            selection: defaultdict(lambda: defaultdict(dict)) for selection in self._selections
        }
        read = self.events.specimens(_ASSUMPTION)
        saying = [text for text, event in read.items() if event.assumption is not None]
        if not saying:
            return found
        said = self._parted().filter(sql.col("assumption").isin(saying)).groupBy("code", "when", "assumption")
        firsts = [sql.min(sql.when(sql.col(name), sql.col("id"))).alias(name) for name in self._selections.values()]
        for row in said.agg(*firsts).collect():
            assumption = read[row["assumption"]].assumption
            for selection, name in self._selections.items():
                if row[name] is not None and assumption is not None:
                    of_date = found[selection][row["code"]][row["when"]]
                    of_date[assumption] = min(of_date.get(assumption, row[name]), row[name])
        return found

    def keys(self, selection: Selection, code: str, dates: Collection[str]) -> list[str]:
        """Return the keys of the events of a part and of some dates."""
        if not dates:
            return []
        wanted = sql.col(self._selections[selection]) & (sql.col("code") == code) & sql.col("when").isin(*dates)
        return [row["id"] for row in self._parted().filter(wanted).select("id").collect()]

    # -- what is joined -----------------------------------------------------------------------------------------------

    def _table(self, rows: Iterable[Sequence[Any]], schema: str) -> "DataFrame":
        made = self.events.frame.sparkSession.createDataFrame([tuple(row) for row in rows], schema)
        return sql.broadcast(made)

    def _parted(self, further: dict[str, Fields] | None = None) -> "DataFrame":
        """Return the events that count, one row a part, with what they say in further fields."""
        events, said = self.events, {"when": _WHEN, "assumption": _ASSUMPTION, "parting": self.parting.fields}
        said |= {f"{name}_said": selection.fields for selection, name in self._selections.items()} | (further or {})
        found = events.frame.select("id", *(events.said(fields).alias(name) for name, fields in said.items()))
        for selection, name in self._selections.items():
            having = [(text, selection.has(event)) for text, event in events.specimens(selection.fields).items()]
            found = found.join(self._table(having, f"{name}_said string, {name} boolean"), f"{name}_said")
        any_of = sql.lit(False)  # noqa: FBT003  # a value
        for name in self._selections.values():
            any_of = any_of | sql.col(name)
        codes = [
            (text, code)
            for text, event in events.specimens(self.parting.fields).items()
            for code in self.parting.codes(event)
        ]
        return found.filter(any_of).join(self._table(codes, "parting string, code string"), "parting")

    def _joined(self, tables: Sequence[_Table]) -> "DataFrame":
        """Return them with what each adds."""
        filled = [table for table in tables if table.filled]
        found = self._parted({table.name: table.addings[0].fields for table in filled})
        for table in filled:
            columns = [(f"{self._name(adding)}_{column.name}", column) for adding, column in table.filled]
            schema = ", ".join(f"{name} {column.type}" for name, column in columns)
            by_code = [table.name, "code"] if table.addings[0].varies else [table.name]
            keys = ", ".join(f"{key} string" for key in by_code)
            found = found.join(self._table(self._added(table), f"{keys}, {schema}"), by_code)
        return found

    def _tables(self) -> Iterator[_Table]:
        """Go through what is added, together where the same fields decide it."""
        together: defaultdict[tuple[Fields, bool], dict[Adding, None]] = defaultdict(dict)
        for _, adding in self.wanted:
            together[adding.fields, adding.varies][adding] = None
        for number, addings in enumerate(together.values()):
            columns = {}
            for adding in addings:
                added = [adding.added(event, part) for _, _, event, part in self._places(adding)]
                columns[adding] = tuple(
                    Column.of(name, [each[name] for each in added], self.events.rows)
                    for name in (*adding.sums, *adding.maxima)
                )
            yield _Table(f"said{number}", tuple(addings), columns)

    def _places(self, adding: Adding) -> Iterator[tuple[str, str | None, Any, Any]]:
        """Go through all that is said in the fields of something added, for each part if that matters."""
        for text, event in self.events.specimens(adding.fields).items():
            if not adding.varies:
                yield text, None, event, ()
                continue
            for code in self.parting.codes(event):
                yield text, code, event, self.parting.part(code)

    def _added(self, table: _Table) -> Iterator[Sequence[Any]]:
        for text, code, event, part in self._places(table.addings[0]):
            added = {adding: adding.added(event, part) for adding in table.addings}
            values = [column.whole(added[adding][column.name]) for adding, column in table.filled]
            yield [text, *([] if code is None else [code]), *values]

    # -- what is added up ---------------------------------------------------------------------------------------------

    def _name(self, adding: Adding) -> str:
        return f"added{[*dict.fromkeys(each for _, each in self.wanted)].index(adding)}"

    def _sums(self, table: _Table) -> "Iterator[SparkColumn]":
        for adding, column in table.filled:
            value = sql.col(f"{self._name(adding)}_{column.name}")
            for selection, name in self._selections.items():
                if (selection, adding) not in self.wanted:
                    continue
                alias, of = f"{name}_{self._name(adding)}_{column.name}", sql.when(sql.col(name), value)
                if column.name in adding.maxima:
                    yield sql.max(of).alias(alias)
                    continue
                yield sql.sum(of).alias(alias)
                if column.unlimited:
                    yield sql.count_if(sql.col(name) & value.isNull()).alias(f"{alias}_unlimited")

    def _read(self, row: "Row", wanted: Wanted, columns: Sequence[Column]) -> Summary | None:
        """Read what some events say together; None if they are none of those selected."""
        selection, adding = wanted
        name = self._selections[selection]
        number = row[f"{name}_number"]
        if not number:
            return None
        added: dict[str, Number | None] = {}
        for column in columns:
            is_maximum = column.name in adding.maxima
            alias = f"{name}_{self._name(adding)}_{column.name}"
            if column.is_constant:
                once = is_maximum or column.constant is None
                added[column.name] = column.constant if once else (column.constant or 0) * number
            elif column.unlimited and not is_maximum and row[f"{alias}_unlimited"]:
                added[column.name] = None
            else:
                added[column.name] = column.exact(row[alias])
        return adding.read(number, added)

    def _add_names(self, found: dict[Wanted, dict[str, dict[str, Summary]]]) -> None:
        """Ask who is named, once for each field that names somebody."""
        namings: defaultdict[str, list[tuple[Selection, Naming]]] = defaultdict(list)
        for selection, adding in self.wanted:
            if isinstance(adding, Naming):
                namings[adding.counts].append((selection, adding))
        for wanted in namings.values():
            named = self._who_is_named(wanted[0][1])
            for selection, adding in wanted:
                for code, dates in found[selection, adding].items():
                    for when, summary in dates.items():
                        if isinstance(summary, Union):
                            summary.named = frozenset(filter(adding.counts_name, named[selection, code, when]))

    def _who_is_named(self, naming: Naming) -> Mapping[tuple[Selection, str, str], set[str]]:
        """Return whom the events of each selection, part and date name."""
        found: defaultdict[tuple[Selection, str, str], set[str]] = defaultdict(set)
        for row in self._named(naming).collect():
            for selection, name in self._selections.items():
                if row[name]:
                    found[selection, row["code"], row["when"]].add(row["named"])
        return found

    def _named(self, naming: Naming) -> "DataFrame":
        rows = [
            (text, *([] if code is None else [code]), who)
            for text, code, event, part in self._places(naming)
            for who in naming.names(event, part)
        ]
        by_code = ["naming", "code"] if naming.varies else ["naming"]
        schema = ", ".join(f"{name} string" for name in (*by_code, "named"))
        found = self._parted({"naming": naming.fields}).join(self._table(rows, schema), by_code)
        selected = [sql.max(name).alias(name) for name in self._selections.values()]
        return found.groupBy("code", "when", "named").agg(*selected)
