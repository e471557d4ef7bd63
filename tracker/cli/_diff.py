"""``tracker diff``: records added, revised and gone between two registers, and the figures they move."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker.cli._history import change_json, change_line, changes, why_json
from tracker.cli._options import Day, opened, output_options, reading_option, register_argument
from tracker.cli._said import said
from tracker.comparison import Move, RegisterDifference, compare_registers
from tracker.documents import Inline, Message, Numeral, Sequence, Verbatim
from tracker.model import IndicatorKind, Record, Register
from tracker.values import Bounds, InternationalString, inert
from tracker.views._figures import figure_json
from tracker.views._json import bounds_json, dump, vintage_json
from tracker.views._view import words_in
from tracker.words._figures import figure_of, time_of
from tracker.words._numbers import move_in_words
from tracker.words._records import revision_of

__all__ = ["command"]


@click.command("diff")
@register_argument
@click.argument("other", type=click.Path(path_type=Path))
@click.option(
    "--period", "periods", multiple=True, help="A period of the figures; by default every one that is declared."
)
@click.option("--other-published-by", type=Day(), help="Leave out of OTHER what was published after this day.")
@click.option("--other-recorded-by", type=Day(), help="Leave out of OTHER what was recorded after this day.")
@reading_option
@output_options
def command(
    register: Path,
    other: Path,
    periods: tuple[str, ...],
    other_published_by: date | None,
    other_recorded_by: date | None,
    reading: str | None,
    published_by: date | None,
    recorded_by: date | None,
    language: str,
    form: str,
) -> None:
    """
    Say what OTHER has that REGISTER has not, and which figures that moves.

    OTHER may be the same directory: with --recorded-by the question is what was learned since that day.
    """
    before = opened(register, published_by, recorded_by, language=language)
    after = opened(other, other_published_by, other_recorded_by, language=language)
    found = compare_registers(after, against=before, periods=periods or None, reading=reading)
    if form == "json":
        click.echo(dump(_json(before, after, found, language)))
        return
    click.echo("\n".join(_lines(after, found, language)))


# -- text -------------------------------------------------------------------------------------------------------------


def _lines(after: Register, found: RegisterDifference, language: str) -> Iterator[str]:
    counts = Message(
        "Records: {added} added, {revised} revised, {gone} gone.",
        added=Numeral(len(found.added)),
        revised=Numeral(len(found.revised)),
        gone=Numeral(len(found.gone)),
    )
    yield said(counts, language)
    for record in found.added:
        yield f"  + {_named(record, language)}{_why(after, record, language)}"
    for old, new in found.revised:
        yield f"  ~ {_named(new, language)}{_why(after, new, language)}"
        for change in changes(old, new):
            yield f"      {change_line(change, language)}"
    for record in found.gone:
        yield f"  − {_named(record, language)}{_why(after, _withdrawal(after, record), language)}"
    yield said(Message("Figures moved: {number}.", number=Numeral(len(found.moves))), language)
    for move in found.moves:
        yield f"  {said(_moved(move), language)}"
        if move.records:
            yield f"      {', '.join(key for _, key in move.records)}"


def _named(record: Record, language: str) -> str:
    title = getattr(record, "title", None)
    called = f"  {inert(title.best(language))}" if isinstance(title, InternationalString) else ""
    return f"{record.table} {inert(record.key)}{called}"


def _why(register: Register, version: Record | None, language: str) -> str:
    """Say of a version why it was made; of a first one on which day it was entered."""
    if version is None or (version.revision is None and version.recorded is None):
        return ""
    return f"  ({said(revision_of(register, version), language)})"


def _withdrawal(register: Register, record: Record) -> Record | None:
    """Return the version by which a register withdraws a record; None if it never had it."""
    versions = register.versions(record.table, record.key)
    return versions[-1] if versions else None


def _moved(move: Move) -> Inline:
    indicator = move.after.indicator
    part = Verbatim("".join(f" [{dimension} {code}]" for dimension, code in move.after.by))
    shown = Message(
        "{title}, {time}: {before} → {after}",
        title=Sequence((indicator.title, part)),
        time=time_of(move.after if move.after.missing is None else move.before),
        before=figure_of(move.before, brief=True),
        after=figure_of(move.after, brief=True),
    )
    source = Verbatim(f"  [{indicator.id}, {move.after.basis.value}]")
    if move.change is None or move.change == Bounds(None, None):
        return Sequence((shown, source))
    is_share = indicator.kind is IndicatorKind.RATIO and indicator.part_of_whole
    by = move_in_words(move.change, is_share=is_share)
    return Sequence((shown, Verbatim(" ("), by, Verbatim(")"), source))


# -- JSON -------------------------------------------------------------------------------------------------------------


def _json(before: Register, after: Register, found: RegisterDifference, language: str) -> dict[str, Any]:
    return {
        "before": {"register": before.id, "vintage": vintage_json(before.latest_day)},
        "after": {"register": after.id, "vintage": vintage_json(after.latest_day)},
        "records": {
            "added": [_record(after, each, each) for each in found.added],
            "revised": [
                {**_record(after, new, new), "changes": [change_json(after, new, each) for each in changes(old, new)]}
                for old, new in found.revised
            ],
            "gone": [_record(after, each, _withdrawal(after, each)) for each in found.gone],
        },
        "figures": [
            {
                "before": figure_json(move.before, words_in(language)),
                "after": figure_json(move.after, words_in(language)),
                "change": _change(move.change, language),
                "records": [{"table": table, "key": key} for table, key in move.records],
            }
            for move in found.moves
        ],
    }


def _change(change: Bounds | None, language: str) -> dict[str, Any] | None:
    return None if change is None else bounds_json(change, said(move_in_words(change), language))


def _record(register: Register, record: Record, version: Record | None) -> dict[str, Any]:
    why = why_json(register, version) if version is not None else None
    return {"table": record.table, "key": record.key, "why": why}
