"""The reference pages and schemas of `docs/reference`: whatever they say is read off the code, never copied."""

from collections.abc import Iterator
from pathlib import Path

from _checks_page import checks_page
from _code_lists_page import code_lists_page
from _command_line_page import command_line_page
from _errors_page import errors_page
from _indicators_page import indicators_page
from _json_page import json_page
from _json_schemas import schema_texts
from _python_page import python_page
from _records_page import records_page

__all__ = ["DIRECTORY", "SCHEMAS", "reference_pages"]

DIRECTORY = Path(__file__).parents[2] / "docs" / "reference"
"""Where the pages stand."""
SCHEMAS = DIRECTORY / "schemas"
"""Where the schemas of answers stand."""

_PAGES = {
    "records.md": records_page,
    "checks.md": checks_page,
    "indicators.md": indicators_page,
    "code-lists.md": code_lists_page,
    "errors.md": errors_page,
    "command-line.md": command_line_page,
    "json.md": json_page,
    "python.md": python_page,
}


def reference_pages() -> Iterator[tuple[Path, str]]:
    """Go through the pages and what they should hold."""
    for name, page in _PAGES.items():
        yield DIRECTORY / name, page()
    for name, text in schema_texts():
        yield SCHEMAS / name, text
