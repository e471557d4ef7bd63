"""Which records a report of a period speaks of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from tracker.indicators import Figure
from tracker.indicators._counted_records import date_of
from tracker.model import Citation, Claim, Mandate, Record, Register, SourceDocument, State
from tracker.values import Membership, ReportingPeriod, When, membership

R = TypeVar("R", bound=Record)


def dated_in(records: Iterable[R], period: ReportingPeriod) -> Iterator[R]:
    """Go through the records that lie in a period, certainly or possibly, without drafts and cancelled ones."""
    for record in records:
        if record.draft or getattr(record, "state", None) in (State.PLANNED, State.CANCELLED):
            continue
        when = _own_date(record)
        if when is not None and membership(when, period) is not Membership.IMPOSSIBLE:
            yield record


def has_date(record: Record) -> bool:
    """Tell whether records of this type have dates at all."""
    try:
        date_of(record)
    except KeyError:
        return False
    return True


def _own_date(record: Record) -> When | None:
    when = date_of(record)
    return None if when.earliest is None and when.latest is None else when


def is_reported(register: Register, record: Record, period: ReportingPeriod) -> bool:
    """
    Tell whether a document that reports on the period cites the record.

    Where no document reports on it yet, whatever is not known from reports on other periods alone may be told: what the
    last report found is no finding of this period because its source bears no date. A mandate lasts.
    """
    covering = _reports(register).get((period.start, period.end))
    if covering is not None:
        return any(citation.document in covering for citation in sources_of(record))
    return isinstance(record, Mandate) or not is_of_another(register, record, period)


def is_of_another(register: Register, record: Record, period: ReportingPeriod) -> bool:
    """Tell whether a record is known from documents that report on other periods, and from nothing else."""
    cited = {citation.document for citation in sources_of(record)}
    days = (period.start, period.end)

    def of_others() -> frozenset[str]:
        return frozenset().union(*(names for span, names in _reports(register).items() if span != days))

    return bool(cited) and cited <= register.remembered(("documents about other periods", *days), of_others)


def sources_of(record: Record) -> tuple[Citation, ...]:
    """Return the citations of a record; a claim names its document and paragraph by itself."""
    if not isinstance(record, Claim) or any(each.document == record.document for each in record.citations):
        return record.citations
    return (Citation(document=record.document, paragraph=record.paragraph), *record.citations)


def _reports(register: Register) -> Mapping[tuple[date, date], frozenset[str]]:
    return register.remembered("documents by what they report on", lambda: _covering(register))


def _covering(register: Register) -> Mapping[tuple[date, date], frozenset[str]]:
    """Return the ids and symbols of the documents that report on each declared period, by its first and last day."""
    found: dict[tuple[date, date], frozenset[str]] = {}
    for document in register.documents.values():
        period = register.periods.get(document.covers or "")
        if period is not None and not document.draft:
            names = {document.id, document.symbol or document.id}
            found[period.start, period.end] = found.get((period.start, period.end), frozenset()) | names
    return found


def spoken_of(register: Register, records: Iterable[R], period: ReportingPeriod) -> list[R]:
    """
    Return the records of a period's report: those dated in it, and those that it cites.

    A document that lies certainly outside the period is a source and nothing that the period brought. What a report on
    another period found is of this one only if it is certainly dated so: that report tells of nothing after its period.
    """
    every = list(records)
    dated = {
        record.key
        for record in dated_in(every, period)
        if is_reported(register, record, period)
        or not is_of_another(register, record, period)
        or membership(date_of(record), period) is Membership.CERTAIN
    }
    return [
        record
        for record in every
        if record.key in dated or (not record.draft and _may_be_told(record) and _is_open_to(register, record, period))
    ]


def _is_open_to(register: Register, record: Record, period: ReportingPeriod) -> bool:
    """
    Tell whether a record that does not lie in a period may be told of in its report.

    One that a report on it cites is told of whatever its date. Where no document reports on the period yet, nothing is
    that certainly lies outside it, but for a mandate adopted earlier, which lasts.
    """
    if not is_reported(register, record, period):
        return False
    when = _own_date(record) if has_date(record) else None
    if when is None or (period.start, period.end) in _reports(register):
        return True
    return isinstance(record, Mandate) and when.window.first <= period.end


def _may_be_told(record: Record) -> bool:
    """Tell whether a record may be told of though it does not lie in the period: documents only without a date."""
    gone = getattr(record, "state", None) in (State.PLANNED, State.CANCELLED)
    return not gone and (not isinstance(record, SourceDocument) or _own_date(record) is None)


def by_paragraph(record: Record) -> tuple[tuple[int, ...], str]:
    """Sort by the paragraph of the first source, number by number as a reader of that source expects, then by key."""
    cited = record.citations[0].paragraph if record.citations else None
    return tuple(map(int, re.findall(r"\d+", cited or getattr(record, "paragraph", None) or ""))), record.key


def by_date(record: Record) -> tuple[date, date, str]:
    """Sort by the first day possible, or the last where the first is open, then by key."""
    when = date_of(record)
    return when.earliest or when.window.last, when.window.last, record.key


def tells(figure: Figure) -> bool:
    """Tell whether a figure rests on something: one that is missing, or counts nothing, leads nowhere."""
    return figure.missing is None and not figure.is_nothing
