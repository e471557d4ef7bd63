"""Strategies for what verbs answer: each is the answer about a register that is drawn, and never made up."""

from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from tracker.checks import Diagnostic
from tracker.claims import Reconciliation, reconcile
from tracker.comparison import (
    Attainment,
    Comparison,
    RegisterDifference,
    Series,
    assess,
    compare,
    compare_registers,
    compare_series,
)
from tracker.comparison._targets import TargetPath, assess_path
from tracker.documents import Document
from tracker.followup import (
    DueItem,
    FollowUp,
    FollowUpSeries,
    MandateActivity,
    activity_of_all,
    due,
    follow_up,
    follow_up_series,
)
from tracker.followup._follow_up_figures import figures_of
from tracker.indicators import Figure, measure
from tracker.model import (
    Deadline,
    Direction,
    FollowUpFigures,
    FollowUpNumber,
    FollowUpStatus,
    Indicator,
    IndicatorKind,
    Mandate,
    Recommendation,
    Register,
    SourceDocument,
    Target,
)
from tracker.reports import check, report
from tracker.rollover import Opening, open_period
from tracker.strategies._faults import MAKERS
from tracker.strategies._records import assistance_events
from tracker.strategies._registers import periods_of, registers
from tracker.strategies._statements import claims, status_observations
from tracker.values import InternationalString, Quantity, When

_COUNTED = st.sampled_from(["events", "countries-assisted", "practitioners-trained"])
_SMALL = st.integers(0, 9)
REPORT = SourceDocument(id="report", title=InternationalString(en="A report"))
"""What the records of answers cite."""

