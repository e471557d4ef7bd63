"""Publications as they stand on the disk, and what one may draw on: the records known at its vintage."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from tracker.errors import InvalidValueError, Sentence, StructureError, StructureFault, UnknownRecordError, closest
from tracker.files._directory import directory_of
from tracker.files._record_texts import records_from_lines
from tracker.indicators._question import AnyPeriod
from tracker.model import (
    Claim,
    DeclaredPeriod,
    Indicator,
    Passage,
    PassageState,
    Publication,
    Record,
    Register,
    Vintage,
)
from tracker.publications._content import CLAIMS, DEFINITIONS, FOLLOW_UP, first_of
from tracker.publications._follow_up import follow_up_from_bytes
from tracker.publications._manifest import MANIFEST, Manifest, read_manifest
from tracker.storage._reading import read_within
from tracker.values import ReportingPeriod

FOLDER = "publications"
"""The directory in a register's own that holds its publications; it is not read as records."""


def folder_of(directory: Path, name: str) -> Path:
    """Return the directory of a publication."""
    return directory / FOLDER / name


def names_in(directory: Path) -> tuple[str, ...]:
    """
    Return the names of the directories of publications, sorted; what begins with a dot is none.

    Links to directories are not followed, here as among the records.
    """
    folder = directory / FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return ()
    return tuple(sorted(each.name for each in folder.iterdir() if _is_publication(each)))


def _is_publication(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and not path.name.startswith(".")


def known_at(register: Register, vintage: Vintage, *, is_early: bool = False) -> Register:
    """
    Return the register as known at a publication's vintage, without drafts.

    A day that the vintage leaves open says that no record had one: then only records without that day were known. What
    was recorded is sorted out first, so that a later correction of a document's date moves nothing.

    Args:
        register: The register.

        vintage: What was known.

        is_early: Whether the publication is an early one: these took a period for over by the day of publication, and
            where there was none by that of entry. Others go by the last day of which anything is known.
    """
    # L53, decision 10: what came later changes nothing of what was known.
    recorded = register.as_of(recorded=vintage.recorded or date.min)
    known = recorded.as_of(published=vintage.published or date.min)
    kept = evolve(known, records=[record for record in known.records if not is_draft(record)])
    if is_early:
        return evolve(kept, vintage=evolve(vintage, known_until=vintage.published or vintage.recorded))
    return evolve(kept, vintage=kept.knowing(vintage))


def is_draft(record: Record) -> bool:
    """
    Tell whether a record never enters a publication: it has yet to be confirmed, or is a passage not cleared so far.

    A revision that takes a cleared passage back is none: it says that the passage is held back.
    """
    if isinstance(record, Passage) and record.state is PassageState.DRAFT and record.revision is None:
        return True
    return record.draft


def period_known(register: Register, known: Register, period: AnyPeriod) -> ReportingPeriod:
    """
    Return a period of what is known.

    Raises:
        InvalidValueError: It is declared by a draft only, or only later.

        UnknownRecordError: There is none.
    """
    if isinstance(period, ReportingPeriod):
        return period
    if isinstance(period, DeclaredPeriod):
        period = period.id
    try:
        return known.period(period)
    except UnknownRecordError:
        if period not in register.periods:
            raise
        declared = register.periods[period]
        if declared.draft:
            said = Sentence("period {id} is still a draft; take out its draft = true", id=repr(period))
        else:
            said = Sentence("period {id} was not known at that vintage", id=repr(period))
        raise InvalidValueError(said) from None


T = TypeVar("T")


def publications(register: Register) -> tuple[Publication, ...]:
    """
    Return the publications of a register, the oldest first: by their vintage, then by id.

    Raises:
        StructureError: A publication cannot be read; the error holds every fault.

        InvalidValueError: The register was made in memory.
    """
    path = directory_of(register)
    found: list[Publication] = []
    faults: list[StructureFault] = []
    for name in names_in(path):
        try:
            found.append(_publication(path, name))
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
        follow_up=content_of(path, name, FOLLOW_UP, follow_up_from_bytes) if holds_follow_up(manifest) else None,
    )


def content_of(path: Path, name: str, file: str, read: Callable[[bytes], T]) -> T:
    """
    Read a file of a publication.

    Raises:
        StructureError: It is missing, cannot be opened, or holds something else.
    """
    shown = _shown(name, file)
    try:
        return read(read_within(folder_of(path, name), file))
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
        why = Sentence("it is not UTF-8") if isinstance(error, UnicodeError) else error
        message = Sentence("this is not what was published: {why}", why=why)
        hint = Sentence("put it back from a copy; a publication never changes")
    said = Sentence("publication {id} cannot be read", id=repr(name))
    raise StructureError(said, [StructureFault(message, file=shown, hint=hint)])


def holds_follow_up(manifest: Manifest) -> bool:
    """Tell whether a publication has to hold its follow-up: not all early ones did."""
    return FOLLOW_UP in manifest.files or not manifest.is_early


def _shown(name: str, file: str) -> str:
    return f"{FOLDER}/{name}/{file}"


def symbols_of_publications(register: Register) -> list[tuple[str, str]]:
    """Return the symbols that publications of a register bear, each with the publication; one at fault has none."""
    path = directory_of(register)
    found = []
    for name in names_in(path):
        with suppress(StructureError):  # verify says what is wrong with it
            manifest = content_of(path, name, MANIFEST, read_manifest)
            found += [(name, manifest.symbol)] if manifest.symbol is not None else []
    return found


def demand_publication(path: Path, name: str) -> None:
    """
    Demand that there is a publication of a name.

    Raises:
        UnknownRecordError: There is none; the error carries the nearest.
    """
    known = names_in(path)
    if name not in known:
        raise UnknownRecordError(name, kind="publication", nearest=closest(name, known))


def published_for(register: Register, against: str | None, name: str | None) -> Publication | None:
    """
    Return the publication whose figures stand "as published": the one named, else the latest that reports on a period.

    One that rests on more than the register knows, as of its vintage, had not been made by then.

    Raises:
        InvalidValueError: One is named without a period compared with, or it reports on another period.

        UnknownRecordError: There is none of that name; the error carries the nearest.
    """
    if against is None:
        if name is not None:
            raise InvalidValueError("--published-as {id} needs the period that it reported on; give --against", id=name)
        return None
    period = register.period(against)
    found = _made_by_then(register)
    if name is None:
        return next((each for each in reversed(found) if each.period == period), None)
    chosen = _named(name, found)
    if chosen.period != period:
        raise InvalidValueError(
            "publication {id} reports on {days}, and not on {period}; choose another",
            id=repr(name),
            days=chosen.period,
            period=period,
        )
    return chosen


def publication_named(register: Register, name: str | None) -> Publication | None:
    """
    Return the publication of a name, or the latest; None if there is none at all as of the register's vintage.

    Raises:
        UnknownRecordError: There is none of that name; the error carries the nearest.
    """
    found = _made_by_then(register)
    return _named(name, found) if name is not None else found[-1] if found else None


def _named(name: str, found: list[Publication]) -> Publication:
    chosen = next((each for each in found if each.id == name), None)
    if chosen is None:
        raise UnknownRecordError(name, kind="publication", nearest=closest(name, [each.id for each in found]))
    return chosen


def _made_by_then(register: Register) -> list[Publication]:
    return [each for each in publications(register) if _was_made(each, register.vintage)]


def _was_made(publication: Publication, vintage: Vintage) -> bool:
    pairs = (
        (publication.vintage.recorded, vintage.recorded),
        (publication.vintage.published, vintage.published),
    )
    return all(made is None or known is None or made <= known for made, known in pairs)
