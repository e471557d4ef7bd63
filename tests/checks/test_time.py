"""Checks of time, TRK2xx: one specimen of each sentence, and what passes."""

from datetime import date

import pytest
from specimens import (
    cited,
    claim,
    document,
    event,
    mandate,
    meeting,
    period,
    programme,
    recommendation,
    said,
)

from tracker.model import Deadline, DocumentVersion, Participant, Record, State
from tracker.values import Language, When


def test_outside_reported_period() -> None:
    network = event("network-launch", when="2020-06", citations=(cited("51"), cited("52")))

    assert said("TRK201", network) == [
        (
            "warning TRK201 event 'network-launch' dates from 2020-06, outside the period 'cop11' "
            "(2020-07-01..2022-07-31) on which CTOC/COP/2022/3 (paragraphs 51 and 52) reports "
            "(correct the date or the period; figures of the period leave it out)"
        )
    ]


@pytest.mark.parametrize("when", ["2020-07", "2020", "2019/2021", "2019/..", "2020-06?", "{2019,2021}"])
def test_what_may_lie_in_the_period_is_not_outside(when: str) -> None:
    assert said("TRK201", event("a", when=when)) == []


def test_meetings_and_documents_lie_outside_too() -> None:
    session = meeting("cop9", when="2018-10", citations=(cited(None),))
    study = document("study", published="2018", citations=(cited("33"),))

    assert said("TRK201", session, study) == [
        (
            "warning TRK201 document 'study' dates from 2018, outside the period 'cop11' (2020-07-01..2022-07-31) "
            "on which CTOC/COP/2022/3 (paragraph 33) reports "
            "(correct the date or the period; figures of the period leave it out)"
        ),
        (
            "warning TRK201 meeting 'cop9' dates from 2018-10, outside the period 'cop11' (2020-07-01..2022-07-31) "
            "on which CTOC/COP/2022/3 reports (correct the date or the period; figures of the period leave it out)"
        ),
    ]


def test_a_report_may_name_itself_and_its_own_session() -> None:
    late = document(
        "next", covers="cop11", prepared_for="cop11-session", published="2022-09", citations=(cited(document="next"),)
    )
    session = meeting("cop11-session", when="2022-10", citations=(cited(document="next"),))

    assert said("TRK201", late, session) == []


def test_a_source_that_covers_no_period_bounds_nothing() -> None:
    assert (
        said(
            "TRK201",
            document("web"),
            document("odd", covers="?"),
            event("a", when="1999", citations=(cited(document="web"), cited(document="odd"))),
        )
        == []
    )


def test_perhaps_outside_reported_period() -> None:
    assert said("TRK202", event("a", when="2020", citations=(cited("33"),))) == [
        (
            "info TRK202 event 'a' dates from 2020, which may lie outside the period 'cop11' (2020-07-01..2022-07-31) "
            "on which CTOC/COP/2022/3 (paragraph 33) reports "
            "(date it more precisely; figures of the period count it as possible)"
        )
    ]
    assert said("TRK202", event("a", when="2021"), event("b", when="2020-06"), event("c", when="2019/2021")) == []


def test_a_source_older_than_what_it_reports() -> None:
    assert said("TRK203", event("a", when="2022-11")) == [
        (
            "warning TRK203 event 'a' dates from 2022-11, yet CTOC/COP/2022/3, published in 2022-08, reports it "
            "(correct the date that is wrong)"
        )
    ]


def test_what_is_announced_may_lie_in_the_future() -> None:
    planned = event("a", when="2022-11", state=State.PLANNED)

    assert said("TRK203", planned, meeting("m", when="2022-10", citations=(cited(),)), event("b", when="2022")) == []


def test_an_event_outside_the_run_of_its_programme() -> None:
    assert said(
        "TRK203", programme("starsom", when="2021/2023"), event("a", when="2020-11", programmes="starsom x")
    ) == [
        (
            "warning TRK203 event 'a' dates from 2020-11, yet its programme 'starsom' runs 2021/2023 "
            "(correct the date that is wrong)"
        )
    ]
    assert said("TRK203", programme("starsom", when="2021/2023"), event("a", when="2021", programmes="starsom")) == []


def test_a_recommendation_younger_than_its_deadline() -> None:
    due = Deadline(recommendation="r", due=date(2020, 12, 31), set=date(2020, 1, 1))
    assert said("TRK203", recommendation("r", issued="2021-05"), due) == [
        (
            "warning TRK203 recommendation 'r' was issued in 2021-05, yet is due on 2020-12-31 "
            "(correct the date that is wrong)"
        )
    ]
    never = Deadline(recommendation="r", due="none", set=date(2020, 1, 1))
    later = Deadline(recommendation="r", due=date(2021, 5, 31), set=date(2020, 1, 2))
    lost = Deadline(recommendation="s", due=date(1999, 5, 31), set=date(2020, 1, 2))
    assert said("TRK203", recommendation("r", issued="2021-05"), never, later, lost) == []


