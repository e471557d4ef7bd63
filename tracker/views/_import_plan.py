"""The view of an import: what would be added, and what would be revised field by field."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from tracker.documents import Block, Inline, Items, Message, Numeral, Pairs, Verbatim
from tracker.documents import Sequence as Parts
from tracker.errors import Sentence
from tracker.exchange import Conflict, Imported, ImportPlan, PossibleIdentity, Revised, RowPlace
from tracker.exchange._comparing import Remark
from tracker.model import Record, Register, Revision
from tracker.records._plain_form import FieldChange
from tracker.values import InternationalString
from tracker.views._import_json import ImportAnswerJson, plan_json, written_json
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
        pairs = (
            *_created(plan.created),
            *_added(plan),
            *_revised(plan.revised),
            *_conflicts(plan.conflicts),
            *_identities(plan.identities),
            *_gone(plan.gone),
        )
        if pairs:
            yield Pairs(pairs=pairs)
        if plan.remarks:
            yield Items(items=tuple(map(_remark, plan.remarks)))


def _remark(remark: Remark) -> Inline:
    return Parts((Verbatim(f"{remark.place.file}:{remark.place.line} "), Sentence.of(remark.text)))


def _added(plan: ImportPlan) -> Iterator[Pair]:
    records = plan.added
    several = len({place.file for place in plan.places.values()}) > 1
    for record in records[:_MOST]:
        named = Parts((Verbatim(f"{record.table} {record.key}  "), _title(record)))
        place = plan.places.get((record.table, record.key)) if several else None
        yield Verbatim("+"), named if place is None else Parts((named, Verbatim(f" ({place.file})")))
    if len(records) > _MOST:
        yield (
            Verbatim(""),
            Message("{number} more to add; JSON lists all.", number=Numeral(len(records) - _MOST)),
        )


def _conflicts(conflicts: Sequence[Conflict]) -> Iterator[Pair]:
    """Show what files say otherwise, each with its row; of a new record that is left out as a whole too."""
    named = set[tuple[str, str]]()
    for each in conflicts[:_MOST]:
        if (each.table, each.key) not in named:
            named.add((each.table, each.key))
            record = Verbatim(f"{each.table} {each.key}")
            yield Verbatim("!"), Message("{record}: left out", record=record) if each.is_new else record
        yield Verbatim(""), Parts((Verbatim(f"{each.field}: "), *_sides(each)))
    if len(conflicts) > _MOST:
        more = Numeral(len(conflicts) - _MOST)
        yield Verbatim(""), Message("{number} more {number:conflict|conflicts}; JSON lists all.", number=more)


def _sides(conflict: Conflict) -> Iterator[Inline]:
    for number, (place, value) in enumerate(conflict.said):
        if number:
            yield Verbatim(" ≠ ")
        yield Parts((_value(value), Verbatim(" ("), _row(place), Verbatim(")")))


def _row(place: RowPlace) -> Inline:
    if place.sheet is None:
        return Message("{file}, row {row}", file=Verbatim(place.file), row=Verbatim(str(place.line)))
    return Message(
        "{file}, sheet {sheet}, row {row}",
        file=Verbatim(place.file),
        sheet=Verbatim(place.sheet),
        row=Verbatim(str(place.line)),
    )


def _identities(identities: Sequence[PossibleIdentity]) -> Iterator[Pair]:
    for each in identities[:_MOST]:
        record, other = Verbatim(f"{each.record.table} {each.record.key}"), Verbatim(each.other.key)
        yield (
            Verbatim("="),
            Message("{record} may be {other}; it is added as possibly the same", record=record, other=other),
        )
    if len(identities) > _MOST:
        yield (
            Verbatim(""),
            Message("{number} more {number:pair|pairs}; JSON lists all.", number=Numeral(len(identities) - _MOST)),
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
        if revised.revision is not None:
            yield Verbatim(""), _reason(revised.revision)
        for change in revised.changes:
            for name, before, after in steps_of(change):
                yield Verbatim(""), Parts((Verbatim(f"{name}: "), before, Verbatim(" → "), after))
    if len(revisions) > _MOST:
        more = Numeral(len(revisions) - _MOST)
        yield Verbatim(""), Message("{number} more to revise; JSON lists all.", number=more)


def _reason(revision: Revision) -> Inline:
    reason = Parts((Verbatim("revision.reason: "), Verbatim(revision.reason.value)))
    return reason if revision.note is None else Parts((reason, Verbatim(" – "), value_in_words(revision.note)))


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


def _answer(answer: ImportAnswer, words: Words) -> ImportAnswerJson:
    written = answer.written
    return {**plan_json(answer.plan, words), "written": None if written is None else written_json(written)}


def _answer_blocks(answers: Sequence[ImportAnswer], register: Register | None) -> Iterator[Block]:
    return _blocks([each.plan for each in answers], register)


VIEW = View(name="plans", title=Message("What an import would change"), blocks=_blocks, plain=plan_json)
_ANSWER = View(name="answers", title=Message("What an import would change"), blocks=_answer_blocks, plain=_answer)
