"""``tracker followup``: what became of recommendations."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import CONDITION, EARLIER_PERIOD, PERIOD, SCALE, OneOf
from tracker.cli._options import Day
from tracker.cli._output import show
from tracker.values import READINGS, CalendarUnit


@click.command("followup")
@on_register()
@click.option("--period", required=True, type=PERIOD, help="The period: an id, or START..END.")
@click.option("--against", type=EARLIER_PERIOD, help="An earlier period to compare with.")
@click.option(
    "--aspect",
    type=OneOf(["acceptance", "self_reported", "verified", "activity"]),
    default="verified",
    help="Whose word counts.",
)
@click.option(
    "--by",
    multiple=True,
    type=OneOf(["source", "addressee", "theme", "priority", "made_by"]),
    help="Show the roll-forward of each group too; give it again for groups within groups.",
)
@click.option(
    "--where",
    multiple=True,
    metavar="KEY=VALUE",
    type=CONDITION,
    help="Only recommendations with this value; of one key, any will do.",
)
@click.option(
    "--every",
    type=OneOf([unit.value for unit in CalendarUnit]),
    help="A series: the roll-forward of each of the years, halves, quarters or months of the period.",
)
@click.option(
    "--counted-by",
    type=OneOf(["record", "lineage"]),
    default="record",
    help="What counts as one recommendation: each record, or all that reiterate and supersede one another.",
)
@click.option(
    "--reiterated",
    is_flag=True,
    help="Propose which recommendations of the period may repeat those of the earlier one; nothing is counted by it.",
)
@click.option(
    "--on",
    type=Day(),
    help="The day of asking; tells whether the period is over where no record says when it was published or entered.",
)
@click.option("--mandates", is_flag=True, help="Say too on which mandates activity is recorded in the period.")
@click.option(
    "--scale", type=SCALE, help="Translate statuses to this scale, such as plain@1, where there is a concordance."
)
@click.option(
    "--cohort",
    type=PERIOD,
    help="The period in which the cohort was issued whose rates are shown; by default the period as many years before "
    "as they are looked at.",
)
@click.option(
    "--minimum",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    default=20,
    help="Give no percentage of fewer recommendations than this; by default 20.",
)
@click.option(
    "--reading",
    type=OneOf([reading.name for reading in READINGS]),
    help="How doubted dates are understood; by default as the register says.",
)
def command(
    asked: Asked,
    period: str,
    against: str | None,
    aspect: str,
    by: tuple[str, ...],
    where: tuple[str, ...],
    every: str | None,
    counted_by: str,
    reiterated: bool,
    on: date | None,
    mandates: bool,
    scale: str | None,
    cohort: str | None,
    minimum: int,
    reading: str | None,
) -> None:
    """Say what became of each recommendation; then statuses, roll-forward, rates, ageing, overdue, transitions."""
    from tracker.errors import InvalidValueError, UnknownCodeError
    from tracker.followup import follow_up, follow_up_series
    from tracker.views._follow_up import answer_with
    from tracker.views._follow_up_series import FollowUpSeriesAnswer
    from tracker.writers import plain_text

    _demand_no_other(
        every, {"--against": against, "--reiterated": reiterated, "--mandates": mandates, "--cohort": cohort}
    )
    if reiterated and against is None:
        raise InvalidValueError("--reiterated needs an earlier period; name it with --against")
    register = asked.open()
    asked_alike: _Alike = {
        "aspect": aspect,
        "by": by,
        "counted_by": counted_by,
        "scale": scale,
        "reading": reading,
        "where": where,
        "on": on,
    }
    try:
        if every is not None:
            series = follow_up_series(register, period, every, **asked_alike)
            show(asked, FollowUpSeriesAnswer(series, minimum), register=register)
            return
        found = follow_up(register, period, against=against, cohort=cohort, **asked_alike)
    except UnknownCodeError as error:
        raise click.BadParameter(plain_text(error, asked.language), param_hint="'--scale'") from None
    answer = answer_with(
        found, register, by=by[0] if by else None, reiterated=reiterated, mandates=mandates, minimum=minimum
    )
    show(asked, answer, register=register)


class _Alike(TypedDict):
    """What is asked of one period and of a series alike."""

    aspect: str
    by: tuple[str, ...]
    counted_by: str
    scale: str | None
    reading: str | None
    where: tuple[str, ...]
    on: date | None


def _demand_no_other(every: str | None, others: Mapping[str, object]) -> None:
    """Refuse beside a series what is asked of one period."""
    from tracker.errors import InvalidValueError

    given = [option for option, value in others.items() if value]
    if every is not None and given:
        raise InvalidValueError("--every shows a series, which takes no {option}; leave it out", option=given[0])
