"""Statements that a report once made and must not make."""

from tracker.comparison import compare, compare_all
from tracker.indicators import Flag, measure
from tracker.model import (
    AssistanceEvent,
    Claim,
    DeclaredPeriod,
    Indicator,
    IndicatorKind,
    Meeting,
    Observation,
    Passage,
    PassageState,
    Record,
    Register,
    SourceDocument,
)
from tracker.reports import report
from tracker.values import InternationalString, Quantity, ReportingPeriod, When
from tracker.words._figures import figure_of
from tracker.writers import plain_text, to_markdown


def text(words: str) -> InternationalString:
    return InternationalString(en=words)


def register(*records: Record) -> Register:
    return Register(id="r", title=text("R"), records=records)


def event(key: str, when: str, **given: object) -> AssistanceEvent:
    return AssistanceEvent(id=key, kind="training", title=text(f"Course {key}"), when=When(when), **given)  # type: ignore[arg-type]  # keywords go to the fields of their names


def markdown(*records: Record, period: str = "2021", language: str = "en") -> str:
    return to_markdown(report(register(*records), period), language)


def test_events_that_may_be_one_are_not_called_imprecisely_dated() -> None:
    doubtful = [event(f"e{n}", "2021-05", possibly_same_as=frozenset({"e0"})) for n in range(1, 6)]
    held = register(event("e0", "2021-05"), *doubtful)
    figure = measure(held, "events", "2021")

    assert plain_text(figure_of(figure), "en") == "1 to 6"
    assert Flag.POSSIBLE_IDENTITY in figure.flags


def test_a_passage_of_a_period_that_does_not_exist_stops_no_report() -> None:
    lost = Passage(id="p", section="introduction", period="2nd", text=text("Lost."), state=PassageState.CLEARED)

    assert "Lost." not in markdown(lost)


def test_a_draft_passage_does_not_go_out() -> None:
    draft = Passage(id="p", section="introduction", period="2021", text=text("Not yet."))
    cleared = Passage(
        id="q", section="introduction", period="2021", text=text("It may go out."), state=PassageState.CLEARED
    )

    found = markdown(draft, cleared)
    assert "Not yet" not in found
    assert "It may go out" in found


MEMBERS = Indicator(id="members", version="1", title=text("Members"), kind=IndicatorKind.STOCK, unit="States")


def observed(about: str, at: str, value: int) -> Observation:
    return Observation(indicator="members", at=When(at), value=Quantity(value), about=about)


def test_values_about_several_things_are_compared_one_by_one() -> None:
    held = register(
        MEMBERS,
        observed("aa", "2020-12", 10), observed("aa", "2021-12", 12),
        observed("bb", "2020-12", 50), observed("bb", "2021-12", 20),
    )  # fmt: skip
    rows = compare_all(held, ["members"], "2021", against="2020")

    assert [(dict(each.after.by)["about"], each.change.verdict.value) for each in rows] == [
        ("aa", "increase"),
        ("bb", "decrease"),
    ]
    assert compare(held, "members", "2021", against="2020").change.verdict.value == "not_comparable"
    assert compare(held, "members", "2021", against="2020", subject="bb").change.verdict.value == "decrease"
    assert measure(held, "members", "2021").missing is not None


def test_an_open_list_is_said_to_be_open() -> None:
    found = markdown(event("a", "2021-05", countries=frozenset({"PK"}), countries_complete=False))

    assert "Training was given to practitioners of Pakistan, among others." in found


def test_what_may_lie_outside_is_not_said_to_have_happened() -> None:
    found = markdown(event("a", "[2020..2021]", countries=frozenset({"PK"})))

    assert "Activities of this kind may have concerned Pakistan." in found
    assert "Training was given" not in found


def test_one_event_recorded_twice_is_told_once() -> None:
    found = markdown(event("a", "2021-05"), event("b", "2021-05", same_as=frozenset({"a"})))

    assert found.split("Annex I")[0].count("Course ") == 1


def test_a_claim_needs_no_citation_to_be_told() -> None:
    period = ReportingPeriod.parse("2021")
    found = markdown(
        DeclaredPeriod(id="p", start=period.start, end=period.end),
        SourceDocument(id="d", title=text("Report"), covers="p"),
        Claim(id="c", document="d", paragraph="4", indicator="events", period="2021", value=Quantity(40, "more_than")),
        period="p",
    )

    assert "more than 40" in found
    assert "para. 4" in found


def test_side_events_of_a_part_of_a_session_are_told() -> None:
    found = markdown(
        Meeting(id="s", title=text("Session"), when=When("2021-05")),
        Meeting(id="w", title=text("Working group"), when=When("2021-05"), part_of=frozenset({"s"})),
        Meeting(id="e", kind="side_event", title=text("Beside"), when=When("2021-05"), part_of=frozenset({"w"})),
    )

    assert "Beside" in found.split("Annex I")[0]


def test_a_passage_on_a_period_that_the_register_lacks_stands_in_no_report() -> None:
    """The checks say that the reference leads nowhere; the report goes on."""
    text = InternationalString(en="Lost words")
    passage = Passage(id="lost", section="introduction", period="gone", text=text, state=PassageState.CLEARED)
    register = Register(id="r", title=text, records=[passage])
    assert "Lost words" not in to_markdown(report(register, "2021"), "en").partition("\n")[2]
