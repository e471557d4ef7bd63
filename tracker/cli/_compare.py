"""``tracker compare``: what certainly changed between two periods, or over a series of them."""

from collections.abc import Sequence

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import EARLIER_PERIOD, INDICATOR, PERIOD, OneOf
from tracker.cli._options import figure_options
from tracker.cli._output import show
from tracker.model import Register
from tracker.values import CalendarUnit, ReportingPeriod

REMEDIES = (
    "trim",
    "rate",
    "bridge",
    "restate",
    "cut_to_date",
    "panel",
    "like_for_like",
    "fix_universe",
    "recompute",
    "one_reading",
    "same_vintage",
    "compare_like_basis",
)
"""The names of the remedies, so that help need not load them."""


@click.command("compare")
@on_register()
@click.argument("indicators", nargs=-1, type=INDICATOR)
@click.option("--period", required=True, type=PERIOD, help="The later period: an id, or START..END.")
@click.option(
    "--against",
    multiple=True,
    type=EARLIER_PERIOD,
    help="The earlier period that it is compared with: an id, START..END, 'previous' for the one of the same length "
    "just before, or 'last-year' for the same months of the year before; give it again for a series, the latest first.",
)
@click.option(
    "--every",
    type=OneOf([unit.value for unit in CalendarUnit]),
    help="Instead of --against: a series over the whole years, halves, quarters or months of the period.",
)
@click.option(
    "--remedy",
    type=OneOf(["default", *REMEDIES]),
    help="What to do about reasons against comparing; default takes the first that lifts all that forbid it.",
)
@click.option("--panel", is_flag=True, help="Say who is in both periods, who came and who went.")
@click.option(
    "--basis",
    type=OneOf(["evidenced", "claimed"]),
    help="What both figures must rest on, records or documents; by default what both have, records first.",
)
@figure_options
def command(
    asked: Asked,
    indicators: tuple[str, ...],
    period: str,
    against: tuple[str, ...],
    every: str | None,
    remedy: str | None,
    panel: bool,
    basis: str | None,
    about: str,
    reading: str | None,
) -> None:
    """Compare INDICATORS between two periods, or all that both have; say what certainly changed and what forbids it."""
    from tracker.cli._said import tell
    from tracker.comparison import compare_series_all
    from tracker.documents import Message
    from tracker.views._series import ComparedPeriods

    opened = asked.open()
    periods = _periods(opened, period, against, every)
    found = compare_series_all(
        opened,
        indicators or None,
        periods,
        about=about,
        reading=reading,
        remedy=remedy,
        by_member=panel,
        basis=basis,
    )
    if not asked.is_json and not indicators:
        found = tuple(each for each in found if any(figure.missing is None for figure in each.figures))
    answer = ComparedPeriods(found, asked=remedy, only_blocked=not indicators)
    show(asked, answer, register=opened, periods=periods, reading=reading)
    if not found:
        tell(Message("Neither period has a figure."), asked.language)


def _periods(register: Register, period: str, against: Sequence[str], every: str | None) -> list[ReportingPeriod]:
    """
    Return the periods, the earliest first: each is compared with the one before it.

    Raises:
        UsageError: Neither or both of what tells the periods are given.
    """
    from tracker.comparison import periods_between

    if bool(against) is (every is not None):
        raise click.UsageError(
            "give --against, once or more, or --every, and not both; "
            "--against previous compares with the period of the same length just before"
        )
    latest = register.period(period)
    if every is not None:
        return list(periods_between(latest, CalendarUnit(every)))
    periods = [latest]
    for each in against:
        periods.insert(0, _earlier(register, each, periods[0]))
    return periods


def _earlier(register: Register, text: str, later: ReportingPeriod) -> ReportingPeriod:
    if text not in register.periods:
        if text == "previous":
            return later.previous()
        if text == "last-year":
            return later.same_last_year()
    return register.period(text)
