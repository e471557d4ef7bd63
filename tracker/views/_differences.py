"""The view of two registers: records added, revised and gone, and the figures that they move."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from attrs import frozen

from tracker.comparison import RegisterDifference
from tracker.comparison._registers import Move
from tracker.documents import Block, Cell, Inline, Measured, Message, Numeral, Pairs, Paragraph, Verbatim
from tracker.documents import Sequence as Parts
from tracker.followup import PeriodMoves
from tracker.indicators import MissingReason
from tracker.model import IndicatorKind, Record, Register
from tracker.values import Bounds
from tracker.views._figures import FigureJson, figure_json
from tracker.views._follow_up_moves import PeriodMovesJson, moves_of_periods, period_moves_json
from tracker.views._history import (
    FieldChangeJson,
    WhyJson,
    change_in_words,
    change_json,
    changes_between,
    name_in_words,
    why_json,
)
from tracker.views._json import BoundsJson, RecordName, VintageJson, bounds_json, vintage_json
from tracker.views._view import View, Words
from tracker.words._figures import figure_keys, figure_of, part_in_words, time_of
from tracker.words._numbers import move_in_words
from tracker.words._records import revision_of
from tracker.words._terms import brief

_ADDED, _REVISED, _GONE = Verbatim("+"), Verbatim("~"), Verbatim("−")

Pair = tuple[Inline, Inline]


@frozen
class DifferenceAnswer:
    """
    What is different between two registers, with what moved in the follow-up of recommendations.

    Attributes:
        found: The records and figures that differ.

        follow_up: The periods of which the follow-up moved; None if it was not asked.
    """

    found: RegisterDifference
    follow_up: tuple[PeriodMoves, ...] | None = None

    @staticmethod
    def __view__() -> View:
        return VIEW


def _complete(answer: RegisterDifference | DifferenceAnswer) -> DifferenceAnswer:
    """Take a difference by itself as one with which nothing else was asked."""
    return DifferenceAnswer(answer) if isinstance(answer, RegisterDifference) else answer


def _blocks(
    answers: Sequence[RegisterDifference | DifferenceAnswer],
    register: Register | None,  # noqa: ARG001  # theirs
) -> Iterator[Block]:
    for answer in map(_complete, answers):
        found = answer.found
        counts = Message(
            "Records: {added} added, {revised} revised, {gone} gone.",
            added=Numeral(len(found.added)),
            revised=Numeral(len(found.revised)),
            gone=Numeral(len(found.gone)),
        )
        pairs = tuple(_pairs(found.after, found))
        yield Pairs(title=counts, pairs=pairs) if pairs else Paragraph(text=counts)
        yield Paragraph(text=Message("Figures moved: {number}.", number=Numeral(len(found.moves))))
        yield from map(_moved, found.moves)
        alone = dict.fromkeys(each.after.indicator.id for each in found.moves if _is_of_one(each))
        if alone:
            said = "{number:The indicator|The indicators} {indicators} cannot be measured in one of the two registers."
            names = Verbatim(", ".join(alone))
            yield Paragraph(text=Message(said, number=Numeral(len(alone)), indicators=names))
        if answer.follow_up is not None and (found.before.recommendations or found.after.recommendations):
            yield from moves_of_periods(answer.follow_up, found.after.scales)


def _pairs(after: Register, found: RegisterDifference) -> Iterator[Pair]:
    for record in found.added:
        yield _ADDED, _with_why(after, record, record)
    for old, new in found.revised:
        yield _REVISED, _with_why(after, new, new)
        for change in changes_between(old, new):
            yield Verbatim(""), change_in_words(change)
    for record in found.gone:
        yield _GONE, _with_why(after, record, _withdrawal(after, record))


def _with_why(register: Register, record: Record, version: Record | None) -> Inline:
    """Name a record, and say of its version why it was made; of a first one on which day it was entered."""
    name = name_in_words(record)
    if version is None or (version.revision is None and version.recorded is None):
        return name
    return Parts((name, Verbatim("  ("), revision_of(register, version), Verbatim(")")))


def _withdrawal(register: Register, record: Record) -> Record | None:
    """Return the version by which a register withdraws a record; None if it never had it."""
    versions = register.versions(record.table, record.key)
    return versions[-1] if versions else None


def _is_of_one(move: Move) -> bool:
    return MissingReason.NOT_COLLECTED in (move.before.missing, move.after.missing)


def _moved(move: Move) -> Pairs:
    """Show both figures and by how much they differ, as comparisons do, so that a workbook counts on with them."""
    figure = move.after
    time = time_of(move.after if move.after.missing is None else move.before)
    named = Parts((figure.indicator.title, *map(part_in_words, figure.by)))
    title = Message("{figure}, {time}", figure=named, time=time)
    source = Parts((Verbatim(f"  [{figure.indicator.id}, "), brief(figure.basis), Verbatim("]")))
    keys = (*figure_keys(figure), (Message("period"), time))
    return Pairs(title=Parts((title, source)), pairs=tuple(_of_move(move)), keys=keys)


def _of_move(move: Move) -> Iterator[tuple[Inline, Cell]]:
    indicator = move.after.indicator
    yield Message("before"), Measured.of(figure_of(move.before, brief=True), move.before.bounds)
    yield Message("after"), Measured.of(figure_of(move.after, brief=True), move.after.bounds)
    if move.before.bounds is not None and move.before.bounds == move.after.bounds:
        yield Message("note"), Message("of other records; whether it is the same number is not known")
    elif move.change is not None and move.change != Bounds(None, None):
        is_share = indicator.kind is IndicatorKind.RATIO and indicator.part_of_whole
        yield Message("change"), Measured.of(move_in_words(move.change, is_share=is_share), move.change)
    if move.records:
        yield Message("records"), Verbatim(", ".join(key for _, key in move.records))


# -- JSON -------------------------------------------------------------------------------------------------------------


class RegisterName(TypedDict):
    """
    Which register is meant, and what was known of it.

    Attributes:
        register: Its id.

        vintage: What was known.
    """

    register: str
    vintage: VintageJson


class RecordWithWhy(RecordName):
    """
    A record, and why its version was made.

    Attributes:
        table: The name of its type, such as event.

        key: Its key.

        why: Why and when the version was made; null where it is simply not there.
    """

    why: WhyJson | None


class RevisedRecord(RecordWithWhy):
    """
    A record that reads otherwise.

    Attributes:
        table: The name of its type, such as event.

        key: Its key.

        why: Why and when the later version was made.

        changes: What it says otherwise.
    """

    changes: list[FieldChangeJson]


class RecordDifferences(TypedDict):
    """
    The records that differ.

    Attributes:
        added: Those that only the other register has.

        revised: Those that read otherwise.

        gone: Those that only the first register has, or that the other one withdraws.
    """

    added: list[RecordWithWhy]
    revised: list[RevisedRecord]
    gone: list[RecordWithWhy]


class MoveJson(TypedDict):
    """
    A figure that is another one in the other register.

    Attributes:
        before: The figure in the first register.

        after: The figure in the other one.

        change: By how much it moved; null where there is no number on one side.

        records: The records that moved it.
    """

    before: FigureJson
    after: FigureJson
    change: BoundsJson | None
    records: list[RecordName]


class RegisterDifferenceJson(TypedDict):
    """
    What is different between two registers, or between what was known of one on two days.

    Attributes:
        before: The first register.

        after: The other one.

        records: The records that differ.

        figures: The figures that differ.

        follow_up: The periods of which the follow-up of recommendations moved; null if it was not asked.
    """

    before: RegisterName
    after: RegisterName
    records: RecordDifferences
    figures: list[MoveJson]
    follow_up: list[PeriodMovesJson] | None


def _plain(answer: RegisterDifference | DifferenceAnswer, words: Words) -> RegisterDifferenceJson:
    whole = _complete(answer)
    found, follow_up = whole.found, whole.follow_up
    before, after = found.before, found.after
    return {
        "before": {"register": before.id, "vintage": vintage_json(before.latest_day)},
        "after": {"register": after.id, "vintage": vintage_json(after.latest_day)},
        "records": {
            "added": [_record(after, each, each) for each in found.added],
            "revised": [
                {
                    **_record(after, new, new),
                    "changes": [change_json(after, new, each) for each in changes_between(old, new)],
                }
                for old, new in found.revised
            ],
            "gone": [_record(after, each, _withdrawal(after, each)) for each in found.gone],
        },
        "figures": [
            {
                "before": figure_json(move.before, words),
                "after": figure_json(move.after, words),
                "change": _change(move.change, words),
                "records": [{"table": table, "key": key} for table, key in move.records],
            }
            for move in found.moves
        ],
        "follow_up": None if follow_up is None else [period_moves_json(each) for each in follow_up],
    }


def _change(change: Bounds | None, words: Words) -> BoundsJson | None:
    return None if change is None else bounds_json(change, words.say(move_in_words(change)))


def _record(register: Register, record: Record, version: Record | None) -> RecordWithWhy:
    why = why_json(register, version) if version is not None else None
    return {"table": record.table, "key": record.key, "why": why}


VIEW = View(name="differences", title=Message("Differences"), blocks=_blocks, plain=_plain)
