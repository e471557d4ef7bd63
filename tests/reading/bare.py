"""A register in which nothing stands but the document that is read."""

from pathlib import Path

import tracker
from tracker.reading import DocumentReading, read

REGISTER = """\
schema = 1
id = "bare"
title = "Bare"
languages = ["en", "fr"]

[[document]]
id = "paper"
title = "Paper"
published = "2024-03"
"""


def reading(folder: Path, text: str, language: str | None = None) -> DocumentReading:
    """Read a text into drafts for a new register in *folder*; `again` reads it once more."""
    (folder / "bare").mkdir()
    (folder / "bare" / "register.toml").write_text(REGISTER, encoding="utf-8")
    (folder / "paper.txt").write_text(text, encoding="utf-8")
    return again(folder, language)


def again(folder: Path, language: str | None = None) -> DocumentReading:
    """Read the same text for the register as it has become."""
    return read(tracker.load(folder / "bare"), folder / "paper.txt", "paper", language=language)
