"""``tracker confirm``: drafts become records."""

from datetime import date
from typing import TYPE_CHECKING

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import DRAFT, TYPE
from tracker.cli._options import Day
from tracker.cli._output import after_saving, show

if TYPE_CHECKING:
    from tracker.rollover import Confirmed


@click.command("confirm")
@on_register(with_vintage=False)
@click.argument("keys", metavar="[ID]...", nargs=-1, type=DRAFT)
@click.option("--type", "table", type=TYPE, help="Only drafts of this type; without an ID all of them.")
@click.option("--recorded", type=Day(), help="The day on which they are entered, to be written into each.")
def command(asked: Asked, keys: tuple[str, ...], table: str | None, recorded: date | None) -> None:
    """
    Make records of drafts, each named by its ID, or all those of a type.

    Whatever else stands in their files stays as it is. Where one of them still lacks something, none is confirmed.
    """
    from tracker.rollover import confirm

    done = confirm(asked.load(), keys, table=table, recorded=recorded)
    with after_saving():
        show(asked, done, register=done.register)
    if not asked.is_json:
        _tell(done, asked.language)


def _tell(done: "Confirmed", language: str) -> None:
    """Count what was confirmed, and say what is still to be done about it."""
    from tracker.cli._said import tell
    from tracker.documents import Counted, Message, Verbatim

    if not done.records:
        tell(Message("There are no such drafts; nothing was written."), language)
        return
    files = Verbatim(", ".join(done.files))
    records = Counted(len(done.records), "records")
    tell(Message("Confirmed {records} in {file}.", records=records, file=files), language)
    undated = sum(each.recorded is None for each in done.records)
    if undated:
        said = Message(
            "Note: {records} without a day on which it was recorded, known as from always; --recorded writes one.",
            records=Counted(undated, "records"),
        )
        tell(said, language)
