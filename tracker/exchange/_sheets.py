"""Tables that others made, before anything is known of their columns: rows of cells."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from tracker.errors import Sentence, StructureFault
from tracker.records._refused_values import quoted
from tracker.storage._reading import read_file


class LooseNumber(str):
    """
    A number as a spreadsheet holds it: 115.120 has become 115.12, so that it cannot name a paragraph.

    >>> LooseNumber("115.12").partition(".")
    ('115', '.', '12')
    """

    __slots__ = ()


class ShownNumber(str):
    """A number with as many decimals as a spreadsheet shows: nobody need ask what its point means."""

    __slots__ = ()


class DayText(str):
    """A day that a spreadsheet holds, as precisely as its cell shows it."""

    __slots__ = ()


@frozen
class CellFault:
    """
    A cell that holds nothing an import may take.

    Attributes:
        message: What it holds.

        hint: What to do.
    """

    message: str
    hint: str


@frozen
class CellRow:
    """
    A row of cells.

    Attributes:
        line: Its line or row in the file, counted from 1.

        cells: Its cells, as text; of JSON whatever the object holds.

        item: The number of the object in JSON, counted from 1; None for a row of a table.

        comments: What somebody noted on its cells, by the names of the cells.
    """

    line: int
    cells: tuple[Any, ...]
    item: int | None = None
    comments: Mapping[str, str] = field(factory=dict)

    def comments_said(self) -> Iterator[Sentence]:
        """Say what was noted on its cells, which no field takes in."""
        for cell, text in self.comments.items():
            yield Sentence("cell {cell} has a comment, which is not taken in: {text}", cell=cell, text=quoted(text))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells)


@frozen(kw_only=True)
class Written:
    """
    How a table is written as text.

    Attributes:
        encoding: Its encoding.

        separator: What parts its cells.

        decimal: The mark before the decimals of its numbers, where a map says it.

        heading: The line that names its columns, where a map says it; else they stand in the first.
    """

    encoding: str = "utf-8"
    separator: str = ","
    decimal: str | None = None
    heading: int = 1


@frozen(kw_only=True)
class Sheet:
    """
    A table.

    Attributes:
        file: The name of its file.

        name: The name of the sheet; None where a file holds one table.

        rows: Its rows, without empty ones.

        names: The names of its columns where the format gives them; None where one of the rows does.

        separator: What parts its cells; None where it is no text.

        encoding: The encoding of its file; None where it is no text.
    """

    file: str
    name: str | None = None
    rows: tuple[CellRow, ...]
    names: tuple[str, ...] | None = field(default=None)
    separator: str | None = None
    encoding: str | None = None


_LAST_ASCII = 0x7F

# -- text -------------------------------------------------------------------------------------------------------------


def text_of(path: Path, encoding: str | None) -> str:
    """
    Read a text file; its encoding is never guessed.

    Raises:
        StructureFault: It cannot be read, or is in another encoding.
    """
    content = content_of(path)
    chosen = encoding or _marked(content)
    try:
        text = content.decode(chosen)
        text.encode()
    except UnicodeEncodeError:
        message = Sentence("read as {encoding}, a text holds half a character", encoding=repr(chosen))
        raise StructureFault(message, file=path.name, hint="name the encoding that the file has") from None
    except LookupError:
        message = Sentence("there is no encoding {name}", name=repr(chosen))
        raise StructureFault(message, file=path.name, hint="name one such as cp1252") from None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        named = "UTF-8" if chosen == "utf-8-sig" else chosen
        message = Sentence("byte {byte} is not {encoding}", byte=f"0x{content[error.start]:02x}", encoding=named)
        hint = Sentence("save the file in the encoding UTF-8, or name its own, such as --encoding cp1252")
        raise StructureFault(message, file=path.name, line=line, hint=hint) from None
    except ValueError:  # some say no more, and a name may hold a NUL
        message = Sentence("the file is not {encoding}", encoding=repr(chosen))
        raise StructureFault(message, file=path.name, hint="name one such as cp1252") from None
    _demand_no_utf_8(path, content, text, chosen)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise StructureFault("a NUL character stands here", file=path.name, line=line, hint="save it as plain text")
    return text.removeprefix("\ufeff")


def _marked(content: bytes) -> str:
    """Return the encoding of a text of which nobody says it: UTF-16 has a mark."""
    return "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def encoding_of(path: Path, encoding: str | None) -> str:
    """Return the encoding that a text file is read in, and that writes one like it."""
    if encoding is not None:
        return encoding
    content = content_of(path)
    return "utf-8" if _marked(content) == "utf-8-sig" and not content.startswith(BOM_UTF8) else _marked(content)


def _demand_no_utf_8(path: Path, content: bytes, text: str, encoding: str) -> None:
    """Refuse UTF-8 that is read with a letter for each byte: any bytes are such a text, and few are UTF-8 by chance."""
    if content.isascii() or len(text) != len(content):
        return
    try:
        content.decode()
    except UnicodeDecodeError:
        return
    first = next(number for number, byte in enumerate(content) if byte > _LAST_ASCII)
    raise StructureFault(
        Sentence("the file is UTF-8, and {encoding} is named as its encoding", encoding=repr(encoding)),
        file=path.name,
        line=content.count(b"\n", 0, first) + 1,
        hint=Sentence("name utf-8, as --encoding utf-8, or save the file in the encoding that is named"),
    )


def content_of(path: Path) -> bytes:
    """
    Read a file.

    Raises:
        StructureFault: It cannot be read.
    """
    try:
        return read_file(path)
    except OSError as error:
        hint = Sentence("check its name") if isinstance(error, FileNotFoundError) else ""
        message = Sentence("this cannot be read: {reason}", reason=error.strerror)
        raise StructureFault(message, file=path.name, hint=hint) from None
