"""
Word: a document that an editor goes on with. It counts its paragraphs, notes and tables, and its charts can be changed.

python-docx opens the template, relates parts and saves; what stands in them is made here. The same document gives the
same bytes.
"""

import os
import zlib
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from tracker.documents import DateText, Document
from tracker.errors import InvalidValueError
from tracker.storage._reading import read_file
from tracker.writers._docx_package import Package
from tracker.writers._paper import paper_of


def to_docx(
    document: Document,
    language: str,
    *,
    template: str | os.PathLike[str] | None = None,
    styles: Mapping[str, str] | None = None,
) -> bytes:
    """
    Write a document as a Word file.

    Args:
        document: The document.

        language: The language.

        template: A Word file of the house, whose paper, headers and styles are taken, not its text; None for our own.

        styles: What the template calls our styles, by our name: ``{"heading 1": "_ H _Ch"}``.

    Raises:
        MissingTranslationError: Nothing is written in the language yet.

        InvalidValueError: The template is no Word file, or lacks a style that is asked for.
    """
    own = docx.Document(BytesIO(files("tracker.writers").joinpath("templates", "report.docx").read_bytes()))
    house = None if template is None else _opened(Path(template))
    package = Package.of(paper_of(document, language), own, house, styles or {})
    package.write(document.day or _day_of(document))
    return _still(package.saved())


def _day_of(document: Document) -> date | None:
    """Return the day that a document bears; the day on which a file is made says nothing."""
    said = None if document.masthead is None else document.masthead.date
    window = said.when.window if isinstance(said, DateText) else None
    return window.first if window is not None and window.first == window.last else None


def _opened(path: Path) -> WordDocument:
    """
    Open the template of a house.

    Raises:
        InvalidValueError: It is not there, or no Word file.
    """
    if not os.path.isfile(path):  # noqa: PTH113  # a name too long for the disk is of no file either
        raise InvalidValueError("the template {file} does not exist; name a Word file", file=repr(str(path)))
    try:
        return docx.Document(_as_document(read_file(path, limit=_MOST_BYTES)))
    except OSError as error:
        raise InvalidValueError(
            "the template {file} cannot be read: {reason}", file=repr(str(path)), reason=error.strerror
        ) from None
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, AttributeError, etree.LxmlError, *_UNPACKING):
        raise InvalidValueError(
            "the template {file} is no Word file (.docx or .dotx); save it as one in Word", file=repr(str(path))
        ) from None


def _as_document(content: bytes) -> BytesIO:
    """Let a template of Word (.dotx) pass for a document, which is the same but for its name."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as archive, ZipFile(made, "w") as again:
        if sum(each.file_size for each in archive.infolist()) > _MOST_BYTES:
            raise ValueError
        for name in archive.namelist():
            part = archive.read(name)
            again.writestr(name, part.replace(_TEMPLATE, _DOCUMENT) if name == "[Content_Types].xml" else part)
    return made


_UNPACKING = (NotImplementedError, RuntimeError, EOFError, zlib.error)
"""What zipfile raises for a part: a way of packing unknown to it, a password, bytes that end or are damaged."""
_MOST_BYTES = 2**27
_TEMPLATE, _DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"


def _still(made: BytesIO) -> bytes:
    """Write an archive again: its files in order, the list of types first, and all of the same moment."""
    still = BytesIO()
    with ZipFile(made) as archive, ZipFile(still, "w", ZIP_DEFLATED) as again:
        for name in sorted(archive.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            info = ZipInfo(name)  # the first day there is
            info.compress_type, info.create_system = ZIP_DEFLATED, 3
            again.writestr(info, archive.read(name))
    return still.getvalue()
