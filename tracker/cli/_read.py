"""``tracker read``: a document as drafts of records."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import DOCUMENT
from tracker.cli._output import save_bytes, show

if TYPE_CHECKING:
    from tracker.model import Register
    from tracker.reading import DocumentReading


@click.command("read")
@on_register(
    forms=("text", "json", "toml"),
    form_help="How to print the result: for people, as JSON, or as a file of the register holds the drafts.",
    output_help="The file to write; .toml holds the drafts as a register does, .xlsx as rows to be confirmed or "
    "rejected, and any other suffix picks a format.",
    of_document=True,
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--document", required=True, type=DOCUMENT, help="The document of the register that the file holds.")
def command(asked: Asked, file: Path, document: str) -> None:
    """Read a document, paragraph by paragraph, into drafts of records with their quotations."""
    from tracker.reading import drafts_to_toml, read
    from tracker.values._escapes import escaped_toml

    register = asked.open()
    found = read(register, file, document, language=asked.document_language)
    if asked.output is not None and asked.output.suffix.casefold() == ".xlsx":
        _write_workbook(asked, found, register)
    elif asked.leaves_as == "toml":
        save_bytes(asked, escaped_toml(drafts_to_toml(found, register)).encode())
        _tell(asked, found)
    else:
        show(asked, found, register=register)


def _write_workbook(asked: Asked, found: "DocumentReading", register: "Register") -> None:
    """Write the drafts as a workbook, in which somebody confirms or rejects each."""
    from tracker.cli._said import tell
    from tracker.documents import Message, Numeral, Verbatim
    from tracker.exchange import DraftRow, write_draft_workbook
    from tracker.words._terms import brief

    assert asked.output is not None  # noqa: S101  # its suffix was looked at
    rows = [DraftRow(entry=each.entry, words=each.quote, confidence=brief(each.confidence)) for each in found.drafts]
    write_draft_workbook(register, rows, asked.output, language=asked.language, force=asked.force)
    told = Message(
        "{number} {number:draft|drafts} written to {file}; {open} {open:thing that the document says is|things that "
        "the document says are} in none. Type yes beside those that are right, then take them in with "
        "'tracker import'.",
        number=Numeral(len(found.drafts)),
        open=Numeral(len(found.unplaced)),
        file=Verbatim(str(asked.output)),
    )
    tell(told, asked.language)


def _tell(asked: Asked, found: "DocumentReading") -> None:
    """Count the drafts, and say what is to be done with them."""
    from tracker.cli._said import tell
    from tracker.documents import Message, Numeral

    told = Message(
        "{number} {number:draft|drafts}; {open} {open:thing that the document says is|things that the document says "
        "are} in none. Fill them in, then confirm them with 'tracker confirm'.",
        number=Numeral(len(found.drafts)),
        open=Numeral(len(found.unplaced)),
    )
    tell(told, asked.language)
