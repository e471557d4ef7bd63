"""The source report is read into drafts that are worth having: held against the records made of it by hand."""

from pathlib import Path
from typing import Any

import pytest
from drafts_beside_records import Beside, compared, set_up, table

from tests.command_line import typed

REPORT = next(
    (
        there
        for folder in Path(__file__).parents
        if (there := folder / "shared" / "source" / "CTOC-COP-2022-3.fr.md").is_file()
    ),
    None,
)
pytestmark = pytest.mark.skipif(REPORT is None, reason="the source report is not here")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Beside]:
    assert REPORT is not None
    return compared(REPORT, tmp_path_factory.mktemp("read") / "register")


LEAST_RIGHT = {
    "event": 19,
    "claim": 6,
    "observation": 5,
    "mandate": 21,
    "document": 11,
    "meeting": 7,
    "recommendation": 6,
    "finding": 26,
}
"""So many records a draft has right in all that is compared."""

MOST_OTHERS = 15
"""So many drafts of them all no record made by hand stands behind."""


@pytest.mark.parametrize("name", LEAST_RIGHT)
def test_so_many_records_are_drafted_as_they_were_made_by_hand(found: dict[str, Beside], name: str) -> None:
    assert len(found[name].right) >= LEAST_RIGHT[name], "\n".join(table(found))


def test_few_drafts_are_of_nothing(found: dict[str, Beside]) -> None:
    assert sum(len(each.others) for each in found.values()) <= MOST_OTHERS, "\n".join(table(found))


def test_no_figure_is_given_an_indicator_that_it_is_not_of(found: dict[str, Beside]) -> None:
    """What the clause of a number does not tell is left open, and never guessed."""
    told = [what for name in ("claim", "observation") for what in found[name].partly.values()]

    assert [each for each in told if each != "indicator is missing"] == []


def confirm_what_is_whole(path: Path) -> int:
    """Type yes beside each draft that lacks nothing, and count them."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    confirmed = 0
    for sheet in book.worksheets:
        columns = {cell.value: cell.column for cell in sheet[1]}
        rows = range(4, sheet.max_row + 1) if "#confirm" in columns else ()
        for row in rows:
            if _is_whole(sheet, row, columns):
                sheet.cell(row, columns["#confirm"]).value = "yes"
                confirmed += 1
    book.save(path)
    return confirmed


def _is_whole(sheet: Any, row: int, columns: dict[str, int]) -> bool:  # noqa: ANN401  # openpyxl has no types
    """Tell whether something stands in each field that must be filled in, in one of its columns."""
    held: dict[str, bool] = {}
    for key, place in columns.items():
        if str(sheet.cell(2, place).value).endswith("*"):
            name = key.partition(".")[0]
            held[name] = held.get(name, False) or bool(sheet.cell(row, place).value)
    return all(held.values())


def test_from_the_source_report_to_a_printed_one_it_is_four_commands(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    register = str(set_up(tmp_path / "register"))
    drafts, printed = tmp_path / "drafts.xlsx", tmp_path / "report.md"

    def run(*arguments: str) -> str:
        done = typed(*arguments, cwd=tmp_path, one_stream=True)
        assert done.returncode == 0, done.stdout
        return done.stdout

    run("read", register, str(REPORT), "--document", "CTOC/COP/2022/3", "-o", str(drafts))
    confirmed = confirm_what_is_whole(drafts)
    run("import", register, str(drafts), "--mode", "add", "--recorded", "2022-08-01")
    checked = run("check", register)
    run("report", register, "--period", "cop11", "--language", "fr", "-o", str(printed))

    assert confirmed >= 100
    assert ": 0 errors" in checked
    assert "Macédoine du Nord" in printed.read_text(encoding="utf-8")
