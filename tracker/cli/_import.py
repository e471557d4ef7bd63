"""``tracker import``: records from a table that others made; first what would change, then the change itself."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import ADAPTER, OneOf
from tracker.cli._options import Day
from tracker.cli._output import after_saving, show

if TYPE_CHECKING:
    from tracker.documents import Inline
    from tracker.exchange import Imported, ImportPlan


class _Given(TypedDict):
    """The options that say what the columns of tables mean, and how they are written."""

    as_: str | None
    mapping: Path | None
    maps: tuple[str, ...]
    values: tuple[str, ...]
    defaults: tuple[str, ...]
    sets: tuple[str, ...]
    sheet: str | None
    encoding: str | None
    separator: str | None
    decimal: str | None
    dates: str | None
    create: tuple[Literal["document"], ...]


@click.command("import")
@on_register(with_vintage=False)
@click.argument("type_and_files", metavar="[TYPE] FILE...", nargs=-1, required=True)
@click.option("--as", "as_", type=ADAPTER, help="A list whose columns are known: upr, board-of-auditors.")
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
@click.option("--separator", help="What parts the cells of a text file; by default it is found.")
@click.option("--decimal", type=OneOf([".", ","]), help="The mark before decimals.")
@click.option(
    "--dates", type=OneOf(["dmy", "mdy"]), help="The order of dates in figures: day, month, year or month first."
)
@click.option(
    "--create",
    type=OneOf(["document"]),
    multiple=True,
    help="Draft the documents that rows name and the register lacks.",
)
@click.option(
    "--skip-faulty",
    "rest",
    metavar="REST.csv",
    type=click.Path(path_type=Path),
    help="Leave rows out that are at fault, and write them to this file; of several, REST-NAME.csv for each.",
)
@click.option(
    "--mode",
    type=OneOf(["add", "update"]),
    help="Write: add what is new, or update: add it and revise what differs. Without it nothing is written.",
)
@click.option("--recorded", type=Day(), help="The day on which the records are entered.")
@click.option(
    "--reason",
    type=OneOf(["error", "late_information", "definition", "reclassification", "estimate"]),
    help="Why records are revised.",
)
def command(
    asked: Asked,
    type_and_files: tuple[str, ...],
    rest: Path | None,
    mode: str | None,
    recorded: date | None,
    reason: str | None,
    **given: Unpack[_Given],
) -> None:
    """
    Compare the rows of each FILE with the records of a TYPE, say what would change, and change it if a mode is given.

    The TYPE is any type of record, such as event; it may be left out where a mapping or a list names it.

    A workbook of 'tracker workbook' is known as one, and needs nothing else. The files of several offices are one plan:
    what two of them say otherwise is a conflict, and neither is taken.
    """
    from tracker.exchange import apply_import
    from tracker.languages._locale import written_in
    from tracker.views._import_plan import ImportAnswer

    written_in(asked.language)
    type_, files = _type_and_files(type_and_files)
    rests = None if rest is None else _rests(rest, [Path(each) for each in files], asked)
    plan = _planned(asked, type_, files, given, skip_faulty=rests is not None)
    written = None if mode is None else apply_import(plan, mode, recorded=recorded, reason=reason)
    with after_saving(saved=written is not None and bool(written.records)):
        show(asked, ImportAnswer(plan, written), register=plan.register)
        _tell(plan, written, asked.language)
        if rests is not None and plan.faulty:
            _leave_out(plan, rests, asked)


def _planned(
    asked: Asked, type_: str | None, files: tuple[str, ...], given: _Given, *, skip_faulty: bool
) -> "ImportPlan":
    """Say what an import would do, of files that somebody calls by their paths."""
    from tracker.exchange import is_filled_workbook, plan_from_file

    if all(is_filled_workbook(Path(each)) for each in files):
        _demand_nothing_else(files[0], type_, given, skip_faulty=skip_faulty)
    return plan_from_file(
        asked.path,
        type_,
        files,
        columns=_pairs(given["maps"], "--map"),
        constants=_pairs(given["sets"], "--set"),
        values=_values(given["values"]),
        defaults=_pairs(given["defaults"], "--default"),
        mapping=given["mapping"],
        as_=given["as_"],
        sheet=given["sheet"],
        encoding=given["encoding"],
        separator=given["separator"],
        decimal=given["decimal"],
        dates=given["dates"],
        skip_faulty=skip_faulty,
        create=given["create"],
    )


def _demand_nothing_else(file: str, type_: str | None, given: _Given, *, skip_faulty: bool) -> None:
    """Refuse what says how columns are read: a workbook of the register says it itself."""
    from tracker.errors import InvalidValueError

    if type_ is not None or skip_faulty or any(given.values()):
        raise InvalidValueError(
            "{file} is a workbook of the register, which says itself what it holds; leave the type and the options of "
            "tables out",
            file=repr(file),
        )


def _rests(rest: Path, files: list[Path], asked: Asked) -> Mapping[str, Path]:
    """
    Return where the rows at fault of each file go.

    A file for them that is a table itself, or the one that the answer goes to, is refused.
    """
    from tracker.errors import InvalidValueError
    from tracker.exchange._rest import rest_files
    from tracker.storage._names import demand_target

    taken = files if asked.output is None else [*files, asked.output]
    found = rest_files(rest, files)
    for each in found.values():
        if each.resolve() in {one.resolve() for one in taken}:
            raise InvalidValueError(
                "{option} {file} would be written over another file of this import; name another",
                option="--skip-faulty",
                file=repr(str(each)),
            )
        demand_target(each, force=asked.force)
    return found


def _leave_out(plan: "ImportPlan", rests: Mapping[str, Path], asked: Asked) -> None:
    """Say what is wrong with the rows that are left out, and write them as they stand in the table."""
    from tracker.cli._said import tell
    from tracker.documents import Message, Numeral, Verbatim
    from tracker.exchange._rest import write_rests

    for fault in plan.faults:
        tell(fault.sentence, asked.language)
    for rest, rows in write_rests(plan.faulty, rests).items():
        said = "{number} {number:row is|rows are} at fault and left out; {number:it stands|they stand} in {file}."
        tell(Message(said, number=Numeral(rows), file=Verbatim(str(rest))), asked.language)


def _type_and_files(given: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Tell a type, which has no suffix, from the files behind it; a single word is a file."""
    first, *others = given
    if others and not Path(first).suffix:
        return first, tuple(others)
    return None, given


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


