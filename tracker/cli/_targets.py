"""``tracker targets``: what was planned against what was reached."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli._options import figure_options, opened, output_options, register_argument
from tracker.errors import UnknownRecordError, closest
from tracker.model import Register

if TYPE_CHECKING:  # loaded when the command runs
    from tracker.comparison import Attainment, TargetPath

__all__ = ["command"]


@click.command("targets")
@register_argument
@click.argument("indicators", nargs=-1)
@click.option("--period", required=True, help="The period in which the targets fall due: an id, or START..END.")
@click.option(
    "--since",
    help="Take the targets that fall due at the end of the period or later, and say whether they are on track: the day "
    "of their baselines, or a period at whose end these stood.",
)
@click.option("--basis", type=click.Choice(["evidenced", "claimed"]), help="Only figures that rest on this.")
@figure_options
@output_options
def command(
    register: Path,
    indicators: tuple[str, ...],
    period: str,
    since: str | None,
    basis: str | None,
    about: str,
    reading: str | None,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """Say which targets of INDICATORS, or of all, were met in a period; with --since, which are on track by its end."""
    from tracker.cli._json import target_json
    from tracker.cli._said import tell
    from tracker.cli._text import target_block
    from tracker.comparison import targets
    from tracker.documents import Message
    from tracker.views._json import dump

    loaded = opened(register, published_by, recorded_by, language=language)
    options = {"basis": basis, "about": about, "reading": reading}
    if since is None:
        found: list[tuple[Attainment, TargetPath | None]] = [
            (each, None)
            for each in targets(loaded, period, **options)  # type: ignore[arg-type]  # names of options
        ]
    else:
        found = list(_under_way(loaded, period, since, options))
    found = _of(loaded, found, indicators)
    if form == "json":
        click.echo(dump({"targets": [target_json(each, path, language) for each, path in found]}))
        return
    for each, path in found:
        click.echo(target_block(each, path, language))
    if not found:
        tell(Message("No target falls due."), language)


def _of(
    register: Register, found: list[tuple["Attainment", "TargetPath | None"]], indicators: Sequence[str]
) -> list[tuple["Attainment", "TargetPath | None"]]:
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
    return [pair for pair in found if {pair[0].actual.indicator.id, pair[0].target.indicator} & {*indicators}]


def _under_way(
    register: Register, period: str, since: str, options: dict[str, str | None]
) -> Iterator[tuple["Attainment", "TargetPath | None"]]:
    """Go through the targets that have a path from a baseline and are not due before the end of a period."""
    from tracker.comparison import attainment, on_track
    from tracker.errors import InvalidValueError
    from tracker.model import Target

    started = _day(since)
    register.period(period)
    if started is None:
        register.period(since)
    for target in register.of_type(Target).values():
        if target.draft or target.baseline is None:
            continue
        try:
            path = on_track(register, target, period, since=started or since, **options)  # type: ignore[arg-type]  # keywords go to the fields of their names
            found = attainment(register, target, **options)  # type: ignore[arg-type]  # keywords go to the fields of their names
        except (InvalidValueError, UnknownRecordError):
            continue  # neither way is better, or it is due before: there is no path
        yield found, path


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
