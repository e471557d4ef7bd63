"""
Records as columns of numbers: each different value of a field once, and for each record the number of its own.

A million records have some thousands of different dates and some hundreds of different quantities, lists and kinds.
What the specification says of a value it is asked once, of a record that has it; the others are counted.
"""

from abc import ABC, abstractmethod
from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from tracker.indicators._counted_records import (
    belongs,
    date_of,
    fields_of_part,
    happened,
    parts_in,
    test_of_condition,
)
from tracker.indicators._grouped_records import parting
from tracker.indicators._question import Question
from tracker.model import Breakdown, Indicator, Record, Where
from tracker.model._kinds import PATH_OF_CLASS
from tracker.values import Membership, Recognition, ReportingPeriod, When, membership

_KEPT = 4
"""How many of the answers are kept that are as large as the records."""

T = TypeVar("T")
S = TypeVar("S", bound=np.generic)

Codes = NDArray[np.int32]
"""For each record the number of its value."""

Places = NDArray[np.int64]
"""Places in an array."""

Whole = NDArray[np.signedinteger[Any]]
"""Whole numbers of either size."""

Yes = NDArray[np.bool_]
"""For each record whether something holds."""


@frozen(eq=False)
class Lying:
    """
    How dates lie in a period; those that lie outside are left out.

    Attributes:
        certain: The numbers of the dates that certainly lie in it, ascending.

        possible: The numbers of those that may.
    """

    certain: Places
    possible: Places
    _all: frozenset[int] = field(init=False, repr=False)

    @_all.default
    def _of_either(self) -> frozenset[int]:
        return frozenset(self.certain.tolist()) | frozenset(self.possible.tolist())

    def holds(self, date: int) -> bool:
        """Tell whether a date may lie in it."""
        return date in self._all


@frozen(eq=False)
class Dates:
    """
    The different dates of records.

    Attributes:
        codes: For each record the number of its date.

        values: The dates.

        first: The first day on which anything of each date may have happened.

        last: The last.

        doubted: Whether each is doubted: under a strict reading it may be any day.
    """

    codes: Codes
    values: Sequence[When]
    first: Places
    last: Places
    doubted: Yes

    @classmethod
    def of(cls, codes: Codes, values: Sequence[When]) -> "Dates":
        """Look up the first and the last day of each date."""
        windows = [when.window for when in values]
        first = np.array([each.first.toordinal() for each in windows], np.int64)
        last = np.array([each.last.toordinal() for each in windows], np.int64)
        return cls(codes, values, first, last, np.array([when.is_uncertain for when in values], np.bool_))

    def lying_in(self, period: ReportingPeriod, recognition: Recognition, *, strict: bool) -> Lying:
        """Ask of each date near a period how it lies there."""
        near = (self.first <= period.end.toordinal()) & (self.last >= period.start.toordinal())
        if strict:
            near |= self.doubted
        certain, possible = [], []
        for number in np.flatnonzero(near).tolist():
            found = membership(self.values[number], period, recognition, strict=strict)
            if found is Membership.CERTAIN:
                certain.append(number)
            elif found is Membership.POSSIBLE:
                possible.append(number)
        return Lying(np.array(certain, np.int64), np.array(possible, np.int64))


@frozen(eq=False)
class Alike:
    """
    Records that are alike in some fields.

    Attributes:
        codes: For each record the number of those that it is like.

        records: For each number a record that has these values; its other fields may be those of any.
    """

    codes: Codes
    records: Sequence[Record]

    def holds(self, test: Callable[[Record], bool]) -> Yes:
        """Ask something of each kind, and say it of every record."""
        return np.fromiter(map(test, self.records), np.bool_, len(self.records))[self.codes]


