"""
Records grouped by date: the shape in which thousands of them answer many questions.

A million records have some thousands of different dates. How a date lies in a period is asked once, for all records of
that date; so what records of one date add is worked out once, and a further period costs no more than the dates in it.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from attrs import define, field, frozen

from tracker.indicators._breakdown import role_of
from tracker.indicators._counted_records import (
    Dated,
    computed_from,
    date_of,
    fields_of_part,
    links_between,
    parts_in,
    record_type_of,
)
from tracker.model import Breakdown, Indicator, IndicatorKind, Record, Register
from tracker.values import InternationalString, Membership, Recognition, ReportingPeriod, When, membership
from tracker.values._collector import collector_paused

_T = TypeVar("_T")


@frozen
class Lying:
    """
    How dates lie in a period; those that lie outside are left out.

    Attributes:
        certain: The numbers of the dates that certainly lie in it.

        possible: The numbers of those that may.
    """

    certain: tuple[int, ...]
    possible: tuple[int, ...]


@define(eq=False)
class Group:
    """
    Some records: those that nobody links to another by date, and the others.

    What linked records add depends on all of them together (L27), so that they are left to be folded one by one.

    Attributes:
        dated: The records without links, by the number of their date.

        linked: The records that are, or may be, the same as another, with their dates.

        assumptions: How loose wordings were read, by the number of the date, with the key of the first that says so.
    """

    dated: dict[int, list[Record]] = field(factory=dict)
    linked: list[Dated] = field(factory=list)
    assumptions: dict[int, dict[InternationalString, str]] = field(factory=dict)
    _tables: dict[Hashable, object] = field(factory=dict)

    def add(self, record: Record, when: When, number: int, *, is_linked: bool) -> None:
        """Add a record with its date and the number of that."""
        if is_linked:
            self.linked.append((record, when))
            return
        if number in self.dated:
            self.dated[number].append(record)
        else:
            self.dated[number] = [record]
        assumption: InternationalString | None = getattr(record, "assumption", None)
        if assumption is not None:
            of_date = self.assumptions.setdefault(number, {})
            of_date[assumption] = min(of_date.get(assumption, record.key), record.key)

    def table(self, of: Hashable, summing: Callable[[], Callable[[Sequence[Record]], _T]]) -> dict[int, _T]:
        """Return what the records of each date say together of something, worked out once."""
        if of not in self._tables:
            summary = summing()
            with collector_paused():
                self._tables[of] = {number: summary(records) for number, records in self.dated.items()}
        found: dict[int, _T] = self._tables[of]  # type: ignore[assignment]  # what it is of decides what it holds
        return found

    def keys(self, dates: Iterable[int]) -> list[str]:
        """Return the keys of the records without links of some dates."""
        return [record.key for number in dates for record in self.dated.get(number, ())]


class AnyGroup(Protocol):
    """Records grouped by date, wherever they are."""

    @property
    def linked(self) -> list[Dated]:
        """The records that are, or may be, the same as another, with their dates."""
        ...

    @property
    def assumptions(self) -> dict[int, dict[InternationalString, str]]:
        """How loose wordings were read, by the number of the date, with the key of the first that says so."""
        ...

    def table(self, of: Hashable, summing: Callable[[], Callable[[Sequence[Record]], _T]]) -> dict[int, _T]:
        """Return what the records of each date say together of something, worked out once."""
        ...

    def keys(self, dates: Iterable[int]) -> list[str]:
        """Return the keys of the records without links of some dates."""
        ...


def _dates(register: Register, record_type: type[Record]) -> dict[When, int]:
    """Number the different dates of the records of a type."""

    def find() -> dict[When, int]:
        found: dict[When, int] = {}
        for record in register.of_type(record_type).values():
            found.setdefault(date_of(record), len(found))
        return found

    return register.remembered(("dates", record_type), find)


def number_dates(register: Register, record_type: type[Record], further: Iterable[When]) -> Mapping[When, int]:
    """Number the different dates of the records of a type, and of further ones that the register does not hold."""

    def find() -> dict[When, int]:
        found = _dates(register, record_type)
        for when in further:
            found.setdefault(when, len(found))
        return found

    return register.remembered(("dates of further records", record_type), find)


def _dates_of_records(register: Register, record_type: type[Record]) -> dict[int, tuple[When, int]]:
    """Return the date of each record of a type, with its number, by the record's identity: the register keeps it."""

    def find() -> dict[int, tuple[When, int]]:
        numbered = {when: (when, number) for when, number in _dates(register, record_type).items()}
        return {id(record): numbered[date_of(record)] for record in register.of_type(record_type).values()}

    return register.remembered(("dates of records", record_type), find)


