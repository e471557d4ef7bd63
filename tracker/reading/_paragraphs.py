"""A document as what its citations name: numbered paragraphs, with the heading that they stand under."""

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from tracker.values import DocumentSymbol


@frozen(kw_only=True)
class Block:
    """
    A piece of a document, as its format tells it apart from the next.

    Attributes:
        text: Its words; blanks of any kind are one space each, but no-break spaces stay.

        kind: ``text``, ``heading``, ``cell`` (a row of a table) or ``note``.

        label: The number that the format counts and the text does not hold; empty for none.

        level: How deep such a number stands in its list, from 0.
    """

    text: str
    kind: str = "text"
    label: str = ""
    level: int = 0


@frozen(kw_only=True)
class ReadParagraph:
    """
    A paragraph of a document.

    Attributes:
        number: Its number as printed, such as 12 or 27.I.12; empty for one without a number.

        text: Its words, and those of the items under it on lines of their own.

        heading: The heading that it stands under; empty for none.

        kind: ``text``, ``heading``, ``cell`` (a row of a table) or ``note``.
    """

    number: str
    text: str
    heading: str = ""
    kind: str = "text"


_NUMBER = r"\d{1,3}(?:\.(?:[IVXL]{1,6}|\d{1,3}))*"
_PRINTED = re.compile(rf"(?P<number>{_NUMBER})(?P<mark>\.| -|\)|、|．)?(?P<gap>\s+)(?=\S)")
MARK = re.compile(r"[\d,\s]+|[a-d](?:,[a-d])*|\*+")
"""The mark of a note, raised above the line: no part of the number that it stands behind."""
_ALONE = re.compile(r"\d{1,3}\.")
_ITEM = re.compile(r"(?:\(?(?:[a-z]{1,2}|[ivxl]{1,6})\)|[•●▪–—*-])\s", re.IGNORECASE)
_SECTION = re.compile(r"(?:[IVXL]{1,6}|[A-Z])\.\s+\S")
_HEADED = re.compile(r"#{1,6}\s+(?P<words>.*)")


def numbered(blocks: Iterable[Block]) -> tuple[ReadParagraph, ...]:
    r"""
    Put blocks together to paragraphs: items stand under the paragraph that they belong to.

    >>> [(each.number, each.text) for each in numbered([Block(text="1. Two aims:"), Block(text="(a) Peace;")])]
    [('1', 'Two aims:\n(a) Peace;')]

    A heading is a paragraph of its own, so that what it says is found even where another follows it directly. It ends
    the one before it, and so does the next number. A text that has no number and comes behind a paragraph is one of its
    own, but for the items of a list.
    """
    found: list[ReadParagraph] = []
    items: dict[int, list[str]] = {}
    heading, last = "", ""
    open_one = False
    for block in blocks:
        text = block.text.strip(" \t\n")
        if not text:
            continue
        if block.kind == "heading":
            if text != heading:
                found.append(ReadParagraph(number="", text=text, kind="heading"))
            heading, open_one = text, False
            continue
        number, words = _number_of(block, text, last)
        words = words.replace("\t", " ")
        if number and block.kind == "text":
            found.append(ReadParagraph(number=number, text=words, heading=heading))
            last, open_one = number, True
        elif open_one and block.kind == "text" and (_ITEM.match(text) or block.label):
            label = f"{block.label} " if block.label and not _ITEM.match(text) else ""
            items.setdefault(len(found) - 1, []).append(f"{label}{words}")
        else:
            found.append(ReadParagraph(number="", text=words, heading=heading, kind=block.kind))
            open_one = open_one and block.kind != "text"
    for place, texts in items.items():
        found[place] = evolve(found[place], text="\n".join((found[place].text, *texts)))
    return tuple(found)


def _number_of(block: Block, text: str, last: str) -> tuple[str, str]:
    """Return the number of a paragraph and its words; no number for one that only begins with a figure."""
    if _ITEM.match(text):
        return "", text
    if block.label and block.level == 0 and (found := re.fullmatch(rf"({_NUMBER})\.?", block.label)):
        return found[1], text
    found = _PRINTED.match(text)
    if found is None or not (_is_set_off(found) or _follows(found["number"], last)):
        return "", text
    return found["number"], text[found.end() :]


def _is_set_off(found: re.Match[str]) -> bool:
    """Tell whether a mark or a wide gap tells a number from a figure of the sentence."""
    return found["mark"] is not None or "\t" in found["gap"]


def _follows(number: str, last: str) -> bool:
    """Tell whether a number of several parts goes on where the last one stopped."""
    return "." in number and number.rpartition(".")[0] == last.rpartition(".")[0]


def flowing(lines: Iterable[str]) -> Iterator[Block]:
    """
    Go through the blocks of a plain text: an empty line ends one, and so does a line that begins with a number.

    Words of Markdown are read too: a line of ``#`` is a heading, ``---`` ends what is numbered.
    """
    held: list[str] = []
    for line in lines:
        bare = line.strip()
        headed = _HEADED.fullmatch(bare)
        if held and not bare and _ALONE.fullmatch(held[-1]) and len(held) == 1:
            continue  # a number that stands on a line of its own, as in a PDF: its words follow
        begins = _begins(bare) or (len(held) < _FEW_LINES and _is_label(bare) and len(bare) < _SHORT_LINE)
        begins = begins or (
            len(held) == 1 and held[0].isupper() and not bare.isupper() and _ITEM.match(held[0]) is None
        )
        is_row = bare.startswith("|") or bare.count(" | ") > 1
        if held and (not bare or headed or begins or is_row):
            yield Block(text=_joined(held))
            held = []
        if headed:
            yield Block(text=headed["words"], kind="heading")
        elif bare and not re.fullmatch(r"[-=_*\f]{3,}|\|[-:| ]+\|", bare):
            if not held and _SECTION.match(bare) and not bare.endswith((".", ";")) and len(bare) < _LONGEST_HEADING:
                yield Block(text=bare, kind="heading")
            elif is_row:
                yield Block(text=" | ".join(cell.strip() for cell in bare.strip("|").split("|")), kind="cell")
            else:
                held.append(bare)
    if held:
        yield Block(text=_joined(held))


_LABEL = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3}\s?:(?:\s|\Z)")
_FEW_LINES = 3
_SHORT_LINE = 200


def _is_label(line: str) -> bool:
    """Tell whether a line begins with what it holds, as the lines at the head of minutes do: "Venue: Nairobi"."""
    return _LABEL.match(line) is not None


def _begins(line: str) -> bool:
    """Tell whether a line begins a paragraph or an item: by its number, or its letter or bullet."""
    printed = _PRINTED.match(line)
    is_numbered = printed is not None and printed["mark"] is not None
    return is_numbered or _ALONE.fullmatch(line) is not None or _ITEM.match(line) is not None


def _joined(lines: Iterable[str]) -> str:
    """Put lines together; a word that a soft hyphen parts at their end is whole again."""
    return re.sub(r"\u00ad ?", "", " ".join(lines))


_LONGEST_HEADING = 160


def symbol_printed(paragraphs: Iterable[ReadParagraph]) -> str | None:
    """Return the symbol that a document prints on its own, before its first numbered paragraph; None for none."""
    for each in paragraphs:
        if each.number:
            return None
        if DocumentSymbol.is_symbol(each.text):
            return DocumentSymbol(each.text).canonical
    return None
