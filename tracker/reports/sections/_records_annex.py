"""The annex of the records that a report draws on, with their sources."""

from tracker.documents import (
    Column,
    DateText,
    Inline,
    Link,
    Message,
    Row,
    Sequence,
    Table,
    Verbatim,
)
from tracker.followup._status import status
from tracker.indicators import indicators
from tracker.indicators._counted_records import date_of
from tracker.model import Citation, Deadline, Record, StatusObservation
from tracker.reports._draft import Draft
from tracker.reports._matter import Matter
from tracker.reports._selection import sources_of
from tracker.words._dates import on_day
from tracker.words._recommendations import status_in_words
from tracker.words._records import place_in_source, title_of
from tracker.words._terms import brief


def records_annex(matter: Matter, draft: Draft) -> None:
    """List the records that the report draws on so far, with their sources: so it comes last."""
    draft.annex(Message("Records and their sources"))
    draft.remark(Message("The records that this report draws on, each with the places in its sources."))
    for record in draft.drawn_on:
        for citation in sources_of(record):
            document = matter.register.document(citation.document)
            if document is not None:
                draft.anchor_of(document)
    rows = tuple(_record_row(draft, record) for record in draft.drawn_on)
    draft.add(
        Table(
            title=Message("Records and sources"),
            columns=(
                Column(title=Message("Record")),
                Column(title=Message("What it says")),
                Column(title=Message("Date")),
                Column(title=Message("Sources")),
            ),
            rows=rows,
            anchor="table-records",
        )
    )


def _record_row(draft: Draft, record: Record) -> Row:
    return Row(
        cells=(Verbatim(record.key), _said(draft, record), _dated(record), _sources(draft, record)),
        anchor=draft.anchor_of(record),
    )


def _said(draft: Draft, record: Record) -> Inline:
    if isinstance(record, StatusObservation):
        state = status_in_words(status(draft.matter.register.scales[record.scale], record.code), aspect=record.aspect)
        return Message("{aspect}: {status}", aspect=brief(record.aspect), status=state)
    if isinstance(record, Deadline):
        return Message("no deadline") if record.due == "none" else Message("due {date}", date=on_day(record.due))
    title = title_of(record)
    declared = indicators(draft.matter.register).get(getattr(record, "indicator", ""))
    return declared.title if declared and isinstance(title, Verbatim) else title


def _dated(record: Record) -> Inline:
    if isinstance(record, Deadline):
        return on_day(record.set)
    at = record.as_of if isinstance(record, StatusObservation) else getattr(record, "at", None)
    if at is not None:
        return DateText(at)
    try:
        when = date_of(record)
    except KeyError:
        return Verbatim("–")
    return Verbatim("–") if when.earliest is None and when.latest is None else DateText(when)


def _sources(draft: Draft, record: Record) -> Inline:
    if not sources_of(record):
        url = getattr(record, "url", None)
        return Link(Verbatim(url), url) if url else Verbatim("–")
    return Sequence(tuple(_place(draft, each) for each in sources_of(record)), "; ")


def _place(draft: Draft, citation: Citation) -> Inline:
    document = draft.matter.register.document(citation.document)
    name: Inline = Verbatim(citation.document)
    if document is not None:
        name = Link(Verbatim(document.symbol or document.id), document.url or f"#{draft.anchor_of(document)}")
    return place_in_source(citation, name, in_words=True)
