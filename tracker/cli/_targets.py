"""``tracker targets``: what was planned against what was reached."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from tracker.cli._asked import Asked, on_register
from tracker.cli._kinds_of_words import INDICATOR, PERIOD, OneOf
from tracker.cli._options import figure_options
from tracker.cli._output import show
from tracker.errors import UnknownRecordError, closest
from tracker.model import Register

if TYPE_CHECKING:  # loaded when the command runs
    from tracker.views._targets import TargetProgress


@click.command("targets")
@on_register()
@click.argument("indicators", nargs=-1, type=INDICATOR)
@click.option(
    "--period", required=True, type=PERIOD, help="The period in which the targets fall due: an id, or START..END."
)
@click.option(
    "--since",
    type=PERIOD,
    help="Take the targets that fall due at the end of the period or later, and say whether they are on track: the day "
    "of their baselines, or a period at whose end these stood.",
)
@click.option("--basis", type=OneOf(["evidenced", "claimed"]), help="Only figures that rest on this.")
@figure_options
def command(
    asked: Asked,
    indicators: tuple[str, ...],
    period: str,
    since: str | None,
    basis: str | None,
    about: str,
    reading: str | None,
) -> None:
    """Say which targets of INDICATORS, or of all, were met in a period; with --since, which are on track by its end."""
    from tracker.cli._said import tell
    from tracker.comparison import assess_all
    from tracker.documents import Message
    from tracker.views._targets import TargetProgress

    register = asked.open()
    options = {"basis": basis, "about": about, "reading": reading}
    if since is None:
        every = assess_all(register, period, **options)  # type: ignore[arg-type]  # names of options
        found = [TargetProgress(each) for each in every]
    else:
        found = list(_under_way(register, period, since, options))
    found = _of(register, found, indicators)
    show(asked, found, register=register, of="Attainment", periods=[register.period(period)], reading=reading)
    if not found:
        tell(Message("No target falls due."), asked.language)


def _of(register: Register, found: "list[TargetProgress]", indicators: Sequence[str]) -> "list[TargetProgress]":
    """
    Keep the targets of the indicators named.

    Raises:
        UnknownRecordError: There is no target of an indicator.
    """
    from tracker.model import Target

    declared = {target.indicator for target in register.of_type(Target).values()}
    known = declared | {name.partition("@")[0] for name in declared}
    for name in indicators:
        if name not in known:
            raise UnknownRecordError(name, kind="indicator with a target", nearest=closest(name, known))
    if not indicators:
        return found
    asked = {*indicators}
    return [each for each in found if {each.found.actual.indicator.id, each.found.target.indicator} & asked]


def _under_way(
    register: Register, period: str, since: str, options: dict[str, str | None]
) -> Iterator["TargetProgress"]:
    """Go through the targets that have a path from a baseline and are not due before the end of a period."""
    from tracker.comparison import assess
    from tracker.comparison._targets import assess_path
    from tracker.errors import InvalidValueError
    from tracker.model import Target
    from tracker.views._targets import TargetProgress

    started = _day(since)
    register.period(period)
    if started is None:
        register.period(since)
    for target in register.of_type(Target).values():
        if target.draft or target.baseline is None:
            continue
        try:
            path = assess_path(register, target, period, since=started or since, **options)  # type: ignore[arg-type]  # keywords go to the fields of their names
            found = assess(register, target, **options)  # type: ignore[arg-type]  # keywords go to the fields of their names
        except (InvalidValueError, UnknownRecordError):
            continue  # neither way is better, or it is due before: there is no path
        yield TargetProgress(found, path)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
