"""An import as JSON: what it would change, what files say otherwise, and what it wrote."""

from typing import Any, TypedDict

from tracker.errors import Sentence
from tracker.exchange import Conflict, Imported, ImportPlan, Revised
from tracker.model import Record
from tracker.records._keys import TABLES
from tracker.records._plain_form import plain_value
from tracker.views._diagnostics import FaultJson, fault_json
from tracker.views._history import FieldChangeJson, change_json
from tracker.views._json import RecordName
from tracker.views._view import Words


class RevisedByImport(RecordName):
    """
    A record that would be revised.

    Attributes:
        table: The name of its type, such as event.

        key: Its key.

        changes: What the table says otherwise.

        reason: Why, where the row of a workbook says so itself; null leaves it to who applies the import.
    """

    changes: list[FieldChangeJson]
    reason: str | None


class AddedByImport(RecordName):
    """
    A record that would be added.

    Attributes:
        table: The name of its type, such as event.

        key: Its key.

        file: The file that it comes from; null if no row of it was kept.
    """

    file: str | None


class SaidJson(TypedDict):
    """
    What one file says of a field.

    Attributes:
        file: The file.

        sheet: The sheet of a workbook; null of any other file.

        line: The line or row.

        value: What it says; null for nothing.
    """

    file: str
    sheet: str | None
    line: int
    value: Any


class ConflictJson(RecordName):
    """
    A field of which files say something else; none of it is taken.

    Attributes:
        table: The name of the type of its record.

        key: The key of the record.

        field: The field.

        said: What each file says.
    """

    field: str
    said: list[SaidJson]


class IdentityJson(RecordName):
    """
    A new record that may be of the same thing as another.

    Attributes:
        table: The name of its type.

        key: Its key.

        other: The key of the other.
    """

    other: str


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

        contested: The new records that are left out, since files say something else of them.

        conflicts: What files say otherwise of one record.

        identities: The new records that may be of the same thing as others.

        rows: How many rows were read.

        read: How many records they say something of.

        faulty: How many rows were left out for their faults.

        faults: What is wrong with them.

        created: Drafts of the documents that rows name and the register lacks.

        gone: The records that the register has from the same sources, and that the table no longer has.

        unread: The columns of which nothing is read.

        remarks: What somebody should know.
    """

    added: list[AddedByImport]
    revised: list[RevisedByImport]
    unchanged: list[RecordName]
    merged: list[RecordName]
    contested: list[RecordName]
    conflicts: list[ConflictJson]
    identities: list[IdentityJson]
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

        contested: The new records that are left out, since files say something else of them.

        conflicts: What files say otherwise of one record.

        identities: The new records that may be of the same thing as others.

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


def plan_json(plan: ImportPlan, words: Words) -> ImportPlanJson:
    """Return what would change."""
    return {
        "added": [_added_json(plan, each) for each in plan.added],
        "revised": [_revised_json(plan, each) for each in plan.revised],
        "unchanged": [_named(each) for each in plan.unchanged],
        "merged": [_named(each) for each in plan.merged],
        "contested": [_named(each) for each in plan.contested],
        "conflicts": [_conflict_json(plan, each) for each in plan.conflicts],
        "identities": [{**_named(each.record), "other": each.other.key} for each in plan.identities],
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


def written_json(written: Imported) -> WrittenJson:
    """Return what was written."""
    return {"files": list(written.files), "records": [_named(each) for each in written.records]}


def _named(record: Record) -> RecordName:
    return {"table": record.table, "key": record.key}


def _revised_json(plan: ImportPlan, revised: Revised) -> RevisedByImport:
    changes = [change_json(plan.register, revised.after, each) for each in revised.changes]
    reason = None if revised.revision is None else revised.revision.reason.value
    return {**_named(revised.before), "changes": changes, "reason": reason}


def _added_json(plan: ImportPlan, record: Record) -> AddedByImport:
    place = plan.places.get((record.table, record.key))
    return {**_named(record), "file": None if place is None else place.file}


def _conflict_json(plan: ImportPlan, conflict: Conflict) -> ConflictJson:
    said: list[SaidJson] = [
        {
            "file": place.file,
            "sheet": place.sheet,
            "line": place.line,
            "value": plain_value(TABLES[conflict.table], conflict.field, value, plan.register.language),
        }
        for place, value in conflict.said
    ]
    return {"table": conflict.table, "key": conflict.key, "field": conflict.field, "said": said}
