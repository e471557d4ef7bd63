"""What of a publication is no longer what it was: its files, its records, and its figures computed again."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from tracker.model import Indicator, Record, Register
from tracker.publications._differences import (
    Difference,
    RecordChange,
    Why,
    added_file,
    altered_file,
    missing_file,
    moved_figure,
    unreadable_manifest,
)
from tracker.publications._figures import figures_again, figures_as_json
from tracker.publications._json import Each, OrNull, demand_shape, read_json
from tracker.publications._manifest import MANIFEST, Manifest, RecordLine, manifest_bytes, read_manifest
from tracker.publications._shelf import folder_of, is_draft
from tracker.records._canonical import sha256
from tracker.storage import read_within
from tracker.values import ReportingPeriod

__all__ = ["Figures", "changed_figures", "changed_files", "changed_records", "read_figures"]


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
    if manifest_bytes(manifest) != content or manifest.id != name:
        yield altered_file(MANIFEST, None, sha256(content))
    yield from _listed(folder, manifest)
    yield from _others(folder, manifest)


def _listed(folder: Path, manifest: Manifest) -> Iterator[Difference]:
    for file, expected in sorted(manifest.files.items()):
        content = _content(folder, file)
        if content is None:
            yield missing_file(file)
        elif sha256(content) != expected:
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


Figures = Sequence[Mapping[str, Any]]
"""Figures as JSON."""

_FIGURE = {
    "indicator": str,
    "version": str,
    "basis": str,
    "by": Each(str),
    "bounds": OrNull({}),
    "missing": OrNull(str),
    "assumptions": Each(str, list),
    "records": {"certain": Each(str, list), "possible": Each(str, list)},
}


def read_figures(content: bytes) -> Figures:
    """
    Read the figures of a publication.

    Raises:
        ValueError: They are something else.
    """
    raw = read_json(content)
    demand_shape(raw, {"figures": Each(_FIGURE, list)})
    found: Figures = raw["figures"]
    return found


def changed_figures(
    known: Register,
    period: ReportingPeriod,
    published: Figures,
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
    again = figures_as_json(figures_again(known, [_key(each) for each in published], declared, period), "en")
    before, after = _figures_by_name(published), _figures_by_name(again)
    for name in sorted(before.keys() | after.keys()):
        was, is_now = before.get(name), after.get(name)
        if was is None or is_now is None or _without_words(was) != _without_words(is_now):
            yield moved_figure(_key(was or is_now or {}), was, is_now, _behind(was, is_now, changes))


def _behind(
    was: Mapping[str, Any] | None, is_now: Mapping[str, Any] | None, changes: tuple[RecordChange, ...]
) -> tuple[RecordChange, ...]:
    """Return the changed records that a figure rested or rests on; if there are none, all that may have moved it."""
    keys = {
        key
        for each in (was, is_now)
        if each is not None
        for certainty in ("certain", "possible")
        for key in each["records"].get(certainty, ())
    }
    return tuple(change for change in changes if change.key in keys) or changes


def _key(figure: Mapping[str, Any]) -> str:
    return f"{figure['indicator']}@{figure['version']}"


def _figure_name(figure: Mapping[str, Any]) -> str:
    """Tell a figure from all others: by its indicator and version, what part it is of, and what it rests on."""
    return json.dumps([_key(figure), figure["basis"], figure["by"]], sort_keys=True)


def _figures_by_name(figures: Figures) -> dict[str, Mapping[str, Any]]:
    return {_figure_name(figure): figure for figure in figures}


def _without_words(figure: Mapping[str, Any]) -> dict[str, Any]:
    bounds = figure["bounds"]
    numbers = {end: bounds.get(end) for end in ("lower", "upper")} if isinstance(bounds, Mapping) else bounds
    left = {key: value for key, value in figure.items() if key not in {"assumptions", "bounds"}}
    return {**left, "bounds": numbers, "assumptions": len(figure.get("assumptions", ()))}