def lying_in(
    register: Register, indicator: Indicator, period: ReportingPeriod, recognition: Recognition, *, strict: bool
) -> Lying:
    """Tell how the dates of the records that an indicator counts lie in a period."""
    record_type = record_type_of(indicator)

    def find() -> Lying:
        certain, possible = [], []
        for first, last, when, number in windows_of_dates(register, record_type):
            # Most lie far off; under a strict reading a doubted date may lie anywhere.
            if (first <= period.end.toordinal() and period.start.toordinal() <= last) or (strict and when.is_uncertain):
                found = membership(when, period, recognition, strict=strict)
                if found is Membership.CERTAIN:
                    certain.append(number)
                elif found is Membership.POSSIBLE:
                    possible.append(number)
        return Lying(tuple(certain), tuple(possible))

    return register.remembered(("lying in", record_type, period, recognition, strict), find)


def windows_of_dates(register: Register, record_type: type[Record]) -> list[tuple[int, int, When, int]]:
    """Return the first and last day on which anything of each date may have happened, with the date and its number."""

    def find() -> list[tuple[int, int, When, int]]:
        return [
            (when.window.first.toordinal(), when.window.last.toordinal(), when, number)
            for when, number in _dates(register, record_type).items()
        ]

    return register.remembered(("windows of dates", record_type), find)


def grouped(register: Register, indicator: Indicator, part: Breakdown) -> Group:
    """Return the records that an indicator, or a part of it, is computed from."""
    record_type = record_type_of(indicator)
    every = computed_from(register, indicator, part)

    def find() -> Group:
        dates, links = _dates_of_records(register, record_type), links_between(register, indicator).keys
        group = Group()
        with collector_paused():  # one list for each date: the collector would go through the register for these
            for record in every:
                when, number = dates[id(record)]
                group.add(record, when, number, is_linked=bool(links) and record.key in links)
        return group

    return register.remembered(("grouped", record_type, indicator.where, part, parting(indicator, part)), find)


def grouped_by(register: Register, indicator: Indicator, part: Breakdown, by: str) -> dict[str, Group]:
    """Return them for each part in a dimension, sorted by code; one that lies in several parts is in each."""
    record_type = record_type_of(indicator)
    every = computed_from(register, indicator, part)

    def find() -> dict[str, Group]:
        dates, links = _dates_of_records(register, record_type), links_between(register, indicator).keys
        groups: defaultdict[str, Group] = defaultdict(Group)
        names, known = fields_of_part(indicator, by), dict[tuple[object, ...], frozenset[str]]()
        with collector_paused():  # as above
            for record in every:
                when, number = dates[id(record)]
                is_linked = bool(links) and record.key in links
                said = tuple(getattr(record, name, None) for name in names)  # a few are said over and over
                codes = known.get(said)
                if codes is None:
                    codes = known[said] = parts_in(record, indicator, by)
                for code in codes:
                    groups[code].add(record, when, number, is_linked=is_linked)
        return {code: groups[code] for code in sorted(groups)}

    key = ("grouped by", by, record_type, indicator.where, part, parting(indicator, ((by, ""),)))
    return register.remembered(key, find)


def parting(indicator: Indicator, part: Breakdown) -> tuple[object, ...]:
    """Return all of an indicator that decides which records lie in a part, see `parts_in`."""
    is_amount = indicator.kind is not IndicatorKind.DISTINCT and indicator.counts != "records"
    return (role_of(indicator), is_amount) if part else ()
