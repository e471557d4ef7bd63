"""Where a report counts activities, it says what is certain of them, and never the most that there may be."""

import pytest

from tracker.model import AssistanceEvent, Coverage, CoverageState, DeclaredPeriod, Record, Register
from tracker.reports import report
from tracker.values import InternationalString, When
from tracker.writers import render

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
