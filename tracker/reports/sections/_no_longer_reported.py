"""Figures of the period before that fell away."""

from collections.abc import Iterator

from attrs import frozen

from tracker.documents import (
    Align,
    Cell,
    Column,
    DateText,
    Inline,
    Link,
    Measured,
    Message,
    Numeral,
    PeriodText,
    Row,
    Table,
)
from tracker.errors import UnknownRecordError
from tracker.indicators import Basis, Figure, MissingReason, measure
from tracker.indicators._question import reading_named
from tracker.model import Claim
from tracker.reports._draft import NUMBERS_IN_BRACKETS, Draft
from tracker.reports._matter import Matter
from tracker.reports._selection import by_paragraph, tells
from tracker.reports.sections._changes import numbered
from tracker.reports.sections._state_of_affairs import time_in_sentence
from tracker.values import Membership, ReportingPeriod, membership
from tracker.words._figures import (
    dated_figure_of,
    figure_of,
    titled,
)
from tracker.words._numbers import amount_of
from tracker.words._terms import brief


@frozen(kw_only=True)
class _Gone:
    """
    A figure of the period before that nothing states of this one.

    Attributes:
        title: What it counts.

        row: The same in a table on paper, where it may bear the number of a figure in the annex.

        number: The number in a sentence.

        time: When it was so, in a sentence.

        cell: Number and time in a table.

        reason: Why there is none now.
    """

    title: Inline
    row: Inline
    number: Inline
    time: Inline
    cell: Cell
    reason: Inline


def no_longer_reported(matter: Matter, draft: Draft) -> None:
    """Name each figure of the period before that nothing states of this one: readers ask for it first."""
    found = [*_of_figures(matter, draft), *_of_claims(matter, draft)]
    if not found:
        return
    if len(found) == 1:  # one sentence is no chapter
        (only,) = found
        draft.paragraph(
            Message(
                "One figure of the previous period is not reported for this one, “{title}” ({figure} {time}).",
                title=only.title,
                figure=only.number,
                time=only.time,
            )
        )
        return
    draft.heading(1, Message("Figures no longer reported"))
    number = draft.table_number()
    draft.paragraph(
        Message(
            "Table {number} lists the figures of the previous period that are not reported for this one.",
            number=Numeral(number),
        )
    )
    draft.add(
        Table(
            number=number,
            title=Message("Figures no longer reported"),
            columns=(
                Column(title=Message("Figure")),
                Column(title=Message("Previous period"), align=Align.END),
                Column(title=Message("This period")),
            ),
            rows=tuple(Row(cells=(each.row, each.cell, each.reason)) for each in found),
            legend=(NUMBERS_IN_BRACKETS,) if draft.is_on_paper else (),
            anchor="table-no-longer-reported",
        )
    )


# -- figures of the whole period before -------------------------------------------------------------------------------


def _of_figures(matter: Matter, draft: Draft) -> Iterator[_Gone]:
    for each in matter.comparisons:
        before, missing = each.before, each.after.missing
        if missing is None or not tells(before) or _is_over(matter, before):
            continue
        title = titled(matter.register, before)
        yield _Gone(
            title=title,
            row=numbered(draft, title, before),
            number=draft.linked(figure_of(before, brief=True), before),
            time=time_in_sentence(before),
            cell=draft.figure(dated_figure_of(before), before),
            reason=brief(missing),
        )


def _is_over(matter: Matter, figure: Figure) -> bool:
    """Tell whether a figure is about a programme that ended before the period: nobody can report it any more."""
    subjects = (code for dimension, code in figure.by if dimension in ("about", "programme"))
    programmes = (matter.register.programmes.get(subject) for subject in subjects)
    return any(
        each is not None
        and each.when is not None
        and each.when.latest is not None
        and each.when.latest < matter.period.start
        for each in programmes
    )


# -- what documents state of a time within it -------------------------------------------------------------------------


def _of_claims(matter: Matter, draft: Draft) -> Iterator[_Gone]:
    """
    Go through what documents state of a part of the period before: of one activity, one meeting, a few months of it.

    No figure of the whole period can hold such a number, so that no comparison names it.
    """
    if matter.against is None or matter.part is not None:
        return
    told = {key for each in matter.comparisons for key in each.before.records}
    measured = {each.indicator.id for each in matter.comparisons}
    now = _stated_now(matter)
    for claim in sorted(matter.register.claims.values(), key=by_paragraph):
        is_whole = claim.id not in told and not claim.draft and not claim.breakdown
        if not is_whole or claim.indicator not in measured or not _is_within(matter, claim, matter.against):
            continue
        stated = now.get(claim.indicator, set())
        if (stated and _is_of_one_time(matter, claim)) or not stated.isdisjoint((claim.about, None)):
            continue
        gone = _gone(matter, draft, claim)
        if gone is not None:
            yield gone


def _gone(matter: Matter, draft: Draft, claim: Claim) -> _Gone | None:
    """Say of a claim that nothing states its figure any more; None if nobody can."""
    figure = measure(matter.register, claim.indicator, _span(matter, claim), basis=Basis.CLAIMED, subject=claim.about)
    if _is_over(matter, figure):
        return None
    title = titled(matter.register, figure)
    number = Link(amount_of(claim.value), f"#{draft.anchor_of(claim)}")
    dated = Message("{figure} ({time})", figure=number, time=_time(matter, claim))
    return _Gone(
        title=title,
        row=title,
        number=number,
        time=_time(matter, claim, as_phrase=True),
        cell=Measured.of(dated, claim.value.bounds(reading_named(matter.register.reading))),
        reason=brief(MissingReason.NOT_REPORTED),
    )


def _stated_now(matter: Matter) -> dict[str, set[str | None]]:
    """Return what this period has numbers of: the ids of indicators, each with what its numbers are about."""
    found: dict[str, set[str | None]] = {}
    for each in matter.comparisons:
        if tells(each.after):
            found.setdefault(each.indicator.id, set()).add(dict(each.after.by).get("about"))
    for claim in matter.register.claims.values():
        if not claim.draft and not claim.breakdown and _is_within(matter, claim, matter.period):
            found.setdefault(claim.indicator, set()).add(claim.about)
    return found


def _is_of_one_time(matter: Matter, claim: Claim) -> bool:
    """Tell whether a claim is of a meeting or an activity, for which the number of the next one stands."""
    return claim.about in matter.register.meetings or claim.about in matter.register.events


def _is_within(matter: Matter, claim: Claim, period: ReportingPeriod) -> bool:
    """Tell whether a claim is of a time that certainly lies in a period."""
    if claim.at is not None:
        return membership(claim.at, period) is Membership.CERTAIN
    try:
        span = _span(matter, claim)
    except UnknownRecordError:
        return False  # the checks say that its period leads nowhere
    return period.start <= span.start and span.end <= period.end


def _span(matter: Matter, claim: Claim) -> ReportingPeriod:
    if claim.at is not None:
        return ReportingPeriod(claim.at.window.first, claim.at.window.last)
    return matter.register.period(claim.period or "")


def _time(matter: Matter, claim: Claim, *, as_phrase: bool = False) -> Inline:
    if claim.at is not None:
        return DateText(claim.at, as_phrase=as_phrase)
    return PeriodText(_span(matter, claim), as_phrase=as_phrase)
