"""Figures of coded records: those that nobody links to others from columns, the others folded one by one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import frozen

from tracker.indicators._counted_records import (
    Dated,
    computed_from,
    date_of,
    demand_fields,
    links_between,
    parts_in,
    record_type_of,
)
from tracker.indicators._figure import Figure, Flag, KeysOnDemand
from tracker.indicators._question import Question, counted_over
from tracker.indicators.engines._by_date import OTHERS, Sums, plus
from tracker.indicators.engines._coded import WHOLE, CodedRecords, CodedRegister, Lying, Places, of_rows
from tracker.indicators.engines._coded_amounts import amount_entries, cells_of, entries_of
from tracker.indicators.engines._coded_names import Named, name_entries
from tracker.indicators.engines._plain import Amounts, Names, Partial, coarser, fold
from tracker.model import Breakdown, Register
from tracker.values import Bounds, InternationalString


def coded_register(register: Register, question: Question) -> CodedRegister:
    """Return the records that an indicator counts as columns, which the register keeps for the next question."""
    record_type, links = record_type_of(question.indicator), links_between(register, question.indicator)
    return register.remembered(
        ("coded", record_type),
        lambda: CodedRegister.of(record_type, register.of_type(record_type).values(), links.keys),
    )


def coded_figures(question: Question, register: Register, files: Sequence[CodedRecords]) -> Iterator[Figure]:
    """Go through the figures that answer a question, of the records of a register and of files."""
    indicator = question.indicator
    links = links_between(register, indicator)
    demand_fields(indicator, record_type_of(indicator))
    tables = [Answers.of(each, question) for each in (coded_register(register, question), *files) if each.size]
    beside = (Flag.UNCHECKED,) if files else ()
    linked = _linked(question, register, links.keys)
    codes = {WHOLE} if question.by is None else {*linked, *(code for each in tables for code in each.found)}
    for code in sorted(codes):
        part: Breakdown = question.part if question.by is None else ((question.by, code),)
        partial = fold(question, part, links, linked.get(code, ()))
        certain = possible = 0
        for table in tables:
            counted = table.add(partial, code)
            certain, possible = certain + counted[0], possible + counted[1]
        partial.further = certain + possible
        partial.beside = beside
        figure = partial.figure(
            _keys(certain, partial.certain, tables, code, certain=True),
            _keys(possible, partial.possible, tables, code, certain=False),
        )
        if question.by is None or not figure.is_nothing:
            yield figure


def _linked(question: Question, register: Register, keys: frozenset[str]) -> Mapping[str, list[Dated]]:
    """Return the records that are, or may be, the same as others, part by part."""
    found: defaultdict[str, list[Dated]] = defaultdict(list)
    if keys:
        for record in computed_from(register, question.indicator, question.part):
            if record.key in keys:
                codes = (WHOLE,) if question.by is None else parts_in(record, question.indicator, question.by)
                for code in codes:
                    found[code].append((record, date_of(record)))
    return found


def _keys(number: int, linked: Sequence[str], tables: "Sequence[Answers]", code: str, *, certain: bool) -> KeysOnDemand:
    def find() -> tuple[str, ...]:
        return tuple(sorted([*linked, *(key for table in tables for key in table.keys(code, certain=certain))]))

    return KeysOnDemand(number + len(linked), find)


@frozen(eq=False)
class Answers:
    """
    What records answer to a question.

    Attributes:
        records: The records.

        question: What is asked.

        lying: How their dates lie in the period.

        found: What those in it say, part by part.

        assumptions: How loose wordings were read, part by part: with the date, and the key of the first that says so.
    """

    records: CodedRecords
    question: Question
    lying: Lying
    found: Mapping[str, "tuple[int, Sums] | Named"]
    assumptions: Mapping[str, Sequence[tuple[int, InternationalString, str]]]

    @classmethod
    def of(cls, records: CodedRecords, question: Question) -> "Answers":
        """Ask records."""
        over, rule, strict = question.over, question.indicator.recognition, question.strict
        lying = records.remembered(
            ("lying in", over, rule, strict), lambda: records.dates.lying_in(over, rule, strict=strict)
        )
        assumptions = records.remembered(
            ("assumptions", *records.choice(question)), lambda: _assumptions(records, question)
        )
        if question.indicator.counts_members:
            return cls(records, question, lying, name_entries(records, question).within(lying), assumptions)
        amounts = amount_entries(records, question)
        found = zip(amounts.parts, amounts.within(lying), strict=True)
        return cls(records, question, lying, {code: sums for code, sums in found if sums[1].number}, assumptions)

    def add(self, partial: Partial, code: str) -> tuple[int, int]:
        """Add to a figure of a part; return how many records certainly count, and how many may."""
        found = self.found.get(code)
        if found is None:
            return 0, 0
        for when, assumption, key in self.assumptions.get(code, ()):
            if self.lying.holds(when):
                partial.assume(assumption, key)
        if isinstance(partial, Amounts) and not isinstance(found, Named):
            certain, sums = found
            partial.total.lower = plus(partial.total.lower, sums.lower)
            partial.total.upper = plus(partial.total.upper, sums.upper)
            partial.stating += sums.stating
            partial.coarsest = coarser(partial.coarsest, sums.coarsest)
            return certain, sums.number - certain
        if isinstance(partial, Names) and isinstance(found, Named):
            partial.union.surely |= found.surely
            partial.union.perhaps |= found.perhaps
            partial.union.lower = max(partial.union.lower, found.size)
            partial.union.unnamed[OTHERS] = plus(partial.union.unnamed.get(OTHERS, 0), found.unnamed)
            partial.is_open = partial.is_open or found.is_open
            return found.certain, found.possible
        raise TypeError(partial)

    def keys(self, code: str, *, certain: bool) -> list[str]:
        """Return the keys of the records of a part that certainly count, or of those that may."""
        if code not in self.found:
            return []
        records, question, dates = self.records, self.question, self.records.dates
        rows = records.chosen(question.indicator, question.part)
        wanted = np.zeros(len(dates.values), np.bool_)
        wanted[self.lying.certain if certain else self.lying.possible] = True
        codes, lists = records.parts(question.indicator, question.by)
        within = np.fromiter((code in parts for parts in lists), np.bool_, len(lists))
        places = np.flatnonzero(wanted[of_rows(dates.codes, rows)] & within[of_rows(codes, rows)])
        return records.keys(of_rows_at(rows, places))


def rest_of(records: CodedRecords, above: Figure, below: Figure) -> Bounds | None:
    """Add up the records in a whole that are none of a part of it; None if the part is no part of it."""
    whole, span = below.indicator, below.period
    own, every = (records.chosen(each.indicator, each.by) for each in (above, below))
    all_of_them = np.arange(records.size)
    own, every = (all_of_them if rows is None else rows for rows in (own, every))
    if span is None or not np.isin(own, every, assume_unique=True).all():
        return None
    others = np.setdiff1d(every, own, assume_unique=True)
    lying = records.dates.lying_in(counted_over(whole, span), whole.recognition, strict=below.reading.tolerance is None)
    cells = cells_of(records, whole, others)
    ((_, sums),) = entries_of(records, whole, below.reading, others, cells).within(lying)
    return Bounds(sums.lower, sums.upper)


def _assumptions(
    records: CodedRecords, question: Question
) -> Mapping[str, Sequence[tuple[int, InternationalString, str]]]:
    loose = records.alike(("assumption",))
    rows = records.chosen(question.indicator, question.part)
    says = of_rows(loose.holds(_has_assumption), rows)
    if not says.any():
        return {}
    places = of_rows_at(rows, np.flatnonzero(says))
    codes, lists = records.parts(question.indicator, question.by)
    first: dict[tuple[str, int, InternationalString], str] = {}
    whens, alike = records.dates.codes[places].tolist(), loose.codes[places].tolist()
    for key, when, of, own in zip(records.keys(places), whens, codes[places].tolist(), alike, strict=True):
        said: InternationalString = loose.records[own].assumption
        for code in lists[of]:
            first[code, when, said] = min(first.get((code, when, said), key), key)
    found: defaultdict[str, list[tuple[int, InternationalString, str]]] = defaultdict(list)
    for (code, when, said), key in first.items():
        found[code].append((when, said, key))
    return found


def _has_assumption(record: object) -> bool:
    return getattr(record, "assumption", None) is not None


def of_rows_at(rows: Places | None, places: Places) -> Places:
    """Return some of the records chosen, by their places among these."""
    return places if rows is None else rows[places]
