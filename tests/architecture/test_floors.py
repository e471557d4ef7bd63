"""The house keeps its floors: imports go down, never up or sideways, and third parties stay in their rooms."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "tracker"

FLOORS = {
    "errors": 0,
    "values": 1,
    "storage": 1,
    "codelists": 2,
    "documents": 2,
    "languages": 2,
    "model": 3,
    "writers": 3,
    "records": 4,
    "files": 5,
    "checks": 5,
    "indicators": 5,
    "exchange": 7,
    "reading": 6,
    "columns": 6,
    "comparison": 6,
    "spark": 6,
    "claims": 7,
    "followup": 7,
    "words": 8,
    "views": 9,
    "reports": 10,
    "publications": 11,
    "rollover": 11,
    "strategies": 12,
    "testing": 13,
    "cli": 13,
    "_notebook": 13,
    "__main__": 14,
}

THIRD_PARTY = {
    "errors": set(),
    "values": {"attrs"},
    "codelists": {"attrs"},
    "columns": {"attrs", "pyarrow"},
    "documents": {"attrs"},
    "languages": {"attrs", "babel"},
    "model": {"attrs"},
    "writers": {"attrs", "jinja2", "docx", "lxml", "xlsxwriter", "typst", "icalendar", "markupsafe"},
    "records": {"attrs", "cattrs"},
    "files": {"attrs", "cattrs"},
    "exchange": {"attrs", "openpyxl"},
    "spark": {"attrs", "pyspark"},
    "strategies": {"attrs", "hypothesis"},
    "testing": {"attrs", "hypothesis", "pytest"},
    "cli": {"attrs", "click"},
}

ONLY_WRITERS_MAY = {"documents", "languages", "values", "errors", "storage", "writers"}
WITHOUT_FORMAT = {"words", "views", "reports"}
MAY_NOT = {"files", "writers", "storage"}
SAID = {"views/_view.py", "views/_frames.py"}
"""Only the JSON and the rows of answers say words in a language, by the speaker that writers use."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down_the_floors(path: Path) -> None:
    room = room_of(path)
    for name in imported(path):
        package, _, rest = name.partition(".")
        if package != "tracker":
            continue
        other = rest.partition(".")[0]
        assert other != "", f"{path.name} imports the top of the house; import the room that holds the name"
        assert other == room or FLOORS[other] < FLOORS[room], f"{path.name}: {room} must not import {other}"
        if room == "writers":
            assert other in ONLY_WRITERS_MAY, f"{path.name}: a writer knows nothing of the domain, such as {other}"
        if room in WITHOUT_FORMAT and path.relative_to(PACKAGE).as_posix() not in SAID:
            assert other not in MAY_NOT, f"{path.name}: what is said has no format and no files"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_third_parties_stay_in_their_rooms(path: Path) -> None:
    allowed = THIRD_PARTY.get(room_of(path), {"attrs"})
    within = path.relative_to(PACKAGE).as_posix()
    if within == "values/_calendar.py":
        allowed = allowed | {"dateutil"}
    if within.startswith("indicators/engines/"):
        allowed = allowed | {"numpy"}
    foreign = {name.partition(".")[0] for name in imported(path)} - set(sys.stdlib_module_names) - {"tracker"}

    assert foreign <= allowed


def test_every_room_has_a_floor() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert rooms <= set(FLOORS)


def test_no_clock_is_read() -> None:
    """The vintage and the date of a report are inputs, so that the same inputs give the same bytes."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"now", "today", "utcnow"}, f"{path.name}:{node.lineno} reads the clock"


def test_only_packages_list_what_they_export() -> None:
    """In a private file the underscore says it: a second list of its names would only go stale."""
    private = [path for path in modules() if path.name.startswith("_") and not path.name.startswith("__")]

    assert [path.name for path in private if "\n__all__ =" in path.read_text(encoding="utf-8")] == []
