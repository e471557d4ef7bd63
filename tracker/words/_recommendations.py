"""How the follow-up of recommendations reads: statuses, rates with their definitions, ages, and what must be noted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from tracker.codelists import StatusClass
from tracker.documents import Counted, Inline, Message, Numeral, PeriodText, Sequence, Verbatim, phrase
from tracker.followup import DeadlineState, FollowUp
from tracker.followup._breakdowns import MatchedPanel
from tracker.followup._follow_up import IMPLEMENTING
from tracker.followup._rates import MINIMUM, Overtaken, Rate
from tracker.followup._status import NOT_ISSUED, NOT_YET_OBSERVED, Status
from tracker.followup._tally import Behind
from tracker.followup._timelines import CountedBy
from tracker.followup._transitions import StatusCount
from tracker.model import Aspect, Register
from tracker.values import Bounds, InternationalString
from tracker.words._changes import verdict_in_words
from tracker.words._numbers import NOT_AVAILABLE, bounds_in_words, share_in_per_cent
from tracker.words._parties import party_in_words
from tracker.words._terms import Term, code_in_words

Led: TypeAlias = Callable[[Inline, Behind, tuple[Inline, ...]], Inline]
"""How a number leads to the recommendations behind it: from its words, these, and what it counts, part by part."""


def unled(number: Inline, behind: Behind, counts: tuple[Inline, ...]) -> Inline:  # noqa: ARG001  # as any other `Led`
    """Let a number lead nowhere: what is printed here has no list of what stands behind it."""
    return number


RECOMMENDATIONS, FOLLOW_UP = Message("Recommendations"), Message("Follow-up of recommendations")
"""What is told of recommendations, and of what became of them."""

ALL_RECOMMENDATIONS = Message("All recommendations")
"""What is counted where nothing is grouped."""

CHANGE = Message("Change")
"""What the difference between two numbers of recommendations is called."""

MOVEMENTS = {
    "opening": Term(phrase("opening"), phrase("open at the start")),
    "issued": Term(phrase("issued")),
    "reopened": Term(phrase("reopened")),
    "implemented": Term(phrase("implemented")),
    "closed_otherwise": Term(phrase("otherwise closed")),
    "closing": Term(phrase("closing"), phrase("open at the end")),
}
"""What each movement of open recommendations is called, in the order in which they add up."""

COMPLETED = Term(phrase("completed"))
"""What "implemented" is called where an aspect does not speak of implementation."""

AGES = {
    "less than one year": phrase("Less than one year"),
    "one to two years": phrase("One to two years"),
    "two to three years": phrase("Two to three years"),
    "three to four years": phrase("Three to four years"),
    "four to five years": phrase("Four to five years"),
    "five years or more": phrase("Five years or more"),
}
"""What each band of ages is called."""

RATES = {
    "observed": phrase("Observed in the period"),
    "stock": phrase("Of all ever issued"),
    "due": phrase("Due in the period"),
    "due_original": phrase("Due in the period by the original deadline"),
}

_DEFINITIONS = {
    "observed": phrase(
        "Implemented on the last day of the period, out of those under review in it: open at its start, issued in it or"
        " reopened."
    ),
    "stock": phrase("Implemented on the last day of the period, out of all issued until then."),
    "due": phrase("Implemented on the due date, out of those due in the period by the deadline last set."),
    "due_original": phrase("Implemented on the due date, out of those due in the period by the deadline first set."),
}

_TREATMENTS = {
    Overtaken.COUNTED: phrase("Those overtaken by events or otherwise closed count as not implemented."),
    Overtaken.LEFT_OUT: phrase("Those overtaken by events or otherwise closed are left out."),
}


def status_in_words(status: Status, *, with_scale: bool = False, aspect: Aspect | None = None) -> Inline:
    """Name a status, with its scale where several stand together; what was merely done is never called implemented."""
    if status.on is None:
        return Message("Not issued yet") if status is NOT_ISSUED else Message("Not yet observed")
    title = status.on[status.code].title
    named: Inline = Message("{status} ({scale})", status=title, scale=status.on.title) if with_scale else title
    if aspect is Aspect.ACTIVITY and status.status_class is StatusClass.IMPLEMENTED:
        return Message("{status} – activity only", status=named)
    return named


def statuses_in_words(statuses: Iterable[Status], *, with_scale: bool = False, aspect: Aspect | None = None) -> Inline:
    """Name every status that a recommendation may have."""
    named = [status_in_words(each, with_scale=with_scale, aspect=aspect) for each in statuses]
    return named[0] if len(named) == 1 else Sequence(tuple(named), " / ")


def have_several_scales(statuses: Iterable[Status]) -> bool:
    """Tell whether statuses of several scales stand together."""
    return len({status.scale for status in statuses} - {None}) > 1


def telling_rates(found: FollowUp) -> tuple[Rate, ...]:
    """
    Return the rates that concern any recommendation; one that leaves out nobody is the one beside it.

    Where nothing at all was observed there are none: "0 per cent implemented" would tell of the records only.
    """
    if not is_observed(found):
        return ()
    by_name = {each.name: each for each in found.rates}
    return tuple(
        each
        for each in found.rates
        if each.denominator != Bounds(0, 0)
        and (each.overtaken is Overtaken.COUNTED or each.denominator != _with_all(by_name, each).denominator)
    )


def is_observed(found: FollowUp) -> bool:
    """Tell whether any recommendation may have been observed under the aspect by the end of the period."""
    return any(each.status is not NOT_YET_OBSERVED and each.bounds.upper for each in _counts(found))


def _counts(found: FollowUp) -> Iterable[StatusCount]:
    return found.statuses.get(found.aspect, ())


def _with_all(by_name: Mapping[str, Rate], rate: Rate) -> Rate:
    return by_name[rate.name.removesuffix("_without_overtaken")]


def difference_in_words(bounds: Bounds | None, *, is_comparable: bool) -> Inline:
    """Word by how much a number changed, or that nothing can be said."""
    if not is_comparable:
        return Message("not comparable")
    return NOT_AVAILABLE if bounds is None else verdict_in_words(bounds)


def rate_title(rate: Rate) -> Inline:
    """Name a rate, with what it does with those overtaken by events."""
    if rate.years is not None and rate.cohort is not None:
        return Message(
            "Within {years} (issued: {period})", years=Counted(rate.years, "years"), period=PeriodText(rate.cohort)
        )
    title = Message(RATES[rate.name.removesuffix("_without_overtaken")])
    if rate.overtaken is Overtaken.LEFT_OUT:
        return Message("{rate}, without those otherwise closed", rate=title)
    return title


def definition_of(rate: Rate) -> Inline:
    """Say what a rate divides by what, and what it does with those overtaken by events."""
    if rate.years is not None and rate.cohort is not None:
        definition: Inline = Message(
            "Found implemented within {years} of issue, out of those issued in the cohort’s period ({period}); those"
            " observed for less, and not implemented so far, may go either way.",
            years=Counted(rate.years, "years"),
            period=PeriodText(rate.cohort),
        )
    else:
        definition = Message(_DEFINITIONS[rate.name.removesuffix("_without_overtaken")])
    return Sequence((definition, Message(_TREATMENTS[rate.overtaken])), " ")


def share_in_words(rate: Rate, led: Led = unled, counts: tuple[Inline, ...] = ()) -> Inline:
    """Say how many of how many, each leading where *led* says; *counts* are the parts of what the rate is of."""
    return Message(
        "{part} of {whole}",
        part=led(bounds_in_words(rate.numerator), rate.records["numerator"], (*counts, Message("implemented"))),
        whole=led(bounds_in_words(rate.denominator), rate.records["denominator"], (*counts, Message("all concerned"))),
    )


def percentage_of(rate: Rate, minimum: int = MINIMUM) -> Inline:
    """Say a rate in per cent; of none there is none, and of few it would say more than is known."""
    if rate.share is None:
        return NOT_AVAILABLE
    if not rate.is_large_enough(minimum):
        return Message("too few (under {number})", number=Numeral(minimum))
    return share_in_per_cent(rate.share)


_PANEL = {
    "members": phrase("Under review in both periods"),
    "exits": phrase("Under review only in the earlier period"),
    "entries": phrase("Under review only in the later period"),
}


def panel_in_words(panel: MatchedPanel, led: Led = unled) -> Inline:
    """Say how many were under review in both periods, what became of them, and who came and went."""

    def number(name: str) -> Inline:
        return led(bounds_in_words(getattr(panel, name)), panel.records[name], (Message(_PANEL[name]),))

    both = Message(_PANEL["members"])
    return Message(
        "Under review in both periods: {members}, of which implemented {before} in the earlier and {after} in the"
        " later one; only in the earlier one: {exits}; only in the later one: {entries}.",
        members=number("members"),
        before=share_in_words(panel.before, led, (both, Message("the earlier period"))),
        after=share_in_words(panel.after, led, (both, Message("the later period"))),
        exits=number("exits"),
        entries=number("entries"),
    )


def deadlines_in_words(found: FollowUp) -> Inline:
    """Count the open recommendations by what is known of their deadline."""
    return Message(
        "Open at the end: {stated} with a stated deadline, {none} stated to have no deadline, {unknown} whose deadline"
        " is not known.",
        **{state.value: bounds_in_words(found.deadlines[state]) for state in DeadlineState},
    )


def dimension_title(dimension: str | None) -> Inline:
    """Name what recommendations are grouped by; None for all of them together."""
    return RECOMMENDATIONS if dimension is None else code_in_words("GroupedBy", dimension)


PARTIES = ("addressee", "made_by")
"""The dimensions whose groups are those who make recommendations and those to whom they are made."""


def group_in_words(
    register: Register | None, value: InternationalString | str | None, dimension: str | None = None
) -> Inline:
    """
    Name a group of recommendations: a source by its title, if a register has it, anything else as records do.

    Args:
        register: The register that names the groups; None calls sources by their ids.

        value: What the group has in common; None for nothing stated.

        dimension: What recommendations are grouped by: a country may be recorded by its code where it is a party.
    """
    if value is None:
        return Message("not stated")
    if isinstance(value, InternationalString):
        return party_in_words(register, value) if dimension in PARTIES else value
    if register is None or dimension not in (None, "source"):
        return Verbatim(value)
    source = register.document(value) or register.meetings.get(value) or register.mandates.get(value)
    return Verbatim(value) if source is None else source.title


_TRANSLATED = phrase(
    "{number} moved from the scale “{before}” to the scale “{after}”; their earlier statuses are translated."
)
_BROKEN = phrase("{number} moved from the scale “{before}” to the scale “{after}”; the two cannot be compared.")


def notes_on_follow_up(found: FollowUp, led: Led = unled, *, with_rates: bool = True) -> Iterator[Inline]:
    """
    Go through what a reader must be told about all the figures of a follow-up.

    Args:
        found: The follow-up.

        led: How its numbers lead to the recommendations behind them.

        with_rates: Whether rates are shown; where none is, nothing is said of what counts in them.
    """
    if found.counted_by is CountedBy.LINEAGE:
        yield Message(
            "Recommendations that reiterate or supersede one another count as one; the parts of one that was split, and"
            " those that were merged, count by themselves."
        )
    else:
        yield Message("Each recommendation counts by itself, also where it reiterates or supersedes another.")
    yield Message(
        "A recommendation is open until it is found implemented or otherwise closed; one not yet observed is open too."
    )
    if found.aspect not in IMPLEMENTING:
        yield Message(
            "Accepting a recommendation, or doing something about it, is not implementing it: no rate is given, and"
            " what is open or closed here is so by this aspect alone."
        )
    elif unobserved := [each for each in _counts(found) if each.status is NOT_YET_OBSERVED and each.bounds.upper]:
        if is_observed(found) and with_rates:
            yield Message(
                "Not yet observed: {number}; in rates they count as not implemented.",
                number=led(
                    bounds_in_words(unobserved[0].bounds),
                    unobserved[0].records["bounds"],
                    (status_in_words(NOT_YET_OBSERVED),),
                ),
            )
        elif not is_observed(found):
            yield Message(
                "Nothing was observed under this aspect by the end, so no rate is given: what nobody observed may have"
                " been implemented all the same."
            )
    reclassified = found.roll_forward[0].reclassified
    if reclassified != Bounds(0, 0):
        yield Message(
            "Moved between implemented and otherwise closed without being open at either end: {number}.",
            number=led(
                bounds_in_words(reclassified),
                found.roll_forward[0].records["reclassified"],
                (Message("Moved between implemented and otherwise closed"),),
            ),
        )
    for each in found.breaks:
        before, after = each.titles
        yield Message(
            _TRANSLATED if each.has_concordance else _BROKEN,
            number=led(bounds_in_words(each.bounds), each.records, (from_to(before, after),)),
            before=before,
            after=after,
        )


def from_to(before: Inline, after: Inline) -> Inline:
    """Say from what to what recommendations went."""
    return Message("From “{before}” to “{after}”", before=before, after=after)
