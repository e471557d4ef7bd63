"""The index of decisions, read off their pages."""

import re
from pathlib import Path

from _markdown import page, table

__all__ = ["DECISIONS", "PAGE", "decisions_page"]

DECISIONS = Path(__file__).parents[2] / "docs" / "decisions"
PAGE = DECISIONS / "README.md"

_INTRODUCTION = (
    "Why it is as it is: a page for each decision that somebody could have taken otherwise. A page is short, and says "
    "what was decided, why, what follows, and what was tried and rejected. A decision that is given up is not "
    "rewritten: a new page takes its place, and the old one says so in a line of its own that begins with "
    "`**Replaced** by` or `**Amended** by` and a link to the new page."
)
_HEADING = re.compile(r"# (?P<number>\d+)(?:\.|:) (?P<title>.+)\n")
_STATUS = re.compile(r"^\*\*(?P<status>Replaced|Amended)\*\* by \[[^]]*\]\((?P<page>[^)]+)\)", re.MULTILINE)


def decisions_page() -> str:
    """Write the index: a row for each page, and which numbers were never given."""
    pages = sorted(DECISIONS.glob("[0-9]*.md"))
    rows = [_row(path) for path in pages]
    taken = {_number(path) for path in pages}
    missing = [f"{number:04}" for number in range(1, max(taken)) if number not in taken]
    gaps = [f"No decision has the number {', '.join(missing)}: a number without a page is not given later."]
    return page("Decisions", _INTRODUCTION, table(["", "decided", "status"], rows), *(gaps if missing else []))


def _number(path: Path) -> int:
    return int(path.name[:4])


def _row(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    heading = _HEADING.match(text)
    if not heading or int(heading["number"]) != _number(path):
        raise ValueError(f"{path.name} does not begin with its number and title, as in # {_number(path)}. A title")
    status = _STATUS.search(text)
    said = f"{status['status'].lower()} by [{status['page'][:4]}]({status['page']})" if status else "in force"
    return [path.name[:4], f"[{heading['title']}]({path.name})", said]
