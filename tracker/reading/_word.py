"""Word documents as blocks: what stands in their paragraphs, tables and notes, with the numbers that Word counts."""

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from attrs import Factory, frozen

from tracker.languages._numbering import letters, roman
from tracker.reading._paragraphs import MARK, Block

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BYTES = 2**26
"""So much text no document holds; more is a file made to fill the memory."""
_MOST_NESTED = 200
"""So deep nothing stands in a document that a word processor wrote."""
_LEVELS = 9
_HIGHEST = 32_767
"""Word counts lists on so many levels, and up to so much."""
_LONGEST_PATTERN = 100
_HEADING = re.compile(
    r"heading ?[1-9]|h(?:[1-9]+|ch|m|__?.*)|_ ?h_?.*|title.*|agendatitle.*|session|agendaitem.*|ctoc.*", re.IGNORECASE
)
_HYPHENS = {f"{_W}noBreakHyphen": "\u2011", f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}


class UnreadableWordError(Exception):
    """Why a file is no Word document that can be read; the message is an English sentence."""


class LargeWordError(Exception):
    """A Word document unpacks to more than is read."""


@frozen
class _Level:
    """How a level of a list counts."""

    pattern: str
    way: str
    start: int


@frozen
class _List:
    """
    How a list counts.

    Attributes:
        counter: What it counts on; lists that are made alike share it, and one goes on where the other stopped.

        levels: Its levels.

        restarts: The numbers that it begins anew from, by level.
    """

    counter: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


@frozen
class _Style:
    """The name of a style, the list that its paragraphs are numbered by, and the style that it is based on."""

    name: str
    list_id: str | None
    based_on: str | None


@frozen
class _Package:
    """The parts of a Word document that are read."""

    body: ET.Element
    notes: dict[str, ET.Element]
    numbering: dict[str, _List]
    styles: dict[str, _Style]
    counts: dict[str, list[int]] = Factory(dict)
    begun: set[str] = Factory(set)


def word_blocks(content: bytes) -> Iterator[Block]:
    """
    Go through a Word document: paragraphs, the rows of tables, and behind each paragraph the notes that it carries.

    What was deleted with changes tracked is left out, and what was inserted is read.

    Raises:
        UnreadableWordError: It is no such document.

        LargeWordError: It unpacks to more than is read.
    """
    package = _opened(content)
    for child in package.body:
        yield from _of_child(package, child)


def opened_body(content: bytes) -> ET.Element:
    """
    Return the body of a Word document as its XML.

    Raises:
        UnreadableWordError: It is no such document.

        LargeWordError: It unpacks to more than is read.
    """
    return _opened(content).body


