"""The reference says what the code says, and leaves no place where it should say something."""

import re
from pathlib import Path

import pytest
from _markdown import anchor
from reference_pages import DIRECTORY, reference_pages

DOCS = DIRECTORY.parent
PAGES = dict(reference_pages())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_page_is_as_the_code_writes_it(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], "run python -m tests.freshness --write"


def test_no_other_page_stands_beside_them() -> None:
    assert {path for path in DIRECTORY.rglob("*") if path.is_file()} == set(PAGES)


@pytest.mark.parametrize("name", ["records.md", "checks.md", "command-line.md", "json.md", "python.md"])
def test_every_row_says_something(name: str) -> None:
    rows = [line for line in PAGES[DIRECTORY / name].splitlines() if line.startswith("| ") and line != "|  |  |"]

    assert [row for row in rows if row.endswith("|  |")] == []


def links() -> list[tuple[Path, str]]:
    """Every relative link of the documentation, with the page that holds it."""
    written = [*sorted(DOCS.parent.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
    texts = {path: PAGES.get(path) or path.read_text(encoding="utf-8") for path in written}
    found = ((path, target) for path, text in texts.items() for target in re.findall(r"\]\(([^)\s]+)\)", text))
    return [(path, target) for path, target in found if "://" not in target]


@pytest.mark.parametrize(("path", "target"), sorted(set(links())), ids=lambda part: getattr(part, "name", part))
def test_links_lead_somewhere(path: Path, target: str) -> None:
    name, _, place = target.partition("#")
    page = (path.parent / name).resolve() if name else path

    assert page.exists()
    if place:
        headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert [anchor(heading) for heading in headings].count(place) == 1
