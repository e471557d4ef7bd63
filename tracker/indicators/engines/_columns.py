"""
The engine that computes with columns of numbers: what records of one date add is worked out once, in numpy.

It answers as the others do. Records that are, or may be, the same as others are folded by the plain engine, and both
add up. The columns of a register are kept by it; the extra ``columns`` installs what it needs.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from tracker.errors import MissingExtraError
from tracker.indicators._figure import Figure
from tracker.indicators._question import Question
from tracker.model import AssistanceEvent, Register
from tracker.values import Bounds

if TYPE_CHECKING:  # loads numpy
    from tracker.indicators.engines._coded import CodedRecords


@frozen(eq=False)
class ColumnsEngine:
    """
    Computes figures from columns of numbers.

    Attributes:
        files: Events of files that no register holds, which count beside those of the register.
    """

    files: "tuple[CodedRecords, ...]" = ()

    def answer(self, question: Question, register: Register) -> Iterator[Figure]:
        """
        Go through the figures that answer a question: the one asked for, or one for each part in a dimension.

        Raises:
            MissingExtraError: The package numpy is not installed.
        """
        demand_numpy()
        from tracker.indicators.engines._coded_figures import coded_figures  # noqa: PLC0415  # loads numpy

        counts_events = question.indicator.of == AssistanceEvent.table
        yield from coded_figures(question, register, self.files if counts_events else ())

    def rest(self, above: Figure, below: Figure) -> Bounds | None:
        """
        Add up the events of files in a whole that are none of a part of it; None if the part is no part of it.

        Args:
            above: The figure of the part.

            below: The figure of the whole.
        """
        if not self.files or below.indicator.of != AssistanceEvent.table:
            return Bounds.exactly(0)
        from tracker.indicators.engines._coded_figures import rest_of  # noqa: PLC0415  # loads numpy

        rests = [rest_of(records, above, below) for records in self.files]
        return None if None in rests else sum((each for each in rests if each), Bounds.exactly(0))


def demand_numpy() -> None:
    """
    Demand the package that columns need.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        import numpy  # noqa: F401, ICN001, PLC0415  # what is optional is asked for where it is used
    except ModuleNotFoundError:
        raise MissingExtraError("columns need numpy: pip install 'mandate-tracker[columns]'") from None


COLUMNS = ColumnsEngine()
"""The engine that computes with columns of numbers, if numpy is installed."""
