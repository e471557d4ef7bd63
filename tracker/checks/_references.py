"""Checks of references: whether every id that a record names exists, and relations do not turn in circles."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from tracker.checks._diagnostic import Diagnostic, Severity
from tracker.checks._names import called
from tracker.checks._reference_names import Known, names
from tracker.checks._wording import Suggestions, listed, literal, named
from tracker.documents import Message, Numeral, phrase
from tracker.model import AssistanceEvent, Claim, Finding, Indicator, Mandate, Observation, Record, Register


def unknown_document(register: Register) -> Iterator[Diagnostic]:
    """
    TRK101: records cite a document that the register lacks.

    Why: what they say leads back to no source, and nothing tells when it became public or which period it covers.

    Remedy: add the document, or correct the citations; one diagnostic stands for all records that cite it.
    """
    citing: dict[str, list[Record]] = {}
    for record in register:
        cited = {citation.document for citation in record.citations}
        if isinstance(record, Claim):
            cited.add(record.document)
        for document in cited:
            if register.document(document) is None:
                citing.setdefault(document, []).append(record)
    suggestions = Suggestions(
        [*register.documents, *(each.symbol for each in register.documents.values() if each.symbol)]
    )
    for document, (first, *others) in citing.items():
        yield Diagnostic.about(
            first,
            "TRK101",
            Severity.ERROR,
            _citing(first, len(others), document),
            suggestions.hint(document, Message("add the document, or correct the citation")),
        )


def unknown_programme(register: Register) -> Iterator[Diagnostic]:
    """
    TRK102: an event names a programme that the register lacks.

    Why: the event counts by country and vanishes by programme, so two tables of one report disagree.

    Remedy: add the programme, or correct the event's *programmes*.
    """
    suggestions = Suggestions(register.programmes)
    for event in register.events.values():
        for programme in sorted(event.programmes - register.programmes.keys()):
            yield Diagnostic.about(
                event,
                "TRK102",
                Severity.ERROR,
                Message(
                    "{record} names unknown programme {programme}", record=named(event), programme=literal(programme)
                ),
                suggestions.hint(programme, Message("add the programme, or correct the event")),
            )


def unknown_record(register: Register) -> Iterator[Diagnostic]:
    """
    TRK103: a record names another that the register lacks.

    Why: a relation to nothing is lost without a word in every list, count and comparison that follows it.

    Remedy: add what is named, or correct the name; a period may also be written as in 2020-07..2022-07.
    """
    known = Known(register)
    for record in register:
        for reference in dict.fromkeys(names(record)):
            if not known.holds(reference):
                yield Diagnostic.about(
                    record,
                    "TRK103",
                    Severity.ERROR,
                    known.fault(record, reference),
                    known.hint(reference),
                )


def circular_relation(register: Register) -> Iterator[Diagnostic]:
    """
    TRK104: a relation leads from a record back to itself.

    Why: nothing renews, replaces or contains itself, so one of the links is wrong and the chain cannot be followed.

    Remedy: take out the link that points from the earlier record to the later, or from the whole to its part.
    """
    for table, sentence, links in _RELATIONS:
        records = {str(getattr(record, "id", record.key)): record for record in register.table(table).values()}
        targets = {name: sorted(links(record)) for name, record in records.items()}
        for first, *others in cycles({name: found for name, found in targets.items() if found}):
            said = Message(sentence, record=called(table, first))
            if others:
                said = Message("{said} through {others}", said=said, others=listed([literal(each) for each in others]))
            hint = Message("take out the link that is wrong")
            yield Diagnostic.about(records[first], "TRK104", Severity.ERROR, said, hint)


def no_citation(register: Register) -> Iterator[Diagnostic]:
    """
    TRK105: a record cites no source.

    Why: a figure that rests on it cannot be traced to the paragraph, or the file of the office, that says so.

    Remedy: add a citation of the document that says it; a claim needs none, as it names its document and paragraph.
    """
    for table in (AssistanceEvent, Observation, Finding, Mandate):
        for record in register.of_type(table).values():
            if not record.citations:
                said = Message("{record} cites no source", record=named(record))
                yield Diagnostic.about(record, "TRK105", Severity.INFO, said, Message("add a citation"))


REFERENCES = (unknown_document, unknown_programme, unknown_record, circular_relation, no_citation)
"""The checks of references, by code."""


def _citing(first: Record, others: int, document: str) -> Message:
    if not others:
        sentence = phrase("{record} cites unknown document {document}")
        return Message(sentence, record=named(first), document=literal(document))
    sentence = phrase("{record} and {number} more {number:record|records} cite unknown document {document}")
    return Message(sentence, record=named(first), number=Numeral(others), document=literal(document))


def _parts(claim: Claim) -> frozenset[str]:
    return claim.includes | claim.includes_all


def _operands(indicator: Indicator) -> Iterable[str]:
    """Return the ids of the indicators of a ratio, whatever their version."""
    return (each.partition("@")[0] for each in (indicator.numerator, indicator.denominator) if each)


_RELATIONS: tuple[tuple[str, str, Callable[..., Iterable[str]]], ...] = (
    ("mandate", phrase("{record} renews itself"), attrgetter("renews")),
    ("mandate", phrase("{record} endorses itself"), attrgetter("endorses")),
    ("mandate", phrase("{record} supersedes itself"), attrgetter("supersedes")),
    ("mandate", phrase("{record} implements itself"), attrgetter("implements")),
    ("mandate", phrase("{record} supplements itself"), attrgetter("supplements")),
    ("mandate", phrase("{record} is part of itself"), attrgetter("part_of")),
    ("meeting", phrase("{record} is part of itself"), attrgetter("part_of")),
    ("recommendation", phrase("{record} reiterates itself"), attrgetter("reiterates")),
    ("recommendation", phrase("{record} supersedes itself"), attrgetter("supersedes")),
    ("recommendation", phrase("{record} splits itself"), attrgetter("splits")),
    ("recommendation", phrase("{record} merges itself"), attrgetter("merges")),
    ("claim", phrase("{record} includes itself"), _parts),
    ("indicator", phrase("{record} is computed from itself"), _operands),
)
"""Relations that must not turn in circles: the table, how a message says it, and the links of a record."""


# -- circles ----------------------------------------------------------------------------------------------------------


def cycles(links: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """
    Yield circles that share no node: each begins at its smallest node, and breaking all of them leaves fewer links.

    >>> list(cycles({"a": ["b"], "b": ["c"], "c": ["b"]}))
    [['b', 'c']]

    Nodes that lead nowhere are taken away until none is left; whatever remains leads into a circle for ever.
    """
    onward = {node: sorted(set(targets)) for node, targets in links.items()}
    backward: dict[str, list[str]] = {}
    for node, targets in onward.items():
        for target in targets:
            backward.setdefault(target, []).append(node)
    left = {node: sum(target in onward for target in targets) for node, targets in onward.items()}
    ends = [node for node, count in left.items() if count == 0]
    for start in sorted(onward):
        _take_away(ends, left, backward)
        while start in left:
            circle = _walk(start, onward, left)
            yield circle
            for node in circle:
                left.pop(node)
            ends = []
            for node in circle:
                ends.extend(_unlink(node, left, backward))
            _take_away(ends, left, backward)


def _take_away(ends: list[str], left: dict[str, int], backward: Mapping[str, Sequence[str]]) -> None:
    while ends:
        node = ends.pop()
        left.pop(node)
        ends.extend(_unlink(node, left, backward))


def _unlink(node: str, left: dict[str, int], backward: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Count one link less for whoever led to *node*, and yield those that lead nowhere now."""
    for before in backward.get(node, ()):
        if before in left:
            left[before] -= 1
            if left[before] == 0:
                yield before


def _walk(start: str, onward: Mapping[str, Sequence[str]], left: Mapping[str, int]) -> list[str]:
    """Go on from *start* until a node comes again, and return the circle from its smallest node."""
    path: dict[str, int] = {}
    node = start
    while node not in path:
        path[node] = len(path)
        node = next(target for target in onward[node] if target in left)
    circle = list(path)[path[node] :]
    smallest = circle.index(min(circle))
    return circle[smallest:] + circle[:smallest]
