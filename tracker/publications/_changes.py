"""What of a publication is no longer what it was: its files, its records, and its figures computed again."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from tracker.followup import follow_up_figures
from tracker.followup._follow_up_moves import moves_between
from tracker.model import FollowUpFigures, Indicator, Record, Register
from tracker.publications._difference_words import (
    added_file,
    altered_file,
    missing_file,
    moved_figure,
    moved_number,
    moved_status,
    unreadable_manifest,
)
from tracker.publications._differences import Difference, RecordChange, Why
from tracker.publications._figures import FrozenFigure, as_frozen, figures_again
from tracker.publications._manifest import MANIFEST, Manifest, RecordLine, manifest_bytes, read_manifest
from tracker.publications._shelf import folder_of, is_draft
from tracker.records._canonical import sha256
from tracker.storage._reading import read_within
from tracker.values import ReportingPeriod


def changed_files(path: str | os.PathLike[str], name: str) -> Iterator[Difference]:
    """Go through the files of a publication that are missing, altered or not its own, the manifest first."""
    folder = folder_of(Path(path), name)
    content = _content(folder, MANIFEST)
    if content is None:
        yield missing_file(MANIFEST)
        return
    try:
        manifest = read_manifest(content)
    except ValueError as error:
        yield unreadable_manifest(MANIFEST, error, sha256(content))
        return
    if manifest_bytes(manifest) not in (content, _unified(content)) or manifest.id != name:
        yield altered_file(MANIFEST, None, sha256(content))
    yield from _listed(folder, manifest)
    yield from _others(folder, manifest)


def _listed(folder: Path, manifest: Manifest) -> Iterator[Difference]:
    for file, expected in sorted(manifest.files.items()):
        content = _content(folder, file)
        if content is None:
            yield missing_file(file)
        elif expected not in (sha256(content), sha256(_unified(content))):
            yield altered_file(file, expected, sha256(content))


def _others(folder: Path, manifest: Manifest) -> Iterator[Difference]:
    """Go through what was put beside; names that begin with a dot are of the system's making."""
    for file in sorted(each.name for each in folder.iterdir()):
        if file not in manifest.files and file != MANIFEST and not file.startswith("."):
            yield added_file(file)


def _content(folder: Path, file: str) -> bytes | None:
    """Return the bytes of a file; None if it is not there, or cannot be read without leaving the publication."""
    try:
        return read_within(folder, file)
    except (OSError, ValueError):
        return None


def _unified(content: bytes) -> bytes:
    """Undo what a checkout on Windows does to the ends of lines; the digest tells whether all else is the same."""
    return content.replace(b"\r\n", b"\n")


T = TypeVar("T")


def changed_records(
    register: Register, known: Iterable[tuple[Record, str]], before: Iterable[RecordLine]
) -> Iterator[RecordChange]:
    """
    Go through the records that are no longer what a publication drew on, sorted by type and key.

    Args:
        register: All records of today.

        known: Those that count as known at the vintage, without drafts, each with its digest.

        before: What the publication remembers.
    """
    then = _by_name((line.table, line.key, line) for line in before)
    now = _by_name((record.table, record.key, (record, digest)) for record, digest in known)
    changed = [
        name
        for name in sorted(then.keys() | now.keys())
        if [line.sha256 for line in then.get(name, [])] != [digest for _, digest in now.get(name, [])]
    ]
    every = _by_name((record.table, record.key, record) for record in (register.records if changed else ()))
    for name in changed:
        yield from _changes(every.get(name, []), then.get(name, []), now.get(name, []))


def _by_name(found: Iterable[tuple[str, str, T]]) -> dict[tuple[str, str], list[T]]:
    """Gather what belongs to each record, by its type and key."""
    gathered: dict[tuple[str, str], list[T]] = {}
    for table, key, each in found:
        gathered.setdefault((table, key), []).append(each)
    return gathered


