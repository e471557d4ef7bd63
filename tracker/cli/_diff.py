"""``tracker diff``: records added, revised and gone, and the figures and recommendations that they move."""

from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

import click
from attrs import evolve

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import PERIOD
from tracker.cli._options import Day, reading_option
from tracker.cli._output import show
from tracker.files._git import PREFIX, as_committed


@click.command("diff")
@on_register()
@click.argument("other", type=click.Path(path_type=str))
@click.option(
    "--period",
    "periods",
    multiple=True,
    type=PERIOD,
    help="A period of the figures; by default every one that is declared.",
)
@click.option("--other-published-by", type=Day(), help="Leave out of OTHER what was published after this day.")
@click.option("--other-recorded-by", type=Day(), help="Leave out of OTHER what was recorded after this day.")
@reading_option
def command(
    asked: Asked,
    other: str,
    periods: tuple[str, ...],
    other_published_by: date | None,
    other_recorded_by: date | None,
    reading: str | None,
) -> None:
    """
    Say what OTHER has that REGISTER has not, and which figures and recommendations that moves.

    OTHER may be the same directory: with --recorded-by the question is what was learned since that day. As git:REV it
    is a commit, such as git:HEAD~1, and the question is what REGISTER has since then.
    """
    from tracker.comparison import compare_registers
    from tracker.followup import compare_follow_ups
    from tracker.views._differences import DifferenceAnswer

    before = asked.open()
    with _directory_of(asked.path, other) as path:
        after = evolve(asked, path=path, published_by=other_published_by, recorded_by=other_recorded_by).open()
    if other.startswith(PREFIX):
        before, after = after, before
    found = compare_registers(after, against=before, periods=periods or None, reading=reading)
    follow_up = compare_follow_ups(after, against=before, periods=periods or None, reading=reading)
    show(asked, DifferenceAnswer(found, follow_up), register=after)


def _directory_of(register: Path, other: str) -> AbstractContextManager[Path]:
    """Return the directory to compare with: the one that is named, or the register's own as it was committed."""
    if other.startswith(PREFIX):
        return as_committed(register, other.removeprefix(PREFIX))
    return nullcontext(Path(other))
