"""What is due on a day: reports at sessions, deadlines, documents, ends of mandates, targets."""

# ruff: noqa: E501  # a message that is compared word for word is read best on one line

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tracker.comparison import TargetVerdict, assess
from tracker.files import load, save
from tracker.followup import DueKind, DueState, due, duties_of, follow_up
from tracker.followup._reporting_words import (
    AtSession,
    EachSession,
    Every,
    NextSession,
    OnDay,
    Request,
    Within,
    requests_in,
)
from tracker.model import (
    Aspect,
    AssistanceEvent,
    Claim,
    Deadline,
    Indicator,
    IndicatorKind,
    Mandate,
    Meeting,
    Observation,
    Recommendation,
    Register,
    SourceDocument,
    State,
    StatusObservation,
    Target,
)
from tracker.values import Bounds, InternationalString, Quantity, When

NAME = InternationalString(en="A text")


def register_of(*records: object) -> Register:
    return Register(id="r", title=NAME, records=records)  # type: ignore[arg-type]  # records of several types


def mandate(words: str | None = None, **fields: object) -> Mandate:
    reports_at = None if words is None else InternationalString(en=words)
    known = {"id": "m", "kind": "resolution", "title": NAME, "reports_at": reports_at}
    return Mandate(**{**known, **fields})  # type: ignore[arg-type]  # a short way to write it


def dates(register: Register, on: date, **options: int) -> list[tuple[str, str, str | None]]:
    return [
        (each.kind.value, each.state.value, each.when.edtf if each.when else None)
        for each in due(register, on, **options)  # type: ignore[arg-type]  # numbers go to the options that are numbers
    ]


# -- what the words ask for -------------------------------------------------------------------------------------------

READ: list[tuple[str, tuple[Request, ...]]] = [
    ("report at its eightieth session", (AtSession(None, 80),)),
    ("à sa quatre-vingtième session", (AtSession(None, 80),)),
    (
        "to the General Assembly and the Human Rights Council at their seventy-eighth and fifty-third sessions, respectively",
        (AtSession("GA", 78), AtSession("HRC", 53)),
    ),
    (
        "Assemblée générale et Conseil des droits de l’homme, à leurs soixante-dix-huitième et cinquante-troisième sessions",
        (AtSession("GA", 78), AtSession("HRC", 53)),
    ),
    ("to the General Assembly at its 79th and 80th sessions", (AtSession("GA", 79), AtSession("GA", 80))),
    ("the General Assembly, the Security Council and the Human Rights Council at the 53rd session", ()),
    ("at each session of the Human Rights Council", (EachSession("HRC"),)),
    ("à chaque session", (EachSession(None),)),
    ("at a later session", ()),
    ("annually", (Every(months=12),)),
    ("tous les deux ans", (Every(months=24),)),
    ("every six months", (Every(months=6),)),
    ("every 60 days", (Every(days=60),)),
    ("within 90 days", (Within(days=90),)),
    ("in 11 months’ time", (Within(months=11),)),
    ("dans un délai de six mois", (Within(months=6),)),
    ("every 0 days", ()),
    (
        "report to the General Assembly at its eighty-first session, and biennially thereafter",
        (EachSession("GA", 81, 2),),
    ),
    ("chaque année, à partir de sa soixante-dix-neuvième session", (EachSession(None, 79, 1),)),
    ("at every second session", ()),
    ("une session sur deux", ()),
    ("at its next session", (NextSession(None),)),
    ("à sa prochaine session", (NextSession(None),)),
    ("at its eleventh session of the Conference", (AtSession(None, 11, "conference"),)),
    ("à la Conférence, à sa onzième session", (AtSession(None, 11, "conference"),)),
    ("à sa 80ᵉ session", (AtSession(None, 80),)),
    ("biennially", (Every(months=24),)),
    ("bi-annually", (Every(months=6),)),
    ("un an sur deux", (Every(months=24),)),
    ("within ninety days", (Within(days=90),)),
    ("tous les quatre-vingt-dix jours", (Every(days=90),)),
    ("eleven months after the adoption of the present resolution", (Within(months=11),)),
    ("onze mois après l’adoption de la présente résolution", (Within(months=11),)),
    ("within thirty days of the end of the mandate", ()),
    ("six months before the expiration of its mandate", ()),
    (
        "within 90 days of adoption and every 180 days thereafter",
        (Within(days=90), Every(days=180, start=Within(days=90))),
    ),
    ("by 15 September 2021", (OnDay(When("2021-09-15")),)),
    ("avant le 15 septembre 2021", (OnDay(When("2021-09-15")),)),
    ("2027-03", (OnDay(When("2027-03")),)),
    ("before 30 February 2021", (OnDay(When("2021")),)),
    ("regularly", ()),
    ("", ()),
]


