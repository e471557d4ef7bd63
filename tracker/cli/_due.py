"""``tracker due``: what is due, overdue and to be reported next."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import OneOf
from tracker.cli._options import Day, reading_option
from tracker.cli._output import save_bytes, show

if TYPE_CHECKING:  # loaded when a calendar is written
    from tracker.documents._document import Calendar


@click.command("due")
@on_register()
@click.option("--on", required=True, type=Day(), help="The day on which to look; what is due that day is in time.")
@click.option("--within", type=click.IntRange(min=0), metavar="MONTHS", help="Leave out what is due later than that.")
@click.option(
    "--aspect",
    type=OneOf(["acceptance", "self_reported", "verified", "activity"]),
    default="verified",
    show_default=True,
    help="Whose word counts on whether a recommendation still stands.",
)
@reading_option
@click.option("--ics", metavar="FILE", type=click.Path(path_type=Path), help="Write a calendar to this file as well.")
def command(asked: Asked, on: date, within: int | None, aspect: str, reading: str | None, ics: Path | None) -> None:
    """Say what is overdue, what is due, and which reports mandates ask for next."""
    from tracker.cli._said import tell
    from tracker.documents import DateText, Message
    from tracker.followup import due
    from tracker.model import Aspect
    from tracker.values import When
    from tracker.views._due import DueAnswer, calendar_of

    register = asked.open()
    found = due(register, on, within=within, aspect=aspect, reading=reading)
    if ics is not None:
        _write(asked, ics, calendar_of(register, found, on))
    title = Message("What is due, as of {date}", date=DateText(When.on(on)))
    answer = DueAnswer(on=on, within=within, items=found, aspect=Aspect(aspect))
    show(asked, answer, register=register, title=title, reading=reading)
    if not found and not asked.is_json:
        tell(Message("Nothing is due."), asked.language)


def _write(asked: Asked, path: Path, calendar: "Calendar") -> None:
    from tracker.writers._calendar import to_icalendar

    save_bytes(evolve(asked, output=path), to_icalendar(calendar, asked.language))
