"""Strategies for what verbs answer: each is the answer about a register that is drawn, and never made up."""

from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from tracker.checks import Diagnostic, check
from tracker.claims import Reconciliation, reconcile
from tracker.comparison import Comparison, RegisterDifference, Series, compare, compare_registers, compare_series
from tracker.followup import DueItem, FollowUp, MandateActivity, activity_of_all, due, follow_up
from tracker.indicators import Figure, measure
from tracker.model import Deadline, Mandate, Recommendation, Register, SourceDocument
from tracker.strategies._faults import MAKERS
from tracker.strategies._records import assistance_events
from tracker.strategies._registers import periods_of, registers
from tracker.strategies._statements import claims
from tracker.values import InternationalString, When

_COUNTED = st.sampled_from(["events", "countries-assisted", "practitioners-trained"])
_REPORT = SourceDocument(id="report", title=InternationalString(en="A report"))


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
    return reconcile(_register(_REPORT, evolve(printed, draft=False), *events))[0]


@st.composite
def follow_ups(draw: st.DrawFn) -> FollowUp:
    """What became of the recommendations of registers; shrink to none."""
    register = draw(registers())
    return follow_up(register, draw(periods_of(register)))


@st.composite
def due_items(draw: st.DrawFn) -> DueItem:
    """What comes next; shrink to a recommendation whose deadline is that day."""
    day = draw(st.dates(date(2020, 1, 1), date(2023, 12, 31)))
    asked = Recommendation(id="a", source="report", text=InternationalString(en="Do it"), issued=When("2019"))
    deadline = Deadline(recommendation="a", due=day, set=date(2019, 12, 31))
    return due(_register(_REPORT, asked, deadline), day)[0]


@st.composite
def mandate_activities(draw: st.DrawFn) -> MandateActivity:
    """What was done under a mandate; shrink to nothing."""
    mandate = Mandate(id="a", kind="resolution", title=InternationalString(en="A resolution"))
    events = draw(st.lists(assistance_events(mandates=["a"]), max_size=3, unique_by=lambda each: each.id))
    return activity_of_all(_register(mandate, *events), "2021")[0]


def _register(*records: Any) -> Register:  # noqa: ANN401  # records of any type
    return Register(id="register", title=InternationalString(en="A register"), records=records)
