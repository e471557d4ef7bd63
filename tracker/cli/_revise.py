"""``tracker revise``: a revision that repeats the record, with other values in the fields that are named."""

from collections.abc import Sequence
from datetime import date

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import RECORD, TYPE, OneOf
from tracker.cli._options import Day
from tracker.cli._output import after_saving, show

_REASONS = (
    "error",
    "late_information",
    "definition",
    "reclassification",
    "estimate",
    "duplicate_removed",
    "retraction",
)


@click.command("revise")
@on_register(with_vintage=False)
@click.argument("key", metavar="ID", type=RECORD)
@click.argument("changes", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option("--reason", required=True, type=OneOf(_REASONS), help="Why the record is revised.")
@click.option("--recorded", type=Day(), help="The day on which the revision is entered; it must be given.")
@click.option("--note", help="What was changed, in words.")
@click.option("--type", "table", type=TYPE, help="The type of the record, where several bear the ID.")
def command(
    asked: Asked,
    key: str,
    changes: tuple[str, ...],
    reason: str,
    recorded: date | None,
    note: str | None,
    table: str | None,
) -> None:
    """
    Write a revision of the record ID: it repeats the record, with other values in the fields that are named.

    A value stands as in a column of a CSV file: participants=27, participants=">50", "countries=BO;PE",
    title.fr=Atelier. An empty one, as in outcome=, empties the field.
    """
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim
    from tracker.rollover import revise

    done = revise(
        asked.load(),
        key,
        _fields(changes),
        reason=reason,
        recorded=recorded,
        note=note,
        table=table,
    )
    with after_saving():
        show(asked, done, register=done.register)
    if not asked.is_json:
        tell(Message("The revision stands at {place}.", place=Verbatim(str(done.after.origin))), asked.language)


def _fields(given: Sequence[str]) -> dict[str, str]:
    """Read what stands before and after the first equals sign of each."""
    from tracker.errors import InvalidValueError

    found: dict[str, str] = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign or not name.strip():
            raise InvalidValueError("{given} is not FIELD=VALUE; write it as in participants=27", given=repr(each))
        if name.strip() in found:
            raise InvalidValueError("{field} is given twice; keep one of them", field=repr(name.strip()))
        found[name.strip()] = value
    return found
