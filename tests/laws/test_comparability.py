"""Laws L47 to L52: when two figures may be compared, why not, and what would help."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from _worlds import (
    COUNT,
    FLOW,
    WHOM,
    Act,
    Dating,
    act,
    acts,
    as_bounds,
    compared_either_way,
    covered,
    measure_of,
    on_day,
    periods,
    register,
    span,
    totals,
)
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tracker.comparison import (
    REMEDIES,
    Comparability,
    Comparison,
    Level,
    Reason,
    ReasonSeverity,
    Verdict,
    comparability,
)
from tracker.comparison._remedies import Remedy, remedy_of
from tracker.indicators import About, Basis, Figure, MissingReason, measure
from tracker.model import (
    Break,
    Bridge,
    Claim,
    CoverageState,
    EntityType,
    Indicator,
    IndicatorKind,
    Record,
    Register,
    Vintage,
)
from tracker.values import (
    CAUTIOUS,
    STRICT,
    Bounds,
    InternationalString,
    Quantity,
    Reading,
    Recognition,
    ReportingPeriod,
    When,
)

BLOCK, CAVEAT, INFO = ReasonSeverity.BLOCK, ReasonSeverity.CAVEAT, ReasonSeverity.INFO
WORDS = InternationalString(en="It reads otherwise")
STOCK = measure_of(IndicatorKind.STOCK, of=None)
RATIO = measure_of(IndicatorKind.RATIO, of=None, numerator="flow-records", denominator="flow-records")
CUMULATIVE = measure_of(IndicatorKind.CUMULATIVE)
SAME_SERIES = (
    COUNT,
    evolve(COUNT, kind=IndicatorKind.DISTINCT, counts="countries"),
    evolve(COUNT, kind=IndicatorKind.RATIO, of=None),
    evolve(COUNT, kind=IndicatorKind.STOCK, of=None),
    evolve(COUNT, unit="others"),
    evolve(COUNT, of=None),
    evolve(COUNT, recognition=Recognition.ACTIVE),
    evolve(COUNT, entities=EntityType.STATES),
    evolve(COUNT, entities=EntityType.TERRITORIES),
    evolve(COUNT, definition=WORDS),
    evolve(COUNT, version="2"),
    evolve(COUNT, version="3", bridge=Bridge(version="1", kind="identity")),
    evolve(COUNT, version="4", bridge=Bridge(version="1", kind="factor", factor=Quantity("1/2"))),
    evolve(COUNT, version="5", bridge=Bridge(version="1", kind="map", codes=(("a", ("b",)),))),
    evolve(COUNT, breaks=(Break(on=date(2020, 7, 1), reason=WORDS), Break(on=span(5, 5).start, reason=WORDS))),
)
KINDS = (*SAME_SERIES, FLOW, WHOM, STOCK, RATIO, CUMULATIVE, evolve(COUNT, kind=IndicatorKind.RATE))
MONTHS = ("2018-07..2020-06", "2020-07..2022-07", "2022-07..2024-07", "2020", "2021", "2019-02", "2020-02")
LONG = st.sampled_from(MONTHS).map(ReportingPeriod.parse)
AT_AN_INSTANT = (IndicatorKind.STOCK, IndicatorKind.CUMULATIVE)
OVER_A_PERIOD = (IndicatorKind.FLOW, IndicatorKind.DISTINCT)


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
    since: When | None = None,
    provider: str | None = None,
    method: str | None = None,
    possible: tuple[str, ...] = (),
    below: int | None = None,
) -> Figure:
    at_an_instant = indicator.kind in AT_AN_INSTANT
    parts: tuple[Figure, ...] = ()
    if below is not None:
        parts = tuple(figure(period=period, below=None, possible=()) for _ in range(2))
        parts = (parts[0], evolve(parts[1], bounds=Bounds.exactly(below)))
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
        since=since,
        provider=InternationalString(en=provider) if provider else None,
        method=InternationalString(en=method) if method else None,
        possible=possible,
        parts=parts,
    )


VINTAGES = (Vintage(), Vintage(published=date(2021, 6, 1)), Vintage(recorded=date(2022, 7, 31)))
SCOPES = ((), (("about", "a"),), (("about", "b"),), (("country", "KE"),), (("country", "PK"),), (("programme", "p"),))
ATTRIBUTES: Mapping[str, st.SearchStrategy[object]] = {
    "indicator": st.sampled_from(KINDS) | st.sampled_from(SAME_SERIES),
    "period": periods() | LONG,
    "basis": st.sampled_from([Basis.EVIDENCED, Basis.CLAIMED]),
    "coverage": st.sampled_from(CoverageState),
    "missing": st.sampled_from([None, None, None, *MissingReason]),
    "by": st.just(()) | st.sampled_from(SCOPES),
    "reading": st.sampled_from([CAUTIOUS, CAUTIOUS, STRICT]),
    "about": st.sampled_from([About.RECORDED, About.RECORDED, About.ACTUAL]),
    "vintage": st.just(Vintage()) | st.sampled_from(VINTAGES),
    "since": st.sampled_from([None, When("2018"), When("2019")]),
    "provider": st.sampled_from([None, "one office", "another"]),
    "method": st.sampled_from([None, "by hand"]),
    "possible": st.sampled_from([(), ("e1",), ("e1", "e2"), ("e3",)]),
    "below": st.sampled_from([None, 149, 150]),
}
told_of_all = st.fixed_dictionaries(dict(ATTRIBUTES))
Told = dict[str, object]


def made(told: Told) -> Figure:
    return figure(**told)  # type: ignore[arg-type]  # the values are told apart by their names


figures_of_all = told_of_all.map(made)


def codes(found: Comparability | Iterable[Reason]) -> set[str]:
    return {reason.code for reason in (found.reasons if isinstance(found, Comparability) else found)}


# -- L47 to L49 -------------------------------------------------------------------------------------------------------


@given(figures_of_all)
def test_a_figure_may_be_compared_with_itself(one: Figure) -> None:
    """L47: nothing speaks against it but that it is missing, and that its period is not over says nothing about it."""
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

    assert severities == sorted(severities, key=list(ReasonSeverity).index)
    if BLOCK in severities:
        assert found.level is Level.NOT_COMPARABLE
    else:
        assert found.level is (Level.WITH_CAVEATS if CAVEAT in severities else Level.COMPARABLE)
    told = [reason.code for reason in found.reasons if reason.code != "BREAK_IN_SERIES"]
    assert len(told) == len(set(told))


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
    compared = compared_either_way(register([*found, *declared.values()]), indicator, (before, after))

    assert (compared.change.verdict is Verdict.NOT_COMPARABLE) == bool(compared.comparability.blocks)
    assert (compared.change.bounds is None) == bool(compared.comparability.blocks)
    if compared.comparability.blocks:
        assert compared.comparability.level is Level.NOT_COMPARABLE
        assert (compared.change.grade, compared.change.suggested) == (None, None)
        assert (compared.change.churn.entries, compared.change.churn.exits) == ((), ())


# -- L50: one difference more -----------------------------------------------------------------------------------------

OF_A_PERIOD = {"LENGTH_DIFFERS", "DAYS_DIFFER", "PERIODS_OVERLAP", "CONTAINS", "GAP_BETWEEN", "INCOMPLETE"}
OF_ONE_TIME = {"SAME_PERIOD", "SAME_INSTANT"}
SILENCING = {
    # A stock has no period, only cumulative numbers have an origin, and what is stated has no events that straddle.
    "indicator": {*OF_A_PERIOD, *OF_ONE_TIME, "ORIGIN_DIFFERS", "STRADDLERS", "RECOGNITION_DIFFERS", "BREAK_IN_SERIES"},
    "basis": {"COVERAGE_DIFFERS"},  # a claim does not rest on the register's records
    "period": {*OF_ONE_TIME},
    "vintage": {"INCOMPLETE"},  # by another day it may be over
    "possible": {"STRADDLERS"},
}
"""What may no longer apply once an attribute differs; everything else stays said."""


@given(told_of_all, told_of_all, st.data())
def test_another_difference_removes_no_reason(told: Told, others: Told, data: st.DataObject) -> None:
    """L50: but for the reasons that do not apply to what the figures then are."""
    alike = data.draw(st.sampled_from(sorted(ATTRIBUTES)))
    before = {**others, alike: told[alike]}
    after = {**before, alike: data.draw(ATTRIBUTES[alike])}

    lost = codes(comparability(made(told), made(before))) - codes(comparability(made(told), made(after)))
    assert lost <= SILENCING.get(alike, set())


# -- L51: differences compose -----------------------------------------------------------------------------------------

ON_THE_WAY = {
    "KIND_DIFFERS": {"KIND_DIFFERS"},
    "UNIT_DIFFERS": {"UNIT_DIFFERS"},
    "BASIS_DIFFERS": {"BASIS_DIFFERS"},
    "READING_DIFFERS": {"READING_DIFFERS"},
    "ABOUT_DIFFERS": {"ABOUT_DIFFERS"},
    "DEFINITION_CHANGED": {"DEFINITION_CHANGED"},
    "SCOPE_DIFFERS": {"SCOPE_DIFFERS"},
    "VINTAGE_DIFFERS": {"VINTAGE_DIFFERS"},
    "SOURCE_DIFFERS": {"SOURCE_DIFFERS"},
    "METHOD_DIFFERS": {"METHOD_DIFFERS"},
    # These are asked of figures that are alike in something else, which may differ on the way.
    "RECOGNITION_DIFFERS": {"RECOGNITION_DIFFERS", "DEFINITION_CHANGED", "DEFINITION_TEXT_CHANGED"},
    "DEFINITION_TEXT_CHANGED": {"DEFINITION_TEXT_CHANGED", "DEFINITION_CHANGED"},
    "ORIGIN_DIFFERS": {"ORIGIN_DIFFERS", "KIND_DIFFERS"},
    "COVERAGE_DIFFERS": {"COVERAGE_DIFFERS", "BASIS_DIFFERS"},
}


@given(figures_of_all, figures_of_all, figures_of_all)
@example(figure(), figure(basis=Basis.CLAIMED), figure(coverage=CoverageState.COMPLETE))
@example(figure(indicator=evolve(COUNT, version="2")), figure(indicator=FLOW), figure(indicator=COUNT))
def test_what_differs_at_the_ends_differs_on_the_way(one: Figure, two: Figure, three: Figure) -> None:
    """L51: for every reason that two attributes are not equal."""
    ends = codes(comparability(one, three))
    way = codes(comparability(one, two)) | codes(comparability(two, three))

    for code in ends & ON_THE_WAY.keys():
        assert way & ON_THE_WAY[code], code


@given(st.tuples(*[LONG] * 3) | st.tuples(*[periods()] * 3))
def test_different_lengths_differ_on_the_way(told: tuple[ReportingPeriod, ReportingPeriod, ReportingPeriod]) -> None:
    """L51: of lengths if all are counted in months or none is; a February of either length is a month."""
    assume(len({period.months is None for period in told}) == 1)
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

Expected = tuple[str, ReasonSeverity, tuple[str, ...]]


def days_of(period: ReportingPeriod) -> set[date]:
    count = (period.end - period.start).days + 1
    return {period.start + timedelta(days=number) for number in range(count)}


def whole_months(period: ReportingPeriod) -> int | None:
    """Count the months of a period that has only whole ones, by looking at the days beside it."""
    before, after = period.start - timedelta(days=1), period.end + timedelta(days=1)
    if before.month == period.start.month or after.month == period.end.month:
        return None
    return len({(day.year, day.month) for day in days_of(period)})


def expected_of_time(one: Figure, other: Figure) -> Iterable[Expected]:
    """Section 9: the rows about lengths, overlaps and gaps, on the days themselves."""
    first, second = one.period, other.period
    kinds = {one.indicator.kind, other.indicator.kind}
    over = kinds <= set(OVER_A_PERIOD)
    if first is None or second is None or not (over or kinds == {IndicatorKind.RATIO}):
        return
    months = whole_months(first), whole_months(second)
    days, others = days_of(first), days_of(second)
    lengths = (len(days), len(others)) if None in months else months
    longer, shorter = max(n or 0 for n in lengths), min(n or 0 for n in lengths)
    if longer > shorter:
        slight = longer - shorter <= (31 if None in months else 1) and (longer - shorter) / longer <= 0.05
        remedies = ("trim", "rate") if kinds == {IndicatorKind.FLOW} else ("trim",)
        yield ("LENGTH_DIFFERS", CAVEAT if slight or not over else BLOCK, remedies if over else ())
    if not over:
        return
    if longer == shorter and len(days) != len(others):
        yield ("DAYS_DIFFER", CAVEAT, ())
    if days & others and days != others:
        records = all(each.basis is Basis.EVIDENCED and each.indicator.of is not None for each in (one, other))
        one_holds_the_other = days < others or others < days
        code = "CONTAINS" if one_holds_the_other else "PERIODS_OVERLAP"
        yield (code, CAVEAT if records else BLOCK, ("trim",))
    if min(abs((a - b).days) for a in (first.start, first.end) for b in (second.start, second.end)) > 1 and not (
        days & others
    ):
        yield ("GAP_BETWEEN", CAVEAT, ())


def expected_of_knowledge(one: Figure, other: Figure) -> Iterable[Expected]:
    """Section 9: the rows about what was known, and about breaks."""
    if one.vintage != other.vintage:
        yield ("VINTAGE_DIFFERS", CAVEAT, ("same_vintage",))
        if one.period and one.period == other.period:
            yield ("SAME_PERIOD", INFO, ())
        if one.at and one.at == other.at:
            yield ("SAME_INSTANT", INFO, ())
    known = [each.vintage.published or each.vintage.recorded or date.max for each in (one, other)]
    under_way = [
        each.period is not None and each.period.end > day for each, day in zip((one, other), known, strict=True)
    ]
    if any(under_way) and one.period != other.period:
        over = {one.indicator.kind, other.indicator.kind} <= set(OVER_A_PERIOD)
        yield ("INCOMPLETE", BLOCK if over else CAVEAT, ("cut_to_date",))
    times = [days_of(each.period) if each.period else {each.asked.end} for each in (one, other)]
    for each in {*one.indicator.breaks, *other.indicator.breaks}:
        both = times[0] | times[1]
        if times[0] != times[1] and min(both) < each.on <= max(both):
            yield ("BREAK_IN_SERIES", BLOCK, ())


def expected_of_meaning(one: Figure, other: Figure) -> Iterable[Expected]:  # noqa: C901, PLR0912  # a row, a line
    """Section 9: the other rows."""
    a, b = one.indicator, other.indicator
    if one.missing or other.missing:
        yield ("MISSING", BLOCK, ())
    if a.kind != b.kind:
        yield ("KIND_DIFFERS", BLOCK, ())
    if a.unit != b.unit:
        yield ("UNIT_DIFFERS", BLOCK, ())
    if one.basis != other.basis:
        yield ("BASIS_DIFFERS", BLOCK, ("compare_like_basis",))
    if one.reading != other.reading:
        yield ("READING_DIFFERS", BLOCK, ("one_reading",))
    if one.about != other.about:
        yield ("ABOUT_DIFFERS", BLOCK, ("recompute",))
    if a.recognition != b.recognition and a.of and b.of:
        yield ("RECOGNITION_DIFFERS", BLOCK, ("recompute",))
    if (a.kind, b.kind) == (IndicatorKind.CUMULATIVE,) * 2 and one.since != other.since:
        yield ("ORIGIN_DIFFERS", BLOCK, ("recompute",))
    if {one.basis, other.basis} == {Basis.EVIDENCED} and one.coverage != other.coverage:
        none = CoverageState.NONE in {one.coverage, other.coverage}
        yield ("COVERAGE_DIFFERS", BLOCK if none else CAVEAT, () if none else ("panel",))
    if one.parts and other.parts and one.parts[1].bounds != other.parts[1].bounds:
        yield ("UNIVERSE_CHANGED", CAVEAT, ("fix_universe",))
    if one.provider != other.provider:
        yield ("SOURCE_DIFFERS", CAVEAT, ())
    if one.method != other.method:
        yield ("METHOD_DIFFERS", CAVEAT, ())
    if set(one.possible) & set(other.possible) and a.of and b.of and one != other:
        yield ("STRADDLERS", INFO, ())


DISJOINT = [
    {(), ("about", "a")},
    {(), ("about", "b")},
    {("about", "a"), ("about", "b")},
    {("country", "KE"), ("country", "PK")},
    *(
        {("about", thing), part}
        for thing in "ab"
        for part in (("country", "KE"), ("country", "PK"), ("programme", "p"))
    ),
]
"""Parts of SCOPES that share nothing; what describes one thing is no part of the whole."""


def expected_of_scope(one: Figure, other: Figure) -> Iterable[Expected]:
    """Section 9: SCOPE_DIFFERS, the sets of whom a figure is about."""
    kinds = {one.indicator.entities, other.indicator.entities}
    parts: list[tuple[str, ...]] = [each.by[0] if each.by else () for each in (one, other)]
    apart = kinds == {EntityType.STATES, EntityType.TERRITORIES} or set(parts) in DISJOINT
    if len(kinds) > 1 or parts[0] != parts[1]:
        yield ("SCOPE_DIFFERS", BLOCK if apart else CAVEAT, () if apart else ("like_for_like",))


def expected_of_definition(one: Figure, other: Figure) -> Iterable[Expected]:
    """Section 9: a bridge lets a change of definition pass; only one that changes no value does so by itself."""
    a, b = sorted((one.indicator, other.indicator), key=lambda each: (each.version, each.id))
    if (a.id, a.version) != (b.id, b.version):
        bridges = {"3": "identity", "4": "factor", "5": "map"}
        bridge = bridges.get(b.version) if (a.id, a.version, b.id) == (COUNT.id, "1", COUNT.id) else None
        remedies = (*(("bridge",) if bridge else ()), *(("restate",) if a.id == b.id else ()))
        yield ("DEFINITION_CHANGED", CAVEAT if bridge == "identity" else BLOCK, remedies)
    # How what lasts is recognized, and breaks, have reasons of their own.
    elif a != evolve(b, recognition=a.recognition, breaks=a.breaks):
        yield ("DEFINITION_TEXT_CHANGED", CAVEAT, ())


ROWS = (expected_of_time, expected_of_knowledge, expected_of_meaning, expected_of_scope, expected_of_definition)


@given(figures_of_all, figures_of_all)
@example(figure(), figure(indicator=FLOW))
@example(figure(period=span(0, 4)), figure(period=span(5, 9)))
@example(figure(period=span(0, 4)), figure(period=span(6, 9)))
def test_each_reason_is_given_exactly_where_its_test_holds(one: Figure, other: Figure) -> None:
    """Section 9: the table of reasons, with their severities and what would lift them."""
    found = {(each.code, each.severity, each.remedies) for each in comparability(one, other).reasons}

    assert found == {each for rows in ROWS for each in rows(one, other)}


YEAR, NEXT, LATER = (ReportingPeriod.parse(text) for text in ("2021", "2022", "2024"))
BROKEN = evolve(COUNT, breaks=(Break(on=NEXT.start, reason=WORDS),))
TOTAL = evolve(COUNT, kind=IndicatorKind.CUMULATIVE)
SHARE = evolve(COUNT, kind=IndicatorKind.RATIO, of=None)
ONE_DAY = Vintage(published=date(2022, 12, 30))
EVERY_ROW = {
    "KIND_DIFFERS": (figure(), figure(indicator=TOTAL)),
    "UNIT_DIFFERS": (figure(), figure(indicator=evolve(COUNT, unit="others"))),
    "BASIS_DIFFERS": (figure(), figure(basis=Basis.CLAIMED)),
    "READING_DIFFERS": (figure(), figure(reading=STRICT)),
    "DEFINITION_CHANGED": (figure(), figure(indicator=evolve(COUNT, version="2"))),
    "DEFINITION_TEXT_CHANGED": (figure(), figure(indicator=evolve(COUNT, definition=WORDS))),
    "RECOGNITION_DIFFERS": (figure(), figure(indicator=evolve(COUNT, recognition=Recognition.ACTIVE))),
    "ORIGIN_DIFFERS": (figure(indicator=TOTAL, since=When("2018")), figure(indicator=TOTAL, since=When("2019"))),
    "BREAK_IN_SERIES": (figure(indicator=BROKEN, period=YEAR), figure(indicator=BROKEN, period=NEXT)),
    "LENGTH_DIFFERS": (figure(period=YEAR), figure(period=ReportingPeriod.parse("2022-S1"))),
    "DAYS_DIFFER": (figure(period=YEAR), figure(period=LATER)),
    "PERIODS_OVERLAP": (figure(period=YEAR), figure(period=ReportingPeriod.parse("2021-12..2022-11"))),
    "CONTAINS": (figure(period=YEAR), figure(period=ReportingPeriod.parse("2021-06"))),
    "SAME_PERIOD": (figure(), figure(vintage=ONE_DAY)),
    "SAME_INSTANT": (figure(indicator=TOTAL), figure(indicator=TOTAL, vintage=ONE_DAY)),
    "GAP_BETWEEN": (figure(period=YEAR), figure(period=LATER)),
    "INCOMPLETE": (figure(period=YEAR, vintage=ONE_DAY), figure(period=NEXT, vintage=ONE_DAY)),
    "SCOPE_DIFFERS": (figure(), figure(by=(("country", "KE"),))),
    "COVERAGE_DIFFERS": (figure(), figure(coverage=CoverageState.COMPLETE)),
    "ABOUT_DIFFERS": (figure(), figure(about=About.ACTUAL)),
    "UNIVERSE_CHANGED": (figure(indicator=SHARE, below=149), figure(indicator=SHARE, below=150)),
    "VINTAGE_DIFFERS": (figure(), figure(vintage=ONE_DAY)),
    "SOURCE_DIFFERS": (figure(provider="one office"), figure(provider="another")),
    "METHOD_DIFFERS": (figure(), figure(method="by hand")),
    "STRADDLERS": (figure(period=YEAR, possible=("e1",)), figure(period=NEXT, possible=("e1", "e2"))),
    "MISSING": (figure(), figure(missing=MissingReason.SUPPRESSED)),
}
"""For each code of section 9 two figures that have this reason."""


@pytest.mark.parametrize("code", EVERY_ROW)
def test_every_code_is_given(code: str) -> None:
    """Section 9: and no reason but those that the table gives for the same two figures."""
    one, other = EVERY_ROW[code]
    found = {(each.code, each.severity, each.remedies) for each in comparability(one, other).reasons}

    assert code in {each for each, _, _ in found}
    assert found == {each for rows in ROWS for each in rows(one, other)}


@given(told_of_all, st.data())
def test_each_reason_alone(told: Told, data: st.DataObject) -> None:
    """Section 9: two figures that differ in one attribute, where no block drowns a caveat."""
    name = data.draw(st.sampled_from(sorted(ATTRIBUTES)))
    one, other = made(told), made({**told, name: data.draw(ATTRIBUTES[name])})
    found = {(each.code, each.severity, each.remedies) for each in comparability(one, other).reasons}

    assert found == {each for rows in ROWS for each in rows(one, other)}


@given(figures_of_all, figures_of_all)
def test_a_reason_carries_both_values(one: Figure, other: Figure) -> None:
    """Section 9: and they are not the same, where the reason is that two things are not equal."""
    for reason in comparability(one, other).reasons:
        assert reason.before
        assert reason.after
        if reason.code in ON_THE_WAY:
            assert reason.before != reason.after


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
        assert differing == [ReasonSeverity.CAVEAT if slight else ReasonSeverity.BLOCK]


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
        assert differing == [ReasonSeverity.CAVEAT if slight else ReasonSeverity.BLOCK]


@pytest.mark.parametrize("state", [CoverageState.COMPLETE, CoverageState.INCOMPLETE])
def test_a_period_that_is_not_covered_is_not_compared(state: CoverageState) -> None:
    """Section 9: a caveat where one side is less complete, a block where one side is none."""
    none = comparability(figure(coverage=state), figure(coverage=CoverageState.NONE))

    assert [(reason.code, reason.severity) for reason in none.reasons] == [("COVERAGE_DIFFERS", ReasonSeverity.BLOCK)]
    less = comparability(figure(coverage=state), figure(coverage=CoverageState.COMPLETE))
    assert less.level is (Level.COMPARABLE if state is CoverageState.COMPLETE else Level.WITH_CAVEATS)


# -- L52: remedies ----------------------------------------------------------------------------------------------------

MEASURED = st.sampled_from([COUNT, FLOW, WHOM, evolve(COUNT, recognition=Recognition.ACTIVE)])
Pair = tuple[ReportingPeriod, ReportingPeriod]
any_two_periods = st.tuples(periods(), periods()) | st.tuples(LONG, LONG) | st.tuples(periods(), LONG)


def dated(texts: Sequence[str]) -> list[Act]:
    """Make acts on the calendar, of two people each."""
    return [act(n, Dating(text, on_day(0).allows), participants=Quantity(2)) for n, text in enumerate(texts)]


TEXTS = st.lists(st.sampled_from(["2018-07", "2020-06-30", "2020", "2021-03", "2022-07", "2024-02-29"]), max_size=3)
records_of_all = acts(max_size=3) | TEXTS.map(dated)


def remedied(held: Register, name: str, compared: Comparison) -> Remedy | None:
    return remedy_of(held, name, compared.before, compared.after)


def lifts_what_it_says(name: str, before: Comparability, after: Comparability) -> bool:
    """L52: no reason that names the remedy is left, and no block is new."""
    named = codes(reason for reason in before.reasons if name in reason.remedies)
    return not named & codes(after) and codes(after.blocks) <= codes(before.blocks)


@given(
    records_of_all,
    any_two_periods,
    MEASURED,
    st.lists(st.tuples(periods() | LONG, st.sampled_from(CoverageState)), max_size=2, unique_by=lambda pair: pair[0]),
    st.sampled_from(sorted(REMEDIES)),
)
@example((), (span(0, 4), span(0, 9)), COUNT, [], "trim")
@example((), (span(0, 9), span(0, 4)), COUNT, [], "trim")
@example((), (span(0, 4), span(5, 9)), COUNT, [], "rate")
@example((), (span(0, 3), span(4, 9)), COUNT, [(span(6, 9), CoverageState.NONE)], "trim")
@example((), (span(0, 4), span(4, 9)), FLOW, [(span(0, 4), CoverageState.NONE)], "rate")
def test_a_remedy_removes_its_reason_and_adds_no_block(
    found: Sequence[Act],
    pair: Pair,
    indicator: Indicator,
    coverage: Sequence[tuple[ReportingPeriod, CoverageState]],
    name: str,
) -> None:
    """L52, for whatever figures; a remedy that cannot do so is not offered."""
    held = register([*found, *(covered(state, period) for period, state in coverage)])
    compared = compared_either_way(held, indicator, pair)
    done = remedied(held, name, compared)

    if done is not None:
        assert lifts_what_it_says(name, compared.comparability, comparability(done.before, done.after))


@given(records_of_all, any_two_periods, MEASURED)
@example((act(0, on_day(1, 3)),), (span(0, 3), span(4, 6)), COUNT)
@example((), (span(0, 9), span(0, 4)), COUNT)
def test_a_trim_cuts_starts_and_blurs_nothing(found: Sequence[Act], pair: Pair, indicator: Indicator) -> None:
    """Section 9: the longer period is cut at its start, shared days stay with the earlier one, and dates stay clear."""
    held = register(found)
    compared = compared_either_way(held, indicator, pair)
    done = remedied(held, "trim", compared)
    if done is None:
        return
    cut = [figure.period for figure in (done.before, done.after) if figure.period is not None]
    months, days = [whole_months(period) for period in cut], [len(days_of(period)) for period in cut]

    assert [period.end for period in cut] == [period.end for period in pair]
    assert all(days_of(after) <= days_of(before) for before, after in zip(pair, cut, strict=True))
    assert months[0] == months[1] is not None or days[0] == days[1]
    early = pair.index(min(pair, key=lambda period: (period.start, period.end)))
    assert not days_of(pair[early]) & days_of(cut[1 - early])
    assert not set(compared.before.certain) & set(done.before.possible)
    assert not set(compared.after.certain) & set(done.after.possible)


@given(acts(max_size=3), st.tuples(periods(), periods()), st.sampled_from([COUNT, FLOW]))
@example((act(0, on_day(1)), act(1, on_day(6))), (span(0, 4), span(4, 9)), COUNT)
def test_the_change_after_a_trim_holds_every_world(found: Sequence[Act], pair: Pair, indicator: Indicator) -> None:
    """Section 9: it is the change between the periods as cut, no wider and no narrower."""
    compared = compared_either_way(register(found), indicator, pair, remedy="trim").remedied
    if compared is not None:
        cut = [compared.remedy.before.period, compared.remedy.after.period]
        truth = totals(found, [period for period in cut if period is not None], counts=indicator.counts)
        assert compared.change.bounds == as_bounds(truth)


@given(records_of_all, any_two_periods, MEASURED)
@example((act(0, on_day(1), countries=frozenset({"KE"})),), (span(0, 3), span(4, 9)), WHOM)
def test_a_rate_is_of_flows_and_times_its_length_the_flow(
    found: Sequence[Act], pair: Pair, indicator: Indicator
) -> None:
    """Section 9: never of people or countries, who repeat; section 15, pitfall 9."""
    held = register(found)
    compared = compared_either_way(held, indicator, pair)
    done = remedied(held, "rate", compared)

    assert (done is None) == (indicator.kind is not IndicatorKind.FLOW)
    if done is not None:
        for flow, per_month in ((compared.before, done.before), (compared.after, done.after)):
            assert flow.bounds is not None
            assert per_month.bounds is not None
            length = whole_months(flow.asked) or Fraction(len(days_of(flow.asked)) * 48, 1461)
            assert per_month.bounds.scaled(length) == flow.bounds
            assert per_month.indicator.kind is IndicatorKind.RATE


@pytest.mark.parametrize("known", [Vintage(published=date(2021, 6, 30)), Vintage(recorded=date(2021, 6, 30))])
def test_a_period_under_way_has_no_rate_yet(known: Vintage) -> None:
    """Section 3: what is unfinished blocks averages, since its length is too long for what it holds so far."""
    told = [figure(period=ReportingPeriod.parse(text), vintage=known) for text in ("2019..2020", "2021")]

    assert "INCOMPLETE" in codes(comparability(*told).blocks)
    assert remedy_of(register([]), "rate", *told) is None


# A declared definition, its successors, and values that documents print.
PRINTED = evolve(COUNT, of=None, breaks=())
CARRIED = [evolve(PRINTED, version=each.version, bridge=each.bridge) for each in SAME_SERIES if each.bridge]
NUMBERS = st.integers(0, 40).map(Quantity) | st.sampled_from([Quantity(4, "at_least"), Quantity(6, "at_most")])


@given(NUMBERS, NUMBERS, st.sampled_from(CARRIED), st.booleans())
@example(Quantity(10), Quantity(5), CARRIED[1], False)  # noqa: FBT003  # halved, nothing changed
def test_a_bridge_carries_the_older_value_over(old: Quantity, new: Quantity, later: Indicator, backwards: bool) -> None:
    """L52: by its factor, whichever of the two periods is the later; a map that does not know the parts says little."""
    held = register([printed("2021", old), printed("2022", new)])
    figures = [
        measure(held, indicator, period, basis=Basis.CLAIMED)
        for indicator, period in ((PRINTED, "2021"), (later, "2022"))
    ]
    if backwards:
        figures.reverse()
    assert later.bridge is not None
    found = comparability(*figures)
    done = remedy_of(held, "bridge", *figures)

    assert done is not None
    assert ("DEFINITION_CHANGED" in codes(found.blocks)) == (later.bridge.kind != "identity")
    assert lifts_what_it_says("bridge", found, comparability(done.before, done.after))
    carried = done.after if backwards else done.before
    if later.bridge.kind == "map":
        assert carried.bounds == old.bounds().hull(Bounds.exactly(0))
        return
    factor = Fraction(1, 2) if later.bridge.kind == "factor" else 1
    assert carried.bounds == old.bounds().scaled(factor)


def printed(period: str, value: Quantity) -> Record:
    return Claim(id=f"c{period}", document="d", paragraph="1", indicator=COUNT.id, period=period, value=value)


@given(records_of_all, any_two_periods, MEASURED)
@example((), (ReportingPeriod.parse("2020"), ReportingPeriod.parse("2021..2022")), COUNT)
def test_a_report_takes_the_first_remedy_that_lifts_every_block(
    found: Sequence[Act], pair: Pair, indicator: Indicator
) -> None:
    """Section 9: trim, then rate for a flow, then the rest; none where nothing blocks or nothing helps."""
    held = register(found)
    compared = compared_either_way(held, indicator, pair, remedy="default")
    names = ["trim", "rate", "cut_to_date"] if indicator.kind is IndicatorKind.FLOW else ["trim", "cut_to_date"]
    helping = [
        name for name in names if (done := remedied(held, name, compared)) is not None and done.lifts_every_block
    ]

    if compared.comparability.blocks and helping:
        assert compared.remedied is not None
        assert compared.remedied.remedy.name == helping[0]
        assert compared.remedied.comparability.blocks == ()
    else:
        assert compared.remedied is None
