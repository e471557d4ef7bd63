"""What became of recommendations, one behaviour at a time."""

import os
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tracker.errors import InvalidValueError, StructureError, UnknownCodeError
from tracker.files import load
from tracker.followup import DeadlineState, FollowUp, GroupedBy, acceptance, deadlines_of, follow_up, overdue
from tracker.followup._deadlines import DeadlineHistory
from tracker.followup._rates import Overtaken
from tracker.followup._tally import Behind
from tracker.followup._transitions import RollForward, StatusCount
from tracker.model import (
    Aspect,
    Deadline,
    DeclaredPeriod,
    Recommendation,
    Record,
    Register,
    Revision,
    RevisionReason,
    StatusObservation,
)
from tracker.values import Bounds, InternationalString, Membership, ReportingPeriod, When

ZERO, ONE, MAYBE = Bounds(0, 0), Bounds(1, 1), Bounds(0, 1)
YEAR = "2021"


def recommended(id: str = "r1", issued: str = "2020-03-01", **more: Any) -> Recommendation:  # noqa: A002, ANN401  # values as various as the fields they go to
    text = InternationalString(en=f"Do {id}")
    return Recommendation(id=id, source="audit", text=text, issued=When(issued), **more)


def observed(code: str, as_of: str, id: str = "r1", **more: Any) -> StatusObservation:  # noqa: A002, ANN401  # values as various as the fields they go to
    fields: dict[str, Any] = {"aspect": Aspect.VERIFIED, "scale": "plain@1", **more}
    return StatusObservation(recommendation=id, code=code, as_of=When(as_of), **fields)


def due(day_due: str, day_set: str, id: str = "r1") -> Deadline:  # noqa: A002  # the record's own name for it
    stated = "none" if day_due == "none" else date.fromisoformat(day_due)
    return Deadline(recommendation=id, due=stated, set=date.fromisoformat(day_set))  # type: ignore[arg-type]  # the class takes what a file may say


def register(*records: Record) -> Register:
    return Register(id="r", title=InternationalString(en="A register"), records=records)


def total(found: FollowUp) -> RollForward:
    return found.roll_forward[0]


def count(found: FollowUp, code: str, aspect: Aspect = Aspect.VERIFIED) -> StatusCount:
    return next(each for each in found.statuses[aspect] if each.status.code == code)


# -- aspects and what is unknown --------------------------------------------------------------------------------------


def test_four_aspects_are_kept_apart() -> None:
    found = follow_up(
        register(
            recommended(),
            observed("implemented", "2021-05-01", aspect=Aspect.SELF_REPORTED),
            observed("implemented", "2021-05-01", aspect=Aspect.ACTIVITY),
            observed("accepted", "2020-04-01", aspect=Aspect.ACCEPTANCE, scale="jiu_acceptance@1"),
            observed("in_progress", "2021-06-01"),
        ),
        YEAR,
    )

    assert list(found.statuses) == list(Aspect)
    assert count(found, "in_progress").bounds == ONE
    assert count(found, "implemented", Aspect.SELF_REPORTED).bounds == ONE
    assert total(found).implemented == ZERO


def test_an_activity_is_not_implementation() -> None:
    found = follow_up(
        register(recommended(), observed("implemented", "2021-05-01", aspect=Aspect.ACTIVITY)), YEAR, aspect="activity"
    )

    assert found.rates == ()
    assert follow_up(register(recommended()), YEAR, aspect="self_reported").rates


def test_partly_implemented_is_never_a_half() -> None:
    found = follow_up(
        register(
            *(recommended(f"r{number}") for number in range(4)),
            *(observed("open_partially_addressed", "2021-05-01", f"r{number}", scale="gao@1") for number in range(4)),
        ),
        YEAR,
    )

    assert {rate.share for rate in found.rates if rate.denominator == Bounds(4, 4) and rate.years is None} == {ZERO}


