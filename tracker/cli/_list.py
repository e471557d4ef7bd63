"""``tracker list``: the records of a type, as a table or as files hold them."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import CONDITION, COUNTRY, PERIOD, PROGRAMME, STATUS, TYPE, OneOf
from tracker.cli._options import Day
from tracker.cli._output import save_bytes, show

if TYPE_CHECKING:
    from tracker.followup._selection import OnDay
    from tracker.model import Register
    from tracker.views._records import RecordList


@click.command("list")
@on_register(
    forms=("text", "csv", "jsonl", "json"),
    form_help="A table to read, or files as the register's own: CSV, or JSON lines.",
)
@click.argument("table", metavar="TYPE", type=TYPE)
@click.option("--country", type=COUNTRY, help="Only records that name this country or area: a code, or its name.")
@click.option("--programme", type=PROGRAMME, help="Only records of this programme.")
@click.option("--period", type=PERIOD, help="Only records that lie, or may lie, in this period: an id, or START..END.")
@click.option(
    "--where",
    multiple=True,
    type=CONDITION,
    metavar="KEY=VALUE",
    help="Only records with this value; of one key, any will do.",
)
@click.option(
    "--on", type=Day(), metavar="DATE", help="Of recommendations: those made by this day, with their status on it."
)
@click.option(
    "--status",
    multiple=True,
    type=STATUS,
    help="Only recommendations that have, or may have, this status on the day: a code; open, implemented or "
    "closed_otherwise for all of a class; or overdue for what is open after its deadline.",
)
@click.option(
    "--aspect",
    type=OneOf(["acceptance", "self_reported", "verified", "activity"]),
    default="verified",
    help="Whose word counts for the status.",
)
def command(
    asked: Asked,
    table: str,
    country: str | None,
    programme: str | None,
    period: str | None,
    where: tuple[str, ...],
    on: date | None,
    status: tuple[str, ...],
    aspect: str,
) -> None:
    """List the records of a TYPE, such as event or mandate."""
    from tracker.errors import UnknownCodeError
    from tracker.indicators._selected_records import records_asked_for
    from tracker.views._records import RecordList
    from tracker.writers import plain_text

    register = asked.open()
    try:
        found = records_asked_for(register, table, country=country, programme=programme, period=period, where=where)
    except UnknownCodeError as error:
        raise click.UsageError(plain_text(error, asked.language)) from None
    statuses = None
    if status or on is not None:
        standing = _standing(register, table, on, status, aspect)
        found = tuple(record for record in found if record.key in standing)
        statuses = {record.key: standing[record.key].statuses for record in found}
    listed = RecordList(table, found, register, statuses)
    if asked.leaves_as in ("csv", "jsonl"):
        _save_rows(asked, listed)
        return
    periods = [] if period is None else [register.period(period)]
    show(asked, listed, register=register, periods=periods, by_line=True)
    if not asked.is_json:
        _count(asked, len(found))
        if not found:
            _tell_meant(asked, register, table, where)
        if status:
            _count_possible(asked, sum(not standing[record.key].is_certain for record in found))


def _tell_meant(asked: Asked, register: "Register", table: str, where: tuple[str, ...]) -> None:
    """Say which value may be meant by one that no record has."""
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim
    from tracker.indicators._selected_records import meant_by

    for key, value, near in meant_by(register, table, where):
        said = "None has {value} as {key}; did you mean {near}?"
        parts = {"value": Verbatim(repr(value)), "key": Verbatim(key), "near": Verbatim(repr(near))}
        tell(Message(said, **parts), asked.language)


def _standing(
    register: "Register", table: str, on: "date | None", status: tuple[str, ...], aspect: str
) -> "Mapping[str, OnDay]":
    """Return the recommendations that stand on a day, by their ids."""
    from tracker.errors import InvalidValueError
    from tracker.followup import recommendations_on

    if table != "recommendation":
        raise InvalidValueError(
            "records of type {table} have no status on a day; leave --on and --status out", table=repr(table)
        )
    if on is None:
        raise InvalidValueError("a status is one of a day; name it with --on DATE")
    found = recommendations_on(register, on, status=status, aspect=aspect)
    return {each.record.id: each for each in found}


def _count_possible(asked: Asked, number: int) -> None:
    from tracker.cli._said import tell
    from tracker.documents import Message, Numeral

    if number:
        said = "{number} of them {number:has|have} it possibly, and not certainly."
        tell(Message(said, number=Numeral(number)), asked.language)


def _save_rows(asked: Asked, listed: "RecordList") -> None:
    """Write records as the register's own files hold them: each line one of them."""
    import json

    from tracker.cli._said import warn_of_cut
    from tracker.records import csv_of, unstructure
    from tracker.values._escapes import escaped

    first = listed.register.language
    if asked.leaves_as == "jsonl":
        lines = (escaped(json.dumps(unstructure(each, first), ensure_ascii=False)) for each in listed.records)
        save_bytes(asked, "".join(f"{line}\n" for line in lines).encode())
        return
    text, cut = csv_of(listed.records, first)
    save_bytes(asked, text.encode())
    warn_of_cut(cut, asked.language)


def _count(asked: Asked, number: int) -> None:
    from tracker.cli._said import tell
    from tracker.documents import Counted, Message

    if number:
        tell(Message("{records}.", records=Counted(number, "records")), asked.language)
    else:
        tell(Message("No record is as asked."), asked.language)
