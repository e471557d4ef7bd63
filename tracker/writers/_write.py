"""Writing a document to a file: all of it, or none of it."""

import os
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from tracker.documents import Document
from tracker.errors import InvalidValueError, MissingExtraError, Sentence, UnsupportedFormatError
from tracker.storage import write_directory_whole, write_whole
from tracker.storage._names import demand_target
from tracker.values._collector import collector_paused
from tracker.writers._data_folder import demand_folder, folder_of_page, remove_folder

Written: TypeAlias = Callable[..., str | bytes]
"""What makes a document in a language into text or bytes; by keyword, it takes what its format has options for."""


@frozen(kw_only=True)
class Extra:
    """
    What a format needs beyond the library itself.

    Attributes:
        format: What readers call the format, such as "Word".

        package: The package that is installed, such as "python-docx".

        module: The module that the package brings, such as "docx".

        name: The extra of this library that installs it.
    """

    format: str
    package: str
    module: str
    name: str

    @property
    def missing(self) -> MissingExtraError:
        """What is raised where it is not installed."""
        return MissingExtraError(
            "{format} needs {package}: pip install 'mandate-tracker[{extra}]'",
            format=self.format,
            package=self.package,
            extra=self.name,
        )


@frozen(kw_only=True)
class Writer:
    """
    A format that documents are written in.

    Attributes:
        name: What it is called.

        suffixes: The suffixes of its files, with their dots, the usual one first.

        function: What makes the text or bytes of a document in a language, or where it is found, as
            ``package.module:function``: a format loads when it is first written.

        extra: What it needs to have installed; None for nothing.

        is_text: Whether it is text, which a terminal shows.

        options: What its function may be told besides, by keyword.
    """

    name: str
    suffixes: tuple[str, ...]
    function: Written | str
    extra: Extra | None = None
    is_text: bool = True
    options: tuple[str, ...] = ()

    def write(self, document: Document, language: str, **options: object) -> bytes:
        """
        Return a document as bytes.

        Args:
            document: The document.

            language: The language.

            options: What formats may be told besides; each takes what it knows.

        Raises:
            InvalidValueError: It is no document.

            MissingExtraError: A package that the format needs is not installed.

            MissingTranslationError: Nothing is written in the language yet.
        """
        if not isinstance(document, Document):
            raise InvalidValueError(
                "only documents are written, got a {kind}; tracker.document_of(…) makes one of an answer",
                kind=type(document).__name__,
            )
        known = {name: value for name, value in options.items() if name in self.options}
        writes = self._load()
        with collector_paused(keeps=False):  # it would go through the whole register, and takes as long as a page
            written = writes(document, language, **known)
        return written.encode() if isinstance(written, str) else written

    def _load(self) -> Written:
        if not isinstance(self.function, str):
            return self.function
        module, _, name = self.function.partition(":")
        try:
            found: Written = getattr(import_module(module), name)
        except ModuleNotFoundError as error:
            extra = self.extra
            if extra is None or (error.name or "").partition(".")[0] != extra.module:
                raise
            raise extra.missing from None
        return found

    def demand(self) -> None:
        """
        Refuse a format whose package is not installed, before anything is done for it.

        Raises:
            MissingExtraError: It is not.
        """
        if self.extra is not None and find_spec(self.extra.module) is None:
            raise self.extra.missing


WRITERS = (
    Writer(name="markdown", suffixes=(".md", ".markdown"), function="tracker.writers._markdown:to_markdown"),
    Writer(name="html", suffixes=(".html", ".htm"), function="tracker.writers._html:to_html"),
    Writer(
        name="docx",
        suffixes=(".docx",),
        function="tracker.writers._docx:to_docx",
        extra=Extra(format="Word", package="python-docx", module="docx", name="docx"),
        is_text=False,
        options=("template", "styles"),
    ),
    Writer(name="text", suffixes=(".txt",), function="tracker.writers._terminal:to_terminal"),
    Writer(name="csv", suffixes=(".csv",), function="tracker.writers._csv:to_csv"),
    Writer(
        name="xlsx",
        suffixes=(".xlsx",),
        function="tracker.writers._xlsx:to_xlsx",
        extra=Extra(format="Excel", package="XlsxWriter", module="xlsxwriter", name="xlsx"),
        is_text=False,
    ),
    Writer(
        name="pdf",
        suffixes=(".pdf",),
        function="tracker.writers._pdf:to_pdf",
        extra=Extra(format="PDF", package="typst", module="typst", name="pdf"),
        is_text=False,
        options=("font_paths",),
    ),
)
"""The formats there are. Further ones are passed in, never added here."""


