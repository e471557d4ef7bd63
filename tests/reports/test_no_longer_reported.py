"""What the report before this one stated, and this one does not, has a row: readers ask for it first."""

from datetime import date

import pytest

from tracker.model import (
    AssistanceEvent,
    Claim,
    DeclaredPeriod,
    Direction,
    Indicator,
    IndicatorKind,
    Meeting,
    Programme,
    Record,
    Register,
    SourceDocument,
)
from tracker.reports import report
from tracker.values import InternationalString, Quantity, When
from tracker.writers import to_markdown


def text(words: str) -> InternationalString:
    return InternationalString(en=words)


LAST = DeclaredPeriod(id="p1", start=date(2020, 1, 1), end=date(2020, 12, 31))
NEW = DeclaredPeriod(id="p2", start=date(2021, 1, 1), end=date(2021, 12, 31))
PAGE = SourceDocument(id="page", title=text("A page"))
TRAINED = Indicator(
    id="drillers",
    version="1",
    title=text("Drillers trained"),
    kind=IndicatorKind.FLOW,
    unit="persons",
    direction=Direction.UP,
)
WELLS = Programme(id="wells", kind="project", title=text("Wells: five regions"), when=When("2019/"))
COURSE = AssistanceEvent(id="course", kind="training", title=text("Course on pumps"), when=When("2020-03"))
OPENING = Meeting(id="opening", title=text("Opening"), when=When("2020-05"))


def stated(key: str, value: int, period: str, about: str | None = None, *, draft: bool = False) -> Claim:
    return Claim(
        id=key,
        document="page",
        paragraph="1",
        indicator="drillers",
        period=period,
        value=Quantity(value),
        about=about,
        draft=draft,
    )


def said(*records: Record) -> str:
    held = Register(id="r", title=text("R"), records=(LAST, NEW, PAGE, TRAINED, WELLS, COURSE, OPENING, *records))
    return to_markdown(report(held, "p2", against="p1", annex="none"), "en")


@pytest.mark.parametrize("about", [None, "course", "wells", "opening"])
def test_a_number_of_some_months_of_the_last_period_is_not_forgotten(about: str | None) -> None:
    page = said(stated("c", 70, "2020-01-01..2020-04-14", about=about))

    assert "One figure of the previous period is not reported for this one" in page
    assert "(70 from 1 January to 14 April 2020" in page


def test_several_have_a_table() -> None:
    page = said(stated("c", 70, "2020-01..2020-04", about="course"), stated("d", 9, "2020-05", about="wells"))

    assert "| Drillers trained: Course on pumps | 70 (January–April 2020) | not reported |" in page
    assert "| Drillers trained – Wells: five regions | 9 (May 2020) | not reported |" in page


def test_the_next_meeting_stands_for_the_one_that_is_over() -> None:
    assert "not reported" not in said(stated("c", 70, "2020-03"), stated("d", 80, "2021-03"))
    assert "not reported" not in said(stated("c", 7, "2020-03", about="course"), stated("d", 8, "2021-03"))


def test_a_programme_that_reports_no_more_is_named_whatever_others_report() -> None:
    page = said(stated("c", 70, "2020-03", about="wells"), stated("d", 80, "2021-03", about="course"))

    assert "“Drillers trained – Wells: five regions” (70 in March 2020)" in page


def test_nobody_asks_for_what_lies_outside_or_was_only_drafted() -> None:
    earlier = stated("c", 70, "2019-12..2020-04", about="course")
    draft = stated("d", 8, "2020-03", about="course", draft=True)
    lost = stated("e", 8, "gone", about="course")

    assert "not reported" not in said(earlier, draft, lost)
