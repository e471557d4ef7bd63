"""The view of verifications and of what was published."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from tracker.documents import Block, Inline, Items, Message, Paragraph, Verbatim
from tracker.documents import Sequence as Parts
from tracker.model import Publication, Register
from tracker.publications._differences import Difference, Kind, RecordChange
from tracker.publications._shelf import folder_of
from tracker.views._json import day_json, period_json, vintage_json
from tracker.views._view import View, Words

if TYPE_CHECKING:  # which names this file as its view
    from tracker.publications._differences import Verification

__all__ = ["VIEW", "Published"]


def _blocks(found: Sequence["Verification"], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    """Say what became of each publication; a figure that differs is followed by the records behind it."""
    for each in found:
        name = Verbatim(each.publication)
        holds = Message("{id}: nothing differs", id=name)
        yield Paragraph(text=holds if each.holds else Message("{id}: this differs", id=name))
        lines = [line for difference in each.differences for line in _lines(difference)]
        notes: list[Inline] = [Message("note: {said}", said=note.said) for note in each.notes]
        if lines or notes:
            yield Items(items=(*lines, *notes))


def _lines(difference: Difference) -> Iterator[Inline]:
    if difference.kind is Kind.RECORD_CHANGED:
        yield _placed(difference.said, difference.records[0].place if difference.records else "")
        return
    behind = tuple(_placed(change.said, change.place) for change in difference.records)
    yield Parts((difference.said, *behind), "; ") if behind else difference.said


def _placed(said: Inline, place: str) -> Inline:
    return Parts((said, Verbatim(f" [{place}]"))) if place else said


def _plain(found: "Verification", words: Words) -> dict[str, Any]:
    """Return what became of a publication."""
    return {
        "publication": found.publication,
        "period": period_json(found.period) if found.period else None,
        "vintage": vintage_json(found.vintage) if found.vintage else None,
        "holds": found.holds,
        "digest": dict(found.digest) or None,
        "tool": dict(found.tool) or None,
        "differences": [_difference(each, words) for each in found.differences],
        "notes": [_difference(each, words) for each in found.notes],
    }


def _difference(each: Difference, words: Words) -> dict[str, Any]:
    return {
        "kind": each.kind.value,
        "subject": each.subject,
        "message": words.say(each.said),
        "before": each.before,
        "after": each.after,
        "records": [_change(change, words) for change in each.records],
    }


def _change(change: RecordChange, words: Words) -> dict[str, Any]:
    return {
        "why": change.why.value,
        "table": change.table,
        "record": change.key,
        "recorded": day_json(change.recorded),
        "place": change.place or None,
        "message": words.say(change.said),
    }


VIEW = View(name="publications", title=Message("Verification of publications"), blocks=_blocks, plain=_plain)


@frozen
class Published:
    """
    What was published, and where.

    Attributes:
        publication: The publication.

        path: The directory of the register.
    """

    publication: Publication
    path: Path

    @staticmethod
    def __view__() -> View:
        return _PUBLISHED


def _published_blocks(found: Sequence[Published], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    return (Paragraph(text=Verbatim(each.publication.id)) for each in found)


def _published(found: Published, words: Words) -> dict[str, Any]:  # noqa: ARG001  # as all views
    """Return what a publication is, and its files."""
    publication = found.publication
    folder = folder_of(found.path, publication.id)
    return {
        "publication": {
            "id": publication.id,
            "period": period_json(publication.period),
            "vintage": vintage_json(publication.vintage),
            "reading": publication.reading,
            "claims": len(publication.claims),
            "definitions": [each.key for each in publication.indicators],
            "files": sorted(each.name for each in folder.iterdir()),
        }
    }


_PUBLISHED = View(name="answers", title=Message("Publication"), blocks=_published_blocks, plain=_published)
