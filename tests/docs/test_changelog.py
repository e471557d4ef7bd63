"""The changelog says what the fragments say, and a release moves them under its version."""

from datetime import date
from pathlib import Path

import pytest

from tests.changelog import PAGE, Fragment, changelog, fragments, main, released

ADDED = Fragment(subject="wells", kind="added", text="Wells have names.\nThey are printed.")
ALSO = Fragment(subject="pumps", kind="added", text="Pumps too.")
FIXED = Fragment(subject="sums", kind="fixed", text="Sums add up.")
DAY = date(2027, 3, 1)


def sections(page: str) -> str:
    return page[page.index("\n## ") + 1 :]


def test_the_page_is_as_the_fragments_say() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert page == changelog(page, fragments()), "run python -m tests.freshness --write"


def test_what_is_unreleased_stands_by_kind() -> None:
    assert sections(changelog("", [ADDED, ALSO, FIXED])) == (
        "## Unreleased\n\n"
        "### Added\n\n- Wells have names.\n  They are printed.\n- Pumps too.\n\n"
        "### Fixed\n\n- Sums add up.\n"
    )


def test_a_release_takes_the_version_and_keeps_those_before() -> None:
    first = released(changelog("", [ADDED]), [ADDED], version="0.1.0", day=DAY)
    second = released(changelog(first, [FIXED]), [FIXED], version="0.2.0", day=DAY)

    assert sections(first) == "## 0.1.0, 2027-03-01\n\n### Added\n\n- Wells have names.\n  They are printed.\n"
    assert sections(second) == "## 0.2.0, 2027-03-01\n\n### Fixed\n\n- Sums add up.\n\n" + sections(first)
    assert changelog(second, []) == second


def test_a_version_is_released_once_and_never_empty() -> None:
    page = released("", [ADDED], version="0.1.0", day=DAY)

    with pytest.raises(ValueError, match=r"0\.1\.0 is released; write the next version into pyproject\.toml first"):
        released(page, [FIXED], version="0.1.0", day=DAY)
    with pytest.raises(ValueError, match=r"nothing is unreleased; docs/changes holds no fragment"):
        released(page, [], version="0.2.0", day=DAY)


def test_fragments_are_ordered_by_kind_and_subject(tmp_path: Path) -> None:
    for name in ("b.fixed.md", "z.added.md", "a.removed.md", "a.added.md", "README.md"):
        (tmp_path / name).write_text("Something.\n", encoding="utf-8")

    found = [(fragment.kind, fragment.subject) for fragment in fragments(tmp_path)]
    assert found == [("added", "a"), ("added", "z"), ("fixed", "b"), ("removed", "a")]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "wells.new.md",
            "Wells.",
            "wells.new.md is not named subject.kind.md with a kind of added, changed, fixed, remo",
        ),
        ("wells.md", "Wells.", "wells.md is not named subject.kind.md"),
        ("wells.added.md", " \n", "wells.added.md says nothing; write what is new for a user, or take it away"),
        ("wells.added.md", "See [it](x.md).", "wells.added.md holds a link, which leads elsewhere from the changelog"),
    ],
)
def test_a_fragment_at_fault_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=f"^{message}"):
        Fragment.read(tmp_path / name)


@pytest.mark.parametrize("arguments", [[], ["release"], ["publish", "2027-03-01"]])
def test_wrong_usage_writes_nothing(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    before = PAGE.read_bytes()

    assert main(arguments) == 2
    assert capsys.readouterr().err == "usage: python -m tests.changelog release YYYY-MM-DD\n"
    assert PAGE.read_bytes() == before


def test_a_release_takes_the_fragments_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, directory = tmp_path / "CHANGELOG.md", tmp_path / "changes"
    directory.mkdir()
    (directory / "README.md").write_text("How to write one.\n", encoding="utf-8")
    (directory / "wells.added.md").write_text("Wells have names.\n", encoding="utf-8")
    page.write_text(changelog("", fragments(directory)), encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.3.0"\n', encoding="utf-8")
    for name, value in {"ROOT": tmp_path, "PAGE": page, "FRAGMENTS": directory}.items():
        monkeypatch.setattr(f"tests.changelog.{name}", value)

    assert main(["release", "2027-03-01"]) == 0
    assert sections(page.read_text(encoding="utf-8")) == "## 0.3.0, 2027-03-01\n\n### Added\n\n- Wells have names.\n"
    assert [path.name for path in directory.iterdir()] == ["README.md"]
