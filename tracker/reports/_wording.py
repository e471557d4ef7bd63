"""
How figures and changes read: plain words first, the machinery in notes.

Rounding is outward, so that what is printed is never narrower than what is known.
"""

from collections.abc import Iterator
from fractions import Fraction

from tracker.comparison import Change, Comparison, Reason, ReasonSeverity, Remedied, Verdict, verdict
from tracker.documents import Counted, DateText, Inline, Message, Numeral, PeriodText, Verbatim, phrase
from tracker.indicators import Basis, Figure, Flag, MissingReason
from tracker.model import CoverageState, IndicatorKind
from tracker.reports._remedies_said import DONE, keys_in_words
from tracker.values import Bounds, Number, Qualifier, Quantity

__all__ = [
    "KINDS_OF_FIGURE",
    "NIL",
    "NOT_AVAILABLE",
    "amount_of",
    "bounds_in_words",
    "change_in_words",
    "change_of",
    "dated_figure_of",
    "figure_of",
    "is_partly_recorded",
    "notes_on",
    "outward",
    "time_of",
    "verdict_in_words",
]

NOT_AVAILABLE = Verbatim("..")
NIL = Verbatim("–")

_HEDGES = {
    Qualifier.AT_LEAST: phrase("at least {number}"),
    Qualifier.MORE_THAN: phrase("more than {number}"),
    Qualifier.AT_MOST: phrase("at most {number}"),
    Qualifier.FEWER_THAN: phrase("fewer than {number}"),
    Qualifier.NEARLY: phrase("nearly {number}"),
    Qualifier.ABOUT: phrase("about {number}"),
}


def amount_of(quantity: Quantity, *, words: bool = False) -> Inline:
    """Word a quantity as its source hedges it: "plus de 4 000", never "at least 4,001"."""
    if quantity.upper is not None:
        return Message("{lower} to {upper}", lower=Numeral(quantity.value), upper=Numeral(quantity.upper))
    number = Numeral(quantity.value, words=words)
    hedge = _HEDGES.get(quantity.qualifier)
    return number if hedge is None else Message(hedge, number=number)


def figure_of(figure: Figure, *, words: bool = False, brief: bool = False) -> Inline:
    """
    Word a figure: the number alone, without what it counts.

    Args:
        figure: The figure.

        words: Whether a number under ten is written as a word, as running text does.

        brief: Whether to leave out how many of its records state a number, where the place is narrow.
    """
    if figure.bounds is None:
        return NOT_AVAILABLE
    if figure.is_nothing:
        return NIL
    if figure.source is not None:
        return amount_of(figure.source, words=words)
    if figure.parts and figure.indicator.part_of_whole:
        return _share(figure, figure.bounds, brief=brief)
    number = _computed(figure, figure.bounds, words=words)
    if Flag.UNSTATED in figure.flags and figure.stated is not None and not brief:
        stating, every = figure.stated
        number = Message(
            "{number} ({stating} of {every} events state a number)",
            number=number,
            stating=Numeral(stating),
            every=Numeral(every),
        )
    return number


def _share(figure: Figure, bounds: Bounds, *, brief: bool) -> Inline:
    """Word a part of a whole in per cent, with both numbers: a share without them cannot be judged."""
    if (bounds.lower, bounds.upper) == (0, 1):
        return NOT_AVAILABLE  # which says no more than that it is a share
    lower, upper = (_tenths(end, up=up) for end, up in ((bounds.lower or 0, False), (bounds.upper or 0, True)))
    if bounds.is_exact:
        exact = Fraction(round(Fraction(bounds.lower or 0) * 1000), 10)
        share: Inline = Message("{number} per cent", number=Numeral(exact, decimal=True))
    else:
        share = Message(
            "{lower} to {upper} per cent", lower=Numeral(lower, decimal=True), upper=Numeral(upper, decimal=True)
        )
    if brief:
        return share
    part, whole = figure.parts
    return Message(
        "{share} ({part} of {whole})", share=share, part=figure_of(part, brief=True), whole=figure_of(whole, brief=True)
    )


