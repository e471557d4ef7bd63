"""Each number of the follow-up in a report leads to the annex that lists the recommendations behind it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import fields, has
from audit_register import written
from guide_register import guide_register

from tracker.documents import Document, Link, Measured, Row, Table
from tracker.files import load
from tracker.followup import acceptance, follow_up
from tracker.model import Aspect, Recommendation, Register, StatusObservation
from tracker.reports import report
from tracker.reports.sections._behind_the_follow_up import MOST_BEHIND
from tracker.values import InternationalString, When
from tracker.writers import plain_text, render


@pytest.fixture(autouse=True)
def _as_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the few recommendations of the guide have the tables that many have."""
    monkeypatch.setattr("tracker.reports.sections._follow_up.FEW", 0)


GUIDE = guide_register()
ANNEX = "table-behind-the-follow-up"


def composed(annex: str = "full", **more: Any) -> Document:  # noqa: ANN401  # values as various as the arguments they go to
    return report(GUIDE, "y2021", against="y2020", annex=annex, **more)


def tables(document: Document) -> dict[str, Table]:
    return {block.anchor: block for block in document.blocks if isinstance(block, Table)}


def said(cell: Any) -> str:  # noqa: ANN401  # a cell of any kind
    return plain_text(cell.text if isinstance(cell, Measured) else cell, "en")


def links(value: Any) -> Iterator[Link]:  # noqa: ANN401  # whatever a document is made of
    if isinstance(value, tuple):
        for each in value:
            yield from links(each)
    elif has(type(value)):
        if isinstance(value, Link):
            yield value
        for each in fields(type(value)):
            yield from links(getattr(value, each.name))


def behind(document: Document) -> dict[str, Row]:
    """The rows of the annex by their anchors."""
    return {row.anchor: row for row in tables(document)[ANNEX].rows if row.anchor}


def led_from(document: Document, anchor: str) -> list[tuple[str, str, str]]:
    """What a table's numbers are, with what the annex says is counted and lists behind them."""
    rows = behind(document)
    return [
        (plain_text(link.text, "en"), said(row.cells[0]), said(row.cells[2]))
        for link in links(tables(document)[anchor].rows)
        if (row := rows.get(link.target.removeprefix("#")))
    ]


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        (
            "table-movement",
            [
                (
                    "1 to 2", "All recommendations; open at the start",
                    "register-of-decisions; possibly procurement-plan",
                ),
                ("at most 1", "All recommendations; implemented", "possibly procurement-plan"),
                ("1", "All recommendations; open at the end", "register-of-decisions"),
            ],
        ),
        (
            "table-rates",
            [
                ("at most 1", "Observed in the period; implemented", "possibly procurement-plan"),
                (
                    "1 to 2", "Observed in the period; all concerned",
                    "register-of-decisions; possibly procurement-plan",
                ),
                ("1", "Of all ever issued; implemented", "procurement-plan"),
                ("2", "Of all ever issued; all concerned", "procurement-plan, register-of-decisions"),
                ("1", "Due in the period; all concerned", "register-of-decisions"),
                ("1", "Within 2 years (issued: 2019); implemented", "procurement-plan"),
                ("2", "Within 2 years (issued: 2019); all concerned", "procurement-plan, register-of-decisions"),
            ],
        ),
        ("table-ages", [("1", "Two to three years", "register-of-decisions")]),
        (
            "table-transitions",
            [
                ("at most 1", "From “Not yet observed” to “Implemented”", "possibly procurement-plan"),
                ("1", "From “In progress” to “In progress”", "register-of-decisions"),
                ("at most 1", "From “Implemented” to “Implemented”", "possibly procurement-plan"),
            ],
        ),
    ],
)  # fmt: skip
def test_a_number_leads_to_the_recommendations_behind_it(anchor: str, found: list[tuple[str, str, str]]) -> None:
    assert led_from(composed(), anchor) == found


def test_a_status_leads_there_on_both_days_and_by_its_change() -> None:
    found = [each for each in led_from(composed(), "table-statuses") if each[1].startswith("Verified status; Impl")]

    assert found == [
        ("at most 1", "Verified status; Implemented; 31 December 2020", "possibly procurement-plan"),
        ("1", "Verified status; Implemented; 31 December 2021", "procurement-plan"),
        ("no conclusion", "Verified status; Implemented; Change", "possibly procurement-plan"),
    ]


