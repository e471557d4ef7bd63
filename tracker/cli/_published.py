"""Publications on the command line: which one is meant, and what is said of it."""

from pathlib import Path

from tracker.cli._said import tell
from tracker.documents import Message, Numeral, Verbatim
from tracker.errors import InvalidValueError, UnknownRecordError, closest
from tracker.model import Publication, Register, Vintage
from tracker.publications._shelf import folder_of, is_draft, publications

__all__ = ["publication_named", "published_for", "tell_of_publication"]


def published_for(register: Register, path: Path, against: str | None, name: str | None) -> Publication | None:
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
    found = _made_by_then(register, path)
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


def publication_named(register: Register, path: Path, name: str | None) -> Publication | None:
    """
    Return the publication of a name, or the latest; None if there is none at all as of the register's vintage.

    Raises:
        UnknownRecordError: There is none of that name; the error carries the nearest.
    """
    found = _made_by_then(register, path)
    return _named(name, found) if name is not None else found[-1] if found else None


def _named(name: str, found: list[Publication]) -> Publication:
    chosen = next((each for each in found if each.id == name), None)
    if chosen is None:
        raise UnknownRecordError(name, kind="publication", nearest=closest(name, [each.id for each in found]))
    return chosen


def _made_by_then(register: Register, path: Path) -> list[Publication]:
    return [each for each in publications(path) if _was_made(each, register.vintage)]


def _was_made(publication: Publication, vintage: Vintage) -> bool:
    pairs = (
        (publication.vintage.recorded, vintage.recorded),
        (publication.vintage.published, vintage.published),
    )
    return all(made is None or known is None or made <= known for made, known in pairs)


def tell_of_publication(publication: Publication, register: Register, path: Path, language: str) -> None:
    """Say what was published, and what was left out since it is a draft."""
    drafts = sum(is_draft(record) for record in register.current)
    if drafts:
        tell(Message("Left out as drafts: {number}.", number=Numeral(drafts)), language)
    published = Message(
        "Published {id} with {number} figures in {folder}.",
        id=Verbatim(publication.id),
        number=Numeral(len(publication.claims)),
        folder=Verbatim(str(folder_of(path, publication.id))),
    )
    tell(published, language)