def test_unknown_is_a_value_of_four_kinds() -> None:
    codes = ("not_reported", "not_applicable", "cleared")
    found = follow_up(
        register(
            recommended("r0"),
            *(recommended(f"r-{code}") for code in codes),
            *(observed(code, "2021-05-01", f"r-{code}") for code in codes),
        ),
        YEAR,
    )

    for code in (*codes, "not_yet_observed"):
        assert count(found, code).bounds == ONE, code
    assert total(found).closing == Bounds(4, 4)


def test_drafts_and_retracted_records_never_count() -> None:
    observation = observed("implemented", "2021-05-01", recorded=date(2021, 6, 1))
    retracted = observed(
        "implemented",
        "2021-05-01",
        recorded=date(2021, 9, 1),
        revision=Revision(reason=RevisionReason.RETRACTION),
    )
    of_draft = register(recommended(), observed("implemented", "2021-05-01", draft=True), recommended("r2", draft=True))
    whole = register(recommended(), observation, retracted)

    assert total(follow_up(of_draft, YEAR)).closing == ONE
    assert total(follow_up(whole, YEAR)).closing == ONE
    assert total(follow_up(whole.as_of(recorded=date(2021, 8, 1)), YEAR)).implemented == ONE


def test_of_two_assessors_on_one_day_either_may_be_right() -> None:
    found = follow_up(
        register(
            recommended(),
            observed("implemented", "2021-05-01", assessor=InternationalString(en="Audit")),
            observed("in_progress", "2021-05-01", assessor=InternationalString(en="Inspection")),
        ),
        YEAR,
    )

    assert (count(found, "implemented").bounds, count(found, "in_progress").bounds) == (MAYBE, MAYBE)
    assert total(found).closing == MAYBE


def test_a_later_assessor_is_the_latest_word() -> None:
    found = follow_up(
        register(
            recommended(),
            observed("implemented", "2021-05-01", assessor=InternationalString(en="Audit")),
            observed("in_progress", "2021-05-02", assessor=InternationalString(en="Inspection")),
        ),
        YEAR,
    )

    assert count(found, "in_progress").bounds == ONE


def test_a_doubted_date_never_makes_a_status_certain() -> None:
    doubted = register(recommended(), observed("implemented", "2021-05-01?"))
    later = register(recommended(), observed("implemented", "2022-05-01?"))

    assert total(follow_up(doubted, YEAR)).implemented == MAYBE
    assert total(follow_up(later, YEAR)).implemented == ZERO
    assert total(follow_up(later, YEAR, reading="strict")).implemented == MAYBE


# -- movements --------------------------------------------------------------------------------------------------------


def test_what_is_reopened_within_the_period_is_net() -> None:
    records = recommended(), observed("implemented", "2021-02-01"), observed("in_progress", "2021-10-01")
    found = total(follow_up(register(*records), YEAR))

    assert (found.opening, found.reopened, found.implemented, found.closing) == (ONE, ZERO, ZERO, ONE)


def test_a_change_between_two_ways_of_being_closed_moves_nothing_in_the_backlog() -> None:
    records = recommended(), observed("withdrawn", "2020-06-01"), observed("implemented", "2021-02-01")
    found = total(follow_up(register(*records), YEAR))

    assert (found.opening, found.reopened, found.implemented, found.closing) == (ZERO, ZERO, ZERO, ZERO)
    assert found.reclassified == ONE


def test_nothing_had_been_made_before_the_first_day_there_is() -> None:
    found = follow_up(register(recommended()), ReportingPeriod(date(1, 1, 1), date(2021, 12, 31)))

    assert (total(found).opening, total(found).issued) == (ZERO, ONE)
    assert found.between[0] is None


def test_groups_overlap_and_those_without_a_value_stand_apart() -> None:
    both = (InternationalString(en="Office A"), InternationalString(fr="Bureau B"))
    found = follow_up(register(recommended(addressees=both), recommended("r2")), YEAR, by="addressee")

    assert [(each.group, each.closing) for each in found.roll_forward] == [
        ({}, Bounds(2, 2)),
        ({"addressee": both[1]}, ONE),
        ({"addressee": both[0]}, ONE),
        ({"addressee": None}, ONE),
    ]


