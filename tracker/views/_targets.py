"""The view of targets: where each started, what was planned and what was reached, and the verdict on it."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from attrs import frozen

from tracker.comparison import Attainment, TargetVerdict
from tracker.comparison._targets import TargetPath
from tracker.documents import Block, Cell, DateText, Inline, Measured, Message, Pairs, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.indicators import Flag, MissingReason
from tracker.model import Register
from tracker.values import When
from tracker.views._facts import of_figures
from tracker.views._figures import FigureJson, figure_json
from tracker.views._json import BoundsJson, Day, NumberJson, number_json, worded_bounds
from tracker.views._view import View, Words
from tracker.words._changes import attained_in_words
from tracker.words._figures import figure_and_time, part_keys
from tracker.words._numbers import amount_of, bounds_in_words, outward
from tracker.words._terms import brief

_START, _PLANNED, _REACHED = phrase("start"), phrase("planned"), phrase("reached")
_TARGET, _ON_TRACK = phrase("target"), phrase("on track")


@frozen
class TargetProgress:
    """
    A target beside what was reached, and where asked, how far one should be on the way.

    Attributes:
        found: What was planned and reached.

        path: The way from the baseline to the target, by the day asked about; None if it was not asked for.
    """

    found: Attainment
    path: TargetPath | None = None

    @staticmethod
    def __view__() -> View:
        return _PROGRESS


def _blocks(found: Sequence[Attainment], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for each in found:
        yield _pairs(each, None)


def _pairs(found: Attainment, path: TargetPath | None) -> Pairs:
    target, indicator = found.target, found.actual.indicator
    due: Inline = DateText(target.at) if target.at is not None else Verbatim(target.period or "")
    pairs: list[tuple[Inline, Cell]] = []
    if target.baseline is not None:
        pairs.append((Message(_START), Measured.of(amount_of(target.baseline), found.baseline)))
    planned = Message("{figure}, {time}", figure=amount_of(target.value), time=due)
    pairs.append((Message(_PLANNED), Measured.of(planned, found.planned)))
    pairs.append((Message(_REACHED), Measured.of(figure_and_time(found.actual), found.actual.bounds)))
    if path is None:
        pairs.append((Message(_TARGET), attained_in_words(found)))
    else:
        pairs.append((Message(_ON_TRACK), _on_track(path)))
    part = Verbatim("".join(f" – {code}" for _, code in target.breakdown) + f"  [{target.key}]")
    keys = (
        (Message("indicator"), indicator.title),
        *part_keys(target.breakdown, indicator.of),
        (Message("id"), Verbatim(target.key)),
    )
    return Pairs(title=Parts((indicator.title, part)), pairs=tuple(pairs), keys=keys)


def _on_track(path: TargetPath) -> Inline:
    return Message(
        "{verdict}; by {time} a straight line asks for {number}",
        verdict=brief(path.verdict),
        time=DateText(When.on(path.on)),
        number=bounds_in_words(outward(path.required)),
    )


# -- JSON -------------------------------------------------------------------------------------------------------------


class TargetPathJson(TypedDict):
    """
    How far one should be, and is, on the straight line from the baseline to the target.

    Attributes:
        since: The day of the baseline.

        on: The day that it is about.

        due: The day by which the target is to be reached.

        required: The number that the line asks for on the day.

        required_change: What the line asks for beyond the baseline.

        observed_change: What was reached beyond the baseline; null if there is no actual value.

        share_of_time: How much of the time has passed.

        verdict: Whether the number that the line asks for was reached.
    """

    since: Day
    on: Day
    due: Day
    required: BoundsJson
    required_change: BoundsJson
    observed_change: BoundsJson | None
    share_of_time: NumberJson | None
    verdict: Annotated[str, TargetVerdict]


class AttainmentJson(TypedDict):
    """
    A target beside what was reached.

    Attributes:
        target: The key of the target.

        indicator: The id of the indicator.

        by: What part of the whole it is about: a code for each dimension; empty for the whole.

        baseline: The number started from; null if the target states none.

        planned: The number to be reached.

        actual: What was reached.

        share: How much of the way was gone; null if nobody can tell.

        missing: Why there is no share; null if there is one.

        flags: Facts that the reader should know.

        verdict: Whether the target was reached.

        on_track: The way to it, by the day asked about; null if it was not asked for.
    """

    target: str
    indicator: str
    by: dict[str, str]
    baseline: BoundsJson | None
    planned: BoundsJson
    actual: FigureJson
    share: BoundsJson | None
    missing: Annotated[str, MissingReason] | None
    flags: list[Annotated[str, Flag]]
    verdict: Annotated[str, TargetVerdict]
    on_track: TargetPathJson | None


def _plain(found: Attainment, words: Words) -> AttainmentJson:
    """Return a target beside what was reached."""
    return {
        "target": found.target.key,
        "indicator": found.actual.indicator.id,
        "by": dict(found.target.breakdown),
        "baseline": worded_bounds(found.baseline, words),
        "planned": worded_bounds(found.planned, words),
        "actual": figure_json(found.actual, words),
        "share": worded_bounds(found.share, words),
        "missing": found.missing.value if found.missing else None,
        "flags": [flag.value for flag in found.flags],
        "verdict": found.verdict.value,
        "on_track": None,
    }


def _progress(answer: TargetProgress, words: Words) -> AttainmentJson:
    """Return a target with the way to it."""
    return {**_plain(answer.found, words), "on_track": None if answer.path is None else _path(answer.path, words)}


def _path(path: TargetPath, words: Words) -> TargetPathJson:
    return {
        "since": str(path.start),
        "on": str(path.on),
        "due": str(path.due),
        "required": worded_bounds(path.required, words),
        "required_change": worded_bounds(path.required_change, words),
        "observed_change": worded_bounds(path.observed_change, words),
        "share_of_time": number_json(path.share_of_time),
        "verdict": path.verdict.value,
    }


def _progress_blocks(found: Sequence[TargetProgress], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for each in found:
        yield _pairs(each.found, each.path)


def _path_blocks(found: Sequence[TargetPath], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for path in found:
        head = Parts((path.actual.indicator.title, Verbatim(f"  [{path.target.key}]")))
        reached = Message(_REACHED), Measured.of(figure_and_time(path.actual), path.actual.bounds)
        yield Pairs(title=head, pairs=(reached, (Message(_ON_TRACK), _on_track(path))))


def _facts(found: Sequence[Attainment | TargetPath]) -> Iterator[tuple[Inline, Inline]]:
    return of_figures(each.actual for each in found)


VIEW = View(name="targets", title=Message("Targets"), blocks=_blocks, plain=_plain, facts=_facts)
PATH = View(name="paths", title=Message("Targets"), blocks=_path_blocks, plain=_path, facts=_facts)
_PROGRESS = View(
    name="targets",
    title=Message("Targets"),
    blocks=_progress_blocks,
    plain=_progress,
    facts=lambda found: _facts([each.found for each in found]),
)
