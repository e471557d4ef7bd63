"""A workbook of drafts: each row a record that a document suggests, to be confirmed or rejected."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from tracker.documents import Inline, Message, phrase
from tracker.exchange._entry_book import KEY, NEW, NUMBER, OF, EntryBook, WorkbookWritten, demand_writer
from tracker.exchange._entry_form import Entry as Cells
from tracker.exchange._entry_form import EntryForm, child_columns, children_of, columns_to_fill, key_cell
from tracker.exchange._entry_sheets import CONFIRM, SURE, WORDS, YES
from tracker.files._tables import Entry
from tracker.languages import translate
from tracker.model import Record, Register
from tracker.model._unfinished_draft import UnfinishedDraft
from tracker.records._keys import TABLES
from tracker.storage import write_whole
from tracker.storage._names import demand_target
from tracker.values import Language
from tracker.values._safe_text import inert

_NO = phrase("no")
_LINES = (
    phrase("Each row is a draft of a record, with the words of the document that it is drawn from."),
    phrase("Type yes beside a record that is to be taken; one with no, or with nothing, is left out."),
    phrase("Correct what is wrong, and fill in what is missing: a column with a star must say something."),
    phrase("Then: tracker import REGISTER FILE.xlsx says what would change, and changes nothing until it is asked to."),
)
_HINTS = {
    CONFIRM: phrase("yes takes the record into the register"),
    SURE: phrase("how sure the draft is"),
    WORDS: phrase("the words of the document"),
}
_NAMES = {CONFIRM: phrase("confirm"), SURE: phrase("confidence"), WORDS: phrase("words")}
_TITLE = phrase("Drafts for the register {register}")

DRAFT_MESSAGES = (_NO, YES, *_LINES, *_HINTS.values(), *_NAMES.values(), _TITLE)
"""All of them, so that a test can ask for their translations."""


@frozen(kw_only=True)
class DraftRow:
    """
    A draft as a row of a workbook.

    Attributes:
        entry: The record, or one that still lacks something.

        words: The words of the document that it is drawn from.

        confidence: How sure it is, in the reader's words.
    """

    entry: Entry
    words: str
    confidence: Inline


def write_draft_workbook(
    register: Register,
    drafts: Sequence[DraftRow],
    target: Path,
    *,
    language: str = Language.ENGLISH,
    force: bool = False,
) -> WorkbookWritten:
    """
    Write drafts as a workbook in which somebody confirms or rejects each; `plan_from_workbook` reads it back.

    Args:
        register: The register that they are for.

        drafts: The drafts.

        target: The file.

        language: The language of names and hints.

        force: Whether a file that is there is replaced.

    Raises:
        InvalidValueError: A draft says something longer than a cell, or the file is there.

        MissingExtraError: The package that writes Excel files is not installed.

        NotWrittenError: The disk is full, or the folder is read-only.
    """
    demand_writer()
    demand_target(target, force=force)
    writer = _DraftBook(register, language, {})
    tables = [table for table in TABLES if any(each.entry.table == table for each in drafts)]
    sheets = [
        sheet
        for table in tables
        for sheet in writer.drafts(table, [each for each in drafts if each.entry.table == table])
    ]
    content = writer.content(_TITLE, _LINES, sheets, {table: {} for table in tables})
    write_whole(target, content, replace=force)
    return WorkbookWritten(records=len(drafts), sheets=len(sheets), drafts=0)


class _DraftBook(EntryBook):
    """The sheets of drafts: those of records, with what a person decides on in front."""

    def drafts(self, table: str, drafts: Sequence[DraftRow]) -> Iterable[Any]:
        """Go through the sheets of a type: its own, and one for each of its lists that some draft fills."""
        from tracker.writers._form import FormSheet  # noqa: PLC0415  # the extra "xlsx"

        form = EntryForm.of(table, self.register.language, [_record(each.entry) for each in drafts])
        entries = {f"{NEW}{each.entry.key}": _cells(form, each.entry) for each in drafts}
        names = columns_to_fill(form, self.register.languages, entries.values())
        used = {name for entry in entries.values() for name in entry.main} | set(_asked(drafts, names))
        yield FormSheet(
            name=table,
            columns=(
                self._own(KEY, is_fixed=True),
                self._deciding(CONFIRM),
                self._deciding(SURE),
                self._deciding(WORDS),
                *(self._folded(self._column(table, name, used), used) for name in names),
            ),
            rows=tuple(
                (key_cell(key), "", self.say(each.confidence), inert(" ".join(each.words.split())), *_row(entry, names))
                for (key, entry), each in zip(entries.items(), drafts, strict=True)
            ),
            kept=2,
        )
        for child in children_of(table):
            if not any(child in entry.children for entry in entries.values()):
                continue
            columns = child_columns(form, child, self.register.languages, entries.values())
            yield FormSheet(
                name=f"{table}.{child}",
                columns=(
                    self._own(OF),
                    self._own(NUMBER),
                    *(self._column(table, each, None, child) for each in columns),
                ),
                rows=tuple(
                    (key_cell(key), "", *(row.get(name, "") for name in columns))
                    for key, entry in entries.items()
                    for row in entry.children.get(child, ())
                ),
                kept=2,
            )

    def _folded(self, column: Any, used: set[str]) -> Any:  # noqa: ANN401  # a class that loads with its library
        """Fold a column away of which no draft says anything, unless it must be filled in."""
        return evolve(column, is_folded=column.key not in used and not column.name.endswith("*"))

    def _deciding(self, key: str) -> Any:  # noqa: ANN401  # likewise
        from tracker.writers._form import FormColumn  # noqa: PLC0415  # the extra "xlsx"

        words = [translate(self.language, each) for each in (YES, _NO)]
        is_asked = key == CONFIRM
        return FormColumn(
            key=key,
            name=self.say(Message(_NAMES[key])),
            hint=self.say(Message(_HINTS[key])),
            choices=self._listed(" / ".join(words), words) if is_asked else "",
            is_closed=is_asked,
            is_fixed=not is_asked,
        )


def _record(entry: Entry) -> Record:
    return entry.record if isinstance(entry, UnfinishedDraft) else entry


def _missing(entry: Entry) -> tuple[str, ...]:
    return entry.missing if isinstance(entry, UnfinishedDraft) else ()


def _cells(form: EntryForm, entry: Entry) -> Cells:
    """Return a draft as cells; what it lacks is empty."""
    cells = form.entry(_record(entry))
    missing = _missing(entry)
    return Cells(
        {name: cell for name, cell in cells.main.items() if name.partition(".")[0] not in missing}, cells.children
    )


def _asked(drafts: Iterable[DraftRow], names: Iterable[str]) -> list[str]:
    """Return the columns that some draft lacks something in."""
    missing = {key for each in drafts for key in _missing(each.entry)}
    return [name for name in names if name.partition(".")[0] in missing]


def _row(entry: Cells, names: Iterable[str]) -> tuple[str, ...]:
    cells: Mapping[str, str] = entry.main
    return tuple(cells.get(name, "") for name in names)
