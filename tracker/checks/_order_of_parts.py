"""The order of things that belong together: a part, a version or an answer that is older than what it belongs to."""

from collections.abc import Iterator

from tracker.checks._dates import certainly_before, exclude_each_other
from tracker.checks._wording import as_written, literal, moment, named
from tracker.documents import Message
from tracker.model import AssistanceEvent, Programme, Recommendation, Record, Register, SourceDocument

_Placed = Iterator[tuple[Record, Message]]


def parts_misplaced(register: Register, record: Record) -> _Placed:
    """Go through what belongs to a record, or what it belongs to, and cannot have been when it is said to have been."""
    if isinstance(record, Programme):
        yield from _takes_part_outside(record)
    elif isinstance(record, SourceDocument):
        yield from _version_too_early(record)
    elif isinstance(record, AssistanceEvent):
        yield from _served_too_early(register, record)
    elif isinstance(record, Recommendation):
        yield from _older_than_its_document(register, record)


def _takes_part_outside(programme: Programme) -> _Placed:
    for participant in programme.participants:
        if exclude_each_other(participant.when, programme.when):
            yield (
                programme,
                Message(
                    "{record} runs {run}, yet {country} takes part {when}",
                    record=named(programme),
                    run=as_written(programme.when),
                    country=literal(participant.country),
                    when=as_written(participant.when),
                ),
            )


def _version_too_early(document: SourceDocument) -> _Placed:
    for version in document.versions:
        if document.published is None or version.published is None:
            continue
        if certainly_before(version.published, document.published):
            yield (
                document,
                Message(
                    "{record} was published {published}, yet its version {language} {when}",
                    record=named(document),
                    published=moment(document.published),
                    language=literal(version.language.value),
                    when=moment(version.published),
                ),
            )


def _served_too_early(register: Register, event: AssistanceEvent) -> _Placed:
    for name in sorted(event.mandates):
        mandate = register.mandates.get(name)
        if mandate is None or mandate.adopted is None:
            continue
        if certainly_before(event.when, mandate.adopted):
            yield (
                event,
                Message(
                    "{record} dates from {when}, yet serves {other}, which was adopted {adopted}",
                    record=named(event),
                    when=as_written(event.when),
                    other=named(mandate),
                    adopted=moment(mandate.adopted),
                ),
            )


def _older_than_its_document(register: Register, recommendation: Recommendation) -> _Placed:
    document = register.document(recommendation.source)
    if document is None or document.published is None:
        return
    if certainly_before(recommendation.issued, document.published):
        yield (
            recommendation,
            Message(
                "{record} was issued {issued}, yet {source}, which made it, was published {published}",
                record=named(recommendation),
                issued=moment(recommendation.issued),
                source=named(document),
                published=moment(document.published),
            ),
        )
