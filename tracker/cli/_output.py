"""How an answer leaves: printed, or written to the file that was asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli._asked import Asked
from tracker.cli._width import is_terminal, width_of_terminal

if TYPE_CHECKING:  # loaded when an answer is shown
    from collections.abc import Mapping, Sequence

    from tracker.documents import Document, Inline
    from tracker.model import Register
    from tracker.values import ReportingPeriod


@contextmanager
def after_saving(*, saved: bool = True) -> Iterator[None]:
    """
    Let a failure to write an answer tell the truth: the register was changed before, and stays so.

    Args:
        saved: Whether it was.
    """
    from tracker.errors import NotWrittenError, Sentence

    try:
        yield
    except NotWrittenError as error:
        if not saved:
            raise
        left = Sentence("the register was changed all the same")
        raise NotWrittenError(error.path, error.reason, error.hint, left=left) from None


def show(
    asked: Asked,
    answer: object,
    *,
    register: "Register | None" = None,
    of: type | str | None = None,
    title: "Inline | None" = None,
    periods: "Sequence[ReportingPeriod]" = (),
    reading: str | None = None,
    by_line: bool = False,
) -> None:
    """
    Print an answer, or write it to the file that was asked for.

    Args:
        asked: What was asked.

        answer: What a verb of the library returned, or several of one kind.

        register: The register that names the records.

        of: The class of the answers, or its name, where there may be none.

        title: The title of a file; by default that of such answers.

        periods: The periods asked about, of which a file tells also where there is no answer.

        reading: The reading asked for, likewise.

        by_line: Whether each line is a record that another program may take: then only a terminal cuts what is long.
    """
    from tracker.views import as_json, document_of, view
    from tracker.views._facts import of_question
    from tracker.views._json import dump

    if asked.is_json:
        save_bytes(asked, f"{dump(as_json(answer, asked.language, register=register, of=of))}\n".encode())
    elif asked.output is not None:
        question = tuple(of_question(periods, reading))
        save_document(asked, document_of(answer, register, title=title, of=of, asked=question))
    else:
        from tracker.writers import to_text

        blocks = view(answer, register, of=of)
        cuts = not by_line or is_terminal()
        click.echo(to_text(blocks, asked.language, width=width_of_terminal(), cuts=cuts), nl=False)


def save_document(
    asked: Asked, document: "Document", *, template: Path | None = None, styles: "Mapping[str, str] | None" = None
) -> None:
    """
    Write a document in the format that the file's suffix names, or print it where the file is ``-``.

    Args:
        asked: What was asked.

        document: The document.

        template: The Word file of the house; None for that of the office, if it names one.

        styles: What it calls the styles of a report.
    """
    from tracker.writers import write
    from tracker.writers._write import writer_named

    if template is None and asked.leaves_as == "docx":
        from tracker.files._office import office_of

        office = office_of(asked.path).with_template()
        template, styles = office.template, office.docx_styles
    font_paths = _font_paths(asked)
    options = {"font_paths": font_paths, "template": template, "styles": styles}
    if asked.is_printed:
        writer = writer_named(asked.leaves_as)
        content = writer.write(document, asked.language, **options)
        click.echo(content.decode("utf-8") if writer.is_text else content, nl=False)
        return
    folder = Path(str(asked.output)).with_suffix(".data")
    was_there = folder.is_dir()
    write(
        document,
        str(asked.output),
        language=asked.language,
        force=asked.force,
        font_paths=font_paths,
        template=template,
        styles=styles,
    )
    written = folder.with_name(document.folder) if document.files else None
    _tell_of(asked, written, folder if was_there and not folder.exists() else None)


def _font_paths(asked: Asked) -> tuple[Path, ...]:
    """Return the folders with fonts that are named, then those of the office."""
    if asked.leaves_as != "pdf":
        return asked.font_paths
    from tracker.files._office import office_of

    return (*asked.font_paths, *office_of(asked.path).font_paths)


def save_bytes(asked: Asked, content: bytes) -> None:
    """Write what is no document, such as JSON, under the same rules."""
    from tracker.storage import write_whole
    from tracker.storage._names import demand_target

    if asked.output is None or asked.is_printed:
        click.echo(content.decode("utf-8"), nl=False)
        return
    path = asked.output
    demand_target(path, force=asked.force)
    write_whole(path, content, replace=asked.force)
    _tell_of(asked)


def _tell_of(asked: Asked, folder: Path | None = None, removed: Path | None = None) -> None:
    """Tell what was written: a file, and the folder of data beside it, or that an earlier one is gone."""
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim

    file = Verbatim(str(asked.output))
    said = Message("Wrote {file}.", file=file)
    if folder is not None:
        said = Message("Wrote {file} and {folder}.", file=file, folder=Verbatim(str(folder)))
    elif removed is not None:
        gone = Verbatim(str(removed))
        said = Message("Wrote {file}, and removed {folder}, which the earlier one had.", file=file, folder=gone)
    tell(said, asked.language)
