"""Print the oldest releases that pyproject.toml supports, as constraints for pip: ``python -m tests.minima``."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

__all__ = ["minima"]

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
NEEDED = ("docx", "pdf", "xlsx", "calendar", "columns", "parquet", "testing")
"""The extras that tests of formats and engines need."""


def minima() -> Iterator[str]:
    """Go through the libraries, each at its least release."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for requirement in (*project["dependencies"], *(each for name in NEEDED for each in extras[name])):
        found = re.fullmatch(r"([A-Za-z0-9-]+)>=([0-9.]+)", requirement)
        if found is not None:
            yield f"{found[1]}=={found[2]}.*"


if __name__ == "__main__":
    print("\n".join(minima()))  # noqa: T201  # its output
