"""
What the tutorial begins with: a report in Word and a list in Excel, both made up for it.

``python tests/docs/tutorial_material.py`` writes them anew beside the page.
"""

from pathlib import Path

from docx import Document
from openpyxl import Workbook

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial"
WORD, EXCEL = "annual-report-2023.docx", "activities-2024.xlsx"

REPORT = (
    ("Title", "Upkeep of village wells: annual report for 2023"),
    ("Normal", "This report was made up for a tutorial. No such programme exists, and nothing in it happened."),
    ("Heading 1", "Training"),
    ("List Number", "In March 2023, the Office trained 24 officials of Ghana in the repair of hand pumps."),
    (
        "List Number",
        "From 12 to 16 June 2023, the Office held a workshop on water committees for about 30 participants from Togo.",
    ),
    ("List Number", "In the course of 2023, more than 60 practitioners were trained."),
    ("Heading 1", "Laws and policies"),
    ("List Number", "The Office provided legislative assistance to Malawi, which prepared a water bill."),
    (
        "List Number",
        "At its second session, held on 4 and 5 October 2023, the group recalled General Assembly resolution 64/292.",
    ),
    ("Heading 1", "Outlook"),
    ("List Number", "Governments should see to it that at least two mechanics are trained in each district."),
)

LIST = (
    ("Ref.", "What", "Sort", "When", "Where", "Trained"),
    ("W-24-1", "Course on hand pumps", "Training", "2024-02", "Ghana", "28"),
    ("W-24-2", "Course on hand pumps", "Training", "2024-04", "Togo", "31"),
    ("W-24-3", "Workshop of water committees", "Workshop", "2024-06", "Ghana; Togo", "about 40"),
    ("W-24-4", "Advice on the water bill", "Advice", "2024-07", "Malawi", ""),
    ("W-24-5", "Exercise on cholera in a camp", "Exercise", "2024-09", "Malawi; Sierra Leone", "17"),
)


def write(directory: Path) -> None:
    """Write both files."""
    document = Document()
    for style, text in REPORT:
        document.add_paragraph(text, style=style)
    document.save(str(directory / WORD))
    book = Workbook()
    sheet = book.active
    sheet.title = "Activities 2024 (made up)"
    for row in LIST:
        sheet.append(row)
    book.save(directory / EXCEL)


if __name__ == "__main__":
    write(TUTORIAL)