def writer_named(format: str, *, writers: tuple[Writer, ...] = WRITERS, others: Sequence[str] = ()) -> Writer:  # noqa: A002  # the word users type
    """
    Return the writer of a format.

    Args:
        format: The name of a format or the suffix of its files: ``markdown``, ``html``, ``.md``.

        writers: The formats to choose from.

        others: What else could have been chosen, as a refusal says it.

    Raises:
        UnsupportedFormatError: There is no such format.
    """
    wanted = format.casefold()
    for writer in writers:
        if wanted == writer.name or wanted in writer.suffixes or f".{wanted}" in writer.suffixes:
            return writer
    names = ", ".join([*(writer.name for writer in writers), *others])
    raise UnsupportedFormatError("there is no format {format}; choose one of {names}", format=repr(format), names=names)


def writer_of(path: Path, *, writers: tuple[Writer, ...] = WRITERS, others: Sequence[str] = ()) -> Writer:
    """
    Return the writer of the format that a file's suffix names.

    Args:
        path: The file.

        writers: The formats to choose from.

        others: The suffixes that could have been chosen besides, as a refusal says it.

    Raises:
        UnsupportedFormatError: No format has that suffix.
    """
    for writer in writers:
        if path.suffix.casefold() in writer.suffixes:
            return writer
    known = ", ".join([*(writer.suffixes[0] for writer in writers), *others])
    named = (
        Sentence("files that end in {suffix}", suffix=repr(path.suffix))
        if path.suffix
        else Sentence("{name}, which has no suffix", name=repr(path.name))
    )
    raise UnsupportedFormatError("there is no format for {named}; choose one of {known}", named=named, known=known)


def render(
    document: Document,
    format: str,  # noqa: A002  # the word users type
    language: str,
    *,
    writers: tuple[Writer, ...] = WRITERS,
    font_paths: Sequence[str | os.PathLike[str]] = (),
    template: str | os.PathLike[str] | None = None,
    styles: Mapping[str, str] | None = None,
) -> bytes:
    """
    Return a document as bytes: the same document gives the same bytes.

    Args:
        document: The document.

        format: The name of a format or the suffix of its files: ``markdown``, ``html``, ``.md``.

        language: The language.

        writers: The formats to choose from.

        font_paths: Folders with fonts for pages (PDF), besides those of the system.

        template: A file of the house (Word), whose paper, headers and styles are taken, not its text; None for our own.

        styles: What the template calls the styles of a report, by their name here: ``{"heading 1": "_ H _Ch"}``.

    Raises:
        UnsupportedFormatError: There is no such format.

        MissingExtraError: A package that the format needs is not installed.

        MissingFontError: A page (PDF) has a letter that no font has.

        MissingTranslationError: Nothing is written in the language yet.
    """
    writer = writer_named(format, writers=writers)
    return writer.write(document, language, font_paths=font_paths, template=template, styles=styles)


def write(
    document: Document,
    path: str | os.PathLike[str],
    language: str,
    *,
    force: bool = False,
    writers: tuple[Writer, ...] = WRITERS,
    font_paths: Sequence[str | os.PathLike[str]] = (),
    template: str | os.PathLike[str] | None = None,
    styles: Mapping[str, str] | None = None,
) -> Path:
    """
    Write a document to a file, whose suffix says in which format, and return its path.

    The file appears whole or not at all: it is written beside its place and put there when it is complete. So does the
    folder of the document's files of data, if it has any, beside it. Where a page that is replaced had such a folder
    and the new one has none, the folder goes too, unless something else is in it.

    Args:
        document: The document.

        path: Where to; the folder must exist.

        language: The language.

        force: Whether a file that is there already is replaced.

        writers: The formats to choose from.

        font_paths: Folders with fonts for pages (PDF), besides those of the system.

        template: A file of the house (Word), whose paper, headers and styles are taken, not its text; None for our own.

        styles: What the template calls the styles of a report, by their name here: ``{"heading 1": "_ H _Ch"}``.

    Raises:
        UnsupportedFormatError: No format has that suffix.

        MissingExtraError: A package that the format needs is not installed.

        MissingFontError: A page (PDF) has a letter that no font has.

        InvalidValueError: The file is there already, or its folder is not; the folder of its data is there, and holds
            what was not written with a report; or the template is no Word file, or lacks a style.

        NotWrittenError: The disk is full, the file or its folder is read-only, or whatever else the system refuses.

        MissingTranslationError: Nothing is written in the language yet.
    """
    target = Path(path)
    writer = writer_of(target, writers=writers)
    demand_target(target, force=force)
    folder = target.parent / document.folder if isinstance(document, Document) and document.files else None
    if folder is not None:
        demand_folder(folder, force=force)
    left = folder_of_page(target) if force and folder is None else None
    written = writer.write(document, language, font_paths=font_paths, template=template, styles=styles)
    if folder is not None:  # before the page, whose links then lead somewhere
        write_directory_whole(folder, {each.name: each.text.encode() for each in document.files}, replace=force)
    write_whole(target, written, replace=force)
    if left is not None:  # after the page, whose links led there
        remove_folder(left)
    return target
