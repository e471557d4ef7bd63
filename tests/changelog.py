"""
The changelog is made of the fragments of ``docs/changes``: ``python -m tests.freshness --write`` puts them into it.

``python -m tests.changelog release DAY`` makes a release of what is unreleased: it stands under the version that
``pyproject.toml`` names from then on, and the fragments are taken away.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from attrs import frozen

__all__ = ["FRAGMENTS", "KINDS", "PAGE", "Fragment", "changelog", "fragments", "released"]

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "CHANGELOG.md"
FRAGMENTS = ROOT / "docs" / "changes"
KINDS = ("added", "changed", "fixed", "removed")
"""What a fragment may tell of, in the order of the page."""

_INTRODUCTION = """\
# Changelog

What is new for those who use tracker. What a version number promises, and for how long an old name keeps working, is in
[versions](docs/versions.md).
"""
_UNRELEASED = "## Unreleased"
_VERSION = re.compile(r"^## (?!Unreleased$)(\S+), (\d{4}-\d\d-\d\d)$", re.MULTILINE)


@frozen(kw_only=True)
class Fragment:
    """
    A change, as its file tells it.

    Attributes:
        subject: What it is about: the first part of the file's name.

        kind: One of `KINDS`: the second part.

        text: A sentence or two for somebody who uses the library or the command line.
    """

    subject: str
    kind: str
    text: str

    @classmethod
    def read(cls, path: Path) -> "Fragment":
        """
        Read a fragment.

        Raises:
            ValueError: Its name has no kind, it is empty, or it has a link, which would lead elsewhere from the page.
        """
        subject, _, kind = path.name.removesuffix(".md").partition(".")
        text = path.read_text(encoding="utf-8").strip()
        if kind not in KINDS:
            raise ValueError(f"{path.name} is not named subject.kind.md with a kind of {', '.join(KINDS)}")
        if not text:
            raise ValueError(f"{path.name} says nothing; write what is new for a user, or take it away")
        if "](" in text:
            raise ValueError(
                f"{path.name} holds a link, which leads elsewhere from the changelog; name the page instead"
            )
        return cls(subject=subject, kind=kind, text=text)


def fragments(directory: Path = FRAGMENTS) -> tuple[Fragment, ...]:
    """Read what is unreleased, in the order of the page: by kind, then by subject."""
    read = (Fragment.read(path) for path in directory.glob("*.md") if path.name != "README.md")
    return tuple(sorted(read, key=lambda fragment: (KINDS.index(fragment.kind), fragment.subject)))


def changelog(page: str, unreleased: Sequence[Fragment]) -> str:
    """Write the page again: what is unreleased by the fragments, what was released as the *page* has it."""
    blocks = [_INTRODUCTION]
    if unreleased:
        blocks += [f"{_UNRELEASED}\n", _section(unreleased)]
    return "\n".join([*blocks, *_released_part(page)])


def released(page: str, unreleased: Sequence[Fragment], *, version: str, day: date) -> str:
    """
    Write the page of a release: what was unreleased stands under the version.

    Raises:
        ValueError: Nothing is unreleased, or the version was released before.
    """
    if not unreleased:
        raise ValueError("nothing is unreleased; docs/changes holds no fragment")
    if version in (before for before, _ in _VERSION.findall(page)):
        raise ValueError(f"{version} is released; write the next version into pyproject.toml first")
    heading = f"## {version}, {day.isoformat()}\n"
    return "\n".join([_INTRODUCTION, heading, _section(unreleased), *_released_part(page)])


def _section(unreleased: Iterable[Fragment]) -> str:
    blocks = []
    for kind, alike in groupby(unreleased, key=lambda fragment: fragment.kind):
        items = "\n".join("- " + fragment.text.replace("\n", "\n  ") for fragment in alike)
        blocks.append(f"### {kind.capitalize()}\n\n{items}\n")
    return "\n".join(blocks)


def _released_part(page: str) -> list[str]:
    first = _VERSION.search(page)
    return [page[first.start() :]] if first else []


def main(arguments: Sequence[str]) -> int:
    """Make a release."""
    if len(arguments) != 2 or arguments[0] != "release":
        print("usage: python -m tests.changelog release YYYY-MM-DD", file=sys.stderr)  # noqa: T201  # its output
        return 2
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    page, unreleased, day = PAGE.read_text(encoding="utf-8"), fragments(FRAGMENTS), date.fromisoformat(arguments[1])
    PAGE.write_text(released(page, unreleased, version=version, day=day), encoding="utf-8")
    for path in FRAGMENTS.glob("*.*.md"):
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
