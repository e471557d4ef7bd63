"""Where a report counts activities, it says what is certain of them, and never the most that there may be."""

import pytest

from tracker.model import (
    Aspect,
    AssistanceEvent,
    Coverage,
    CoverageState,
    DeclaredPeriod,
    Meeting,
    Recommendation,
    Record,
    Register,
    SourceDocument,
    StatusObservation,
)
from tracker.reports import report
from tracker.values import InternationalString, When
from tracker.writers import render, to_text

CERTAIN, DOUBTFUL = 22, 5


def a_text(words: str) -> InternationalString:
    return InternationalString(en=words)


def event(number: int, when: str, country: str | None, *, possibly: frozenset[str] = frozenset()) -> AssistanceEvent:
    return AssistanceEvent(
        id=f"e{number:02}",
        kind="training",
        title=a_text(f"Course {number}"),
        when=When(when),
        countries=frozenset({country} if country else ()),
        possibly_same_as=possibly,
    )


def said(language: str, *, is_complete: bool, country: str | None = "KE", note: bool = False) -> str:
    """Return the report on many activities: some may lie outside the period, and two of them may be one."""
    events: list[Record] = [event(number, "2021-05", country) for number in range(CERTAIN - 1)]
    events.append(event(CERTAIN, "2021-05", country, possibly=frozenset({"e00"})))
    events += [event(CERTAIN + 1 + number, "[2021-12..2022-01]", country and "VE") for number in range(DOUBTFUL)]
    year = DeclaredPeriod(id="year", start=When("2021-01-01").window.first, end=When("2021-12-31").window.last)
    state = CoverageState.COMPLETE if is_complete else CoverageState.INCOMPLETE
    events += [year, Coverage(of="event", period="year", state=state)]
    held = Register(id="r", title=a_text("Courses"), records=events)
    document = report(held, "year", kind="country", country=country) if note else report(held, "year")
    return " ".join(render(document, "md", language).decode("utf-8").replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("language", "is_complete", "expected"),
    [
        ("en", True, "The period saw 21 to 27 activities of this kind. The countries concerned included Kenya."),
        ("en", False, "The period saw at least 21 activities of this kind."),
        (
            "fr",
            True,
            "La période a compté 21 à 27 activités de ce type. Les activités ont notamment concerné le Kenya.",
        ),
        ("fr", False, "La période a compté au moins 21 activités de ce type."),
    ],
)
def test_many_of_a_kind_are_counted_by_what_is_certain(language: str, is_complete: bool, expected: str) -> None:
    assert expected in said(language, is_complete=is_complete)


def test_many_for_no_country_are_not_said_to_be_of_one_kind() -> None:
    assert "The period saw 21 to 27 activities for no country in particular." in said(
        "en", is_complete=True, country=None
    )


def test_a_note_on_a_country_names_the_latest_that_certainly_lie_in_the_period() -> None:
    text = said("en", is_complete=False, note=True)

    assert "The sources report at least 21 activities, the latest of which are:" in text
    assert "December 2021" not in text.partition("the latest of which are:")[2].partition("## ")[0]


def meetings(certain: int, doubtful: int, *, language: str = "en", is_complete: bool = True) -> str:
    """Return the report on many meetings: those that are doubtful may lie in the period or in the next one."""
    whens = ["2021-05"] * certain + ["[2021-12..2022-01]"] * doubtful
    held: list[Record] = [
        Meeting(id=f"m{number:02}", kind="session", title=a_text(f"Session {number}"), when=When(when))
        for number, when in enumerate(whens)
    ]
    year = DeclaredPeriod(id="year", start=When("2021-01-01").window.first, end=When("2021-12-31").window.last)
    state = CoverageState.COMPLETE if is_complete else CoverageState.INCOMPLETE
    held += [year, Coverage(of="meeting", period="year", state=state)]
    blocks = report(Register(id="r", title=a_text("Meetings"), records=held), "year", annex="none").blocks
    return " ".join(to_text(blocks, language).replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("language", "is_complete", "expected"),
    [
        ("en", True, "30 to 35 meetings were held: Sessions: 30 to 35 meetings."),
        ("en", False, "at least 30 meetings were held: Sessions: at least 30 meetings."),
        ("fr", True, "30 à 35 réunions se sont tenues : Sessions : 30 à 35 réunions."),
    ],
)
def test_many_meetings_are_counted_by_what_is_certain(language: str, is_complete: bool, expected: str) -> None:
    """The most that there may be was once printed as their number."""
    assert expected.casefold() in meetings(30, 5, language=language, is_complete=is_complete).casefold()


def test_meetings_of_which_each_may_lie_outside_the_period_are_not_said_to_have_been_held() -> None:
    assert "The following meetings may have been held in the period: Sessions: possibly 35 meetings." in meetings(0, 35)


def test_many_recommendations_are_counted_by_what_is_certain() -> None:
    made: list[Record] = [
        Recommendation(
            id=f"r{number:02}",
            source="d",
            text=a_text(f"Dig well {number}"),
            issued=When("2021-05" if number < CERTAIN else "[2021-12..2022-01]"),
            themes=frozenset({f"theme {number % 2}"}),
        )
        for number in range(2 * CERTAIN)
    ]
    source = SourceDocument(id="d", kind="report", title=a_text("A report"))
    blocks = report(Register(id="r", title=a_text("Wells"), records=[source, *made]), "2021", annex="none").blocks

    assert "The sources hold 22 to 44 recommendations made in the period." in " ".join(to_text(blocks, "en").split())


@pytest.mark.parametrize(
    ("kind", "when", "expected"),
    [
        ("research", "2021-05", "they report one activity that names the country as the subject of a study."),
        ("expert_meeting", "2021-05", "they report one activity that names the country as a subject."),
        ("research", "[2021-12..2022-01]", "they report at most one activity that names the country as the subject"),
    ],
)
def test_what_names_a_country_otherwise_is_counted_by_what_is_certain(kind: str, when: str, expected: str) -> None:
    """What is about a country need not be a study."""
    named = AssistanceEvent(
        id="e", kind=kind, title=a_text("Migration in Kenya"), when=When(when), subjects=frozenset({"KE"})
    )
    held = Register(id="r", title=a_text("Studies"), records=[named])
    blocks = report(held, "2021", kind="country", country="KE", annex="none").blocks

    assert expected in " ".join(to_text(blocks, "en").split())


def test_a_recommendation_that_may_have_been_closed_before_is_not_said_to_have_been_open() -> None:
    made = [Recommendation(id=key, source="d", text=a_text(f"Dig {key}"), issued=When("2020-05")) for key in ("a", "b")]
    done = [
        StatusObservation(recommendation=key, aspect=Aspect.VERIFIED, as_of=When(when), scale="plain@1", code=code)
        for key, when, code in (
            ("a", "2020-06", "not_started"),
            ("b", "2020-06", "not_started"),
            ("a", "2021-06", "implemented"),
            ("b", "[2020-12..2021-01]", "implemented"),
        )
    ]
    source = SourceDocument(id="d", kind="report", title=a_text("A report"))
    held = Register(id="r", title=a_text("Wells"), records=[source, *made, *done])
    text = " ".join(to_text(report(held, "2021", annex="none", sections=("summary",)).blocks, "en").split())

    assert "Of 1 to 2 recommendations of previous periods that were open at the start of the period, 1 to 2" in text
