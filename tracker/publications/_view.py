"""The view of verifications and of what was published."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

from attrs import frozen

from tracker.documents import Block, Inline, Items, Message, Paragraph, Verbatim
from tracker.documents import Sequence as Parts
from tracker.model import Publication, Register
from tracker.publications._differences import Difference, Kind, RecordChange, Why
from tracker.publications._shelf import folder_of
from tracker.views._json import Day, PeriodJson, VintageJson, day_json, period_json, vintage_json
from tracker.views._publication import PublicationJson, publication_json
from tracker.views._view import View, Words

if TYPE_CHECKING:  # which names this file as its view
    from tracker.publications._differences import Verification


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


class RecordChangeJson(TypedDict):
    """
    A record that is no longer what it was when the publication was made.

    Attributes:
        why: What happened to it.

        table: The name of its type, such as event.

        record: Its key.

        recorded: The recorded day of the version concerned; null if it states none.

        place: The file and line where it stands now; null if it is gone.

        message: What happened, and what to do, in words.
    """

    why: Annotated[str, Why]
    table: str
    record: str
    recorded: Day | None
    place: str | None
    message: str


class DifferenceJson(TypedDict):
    """
    One thing that differs between a publication and what the records say.

    Attributes:
        kind: What differs.

        subject: The file, the record as table:key, or the indicator and version.

        message: What differs, in words.

        before: What was published: a figure, a digest or a version; null if nothing was.

        after: The same as it is now.

        records: The records that explain it.
    """

    kind: Annotated[str, Kind]
    subject: str
    message: str
    before: Any
    after: Any
    records: list[RecordChangeJson]


class PublishedAndNow(TypedDict):
    """
    Something as it was published, and as it is now.

    Attributes:
        published: As it was published.

        now: As it is now.
    """

    published: str
    now: str


class VerificationJson(TypedDict):
    """
    What became of a publication.

    Attributes:
        publication: Its name.

        period: The period that it reports on; null if its manifest cannot be read.

        vintage: What was known when it was made; null likewise.

        holds: Whether nothing differs.

        digest: The digest of the records known; null likewise.

        tool: The version of the library; null likewise.

        differences: What differs, sorted by kind and subject.

        notes: What is worth knowing beside.
    """

    publication: str
    period: PeriodJson | None
    vintage: VintageJson | None
    holds: bool
    digest: PublishedAndNow | None
    tool: PublishedAndNow | None
    differences: list[DifferenceJson]
    notes: list[DifferenceJson]


class PublishedJson(TypedDict):
    """
    What was published, and where.

    Attributes:
        publication: The publication.
    """

    publication: PublicationJson


def _plain(found: "Verification", words: Words) -> VerificationJson:
    """Return what became of a publication."""
    return {
        "publication": found.publication,
        "period": period_json(found.period) if found.period else None,
        "vintage": vintage_json(found.vintage) if found.vintage else None,
        "holds": found.holds,
        "digest": _both(found.digest),
        "tool": _both(found.tool),
        "differences": [_difference(each, words) for each in found.differences],
        "notes": [_difference(each, words) for each in found.notes],
    }


def _both(found: Mapping[str, str]) -> PublishedAndNow | None:
    return {"published": found["published"], "now": found["now"]} if found else None


def _difference(each: Difference, words: Words) -> DifferenceJson:
    return {
        "kind": each.kind.value,
        "subject": each.subject,
        "message": words.say(each.said),
        "before": each.before,
        "after": each.after,
        "records": [_change(change, words) for change in each.records],
    }


def _change(change: RecordChange, words: Words) -> RecordChangeJson:
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


def _published(found: Published, words: Words) -> PublishedJson:  # noqa: ARG001  # as all views
    """Return what a publication is, and its files."""
    folder = folder_of(found.path, found.publication.id)
    return {"publication": publication_json(found.publication, [each.name for each in folder.iterdir()])}


_PUBLISHED = View(name="answers", title=Message("Publication"), blocks=_published_blocks, plain=_published)
