"""A file as the document that it holds: each format is read by its suffix."""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from attrs import frozen

from tracker.errors import InvalidValueError, Sentence, StructureError, StructureFault, UnsupportedFormatError
from tracker.reading._html import html_blocks
from tracker.reading._paragraphs import Block, ReadParagraph, flowing, numbered
from tracker.reading._pdf import lines_of_pages
from tracker.reading._word import LargeWordError, UnreadableWordError, word_blocks
from tracker.storage._reading import read_file


def _text(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(
            path, Sentence("the file is no text in UTF-8"), Sentence("save it as UTF-8, and read it again")
        ) from error


def _unreadable(path: Path, why: Sentence, hint: Sentence) -> StructureError:
    return StructureError(
        Sentence("{file} cannot be read", file=path.name), [StructureFault(why, file=path.name, hint=hint)]
    )


def _plain(content: bytes, path: Path) -> Iterable[Block]:
    return flowing(_text(content, path).splitlines())


def _page(content: bytes, path: Path) -> Iterable[Block]:
    return html_blocks(_text(content, path))


def _word(content: bytes, path: Path) -> Iterable[Block]:
    try:
        return list(word_blocks(content))
    except LargeWordError as error:
        why = Sentence("the text of the document unpacks to more than 67 million bytes")
        raise _unreadable(path, why, Sentence("save it in parts, and read each")) from error
    except UnreadableWordError as error:
        if content.startswith(_ENCRYPTED):
            raise _protected(path) from error
        raise _unreadable(
            path, Sentence("the file is no Word document"), Sentence("open it in Word and save it as .docx")
        ) from error


_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""How the packages begin that hold a Word document behind a password."""

_PDF_SECONDS = 120


def _pdf(content: bytes, path: Path) -> Iterable[Block]:
    program = shutil.which("pdftotext")
    if program is None:
        raise InvalidValueError(
            "{file} is a PDF, and no program here reads one; install poppler (pdftotext), or save it as .docx or .txt",
            file=path.name,
        )
    try:
        done = subprocess.run(  # noqa: S603  # the program is poppler's, and the file is handed over as its input
            [program, "-enc", "UTF-8", "-", "-"],
            input=content,
            capture_output=True,
            timeout=_PDF_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise _unreadable(
            path,
            Sentence("the file takes more than {seconds} seconds to read", seconds=_PDF_SECONDS),
            Sentence("save it as .docx or .txt, and read that"),
        ) from error
    except (subprocess.SubprocessError, OSError) as error:
        if b"password" in (getattr(error, "stderr", None) or b""):
            raise _protected(path) from error
        raise _unreadable(
            path, Sentence("the file is no PDF with text in it"), Sentence("save it as .docx or .txt, and read that")
        ) from error
    return flowing(lines_of_pages(done.stdout.decode("utf-8", errors="replace")))


def _protected(path: Path) -> StructureError:
    return _unreadable(
        path, Sentence("the file is protected by a password"), Sentence("save it without one, and read that")
    )


DOCUMENTS: Mapping[str, Callable[[bytes, Path], Iterable[Block]]] = MappingProxyType(
    {
        ".docx": _word,
        ".html": _page,
        ".htm": _page,
        ".txt": _plain,
        ".md": _plain,
        ".pdf": _pdf,
    }
)
"""What reads each format, by the suffix of the file."""


@frozen
class ReadDocument:
    """
    A document as it was read from a file.

    Attributes:
        paragraphs: Its paragraphs, in order; those without a number too.
    """

    paragraphs: tuple[ReadParagraph, ...]


def read_document(path: str | Path) -> ReadDocument:
    """
    Read the paragraphs of a document: a Word file, a web page, a text, Markdown, or a PDF where pdftotext is there.

    Raises:
        UnsupportedFormatError: The suffix is none of these.

        InvalidValueError: It is a PDF, and there is no program that reads one.

        StructureError: The file does not hold what its suffix says.
    """
    file = Path(path)
    read = DOCUMENTS.get(file.suffix.casefold())
    if read is None:
        raise UnsupportedFormatError(
            "{file} is no document that can be read; the formats are {formats}",
            file=file.name,
            formats=", ".join(DOCUMENTS),
        )
    return ReadDocument(numbered(read(read_file(file), file)))