def test_a_mandate_in_force_before_its_adoption() -> None:
    assert said("TRK203", mandate("m", adopted="2021-04", in_force="2020/2023")) == [
        (
            "warning TRK203 mandate 'm' is in force from 2020/2023, yet was adopted in 2021-04 "
            "(correct the date that is wrong)"
        )
    ]
    assert said("TRK203", mandate("m", adopted="2021-04", in_force="2021/2023")) == []


def test_a_mandate_renewed_before_its_adoption() -> None:
    assert said("TRK203", mandate("m", adopted="2020", renews="n o"), mandate("n", adopted="2021-04")) == [
        "warning TRK203 mandate 'm' of 2020 renews 'n', which was adopted in 2021-04 (correct the date that is wrong)"
    ]
    assert said("TRK203", mandate("m", adopted="2021-09", renews="n"), mandate("n", adopted="2020")) == []


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        (
            [document("d", published="2021-04-09"), event("a", when="2021-05", citations=(cited(document="d"),))],
            "event 'a' dates from 2021-05, yet d, published on 2021-04-09, reports it",
        ),
        (
            [mandate("m", adopted="2021-04-09", in_force="2020")],
            "mandate 'm' is in force from 2020, yet was adopted on 2021-04-09",
        ),
        (
            [mandate("m", adopted="2020", renews="n"), mandate("n", adopted="2021-04-09")],
            "mandate 'm' of 2020 renews 'n', which was adopted on 2021-04-09",
        ),
        (
            [event("a", when="2020-11", mandates="m"), mandate("m", adopted="2021-04-09")],
            "event 'a' dates from 2020-11, yet serves mandate 'm', which was adopted on 2021-04-09",
        ),
        (
            [recommendation("r", issued="2020", source="m"), mandate("m", adopted="2021-04-09")],
            "recommendation 'r' was issued in 2020, yet mandate 'm', which made it, was adopted on 2021-04-09",
        ),
        (
            [
                recommendation("r", issued="2021-05"),
                Deadline(recommendation="r", due=When("2021-Q1"), set=date(2020, 1, 1)),
            ],
            "recommendation 'r' was issued in 2021-05, yet is due in 2021-33",
        ),
    ],
)
def test_a_day_is_on_and_a_month_in(records: list[Record], sentence: str) -> None:
    assert said("TRK203", *records) == [f"warning TRK203 {sentence} (correct the date that is wrong)"]


@pytest.mark.parametrize("doubted", ["2019?", "2019%"])
def test_doubted_dates_prove_no_order(doubted: str) -> None:
    assert said("TRK203", mandate("m", adopted=doubted, renews="n"), mandate("n", adopted="2021-04")) == []


def test_misnamed_period() -> None:
    assert said("TRK204", period("p", "2020-07-01", "2022-07-31", title="2019–2021")) == [
        (
            "warning TRK204 period 'p' is called '2019–2021', yet lasts from 2020-07-01 to 2022-07-31 "
            "(correct the days or the name)"
        )
    ]


@pytest.mark.parametrize(
    ("key", "title"), [("2022-Q1", None), ("2019..2020", None), ("p", "Year 2020"), ("2020-2021", None)]
)
def test_names_that_contradict_the_days(key: str, title: str | None) -> None:
    assert len(said("TRK204", period(key, "2021-07-01", "2021-12-31", title=title))) == 1


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("fy2022", None),
        ("2021", None),
        ("report-2023", "July to December 2021"),
        ("p", "1999, 2005 and 2021"),
        ("p", "2021–2021"),
    ],
)
def test_names_that_may_mean_the_days(key: str, title: str | None) -> None:
    assert said("TRK204", period(key, "2021-07-01", "2021-12-31", title=title)) == []


def test_overlapping_periods() -> None:
    assert said("TRK205", period("cop12", "2022-07-01", "2024-07-31")) == [
        (
            "info TRK205 period 'cop11' shares 31 days with period 'cop12' "
            "(let one period end on the day before the next starts)"
        )
    ]


def test_periods_with_a_gap() -> None:
    assert said("TRK205", period("cop12", "2022-08-02", "2024-07-31")) == [
        (
            "info TRK205 period 'cop11' ends 1 day before period 'cop12' "
            "(let one period end on the day before the next starts)"
        )
    ]


def test_periods_that_follow_and_years_beside_them() -> None:
    assert said("TRK205", period("cop12", "2022-08-01", "2024-07-31"), period("2021", "2021-01-01", "2021-12-31")) == []


def test_claim_of_another_period() -> None:
    claims = claim("a", 4000, period="2020..2022"), claim("b", 31, period="2020..2022"), claim("c", 9, period="2019")
    assert said("TRK206", *claims) == [
        (
            "info TRK206 claims 'a' and 'b' are about 2020-01-01..2022-12-31, while CTOC/COP/2022/3 reports on "
            "2020-07-01..2022-07-31 (compare it with figures of its own period only)"
        ),
        (
            "info TRK206 claim 'c' is about 2019-01-01..2019-12-31, while CTOC/COP/2022/3 reports on "
            "2020-07-01..2022-07-31 (compare it with figures of its own period only)"
        ),
    ]


