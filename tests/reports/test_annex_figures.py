"""The annexes give a figure in the words of the text, and no number that the text denies."""

from datetime import date

import pytest

from tracker.documents import Cell, Measured, Table
from tracker.model import AssistanceEvent, DeclaredPeriod, Register
from tracker.reports import report
from tracker.values import InternationalString, Quantity, When
from tracker.writers import plain_text, to_text


def register() -> Register:
    """Make a register of which nobody says that it is complete: of two events one may lie outside the period."""
    period = DeclaredPeriod(id="p", start=date(2021, 1, 1), end=date(2021, 12, 31))
    events = [
        AssistanceEvent(
            id=f"e{when}",
            kind="training",
            title=InternationalString(en="Course"),
            when=When(when),
            countries=frozenset({"KE"}),
            participants=Quantity(20),
            women=Quantity(5),
        )
        for when in ("2021-05", "2021-12~")
    ]
    return Register(id="r", title=InternationalString(en="R"), records=(period, *events))


def in_words(annex: str) -> dict[str, str]:
    """Return what the table of figures says of each in words."""
    blocks = report(register(), "p", annex=annex).blocks
    (table,) = (each for each in blocks if isinstance(each, Table) and each.anchor == "table-figures")
    heads = [plain_text(column.title, "en") for column in table.columns]
    title, words = heads.index("Figure"), heads.index("In words")
    return {said(row.cells[title]): said(row.cells[words]) for row in table.rows}


def said(cell: Cell) -> str:
    return plain_text(cell.text if isinstance(cell, Measured) else cell, "en")


@pytest.mark.parametrize("annex", ["short", "full"])
def test_a_count_reads_as_in_the_text(annex: str) -> None:
    """The full annex once had "1 or 2" in a column "Printed", where the text printed "at least 1"."""
    text = to_text(report(register(), "p", annex=annex).blocks, "en")

    assert "Activities of all kinds: at least 1" in text
    assert in_words(annex)["Activities of all kinds"] == "at least 1"


def test_a_share_of_what_is_partly_known_has_no_least() -> None:
    """Those of whom nothing is known may all be men."""
    assert in_words("full")["Share of women among the practitioners trained"] == ".."