def test_by_lineage_what_reiterates_and_supersedes_counts_once() -> None:
    records = (
        recommended(),
        recommended("r2", "2021-03-01", reiterates=frozenset({"r1"})),
        recommended("r3", "2021-04-01", splits=frozenset({"r1"})),
        observed("implemented", "2021-06-01", "r2"),
    )
    by_record, by_lineage = (
        total(follow_up(register(*records), YEAR, counted_by=each)) for each in ("record", "lineage")
    )

    assert (by_record.opening, by_record.issued, by_record.closing) == (ONE, Bounds(2, 2), Bounds(2, 2))
    assert (by_lineage.opening, by_lineage.issued, by_lineage.closing) == (ONE, ONE, ONE)
    assert by_lineage.implemented == ONE


def test_records_of_the_same_thing_count_once() -> None:
    same = register(recommended(), recommended("r2", same_as=frozenset({"r1"})), observed("implemented", "2021-05-01"))

    assert total(follow_up(same, YEAR)).opening == ONE
    assert total(follow_up(same, YEAR)).closing == ZERO


# -- the recommendations behind the numbers --------------------------------------------------------------------------


def test_what_counts_as_one_stands_once_behind_a_number_and_names_its_records() -> None:
    records = (
        recommended(),
        recommended("r2", "2021-03-01", reiterates=frozenset({"r1"})),
        recommended("r3", "2021-04-01", splits=frozenset({"r1"})),
        observed("implemented", "2021-06-01", "r2"),
    )
    by_record, by_lineage = (follow_up(register(*records), YEAR, counted_by=each) for each in ("record", "lineage"))

    assert total(by_record).records["implemented"] == Behind(("r2",))
    assert total(by_lineage).records["implemented"] == Behind(("r1",))
    assert total(by_lineage).records["issued"] == Behind(("r3",))
    assert [(each.id, each.records) for each in by_record.recommendations] == [
        ("r1", ("r1",)), ("r2", ("r2",)), ("r3", ("r3",)),
    ]  # fmt: skip
    assert [(each.id, each.records) for each in by_lineage.recommendations] == [("r1", ("r1", "r2")), ("r3", ("r3",))]


def test_what_may_be_the_same_as_another_is_possible_behind_every_number() -> None:
    found = follow_up(register(recommended(), recommended("r2", possibly_same_as=frozenset({"r1"}))), YEAR)

    assert total(found).records["closing"] == Behind(("r1",), ("r2",))
    assert total(found).closing == Bounds(1, 2)


def test_a_recommendation_is_told_with_its_latest_finding_and_its_deadline() -> None:
    records = (
        recommended(),
        observed("not_started", "2020-06-01"),
        observed("in_progress", "2021-05"),
        observed("implemented", "2022-02-01"),
        due("2021-06-30", "2020-03-01"),
        due("2021-09-30", "2021-05-01"),
        due("2022-12-31", "2022-01-15"),
        recommended("r2", "2022-01-01"),
        recommended("r3"),
        observed("implemented", "[2020-12..2021-02]", "r3"),
        observed("in_progress", "2021-01-15", "r3"),
    )
    first, third = follow_up(register(*records), YEAR).recommendations

    assert ([each.code for each in first.before], [each.code for each in first.after]) == (
        ["not_started"], ["in_progress"],
    )  # fmt: skip
    assert first.as_of == When("2021-05")
    assert (first.deadline.due, first.deadline.original, first.days_late) == (date(2021, 9, 30), date(2021, 6, 30), 92)
    assert [each.code for each in third.before] == ["not_yet_observed", "implemented"]
    assert [each.code for each in third.after] == ["implemented", "in_progress"]
    assert (third.as_of, third.deadline.due, third.days_late) == (None, None, None)


# -- rates ------------------------------------------------------------------------------------------------------------


