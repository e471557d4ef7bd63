"""The result of holding a claim against evidence: one line for each kind of evidence, and the verdict over all."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from tracker.comparison import Reason
from tracker.indicators import Figure
from tracker.model import Adjudication, Claim, Indicator
from tracker.values import Bounds, InternationalString, Reading
from tracker.values._answer import Answer


class ClaimVerdict(StrEnum):
    """What evidence makes of a claim."""

    CONFIRMED = "confirmed"
    """true whatever the records leave open"""
    CONTRADICTED = "contradicted"
    """false whatever the records leave open"""
    CONSISTENT = "consistent"
    """true in some of the cases that the records leave open, and false in others"""
    NOT_REACHED = "not_reached"
    """what was found so far is less than what is claimed; more may yet be found, so it is no contradiction"""
    UNVERIFIED = "unverified"
    """nothing in the register bears on it"""
    NOT_COMPARABLE = "not_comparable"
    """what the register holds is about something else"""


class Misstatement(StrEnum):
    """In which way a claim is contradicted."""

    UNDERSTATED = "understated"
    """the evidence proves more"""
    OVERSTATED = "overstated"
    """the evidence proves less; only where the evidence is complete"""


class World(StrEnum):
    """Whether there may be evidence that the register lacks."""

    OPEN = "open"
    """there may: what is recorded is the least that there is"""
    CLOSED = "closed"
    """the register declares that it holds all: no record means that there was nothing"""


@frozen
class Judgement:
    """
    A verdict.

    Attributes:
        verdict: What evidence makes of the claim.

        direction: In which way it is contradicted; None if it is not.
    """

    verdict: ClaimVerdict
    direction: Misstatement | None = None


def judge(claimed: Bounds, evidence: Bounds, truth: Bounds, *, world: World) -> Judgement:
    """
    Hold a claim against evidence.

    >>> ten = Bounds.exactly(10)
    >>> judge(Bounds.exactly(9), ten, Bounds.at_least(10), world=World.OPEN).direction.value
    'understated'
    >>> judge(Bounds.exactly(11), ten, Bounds.at_least(10), world=World.OPEN).verdict.value
    'not_reached'

    Args:
        claimed: What the claim may mean.

        evidence: What is certain about the number as recorded.

        truth: Where the number certainly lies, recorded or not.

        world: Whether there may be more than is recorded.
    """
    # L62: confirmed or contradicted only if that holds in every world; L64: closing the world then changes nothing.
    if truth.within(claimed):
        return Judgement(ClaimVerdict.CONFIRMED)
    if truth.intersection(claimed) is None:
        more = claimed.upper is not None and truth.lower is not None and truth.lower > claimed.upper
        return Judgement(ClaimVerdict.CONTRADICTED, Misstatement.UNDERSTATED if more else Misstatement.OVERSTATED)
    below = evidence.upper is not None and claimed.lower is not None and evidence.upper < claimed.lower
    if below and world is World.OPEN:
        return Judgement(ClaimVerdict.NOT_REACHED)
    return Judgement(ClaimVerdict.CONSISTENT)


class Proof(StrEnum):
    """What a claim is held against."""

    RECORDS = "records"
    """the figure that the records give over the claim's own period"""
    NAMES = "names"
    """the names that its document gives for it"""
    PARTS = "parts"
    """claims that are its parts"""
    WHOLE = "whole"
    """a claim that it is a part of; it may contradict, and proves nothing"""
    STATEMENTS = "statements"
    """claims that state the same thing; they are shown and decide nothing, since repeating is no evidence"""


@frozen(kw_only=True)
class Line:
    """
    One claim held against one kind of evidence.

    Attributes:
        proof: The kind of evidence.

        judgement: What it makes of the claim.

        world: Whether there may be more evidence of the kind than the register holds.

        bounds: What is certain about the number as recorded; None if nothing bears on it.

        records: Keys of the records that say so.

        named: The countries, areas or others that they name, sorted; empty where none are counted.

        reasons: What forbids to compare, or what the reader should know.

        assumptions: How loose wordings were read.

        figure: The figure that the records give; None for evidence of another kind, and without one.

        until: The last day whose records are evidence, where that lies before the end of the claim's period: its
            document could know no more.
    """

    proof: Proof
    judgement: Judgement
    world: World = World.OPEN
    bounds: Bounds | None = None
    records: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    assumptions: tuple[InternationalString, ...] = ()
    figure: Figure | None = None
    until: date | None = None

    @property
    def verdict(self) -> ClaimVerdict:
        """What it makes of the claim."""
        return self.judgement.verdict

    @property
    def direction(self) -> Misstatement | None:
        """In which way the claim is contradicted; None if it is not."""
        return self.judgement.direction


@frozen(kw_only=True, repr=False)
class Reconciliation(Answer):
    """
    A published claim, held against all the evidence of the register.

    Attributes:
        claim: The claim.

        indicator: What it counts; None if nobody knows the indicator.

        reading: How hedged words were understood.

        claimed: What the claim may mean under that reading.

        deciding: The line that the verdict rests on.

        lines: Every line, that of the records first, the deciding one among them.

        identities: Pairs of records behind it that look like one thing recorded twice; never merged, only proposed.

        adjudications: What people decided about it.
    """

    claim: Claim
    indicator: Indicator | None
    reading: Reading
    claimed: Bounds
    deciding: Line
    lines: tuple[Line, ...]
    identities: tuple[tuple[str, str], ...] = ()
    adjudications: tuple[Adjudication, ...] = ()

    @property
    def verdict(self) -> ClaimVerdict:
        """What the evidence makes of the claim."""
        return self.deciding.verdict

    @property
    def direction(self) -> Misstatement | None:
        """In which way it is contradicted; None if it is not."""
        return self.deciding.direction

    @property
    def world(self) -> World:
        """Whether there may be more records than the register holds, by its declared coverage of the claim's period."""
        return self.lines[0].world

    @property
    def evidence(self) -> Bounds | None:
        """What is certain about the number as recorded; None if nothing bears on it."""
        return self.deciding.bounds

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What forbids to compare, or what the reader should know, each once."""
        return tuple(dict.fromkeys(reason for line in self.lines for reason in line.reasons))

    @property
    def records(self) -> tuple[str, ...]:
        """Keys of the records behind the verdict."""
        return self.deciding.records

    @property
    def named(self) -> tuple[str, ...]:
        """Whom they name: the counterexample, where the claim is contradicted."""
        return self.deciding.named

    @property
    def assumptions(self) -> tuple[InternationalString, ...]:
        """How loose wordings were read, each once."""
        return tuple(dict.fromkeys(each for line in self.lines for each in line.assumptions))

    @property
    def is_settled(self) -> bool:
        """Whether people have decided about it; the verdict stays what it is."""
        return any(each.subject == f"claim:{self.claim.id}" for each in self.adjudications)

    @property
    def is_wrong(self) -> bool:
        """Whether it is contradicted and nobody has decided about it."""
        return self.verdict is ClaimVerdict.CONTRADICTED and not self.is_settled

    def __str__(self) -> str:
        direction = f" ({self.direction})" if self.direction else ""
        place = f"{self.claim.document}, para. {self.claim.paragraph}"
        return f"{self.claim.id} ({place}): {self.verdict}{direction}"
