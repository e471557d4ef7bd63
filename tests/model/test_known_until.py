"""Until when a register knows anything: one rule for whatever asks whether a period is over."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import Aspect, Recommendation, Register, SourceDocument, StatusObservation, Vintage
from tracker.values import InternationalString, When

DAYS = st.none() | st.dates(date(2020, 1, 1), date(2023, 1, 1))
PUBLISHED, ENTERED, FOUND = date(2021, 6, 30), date(2022, 2, 1), date(2022, 3, 1)


def register_of(*, published: date | None, recorded: date | None, found: date | None = None) -> Register:
    """A register of a document, a recommendation of it and what became of that."""
    document = SourceDocument(
        id="d",
        title=InternationalString(en="D"),
        published=None if published is None else When(published),
        recorded=recorded,
    )
    made = Recommendation(id="r", source="d", text=InternationalString(en="Do it"), issued=When("2020"))
    status = StatusObservation(
        recommendation="r", aspect=Aspect.VERIFIED, as_of=When(found or "2020"), scale="plain@1", code="implemented"
    )
    return Register(id="r", title=InternationalString(en="R"), records=[document, made, status])


@pytest.mark.parametrize(
    ("published", "recorded", "found", "known"),
    [
        (PUBLISHED, None, None, PUBLISHED),
        (None, ENTERED, None, ENTERED),
        (PUBLISHED, ENTERED, None, ENTERED),
        (PUBLISHED, ENTERED, FOUND, FOUND),
        (None, None, FOUND, None),
    ],
)
def test_a_register_knows_until_the_latest_day(
    published: date | None, recorded: date | None, found: date | None, known: date | None
) -> None:
    register = register_of(published=published, recorded=recorded, found=found)

    assert register.latest_day.known_until == known


@given(DAYS, DAYS, DAYS, DAYS)
def test_what_is_asked_decides_and_two_days_are_the_earlier(
    published: date | None, recorded: date | None, by: date | None, entered: date | None
) -> None:
    register = register_of(published=published, recorded=recorded, found=FOUND)
    asked = [day for day in (by, entered) if day is not None]

    known = register.as_of(published=by, recorded=entered).latest_day.known_until

    assert known == (min(asked) if asked else register.latest_day.known_until)


@given(DAYS, DAYS)
def test_of_a_vintage_by_itself_it_is_the_later_day(published: date | None, recorded: date | None) -> None:
    days = [day for day in (published, recorded) if day is not None]

    assert Vintage(published=published, recorded=recorded).known_until == max(days, default=None)
