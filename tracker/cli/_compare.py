"""``tracker compare``: what certainly changed between two periods."""

from datetime import date
from pathlib import Path

import click

from tracker.cli._options import (
    format_option,
    language_option,
    opened,
    reading_option,
    register_argument,
    vintage_options,
)

__all__ = ["command"]


@click.command("compare")
@register_argument
@click.argument("indicators", nargs=-1)
@click.option("--period", required=True, help="The later period: an id, or START..END.")
@click.option("--against", required=True, help="The earlier period that it is compared with.")
@click.option(
    "--about",
    type=click.Choice(["recorded", "actual"]),
    default="recorded",
    help="What was recorded, or what happened.",
)
@reading_option
@vintage_options
@language_option
@format_option
def command(
    register: Path,
    indicators: tuple[str, ...],
    period: str,
    against: str,
    about: str,
    reading: str | None,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """Compare INDICATORS between two periods, or all that both have; say what certainly changed and what forbids it."""
    from tracker.cli._json import comparison_json, dump
    from tracker.cli._said import said, tell
    from tracker.cli._text import comparison_block
    from tracker.comparison import comparisons
    from tracker.documents import Message
    from tracker.reports import change_of, figure_of

    loaded = opened(register, published_by, recorded_by, language=language)
    found = comparisons(loaded, indicators or None, against, period, about=about, reading=reading)
    if form == "json":
        written = [
            comparison_json(
                each,
                said(figure_of(each.before), language),
                said(figure_of(each.after), language),
                said(change_of(each), language),
            )
            for each in found
        ]
        click.echo(dump({"comparisons": written}))
        return
    told = [each for each in found if indicators or not (each.before.missing and each.after.missing)]
    for each in told:
        click.echo(comparison_block(each, language))
    if not told:
        tell(Message("Neither period has a figure."), language)
