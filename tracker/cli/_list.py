"""``tracker list``: the records of a type, as a table or as files hold them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli._options import opened, register_argument, register_options

if TYPE_CHECKING:
    from tracker.model import Record, Register

__all__ = ["command"]


@click.command("list")
@register_argument
@click.argument("table", metavar="TYPE")
@click.option("--country", metavar="C", help="Only records that name this country or area: a code, or its name.")
@click.option("--programme", metavar="P", help="Only records of this programme.")
@click.option("--period", metavar="P", help="Only records that lie, or may lie, in this period: an id, or START..END.")
@click.option(
    "--where", multiple=True, metavar="KEY=VALUE", help="Only records with this value; of one key, any will do."
)
@register_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "jsonl", "json"]),
    default="text",
    help="A table to read, or files as the register's own: CSV, or JSON lines.",
)
def command(
    register: Path,
    table: str,
    country: str | None,
    programme: str | None,
    period: str | None,
    where: tuple[str, ...],
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """List the records of a TYPE, such as event or mandate."""
    from tracker.cli._filters import selected
    from tracker.errors import UnknownCodeError
    from tracker.writers import plain_text

    loaded = opened(register, published_by, recorded_by, language=language)
    try:
        found = selected(loaded, table, country=country, programme=programme, period=period, where=where)
    except UnknownCodeError as error:
        raise click.UsageError(plain_text(error, language)) from None
    if form == "text":
        _print_table(loaded, found, language)
    else:
        _print_records(loaded, table, found, form, language)


def _print_table(register: "Register", records: "Sequence[Record]", language: str) -> None:
    from tracker.cli._said import tell
    from tracker.cli._table import lines
    from tracker.documents import Counted, Message

    for line in lines(register, records, language):
        click.echo(line)
    if not records:
        tell(Message("No record is as asked."), language)
    else:
        tell(Message("{records}.", records=Counted(len(records), "records")), language)


def _print_records(register: "Register", table: str, records: "Sequence[Record]", form: str, language: str) -> None:
    import json

    from tracker.cli._said import tell
    from tracker.documents import Message, Numeral
    from tracker.records import csv_of, unstructure
    from tracker.views._json import dump, escaped, vintage_json

    first = register.language
    if form == "json":
        found = [unstructure(record, first) for record in records]
        click.echo(dump({"type": table, "records": found, "vintage": vintage_json(register.latest_day)}))
    elif form == "jsonl":
        for record in records:
            click.echo(escaped(json.dumps(unstructure(record, first), ensure_ascii=False)))
    else:
        text, cut = csv_of(records, first)
        click.echo(text, nl=False)
        if cut:
            warning = Message(
                "Warning: a row of CSV cannot hold all of {number} records, such as a second citation; JSON lines can.",
                number=Numeral(cut),
            )
            tell(warning, language)
