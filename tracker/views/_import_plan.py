"""The view of an import: what would be added, and what would be revised field by field."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from attrs import frozen

from tracker.documents import Block, Inline, Items, Message, Numeral, Pairs, Verbatim
from tracker.documents import Sequence as Parts
from tracker.errors import Sentence
from tracker.exchange import Imported, ImportPlan, Revised
from tracker.exchange._plan import Remark
from tracker.model import Record, Register
from tracker.records._plain_form import FieldChange
from tracker.values import InternationalString
from tracker.views._diagnostics import FaultJson, fault_json
from tracker.views._history import FieldChangeJson, change_json
from tracker.views._json import RecordName
from tracker.views._view import View, Words
from tracker.words._records import value_in_words

_MOST = 200
"""So many records to add, and so many to revise, are shown."""
_MOST_GONE = 20
"""So many that the table no longer has are shown."""
_TELLING = ("title", "text", "code", "due", "value", "state")
"""The fields that tell most about a record, the best first."""

Pair = tuple[Inline, Inline]


@frozen
class ImportAnswer:
    """
    What an import would change, and what it changed.

    Attributes:
        plan: What it would change.

        written: What was written; None if nothing was to be.
    """

    plan: ImportPlan
    written: Imported | None = None

    @staticmethod
    def __view__() -> View:
        return _ANSWER


def _blocks(plans: Sequence[ImportPlan], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for plan in plans:
        pairs = (*_created(plan.created), *_added(plan.added), *_revised(plan.revised), *_gone(plan.gone))
        if pairs:
            yield Pairs(pairs=pairs)
        if plan.remarks:
            yield Items(items=tuple(map(_remark, plan.remarks)))


def _remark(remark: Remark) -> Inline:
    return Parts((Verbatim(f"{remark.place.file}:{remark.place.line} "), Sentence.of(remark.text)))


def _added(records: Sequence[Record]) -> Iterator[Pair]:
    for record in records[:_MOST]:
        yield Verbatim("+"), Parts((Verbatim(f"{record.table} {record.key}  "), _title(record)))
    if len(records) > _MOST:
        yield (
            Verbatim(""),
            Message("{number} more to add; JSON lists all.", number=Numeral(len(records) - _MOST)),
        )


def _created(records: Sequence[Record]) -> Iterator[Pair]:
    for record in records[:_MOST]:
        named = Parts((Verbatim(f"{record.table} {record.key}  "), _title(record)))
        yield Verbatim("+"), Message("{record} (a draft)", record=named)
    if len(records) > _MOST:
        yield Verbatim(""), Message("{number} more to add; JSON lists all.", number=Numeral(len(records) - _MOST))


def _gone(records: Sequence[Record]) -> Iterator[Pair]:
    """Name what the table no longer has: it stays as it is, and somebody should look."""
    for record in records[:_MOST_GONE]:
        named = Parts((Verbatim(f"{record.table} {record.key}  "), _title(record)))
        yield Verbatim("?"), Message("{record}: of the same source, and not in the table", record=named)
    if len(records) > _MOST_GONE:
        more = Numeral(len(records) - _MOST_GONE)
        yield Verbatim(""), Message("{number} more {number:is|are} not in the table; JSON lists all.", number=more)


def _title(record: Record) -> Inline:
    values = (getattr(record, name, None) for name in _TELLING)
    return next((value_in_words(value) for value in values if value is not None), Verbatim(""))


def _revised(revisions: Sequence[Revised]) -> Iterator[Pair]:
    for revised in revisions[:_MOST]:
        yield Verbatim("~"), Verbatim(f"{revised.before.table} {revised.before.key}")
        for change in revised.changes:
            for name, before, after in steps_of(change):
                yield Verbatim(""), Parts((Verbatim(f"{name}: "), before, Verbatim(" → "), after))
    if len(revisions) > _MOST:
        more = Numeral(len(revisions) - _MOST)
        yield Verbatim(""), Message("{number} more to revise; JSON lists all.", number=more)


def steps_of(change: FieldChange) -> Iterator[tuple[str, Inline, Inline]]:
    """Go through a change; of a text in several languages, one for each language in which it differs."""
    before, after = change.before, change.after
    if not isinstance(after, InternationalString) or not isinstance(before, InternationalString | None):
        yield change.field, _value(before), value_in_words(after)
        return
    for code in dict.fromkeys((*after.languages, *(before.languages if before else ()))):
        old, new = before.get(code) if before else None, after.get(code)
        if old != new:
            yield f"{change.field}.{code}", _value(old), value_in_words(new)


def _value(value: object) -> Inline:
    return Message("nothing") if value is None else value_in_words(value)


# -- JSON -------------------------------------------------------------------------------------------------------------


class RevisedByImport(RecordName):
    """
    A record that would be revised.

    Attributes:
        table: The name of its type, such as event.

        key: Its key.

        changes: What the table says otherwise.
    """

    changes: list[FieldChangeJson]


class RemarkJson(TypedDict):
    """
    What somebody should know about a row.

    Attributes:
        file: The file.

        line: The line or row.

        text: The remark, in words.
    """

    file: str
    line: int | None
    text: str


class ImportPlanJson(TypedDict):
    """
    What an import would change.

    Attributes:
        added: The records that the register lacks.

        revised: The records that would be revised, field by field.

        unchanged: The records that are there already.

        merged: The records that a later row says again.

        rows: How many rows were read.

        read: How many records they say something of.

        faulty: How many rows were left out for their faults.

        faults: What is wrong with them.

        created: Drafts of the documents that rows name and the register lacks.

        gone: The records that the register has from the same sources, and that the table no longer has.

        unread: The columns of which nothing is read.

        remarks: What somebody should know.
    """

    added: list[RecordName]
    revised: list[RevisedByImport]
    unchanged: list[RecordName]
    merged: list[RecordName]
    rows: int
    read: int
    faulty: int
    faults: list[FaultJson]
    created: list[RecordName]
    gone: list[RecordName]
    unread: list[str]
    remarks: list[RemarkJson]


class WrittenJson(TypedDict):
    """
    What an import wrote.

    Attributes:
        files: The files that were written.

        records: The records that were added or revised.
    """

    files: list[str]
    records: list[RecordName]


class ImportAnswerJson(ImportPlanJson):
    """
    What an import would change, and what it changed.

    Attributes:
        added: The records that the register lacks.

        revised: The records that would be revised, field by field.

        unchanged: The records that are there already.

        merged: The records that a later row says again.

        rows: How many rows were read.

        read: How many records they say something of.

        created: Drafts of the documents that rows name and the register lacks.

        gone: The records that the register has from the same sources, and that the table no longer has.

        unread: The columns of which nothing is read.

        remarks: What somebody should know.

        faulty: How many rows were left out for their faults.

        faults: What is wrong with them.

        written: What was written; null for a dry run.
    """

    written: WrittenJson | None


def _plain(plan: ImportPlan, words: Words) -> ImportPlanJson:
    """Return what would change."""
    return {
        "added": [_named(each) for each in plan.added],
        "revised": [_revised_json(plan, each) for each in plan.revised],
        "unchanged": [_named(each) for each in plan.unchanged],
        "merged": [_named(each) for each in plan.merged],
        "rows": plan.rows_read,
        "read": plan.read,
        "faulty": len(plan.faulty),
        "faults": [fault_json(each, words) for each in plan.faults],
        "created": [_named(each) for each in plan.created],
        "gone": [_named(each) for each in plan.gone],
        "unread": [words.say(Sentence.of(each)) for each in plan.unread],
        "remarks": [
            {"file": each.place.file, "line": each.place.line, "text": words.say(Sentence.of(each.text))}
            for each in plan.remarks
        ],
    }


def _answer(answer: ImportAnswer, words: Words) -> ImportAnswerJson:
    written = answer.written
    return {
        **_plain(answer.plan, words),
        "written": None
        if written is None
        else {"files": list(written.files), "records": [_named(each) for each in written.records]},
    }


def _named(record: Record) -> RecordName:
    return {"table": record.table, "key": record.key}


def _revised_json(plan: ImportPlan, revised: Revised) -> RevisedByImport:
    changes = [change_json(plan.register, revised.after, each) for each in revised.changes]
    return {**_named(revised.before), "changes": changes}


def _answer_blocks(answers: Sequence[ImportAnswer], register: Register | None) -> Iterator[Block]:
    return _blocks([each.plan for each in answers], register)


VIEW = View(name="plans", title=Message("What an import would change"), blocks=_blocks, plain=_plain)
_ANSWER = View(name="answers", title=Message("What an import would change"), blocks=_answer_blocks, plain=_answer)
