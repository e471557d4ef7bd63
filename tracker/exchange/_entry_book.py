"""The workbook of a register, to be filled in: what stands on its sheets, and the sealed copy of it."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import compress

from attrs import frozen

from tracker.codelists import codelist
from tracker.documents import Inline, Message, Verbatim, phrase
from tracker.errors import InvalidValueError, MissingExtraError, Sentence, nearest_hint
from tracker.exchange._entry_form import (
    Entry,
    EntryForm,
    child_columns,
    children_of,
    columns_to_fill,
    is_common,
    key_cell,
)
from tracker.exchange._entry_sheets import ABOUT, CODES
from tracker.exchange._field_place import FieldPlace
from tracker.indicators._selected_records import records_asked_for
from tracker.model import Record, Register, RevisionReason
from tracker.model._record_types import fields_that_name
from tracker.records._keys import TABLES, required_keys
from tracker.storage import write_whole
from tracker.storage._names import demand_target
from tracker.values import Language
from tracker.values._watched import watched
from tracker.writers import plain_text

KEY, OF, NUMBER = "#key", "#of", "#n"
"""The columns that say of which record a row is; and of a row below one, its place in the list."""
REASON, REMARK = "revision.reason", "revision.note"
"""The columns that say why a record is revised; no record holds them until it is."""
OWN = (KEY, OF, NUMBER, REASON, REMARK)
"""The columns that fill no field of a record."""
NEW = "new:"
"""What names a record that has no row yet."""

_FIXED = phrase("This says which record the row is of and is not changed; a new record needs a new row.")
_LINES = (
    phrase("One row is one record, and a sheet named after a list, such as event.citations, holds the items of it."),
    phrase("What you change, fill in or empty is proposed as a change. What you leave alone stays as it is."),
    phrase(
        "A new record needs a new row: leave the first column empty, give it an id of its own, and name it new:ID in "
        "the sheets of its lists. A row that you delete changes nothing; you are told of it."
    ),
    phrase("Rows and columns may be sorted, moved and filtered. The first row says what each column is; it stays."),
    phrase("Everything is text: type dates as 2021-03-15, 2021-03 or 2021, and numbers as 40, >40 or 20..25."),
    phrase("Then: tracker import REGISTER FILE.xlsx says what would change, and changes nothing until it is asked to."),
)
_HINTS = {
    "date": phrase("a date: 2021-03-15, 2021-03, 2021, 2021-Q1, 2021/2023"),
    "day": phrase("a day: 2021-03-15"),
    "number": phrase("a number: 40, >40, >=40, <50, ~40, 20..25"),
    "whole": phrase("a whole number"),
    "choice": phrase("choose from the list"),
    "several": phrase("one or several, parted by ;"),
    "record": phrase("the id of a record"),
    "text": phrase("text"),
    "language": phrase("text in {language}"),
    "json": phrase("JSON; leave it alone if you do not know it"),
    KEY: phrase("leave it alone; leave it empty in a new row"),
    OF: phrase("the record that the row belongs to"),
    NUMBER: phrase("its place in the list; leave it empty in a new row"),
    REASON: phrase("why you change this row: choose from the list; retraction takes the record out"),
    REMARK: phrase("what you changed, in words, if the reason does not say it"),
}
_NAMES = {REASON: phrase("Reason of the change"), REMARK: phrase("Note on the change")}
_TITLE = phrase("Workbook of the register {register}")

MESSAGES = (ABOUT, CODES, _FIXED, *_LINES, *_HINTS.values(), *_NAMES.values(), _TITLE)
"""All of them, so that a test can ask for their translations."""


@frozen(kw_only=True)
class WorkbookWritten:
    """
    What a workbook holds.

    Attributes:
        records: How many records.

        sheets: How many sheets to fill in.

        drafts: How many drafts were left out, since they are corrected where they stand.
    """

    records: int
    sheets: int
    drafts: int


def write_workbook(
    register: Register,
    target: Path,
    *,
    types: Sequence[str] = (),
    period: str | None = None,
    language: str = Language.ENGLISH,
    force: bool = False,
) -> WorkbookWritten:
    """
    Write the records of a register as a workbook to be filled in, which `plan_from_workbook` reads back.

    Args:
        register: The register.

        target: The file.

        types: The types of its sheets; by default those of which there are records.

        period: The period in which its records lie, or may lie: an id, or START..END; None takes all.

        language: The language of names and hints.

        force: Whether a file that is there is replaced.

    Raises:
        UnknownRecordError: There is no such period.

        InvalidValueError: There is no such type, a record says something longer than a cell, or the file is there.

        MissingExtraError: The package that writes Excel files is not installed.

        NotWrittenError: The disk is full, or the folder is read-only.
    """
    demand_writer()
    demand_target(target, force=force)
    given = _given(register, types, period)
    writer = EntryBook(register, language, given)
    sheets = [sheet for table in given for sheet in writer.sheets(table)]
    write_whole(target, writer.content(_TITLE, _LINES, sheets, writer.entries), replace=force)
    asked = types or TABLES
    drafts = sum(record.draft and record.table in asked for record in register.records)
    drafts += sum(draft.table in asked for draft in register.unfinished)
    return WorkbookWritten(records=sum(map(len, writer.entries.values())), sheets=len(sheets), drafts=drafts)


def demand_writer() -> None:
    """
    Demand the package that writes Excel files.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        import tracker.writers._form  # noqa: F401, PLC0415  # the extra "xlsx"
    except ModuleNotFoundError as error:
        if error.name != "xlsxwriter":
            raise
        raise MissingExtraError(
            "{format} needs {package}: pip install 'mandate-tracker[{extra}]'",
            format="Excel",
            package="XlsxWriter",
            extra="xlsx",
        ) from None