def audited() -> Register:
    """A hundred and sixty recommendations: 55 implemented, 39 overtaken by events, 66 still open."""
    codes = ["implemented"] * 55 + ["overtaken_by_events"] * 39 + ["under_implementation"] * 66
    made = [recommended(f"r{number}") for number in range(len(codes))]
    found = [
        observed(code, "2021-06-30", f"r{number}", scale="board_of_auditors@1") for number, code in enumerate(codes)
    ]
    return register(*made, *found)


def test_two_honest_rates_differ_only_by_what_was_overtaken() -> None:
    rates = {rate.name: rate for rate in follow_up(audited(), YEAR).rates}
    one, other = rates["observed"], rates["observed_without_overtaken"]

    assert (one.numerator, one.denominator, one.overtaken) == (Bounds(55, 55), Bounds(160, 160), Overtaken.COUNTED)
    assert (other.numerator, other.denominator, other.overtaken) == (
        Bounds(55, 55),
        Bounds(121, 121),
        Overtaken.LEFT_OUT,
    )
    assert one.share == Bounds.exactly(Fraction(11, 32))
    assert other.share == Bounds.exactly(Fraction(5, 11))


def test_an_empty_denominator_gives_no_rate() -> None:
    found = follow_up(register(), YEAR)

    assert {rate.share for rate in found.rates} == {None}
    assert not any(rate.is_large_enough() for rate in found.rates)


def test_a_small_number_gives_no_percentage() -> None:
    rate = follow_up(register(recommended()), YEAR).rates[0]

    assert rate.share == ZERO
    assert not rate.is_large_enough()
    assert rate.is_large_enough(1)


def test_a_cohort_observed_for_too_short_a_time_is_censored() -> None:
    records = register(recommended(), recommended("r2"), observed("implemented", "2020-09-01"))
    rates = {rate.name: rate for rate in follow_up(records, "2021", cohort="2020").rates if rate.cohort is not None}

    assert rates["cohort_1"].share == Bounds.exactly(Fraction(1, 2))
    assert rates["cohort_2"].share == Bounds(Fraction(1, 2), 1)


def test_a_rate_of_what_was_due_looks_at_the_due_day() -> None:
    records = (
        recommended(), due("2021-06-30", "2020-03-01"), observed("implemented", "2021-06-30"),
        recommended("r2"), due("2021-06-30", "2020-03-01", "r2"), observed("implemented", "2021-07-01", "r2"),
        recommended("r3"), due("2021-06-30", "2020-03-01", "r3"), due("2022-06-30", "2021-06-01", "r3"),
        recommended("r4"), due("none", "2020-03-01", "r4"),
    )  # fmt: skip
    rates = {rate.name: (rate.numerator, rate.denominator) for rate in follow_up(register(*records), YEAR).rates}

    assert rates["due"] == (ONE, Bounds(2, 2))
    assert rates["due_original"] == (ONE, Bounds(3, 3))


# -- time -------------------------------------------------------------------------------------------------------------


def test_ages_are_full_years_and_five_or_more_are_named() -> None:
    made = [
        "2021-07-01",
        "2020-12-31",
        "2020-12-30",
        "2016-12-31",
        "2016-12-30",
        "2001-01-01",
        "[2016-12-30..2017-01-02]",
    ]
    found = follow_up(register(*(recommended(f"r{number}", day) for number, day in enumerate(made))), "2021")

    assert [(each.band, each.bounds) for each in found.ageing] == [
        ("less than one year", ONE),
        ("one to two years", Bounds(2, 2)),
        ("two to three years", ZERO),
        ("three to four years", ZERO),
        ("four to five years", MAYBE),
        ("five years or more", Bounds(3, 4)),
    ]


def test_a_leap_day_is_a_year_old_at_the_end_of_the_next_february() -> None:
    period = ReportingPeriod(date(2021, 1, 1), date(2021, 2, 28))
    found = follow_up(register(recommended(issued="2020-02-29")), period)

    assert [each.bounds for each in found.ageing][:2] == [ZERO, ONE]


