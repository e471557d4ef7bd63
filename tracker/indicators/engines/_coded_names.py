"""Distinct counts over coded records: whom each list names, and which lists lie in a period."""

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import define, field, frozen

from tracker.indicators._counted_records import fields_of_part, parts_in
from tracker.indicators._distinct import Members, members
from tracker.indicators._question import Question
from tracker.indicators.engines._by_date import plus
from tracker.indicators.engines._coded import WHOLE, CodedRecords, Lying, of_rows
from tracker.indicators.engines._entries import Cells, Entries, starts_of
from tracker.values import Number


@define
class Named:
    """
    Whom records name in a period.

    Attributes:
        certain: How many records certainly count.

        possible: How many may.

        surely: Who is named by one that certainly counts.

        perhaps: Who is named by any.

        size: The most members that any one that certainly counts has, named or not.

        unnamed: How many more members they may have; None without a limit.

        is_open: Whether one leaves somebody unnamed, of whatever part.
    """

    certain: int = 0
    possible: int = 0
    surely: set[str] = field(factory=set)
    perhaps: set[str] = field(factory=set)
    size: Number = 0
    unnamed: Number | None = 0
    is_open: bool = False

    def add(self, meant: Members, certain: int, possible: int) -> None:
        """Add whom so many records name alike."""
        self.certain += certain
        self.possible += possible
        self.perhaps |= meant.named
        self.is_open = self.is_open or meant.is_open
        more = meant.unnamed.upper
        self.unnamed = plus(self.unnamed, None if more is None else more * (certain + possible))
        if certain:
            self.surely |= meant.named
            self.size = max(self.size, len(meant.named) + (meant.unnamed.lower or 0))


@frozen(eq=False)
class NameEntries:
    """
    Whom records name.

    Attributes:
        parts: The codes of the parts, sorted; one of no name for the whole.

        entries: How many records of each date name alike.

        meant: For each group of records that name alike, whom they name in each part.
    """

    parts: Sequence[str]
    entries: Entries
    meant: Sequence[Mapping[str, Members]]

    def within(self, lying: Lying) -> dict[str, Named]:
        """Unite whom the records in a period name, for each part that they name somebody in."""
        certain = self.entries.added("number", self.entries.of(lying.certain))
        possible = self.entries.added("number", self.entries.of(lying.possible))
        found: dict[str, Named] = {}
        for meant, surely, perhaps in zip(self.meant, certain, possible, strict=True):
            if surely or perhaps:
                for code, who in meant.items():
                    if code not in found:
                        found[code] = Named()
                    found[code].add(who, int(surely), int(perhaps))
        return found


def name_entries(records: CodedRecords, question: Question) -> NameEntries:
    """Return whom records name, worked out once for all periods."""
    indicator = question.indicator
    key = ("names", indicator.counts, indicator.entities, question.reading, *records.choice(question))
    return records.remembered(key, lambda: _name_entries(records, question))


def _name_entries(records: CodedRecords, question: Question) -> NameEntries:
    indicator, reading, part, by = question.indicator, question.reading, question.part, question.by
    rows, dates = records.chosen(indicator, part), records.dates
    of_part = fields_of_part(indicator, by) if by else ()
    alike = records.alike((indicator.counts, "countries_total", "countries_complete", *of_part))
    meant: list[dict[str, Members]] = []
    for each in alike.records:
        codes = (WHOLE,) if by is None else sorted(parts_in(each, indicator, by))
        meant.append({code: members(each, indicator, reading, ((by, code),) if by else part) for code in codes})
    different = max(1, len(meant))
    when = of_rows(dates.codes, rows).astype(np.int64)
    cells = Cells.of(when * different + of_rows(alike.codes, rows), len(dates.values) * different)
    starts = starts_of(cells.held // different, len(dates.values))
    entries = Entries(len(meant), cells.held % different, starts, {"number": cells.number})
    return NameEntries(sorted({code for each in meant for code in each}), entries, meant)
