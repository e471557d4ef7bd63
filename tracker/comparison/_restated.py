"""
A restatement: what a published figure is today, and what moved it.

A figure of an earlier report is four numbers: as the report printed it, as the records known to the report give it, as
the records known today give it by today's definitions, and as the register has it. The way from the first to the third
is taken in steps, one a cause, which sum to the whole.
"""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from tracker.comparison._replay import Cause
from tracker.indicators import Basis, Figure
from tracker.indicators._claims_of_figures import Printed, printed_as
from tracker.indicators._figure import plain_bounds
from tracker.model import Adjudication, Claim, Publication, Record
from tracker.values import Bounds, InternationalString
from tracker.values._answer import Answer


@frozen(kw_only=True)
class Mover:
    """
    A record that moved a figure.

    Attributes:
        record: The version that came into force; for a new definition, the record that it counts otherwise.

        published: The day on which its source became public; None if nothing says.

        adjudications: What was decided about it.
    """

    record: Record
    published: date | None = None
    adjudications: tuple[Adjudication, ...] = ()

    @property
    def note(self) -> InternationalString | None:
        """What was changed, in the words of the revision; None if it says nothing."""
        return self.record.revision.note if self.record.revision else None

    def __str__(self) -> str:
        return f"{self.record.table} {self.record.key}"


@frozen(kw_only=True)
class Step:
    """
    One step from the published figure to the restated one.

    Attributes:
        cause: Why the figure moved.

        before: What was certain about it before the step; None if there was no number.

        after: What is certain about it after the step; None if there is no number.

        change: By how much it moved; None if there is no number on one side.

        movers: The records that moved it.
    """

    cause: Cause
    before: Bounds | None
    after: Bounds | None
    change: Bounds | None
    movers: tuple[Mover, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the figure is another one after the step."""
        return self.before != self.after


@frozen(kw_only=True)
class Restated:
    """
    A published figure and what became of it.

    Attributes:
        claim: The figure as published, verbatim.

        published: What it denotes under the reading of the publication.

        recomputed: The figure by the records known to the report, its definitions and its reading; None if nothing
            says any longer what it counted.

        restated: The figure by the records known now and the definitions of now; None where it is blocked.

        current: The figure as the register has it, later estimates included; None likewise.

        steps: The way from the published to the restated figure, one step a cause; empty where that is blocked.

        blocked: Why it cannot be restated, as the code of a reason against comparing; the figure then stays as
            published. None if it can.

        adjudications: What was decided about the published figure itself.
    """

    claim: Claim
    published: Bounds
    recomputed: Figure | None = None
    restated: Figure | None = None
    current: Figure | None = None
    steps: tuple[Step, ...] = ()
    blocked: str | None = None
    adjudications: tuple[Adjudication, ...] = ()

    @property
    def printed(self) -> Printed:
        """Which figure it is."""
        return printed_as(self.claim)

    @property
    def moved(self) -> bool:
        """Whether any step made another figure of it, even where the steps cancel out."""
        return any(step.moved for step in self.steps)

    @property
    def change(self) -> Bounds | None:
        """The sum of the steps; None if there is no number at one of them."""
        total = Bounds.exactly(0)
        for step in self.steps:
            if step.change is None:
                return None
            total += step.change
        return None if self.blocked else total

    def __str__(self) -> str:
        parts = [f"{plain_bounds(self.published)} as published"]
        if self.blocked:
            parts.append(f"not restated ({self.blocked})")
        for step in self.steps:
            if step.moved:
                named = ", ".join(mover.record.key for mover in step.movers)
                parts.append(f"{step.cause.value} {_signed(step.change)}{f' ({named})' if named else ''}")
        if self.restated is not None and self.moved:
            parts.append(f"{plain_bounds(self.restated.bounds)} as restated")
        part = "".join(f" [{dimension} {code}]" for dimension, code in self.printed.by)
        return f"{self.printed.indicator}{part}: {'; '.join(parts)}"


@frozen(kw_only=True, repr=False)
class Restatement(Answer):
    """
    The figures of a publication, and what became of them.

    Attributes:
        publication: The report as it went out.

        figures: Its figures, in its order.
    """

    publication: Publication
    figures: tuple[Restated, ...]

    @property
    def moved(self) -> tuple[Restated, ...]:
        """The rows of a ledger: the figures that moved, and no others."""
        return tuple(row for row in self.figures if row.moved)

    def row(self, indicator: str, *, by: Iterable[tuple[str, str]] = (), basis: Basis | None = None) -> Restated | None:
        """Return the figure of an indicator, or of a part of it; None if the publication has none."""
        part = tuple(by)
        for each in self.figures:
            own = each.recomputed.basis if each.recomputed else each.printed.basis
            alike = (each.printed.indicator, each.printed.by) == (indicator, part)
            if alike and (basis is None or own in (None, basis)):
                return each
        return None

    def __str__(self) -> str:
        head = f"{self.publication.id}: {len(self.moved)} of {len(self.figures)} figures moved since"
        return "\n".join([head, *(f"  {row}" for row in self.figures)])


# -- in plain text ----------------------------------------------------------------------------------------------------


def _signed(change: Bounds | None) -> str:
    if change is None:
        return "(no number)"
    if change.is_exact and change.lower is not None:
        return f"{'+' if change.lower > 0 else ''}{change.lower}".replace("-", "−")
    ends = ("any" if end is None else f"{'+' if end > 0 else ''}{end}" for end in (change.lower, change.upper))
    return " to ".join(ends).replace("-", "−")
