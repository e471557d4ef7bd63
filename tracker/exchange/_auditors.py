"""Recommendations of the Board of Auditors, as the annex to its report lists their status."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tracker.errors import InvalidSymbolError, Sentence
from tracker.exchange._known_list import KnownList, Labelled
from tracker.exchange._raw_row import RawRow
from tracker.model import Register
from tracker.values import DocumentSymbol

_STATUSES = {
    "implemented": "implemented",
    "under implementation": "under_implementation",
    "not implemented": "not_implemented",
    "overtaken by events": "overtaken_by_events",
}
"""The columns that are ticked, with the code each stands for."""

_COLUMNS = {
    "Report reference": re.compile(
        r"(?:audit )?report(?: reference| and paragraph|/paragraph)?|paragraph reference|reference"
    ),
    "Recommendation": re.compile(r"(?:board['’]?s? )?recommendations?(?: of the board.*)?"),
    **{name.capitalize(): re.compile(re.escape(name)) for name in _STATUSES},
}
_OPTIONAL = {
    "No.": re.compile(r"no\.?|number|serial no\.?"),
    "Audit report year": re.compile(r"(?:audit )?(?:report )?(?:financial )?year(?: of report)?|audit report year"),
    "Paragraph": re.compile(r"para(?:graph|\.)?(?: no\.?)?"),
    "Administration's response": re.compile(r".{3,30}['’]?s? (?:response|comments?).*"),
    "Board's assessment": re.compile(r"(?:board|auditor)s?['’]?s? assessment.*"),
}

_TICKS = {"x", "✓", "✔", "√", "☑", "☒", "●", "•", "1", "yes", "oui", "ü", "✗", "✘", "p", "a"}
"""How a cell is ticked; the letters are what fonts of symbols leave behind."""
_SUM = re.compile(r"(?:(?:grand |sub-?)?totals?|percentages?|per cent|%)\b.*|%", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand )?total(?: number)?(?: of recommendations)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?\s*(?:%|per cent)?")
_BLANKS = {"-", "–", "—"}
_PARAGRAPH = re.compile(r"(?:paras?\.?|paragraphs?|§)\s*(?P<paragraph>\d+(?:\s*\([a-z]+\))*)", re.IGNORECASE)
_CHAPTER = re.compile(r"(?:chap\.?|chapter)\s*(?P<chapter>[IVXL]+|\d+)", re.IGNORECASE)
_YEARS = re.compile(r"((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)?\d\d))?")


def _read_row(row: RawRow, cells: Mapping[str, str], register: Register) -> None:
    """
    Read a row: the status is the column that is ticked, and the Board's own assessment stays beside it, word for word.

    What the administration says goes into the note: no code follows from it. The last rows, with the total and the
    percentages, are no recommendations.
    """
    if _is_sum(cells):
        return
    raw, reference = row.tables["recommendation"], cells.get("Report reference", "")
    source = _source(reference, register)
    if source:
        raw["source"] = source
        raw["citations"] = [{"document": source}]
    paragraph = _paragraph(cells, reference)
    if paragraph:
        raw["paragraph"] = paragraph
        raw.get("citations", [{}])[0]["paragraph"] = paragraph
    if cells.get("Recommendation"):
        raw["text"] = cells["Recommendation"]
    if year := _issued(cells.get("Audit report year", "")):
        raw["issued"] = year
    if cells.get("Administration's response"):
        raw["note"] = cells["Administration's response"]
    if not reference and not paragraph and not cells.get("No."):
        row.tables["recommendation"] = {}
        row.remarks.append(
            Sentence("this row has neither a number nor a reference, so it is no recommendation; it is left out")
        )
        return
    _read_status(row, cells)


def _compare_totals(rows: Sequence[Labelled]) -> None:
    """Remark on each row of totals that prints another number of a status than the rows above it have."""
    counted: Counter[str] = Counter()
    for row, cells in rows:
        for code, printed in _totals(cells).items() if _is_sum(cells) else ():
            if printed != counted[code]:
                remark = Sentence(
                    "the total printed for {status} is {printed}, and the rows above it have {counted}",
                    status=repr(code.replace("_", " ")),
                    printed=printed,
                    counted=counted[code],
                )
                row.remarks.append(remark)
        if row.tables["status"]:
            counted[row.tables["status"].get("code", "")] += 1


def _is_sum(cells: Mapping[str, str]) -> bool:
    """Tell whether a row holds the total or the percentages: so it is called, and numbers stand where ticks would."""
    reference = cells.get("Report reference", "")
    labels = [cells.get(name, "") for name in ("No.", "Audit report year", "Paragraph", "Recommendation")]
    named = [each for each in (reference, *labels) if _SUM.fullmatch(each)]
    others = [each for each in (reference, cells.get("Recommendation", "")) if each and each not in named]
    marks = [cell for name in _STATUSES if (cell := cells.get(name.capitalize(), "")) and cell not in _BLANKS]
    return bool(named) and not others and all(_NUMBER.fullmatch(cell) for cell in marks)


def _totals(cells: Mapping[str, str]) -> dict[str, int]:
    """Read the numbers of a row of totals; of percentages, and of parts of a table, there are none."""
    if not any(_TOTAL.fullmatch(cells.get(name, "")) for name in _COLUMNS | _OPTIONAL):
        return {}
    marks = {code: cells.get(name.capitalize(), "") for name, code in _STATUSES.items()}
    return {code: int(cell) if cell.isdecimal() else 0 for code, cell in marks.items()}


def _source(reference: str, register: Register) -> str:
    """Find the symbol of the report in its reference; one that the register knows is told by its own spelling."""
    bare = re.split(r",|\bchap|\bpara|§", reference, maxsplit=1)[0].strip(" ;.")
    try:
        symbol = DocumentSymbol(bare)
    except InvalidSymbolError:
        return bare
    known = {document.symbol: document for document in register.documents.values() if document.symbol}
    same = next((each for each in known if DocumentSymbol.is_symbol(each) and DocumentSymbol(each) == symbol), None)
    return same or symbol.canonical


def _paragraph(cells: Mapping[str, str], reference: str) -> str:
    """Read the paragraph, with its chapter: paragraphs are numbered anew in each."""
    found, chapter = _PARAGRAPH.search(reference), _CHAPTER.search(reference)
    own = cells.get("Paragraph", "").strip() or (found["paragraph"] if found else "")
    own = re.sub(r"\s+", "", own)
    return f"{chapter['chapter'].upper()}.{own}" if chapter and own else own


def _issued(text: str) -> str:
    """Read the year of a report, or its two years: "2018/19" is one of the two."""
    found = _YEARS.fullmatch(text.strip())
    if found is None or found[2] is None:
        return text.strip()
    return f"[{found[1]}..{found[2] if len(found[2]) > 2 else found[1][:2] + found[2]}]"  # noqa: PLR2004  # two digits


def _read_status(row: RawRow, cells: Mapping[str, str]) -> None:
    ticked = {name: cell for name in _STATUSES if (cell := cells.get(name.capitalize(), "").strip())}
    wrong = {name: cell for name, cell in ticked.items() if cell.casefold() not in _TICKS | _BLANKS}
    for name, cell in wrong.items():
        column = name.capitalize()
        row.fault(
            Sentence("{cell} is no tick", cell=repr(cell)), column=column, hint="write X, or leave the cell empty"
        )
    marked = [name for name, cell in ticked.items() if cell.casefold() in _TICKS]
    if len(marked) != 1:
        if not wrong:
            names = ", ".join(repr(name) for name in marked)
            said = Sentence("several are ticked: {names}", names=names) if marked else Sentence("no status is ticked")
            row.fault(said, column=(marked or ["implemented"])[-1].capitalize(), hint="tick one of the four columns")
        return
    raw = row.tables["status"]
    raw |= {"aspect": "verified", "scale": "board_of_auditors@1", "code": _STATUSES[marked[0]]}
    raw["wording"] = cells.get("Board's assessment") or marked[0].capitalize()


AUDITORS = KnownList(
    name="board-of-auditors",
    table="recommendation",
    columns=_COLUMNS,
    optional=_OPTIONAL,
    read=_read_row,
    finish=_compare_totals,
)
"""The annex to a report of the Board of Auditors on the status of its recommendations."""