def _tell_rows(plan: "ImportPlan", language: str) -> None:
    """Say how many rows were read, where some of what they say is neither added nor there."""
    from tracker.cli._said import tell
    from tracker.documents import Counted, Message, Numeral

    if plan.faulty or plan.contested:
        said = "{rows} {rows:row|rows} read; {number} at fault, the others say something of {records}."
        records = Counted(plan.read, "records")
        if not plan.faulty:
            said = "{rows} {rows:row|rows} read; {rows:it says|they say} something of {records}."
            tell(Message(said, rows=Numeral(plan.rows_read), records=records), language)
        else:
            tell(
                Message(said, rows=Numeral(plan.rows_read), number=Numeral(len(plan.faulty)), records=records), language
            )


def _tell(plan: "ImportPlan", written: "Imported | None", language: str) -> None:
    """Count, name the columns that are not read, and say what to do next."""
    from tracker.cli._said import tell
    from tracker.documents import Counted, Message, Numeral, Verbatim
    from tracker.documents import Sequence as Parts
    from tracker.errors import Sentence

    if plan.unread:
        columns = Parts(tuple(Sentence.of(each) for each in plan.unread), ", ")
        tell(Message("Columns not read: {columns}.", columns=columns), language)
    if plan.created:
        number = Numeral(len(plan.created))
        said = "{number} {number:document|documents} to draft, since rows name {number:it|them}."
        tell(Message(said, number=number), language)
    if plan.gone:
        number = Numeral(len(plan.gone))
        said = (
            "{number} {number:record|records} of the same source {number:is|are} not in the table;"
            " nothing is done to {number:it|them}."
        )
        tell(Message(said, number=number), language)
    if plan.conflicts:
        number = Numeral(len({(each.table, each.key) for each in plan.conflicts}))
        said = (
            "{number} {number:record is|records are} in conflict; what the files say otherwise is not taken. Ask the"
            " offices, and correct one of the files."
        )
        tell(Message(said, number=number), language)
    if plan.identities:
        number = Numeral(len(plan.identities))
        said = (
            "{number} {number:pair|pairs} of records may be one; {number:it counts|they count} as one or as two until"
            " somebody decides (adjudication of identity:A=B)."
        )
        tell(Message(said, number=number), language)
    counts: Mapping[str, Inline] = {
        "added": Numeral(len(plan.added)),
        "revised": Numeral(len(plan.revised)),
        "unchanged": Numeral(len(plan.unchanged)),
    }
    _tell_rows(plan, language)
    tell(Message("{added} to add, {revised} to revise, {unchanged} unchanged.", **counts), language)
    if plan.merged:
        tell(Message("{records} said again in a later row.", records=Counted(len(plan.merged), "records")), language)
    if written is not None and written.records:
        number, files = Numeral(len(written.records)), Verbatim(", ".join(written.files))
        tell(Message("{number} {number:record|records} written to {file}.", number=number, file=files), language)
    elif plan.added or plan.revised or plan.created:
        tell(Message("Nothing was written; --mode add or --mode update does it."), language)