@pytest.mark.parametrize(("words", "requests"), READ)
def test_words_are_read(words: str, requests: tuple[Request, ...]) -> None:
    assert requests_in(words) == requests


@given(st.text())
def test_any_words_can_be_read(words: str) -> None:
    assert isinstance(requests_in(words), tuple)
    assert isinstance(requests_in(f"session {words}"), tuple)


# -- reports ----------------------------------------------------------------------------------------------------------


def test_the_eightieth_session_opens_in_september_2025() -> None:
    asked = mandate("at its eightieth session", symbol="A/RES/78/1", adopted=When("2023-12-19"))
    register = register_of(asked)

    assert dates(register, date(2024, 1, 1)) == [("report", "due", "2025-09")]
    assert dates(register, date(2025, 9, 1)) == [("report", "due", "2025-09")]
    assert dates(register, date(2025, 9, 2)) == [("report", "possibly_overdue", "2025-09")]
    assert dates(register, date(2025, 10, 1)) == [("report", "overdue", "2025-09")]
    assert dates(register, date(2023, 12, 18)) == []


@pytest.mark.parametrize(
    ("words", "symbol", "adopted", "when"),
    [
        ("General Assembly, at its 81st session and biennially thereafter", "A/RES/80/1", "2025-12-17",
         ["2026-09", "2028-09", "2030-09"]),
        ("to the Human Rights Council annually, starting from its fifty-third session", "A/RES/77/1", "2022-12-15",
         ["[2023-05..2023-06]", "[2024-05..2024-06]", "[2025-05..2025-06]"]),
        ("at its next session", "CTOC/COP/RES/11/1", "2022-10-21", ["2024-10"]),
        ("report to the Conference at its eleventh session", "CTOC/COP/RES/10/4", "2020-10-16", ["2022-10"]),
        # The eleventh session of the Assembly opened in 1956; which Conference is meant, nobody can tell.
        ("report to the Conference at its eleventh session", "A/RES/76/186", "2021-12-16", [None]),
        ("at its eleventh session", "A/RES/76/186", "2021-12-16", [None]),
        ("at its resumed seventy-fifth session", "A/RES/75/270", "2021-04-16", [None]),
        ("report to the Assembly at its eightieth session", "E/RES/2022/1", "2022-06-01", ["2025-09"]),
        ("within 90 days of adoption and every 180 days thereafter", "S/RES/2600(2022)", "2022-01-01",
         ["2022-04-01", "2022-09-28"]),
    ],
)  # fmt: skip
def test_sessions_and_series_are_dated(words: str, symbol: str, adopted: str, when: list[str | None]) -> None:
    asked = mandate(words, symbol=symbol, adopted=When(adopted))
    last = when[-1]
    on = When(last).window.first if last else date(2022, 1, 1)

    assert [each.when.edtf if each.when else None for each in duties_of(register_of(asked), asked, on)] == when


def test_the_organ_is_known_by_its_name_in_any_language() -> None:
    organ = InternationalString(fr="Conseil des droits de l'homme")
    (found,) = due(register_of(mandate("at its fifty-third session", organ=organ)), date(2023, 1, 1))

    assert found.when == When("[2023-05..2023-06]")
    assert found.session is not None
    assert (found.session.organ.code, found.session.number) == ("HRC", 53)


