"""How changes read: the strongest true statement, what keeps figures from being compared, and what a remedy did."""

from collections.abc import Iterator

from tracker.comparison import Attainment, Change, Comparison, Reason, ReasonSeverity, Verdict
from tracker.comparison._change import verdict
from tracker.comparison._compare import Remedied
from tracker.documents import Counted, DateText, Inline, Message, Numeral, Verbatim, phrase
from tracker.indicators import About, Basis, Figure, Flag, MissingReason
from tracker.model import CoverageState, IndicatorKind
from tracker.values import Bounds
from tracker.words._figures import figure_bounds, figure_of, scope_of, time_of
from tracker.words._numbers import difference_in_signs, outward
from tracker.words._terms import brief


def change_of(comparison: Comparison, *, words: bool = False) -> Inline:
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
    return change_in_words(change, words=words)


def change_in_words(change: Change, *, words: bool = False) -> Inline:
    """Word a change by itself; *words* writes a number under ten as a word, as running text does."""
    if change.verdict is Verdict.NOT_COMPARABLE:
        return Message("not comparable")
    if change.verdict in (Verdict.UNCHANGED, Verdict.CHANGED):
        return Message("unchanged") if change.verdict is Verdict.UNCHANGED else Message("changed")
    if change.bounds is None or not change.verdict.is_definite:
        return Message("no conclusion")
    return _by_how_much(change.verdict, outward(change.bounds), words=words)


def change_in_table(comparison: Comparison, *, words: bool = False) -> Inline:
    """Word a change where both figures stand near it: how much, between hedged states of affairs, is left to them."""
    change = comparison.change
    is_hedged = change.bounds is not None and not change.bounds.is_exact and comparison.before.source is not None
    if is_hedged and change.verdict in (Verdict.INCREASE, Verdict.DECREASE):
        return Message("increase") if change.verdict is Verdict.INCREASE else Message("decrease")
    return change_of(comparison, words=words)


def is_of_records_alone(comparison: Comparison) -> bool:
    """Tell whether a change is one of records that do not hold all that happened: it proves nothing of that."""
    return comparison.after.about is About.RECORDED and is_partly_recorded(comparison)


def change_or_difference(comparison: Comparison, *, is_brief: bool = False) -> Inline:
    """
    Word a change of what happened; where it is one of the records alone, the difference between them, in signs.

    Args:
        comparison: The comparison.

        is_brief: Whether it stands under a heading, in the cell of a table.
    """
    if not is_of_records_alone(comparison) or comparison.change.verdict is Verdict.CHANGED:
        return change_of(comparison)
    return _difference(comparison.change, is_brief=is_brief) or change_of(comparison)


def _difference(change: Change, *, is_brief: bool = False) -> Inline | None:
    """Write the difference between what is recorded; None where not even that is certain."""
    if change.bounds is None or not change.verdict.is_definite:
        return None
    sentence = _RECORDED_IN_SHORT if is_brief else _RECORDED
    return Message(sentence, difference=difference_in_signs(outward(change.bounds)))


_RECORDED = phrase("difference between what is recorded: {difference}")
_RECORDED_IN_SHORT = phrase("recorded: {difference}")


def standing_change(comparison: Comparison) -> tuple[Inline, str]:
    """
    Word a change where it stands by itself beside its figure, with the sign for it.

    A state of affairs changed since the date of the earlier one; where that one is hedged, it is named instead of a
    difference that nobody reads. Where nothing is proved, the earlier figure stands without a conclusion.
    """
    before, change = comparison.before, comparison.change
    if change.verdict.is_definite and change.verdict is not Verdict.CHANGED:
        sign = _SIGNS[change.verdict]
        if before.at is None:
            return change_of(comparison), sign
        time = DateText(before.at, as_phrase=True)
        if change.bounds is None or not change.bounds.is_exact:
            return Message("against {before} {time}", before=figure_of(before, brief=True), time=time), sign
        return (
            Message(
                "{change}, from {before} {time}",
                change=change_in_words(change),
                before=figure_of(before, brief=True),
                time=time,
            ),
            sign,
        )
    if before.missing is not None:
        return change_of(comparison), ""
    return Message("period before: {before}", before=figure_of(before, brief=True)), ""


_SIGNS = {Verdict.INCREASE: "up", Verdict.DECREASE: "down", Verdict.UNCHANGED: "same"}


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
        yield _remedied(comparison.remedied, is_of_records=is_of_records_alone(comparison))
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


