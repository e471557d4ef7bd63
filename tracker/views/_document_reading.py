"""The view of a document as drafts of records, with what could not be placed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, NotRequired, TypedDict

from tracker.checks._names import called
from tracker.documents import Block, Column, Inline, Message, Numeral, Pairs, Row, Table, Verbatim
from tracker.model import Register
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.reading._draft import Confidence, DocumentReading, Draft, Undone, Unplaced
from tracker.reading._find import FindKind
from tracker.records import unstructure
from tracker.records._unfinished import unfinished_table
from tracker.values import Language
from tracker.views._coverage import in_its_language, value_of
from tracker.views._view import View, Words
from tracker.words._terms import brief


def _blocks(found: Sequence[DocumentReading], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for each in found:
        yield Pairs(title=Verbatim(each.document), pairs=tuple(_counts(each)))
        if each.drafts:
            yield Table(
                title=Message("Drafts"),
                columns=_columns("paragraph", "record", "confidence", "missing", "words"),
                rows=tuple(_draft_row(draft, each.language) for draft in each.drafts),
            )
        if each.unplaced:
            yield Table(
                title=Message("What could not be placed"),
                columns=_columns("paragraph", "kind", "words", "value", *(("reason",) if _tells_why(each) else ())),
                rows=tuple(_unplaced_row(one, each.language, tells_why=_tells_why(each)) for one in each.unplaced),
            )


def _columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(title=_HEADS[name]) for name in names)


_HEADS: Mapping[str, Inline] = {
    "paragraph": Message("paragraph"),
    "record": Message("record"),
    "confidence": Message("confidence"),
    "missing": Message("missing"),
    "words": Message("words"),
    "kind": Message("kind"),
    "value": Message("value"),
    "reason": Message("reason"),
}


def _counts(each: DocumentReading) -> Iterator[tuple[Inline, Inline]]:
    yield Message("drafts"), Numeral(len(each.drafts))
    for confidence in Confidence:
        yield brief(confidence), Numeral(sum(draft.confidence is confidence for draft in each.drafts))
    yield Message("not placed"), Numeral(len(each.unplaced))


def _draft_row(draft: Draft, language: Language) -> Row:
    return Row(
        cells=(
            Verbatim(draft.paragraph or "–"),
            called(draft.entry.table, draft.entry.key),
            brief(draft.confidence),
            Verbatim(", ".join(_missing(draft)) or "–"),
            in_its_language(draft.quote, language),
        )
    )


def _missing(draft: Draft) -> tuple[str, ...]:
    return draft.entry.missing if isinstance(draft.entry, UnfinishedDraft) else ()


def _tells_why(each: DocumentReading) -> bool:
    """Tell whether anything has a reason why it is not placed."""
    return any(one.reason is not None for one in each.unplaced)


def _unplaced_row(one: Unplaced, language: Language, *, tells_why: bool) -> Row:
    reason = Verbatim("–") if one.reason is None else brief(one.reason)
    return Row(
        cells=(
            Verbatim(one.paragraph or "–"),
            brief(one.find.kind),
            in_its_language(one.find.text, language),
            value_of(one.find),
            *((reason,) if tells_why else ()),
        )
    )


# -- JSON -------------------------------------------------------------------------------------------------------------


class SuggestedJson(TypedDict):
    """
    A record that a document suggests.

    Attributes:
        table: The name of its type, such as event.

        record: The record, in the form of a register's files.

        missing: The keys that are left for somebody to fill in.

        quote: The words of the document.

        paragraph: The number of the paragraph.

        confidence: How sure it is.
    """

    table: str
    record: dict[str, Any]
    missing: list[str]
    quote: str
    paragraph: str
    confidence: Annotated[str, Confidence]


class UnplacedJson(TypedDict):
    """
    Something that the document says and neither a draft nor a record holds.

    Attributes:
        paragraph: The number of the paragraph.

        kind: What it is.

        text: The words.

        reason: Why what it is said of is no activity, where it is none.
    """

    paragraph: str
    kind: Annotated[str, FindKind]
    text: str
    reason: NotRequired[Annotated[str, Undone]]


class DocumentReadingJson(TypedDict):
    """
    What a document says, as drafts of records.

    Attributes:
        document: Its symbol or id.

        language: The language that it was read in.

        drafts: The drafts.

        unplaced: What could not be placed.
    """

    document: str
    language: Annotated[str, Language]
    drafts: list[SuggestedJson]
    unplaced: list[UnplacedJson]


def _plain(each: DocumentReading, words: Words) -> DocumentReadingJson:
    """Return what a document says, as drafts of records."""
    first = each.language if words.register is None else words.register.language
    return {
        "document": each.document,
        "language": each.language.value,
        "drafts": [
            {
                "table": draft.entry.table,
                "record": _table(draft, first),
                "missing": list(_missing(draft)),
                "quote": draft.quote,
                "paragraph": draft.paragraph,
                "confidence": draft.confidence.value,
            }
            for draft in each.drafts
        ],
        "unplaced": [_plain_unplaced(one) for one in each.unplaced],
    }


def _plain_unplaced(one: Unplaced) -> UnplacedJson:
    found: UnplacedJson = {"paragraph": one.paragraph, "kind": one.find.kind.value, "text": one.find.text}
    return found if one.reason is None else {**found, "reason": one.reason.value}


def _table(draft: Draft, language: Language) -> dict[str, Any]:
    """Return a draft in the form of files, without what it lacks."""
    if isinstance(draft.entry, UnfinishedDraft):
        return unfinished_table(unstructure(draft.entry.record, language), draft.entry)
    return dict(unstructure(draft.entry, language))


VIEW = View(name="readings", title=Message("What a document says, as drafts"), blocks=_blocks, plain=_plain)
