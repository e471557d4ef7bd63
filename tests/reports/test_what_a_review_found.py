"""Statements that a report once made and must not make."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tracker.comparison import compare, compare_all
from tracker.indicators import Flag, measure
from tracker.model import (
    Aspect,
    AssistanceEvent,
    Citation,
    Claim,
    Condition,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    Finding,
    Indicator,
    IndicatorKind,
    Mandate,
    Meeting,
    Observation,
    Passage,
    PassageState,
    Programme,
    Recommendation,
    Record,
    Register,
    SourceDocument,
    StatusObservation,
    Where,
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

    assert "One activity of this kind concerned Pakistan, among others:" in found


def test_what_may_lie_outside_is_not_said_to_have_happened() -> None:
    found = markdown(event("a", "[2020..2021]", countries=frozenset({"PK"})))

    assert "One activity of this kind may have concerned Pakistan:" in found
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


# -- a period on which nothing reports yet ----------------------------------------------------------------------------

LAST = DeclaredPeriod(id="p1", start=date(2020, 1, 1), end=date(2020, 12, 31))
NEW = DeclaredPeriod(id="p2", start=date(2021, 1, 1), end=date(2021, 12, 31))
OLD_REPORT = SourceDocument(id="old", title=text("The last report"), covers="p1", published=When("2021-02"))


def of_old(paragraph: str) -> tuple[Citation, ...]:
    return (Citation(document="old", paragraph=paragraph),)


def new_report(*records: Record) -> str:
    return to_markdown(report(register(LAST, NEW, OLD_REPORT, *records), "p2", against="p1"), "en")


def test_what_the_last_report_found_is_no_finding_of_the_new_period() -> None:
    """Neither without a date, nor with one that only may lie in the new period: that report could not know of it."""
    page = new_report(
        Finding(id="a", text=text("Routes have moved."), citations=of_old("1")),
        Finding(id="b", text=text("Prices rose."), when=When("2020/2021"), citations=of_old("2")),
        Finding(id="c", text=text("Boats are smaller."), when=When("2021-03"), citations=of_old("3")),
        Finding(id="d", text=text("Nobody was asked.")),
    )

    assert "Routes have moved" not in page
    assert "Prices rose" not in page
    assert "Boats are smaller" in page
    assert "Nobody was asked" in page


def test_a_mandate_lasts_until_it_ends() -> None:
    page = new_report(
        Mandate(id="lasting", kind="convention", title=text("The Convention"), citations=of_old("1")),
        Mandate(
            id="ended",
            kind="resolution",
            title=text("Last year’s resolution"),
            in_force=When("2019-12-01/2020-12-01"),
            citations=of_old("2"),
        ),
        AssistanceEvent(
            id="e",
            kind="training",
            title=text("Course"),
            when=When("2021-05"),
            mandates=frozenset({"lasting", "ended"}),
        ),
    )

    assert "The work rests on the following text: The Convention" in page
    assert "Last year’s resolution" not in page.partition("Annex")[0]


def test_what_was_claimed_of_another_period_is_no_headline() -> None:
    """A register chooses its headlines once; a claim among them is of one period."""
    claim = Claim(
        id="claim",
        document="old",
        paragraph="1",
        indicator="states-assisted",
        period="p1",
        value=Quantity.parse("31"),
    )
    chosen = Register(id="r", title=text("R"), headlines=("claim",), records=(LAST, NEW, OLD_REPORT, claim))

    assert "31" in to_markdown(report(chosen, "p1"), "en").partition("## <a")[0]
    assert "31" not in to_markdown(report(chosen, "p2"), "en").partition("## <a")[0]


def test_the_narrative_and_a_list_do_not_both_name_the_countries() -> None:
    event = AssistanceEvent(
        id="e", kind="training", title=text("Course"), when=When("2021-05"), countries=frozenset({"PK", "IQ"})
    )
    passage = Passage(
        id="p", section="training", period="p2", text=text("{countries:e} had a course."), state=PassageState.CLEARED
    )

    page = new_report(event, passage)

    assert "Iraq and Pakistan had a course." in page
    assert page.count("Iraq and Pakistan") == 1
    assert "The following activity was carried out: [“Course”, in May 2021](#record-event-e)." in page


def test_a_number_that_nobody_stated_is_not_printed_as_none() -> None:
    page = new_report(event("e", "2021-05", countries=frozenset({"PK"})))

    assert "The period saw [at least one activity]" in page
    assert "zero of" not in page
    assert "Attendance" not in page


# -- follow-up of few recommendations ---------------------------------------------------------------------------------


def followed(*statuses: tuple[str, str, str], number: int = 3) -> str:
    asked = [
        Recommendation(id=f"r{each}", source="old", text=text(f"Do thing {each}"), issued=When("2019-05"))
        for each in range(number)
    ]
    found = [
        StatusObservation(recommendation=key, aspect=aspect, as_of=When("2020-06"), scale="plain@1", code=code)  # type: ignore[arg-type]  # the word of an aspect
        for key, aspect, code in statuses
    ]
    later = SourceDocument(id="later", title=text("What was known in 2022"), published=When("2022-02-01"))
    return new_report(later, *asked, *found)


def test_what_was_found_closed_before_the_period_is_not_taken_up_again() -> None:
    """Though nobody reported it himself: what was verified decides."""
    page = followed(("r0", "verified", "withdrawn"), ("r1", "verified", "in_progress"))
    table = page.partition("what became of them")[2].partition("##")[0]

    assert "Do thing 0" not in table
    assert "Do thing 1" in table
    assert "Do thing 2" in table


def test_where_nobody_verifies_what_addressees_say_decides() -> None:
    page = followed(("r0", "self_reported", "implemented"), ("r1", "self_reported", "in_progress"))
    table = page.partition("what became of them")[2].partition("##")[0]

    assert "Do thing 0" not in table
    assert "Do thing 1" in table


def test_few_recommendations_have_rows_and_no_tables_of_totals() -> None:
    few, many = (followed(("r0", "verified", "in_progress"), number=number) for number in (19, 20))

    assert "Recommendations by status" in few
    assert "Movement of recommendations" not in few
    assert "Movement of recommendations" in many


def test_no_table_of_statuses_has_heads_and_no_rows() -> None:
    """A status of a recommendation that is still a draft counts for nothing."""
    draft = Recommendation(id="r0", source="old", text=text("Do it"), issued=When("2019-05"), draft=True)
    status = StatusObservation(
        recommendation="r0", aspect=Aspect.VERIFIED, as_of=When("2020-06"), scale="plain@1", code="in_progress"
    )

    assert "Recommendations by status" not in new_report(draft, status)


def test_where_nobody_verified_it_is_not_said_that_nothing_was_implemented() -> None:
    silent = followed(("r0", "acceptance", "in_progress"))
    told = followed(("r0", "verified", "in_progress"))

    assert "found implemented by the end" not in silent
    assert "zero were" not in told


def unlinked(page: str) -> str:
    """A page of Markdown without its links: what is read."""
    return re.sub(r"\[([^]]*)\]\(#[^)]*\)", r"\1", page)


def test_many_recommendations_of_which_nothing_is_known_are_counted_and_not_copied() -> None:
    few, page = (unlinked(followed(number=each)) for each in (40, 41))

    assert "| Do thing 1" in few.partition("Annex ")[0].replace("[", "")
    assert "As far as is known, 41 recommendations made before the period were still open at its start." in unlinked(
        page
    )
    assert "Do thing 1" not in page.partition("Annex ")[0]
    assert "| Recommendation |" not in page.partition("Annex ")[0]


PLAIN = ("not_started", "in_progress", "implemented", "withdrawn")


@given(st.lists(st.tuples(st.sampled_from(PLAIN), st.sampled_from(PLAIN)), min_size=1, max_size=5))
def test_the_summary_counts_what_was_closed_in_the_period(courses: list[tuple[str, str]]) -> None:
    """An oracle by words: open before, and closed after."""
    statuses = [
        StatusObservation(
            recommendation=f"r{number}", aspect=Aspect.VERIFIED, as_of=When(day), scale="plain@1", code=code
        )
        for number, course in enumerate(courses)
        for day, code in zip(("2020-06", "2021-06"), course, strict=True)
    ]
    asked = [
        Recommendation(id=f"r{each}", source="old", text=text(f"Do thing {each}"), issued=When("2019-05"))
        for each in range(len(courses))
    ]
    is_open = {"not_started", "in_progress"}
    opened = [after for before, after in courses if before in is_open]
    closed = [after for after in opened if after not in is_open]
    page = new_report(*asked, *statuses)

    said = re.search(
        r"Of (.+?) recommendations? of previous periods that w[a-z]+ open .*?, (.+?) had been closed by its end",
        unlinked(page),
    )
    words = ("", "one", "two", "three", "four", "five")  # under ten, as running text has them
    assert (said and said.groups()) == ((words[len(opened)], words[len(closed)]) if closed else None)


def test_a_report_of_an_earlier_period_tells_nothing_of_later_ones() -> None:
    """A report that is made again knows what came later, and it is not its own."""
    later = (
        Recommendation(id="r", source="old", text=text("Ask later"), issued=When("2022-05"), addressees=(text("All"),)),
        Finding(id="f", text=text("Found later"), when=When("2022-06")),
        Mandate(id="m", kind="resolution", title=text("Adopted later"), adopted=When("2022-07")),
        Finding(id="g", text=text("Found in time"), when=When("2021-06")),
    )
    page = to_markdown(report(register(NEW, *later), "p2"), "en").partition("Annex")[0]

    assert "later" not in page
    assert "Found in time" in page


def test_a_programme_that_records_everything_is_compared_though_the_rest_is_not_complete() -> None:
    condition = Where(conditions=(Condition("programmes", ("welding",)),))
    records = [
        Programme(id="welding", kind="project", title=text("Welding")),
        SourceDocument(id="since", title=text("A later paper"), published=When("2022-02")),
        *(
            Coverage(of="event", period=period, state=CoverageState.COMPLETE, where=condition)
            for period in ("p1", "p2")
        ),
        *(event(f"a{n}", "2020-05", programmes={"welding"}) for n in range(2)),
        *(event(f"b{n}", "2021-05", programmes={"welding"}) for n in range(5)),
        event("c", "2021-06"),
    ]
    page = new_report(*records)
    table = page.partition("Figures of the two periods and change")[2].partition("##")[0]

    assert "Parts of which all activities are known" in table
    assert "| increase of 3" in "".join(line for line in table.splitlines(keepends=True) if "Welding" in line)
    assert "increase" not in "".join(line for line in table.splitlines(keepends=True) if "Welding" not in line)
