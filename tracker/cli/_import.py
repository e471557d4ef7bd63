"""``tracker import``: records from a table that others made; first what would change, then the change itself."""

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli._options import Day, format_option, language_option, register_argument

if TYPE_CHECKING:
    from tracker.documents import Inline
    from tracker.exchange import Imported, ImportPlan, Revised
    from tracker.model import Record
    from tracker.records import FieldChange

__all__ = ["command"]


@click.command("import")
@register_argument
@click.argument("type_and_file", metavar="[TYPE] FILE", nargs=-1, required=True)
@click.option("--as", "as_", metavar="LIST", help="A list whose columns are known: upr, board-of-auditors.")
@click.option("--mapping", type=click.Path(path_type=Path), help="A file that says which column is what.")
@click.option("--map", "maps", multiple=True, metavar="FIELD=COLUMN", help="Which column fills a field.")
@click.option(
    "--value", "values", multiple=True, metavar="FIELD:WORDS=CODE", help="The code that words of the table stand for."
)
@click.option(
    "--default", "defaults", multiple=True, metavar="FIELD=VALUE", help="What a field is where a cell is empty."
)
@click.option("--set", "sets", multiple=True, metavar="FIELD=VALUE", help="What a field is in every row.")
@click.option("--sheet", help="The sheet of an Excel file; by default the first that has the columns.")
@click.option("--encoding", help="The encoding of a text file that is not UTF-8, such as cp1252.")
@click.option(
    "--mode",
    type=click.Choice(["add", "update"]),
    help="Write: add what is new, or update: add it and revise what differs. Without it nothing is written.",
)
@click.option("--recorded", type=Day(), help="The day on which the records are entered.")
@click.option(
    "--reason",
    type=click.Choice(["error", "late_information", "definition", "reclassification", "estimate"]),
    help="Why records are revised.",
)
@format_option
@language_option
def command(
    register: Path,
    type_and_file: tuple[str, ...],
    as_: str | None,
    mapping: Path | None,
    maps: tuple[str, ...],
    values: tuple[str, ...],
    defaults: tuple[str, ...],
    sets: tuple[str, ...],
    sheet: str | None,
    encoding: str | None,
    mode: str | None,
    recorded: date | None,
    reason: str | None,
    form: str,
    language: str,
) -> None:
    """
    Compare the rows of FILE with the records of a TYPE, say what would change, and change it if a mode is given.

    The TYPE is any type of record, such as event; it may be left out where a mapping or a list names it.
    """
    from tracker.errors import UnsupportedFormatError
    from tracker.exchange import apply_import, plan_from_file
    from tracker.languages import written_in

    written_in(language)
    *type_, file = _type_and_file(type_and_file)
    try:
        plan = plan_from_file(
            register,
            type_[0] if type_ else None,
            file,
            columns=_pairs(maps, "--map"),
            constants=_pairs(sets, "--set"),
            values=_values(values),
            defaults=_pairs(defaults, "--default"),
            mapping=mapping,
            as_=as_,
            sheet=sheet,
            encoding=encoding,
        )
    except UnsupportedFormatError as error:
        raise click.UsageError(str(error)) from None
    written = None if mode is None else apply_import(plan, register, mode, recorded=recorded, reason=reason)
    if form == "json":
        from tracker.views._json import dump

        click.echo(dump(_plan_json(plan, written)))
    else:
        for line in _lines(plan, language):
            click.echo(line)
    _tell(plan, written, language)


_BOTH = 2
"""A type and a file."""


def _type_and_file(given: tuple[str, ...]) -> tuple[str, ...]:
    from tracker.errors import InvalidValueError

    if len(given) > _BOTH:
        raise InvalidValueError("one file is imported at a time; {file} is one too many", file=repr(given[_BOTH]))
    return given


_FORMS = {
    "--map": ("FIELD=COLUMN", "text=Column"),
    "--set": ("FIELD=VALUE", "text=Value"),
    "--default": ("FIELD=VALUE", "text=Value"),
    "--value": ("FIELD:WORDS=CODE", "status.code:Done=implemented"),
}


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    """Read what stands before and after the equals signs."""
    from tracker.errors import InvalidValueError

    found: dict[str, str] = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise _malformed(option, each)
        if name.strip() in found:
            raise InvalidValueError(
                "{option} {field} is given twice; keep one of them", option=option, field=name.strip()
            )
        found[name.strip()] = value.strip()
    return found


def _malformed(option: str, given: str) -> Exception:
    from tracker.errors import InvalidValueError

    form, example = _FORMS[option]
    return InvalidValueError(
        "{option} {given} is not {form}; write it as in {option} {example}",
        option=option,
        given=repr(given),
        form=form,
        example=example,
    )


