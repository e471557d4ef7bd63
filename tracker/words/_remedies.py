"""What was done about a reason against comparing, and what only people can do about it, as sentences."""

from tracker.documents import Inline, Message, Verbatim, phrase

__all__ = ["DONE", "advice_in_words", "keys_in_words"]

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
    return named if more <= 0 else Message("{records} and {number} more", records=named, number=Verbatim(str(more)))
