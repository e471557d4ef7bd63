"""Reading PDF, to see whether it is what it should be: by tools of the system and a validator; else tests skip."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

__all__ = ["faults_of", "fonts_of", "info_of", "needs_family", "numbers_in", "pages_of", "text_of"]


def text_of(pdf: bytes, *options: str) -> str:
    """Return the text of all pages, in the order in which it is read aloud."""
    return _said("pdftotext", pdf, *options, "-enc", "UTF-8", "-", "-")


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return text_of(pdf).split("\f")[:-1]


def info_of(pdf: bytes) -> str:
    """Return what the file says of itself, and the size of each page."""
    return _said("pdfinfo", pdf, "-f", "1", "-l", "9999", "-")


def fonts_of(pdf: bytes) -> str:
    """Return the fonts in it."""
    return _said("pdffonts", pdf, "-")


def _said(tool: str, pdf: bytes, *options: str) -> str:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} (poppler-utils) is not installed")
    return subprocess.run([tool, *options], input=pdf, capture_output=True, check=True).stdout.decode()


def faults_of(pdf: bytes, folder: Path) -> list[str]:
    """Return which rules of PDF/UA-1 it breaks."""
    page = pytest.importorskip("page", reason="page-validation is not installed")
    path = folder / "checked.pdf"
    path.write_bytes(pdf)
    found = page.validate_pdf(str(path), profile="pdfua1", limits=page.SafetyLimits.unlimited())
    assert found.rules.total == RULES
    return [f"{each.rule_id}: {each.message}" for each in found.failures]


RULES = 104
"""So many rules are checked; with fewer, a pass would say less."""


def needs_family(*families: str) -> str:
    """Return the first family that is there; without any, the test skips."""
    typst = pytest.importorskip("typst", reason="typst is not installed")
    there = typst.Fonts().families()
    found = next((family for family in families if family in there), None)
    if found is None:
        pytest.skip(f"no font of the families {', '.join(families)} is installed")
    return found


def numbers_in(text: str) -> Counter[str]:
    """Count the numbers of a text by their digits."""
    return Counter(re.findall(r"[0-9]+", text))