def _tenths(share: Number, *, up: bool) -> Fraction:
    """Turn a share into per cent with one decimal, rounded outward."""
    tenths = Fraction(share) * 1000
    return Fraction(-(-tenths.numerator // tenths.denominator) if up else tenths.numerator // tenths.denominator, 10)


def _computed(figure: Figure, bounds: Bounds, *, words: bool) -> Inline:
    lower, upper = bounds.lower, bounds.upper
    if upper is None and lower is not None and figure.granule > 1 and lower >= figure.granule:
        rounded = lower // figure.granule * figure.granule
        hedge = Qualifier.AT_LEAST if rounded == lower else Qualifier.MORE_THAN
        return Message(_HEDGES[hedge], number=Numeral(rounded))
    if lower is None or upper is None or figure.indicator.counts != "records":
        return bounds_in_words(bounds, words=words)
    if upper > 2 * lower > 0 and upper - lower == len(figure.possible):
        return Message(
            "at least {number}; {more} more not precisely dated",
            number=Numeral(lower, words=words),
            more=Numeral(upper - lower, words=words),
        )
    return bounds_in_words(bounds, words=words)


def bounds_in_words(bounds: Bounds, *, words: bool = False) -> Inline:
    """Word bounds: a number, "at least", "at most", or "12 to 15"."""
    lower, upper = bounds.lower, bounds.upper
    if lower is not None and lower == upper:
        return Numeral(lower, words=words, decimal=True)
    if lower is None or (lower == 0 and upper is not None):
        return (
            NOT_AVAILABLE
            if upper is None
            else Message("at most {number}", number=Numeral(upper, words=words, decimal=True))
        )
    if upper is None:
        return (
            NOT_AVAILABLE
            if lower == 0
            else Message("at least {number}", number=Numeral(lower, words=words, decimal=True))
        )
    return Message("{lower} to {upper}", lower=Numeral(lower, decimal=True), upper=Numeral(upper, decimal=True))


def time_of(figure: Figure) -> Inline:
    """Say which period or date a figure is about."""
    if figure.at is not None:
        return DateText(figure.at)
    return PeriodText(figure.period or figure.asked)


def dated_figure_of(figure: Figure) -> Inline:
    """Word a figure for a table whose column names the period: a figure at another time brings its own."""
    shown = figure_of(figure)
    if figure.missing is not None or (figure.at is None and figure.period == figure.asked):
        return shown
    return Message("{figure} ({time})", figure=shown, time=time_of(figure))


# -- changes ----------------------------------------------------------------------------------------------------------


def change_of(comparison: Comparison) -> Inline:
    """Word the strongest true statement about a change; no number over figures that may not be compared."""
    change = comparison.change
    if change.verdict is Verdict.NOT_COMPARABLE:
        if any(reason.code == "MISSING" for reason in comparison.comparability.blocks):
            return Message("no comparison")
        return Message("not comparable")
    if any(reason.code == "CARRIED" for reason in comparison.comparability.reasons):
        return Message("no later observation")
    if change.verdict is Verdict.CHANGED:
        return Message(
            "changed from {before} to {after}", before=figure_of(comparison.before), after=figure_of(comparison.after)
        )
    return change_in_words(change)


def change_in_words(change: Change) -> Inline:
    """Word a change by itself."""
    if change.verdict is Verdict.NOT_COMPARABLE:
        return Message("not comparable")
    if change.verdict in (Verdict.UNCHANGED, Verdict.CHANGED):
        return Message("unchanged") if change.verdict is Verdict.UNCHANGED else Message("changed")
    if change.bounds is None or not change.verdict.is_definite:
        return Message("no conclusion")
    return _by_how_much(change.verdict, outward(change.bounds))


def verdict_in_words(difference: Bounds) -> Inline:
    """Word the strongest true statement about a difference."""
    found = verdict(difference)
    if found is Verdict.UNCHANGED:
        return Message("unchanged")
    return _by_how_much(found, difference) if found.is_definite else Message("no conclusion")


_SIZES = {
    Verdict.INCREASE: (
        phrase("increase of {number}"),
        phrase("increase of at least {number}"),
        phrase("increase of {lower} to {upper}"),
    ),
    Verdict.DECREASE: (
        phrase("decrease of {number}"),
        phrase("decrease of at least {number}"),
        phrase("decrease of {lower} to {upper}"),
    ),
}


def _by_how_much(verdict: Verdict, bounds: Bounds) -> Inline:
    exactly, at_least, between = _SIZES[verdict]
    size = bounds if verdict is Verdict.INCREASE else -bounds
    least, most = size.lower or 0, size.upper
    if most is None:
        return Message(at_least, number=Numeral(least, decimal=True))
    if least == most:
        return Message(exactly, number=Numeral(least, decimal=True))
    return Message(between, lower=Numeral(least, decimal=True), upper=Numeral(most, decimal=True))


def is_partly_recorded(comparison: Comparison) -> bool:
    """Tell whether a change is one of what was recorded only, since a period is not recorded completely."""
    sides = (comparison.before, comparison.after)
    computed = comparison.indicator.of is not None and all(side.basis is Basis.EVIDENCED for side in sides)
    return computed and any(side.coverage is not CoverageState.COMPLETE for side in sides)


def notes_on(comparison: Comparison) -> Iterator[Inline]:
    """Go through what the reader of a comparison must be told, each as a sentence."""
    every = comparison.comparability.reasons
    # Where there is no figure, nothing else is said of two.
    absent = [reason for reason in every if reason.code == "MISSING"]
    for reason in absent or every:
        told = _reason(reason, comparison)
        if told is not None:
            yield told
        yield from _shared(reason)
    if comparison.remedied is not None:
        yield _remedied(comparison.remedied)
    if any(Flag.POSSIBLE_IDENTITY in figure.flags for figure in (comparison.before, comparison.after)):
        yield Message("Some records may be of the same activity; they count as one or as several.")
    if is_partly_recorded(comparison) and comparison.change.bounds is not None:
        yield Message(
            "As recorded: not all that happened is in the records, so the true number may have moved otherwise."
        )
    suggested = comparison.change.suggested
    if suggested is not None:
        yield Message(_SUGGESTIONS[suggested.verdict])
    grade = comparison.change.grade
    if grade == "implicated":
        yield Message("The conclusion supposes that a round number after “more than” is the nearest one below.")


def _remedied(found: Remedied) -> Inline:
    """Say what a remedy did, and what certainly changed after it."""
    before, after = found.remedy.before, found.remedy.after
    parts: dict[str, Inline] = {
        "before": _bounds_of(before),
        "after": _bounds_of(after),
        "change": change_in_words(found.change),
        "earlier": time_of(before),
        "period": time_of(after),
        "part": _part_of(after),
    }
    sentence = DONE[found.remedy.name]
    return Message(sentence, **{name: part for name, part in parts.items() if f"{{{name}}}" in sentence})


def _part_of(figure: Figure) -> Inline:
    entities = figure.indicator.entities
    return Verbatim(", ".join([*(code for _, code in figure.by), *([entities.value] if entities else [])]) or "–")


def _bounds_of(figure: Figure) -> Inline:
    return NOT_AVAILABLE if figure.bounds is None else bounds_in_words(outward(figure.bounds))


def outward(bounds: Bounds) -> Bounds:
    """Round fractions outward to one decimal."""
    lower = None if bounds.lower is None else Fraction(bounds.lower * 10 // 1, 10)
    upper = None if bounds.upper is None else Fraction(-(-bounds.upper * 10 // 1), 10)
    return Bounds(lower, upper)


_SUGGESTIONS = {
    Verdict.INCREASE: phrase("The wording suggests an increase, without proving it."),
    Verdict.DECREASE: phrase("The wording suggests a decrease, without proving it."),
    Verdict.UNCHANGED: phrase("The wording suggests no change, without proving it."),
}

_REASONS = {
    "KIND_DIFFERS": phrase("The figures are of different kinds: {before} and {after}."),
    "UNIT_DIFFERS": phrase("The figures count different things: {before} and {after}."),
    "BASIS_DIFFERS": phrase("One figure is printed in a document, the other computed from records."),
    "READING_DIFFERS": phrase("Hedged words were understood in two ways: {before} and {after}."),
    "ABOUT_DIFFERS": phrase("One figure is about what was recorded, the other about what happened."),
    "DEFINITION_CHANGED": phrase("The definition changed between the periods: {before} and {after}."),
    "DEFINITION_TEXT_CHANGED": phrase("The wording of the definition changed between the periods."),
    "RECOGNITION_DIFFERS": phrase("What lasts is counted by its start in one figure and by its end in the other."),
    "ORIGIN_DIFFERS": phrase("The totals start counting at different times: {before} and {after}."),
    "SCOPE_DIFFERS": phrase("The figures are about different things: {before} and {after}."),
    "COVERAGE_DIFFERS": phrase("The two periods are not recorded equally fully."),
    "UNIVERSE_CHANGED": phrase("The share is of another total than before: {before} and {after}."),
    "VINTAGE_DIFFERS": phrase("The figures rest on what was known at different times."),
    "SOURCE_DIFFERS": phrase("The number is kept elsewhere than before: {before} and {after}."),
    "METHOD_DIFFERS": phrase("The number is counted otherwise than before: {before} and {after}."),
    "LENGTH_DIFFERS": phrase(
        "The periods are not equally long: {before} and {after}. The comparison is of the two totals."
    ),
    "DAYS_DIFFER": phrase("The periods have as many months and not as many days."),
    "PERIODS_OVERLAP": phrase("The periods share some days; what happened on them is in both figures."),
    "CONTAINS": phrase("One period lies within the other; what happened in it is in both figures."),
    "GAP_BETWEEN": phrase("The periods are not adjacent; what happened between them is in neither figure."),
    "SAME_PERIOD": phrase("Both figures are about the same period; the difference is a revision."),
    "SAME_INSTANT": phrase("Both figures are about the same date; the difference is a revision."),
    "INCOMPLETE": phrase("A period was not over when its sources were published."),
    "BREAK_IN_SERIES": phrase("The series does not mean the same before and after: {before}, {after}."),
    "CARRIED": phrase("Nothing was observed later: the number of {before} stands for both periods."),
}

UNSAID = ("STRADDLERS",)
"""Reasons that the change already allows for, and that a reader of a report need not be told."""


def _reason(reason: Reason, comparison: Comparison) -> Inline | None:
    if reason.code == "MISSING":
        return _missing(comparison)
    sentence = _REASONS.get(reason.code)
    if sentence is None or reason.code in UNSAID:
        return None
    before: Inline = Verbatim(reason.before)
    after: Inline = Verbatim(reason.after)
    if reason.code == "LENGTH_DIFFERS":
        before, after = (_length(figure) for figure in (comparison.before, comparison.after))
        if reason.severity is ReasonSeverity.BLOCK or comparison.indicator.kind is IndicatorKind.RATIO:
            sentence = phrase("The periods are not equally long: {before} and {after}.")
    if reason.code in ("SOURCE_DIFFERS", "METHOD_DIFFERS"):
        name = "provider" if reason.code == "SOURCE_DIFFERS" else "method"
        before, after = (
            getattr(figure, name) or Message("not stated") for figure in (comparison.before, comparison.after)
        )
    if reason.code == "KIND_DIFFERS":
        before, after = (
            Message(KINDS_OF_FIGURE[figure.indicator.kind]) for figure in (comparison.before, comparison.after)
        )
    if reason.code == "CARRIED":
        before = time_of(comparison.before)
    if reason.code == "UNIVERSE_CHANGED":
        before, after = (_bounds_of(figure.parts[1]) for figure in (comparison.before, comparison.after))
    parts = {"before": before, "after": after}
    return Message(sentence, **{name: part for name, part in parts.items() if f"{{{name}}}" in sentence})


def _shared(reason: Reason) -> Iterator[Inline]:
    """Name the records that count on both sides, the first few of many."""
    if reason.shared:
        yield Message("In both figures: {records}.", records=keys_in_words(reason.shared))
    if reason.perhaps_shared:
        yield Message("Perhaps in both figures: {records}.", records=keys_in_words(reason.perhaps_shared))


def _length(figure: Figure) -> Inline:
    period = figure.period or figure.asked
    if period.months is not None:
        return Counted(period.months, "months")
    return Counted(period.days, "days")


def _missing(comparison: Comparison) -> Inline:
    absent = [figure for figure in (comparison.before, comparison.after) if figure.missing is not None]
    if any(figure.missing is MissingReason.NOT_COVERED for figure in absent):
        return Message("The register holds no records of this kind for one of the periods.")
    return Message("No figure is reported for one of the periods.")


KINDS_OF_FIGURE = {
    IndicatorKind.FLOW: phrase("amount over the period"),
    IndicatorKind.STOCK: phrase("state at a date"),
    IndicatorKind.CUMULATIVE: phrase("total since a fixed start"),
    IndicatorKind.DISTINCT: phrase("different ones over the period"),
    IndicatorKind.RATIO: phrase("ratio"),
    IndicatorKind.RATE: phrase("rate"),
    IndicatorKind.STATUS: phrase("status at a date"),
}
