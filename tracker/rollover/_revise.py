"""Revising a record: a revision repeats all that the record says, but for the fields that are named."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from attrs import evolve, frozen

from tracker.checks._reference_names import Known, names
from tracker.documents import Block, Inline, Message, Pairs, Paragraph, Verbatim
from tracker.documents import Sequence as Parts
from tracker.errors import InvalidValueError, Sentence, StructureError, StructureFault, UnknownRecordError, nearest_hint
from tracker.exchange._completing import names_for
from tracker.files._edits import Edit, edit_entries
from tracker.model import Record, Register, Revision, RevisionReason
from tracker.model._record_types import references
from tracker.records import structure, unstructure
from tracker.records._columns import Column, columns_of, row_table
from tracker.records._converter import plain_quantity
from tracker.records._keys import fields_of, without_none
from tracker.records._plain_form import FieldChange, changed_fields
from tracker.records._refused_values import Place, quoted
from tracker.values import InternationalString, Language, Quantity
from tracker.values._answer import Answer
from tracker.views._history import FieldChangeJson, WhyJson, change_json, name_in_words, why_json
from tracker.views._import_plan import steps_of
from tracker.views._view import View, Words
from tracker.words._records import revision_of


@frozen(kw_only=True, repr=False)
class RecordRevised(Answer):
    """
    A record, and the revision that replaces it.

    Attributes:
        before: What the register held.

        after: The revision.

        changes: What it says otherwise.

        emptied: The fields, and parts of fields such as ``title.en``, that said something and say nothing any more.

        file: The name of the file that holds the revision.

        register: The register as it stands now.
    """

    before: Record
    after: Record
    changes: tuple[FieldChange, ...]
    emptied: tuple[str, ...]
    file: str
    register: Register

    @staticmethod
    def __view__() -> View:
        return VIEW

    def __str__(self) -> str:
        fields = ", ".join(each.field for each in self.changes)
        return f"{self.after.table} {self.after.key}: {fields or 'nothing'} revised"


_BY_OPTION = {"revision": "--reason", "recorded": "--recorded"}
_NO_FIELDS = frozenset({"draft"})
_MAY_SAY_THE_SAME = (RevisionReason.RETRACTION,)
"""Why a record may be revised although it says nothing otherwise."""


def revise(
    register: Register,
    key: str,
    changes: Mapping[str, str],
    *,
    reason: str,
    recorded: date | None,
    note: str | None = None,
    table: str | None = None,
) -> RecordRevised:
    """
    Write a revision of a record: it repeats the record, with other values in the fields that are named.

    The revision goes below the record, into the same file; below a record of a CSV file it goes into the TOML file of
    its type. Nothing else in the files changes.

    Args:
        register: The register, as it was loaded from its directory.

        key: The id or key of the record.

        changes: The new value of each field, as a column of a CSV file has it: ``participants`` and ``>50``,
            ``countries`` and ``BO;PE``, ``title.fr`` and words. An empty value empties the field.

        reason: Why: ``error``, ``late_information`` or another reason for a revision.

        recorded: The day on which the revision is entered.

        note: What was changed, in words.

        table: The type of the record, where records of several types bear the id.

    Raises:
        StructureError: A field is unknown or cannot hold its value; the error holds every fault.

        InvalidValueError: No day is given or one that is too early, the reason is unknown, or nothing would change.

        UnknownRecordError: There is no such record.

        ChangedUnderneathError: Somebody changed a file since the register was loaded; nothing is changed.

        NotWrittenError: The disk is full or somebody else is writing into the register; nothing is changed.
    """
    before = _record(register, key, table)
    why = Revision(
        reason=RevisionReason(reason),
        note=None if note is None else InternationalString.of(note, register.language),
    )
    day = _later_day(register, before, recorded)
    said = _with(before, changes, register)
    found = changed_fields(before, said, words_count=True)
    if not found and why.reason not in _MAY_SAY_THE_SAME:
        raise InvalidValueError(
            "{record} says so already; give a field another value", record=f"{before.table} {before.key!r}"
        )
    after = evolve(said, recorded=day, revision=why, origin=None)
    expected = evolve(register, records=(*register.records, after))
    saved = edit_entries(register, [Edit(record=before, below=after)], expected)
    placed = saved.versions(after.table, after.key)[-1]
    return RecordRevised(
        before=before,
        after=placed,
        changes=found,
        emptied=tuple(_emptied(found)),
        file=placed.origin.file if placed.origin else "",
        register=saved,
    )


def _record(register: Register, key: str, table: str | None) -> Record:
    """
    Find the record that is to be revised.

    Raises:
        UnknownRecordError: There is none.

        InvalidValueError: Records of several types bear the id, or it is a draft.
    """
    found = [each for each in register.find(key) if table in (None, each.table)]
    if not found:
        raise UnknownRecordError(key)
    if len(found) > 1:
        raise InvalidValueError(
            "{record} is the id of several records, of the types {tables}; say with --type which one is meant",
            record=repr(key),
            tables=", ".join(each.table for each in found),
        )
    if found[0].draft:
        raise InvalidValueError(
            "{record} is a draft, which is corrected where it stands, at {place}, and needs no revision",
            record=f"{found[0].table} {found[0].key!r}",
            place=found[0].origin or "",
        )
    return found[0]


def _later_day(register: Register, before: Record, recorded: date | None) -> date:
    """
    Demand a day that is later than those of all versions there are.

    Raises:
        InvalidValueError: There is none, or it is not later.
    """
    if recorded is None:
        raise InvalidValueError(
            "a revision says on which day it was entered, and no clock is read; give --recorded and the day"
        )
    last = max((each.recorded or date.min for each in register.versions(before.table, before.key)), default=date.min)
    if recorded <= last:
        raise InvalidValueError(
            "{record} was recorded on {day}; give a later day than that as --recorded",
            record=Sentence("{table} {record}", table=before.table, record=repr(before.key)),
            day=last,
        )
    return recorded


# -- what the record says then ----------------------------------------------------------------------------------------


def _with(before: Record, changes: Mapping[str, str], register: Register) -> Record:
    """
    Put values into the fields of a record, and leave everything else.

    Raises:
        StructureError: A field is unknown, cannot hold its value, or names a record that is not there.
    """
    columns = columns_of(before.table, list(changes))
    faults = [_fault(before, *each.fault, place=each.name) for each in columns if each.fault is not None]
    faults += [fault for each in columns if each.place for fault in _not_for_fields(before, each)]
    plain = unstructure(before, register.language)
    for column, cell in zip(columns, changes.values(), strict=True):
        if column.place and cell.strip():
            _put(plain, column, cell, type(before), register.language)
        elif column.place:
            _take_out(plain, column.place)
    try:
        said = evolve(structure(plain, type(before), register.language), origin=before.origin)
    except StructureError as error:
        prefix = f"{before.table}."
        told = [_fault(before, each.message, each.hint, place=each.path.removeprefix(prefix)) for each in error.faults]
        raise StructureError(_refusal(before), [*faults, *told]) from None
    if said.key != before.key and not faults:
        hint = Sentence("enter a record of its own instead")
        faults.append(_fault(before, Sentence("this would make it another record, {key}", key=quoted(said.key)), hint))
    faults += _unknown(before, said, register)
    if faults:
        raise StructureError(_refusal(before), faults)
    return said


def _fault(before: Record, message: str, hint: str = "", *, place: str = "") -> StructureFault:
    origin = before.origin
    file, line = (origin.file, origin.line) if origin else (before.table, None)
    return StructureFault(message, file=file, line=line, path=place, hint=hint)


def _refusal(before: Record) -> Sentence:
    return Sentence("{table} {key} cannot be revised so", table=before.table, key=quoted(before.key))


def _not_for_fields(before: Record, column: Column) -> Iterator[StructureFault]:
    """Refuse what a revision says by options, and what tells the record from others."""
    name = column.place[0]
    if name in _BY_OPTION:
        hint = Sentence("give it as {option}", option=_BY_OPTION[str(name)])
        yield _fault(before, Sentence("this is said by an option"), hint, place=column.name)
    elif name == "id":
        hint = Sentence("enter a record of its own instead")
        yield _fault(before, Sentence("the id is what tells the record from others"), hint, place=column.name)
    elif name in _NO_FIELDS:
        yield _fault(before, Sentence("a revision is no draft"), Sentence("leave it out"), place=column.name)


def _put(plain: dict[str, Any], column: Column, cell: str, kind: type[Record], language: Language) -> None:
    """Put the value of a cell into its place, and make the tables and lists around it."""
    value = _value(row_table([column], [cell]), column)
    place = column.place
    if len(place) == 1:
        old, is_text = plain.get(column.name), without_none(fields_of(kind)[column.name].type) is InternationalString
        # A text in one language leaves those in the others, as in an import.
        plain[column.name] = {**old, language.value: value} if is_text and isinstance(old, dict) else value
        return
    around: Any = plain
    for part, following in pairwise(place):
        missing: Any = [{}] if isinstance(following, int) else {}
        if isinstance(part, int):
            around[part] = _opened(around[part], following, language)
        else:
            around[part] = _opened(around.get(part, missing), following, language)
        around = around[part]
    around[place[-1]] = value


def _value(raw: Any, column: Column) -> Any:  # noqa: ANN401  # whatever a cell holds
    """Return what a row of one column holds in the place that the column fills."""
    if len(column.place) == 1:
        return raw[column.name]
    for part in column.place:
        raw = raw[part]
    return raw


def _opened(value: Any, following: Any, language: Language) -> Any:  # noqa: ANN401  # what a plain form holds
    """Write a short value as the table that it is short for, so that another part fits in."""
    if isinstance(value, dict | list):
        return value
    return {language.value: value} if following in {each.value for each in Language} else {"value": value}


def _take_out(plain: Any, place: Place) -> None:  # noqa: ANN401  # what a plain form holds
    """Take a part out, with what holds nothing any more without it."""
    part, *deeper = place
    if isinstance(plain, dict) and part not in plain:
        return
    if deeper and isinstance(plain[part], dict | list):
        _take_out(plain[part], tuple(deeper))
        if plain[part]:
            return
    del plain[part]


def _unknown(before: Record, said: Record, register: Register) -> Iterator[StructureFault]:
    """Refuse what names a record that the register does not hold, and did not name it before."""
    known, old = Known(register), {*references(before), *names(before)}
    for reference in dict.fromkeys((*references(said), *names(said))):
        if reference in old or known.holds(reference):
            continue
        hint = nearest_hint(reference.target, names_for(register, reference))
        message = Sentence("the register has no {record}", record=quoted(reference.target))
        yield _fault(before, message, hint, place=reference.field)


# -- what is lost -----------------------------------------------------------------------------------------------------


def _emptied(changes: tuple[FieldChange, ...]) -> Iterator[str]:
    """Name the fields that say nothing any more, and the parts of those that say less."""
    for change in changes:
        if _is_empty(change.after):
            yield change.field
            continue
        left = _parts(change.after).keys()
        yield from (f"{change.field}.{part}" for part in _parts(change.before) if part not in left)


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, tuple | frozenset) and not value)


def _parts(value: object) -> Mapping[str, object]:
    """Return the parts of a text or a number; anything else has none."""
    if isinstance(value, InternationalString):
        return {language.value: text for language, text in value.texts}
    if isinstance(value, Quantity):
        plain = plain_quantity(value)
        return plain if isinstance(plain, dict) else {"value": plain}
    return {}


# -- its view ---------------------------------------------------------------------------------------------------------


class RevisedJson(WhyJson):
    """
    A revision of a record.

    Attributes:
        origin: The file and line where it stands.

        recorded: The day on which it was recorded.

        published: The day on which its source became public; null if nothing says.

        reason: Why the record was revised.

        note: What was changed, as files have it; null if nothing is said.

        table: The name of the record's type.

        key: The record's key.

        changes: The fields that say something else than before.

        emptied: The fields, and parts of fields, that say nothing any more.
    """

    table: str
    key: str
    changes: list[FieldChangeJson]
    emptied: list[str]


def _blocks(found: Sequence[RecordRevised], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for revised in found:
        rows: list[tuple[Inline, Inline]] = [(Verbatim("~"), revision_of(revised.register, revised.after))]
        for change in revised.changes:
            for name, before, after in steps_of(change):
                rows.append((Verbatim(""), Parts((Verbatim(f"{name}: "), before, Verbatim(" → "), after))))
        yield Pairs(title=name_in_words(revised.before), pairs=tuple(rows))
        if revised.emptied:
            yield Paragraph(text=Message("Emptied: {fields}.", fields=Verbatim(", ".join(revised.emptied))))


def _plain(revised: RecordRevised, words: Words) -> RevisedJson:  # noqa: ARG001  # as all views
    """Return what a revision changed, why, and where it stands."""
    return {
        **why_json(revised.register, revised.after),
        "table": revised.after.table,
        "key": revised.after.key,
        "changes": [change_json(revised.register, revised.after, each) for each in revised.changes],
        "emptied": list(revised.emptied),
    }


VIEW = View(name="answers", title=Message("Revision"), blocks=_blocks, plain=_plain)
