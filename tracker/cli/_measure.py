"""``tracker measure``: figures over a period."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import INDICATOR, PERIOD, OneOf
from tracker.cli._options import figure_options, warn_of_draft
from tracker.cli._output import show

if TYPE_CHECKING:  # loaded when something is measured
    from tracker.indicators.engines import Engine
    from tracker.model import Register


@click.command("measure")
@on_register()
@click.argument("indicators", nargs=-1, type=INDICATOR)
@click.option(
    "--period", required=True, type=PERIOD, help="A period's id, or START..END such as 2020-07..2022-07, 2021, 2022-Q1."
)
@click.option("--by", type=OneOf(["country", "programme", "kind", "region"]), help="Break the figures down.")
@click.option("--basis", type=OneOf(["evidenced", "claimed"]), help="Only figures that rest on this.")
@click.option(
    "--engine",
    type=OneOf(["by-date", "plain", "columns"]),
    help="What computes; all give the same figures, and the usual one is by-date.",
)
@click.option(
    "--events",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Count the events of a file too, which no check has seen; repeatable. The engine is then columns.",
)
@figure_options
def command(
    asked: Asked,
    indicators: tuple[str, ...],
    period: str,
    by: str | None,
    basis: str | None,
    engine: str | None,
    files: tuple[Path, ...],
    about: str,
    reading: str | None,
) -> None:
    """Measure INDICATORS over a period, or all that the register can measure; each figure with its records."""
    from tracker.cli._said import tell
    from tracker.documents import Message, PeriodText
    from tracker.indicators import measure_all
    from tracker.indicators.engines import ENGINES
    from tracker.values import Answers

    register, computes = asked.open(), ENGINES[engine or "by-date"]
    if files:
        register, computes = _with_events(register, files, engine)
    warn_of_draft(register, period, asked.language)
    found = measure_all(
        register, indicators or None, period, by=by, basis=basis, about=about, reading=reading, engine=computes
    )
    if not asked.is_json and not indicators:
        found = Answers(each for each in found if each.missing is None)
    over = register.period(period)
    title = Message("Figures, {period}", period=PeriodText(over))
    show(asked, found, register=register, of="Figure", title=title, periods=[over], reading=reading)
    if not found:
        tell(Message("Nothing is recorded or reported for this period."), asked.language)


def _with_events(register: "Register", files: tuple[Path, ...], engine: str | None) -> "tuple[Register, Engine]":
    """Read events of files beside a register: return what is measured, and what computes with both."""
    from tracker.columns import read
    from tracker.errors import InvalidValueError

    if engine not in (None, "columns"):
        raise InvalidValueError(
            "events of files are counted by the engine columns, got {engine}; leave out --engine", engine=repr(engine)
        )
    events = read(register, files)
    return events.register, events.engine
