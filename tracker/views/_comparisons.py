"""The view of comparisons: both figures, the verdict, what the reader must know, and what could be done."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from tracker.comparison import (
    Change,
    Comparability,
    Comparison,
    Level,
    Panel,
    Reason,
    ReasonSeverity,
    RemedyName,
    Verdict,
)
from tracker.comparison._compare import Remedied
from tracker.comparison._panel import PanelDimension
from tracker.documents import Block, Cell, Inline, Measured, Message, Pairs, Verbatim, phrase
from tracker.documents import Sequence as Parts
from tracker.model import Register
from tracker.views._facts import of_figures
from tracker.views._figures import FigureJson, figure_json
from tracker.views._json import BoundsJson, Certainty, bounds_json, worded_bounds
from tracker.views._view import View, Words
from tracker.words._changes import advice_in_words, change_in_words, change_or_difference, is_of_records_alone, notes_on
from tracker.words._figures import figure_and_time, part_keys
from tracker.words._terms import code_in_words

_BEFORE, _AFTER, _CHANGE = phrase("before"), phrase("after"), phrase("change")
_NEW, _GONE = phrase("new"), phrase("gone")
_ONLY_AFTER, _ONLY_BEFORE = phrase("only after"), phrase("only before")
_NOTE, _REMEDY, _ADVICE = phrase("note"), phrase("remedy"), phrase("advice")
_BOTH, _CAME, _WENT = phrase("in both"), phrase("came"), phrase("went")
_NEWLY, _NO_LONGER = phrase("newly in"), phrase("lapsed")

Pair = tuple[Inline, Cell]


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
    keys = (
        (Message("indicator"), indicator.title),
        *part_keys(comparison.after.by, indicator.of),
        (Message("id"), Verbatim(indicator.id)),
    )
    return Pairs(title=head, pairs=tuple(_pairs(comparison, asked)), keys=keys)


def _pairs(comparison: Comparison, asked: str | None) -> Iterator[Pair]:
    change = comparison.change
    yield Message(_BEFORE), Measured.of(figure_and_time(comparison.before), comparison.before.bounds)
    yield Message(_AFTER), Measured.of(figure_and_time(comparison.after), comparison.after.bounds)
    yield Message(_CHANGE), Measured.of(_verdict(comparison), change.bounds)
    if change.churn.entries or change.churn.exits:
        came, went = (_ONLY_AFTER, _ONLY_BEFORE) if is_of_records_alone(comparison) else (_NEW, _GONE)
        yield Message(came), _codes(change.churn.entries)
        yield Message(went), _codes(change.churn.exits)
    for note in notes_on(comparison):
        yield Message(_NOTE), note
    yield from _what_to_do(comparison, asked)
    if comparison.panel is not None:
        yield from _panel(comparison.panel)


def _verdict(comparison: Comparison) -> Inline:
    """Word the change, and the widest reading of hedged words under which it holds."""
    verdict, grade = change_or_difference(comparison), comparison.change.grade
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


class ReasonJson(TypedDict):
    """
    One difference that bears on comparing.

    Attributes:
        code: Its stable name, such as LENGTH_DIFFERS.

        severity: How much it weighs.

        before: The earlier figure's value; of a claim, what it is about.

        after: The later figure's value; of a claim, what the register holds.

        remedies: What lifts it, by the names under which compare does it.
    """

    code: str
    severity: Annotated[str, ReasonSeverity]
    before: str
    after: str
    remedies: list[str]


class ReasonInFull(ReasonJson):
    """
    One difference that bears on comparing, and what it rests on.

    Attributes:
        code: Its stable name, such as LENGTH_DIFFERS.

        severity: How much it weighs.

        before: The earlier figure's value.

        after: The later figure's value.

        remedies: What lifts it, by the names under which compare does it.

        advice: What only people can do about it.

        records: The records that count on both sides, where that is the reason.
    """

    advice: list[str]
    records: Certainty


class ComparabilityJson(TypedDict):
    """
    Whether two figures may be compared.

    Attributes:
        level: Whether they may.

        reasons: Why not, or what the reader should know.
    """

    level: Annotated[str, Level]
    reasons: list[ReasonInFull]


class SuggestionJson(TypedDict):
    """
    What a narrower reading of hedged words would conclude.

    Attributes:
        verdict: The change under that reading.

        reading: The reading.
    """

    verdict: Annotated[str, Verdict]
    reading: str


class ChangeJson(TypedDict):
    """
    A change, as far as it is certain.

    Attributes:
        verdict: The strongest true statement.

        bounds: What is certain about the difference; null if the figures may not be compared, or are no amounts.

        grade: The widest reading under which a definite verdict still holds; null for any other verdict.

        suggested: What a narrower reading would conclude where the verdict is not definite; null if none would.

        entries: Of a distinct count, who came.

        exits: Of a distinct count, who went.
    """

    verdict: Annotated[str, Verdict]
    bounds: BoundsJson | None
    grade: str | None
    suggested: SuggestionJson | None
    entries: list[str]
    exits: list[str]


class RemediedJson(TypedDict):
    """
    The same comparison after a remedy.

    Attributes:
        remedy: What was done.

        before: The earlier figure after it.

        after: The later figure after it.

        comparability: Whether the two may be compared.

        change: What certainly changed.
    """

    remedy: Annotated[str, RemedyName]
    before: FigureJson
    after: FigureJson
    comparability: ComparabilityJson
    change: ChangeJson


class PanelJson(TypedDict):
    """
    The members of two figures, like for like.

    Attributes:
        dimension: Who is meant.

        members: Certainly present in both periods.

        possible: Present in both, perhaps; the certain ones included.

        entries: Came: present later, and certainly absent before.

        exits: Went: present before, and certainly absent later.

        newly_recorded: Present later; the earlier period is not recorded fully enough to say that they were absent.

        no_longer_recorded: Present before, likewise.

        change: The change of those who are in both periods; null where amounts do not add up over members.

        rest: The change that comes from all others; null likewise.

        regional: The change of what belongs to several members together; null likewise.
    """

    dimension: Annotated[str, PanelDimension]
    members: list[str]
    possible: list[str]
    entries: list[str]
    exits: list[str]
    newly_recorded: list[str]
    no_longer_recorded: list[str]
    change: BoundsJson | None
    rest: BoundsJson | None
    regional: BoundsJson | None


class ComparisonJson(TypedDict):
    """
    Two figures of one indicator, and what certainly changed.

    Attributes:
        indicator: The id of the indicator.

        before: The earlier figure.

        after: The later figure.

        comparability: Whether the two may be compared.

        change: What certainly changed.

        remedied: The comparison after the remedy that was asked for; null without one.

        panel: Those who are in both figures, like for like; null if it was not asked for.
    """

    indicator: str
    before: FigureJson
    after: FigureJson
    comparability: ComparabilityJson
    change: ChangeJson
    remedied: RemediedJson | None
    panel: PanelJson | None


def comparison_json(comparison: Comparison, words: Words) -> ComparisonJson:
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


def reason_json(reason: Reason) -> ReasonJson:
    """Return a reason; of a claim, what it is about stands before, and what the register holds after."""
    return {
        "code": reason.code,
        "severity": reason.severity.value,
        "before": reason.before,
        "after": reason.after,
        "remedies": list(reason.remedies),
    }


def _comparability(found: Comparability) -> ComparabilityJson:
    return {"level": found.level.value, "reasons": [_reason_in_full(reason) for reason in found.reasons]}


def _reason_in_full(reason: Reason) -> ReasonInFull:
    return {
        **reason_json(reason),
        "advice": list(reason.advice),
        "records": {"certain": list(reason.shared), "possible": list(reason.perhaps_shared)},
    }


def _change(found: Change, words: Words) -> ChangeJson:
    suggested = found.suggested
    return {
        "verdict": found.verdict.value,
        "bounds": None if found.bounds is None else bounds_json(found.bounds, words.say(change_in_words(found))),
        "grade": found.grade,
        "suggested": {"verdict": suggested.verdict.value, "reading": suggested.reading} if suggested else None,
        "entries": list(found.churn.entries),
        "exits": list(found.churn.exits),
    }


def _remedied(found: Remedied, words: Words) -> RemediedJson:
    return {
        "remedy": found.remedy.name,
        "before": figure_json(found.remedy.before, words),
        "after": figure_json(found.remedy.after, words),
        "comparability": _comparability(found.comparability),
        "change": _change(found.change, words),
    }


def _panel_json(found: Panel, words: Words) -> PanelJson:
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


def _facts(comparisons: Sequence[Comparison]) -> Iterator[tuple[Inline, Inline]]:
    return of_figures(figure for each in comparisons for figure in (each.before, each.after))


VIEW = View(name="comparisons", title=Message("Comparisons"), blocks=_blocks, plain=comparison_json, facts=_facts)
