"""What a passage tells of is listed no more: it is counted all the same, its sources stand in the passage's note."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tracker.checks import check
from tracker.model import (
    AssistanceEvent,
    Citation,
    DeclaredPeriod,
    Indicator,
    IndicatorKind,
    Mandate,
    Meeting,
    Passage,
    PassageState,
    Programme,
    Recommendation,
    Record,
    Register,
    SourceDocument,
)
from tracker.reports import report
from tracker.reports.sections import (
    cooperation,
    coordination,
    mandates_and_meetings,
    recommendations,
    records_annex,
    tools,
)
from tracker.values import InternationalString, Language, When
from tracker.writers import to_html, to_text

YEAR = DeclaredPeriod(id="year", start=date(2024, 1, 1), end=date(2024, 12, 31))
LETTER = SourceDocument(id="letter", symbol="A/79/1", title=InternationalString(en="Letter"))


def english(words: str) -> InternationalString:
    return InternationalString(en=words)


def cited(paragraph: str) -> tuple[Citation, ...]:
    return (Citation(document="letter", paragraph=paragraph),)


def passage(section: str, words: str, *tells: str, paragraph: str = "") -> Passage:
    return Passage(
        id=f"on-{section}",
        section=section,
        period="year",
        text=english(words),
        state=PassageState.CLEARED,
        tells=frozenset(tells),
        citations=cited(paragraph) if paragraph else (),
    )


def register(*records: Record) -> Register:
    return Register(id="r", title=english("Wells"), languages=(Language.ENGLISH,), records=[YEAR, LETTER, *records])


def course(name: str, kind: str = "training", paragraph: str = "4", **more: object) -> AssistanceEvent:
    return AssistanceEvent(
        id=name,
        kind=kind,
        title=english(f"Course {name}"),
        when=When("2024-05"),
        citations=cited(paragraph),
        **more,  # type: ignore[arg-type]  # fields of an event, whichever the test is about
    )


def text_of(held: Register, *sections: object) -> str:
    found = report(held, "year", sections=sections)  # type: ignore[arg-type]  # sections that ship
    return " ".join(to_text(found.blocks, "en").split())


def test_an_activity_told_of_is_not_listed_and_its_source_stands_in_the_note() -> None:
    told = passage("training", "One course met in May.", "spring", paragraph="9")
    text = text_of(register(course("spring", countries={"PK"}), course("autumn", countries={"IQ"}), told), cooperation)

    assert "One course met in May.[1]" in text
    assert "One more activity was carried out: “Course autumn”, in May 2024." in text
    assert "Course spring" not in text
    assert "[1] A/79/1, paras. 4 and 9." in text
    assert "Pakistan 1" in text  # it counts all the same


def test_what_is_told_of_elsewhere_opens_no_heading() -> None:
    told = passage("training", "Two courses met.", "one", "two")
    held = register(course("one", countries={"PK"}), course("two", kind="workshop", countries={"PK"}), told)
    text = text_of(held, cooperation)
    assert "Two courses met.[1]" in text
    assert "Workshops" not in text.partition("Table 1")[0]
    assert "B. By country or area" in text  # no letter is missing between


def test_a_meeting_is_told_of_with_what_was_part_of_it() -> None:
    held = register(
        Meeting(id="session", kind="session", title=english("First session"), when=When("2024-03")),
        Meeting(
            id="side", kind="side_event", title=english("A talk"), when=When("2024-03"), part_of=frozenset({"session"})
        ),
        Meeting(id="other", kind="session", title=english("Second session"), when=When("2024-09")),
        Mandate(id="a", kind="resolution", title=english("Resolution 1"), adopted=When("2024-03-01")),
        Mandate(id="b", kind="resolution", title=english("Resolution 2"), adopted=When("2024-03-02")),
        passage("mandates", "The first session adopted a resolution.", "session", "a"),
    )
    text = text_of(held, mandates_and_meetings)
    assert "One more text was adopted: Resolution 2, on 2 March 2024." in text
    assert "One more meeting was held: Second session, in September 2024." in text
    assert "First session" not in text
    assert "A talk" not in text


def test_networks_papers_and_recommendations() -> None:
    held = register(
        Programme(id="net", kind="network", title=english("Network of wells"), citations=cited("1")),
        Programme(id="base", kind="database", title=english("Base of wells"), citations=cited("2")),
        SourceDocument(
            id="study", kind="study", title=english("On wells"), published=When("2024"), citations=cited("3")
        ),
        SourceDocument(
            id="guide", kind="study", title=english("On pumps"), published=When("2024"), citations=cited("3")
        ),
        Recommendation(id="dig", source="letter", text=english("Dig."), issued=When("2024"), citations=cited("5")),
        Recommendation(id="fill", source="letter", text=english("Fill."), issued=When("2024"), citations=cited("6")),
        passage("coordination", "A network met.", "net"),
        passage("tools", "A base was opened and a study appeared.", "base", "study"),
        passage("recommendations", "It asks to dig.", "dig"),
    )
    text = text_of(held, coordination, tools, recommendations)
    for words in ("Network of wells", "Base of wells", "On wells", "Dig("):
        assert words not in text
    assert "The following was issued as well: “On pumps”, in 2024." in text
    assert "One recommendation is known: “Fill”." in text


def test_a_note_leads_to_the_first_record_told_of() -> None:
    held = register(course("spring", countries={"PK"}), passage("training", "One course met.", "spring"))
    found = report(held, "year", sections=(cooperation, records_annex))
    page = to_html(found, "en")
    assert 'href="#record-event-spring"' in page
    assert 'id="record-event-spring"' in page


def test_a_passage_that_is_not_printed_takes_nothing_from_the_lists() -> None:
    silent = passage("training", "There were {figure:wells} of them.", "spring")
    text = text_of(register(course("spring", countries={"PK"}), *_counted(), silent), cooperation)
    assert "Course spring" in text


def _counted() -> tuple[Record, ...]:
    return (Indicator(id="wells", version="1", title=english("Wells"), kind=IndicatorKind.STOCK, unit="wells"),)


def test_an_unknown_name_is_a_fault_with_its_nearest() -> None:
    held = register(course("spring", countries={"PK"}), passage("training", "One course met.", "sprung"))
    assert [str(each) for each in check(held) if "sprung" in str(each)] == [
        "error TRK103 passage 'on-training' names unknown record 'sprung' in tells (did you mean 'spring'?)"
    ]


KINDS = ("training", "workshop", "advisory", "launch", "network_support")


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from(("", "PK", "IQ")), st.booleans()), min_size=1, max_size=6
    )
)
def test_each_activity_is_listed_or_told_and_all_are_counted(drawn: list[tuple[str, str, bool]]) -> None:
    events = [
        course(f"nr{number}", kind, countries={country} if country else frozenset())
        for number, (kind, country, _) in enumerate(drawn)
    ]
    told = {event.id for event, (_, _, is_told) in zip(events, drawn, strict=True) if is_told}
    sections = (coordination, cooperation, records_annex)
    kind_of_first = next((event.kind for event in events if event.id in told), "training")
    where = "coordination" if kind_of_first == "network_support" else kind_of_first
    plain = register(*events)
    held = register(*events, passage(where, "Some met.", *told))

    page, without = (to_html(report(each, "year", sections=sections), "en") for each in (held, plain))
    body, _, annex = page.partition('id="annex-')
    is_printed = "Some met." in body
    for event in events:
        is_listed = event.title.best("en") in body
        assert is_listed or (is_printed and event.id in told)
        assert f'id="record-event-{event.id}"' in annex
    assert _table(page) == _table(without)


def _table(page: str) -> str:
    return page.partition("<table")[2].partition("</table>")[0]
