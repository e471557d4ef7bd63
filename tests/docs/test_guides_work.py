"""The tutorial and the guides work as they are written: their files make a register, its commands print what they show."""

from pathlib import Path

import pytest
from guides import DOCS, GUIDES, Command, File, follow, steps


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_the_page_can_be_followed(page: Path, tmp_path: Path) -> None:
    follow(page, tmp_path)


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_the_page_has_something_to_follow(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    own = list(steps(page))

    assert any(isinstance(step, Command) for step in own)
    assert sum(isinstance(step, Command) for step in own) == text.count("\n$ ")
    assert sum(isinstance(step, File) for step in own) >= text.count("<!-- file: ") > 0


def test_the_index_names_every_page() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    pages = [
        page
        for page in DOCS.rglob("*.md")
        if page.parent.name not in ("decisions", "changes") and page != DOCS / "README.md"
    ]

    assert [page.name for page in pages if f"({page.relative_to(DOCS).as_posix()})" not in index] == []
