"""
The words for enumerations that readers see: each member once, briefly and in full.

The tables are keyed by the names of the enumerations, so that a command that needs one word does not load the packages
of all; a test walks the enumerations and finds what has no word.
"""

from enum import StrEnum

from attrs import field, frozen

from tracker.documents import Inline, Message, Verbatim, phrase


@frozen
class Term:
    """
    The word for a member of an enumeration.

    Attributes:
        brief: In a narrow place or within a sentence.

        full: Where a reader meets it by itself; by default as briefly.
    """

    brief: str
    full: str = field()

    @full.default
    def _as_briefly(self) -> str:
        return self.brief


TERMS: dict[str, dict[str, Term]] = {
    "Basis": {
        "evidenced": Term(phrase("evidenced"), phrase("evidence")),
        "claimed": Term(phrase("claimed"), phrase("printed figure")),
        "derived": Term(phrase("derived")),
    },
    "Flag": {
        "unstated": Term(phrase("unstated"), phrase("some records state no number")),
        "open_list": Term(phrase("open list"), phrase("some sources name only part of the countries")),
        "possible_identity": Term(
            phrase("records may be of the same thing"), phrase("some records may be of the same thing")
        ),
        "carried": Term(phrase("carried"), phrase("observed before the period")),
        "own_period": Term(phrase("own period"), phrase("over a period of its own")),
        "not_certainly_in_period": Term(
            phrase("not certainly in period"), phrase("perhaps observed outside the period")
        ),
        "denominator_may_be_zero": Term(phrase("denominator may be zero"), phrase("the number divided by may be zero")),
        "incomplete": Term(phrase("period not over"), phrase("the period was not over when this was last known")),
        "claims_differ": Term(phrase("claims differ"), phrase("documents print different figures")),
        "several_subjects": Term(phrase("several subjects"), phrase("observations of several things")),
        "unchecked": Term(phrase("unchecked"), phrase("some records stand in files that no check has passed")),
    },
    "MissingReason": {
        "not_reported": Term(phrase("not reported")),
        "cannot_exist": Term(phrase("cannot exist")),
        "not_collected": Term(phrase("not collected")),
        "suppressed": Term(phrase("not published")),
        "not_covered": Term(phrase("not covered by the records")),
    },
    "Reading": {
        "strict": Term(phrase("strict")),
        "cautious": Term(phrase("cautious")),
        "implicated": Term(phrase("implicated")),
    },
    "Row": {
        "country": Term(phrase("country")),
        "programme": Term(phrase("programme")),
        "kind": Term(phrase("kind")),
        "region": Term(phrase("region")),
    },
    "IndicatorKind": {
        "flow": Term(phrase("amount over the period")),
        "stock": Term(phrase("state at a date")),
        "cumulative": Term(phrase("total since a fixed start")),
        "distinct": Term(phrase("different ones over the period")),
        "ratio": Term(phrase("ratio")),
        "rate": Term(phrase("rate")),
        "status": Term(phrase("status at a date")),
    },
    "TargetVerdict": {
        "exceeded": Term(phrase("exceeded")),
        "met": Term(phrase("met")),
        "not_met": Term(phrase("not met")),
        "possibly_met": Term(phrase("possibly met")),
        "undirected": Term(phrase("cannot be told: nothing says whether more or less is better")),
        "not_reported": Term(phrase("not reported")),
    },
    "Cause": {
        "claim_gap": Term(phrase("difference from the records of the time")),
        "error": Term(phrase("errors corrected")),
        "late_information": Term(phrase("late information")),
        "duplicate_removed": Term(phrase("duplicates removed")),
        "retraction": Term(phrase("records withdrawn")),
        "reclassification": Term(phrase("records reclassified")),
        "definition": Term(phrase("change of definition")),
    },
    "RevisionReason": {
        "error": Term(phrase("an error was corrected")),
        "late_information": Term(phrase("late information")),
        "definition": Term(phrase("the definition changed")),
        "reclassification": Term(phrase("it was reclassified")),
        "estimate": Term(phrase("an estimate was revised")),
        "duplicate_removed": Term(phrase("a duplicate was removed")),
        "retraction": Term(phrase("it was withdrawn")),
    },
    "ClaimVerdict": {
        "confirmed": Term(phrase("confirmed")),
        "contradicted": Term(phrase("contradicted")),
        "consistent": Term(phrase("consistent")),
        "not_reached": Term(phrase("not reached")),
        "unverified": Term(phrase("unverified")),
        "not_comparable": Term(phrase("not comparable")),
    },
    "Misstatement": {
        "understated": Term(phrase("contradicted (understated)")),
        "overstated": Term(phrase("contradicted (overstated)")),
    },
    "Aspect": {
        "acceptance": Term(phrase("Acceptance")),
        "self_reported": Term(phrase("Progress as reported by the addressees")),
        "verified": Term(phrase("Verified status")),
        "activity": Term(phrase("Activity")),
    },
    "GroupedBy": {
        "source": Term(phrase("Source")),
        "addressee": Term(phrase("Addressee")),
        "theme": Term(phrase("Theme")),
        "priority": Term(phrase("Priority")),
        "made_by": Term(phrase("Made by")),
    },
    "ActivityState": {
        "with_activity": Term(phrase("with activity")),
        "possibly": Term(phrase("possibly with activity")),
        "without_activity": Term(phrase("none recorded")),
        "not_covered": Term(phrase("not covered by the records")),
    },
    "DueKind": {
        "deadline": Term(phrase("deadline")),
        "document": Term(phrase("document expected")),
        "report": Term(phrase("report to be made")),
        "end_of_mandate": Term(phrase("mandate ends")),
        "target": Term(phrase("target")),
    },
    "Severity": {
        "error": Term(phrase("error")),
        "warning": Term(phrase("warning")),
        "info": Term(phrase("info")),
    },
    "Confidence": {
        "sure": Term(phrase("sure")),
        "likely": Term(phrase("likely")),
        "ask": Term(phrase("to be decided")),
    },
    "Undone": {
        "not_done": Term(phrase("said not to have been done")),
        "cancelled": Term(phrase("cancelled")),
        "postponed": Term(phrase("postponed")),
        "planned": Term(phrase("only planned")),
        "requested": Term(phrase("only requested")),
    },
    "FindKind": {
        "quantity": Term(phrase("quantity")),
        "date": Term(phrase("date")),
        "country": Term(phrase("country or area")),
        "symbol": Term(phrase("symbol")),
        "name": Term(phrase("name")),
        "ordinal": Term(phrase("session")),
        "act": Term(phrase("activity not held")),
    },
    "DueState": {
        "overdue": Term(phrase("Overdue")),
        "possibly_overdue": Term(phrase("Possibly overdue")),
        "due": Term(phrase("Due")),
        "undated": Term(phrase("Without a date")),
        "lapsed": Term(phrase("Ended and not renewed")),
    },
}
"""The words of each enumeration, by its name and the codes of its members."""

