"""Laws L47 to L51: when two figures may be compared, and why not."""

from collections.abc import Mapping
from datetime import date

import pytest
from _worlds import COUNT, FLOW, WHOM, acts, covered, measure_of, periods, register, span
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tracker.comparison import Comparability, Level, Severity, Verdict, comparability, compare
from tracker.indicators import About, Basis, Figure, MissingReason
from tracker.model import CoverageState, Indicator, IndicatorKind, Vintage
from tracker.values import CAUTIOUS, STRICT, Bounds, Reading, Recognition, ReportingPeriod, When

STOCK = measure_of(IndicatorKind.STOCK, of=None)
KINDS = (
    COUNT,
    FLOW,
    WHOM,
    STOCK,
    evolve(COUNT, unit="others"),
    evolve(COUNT, version="2"),
    evolve(COUNT, recognition=Recognition.ACTIVE),
    evolve(WHOM, of=None),
)
MONTHS = ("2018-07..2020-06", "2020-07..2022-07", "2022-07..2024-07", "2020", "2021", "2019-02", "2020-02")
LONG = st.sampled_from(MONTHS).map(ReportingPeriod.parse)


def figure(  # noqa: PLR0913  # each an attribute that may differ
    *,
    indicator: Indicator = COUNT,
    period: ReportingPeriod = span(0, 4),  # noqa: B008  # frozen
    basis: Basis = Basis.EVIDENCED,
    coverage: CoverageState = CoverageState.INCOMPLETE,
    missing: MissingReason | None = None,
    by: tuple[tuple[str, str], ...] = (),
    reading: Reading = CAUTIOUS,
    about: About = About.RECORDED,
    vintage: Vintage = Vintage(),  # noqa: B008  # frozen
) -> Figure:
    at_an_instant = indicator.kind is IndicatorKind.STOCK
    return Figure(
        indicator=indicator,
        asked=period,
        period=None if at_an_instant else period,
        at=When.on(period.end) if at_an_instant else None,
        by=by,
        basis=basis,
        reading=reading,
        about=about,
        vintage=vintage,
        coverage=coverage,
        bounds=None if missing else Bounds(1, 2),
        missing=missing,
    )


ATTRIBUTES: Mapping[str, st.SearchStrategy[object]] = {
    "indicator": st.sampled_from(KINDS),
    "period": periods() | LONG,
    "basis": st.sampled_from([Basis.EVIDENCED, Basis.CLAIMED]),
    "coverage": st.sampled_from(CoverageState),
    "missing": st.sampled_from([None, None, None, *MissingReason]),
    "by": st.sampled_from([(), (), (("about", "a"),), (("about", "b"),)]),
    "reading": st.sampled_from([CAUTIOUS, CAUTIOUS, STRICT]),
    "about": st.sampled_from([About.RECORDED, About.RECORDED, About.ACTUAL]),
    "vintage": st.sampled_from([Vintage(), Vintage(), Vintage(published=date(2021, 6, 1))]),
}
PLAIN = [name for name in ATTRIBUTES if name != "period"]
figures_of_all = st.builds(figure, **ATTRIBUTES)


def codes(found: Comparability) -> set[str]:
    return {reason.code for reason in found.reasons}


# -- L47 to L49 -------------------------------------------------------------------------------------------------------


@given(figures_of_all)
def test_a_figure_may_be_compared_with_itself(one: Figure) -> None:
    """L47: nothing speaks against it but that it is missing."""
    assert codes(comparability(one, one)) == ({"MISSING"} if one.missing else set())


@given(figures_of_all, figures_of_all)
def test_the_order_makes_no_difference(one: Figure, other: Figure) -> None:
    """L48: to the codes, their severities and what would lift them; the two values change places."""
    forwards, backwards = comparability(one, other), comparability(other, one)

    assert {(each.code, each.severity, each.before, each.after, each.remedies) for each in forwards.reasons} == {
        (each.code, each.severity, each.after, each.before, each.remedies) for each in backwards.reasons
    }
    assert forwards.level is backwards.level


@given(figures_of_all, figures_of_all)
def test_the_level_is_that_of_the_weightiest_reason(one: Figure, other: Figure) -> None:
    found = comparability(one, other)
    severities = [reason.severity for reason in found.reasons]

    assert severities == sorted(severities, key=list(Severity).index)
    if Severity.BLOCK in severities:
        assert found.level is Level.NOT_COMPARABLE
    else:
        assert found.level is (Level.WITH_CAVEATS if severities else Level.COMPARABLE)
    assert len(codes(found)) == len(found.reasons)


