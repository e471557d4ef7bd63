"""Targets: what is compared with them, in which period and part, and what is refused in which words."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from tracker.checks import check
from tracker.comparison import Attainment, TargetVerdict, assess, assess_all
from tracker.comparison._reached import share_of_way
from tracker.comparison._targets import assess_path
from tracker.errors import InvalidValueError, UnknownRecordError
from tracker.indicators import Basis, Flag, MissingReason
from tracker.model import (
    AssistanceEvent,
    Citation,
    Claim,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    Direction,
    Indicator,
    IndicatorKind,
    Observation,
    Record,
    Register,
    SourceDocument,
    Target,
)
from tracker.values import Bounds, InternationalString, Quantity, When
from tracker.writers import plain_text

TITLE = InternationalString(en="A title")
TRAINED = Indicator(
    id="trained", version="1", title=TITLE, kind=IndicatorKind.FLOW, unit="persons", direction=Direction.UP
)
CASES = evolve(TRAINED, id="cases", kind=IndicatorKind.STOCK, unit="cases", direction=Direction.DOWN)
LABORATORIES = evolve(TRAINED, id="laboratories", kind=IndicatorKind.CUMULATIVE, unit="laboratories")
EVENTS = evolve(TRAINED, id="held", unit="events", of="event")
SHARE = evolve(TRAINED, id="share", kind=IndicatorKind.STOCK, unit="share")
DECLARED = (TRAINED, CASES, LABORATORIES, EVENTS, SHARE)


def register(*records: Record) -> Register:
    return Register(id="r", title=TITLE, records=(*DECLARED, *records))


def target(indicator: str, time: str, value: str, baseline: str | None = None, **values: object) -> Target:
    at = indicator in {"cases", "laboratories", "share"}
    return Target(
        indicator=indicator,
        at=When(time) if at else None,
        period=None if at else time,
        value=Quantity.parse(value),
        baseline=Quantity.parse(baseline) if baseline else None,
        **values,  # type: ignore[arg-type]  # the values are told apart by their names
    )


def seen(indicator: str, time: str, value: str, **values: object) -> Observation:
    at = indicator in {"cases", "laboratories", "share"}
    return Observation(
        indicator=indicator,
        at=When(time) if at else None,
        period=None if at else time,
        value=Quantity.parse(value),
        **values,  # type: ignore[arg-type]  # keywords go to the fields of their names
    )


def event(identifier: str, when: str, *countries: str) -> AssistanceEvent:
    return AssistanceEvent(id=identifier, kind="training", title=TITLE, when=When(when), countries=frozenset(countries))


def only(*records: Record, **options: str) -> Attainment:
    """Return how the one target among some records was attained."""
    (planned,) = (each for each in records if isinstance(each, Target))
    return assess(register(*records), planned.key, **options)


# -- verdicts and shares ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actual", "planned", "verdict"),
    [
        ("120", "100", TargetVerdict.EXCEEDED),
        ("100", "100", TargetVerdict.MET),
        ("99", "100", TargetVerdict.NOT_MET),
        (">100", "100", TargetVerdict.EXCEEDED),
        (">=100", "100", TargetVerdict.MET),
        (">50", "100", TargetVerdict.POSSIBLY_MET),
        ("<100", "100", TargetVerdict.NOT_MET),
        ("<=100", "100", TargetVerdict.POSSIBLY_MET),
        # the words of a target name a number, and are no doubt about it
        ("150", ">=100", TargetVerdict.EXCEEDED),
        ("100", ">=100", TargetVerdict.MET),
        ("100", ">100", TargetVerdict.NOT_MET),
        ("101", ">100", TargetVerdict.MET),
        # of these one does not know which number is to be reached
        ("55", "~50", TargetVerdict.POSSIBLY_MET),
        ("60", "~50", TargetVerdict.MET),
        ("61", "~50", TargetVerdict.EXCEEDED),
        ("22", "20..25", TargetVerdict.POSSIBLY_MET),
    ],
)
def test_more_is_better(actual: str, planned: str, verdict: TargetVerdict) -> None:
    assert only(seen("trained", "2025", actual), target("trained", "2025", planned)).verdict is verdict


@pytest.mark.parametrize(
    ("actual", "planned", "verdict"),
    [
        ("80", "100", TargetVerdict.EXCEEDED),
        ("100", "100", TargetVerdict.MET),
        ("101", "100", TargetVerdict.NOT_MET),
        ("<=100", "100", TargetVerdict.MET),
        ("100", "<=100", TargetVerdict.MET),
        ("100", "<100", TargetVerdict.NOT_MET),
        ("80", "<100", TargetVerdict.EXCEEDED),
        ("~100", "100", TargetVerdict.POSSIBLY_MET),
    ],
)
def test_fewer_is_better(actual: str, planned: str, verdict: TargetVerdict) -> None:
    assert only(seen("cases", "2025", actual), target("cases", "2025", planned)).verdict is verdict


@pytest.mark.parametrize(
    ("actual", "planned", "verdict"),
    [
        ("100", "100", TargetVerdict.MET),
        ("101", "100", TargetVerdict.UNDIRECTED),
        ("99", "100", TargetVerdict.UNDIRECTED),
        ("~100", "100", TargetVerdict.UNDIRECTED),
        ("100", "~100", TargetVerdict.UNDIRECTED),
        # a range is to be kept to, and "at least" and "at most" say themselves which way is better
        ("22", "20..25", TargetVerdict.MET),
        ("26", "20..25", TargetVerdict.NOT_MET),
        ("120", ">=100", TargetVerdict.EXCEEDED),
        ("120", "<=100", TargetVerdict.NOT_MET),
    ],
)
def test_nothing_says_which_way_is_better(actual: str, planned: str, verdict: TargetVerdict) -> None:
    plain = evolve(TRAINED, id="plain", direction=Direction.NONE)
    found = only(plain, seen("plain", "2025", actual), target("plain", "2025", planned))

    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("actual", "planned", "verdict"),
    [
        ("1/2", ">1/2", TargetVerdict.NOT_MET),
        ("3/5", ">1/2", TargetVerdict.EXCEEDED),
        ("1/2", ">=1/2", TargetVerdict.MET),
        ("2/5..3/5", ">1/2", TargetVerdict.POSSIBLY_MET),
        ("1/2..3/5", ">1/2", TargetVerdict.POSSIBLY_MET),
        ("2/5..1/2", ">1/2", TargetVerdict.NOT_MET),
    ],
)
def test_more_than_a_half_excludes_the_half(actual: str, planned: str, verdict: TargetVerdict) -> None:
    assert only(seen("share", "2025", actual), target("share", "2025", planned)).verdict is verdict


def test_the_share_of_the_way() -> None:
    found = only(seen("trained", "2025", "150..180"), target("trained", "2025", "200", "100"))

    assert (found.baseline, found.planned) == (Bounds.exactly(100), Bounds.exactly(200))
    assert (found.share, found.missing, found.flags) == (Bounds(Fraction(1, 2), Fraction(4, 5)), None, ())
    assert str(found) == ("trained, 2025-01-01..2025-12-31: 150 to 180 persons (evidenced), planned 200: not_met")


def test_a_fall_goes_its_way_too() -> None:
    assert only(seen("cases", "2025", "85"), target("cases", "2025", "80", "100")).share == Bounds.exactly(
        Fraction(3, 4)
    )


@pytest.mark.parametrize(
    ("records", "is_against"),
    [
        ((seen("trained", "2025", "8"), target("trained", "2025", "5", "10")), True),
        ((seen("trained", "2025", "8"), target("trained", "2025", "<=5", ">10")), True),
        ((seen("cases", "2025", "85"), target("cases", "2025", "100", "80")), True),
        ((seen("trained", "2025", "8"), target("trained", "2025", "5..10", "10")), False),
        ((seen("trained", "2025", "8"), target("trained", "2025", ">=5", "~5")), False),
    ],
)
def test_a_way_to_worse_has_no_share(records: tuple[Observation, Target], is_against: bool) -> None:
    found = only(*records)
    said = check(register(*records), select=["TRK308"])

    assert (found.missing is MissingReason.CANNOT_EXIST) is is_against
    assert (found.share is None) is is_against
    assert len(said) == is_against


def test_a_target_worse_than_its_baseline_is_said() -> None:
    planned = (target("trained", "2025", "5", "10"), target("cases", "2025", "100", "<80"))
    rises, falls = sorted(check(register(*planned), select=["TRK308"]), key=lambda each: str(each.record), reverse=True)

    assert str(rises) == (
        "warning TRK308 target 'trained@2025' is 5, below its baseline of 10, yet more is better "
        "(correct the target, its baseline or the direction of its indicator)"
    )
    assert str(falls) == (
        "warning TRK308 target 'cases@2025' is 100, above its baseline of fewer than 80, yet less is better "
        "(correct the target, its baseline or the direction of its indicator)"
    )
    assert plain_text(rises.said, "fr") == (
        "la cible 'trained@2025' est de 5, au-dessous de son niveau de départ de 10, alors que plus vaut mieux"
    )
    assert plain_text(falls.said, "fr") == (
        "la cible 'cases@2025' est de 100, au-dessus de son niveau de départ de moins de 80, alors que moins vaut mieux"
    )


def test_without_a_baseline_there_is_only_a_verdict() -> None:
    found = only(seen("trained", "2025", "150"), target("trained", "2025", "100"))

    assert (found.verdict, found.baseline, found.share) == (TargetVerdict.EXCEEDED, None, None)
    assert found.missing is MissingReason.NOT_REPORTED


def test_a_target_that_is_its_baseline_has_no_share() -> None:
    found = only(seen("trained", "2025", "150"), target("trained", "2025", "100", "100"))

    assert (found.verdict, found.share, found.missing) == (TargetVerdict.EXCEEDED, None, MissingReason.CANNOT_EXIST)


def test_a_target_that_may_be_its_baseline_is_flagged() -> None:
    found = only(seen("trained", "2025", "150"), target("trained", "2025", "100", "90..100"))

    assert found.share == Bounds(6, None)
    assert found.flags == (Flag.DENOMINATOR_MAY_BE_ZERO,)


# -- what is compared -------------------------------------------------------------------------------------------------


def test_a_flow_over_a_year_and_a_number_at_its_end() -> None:
    found = assess_all(
        register(
            seen("trained", "2025-01..2025-06", "40"),
            seen("trained", "2025-07..2025-12", "70"),
            target("trained", "2025", "100"),
            seen("laboratories", "2025-06", "190"),
            seen("laboratories", "2025-12-31", "200"),
            target("laboratories", "2025", "200"),
        ),
        "2025",
    )

    assert [(each.actual.bounds, each.verdict) for each in found] == [
        (Bounds.exactly(200), TargetVerdict.MET),
        (Bounds.exactly(110), TargetVerdict.EXCEEDED),
    ]


def test_a_number_of_another_year_says_nothing() -> None:
    found = only(seen("cases", "2024", "80"), target("cases", "2025", "100", "120"))

    assert (found.verdict, found.share) == (TargetVerdict.NOT_REPORTED, None)
    assert found.missing is found.actual.missing is MissingReason.NOT_REPORTED


def test_nothing_recorded_is_a_zero_only_where_everything_is() -> None:
    planned = target("held", "2025", "10")
    complete = Coverage(of="event", period="2025", state=CoverageState.COMPLETE)

    assert only(planned).verdict is TargetVerdict.NOT_REPORTED
    assert only(planned, complete).verdict is TargetVerdict.NOT_MET


def test_what_was_recorded_and_what_happened() -> None:
    records = event("a", "2025-03"), target("held", "2025", "2")

    assert only(*records).verdict is TargetVerdict.NOT_MET
    assert only(*records, about="actual").verdict is TargetVerdict.POSSIBLY_MET


def test_a_target_of_one_country_is_held_against_that_country() -> None:
    events = event("a", "2025-03", "KE"), event("b", "2025-04", "KE"), event("c", "2025-05", "PK")
    planned = [target("held", "2025", "2", breakdown=(("country", code),)) for code in ("KE", "PK", "FR")]
    found = assess_all(register(*events, *planned), "2025")

    assert {each.actual.by[0][1]: each.verdict for each in found} == {
        "KE": TargetVerdict.MET,
        "PK": TargetVerdict.NOT_MET,
        "FR": TargetVerdict.NOT_REPORTED,
    }


@pytest.mark.parametrize("part", [(("sex", "female"),), (("country", "KE"), ("sex", "female"))])
def test_a_part_that_records_do_not_tell_apart_is_not_reported(part: tuple[tuple[str, str], ...]) -> None:
    found = only(event("a", "2025-03", "KE"), target("held", "2025", "1", breakdown=part))

    assert (found.actual.by, found.verdict) == (part, TargetVerdict.NOT_REPORTED)


def test_a_part_is_stated_in_whatever_dimension() -> None:
    part = (("sex", "female"),)
    found = only(
        seen("trained", "2025", "90"),
        seen("trained", "2025", "40", breakdown=part),
        target("trained", "2025", "50", breakdown=part),
    )

    assert (found.actual.bounds, found.verdict) == (Bounds.exactly(40), TargetVerdict.NOT_MET)


def test_evidence_comes_before_claims() -> None:
    records = (
        seen("trained", "2025", "90"),
        Claim(id="c", document="d", paragraph="1", indicator="trained", period="2025", value=Quantity(100)),
        target("trained", "2025", "100"),
    )

    assert only(*records).verdict is TargetVerdict.NOT_MET
    assert only(*records, basis="claimed").verdict is TargetVerdict.MET
    assert only(*records[1:]).actual.basis is Basis.CLAIMED


def test_a_claim_over_a_period_of_its_own_is_about_something_else() -> None:
    found = only(
        DeclaredPeriod(id="y2025", start=date(2025, 1, 1), end=date(2025, 12, 31)),
        SourceDocument(id="d", title=TITLE, covers="y2025"),
        Claim(id="c", document="d", paragraph="1", indicator="trained", period="2024..2025", value=Quantity(100)),
        target("trained", "2025", "100"),
    )

    assert found.actual.flags == (Flag.OWN_PERIOD,)
    assert found.verdict is TargetVerdict.NOT_REPORTED


def test_hedged_words_are_read_as_asked() -> None:
    records = seen("trained", "2025", "~110"), target("trained", "2025", "100")

    assert only(*records).verdict is TargetVerdict.MET
    assert only(*records, reading="strict").verdict is TargetVerdict.POSSIBLY_MET


def test_targets_of_a_period_are_those_that_fall_due_in_it() -> None:
    held = register(
        target("trained", "2025", "1", citations=(Citation(document="d"),)),
        target("trained", "2025-07..2026-06", "2"),
        target("trained", "2024-07..2025-06", "3"),
        target("trained", "2025-01", "4", draft=True),
        target("laboratories", "2025-06-30", "5"),
        target("cases", "2025/..", "6"),
        target("trained", "nowhere", "7"),
        target("unknown", "2025", "8"),
    )

    assert [each.target.key for each in assess_all(held, "2025")] == [
        "laboratories@2025-06-30",
        "trained@2024-07..2025-06",
        "trained@2025@d",
    ]


# -- paths ------------------------------------------------------------------------------------------------------------


def test_half_way_on_the_line() -> None:
    held = register(
        seen("laboratories", "2024", "140..150"),
        target("laboratories", "2025", "200", "100"),
    )
    found = assess_path(held, "laboratories@2025", "2024", since="2023")

    assert (found.start, found.on, found.due) == (date(2023, 12, 31), date(2024, 12, 31), date(2025, 12, 31))
    assert found.share_of_time == Fraction(366, 731)
    assert found.required == Bounds.exactly(100 + 100 * Fraction(366, 731))
    assert found.required_change == Bounds.exactly(100 * Fraction(366, 731))
    assert found.observed_change == Bounds(40, 50)
    assert found.verdict is TargetVerdict.NOT_MET
    assert str(found) == (
        "laboratories, 2024: 140 to 150 laboratories (evidenced), on the way to 200 by 2025-12-31: not_met"
    )
    assert assess_path(held, "laboratories@2025", "2024", since=date(2024, 1, 1)).verdict is TargetVerdict.POSSIBLY_MET


def test_the_doubt_of_a_baseline_counts_once() -> None:
    """The two changes are apart by as much as the baseline is in doubt; the number that the line asks for is not."""
    held = register(seen("trained", "2024", "160"), target("trained", "2025", "200", "80..100"))
    found = assess_path(held, "trained@2025", "2024", since="2023")

    assert found.observed_change == Bounds(60, 80)
    assert found.required_change.upper == 120 * Fraction(366, 731) > 60
    assert found.verdict is TargetVerdict.EXCEEDED


def test_a_path_without_an_actual_value() -> None:
    found = assess_path(register(target("trained", "2025", "200", "100")), "trained@2025", "2024", since="2023")

    assert (found.verdict, found.observed_change) == (TargetVerdict.NOT_REPORTED, None)


# -- refusals ---------------------------------------------------------------------------------------------------------


def test_an_unknown_target() -> None:
    held = register(target("trained", "2025", "100"))

    with pytest.raises(UnknownRecordError) as caught:
        assess(held, "trained@2026")

    assert str(caught.value) == "the register has no target 'trained@2026'; did you mean 'trained@2025'?"


def test_a_target_without_a_last_day() -> None:
    with pytest.raises(InvalidValueError) as caught:
        only(target("cases", "2025/..", "10"))

    assert str(caught.value) == (
        "target 'cases@2025/..' is to be reached at '2025/..', which has no first or no last day; "
        'write the year or the day, as in at = "2025"'
    )


@pytest.mark.parametrize(
    ("planned", "period", "message"),
    [
        (
            target("trained", "2025", "200"),
            "2024",
            "target 'trained@2025' has no baseline for a path to start from; give it one",
        ),
        (
            target("plain", "2025", "200", "100"),
            "2024",
            "target 'plain@2025' has no path, as neither way is better; give its indicator a direction",
        ),
        (
            target("trained", "2025", "200", "100"),
            "2023",
            (
                "the path of target 'trained@2025' runs from 2023-12-31 to 2025-12-31, "
                "got a period that ends on 2023-12-31; ask for one that ends in between"
            ),
        ),
        (
            target("trained", "2025", "200", "100"),
            "2026",
            (
                "the path of target 'trained@2025' runs from 2023-12-31 to 2025-12-31, "
                "got a period that ends on 2026-12-31; ask for one that ends in between"
            ),
        ),
    ],
)
def test_no_path(planned: Target, period: str, message: str) -> None:
    plain = evolve(TRAINED, id="plain", direction=Direction.NONE)
    with pytest.raises(InvalidValueError) as caught:
        assess_path(register(plain), planned, period, since="2023")

    assert str(caught.value) == message


def test_an_attainment_has_a_share_or_a_reason() -> None:
    found = only(seen("trained", "2025", "150"), target("trained", "2025", "100"))

    with pytest.raises(InvalidValueError) as caught:
        evolve(found, missing=None)

    assert str(caught.value) == "an attainment has a share or a reason why it is missing, got None and None"
    assert share_of_way(Bounds.exactly(150), Bounds.exactly(100), Bounds.exactly(100)) is None
