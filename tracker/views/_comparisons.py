"""The view of comparisons: both figures, the verdict, what the reader must know, and what could be done."""

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.comparison import Change, Comparability, Comparison, Panel, Reason, ReasonSeverity, Remedied
from tracker.documents import Block, Inline, Message, Pairs, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.model import Register
from tracker.views._figures import figure_json
from tracker.views._json import bounds_json, worded_bounds
from tracker.views._view import View, Words
from tracker.words._changes import advice_in_words, change_in_words, change_of, notes_on
from tracker.words._figures import figure_and_time
from tracker.words._terms import code_in_words

__all__ = ["VIEW", "comparison_json", "comparison_pairs", "reason_json"]

_BEFORE, _AFTER, _CHANGE = phrase("before"), phrase("after"), phrase("change")
_NEW, _GONE = phrase("new"), phrase("gone")
_NOTE, _REMEDY, _ADVICE = phrase("note"), phrase("remedy"), phrase("advice")
_BOTH, _CAME, _WENT = phrase("in both"), phrase("came"), phrase("went")
_NEWLY, _NO_LONGER = phrase("newly in"), phrase("lapsed")

Pair = tuple[Inline, Inline]


def _blocks(comparisons: Sequence[Comparison], register: Register | None) -> Iterator[Block]:  # noqa: ARG001  # as all views
    for comparison in comparisons:
        yield comparison_pairs(comparison)


def comparison_pairs(comparison: Comparison, asked: str | None = None) -> Pairs:
    """
    Show a comparison.

    Args:
        comparison: The comparison.

        asked: The remedy that was asked for, of which it is said if it cannot be done; None for none.
    """
    indicator = comparison.indicator
    head = Parts((indicator.title, Verbatim(f"  [{indicator.id}]")))
    return Pairs(title=head, pairs=tuple(_pairs(comparison, asked)))


def _pairs(comparison: Comparison, asked: str | None) -> Iterator[Pair]:
    change = comparison.change
    yield Message(_BEFORE), figure_and_time(comparison.before)
    yield Message(_AFTER), figure_and_time(comparison.after)
    yield Message(_CHANGE), _verdict(comparison)
    if change.churn.entries or change.churn.exits:
        yield Message(_NEW), _codes(change.churn.entries)
        yield Message(_GONE), _codes(change.churn.exits)
    for note in notes_on(comparison):
        yield Message(_NOTE), note
    yield from _what_to_do(comparison, asked)
    if comparison.panel is not None:
        yield from _panel(comparison.panel)


def _verdict(comparison: Comparison) -> Inline:
    """Word the change, and the widest reading of hedged words under which it holds."""
    verdict, grade = change_of(comparison), comparison.change.grade
    if not grade or any(reason.code == "CARRIED" for reason in comparison.comparability.reasons):
        return verdict
    return Message(
        "{change} (holds under the {reading} reading)", change=verdict, reading=code_in_words("Reading", grade)
    )


def _what_to_do(comparison: Comparison, asked: str | None) -> Iterator[Pair]:
    """Name the remedies that would lift a block, and say what only people can do."""
    blocks = comparison.comparability.blocks
    remedies = sorted({remedy for reason in blocks for remedy in reason.remedies})
    # No remedy brings a figure that is not there.
    if remedies and not any(reason.code == "MISSING" for reason in blocks):
        yield Message(_REMEDY), Verbatim(", ".join(remedies))
    if asked not in (None, "default") and comparison.remedied is None:
        yield Message(_REMEDY), Message("{remedy} cannot be done with these figures", remedy=Verbatim(str(asked)))
    told = (reason for reason in comparison.comparability.reasons if reason.severity is not ReasonSeverity.INFO)
    for name in dict.fromkeys(name for reason in told for name in reason.advice):
        yield Message(_ADVICE), advice_in_words(name)


def _panel(found: Panel) -> Iterator[Pair]:
    """Say who is in both periods, who came and who went, or is only recorded in one of them."""
    for label, codes in (
        (_BOTH, found.possible),
        (_CAME, found.entries),
        (_WENT, found.exits),
        (_NEWLY, found.newly_recorded),
        (_NO_LONGER, found.no_longer_recorded),
    ):
        if codes:
            yield Message(label), _codes(codes)


def _codes(codes: tuple[str, ...]) -> Inline:
    return Verbatim(", ".join(codes)) if codes else Message("none")


# -- JSON -------------------------------------------------------------------------------------------------------------


def comparison_json(comparison: Comparison, words: Words) -> dict[str, Any]:
    """Return a comparison with both figures, its reasons, what certainly changed, and what was asked for beside it."""
    return {
        "indicator": comparison.indicator.id,
        "before": figure_json(comparison.before, words),
        "after": figure_json(comparison.after, words),
        "comparability": _comparability(comparison.comparability),
        "change": _change(comparison.change, words),
        "remedied": _remedied(comparison.remedied, words) if comparison.remedied else None,
        "panel": _panel_json(comparison.panel, words) if comparison.panel else None,
    }


def reason_json(reason: Reason) -> dict[str, Any]:
    """Return a reason; of a claim, what it is about stands before, and what the register holds after."""
    return {
        "code": reason.code,
        "severity": reason.severity.value,
        "before": reason.before,
        "after": reason.after,
        "remedies": list(reason.remedies),
    }


def _comparability(found: Comparability) -> dict[str, Any]:
    return {"level": found.level.value, "reasons": [_reason_in_full(reason) for reason in found.reasons]}


def _reason_in_full(reason: Reason) -> dict[str, Any]:
    return {
        **reason_json(reason),
        "advice": list(reason.advice),
        "records": {"certain": list(reason.shared), "possible": list(reason.perhaps_shared)},
    }


def _change(found: Change, words: Words) -> dict[str, Any]:
    suggested = found.suggested
    return {
        "verdict": found.verdict.value,
        "bounds": None if found.bounds is None else bounds_json(found.bounds, words.say(change_in_words(found))),
        "grade": found.grade,
        "suggested": {"verdict": suggested.verdict.value, "reading": suggested.reading} if suggested else None,
        "entries": list(found.churn.entries),
        "exits": list(found.churn.exits),
    }


def _remedied(found: Remedied, words: Words) -> dict[str, Any]:
    return {
        "remedy": found.remedy.name,
        "before": figure_json(found.remedy.before, words),
        "after": figure_json(found.remedy.after, words),
        "comparability": _comparability(found.comparability),
        "change": _change(found.change, words),
    }


def _panel_json(found: Panel, words: Words) -> dict[str, Any]:
    return {
        "dimension": found.dimension,
        "members": list(found.members),
        "possible": list(found.possible),
        "entries": list(found.entries),
        "exits": list(found.exits),
        "newly_recorded": list(found.newly_recorded),
        "no_longer_recorded": list(found.no_longer_recorded),
        "change": worded_bounds(found.change, words),
        "rest": worded_bounds(found.rest, words),
        "regional": worded_bounds(found.regional, words),
    }


VIEW = View(name="comparisons", title=Message("Comparisons"), blocks=_blocks, plain=comparison_json)