def test_a_meeting_of_the_register_dates_its_session() -> None:
    session = Meeting(
        id="cop11",
        kind="session",
        organ=InternationalString(en="General Assembly"),
        title=NAME,
        when=When("2025-09-09"),
        session="80",
    )

    assert dates(register_of(session, mandate("at its 80th session", symbol="A/RES/79/1")), date(2025, 1, 1)) == [
        ("report", "due", "2025-09-09")
    ]


def test_what_cannot_be_read_or_dated_is_still_told() -> None:
    register = register_of(
        mandate("regularly", id="a"),
        mandate("within 90 days", id="b"),
        mandate("at its 5th session", id="c", organ=InternationalString(en="Committee of Experts")),
    )

    assert dates(register, date(2024, 1, 1)) == [("report", "undated", None)] * 3


@pytest.mark.parametrize(
    ("words", "adopted", "when"),
    [
        ("within 11 months", "2021-09-29", "2022-08-29"),
        ("within 90 days", "2021-09-29", "2021-12-28"),
        ("in one month", "2022-01-31", "2022-02-28"),
        ("in one month", "2022-01", "[2022-02-01..2022-02-28]"),
    ],
)
def test_a_delay_runs_from_the_adoption(words: str, adopted: str, when: str) -> None:
    (found,) = due(register_of(mandate(words, adopted=When(adopted))), date(2022, 2, 1))

    assert found.when is not None
    assert found.when.edtf == When(when).edtf


def test_without_a_day_of_adoption_duties_run_from_the_first_day_in_force() -> None:
    yearly = mandate("annually", in_force=When("2020-02-29/.."))
    sessions = mandate("at each session of the General Assembly", in_force=When("2020/2022"))

    assert [each.when for each in duties_of(register_of(yearly), yearly, date(2022, 1, 1))] == [
        When("2021-02-28"),
        When("2022-02-28"),
    ]
    assert [
        each.session.number for each in duties_of(register_of(sessions), sessions, date(2022, 9, 1)) if each.session
    ] == [
        76,
        77,
    ]


def report(name: str, published: str | None = None, **fields: object) -> SourceDocument:
    known = {"id": name, "title": NAME, "published": published and When(published), "prepared_for": frozenset({"m"})}
    return SourceDocument(**{**known, **fields})  # type: ignore[arg-type]  # keywords go to the fields of their names


def test_reports_that_recur_are_told_of_from_the_last_to_the_next() -> None:
    yearly = mandate("annually", adopted=When("2020-12-31"))

    assert dates(register_of(yearly), date(2023, 6, 1)) == [
        ("report", "overdue", "2022-12-31"),
        ("report", "due", "2023-12-31"),
    ]
    answered = register_of(yearly, report("first", "2021-11"), report("second", "2023-02"))
    assert [each.answered_by for each in duties_of(answered, yearly, date(2023, 6, 1))] == ["first", "second", None]
    assert dates(answered, date(2023, 6, 1)) == [("report", "due", "2023-12-31")]


def test_a_mandate_that_has_ended_asks_for_nothing_more() -> None:
    ended = mandate("annually", adopted=When("2020-01-15"), in_force=When("2020-01-15/2021-06-30"))

    assert [each.when for each in duties_of(register_of(ended), ended, date(2030, 1, 1))] == [When("2021-01-15")]


def test_each_session_after_the_adoption_is_reported_to() -> None:
    asked = mandate("at each session of the Human Rights Council", adopted=When("2023-03-30"))

    assert [each.session.number for each in duties_of(register_of(asked), asked, date(2023, 9, 1)) if each.session] == [
        53,
        54,
    ]


def test_one_report_answers_one_request() -> None:
    asked = mandate("General Assembly at its 78th and 79th sessions", adopted=When("2022-12-15"))
    every = (asked, report("early", "2023-07"), report("planned", None, state=State.PLANNED, expected=When("2024-07")))

    assert dates(register_of(*every), date(2024, 1, 1)) == [
        ("document", "due", "2024-07"),
        ("report", "due", "2024-09"),
    ]