def _opened(content: bytes) -> _Package:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            read = [name for name in _PARTS if f"word/{name}.xml" in names]
            if sum(archive.getinfo(f"word/{name}.xml").file_size for name in read) > _MOST_BYTES:
                raise LargeWordError
            parts = {name: _parsed(archive.read(f"word/{name}.xml")) for name in read}
    except (BadZipFile, ET.ParseError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise UnreadableWordError from error
    body = parts["document"].find(f"{_W}body") if "document" in parts else None
    if body is None:
        raise UnreadableWordError
    notes = {
        f"{kind}:{note.get(f'{_W}id')}": note
        for kind, part in (("footnote", parts.get("footnotes")), ("endnote", parts.get("endnotes")))
        if part is not None
        for note in part
        if note.get(f"{_W}type") in (None, "normal")
    }
    return _Package(body, notes, _lists(parts.get("numbering")), _styles(parts.get("styles")))


_PARTS = ("document", "footnotes", "endnotes", "numbering", "styles")


def _parsed(part: bytes) -> ET.Element:
    if b"<!DOCTYPE" in part.replace(b"\0", b""):  # no word processor writes one, and entities unfold without end
        raise UnreadableWordError
    root = ET.fromstring(part)  # noqa: S314  # without a document type there is nothing to unfold
    level, depth = [root], 0
    while level:
        level, depth = [child for each in level for child in each], depth + 1
        if depth > _MOST_NESTED:
            raise UnreadableWordError
    return root


# -- lists ------------------------------------------------------------------------------------------------------------


def _lists(part: ET.Element | None) -> dict[str, _List]:
    """Return each list by its id."""
    if part is None:
        return {}
    abstract = {str(each.get(f"{_W}abstractNumId")): _levels(each) for each in part.findall(f"{_W}abstractNum")}
    found = {}
    for each in part.findall(f"{_W}num"):
        counter = _value(each, "abstractNumId") or ""
        overrides = each.findall(f"{_W}lvlOverride")
        restarts = {
            _whole(one.get(f"{_W}ilvl"), 0): _whole(start, 1)
            for one in overrides
            if (start := _value(one, "startOverride")) is not None
        }
        levels = {
            **abstract.get(counter, {}),
            **{level: own for one in overrides for level, own in _levels(one).items()},
        }
        found[str(each.get(f"{_W}numId"))] = _List(counter, levels, restarts)
    return found


def _levels(element: ET.Element) -> dict[int, _Level]:
    every = ((_whole(level.get(f"{_W}ilvl"), 0), level) for level in element.findall(f"{_W}lvl"))
    return {place: _level(level) for place, level in every if place < _LEVELS}


def _level(level: ET.Element) -> _Level:
    start = _value(level, "start")
    pattern = (_value(level, "lvlText") or "")[:_LONGEST_PATTERN]
    return _Level(pattern, _value(level, "numFmt") or "decimal", _whole(start, 1))


def _whole(written: str | None, otherwise: int) -> int:
    """Read a whole number as a list of Word may have it; what is none, or is too large, is as if it were not there."""
    if written is None or re.fullmatch(r"[0-9]{1,5}", written) is None or int(written) > _HIGHEST:
        return otherwise
    return int(written)


def _value(element: ET.Element, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")


def _styles(part: ET.Element | None) -> dict[str, _Style]:
    """Return each style by its id."""
    found = {}
    for each in () if part is None else part.findall(f"{_W}style"):
        numbers = each.find(f"{_W}pPr/{_W}numPr")
        list_id = None if numbers is None else _value(numbers, "numId")
        found[str(each.get(f"{_W}styleId"))] = _Style(_value(each, "name") or "", list_id, _value(each, "basedOn"))
    return found


def _list_of_style(package: _Package, style: str | None) -> str | None:
    """Return the list by which the paragraphs of a style are numbered; a style may have it from another."""
    seen: set[str] = set()
    while style is not None and style not in seen and (found := package.styles.get(style)) is not None:
        if found.list_id is not None:
            return found.list_id
        seen.add(style)
        style = found.based_on
    return None


_WAYS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": lambda number: letters(number - 1),
    "upperLetter": lambda number: letters(number - 1).upper(),
    "lowerRoman": lambda number: roman(number).lower(),
    "upperRoman": roman,
}


def _label(package: _Package, paragraph: ET.Element, style: str) -> tuple[str, int]:
    """Count a paragraph of a list on, and return its number as Word prints it, with its level."""
    numbers = paragraph.find(f"{_W}pPr/{_W}numPr")
    named = None if numbers is None else _value(numbers, "numId")
    list_id = named or _list_of_style(package, style) or ""
    own = package.numbering.get(list_id)
    level = _whole(None if numbers is None else _value(numbers, "ilvl"), 0)
    if own is None or level not in own.levels:
        return "", 0
    counts = package.counts.setdefault(own.counter, [])
    if list_id not in package.begun:
        package.begun.add(list_id)
        for each, start in own.restarts.items():
            counts[each:] = [start - 1] if each <= len(counts) else counts[each:]
    del counts[level + 1 :]
    while len(counts) <= level:
        upper = own.levels.get(len(counts))
        counts.append((upper.start if upper else 1) - (len(counts) == level))
    counts[level] += 1
    pattern = own.levels[level].pattern
    return re.sub(r"%(\d)", lambda found: _counted(own.levels, counts, int(found[1]) - 1), pattern), level


def _counted(levels: dict[int, _Level], counts: list[int], level: int) -> str:
    way = _WAYS.get(levels[level].way if level in levels else "decimal")
    return way(counts[level]) if way is not None and level < len(counts) else ""


# -- text -------------------------------------------------------------------------------------------------------------


def _of_child(package: _Package, child: ET.Element) -> Iterator[Block]:
    if child.tag == f"{_W}p":
        yield from _paragraph(package, child)
    elif child.tag == f"{_W}tbl":
        for row in _rows(child):
            cells = [" ".join(_words(each) for each in cell.iter(f"{_W}p")) for cell in row.findall(f"{_W}tc")]
            yield Block(text=" | ".join(filter(None, (_one_line(cell) for cell in cells))), kind="cell")
    elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
        for inner in child:
            yield from _of_child(package, inner)


def _rows(table: ET.Element) -> Iterator[ET.Element]:
    """Go through the rows of a table, those left out that were deleted; a table within a cell is words of the cell."""
    for each in table:
        if each.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _rows(each)
        elif each.tag == f"{_W}tr" and each.find(f"{_W}trPr/{_W}del") is None:
            yield each


def _paragraph(package: _Package, paragraph: ET.Element) -> Iterator[Block]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else str(style.get(f"{_W}val"))
    words = _words(paragraph)
    if not words.strip():
        yield from _boxes(package, paragraph)
        return
    label, level = _label(package, paragraph, name)
    called = package.styles[name].name if name in package.styles else name
    is_heading = bool(_HEADING.fullmatch(name) or _HEADING.fullmatch(called))
    text = _one_line(words) if is_heading else _keeping_gap(words)
    yield Block(text=text, kind="heading" if is_heading else "text", label=label, level=level)
    for mark in paragraph.iter():
        kind = mark.tag.removeprefix(_W).removesuffix("Reference")
        is_mark = kind in ("footnote", "endnote")
        note = package.notes.pop(f"{kind}:{mark.get(f'{_W}id')}", None) if is_mark else None  # a note has one mark
        if note is not None:
            yield Block(text=_one_line(" ".join(_words(each) for each in note.iter(f"{_W}p"))), kind="note")
    yield from _boxes(package, paragraph)


def _boxes(package: _Package, paragraph: ET.Element) -> Iterator[Block]:
    """Go through the text boxes of a paragraph; what stands there for older programs says the same once more."""
    for child in paragraph:
        if child.tag == f"{_W}txbxContent":
            for inner in child:
                yield from _of_child(package, inner)
        elif child.tag not in _OLDER and child.tag not in _DELETED:
            yield from _boxes(package, child)


_OLDER = {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_DELETED = {f"{_W}del", f"{_W}moveFrom"}
_LEFT_OUT = {
    f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent")
} | _OLDER


def _words(element: ET.Element) -> str:
    """Return the text below an element, without what was deleted and without the codes of fields."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _HYPHENS:
        return _HYPHENS[element.tag]
    if element.tag == f"{_W}r" and _is_raised(element):
        words = "".join(_words(child) for child in element if child.tag not in _LEFT_OUT)
        return "" if MARK.fullmatch(words.strip()) else words
    return "".join(_words(child) for child in element if child.tag not in _LEFT_OUT)


def _is_raised(run: ET.Element) -> bool:
    """Tell whether a run stands above the line, or in the style of the marks of notes."""
    raised, style = run.find(f"{_W}rPr/{_W}vertAlign"), run.find(f"{_W}rPr/{_W}rStyle")
    named = "" if style is None else str(style.get(f"{_W}val")).lower()
    return (raised is not None and raised.get(f"{_W}val") == "superscript") or "notereference" in named


def _one_line(words: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", words).strip()


def _keeping_gap(words: str) -> str:
    """Put a text on one line, but keep the tab that sets its number off."""
    number, tab, rest = words.strip().partition("\t")
    return f"{_one_line(number)}{tab}{_one_line(rest)}"
