"""Publications: reports as they went out."""

from collections.abc import Iterable

from attrs import field, frozen

from tracker.model._claim import Claim
from tracker.model._indicator import Indicator
from tracker.model._vintage import Vintage
from tracker.values import ReportingPeriod

__all__ = ["Publication"]


def _claims(found: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(found)


def _indicators(found: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple(found)


@frozen(kw_only=True)
class Publication:
    """
    A report as it went out: its figures as printed, what they meant, and what was known.

    It never changes; a later report compares its own figures with it, and with what the records say today.

    Attributes:
        id: Its name under ``publications/``.

        period: The period that it reports on.

        vintage: What was known when it was made: the latest days on which anything was published and recorded. A day
            left open says that no record had one.

        reading: The name of the reading under which its figures were computed.

        claims: Its figures, each as a claim of the publication: the number as printed, and the indicator and version by
            ``indicator`` and the declarations below.

        indicators: The declarations that its figures were computed by, as they stood then.
    """

    id: str
    period: ReportingPeriod
    vintage: Vintage
    reading: str = "cautious"
    claims: tuple[Claim, ...] = field(default=(), converter=_claims)
    indicators: tuple[Indicator, ...] = field(default=(), converter=_indicators)
