"""Publications as they stand on the disk."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from tracker.errors import Sentence, StructureError, StructureFault, UnknownRecordError, closest
from tracker.files import records_from_lines
from tracker.model import Claim, Indicator, Publication
from tracker.publications._content import CLAIMS, DEFINITIONS, first_of
from tracker.publications._manifest import MANIFEST, read_manifest
from tracker.publications._place import FOLDER, folder_of, names_in

__all__ = ["content_of", "demand_publication", "publications"]

T = TypeVar("T")


def publications(path: str | os.PathLike[str]) -> tuple[Publication, ...]:
    """
    Return the publications of a register, the oldest first: by their vintage, then by id.

    Args:
        path: The directory of the register.

    Raises:
        StructureError: A publication cannot be read; the error holds every fault.
    """
    found: list[Publication] = []
    faults: list[StructureFault] = []
    for name in names_in(path):
        try:
            found.append(_publication(Path(path), name))
        except StructureError as error:
            faults += error.faults
    if faults:
        raise StructureError("the publications cannot be read", faults)
    return tuple(sorted(found, key=_age))


def _age(publication: Publication) -> tuple[date, date, str]:
    vintage = publication.vintage
    return vintage.recorded or date.min, vintage.published or date.min, publication.id


def _publication(path: Path, name: str) -> Publication:
    manifest = content_of(path, name, MANIFEST, read_manifest)
    language = first_of(manifest.languages)

    def claims(content: bytes) -> tuple[Claim, ...]:
        return records_from_lines(content.decode(), Claim, language, file=_shown(name, CLAIMS))

    def declared(content: bytes) -> tuple[Indicator, ...]:
        return records_from_lines(content.decode(), Indicator, language, file=_shown(name, DEFINITIONS))

    return Publication(
        id=name,
        period=manifest.period,
        vintage=manifest.vintage,
        reading=manifest.reading,
        claims=content_of(path, name, CLAIMS, claims),
        indicators=content_of(path, name, DEFINITIONS, declared),
    )


def content_of(path: str | os.PathLike[str], name: str, file: str, read: Callable[[bytes], T]) -> T:
    """
    Read a file of a publication.

    Raises:
        StructureError: It is missing, cannot be opened, or holds something else.
    """
    shown = _shown(name, file)
    try:
        return read((folder_of(path, name) / file).read_bytes())
    except StructureError:
        raise
    except FileNotFoundError:
        message, hint = (
            Sentence("this file is missing"),
            Sentence("put it back from a copy; a publication never changes"),
        )
    except OSError as error:
        message = Sentence("this cannot be read: {reason}", reason=error.strerror)
        hint = Sentence("ask for the right to read it")
    except ValueError as error:
        message = Sentence("this is not what was published: {why}", why=error)
        hint = Sentence("put it back from a copy; a publication never changes")
    said = Sentence("publication {id} cannot be read", id=repr(name))
    raise StructureError(said, [StructureFault(message, file=shown, hint=hint)])


def _shown(name: str, file: str) -> str:
    return f"{FOLDER}/{name}/{file}"


def demand_publication(path: str | os.PathLike[str], name: str) -> None:
    """
    Demand that there is a publication of a name.

    Raises:
        UnknownRecordError: There is none; the error carries the nearest.
    """
    known = names_in(path)
    if name not in known:
        raise UnknownRecordError(name, kind="publication", nearest=closest(name, known))
