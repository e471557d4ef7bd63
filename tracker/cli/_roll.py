"""``tracker roll``: the next reporting period is opened from the last."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click
from attrs import evolve

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import PERIOD
from tracker.cli._options import Day
from tracker.cli._output import save_document, show

if TYPE_CHECKING:
    from tracker.model import Register
    from tracker.rollover import Opening


@click.command("roll")
@on_register(output_help="A file for the checklist, such as next.md.")
@click.option("--period", required=True, type=PERIOD, help="The new period: START..END, or the id of a declared one.")
@click.option("--id", "name", metavar="ID", help="What to call the new period, such as cop12.")
@click.option("--from", "last", type=PERIOD, help="The period before; by default the last that is declared.")
@click.option("--recorded", type=Day(), help="The day to write in each draft as the one on which it was recorded.")
def command(asked: Asked, period: str, name: str | None, last: str | None, recorded: date | None) -> None:
    """Open the next reporting period: print what must be done, and write drafts of records to confirm."""
    from tracker.rollover import checklist, open_period
    from tracker.rollover._open_period import write_opening

    register = asked.open()
    opening = open_period(register, period, id=name, last=last, recorded=recorded)
    done = write_opening(register, opening)
    with _all_or_nothing(register, done):
        if asked.output is not None and not asked.is_json:
            save_document(asked, checklist(register, opening))
        show(asked if asked.is_json else evolve(asked, output=None), done, register=register)
    if not asked.is_json:
        _tell_of_drafts(opening, done, asked.language)


@contextmanager
def _all_or_nothing(register: "Register", done: "Opening") -> Iterator[None]:
    """Take the drafts back where the checklist cannot be written: nothing was changed then, as the error says."""
    from tracker.errors import NotWrittenError
    from tracker.files._directory import directory_of

    try:
        yield
    except NotWrittenError:
        if done.file is not None:
            (directory_of(register) / done.file).unlink()
        raise


def _tell_of_drafts(planned: "Opening", done: "Opening", language: str) -> None:
    """Say where the drafts are, or why there are none."""
    from tracker.cli._said import tell
    from tracker.documents import Message, Numeral, Verbatim

    if done.file is not None:
        told = Message(
            "Wrote {number} {number:draft|drafts} to {file}; fill {number:it|them} in, then confirm {number:it|them} "
            "with 'tracker confirm'.",
            number=Numeral(len(done.drafts)),
            file=Verbatim(done.file),
        )
    elif planned.drafts:
        file = Verbatim(f"rolled.{planned.period.label}.toml")
        told = Message("{file} is there already and was left as it is; no drafts were written.", file=file)
    else:
        told = Message("The drafts of this period are there already; nothing was written.")
    tell(told, language)