def test_the_numbers_of_the_panel_lead_there_too() -> None:
    counted = [said(row.cells[0]) for row in behind(composed()).values()]

    assert [each for each in counted if each.startswith("Under review")] == [
        "Under review in both periods",
        "Under review in both periods; the earlier period; all concerned",
        "Under review in both periods; the later period; implemented",
        "Under review in both periods; the later period; all concerned",
        "Under review only in the earlier period",
    ]


def test_how_they_were_received_leads_there_once_for_each_number() -> None:
    register = load("examples/universal-periodic-review")
    document = report(register, "cycle-4", against="cycle-3", annex="full")
    found = led_from(document, "table-acceptance-theme")
    rows = [each for _, each, _ in found]
    counted = acceptance(register, "cycle-4")[0]

    assert [each[:2] for each in found[:8]] == [
        ("39", "All recommendations; Supported; May 2017 – February 2022"),
        ("46", "All recommendations; issued; May 2017 – February 2022"),
        ("7", "All recommendations; Noted; May 2017 – February 2022"),
        ("46", "All recommendations; issued; May 2017 – February 2022"),
        ("48", "All recommendations; Supported; November 2022 – February 2027"),
        ("56", "All recommendations; issued; November 2022 – February 2027"),
        ("8", "All recommendations; Noted; November 2022 – February 2027"),
        ("56", "All recommendations; issued; November 2022 – February 2027"),
    ]
    assert found[5][2] == ", ".join(counted.records.certain)
    anchors = [link.target for link in links(tables(document)["table-acceptance-theme"].rows)]
    assert len(set(anchors)) == len(set(rows))


def test_the_numbers_of_the_notes_lead_there_too(tmp_path: Path) -> None:
    document = report(load(written(tmp_path)), "y2021", against="y2020", annex="full")
    (moved, unobserved) = (
        [said(behind(document)[link.target.removeprefix("#")].cells[place]) for place in (0, 2)]
        for link in sorted(links(tables(document)["table-statuses"].legend), key=lambda link: said(link.text))
    )

    assert unobserved == ["Not yet observed", "r4, r5"]
    assert moved == ["From “Plain scale” to “Board of Auditors”", "r2"]


def test_on_paper_a_number_of_the_notes_is_of_the_period(tmp_path: Path) -> None:
    """It counts one thing alone, which is no day, also where all that was observed stands in no table."""
    document = report(load(written(tmp_path)), "y2021", against="y2020", annex="short")
    rows = [each for each in tables(document)["table-figures"].rows if "Not yet observed" in said(each.cells[1])]

    assert {said(row.cells[2]) for row in rows} == {"2021", "31 December 2020", "31 December 2021"}


def test_every_number_that_counts_anything_leads_there() -> None:
    """A nil leads nowhere: nothing stands behind it."""
    document = composed()
    for anchor in ("table-statuses", "table-movement", "table-ages", "table-transitions"):
        for row in tables(document)[anchor].rows:
            for cell in row.cells:
                if isinstance(cell, Measured):
                    nil = cell.lower == cell.upper == 0
                    assert isinstance(cell.text, Link) is not nil, (anchor, said(cell))


def test_the_rows_stand_under_the_table_that_they_are_behind() -> None:
    groups = [row.cells[0] for row in tables(composed())[ANNEX].rows if row.is_group]

    assert [(said(each), each.target) for each in groups if isinstance(each, Link)] == [
        ("Recommendations of previous periods and what became of them", "#table-previous-recommendations"),
        ("Recommendations by status", "#table-statuses"),
        ("Movement of recommendations", "#table-movement"),
        ("Rates of implementation", "#table-rates"),
        ("Open recommendations by age", "#table-ages"),
        ("Transitions between statuses", "#table-transitions"),
    ]


def test_statuses_and_deadlines_are_records_of_the_annex() -> None:
    rows = [[said(cell) for cell in row.cells[:3]] for row in tables(composed())["table-records"].rows]

    assert rows == [
        ["procurement-plan@2019-11-15", "no deadline", "15 November 2019"],
        ["register-of-decisions@2019-11-15", "due 30 June 2020", "15 November 2019"],
        ["register-of-decisions@2020-06-01", "due 30 June 2021", "1 June 2020"],
        ["procurement-plan", "Publish the procurement plan", "15 November 2019"],
        ["register-of-decisions", "Keep a register of decisions", "15 November 2019"],
        [
            "procurement-plan@verified@[2020-11..2021-02]", "Verified status: Implemented",
            "between November 2020 and February 2021",
        ],
        ["register-of-decisions@acceptance@2020-01-10", "Acceptance: Accepted", "10 January 2020"],
        [
            "register-of-decisions@self_reported@2020-12-31", "Progress as reported by the addressees: Implemented",
            "31 December 2020",
        ],
        ["register-of-decisions@verified@2020-12-31", "Verified status: In progress", "31 December 2020"],
    ]  # fmt: skip


