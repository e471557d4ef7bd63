"""What a report prints, as it is read again from its file: the rows of its table of figures, and its links to them."""

import csv
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from attrs import frozen

from tracker.documents import DateText, Message
from tracker.errors import TrackerError
from tracker.exchange._excel_file import held, opened
from tracker.languages import number
from tracker.reading._word import LargeWordError, UnreadableWordError, opened_body
from tracker.values import When
from tracker.writers import plain_text

Line = tuple[str, ...]
"""A row of a table, cell by cell."""


@frozen
class Printed:
    """
    What a file prints.

    Attributes:
        lines: The rows of its tables, heads among them, in their order; an empty one parts two tables.

        links: Where its links within the report lead, each with its text; empty of formats without links.

        text: All that it prints, where no tables can be told; empty otherwise.
    """

    lines: tuple[Line, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    text: str = ""


def printed_in(suffix: str, content: bytes, path: Path, language: str) -> Printed | None:
    """
    Read a report again; None if nothing here reads it.

    Args:
        suffix: What its name ends with.

        content: What the file holds.

        path: The file; workbooks are opened by what reads them.

        language: The language of the report.
    """
    read = _READERS.get(suffix)
    if read is None:
        return None
    try:
        return read(content, path, language)
    except (TrackerError, UnreadableWordError, LargeWordError, OSError, ValueError, csv.Error):
        return None


def _flat(text: str) -> str:
    return " ".join(text.split())


# -- Markdown ---------------------------------------------------------------------------------------------------------

_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(<?([^()<>]*)>?\)")
_TAG = re.compile(r"<sup>(?:.|\[.*?)</sup>|<[^<>]*>")
_ESCAPED = re.compile(r"\\(.)")
_BETWEEN = re.compile(r"(?<!\\)\|")


def _markdown(content: bytes, _: Path, __: str) -> Printed:
    text = content.decode()
    links = ((target.removeprefix("#"), _bare(label)) for label, target in _LINK.findall(text) if target[:1] == "#")
    rows = (line.strip() if line.lstrip().startswith("|") else "" for line in text.splitlines())
    lines = (tuple(_bare(_LINK.sub(r"\1", cell)) for cell in _BETWEEN.split(row)[1:-1]) for row in rows)
    return Printed(lines=tuple(lines), links=tuple(links))


def _bare(text: str) -> str:
    return _flat(_ESCAPED.sub(r"\1", _TAG.sub("", text)))


# -- HTML -------------------------------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """Gathers rows of tables, and links within the page, but for the marks of notes: a link or a letter, and raised."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[str]] = []
        self.links: list[list[str]] = []
        self.raised: str | None = None
        self.is_mark = self.is_link = self.is_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.lines.append([])
        elif tag in ("td", "th") and self.lines:
            self.lines[-1].append("")
            self.is_cell = True
        elif tag == "a" and self.raised is not None:
            self.is_mark = True
        elif tag == "a":
            target = dict(attrs).get("href") or ""
            self.is_link = target.startswith("#")
            if self.is_link:
                self.links.append([target[1:], ""])
        elif tag == "sup":
            self.raised, self.is_mark = "", False

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.is_cell = False
        elif tag == "table":
            self.lines.append([])
        elif tag == "a" and self.raised is None:
            self.is_link = False
        elif tag == "sup":
            raised, self.raised = self.raised or "", None
            self.handle_data(raised if len(raised) > 1 and not self.is_mark else "")

    def handle_data(self, data: str) -> None:
        if self.raised is not None:
            self.raised += data
            return
        if self.is_cell:
            self.lines[-1][-1] += data
        if self.is_link:
            self.links[-1][1] += data


def _html(content: bytes, _: Path, __: str) -> Printed:
    page = _Page()
    page.feed(content.decode())
    page.close()
    return Printed(
        lines=tuple(tuple(map(_flat, line)) for line in page.lines),
        links=tuple((target, _flat(text)) for target, text in page.links),
    )


# -- text, and tables of text -----------------------------------------------------------------------------------------

_PART = re.compile("[^ ]+(?: [^ ]+)*")
_BOUND = re.compile(r"\.\.|[\d\u00a0\u202f.,/\u2212]+")


def _text(content: bytes, _: Path, language: str) -> Printed:
    """
    Read the rows of tables, which are set in columns, or one below another with the label of each cell.

    A cell that is wider than its column goes on two places further in.
    """
    heads = heads_of_bounds(language)
    lines: list[Line] = []
    label: list[str] = []
    row: list[str] = []
    starts: list[int] = []
    for written in content.decode().splitlines():
        parts = [(found.start(), _flat(found[0])) for found in _PART.finditer(written)]
        depth = parts[0][0] if parts else 0
        if depth >= _DEEP and starts:
            for at, part in parts:
                if at - _FURTHER in starts:
                    row[starts.index(at - _FURTHER)] += f" {part}"
        elif depth >= _DEEP and len(parts) > 1:
            label.append(parts[0][1])
            row.append(" ".join(part for _, part in parts[1:]))
        else:
            lines += [tuple(label), tuple(row), ()]
            texts = [part for _, part in parts]
            place = next((at for at in range(4, len(texts)) if all(map(_BOUND.fullmatch, texts[at - 1 : at + 1]))), 0)
            label = ["", *[""] * (place - 2), *heads] if place else [""]
            row = texts[: place + 1] if place else texts[:1]
            starts = [at for at, _ in parts[: place + 1]] if place else []
    return Printed(lines=(*lines, tuple(label), tuple(row)))


_DEEP, _FURTHER = 4, 2
"""How far in a cell goes on, or stands below the first of its row; and how much that is further in."""


def _csv(content: bytes, _: Path, __: str) -> Printed:
    return Printed(lines=tuple(tuple(map(_flat, row)) for row in csv.reader(StringIO(content.decode("utf-8-sig")))))


# -- Word, Excel, PDF -------------------------------------------------------------------------------------------------

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _word(content: bytes, _: Path, __: str) -> Printed:
    body = opened_body(content)
    rows: list[Line] = []
    for table in body.iter(f"{_W}tbl"):
        rows += (tuple(_run_text(cell) for cell in row.iter(f"{_W}tc")) for row in table.iter(f"{_W}tr"))
        rows.append(())
    links = ((link.get(f"{_W}anchor") or "", _run_text(link)) for link in body.iter(f"{_W}hyperlink"))
    return Printed(lines=tuple(rows), links=tuple(each for each in links if each[0]))


def _run_text(element: Element) -> str:
    return _flat("".join(each.text or "" for each in element.iter(f"{_W}t")))


def _excel(_: bytes, path: Path, language: str) -> Printed:
    lines: list[Line] = []
    for sheet in opened(path).worksheets:
        cells = held(sheet)
        lines += (tuple(_cell_text(cells[row][place].value, language) for place in sorted(cells[row])) for row in cells)
        lines.append(())
    return Printed(lines=tuple(lines))


def _cell_text(value: Any, language: str) -> str:  # noqa: ANN401  # whatever a cell holds
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(Fraction(str(value)), language, decimal=True)
    if isinstance(value, date):
        return _flat(plain_text(DateText(When(value.date() if isinstance(value, datetime) else value)), language))
    return _flat(str(value))


def _pdf(content: bytes, _: Path, __: str) -> Printed | None:
    program = shutil.which("pdftotext")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603  # the program is poppler's, and the file is handed over as its input
            [program, "-raw", "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, timeout=120, check=True
        )
    except subprocess.SubprocessError:
        return None
    return Printed(text=_flat(_GROUPED.sub("", done.stdout.decode("utf-8", "replace"))))


_GROUPED = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))")
"""What parts thousands where a space does."""