def test_claims_of_the_period_its_parts_and_single_records() -> None:
    records = claim("a", 1, period="cop11"), claim("b", 1, period="2021"), claim("c", 1, period="2019", about="a")

    assert said("TRK206", *records, claim("d", 1, at="2019"), claim("e", 1, document="?")) == []


def test_undated_event() -> None:
    assert said("TRK207", event("a", when="[2020-07-01..2022-07-31]"), event("b", when="[..2021]")) == [
        (
            "info TRK207 event 'a' is dated [2020-07-01..2022-07-31] without an assumption that says why "
            "(give it an assumption)"
        ),
        "info TRK207 event 'b' is dated [..2021] without an assumption that says why (give it an assumption)",
    ]


def test_dated_events_and_assumptions() -> None:
    explained = event("a", when="[2020-07-01..2022-07-31]", assumption="Undated; taken to lie in the period.")

    assert said("TRK207", explained, event("b", when="2021"), event("c", when="[2021-01..2021-06]")) == []


@pytest.mark.parametrize("relation", ["reiterates", "supersedes", "splits", "merges"])
def test_a_recommendation_takes_up_none_that_came_after_it(relation: str) -> None:
    newer = recommendation("n", issued="2021-04")

    assert said("TRK203", recommendation("m", issued="2020", **{relation: "n"}), newer) == [
        (
            f"warning TRK203 recommendation 'm' of 2020 {relation} 'n', which was issued in 2021-04 "
            "(correct the date that is wrong)"
        )
    ]
    for issued in ("2021", "2021-04", "2022"):
        assert said("TRK203", recommendation("m", issued=issued, **{relation: "n"}), newer) == []


# -- what belongs together --------------------------------------------------------------------------------------------


def test_a_participant_outside_the_run_of_its_programme() -> None:
    def taking_part(when: str) -> list[str]:
        return said(
            "TRK203",
            programme("p", when="2021/2023", participants=(Participant(country="BO", when=When(when)),)),
        )

    assert taking_part("2018/2019") == [
        ("warning TRK203 programme 'p' runs 2021/2023, yet 'BO' takes part 2018/2019 (correct the date that is wrong)")
    ]
    assert len(taking_part("2024")) == 1
    for when in ("2020/2021", "2022/..", "2018?/2019?"):
        assert taking_part(when) == []


def test_a_version_published_before_its_document() -> None:
    def versions(when: str) -> list[str]:
        french = DocumentVersion(language=Language.FRENCH, published=When(when))
        return said("TRK203", document("d", published="2021-04", versions=(french,)))

    assert versions("2020") == [
        (
            "warning TRK203 document 'd' was published in 2021-04, yet its version 'fr' in 2020 "
            "(correct the date that is wrong)"
        )
    ]
    for when in ("2021", "2021-04", "2022", "2020?"):
        assert versions(when) == []


def test_an_event_older_than_a_mandate_that_it_serves() -> None:
    younger = mandate("m", adopted="2021-04")

    assert said("TRK203", event("a", when="2020-11", mandates="m x"), younger) == [
        (
            "warning TRK203 event 'a' dates from 2020-11, yet serves mandate 'm', which was adopted in 2021-04 "
            "(correct the date that is wrong)"
        )
    ]
    for when in ("2021", "2021-04", "2022-01", "2020?"):
        assert said("TRK203", event("a", when=when, mandates="m"), younger) == []


@pytest.mark.parametrize("source", ["d", "A/1"])
def test_a_recommendation_older_than_the_document_that_made_it(source: str) -> None:
    made = document("d", symbol="A/1", published="2021-06")

    assert said("TRK203", recommendation("r", issued="2021-05", source=source), made) == [
        (
            "warning TRK203 recommendation 'r' was issued in 2021-05, yet document 'd', which made it, was published "
            "in 2021-06 (correct the date that is wrong)"
        )
    ]
    for issued in ("2021", "2021-06", "2022-01", "2021-05?"):
        assert said("TRK203", recommendation("r", issued=issued, source=source), made) == []


@pytest.mark.parametrize("role", ["countries", "hosts", "represented", "subjects"])
def test_no_role_is_that_of_a_state_before_it_existed(role: str) -> None:
    assert said("TRK208", event("a", when="2005", **{role: "SS"})) == [
        (
            "warning TRK208 event 'a' of 2005 names 'SS', which is a State since 2011-07-09 "
            "(correct the date, or name the country of that time)"
        )
    ]
    assert said("TRK208", event("a", when="2011", **{role: "SS"})) == []


def test_the_time_of_a_participant_is_its_own() -> None:
    def taking_part(when: str | None) -> list[str]:
        own = None if when is None else When(when)
        return said("TRK208", programme("p", when="2004/2014", participants=(Participant(country="SS", when=own),)))

    assert taking_part("2005/2009") == [
        (
            "warning TRK208 programme 'p' of 2005/2009 names 'SS', which is a State since 2011-07-09 "
            "(correct the date, or name the country of that time)"
        )
    ]
    for when in (None, "2012/2014", "2005/2012", "2005?"):
        assert taking_part(when) == []