def test_only_a_stated_deadline_is_ever_overdue() -> None:
    records = register(
        recommended(), due("2020-06-30", "2020-03-01"), due("2021-06-30", "2020-06-01"),
        recommended("r2", "2001-01-01"),
        recommended("r3", "2001-01-01"), due("none", "2020-03-01", "r3"),
        recommended("r4"), due("2021-12-31", "2020-03-01", "r4"),
        recommended("r5"), due("2021-01-31", "2020-03-01", "r5"),
        observed("implemented", "[2021-12-30..2022-01-02]", "r5"),
    )  # fmt: skip
    late = overdue(records, date(2021, 12, 31))

    assert [(each.recommendation, each.days, each.membership) for each in late] == [
        ("r5", 334, Membership.POSSIBLE),
        ("r1", 184, Membership.CERTAIN),
    ]
    assert late[1].deadline.original == date(2020, 6, 30)
    assert (late[1].deadline.slippage, late[1].deadline.extensions) == (365, 1)
    assert follow_up(records, YEAR).deadlines == {
        DeadlineState.STATED: Bounds(2, 3),
        DeadlineState.NONE: ONE,
        DeadlineState.UNKNOWN: ONE,
    }


def test_a_deadline_set_later_is_not_known_before() -> None:
    history = deadlines_of(register(recommended(), due("2020-06-30", "2020-03-01"), due("2021-06-30", "2020-07-01")))[
        "r1"
    ]

    assert history.is_past(date(2020, 7, 1)) is False
    assert history.as_of(date(2020, 6, 30)).due == date(2020, 6, 30)
    assert history.as_of(date(2020, 2, 29)).state is DeadlineState.UNKNOWN


def test_bringing_a_deadline_forward_is_no_extension() -> None:
    history = DeadlineHistory.of(
        [due("2021-06-30", "2020-03-01"), due("2021-03-31", "2020-04-01"), due("none", "2020-05-01")]
    )

    assert (history.extensions, history.slippage, history.state) == (0, None, DeadlineState.NONE)
    assert history.as_of(date(2020, 4, 1)).slippage == -91


def test_a_status_of_31_december_stays_there_in_every_time_zone(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    (tmp_path / "records.toml").write_text(
        """
[[document]]
id = "audit"
title = "Audit"

[[recommendation]]
id = "r1"
source = "audit"
text = "Do it"
issued = 2020-12-31

[[status]]
recommendation = "r1"
aspect = "verified"
as_of = 2021-12-31
scale = "plain@1"
code = "implemented"
""",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "tracker", "followup", str(tmp_path), "--period", "2021", "--format", "json"]
    answers = {
        subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "TZ": zone}).stdout
        for zone in ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago")
    }

    assert len(answers) == 1
    assert '"implemented"' in answers.pop()
    assert total(follow_up(load(tmp_path), "2021")).implemented == ONE
    assert total(follow_up(load(tmp_path), "2022")).implemented == ZERO


# -- scales -----------------------------------------------------------------------------------------------------------


def moved(*, to: str, code: str, before: str = "in_progress", scale: str = "plain@1") -> Register:
    return register(recommended(), observed(before, "2020-12-01", scale=scale), observed(code, "2021-12-01", scale=to))


def test_a_change_of_scale_is_bridged_by_a_concordance_and_widens_bounds() -> None:
    found = follow_up(moved(to="board_of_auditors@1", code="not_implemented"), "2021", against="2020")
    row = next(
        each for each in found.statuses[Aspect.VERIFIED] if str(each.status) == "board_of_auditors@1:not_implemented"
    )

    assert (row.before, row.bounds, row.change) == (MAYBE, ONE, MAYBE)
    assert [(each.before, each.after, each.has_concordance) for each in found.breaks] == [
        ("plain@1", "board_of_auditors@1", True)
    ]


def test_without_a_concordance_no_change_is_told() -> None:
    found = follow_up(moved(to="upr@1", code="noted"), "2021", against="2020")

    assert {each.is_comparable for each in found.statuses[Aspect.VERIFIED] if each.status.scale} == {False}
    assert {each.change for each in found.statuses[Aspect.VERIFIED] if each.status.scale} == {None}


