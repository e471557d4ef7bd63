"""What "at least" means is said in a report that prints it, and in no other."""

from datetime import date

import pytest

from tracker.documents import Paragraph
from tracker.model import AssistanceEvent, Coverage, CoverageState, DeclaredPeriod, Register
from tracker.reports import report
from tracker.values import InternationalString, When
from tracker.writers import to_text

EXPLANATION = "“At least” marks a figure that may be higher"
YEAR = DeclaredPeriod(id="p", start=date(2021, 1, 1), end=date(2021, 12, 31), headlines=("meetings-serviced",))
COURSE = AssistanceEvent(
    id="e",
    kind="training",
    title=InternationalString(en="Course"),
    when=When("2021-05"),
    countries=frozenset({"KE"}),
)


def held(state: CoverageState) -> Register:
    """Make a register whose headlines are nowhere known."""
    return Register(
        id="r", title=InternationalString(en="R"), records=(YEAR, COURSE, Coverage(of="event", period="p", state=state))
    )


@pytest.mark.parametrize(
    ("state", "sections", "is_said"),
    [
        (CoverageState.INCOMPLETE, ("introduction", "cooperation"), True),
        (CoverageState.INCOMPLETE, ("introduction",), False),
        (CoverageState.INCOMPLETE, None, True),
        (CoverageState.COMPLETE, ("introduction", "cooperation"), False),
        (CoverageState.COMPLETE, None, False),
    ],
)
def test_it_is_explained_where_it_is_printed(
    state: CoverageState, sections: tuple[str, ...] | None, is_said: bool
) -> None:  # a row of a table
    """Whatever figures stand on the first page, and whatever sections the report has."""
    blocks = report(held(state), "p", annex="none", sections=sections).blocks
    text = " ".join(to_text(blocks, "en").split())

    assert (EXPLANATION in text) is is_said
    assert ("at least" in text) is is_said


def test_the_paragraphs_behind_one_left_out_are_numbered_through() -> None:
    blocks = report(held(CoverageState.COMPLETE), "p", annex="none").blocks
    numbered = [(block.number, block.anchor) for block in blocks if isinstance(block, Paragraph) and block.number]

    assert numbered == [(number, f"paragraph-{number}") for number in range(1, len(numbered) + 1)]