@given(
    acts(partial=True, max_size=2),
    periods() | LONG,
    periods() | LONG,
    st.sampled_from([COUNT, FLOW, WHOM, STOCK]),
    st.tuples(*[st.sampled_from(CoverageState)] * 2),
)
@example((), span(0, 4), span(5, 8), COUNT, (CoverageState.COMPLETE, CoverageState.COMPLETE))
def test_nothing_is_said_over_a_block(
    found: object,
    before: ReportingPeriod,
    after: ReportingPeriod,
    indicator: Indicator,
    states: tuple[CoverageState, CoverageState],
) -> None:
    """L49: no number, no verdict, no grade, no suggestion and nobody who came or went."""
    assert isinstance(found, tuple)
    declared = {str(period): covered(state, period) for period, state in zip((before, after), states, strict=True)}
    compared = compare(register([*found, *declared.values()]), indicator, before, after)

    assert (compared.change.verdict is Verdict.NOT_COMPARABLE) == bool(compared.comparability.blocks)
    assert (compared.change.bounds is None) == bool(compared.comparability.blocks)
    if compared.comparability.blocks:
        assert compared.comparability.level is Level.NOT_COMPARABLE
        assert (compared.change.grade, compared.change.suggested) == (None, None)
        assert (compared.change.churn.entries, compared.change.churn.exits) == ((), ())


# -- L50: one difference more -----------------------------------------------------------------------------------------

TIME = {"LENGTH_DIFFERS", "DAYS_DIFFER", "PERIODS_OVERLAP", "CONTAINS", "GAP_BETWEEN", "INCOMPLETE"}
SILENCING = {
    "indicator": {*TIME, "SAME_PERIOD", "SAME_INSTANT", "DEFINITION_CHANGED"},  # a stock has no period
    "basis": {"COVERAGE_DIFFERS"},  # a claim does not rest on the register's records
    "period": {"SAME_PERIOD", "SAME_INSTANT"},
    "vintage": {"INCOMPLETE"},  # what is known on another day may be over
}
"""What may no longer apply once an attribute differs; everything else stays said."""


@given(figures_of_all, figures_of_all, st.data())
def test_another_difference_removes_no_reason(one: Figure, other: Figure, data: st.DataObject) -> None:
    """L50: but for the reasons that do not apply to what the figures then are."""
    told = {"period": one.asked, **{name: getattr(one, name) for name in PLAIN}}
    before = {"period": other.asked, **{name: getattr(other, name) for name in PLAIN}}
    alike = [name for name in ATTRIBUTES if told[name] == before[name]]
    assume(alike)
    name = data.draw(st.sampled_from(alike))
    changed = figure(**{**before, name: data.draw(ATTRIBUTES[name])})

    lost = codes(comparability(one, other)) - codes(comparability(one, changed))
    assert lost <= SILENCING.get(name, set())


# -- L51: differences compose -----------------------------------------------------------------------------------------

EQUALITIES = {
    "KIND_DIFFERS",
    "UNIT_DIFFERS",
    "BASIS_DIFFERS",
    "SCOPE_DIFFERS",
    "READING_DIFFERS",
    "ABOUT_DIFFERS",
    "VINTAGE_DIFFERS",
}


@given(figures_of_all, figures_of_all, figures_of_all)
@example(figure(), figure(basis=Basis.CLAIMED), figure(coverage=CoverageState.COMPLETE))
def test_what_differs_at_the_ends_differs_on_the_way(one: Figure, two: Figure, three: Figure) -> None:
    """L51: always for plain attributes; of the coverage between figures that rest on records."""
    ends = codes(comparability(one, three))
    way = codes(comparability(one, two)) | codes(comparability(two, three))

    assert ends & EQUALITIES <= way
    if "COVERAGE_DIFFERS" in ends:
        assert way & {"COVERAGE_DIFFERS", "BASIS_DIFFERS"}


@given(st.tuples(*[periods() | LONG] * 3))
def test_different_lengths_differ_on_the_way(told: tuple[ReportingPeriod, ReportingPeriod, ReportingPeriod]) -> None:
    """L51: of lengths if all are counted in months or none is; a February of either length is a month."""
    alike = len({period.months is None for period in told}) == 1
    assume(alike)
    one, two, three = (figure(period=period) for period in told)

    if "LENGTH_DIFFERS" in codes(comparability(one, three)):
        way = codes(comparability(one, two)) | codes(comparability(two, three))
        assert "LENGTH_DIFFERS" in way


def test_lengths_in_months_and_in_days_do_not_compose() -> None:
    """L51 does not hold here: 2020 is as long as 2021 in months, and 2021 as long as 365 days from March in days."""
    leap, plain, days = (
        figure(period=ReportingPeriod.parse(text)) for text in ("2020", "2021", "2021-03-02..2022-03-01")
    )

    assert "LENGTH_DIFFERS" not in codes(comparability(leap, plain)) | codes(comparability(plain, days))
    assert "LENGTH_DIFFERS" in codes(comparability(leap, days))


# -- each rule against its definition ---------------------------------------------------------------------------------


