"""What a report tells of: the records, the periods, and what is worked out of them once for all sections."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from tracker.codelists import codelist
from tracker.comparison import Comparison, Restated, Restatement, compare_all, restate
from tracker.comparison._against_restated import against_restated
from tracker.indicators import Basis, Figure, measure_all
from tracker.model import AssistanceEvent, Programme, Publication, Record, Register, SourceDocument
from tracker.reports._selection import by_date, dated_in, is_reported, spoken_of, tells
from tracker.values import Membership, ReportingPeriod, When, membership

R = TypeVar("R", bound=Record)

COOPERATION = "cooperation"
"""The section that tells of events of a kind that no other section claims: no event is passed over."""


@frozen(kw_only=True, eq=False)
class Matter:
    """
    What a report tells of.

    Attributes:
        register: The records, without drafts.

        period: The period reported on.

        against: The period compared with; None for none.

        day: The day of the report: names of countries are those valid on it.

        is_dated: Whether that day was given, by the caller or the period; else it is the last one of the period, and
            nothing is said that depends on a day.

        published: The report on the period compared with, as it went out; None if it is not compared with one.
    """

    register: Register = field(repr=lambda register: repr(register.id))
    period: ReportingPeriod
    against: ReportingPeriod | None = None
    day: date
    is_dated: bool = True
    published: Publication | None = None

    # -- what is told more than once is worked out once ---------------------------------------------------------------

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the period."""
        return measure_all(self.register, None, self.period)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every comparison with the period before; none without such a period."""
        if self.against is None:
            return ()
        found = compare_all(self.register, None, self.period, against=self.against, remedy="default")
        return tuple(self.as_restated(each) for each in found)

    def as_restated(self, comparison: Comparison) -> Comparison:
        """Compare with the earlier figure as restated, where it was published; else leave a comparison as it is."""
        row = self.restated(comparison.before)
        return comparison if row is None else against_restated(comparison, row)

    @cached_property
    def restatement(self) -> Restatement | None:
        """What became of the figures published on the period compared with; None without such a publication."""
        if self.published is None:
            return None
        return restate(self.register, self.published, period=self.period, reading=self.register.reading)

    def restated(self, figure: Figure) -> Restated | None:
        """Return what became of the published figure of the period compared with; None if none was published."""
        if self.restatement is None:
            return None
        return self.restatement.row(figure.indicator.id, by=figure.by, basis=figure.basis)

    @cached_property
    def told_comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons with a figure on at least one side that rests on something."""
        return tuple(each for each in self.comparisons if tells(each.before) or tells(each.after))

    @cached_property
    def told_figures(self) -> tuple[Figure, ...]:
        """The figures of the period, and those that they are compared with, that rest on something."""
        before = [each.before for each in self.told_comparisons]
        found = [each for each in (*self.figures, *before) if tells(each)]
        return tuple(sorted(found, key=lambda each: (each.indicator.id, each.basis.value, each.asked.start, each.by)))

    # -- which records are of the period ------------------------------------------------------------------------------

    def dated(self, records: Iterable[R]) -> list[R]:
        """Return the records that lie in the period, certainly or possibly, without those planned or cancelled."""
        return list(dated_in(records, self.period))

    def spoken_of(self, records: Iterable[R]) -> list[R]:
        """Return the records of the period's report: those dated in it, and those that documents about it cite."""
        return spoken_of(self.register, records, self.period)

    def is_reported(self, record: Record) -> bool:
        """Tell whether a document about the period cites the record; true if there is no such document."""
        return is_reported(self.register, record, self.period)

    def is_about_period(self, named: str) -> bool:
        """Tell whether the document of an id or a symbol is about the period."""
        document = self.register.document(named)
        covers = document.covers if document else None
        return covers is not None and covers in self.register.periods and self.register.period(covers) == self.period

    def is_certain(self, when: When) -> bool:
        """Tell whether a date lies in the period, whatever day it stands for."""
        return membership(when, self.period) is Membership.CERTAIN

    def is_doubtful(self, when: When) -> bool:
        """Tell whether a date may lie in the period and may not."""
        return membership(when, self.period) is Membership.POSSIBLE

    def rests_on_reports(self, figure: Figure) -> bool:
        """Tell whether a figure rests on what a document about the period says."""
        table = self.register.observations if figure.basis is Basis.EVIDENCED else self.register.claims
        return any(self.is_reported(table[key]) for key in figure.records if key in table)

    # -- which of them a section tells of: the code lists of kinds say it ---------------------------------------------

    def events_of(self, section: str) -> list[AssistanceEvent]:
        """Return the events of the period that a section tells of, by date; ``cooperation`` has what no other has."""
        kinds = codelist("assistance")
        events = self.register.events.values()
        own = (event for event in events if (kinds[event.kind].section or COOPERATION) == section)
        return sorted(self.dated(own), key=by_date)

    def programmes_of(self, section: str) -> list[Programme]:
        """Return the programmes of the period's report that a section tells of, by id."""
        kinds = codelist("programme")
        own = (each for each in self.register.programmes.values() if kinds[each.kind].section == section)
        return sorted(self.spoken_of(own), key=lambda each: each.id)

    def documents_of(self, section: str) -> list[SourceDocument]:
        """Return the documents of the period's report that a section tells of, by date."""
        kinds = codelist("document")
        own = (each for each in self.register.documents.values() if each.kind and kinds[each.kind].section == section)
        return sorted(self.spoken_of(own), key=by_date)
