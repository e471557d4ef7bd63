"""``tracker measure``: figures over a period."""

from datetime import date
from pathlib import Path

import click

from tracker.cli._options import figure_options, opened, register_argument

__all__ = ["command"]


@click.command("measure")
@register_argument
@click.argument("indicators", nargs=-1)
@click.option("--period", required=True, help="A period's id, or START..END such as 2020-07..2022-07, 2021, 2022-Q1.")
@click.option("--by", type=click.Choice(["country", "programme", "kind", "region"]), help="Break the figures down.")
@click.option("--basis", type=click.Choice(["evidenced", "claimed"]), help="Only figures that rest on this.")
@figure_options
def command(
    register: Path,
    indicators: tuple[str, ...],
    period: str,
    by: str | None,
    basis: str | None,
    about: str,
    reading: str | None,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """Measure INDICATORS over a period, or all that the register can measure; each figure with its records."""
    from tracker.cli._json import dump, figure_json
    from tracker.cli._said import said, tell
    from tracker.cli._text import figure_block
    from tracker.documents import Message
    from tracker.indicators import measure_all
    from tracker.reports import figure_of

    loaded = opened(register, published_by, recorded_by, language=language)
    found = measure_all(loaded, indicators or None, period, by=by, basis=basis, about=about, reading=reading)
    if form == "json":
        written = [figure_json(each, said(figure_of(each), language), language) for each in found]
        click.echo(dump({"figures": written}))
        return
    told = [each for each in found if indicators or each.missing is None]
    for each in told:
        click.echo(figure_block(each, language))
    if not told:
        tell(Message("Nothing is recorded or reported for this period."), language)
