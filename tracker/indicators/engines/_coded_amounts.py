"""Flows, counts, cumulative numbers and rates over coded records: what each part and date adds, and sums of that."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from attrs import frozen

from tracker.indicators._question import Question
from tracker.indicators.engines._by_date import Sums, one_sum
from tracker.indicators.engines._coded import CodedRecords, Codes, Lying, Places, of_rows
from tracker.indicators.engines._entries import Cells, Entries, Values, column_of, starts_of
from tracker.model import Indicator
from tracker.values import Number, Reading

ENDS = ("lower", "upper", "least", "most")
"""What a record adds at least and at most, where it certainly counts and where it may."""


@frozen(eq=False)
class Sizes:
    """
    What each different number adds.

    Attributes:
        columns: For each number what it adds, by the name of the sum.

        ranks: For each number the rank of the unit of its last significant place; 0 if it is not hedged.

        units: The units in the order of their ranks.
    """

    columns: Mapping[str, tuple[Number, ...]]
    ranks: Codes
    units: Sequence[Number]

    @classmethod
    def of(cls, each: Sequence[Sums]) -> "Sizes":
        """Part what numbers add into columns; an end without a limit is counted apart."""
        columns: dict[str, tuple[Number, ...]] = {"stating": tuple(one.stating for one in each)}
        for name in ENDS:
            ends: list[Number | None] = [getattr(one, name) for one in each]
            columns[name] = tuple(end or 0 for end in ends)
            columns[f"endless {name}"] = tuple(int(end is None) for end in ends)
        units = sorted({one.coarsest for one in each if one.coarsest is not None})
        ranks = [0 if one.coarsest is None else units.index(one.coarsest) + 1 for one in each]
        return cls({name: own for name, own in columns.items() if any(own)}, np.array(ranks, np.int32), units)


@frozen(eq=False)
class AmountEntries:
    """
    What records add to an amount.

    Attributes:
        parts: The codes of the parts, sorted; one of no name for the whole.

        entries: What the records of each part and date add.

        units: The units of hedged numbers by their rank.
    """

    parts: Sequence[str]
    entries: Entries
    units: Sequence[Number]

    def within(self, lying: Lying) -> list[tuple[int, Sums]]:
        """Add up what lies in a period: for each part how many certainly count, and the sums with those that may."""
        certain, possible = self.entries.of(lying.certain), self.entries.of(lying.possible)
        both = np.concatenate((certain, possible))
        add, nowhere = self.entries.added, self.entries.of(lying.certain[:0])
        surely = add("number", certain)
        number = add("number", both)
        stating = add("stating", both)
        lower = _ends(add, "lower", certain, "least", possible)
        upper = _ends(add, "upper", certain, "most", possible)
        ranks = self.entries.largest("rank", both if self.units else nowhere)
        return [
            (
                int(surely[part]),
                Sums(
                    int(number[part]),
                    lower[part],
                    upper[part],
                    stating=int(stating[part]),
                    coarsest=self.units[ranks[part] - 1] if ranks[part] else None,
                ),
            )
            for part in range(len(self.parts))
        ]


def _ends(
    add: Callable[[str, Places], list[Number]], one: str, certain: Places, other: str, possible: Places
) -> list[Number | None]:
    """Add up ends, of what certainly counts and of what may; a sum with one that has no limit has none."""
    endless = zip(add(f"endless {one}", certain), add(f"endless {other}", possible), strict=True)
    sums = zip(add(one, certain), add(other, possible), strict=True)
    return [None if any(without) else sum(both) for without, both in zip(endless, sums, strict=True)]


def amount_entries(records: CodedRecords, question: Question) -> AmountEntries:
    """Return what records add to an amount, worked out once for all periods."""
    indicator = question.indicator
    key = ("amounts", indicator.counts, question.reading, *records.choice(question))

    def find() -> AmountEntries:
        rows = records.chosen(indicator, question.part)
        # Indicators of the same records differ in what they add.
        cells = records.recent(
            ("cells", *records.choice(question)), lambda: cells_of(records, indicator, rows, question.by)
        )
        return entries_of(records, indicator, question.reading, rows, cells, question.by)

    return records.remembered(key, find)


def cells_of(records: CodedRecords, indicator: Indicator, rows: Places | None, by: str | None = None) -> Cells:
    """Gather some records by their date and the list of parts that they count in."""
    dates, (codes, lists) = records.dates, records.parts(indicator, by)
    different = len(dates.values) * len(lists)
    when = of_rows(dates.codes, rows)
    if different >= 2**31:
        when = when.astype(np.int64)
    return Cells.of(when * len(lists) + of_rows(codes, rows) if by else when, different)


def entries_of(
    records: CodedRecords,
    indicator: Indicator,
    reading: Reading,
    rows: Places | None,
    cells: Cells,
    by: str | None = None,
) -> AmountEntries:
    """Work out what some records add."""
    dates, (_, lists) = len(records.dates.values), records.parts(indicator, by)
    if indicator.counts == "records":
        sizes, own = Sizes.of([ONE]), np.zeros(len(cells.places), np.int32)
    else:
        alike = records.alike(fields_of_amount(indicator))
        sizes, own = Sizes.of([one_sum(each, indicator, reading) for each in alike.records]), of_rows(alike.codes, rows)
    columns = sums_of_columns(cells, sizes.columns, own)
    if sizes.units:
        columns["rank"] = cells.largest(sizes.ranks, own)
    return AmountEntries(*_parted(cells.held, columns, lists, dates), sizes.units)


def sums_of_columns(cells: Cells, columns: Mapping[str, tuple[Number, ...]], codes: Codes) -> dict[str, Values]:
    """Add up columns cell by cell, with the number of records; those that are alike only once."""
    known: dict[tuple[Number, ...], Values] = {}
    number = cells.number
    found = {"number": number}
    for name, values in columns.items():
        if values not in known:
            known[values] = number if {*values} == {1} else cells.sum(column_of(values, len(codes)), codes)
        found[name] = known[values]
    return found


ONE = Sums(1, 1, 1, 0, 1, 1)
"""What a record adds where records are counted."""


def fields_of_amount(indicator: Indicator) -> tuple[str, ...]:
    """Return the fields that decide what a record adds, see `amount`."""
    return (indicator.counts, "participants") if indicator.counts == "women" else (indicator.counts,)


def _parted(
    held: Places, columns: Mapping[str, Values], lists: Sequence[frozenset[str]], dates: int
) -> tuple[Sequence[str], Entries]:
    """Turn what each date and list of parts adds into what each date and part adds."""
    parts = sorted(frozenset[str]().union(*lists))
    lengths, flat = flattened(lists, parts)
    ends = np.cumsum(lengths)
    of_cell = held % max(1, len(lists))
    repeated = np.repeat(np.arange(len(held)), lengths[of_cell])
    first = (ends - lengths)[of_cell]
    into = np.cumsum(lengths[of_cell])
    part = flat[np.arange(len(repeated)) - np.repeat(into - lengths[of_cell] - first, lengths[of_cell])]
    cells = Cells.of((held // max(1, len(lists)))[repeated] * max(1, len(parts)) + part, dates * max(1, len(parts)))
    known: dict[int, Values] = {}  # columns that are alike are one
    for name, column in columns.items():
        if id(column) not in known:
            known[id(column)] = (cells.largest if name == "rank" else cells.sum)(column, repeated)
    kept = {name: known[id(column)] for name, column in columns.items()}
    starts = starts_of(cells.held // max(1, len(parts)), dates)
    return parts, Entries(len(parts), cells.held % max(1, len(parts)), starts, kept)


def flattened(lists: Sequence[frozenset[str]], parts: Sequence[str]) -> tuple[Places, Places]:
    """Return how many parts each list has, and the numbers of all, list after list."""
    numbers = {code: number for number, code in enumerate(parts)}
    lengths = np.fromiter(map(len, lists), np.int64, len(lists))
    flat = np.fromiter((numbers[code] for codes in lists for code in sorted(codes)), np.int64, int(lengths.sum()))
    return lengths, flat
