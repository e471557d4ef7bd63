"""The report of a secretariat to its governing body."""

from datetime import date

from tracker.comparison._pair import in_order
from tracker.documents import Document, Masthead, Message, PeriodText
from tracker.errors import InvalidValueError, Sentence, UnsupportedFormatError, nearest_hint
from tracker.indicators._question import AnyPeriod, span_of
from tracker.model import Publication, Register
from tracker.reports._acceptance import add_acceptance, add_possible_lineage
from tracker.reports._annexes import add_annexes
from tracker.reports._changes import add_changes, add_claims
from tracker.reports._composer import Composer
from tracker.reports._cooperation import add_cooperation
from tracker.reports._followup import add_follow_up
from tracker.reports._intergovernmental import add_intergovernmental
from tracker.reports._opening import add_introduction, add_key_figures
from tracker.reports._planned import add_planned
from tracker.reports._research import add_recommendations, add_research
from tracker.reports._tools import add_coordination, add_state_of_affairs, add_tools
from tracker.values import ReportingPeriod

__all__ = ["KINDS", "report"]


def report(
    register: Register,
    period: AnyPeriod,
    *,
    against: AnyPeriod | None = None,
    kind: str = "secretariat",
    on: date | None = None,
    published: Publication | None = None,
) -> Document:
    """
    Compose a report, in no format and no language; `tracker.write` gives it both.

    Args:
        register: The records.

        period: The period reported on: a declared one, its id, or ``START..END``.

        against: The period compared with; None compares with none.

        kind: Which report: ``secretariat``.

        on: The day of the report, by which names of countries are chosen; by default the last day of the period.

        published: The report on the earlier period as it went out: its figures stand beside what they are restated to,
            the change is against the latter, and an annex says what moved them. Without *against* the period compared
            with is its own.

    Raises:
        UnknownRecordError: A period does not exist.

        UnsupportedFormatError: There is no report of that kind.

        InvalidValueError: A passage asks for a figure that does not exist, the publication is on another period than
            the one compared with, or that one ends later than the period reported on.
    """
    if kind not in KINDS:
        otherwise = Sentence("the kinds are {words}", words=", ".join(KINDS))
        hint = nearest_hint(kind, KINDS, otherwise=otherwise)
        raise UnsupportedFormatError("there is no report of kind {kind}; {hint}", kind=repr(kind), hint=hint)
    about = span_of(register, period)
    before = None if against is None else span_of(register, against)
    if published is not None:
        before = before or published.period
        _demand_same_period(published, before)
    if before is not None:
        in_order(register, (before, about))
    return KINDS[kind](
        Composer(register=register.confirmed, period=about, against=before, day=on or about.end, published=published)
    )


def _demand_same_period(published: Publication, before: ReportingPeriod) -> None:
    if published.period != before:
        raise InvalidValueError(
            "publication {publication} reports on {period}, and the report is compared with {other};"
            " compare with the period of the publication, or give another publication",
            publication=repr(published.id),
            period=str(published.period),
            other=str(before),
        )


def secretariat(composer: Composer) -> Document:
    """Compose the report of a secretariat: what was done in the period, what changed, and the evidence."""
    add_key_figures(composer)
    add_introduction(composer)
    add_intergovernmental(composer)
    add_coordination(composer)
    add_tools(composer)
    add_state_of_affairs(composer)
    add_cooperation(composer)
    add_research(composer)
    add_recommendations(composer)
    add_follow_up(composer)
    add_acceptance(composer)
    add_possible_lineage(composer)
    add_planned(composer)
    add_changes(composer)
    add_claims(composer)
    add_annexes(composer)
    return Document(
        masthead=_masthead(composer.register),
        title=composer.register.title,
        subtitle=Message("Progress report, {period}", period=PeriodText(composer.period)),
        blocks=tuple(composer.blocks),
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


KINDS = {"secretariat": secretariat}
"""The kinds of report."""
