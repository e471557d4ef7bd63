"""Reporting periods and coverage, as a register declares them."""

from datetime import date
from datetime import date as Day  # noqa: N812  # beside a field that is called date
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from tracker.errors import InvalidValueError
from tracker.model._fields import converted, identifier
from tracker.model._indicator import Where
from tracker.model._record import Record
from tracker.values import InternationalString, ReportingPeriod


@frozen(kw_only=True, field_transformer=converted)
class PeriodMasthead:
    """
    What stands at the head of the report on one period, and of no other.

    Attributes:
        symbol: Its document symbol.

        session: The session that it is for, and where and when that meets.

        agenda_item: The item of the agenda.

        date: The day that it bears.
    """

    # Decision 25: a head that all reports share put the last one's symbol on the next.
    symbol: str | None = None
    session: InternationalString | None = None
    agenda_item: InternationalString | None = None
    date: Day | None = None


@frozen(kw_only=True, field_transformer=converted)
class DeclaredPeriod(Record):
    """
    A reporting period with a name.

    Attributes:
        id: Unique in the register.

        start: The first day.

        end: The last day, included.

        title: How a report calls it; None for the plain days.

        assumption: How a loose wording was read as these days; printed with every figure.

        masthead: The head of its report's first page: symbol, session, agenda item and date.

        day: The day on which its report speaks; None says nothing that depends on one.

        headlines: Ids of the indicators and claims on the first page of its report, in order; empty for those of the
            register.
    """

    table: ClassVar[str] = "period"

    id: str = field(validator=identifier)
    start: date
    end: date = field()
    title: InternationalString | None = None
    assumption: InternationalString | None = None
    masthead: PeriodMasthead | None = None
    day: date | None = None
    headlines: tuple[str, ...] = ()

    @end.validator
    def _is_not_empty(self, _: object, value: date) -> None:
        if value < self.start:
            raise InvalidValueError(
                "a period must not end before it starts on {start}, got {value}", start=self.start, value=value
            )

    @property
    def span(self) -> ReportingPeriod:
        """The days, labelled with the id."""
        return ReportingPeriod(self.start, self.end, label=self.id, assumption=self.assumption)


class CoverageState(StrEnum):
    """How much of what happened the records of a type hold."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    NONE = "none"


@frozen(kw_only=True, field_transformer=converted)
class Coverage(Record):
    """
    How much of what happened in a period the register holds.

    Attributes:
        of: The record type.

        period: The period, as an id or ``START..END``.

        state: Complete, incomplete or none; a period without a declaration is incomplete.

        where: Of which records it is said, as an indicator says which it counts; None for all of the type.
    """

    table: ClassVar[str] = "coverage"

    of: str
    period: str
    state: CoverageState
    where: Where | None = None

    def __attrs_post_init__(self) -> None:
        """Let an empty filter be none: it says the same, and no cell of a table could tell the two apart."""
        if self.where == Where():
            object.__setattr__(self, "where", None)

    @property
    def key(self) -> str:
        """Its record type and period, and of which records it is said."""
        whole = f"{self.of}@{self.period}"
        return whole if self.where is None else f"{whole}@{self.filter}"

    @property
    def filter(self) -> str:
        """Of which records it is said, as the key has it; empty for all of the type."""
        return "" if self.where is None else _filter(self.where)


def _filter(where: Where) -> str:
    """Write a filter, the same in whatever order it was written."""
    conditions = sorted(f"{each.path}={'|'.join(sorted(each.values))}" for each in where.conditions)
    excluded = sorted(f"{each.path}!={'|'.join(sorted(each.values))}" for each in where.excluded)
    return "&".join([*conditions, *excluded])