NOT_WORDED = {
    "About": "the sentence on incomplete records says it",
    "Additivity": "nobody reads it: it decides whether figures are added",
    "CountedBy": "a note on a follow-up says how recommendations are counted",
    "CoverageState": "a sentence of its own says what was recorded, or the records say it by their code",
    "DeadlineState": "a sentence counts the recommendations in each state",
    "Dimension": "nobody reads it: it decides whether figures are added",
    "Direction": "it decides between better and worse and is not printed",
    "PanelDimension": "it is asked for; a sentence counts the members",
    "Proof": "each kind of evidence has a sentence of its own",
    "ReasonSeverity": "a reason that blocks stands where the change would, any other in a note",
    "RemedyName": "a sentence says what a remedy did",
    "Verdict": "a change is worded with its size",
    "World": "the sentence on what the records hold says it",
}
"""Enumerations that answers bear and no reader meets as words, and why."""


def brief(member: StrEnum) -> Inline:
    """
    Word a member of an enumeration in a narrow place.

    >>> from tracker.indicators import Basis
    >>> brief(Basis.CLAIMED)
    Message('claimed')
    """
    return Message(TERMS[type(member).__name__][member.value].brief)


def full(member: StrEnum) -> Inline:
    """
    Word a member of an enumeration where it stands by itself.

    >>> from tracker.indicators import Basis
    >>> full(Basis.CLAIMED)
    Message('printed figure')
    """
    return Message(TERMS[type(member).__name__][member.value].full)


def code_in_words(enumeration: str, code: str) -> Inline:
    """
    Word a code that is kept as text, such as the name of a reading or of a dimension; one without a word stays a code.

    >>> code_in_words("Reading", "strict"), code_in_words("Row", "about")
    (Message('strict'), Verbatim(text='about'))
    """
    term = TERMS[enumeration].get(code)
    return Verbatim(code) if term is None else Message(term.brief)