_ASKED = Recommendation(id="a", source=REPORT.id, text=InternationalString(en="Do it"), issued=When("2019"))
_HELD = Indicator(
    id="held",
    version="1",
    title=InternationalString(en="Events held"),
    kind=IndicatorKind.FLOW,
    unit="events",
    of="event",
    counts="records",
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Figures of registers over periods of their own; shrink to no events in a year."""
    register = draw(registers())
    return measure(register, draw(_COUNTED), draw(periods_of(register)))


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Comparisons of a period with the one before it; shrink to two years without events."""
    register = draw(registers())
    period = draw(periods_of(register))
    return compare(register, draw(_COUNTED), period, against=period.previous())


@st.composite
def compared_series(draw: st.DrawFn) -> Series:
    """Figures of three periods, one after the other; shrink to three years without events."""
    register = draw(registers())
    last = draw(periods_of(register))
    spans = [last.previous().previous(), last.previous(), last]
    return compare_series(register, draw(_COUNTED), [str(each) for each in spans])


@st.composite
def attainments(draw: st.DrawFn) -> Attainment:
    """Whether targets were met; shrink to one of nought, reached by nothing."""
    register, target = draw(_aimed())
    return assess(register, target)


@st.composite
def target_paths(draw: st.DrawFn) -> TargetPath:
    """Whether targets are being approached; shrink to a path from one to nought, looked at after a month."""
    register, target = draw(_aimed())
    month = draw(st.integers(1, 12))
    return assess_path(register, target, f"2021-01..2021-{month:02}", since=date(2020, 12, 31))


@st.composite
def _aimed(draw: st.DrawFn) -> tuple[Register, Target]:
    """Draw a register with a target for the events of a year, whose number is to grow or to fall."""
    direction, low, more = draw(st.sampled_from([Direction.DOWN, Direction.UP])), draw(_SMALL), draw(_SMALL) + 1
    planned, baseline = (low, low + more) if direction is Direction.DOWN else (low + more, low)
    target = Target(indicator=_HELD.id, period="2021", value=Quantity(planned), baseline=Quantity(baseline))
    events = draw(st.lists(assistance_events(), max_size=3, unique_by=lambda each: each.id))
    return register_of(REPORT, evolve(_HELD, direction=direction), target, *events), target


@st.composite
def register_differences(draw: st.DrawFn) -> RegisterDifference:
    """Differences between a register and what was known of it on a day; shrink to none."""
    register = draw(registers())
    earlier = register.as_of(recorded=draw(st.sampled_from([date(2021, 1, 1), date(2020, 1, 1), date(2010, 1, 1)])))
    return compare_registers(register, against=earlier)


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    """Diagnostics, one of each check; shrink to that of a document which a register lacks."""
    code = draw(st.sampled_from(sorted(MAKERS)))
    register = draw(registers(max_size=1, breaking=code))
    return next(each for each in check(register, select=[code]) if each.code == code)


@st.composite
def reconciliations(draw: st.DrawFn) -> Reconciliation:
    """Printed figures held against records; shrink to one that nothing bears out."""
    printed = draw(claims(documents=["report"], indicators=["events", "countries-assisted"]))
    events = draw(st.lists(assistance_events(documents=["report"]), max_size=3, unique_by=lambda each: each.id))
    return reconcile(register_of(REPORT, evolve(printed, draft=False), *events))[0]


@st.composite
def follow_ups(draw: st.DrawFn) -> FollowUp:
    """What became of the recommendations of registers; shrink to none."""
    register = draw(registers())
    return follow_up(register, draw(periods_of(register)))


@st.composite
def followed_series(draw: st.DrawFn) -> FollowUpSeries:
    """What became of recommendations year by year; shrink to one year of none."""
    register = draw(registers())
    return follow_up_series(register, draw(periods_of(register)))


@st.composite
def follow_up_figures(draw: st.DrawFn) -> FollowUpFigures:
    """What a publication keeps of a follow-up; shrink to that of one recommendation without a status."""
    statuses = draw(st.lists(status_observations(recommendations=["a"]), max_size=3, unique_by=lambda each: each.key))
    return figures_of(follow_up(register_of(REPORT, _ASKED, *statuses), "2019..2022"))


@st.composite
def follow_up_numbers(draw: st.DrawFn) -> FollowUpNumber:
    """Numbers that a publication keeps of a follow-up; shrink to the first of one recommendation."""
    return draw(st.sampled_from(draw(follow_up_figures()).numbers))


@st.composite
def follow_up_statuses(draw: st.DrawFn) -> FollowUpStatus:
    """Statuses that a publication keeps of a recommendation; shrink to those of one that nobody followed up."""
    return draw(st.sampled_from(draw(follow_up_figures()).statuses))


@st.composite
def due_items(draw: st.DrawFn) -> DueItem:
    """What comes next; shrink to a recommendation whose deadline is that day."""
    day = draw(st.dates(date(2020, 1, 1), date(2023, 12, 31)))
    deadline = Deadline(recommendation="a", due=day, set=date(2019, 12, 31))
    return due(register_of(REPORT, _ASKED, deadline), day)[0]


@st.composite
def mandate_activities(draw: st.DrawFn) -> MandateActivity:
    """What was done under a mandate; shrink to nothing."""
    mandate = Mandate(id="a", kind="resolution", title=InternationalString(en="A resolution"))
    events = draw(st.lists(assistance_events(mandates=["a"]), max_size=3, unique_by=lambda each: each.id))
    return activity_of_all(register_of(mandate, *events), "2021")[0]


@st.composite
def openings(draw: st.DrawFn) -> Opening:
    """Reporting periods that open; shrink to one of nothing, with the period itself as its only draft."""
    register = draw(registers())
    last = draw(periods_of(register))
    return open_period(register, last.next(), id="opened", last=last)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Reports of registers over periods of their own; shrink to that of a year without events."""
    register = draw(registers())
    return report(register, draw(periods_of(register)))


def register_of(*records: Any) -> Register:  # noqa: ANN401  # records of any type
    """Return a register of a few records."""
    return Register(id="register", title=InternationalString(en="A register"), records=records)