def _values(given: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Read for each field which words stand for which code; the words may hold colons and equals signs."""
    found: dict[str, dict[str, str]] = {}
    for each in given:
        name, colon, rest = each.partition(":")
        words, sign, code = rest.rpartition("=")
        if not (colon and sign and name.strip() and words.strip() and code.strip()):
            raise _malformed("--value", each)
        found.setdefault(name.strip(), {})[words.strip()] = code.strip()
    return found


# -- text -------------------------------------------------------------------------------------------------------------


_MOST = 200
"""So many records to add, and so many to revise, are printed."""


def _lines(plan: "ImportPlan", language: str) -> Iterator[str]:
    """Write what would be added, and what would be revised field by field."""
    from tracker.cli._said import said
    from tracker.documents import Message, Numeral
    from tracker.values import inert
    from tracker.writers import plain_text
    from tracker.writers._room import WIDTH

    for record in plan.added[:_MOST]:
        title = " ".join(_title(record, language).split())
        yield textwrap.shorten(f"+ {record.table} {inert(record.key)}  {title}", WIDTH, placeholder=" …")
    if len(plan.added) > _MOST:
        yield "  " + said(
            Message("{number} more to add; JSON lists all.", number=Numeral(len(plan.added) - _MOST)), language
        )
    for revised in plan.revised[:_MOST]:
        yield f"~ {revised.before.table} {inert(revised.before.key)}"
        for change in revised.changes:
            for name, before, after in _steps(change, language):
                yield f"    {name}: {before or said(Message('nothing'), language)} → {after}"
    if len(plan.revised) > _MOST:
        more = Numeral(len(plan.revised) - _MOST)
        yield "  " + said(Message("{number} more to revise; JSON lists all.", number=more), language)
    for remark in plan.remarks:
        yield f"! {remark.place.file}:{remark.place.line} {plain_text(remark.text, language)}"


def _steps(change: "FieldChange", language: str) -> Iterator[tuple[str, str, str]]:
    """Write a change; of a text in several languages, one for each language in which it differs."""
    from tracker.values import InternationalString

    before, after = change.before, change.after
    if not isinstance(after, InternationalString) or not isinstance(before, InternationalString | None):
        yield change.field, _cell(before, language), _cell(after, language)
        return
    for code in after.languages:
        old, new = before.get(code) if before else None, after.get(code)
        if old != new:
            yield f"{change.field}.{code}", _cell(old, language), _cell(new, language)


def _title(record: "Record", language: str) -> str:
    from tracker.cli._said import said
    from tracker.words._records import value_in_words

    for name in ("title", "text", "code", "due", "value", "state"):
        value = getattr(record, name, None)
        if value is not None:
            return said(value_in_words(value), language)
    return ""


def _cell(value: Any, language: str) -> str:  # noqa: ANN401  # whatever a field holds
    from tracker.cli._said import said
    from tracker.words._records import value_in_words

    return "" if value is None else " ".join(said(value_in_words(value), language).split())


def _tell(plan: "ImportPlan", written: "Imported | None", language: str) -> None:
    """Count, name the columns that are not read, and say what to do next."""
    from tracker.cli._said import tell
    from tracker.documents import Counted, Message, Numeral, Verbatim

    if plan.unread:
        tell(Message("Columns not read: {columns}.", columns=Verbatim(", ".join(plan.unread))), language)
    counts: Mapping[str, Inline] = {
        "added": Numeral(len(plan.added)),
        "revised": Numeral(len(plan.revised)),
        "unchanged": Numeral(len(plan.unchanged)),
    }
    tell(Message("{added} to add, {revised} to revise, {unchanged} unchanged.", **counts), language)
    if plan.merged:
        tell(Message("{records} said again in a later row.", records=Counted(len(plan.merged), "records")), language)
    if written is not None and written.records:
        number, files = Numeral(len(written.records)), Verbatim(", ".join(written.files))
        tell(Message("{number} records written to {file}.", number=number, file=files), language)
    elif plan.added or plan.revised:
        tell(Message("Nothing was written; --mode add or --mode update does it."), language)


# -- JSON -------------------------------------------------------------------------------------------------------------


def _plan_json(plan: "ImportPlan", written: "Imported | None") -> dict[str, Any]:
    return {
        "added": [_named(each) for each in plan.added],
        "revised": [_revised_json(plan, each) for each in plan.revised],
        "unchanged": [_named(each) for each in plan.unchanged],
        "merged": [_named(each) for each in plan.merged],
        "rows": plan.rows,
        "read": plan.read,
        "unread": list(plan.unread),
        "remarks": [{"file": each.place.file, "line": each.place.line, "text": each.text} for each in plan.remarks],
        "written": {"files": list(written.files), "records": [_named(each) for each in written.records]}
        if written
        else None,
    }


def _named(record: "Record") -> dict[str, str]:
    return {"table": record.table, "key": record.key}


def _revised_json(plan: "ImportPlan", revised: "Revised") -> dict[str, Any]:
    from tracker.views._history import change_json

    changes = [change_json(plan.register, revised.after, each) for each in revised.changes]
    return {**_named(revised.before), "changes": changes}
