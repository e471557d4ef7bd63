"""
The pictures of the tutorial: it is followed, and what it makes is shown as LibreOffice shows it.

``python tests/docs/tutorial_pictures.py`` draws them anew; it needs LibreOffice and pdftoppm, and no test runs it.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "from-word-and-excel.md"
SHOWN = (
    "#confirm",
    "#confidence",
    "#words",
    "kind",
    "when",
    "countries",
    "participants.value",
    "participants.qualifier",
)
_WIDTHS = {"#words": 60, "when": 26, "kind": 22}


def sheet_alone(source: Path, target: Path) -> None:
    """Leave of the workbook the sheet of activities, with what is looked at first."""
    from openpyxl import load_workbook  # noqa: PLC0415  # only where pictures are drawn
    from openpyxl.styles import Alignment  # noqa: PLC0415  # likewise

    book = load_workbook(source)
    for name in book.sheetnames:
        if name != "event":
            del book[name]
    sheet = book["event"]
    for place in range(sheet.max_column, 0, -1):
        if sheet.cell(1, place).value not in SHOWN:
            sheet.delete_cols(place)
    sheet.data_validations.dataValidation = []
    sheet.delete_rows(1)
    for column, cell in zip(sheet.columns, sheet[1], strict=True):
        name = str(cell.value).removesuffix(" *")
        letter = column[0].column_letter
        sheet.column_dimensions[letter].hidden = False
        sheet.column_dimensions[letter].width = _WIDTHS.get({"words": "#words"}.get(name, name), 14)
    for row in sheet.iter_rows():
        sheet.row_dimensions[row[0].row].height = 30
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    book.save(target)


def picture(document: Path, target: Path, *, top: int, width: int, height: int) -> None:
    """Draw the upper part of the first page of a document."""
    folder = document.parent
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)], check=True)
    pdf = document.with_suffix(".pdf")
    size = ["-r", "80", "-x", "0", "-y", str(top), "-W", str(width), "-H", str(height)]
    subprocess.run(["pdftoppm", "-png", "-singlefile", *size, str(pdf), str(target.with_suffix(""))], check=True)


def main() -> None:
    """Follow the tutorial, and draw its pictures."""
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]
    from guides import follow  # noqa: PLC0415  # it is found by now

    with TemporaryDirectory() as name:
        directory = Path(name)
        follow(PAGE, directory)
        sheet_alone(directory / "drafts.xlsx", directory / "sheet.xlsx")
        picture(directory / "sheet.xlsx", PAGE.parent / "drafts.png", top=40, width=880, height=170)
        picture(directory / "report.docx", PAGE.parent / "report.png", top=0, width=660, height=930)


if __name__ == "__main__":
    main()
