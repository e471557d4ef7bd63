"""A summary that nobody wrote says what was counted, so that a reader who reads nothing else knows of what."""

from datetime import date

import pytest

from tracker.documents import KeyFigures
from tracker.model import (
    AssistanceEvent,
    DeclaredPeriod,
    Indicator,
    IndicatorKind,
    Passage,
    PassageState,
    Recommendation,
    Register,
    SourceDocument,
)
from tracker.records import shipped_indicators
from tracker.reports import report
from tracker.values import InternationalString, Quantity, When
from tracker.writers import to_text

OUTREACH = Indicator(
    id="visits",
    version="1",
    title=InternationalString(en="Visits to schools", fr="Visites d’écoles"),
    kind=IndicatorKind.FLOW,
    unit="events",
    of="event",
    where=shipped_indicators()["training-events"].where,
)


def summary(*headlines: str, language: str = "en", written: str | None = None) -> str:
    """Return the summary of the report on two courses, the first with 20 people of whom nobody counted the second's."""
    period = DeclaredPeriod(id="p", start=date(2021, 1, 1), end=date(2021, 12, 31), headlines=headlines)
    courses = [
        AssistanceEvent(
            id=f"e{number}",
            kind="training",
            title=InternationalString(en="Course", fr="Cours"),
            when=When("2021-05"),
            countries=frozenset({"KE", "UG"}),
            participants=Quantity(20) if number else None,
        )
        for number in range(2)
    ]
    text = InternationalString(en=written or "-", fr=written or "-")
    passages = (
        [Passage(id="s", section="summary", period="p", text=text, state=PassageState.CLEARED)] if written else []
    )
    held = Register(id="r", title=InternationalString(en="R", fr="R"), records=(period, OUTREACH, *courses, *passages))
    said = to_text(report(held, "p", annex="none", sections=("summary",)).blocks, language)
    return " ".join(said[said.index("1. ") + 3 :].replace("\u00a0", " ").split())


SAID = {
    "en": (
        "The sources report at least two activities. Assistance was given to at least two States, and training"
        " to at least 20 practitioners. For the period, the sources give the following: training courses, workshops and"
        " exercises, at least two; visits to schools, at least two."
    ),
    "fr": (
        "Le présent rapport recense au moins deux activités. Une assistance a été apportée à au moins deux États, et"
        " une formation à au moins 20 praticiens. Pour la période, les sources donnent ce qui suit : formations,"
        " ateliers et exercices, au moins deux ; visites d’écoles, au moins deux."
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_what_is_counted_is_named(language: str) -> None:
    """Two counts of activities of different kinds once read "at least two activities and at least two activities"."""
    assert summary("training-events", "visits", language=language) == SAID[language]


def test_a_figure_that_is_no_headline_is_said_where_it_tells_what_was_done() -> None:
    assert summary("visits").startswith(
        "The sources report at least two activities. Assistance was given to at least two States"
    )


def test_a_number_in_a_written_sentence_has_no_bracket_before_its_noun() -> None:
    """It once read "at least 20 (1 of 2 events state a number) practitioners"."""
    said = summary(written="Training reached {figure:practitioners-trained} practitioners.")

    assert said == "Training reached at least 20 practitioners."


@pytest.mark.parametrize(("chosen", "is_shown"), [((), False), (("recommendations-issued",), True)])
def test_a_single_figure_that_nobody_chose_is_no_first_page(chosen: tuple[str, ...], is_shown: bool) -> None:
    """A list of one is none: that a ministry was given one recommendation its text says."""
    period = DeclaredPeriod(id="p", start=date(2021, 1, 1), end=date(2021, 12, 31), headlines=chosen)
    title = InternationalString(en="R")
    made = Recommendation(id="r", source="d", text=InternationalString(en="Inspect cranes"), issued=When("2021-05"))
    held = Register(id="r", title=title, records=(period, made, SourceDocument(id="d", title=title)))
    blocks = report(held, "p", annex="none").blocks

    assert any(isinstance(each, KeyFigures) for each in blocks) is is_shown
    assert "The sources report at least one recommendation." in to_text(blocks, "en")