def _remedied(found: Remedied, *, is_of_records: bool) -> Inline:
    """Say what a remedy did, and what certainly changed after it; of the records alone, by how much they differ."""
    before, after = found.remedy.before, found.remedy.after
    parts: dict[str, Inline] = {
        "before": figure_bounds(before),
        "after": figure_bounds(after),
        "change": (_difference(found.change) if is_of_records else None) or change_in_words(found.change),
        "earlier": time_of(before),
        "period": time_of(after),
        "part": scope_of(after),
    }
    sentence = DONE[found.remedy.name]
    return Message(sentence, **{name: part for name, part in parts.items() if f"{{{name}}}" in sentence})


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


def _by_how_much(verdict: Verdict, bounds: Bounds, *, words: bool = False) -> Inline:
    exactly, at_least, between = _SIZES[verdict]
    size = bounds if verdict is Verdict.INCREASE else -bounds
    least, most = size.lower or 0, size.upper
    if most is None:
        return Message(at_least, number=Numeral(least, words=words, decimal=True))
    if least == most:
        return Message(exactly, number=Numeral(least, words=words, decimal=True))
    return Message(between, lower=Numeral(least, decimal=True), upper=Numeral(most, decimal=True))


_SUGGESTIONS = {
    Verdict.INCREASE: phrase("The wording suggests an increase, without proving it."),
    Verdict.DECREASE: phrase("The wording suggests a decrease, without proving it."),
    Verdict.CHANGED: phrase("The wording suggests a change, without proving it."),
    Verdict.UNCHANGED: phrase("The wording suggests no change, without proving it."),
    Verdict.CHANGED: phrase("The wording suggests a change, without proving it."),
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
    "SOURCE_DIFFERS": phrase("The two numbers are not kept in the same place: {before}, then {after}."),
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
        before, after = (brief(figure.indicator.kind) for figure in (comparison.before, comparison.after))
    if reason.code == "CARRIED":
        before = time_of(comparison.before)
    if reason.code == "UNIVERSE_CHANGED":
        before, after = (figure_bounds(figure.parts[1]) for figure in (comparison.before, comparison.after))
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


# -- targets ----------------------------------------------------------------------------------------------------------


def attained_in_words(each: Attainment) -> Inline:
    """Say whether the target was reached, and which part of the way was gone."""
    verdict = brief(each.verdict)
    if each.share is None or not _is_share(each.share):
        return verdict
    return Message(
        "{verdict} ({percent} per cent of the way)",
        verdict=verdict,
        percent=Numeral(round((each.share.lower or 0) * 100)),
    )


def _is_share(share: Bounds) -> bool:
    return share.is_exact and share.lower is not None and 0 <= share.lower <= 1


# -- remedies ---------------------------------------------------------------------------------------------------------


DONE = {
    "trim": phrase("The longer period was cut at its start to the length of the other ({period}): {change}."),
    "rate": phrase("By month: {before} in the earlier period, {after} in the later one; {change}."),
    "bridge": phrase("Carried over to the newer definition, {before} becomes comparable with {after}: {change}."),
    "restate": phrase("By the later definition in both periods: {before}, then {after}; {change}."),
    "cut_to_date": phrase(
        "Both periods cut to what was over ({earlier} and {period}): {before}, then {after}; {change}."
    ),
    "panel": phrase("Of those recorded in both periods alone ({part}): {before}, then {after}; {change}."),
    "like_for_like": phrase("Of what is in the scope of both ({part}): {before}, then {after}; {change}."),
    "fix_universe": phrase("Of those whom the earlier share was taken of: {before}, then {after}; {change}."),
    "recompute": phrase("With both figures computed alike: {before}, then {after}; {change}."),
    "one_reading": phrase("With hedged words understood alike: {before}, then {after}; {change}."),
    "same_vintage": phrase("By what is known now: {before}, then {after}; {change}."),
    "compare_like_basis": phrase("On the same basis: {before}, then {after}; {change}."),
}
"""What each remedy did, and what certainly changed after it."""

_ADVICE = {
    "reconcile": phrase("Reconcile the printed figure with the records first."),
    "adjudicate": phrase("Say whether the new wording is editorial, or give the definition a new version."),
    "pre_break": phrase("State the last value before the break by the new meaning too."),
    "date_the_events": phrase("Date the records that may lie in either period."),
    "observe_again": phrase("Record a later observation."),
}
"""What people can do where no remedy runs."""

SHOWN = 5
"""How many keys are printed of a list that may be long; JSON has them all."""


def advice_in_words(name: str) -> Inline:
    """Say what people can do."""
    return Message(_ADVICE[name]) if name in _ADVICE else Verbatim(name)


def keys_in_words(keys: tuple[str, ...]) -> Inline:
    """Name the first of the records, and how many more there are."""
    named = Verbatim(", ".join(keys[:SHOWN]))
    more = len(keys) - SHOWN
    return named if more <= 0 else Message("{records} and {number} more", records=named, number=Numeral(more))
