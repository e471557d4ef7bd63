"""The tutorial and the guides work as they are written: files can be read, commands print what is shown."""

import shutil
from pathlib import Path

import pytest
from guides import DOCS, GUIDES, Command, File, follow, steps

FIRST = DOCS / "first-report.md"
GOING_ON = [page for page in GUIDES if f"<!-- after: ../{FIRST.name} -->" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_the_page_can_be_followed(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_LANGUAGE")  # a reader has set nothing
    follow(page, tmp_path)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader who has followed the first report, with what its commands have written."""
    folder = tmp_path_factory.mktemp("followed")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TRACKER_LANGUAGE")
        follow(FIRST, folder)
    return folder


@pytest.mark.parametrize("page", GOING_ON, ids=lambda page: page.stem)
def test_the_page_can_be_followed_where_the_first_report_was(
    page: Path, followed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its commands find the files that lie there, and end as they end where there are none."""
    monkeypatch.delenv("TRACKER_LANGUAGE")
    shutil.copytree(followed, tmp_path, dirs_exist_ok=True)
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
    pages = [page.relative_to(DOCS).as_posix() for page in (*GUIDES, *DOCS.glob("*.md"), *DOCS.glob("reference/*.md"))]

    assert [page for page in pages if page != "README.md" and f"({page})" not in index] == []
