"""The versions of a record: when each was entered, why, and what it changed."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import click

from tracker.cli._fields import in_words
from tracker.cli._said import said
from tracker.documents import Message
from tracker.model import Record, Register, SourceDocument, is_withdrawn
from tracker.records import FieldChange, changed_fields, plain_value, unstructure
from tracker.values import InternationalString, inert
from tracker.views._json import day_json, dump, vintage_json
from tracker.words._records import revision_of

__all__ = ["change_json", "change_line", "changes", "print_history", "why_json"]

_TOLD_APART = ("revision", "recorded")
"""What is told beside the changes."""


def changes(before: Record, after: Record) -> list[FieldChange]:
    """Return what a version says otherwise than the one before, in the order of the fields."""
    return [each for each in changed_fields(before, after, words_count=True) if each.field not in _TOLD_APART]


# -- text -------------------------------------------------------------------------------------------------------------


def print_history(register: Register, name: str, language: str, form: str) -> None:
    """
    Print every version of the records of a name, withdrawn ones among them.

    Raises:
        UnknownRecordError: There never was such a record.
    """
    found = list(_histories(register, name))
    if not found:
        register.find(name)
    if form == "json":
        records = [_history_json(register, versions) for versions in found]
        click.echo(dump({"records": records, "vintage": vintage_json(register.latest_day)}))
        return
    for versions in found:
        click.echo("\n".join(_lines(register, versions, language)) + "\n")


def _histories(register: Register, name: str) -> Iterator[tuple[Record, ...]]:
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


def _lines(register: Register, versions: tuple[Record, ...], language: str) -> Iterator[str]:
    last = versions[-1]
    title = getattr(last, "title", None)
    called = f"  {inert(title.best(language))}" if isinstance(title, InternationalString) else ""
    state = f"  ({said(Message('withdrawn'), language)})" if is_withdrawn(last) else ""
    yield f"{last.table} {inert(last.key)}{called}{state}"
    for number, version in enumerate(versions, 1):
        place = f"  ({version.origin})" if version.origin else ""
        yield f"  {number}. {said(revision_of(register, version), language)}{place}"
        if number > 1:
            for change in changes(versions[number - 2], version):
                yield f"       {change_line(change, language)}"


def change_line(change: FieldChange, language: str) -> str:
    """Write a change on one line: the field, what it said, and what it says."""
    before, after = (_shown(value, language) for value in (change.before, change.after))
    return f"{change.field}: {before} → {after}"


def _shown(value: Any, language: str) -> str:  # noqa: ANN401  # whatever a field holds
    return "–" if value is None else in_words(value, language) or "–"


# -- JSON -------------------------------------------------------------------------------------------------------------


def _history_json(register: Register, versions: tuple[Record, ...]) -> dict[str, Any]:
    steps = [[], *([change_json(register, pair[1], each) for each in changes(*pair)] for pair in pairwise(versions))]
    return {
        "table": versions[-1].table,
        "key": versions[-1].key,
        "withdrawn": is_withdrawn(versions[-1]),
        "versions": [
            {**why_json(register, version), "changes": step} for version, step in zip(versions, steps, strict=True)
        ],
    }


def why_json(register: Register, version: Record) -> dict[str, Any]:
    """Return why and when a version was made, and where it stands."""
    revision = version.revision
    published = register.published(version)
    return {
        "origin": str(version.origin) if version.origin else None,
        "recorded": day_json(version.recorded),
        "published": day_json(published),
        "reason": revision.reason.value if revision else None,
        "note": unstructure(version, register.languages[0])["revision"].get("note") if revision else None,
    }


def change_json(register: Register, record: Record, change: FieldChange) -> dict[str, Any]:
    """Return a change of a field of a record; what said nothing is null."""
    before, after = (
        plain_value(type(record), change.field, value, register.languages[0]) for value in (change.before, change.after)
    )
    return {"field": change.field, "before": before, "after": after}
