"""Reports: which sections they have, and how they are put together."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from types import MappingProxyType

from tracker.comparison._pair import in_order
from tracker.documents import Document, Masthead, Message, PeriodText
from tracker.errors import InvalidValueError, Sentence, UnsupportedFormatError, choice_hint, nearest_hint
from tracker.indicators._question import AnyPeriod, span_of
from tracker.model import DeclaredPeriod, Publication, Register
from tracker.reports import sections as shipped
from tracker.reports._draft import Draft, Section
from tracker.reports._lone_headings import without_lone_headings
from tracker.reports._matter import Matter
from tracker.reports.sections import ANNEXES, SECRETARIAT
from tracker.values import ReportingPeriod

KINDS: Mapping[str, tuple[Section, ...]] = MappingProxyType({"secretariat": SECRETARIAT})
"""The kinds of report, each with its sections."""


def report(
    register: Register,
    period: AnyPeriod,
    *,
    against: AnyPeriod | None = None,
    kind: str = "secretariat",
    sections: Iterable[Section | str] | Section | str | None = None,
    annex: str | None = None,
    on: date | None = None,
    published: Publication | None = None,
) -> Document:
    """
    Compose a report, in no format and no language; `tracker.write` gives it both.

    >>> import tracker
    >>> register = tracker.load("examples/smuggling-of-migrants")
    >>> short = report(register, "cop11", against="cop10", sections=("introduction", "changes"))
    >>> [block.number for block in short.blocks if hasattr(block, "level")]
    ['I.', 'II.']

    Args:
        register: The records.

        period: The period reported on: a declared one, its id, or ``START..END``.

        against: The period compared with; None compares with none.

        kind: Which report: ``secretariat``.

        sections: What it has in it, in this order: functions from a `Matter` and a `Draft`, or names of shipped ones
            (`tracker.reports.sections`); None for those of the *kind*.

        annex: How much of the evidence stands behind the text: ``none``; ``short``, one table of figures with their
            sources and what moved since the report before, as paper has it; or ``full``. None takes the annexes that
            are among the *sections*.

        on: The day of the report, by which names of countries are chosen; by default the last day of the period.

        published: The report on the earlier period as it went out: its figures stand beside what they are restated to,
            the change is against the latter, and an annex says what moved them. Without *against* the period compared
            with is its own.

    Raises:
        UnknownRecordError: A period does not exist.

        UnsupportedFormatError: There is no report of that kind, or no section or annex of that name.

        InvalidValueError: A period is still a draft, a passage asks for a figure that does not exist, the publication
            is on another period than the one compared with, or that one ends later than the period reported on; or
            what stands among the sections is none.
    """
    composed = _with_annex(_of_kind(kind) if sections is None else _sections(sections), annex)
    about = _confirmed(register, period)
    before = None if against is None else _confirmed(register, against)
    if published is not None:
        before = before or published.period
        _demand_same_period(published, before)
    if before is not None:
        in_order(register, (before, about))
    matter = Matter(
        register=register.confirmed,
        period=about,
        against=before,
        day=on or about.end,
        published=published,
        annex=annex or _annex_of(composed),
    )
    draft = Draft(matter)
    for section in composed:
        section(matter, draft)
    return Document(
        masthead=_masthead(matter.register),
        title=matter.register.title,
        subtitle=Message("Progress report, {period}", period=PeriodText(about)),
        blocks=without_lone_headings(draft.blocks),
    )


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
    return (*(each for each in composed if each not in every), *ANNEXES[annex])


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


def _masthead(register: Register) -> Masthead | None:
    head = register.masthead
    if head is None:
        return None
    return Masthead(
        organ=head.organ,
        session=head.session,
        symbol=head.symbol,
        distribution=head.distribution,
        original=head.original,
    )