def test_every_status_can_be_translated_to_one_scale() -> None:
    found = follow_up(
        moved(to="ieg@2", code="complete", before="high", scale="ieg@1"), "2021", against="2020", scale="ieg@2"
    )
    row = next(each for each in found.statuses[Aspect.VERIFIED] if each.status.code == "complete")

    assert (row.before, row.bounds, row.change) == (MAYBE, ONE, MAYBE)
    assert found.breaks == ()


def test_an_unknown_scale_or_code_in_a_file_is_a_fault_that_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    (tmp_path / "status.csv").write_text(
        "recommendation,aspect,as_of,scale,code\n"
        "r1,verified,2021-12-31,plain@2,implemented\n"
        "r1,verified,2021-12-30,plain@1,implemnted\n",
        encoding="utf-8",
    )
    with pytest.raises(StructureError) as caught:
        load(tmp_path)

    assert [(each.line, each.message, each.hint) for each in caught.value.faults] == [
        (2, "'plain@2' is not in code list 'scales'; did you mean 'plain@1'?", ""),
        (3, "'implemnted' is not in code list 'plain@1'; did you mean 'implemented'?", ""),
    ]


# -- asking wrongly ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"aspect": "verifed"}, "'verifed' is not a value of aspect; did you mean 'verified'?"),
        ({"by": "adressee"}, "recommendations cannot be grouped by 'adressee'; did you mean 'addressee'?"),
        ({"counted_by": "x"}, "'x' is not a value of counted_by; choose one of record, lineage"),
        ({"reading": "strikt"}, "'strikt' is not a value of reading; did you mean 'strict'?"),
        ({"against": "2021"}, "the period compared with must end before 2021-12-31, got 2021-01-01..2021-12-31"),
    ],
)
def test_wrong_questions_are_refused(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        follow_up(register(recommended()), YEAR, **asked)

    assert str(caught.value) == message


def test_an_unknown_scale_is_refused() -> None:
    with pytest.raises(UnknownCodeError):
        follow_up(register(), YEAR, scale="plain")


def test_a_period_may_be_given_as_its_record() -> None:
    year, before = (
        DeclaredPeriod(id=f"y{each}", start=date(each, 1, 1), end=date(each, 12, 31)) for each in (2021, 2020)
    )
    held = register(recommended(), year, before)

    assert follow_up(held, year, against=before, cohort=before) == follow_up(
        held, "y2021", against="y2020", cohort="y2020"
    )
    assert acceptance(held, year) == acceptance(held, "y2021")


def test_what_is_grouped_by_is_an_enumeration_and_its_word() -> None:
    held = register(recommended())

    assert follow_up(held, YEAR, by=GroupedBy.MADE_BY) == follow_up(held, YEAR, by="made_by")
    with pytest.raises(InvalidValueError) as caught:
        acceptance(held, YEAR, by="them")
    assert str(caught.value) == "recommendations cannot be grouped by 'them'; did you mean 'theme'?"


def test_an_aspect_that_is_none_is_refused_wherever_it_is_asked_for() -> None:
    with pytest.raises(InvalidValueError) as caught:
        overdue(register(), date(2021, 1, 1), aspect="verifed")

    assert str(caught.value) == "'verifed' is not a value of aspect; did you mean 'verified'?"


def test_each_number_of_years_has_the_cohort_that_was_observed_for_so_long() -> None:
    """The days after the end of February included; one cohort for all where it is named."""
    records = register(recommended())
    cohorts = {rate.years: rate.cohort for rate in follow_up(records, "2021-03..2024-02").rates if rate.years}
    named = {str(rate.cohort) for rate in follow_up(records, "2021", cohort="2015").rates if rate.years}

    assert {years: str(cohort) for years, cohort in cohorts.items()} == {
        1: "2020-03-01..2023-02-28",
        2: "2019-03-01..2022-02-28",
        3: "2018-03-01..2021-02-28",
        5: "2016-03-01..2019-02-28",
    }
    assert named == {"2015-01-01..2015-12-31"}
    assert not [rate for rate in follow_up(records, "0001").rates if rate.years]
