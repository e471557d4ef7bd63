"""Numbers of the follow-up that lead to what stands behind them in an annex."""

from attrs import frozen

from tracker.documents import Inline
from tracker.followup._tally import Behind


@frozen(kw_only=True)
class LedNumber:
    """
    A number of the follow-up that leads to the recommendations behind it.

    Attributes:
        anchor: Its place in the annex.

        table: What the number stands in, leading back there.

        counts: What it counts, part by part.

        number: The number in words.

        behind: The recommendations behind it.
    """

    anchor: str
    table: Inline
    counts: tuple[Inline, ...]
    number: Inline
    behind: Behind
