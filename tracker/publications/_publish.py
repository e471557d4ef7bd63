"""Publishing: a report is frozen with all that it rests on, and never changes again."""

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from tracker.checks import Severity, check
from tracker.errors import InvalidValueError, PublicationError, Sentence
from tracker.files._directory import directory_of
from tracker.indicators import Figure, as_claims
from tracker.indicators._question import AnyPeriod
from tracker.model import Publication, Register
from tracker.publications._content import evidence, rendered
from tracker.publications._figures import declarations_of, figures_of
from tracker.publications._manifest import MANIFEST, RecordLine, manifest_bytes, manifest_of
from tracker.publications._shelf import folder_of, known_at, period_known
from tracker.reports import report
from tracker.storage import write_directory_whole
from tracker.storage._names import demand_name
from tracker.values import ReportingPeriod


@frozen(kw_only=True)
class _Matter:
    """What is about to be published: what was known, the periods, the day and the figures."""

    known: Register
    period: ReportingPeriod
    against: ReportingPeriod | None
    day: date
    figures: tuple[Figure, ...]


def publish(  # most are questions that a caller may leave unasked
    register: Register,
    period: AnyPeriod,
    *,
    id: str,  # noqa: A002  # the word users type
    against: AnyPeriod | None = None,
    published: Publication | None = None,
    languages: Sequence[str] = ("en",),
    formats: Sequence[str] = ("markdown",),
    on: date | None = None,
    despite_errors: bool = False,
) -> Publication:
    """
    Freeze the report of a period under ``publications/ID/``: all of it or, if anything fails, nothing.

    It holds the figures, the same as claims, the declarations of their indicators, the digest of each record that was
    known, the rendered report, and a manifest. Drafts never enter it. The same inputs give the same bytes.

    Args:
        register: The records; ``register.as_of(…)`` publishes what was known on an earlier day.

        period: The period reported on: a declared one, its id, or ``START..END``.

        id: The name of the publication.

        against: The period compared with; None compares with none.

        published: The publication of the period compared with, whose figures stand as published.

        languages: The languages of the report; the figures are worded in the first.

        formats: The formats of the report, by name or suffix.

        on: The day of the report, by which names of countries are chosen; by default the last day that anything known
            was published or recorded, and not before the period ends.

        despite_errors: Whether to publish although a check finds errors.

    Raises:
        InvalidValueError: The id cannot name a directory, there is such a publication already, the period ends before
            the one compared with, or the register was made in memory and is in no directory yet.

        UnknownRecordError: A period does not exist.

        PublicationError: A check finds errors in what would be published.

        UnsupportedFormatError: There is no such format.

        NotWrittenError: The disk is full, or the directory is read-only.
    """
    demand_name(id, Sentence("a publication"))
    target = folder_of(directory_of(register), id)
    if target.exists() or target.is_symlink():
        raise _exists(id)
    matter = _matter(register, period, against, on)
    if not despite_errors:
        _demand_sound(matter.known)
    made = _made(matter, id)
    document = report(matter.known, matter.period, against=matter.against, on=matter.day, published=published)
    lines = [RecordLine.of(record) for record in matter.known.records]
    files = evidence(made, matter.known, matter.figures, lines, languages)
    files |= rendered(document, languages, formats)
    manifest = manifest_of(
        made,
        register=register,
        known=matter.known,
        against=matter.against,
        compared_with=published.id if published else None,
        day=matter.day,
        lines=lines,
        files=files,
    )
    try:
        write_directory_whole(target, {**files, MANIFEST: manifest_bytes(manifest)})
    except InvalidValueError:
        if target.exists():  # somebody else published under the same id in the meantime
            raise _exists(id) from None
        raise
    return made


def _exists(name: str) -> InvalidValueError:
    return InvalidValueError(
        "publication {id} exists, and a publication never changes; choose another id", id=repr(name)
    )


def _matter(register: Register, period: AnyPeriod, against: AnyPeriod | None, on: date | None) -> _Matter:
    known = known_at(register, register.latest_day)
    about = period_known(register, known, period)
    days = (about.end, known.vintage.published, known.vintage.recorded)
    return _Matter(
        known=known,
        period=about,
        against=None if against is None else period_known(register, known, against),
        day=on or max(day for day in days if day is not None),
        figures=figures_of(known, about),
    )


def _made(matter: _Matter, name: str) -> Publication:
    return Publication(
        id=name,
        period=matter.period,
        vintage=matter.known.vintage,
        reading=matter.known.reading,
        claims=as_claims(matter.figures, document=name),
        indicators=declarations_of(matter.known, matter.figures, matter.period),
    )


def _demand_sound(known: Register) -> None:
    """
    Demand that no check finds an error: what goes out under an office's name is not known to be wrong.

    Raises:
        PublicationError: One does; the error holds what they find.
    """
    errors = [each for each in check(known) if each.severity is Severity.ERROR]
    if errors:
        raise PublicationError(
            "nothing is published while 'tracker check' finds errors, here {number}, first at {place}; correct them, "
            "or give --despite-errors (in Python, despite_errors=True)",
            number=len(errors),
            place=errors[0].origin or f"{errors[0].table} {errors[0].record!r}",
            findings=errors,
        )
