"""``tracker measure``: figures over a period."""

import click

from tracker.cli._kinds_of_words import INDICATOR, PERIOD
from tracker.cli._options import figure_options, warn_of_draft
from tracker.cli._output import Asked, on_register, show


@click.command("measure")
@on_register()
@click.argument("indicators", nargs=-1, type=INDICATOR)
@click.option(
    "--period", required=True, type=PERIOD, help="A period's id, or START..END such as 2020-07..2022-07, 2021, 2022-Q1."
)
@click.option("--by", type=click.Choice(["country", "programme", "kind", "region"]), help="Break the figures down.")
@click.option("--basis", type=click.Choice(["evidenced", "claimed"]), help="Only figures that rest on this.")
@click.option(
    "--engine",
    type=click.Choice(["by-date", "plain", "columns"]),
    default="by-date",
    help="What computes; all give the same figures.",
)
@figure_options
def command(
    asked: Asked,
    indicators: tuple[str, ...],
    period: str,
    by: str | None,
    basis: str | None,
    engine: str,
    about: str,
    reading: str | None,
) -> None:
    """Measure INDICATORS over a period, or all that the register can measure; each figure with its records."""
    from tracker.cli._said import tell
    from tracker.documents import Message, PeriodText
    from tracker.indicators import measure_all
    from tracker.indicators.engines import ENGINES

    register = asked.open()
    warn_of_draft(register, period, asked.language)
    wanted = {"by": by, "basis": basis, "about": about, "reading": reading}
    found = measure_all(register, indicators or None, period, engine=ENGINES[engine], **wanted)
    if not asked.is_json and not indicators:
        found = tuple(each for each in found if each.missing is None)
    over = register.period(period)
    title = Message("Figures, {period}", period=PeriodText(over))
    show(asked, found, register=register, of="Figure", title=title, periods=[over], reading=reading)
    if not found:
        tell(Message("Nothing is recorded or reported for this period."), asked.language)