def _given(register: Register, types: Sequence[str], period: str | None) -> dict[str, dict[str, Record]]:
    """Return the records of each sheet; a type that is asked for has one, and records without a time lie in none."""
    for name in types:
        if name not in TABLES:
            hint = nearest_hint(name, TABLES, otherwise=Sentence("the types are {words}", words=", ".join(TABLES)))
            raise InvalidValueError("there is no type {type}; {hint}", type=repr(name), hint=hint)
    found = {}
    for table in TABLES:
        records = held(register, table) if not types or table in types else {}
        if period is not None and records:
            lie = {each.key for each in records_asked_for(register, table, period=period)}
            records = {key: record for key, record in records.items() if key in lie}
        if records or table in types:
            found[table] = records
    if period is not None:
        register.period(period)  # one that does not exist is said of an empty register as well
    return found


def held(register: Register, table: str) -> dict[str, Record]:
    """Return the records of a type that a workbook holds: drafts are corrected where they stand."""
    return {key: record for key, record in register.table(table).items() if not record.draft}


# -- the sealed copy --------------------------------------------------------------------------------------------------

_PIECE = 30_000

Entries = Mapping[str, Mapping[str, Entry]]
"""The records of each type by their keys, as cells."""


def sealed(register: Register, entries: Entries) -> Iterator[str]:
    """Go through the pieces of a copy: its digest, then what it holds."""
    held = {table: {key: [entry.main, entry.children] for key, entry in own.items()} for table, own in entries.items()}
    plain = {"register": register.id, "language": register.language.value, "records": held}
    text = json.dumps(plain, ensure_ascii=True, sort_keys=True).encode()
    packed = b64encode(compress(text, 9)).decode()
    yield f"x{sha256(text).hexdigest()}"
    yield from (f"x{packed[start : start + _PIECE]}" for start in range(0, len(packed), _PIECE))


# -- sheets -----------------------------------------------------------------------------------------------------------


