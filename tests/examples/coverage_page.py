"""The page that tells, paragraph by paragraph of the source report, where ours says it and which records rest on it."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from attrs import fields, has

from tracker.documents import Heading, Link, Paragraph, Table
from tracker.documents._inline import Filled
from tracker.model import Passage, Record, Register
from tracker.reports import report

REPORT = "CTOC/COP/2022/3"
EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
PAGE = EXAMPLE / "COVERAGE.md"
LEFT_OUT = Path(__file__).parent / "not_told.toml"


def by_paragraph(register: Register) -> dict[str, list[tuple[Record, str]]]:
    """Return the records and quotations drawn from each paragraph of the report."""
    report = register.document(REPORT)
    names = {REPORT, report.id if report else REPORT}
    drawn: dict[str, list[tuple[Record, str]]] = {}
    for record in register.current:
        if isinstance(record, Passage):
            continue  # it says where it comes from, and is no record of it
        for citation in record.citations:
            if citation.document in names and citation.paragraph:
                drawn.setdefault(citation.paragraph, []).append((record, citation.quote or ""))
    return drawn


def _order(paragraph: str) -> tuple[int, str]:
    digits = re.match(r"\d+", paragraph)
    return int(digits[0]) if digits else 0, paragraph


# -- where our report says it -----------------------------------------------------------------------------------------


def told(register: Register) -> dict[str, tuple[list[str], list[str]]]:
    """Return, for each paragraph of the source, the places of our report: those of its narrative, and all others."""
    anchors = {_anchor(each): each for each in register.current}
    passages = {_without_places(each.text.best("fr")): each for each in _passages(register)}
    found: dict[str, tuple[list[str], list[str]]] = {}
    for place, block in _placed(register):
        for part in _within(block):
            if isinstance(part, Filled) and (passage := passages.get(_without_places(part.text.best("fr")))):
                _note(found, passage, place, 0)
            elif isinstance(part, Link) and (record := anchors.get(part.target.removeprefix("#"))):
                _note(found, record, place, 1)
    return found


def _passages(register: Register) -> list[Passage]:
    return list(register.passages.values())


def _note(found: dict[str, tuple[list[str], list[str]]], record: Record, place: str, kind: int) -> None:
    for citation in record.citations:
        if citation.document == REPORT and citation.paragraph:
            places = found.setdefault(citation.paragraph, ([], []))
            if place not in places[0] and place not in places[kind]:
                places[kind].append(place)


def _anchor(record: Record) -> str:
    return re.sub(r"[^a-z0-9]+", "-", f"record-{record.table}-{record.key}".casefold()).strip("-")


def _without_places(text: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", text).removesuffix(".")  # a note stands in front of the full stop


@cache
def _placed(register: Register) -> tuple[tuple[str, Any], ...]:
    """Go through the blocks of the text of our report, each with the paragraph or table that it belongs to."""
    found: list[tuple[str, Any]] = []
    place = ""
    for block in report(register, "cop11", against="cop10").blocks:
        if isinstance(block, Heading) and block.level == 1 and not block.number:
            break  # the annexes
        if isinstance(block, Paragraph) and block.number:
            place = str(block.number)
        found.append((f"table {block.number}" if isinstance(block, Table) and block.number else place, block))
    return tuple(found)


def _within(part: Any) -> Iterator[Any]:  # noqa: ANN401  # whatever a block holds
    """Go through a block and all its parts."""
    yield part
    if isinstance(part, tuple):
        for each in part:
            yield from _within(each)
    elif has(type(part)):
        for field in fields(type(part)):
            yield from _within(getattr(part, field.name))


def left_out() -> dict[str, list[str]]:
    """Return what our report does not repeat of each paragraph, with the reason."""
    found: dict[str, list[str]] = {}
    for each in tomllib.loads(LEFT_OUT.read_text(encoding="utf-8"))["left_out"]:
        found.setdefault(each["paragraph"], []).append(f"{each['what']}: {each['reason']}")
    return found


def _where_it_is_said(register: Register, drawn: dict[str, list[tuple[Record, str]]]) -> list[str]:
    where, reasons = told(register), left_out()
    lines = [
        "## Where our report says it",
        "",
        "For each paragraph of the source, the paragraphs of our report (July 2020 to July 2022 against the period",
        "before) whose narrative says it, those and the tables that list what it tells of, and what is not repeated.",
        "",
        "| source | said in | listed in | not repeated, and why |",
        "|---|---|---|---|",
    ]
    for paragraph in sorted(drawn, key=_order):
        narrative, lists = where.get(paragraph, ([], []))
        cells = [paragraph, ", ".join(narrative), ", ".join(lists[:_MOST]), "; ".join(reasons.get(paragraph, []))]
        lines.append(f"| {' | '.join(cell or '–' for cell in cells)} |")
    return lines


_MOST = 6
"""So many places are named; a record that many paragraphs tell of says no more by all of them."""


def coverage_page(register: Register) -> str:
    """Write the page; the same register gives the same bytes."""
    drawn = by_paragraph(register)
    records = {(record.table, record.key) for found in drawn.values() for record, _ in found}
    lines = [
        f"# {REPORT}: the records drawn from each paragraph",
        "",
        f"{len(records)} records with {sum(map(len, drawn.values()))} quotations from {len(drawn)} paragraphs.",
        "Generated from the records; a test keeps it fresh.",
    ]
    lines += ["", *_where_it_is_said(register, drawn)]
    for paragraph in sorted(drawn, key=_order):
        lines += ["", f"## Paragraph {paragraph}", ""]
        found = sorted(drawn[paragraph], key=lambda pair: (pair[0].table, pair[0].key, pair[1]))
        lines += [f"- `{record.table}` {record.key}: « {' '.join(quote.split())} »" for record, quote in found]
    return "\n".join(lines) + "\n"