@given(figures_of_all, figures_of_all)
def test_each_reason_is_given_exactly_where_its_test_holds(one: Figure, other: Figure) -> None:
    """Section 9: the table of reasons."""
    both_over = all(each.indicator.kind in (IndicatorKind.FLOW, IndicatorKind.DISTINCT) for each in (one, other))
    first, second = sorted((one.asked, other.asked), key=lambda period: (period.start, period.end))
    within = first.start == second.start or second.end <= first.end
    shared = second.start <= first.end and first != second
    gap = (second.start - first.end).days > 1
    records = all(each.basis is Basis.EVIDENCED for each in (one, other))
    same_definition = one.indicator.id == other.indicator.id
    lengths = {period.months or f"{period.days} days" for period in (first, second)}
    expected = {
        "KIND_DIFFERS": one.indicator.kind is not other.indicator.kind,
        "UNIT_DIFFERS": one.indicator.unit != other.indicator.unit,
        "BASIS_DIFFERS": one.basis is not other.basis,
        "READING_DIFFERS": one.reading != other.reading,
        "ABOUT_DIFFERS": one.about is not other.about,
        "VINTAGE_DIFFERS": one.vintage != other.vintage,
        "DEFINITION_CHANGED": same_definition and one.indicator.version != other.indicator.version,
        "COVERAGE_DIFFERS": records and one.coverage is not other.coverage,
        "PERIODS_OVERLAP": both_over and shared and not within,
        "CONTAINS": both_over and shared and within,
        "GAP_BETWEEN": both_over and gap,
        "DAYS_DIFFER": both_over and len(lengths) == 1 and one.asked.days != other.asked.days,
        "SAME_PERIOD": one.vintage != other.vintage and one.period is not None and one.period == other.period,
        "SAME_INSTANT": one.vintage != other.vintage and one.at is not None and one.at == other.at,
        "MISSING": bool(one.missing or other.missing),
        "SCOPE_DIFFERS": one.by != other.by,
    }
    elsewhere = {"LENGTH_DIFFERS", "INCOMPLETE", "RECOGNITION_DIFFERS", "DEFINITION_TEXT_CHANGED"}

    assert codes(comparability(one, other)) - elsewhere == {code for code, holds in expected.items() if holds}


def months(count: int, year: int = 2001) -> ReportingPeriod:
    last = year * 12 + count - 1
    return ReportingPeriod.parse(f"{year}-01..{last // 12}-{last % 12 + 1:02}")


@given(st.integers(1, 60), st.integers(1, 60))
@example(24, 25)
@example(24, 26)
@example(19, 20)
@example(18, 19)
@example(1, 2)
def test_a_length_may_differ_by_a_month_and_a_twentieth(one: int, other: int) -> None:
    """Section 9: a caveat if by at most one month and 5 per cent of the longer, else a block."""
    found = comparability(figure(period=months(one)), figure(period=months(other, 2011)))
    differing = [reason.severity for reason in found.reasons if reason.code == "LENGTH_DIFFERS"]

    if one == other:
        assert differing == []
    else:
        slight = abs(one - other) <= 1 and abs(one - other) / max(one, other) <= 0.05
        assert differing == [Severity.CAVEAT if slight else Severity.BLOCK]


@given(st.integers(1, 900), st.integers(1, 900))
@example(620, 651)
@example(620, 652)
@example(589, 620)
@example(588, 619)
def test_a_length_in_days_may_differ_by_31_days_and_a_twentieth(one: int, other: int) -> None:
    """Section 9: where months are not whole."""
    start = ReportingPeriod.parse("2001-01-02").start.toordinal()
    first, second = (
        ReportingPeriod(span(0, 0).start.fromordinal(start), span(0, 0).start.fromordinal(start + days - 1))
        for days in (one, other)
    )
    differing = [
        reason.severity
        for reason in comparability(figure(period=first), figure(period=second)).reasons
        if reason.code == "LENGTH_DIFFERS"
    ]

    if one == other:
        assert differing == []
    else:
        slight = abs(one - other) <= 31 and 20 * abs(one - other) <= max(one, other)
        assert differing == [Severity.CAVEAT if slight else Severity.BLOCK]


@pytest.mark.parametrize("state", [CoverageState.COMPLETE, CoverageState.INCOMPLETE])
def test_a_period_that_is_not_covered_is_not_compared(state: CoverageState) -> None:
    """Section 9: a caveat where one side is less complete, a block where one side is none."""
    none = comparability(figure(coverage=state), figure(coverage=CoverageState.NONE))

    assert [(reason.code, reason.severity) for reason in none.reasons] == [("COVERAGE_DIFFERS", Severity.BLOCK)]
    less = comparability(figure(coverage=state), figure(coverage=CoverageState.COMPLETE))
    assert less.level is (Level.COMPARABLE if state is CoverageState.COMPLETE else Level.WITH_CAVEATS)
