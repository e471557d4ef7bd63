"""Lists that others keep: the matrix of the universal periodic review, and the annex of the Board of Auditors."""

# ruff: noqa: E501, ISC004  # a message that is compared word for word is read best on one line

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tracker.errors import InvalidValueError, StructureError
from tracker.exchange import ImportPlan, plan_from_file
from tracker.model import Aspect, Recommendation, Record, StatusObservation
from tracker.values import InternationalString, When

HEADER = """\
schema = 1
id = "r"
title = "A register"
languages = ["en", "fr"]

[[document]]
id = "review"
symbol = "A/HRC/43/15"
title = "Report"

[[document]]
id = "views"
symbol = "A/HRC/43/15/Add.1"
title = "Views"

[[document]]
id = "boa"
symbol = "A/74/5 (Vol. I)"
title = "Report of the Board of Auditors"
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    directory = tmp_path / "r"
    directory.mkdir()
    (directory / "register.toml").write_text(HEADER, encoding="utf-8")
    return directory


def of_type(plan: ImportPlan, kind: type[Record]) -> list[Any]:
    return [each for each in plan.added if isinstance(each, kind)]


# -- the universal periodic review ------------------------------------------------------------------------------------

COLUMNS = "cycle,year,document,number,position,source_of_position,themes,recommending_states,sdgs,text\n"


def review(register: Path, *rows: str) -> ImportPlan:
    path = register.parent / "matrix.csv"
    path.write_text(COLUMNS + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return plan_from_file(register, "recommendations", path, as_="upr")


def test_a_row_of_the_matrix(register: Path) -> None:
    row = (
        "3,2019,A/HRC/43/15,122.10,Supported,A/HRC/43/15/Add.1 - Para.3,D27 Slavery|Migrants,"
        'Turkey|Czech Republic,8|16,"Train judges, and others (Turkey); train police (Czech Republic);"'
    )
    plan = review(register, row)
    (found,) = of_type(plan, Recommendation)
    (status,) = of_type(plan, StatusObservation)

    assert (found.id, found.source, found.paragraph) == ("review-122.10", "review", "122.10")
    assert found.text == InternationalString(en="Train judges, and others (Turkey); train police (Czech Republic)")
    assert found.issued == When("2019")
    assert found.themes == {"Slavery", "Migrants"}
    assert [each.best("en") for each in found.made_by] == ["Türkiye", "Czechia"]
    assert [each.best("fr") for each in found.made_by] == ["Türkiye", "Tchéquie"]
    assert [(each.document, each.paragraph) for each in found.citations] == [("A/HRC/43/15", "122.10")]
    assert (status.aspect, status.scale, status.code, status.wording) == (Aspect.ACCEPTANCE, "upr@1", "supported", None)
    assert status.as_of == When("[2020-02..2020-03]")  # the forty-third session of the Council
    assert [(each.document, each.paragraph) for each in status.citations] == [("A/HRC/43/15/Add.1", "3")]
    assert plan.unread == ("cycle", "sdgs")


@pytest.mark.parametrize(
    ("states", "text", "names", "left_out"),
    [
        ("Islamic Republic of", "Ratify (ICRMW) (Iran (Islamic Republic of));", ["Iran (Islamic Republic of)"], []),
        ("ICRMW|Malta", "Ratify (ICRMW) (Malta)", ["Malta"], ["ICRMW"]),
        ("Republic of", "Ratify (Korea)", [], ["Republic of"]),
        ("Peru|Perú", "Ratify", ["Peru"], []),
        ("", "Ratify", [], []),
    ],
)
def test_only_states_that_are_certain_are_named(
    register: Path, states: str, text: str, names: list[str], left_out: list[str]
) -> None:
    plan = review(register, f"3,2019,A/HRC/43/15,1.1,Noted,,,{states},,{text}")
    (found,) = of_type(plan, Recommendation)

    assert [each.best("en") for each in found.made_by] == names
    assert [str(each) for each in plan.remarks] == [
        f"matrix.csv:2 {name!r} is no State that can be told for certain; it is left out of made_by"
        for name in left_out
    ]


def test_what_the_matrix_says_wrongly_is_told(register: Path) -> None:
    with pytest.raises(StructureError) as refused:
        review(
            register,
            "3,2019,A/HRC/43/15,1.1,Partially,,,Peru,,Ratify",
            "3,2019,A/HRC/44/15,1.2,Noted,A/HRC/44/15/Add.1,,Peru,,Ratify",
            "3,,A/HRC/43/15,1.3,Noted,,,Peru,,",
        )

    assert [str(each) for each in refused.value.faults] == [
        "matrix.csv:2 fault: 'Partially' is no code of upr@1 (the codes are supported, noted, not_reported, "
        "not_applicable, cleared)",
        "matrix.csv:3 fault: the register has no document 'A/HRC/44/15' (did you mean 'A/HRC/43/15'?)",
        "matrix.csv:3 fault: the register has no document 'A/HRC/44/15/Add.1' (did you mean 'A/HRC/43/15/Add.1'?)",
        "matrix.csv:4 fault: issued: 'issued' is missing (map a column to it, or give it for all rows: --set issued=…)",
        "matrix.csv:4 fault: text: 'text' is missing (map a column to it, or give it for all rows: --set text=…)",
    ]


def test_a_known_list_needs_no_map(register: Path) -> None:
    path = register.parent / "matrix.csv"
    path.write_text(COLUMNS, encoding="utf-8")

    with pytest.raises(InvalidValueError, match="the columns of 'upr' are known; leave --map out"):
        plan_from_file(register, "recommendations", path, as_="upr", columns={"text": "text"})


# -- the Board of Auditors --------------------------------------------------------------------------------------------

HEAD = [
    "No.", "Audit report year", "Report reference", "Recommendation of the Board", "Administration’s response",
    "Board’s assessment", "Status after verification",
]  # fmt: skip
STATUSES = ["Implemented", "Under implementation", "Not implemented", "Overtaken by events"]


def annex(register: Path, *rows: list[Any], **options: Any) -> ImportPlan:  # noqa: ANN401  # values as various as the fields they go to
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Status of implementation of recommendations"])
    page.merge_cells("A1:J1")
    page.append(HEAD)
    page.append([None] * 6 + STATUSES)
    page.merge_cells("G2:J2")
    for column in "ABCDEF":
        page.merge_cells(f"{column}2:{column}3")
    for row in rows:
        page.append(row)
    path = register.parent / "annex.xlsx"
    book.save(path)
    constants = {"status.as_of": "2020-06-30"}
    return plan_from_file(register, "recommendations", path, as_="board-of-auditors", constants=constants, **options)


REFERENCE = "A/74/5 (Vol. I), chap. II, para. 23"


def test_a_row_of_the_annex(register: Path) -> None:
    plan = annex(register, [1, 2018, REFERENCE, "Review the accounts", "Agreed.", "Considered under way.", None, "X"])
    (found,) = of_type(plan, Recommendation)
    (status,) = of_type(plan, StatusObservation)

    assert (found.id, found.source, found.paragraph) == ("boa-II.23", "boa", "II.23")
    assert str(found.text) == "Review the accounts"
    assert str(found.note) == "Agreed."
    assert found.issued == When("2018")
    assert (status.aspect, status.scale) == (Aspect.VERIFIED, "board_of_auditors@1")
    assert (status.code, str(status.wording)) == ("under_implementation", "Considered under way.")


@pytest.mark.parametrize(
    ("place", "code"),
    list(enumerate(["implemented", "under_implementation", "not_implemented", "overtaken_by_events"])),
)
@pytest.mark.parametrize("tick", ["X", "x", "✓", "√", 1])
def test_each_column_can_be_ticked(register: Path, place: int, code: str, tick: str | int) -> None:
    ticks: list[Any] = [None] * 4
    ticks[place] = tick
    (status,) = of_type(annex(register, [1, "2017/18", REFERENCE, "Act", None, None, *ticks]), StatusObservation)

    assert (status.code, str(status.wording)) == (code, STATUSES[place])


def test_what_the_annex_says_wrongly_is_told(register: Path) -> None:
    with pytest.raises(StructureError) as refused:
        annex(
            register,
            [1, 2018, REFERENCE, "One", None, None, "X", "X"],
            [2, 2018, "A/74/5 (Vol. I), chap. II, para. 24", "Two", None, None, "see above"],
            [3, 2018, "A/74/5 (Vol. I), chap. II, para. 25", "Three"],
            [4, 2018, "A/75/5 (Vol. I), chap. II, para. 26", "Four", None, None, "X"],
        )

    assert [str(each) for each in refused.value.faults] == [
        "annex.xlsx:4 fault at sheet 'Sheet', cell H4, column 'Under implementation': several are ticked: 'implemented', 'under "
        "implementation' (tick one of the four columns)",
        "annex.xlsx:5 fault at sheet 'Sheet', cell G5, column 'Implemented': 'see above' is no tick (write X, or leave the cell empty)",
        "annex.xlsx:6 fault at sheet 'Sheet', cell G6, column 'Implemented': no status is ticked (tick one of the four columns)",
        "annex.xlsx:7 fault at sheet 'Sheet': the register has no document 'A/75/5(Vol.I)' (did you mean 'A/74/5 (Vol. I)'?)",
    ]


def test_a_line_of_totals_that_agrees_with_its_rows_is_left_out(register: Path) -> None:
    plan = annex(
        register,
        [1, 2018, REFERENCE, "One", None, None, "X"],
        [None, None, None, "Total", None, None, 1, None, None, None],
    )

    assert len(of_type(plan, Recommendation)) == 1
    assert plan.remarks == ()