@define(eq=False)
class CodedRecords(ABC):
    """
    Records of one type as columns of numbers.

    Attributes:
        record_type: Their type.

        size: How many they are.
    """

    record_type: type[Record]
    size: int
    _answers: dict[Hashable, object] = field(factory=dict, init=False)
    _recent: dict[Hashable, object] = field(factory=dict, init=False)

    @abstractmethod
    def column(self, name: str) -> tuple[Codes, int]:
        """Return the column of a field, and how many different values it has; one without the field has one."""

    @abstractmethod
    def standing_for(self, row: int, names: Iterable[str]) -> Record:
        """Return a record that has the values of a row in some fields."""

    @abstractmethod
    def find_dates(self) -> Dates:
        """Return the different dates."""

    @abstractmethod
    def keys(self, rows: Places) -> list[str]:
        """Return the keys of some records."""

    def unlinked(self) -> Yes | None:
        """Tell which records nobody links to another; None where that is all of them."""
        return None

    def remembered(self, question: Hashable, answer: Callable[[], T]) -> T:
        """Return the answer to a question about the records, worked out once: they never change."""
        if question not in self._answers:
            self._answers[question] = answer()
        found: T = self._answers[question]  # type: ignore[assignment]  # what is asked decides what is answered
        return found

    def recent(self, question: Hashable, answer: Callable[[], T]) -> T:
        """Return the answer to a question that is kept until some others were asked: it is as large as the records."""
        if question not in self._recent:
            found = answer()
            while len(self._recent) >= _KEPT:
                del self._recent[next(iter(self._recent))]
            self._recent[question] = found
        kept: T = self._recent[question]  # type: ignore[assignment]  # what is asked decides what is answered
        return kept

    @property
    def dates(self) -> Dates:
        """The different dates."""
        return self.remembered("dates", self.find_dates)

    def alike(self, names: Iterable[str]) -> Alike:
        """Find the records that are alike in some fields."""
        fields = tuple(dict.fromkeys(names))
        return self.remembered(("alike", fields), lambda: self._alike(fields))

    def alike_in_one(self, name: str) -> Alike | None:
        """Find the records that are alike in one field where it has columns of its own; None where it has none."""
        del name
        return None

    def _alike(self, fields: tuple[str, ...]) -> Alike:
        columns = {name: self.column(name) for name in fields}
        varying = [name for name, (_, different) in columns.items() if different > 1]
        found = self.alike_in_one(varying[0]) if len(varying) == 1 else None
        if found is not None:
            return found
        if not varying:
            return Alike(np.zeros(self.size, np.int32), [self.standing_for(0, fields)] if self.size else [])
        together, different = np.zeros(self.size, np.int64), 1
        for name in varying:
            codes, own = columns[name]
            together = together * own + codes
            different *= own
            if different > 2**31:  # so that no product leaves 64 bits
                together, rows = numbered(together, different)
                different = len(rows)
        alike, rows = numbered(together, different)
        return Alike(alike.astype(np.int32), [self.standing_for(row, fields) for row in rows.tolist()])

    # -- which of them ------------------------------------------------------------------------------------------------

    def chosen(self, indicator: Indicator, part: Breakdown) -> Places | None:
        """Return the places of the records without links that an indicator counts in a part; None for all."""
        key = ("chosen", indicator.where, part, parting(indicator, part))
        return self.recent(key, lambda: self._chosen(indicator, part))

    def _chosen(self, indicator: Indicator, part: Breakdown) -> Places | None:
        chosen = self.remembered("happened", lambda: self.alike(("state", "draft")).holds(_counts_at_all))
        unlinked = self.unlinked()
        if unlinked is not None:
            chosen = chosen & unlinked
        if indicator.where is not None:
            chosen = chosen & self._meeting(indicator.where)
        for one in part:
            chosen = chosen & self.alike(fields_of_part(indicator, one[0])).holds(
                lambda record, one=one: belongs(record, indicator, (one,))  # type: ignore[misc]  # a default of its own
            )
        return None if chosen.all() else np.flatnonzero(chosen)

    def _meeting(self, where: Where) -> Yes:
        """Tell which records meet a filter."""
        meeting = np.ones(self.size, np.bool_)
        for condition in where.conditions:
            meeting &= self.alike(_fields_of_path(condition.path)).holds(test_of_condition(condition))
        if where.excluded:
            excluded = np.ones(self.size, np.bool_)
            for condition in where.excluded:
                excluded &= self.alike(_fields_of_path(condition.path)).holds(test_of_condition(condition))
            meeting &= ~excluded
        return meeting

    def parts(self, indicator: Indicator, by: str | None) -> tuple[Codes, Sequence[frozenset[str]]]:
        """Return for each record the number of the list of parts that it counts in, and these lists."""
        if by is None:
            return np.zeros(self.size, np.int32), (frozenset({WHOLE}),)

        def find() -> tuple[Codes, Sequence[frozenset[str]]]:
            found = self.alike(fields_of_part(indicator, by))
            return found.codes, [parts_in(record, indicator, by) for record in found.records]

        return self.remembered(("parts", by, parting(indicator, ((by, ""),))), find)

    def choice(self, question: Question) -> tuple[Hashable, ...]:
        """Return all of a question that decides which records count, and in which parts."""
        indicator, by = question.indicator, question.by
        parted = parting(indicator, ((by, ""),)) if by else ()
        return indicator.where, question.part, parting(indicator, question.part), by, parted