def test_a_report_to_the_session_answers_that_session() -> None:
    asked = mandate("General Assembly at its 78th and 79th sessions", adopted=When("2022-12-15"))
    session = Meeting(
        id="ga79",
        organ=InternationalString(en="General Assembly"),
        title=NAME,
        when=When("2024-09-10"),
        session="seventy-ninth",
    )
    late = report("late", "2024-08", prepared_for=frozenset({"m", "ga79"}))

    assert [each.answered_by for each in duties_of(register_of(asked, session, late), asked, date(2024, 10, 1))] == [
        None,
        "late",
    ]


# -- recommendations, documents, mandates, targets --------------------------------------------------------------------


def recommendation(name: str = "r", **fields: object) -> Recommendation:
    known = {"id": name, "source": "s", "text": NAME, "issued": When("2020-05-01")}
    return Recommendation(**{**known, **fields})  # type: ignore[arg-type]  # keywords go to the fields of their names


def status(code: str, as_of: str, aspect: Aspect = Aspect.VERIFIED) -> StatusObservation:
    return StatusObservation(recommendation="r", aspect=aspect, as_of=When(as_of), scale="plain@1", code=code)


DEADLINE = Deadline(recommendation="r", due=date(2021, 12, 31), set=date(2020, 5, 1))


@pytest.mark.parametrize(
    ("on", "state"), [(date(2021, 12, 31), "due"), (date(2022, 1, 1), "overdue"), (date(2020, 5, 1), "due")]
)
def test_the_due_day_itself_is_in_time(on: date, state: str) -> None:
    assert dates(register_of(recommendation(), DEADLINE), on) == [("deadline", state, "2021-12-31")]


def test_only_what_was_set_by_the_day_counts() -> None:
    moved = Deadline(recommendation="r", due=date(2022, 6, 30), set=date(2021, 12, 1))
    register = register_of(recommendation(), DEADLINE, moved)
    (before,), (after,) = due(register, date(2021, 11, 30)), due(register, date(2022, 1, 1))

    assert (before.when, after.when) == (When("2021-12-31"), When("2022-06-30"))
    assert after.deadline is not None
    assert (after.deadline.slippage, after.deadline.extensions) == (181, 1)
    assert dates(register, date(2020, 4, 30)) == []


@pytest.mark.parametrize(
    ("observed", "state"),
    [
        (status("implemented", "2021-06-30"), None),
        (status("withdrawn", "2021-06-30"), None),
        (status("in_progress", "2021-06-30"), "overdue"),
        (status("implemented", "2022-06-30"), "overdue"),
        (status("implemented", "[2022-01-01..2022-03-31]"), "possibly_overdue"),
        (status("implemented", "2021-06-30", Aspect.SELF_REPORTED), "overdue"),
    ],
)
def test_what_is_closed_is_not_due(observed: StatusObservation, state: str | None) -> None:
    found = dates(register_of(recommendation(), DEADLINE, observed), date(2022, 2, 1))

    assert found == ([] if state is None else [("deadline", state, "2021-12-31")])


def test_no_deadline_is_never_overdue() -> None:
    none = Deadline(recommendation="r", due="none", set=date(2021, 1, 1))

    assert dates(register_of(recommendation(), DEADLINE, none), date(2030, 1, 1)) == []
    assert dates(register_of(recommendation(draft=True), DEADLINE), date(2030, 1, 1)) == []


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "overdue"),
        ({"state": State.ONGOING}, "overdue"),
        ({"state": State.DONE}, None),
        ({"state": State.CANCELLED}, None),
        ({"published": When("2022-02-01")}, None),
        ({"published": When("2022-02-03")}, "overdue"),
        ({"draft": True}, None),
    ],
)
def test_documents_are_expected_until_they_are_out(fields: dict[str, object], state: str | None) -> None:
    known = {"id": "d", "title": NAME, "expected": When("2021-12")}
    document = SourceDocument(**{**known, **fields})  # type: ignore[arg-type]  # keywords go to the fields of their names
    found = dates(register_of(document), date(2022, 2, 2))

    assert found == ([] if state is None else [("document", state, "2021-12")])


