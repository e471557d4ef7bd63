"""Publishing: a report is frozen with all that it rests on, and never changes again."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from tracker.checks import Severity, check
from tracker.errors import InvalidValueError, PublicationError, Sentence
from tracker.files._directory import directory_of
from tracker.files._office import office_of
from tracker.followup import follow_up_figures
from tracker.indicators import Figure, as_claims
from tracker.indicators._question import AnyPeriod
from tracker.model import Publication, Register
from tracker.model._called import of_register
from tracker.publications._content import evidence, rendered
from tracker.publications._figures import declarations_of, figures_of
from tracker.publications._manifest import MANIFEST, RecordLine, manifest_bytes, manifest_of
from tracker.publications._shelf import folder_of, known_at, period_known, symbols_of_publications
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


@of_register
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

    It holds the figures, the same as claims, the declarations of their indicators, the follow-up of recommendations,
    the digest of each record that was known, the rendered report, and a manifest. Drafts never enter it. The same
    inputs give the same bytes.

    Args:
        register: The records; ``register.as_of(…)`` publishes what was known on an earlier day.

        period: The period reported on: a declared one, its id, or ``START..END``.

        id: The name of the publication.

        against: The period compared with; None compares with none.

        published: The publication of the period compared with, whose figures stand as published.

        languages: The languages of the report; the figures are worded in the first.

        formats: The formats of the report, by name or suffix.

        on: The day of the report, by which names of countries are chosen and what is due is told; by default the *day*
            of the period. No other is taken for it.

        despite_errors: Whether to publish although a check finds errors.

    Raises:
        InvalidValueError: The id cannot name a directory, there is such a publication already, the period ends before
            the one compared with, the register was made in memory and is in no directory yet, nothing gives the day of
            the report, or its symbol is that of another publication or of a document.

        UnknownRecordError: A period does not exist.

        PublicationError: A check finds errors in what would be published.

        UnsupportedFormatError: There is no such format.

        NotWrittenError: The disk is full, or the directory is read-only.
    """
    languages, formats = ((each,) if isinstance(each, str) else each for each in (languages, formats))
    target = _free_folder(register, id)
    matter = _matter(register, period, against, on)
    symbol = _free_symbol(register, matter)
    if not despite_errors:
        _demand_sound(matter.known)
    made = _made(matter, id)
    lines = [RecordLine.of(record) for record in matter.known.records]
    files = evidence(made, matter.known, matter.figures, lines, languages)
    files |= _reports(register, matter, published, languages, formats)
    manifest = manifest_of(
        made,
        register=register,
        known=matter.known,
        against=matter.against,
        compared_with=published.id if published else None,
        day=matter.day,
        symbol=symbol,
        lines=lines,
        files=files,
    )
    _put(target, id, {**files, MANIFEST: manifest_bytes(manifest)})
    return made


def _free_folder(register: Register, name: str) -> Path:
    """Return the folder of a new publication, or refuse a name that is taken or is none."""
    demand_name(name, Sentence("a publication"))
    target = folder_of(directory_of(register), name)
    if target.parent.is_symlink():
        raise InvalidValueError(
            "the folder {name} is a link, and nothing is published elsewhere; make it a folder", name=target.parent.name
        )
    if target.exists() or target.is_symlink():
        raise _exists(name)
    return target


def _reports(
    register: Register, matter: _Matter, published: Publication | None, languages: Sequence[str], formats: Sequence[str]
) -> Mapping[str, bytes]:
    """Write the report in each language and format: what waits is left out, and what goes out is no draft."""
    composed = report(matter.known, matter.period, against=matter.against, on=matter.day, published=published)
    return rendered(evolve(composed, is_draft=False), languages, formats, office_of(directory_of(register)))


def _put(target: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Put all files in their place, or none where somebody else published under the same id in the meantime."""
    try:
        write_directory_whole(target, files)
    except InvalidValueError:
        if target.exists():
            raise _exists(name) from None
        raise


def _exists(name: str) -> InvalidValueError:
    return InvalidValueError(
        "publication {id} exists, and a publication never changes; choose another id", id=repr(name)
    )


def _matter(register: Register, period: AnyPeriod, against: AnyPeriod | None, on: date | None) -> _Matter:
    known = known_at(register, register.latest_day)
    about = period_known(register, known, period)
    declared = known.declared_period(about)
    day = on or (declared.day if declared is not None else None)
    if day is None:
        raise InvalidValueError(
            "nothing says on which day the report on {period} speaks; give --on (in Python, on=date(…)), or the period "
            "a day",
            period=about.label or str(about),
        )
    return _Matter(
        known=known,
        period=about,
        against=None if against is None else period_known(register, known, against),
        day=day,
        figures=figures_of(known, about),
    )


def _free_symbol(register: Register, matter: _Matter) -> str | None:
    """
    Return the symbol of the report; None if it bears none.

    Raises:
        InvalidValueError: A document or another publication bears it.
    """
    # Decision 25: one symbol leads to one document.
    declared = matter.known.declared_period(matter.period)
    symbol = declared.masthead.symbol if declared is not None and declared.masthead is not None else None
    if symbol is None:
        return None
    bearers = [(Sentence("document"), each.id, each.symbol) for each in register.documents.values() if not each.draft]
    bearers += [(Sentence("publication"), name, borne) for name, borne in symbols_of_publications(register)]
    for what, name, borne in bearers:
        if borne is not None and _bare(borne) == _bare(symbol):
            raise InvalidValueError(
                "the symbol {symbol} is that of {what} {name}; give the period's masthead a symbol of its own",
                symbol=repr(symbol),
                what=what,
                name=repr(name),
            )
    return symbol


def _bare(symbol: str) -> str:
    return "".join(symbol.split()).casefold()


def _made(matter: _Matter, name: str) -> Publication:
    return Publication(
        id=name,
        period=matter.period,
        vintage=matter.known.vintage,
        reading=matter.known.reading,
        claims=as_claims(matter.figures, document=name),
        indicators=declarations_of(matter.known, matter.figures, matter.period),
        follow_up=follow_up_figures(matter.known, matter.period),
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
