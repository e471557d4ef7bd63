"""Checks of time: whether dates and periods agree."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from tracker.checks._dates import date_of, days, period_of
from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._order import deadline_before_issue, impossible_order, issued_long_after_its_source
from tracker.checks._wording import as_written, listed, literal, named, paragraphs, quoted
from tracker.codelists import countries, country
from tracker.documents import Counted, Inline, Message, phrase
from tracker.errors import InvalidValueError
from tracker.model import (
    AssistanceEvent,
    Citation,
    Claim,
    DeclaredPeriod,
    Finding,
    Meeting,
    Observation,
    Programme,
    Record,
    Register,
    SourceDocument,
)
from tracker.values import Membership, Recognition, ReportingPeriod, When, Window, membership
from tracker.values._edtf import Shape


def outside_reported_period(register: Register) -> Iterator[Diagnostic]:
    """
    TRK201: a report on a period tells of something that certainly lies outside it.

    Why: the report presents it as an achievement of the period, while no figure of the period counts it.

    Remedy: correct the date or the period; if the source is wrong, keep the record as it is and settle the diagnostic
    by an adjudication. Meetings that the report was prepared for are left out.
    """
    sentence = phrase("{record} dates from {when}, outside the period {period} on which {source} reports")
    advice = Message("correct the date or the period; figures of the period leave it out")
    for record, said in _reported_as(register, Membership.IMPOSSIBLE, sentence):
        yield Diagnostic.about(record, "TRK201", Severity.WARNING, said, advice)


def perhaps_outside_reported_period(register: Register) -> Iterator[Diagnostic]:
    """
    TRK202: a report on a period tells of something that lies in it possibly, not certainly.

    Why: a year that straddles the boundary of a period counts in the upper bound of a figure only.

    Remedy: date it more precisely, if the source or the files of the office allow.
    """
    sentence = phrase("{record} dates from {when}, which may lie outside the period {period} on which {source} reports")
    advice = Message("date it more precisely; figures of the period count it as possible")
    for record, said in _reported_as(register, Membership.POSSIBLE, sentence):
        yield Diagnostic.about(record, "TRK202", Severity.INFO, said, advice)


def misnamed_period(register: Register) -> Iterator[Diagnostic]:
    """
    TRK204: a period is named after years that are not those of its days.

    Why: a label never decides what counts, yet it is all that a reader of the report sees.

    Remedy: correct the days or the name. Only a name that is a period itself, a title with one year outside the days,
    and two years that differ from those of the first and last day are reported.
    """
    for period in register.periods.values():
        for name in _names(period):
            if _contradicts(name, period):
                yield Diagnostic.about(
                    period,
                    "TRK204",
                    Severity.WARNING,
                    Message(
                        "{record} is called {name}, yet lasts from {start} to {end}",
                        record=named(period),
                        name=quoted(name),
                        start=as_written(period.start),
                        end=as_written(period.end),
                    ),
                    Message("correct the days or the name"),
                )
                break


def overlapping_periods(register: Register) -> Iterator[Diagnostic]:
    """
    TRK205: a declared period shares days with the next one, or leaves days between.

    Why: what happened on shared days counts twice when two reports are added up, and what happened between them never.

    Remedy: correct the days, or know it when reading comparisons. Only periods of about the same length are compared,
    so that years beside bienniums pass.
    """
    for one, other in _neighbours(register.periods.values()):
        shared, between = one.span.overlap_days(other.span), one.span.gap_days(other.span)
        if shared or between:
            sentence = phrase("{record} shares {days} with period {other}")
            if not shared:
                sentence = phrase("{record} ends {days} before period {other}")
            yield Diagnostic.about(
                one,
                "TRK205",
                Severity.INFO,
                Message(sentence, record=named(one), days=Counted(shared or between, "days"), other=literal(other.id)),
                Message("let one period end on the day before the next starts"),
            )


def claim_of_another_period(register: Register) -> Iterator[Diagnostic]:
    """
    TRK206: a document that reports on one period prints a figure about another that is not a part of it.

    Why: the figure looks like one of the reporting period and compares with none of them.

    Remedy: nothing, if the record is right: the figure keeps its own period. Figures about one record are left out.
    """
    groups: dict[tuple[str, ReportingPeriod], list[str]] = {}
    for claim in register.claims.values():
        document = register.document(claim.document)
        covered = period_of(register, document.covers) if document is not None and document.covers else None
        own = period_of(register, claim.period) if claim.period else None
        if document is None or covered is None or own is None or claim.about is not None or covered.covers(own):
            continue
        groups.setdefault((document.id, own), []).append(claim.id)
    for (name, own), claims in groups.items():
        document = register.documents[name]
        covered = period_of(register, document.covers or "")
        sentence = phrase("claim {claims} is about {period}, while {source} reports on {covered}")
        if len(claims) > 1:
            sentence = phrase("claims {claims} are about {period}, while {source} reports on {covered}")
        yield Diagnostic.about(
            register.claims[claims[0]],
            "TRK206",
            Severity.INFO,
            Message(
                sentence,
                claims=listed([literal(each) for each in claims]),
                period=as_written(own),
                source=as_written(document.symbol or name),
                covered=as_written(covered),
            ),
            Message("compare it with figures of its own period only"),
        )


def undated_event(register: Register) -> Iterator[Diagnostic]:
    """
    TRK207: an event is dated within a year or more, and nothing says how it came to that date.

    Why: a window that wide is a reading of the source, and a figure that rests on it should say so.

    Remedy: give the event an *assumption*. A bare year is the source's own date and needs none.
    """
    for event in register.events.values():
        if event.when.shape is Shape.ONE_OF and event.assumption is None and _is_wide(event.when.window):
            said = Message(
                "{record} is dated {when} without an assumption that says why",
                record=named(event),
                when=as_written(event.when),
            )
            yield Diagnostic.about(event, "TRK207", Severity.INFO, said, Message("give it an assumption"))


def state_before_it_existed(register: Register) -> Iterator[Diagnostic]:
    """
    TRK208: a country is named before it was a State.

    Why: it counts as a State in a year in which it was none, and a comparison across that day counts one State more.

    Remedy: correct the date, or name the country of that time. Where its territory was assisted before, keep it and
    settle the diagnostic by an adjudication.
    """
    for record in register:
        for code, own in sorted(_countries_of(record), key=str):
            when, since = _last_day(register, record, own), country(code).state_since
            if since is not None and when is not None and when < since:
                said = Message(
                    "{record} of {when} names {country}, which is a State since {since}",
                    record=named(record),
                    when=as_written(own or date_of(record) or getattr(record, "period", "")),
                    country=literal(code),
                    since=as_written(since),
                )
                advice = Message("correct the date, or name the country of that time")
                yield Diagnostic.about(record, "TRK208", Severity.WARNING, said, advice)


TIME = (
    outside_reported_period,
    perhaps_outside_reported_period,
    impossible_order,
    misnamed_period,
    overlapping_periods,
    claim_of_another_period,
    undated_event,
    state_before_it_existed,
    deadline_before_issue,
    issued_long_after_its_source,
)
"""The checks of time, by code."""

_YEAR = 365
_YEARS = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ALIKE = 1.25


def _reported(register: Register) -> Iterator[tuple[Record, SourceDocument, ReportingPeriod, list[Citation]]]:
    """Go through events, meetings and documents with each report on a period that cites them."""
    for table in (Meeting, SourceDocument, AssistanceEvent):
        for record in register.of_type(table).values():
            reports: dict[str, list[Citation]] = {}
            for citation in record.citations:
                document = register.document(citation.document)
                if document is not None and document is not record and record.key not in document.prepared_for:
                    reports.setdefault(document.id, []).append(citation)
            for name, cited in reports.items():
                document = register.documents[name]
                period = period_of(register, document.covers) if document.covers else None
                if period is not None:
                    yield record, document, period, cited


def _reported_as(register: Register, member: Membership, sentence: str) -> Iterator[tuple[Record, Message]]:
    """Go through what reports tell of and is a member of their period in a certain way, each with a sentence on it."""
    for record, document, period, cited in _reported(register):
        when = date_of(record)
        if when is not None and membership(when, period, Recognition.ACTIVE, strict=True) is member:
            yield (
                record,
                Message(
                    sentence,
                    record=named(record),
                    when=as_written(when),
                    period=as_written(days(period)),
                    source=_place(document, cited),
                ),
            )


def _place(document: SourceDocument, cited: Iterable[Citation]) -> Inline:
    source, where = as_written(document.symbol or document.id), paragraphs(cited)
    return source if where is None else Message("{source} ({paragraphs})", source=source, paragraphs=where)


def _names(period: DeclaredPeriod) -> Iterator[str]:
    yield period.id
    yield from period.title or ()


def _contradicts(name: str, period: DeclaredPeriod) -> bool:
    """Tell whether a name surely means other days than those of the period."""
    try:
        meant = ReportingPeriod.parse(name)
    except InvalidValueError:
        years = sorted({int(year) for year in _YEARS.findall(name)})
    else:
        return not meant.overlap_days(period.span)
    if len(years) == 1:
        return name != period.id and not period.start.year <= years[0] <= period.end.year
    return len(years) == 2 and years != [period.start.year, period.end.year]  # noqa: PLR2004  # first and last


def _neighbours(periods: Iterable[DeclaredPeriod]) -> Iterator[tuple[DeclaredPeriod, DeclaredPeriod]]:
    """Pair each period with the next that starts after it, among periods of about the same length."""
    by_length = sorted(periods, key=lambda period: (period.span.days, period.id))
    series: list[list[DeclaredPeriod]] = []
    for period in by_length:
        if not series or period.span.days > _ALIKE * series[-1][-1].span.days:
            series.append([])
        series[-1].append(period)
    for alike in series:
        alike.sort(key=lambda period: (period.start, period.end, period.id))
        yield from pairwise(alike)


def _is_wide(window: Window) -> bool:
    return window.earliest is None or window.latest is None or (window.latest - window.earliest).days + 1 >= _YEAR


def _countries_of(record: Record) -> Iterator[tuple[str, When | None]]:
    """Go through the countries that a record names, in any role, each with a time of its own if it has one."""
    if isinstance(record, Programme):
        yield from {(participant.country, participant.when) for participant in record.participants}
    elif isinstance(record, Claim):
        yield from ((code, None) for code in record.named)
    elif isinstance(record, AssistanceEvent):
        yield from ((code, None) for code in record.named_countries)
    elif isinstance(record, Finding):
        yield from ((code, None) for code in record.countries)
    if isinstance(record, Observation | Claim):
        codes = (code for dimension, code in record.breakdown if dimension == "country" and code in countries())
        yield from ((code, None) for code in codes)


def _last_day(register: Register, record: Record, own: When | None) -> date | None:
    """Return the last day on which what a record tells may have been; None if it has none, or if it is doubted."""
    when = own or date_of(record)
    if when is not None:
        return None if when.is_uncertain else when.latest
    period = getattr(record, "period", None)
    found = period_of(register, period) if isinstance(period, str) else None
    return None if found is None else found.end