def test_the_end_of_a_mandate_is_due_unless_it_is_carried_on() -> None:
    old = mandate(id="old", in_force=When("2020-10-02/2021-10-02"))
    new = mandate(id="new", adopted=When("2021-09-29"), renews=frozenset({"old"}))

    assert dates(register_of(old, new), date(2021, 9, 1)) == [("end_of_mandate", "due", "2021-10-02")]
    assert dates(register_of(old, new), date(2021, 9, 30)) == []
    assert dates(register_of(old), date(2021, 10, 3)) == [("end_of_mandate", "lapsed", "2021-10-02")]
    assert dates(register_of(old, new), date(2022, 10, 3)) == []
    assert [each.since_renewal for each in due(register_of(old), date(2023, 10, 2))] == [Bounds.exactly(3)]


@pytest.mark.parametrize(
    "fields",
    [{"renews": frozenset({"old"})}, {"renews": frozenset({"old"}), "in_force": When("2021-10-03/..")}],
)
def test_a_renewal_without_a_day_of_adoption_carries_on(fields: dict[str, object]) -> None:
    old = mandate(id="old", in_force=When("2020-10-02/2021-10-02"))

    assert dates(register_of(old, mandate(None, id="new", **fields)), date(2022, 1, 1)) == []


INDICATOR = Indicator(id="wells", version="1", title=NAME, kind=IndicatorKind.STOCK, unit="wells")
TARGET = Target(indicator="wells", at=When("2022-12-31"), value=Quantity(10))


def test_a_target_is_due_and_then_reported() -> None:
    reported = Observation(indicator="wells", at=When("2022-12-31"), value=Quantity(9))

    assert dates(register_of(INDICATOR, TARGET), date(2022, 1, 1)) == [("target", "due", "2022-12-31")]
    assert dates(register_of(INDICATOR, TARGET), date(2023, 1, 1)) == [("target", "overdue", "2022-12-31")]
    assert dates(register_of(INDICATOR, TARGET, reported), date(2023, 1, 1)) == []


CLAIM = Claim(id="c", document="d", paragraph="1", indicator="wells", at=When("2022-12-31"), value=Quantity(12))
WOMEN = AssistanceEvent(
    id="e", kind="training", title=NAME, when=When("2022-05"), participants=Quantity(10), women=Quantity(6)
)


@pytest.mark.parametrize(
    ("target", "records"),
    [
        (TARGET, [CLAIM]),
        (evolve(TARGET, at=When("2022")), [Observation(indicator="wells", at=When("2022-06"), value=Quantity(9))]),
        (TARGET, [Observation(indicator="wells@1", at=When("2022-12-31"), value=Quantity(9))]),
        (Target(indicator="share-of-women-trained", period="2022", value=Quantity.parse("1/2")), [WOMEN]),
        (Target(indicator="women-trained", period="2022", value=Quantity(5)), [WOMEN]),
    ],
)
def test_what_targets_call_reached_is_not_due(target: Target, records: list[object]) -> None:
    known = register_of(INDICATOR, target, *records)

    assert assess(known, target).verdict is not TargetVerdict.NOT_REPORTED
    assert dates(known, date(2023, 2, 1)) == []


TIMES = st.sampled_from(["2021", "2022", "2022-06", "2022-12", "2022-12-31"])
NUMBERS = st.one_of(
    st.builds(
        Observation, indicator=st.sampled_from(["wells", "wells@1"]), at=TIMES.map(When), value=st.just(Quantity(9))
    ),
    TIMES.map(lambda at: evolve(CLAIM, at=When(at))),
)


@given(TIMES, st.lists(NUMBERS, max_size=3, unique_by=lambda each: each.key))
def test_due_and_targets_agree(at: str, numbers: list[Observation | Claim]) -> None:
    """A target that has passed is overdue exactly if nothing is reported for its time."""
    target = evolve(TARGET, at=When(at))
    known = register_of(INDICATOR, target, *numbers)
    reported = assess(known, target).verdict is not TargetVerdict.NOT_REPORTED

    assert [each.state for each in due(known, date(2023, 2, 1))] == ([] if reported else [DueState.OVERDUE])


