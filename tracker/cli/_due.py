"""``tracker due``: what is due, overdue and to be reported next."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli._options import Day, opened, output_options, register_argument
from tracker.words._terms import brief

if TYPE_CHECKING:
    from tracker.followup import DueItem
from tracker.values import inert

__all__ = ["command"]


@click.command("due")
@register_argument
@click.option("--on", required=True, type=Day(), help="The day on which to look; what is due that day is in time.")
@click.option("--within", type=click.IntRange(min=0), metavar="MONTHS", help="Leave out what is due later than that.")
@click.option("--ics", metavar="FILE", type=click.Path(path_type=Path), help="Write a calendar to this file as well.")
@click.option("--force", is_flag=True, help="Replace the calendar file if it exists.")
@output_options
def command(
    register: Path,
    on: date,
    within: int | None,
    ics: Path | None,
    force: bool,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """Say what is overdue, what is due, and which reports mandates ask for next."""
    from tracker.followup import due
    from tracker.views._json import dump

    loaded = opened(register, published_by, recorded_by, language=language)
    found = due(loaded, on, within=within)
    if ics is not None:
        from tracker.words._due import calendar_of

        _write(ics, calendar_of(loaded, found, on), language, force=force)
    if form == "json":
        items = [_item_json(each) for each in found]
        click.echo(dump({"on": on.isoformat(), "within": within, "items": items}))
        return
    for line in _lines(found, language):
        click.echo(line)


def _write(path: Path, calendar: Any, language: str, *, force: bool) -> None:  # noqa: ANN401  # loads when needed
    from tracker.cli._said import tell
    from tracker.documents import Message, Verbatim
    from tracker.errors import InvalidValueError
    from tracker.storage import write_whole
    from tracker.writers import to_icalendar

    content = to_icalendar(calendar, language)
    if not force and (path.exists() or path.is_symlink()):
        raise InvalidValueError("{path} exists; give --force to replace it", path=repr(str(path)))
    if not path.parent.is_dir():
        raise InvalidValueError("the folder {folder} does not exist; make it first", folder=repr(str(path.parent)))
    write_whole(path, content)
    tell(Message("Wrote {file}.", file=Verbatim(str(path))), language)


def _lines(found: "Sequence[DueItem]", language: str) -> Iterator[str]:
    """Write a heading for each state, and below it the items with their dates."""
    from tracker.cli._said import said, tell
    from tracker.documents import Message
    from tracker.followup import DueState

    if not found:
        tell(Message("Nothing is due."), language)
    shown = 0
    for state in DueState:
        items = [each for each in found if each.state is state]
        if items:
            yield from [""] * bool(shown)
            yield f"{said(brief(state), language)} ({len(items)})"
            shown += len(items)
            for item in items:
                yield from _item_lines(item, language)


def _item_lines(item: "DueItem", language: str) -> Iterator[str]:
    from tracker.cli._room import wrapped
    from tracker.cli._said import said
    from tracker.documents import DateText, Verbatim
    from tracker.words._due import remarks_on

    dated = DateText(item.when) if item.when else Verbatim("–")
    label = f"{said(dated, language)}  {said(brief(item.kind), language)}  "
    title = inert(" ".join(item.title.best(language).split()))
    told = f"{label}{title} [{item.record.table} {inert(item.record.key)}]"
    yield wrapped(told, first="  ", others=" " * 6)
    for remark in remarks_on(item):
        yield wrapped(said(remark, language), first=" " * 6, others=" " * 8)


def _item_json(item: "DueItem") -> dict[str, Any]:
    from tracker.views._json import day_json

    window = item.when.window if item.when else None
    history = item.deadline
    return {
        "kind": item.kind.value,
        "state": item.state.value,
        "when": item.when.edtf if item.when else None,
        "earliest": day_json(window.earliest) if window else None,
        "latest": day_json(window.latest) if window else None,
        "table": item.record.table,
        "record": item.record.key,
        "title": {str(language): text for language, text in item.title.texts},
        "words": {str(language): text for language, text in item.words.texts} if item.words else None,
        "session": {"organ": item.session.organ.code, "number": item.session.number} if item.session else None,
        "since_renewal": None
        if item.since_renewal is None
        else {"lower": item.since_renewal.lower, "upper": item.since_renewal.upper},
        "deadline": None
        if history is None
        else {
            "original": day_json(history.original),
            "slippage_days": history.slippage,
            "extensions": history.extensions,
        },
    }