def _changes(every: list[Record], was: list[RecordLine], is_now: list[tuple[Record, str]]) -> Iterator[RecordChange]:
    """Go through what happened to the versions of one record; a version is told by the day it was recorded."""
    before = {line.recorded: line for line in was}
    after = {record.recorded: (record, digest) for record, digest in is_now}
    for day, line in before.items():
        if day in after and after[day][1] != line.sha256:
            yield _change(Why.EDITED, after[day][0])
    gone = [line for line in was if line.recorded not in after]
    come = [record for record, _ in is_now if record.recorded not in before]
    for _, record in zip(gone, come, strict=False):  # its day was changed with it
        yield _change(Why.EDITED, record)
    for line in gone[len(come) :]:
        yield _gone(every, line, set(before))
    for record in come[len(gone) :]:
        yield _change(Why.BACKDATED if before else Why.ADDED, record)


def _gone(every: list[Record], line: RecordLine, days: set[date | None]) -> RecordChange:
    """Say what became of a version: it may stand at another day, or as a draft, or nowhere."""
    for record in every:
        if record.recorded == line.recorded:
            return _change(Why.DRAFT if is_draft(record) else Why.MOVED, record)
    for record in every:
        if record.recorded not in days and record.revision is None and not is_draft(record):
            return _change(Why.MOVED, record)
    return RecordChange(why=Why.REMOVED, table=line.table, key=line.key, recorded=line.recorded, place="")


def _change(why: Why, record: Record) -> RecordChange:
    return RecordChange(
        why=why, table=record.table, key=record.key, recorded=record.recorded, place=str(record.origin or "")
    )


def changed_figures(
    known: Register,
    period: ReportingPeriod,
    published: Iterable[FrozenFigure],
    declared: Iterable[Indicator],
    changes: tuple[RecordChange, ...],
) -> Iterator[Difference]:
    """
    Go through the figures that come out otherwise, in the order of their indicators.

    Words are left aside: how a number reads is up to the version of the library, what it is must not be.

    Args:
        known: What was known.

        period: The period of the publication.

        published: Its figures.

        declared: The declarations that it froze.

        changes: The records that are no longer what they were.
    """
    before, declared = {figure.name: figure for figure in published}, tuple(declared)
    # Every declaration has figures, so that one whose figures were all left out is missed as well.
    again = as_frozen(figures_again(known, [each.key for each in declared], declared, period))
    after = {figure.name: figure for figure in again}
    for name in sorted(before.keys() | after.keys()):
        was, is_now = before.get(name), after.get(name)
        if was != is_now:
            yield moved_figure(was, is_now, _behind(was, is_now, changes))


def _behind(
    was: FrozenFigure | None, is_now: FrozenFigure | None, changes: tuple[RecordChange, ...]
) -> tuple[RecordChange, ...]:
    """Return the changed records that a figure rested or rests on; if there are none, all that may have moved it."""
    keys = {key for each in (was, is_now) if each is not None for key in (*each.certain, *each.possible)}
    return tuple(change for change in changes if change.key in keys) or changes


def changed_follow_up(
    known: Register, period: ReportingPeriod, published: Iterable[FollowUpFigures], changes: tuple[RecordChange, ...]
) -> Iterator[Difference]:
    """
    Go through the numbers of the follow-up that come out otherwise, then the recommendations that had another status.

    Args:
        known: What was known.

        period: The period of the publication.

        published: Its follow-up, aspect by aspect.

        changes: The records that are no longer what they were.
    """
    moves = moves_between(published, follow_up_figures(known, period))
    about = _by_recommendation(changes)
    for number in moves.numbers:
        yield moved_number(number, known.scales, _behind_any(number.recommendations, about))
    for status in moves.statuses:
        yield moved_status(status, known.scales, _behind_any((status.recommendation,), about))


_OF_FOLLOW_UP = ("recommendation", "status", "deadline", "scale")


def _by_recommendation(changes: Iterable[RecordChange]) -> dict[str, list[RecordChange]]:
    """Gather the changes by the recommendation that they may be about, whose id a key begins with; a scale has none."""
    found: dict[str, list[RecordChange]] = {}
    for change in changes:
        if change.table in _OF_FOLLOW_UP:
            parts = [] if change.table == "scale" else change.key.split("@")
            for place in range(len(parts) + 1):
                found.setdefault("@".join(parts[:place]), []).append(change)
    return found


def _behind_any(recommendations: Iterable[str], about: dict[str, list[RecordChange]]) -> tuple[RecordChange, ...]:
    """Return the changes about some recommendations; if there are none, all that may have moved the follow-up."""
    found = [change for each in recommendations for change in about.get(each, [])]
    return tuple(dict.fromkeys(found or about.get("", [])))
