"""Verification: whether a publication still follows from the records, and is what it was."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from tracker.documents import Message, Verbatim
from tracker.errors import StructureError, TrackerError, UnknownRecordError
from tracker.files._directory import directory_of
from tracker.files._record_texts import records_from_lines
from tracker.indicators import indicator
from tracker.model import Claim, Indicator, Record, Register
from tracker.model._called import of_register
from tracker.publications._again import Reports, changed_claims
from tracker.publications._changes import changed_figures, changed_files, changed_follow_up, changed_records
from tracker.publications._content import CLAIMS, DEFINITIONS, FIGURES, FOLLOW_UP, RECORDS, first_of
from tracker.publications._difference_words import missing_file, unreadable_file
from tracker.publications._differences import Difference, Kind, RecordChange, Verification
from tracker.publications._figures import FrozenFigure, as_declared, figures_again, read_figures
from tracker.publications._follow_up import follow_up_from_bytes
from tracker.publications._manifest import MANIFEST, Manifest, lines_from_bytes, read_manifest, tool_version
from tracker.publications._shelf import content_of, demand_publication, holds_follow_up, known_at, names_in
from tracker.records import digest_of
from tracker.records._canonical import definition_digest, digest_of_all, digest_with_windows_ends
from tracker.values._answer import Answers
from tracker.values._watched import watched

T = TypeVar("T")


@of_register
def verify(register: Register, id: str) -> Verification:  # noqa: A002  # as users type it
    """
    Compute a publication again from the register as of its vintage, and say what differs and why.

    It is computed by the definitions that it froze: later ones make no difference, and are noted. Neither do records
    that were recorded or published after its vintage. What differs is an altered or missing file, a record that was
    known and is no longer what it was, a figure that comes out otherwise, and a recommendation that had another status.
    Where none of that is found, the claims are held against the figures, and the version that wrote the report writes
    it again, as text.

    Args:
        register: All records, of whatever vintage.

        id: The name of the publication.

    Raises:
        UnknownRecordError: There is no such publication.

        InvalidValueError: The register was made in memory.
    """
    path = directory_of(register)
    demand_publication(path, id)
    files = list(changed_files(path, id))
    manifest = _read(path, id, MANIFEST, read_manifest)
    if manifest is None:
        return Verification(publication=id, differences=tuple(files))
    known = evolve(known_at(register, manifest.vintage, is_early=manifest.is_early), reading=manifest.reading)
    said = {each.subject for each in files}
    files += (each for each in _unreadable(path, manifest) if each.subject not in said)
    lines = _read(path, id, RECORDS, lines_from_bytes)
    digests = [digest_of(record) for record in known.records]
    if lines is not None:
        digests = _as_published(known.records, digests, {line.sha256 for line in lines})
    digest, told = digest_of_all(digests), zip(known.records, digests, strict=True)
    changes = () if lines is None else tuple(changed_records(register, told, lines))
    declared = _declarations(path, id, manifest)
    published = _read(path, id, FIGURES, read_figures)
    found = [
        *files,
        *_records(changes, is_listed=lines is not None, holds=digest == manifest.digest),
        *_figures(published, known, manifest, declared, changes),
        *_follow_up(path, known, manifest, changes),
        *_definitions(register, manifest, declared),
        *_tool(manifest),
    ]
    if _holds(found):  # else what is written again differs for a reason that is said
        found += _claims(path, known, manifest, declared)
    is_same_tool = all(each.kind is not Kind.TOOL_DIFFERS for each in found)
    if declared is not None:
        reports = Reports(path, register, as_declared(known, declared), manifest)
        found += reports.changed() if is_same_tool and _holds(found) else ()
        found += () if published is None else reports.misprinted(published, declared, with_links=_holds(found))
    return Verification(
        publication=id,
        period=manifest.period,
        vintage=manifest.vintage,
        digest={"published": manifest.digest, "now": digest},
        tool={"published": manifest.tool, "now": tool_version()},
        differences=tuple(each for each in found if not each.is_note),
        notes=tuple(each for each in found if each.is_note),
    )


def _holds(found: Sequence[Difference]) -> bool:
    """Tell whether there is nothing so far but notes, which leave all as it was published."""
    return all(each.is_note for each in found)


def _as_published(records: Sequence[Record], digests: Sequence[str], published: Collection[str]) -> list[str]:
    """Give a record the digest that it was published with where nothing but the ends of lines in its texts differ."""
    found = []
    for record, digest in zip(records, digests, strict=True):
        before = digest if digest in published else digest_with_windows_ends(record)
        found.append(before if before in published else digest)
    return found


def verify_all(register: Register) -> Answers[Verification]:
    """
    Verify every publication of a register, sorted by name.

    Raises:
        InvalidValueError: The register was made in memory.
    """
    return Answers(verify(register, name) for name in watched(names_in(directory_of(register)), "Verifying"))


def _read(path: Path, name: str, file: str, read: Callable[[bytes], T]) -> T | None:
    """Read a file of a publication; None if it is not what was published, which its digest says as well."""
    try:
        return content_of(path, name, file, read)
    except StructureError:
        return None


def _unreadable(path: Path, manifest: Manifest) -> Iterator[Difference]:
    """
    Go through the files of evidence that are not what such a file holds, or that the manifest does without.

    Their digests say nothing of it where somebody sealed the manifest anew.
    """
    readers: dict[str, Callable[[bytes], object]] = {
        RECORDS: lines_from_bytes,
        FIGURES: read_figures,
        DEFINITIONS: partial(_declarations_from, manifest),
        CLAIMS: partial(_claims_from, manifest),
    }
    if holds_follow_up(manifest):
        readers[FOLLOW_UP] = follow_up_from_bytes
    for file, read in readers.items():
        try:
            content_of(path, manifest.id, file, read)
        except StructureError as error:
            yield missing_file(file) if file not in manifest.files else unreadable_file(file, error.faults[0].message)


def _declarations(path: Path, name: str, manifest: Manifest) -> tuple[Indicator, ...] | None:
    return _read(path, name, DEFINITIONS, partial(_declarations_from, manifest))


def _declarations_from(manifest: Manifest, content: bytes) -> tuple[Indicator, ...]:
    return records_from_lines(content.decode(), Indicator, first_of(manifest.languages), file=DEFINITIONS)


def _records(changes: tuple[RecordChange, ...], *, is_listed: bool, holds: bool) -> Iterator[Difference]:
    """Say which records changed; without the list of what they were, only that some did."""
    for change in changes:
        yield Difference(
            kind=Kind.RECORD_CHANGED, subject=f"{change.table}:{change.key}", said=change.said, records=(change,)
        )
    if not is_listed and not holds:
        yield Difference(
            kind=Kind.RECORD_CHANGED,
            subject=RECORDS,
            said=Message(
                "the records known then are no longer what they were; {file} would say which", file=Verbatim(RECORDS)
            ),
        )


def _figures(
    published: tuple[FrozenFigure, ...] | None,
    known: Register,
    manifest: Manifest,
    declared: tuple[Indicator, ...] | None,
    changes: tuple[RecordChange, ...],
) -> Iterator[Difference]:
    if published is None or declared is None:
        return
    try:
        yield from changed_figures(known, manifest.period, published, declared, changes)
    except TrackerError as error:  # only of declarations that were altered
        said = Message("the figures cannot be computed again: {why}", why=Verbatim(str(error)))
        yield Difference(kind=Kind.FIGURE_GONE, subject=FIGURES, said=said)


def _follow_up(
    path: Path, known: Register, manifest: Manifest, changes: tuple[RecordChange, ...]
) -> Iterator[Difference]:
    """Say how the follow-up comes out otherwise; of a publication made before any was kept, that it holds none."""
    if not holds_follow_up(manifest):
        if not known.recommendations:
            return
        said = Message("it holds no follow-up of recommendations, so that none is verified")
        yield Difference(kind=Kind.NO_FOLLOW_UP, subject=FOLLOW_UP, said=said)
        return
    published = _read(path, manifest.id, FOLLOW_UP, follow_up_from_bytes)
    if published is None:
        return
    try:
        yield from changed_follow_up(known, manifest.period, published, changes)
    except TrackerError as error:  # only where a scale of a status is gone
        said = Message("the follow-up cannot be computed again: {why}", why=Verbatim(str(error)))
        yield Difference(kind=Kind.FOLLOW_UP_DIFFERS, subject=FOLLOW_UP, said=said)


def _claims(
    path: Path, known: Register, manifest: Manifest, declared: tuple[Indicator, ...] | None
) -> Iterator[Difference]:
    """Hold the claims, and with them the set of figures, against what all declarations give that were frozen."""
    published = _read(path, manifest.id, CLAIMS, partial(_claims_from, manifest))
    if published is None or declared is None:
        return
    figures = figures_again(known, [each.key for each in declared], declared, manifest.period)
    yield from changed_claims(published, figures, manifest.id)


def _claims_from(manifest: Manifest, content: bytes) -> tuple[Claim, ...]:
    return records_from_lines(content.decode(), Claim, first_of(manifest.languages), file=CLAIMS)


def _definitions(
    register: Register, manifest: Manifest, declared: tuple[Indicator, ...] | None
) -> Iterator[Difference]:
    """
    Say which definitions, of those whose digests the manifest froze, the register has changed since.

    The digest is the manifest's own, so that it tells even where the file of declarations is lost. Where that file is
    whole it has the last word: the manifest of an early version of the library wrote its digests in another way.
    """
    frozen = {each.key: definition_digest(each) for each in declared or ()}
    for key, before in manifest.definitions.items():
        identifier, _, version = key.rpartition("@")
        try:
            now = indicator(register, identifier, manifest.period)
        except UnknownRecordError:
            said = Message("indicator {id} is gone; its figures are computed as published", id=Verbatim(key))
            yield Difference(kind=Kind.DEFINITION_CHANGED, subject=key, said=said, before=before)
            continue
        after = definition_digest(now)
        if version == now.version and after in (before, frozen.get(key)):
            continue
        if version == now.version:
            said = Message("indicator {id} has been defined anew under the same version", id=Verbatim(key))
        else:
            said = Message("indicator {id} has a newer version, {new}", id=Verbatim(key), new=Verbatim(now.version))
        yield Difference(kind=Kind.DEFINITION_CHANGED, subject=key, said=said, before=before, after=after)


def _tool(manifest: Manifest) -> Iterator[Difference]:
    now = tool_version()
    if manifest.tool != now:
        said = Message(
            "tracker {before} made the publication, and this is tracker {after}",
            before=Verbatim(manifest.tool),
            after=Verbatim(now),
        )
        yield Difference(kind=Kind.TOOL_DIFFERS, subject="tracker", said=said, before=manifest.tool, after=now)