_READERS: Mapping[str, Callable[[bytes, Path, str], Printed | None]] = MappingProxyType(
    {
        ".md": _markdown,
        ".html": _html,
        ".txt": _text,
        ".csv": _csv,
        ".docx": _word,
        ".xlsx": _excel,
        ".pdf": _pdf,
    }
)


# -- a table within it ------------------------------------------------------------------------------------------------


@frozen
class BoundedLine:
    """
    A row of a table that has columns for a lower and an upper bound.

    Attributes:
        names: What it may be about, and which time: its first cells.

        printed: How the number is worded.

        lower: The lower bound.

        upper: The upper bound.
    """

    names: Line
    printed: str
    lower: str
    upper: str


def heads_of_bounds(language: str) -> tuple[str, str]:
    """Return what stands above the lower and the upper bounds."""
    lower, upper = (plain_text(said, language) for said in (Message("Lower bound"), Message("Upper bound")))
    return lower, upper


def bounded_lines(lines: Iterable[Line], language: str) -> Iterator[BoundedLine]:
    """
    Go through the rows that stand under the heads of two bounds; the column before them words the number.

    Args:
        lines: The rows, heads among them.

        language: The language of the report.
    """
    lower, upper = heads_of_bounds(language)
    place, length = 0, 0
    for line in lines:
        if lower in line[2:] and upper in line:
            place, length = line.index(lower), len(line)
        elif len(line) <= 1:
            place = 0
        elif place and len(line) == length:
            yield BoundedLine(line[: place - 1], line[place - 1], line[place], line[place + 1])
