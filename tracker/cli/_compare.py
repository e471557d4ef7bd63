"""``tracker compare``: what certainly changed between two periods."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import click

from tracker.cli._options import figure_options, opened, register_argument

__all__ = ["command"]


@click.command("compare")
@register_argument
@click.argument("indicators", nargs=-1)
@click.option("--period", required=True, help="The later period: an id, or START..END.")
@click.option(
    "--against",
    required=True,
    multiple=True,
    help="The earlier period that it is compared with; give it again for a series, the latest first.",
)
@click.option(
    "--remedy",
    type=click.Choice(["default", "trim", "rate", "bridge"]),
    help="What to do about reasons that forbid comparing; default takes the first that lifts them all.",
)
@click.option("--panel", is_flag=True, help="Say who is in both periods, who came and who went.")
@figure_options
def command(
    register: Path,
    indicators: tuple[str, ...],
    period: str,
    against: tuple[str, ...],
    remedy: str | None,
    panel: bool,
    about: str,
    reading: str | None,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """Compare INDICATORS between two periods, or all that both have; say what certainly changed and what forbids it."""
    from tracker.cli._json import comparison_json, dump
    from tracker.cli._said import tell
    from tracker.cli._text import comparison_block
    from tracker.comparison import comparisons
    from tracker.documents import Message

    loaded = opened(register, published_by, recorded_by, language=language)
    # A series: each period with the one before it, the earliest step first.
    periods = [*reversed(against), period]
    steps = [
        comparisons(
            loaded, indicators or None, one, other, about=about, reading=reading, remedy=remedy, by_member=panel
        )
        for one, other in pairwise(periods)
    ]
    found = [each for of_one in zip(*steps, strict=True) for each in of_one]
    if form == "json":
        click.echo(dump({"comparisons": [comparison_json(each, language) for each in found]}))
        return
    told = [each for each in found if indicators or not (each.before.missing and each.after.missing)]
    for each in told:
        click.echo(comparison_block(each, language))
    if not told:
        tell(Message("Neither period has a figure."), language)
