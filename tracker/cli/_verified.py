"""How a verification reads: as text, and as JSON."""

from collections.abc import Iterator
from typing import Any

from tracker.cli._room import wrapped
from tracker.cli._said import said
from tracker.documents import Message, Verbatim
from tracker.publications import Difference, Kind, RecordChange, Verification
from tracker.views._json import day_json, period_json, vintage_json

__all__ = ["verification_json", "verification_lines"]


def verification_lines(found: Verification, language: str) -> Iterator[str]:
    """Go through the lines that say what became of a publication; a figure is followed by the records behind it."""
    name = Verbatim(found.publication)
    head = Message("{id}: nothing differs", id=name) if found.holds else Message("{id}: this differs", id=name)
    yield said(head, language)
    for each in found.differences:
        yield _line(said(each.said, language), indent=2, place=_place(each))
        if each.kind is not Kind.RECORD_CHANGED:
            yield from (_line(said(change.said, language), indent=4, place=change.place) for change in each.records)
    for each in found.notes:
        yield _line(said(Message("note: {said}", said=each.said), language), indent=2)


def _place(difference: Difference) -> str:
    return difference.records[0].place if difference.kind is Kind.RECORD_CHANGED and difference.records else ""


def _line(text: str, *, indent: int, place: str = "") -> str:
    shown = f"{text} [{place}]" if place else text
    return wrapped(shown, first=" " * indent, others=" " * (indent + 2), whole_words=True)


def verification_json(found: Verification, language: str) -> dict[str, Any]:
    """Return what became of a publication."""
    return {
        "publication": found.publication,
        "period": period_json(found.period) if found.period else None,
        "vintage": vintage_json(found.vintage) if found.vintage else None,
        "holds": found.holds,
        "digest": dict(found.digest) or None,
        "tool": dict(found.tool) or None,
        "differences": [_difference_json(each, language) for each in found.differences],
        "notes": [_difference_json(each, language) for each in found.notes],
    }


def _difference_json(each: Difference, language: str) -> dict[str, Any]:
    return {
        "kind": each.kind.value,
        "subject": each.subject,
        "message": said(each.said, language),
        "before": each.before,
        "after": each.after,
        "records": [_change_json(change, language) for change in each.records],
    }


def _change_json(change: RecordChange, language: str) -> dict[str, Any]:
    return {
        "why": change.why.value,
        "table": change.table,
        "record": change.key,
        "recorded": day_json(change.recorded),
        "place": change.place or None,
        "message": said(change.said, language),
    }