def test_without_an_annex_numbers_lead_nowhere() -> None:
    document = composed("none")

    assert ANNEX not in tables(document)
    assert not any(link.target.startswith("#behind") for link in links(document.blocks))


# -- on paper ---------------------------------------------------------------------------------------------------------


def on_paper(document: Document) -> dict[str, list[str]]:
    """The rows of the annex on paper, by their anchors."""
    return {row.anchor: list(map(said, row.cells)) for row in tables(document)["table-figures"].rows if row.anchor}


def test_on_paper_every_number_leads_to_a_row_of_the_annex_under_its_number() -> None:
    document = composed("short")
    rows = on_paper(document)
    counted = [
        (row, link)
        for table in tables(document).values()
        for row in table.rows
        for link in links(row.cells)
        if link.target.startswith("#behind")
    ]

    assert ANNEX not in tables(document)
    assert counted
    for row, link in counted:
        number = rows[link.target.removeprefix("#")][0]
        assert re.search(rf"\({number}\)$", said(row.cells[0])), "the title of the row says where the annex has it"


def test_a_row_on_paper_says_what_is_counted_the_bounds_and_which_recommendations() -> None:
    rows = [row[1:] for row in on_paper(composed("short")).values() if row[1].startswith("Movement")]

    assert rows == [
        ["Movement of recommendations: open at the start", "2021", "1 to 2", "1", "2", "evidence",
         "“Audit report 2019”, para. 12; possibly “Audit report 2019”, para. 15"],
        ["Movement of recommendations: implemented", "2021", "at most 1", "0", "1", "evidence",
         "possibly “Audit report 2019”, para. 15"],
        ["Movement of recommendations: open at the end", "2021", "1", "1", "1", "evidence",
         "“Audit report 2019”, para. 12"],
    ]  # fmt: skip


def test_the_figures_of_the_annex_on_paper_are_numbered_without_a_gap() -> None:
    numbers = [int(said(row.cells[0])) for row in tables(composed("short"))["table-figures"].rows]

    assert sorted(numbers) == numbers
    assert set(numbers) == set(range(1, max(numbers) + 1))


def test_the_evidence_by_itself_lists_them_too() -> None:
    alone, whole = report(GUIDE, "y2021", against="y2020", kind="annex"), composed()

    assert [said(row.cells[0]) for row in behind(alone).values()] == [
        said(row.cells[0]) for row in behind(whole).values()
    ]
    assert "table-statuses" not in tables(alone)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_link_of_the_page_is_dead(language: str) -> None:
    page = render(composed(), "html", language).decode("utf-8")

    assert 'href="#behind-1"' in page
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_of_many_some_hundreds_are_listed_and_the_rest_is_counted() -> None:
    names = [f"r{number:04}" for number in range(MOST_BEHIND + 7)]
    made = [
        Recommendation(id=name, source="audit", text=InternationalString(en=f"Do {name}"), issued=When("2020-03-01"))
        for name in names
    ]
    seen = [
        StatusObservation(
            recommendation=name, aspect=Aspect.VERIFIED, as_of=When("2021-05"), scale="plain@1", code="in_progress"
        )
        for name in names
    ]
    register = Register(id="r", title=InternationalString(en="A register"), records=[*made, *seen])
    document = report(register, "2021", annex="full")
    (row,) = [row for row in behind(document).values() if said(row.cells[0]) == "All recommendations; open at the end"]

    assert said(row.cells[1]) == "307"
    assert said(row.cells[2]) == f"{', '.join(names[:MOST_BEHIND])}; and 7 more"
    assert len(list(links(row.cells[2]))) == MOST_BEHIND
    assert len(tables(document)["table-records"].rows) == 2 * len(names)
    assert follow_up(register, "2021").roll_forward[0].records["closing"].certain == tuple(names)
