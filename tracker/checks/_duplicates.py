"""Checks of duplicates: passages, records and statements that stand twice."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from tracker.checks._alike import lookalikes, words
from tracker.checks._dates import certainly_before, date_of, period_of
from tracker.checks._diagnostic import Diagnostic, Severity, settled
from tracker.checks._reference_names import known_indicators
from tracker.checks._wording import as_written, listed, literal, named, paragraphs, quoted, source_name
from tracker.documents import Inline, Message, Numeral, Verbatim, phrase
from tracker.model import (
    RECORD_TYPES,
    Adjudication,
    Citation,
    Claim,
    Coverage,
    Observation,
    Record,
    Register,
    StatusObservation,
    Target,
)
from tracker.values import InternationalString, ReportingPeriod, When
from tracker.values._groups import groups_of_links
from tracker.values._spelling import looks_of, one_spelling


def passage_printed_again(register: Register) -> Iterator[Diagnostic]:
    """
    TRK501: a source prints a passage more than once.

    Why: whoever reads the source counts what it says twice, and so does a program that reads it.

    Remedy: keep one record with *printed* on its citation, and have the source corrected.
    """
    passages: defaultdict[tuple[str, str], list[tuple[Record, Citation]]] = defaultdict(list)
    for record in register:
        for citation in record.citations:
            if citation.printed > 1:
                source = source_name(register, citation.document)
                passages[source, citation.paragraph or ""].append((record, citation))
    for (source, paragraph), found in passages.items():
        times = max(citation.printed for _, citation in found)
        records = {(record.table, record.key): record for record, _ in found}
        cited = [record for record, _ in found]
        main = max(records.values(), key=lambda record: sum(each is record for each in cited))
        yield Diagnostic.about(
            main,
            "TRK501",
            Severity.WARNING,
            _printed(source, paragraph, times, listed([named(record) for record in records.values()])),
            Message("have the source corrected; the records count once"),
        )


def possible_duplicate(register: Register) -> Iterator[Diagnostic]:
    """
    TRK502: events look as if they were one event, recorded more than once.

    They are of one kind, their dates and countries overlap, their numbers do not contradict each other, and they have
    nearly the same title or quote the same words. Nothing is ever merged.

    Why: the event counts twice.

    Remedy: link them by *same_as* or *possibly_same_as*, or settle it by an adjudication of ``identity:A=B``.
    """
    known = settled(register)
    pairs = lookalikes(register.events.values())
    for group in groups_of_links((one.id, other.id) for one, other in pairs if not known.tells_apart(one, other)):
        first = register.events[group[0]]
        yield Diagnostic.about(
            first,
            "TRK502",
            Severity.INFO,
            Message(
                "events {events} may be the same: kind {kind}, with overlapping dates and countries and nearly the same"
                " words",
                events=listed([literal(each) for each in group]),
                kind=literal(first.kind),
            ),
            Message(
                "link them by same_as or possibly_same_as, or settle it by an adjudication of {subject}",
                subject=Verbatim(f"'identity:{group[0]}={group[1]}'"),
            ),
        )


def statement_repeated(register: Register) -> Iterator[Diagnostic]:
    """
    TRK503: a source makes one statement in several paragraphs, and each is a record of its own.

    Why: a figure that a source repeats is one figure; two records of it look like two pieces of evidence.

    Remedy: keep one record that cites every paragraph, or link them by *same_as*.
    """
    known = settled(register)
    tables: tuple[Mapping[str, Observation | Claim], ...] = (register.observations, register.claims)
    for table in tables:
        statements: defaultdict[tuple[str, str, tuple[str, ...]], dict[str, Citation]] = defaultdict(dict)
        for record in table.values():
            for citation in record.citations:
                said = words(citation.quote or "")
                if len(said) >= _FEWEST:
                    key = source_name(register, citation.document), record.indicator, said
                    statements[key].setdefault(record.key, citation)
        for (source, _, _), cited in statements.items():
            keys = list(cited)
            records = [table[key] for key in keys]
            if len({each.paragraph for each in cited.values()}) < 2:  # noqa: PLR2004  # repeated means twice
                continue
            if all(known.tells_apart(one, other) for one, other in pairwise(records)):
                continue
            yield Diagnostic.about(
                records[0],
                "TRK503",
                Severity.INFO,
                Message(
                    _REPEATED[records[0].table],
                    records=listed([literal(key) for key in keys]),
                    source=as_written(source),
                    paragraphs=paragraphs(cited.values()) or Verbatim(""),
                    quote=quoted(cited[keys[0]].quote or ""),
                ),
                Message("keep one record that cites every paragraph, or link them by same_as"),
            )


def contradictory_identity(register: Register) -> Iterator[Diagnostic]:
    """
    TRK504: records that are said to be of the same thing have dates that exclude each other.

    Why: the same thing did not happen at two times, and what counts once may be two.

    Remedy: correct a date, or take the link out of *same_as*.
    """
    links: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for record in register:
        links[record.table].extend((record.key, other) for other in sorted(record.same_as))
    for table, pairs in links.items():
        records = register.table(table)
        for group in groups_of_links(pair for pair in pairs if pair[1] in records):
            dated = [(records[key], when) for key in group if (when := date_of(records[key])) and not when.is_uncertain]
            if not dated:
                continue
            earliest = min(dated, key=lambda pair: pair[1].window.last)
            latest = max(dated, key=lambda pair: pair[1].window.first)
            if certainly_before(earliest[1], latest[1]):
                yield Diagnostic.about(
                    earliest[0],
                    "TRK504",
                    Severity.ERROR,
                    Message(
                        "{record} of {when} is said to be the same as {other} of {then}, yet their dates exclude each"
                        " other",
                        record=named(earliest[0]),
                        when=as_written(earliest[1]),
                        other=literal(latest[0].key),
                        then=as_written(latest[1]),
                    ),
                    Message("correct a date, or take the link out of same_as"),
                )


def duplicate_of_nothing(register: Register) -> Iterator[Diagnostic]:
    """
    TRK505: a record was taken out as a duplicate, without saying of which.

    Why: nobody can find what stands for it, and records linked to it are no longer linked to what stayed.

    Remedy: name the record that stayed in *same_as* of the revision that takes it out.
    """
    for record_type in RECORD_TYPES:
        for record in register.duplicates_removed(record_type):
            if not record.same_as & register.of_type(record_type).keys():
                yield Diagnostic.about(
                    record,
                    "TRK505",
                    Severity.WARNING,
                    Message(
                        "{record} was removed as a duplicate and names no record that stayed", record=named(record)
                    ),
                    Message("name the record that stayed in same_as"),
                )


def stands_twice_in_two_spellings(register: Register) -> Iterator[Diagnostic]:
    """
    TRK506: two records say the same thing of the same time, which they write in two ways.

    Why: "2021" and "2021-01..2021-12" are the same days, as a period's id and its days are, and an indicator's id and
    its id with the version, or two kinds of apostrophe: such records contradict each other unseen, or count for two.

    Remedy: keep one of them; where the number was corrected, make the newer one a revision of the other.
    """
    first: dict[tuple[object, ...], Record] = {}
    parts = frozenset(name for claim in register.claims.values() for name in claim.includes | claim.includes_all)
    for table in (Coverage, Observation, Target, Claim, StatusObservation, Adjudication):
        for record in register.of_type(table).values():
            identity = _identity(register, record)
            if identity is None or record.draft:
                continue
            known = first.setdefault(identity, record)
            if known is not record and not _are_two(known, record, parts):
                yield Diagnostic.about(
                    record,
                    "TRK506",
                    Severity.ERROR,
                    Message(
                        "{record} and {other} are one, written in two ways", record=named(record), other=named(known)
                    ),
                    Message("keep one of them, or make the newer one a revision of the other"),
                )


_GROUPED_BY = ("themes", "priority", "made_by", "addressees", "organizations", "donors", "provider")
"""The fields of free words that records are chosen and grouped by."""


def grouped_by_another_case(register: Register) -> Iterator[Diagnostic]:
    """
    TRK507: words that records are grouped by differ by capitals alone.

    Why: "High" and "high" are two groups of a follow-up, and whoever asks for the one of them misses the other.

    Remedy: write the word in one way in all records.
    """
    used: defaultdict[tuple[str, str, str], defaultdict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in register.current:
        for field in () if record.draft else _GROUPED_BY:
            for language, word in _words_of(getattr(record, field, None)):
                used[field, language, one_spelling(word).casefold()][one_spelling(word)].append(record)
    for (field, _, _), spellings in used.items():
        if len(spellings) == 1:
            continue
        usual = max(spellings, key=lambda each: len(spellings[each]))
        for word, records in spellings.items():
            if word != usual:
                said = Message(
                    "{record} has {word} as {field}, which {other} writes {usual}: two groups that differ by capitals "
                    "alone",
                    record=named(records[0]),
                    word=literal(word),
                    field=Verbatim(field),
                    other=named(spellings[usual][0]),
                    usual=literal(usual),
                )
                advice = Message("write it in one way in all records")
                yield Diagnostic.about(records[0], "TRK507", Severity.WARNING, said, advice)


def _words_of(value: object) -> Iterator[tuple[str, str]]:
    """Go through the words that a field holds, each with its language."""
    if isinstance(value, str):
        yield "", value
    elif isinstance(value, InternationalString):
        yield from ((code.value, text) for code, text in value.texts)
    elif isinstance(value, tuple | frozenset):
        for each in sorted(value, key=str):
            yield from _words_of(each)


DUPLICATES = (
    passage_printed_again,
    possible_duplicate,
    statement_repeated,
    contradictory_identity,
    duplicate_of_nothing,
    stands_twice_in_two_spellings,
    grouped_by_another_case,
)
"""The checks of duplicates, by code."""

_FEWEST = 3

_TWICE = 2

_REPEATED = {
    "observation": phrase("observations {records} repeat one statement of {source}, {paragraphs}: {quote}"),
    "claim": phrase("claims {records} repeat one statement of {source}, {paragraphs}: {quote}"),
}


def _printed(source: str, paragraph: str, times: int, records: Inline) -> Message:
    if paragraph:
        where = Verbatim(paragraph)
        if times == _TWICE:
            sentence = phrase("{source} prints paragraph {paragraph} twice, cited by {records}")
            return Message(sentence, source=as_written(source), paragraph=where, records=records)
        sentence = phrase("{source} prints paragraph {paragraph} {times} times, cited by {records}")
        return Message(sentence, source=as_written(source), paragraph=where, times=Numeral(times), records=records)
    if times == _TWICE:
        sentence = phrase("{source} prints a passage twice, cited by {records}")
        return Message(sentence, source=as_written(source), records=records)
    sentence = phrase("{source} prints a passage {times} times, cited by {records}")
    return Message(sentence, source=as_written(source), times=Numeral(times), records=records)


def _identity(register: Register, record: Record) -> tuple[object, ...] | None:
    """Return what the key of a record means; None of a record whose period nobody knows."""
    written = getattr(record, "period", None)
    period = None if written is None else period_of(register, written)
    if written is not None and period is None:
        return None
    match record:
        case Coverage():
            found: tuple[object, ...] = (record.table, record.of, period, *map(one_spelling, record.key.split("@")[2:]))
        case Adjudication():
            found = (record.table, *_subject(record.subject))
        case StatusObservation():
            found_by = looks_of(record.assessor)
            found = (record.table, record.recommendation, record.aspect, _days_of(record.as_of), found_by)
        case Observation() | Target():
            document = record.citations[0].document if record.citations else None
            found = (record.table, *_what_is_counted(register, record, period), _named_document(register, document))
        case Claim():
            passage = _named_document(register, record.document), one_spelling(record.paragraph)
            narrower = looks_of(record.scope), record.entities, looks_of(record.provider), looks_of(record.method)
            found = (record.table, *_what_is_counted(register, record, period), passage, narrower)
        case _:
            return None
    return found


def _what_is_counted(
    register: Register, record: Observation | Target | Claim, period: ReportingPeriod | None
) -> tuple[object, ...]:
    """Return what a number is of: its indicator, time, origin and part, in whatever spelling."""
    return (
        _versioned(register, record.indicator),
        period or _days_of(record.at),
        _days_of(getattr(record, "since", None)),
        tuple((dimension, one_spelling(code)) for dimension, code in record.breakdown),
        getattr(record, "about", None),
    )


def _named_document(register: Register, name: str | None) -> str | None:
    cited = None if name is None else register.document(name)
    return name if cited is None else cited.id


def _subject(subject: str) -> tuple[str, ...]:
    """Return what is decided on; of two records that are said to be one, it does not matter which comes first."""
    form, _, pair = subject.partition(":")
    return (form, *sorted(pair.split("="))) if form == "identity" else (subject,)


def _are_two(one: Record, other: Record, parts: frozenset[str]) -> bool:
    """Tell whether a passage prints both claims: they are written alike, or are a whole and its part, or two parts."""
    if not isinstance(one, Claim) or not isinstance(other, Claim):
        return False
    spelled = [
        (each.document, each.paragraph, each.indicator, each.period, each.at, each.since) for each in (one, other)
    ]
    named = (each.includes | each.includes_all | each.same_as for each in (one, other))
    linked = any(each.id in names for each, names in zip((other, one), named, strict=True))
    return linked or {one.id, other.id} <= parts or (spelled[0] == spelled[1] and one.breakdown == other.breakdown)


def _versioned(register: Register, name: str) -> str:
    known = known_indicators(register).get(name)
    return name if known is None else known.key


def _days_of(when: When | None) -> tuple[object, ...]:
    return () if when is None else (when.window, when.is_uncertain, when.is_approximate)
