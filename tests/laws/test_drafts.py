"""Drafts count nowhere: whatever is drafted, every answer is that of the register without the drafts."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tracker import compare, follow_up, load, measure, reconcile, report, restate
from tracker.comparison import compare_registers
from tracker.errors import UnknownRecordError
from tracker.followup import due
from tracker.indicators import as_claims, measure_all
from tracker.model import (
    AssistanceEvent,
    Indicator,
    IndicatorKind,
    Publication,
    Record,
    Register,
    Revision,
    RevisionReason,
    Vintage,
)
from tracker.strategies import assistance_events
from tracker.values import InternationalString, ReportingPeriod
from tracker.writers import to_markdown

YEARS = "2020..2020", "2021..2021"
EXAMPLE = "examples/smuggling-of-migrants"


@st.composite
def drafted(draw: st.DrawFn) -> tuple[Register, Register]:
    """A register with drafts of new records and of revisions, and the same without them."""
    before: list[AssistanceEvent] = draw(st.lists(assistance_events(), max_size=4))
    first = [
        evolve(
            each,
            id=f"e{n}",
            draft=False,
            recorded=date(2022, 1, 1),
            same_as=frozenset(),
            possibly_same_as=frozenset(),
            revision=None,
        )
        for n, each in enumerate(before)
    ]
    drafts: list[Record] = []
    later: list[AssistanceEvent] = draw(st.lists(assistance_events(), min_size=1, max_size=3))
    for number, each in enumerate(later):
        new = evolve(
            each,
            id=f"d{number}",
            draft=True,
            recorded=date(2022, 3, 1),
            same_as=frozenset(),
            possibly_same_as=frozenset(),
            revision=None,
        )
        revises: bool = draw(st.booleans())
        if first and revises:
            reason = draw(st.sampled_from(list(RevisionReason)))
            new = evolve(
                new,
                id=draw(st.sampled_from(first)).id,
                revision=Revision(reason=reason),
                recorded=date(2022, 3, 1) + timedelta(days=number),
            )
        drafts.append(new)
    bare = Register(id="r", title=InternationalString(en="R"), records=first)
    return evolve(bare, records=[*first, *drafts]), bare


@given(drafted())
def test_figures_changes_and_reports_are_those_without_drafts(pair: tuple[Register, Register]) -> None:
    """Measuring, comparing and reporting give what they give without the drafts; the report says that it may change."""
    with_drafts, bare = pair
    assert measure_all(with_drafts, None, YEARS[0], by="country") == measure_all(bare, None, YEARS[0], by="country")
    for name in ("events", "practitioners-trained", "states-assisted"):
        assert compare(with_drafts, name, YEARS[1], against=YEARS[0]) == compare(bare, name, YEARS[1], against=YEARS[0])
    assert not compare_registers(with_drafts, against=bare, periods=YEARS).moves
    one, other = (to_markdown(report(each, YEARS[1], against=YEARS[0]), "en") for each in pair)
    assert one.removeprefix("**Draft**\n\n") == other


@given(drafted())
def test_a_restatement_is_that_without_drafts(pair: tuple[Register, Register]) -> None:
    """A draft of a revision restates nothing."""
    period = ReportingPeriod.parse(YEARS[0])
    claims = as_claims(measure_all(pair[1], None, period), document="p")
    published = Publication(
        id="p", period=period, vintage=Vintage(recorded=date(2022, 2, 1)), reading="cautious", claims=claims
    )
    assert restate(pair[0], published).figures == restate(pair[1], published).figures


@pytest.mark.parametrize("reason", list(RevisionReason))
def test_drafts_of_revisions_of_every_record_of_the_example_change_nothing(reason: RevisionReason) -> None:
    """Even if each record of a register is about to be revised or withdrawn, every answer stays what it is."""
    register = load(EXAMPLE)
    drafts = [
        evolve(each, draft=True, recorded=date(2030, 1, 1), revision=Revision(reason=reason))
        for each in register.current
    ]
    drafted = evolve(register, records=[*register.records, *drafts])
    assert [each.verdict for each in reconcile(drafted)] == [each.verdict for each in reconcile(register)]
    assert follow_up(drafted, "cop11") == follow_up(register, "cop11")
    assert due(drafted, date(2022, 9, 1)) == due(register, date(2022, 9, 1))
    assert to_markdown(report(drafted, "cop11", against="cop10"), "fr") == to_markdown(
        report(register, "cop11", against="cop10"), "fr"
    )


def test_a_draft_of_a_definition_measures_nothing() -> None:
    """A new version that is a draft is not used, and a new indicator that is a draft does not exist."""
    declared = Indicator(
        id="courses",
        version="1",
        title=InternationalString(en="Courses"),
        kind=IndicatorKind.FLOW,
        unit="events",
        of="event",
        counts="records",
    )
    newer = evolve(declared, version="2", draft=True)
    register = Register(id="r", title=InternationalString(en="R"), records=[declared, newer, evolve(newer, id="new")])
    assert measure(register, "courses", "2021").indicator.version == "1"
    with pytest.raises(UnknownRecordError):
        measure(register, "new", "2021")
