"""Writing a document to a file: all of it, or none of it."""

import os
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from tracker.documents import Document
from tracker.errors import Sentence, UnsupportedFormatError
from tracker.storage import demand_target, write_whole
from tracker.writers._html import to_html
from tracker.writers._markdown import to_markdown
from tracker.writers._terminal import to_terminal

__all__ = ["WRITERS", "Writer", "render", "write"]


@frozen(kw_only=True)
class Writer:
    """
    A format that documents are written in.

    Attributes:
        name: What it is called.

        suffixes: The suffixes of its files, with their dots, the usual one first.

        function: What makes the bytes of a document in a language.
    """

    name: str
    suffixes: tuple[str, ...]
    function: Callable[[Document, str], bytes]


def _markdown(document: Document, language: str) -> bytes:
    return to_markdown(document, language).encode()


def _html(document: Document, language: str) -> bytes:
    return to_html(document, language).encode()


def _text(document: Document, language: str) -> bytes:
    return to_terminal(document, language).encode()


WRITERS = (
    Writer(name="markdown", suffixes=(".md", ".markdown"), function=_markdown),
    Writer(name="html", suffixes=(".html", ".htm"), function=_html),
    Writer(name="text", suffixes=(".txt",), function=_text),
)
"""The formats there are. Further ones are passed in, never added here."""


def render(document: Document, format: str, language: str, *, writers: tuple[Writer, ...] = WRITERS) -> bytes:  # noqa: A002  # the word users type
    """
    Return a document as bytes: the same document gives the same bytes.

    Args:
        document: The document.

        format: The name of a format or the suffix of its files: ``markdown``, ``html``, ``.md``.

        language: The language.

        writers: The formats to choose from.

    Raises:
        UnsupportedFormatError: There is no such format.

        MissingTranslationError: Nothing is written in the language yet.
    """
    wanted = format.casefold()
    for writer in writers:
        if wanted == writer.name or wanted in writer.suffixes or f".{wanted}" in writer.suffixes:
            return writer.function(document, language)
    names = ", ".join(writer.name for writer in writers)
    raise UnsupportedFormatError("there is no format {format}; choose one of {names}", format=repr(format), names=names)


def write(
    document: Document,
    path: str | os.PathLike[str],
    language: str,
    *,
    force: bool = False,
    writers: tuple[Writer, ...] = WRITERS,
) -> Path:
    """
    Write a document to a file, whose suffix says in which format, and return its path.

    The file appears whole or not at all: it is written beside its place and put there when it is complete.

    Args:
        document: The document.

        path: Where to; the folder must exist.

        language: The language.

        force: Whether a file that is there already is replaced.

        writers: The formats to choose from.

    Raises:
        UnsupportedFormatError: No format has that suffix.

        InvalidValueError: The file is there already, or its folder is not.

        NotWrittenError: The disk is full, the file or its folder is read-only, or whatever else the system refuses.

        MissingTranslationError: Nothing is written in the language yet.
    """
    target = Path(path)
    if target.suffix.casefold() not in {suffix for writer in writers for suffix in writer.suffixes}:
        known = ", ".join(writer.suffixes[0] for writer in writers)
        named = (
            Sentence("files that end in {suffix}", suffix=repr(target.suffix))
            if target.suffix
            else Sentence("{name}, which has no suffix", name=repr(target.name))
        )
        raise UnsupportedFormatError("there is no format for {named}; choose one of {known}", named=named, known=known)
    demand_target(target, force=force)
    write_whole(target, render(document, target.suffix, language, writers=writers), replace=force)
    return target
