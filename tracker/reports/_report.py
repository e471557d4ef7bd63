"""Reports: which sections they have, and how they are put together."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from types import MappingProxyType

from tracker.comparison._pair import in_order
from tracker.documents import Block, DateText, Document, Inline, Masthead, Message, PeriodText, phrase
from tracker.errors import InvalidValueError, Sentence, UnsupportedFormatError, choice_hint, nearest_hint
from tracker.indicators._question import AnyPeriod, span_of
from tracker.model import DeclaredPeriod, Publication, Register
from tracker.model._called import of_register
from tracker.model._publication import demand_publication
from tracker.reports import sections as shipped
from tracker.reports._draft import Draft, Section
from tracker.reports._hedges import without_vain_explanation
from tracker.reports._links import without_dead_links
from tracker.reports._lone_headings import without_lone_annex_number, without_lone_headings
from tracker.reports._matter import Matter
from tracker.reports._part import Part, country_part, programme_part
from tracker.reports._passages import has_waiting
from tracker.reports.sections import ANNEX, ANNEXES, COUNTRY, PROGRAMME, SECRETARIAT
from tracker.values import ReportingPeriod, When
from tracker.views._facts import day_of, in_full, of_periods, of_reading

KINDS: Mapping[str, tuple[Section, ...]] = MappingProxyType(
    {"secretariat": SECRETARIAT, "country": COUNTRY, "programme": PROGRAMME, "annex": ANNEX}
)
"""The kinds of report, each with its sections."""
NOTES = frozenset({"country", "programme"})
"""The kinds that are about one country or programme."""


@of_register
def report(  # noqa: PLR0913  # keyword arguments are questions that may be left unasked
    register: Register,
    period: AnyPeriod,
    *,
    against: AnyPeriod | None = None,
    kind: str = "secretariat",
    country: str | None = None,
    programme: str | None = None,
    sections: Iterable[Section | str] | Section | str | None = None,
    annex: str | None = None,
    on: date | None = None,
    published: Publication | None = None,
    data: str | None = None,
) -> Document:
    """
    Compose a report, in no format and no language; `tracker.write` gives it both.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> short = report(register, "cop11", against="cop10", sections=("introduction", "changes"))
    >>> [block.number for block in short.blocks if hasattr(block, "level")]
    ['I.', 'II.']
    >>> note = report(register, "cop11", kind="country", country="Pakistan")
    >>> note.title
    Name(forms=...)

    Args:
        register: The records.

        period: The period reported on: a declared one, its id, or ``START..END``.

        against: The period compared with; None compares with none.

        kind: Which report: ``secretariat``; ``country`` or ``programme`` for a note on one of them; ``annex`` for the
            evidence by itself.

        country: The country or area that a ``country`` note is about: its code or its name.

        programme: The id of the programme that a ``programme`` note is about.

        sections: What it has in it, in this order: functions from a `Matter` and a `Draft`, or names of shipped ones
            (`tracker.reports.sections`); None for those of the *kind*, or where that is ``secretariat`` for those that
            the register says its report has (``[report]`` in ``register.toml``).

        annex: How much of the evidence stands behind the text: ``none``; ``short``, one table of figures with their
            sources and what moved since the report before, as paper has it; or ``full``. None takes the annexes that
            are among the *sections*.

        on: The day of the report; by default that of the period. Without one, names of countries are those of the last
            day of the period, and nothing is said that depends on a day.

        published: The report on the earlier period as it went out: its figures stand beside what they are restated to,
            the change is against the latter, and an annex says what moved them. Without *against* the period compared
            with is its own.

        data: The name of a folder beside the page, in which lists of records that are too long for the page then lie
            whole; `tracker.write` writes both. None leaves them out.

    Raises:
        UnknownRecordError: A period or the programme does not exist.

        UnknownCodeError: There is no such country; the error carries the nearest.

        UnsupportedFormatError: There is no report of that kind, or no section or annex of that name.

        InvalidValueError: A period is still a draft, a passage asks for a figure that does not exist, the publication
            is on another period than the one compared with, or that one ends later than the period reported on; what
            stands among the sections is none; or the kind of report does not go with a country or programme, or lacks
            one.
    """
    if annex is None and sections is None:
        annex = _own_annex(register, kind)
    composed = _with_annex(_composed(register, kind, sections), annex)
    part = _part(register.confirmed, kind, country, programme)
    about = _confirmed(register, period)
    day = on or _day_of(register.confirmed, about)
    matter = Matter(
        register=register.confirmed,
        period=about,
        against=_before(register, about, against, published),
        day=day or about.end,
        is_dated=day is not None,
        published=published,
        part=part,
        annex=annex or _annex_of(composed),
        data=data,
    )
    return _document(matter, kind, composed, is_draft=has_waiting(register, about))


def _before(
    register: Register, period: ReportingPeriod, against: AnyPeriod | None, published: Publication | None
) -> ReportingPeriod | None:
    """Return the period compared with: the one that is asked for, else that of the publication."""
    before = None if against is None else _confirmed(register, against)
    if published is not None:
        demand_publication(published, "published")
        before = before or published.period
        _demand_same_period(published, before)
    if before is not None:
        in_order(register, (before, period))
    return before


def _document(matter: Matter, kind: str, sections: tuple[Section, ...], *, is_draft: bool) -> Document:
    """Let the sections tell of the matter, and put what frames a report around it."""
    register, part = matter.register, matter.part
    draft = _told_once(matter, sections)
    return Document(
        masthead=_masthead(register, matter.period) if part is None else None,  # a note is no document of the body
        title=register.title if part is None else part.name(register),
        subtitle=_subtitle(matter, kind),
        blocks=_finished(draft),
        facts=in_full(_facts(matter), register),
        day=day_of(register.latest_day),
        is_draft=is_draft,
        folder=matter.data or "",
        files=draft.lists.files(register),
    )


def _finished(draft: Draft) -> tuple[Block, ...]:
    """Take out of a report what turns out to be of no use once all of it is told."""
    told = without_vain_explanation(draft.blocks, draft.explanation)
    return without_dead_links(without_lone_headings(without_lone_annex_number(told)))


def _told_once(matter: Matter, sections: tuple[Section, ...]) -> Draft:
    """Let each section add its part; what a passage tells of is then an item of no list, of one before it neither."""
    first = _drafted(matter, sections, frozenset())
    return _drafted(matter, sections, frozenset(first.narrated)) if first.narrated else first


def _drafted(matter: Matter, sections: tuple[Section, ...], narrated: frozenset[str]) -> Draft:
    draft = Draft(matter, narrated=set(narrated), sections=sections)
    for section in sections:
        section(matter, draft)
    draft.take_back_empty(1)
    return draft


def _facts(matter: Matter) -> Iterator[tuple[Inline, Inline]]:
    """Say what the report rests on."""
    yield from of_periods(matter.period, matter.against)
    yield of_reading(matter.register.reading)


def _subtitle(matter: Matter, kind: str) -> Message:
    period = PeriodText(matter.period)
    if matter.part is not None:
        return Message("{title}, {period}", title=matter.register.title, period=period)
    return Message(_SUBTITLES.get(kind, _PROGRESS_REPORT), period=period)


_PROGRESS_REPORT = phrase("Progress report, {period}")
_SUBTITLES = {"annex": phrase("Evidence for the progress report, {period}")}


def _part(register: Register, kind: str, country: str | None, programme: str | None) -> Part | None:
    """Return the country or programme that the report is about, if it is a note on one."""
    given = {"country": country, "programme": programme}
    for name, value in given.items():
        if value is not None and kind != name:
            raise InvalidValueError(
                "a report of kind {kind} is not about one {name}; leave it out, or ask for kind {other}",
                kind=repr(kind),
                name=Sentence(name),
                other=repr(name),
            )
    if kind in given and given[kind] is None:
        raise InvalidValueError(
            "a report of kind {kind} is about one {name}; say which", kind=repr(kind), name=Sentence(kind)
        )
    if country is not None:
        return country_part(country)
    return None if programme is None else programme_part(register, programme)


def _composed(
    register: Register, kind: str, sections: Iterable[Section | str] | Section | str | None
) -> tuple[Section, ...]:
    """Return the sections asked for, else those of the office's own report, else those of the kind."""
    if sections is not None:
        return _told_in(kind, _sections(sections))
    own = register.report.sections if register.report is not None and KINDS.get(kind) is SECRETARIAT else ()
    return _told_in(kind, _sections(own)) if own else _of_kind(kind)


