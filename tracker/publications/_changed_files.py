"""Which files of a publication are no longer what was published."""

import os
from collections.abc import Iterator
from pathlib import Path

from tracker.documents import Message, Verbatim
from tracker.publications._differences import Difference, Kind
from tracker.publications._manifest import MANIFEST, Manifest, manifest_bytes, read_manifest
from tracker.publications._place import folder_of
from tracker.records import sha256

__all__ = ["changed_files"]


def changed_files(path: str | os.PathLike[str], name: str) -> Iterator[Difference]:
    """Go through the files of a publication that are missing, altered or not its own, the manifest first."""
    folder = folder_of(path, name)
    content = _content(folder / MANIFEST)
    if content is None:
        yield _missing(MANIFEST)
        return
    try:
        manifest = read_manifest(content)
    except ValueError as error:
        said = Message("{file} cannot be read as a manifest: {why}", file=Verbatim(MANIFEST), why=Verbatim(str(error)))
        yield Difference(kind=Kind.FILE_ALTERED, subject=MANIFEST, said=said, after=sha256(content))
        return
    if manifest_bytes(manifest) != content or manifest.id != name:
        yield _altered(MANIFEST, None, sha256(content))
    yield from _listed(folder, manifest)
    yield from _others(folder, manifest)


def _listed(folder: Path, manifest: Manifest) -> Iterator[Difference]:
    for file, expected in sorted(manifest.files.items()):
        content = _content(folder / file)
        if content is None:
            yield _missing(file)
        elif sha256(content) != expected:
            yield _altered(file, expected, sha256(content))


def _others(folder: Path, manifest: Manifest) -> Iterator[Difference]:
    """Go through what was put beside; names that begin with a dot are of the system's making."""
    for file in sorted(each.name for each in folder.iterdir()):
        if file not in manifest.files and file != MANIFEST and not file.startswith("."):
            said = Message("{file} is not part of the publication", file=Verbatim(file))
            yield Difference(kind=Kind.FILE_ADDED, subject=file, said=said)


def _content(file: Path) -> bytes | None:
    """Return the bytes of a file; None if it is not there or cannot be read."""
    try:
        return file.read_bytes()
    except (OSError, ValueError):
        return None


def _missing(file: str) -> Difference:
    said = Message("{file} is missing or cannot be read", file=Verbatim(file))
    return Difference(kind=Kind.FILE_MISSING, subject=file, said=said)


def _altered(file: str, before: str | None, after: str) -> Difference:
    said = Message("{file} was altered after it was published", file=Verbatim(file))
    return Difference(kind=Kind.FILE_ALTERED, subject=file, said=said, before=before, after=after)
