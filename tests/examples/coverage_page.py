"""The page that lists, paragraph by paragraph, the records drawn from the source report."""

import re
from pathlib import Path

from tracker.model import Record, Register

REPORT = "CTOC/COP/2022/3"
EXAMPLE = Path(__file__).parents[2] / "examples" / "smuggling-of-migrants"
PAGE = EXAMPLE / "COVERAGE.md"


def by_paragraph(register: Register) -> dict[str, list[tuple[Record, str]]]:
    """Return the records and quotations drawn from each paragraph of the report."""
    report = register.document(REPORT)
    names = {REPORT, report.id if report else REPORT}
    drawn: dict[str, list[tuple[Record, str]]] = {}
    for record in register.current:
        for citation in record.citations:
            if citation.document in names and citation.paragraph:
                drawn.setdefault(citation.paragraph, []).append((record, citation.quote or ""))
    return drawn


def _order(paragraph: str) -> tuple[int, str]:
    digits = re.match(r"\d+", paragraph)
    return int(digits[0]) if digits else 0, paragraph


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
    for paragraph in sorted(drawn, key=_order):
        lines += ["", f"## Paragraph {paragraph}", ""]
        found = sorted(drawn[paragraph], key=lambda pair: (pair[0].table, pair[0].key, pair[1]))
        lines += [f"- `{record.table}` {record.key}: « {' '.join(quote.split())} »" for record, quote in found]
    return "\n".join(lines) + "\n"