def _told_in(kind: str, composed: tuple[Section, ...]) -> tuple[Section, ...]:
    """Refuse sections that tell of one country or programme in a report that is about none, or about the other."""
    for section in composed:
        kinds = [name for name, own in KINDS.items() if section in own]
        if kinds and kind not in kinds and set(kinds) <= NOTES:
            raise InvalidValueError(
                "section {section} is one of a report of kind {kinds}, and tells nothing in one of kind {kind};"
                " leave it out, or ask for that kind",
                section=repr(section.__name__),
                kinds=", ".join(kinds),
                kind=kind,
            )
    return composed


def _confirmed(register: Register, period: AnyPeriod) -> ReportingPeriod:
    """
    Return a period that a report may be about.

    Raises:
        InvalidValueError: It is still a draft.
    """
    name = period.id if isinstance(period, DeclaredPeriod) else period
    declared = register.periods.get(name) if isinstance(name, str) else None
    if declared is not None and declared.draft:
        raise InvalidValueError("period {id} is still a draft; take out its draft = true", id=repr(declared.id))
    return span_of(register, period)


def _of_kind(kind: str) -> tuple[Section, ...]:
    if kind not in KINDS:
        otherwise = Sentence("the kinds are {words}", words=", ".join(KINDS))
        hint = nearest_hint(kind, KINDS, otherwise=otherwise)
        raise UnsupportedFormatError("there is no report of kind {kind}; {hint}", kind=repr(kind), hint=hint)
    return KINDS[kind]


