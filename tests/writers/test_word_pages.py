"""What LibreOffice makes of a Word file: pages that hold every word."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from report_sample import SAMPLE

import tracker
from tests.handmade import HANDMADE
from tracker.documents import Document
from tracker.writers import to_markdown, write

EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
NEEDED = ("soffice", "pdfinfo", "pdftotext", "pdftoppm")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")


def printed(document: Document, language: str, folder: Path) -> Path:
    """Write a document for Word, and print it."""
    path = write(document, folder / "report.docx", language)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "report.pdf"


def text_of(path: Path) -> str:
    """Return the text of a print, with single spaces."""
    run = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True)
    return re.sub(r"\s+", " ", run.stdout)


def is_upright(path: Path) -> list[bool]:
    """Tell of each page whether it stands upright."""
    run = subprocess.run(["pdfinfo", "-l", "999", str(path)], check=True, capture_output=True, text=True)
    sizes = re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+)", run.stdout, re.MULTILINE)
    return [float(width) < float(height) for width, height in sizes]


@pytest.mark.parametrize(("document", "language"), [(SAMPLE, "fr"), (HANDMADE, "ar"), (HANDMADE, "zh")])
def test_every_number_is_printed_whole(document: Document, language: str, tmp_path: Path) -> None:
    """No number of the document is broken between two lines, or lost."""
    page = text_of(printed(document, language, tmp_path))
    bare = re.sub(r"<[^>]*>|\]\([^)]*\)|\\", "", to_markdown(document, language))
    numbers = set(re.findall(r"\d[\d\N{NARROW NO-BREAK SPACE},.]*\d", bare))

    assert len(numbers) > 5
    assert {number for number in numbers if re.sub(r"\s", " ", number) not in page} == set()


def test_pages_are_drawn(tmp_path: Path) -> None:
    path = printed(SAMPLE, "en", tmp_path)
    subprocess.run(["pdftoppm", "-r", "20", "-gray", str(path), str(tmp_path / "page")], check=True)
    pages = sorted(tmp_path.glob("page*.pgm"))

    assert len(pages) >= 2
    for page in pages:
        assert any(grey < 128 for grey in page.read_bytes()[20:]), f"{page.name} is empty"


def _has_times() -> bool:
    """Tell whether there is Times New Roman, or a type of the same widths."""
    if shutil.which("fc-match") is None:
        return False
    found = subprocess.run(["fc-match", "Times New Roman"], check=True, capture_output=True, text=True).stdout
    return "Times New Roman" in found or "Liberation Serif" in found


@pytest.mark.skipif(not _has_times(), reason="neither Times New Roman nor Liberation Serif is on this machine")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_body_of_the_report_has_at_most_14_pages(language: str, tmp_path: Path) -> None:
    report = tracker.report(tracker.load(EXAMPLE), "cop11", against="cop10", annex="short")
    pages = is_upright(printed(report, language, tmp_path))
    body = pages.index(False)

    assert 7 < body <= 14
    assert not any(pages[body:])  # the annex stands on wide pages
