"""The view of the versions of a record: when each was entered, why, and what it changed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Any, TypedDict

from attrs import frozen

from tracker.documents import Block, Inline, Message, Pairs, Verbatim
from tracker.documents import Sequence as Parts
from tracker.model import Record, Register, RevisionReason, SourceDocument
from tracker.model._record import is_withdrawn
from tracker.records import unstructure
from tracker.records._plain_form import FieldChange, changed_fields, plain_value
from tracker.values import InternationalString
from tracker.views._json import Day, RecordName, VintageJson, day_json, vintage_json
from tracker.views._view import View, Words
from tracker.words._records import revision_of, value_in_words

_TOLD_APART = ("revision", "recorded")
"""What is told beside the changes."""


@frozen
class History:
    """
    Every version of the records of a name, withdrawn ones among them.

    Attributes:
        records: The versions of each record, the earliest first.

        register: The register that they are of.
    """

    records: tuple[tuple[Record, ...], ...]
    register: Register

    @staticmethod
    def __view__() -> View:
        return _HISTORY


def histories_of(register: Register, name: str) -> Iterator[tuple[Record, ...]]:
    """Find the records that have, or once had, a name: a key, an id, or a document's symbol."""
    seen = set()
    for record in register.records:
        names = {record.key, getattr(record, "id", None)}
        if isinstance(record, SourceDocument):
            names.add(record.symbol)
        identity = record.table, record.key
        if name in names and identity not in seen:
            seen.add(identity)
            yield register.versions(*identity)


def changes_between(before: Record, after: Record) -> list[FieldChange]:
    """Return what a version says otherwise than the one before, in the order of the fields."""
    return [each for each in changed_fields(before, after, words_count=True) if each.field not in _TOLD_APART]


def name_in_words(record: Record) -> Inline:
    """Name a record by its type and key, and by its title if it has one."""
    title = getattr(record, "title", None)
    name = Verbatim(f"{record.table} {record.key}")
    return Parts((name, Verbatim("  "), title)) if isinstance(title, InternationalString) else name


def change_in_words(change: FieldChange) -> Inline:
    """Say what changed: the field, what it said, and what it says."""
    before, after = value_in_words(change.before), value_in_words(change.after)
    return Parts((Verbatim(f"{change.field}: "), before, Verbatim(" → "), after))


def _blocks(answers: Sequence[History], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # theirs
    for answer in answers:
        for versions in answer.records:
            yield Pairs(title=_head(versions[-1]), pairs=tuple(_pairs(answer.register, versions)))


def _head(last: Record) -> Inline:
    name = name_in_words(last)
    return Parts((name, Verbatim("  ("), Message("withdrawn"), Verbatim(")"))) if is_withdrawn(last) else name


def _pairs(register: Register, versions: tuple[Record, ...]) -> Iterator[tuple[Inline, Inline]]:
    for number, version in enumerate(versions, 1):
        place = Verbatim(f"  ({version.origin})" if version.origin else "")
        yield Verbatim(f"{number}."), Parts((revision_of(register, version), place))
        if number > 1:
            for change in changes_between(versions[number - 2], version):
                yield Verbatim(""), change_in_words(change)


# -- JSON -------------------------------------------------------------------------------------------------------------


class FieldChangeJson(TypedDict):
    """
    What one field of a record says otherwise than before.

    Attributes:
        field: The field, as files call it.

        before: What it said, as files have it; null if nothing.

        after: What it says, likewise.
    """

    field: str
    before: Any
    after: Any


class WhyJson(TypedDict):
    """
    Why and when a version of a record was made.

    Attributes:
        origin: The file and line where it stands; null for one that was read from no file.

        recorded: The day on which it was recorded; null if it was always known.

        published: The day on which its source became public; null if nothing says.

        reason: Why it revises the version before; null for a first one.

        note: What was changed, as files have it; null if nothing is said.
    """

    origin: str | None
    recorded: Day | None
    published: Day | None
    reason: Annotated[str, RevisionReason] | None
    note: str | dict[str, str] | None


class VersionJson(WhyJson):
    """
    A version of a record.

    Attributes:
        origin: The file and line where it stands; null for one that was read from no file.

        recorded: The day on which it was recorded; null if it was always known.

        published: The day on which its source became public; null if nothing says.

        reason: Why it revises the version before; null for a first one.

        note: What was changed, as files have it; null if nothing is said.

        changes: What it says otherwise than the version before.
    """

    changes: list[FieldChangeJson]


class RecordHistory(RecordName):
    """
    Every version of a record.

    Attributes:
        table: The name of its type, such as event.

        key: Its key.

        withdrawn: Whether the last version withdraws it.

        versions: The versions, the earliest first.
    """

    withdrawn: bool
    versions: list[VersionJson]


class HistoryJson(TypedDict):
    """
    Every version of the records of a name.

    Attributes:
        records: The records of that name.

        vintage: What was known.
    """

    records: list[RecordHistory]
    vintage: VintageJson


def _plain(answer: History, words: Words) -> HistoryJson:  # noqa: ARG001  # as all views
    records = [_versions(answer.register, versions) for versions in answer.records]
    return {"records": records, "vintage": vintage_json(answer.register.latest_day)}


def _versions(register: Register, versions: tuple[Record, ...]) -> RecordHistory:
    steps: list[list[FieldChangeJson]] = [
        [],
        *([change_json(register, pair[1], each) for each in changes_between(*pair)] for pair in pairwise(versions)),
    ]
    return {
        "table": versions[-1].table,
        "key": versions[-1].key,
        "withdrawn": is_withdrawn(versions[-1]),
        "versions": [
            {**why_json(register, version), "changes": step} for version, step in zip(versions, steps, strict=True)
        ],
    }


def why_json(register: Register, version: Record) -> WhyJson:
    """Return why and when a version was made, and where it stands."""
    revision = version.revision
    return {
        "origin": str(version.origin) if version.origin else None,
        "recorded": day_json(version.recorded),
        "published": day_json(register.published(version)),
        "reason": revision.reason.value if revision else None,
        "note": unstructure(version, register.language)["revision"].get("note") if revision else None,
    }


def change_json(register: Register, record: Record, change: FieldChange) -> FieldChangeJson:
    """Return a change of a field of a record; what said nothing is null."""
    before, after = (
        plain_value(type(record), change.field, value, register.language) for value in (change.before, change.after)
    )
    return {"field": change.field, "before": before, "after": after}


_HISTORY = View(name="answers", title=Message("Versions"), blocks=_blocks, plain=_plain)