def _with_annex(composed: tuple[Section, ...], annex: str | None) -> tuple[Section, ...]:
    """Put the annexes of a size behind the text, in place of those that stand there."""
    if annex is None:
        return composed
    if annex not in ANNEXES:
        hint = choice_hint(annex, ANNEXES)
        raise UnsupportedFormatError("there is no annex {annex}; {hint}", annex=repr(annex), hint=hint)
    every = {section for sections in ANNEXES.values() for section in sections}
    if annex == "full" and every & set(composed):
        return composed  # they are those that the report has
    return (*(each for each in composed if each not in every), *ANNEXES[annex])


def _own_annex(register: Register, kind: str) -> str | None:
    """Return the annex that the office's own report has; None if it does not say."""
    own = register.report.annex if register.report is not None and KINDS.get(kind) is SECRETARIAT else None
    return own.value if own is not None else None


def _annex_of(composed: tuple[Section, ...]) -> str:
    """Return which annex sections make: the text then says whether what it leads to is there."""
    if shipped.short_annex in composed:
        return "short"
    return "full" if any(each in composed for each in ANNEXES["full"]) else "none"


def _sections(given: Iterable[Section | str] | Section | str) -> tuple[Section, ...]:
    """Return sections by their names; a single one needs no tuple."""
    if isinstance(given, str) or callable(given):
        return (_section(given),)
    if isinstance(given, AbstractSet):
        raise InvalidValueError(
            "sections stand in an order, and a {kind} has none; give a tuple", kind=type(given).__name__
        )
    return tuple(_section(each) for each in given)


def _section(given: Section | str) -> Section:
    if callable(given):
        return given
    if not isinstance(given, str):
        raise InvalidValueError(
            "a section is a function of a matter and a draft, or the name of one; got {given}", given=repr(given)
        )
    if given not in shipped.__all__:
        hint = choice_hint(given, shipped.__all__)
        raise UnsupportedFormatError("there is no section {section}; {hint}", section=repr(given), hint=hint)
    found: Section = getattr(shipped, given)
    return found


def _demand_same_period(published: Publication, before: ReportingPeriod) -> None:
    if published.period != before:
        raise InvalidValueError(
            "publication {publication} reports on {period}, and the report is compared with {other};"
            " compare with the period of the publication, or give another publication",
            publication=repr(published.id),
            period=str(published.period),
            other=str(before),
        )


def _day_of(register: Register, period: ReportingPeriod) -> date | None:
    declared = register.declared_period(period)
    return None if declared is None else declared.day


def _masthead(register: Register, period: ReportingPeriod) -> Masthead | None:
    """Put together what every report has at its head, and what that of the period has."""
    declared = register.declared_period(period)
    shared, own = register.masthead, declared.masthead if declared is not None else None
    if shared is None and own is None:
        return None
    day = own.date if own is not None else None
    return Masthead(
        organ=shared.organ if shared is not None else None,
        distribution=shared.distribution if shared is not None else None,
        original=shared.original if shared is not None else None,
        symbol=own.symbol if own is not None else None,
        session=own.session if own is not None else None,
        agenda_item=own.agenda_item if own is not None else None,
        date=None if day is None else DateText(When.on(day)),
    )