WHOLE = ""
"""The code of the only part, where nothing is broken down."""


def of_rows(codes: NDArray[S], rows: Places | None) -> NDArray[S]:
    """Keep the numbers of some records; None keeps all."""
    return codes if rows is None else codes[rows]


def numbered(codes: Places, different: int) -> tuple[Places, Places]:
    """Number what occurs in ascending order: return the number of each, and of each number a place where it occurs."""
    if different <= _roomy(len(codes)):
        occurs = np.zeros(different, np.bool_)
        occurs[codes] = True
        places = np.empty(different, np.int64)
        places[codes] = np.arange(len(codes))
        return (np.cumsum(occurs) - 1)[codes], places[occurs]
    _, rows, found = np.unique(codes, return_index=True, return_inverse=True)
    return found.reshape(-1), rows


def _roomy(number: int) -> int:
    """Return up to how many cells a grid costs no more than sorting so many records."""
    return 4 * number + 2**16


def is_roomy(cells: int, records: int) -> bool:
    """Tell whether a grid of so many cells costs no more than sorting so many records."""
    return cells <= _roomy(records)


def _fields_of_path(path: str) -> tuple[str, ...]:
    return ("kind",) if path == PATH_OF_CLASS else (path.partition(".")[0],)


def _counts_at_all(record: Record) -> bool:
    return happened(record) and not record.draft


@define(eq=False)
class CodedRegister(CodedRecords):
    """
    The records of one type in a register.

    Attributes:
        records: The records.

        linked: The keys of those that are, or may be, the same as others.
    """

    records: Sequence[Record]
    linked: frozenset[str]

    @classmethod
    def of(cls, record_type: type[Record], records: Iterable[Record], linked: frozenset[str]) -> "CodedRegister":
        """Hold records; what a question asks of them becomes a column then."""
        held = tuple(records)
        return cls(record_type, len(held), held, linked)

    def column(self, name: str) -> tuple[Codes, int]:
        """Return the column of a field."""
        return self.remembered(("column", name), lambda: _coded(getattr(each, name, None) for each in self.records))

    def standing_for(self, row: int, names: Iterable[str]) -> Record:
        """Return the record itself."""
        del names
        return self.records[row]

    def find_dates(self) -> Dates:
        """Return the different dates."""
        codes: dict[When, int] = {}
        found = array("i", (codes.setdefault(date_of(each), len(codes)) for each in self.records))
        return Dates.of(np.array(found, np.int32), list(codes))

    def keys(self, rows: Places) -> list[str]:
        """Return the keys of some records."""
        return [self.records[row].key for row in rows.tolist()]

    def unlinked(self) -> Yes | None:
        """Tell which records nobody links to another."""
        if not self.linked:
            return None
        return np.fromiter((each.key not in self.linked for each in self.records), np.bool_, self.size)


def _coded(values: Iterable[Hashable]) -> tuple[Codes, int]:
    codes: dict[Hashable, int] = {}
    found = array("i", (codes.setdefault(each, len(codes)) for each in values))
    return np.array(found, np.int32), max(1, len(codes))
