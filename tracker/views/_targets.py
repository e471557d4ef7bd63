"""The view of targets: where each started, what was planned and what was reached, and the verdict on it."""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from tracker.comparison import Attainment, TargetPath
from tracker.documents import Block, DateText, Inline, Message, Pairs, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.model import Register
from tracker.values import When
from tracker.views._figures import figure_json
from tracker.views._json import number_json, worded_bounds
from tracker.views._view import View, Words
from tracker.words._changes import attained_in_words
from tracker.words._figures import figure_and_time
from tracker.words._numbers import amount_of, bounds_in_words, outward
from tracker.words._terms import brief

__all__ = ["VIEW", "TargetProgress"]

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
    pairs: list[tuple[Inline, Inline]] = []
    if target.baseline is not None:
        pairs.append((Message(_START), amount_of(target.baseline)))
    pairs.append((Message(_PLANNED), Message("{figure}, {time}", figure=amount_of(target.value), time=due)))
    pairs.append((Message(_REACHED), figure_and_time(found.actual)))
    if path is None:
        pairs.append((Message(_TARGET), attained_in_words(found)))
    else:
        pairs.append((Message(_ON_TRACK), _on_track(path)))
    part = Verbatim("".join(f" – {code}" for _, code in target.breakdown) + f"  [{target.key}]")
    return Pairs(title=Parts((indicator.title, part)), pairs=tuple(pairs))


def _on_track(path: TargetPath) -> Inline:
    return Message(
        "{verdict}; by {time} a straight line asks for {number}",
        verdict=brief(path.verdict),
        time=DateText(When.on(path.on)),
        number=bounds_in_words(outward(path.required)),
    )


# -- JSON -------------------------------------------------------------------------------------------------------------


def _plain(found: Attainment, words: Words) -> dict[str, Any]:
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


def _progress(answer: TargetProgress, words: Words) -> dict[str, Any]:
    """Return a target with the way to it."""
    return {**_plain(answer.found, words), "on_track": None if answer.path is None else _path(answer.path, words)}


def _path(path: TargetPath, words: Words) -> dict[str, Any]:
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


VIEW = View(name="targets", title=Message("Targets"), blocks=_blocks, plain=_plain)
_PROGRESS = View(name="targets", title=Message("Targets"), blocks=_progress_blocks, plain=_progress)