class EntryBook:
    """What makes the sheets of a register, and keeps the lists that their cells are chosen from."""

    def __init__(self, register: Register, language: str, given: Mapping[str, Mapping[str, Record]]) -> None:
        self.register = register
        self.given = given
        self.language = language
        self.lists: dict[str, tuple[str, ...]] = {}
        self.entries: dict[str, dict[str, Entry]] = {}

    def say(self, inline: Inline) -> str:
        return plain_text(inline, self.language)

    def content(self, title: str, lines: Iterable[str], sheets: Iterable[Any], entries: Entries) -> bytes:
        """Return the workbook: what it is, what to do, its sheets, and a sealed copy of what stands in them."""
        from tracker.writers._form import Form, to_form  # noqa: PLC0415  # the extra "xlsx"

        return to_form(
            Form(
                title=self.say(Message(title, register=Verbatim(self.register.id))),
                about=self.say(Message(ABOUT)),
                lines=tuple(self.say(Message(line)) for line in lines),
                codes=self.say(Message(CODES)),
                lists=self.lists,
                fixed=self.say(Message(_FIXED)),
                sheets=tuple(sheets),
                sealed=tuple(sealed(self.register, entries)),
            )
        )

    def sheets(self, table: str) -> Iterator[Any]:
        """Go through the sheets of a type: its own, and one for each of its lists."""
        from tracker.writers._form import FormSheet  # noqa: PLC0415  # the extra "xlsx"

        records = self.given[table]
        form = EntryForm.of(table, self.register.language, records.values())
        entries = self.entries[table] = {
            key: form.entry(record) for key, record in watched(list(records.items()), "Writing records")
        }
        languages = self.register.languages
        names = columns_to_fill(form, languages, entries.values())
        used = {name for entry in entries.values() for name in entry.main}
        yield FormSheet(
            name=table,
            columns=(
                self._own(KEY, is_fixed=True),
                *(self._column(table, name, used) for name in names),
                self._own(REASON, choices=self._listed("reasons", list(RevisionReason))),
                self._own(REMARK),
            ),
            rows=tuple(
                (key_cell(key), *(entry.main.get(name, "") for name in names), "", "") for key, entry in entries.items()
            ),
            kept=2 if names[:1] == ("id",) else 1,
        )
        for child in children_of(table):
            names = child_columns(form, child, languages, entries.values())
            yield FormSheet(
                name=f"{table}.{child}",
                columns=(self._own(OF), self._own(NUMBER), *(self._column(table, name, None, child) for name in names)),
                rows=tuple(_child_rows(entries, child, names)),
                kept=2,
            )

    def _own(self, key: str, *, choices: str = "", is_fixed: bool = False) -> Any:  # noqa: ANN401  # a class that loads with its library
        from tracker.writers._form import FormColumn  # noqa: PLC0415  # the extra "xlsx"

        name = self.say(Message(_NAMES[key])) if key in _NAMES else ""
        hint = self.say(Message(_HINTS[key]))
        return FormColumn(key=key, name=name, hint=hint, choices=choices, is_closed=bool(choices), is_fixed=is_fixed)

    def _column(self, table: str, name: str, used: set[str] | None, child: str = "") -> Any:  # noqa: ANN401  # likewise
        from tracker.writers._form import FormColumn  # noqa: PLC0415  # the extra "xlsx"

        path = f"{child}.{name}" if child else name
        place = FieldPlace.of(table, path)
        is_required = not child and name.partition(".")[0] in required_keys(TABLES[table])
        label = " – ".join(self.say(Message(part.replace("_", " "))) for part in place.parts)
        chosen, is_closed = self._choices(table, place)
        return FormColumn(
            key=name,
            name=f"{label} *" if is_required else label,
            hint=self._hint(place, is_chosen=bool(chosen)),
            choices=chosen,
            is_closed=is_closed,
            is_fixed=not child and name == "id",
            is_folded=used is not None and is_common(name) and name not in used,
        )

    def _hint(self, place: FieldPlace, *, is_chosen: bool) -> str:
        if place.language is not None:
            return self.say(Message(_HINTS["language"], language=Verbatim(place.language.endonym)))
        if is_chosen and not place.is_list:
            return self.say(Message(_HINTS["choice"]))
        return self.say(Message(_HINTS[place.sort]))

    def _choices(self, table: str, place: FieldPlace) -> tuple[str, bool]:
        """Find the list that a cell is chosen from, and whether it holds all there is; a list holds one value."""
        if place.is_list:
            return "", False
        kind, name = place.kind, ".".join(place.parts)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._listed(name, [str(each.value) for each in kind]), True
        if kind is bool:
            return self._listed("true/false", ["true", "false"]), True
        if place.parts == ("kind",) and table in _KINDS:
            return self._listed(f"{table} {name}", list(codelist(_KINDS[table]))), True
        tables = _NAMING.get(place.parts[-1]) if len(place.parts) > 1 else dict(fields_that_name(table)).get(name)
        if tables:
            known = sorted(key for each in tables for key in held(self.register, each))
            return (self._listed(" / ".join(tables), known), False) if known else ("", False)
        return "", False

    def _listed(self, name: str, codes: list[str]) -> str:
        """Keep a list under its name; another of the same name gets another one."""
        found = next((each for each in _numbered(name) if self.lists.get(each, tuple(codes)) == tuple(codes)), name)
        self.lists[found] = tuple(codes)
        return found


_KINDS = {
    "event": "assistance",
    "programme": "programme",
    "mandate": "mandate",
    "meeting": "meeting",
    "document": "document",
}
"""The code list of the kinds of each type."""
_NAMING = {"document": ("document",)}
"""What the parts of lists name."""


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in range(2, 1000):
        yield f"{name} {number}"


def _child_rows(entries: Mapping[str, Entry], child: str, names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    columns = list(names)
    for key, entry in entries.items():
        for number, row in enumerate(entry.children.get(child, ()), 1):
            yield (key_cell(key), str(number), *(row.get(name, "") for name in columns))