def test_what_is_due_later_can_be_left_out() -> None:
    register = register_of(INDICATOR, TARGET, recommendation(), DEADLINE)

    assert len(due(register, date(2021, 12, 1))) == 2
    assert [each.kind for each in due(register, date(2021, 12, 1), within=12)] == [DueKind.DEADLINE]
    assert [each.state for each in due(register, date(2022, 1, 1), within=0)] == [DueState.OVERDUE]


def test_keys_differ_and_stay() -> None:
    asked = mandate("General Assembly at its 78th and 79th sessions")
    register = register_of(asked, INDICATOR, TARGET, recommendation(), DEADLINE)
    keys = [each.key for each in due(register, date(2021, 1, 1))]

    assert keys == [each.key for each in due(register, date(2021, 2, 1))]
    assert keys == ["deadline:r", "target:wells@2022-12-31:2022-12-31", "report:m:GA-78", "report:m:GA-79"]


# -- imprecise deadlines ----------------------------------------------------------------------------------------------

VAGUE = {
    "toml": ("deadline.toml", '[[deadline]]\nrecommendation = "r"\ndue = "{due}"\nset = 2021-01-15\n'),
    "csv": ("deadline.csv", "recommendation,due,set\nr,{due},2021-01-15\n"),
    "jsonl": ("deadline.jsonl", '{{"recommendation": "r", "due": "{due}", "set": "2021-01-15"}}\n'),
}


@pytest.mark.parametrize("form", VAGUE)
@pytest.mark.parametrize(
    ("due_text", "day", "state"),
    [
        ("2021-Q4", "2021-10-01", "due"),
        ("2021-Q4", "2021-10-02", "possibly_overdue"),
        ("2021-Q4", "2021-12-31", "possibly_overdue"),
        ("2021-Q4", "2022-01-01", "overdue"),
        ("2021", "2021-07-01", "possibly_overdue"),
        ("2021/..", "2030-01-01", "possibly_overdue"),
        ("2021-06-30", "2021-07-01", "overdue"),
        ("2021-06-30?", "2021-07-01", "possibly_overdue"),
    ],
)
def test_an_imprecise_deadline_is_overdue_by_degrees(
    form: str, due_text: str, day: str, state: str, tmp_path: Path
) -> None:
    """In a file of any kind, asked of `due` and of `followup`, and after the register is saved again."""
    name, text = VAGUE[form]
    (tmp_path / "register.toml").write_text('schema = 1\nid = "r"\ntitle = "R"\n', encoding="utf-8")
    (tmp_path / name).write_text(text.format(due=due_text), encoding="utf-8")
    (tmp_path / "recommendation.csv").write_text("id,source,text,issued\nr,d,Do it,2021-01-01\n", encoding="utf-8")
    (tmp_path / "document.csv").write_text("id,title,published\nd,A report,2021-01-01\n", encoding="utf-8")
    register = load(tmp_path)
    again = save(register, tmp_path / "again")

    for each in (register, again):
        (item,) = due(each, date.fromisoformat(day))
        assert (item.state.value, item.when) == (state, When(due_text))
        late = follow_up(each, f"2021-01-01..{day}").overdue
        told = {True: "overdue", False: "possibly_overdue"}
        assert [told[one.is_certain] for one in late] == ([] if state == "due" else [state])


def test_a_deadline_known_to_the_day_is_a_day() -> None:
    """However it is written, so that its digest stays what it was."""
    written = ("2021-06-30", When("2021-06-30"))
    days = [
        Deadline(recommendation="r", due=each, set=date(2021, 1, 1)).due  # type: ignore[arg-type]  # taken as a day
        for each in written
    ]

    assert days == [date(2021, 6, 30)] * 2
    assert Deadline(recommendation="r", due=When("2021-Q2"), set=date(2021, 1, 1)).due == When("2021-34")
