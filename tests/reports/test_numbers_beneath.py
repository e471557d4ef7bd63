"""Cells that say a figure have its bounds beneath, so that a spreadsheet counts on with what a page only words."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hypothesis import given

from tracker.claims import reconcile
from tracker.documents import Cell, Document, KeyFigures, Link, Measured, Note, Row, Table
from tracker.files import load
from tracker.model import Register
from tracker.reports import report
from tracker.reports._matter import Matter
from tracker.strategies import registers
from tracker.values import Bounds, ReportingPeriod
from tracker.views import view
from tracker.writers import plain_text

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"


@cache
def migrants() -> Register:
    return load(EXAMPLE)


@cache
def composed() -> Document:
    return report(migrants(), "cop11", against="cop10")


def table(document: Document, anchor: str) -> Table:
    return next(each for each in document.blocks if isinstance(each, Table) and each.anchor == anchor)


def rows(found: Table) -> list[Row]:
    return [row for row in found.rows if not row.is_group]


def beneath(cell: Cell) -> Bounds:
    assert isinstance(cell, Measured), cell
    return Bounds(cell.lower, cell.upper)


def said(cell: Cell) -> str:
    text = cell.text if isinstance(cell, Measured) else cell
    while isinstance(text, Note | Link):
        text = text.text
    return plain_text(text, "en")


def test_changes_have_both_figures_and_their_difference_beneath() -> None:
    found = {said(row.cells[0]).partition(" (")[0]: row.cells[1:] for row in rows(table(composed(), "table-changes"))}

    assert [beneath(cell) for cell in found["Parties to the Smuggling of Migrants Protocol"]] == [
        Bounds.exactly(146),
        Bounds.exactly(150),
        Bounds.exactly(4),
    ]
    assert all(isinstance(cell, Measured) for cells in found.values() for cell in cells)


def test_key_figures_have_their_bounds_beneath() -> None:
    (found,) = (block for block in composed().blocks if isinstance(block, KeyFigures))

    assert [(said(each.value), beneath(each.value)) for each in found.figures] == [
        ("150", Bounds.exactly(150)),
        ("829", Bounds.exactly(829)),
        ("more than 4,000", Bounds.at_least(4001)),
        ("31", Bounds.exactly(31)),
        ("nearly 50", Bounds(40, 50)),
    ]
    changes = [beneath(each.change) for each in found.figures if each.direction and each.change is not None]
    assert changes == [Bounds.exactly(4), Bounds(29, 129)]


def test_published_figures_have_what_they_may_mean_beneath() -> None:
    answers = {each.claim.id: each for each in reconcile(migrants())}
    (found,) = (block for block in view(tuple(answers.values()), migrants()) if isinstance(block, Table))

    assert len(rows(found)) > 20
    for row in rows(found):
        answer = answers[said(row.cells[0])]
        assert beneath(row.cells[2]) == answer.claimed
        if answer.evidence is None:
            assert said(row.cells[3]) == ""
        else:
            assert beneath(row.cells[3]) == answer.evidence


def figures_beneath(document: Document, anchor: str) -> Iterator[list[Cell]]:
    for block in document.blocks:
        if isinstance(block, Table) and block.anchor == anchor:
            yield from ([*row.cells[1:]] for row in rows(block))


@given(registers())
def test_any_register_has_the_bounds_of_its_figures_beneath(register: Register) -> None:
    """What a report compares is what its table holds, word for word and number for number."""
    period, before = ReportingPeriod.parse("2021"), ReportingPeriod.parse("2020")
    known = Matter(register=register.confirmed, period=period, against=before, day=period.end)
    allowed = [
        [Bounds(None, None) if bounds is None else bounds for bounds in (one.before.bounds, one.after.bounds)]
        for one in known.comparisons
    ]
    for cells in figures_beneath(report(register, period, against=before), "table-changes"):
        assert [beneath(cell) for cell in cells[:2]] in allowed


# -- on paper ---------------------------------------------------------------------------------------------------------


def test_on_paper_the_table_of_countries_names_the_figure_that_its_numbers_are_parts_of() -> None:
    document = report(migrants(), "cop11", annex="short")
    tables = {each.anchor: each for each in document.blocks if isinstance(each, Table)}
    (said,) = (plain_text(line, "en") for line in tables["table-by-country"].legend)
    found = re.fullmatch(r"These activities are those of figure (\d+) in the annex\.", said)

    assert found
    cells = [row.cells[:2] for row in tables["table-figures"].rows]
    rows = [[plain_text(each.text if isinstance(each, Measured) else each, "en") for each in row] for row in cells]
    assert [found[1], "Activities of all kinds"] in rows


def test_a_page_links_them_instead() -> None:
    (table,) = (
        each
        for each in report(migrants(), "cop11", annex="full").blocks
        if isinstance(each, Table) and each.anchor == "table-by-country"
    )

    assert not any("figure" in plain_text(line, "en") for line in table.legend)
